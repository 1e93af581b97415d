//! Well-known names in each script, the share of a large collection that is found, and any text at all.

mod coverage;
mod known;

use proptest::prelude::*;

use super::*;

/// How a reading has to agree with the usual spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agree {
    /// Letter by letter, spaces and accents aside.
    Exactly,
    /// In its consonants.
    Consonants,
}

/// What is wrong, if no reading agrees with the usual spelling in the way asked for.
fn check(text: &str, usual: &str, system: System, agree: Agree) -> Option<String> {
    let found = readings(text);
    let fold = |text: &str| match agree {
        Agree::Exactly => latin(text).replace(' ', ""),
        Agree::Consonants => consonants(&latin(text)),
    };
    let right = found.iter().any(|reading| reading.system == system && fold(&reading.text) == fold(usual));
    let seen: Vec<(&str, System)> = found.iter().map(|reading| (&*reading.text, reading.system)).collect();
    (!right).then(|| format!("{text}: {usual} by {system:?} expected, {seen:?} seen"))
}

#[test]
fn latin_letters_have_one_reading() {
    for (text, expected) in [
        ("Müller", "muller"),
        ("O'Brien-Smith", "obrien smith"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Nguyễn Phú Trọng", "nguyen phu trong"),
        ("ＦＵＬＬ", "full"),
        ("Erdoğan", "erdogan"),
        ("  ", ""),
        ("123", ""),
        ("", ""),
    ] {
        let expected =
            (!expected.is_empty()).then(|| Reading { text: expected.to_owned(), system: System::Latin, vowels: true });
        assert_eq!(readings(text), Vec::from_iter(expected), "{text}");
    }
}

#[test]
fn most_usual_first() {
    for (text, expected) in [
        ("Дмитрий", "dmitry"),
        ("Горбачёв", "gorbachev"),
        ("Володимир", "volodimir"),
        ("Юлія", "yuliia"),
        ("Слободан Милошевић", "slobodan milosevic"),
        ("محمد", "mhmd"),
        ("김정은", "gim jeong eun"),
        ("毛泽东", "mao ze dong"),
        ("曾国藩", "zeng guo fan"),
        ("单田芳", "shan tian fang"),
        ("尉迟恭", "yu chi gong"),
        ("田中角栄", "tanaka kaku ei"),
        ("佐々木", "sasaki"),
        ("さとう", "sato"),
        ("Yаsin", "yasin"),
    ] {
        assert_eq!(readings(text).first().map(|reading| &*reading.text), Some(expected), "{text}");
    }
}

#[test]
fn short_vowels_are_unwritten_in_two_scripts() {
    for (text, vowels) in [("محمد", false), ("דוד", false), ("Давид", true), ("Δαβίδ", true), ("大卫", true)]
    {
        assert!(readings(text).iter().all(|reading| reading.vowels == vowels), "{text}");
    }
}

#[test]
fn imitations() {
    for (text, expected) in [
        ("Сastellаno", Some("castellano")),
        ("ΜARIA Kessler", Some("maria kessler")),
        ("Vlаdimir", Some("vladimir")),
        ("𝐕𝐥adimir", Some("vladimir")),
        ("Ｖladimir", Some("vladimir")),
        ("Раtrick О'Neil", Some("patrick oneil")),
        ("сор", None),
        ("Хор Мосс", None),
        ("Владимир", None),
        ("Владимир Putin", None),
        ("Vladimir", None),
        ("Zoë", None),
        ("Газprom", None),
        ("", None),
    ] {
        assert_eq!(homoglyphs(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn consonants_of_spellings_agree() {
    for (a, b, same) in [
        ("qadhafi", "kadafi", true),
        ("muammar", "moammar", true),
        ("yusuf", "youssouf", true),
        ("tchaikovsky", "chaykovski", true),
        ("saddam", "sadam", true),
        ("sarah", "sara", true),
        ("dana", "tina", false),
        ("kessler", "keller", false),
    ] {
        assert_eq!(consonants(a) == consonants(b), same, "{a} {b}");
    }
}

proptest! {
    #[test]
    fn any_input(text in "\\PC{0,40}|.{0,40}") {
        hold(&text)?;
    }

    #[test]
    fn any_letters(text in "[а-яёіїєґўј'ʼ -]{0,20}|[α-ωάέήίόύώϊΐ]{0,20}|[ء-يپچژگکیەێۆ\u{64b}-\u{652}]{0,20}|[א-ת\u{5b0}-\u{5c7}'׳]{0,20}"
    ) {
        hold(&text)?;
    }

    #[test]
    fn any_syllables(text in "[가-힣ᄀ-ᇿㄱ-ㅎ]{0,12}|[ぁ-ゖァ-ヺー々一-龥 ]{0,20}|[ऀ-෿]{0,30}|[ก-๛ກ-ໟ]{0,30}|[က-႟]{0,30}|[ក-៝]{0,30}|[ሀ-ፚ]{0,20}|[ա-և Ա-Ֆ]{0,20}|[ა-ჿⴀ-ⴥᲐ-Ჿ]{0,20}"
    ) {
        hold(&text)?;
    }
}

fn hold(text: &str) -> Result<(), TestCaseError> {
    let is_clean = |text: &str| {
        text.bytes().all(|b| b.is_ascii_lowercase() || b == b' ') && text.trim() == text && !text.contains("  ")
    };
    let found = readings(text);
    prop_assert!(found.len() <= MOST);
    for (at, reading) in found.iter().enumerate() {
        prop_assert!(is_clean(&reading.text) && !reading.text.is_empty(), "{:?}", reading);
        prop_assert!(found.iter().skip(at + 1).all(|other| other.text != reading.text), "{:?}", found);
    }
    if let Some(read) = homoglyphs(text) {
        prop_assert!(is_clean(&read), "{}", read);
        prop_assert_eq!(homoglyphs(&read), None);
    }
    Ok(())
}
