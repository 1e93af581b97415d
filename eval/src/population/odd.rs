//! Honest people in unusual circumstances: the benign look-alikes of the catalogue as recipes.

use serde_json::{Value, json};

use crate::origins::{GIVEN, Persona, Style};
use crate::population::life::{Life, Merge};
use crate::population::people::{Maker, PLACES, account, address, ago, from_address, phone, session};
use crate::render::{NATION, name};

/// An honest profile that looks odd.
pub struct LookAlike {
    /// Row of the catalogue.
    pub id: &'static str,
    /// In a word.
    pub recipe: &'static str,
    /// Makes somebody so.
    pub(super) apply: fn(&mut Life, &mut Maker),
}

/// All look-alikes but B33, who does break a rule.
pub const LOOK_ALIKES: [LookAlike; 20] = [
    LookAlike { id: "B01", recipe: "holiday, declared", apply: holiday },
    LookAlike { id: "B03", recipe: "privacy relay", apply: privacy_relay },
    LookAlike { id: "B05", recipe: "recent immigrant", apply: recent_immigrant },
    LookAlike { id: "B07", recipe: "moved house", apply: moved_house },
    LookAlike { id: "B09", recipe: "shared household", apply: shared_household },
    LookAlike { id: "B11", recipe: "carrier translation or co-working", apply: shared_network },
    LookAlike { id: "B13", recipe: "resume builder", apply: resume_builder },
    LookAlike { id: "B15", recipe: "captions and text", apply: captions },
    LookAlike { id: "B17", recipe: "streamer", apply: streamer },
    LookAlike { id: "B19", recipe: "remote administrator", apply: administrator },
    LookAlike { id: "B21", recipe: "employer of record and e-money", apply: employer_of_record },
    LookAlike { id: "B23", recipe: "no public profile", apply: private_person },
    LookAlike { id: "B25", recipe: "victim of identity theft", apply: victim },
    LookAlike { id: "B27", recipe: "two sets of documents", apply: two_sets_of_documents },
    LookAlike { id: "B29", recipe: "satellite line", apply: satellite },
    LookAlike { id: "B31", recipe: "employer acquired", apply: employer_acquired },
    LookAlike { id: "N01", recipe: "married name", apply: married_name },
    LookAlike { id: "N02", recipe: "spelt in other ways", apply: spelt_in_other_ways },
    LookAlike { id: "N03", recipe: "joint account", apply: joint_account },
    LookAlike { id: "N04", recipe: "career break", apply: career_break },
];

/// One of them, on a person at some phase.
pub(super) fn draw(maker: &mut Maker) -> Vec<(&'static str, Life)> {
    if maker.random.chance(8) {
        return couple(maker);
    }
    let recipe = &LOOK_ALIKES[maker.random.below(LOOK_ALIKES.len())];
    let mut life = if maker.random.chance(50) { maker.whole() } else { maker.hired() };
    (recipe.apply)(&mut life, maker);
    vec![(recipe.recipe, life)]
}

fn holiday(life: &mut Life, _: &mut Maker) {
    life.add("travel", json!({ "from": ago(60), "to": ago(46), "country": "PT", "approved": true, "at": ago(90) }));
    for days in [58, 53] {
        let mut away = from_address(session(life, "sign-in", days), &format!("203.0.113.{}", 192 + life.number % 16));
        away["utc_offset"] = json!(60);
        life.add("sessions", away);
    }
}

fn privacy_relay(life: &mut Life, _: &mut Maker) {
    let net = if PLACES[life.place].country == "US" { "192.0.2." } else { return own_relay(life) };
    for (at, days) in [(0, 199), (1, 184)] {
        let relay = session(life, if at == 0 { "application" } else { "meeting" }, days);
        life.add("sessions", from_address(relay, &format!("{net}{}", 192 + (life.number + at) % 32)));
    }
}

fn own_relay(life: &mut Life) {
    let mut relay = session(life, "meeting", 184);
    relay["network"] = json!("privacy-relay");
    relay["ip_country"] = json!(PLACES[life.place].country);
    life.add("sessions", relay);
}

fn recent_immigrant(life: &mut Life, _: &mut Maker) {
    let mut home = life.home.clone();
    home["from"] = json!("2026-02");
    life.put(Merge::Replace, "addresses", home);
    life.put(Merge::Replace, "phones", json!([{ "number": format!("+351 91{:07}", life.number), "at": ago(200) }]));
    life.add("identity_documents", json!({
        "kind": "residence-permit", "number": format!("R{:08}", life.number * 7), "name": life.own(Style::BankUpperAscii),
        "issued": "2026-01-20", "expires": "2028-01-19", "issuer": PLACES[life.place].country, "at": ago(159),
    }));
    life.add(
        "identity_checks",
        json!({
            "kind": "background-check", "outcome": "match", "records_since": "2026-01-20", "at": ago(157),
        }),
    );
    life.change("profile_checks", "created", &json!("2024-01-05"));
}

