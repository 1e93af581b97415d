//! PDF files that the tests make themselves, of people whom nobody is.

/// Objects in the order of their numbers, from 1, and the rest of the trailer.
pub(crate) fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    append(&mut bytes, 1, objects, trailer, None);
    bytes
}

/// Writes objects, their table and an end after what is there already.
pub(crate) fn append(bytes: &mut Vec<u8>, first: usize, objects: &[String], trailer: &str, previous: Option<usize>) {
    let mut offsets = Vec::new();
    for (number, object) in (first..).zip(objects) {
        offsets.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let table = bytes.len();
    let head = if previous.is_none() { "0 1\n0000000000 65535 f \n" } else { "" };
    bytes.extend(format!("xref\n{head}{first} {}\n", objects.len()).bytes());
    for offset in offsets {
        bytes.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    let previous = previous.map(|previous| format!("/Prev {previous}")).unwrap_or_default();
    bytes.extend(format!("trailer\n<</Size 20/Root 1 0 R{trailer}{previous}>>\nstartxref\n{table}\n%%EOF\n").bytes());
}

/// Where the last table of a file begins.
pub(crate) fn last_table(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    text.rsplit("startxref\n").next().and_then(|rest| rest.lines().next()?.parse().ok()).unwrap()
}

pub(crate) fn stream(dictionary: &str, content: &str) -> String {
    format!("<<{dictionary}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// One page of A4 with this content, a font `F1`, a picture `P` that covers what it is stretched over, and `info`.
pub(crate) fn page(content: &str, info: &str) -> Vec<u8> {
    file(
        &objects(content, info),
        "/Info 7 0 R/ID[<6b1f0a44c2d94e7f8a3b5c6d7e8f9012><6b1f0a44c2d94e7f8a3b5c6d7e8f9012>]",
    )
}

pub(crate) fn objects(content: &str, info: &str) -> Vec<String> {
    vec![
        "<</Type/Catalog/Pages 2 0 R/Metadata 8 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>/XObject<</P 6 0 R>>/ExtGState<</half<</ca 0.4>>/none<</ca 0>>>>>>>>"
            .to_owned(),
        stream("", content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        stream("/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x"),
        format!("<<{info}>>"),
        stream("/Type/Metadata/Subtype/XML", "<x/>"),
    ]
}

/// The usual information: made by the one who hands it in.
pub(crate) const INFO: &str =
    "/Author(Dana Kessler)/Producer(Example Writer)/CreationDate(D:20260301090000Z)/ModDate(D:20260302090000Z)";
