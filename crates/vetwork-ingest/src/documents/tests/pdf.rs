//! PDFs: ordinary, locked, cut off, without text, and hostile.

use lopdf::{Dictionary, Document, EncryptionState, EncryptionVersion, Object, ObjectId, Permissions, Stream};

use super::super::{DocumentKind, Limits, Place, Problem, read_document};
use super::read;

fn dictionary<const COUNT: usize>(entries: [(&str, Object); COUNT]) -> Dictionary {
    entries.into_iter().map(|(key, value)| (key.as_bytes().to_vec(), value)).collect()
}

/// Adds a page of this content, with fonts `F1` and annotations.
fn add_page(document: &mut Document, pages: ObjectId, content: &str, annotations: Vec<Object>) -> ObjectId {
    let font = dictionary([
        ("Type", "Font".into()),
        ("Subtype", "Type1".into()),
        ("BaseFont", "Helvetica".into()),
        ("Encoding", "WinAnsiEncoding".into()),
    ]);
    let resources = dictionary([("Font", dictionary([("F1", font.into())]).into())]);
    let mut stream = Stream::new(Dictionary::new(), encoding_rs::WINDOWS_1252.encode(content).0.into_owned());
    stream.compress().unwrap();
    let content = document.add_object(stream);
    document.add_object(dictionary([
        ("Type", "Page".into()),
        ("Parent", pages.into()),
        ("Resources", resources.into()),
        ("Contents", content.into()),
        ("Annots", annotations.into()),
    ]))
}

