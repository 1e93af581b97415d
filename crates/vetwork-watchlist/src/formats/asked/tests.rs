//! Rows of people, as somebody's own tables have them.

use super::*;

/// Every row in a line: `line reference | name | kind | date, verified | numbers | wallets | contacts`, or what is wrong.
fn rows(text: &[u8], order: DateOrder) -> Vec<String> {
    let mut rows = match Rows::open(text, order) {
        Ok(rows) => rows,
        Err(error) => return vec![error.to_string()],
    };
    let mut all = Vec::new();
    loop {
        match rows.next_row() {
            Ok(None) => return all,
            Ok(Some(Ok(Asked { line, reference, query }))) => {
                let birth = query.birth.map(|date| date.to_string()).unwrap_or_default();
                let verified = if query.birth_is_verified { ", verified" } else { "" };
                let lists = [query.identifiers, query.wallets, query.contacts].map(|values| values.join("+"));
                let kind = format!("{:?}", query.kind);
                all.push(format!("{line} {reference}|{}|{kind}|{birth}{verified}|{}", query.name, lists.join("|")));
            }
            Ok(Some(Err(unread))) => {
                all.push(format!("{} {} not read: {}: {}", unread.line, unread.reference, unread.field, unread.what));
            }
            Err(error) => {
                all.push(error.to_string());
                return all;
            }
        }
    }
}

#[track_caller]
fn check(text: impl AsRef<[u8]>, expected: &[&str]) {
    assert_eq!(rows(text.as_ref(), DateOrder::Unknown), expected, "{}", String::from_utf8_lossy(text.as_ref()));
}

#[test]
fn rows_know_their_line() {
    for end in ["\n", "\r\n"] {
        let file = "name\n\nLina Two\n \n,\n\"Lina\nSix\"\n\nLina Nine".replace('\n', end);
        check(
            file.replace(',', " "),
            &["3 |Lina Two|Unknown||||", "6 |Lina Six|Unknown||||", "9 |Lina Nine|Unknown||||"],
        );
    }
}

#[test]
fn tables_and_lines_of_json() {
    check("name\nOrvanta Kelmisti\n", &["2 |Orvanta Kelmisti|Unknown||||"]);
    check(
        "ID;Full Name;Type;Date of birth;DOB verified;Passport no.;Wallet;E-Mail;Phone\r\n\
         7;Orvanta Kelmisti;Individual;25.11.1983;Yes;K1; 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed ;o@post.example;+1 202\r\n\
         8;Brightwater Ltd;company;;;;;;\r\n",
        &[
            "2 7|Orvanta Kelmisti|Person|1983-11-25, verified|K1|0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed|o@post.example++1 202",
            "3 8|Brightwater Ltd|Organisation||||",
        ],
    );
    check(
        "\u{feff}first name,middle name,last name,passport\n Orvanta , ,Kelmisti,\"K1; K2\"\n",
        &["2 |Orvanta Kelmisti|Unknown||K1+K2||"],
    );
    check(
        "{\"name\":\"Orvanta Kelmisti\",\"dob\":1983,\"dob_verified\":true,\"hair\":{},\"contact\":[\"a\",\"b\"],\
         \"wallets\":[\"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\"]}\n\n{\"id\":5,\"email\":\"o@post.example\"}\n",
        &[
            "1 |Orvanta Kelmisti|Unknown|1983, verified||1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa|a+b",
            "3 5||Unknown||||o@post.example",
        ],
    );
    check("name,kind\nOrvanta,contractor\n", &["2 |Orvanta|Unknown||||"]);
}

