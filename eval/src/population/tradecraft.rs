//! Tradecraft at three levels, on people who are otherwise whole: what documented cases did.

use serde_json::{Value, json};

use crate::origins::Style;
use crate::population::life::{Life, Merge};
use crate::population::people::{Maker, PLACES, account, address, ago, from_address, phone, session};
use crate::render::name;

/// What one operator does with one person or between several.
type Trick = fn(&mut [Life], &mut Maker);

const TRICKS: [Trick; 15] = [
    shared_phone,
    shared_references,
    shared_delivery,
    shared_account,
    shared_device,
    late_change,
    forwarder,
    payee_mismatch,
    virtual_camera,
    remote_tools,
    another_display_name,
    abroad,
    stand_in,
    made_up_work,
    shared_wallet,
];

/// One operator with one to four personas and one to four tricks.
pub(super) fn draw(maker: &mut Maker) -> Vec<(&'static str, Life)> {
    let level = maker.random.between(1, 3);
    let size = maker.random.between(1, 4);
    let mut group: Vec<Life> =
        (0..size).map(|_| if maker.random.chance(70) { maker.whole() } else { maker.hired() }).collect();
    // The careful leave few traces, the careless many.
    for _ in 0..=(3 - level) {
        let trick = TRICKS[maker.random.below(TRICKS.len())];
        trick(&mut group, maker);
    }
    let recipe = ["careless", "ordinary", "careful"][usize::try_from(level - 1).unwrap_or_default()];
    group.into_iter().map(|life| (recipe, life)).collect()
}

fn shared_phone(group: &mut [Life], _: &mut Maker) {
    let line = phone(group[0].place, group[0].number, 3);
    for life in group {
        life.add("phones", json!({ "number": line, "at": ago(199) }));
    }
}

fn shared_references(group: &mut [Life], maker: &mut Maker) {
    let one = maker.persona(&group.iter().map(|life| life.persona).collect::<Vec<_>>());
    let contact = format!("{}{}@gmail.com", name(one, Style::Dotted), group[0].number);
    for life in group {
        life.put(Merge::Replace, "references", json!([
            { "name": name(one, Style::AsGiven), "company": "Vantage Peak Consulting", "email": contact, "phone": phone(0, life.number, 2) },
        ]));
        life.put(Merge::Replace, "reference_checks", json!([
            { "name": name(one, Style::AsGiven), "outcome": "confirmed", "via": "contact-given", "device": "fp-ref-1", "at": ago(175) },
        ]));
    }
}

fn shared_delivery(group: &mut [Life], _: &mut Maker) {
    let house = address(0, group[0].number + 60_000, "Ridge Road");
    for life in group {
        life.put(Merge::Replace, "delivery_addresses", json!([{ "address": house, "at": ago(150) }]));
        life.change("shipments", "to", &house);
        life.drop("residences");
    }
}

fn shared_account(group: &mut [Life], _: &mut Maker) {
    let shared = account(group[0].place, group[0].number + 70_000);
    for life in group {
        let mut instruction = shared.clone();
        instruction["holder"] = json!(life.own(Style::AsGiven));
        instruction["at"] = json!(ago(90));
        life.add("payment_instructions", instruction);
    }
}

fn shared_device(group: &mut [Life], _: &mut Maker) {
    let machine = json!(format!("fp-shared-{}", group[0].number));
    for life in group {
        life.change("sessions", "device", &machine);
    }
}

fn late_change(group: &mut [Life], _: &mut Maker) {
    for life in group {
        life.change("shipments", "address_changed", &json!(ago(139)));
        let before = phone(life.place, life.number, 0);
        life.add(
            "contact_changes",
            json!({ "kind": "phone", "before": before, "after": phone(0, life.number, 1), "at": ago(139) }),
        );
    }
}

fn forwarder(group: &mut [Life], _: &mut Maker) {
    for life in group {
        let drop = json!({
            "street": format!("400 Commerce Blvd PMB {}", life.number), "city": "Wilmington", "region": "DE", "postcode": "19801", "country": "US",
        });
        life.put(Merge::Replace, "delivery_addresses", json!([{ "address": drop, "at": ago(150) }]));
        life.change("shipments", "redirected_to", &drop);
    }
}

fn payee_mismatch(group: &mut [Life], maker: &mut Maker) {
    let people: Vec<_> = group.iter().map(|life| life.persona).collect();
    for life in group {
        let stranger = maker.persona(&people);
        life.change("payee_checks", "answer", &json!("no-match"));
        life.change("payee_checks", "holder", &json!(name(stranger, Style::BankUpperAscii)));
        life.change("payment_instructions", "holder", &json!(name(stranger, Style::AsGiven)));
    }
}

fn virtual_camera(group: &mut [Life], _: &mut Maker) {
    for life in group {
        life.change("sessions", "media_devices", &json!(["ManyCam Virtual Webcam"]));
        life.change("interviews", "live_picture", &json!("failed"));
    }
}

fn remote_tools(group: &mut [Life], _: &mut Maker) {
    for life in group {
        for tool in ["AnyDesk", "RustDesk", "TinyPilot"] {
            life.add(
                "software",
                json!({ "name": tool, "device": format!("SN{:06}", life.number), "first_seen": ago(119) }),
            );
        }
    }
}

fn another_display_name(group: &mut [Life], maker: &mut Maker) {
    let people: Vec<_> = group.iter().map(|life| life.persona).collect();
    for life in group {
        let other = maker.persona(&people);
        life.change("sessions", "display_name", &json!(name(other, Style::AsGiven)));
        life.change("interviews", "other_identity_on_screen", &json!(true));
    }
}

fn abroad(group: &mut [Life], _: &mut Maker) {
    for life in group {
        for (kind, days) in [("application", 198), ("meeting", 181), ("sign-in", 70)] {
            let mut far = from_address(session(life, kind, days), &format!("203.0.113.{}", 64 + life.number % 32));
            far["utc_offset"] = json!(480);
            life.add("sessions", far);
        }
        life.change("devices", "first_country", &json!("RU"));
        life.change("devices", "places", &json!(["RU", "US"]));
        life.change("devices", "first_position", &json!({ "lat": 43.1, "lon": 131.9 }));
    }
}

fn stand_in(group: &mut [Life], _: &mut Maker) {
    for life in group {
        life.change("interviews", "same_person", &json!("no"));
        life.change("interviews", "place_answers", &json!(0));
        life.change("interviews", "prompted_by_other", &Value::Bool(true));
    }
}

fn made_up_work(group: &mut [Life], _: &mut Maker) {
    for life in group {
        life.change("employer_checks", "outcome", &json!("denied"));
        life.change("education_checks", "outcome", &json!("denied"));
        life.change("employment", "place", &json!(PLACES[life.place].city));
    }
}

fn shared_wallet(group: &mut [Life], _: &mut Maker) {
    let wallet = format!("0x{:040x}", 0x9_0000_0000_u64 + group[0].number);
    for life in group {
        life.add("payment_instructions", json!({ "method": "crypto", "wallet": wallet, "at": ago(60) }));
        life.add("requests", json!({ "kind": "crypto-pay", "at": ago(61) }));
    }
}