fn document(contents: &[&str], annotations: &[Object]) -> Document {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let add = |content: &&str| add_page(&mut document, pages, content, annotations.to_vec());
    let kids: Vec<Object> = contents.iter().map(add).map(Object::from).collect();
    let count = i64::try_from(kids.len()).unwrap();
    document.set_object(pages, dictionary([("Type", "Pages".into()), ("Kids", kids.into()), ("Count", count.into())]));
    let catalog = document.add_object(dictionary([("Type", "Catalog".into()), ("Pages", pages.into())]));
    let info = document.add_object(dictionary([
        ("Author", lopdf::text_string("Zoë Müller")),
        ("Producer", lopdf::text_string("Tests")),
        ("CreationDate", lopdf::text_string("D:20260401090000Z")),
    ]));
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    document.trailer.set("ID", vec![lopdf::text_string("0123456789abcdef"), lopdf::text_string("0123456789abcdef")]);
    document
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

const FIRST: &str = "BT /F1 16 Tf 72 770 Td (Zoë Müller) Tj /F1 11 Tf 0 -40 Td (Experience) Tj 0 -14 Td (Senior Engineer) Tj \
                     300 0 Td (Jan 2018 – Mar 2020) Tj -300 -14 Td [(Ran) -300 (the plat) 20 (form.)] TJ ET";
const SECOND: &str = "BT /F1 11 Tf 72 770 Td (Education) Tj T* 0 -14 Td (University of Tarrow) Tj ET";

/// Two pages, links and metadata.
pub(super) fn resume() -> Vec<u8> {
    let link = |kind: &str, key: &str, target: &str| -> Object {
        let action = dictionary([("S", Object::Name(kind.into())), (key, lopdf::text_string(target))]);
        dictionary([("Type", "Annot".into()), ("Subtype", "Link".into()), ("A", action.into())]).into()
    };
    let links = [
        link("URI", "URI", "https://example.org/zoe"),
        link("URI", "URI", "javascript:alert(1)"),
        link("JavaScript", "JS", "app.alert(1)"),
        link("Launch", "F", "calc.exe"),
    ];
    saved(document(&[FIRST, SECOND], &links))
}

#[test]
fn an_ordinary_resume() {
    let reading = read(&resume());
    assert_eq!(reading.kind, DocumentKind::Pdf);
    assert_eq!((reading.pages, reading.pages_read), (Some(2), 2));
    let expected = "Zoë Müller\n\nExperience\nSenior Engineer\tJan 2018 – Mar 2020\nRan the platform.\n\n\
                    Education\nUniversity of Tarrow\n";
    assert_eq!(reading.text, expected);
    assert_eq!(reading.links, ["https://example.org/zoe"]);
    assert_eq!(reading.refused_links, ["javascript:alert(1)", "javascript:app.alert(1)", "launch:calc.exe"]);
    let own = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    let metadata = [own("author", "Zoë Müller"), own("producer", "Tests"), own("created", "D:20260401090000Z")];
    assert_eq!(reading.metadata, metadata);
    assert_eq!(reading.problems, []);
}

#[test]
fn text_in_forms_and_by_names_of_glyphs() {
    let mut document = document(&["/X1 Do"], &[]);
    let differences =
        vec![1.into(), "f_f_i".into(), "uni0141".into(), "eacute".into(), "nosuchglyph".into(), "A.alt".into()];
    let font = dictionary([
        ("Type", "Font".into()),
        ("Subtype", "Type1".into()),
        ("Encoding", dictionary([("Differences", differences.into())]).into()),
    ]);
    let fonts = dictionary([("F2", font.into())]);
    let form = dictionary([
        ("Type", "XObject".into()),
        ("Subtype", "Form".into()),
        ("Resources", dictionary([("Font", fonts.into())]).into()),
    ]);
    let form = document.add_object(Stream::new(form, b"BT /F2 10 Tf (\x01\x02\x03\x04\x05) Tj ET /X1 Do".to_vec()));
    let page = document.page_iter().next().unwrap();
    let resources = dictionary([("XObject", dictionary([("X1", form.into())]).into())]);
    document.get_dictionary_mut(page).unwrap().set("Resources", resources);
    assert_eq!(read(&saved(document)).text, "ffiŁéA\n");
}

#[test]
fn locked_with_a_password() {
    let check = |user: &str, is_read: bool| {
        let mut locked = document(&[FIRST, SECOND], &[]);
        let version = EncryptionVersion::V2 {
            document: &locked,
            owner_password: "owner",
            user_password: user,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        locked.encrypt(&state).unwrap();
        let reading = read(&saved(locked));
        assert_eq!(reading.pages, Some(2));
        if is_read {
            assert_eq!(reading.problems, []);
            assert!(reading.text.starts_with("Zoë Müller\n"));
        } else {
            assert_eq!(reading.problems, [Problem::Encrypted { algorithm: "RC4 with 128 bits".to_owned() }]);
            assert_eq!((reading.text.as_str(), reading.pages_read), ("", 0));
        }
    };
    check("secret", false);
    check("", true);
}

#[test]
fn only_pictures_of_pages() {
    let pictures = saved(document(&["q 612 0 0 792 0 0 cm /Im1 Do Q"; 3], &[]));
    assert_eq!(read(&pictures).problems, [Problem::NoText { pages: 3 }]);
}

#[test]
fn cut_off_anywhere() {
    let whole = resume();
    for end in (0..whole.len() - 8).step_by(7) {
        let reading = read(&whole[..end]);
        assert_ne!(reading.problems, [], "cut at {end}");
        assert!(!reading.problems.contains(&Problem::Crashed), "cut at {end}");
    }
}

#[test]
fn cut_off_in_the_second_page_keeps_the_first() {
    let whole = resume();
    let ends: Vec<usize> =
        whole.windows(9).enumerate().filter(|(_, at)| at == b"endstream").map(|(at, _)| at).collect();
    let reading = read(&whole[..ends[1] - 20]);
    assert!(reading.text.starts_with("Zoë Müller\n"), "{reading:?}");
    assert_eq!(reading.problems, [Problem::Damaged { place: Place::EndsInPage(2) }]);
    assert_eq!(reading.pages_read, 1);
}

#[test]
fn a_broken_page_costs_only_itself() {
    let mut document = document(&[FIRST, SECOND], &[]);
    let first = document.page_iter().next().unwrap();
    document.get_dictionary_mut(first).unwrap().set("Contents", Object::Reference((999, 0)));
    let reading = read(&saved(document));
    assert_eq!(reading.text, "Education\nUniversity of Tarrow\n");
    assert_eq!(reading.problems, [Problem::Damaged { place: Place::Page(1) }]);
    assert_eq!((reading.pages, reading.pages_read), (Some(2), 1));
}

#[test]
fn unpacks_too_far() {
    let bomb = saved(document(&[&" ".repeat(4 << 20)], &[]));
    assert!(bomb.len() < 16 << 10);
    assert_eq!(read(&bomb).problems, [Problem::Ratio { limit: 100 }]);
    let generous = Limits { ratio: 1_000_000, ..Limits::default() };
    assert_eq!(read_document(&bomb, &generous).problems, [Problem::NoText { pages: 1 }]);
    let small = Limits { ratio: 1_000_000, unpacked_bytes: 2 << 20, ..Limits::default() };
    assert_eq!(read_document(&bomb, &small).problems, [Problem::TooLarge { limit: 2 << 20 }]);
}

#[test]
fn more_pages_than_are_read() {
    let limits = Limits { pages: 2, ..Limits::default() };
    let reading = read_document(&saved(document(&[SECOND; 3], &[])), &limits);
    assert_eq!((reading.pages, reading.pages_read), (Some(3), 2));
    assert_eq!(reading.problems, [Problem::TooManyPages { limit: 2 }]);
}

#[test]
fn nested_without_end() {
    let deep = ["[".repeat(20_000), "q ".repeat(20_000), format!("{} BT", "<<".repeat(20_000))];
    for content in &deep {
        let bytes = saved(document(&[content], &[]));
        assert!(!read(&bytes).problems.contains(&Problem::Crashed));
    }
    let mut cycle = document(&[FIRST], &[]);
    let pages = cycle.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    cycle.get_dictionary_mut(pages).unwrap().set("Parent", pages);
    cycle.get_dictionary_mut(pages).unwrap().set("Kids", vec![pages.into()]);
    assert_ne!(read(&saved(cycle)).problems, []);
}
