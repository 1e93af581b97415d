//! Which list a file is: by its content first, by its name where the content leaves a choice.

use super::error::{ImportError, ImportProblem, shown};
use super::lines;
use crate::ip::{Cidr, IpClass};
use crate::list::ListId;

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Domains,
    Prefixes(IpClass),
    OwnRanges,
    Institutions,
    AccountsJson,
    AccountsCsv,
    Countries,
}

/// Where a MaxMind DB file keeps its metadata: near the end, behind this marker.
const MMDB_MARKER: &[u8] = b"\xab\xcd\xefMaxMind.com";

pub(super) fn recognise(name: &str, bytes: &[u8], asked: Option<ListId>) -> Result<(ListId, Format), ImportError> {
    let (list, format) = by_content(name, bytes, asked)?;
    match asked {
        Some(asked) if asked != list => Err(ImportError::new(
            ImportProblem::NotRecognised,
            format!("you asked for {asked}, the file reads as {list}"),
            format!("import it as {list}, or choose the right file"),
        )),
        _ => Ok((list, format)),
    }
}

fn by_content(name: &str, bytes: &[u8], asked: Option<ListId>) -> Result<(ListId, Format), ImportError> {
    let tail = bytes.len().saturating_sub(128 << 10);
    let tail = bytes.get(tail..).unwrap_or(bytes);
    if tail.windows(MMDB_MARKER.len()).any(|window| window == MMDB_MARKER) {
        return Ok((ListId::IpCountries, Format::Countries));
    }
    let text = lines::text(bytes)?;
    if text.trim_start().starts_with(['[', '{']) {
        return json(text);
    }
    let Some((number, first)) = lines::records(text).next() else {
        return Err(ImportError::empty());
    };
    let columns: Vec<&str> = first.split(',').map(str::trim).collect();
    if columns.contains(&"cidr") {
        Ok((ListId::IpRanges, Format::OwnRanges))
    } else if columns.contains(&"bank_code") || columns.contains(&"bic") {
        Ok((ListId::AccountInstitutions, Format::AccountsCsv))
    } else if Cidr::parse(first).is_some() || first.starts_with("ExitNode ") || first.starts_with("ExitAddress ") {
        prefixes(name, asked)
    } else if network_number(columns.first().unwrap_or(&first)) || columns.contains(&"ASN") {
        Err(network_numbers())
    } else if columns.len() == 1 && crate::domains::plain_domain(first).is_some() {
        domains(name, asked)
    } else {
        Err(unknown(number, first))
    }
}

/// Told apart by the first record's field names; the parsers check the rest.
fn json(text: &str) -> Result<(ListId, Format), ImportError> {
    let start = text.get(..text.floor_char_boundary(64 << 10)).unwrap_or(text);
    let holds = |field: &str| start.contains(&format!("\"{field}\""));
    if holds("bank_code") || holds("bic") {
        Ok((ListId::AccountInstitutions, Format::AccountsJson))
    } else if (holds("domains") && holds("web_pages")) || holds("ror_display") || start.contains("https://ror.org/") {
        Ok((ListId::Institutions, Format::Institutions))
    } else {
        Err(unknown(1, start))
    }
}

fn prefixes(name: &str, asked: Option<ListId>) -> Result<(ListId, Format), ImportError> {
    // Apple's relay ranges come in a folder of VPN inputs: the narrower word decides.
    const WORDS: [(&str, ListId); 13] = [
        ("apple", ListId::PrivacyRelayRanges),
        ("relay", ListId::PrivacyRelayRanges),
        ("egress-ip", ListId::PrivacyRelayRanges),
        ("torbulk", ListId::TorExits),
        ("torexit", ListId::TorExits),
        ("tor-exit", ListId::TorExits),
        ("tor_exit", ListId::TorExits),
        ("exit-addresses", ListId::TorExits),
        ("datacenter", ListId::HostingRanges),
        ("hosting", ListId::HostingRanges),
        ("cloud", ListId::HostingRanges),
        ("ipranges_", ListId::HostingRanges),
        ("vpn", ListId::VpnRanges),
    ];
    let list = choose(name, asked, &WORDS, "address ranges")?;
    let class = match list {
        ListId::PrivacyRelayRanges => IpClass::PrivacyRelay,
        ListId::TorExits => IpClass::Tor,
        ListId::VpnRanges => IpClass::ConsumerVpn,
        ListId::HostingRanges => IpClass::Hosting,
        _ => return Err(ambiguous("address ranges", &WORDS)),
    };
    Ok((list, Format::Prefixes(class)))
}

fn domains(name: &str, asked: Option<ListId>) -> Result<(ListId, Format), ImportError> {
    const WORDS: [(&str, ListId); 8] = [
        ("disposable_email_blocklist", ListId::DisposableDomains),
        ("disposable", ListId::DisposableDomainHints),
        ("throwaway", ListId::DisposableDomainHints),
        ("abused", ListId::AbusedAcademicDomains),
        ("stoplist", ListId::NonStudentDomains),
        ("relay", ListId::PrivacyRelayDomains),
        ("alias", ListId::PrivacyRelayDomains),
        ("free", ListId::FreeMailDomains),
    ];
    Ok((choose(name, asked, &WORDS, "domains")?, Format::Domains))
}

fn choose(name: &str, asked: Option<ListId>, words: &[(&str, ListId)], what: &str) -> Result<ListId, ImportError> {
    let name = name.to_lowercase();
    let named = words.iter().find(|(word, _)| name.contains(word)).map(|(_, list)| *list);
    let possible = |list: &ListId| words.iter().any(|(_, known)| known == list);
    let chosen = asked.filter(possible).or(named);
    chosen.ok_or_else(|| ambiguous(what, words))
}

fn ambiguous(what: &str, words: &[(&str, ListId)]) -> ImportError {
    let mut lists: Vec<&str> = words.iter().map(|(_, list)| list.as_str()).collect();
    lists.sort_unstable();
    lists.dedup();
    ImportError::new(
        ImportProblem::Ambiguous,
        format!("this is a list of {what}, but neither content nor name says of which kind"),
        format!("say which list it is: {}", lists.join(", ")),
    )
}

fn network_number(text: &str) -> bool {
    let digits = text.strip_prefix("AS").unwrap_or("");
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

fn network_numbers() -> ImportError {
    ImportError::new(
        ImportProblem::NotRecognised,
        "this is a list of network numbers (AS…), not of address ranges",
        "import the list of address ranges made from it, for example output/vpn/ipv4.txt of X4BNet",
    )
}

fn unknown(line: u64, start: &str) -> ImportError {
    ImportError {
        line: Some(line),
        ..ImportError::new(
            ImportProblem::NotRecognised,
            format!("\"{}\" begins no list Vetwork knows", shown(start.trim_start())),
            "known are address ranges, domains, universities (Hipo, ROR), bank directories and MaxMind DB country files",
        )
    }
}