#[test]
fn a_row_that_cannot_be_read_is_told_and_the_others_go_on() {
    check(
        "ref,name,dob\na,Orvanta,yesterday\nb,Mirelle,1983\nc,,\nd,Tobin\ne,Tobin,1990,more\n",
        &[
            "2 a not read: dob: \"yesterday\" is no date; write 1983-11-25, 1983-11 or 1983",
            "3 b|Mirelle|Unknown|1983|||",
            "4 c not read: name: the row has no name with a letter, and no number, wallet or contact",
            "5 d not read: : the row has 2 cells and the header 3",
            "6 e not read: : the row has 4 cells and the header 3",
        ],
    );
    check(
        b"name\nM\xfcller\nMirelle\n",
        &["2  not read: : it holds bytes that are no text; save the file as UTF-8", "3 |Mirelle|Unknown||||"],
    );
    let cut = "2  not read: : a text in it ends within a letter, where it was cut off; write it in full, or fetch the file again";
    check(b"name\n\xc5\x81ukasz Orvant\xc4", &[cut]);
    check(b"name,ref\nOrvanta \xed\x98,7\nMirelle,8\n", &[&cut.replacen("2 ", "2 7", 1), "3 8|Mirelle|Unknown||||"]);
    check(b"name\nAndr\xe9\n", &["2  not read: : it holds bytes that are no text; save the file as UTF-8"]);
    check(
        "{\"name\":\"Orvanta\"}\n[1]\n{\"name\":{\"first\":\"O\"}}\n{\"name\":\"Tobin\"}\n",
        &[
            "1 |Orvanta|Unknown||||",
            "2  not read: : the line is no JSON object: invalid type: sequence, expected a map at line 1 column 0",
            "3  not read: name: it holds an object; write a text, or texts between [ ]",
            "4 |Tobin|Unknown||||",
        ],
    );
    check("name,dob verified\nOrvanta,maybe\n", &["2  not read: dob verified: \"maybe\" is neither yes nor no"]);
}

#[test]
fn a_table_in_which_nobody_is_named_is_refused_with_its_columns() {
    check("", &["the list has no entry; check the download, the list in use stays in use"]);
    let wide: Vec<u8> = "\u{feff}name\nOrvanta\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(wide, &["line 1: these bytes are no UTF-8; fetch the file again, or save it as UTF-8"]);
    let refused = rows(b"hair,shoe size\nred,42\n", DateOrder::Unknown);
    assert!(refused[0].contains("name, identifier, wallet or contact; there are hair, shoe size"), "{refused:?}");
}

#[test]
fn dates_that_can_be_two_days_are_read_only_in_an_order() {
    let dated = |date: &str, order| rows(format!("name,dob\nOrvanta,{date}\n").as_bytes(), order).remove(0);
    for (date, expected) in [
        ("25/11/1983", "1983-11-25"),
        ("11/25/1983", "1983-11-25"),
        ("05/05/1983", "1983-05-05"),
        ("04.05.1983", "1983-05-04"),
        ("1983-11-25T00:00:00Z", "1983-11-25"),
        ("25 Nov 1983", "1983-11-25"),
        ("1983-11", "1983-11"),
    ] {
        assert!(dated(date, DateOrder::Unknown).contains(expected), "{date}: {}", dated(date, DateOrder::Unknown));
    }
    assert!(dated("04/05/1983", DateOrder::Unknown).contains("can be two days; say --date-order"));
    assert!(dated("04/05/1983", DateOrder::DayFirst).contains("1983-05-04"));
    assert!(dated("04/05/1983", DateOrder::MonthFirst).contains("1983-04-05"));
    assert!(dated("25/11/1983", DateOrder::MonthFirst).contains("is no date"));
    for date in ["1980 to 1985", "1990-13-01", "1990-02-30", "13/1990"] {
        assert!(dated(date, DateOrder::Unknown).contains("is no date"), "{date}: {}", dated(date, DateOrder::Unknown));
    }
}

#[test]
fn limits_hold_against_endless_rows() {
    let quote = format!("name\n\"{}", "a".repeat(6 << 20));
    assert!(rows(quote.as_bytes(), DateOrder::Unknown)[0].contains("a row beyond the limit"));
    let wallets = format!("wallet\n{}\n", "x;".repeat(101));
    assert!(rows(wallets.as_bytes(), DateOrder::Unknown)[0].contains("more than 100 values"));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_fail(bytes: Vec<u8>) {
        rows(&bytes, DateOrder::Unknown);
        rows(&[b"name,dob\n", bytes.as_slice()].concat(), DateOrder::Unknown);
        rows(&[b"{", bytes.as_slice()].concat(), DateOrder::Unknown);
    }
}
