//! Pictures of our own, made part by part.

use std::io::{Cursor, Write as _};

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use image::{DynamicImage, ImageFormat, RgbImage};

/// A picture with something on it: 120 by 80 pixels.
pub(crate) fn canvas() -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(120, 80, |x, y| {
        let wave = |a: u32, b: u32| (x * a + y * b + x * y / 9) % 173;
        image::Rgb([wave(7, 3), wave(2, 11), wave(5, 5)].map(|value| value as u8))
    }))
}

pub(crate) fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A PNG whose parts are put in behind its header.
pub(crate) struct Png {
    parts: Vec<u8>,
    sides: Option<(u32, u32)>,
}

impl Png {
    pub(crate) fn new() -> Self {
        Self { parts: Vec::new(), sides: None }
    }

    pub(crate) fn chunk(mut self, kind: &[u8; 4], data: &[u8]) -> Self {
        let mut sum = Crc::new();
        sum.update(kind);
        sum.update(data);
        let length = u32::try_from(data.len()).unwrap();
        self.parts.extend([&length.to_be_bytes(), kind, data, &sum.sum().to_be_bytes()].concat());
        self
    }

    pub(crate) fn text(self, keyword: &str, text: &str) -> Self {
        self.chunk(b"tEXt", &[keyword.as_bytes(), b"\0", text.as_bytes()].concat())
    }

    pub(crate) fn packed_text(self, keyword: &str, text: &str) -> Self {
        self.chunk(b"zTXt", &[keyword.as_bytes(), b"\0\0", &packed(text)].concat())
    }

    pub(crate) fn international_text(self, keyword: &str, text: &str, is_packed: bool) -> Self {
        let text = if is_packed { packed(text) } else { text.as_bytes().to_vec() };
        self.chunk(b"iTXt", &[keyword.as_bytes(), &[0, u8::from(is_packed), 0], b"en\0\0", &text].concat())
    }

    pub(crate) fn xmp(self, attributes: &str, elements: &str) -> Self {
        self.international_text("XML:com.adobe.xmp", &xmp(attributes, elements), false)
    }

    pub(crate) fn time(self, data: [u8; 7]) -> Self {
        self.chunk(b"tIME", &data)
    }

    pub(crate) fn wrong_sum(self) -> Self {
        let mut changed = self.text("Comment", "a");
        *changed.parts.last_mut().unwrap() ^= 1;
        changed
    }

    /// Sides that the header lies about.
    pub(crate) fn sides(mut self, width: u32, height: u32) -> Self {
        self.sides = Some((width, height));
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut file = encoded(&canvas(), ImageFormat::Png);
        if let Some((width, height)) = self.sides {
            let mut header = [&b"IHDR"[..], &width.to_be_bytes(), &height.to_be_bytes(), &file[24..29]].concat();
            let mut sum = Crc::new();
            sum.update(&header);
            header.extend(sum.sum().to_be_bytes());
            file.splice(12..33, header);
        }
        file.splice(33..33, self.parts.clone());
        file
    }
}

fn packed(text: &str) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

fn xmp(attributes: &str, elements: &str) -> String {
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
         xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" {attributes}>{elements}\
         </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
    )
}

/// A JPEG whose segments are put in behind its start.
pub(crate) struct Jpeg {
    parts: Vec<u8>,
}

impl Jpeg {
    pub(crate) fn new() -> Self {
        Self { parts: Vec::new() }
    }

    pub(crate) fn segment(mut self, marker: u8, data: &[u8]) -> Self {
        let length = u16::try_from(data.len() + 2).unwrap();
        self.parts.extend([&[0xff, marker], &length.to_be_bytes()[..], data].concat());
        self
    }

    pub(crate) fn comment(self, text: &str) -> Self {
        self.segment(0xfe, text.as_bytes())
    }

    pub(crate) fn exif(self, exif: &Exif) -> Self {
        self.raw_exif(&exif.bytes())
    }

    pub(crate) fn raw_exif(self, tiff: &[u8]) -> Self {
        self.segment(0xe1, &[b"Exif\0\0", tiff].concat())
    }

    pub(crate) fn xmp(self, attributes: &str, elements: &str) -> Self {
        self.raw_xmp(&xmp(attributes, elements))
    }

    pub(crate) fn raw_xmp(self, xml: &str) -> Self {
        self.segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", xml.as_bytes()].concat())
    }

    /// A data set of IPTC-IIM among the resources of Photoshop, behind another resource.
    pub(crate) fn iptc(self, number: u8, text: &str) -> Self {
        let length = u16::try_from(text.len()).unwrap();
        let set = [&[0x1c, 2, number], &length.to_be_bytes()[..], text.as_bytes()].concat();
        let resource = |number: u16, data: &[u8]| {
            let length = u32::try_from(data.len()).unwrap();
            let padding = vec![0; data.len() % 2];
            [b"8BIM", &number.to_be_bytes()[..], &[0, 0], &length.to_be_bytes(), data, &padding].concat()
        };
        self.segment(0xed, &[&b"Photoshop 3.0\0"[..], &resource(0x03ed, &[1, 2, 3]), &resource(0x0404, &set)].concat())
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut file = encoded(&canvas(), ImageFormat::Jpeg);
        file.splice(2..2, self.parts.clone());
        file
    }
}

