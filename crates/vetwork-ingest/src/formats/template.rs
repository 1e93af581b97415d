//! The commented template that `vetwork dossier new` writes.

/// A person.
pub const PERSON: &str = include_str!("template-person.yaml");
/// An organisation.
pub const ORGANISATION: &str = include_str!("template-organisation.yaml");

#[cfg(test)]
mod tests {
    use vetwork_model::{Channel, Section};

    use super::*;
    use crate::formats::dossier::yaml;

    /// Takes the `# ` off lines that are commented-out fields.
    fn filled_in(template: &str) -> String {
        let line = |line: &str| {
            line.strip_prefix("#: ").or(if line == "#:" { Some("") } else { None }).unwrap_or(line).to_owned()
        };
        template.lines().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn templates_read_as_they_are_and_filled_in() {
        for template in [PERSON, ORGANISATION] {
            for text in [template.to_owned(), filled_in(template)] {
                let parsed = yaml(&text, "template.yaml").unwrap_or_else(|error| panic!("{error:?}"));
                assert!(parsed.warnings.is_empty(), "{:?}", parsed.warnings);
            }
        }
    }

    #[test]
    fn every_section_stands_in_a_template() {
        let both = [PERSON, ORGANISATION].concat();
        for section in Section::ALL.iter().filter(|section| section.channel() != Channel::Examination) {
            assert!(
                both.contains(&format!("\n#: {}:", section.name())) || both.contains(&format!("\n{}:", section.name())),
                "{}",
                section.name()
            );
        }
    }
}
