//! Free text that is less free than it looks: what the CSV says about an entry, all in one field of labels and semicolons.

use super::name::{self, Standing};
use super::{feature, labels};
use crate::party::{ListedName, Party, PartyKind};

/// Words between a number's country and the dates of its document.
const VALIDITY: [&str; 3] = [" issued ", " expires ", " expired "];

/// Takes the remarks apart. `whole` says that they were not cut; the last piece of cut ones is kept as text, because
/// half an address of a wallet or half a name would be another one. Returns what was not understood.
pub(super) fn add(party: &mut Party, remarks: &str, whole: bool) -> Vec<String> {
    let remarks = remarks.trim();
    let remarks = remarks.strip_suffix('.').unwrap_or(remarks);
    let (sound, cut) = match remarks.rsplit_once(';') {
        _ if whole => (remarks, None),
        Some((sound, cut)) => (sound, Some(cut)),
        None => ("", Some(remarks)),
    };
    let mut problems = Vec::new();
    for segment in sound.split(';').map(str::trim).filter(|segment| !segment.is_empty()) {
        problems.extend(add_segment(party, segment).err());
    }
    if let Some(cut) = cut {
        feature::remark(party, cut);
        problems.push("the remarks end in the middle; the rest of them is in the file of comments".to_owned());
    }
    problems
}

/// The remarks of the XML formats, where all but the ties to others stands elsewhere.
pub(super) fn add_titled(party: &mut Party, remarks: &str) {
    for segment in remarks.split(';') {
        let segment = segment.trim();
        // The brackets go around one tie or around several.
        let plain = segment.strip_prefix('(').unwrap_or(segment);
        let open = plain.matches(')').count() > plain.matches('(').count();
        let plain = plain.strip_suffix(')').filter(|_| open).unwrap_or(plain);
        match plain.strip_prefix("Linked To:") {
            // A tie cannot be misread, only a date can.
            Some(name) => drop(feature::add(party, "Linked To:", name, None, false)),
            None => feature::remark(party, segment),
        }
    }
}

fn add_segment(party: &mut Party, segment: &str) -> Result<(), String> {
    let plain = segment.strip_prefix("alt. ").unwrap_or(segment);
    if let Some(name) = weak_name(plain, party.kind) {
        party.names.push(name);
        return Ok(());
    }
    let Some((label, value)) = labels::split(plain) else {
        feature::remark(party, segment);
        return Ok(());
    };
    if feature::meaning(label) != feature::Meaning::Number {
        return feature::add(party, label, value, None, false);
    }
    let (number, country, validity) = number(value);
    if number.is_empty() {
        feature::remark(party, segment);
        return Ok(());
    }
    if let Some(validity) = validity {
        feature::remark(party, &format!("({label} {number} {validity})"));
    }
    feature::add(party, label, number, country, false)
}

/// `a.k.a. 'THE EXAMPLE'`: names in quotes are the ones that OFAC calls weak.
fn weak_name(segment: &str, kind: PartyKind) -> Option<ListedName> {
    let (alias, quoted) = segment.split_once(" '")?;
    if !matches!(alias, "a.k.a." | "f.k.a." | "n.k.a.") {
        return None;
    }
    let text = quoted.strip_suffix('\'').unwrap_or(quoted);
    // Some stand in two pairs of quotes.
    let text = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')).unwrap_or(text).trim();
    let standing = Standing::of_alias(alias, true);
    let name = if kind == PartyKind::Person { name::inverted(text, standing) } else { name::whole(text, standing) };
    (!name.text.is_empty()).then_some(name)
}

