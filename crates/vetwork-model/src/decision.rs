//! What a person decided. There is no such word that the program itself could say.

words! {
    /// What a person decided about a subject.
    pub enum Decision {
        /// The questions are answered: it goes on.
        #[default]
        Proceed,
        /// More is asked first.
        Ask,
        /// Hired or engaged.
        Hired,
        /// Not hired, for whatever reason.
        NotHired,
        /// The subject withdrew.
        Withdrew,
        /// Handed to an investigation or an authority.
        Reported,
        /// No longer engaged.
        Left,
    }
}

impl Decision {
    /// As it is written in commands and policies.
    pub fn words(self) -> &'static str {
        match self {
            Decision::Proceed => "proceed",
            Decision::Ask => "ask",
            Decision::Hired => "hired",
            Decision::NotHired => "not-hired",
            Decision::Withdrew => "withdrew",
            Decision::Reported => "reported",
            Decision::Left => "left",
        }
    }
}
