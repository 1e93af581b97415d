//! Agencies, vendors and partners: mostly sound, some that are not what they say.

use serde_json::{Value, json};

use crate::origins::Style;
use crate::population::life::Life;
use crate::population::people::{Maker, ago};
use crate::render::name;

const KINDS: [&str; 4] = ["sound", "no vetting", "unknown to its register", "made up"];

/// One organisation.
pub(super) fn draw(maker: &mut Maker) -> Vec<(&'static str, Life)> {
    let mut life = maker.begin();
    let kind = KINDS[maker.random.pick(&[0, 0, 0, 1, 2, 3]).to_owned()];
    let title = format!("Talentworks {} Ltd", life.number);
    let officer = maker.persona(&[life.persona]);
    life.set("subject", json!("organisation"));
    life.set("name", json!(title));
    life.set("phase", json!("sourcing"));
    let number = format!("{:08}", life.number);
    life.add("registrations", json!({ "name": title, "number": number, "country": "GB", "registered": "2016-03-01" }));
    life.add("directors", json!({ "name": name(officer, Style::AsGiven), "from": "2016-03-01" }));
    life.add("owners", json!({ "name": name(officer, Style::AsGiven), "percent": 100 }));
    let known = kind == "sound" || kind == "no vetting";
    life.add("register_entries", json!({
        "name": title, "number": number, "found": known, "registered": if known { "2016-03-01" } else { "2026-08-01" },
        "officers": if known { json!([name(officer, Style::SurnameFirst)]) } else { Value::Array(Vec::new()) }, "at": ago(20),
    }));
    if kind == "sound" {
        life.add(
            "vetting_evidence",
            json!({ "what": "identity checks of all staff, seen", "right_to_audit": true, "at": ago(20) }),
        );
    }
    let copied = kind == "made up";
    life.add("websites", json!({
        "domain": format!("talentworks{}.example", life.number), "registered": if copied { "2026-07-01" } else { "2016-02-01" },
        "same_text_percent": if copied { 92 } else { 3 }, "same_text_as": copied.then_some("northgate.example"),
    }));
    vec![(kind, life)]
}