/// Exif, big-endian: entries of the main, the Exif, the GPS and the thumbnail's directory.
#[derive(Default)]
pub(crate) struct Exif {
    directories: [Vec<(u16, u16, Vec<u8>)>; 4],
    thumbnail: Option<Vec<u8>>,
}

const MAIN: usize = 0;
const EXIF: usize = 1;
const GPS: usize = 2;
const THUMBNAIL: usize = 3;

impl Exif {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    fn put(mut self, directory: usize, tag: u16, kind: u16, data: &[u8]) -> Self {
        self.directories[directory].push((tag, kind, data.to_vec()));
        self
    }

    fn text(self, directory: usize, tag: u16, text: &str) -> Self {
        self.put(directory, tag, 2, &[text.as_bytes(), b"\0"].concat())
    }

    pub(crate) fn software(self, text: &str) -> Self {
        self.text(MAIN, 0x0131, text)
    }

    pub(crate) fn camera(self, make: &str, model: &str, serial: &str) -> Self {
        self.text(MAIN, 0x010f, make).text(MAIN, 0x0110, model).text(EXIF, 0xa431, serial)
    }

    pub(crate) fn taken(self, text: &str) -> Self {
        self.text(EXIF, 0x9003, text)
    }

    pub(crate) fn changed(self, text: &str) -> Self {
        self.text(MAIN, 0x0132, text)
    }

    pub(crate) fn comment(self, text: &str) -> Self {
        self.put(EXIF, 0x9286, 7, &[b"ASCII\0\0\0", text.as_bytes()].concat())
    }

    /// In the order that is not the file's, as some programs write it.
    pub(crate) fn comment_in_utf16(self, text: &str) -> Self {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.put(EXIF, 0x9286, 7, &[b"UNICODE\0", units.as_slice()].concat())
    }

    pub(crate) fn place(self, north: [u32; 3], east: [u32; 3]) -> Self {
        let degrees =
            |parts: [u32; 3]| parts.iter().flat_map(|part| [*part, 1]).flat_map(u32::to_be_bytes).collect::<Vec<_>>();
        let with = self.text(GPS, 1, "N").put(GPS, 2, 5, &degrees(north));
        with.text(GPS, 3, "E").put(GPS, 4, 5, &degrees(east))
    }

    pub(crate) fn thumbnail(mut self, width: u32, height: u32) -> Self {
        let small = canvas().resize_exact(width, height, image::imageops::FilterType::Triangle);
        self.thumbnail = Some(encoded(&small, ImageFormat::Jpeg));
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut directories = self.directories.clone();
        let long = |number: usize| u32::try_from(number).unwrap().to_be_bytes().to_vec();
        // Places are known once sizes are: pointers are four bytes whatever they say.
        directories[MAIN].extend([(0x8769, 4, long(0)), (0x8825, 4, long(0))]);
        if let Some(file) = &self.thumbnail {
            directories[THUMBNAIL].extend([(0x0201, 4, long(0)), (0x0202, 4, long(file.len()))]);
        }
        let size = |entries: &[(u16, u16, Vec<u8>)]| {
            6 + entries.iter().map(|(_, _, data)| 12 + if data.len() > 4 { data.len() } else { 0 }).sum::<usize>()
        };
        let mut places = vec![8];
        directories.iter().for_each(|entries| places.push(places.last().unwrap() + size(entries)));
        for (tag, place) in [(0x8769, places[EXIF]), (0x8825, places[GPS])] {
            directories[MAIN].iter_mut().find(|entry| entry.0 == tag).unwrap().2 = long(place);
        }
        if let Some(entry) = directories[THUMBNAIL].iter_mut().find(|entry| entry.0 == 0x0201) {
            entry.2 = long(places[4]);
        }
        let mut file = b"MM\0*\0\0\0\x08".to_vec();
        for (number, entries) in directories.iter().enumerate() {
            let mut beside = places[number] + 6 + entries.len() * 12;
            let mut rest: Vec<u8> = Vec::new();
            file.extend(u16::try_from(entries.len()).unwrap().to_be_bytes());
            for (tag, kind, data) in entries {
                let count = data.len()
                    / match kind {
                        4 => 4,
                        5 => 8,
                        _ => 1,
                    };
                file.extend([&tag.to_be_bytes()[..], &kind.to_be_bytes(), &long(count)].concat());
                if data.len() > 4 {
                    file.extend(long(beside));
                    beside += data.len();
                    rest.extend(data);
                } else {
                    file.extend(data.iter().copied().chain([0; 4]).take(4));
                }
            }
            let next = if number == MAIN && self.thumbnail.is_some() { places[THUMBNAIL] } else { 0 };
            file.extend(long(next));
            file.extend(rest);
        }
        file.extend(self.thumbnail.iter().flatten());
        file
    }
}

/// Directories that name themselves as the next and as the one below.
pub(crate) fn ifd_offset_loop() -> Vec<u8> {
    let entry = [&0x8769_u16.to_be_bytes()[..], &[0, 4, 0, 0, 0, 1, 0, 0, 0, 8]].concat();
    [b"MM\0*\0\0\0\x08\0\x01", entry.as_slice(), &[0, 0, 0, 8]].concat()
}
