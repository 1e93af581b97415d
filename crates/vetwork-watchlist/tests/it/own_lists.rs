//! Lists that somebody keeps themselves, as a table and as lines of JSON.

use vetwork_watchlist::formats::Format;

use crate::small_lists::check;

#[test]
fn own_lists() {
    let expected = "a1 Person
  names: Anna Beispiel | also Nana | also Анна
  born: 1970-11-25 | 1971 to 1975
  of: UT | Arcadia
  numbers: Passport P1 \"Passport\" of Utopia | Other 77 \"\"
  wallets: XBT 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa |  0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed
  contacts: a@example.org | +1 555 0100
  under: house list
  remarks: late; often
Works Organisation
  names: Works";
    let csv = "id,name,aliases,type,Birth Date,nationality,identifiers,wallets,emails,phones,programme,remarks\n\
        a1,Anna Beispiel,Nana;Анна,person,1970-11-25; 1971 to 1975,UT;Arcadia,Passport: P1 (Utopia);77,XBT: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa;0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed,\
        a@example.org,+1 555 0100,house list,late; often\n,Works,,company,,,,,,,,";
    check(Format::OwnCsv, csv, expected);
    let json = concat!(
        r#"{"id":"a1","name":"Anna Beispiel","aliases":["Nana","Анна"],"type":"person","birth_date":"1970-11-25; 1971 to 1975","#,
        r#""nationality":["UT","Arcadia"],"identifiers":["Passport: P1 (Utopia)","77"],"wallets":"XBT: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa;0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed","#,
        r#""emails":"a@example.org","phones":"+1 555 0100","programme":"house list","remarks":"late; often"}"#,
        "\n",
        r#"{"name":"Works","type":"company"}"#
    );
    check(Format::OwnCsv, json, expected);
    check(
        Format::OwnCsv,
        "name\tdob\talias\tnationalty\ttype\twallets\nAnna\t1970\tx\tUT\tfriend\t1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb\n",
        "Anna Unknown
  names: Anna
  wallets:  1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb
! line 1, dob: the column \"dob\" is not known and was left out
! line 1, alias: the column \"alias\" is not known and was left out; did you mean \"aliases\"?
! line 1, nationalty: the column \"nationalty\" is not known and was left out; did you mean \"nationality\"?
! line 2, type: \"friend\" is not known; write person, organisation, vessel or aircraft
! line 2, wallets: \"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb\": the checksum of this wallet address does not match; nobody is found by it",
    );
    check(
        Format::OwnCsv,
        "id,title\n1,x\n",
        "# line 1: columns are missing (name); the layout has changed or the file is another, so none of it is read",
    );
}
