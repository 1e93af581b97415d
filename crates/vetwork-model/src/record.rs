//! The macro behind every fact of a dossier: all fields optional, none written when empty, and each
//! fact knows when and by whom it was recorded.

/// Declares a fact. Every fact has, beside its own fields, `at` (when it was recorded or seen) and
/// `source` (the form, register or person it came from, in plain words).
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* $field:ident : $type:ty ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        #[serde(default)]
        pub struct $name {
            $(
                $(#[$field_meta])*
                #[serde(skip_serializing_if = "crate::record::is_default")]
                pub $field: $type,
            )*
            /// When this was said, seen or recorded.
            #[serde(skip_serializing_if = "crate::record::is_default")]
            pub at: Option<crate::When>,
            /// Where it comes from, in plain words ("asset register", "payroll form").
            #[serde(skip_serializing_if = "crate::record::is_default")]
            pub source: Option<String>,
        }

        impl crate::record::Recorded for $name {
            fn at(&self) -> Option<crate::When> { self.at }
            fn source(&self) -> Option<&str> { self.source.as_deref() }
        }
    };
}

/// Declares a closed list of words as they stand in a dossier file, in kebab-case.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $( $(#[$variant_meta])* $variant ),*
        }
    };
}

/// What every fact can tell about its own recording.
pub trait Recorded {
    /// When the fact was said, seen or recorded.
    fn at(&self) -> Option<crate::When>;
    /// Where it comes from, in plain words.
    fn source(&self) -> Option<&str>;
}

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