/// `A 123 (Utopia) issued 1 May 1990` as number, country and the rest.
fn number(value: &str) -> (&str, Option<&str>, Option<&str>) {
    let at = VALIDITY.iter().filter_map(|word| value.find(word)).min().unwrap_or(value.len());
    let (head, tail) = value.split_at_checked(at).unwrap_or((value, ""));
    let tail = Some(tail.trim()).filter(|tail| !tail.is_empty());
    let head = head.trim();
    match head.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        Some((number, country)) => (number.trim(), Some(country.trim()), tail),
        None => (head, None, tail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::party::{NameStrength, PartRole};

    fn read(remarks: &str, whole: bool) -> (Party, Vec<String>) {
        let mut party = Party { kind: PartyKind::Person, ..Party::default() };
        let problems = add(&mut party, remarks, whole);
        (party, problems)
    }

    #[test]
    fn remarks_are_mined() {
        let (party, problems) = read(
            "DOB 25 Nov 1983; alt. DOB circa 1962; DOB once; POB Amaurot, Utopia; nationality Utopia; citizen Atlantis; \
             Gender Male; Passport X 12 (Utopia) issued 01 May 1990 expires 30 Apr 2000; alt. Passport Y9; \
             Registration Number HRB 7 (Amaurot) (Utopia); a.k.a. 'SAMPLE, Jo'; f.k.a. ''THE OLD ONE''; \
             Digital Currency Address - XBT 1Abc; alt. Digital Currency Address - ETH 0xAb; Email Address a@b.example; \
             Phone Number 123; Website http://b.example; Linked To: EXAMPLE CO., LTD.; Clerk of the court.",
            true,
        );
        assert_eq!(problems, ["\"once\" is no date that is understood"]);
        let births: Vec<String> = party.birth_dates.iter().map(ToString::to_string).collect();
        assert_eq!(births, ["1983-11-25", "about 1962"]);
        assert_eq!(party.birth_places, ["Amaurot, Utopia"]);
        assert_eq!(party.nationalities, ["Utopia", "Atlantis"]);
        let numbers: Vec<String> =
            party.identifiers.iter().map(|id| format!("{}|{}|{:?}", id.label, id.number, id.country)).collect();
        assert_eq!(
            numbers,
            [
                "Passport|X 12|Some(\"Utopia\")",
                "Passport|Y9|None",
                "Registration Number|HRB 7 (Amaurot)|Some(\"Utopia\")"
            ]
        );
        let names: Vec<(&str, bool)> = party.names.iter().map(|name| (name.text.as_str(), name.former)).collect();
        assert_eq!(names, [("Jo SAMPLE", false), ("THE OLD ONE", true)]);
        assert!(party.names.iter().all(|name| name.strength == NameStrength::Weak));
        assert_eq!(party.names[0].parts[1].role, PartRole::Family);
        let wallets: Vec<(&str, &str)> =
            party.wallets.iter().map(|wallet| (wallet.symbol.as_str(), wallet.address.as_str())).collect();
        assert_eq!(wallets, [("XBT", "1Abc"), ("ETH", "0xAb")]);
        assert_eq!(party.contacts.len(), 3);
        assert_eq!(party.relations[0].name.as_deref(), Some("EXAMPLE CO., LTD."));
        assert_eq!(
            party.remarks,
            "DOB once; (Passport X 12 issued 01 May 1990 expires 30 Apr 2000); Clerk of the court"
        );
    }

    #[test]
    fn ties_stand_in_brackets() {
        let mut party = Party::default();
        add_titled(&mut party, "A note (of old); (Linked To: EXAMPLE (UTOPIA) LTD.); (Linked To: A; Linked To: B)");
        let ties: Vec<&str> = party.relations.iter().filter_map(|tie| tie.name.as_deref()).collect();
        assert_eq!(ties, ["EXAMPLE (UTOPIA) LTD.", "A", "B"]);
        assert_eq!(party.remarks, "A note (of old)");
    }

    #[test]
    fn what_is_cut_is_no_value() {
        let (party, problems) = read("Digital Currency Address - XBT 1Abc; Digital Currency Address - XBT 1Def", false);
        assert_eq!(party.wallets.len(), 1);
        assert_eq!(party.remarks, "Digital Currency Address - XBT 1Def");
        assert_eq!(problems.len(), 1);
        let (party, _) = read("Digital Currency Address - XBT 1Def", false);
        assert!(party.wallets.is_empty());
    }
}
