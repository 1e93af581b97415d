//! Specifications: written, guessed, refused.

use vetwork_link::kind::Kind;
use vetwork_link::specification::{RuleSpecification, Specification};

fn columns(names: &str) -> Vec<String> {
    names.split(' ').map(str::to_owned).collect()
}

#[test]
fn reads_off_the_names_of_columns_what_they_hold() {
    let check = |names: &str, id: Option<&str>, expected: &[(&str, Kind)]| {
        let specification = Specification::guessed(&columns(names)).unwrap();
        let fields: Vec<(&str, Kind)> =
            specification.fields.iter().map(|field| (field.column.as_str(), field.kind)).collect();
        assert_eq!((specification.id.as_deref(), fields.as_slice()), (id, expected), "{names}");
    };
    check("id First_Name SURNAME", Some("id"), &[("First_Name", Kind::GivenName), ("SURNAME", Kind::FamilyName)]);
    check("name e-mail", None, &[("name", Kind::FullName), ("e-mail", Kind::Email)]);
    // The whole name would count its parts twice.
    check("name first_name last_name", None, &[("first_name", Kind::GivenName), ("last_name", Kind::FamilyName)]);
    // Nobody is linked by these unless somebody says so.
    check("name sex gender nationality", None, &[("name", Kind::FullName)]);
}

#[test]
fn says_what_is_wrong() {
    let check = |text: &str, expected: &str| {
        let error = Specification::parse(text).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    };
    check("field = []", "names no field");
    check("[[field]]\ncolumn = 'a'\nkind = 'colour'", "unknown variant `colour`");
    check("[[field]]\ncolumn = 'a'\nkind = 'email'\nweight = 3", "unknown field `weight`");
    check("[[field]]\ncolumn = 'a'\nkind = 'email'\n[[field]]\ncolumn = 'a'\nkind = 'phone'", "the column `a` twice");
    let with = |rule: &str| {
        format!("[[field]]\ncolumn = 'dob'\nkind = 'date'\n[[field]]\ncolumn = 'mail'\nkind = 'email'\n{rule}")
    };
    check(&with("[[rule]]\nagree = []"), "names nothing to agree in");
    check(
        &with("[[rule]]\nagree = ['mail', 'decade of dob']"),
        "cannot agree in `decade of dob`; they can in: dob, year of dob,",
    );
    check(&with("[[rule]]\nagree = ['year of mail']"), "cannot agree in `year of mail`");
    check(&with("[[rule]]\nagrees = ['mail']"), "unknown field `agrees`");
    check(&with(&"[[rule]]\nagree = ['mail']\n".repeat(65)), "it names 65 rules; 64 are the most");
    check("join_above = 'x'\n[[field]]\ncolumn = 'a'\nkind = 'email'", "line 1");

    let error = Specification::guessed(&columns("x y")).unwrap_err().to_string();
    assert_eq!(error, "none of the columns is known: x, y");
    let error =
        Specification::guessed(&columns("email")).unwrap().places(&columns("mail phone")).unwrap_err().to_string();
    assert_eq!(error, "there is no column `email`; there are: mail, phone");
}

#[test]
fn is_read_as_it_is_written() {
    let mut guessed = Specification::guessed(&columns("id name email dob")).unwrap();
    assert_eq!(Specification::parse(&toml::to_string(&guessed).unwrap()).unwrap(), guessed);
    guessed.rules = vec![RuleSpecification { agree: vec!["year of dob".to_owned(), "email".to_owned()] }];
    assert_eq!(Specification::parse(&toml::to_string(&guessed).unwrap()).unwrap(), guessed);
}
