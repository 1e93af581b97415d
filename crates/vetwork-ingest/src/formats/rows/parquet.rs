//! Parquet, the columnar format of data platforms (Apache Parquet 2.x), read row by row.

mod pages;

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::ToSpan as _;
use jiff::civil::Date;
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader, RowGroupMetaData};
use parquet::file::reader::{ChunkReader, FileReader as _, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};

use super::{RowProblem, Rows, RowsError, Source};

struct Parquet {
    rows: RowIter<'static>,
    number: u64,
}

pub(super) fn open(file: impl ChunkReader + 'static) -> Result<Rows, RowsError> {
    let refused = |why: &str| RowsError::Format(format!("it is no Parquet that can be read{why}"));
    // The library may panic on what it did not expect.
    let metadata = match catch_unwind(AssertUnwindSafe(|| ParquetMetaDataReader::new().parse_and_finish(&file))) {
        Ok(Ok(metadata)) => metadata,
        Ok(Err(error)) => return Err(refused(&format!(": {error}"))),
        Err(_) => return Err(refused("")),
    };
    if !stands_in_the_file(&metadata) {
        return Err(refused(""));
    }
    if !pages::are_small(&file, &metadata) {
        return Err(refused(": its pages unpack to more than is read, or are damaged"));
    }
    let reader = match catch_unwind(AssertUnwindSafe(|| SerializedFileReader::new(file))) {
        Ok(Ok(reader)) => reader,
        Ok(Err(error)) => return Err(refused(&format!(": {error}"))),
        Err(_) => return Err(refused("")),
    };
    let fields = reader.metadata().file_metadata().schema().get_fields();
    let columns = fields.iter().map(|field| field.name().to_owned()).collect();
    let rows = RowIter::from_file_into(Box::new(reader));
    Ok(Rows { columns, source: Box::new(Parquet { rows, number: 0 }) })
}

/// Places and lengths of columns are numbers with a sign. The library takes for granted that none is below nought.
fn stands_in_the_file(metadata: &ParquetMetaData) -> bool {
    metadata.row_groups().iter().flat_map(RowGroupMetaData::columns).all(|column| {
        let start = column.dictionary_page_offset().unwrap_or(column.data_page_offset());
        start >= 0 && column.compressed_size() >= 0
    })
}

impl Source for Parquet {
    fn next(&mut self, values: &mut Vec<String>) -> Result<bool, RowProblem> {
        self.number += 1;
        let problem = |what: String| RowProblem { at: self.number, what, is_last: true };
        match catch_unwind(AssertUnwindSafe(|| self.rows.next())) {
            Ok(None) => Ok(false),
            Ok(Some(Ok(row))) => {
                values.extend(texts(&row));
                Ok(true)
            }
            Ok(Some(Err(error))) => Err(problem(error.to_string())),
            Err(_) => Err(problem("the file is damaged".to_owned())),
        }
    }
}

fn texts(row: &Row) -> impl Iterator<Item = String> + '_ {
    row.get_column_iter().map(|(_, field)| text(field))
}

/// A value as text. Lists and groups say nothing that could be compared.
fn text(field: &Field) -> String {
    const EPOCH: Date = Date::constant(1970, 1, 1);
    match field {
        Field::Str(text) => text.clone(),
        Field::Null | Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => String::new(),
        Field::Date(days) => EPOCH.checked_add(days.days()).map(|day| day.to_string()).unwrap_or_default(),
        Field::Bytes(bytes) => String::from_utf8_lossy(bytes.data()).into_owned(),
        other => other.to_string(),
    }
}
