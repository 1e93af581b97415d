//! Text in other encodings than UTF-8.

use crate::scene::{GOOD_ID, Scene};

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn what_says_its_encoding_is_read() {
    let dossier = "id: soren\nname: Søren Ünal\n";
    for (case, mark, body) in [
        ("UTF-16", b"\xff\xfe".as_slice(), utf16(dossier)),
        ("UTF-8 with a mark", b"\xef\xbb\xbf", dossier.as_bytes().to_vec()),
    ] {
        let ran = Scene::new().file("a.yaml", [mark, &body].concat()).run("vet a.yaml --format jsonl").exits(0);
        assert_eq!(ran.lines()[0]["name"], "Søren Ünal", "{case}\n{ran}");
    }
}

#[test]
fn what_does_not_is_refused_with_its_place() {
    let latin1 = |text: &str| text.chars().map(|c| u8::try_from(c).unwrap()).collect::<Vec<u8>>();
    for (name, content, words) in [
        ("a.yaml", latin1("id: jose\nname: José\n"), ["a.yaml:2:10", "the byte 0xE9 is no character"]),
        ("a.csv", latin1("Name,Email\nJosé,j@post.example\n"), ["a.csv:2:4", "CSV UTF-8"]),
        ("a.json", b"{\"name\":\"A\xc3\x28\"}".to_vec(), ["a.json:1:11", "the byte 0xC3"]),
        ("a.jsonl", b"{\"name\":\"A\"}\n{\"name\":\"A\xc3\x28\"}\n".to_vec(), ["a.jsonl:2:11", "the byte 0xC3"]),
        ("a.yaml", utf16("name: Anna\n"), ["the file is UTF-16", "save the file as UTF-8"]),
    ] {
        let ran = Scene::with_a_good_one().file(name, content).run("vet --format jsonl").exits(3).says(&words);
        assert_eq!(ran.band_of(GOOD_ID), "routine", "{ran}");
    }
}
