//! The small hand-written lists inside the program, and how their rows are read.

use jiff::civil::Date;
use serde::de::DeserializeOwned;

use crate::list::{ListId, ListInfo, Origin};

/// One embedded file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Embedded {
    pub(crate) id: ListId,
    pub(crate) file: &'static str,
    pub(crate) text: &'static str,
}

macro_rules! embedded {
    ($name:ident, $id:ident, $file:literal) => {
        pub(crate) const $name: Embedded =
            Embedded { id: ListId::$id, file: $file, text: include_str!(concat!("../../../data/", $file)) };
    };
}

embedded!(ACCOUNT_INSTITUTIONS, AccountInstitutions, "account-institutions.csv");
embedded!(COUNTRIES, Countries, "countries.csv");
embedded!(DEMO_RANGES, DemoRanges, "demo-ip.csv");
embedded!(DEVICE_IDS, DeviceIds, "device-ids.csv");
embedded!(DISPOSABLE, DisposableDomains, "disposable-domains.csv");
embedded!(FREE_MAIL, FreeMailDomains, "free-mail-domains.csv");
embedded!(MAIL_DROPS, MailDropBrands, "mail-drop-brands.csv");
embedded!(RELAYS, PrivacyRelayDomains, "privacy-relay-domains.csv");
embedded!(REMOTE_TOOLS, RemoteTools, "remote-tools.csv");
embedded!(RESERVED, ReservedRanges, "reserved-ranges.csv");
embedded!(TOOL_RELEASES, ToolReleases, "tool-releases.csv");
embedded!(ZONES, TimeZoneOffsets, "time-zones.csv");

impl Embedded {
    /// The rows of the file. A row that does not read is left out; a test holds that there is none.
    pub(crate) fn rows<T: DeserializeOwned>(self) -> Vec<T> {
        let mut reader = csv::Reader::from_reader(self.text.as_bytes());
        reader.deserialize().filter_map(Result::ok).collect()
    }

    /// What findings say about this list; its day is that of its youngest row.
    pub(crate) fn info(self) -> ListInfo {
        let lines = || self.text.lines().skip(1).filter(|line| !line.is_empty());
        let days = lines().filter_map(|line| line.rsplit(',').next()?.parse::<Date>().ok());
        let dated = days.max().unwrap_or(Date::ZERO);
        ListInfo {
            id: self.id,
            series: self.file.to_owned(),
            title: self.id.title().to_owned(),
            version: dated.to_string(),
            dated,
            rows: lines().count() as u64,
            skipped: 0,
            hash: blake3::hash(self.text.as_bytes()).to_hex().to_string(),
            licence: "Apache-2.0 OR MIT".to_owned(),
            url: String::new(),
            origin: Origin::Embedded,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    pub(crate) const ALL: [Embedded; 12] = [
        ACCOUNT_INSTITUTIONS,
        COUNTRIES,
        DEMO_RANGES,
        DEVICE_IDS,
        DISPOSABLE,
        FREE_MAIL,
        MAIL_DROPS,
        RELAYS,
        REMOTE_TOOLS,
        RESERVED,
        TOOL_RELEASES,
        ZONES,
    ];

    #[test]
    fn every_row_names_its_source_and_day() {
        let known: BTreeSet<String> = crate::sources().into_iter().map(|s| s.id).collect();
        for list in ALL {
            let mut reader = csv::Reader::from_reader(list.text.as_bytes());
            let headers = reader.headers().expect("header").clone();
            let column = |name: &str| headers.iter().position(|h| h == name).expect(name);
            let (source, date) = (column("source"), column("date"));
            assert_eq!(date + 1, headers.len(), "{}: date is the last column", list.file);
            for record in reader.records() {
                let record = record.unwrap_or_else(|e| panic!("{}: {e}", list.file));
                let at = format!("{}: {record:?}", list.file);
                record[date].parse::<Date>().expect(&at);
                let codes: Vec<&str> = record[source].split(' ').collect();
                assert!(codes.iter().all(|c| known.contains(*c) || c.starts_with("https://")), "{at}");
            }
        }
    }

    #[test]
    fn every_list_is_sorted_and_unique() {
        for list in ALL {
            let mut reader = csv::Reader::from_reader(list.text.as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("row")).collect();
            assert!(!rows.is_empty(), "{}", list.file);
            for pair in rows.windows(2) {
                let (before, after) = (pair[0].iter(), pair[1].iter());
                assert!(before.lt(after), "{}: {:?} and {:?}", list.file, pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn lines_are_records() {
        for list in ALL {
            let records = csv::Reader::from_reader(list.text.as_bytes()).into_records().count();
            assert_eq!(list.info().rows, records as u64, "{}", list.file);
        }
    }
}
