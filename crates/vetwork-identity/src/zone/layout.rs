//! Where the fields of a zone stand, by format: ICAO Doc 9303 parts 4 (TD3), 5 (TD1), 6 (TD2) and 7 (visas).

/// A run of cells in one line, counted from nought; the end is not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cells {
    pub(crate) line: usize,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

const fn cells(line: usize, from: usize, to: usize) -> Cells {
    Cells { line, from, to }
}

const fn cell(line: usize, at: usize) -> Cells {
    Cells { line, from: at, to: at + 1 }
}

/// Size and layout of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Td1,
    Td2,
    Td3,
    VisaA,
    VisaB,
}

/// Where everything stands.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) lines: usize,
    /// Characters in each line.
    pub(crate) width: usize,
    pub(crate) code: Cells,
    pub(crate) issuer: Cells,
    pub(crate) names: Cells,
    pub(crate) number: Cells,
    pub(crate) number_digit: Cells,
    pub(crate) nationality: Cells,
    pub(crate) birth: Cells,
    pub(crate) birth_digit: Cells,
    pub(crate) sex: Cells,
    pub(crate) expiry: Cells,
    pub(crate) expiry_digit: Cells,
    /// What the issuer is free to use; here a long document number goes on.
    pub(crate) optional: Cells,
    /// Passports only: the digit over it.
    pub(crate) optional_digit: Option<Cells>,
    /// Cards of three lines have a second one.
    pub(crate) optional_more: Option<Cells>,
    /// What the digit over several fields covers, and where it stands. Visas have none.
    pub(crate) composite: &'static [Cells],
    pub(crate) composite_digit: Option<Cells>,
    pub(crate) title: &'static str,
    /// First letters that the document code may have.
    pub(crate) codes: &'static [u8],
}

static TD3: Layout = Layout {
    lines: 2,
    width: 44,
    code: cells(0, 0, 2),
    issuer: cells(0, 2, 5),
    names: cells(0, 5, 44),
    number: cells(1, 0, 9),
    number_digit: cell(1, 9),
    nationality: cells(1, 10, 13),
    birth: cells(1, 13, 19),
    birth_digit: cell(1, 19),
    sex: cell(1, 20),
    expiry: cells(1, 21, 27),
    expiry_digit: cell(1, 27),
    optional: cells(1, 28, 42),
    optional_digit: Some(cell(1, 42)),
    optional_more: None,
    composite: &[cells(1, 0, 10), cells(1, 13, 20), cells(1, 21, 43)],
    composite_digit: Some(cell(1, 43)),
    title: "machine-readable zone of a passport (TD3)",
    codes: b"P",
};

static TD2: Layout = Layout {
    width: 36,
    names: cells(0, 5, 36),
    optional: cells(1, 28, 35),
    optional_digit: None,
    composite: &[cells(1, 0, 10), cells(1, 13, 20), cells(1, 21, 35)],
    composite_digit: Some(cell(1, 35)),
    title: "machine-readable zone of a card or sheet in two lines (TD2)",
    // Older passports of card size and some sheets begin with P.
    codes: b"IACP",
    ..TD3
};

static TD1: Layout = Layout {
    lines: 3,
    width: 30,
    code: cells(0, 0, 2),
    issuer: cells(0, 2, 5),
    names: cells(2, 0, 30),
    number: cells(0, 5, 14),
    number_digit: cell(0, 14),
    nationality: cells(1, 15, 18),
    birth: cells(1, 0, 6),
    birth_digit: cell(1, 6),
    sex: cell(1, 7),
    expiry: cells(1, 8, 14),
    expiry_digit: cell(1, 14),
    optional: cells(0, 15, 30),
    optional_digit: None,
    optional_more: Some(cells(1, 18, 29)),
    composite: &[cells(0, 5, 30), cells(1, 0, 7), cells(1, 8, 15), cells(1, 18, 29)],
    composite_digit: Some(cell(1, 29)),
    title: "machine-readable zone of a card (TD1)",
    codes: b"IAC",
};

static VISA_A: Layout = Layout {
    optional: cells(1, 28, 44),
    optional_digit: None,
    composite: &[],
    composite_digit: None,
    title: "machine-readable zone of a visa (MRV-A)",
    codes: b"V",
    ..TD3
};

static VISA_B: Layout = Layout {
    width: 36,
    names: cells(0, 5, 36),
    optional: cells(1, 28, 36),
    title: "machine-readable zone of a small visa (MRV-B)",
    ..VISA_A
};

impl Format {
    /// The format of lines of this length; visas tell themselves by their first letter.
    pub(crate) fn of(lines: usize, width: usize, first: Option<u8>) -> Option<Self> {
        match (lines, width) {
            (3, 30) => Some(Self::Td1),
            (2, 36) if first == Some(b'V') => Some(Self::VisaB),
            (2, 36) => Some(Self::Td2),
            (2, 44) if first == Some(b'V') => Some(Self::VisaA),
            (2, 44) => Some(Self::Td3),
            _ => None,
        }
    }

    pub(crate) fn layout(self) -> &'static Layout {
        match self {
            Self::Td1 => &TD1,
            Self::Td2 => &TD2,
            Self::Td3 => &TD3,
            Self::VisaA => &VISA_A,
            Self::VisaB => &VISA_B,
        }
    }

    pub(crate) fn is_visa(self) -> bool {
        matches!(self, Self::VisaA | Self::VisaB)
    }
}

/// A zone of the right size in the right letters. Whether it says anything sensible is not asked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Zone {
    pub(crate) format: Format,
    /// As many as the layout says, each of its width, of `A-Z`, `0-9` and `<` alone.
    pub(crate) lines: Vec<String>,
    /// One bit for each cell of each line that was not read as it stands here, but repaired.
    pub(crate) repaired: [u64; 3],
}

impl Zone {
    pub(crate) fn layout(&self) -> &'static Layout {
        self.format.layout()
    }

    /// What the cells say, fillers included.
    pub(crate) fn raw(&self, cells: Cells) -> &str {
        self.lines.get(cells.line).and_then(|line| line.get(cells.from..cells.to)).unwrap_or_default()
    }

    /// What the cells say, without the fillers behind it.
    pub(crate) fn text(&self, cells: Cells) -> &str {
        self.raw(cells).trim_end_matches('<')
    }

    /// Was one of the cells repaired?
    pub(crate) fn is_repaired(&self, cells: Cells) -> bool {
        let mask = (u64::MAX >> 64_usize.saturating_sub(cells.to - cells.from).min(63)) << cells.from;
        self.repaired.get(cells.line).is_some_and(|line| line & mask != 0)
    }

    /// Was anything repaired?
    pub(crate) fn any_repaired(&self) -> bool {
        self.repaired.iter().any(|line| *line != 0)
    }
}
