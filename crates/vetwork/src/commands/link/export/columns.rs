//! A table as Apache Parquet 2.x: rows are gathered to groups, and a group is written when it is full, so that no table is ever
//! held whole.

use std::fs::File;
use std::io;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, FloatType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

/// Rows of a group: some thirty megabytes, with sixteen columns.
const GROUP: usize = 50_000;

/// What a column holds.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    Text,
    Bits,
    Count,
    Flag,
}

/// One value of a row.
#[derive(Clone)]
pub(super) enum Cell<'a> {
    Text(&'a str),
    Bits(f32),
    Count(u64),
    Flag(bool),
    Missing,
}

/// A Parquet file that is being written.
pub(super) struct ParquetTable {
    file: SerializedFileWriter<File>,
    columns: Vec<Column>,
    rows: usize,
}

/// The values of a column in the group that is gathered, and for each row whether there is one.
struct Column {
    values: Values,
    is_there: Vec<i16>,
}

enum Values {
    Text(Vec<ByteArray>),
    Bits(Vec<f32>),
    Count(Vec<i64>),
    Flag(Vec<bool>),
}

impl ParquetTable {
    /// Begins a table of these columns. A name may come once.
    pub(super) fn begin(file: File, columns: &[(String, Holds)]) -> io::Result<ParquetTable> {
        let types = columns.iter().map(|(name, holds)| column_type(name, *holds).map(Arc::new));
        let schema = Type::group_type_builder("schema").with_fields(types.collect::<io::Result<_>>()?).build()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(Default::default()))
            .set_created_by(format!("vetwork {}", env!("CARGO_PKG_VERSION")));
        let file = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties.build()))?;
        let columns = columns.iter().map(|(_, holds)| Column::of(*holds)).collect();
        Ok(ParquetTable { file, columns, rows: 0 })
    }

    /// Adds a row: a cell for each column.
    pub(super) fn push<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> io::Result<()> {
        let mut cells = cells.into_iter();
        self.columns.iter_mut().for_each(|column| column.push(cells.next().unwrap_or(Cell::Missing)));
        self.rows += 1;
        if self.rows < GROUP { Ok(()) } else { self.write_group() }
    }

    /// Writes what is left and the end of the file, without which it is none.
    pub(super) fn end(mut self) -> io::Result<()> {
        if self.rows > 0 {
            self.write_group()?;
        }
        self.file.close()?;
        Ok(())
    }

    fn write_group(&mut self) -> io::Result<()> {
        let mut group = self.file.next_row_group()?;
        for column in &mut self.columns {
            if let Some(mut writer) = group.next_column()? {
                column.write(&mut writer)?;
                writer.close()?;
            }
            column.clear();
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }
}

impl Column {
    fn of(holds: Holds) -> Column {
        let values = match holds {
            Holds::Text => Values::Text(Vec::new()),
            Holds::Bits => Values::Bits(Vec::new()),
            Holds::Count => Values::Count(Vec::new()),
            Holds::Flag => Values::Flag(Vec::new()),
        };
        Column { values, is_there: Vec::new() }
    }

    /// A cell of another kind than the column is missing.
    fn push(&mut self, cell: Cell<'_>) {
        match (&mut self.values, cell) {
            (Values::Text(values), Cell::Text(text)) => values.push(ByteArray::from(text.as_bytes().to_vec())),
            (Values::Bits(values), Cell::Bits(bits)) => values.push(bits),
            (Values::Count(values), Cell::Count(count)) => values.push(i64::try_from(count).unwrap_or(i64::MAX)),
            (Values::Flag(values), Cell::Flag(flag)) => values.push(flag),
            _ => return self.is_there.push(0),
        }
        self.is_there.push(1);
    }

    fn write(&self, writer: &mut SerializedColumnWriter<'_>) -> io::Result<()> {
        let is_there = Some(self.is_there.as_slice());
        match &self.values {
            Values::Text(values) => writer.typed::<ByteArrayType>().write_batch(values, is_there, None)?,
            Values::Bits(values) => writer.typed::<FloatType>().write_batch(values, is_there, None)?,
            Values::Count(values) => writer.typed::<Int64Type>().write_batch(values, is_there, None)?,
            Values::Flag(values) => writer.typed::<BoolType>().write_batch(values, is_there, None)?,
        };
        Ok(())
    }

    fn clear(&mut self) {
        self.is_there.clear();
        match &mut self.values {
            Values::Text(values) => values.clear(),
            Values::Bits(values) => values.clear(),
            Values::Count(values) => values.clear(),
            Values::Flag(values) => values.clear(),
        }
    }
}

fn column_type(name: &str, holds: Holds) -> io::Result<Type> {
    let (physical, logical) = match holds {
        Holds::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Holds::Bits => (Physical::FLOAT, None),
        Holds::Count => (Physical::INT64, None),
        Holds::Flag => (Physical::BOOLEAN, None),
    };
    let column = Type::primitive_type_builder(name, physical).with_logical_type(logical);
    Ok(column.with_repetition(Repetition::OPTIONAL).build()?)
}
