//! Country databases in MaxMind DB format.

use std::sync::Arc;

use super::error::{ImportError, ImportProblem};
use crate::ip::CountryDb;

/// Opens a database, walks it once from end to end, and counts its networks with a country.
pub(super) fn database(bytes: &[u8]) -> Result<(Arc<[u8]>, CountryDb, u64), ImportError> {
    let bytes: Arc<[u8]> = bytes.into();
    let walked = CountryDb::read(bytes.clone()).and_then(|db| Ok((db.networks()?, db)));
    let (rows, db) = walked.map_err(|error| {
        ImportError::new(
            ImportProblem::Damaged,
            format!("this MaxMind DB file does not hold together ({error})"),
            "download it again and import it again",
        )
    })?;
    if rows == 0 {
        return Err(ImportError::new(
            ImportProblem::NotRecognised,
            "this MaxMind DB file holds no countries",
            "import a country database, for example iptoasn-country.mmdb of ip-location-db",
        ));
    }
    Ok((bytes, db, rows))
}
