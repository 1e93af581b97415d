//! A card of a made-up person, whose elements can be changed one by one. Places and lengths are counted anew.

#[derive(Clone)]
pub(super) struct Specimen {
    issuer: &'static str,
    version: u8,
    kind: &'static str,
    elements: Vec<(String, String)>,
    own: (&'static str, Vec<(&'static str, &'static str)>),
}

impl Specimen {
    /// A licence of Virginia: all is as it should be.
    pub(super) fn virginia() -> Self {
        let elements = [
            ("DAQ", "K20415793"),
            ("DCS", "KESSLER"),
            ("DDE", "N"),
            ("DAC", "DANA"),
            ("DDF", "N"),
            ("DAD", "MIRA"),
            ("DDG", "N"),
            ("DCA", "D"),
            ("DCB", "NONE"),
            ("DCD", "NONE"),
            ("DBD", "03142022"),
            ("DBB", "05121990"),
            ("DBA", "05122030"),
            ("DBC", "2"),
            ("DAU", "067 in"),
            ("DAW", "142"),
            ("DCE", "3"),
            ("DAY", "HAZ"),
            ("DAZ", "BRO"),
            ("DAG", "12 EXAMPLE LANE"),
            ("DAI", "RICHMOND"),
            ("DAJ", "VA"),
            ("DAK", "232190000  "),
            ("DCF", "0412299871520311"),
            ("DCG", "USA"),
            ("DCK", "0090112358132134"),
            ("DDA", "F"),
            ("DDB", "01152019"),
            ("DDK", "1"),
        ];
        let elements = elements.map(|(id, value)| (id.to_owned(), value.to_owned())).to_vec();
        Self { issuer: "636000", version: 10, kind: "DL", elements, own: ("ZV", vec![("ZVA", "01")]) }
    }

    /// The same person's card of another issuer: number of the issuer, its own part, state, postal code, number.
    pub(super) fn of(issuer: &'static str, own: &'static str, state: &str, postcode: &str, number: &str) -> Self {
        let mut card = Self::virginia();
        card.issuer = issuer;
        card.own = (own, Vec::new());
        card.with("DAJ", state).with("DAK", postcode).with("DAQ", number)
    }

    /// The same person's card of a province.
    pub(super) fn canadian(
        issuer: &'static str,
        own: &'static str,
        province: &str,
        postcode: &str,
        number: &str,
    ) -> Self {
        let card = Self::of(issuer, own, province, postcode, number).with("DCG", "CAN").with("DAU", "170 cm");
        let card = card.with("DBB", "19900512").with("DBD", "20220314").with("DBA", "20270512").without("DDB");
        card.without("DDA").without("DDK")
    }

    pub(super) fn with(mut self, id: &str, value: &str) -> Self {
        match self.elements.iter_mut().find(|(known, _)| known == id) {
            Some((_, old)) => value.clone_into(old),
            None => self.elements.push((id.to_owned(), value.to_owned())),
        }
        self
    }

    pub(super) fn without(mut self, id: &str) -> Self {
        self.elements.retain(|(known, _)| known != id);
        self
    }

    pub(super) fn version(mut self, version: u8) -> Self {
        self.version = version;
        self
    }

    pub(super) fn issuer(mut self, issuer: &'static str) -> Self {
        self.issuer = issuer;
        self
    }

    pub(super) fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    pub(super) fn own(mut self, kind: &'static str, elements: &[(&'static str, &'static str)]) -> Self {
        self.own = (kind, elements.to_vec());
        self
    }

    /// As the barcode holds it.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let elements: Vec<String> = self.elements.iter().map(|(id, value)| format!("{id}{value}")).collect();
        let mut parts = vec![(self.kind, format!("{}{}\r", self.kind, elements.join("\n")))];
        if !self.own.1.is_empty() {
            let own: Vec<String> = self.own.1.iter().map(|(id, value)| format!("{id}{value}")).collect();
            parts.push((self.own.0, format!("{}{}\r", self.own.0, own.join("\n"))));
        }
        let jurisdiction_version = if self.version < 2 { "" } else { "01" };
        let head = format!("@\n\x1e\rANSI {}{:02}{jurisdiction_version}{:02}", self.issuer, self.version, parts.len());
        let mut at = head.len() + 10 * parts.len();
        let mut list = String::new();
        for (kind, part) in &parts {
            let length = part.chars().count();
            list.push_str(&format!("{kind}{at:04}{length:04}"));
            at += length;
        }
        let data: String = parts.into_iter().map(|(_, part)| part).collect();
        format!("{head}{list}{data}").chars().map(|c| u8::try_from(c).unwrap()).collect()
    }
}
