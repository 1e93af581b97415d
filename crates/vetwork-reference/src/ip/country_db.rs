//! Country of registration of an address range, from a MaxMind DB file.

use std::net::IpAddr;
use std::sync::Arc;

use maxminddb::{LookupResult, MaxMindDbError, PathElement, Reader, WithinOptions};

use crate::country::CountryCode;

/// A database held in memory; cloning shares it.
#[derive(Debug, Clone)]
pub(crate) struct CountryDb(Arc<Reader<Arc<[u8]>>>);

impl CountryDb {
    pub(crate) fn read(bytes: Arc<[u8]>) -> Result<Self, MaxMindDbError> {
        Reader::from_source(bytes).map(|reader| Self(Arc::new(reader)))
    }

    /// Number of networks with a country. Walks the whole tree once, so that a damaged one is noticed now;
    /// one with more leaves than nodes loops or shares branches, and would not end.
    pub(crate) fn networks(&self) -> Result<u64, MaxMindDbError> {
        let most = u64::from(self.0.metadata().node_count) + 1;
        let options = WithinOptions::default().include_networks_without_data();
        let (mut leaves, mut known) = (0, 0);
        for found in self.0.networks(options)? {
            leaves += 1;
            if leaves > most {
                return Err(MaxMindDbError::invalid_database("more networks than nodes"));
            }
            known += u64::from(country_of(&found?).is_some());
        }
        Ok(known)
    }

    /// Name of the data set and seconds since 1970 of its making.
    pub(crate) fn described(&self) -> (String, u64) {
        let metadata = self.0.metadata();
        (metadata.database_type.clone(), metadata.build_epoch)
    }

    pub(crate) fn country(&self, address: IpAddr) -> Option<CountryCode> {
        country_of(&self.0.lookup(address).ok()?)
    }
}

/// The country code, in the layout of ip-location-db (`country_code`) or GeoLite (`country.iso_code`).
fn country_of(found: &LookupResult<'_, Arc<[u8]>>) -> Option<CountryCode> {
    const LAYOUTS: [&[PathElement]; 2] =
        [&[PathElement::Key("country_code")], &[PathElement::Key("country"), PathElement::Key("iso_code")]];
    let code = |path: &[PathElement]| found.decode_path::<&str>(path).ok().flatten();
    LAYOUTS.into_iter().find_map(code).and_then(CountryCode::new)
}
