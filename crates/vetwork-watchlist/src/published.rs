//! Where the authorities publish their lists: the one table of addresses.
//! They are as published; nothing here asks them.

use crate::formats::Format;
use crate::list::Source;

/// Where a list is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Whose list.
    pub source: Source,
    /// Of the file, or of the page on which the file is to be found.
    pub place: Place,
    /// The name under which the file is known. Mirrors use it, and it tells workbooks apart.
    pub file: &'static str,
    /// The formats in which the authority publishes it, the one of `place` first.
    pub formats: &'static [Format],
    /// The media type of the file (RFC 9110, section 8.3.1).
    pub content_type: &'static str,
    /// Hosts of others to which the authority sends on whoever asks.
    pub also: &'static [&'static str],
}

/// Where a list is to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The address of the file.
    File(&'static str),
    /// The address of a page with a link to it: the file has another address each time.
    Page(&'static str),
}

impl Place {
    /// The address.
    #[must_use]
    pub fn address(self) -> &'static str {
        match self {
            Self::File(address) | Self::Page(address) => address,
        }
    }
}

/// OFAC answers with a link to its own storage.
const OFAC_STORAGE: &[&str] = &["wc2h-sls-prod-public-published.s3.us-gov-west-1.amazonaws.com"];

/// What OFAC publishes, the one with scripts and parts of names first.
const OFAC_FORMATS: &[Format] = &[Format::OfacAdvancedXml, Format::OfacEnhancedXml, Format::OfacXml, Format::OfacCsv];

const XML: &str = "application/xml";
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// All lists of authorities, in the order of [`Source::OFFICIAL`].
pub const PUBLICATIONS: [Publication; 9] = [
    Publication {
        source: Source::OfacSdn,
        place: Place::File(
            "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN_ADVANCED.XML",
        ),
        file: "SDN_ADVANCED.XML",
        formats: OFAC_FORMATS,
        content_type: XML,
        also: OFAC_STORAGE,
    },
    Publication {
        source: Source::OfacConsolidated,
        place: Place::File(
            "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/CONS_ADVANCED.XML",
        ),
        file: "CONS_ADVANCED.XML",
        formats: OFAC_FORMATS,
        content_type: XML,
        also: OFAC_STORAGE,
    },
    Publication {
        source: Source::UnitedNations,
        place: Place::File("https://scsanctions.un.org/resources/xml/en/consolidated.xml"),
        file: "consolidated.xml",
        formats: &[Format::UnXml],
        content_type: XML,
        also: &["unsolprodfiles.blob.core.windows.net"],
    },
    Publication {
        source: Source::EuropeanUnion,
        // The token is the public one, the same for everybody.
        place: Place::File(
            "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",
        ),
        file: "xmlFullSanctionsList_1_1.xml",
        formats: &[Format::EuXml, Format::EuCsv],
        content_type: XML,
        also: &[],
    },
    Publication {
        source: Source::UnitedKingdom,
        place: Place::File("https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml"),
        file: "UK-Sanctions-List.xml",
        formats: &[Format::UkXml, Format::UkCsv],
        content_type: XML,
        also: &[],
    },
    Publication {
        source: Source::Switzerland,
        place: Place::File(
            "https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml\
             ?lang=en&action=downloadXmlGesamtlisteAction",
        ),
        file: "seco-consolidated-list.xml",
        formats: &[Format::SecoXml],
        content_type: XML,
        also: &[],
    },
    Publication {
        source: Source::Canada,
        place: Place::File(
            "https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/\
             sanctions/sema-lmes.xml",
        ),
        file: "sema-lmes.xml",
        formats: &[Format::SemaXml],
        content_type: XML,
        also: &[],
    },
    Publication {
        source: Source::Australia,
        place: Place::File("https://www.dfat.gov.au/sites/default/files/Australian_Sanctions_Consolidated_List.xlsx"),
        file: "Australian_Sanctions_Consolidated_List.xlsx",
        formats: &[Format::DfatXlsx],
        content_type: WORKBOOK,
        also: &[],
    },
    Publication {
        source: Source::Japan,
        place: Place::Page(
            "https://www.mof.go.jp/policy/international_policy/gaitame_kawase/gaitame/economic_sanctions/list.html",
        ),
        file: "shisantouketsu.xlsx",
        formats: &[Format::MofXlsx],
        content_type: WORKBOOK,
        also: &[],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_official_list_is_published_somewhere() {
        assert_eq!(PUBLICATIONS.map(|publication| publication.source), Source::OFFICIAL);
        for Publication { source, place, file, formats, content_type, also } in PUBLICATIONS {
            assert!(place.address().starts_with("https://"), "{source:?}");
            assert!(!place.address().contains(char::is_whitespace), "{source:?}");
            assert!(content_type.starts_with("application/"), "{source:?}");
            assert!(also.iter().all(|host| !host.contains('/') && *host == host.to_lowercase()), "{source:?}");
            let first = *formats.first().unwrap();
            if file.ends_with(".xlsx") {
                assert_eq!(Format::recognise(b"PK\x03\x04", file), Some(first), "{file}");
            }
        }
    }
}