fn moved_house(life: &mut Life, maker: &mut Maker) {
    let new = address(life.place, life.number + 40_000, "Elm Crescent");
    let mut moved = new.clone();
    moved["from"] = json!(ago(152));
    life.add("addresses", moved);
    life.put(Merge::Replace, "residences", json!([{ "address": new, "proof": "lease", "at": ago(151) }]));
    life.put(
        Merge::Replace,
        "delivery_addresses",
        json!([{ "address": new, "note": "I moved on the first", "at": ago(148) }]),
    );
    life.change("shipments", "to", &new);
    if maker.random.chance(50) {
        life.change("shipments", "address_changed", &json!(ago(147)));
    }
}

fn shared_household(life: &mut Life, maker: &mut Maker) {
    let flatmate = maker.persona(&[life.persona]);
    life.add("households", json!({ "name": name(flatmate, Style::AsGiven), "relation": "partner" }));
    life.change("shipments", "signed_by", &json!(name(flatmate, Style::AsGiven)));
}

fn shared_network(life: &mut Life, _: &mut Maker) {
    let ip = if PLACES[life.place].country == "US" { "192.0.2.130" } else { "198.51.100.70" };
    let mut shared = from_address(session(life, "meeting", 183), ip);
    shared["shared_network"] = json!(true);
    life.add("sessions", shared);
    life.add(
        "sessions",
        json!({ "kind": "application", "device": "library-terminal-4", "shared_network": true, "at": ago(199) }),
    );
}

fn resume_builder(life: &mut Life, _: &mut Maker) {
    life.add("files", json!({
        "kind": "resume", "text": "Motivated engineer with a passion for clean code.", "sha256": format!("ab{:062x}", life.number),
    }));
}

fn captions(life: &mut Life, _: &mut Maker) {
    life.put(Merge::Replace, "interviews", json!([
        { "round": 1, "interviewer": "KB", "camera": "partly", "alternative_offered": true, "document_shown": "passed", "at": ago(185) },
        { "round": 2, "interviewer": "LT", "camera": "off", "alternative_offered": true, "same_person": "yes", "at": ago(180) },
    ]));
    life.add("requests", json!({ "kind": "text-only", "alternative_offered": true, "at": ago(188) }));
}

fn streamer(life: &mut Life, _: &mut Maker) {
    let mut meeting = session(life, "meeting", 178);
    meeting["media_devices"] = json!(["OBS Virtual Camera", "Shure MV7"]);
    life.add("sessions", meeting);
    life.add("software", json!({ "name": "OBS Studio", "device": format!("SN{:06}", life.number) }));
    for tool in ["OBS Studio", "OBS Virtual Camera"] {
        life.add("approved_tools", json!({ "name": tool, "by": "manager" }));
    }
}

fn administrator(life: &mut Life, _: &mut Maker) {
    life.set("role", json!({ "title": "Systems administrator", "privileged": true }));
    for tool in ["AnyDesk", "ScreenConnect"] {
        life.add(
            "software",
            json!({ "name": tool, "device": format!("SN{:06}", life.number), "first_seen": ago(100) }),
        );
        life.add("approved_tools", json!({ "name": tool, "by": "head of IT" }));
    }
}

fn employer_of_record(life: &mut Life, _: &mut Maker) {
    life.put(
        Merge::Replace,
        "contracts",
        json!([
            { "kind": "employer-of-record", "firm": "Globewise Employment Ltd", "signed": ago(150), "at": ago(150) },
        ]),
    );
    let iban = crate::fresh::iban(&format!("BE0096700{:07}00", life.number), 0);
    life.put(
        Merge::Replace,
        "payment_instructions",
        json!([
            { "iban": iban, "holder": life.own(Style::AsGiven), "at": ago(130) },
        ]),
    );
    life.put(
        Merge::Replace,
        "payee_checks",
        json!([
            { "account": iban, "answer": "match", "holder": life.own(Style::BankUpperAscii), "at": ago(129) },
        ]),
    );
}

fn private_person(life: &mut Life, _: &mut Maker) {
    life.drop("profiles");
    life.drop("profile_checks");
}

