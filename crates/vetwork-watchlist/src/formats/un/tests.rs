use super::*;
use crate::party::{IdentifierKind, Place};

const LIST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2031-02-03T04:05:06.789Z"><INDIVIDUALS>
<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>ANNA</FIRST_NAME><SECOND_NAME>MARIA  </SECOND_NAME><THIRD_NAME>EXAMPLE</THIRD_NAME>
 <FOURTH_NAME/><UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.900</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON>
 <NAME_ORIGINAL_SCRIPT>안나</NAME_ORIGINAL_SCRIPT><COMMENTS1>A clerk. Gender: Female. Lives far
 away.</COMMENTS1><TITLE><VALUE>Doctor</VALUE></TITLE><DESIGNATION><VALUE>Clerk</VALUE><VALUE/></DESIGNATION>
 <NATIONALITY><VALUE>Atlantis</VALUE><VALUE>Utopia</VALUE></NATIONALITY>
 <LAST_DAY_UPDATED><VALUE>2018-01-02</VALUE><VALUE>2017-01-02</VALUE></LAST_DAY_UPDATED>
 <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ann Sample</ALIAS_NAME><DATE_OF_BIRTH>1971-02-03</DATE_OF_BIRTH>
  <CITY_OF_BIRTH>Poseidonis</CITY_OF_BIRTH><COUNTRY_OF_BIRTH>Atlantis</COUNTRY_OF_BIRTH></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Annie</ALIAS_NAME></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Anna Muster</ALIAS_NAME><NOTE>formerly listed as</NOTE></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
 <INDIVIDUAL_ADDRESS><STREET>1 Long Road</STREET><CITY>Amaurot</CITY><ZIP_CODE>77</ZIP_CODE><COUNTRY>Utopia</COUNTRY><NOTE>as of 2015</NOTE></INDIVIDUAL_ADDRESS>
 <INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-12-31</DATE></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1969</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1968</FROM_YEAR><TO_YEAR>1966</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>19xx</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
 <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Amaurot</CITY><COUNTRY>Utopia</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
 <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>X 12345</NUMBER><ISSUING_COUNTRY>Utopia</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
 <INDIVIDUAL_DOCUMENT/>
</INDIVIDUAL>
<INDIVIDUAL><DATAID>2</DATAID><REFERENCE_NUMBER>KPi.901</REFERENCE_NUMBER></INDIVIDUAL>
</INDIVIDUALS><ENTITIES>
<ENTITY><DATAID>3</DATAID><FIRST_NAME>EXAMPLE TRADING</FIRST_NAME><UN_LIST_TYPE>Iran</UN_LIST_TYPE><REFERENCE_NUMBER>IRe.900</REFERENCE_NUMBER>
 <LISTED_ON>soon</LISTED_ON><ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>EXTRA</ALIAS_NAME></ENTITY_ALIAS>
 <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>OLD TRADING</ALIAS_NAME></ENTITY_ALIAS>
 <ENTITY_ADDRESS><CITY>Amaurot</CITY></ENTITY_ADDRESS></ENTITY>
</ENTITIES></CONSOLIDATED_LIST>
"#;

#[test]
fn every_field_is_read() {
    let list = read(Source::UnitedNations, LIST.as_bytes()).unwrap();
    assert_eq!(list.published, "2031-02-03".parse().ok());
    let name = |text: &str, strength, former| ListedName { former, ..ListedName::new(text, strength) };
    let year = |year| PartialDate::of_year(year).unwrap();
    let day = |text: &str| text.parse::<PartialDate>().unwrap();
    let anna = Party {
        id: "KPi.900".to_owned(),
        kind: PartyKind::Person,
        names: vec![
            name("ANNA MARIA EXAMPLE", NameStrength::Primary, false),
            name("안나", NameStrength::Strong, false),
            name("Ann Sample", NameStrength::Strong, false),
            name("Annie", NameStrength::Weak, false),
            name("Anna Muster", NameStrength::Strong, true),
        ],
        birth_dates: vec![
            BirthDate::Known(day("1971-02-03")),
            BirthDate::Known(day("1970-12-31")),
            BirthDate::Circa(year(1969)),
            BirthDate::Between(year(1966), year(1968)),
        ],
        birth_places: vec!["Poseidonis, Atlantis".to_owned(), "Amaurot, Utopia".to_owned()],
        nationalities: vec!["Atlantis".to_owned(), "Utopia".to_owned()],
        sex: Some(Sex::Female),
        identifiers: vec![Identifier {
            kind: IdentifierKind::Passport,
            label: "Passport".to_owned(),
            number: "X 12345".to_owned(),
            country: Some("Utopia".to_owned()),
        }],
        addresses: vec!["1 Long Road, Amaurot, 77, Utopia".to_owned()],
        programmes: vec!["DPRK".to_owned()],
        positions: vec!["Doctor".to_owned(), "Clerk".to_owned()],
        listed_on: "2016-03-02".parse().ok(),
        changed_on: "2018-01-02".parse().ok(),
        remarks: "A clerk. Gender: Female. Lives far away.; formerly listed as; as of 2015".to_owned(),
        place: Place::Byte(LIST.find("<INDIVIDUAL>").unwrap() as u64),
        ..Party::default()
    };
    assert_eq!(list.parties[0], anna);
    let trading = &list.parties[1];
    assert_eq!((trading.id.as_str(), trading.kind), ("IRe.900", PartyKind::Organisation));
    assert_eq!(trading.names[2], name("OLD TRADING", NameStrength::Strong, true));
    assert_eq!(trading.addresses, ["Amaurot"]);
    assert_eq!(list.parties.len(), 2);
    let fields: Vec<&str> = list.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["INDIVIDUAL_DATE_OF_BIRTH", "FIRST_NAME", "LISTED_ON"]);
}

#[test]
fn what_is_no_list_of_the_united_nations_is_refused() {
    let check = |xml: &str, expected: &str| {
        let error = read(Source::UnitedNations, xml.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(expected), "{xml}: {error}");
    };
    check("<CONSOLIDATED_LIST/>", "the list has no entry");
    check("<sdnList/>", "this is no UN XML: its root is \"sdnList\"");
    check(LIST.split("<ENTITIES>").next().unwrap(), "the file ends before the list does");
    check("<html><body>Sign in</body></html>", "this is a web page");
}
