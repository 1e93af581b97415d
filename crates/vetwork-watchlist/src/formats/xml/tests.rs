use super::*;

/// All texts of the records called `r`, in order, or what was wrong.
fn read(xml: &[u8]) -> Result<Vec<String>, String> {
    let collect = || -> Result<Vec<String>, FormatError> {
        let mut records = Records::open(Format::UnXml, "list", xml)?;
        let mut texts = Vec::new();
        while let Some(record) = records.next(&["r"])? {
            let inner: Vec<String> = record
                .children()
                .iter()
                .map(|child| format!("{}={}", child.name, child.text().unwrap_or("-")))
                .collect();
            let name = record.attribute("n").unwrap_or("-");
            texts.push(format!("{}|{name}|{}|{}", record.byte, record.text().unwrap_or("-"), inner.join(",")));
        }
        Ok(texts)
    };
    collect().map_err(|error| error.to_string())
}

#[test]
fn documents() {
    let check = |xml: &str, expected: Result<&[&str], &str>| match (read(xml.as_bytes()), expected) {
        (Ok(read), Ok(expected)) => assert_eq!(read, expected, "{xml}"),
        (Err(error), Err(expected)) => assert!(error.contains(expected), "{xml}: {error}"),
        (read, expected) => panic!("{xml}: read {read:?}, expected {expected:?}"),
    };
    check("<list/>", Ok(&[]));
    check("<?xml version='1.0'?><!-- a --><list><r>A</r></list><!-- z -->\n", Ok(&["37|-|A|"]));
    check("<x:list xmlns:x='u'><a><x:r x:n=' 1 '> A \n B </x:r></a></x:list>", Ok(&["23|1|A B|"]));
    check("<list><r>a &amp; b&#x41;&#66;<![CDATA[<c>]]></r></list>", Ok(&["6|-|a & bAB<c>|"]));
    check("<list><r n='&lt;'><b>1</b><b/><c> </c></r><r/></list>", Ok(&["6|<|-|b=1,b=-,c=-", "42|-|-|"]));
    check("<list><r><r>inner</r></r></list>", Ok(&["6|-|-|r=inner"]));

    check("", Err("holds no XML element"));
    check("uid,name", Err("does not begin as XML does"));
    check("<lists/>", Err("its root is \"lists\", not \"list\""));
    check("<!DOCTYPE html><html></html>", Err("web page"));
    check("<HTML><body>", Err("web page"));
    check("<!DOCTYPE list [<!ENTITY a 'b'>]><list/>", Err("byte 0: a document type declaration"));
    check("<list><r>&a;</r></list>", Err("byte 9: the entity \"a\" is not known"));
    check("<list>&a;</list>", Err("the entity \"a\" is not known"));
    check("<list><r n='&a;'/></list>", Err("byte 6"));
    check("<list><r>&#0;</r></list>", Err("byte 9: the entity"));
    check("<list><r></list>", Err("byte 9"));
    check("<list></list><list></list>", Err("something follows the end"));
    check("<list></list>tail", Err("something follows the end"));
}

#[test]
fn a_list_that_is_cut_anywhere_is_refused() {
    let whole = "<?xml version='1.0'?><list><r n='1'><b>text &amp; more</b></r><!-- c --><r/></list>";
    assert_eq!(read(whole.as_bytes()).unwrap().len(), 2);
    for end in 0..whole.len() {
        assert!(read(&whole.as_bytes()[..end]).is_err(), "{}", &whole[..end]);
    }
}

#[test]
fn limits_hold() {
    let check = |xml: String, expected: &str| {
        let error = read(xml.as_bytes()).unwrap_err();
        assert!(error.contains(expected), "{error}");
    };
    check(format!("<list>{}", "<r>".repeat(MAX_DEPTH)), "elements in each other");
    check(format!("<list>{}", "<a>".repeat(MAX_DEPTH)), "elements in each other");
    check(format!("<list><r>{}</r></list>", "a".repeat(MAX_TEXT + 1)), "one text beyond the limit of 1048576");
    check(format!("<list><r>{}</r></list>", "a&amp;".repeat(MAX_TEXT)), "one text beyond");
    check(format!("<list><r n='{}'/></list>", "a".repeat(MAX_TEXT + 1)), "one text beyond");
    check(format!("<list><r {}/></list>", "n='' ".repeat(MAX_ATTRIBUTES + 1)), "attributes of one element");
    check(format!("<list><r>{}</r></list>", "<b/>".repeat(MAX_ENTRY / 80)), "one entry beyond the limit");
    let deepest = format!("<list>{}{}</list>", "<r>".repeat(MAX_DEPTH - 1), "</r>".repeat(MAX_DEPTH - 1));
    assert_eq!(read(deepest.as_bytes()).unwrap().len(), 1);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    assert!(read(b"<list><r>\xff</r></list>").unwrap_err().contains("these bytes are no UTF-8"));
    let latin = b"<?xml version='1.0' encoding='iso-8859-1'?><list><r>\xe9</r></list>";
    assert_eq!(read(latin).unwrap(), ["49|-|\u{e9}|"]);
    let wide: Vec<u8> = "\u{feff}<list><r>\u{e9}</r></list>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&wide).unwrap(), ["6|-|\u{e9}|"]);
    assert_eq!(read("\u{feff}<list><r/></list>".as_bytes()).unwrap(), ["9|-|-|"]);
}