fn victim(life: &mut Life, _: &mut Maker) {
    life.add("victim_reports", json!({ "reference": format!("2025-{}", life.number), "confirmed": true }));
    life.add(
        "identity_checks",
        json!({
            "kind": "identity-bureau", "outcome": "partial", "disagrees": ["address"], "by": "bureau", "at": ago(158),
        }),
    );
}

fn two_sets_of_documents(life: &mut Life, _: &mut Maker) {
    let former = Persona { given: (life.persona.given + GIVEN / 2) % GIVEN, ..life.persona };
    life.set("sealed", json!({ "nationalities": [NATION], "former_names": [name(former, Style::AsGiven)] }));
    life.add("identity_documents", json!({
        "kind": "driving-licence", "number": format!("D{:08}", life.number * 7), "name": name(former, Style::AsGiven),
        "issued": "2015-05-05", "expires": "2030-05-04", "at": ago(160),
    }));
    life.change("payee_checks", "holder", &json!(name(former, Style::BankUpperAscii)));
}

fn satellite(life: &mut Life, _: &mut Maker) {
    let mut sky = session(life, "meeting", 177);
    sky["network"] = json!("satellite");
    sky["ip_country"] = json!(PLACES[life.place].country);
    sky["ip"] = Value::Null;
    life.add("sessions", sky);
}

fn employer_acquired(life: &mut Life, _: &mut Maker) {
    life.change("employer_checks", "renamed_or_acquired", &json!(true));
    life.change("employer_checks", "domain_registered", &json!("2025-08-01"));
}

fn married_name(life: &mut Life, maker: &mut Maker) {
    let before = Persona { family: maker.persona(&[life.persona]).family, ..life.persona };
    life.set("sealed", json!({ "nationalities": [NATION], "former_names": [name(before, Style::AsGiven)] }));
    life.change("profile_checks", "name", &json!(name(before, Style::AsGiven)));
    life.change("tax_forms", "name", &json!(name(before, Style::SurnameFirst)));
}

/// Each office writes the name in its own usual way.
fn spelt_in_other_ways(life: &mut Life, _: &mut Maker) {
    life.change("payee_checks", "holder", &json!(life.own(Style::Transliteration2)));
    life.change("tax_forms", "name", &json!(life.own(Style::SurnameFirst)));
    life.change("profile_checks", "name", &json!(life.own(Style::Transliteration2)));
    life.change("shipments", "signed_by", &json!(life.own(Style::BankUpperAscii)));
    life.change("sessions", "display_name", &json!(life.own(Style::NativeScript)));
}

fn joint_account(life: &mut Life, _: &mut Maker) {
    let spouse = Persona { given: (life.persona.given + GIVEN / 2 + 3) % GIVEN, ..life.persona };
    life.add("households", json!({ "name": name(spouse, Style::AsGiven), "relation": "partner" }));
    life.change("payment_instructions", "holder", &json!(name(spouse, Style::AsGiven)));
    life.change("payee_checks", "holder", &json!(name(spouse, Style::BankUpperAscii)));
    life.change("payee_checks", "joint", &json!(true));
}

fn career_break(life: &mut Life, _: &mut Maker) {
    for section in ["employment", "employer_checks"] {
        let first = life.section(section).iter().take(1).cloned().collect();
        life.put(Merge::Replace, section, first);
    }
}

/// Two people of one household at one employer: home, line, account and parcel are shared, and declared.
fn couple(maker: &mut Maker) -> Vec<(&'static str, Life)> {
    let (mut one, mut other) = (maker.whole(), maker.whole());
    while other.place != one.place {
        other = maker.whole();
    }
    let home = one.home.clone();
    for section in ["addresses", "delivery_addresses", "residences"] {
        other.put(
            Merge::Replace,
            section,
            if section == "addresses" { json!([home]) } else { json!([{ "address": home }]) },
        );
    }
    other.change("shipments", "to", &home);
    let shared = account(one.place, one.number);
    for life in [&mut one, &mut other] {
        for (field, value) in shared.as_object().into_iter().flatten() {
            life.change("payment_instructions", field, value);
        }
        life.change("payee_checks", "joint", &json!(true));
    }
    let (first, second) = (one.id().to_owned(), other.id().to_owned());
    one.add("households", json!({ "with": second, "name": other.own(Style::AsGiven), "relation": "partner" }));
    other.add("households", json!({ "with": first, "name": one.own(Style::AsGiven), "relation": "partner" }));
    let line = phone(one.place, one.number, 3);
    one.add("phones", json!({ "number": line }));
    other.add("phones", json!({ "number": line }));
    vec![("couple", one), ("couple", other)]
}
