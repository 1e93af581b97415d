//! Rings of made-up applicants at four levels of tradecraft, among honest people who share things for honest reasons: at least
//! three honest pairs for each pair of a ring. Nothing in a dossier tells which it is.

use serde_json::{Value, json};

use crate::origins::{Persona, Style};
use crate::population::life::{Life, Merge};
use crate::population::people::{Maker, account, address, ago, from_address, session};
use crate::population::{Cohort, Entry};
use crate::render::name;

/// How little a ring leaves behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// One delivery address, one account, one machine for all.
    Careless,
    /// One delivery address for all, accounts and references of their own making between some.
    Usual,
    /// Each shares one thing with the next, another each time.
    Careful,
    /// Nothing exact: one who refers the others, and addresses made in one way.
    Expert,
}

impl Level {
    /// All of them, the most careless first.
    pub const ALL: [Level; 4] = [Level::Careless, Level::Usual, Level::Careful, Level::Expert];

    /// In a word.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Level::Careless => "careless",
            Level::Usual => "usual",
            Level::Careful => "careful",
            Level::Expert => "expert",
        }
    }
}

/// What a made-up person is, which nothing in the dossier tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// Honest, and alone.
    Alone,
    /// Honest, and shares something for this reason.
    Shares(&'static str),
    /// One of the ring of this number.
    Ring(usize, Level),
}

/// Somebody made up.
pub struct Made {
    /// The dossier.
    pub entry: Entry,
    /// What they are.
    pub truth: Truth,
}

/// Makes some honest people share something.
type Collision = fn(&mut [Life], &mut Maker);

/// Why honest people share things: in words, how many at a time, and what they share.
const COLLISIONS: [(&str, usize, Collision); 19] = [
    ("a couple, declared by both", 2, declared_couple),
    ("a couple, declared by one", 2, half_declared_couple),
    ("a family in one home", 2, family),
    ("flatmates", 3, flatmates),
    ("a couple with one account, declared by nobody", 2, undeclared_couple),
    ("a shared house", 6, flatmates),
    ("one tenant after the other", 2, tenants),
    ("flats of one house", 6, flats),
    ("a carrier's line", 8, |group, _| on_a_line(group, "mobile", false)),
    ("a co-working place", 8, |group, _| on_a_line(group, "residential", true)),
    ("a library's machine", 4, library),
    ("an agency's number", 40, agency),
    ("a university's switchboard", 24, university),
    ("a professor's recommendation", 4, professor),
    ("one former manager", 3, manager),
    ("a form that everybody hands in", 20, form),
    ("one name", 2, namesakes),
    ("a number passed on", 2, recycled_number),
    ("a referral by a colleague", 2, referral),
];

/// Rings of every level and at least `people` people in all.
#[must_use]
pub fn rings(people: usize, rings_a_level: usize, seed: u64) -> Vec<Made> {
    let mut maker = Maker::new(seed, "rings");
    let mut made = Vec::new();
    let mut pairs = 0;
    for number in 0..rings_a_level * Level::ALL.len() {
        let level = Level::ALL[number % Level::ALL.len()];
        let ring = ring(level, &mut maker);
        pairs += ring.len() * (ring.len() - 1) / 2;
        made.extend(ring.into_iter().map(|life| finished(life, Truth::Ring(number, level))));
    }
    let mut honest = 0;
    for turn in 0.. {
        let (why, size, collide) = COLLISIONS[turn % COLLISIONS.len()];
        // A large crowd counts by its people: it is one coincidence, not hundreds.
        if turn >= COLLISIONS.len() && honest >= 3 * pairs {
            break;
        }
        honest += if size > 8 { size } else { size * (size - 1) / 2 };
        let mut group: Vec<Life> = (0..size).map(|_| maker.whole()).collect();
        collide(&mut group, &mut maker);
        made.extend(group.into_iter().map(|life| finished(life, Truth::Shares(why))));
    }
    while made.len() < people {
        let life = maker.ordinary();
        made.push(finished(life, Truth::Alone));
    }
    made
}

fn finished(life: Life, truth: Truth) -> Made {
    let cohort = if matches!(truth, Truth::Ring(..)) { Cohort::Tradecraft } else { Cohort::Odd };
    let (id, template) = life.into_template();
    Made { entry: Entry { id, cohort, recipe: String::new(), template }, truth }
}

fn ring(level: Level, maker: &mut Maker) -> Vec<Life> {
    let size = usize::try_from(maker.random.between(3, 12)).unwrap_or(3);
    let mut ring: Vec<Life> = (0..size).map(|_| maker.whole()).collect();
    match level {
        Level::Careless => careless(&mut ring),
        Level::Usual => usual(&mut ring, maker),
        Level::Careful => careful(&mut ring, maker),
        Level::Expert => expert(&mut ring),
    }
    ring
}

/// A number that is nobody's own, in an area where nobody lives.
fn shared_line(area: u16, group: &[Life]) -> String {
    format!("+1 {area} 2{:06}", group[0].number % 1_000_000)
}

fn deliver(life: &mut Life, house: &Value) {
    life.put(Merge::Replace, "delivery_addresses", json!([{ "address": house, "at": ago(150) }]));
    life.change("shipments", "to", house);
}

fn pay_into(life: &mut Life, shared: &Value) {
    let mut instruction = shared.clone();
    instruction["holder"] = json!(life.own(Style::AsGiven));
    instruction["at"] = json!(ago(90));
    life.add("payment_instructions", instruction);
}

fn careless(ring: &mut [Life]) {
    let (place, number) = (ring[0].place, ring[0].number);
    let (house, pay) = (address(place, number + 6_000_000, "Ridge Road"), account(place, number + 7_000_000));
    for life in ring {
        deliver(life, &house);
        pay_into(life, &pay);
        life.change("sessions", "device", &json!(format!("fp-shared-{number}")));
    }
}

fn usual(ring: &mut [Life], maker: &mut Maker) {
    let house = address(ring[0].place, ring[0].number + 6_000_000, "Ridge Road");
    for at in 0..ring.len() {
        deliver(&mut ring[at], &house);
        let next = (at + 1) % ring.len();
        if maker.random.chance(40) {
            let pay = account(ring[at].place, ring[at].number + 7_000_000);
            pay_into(&mut ring[at], &pay);
            pay_into(&mut ring[next], &pay);
        }
        if maker.random.chance(40) {
            vouch(ring, at, next);
        }
    }
}

/// The one names the other, at the other's own number, as a former manager.
fn vouch(ring: &mut [Life], at: usize, for_whom: usize) {
    let own = ring[at].section("phones").first().and_then(|phone| phone.get("number")).cloned();
    let by = ring[at].own(Style::AsGiven);
    ring[for_whom].add(
        "references",
        json!({ "name": by, "company": "Vantage Peak Consulting", "relation": "manager", "phone": own }),
    );
}

fn careful(ring: &mut [Life], maker: &mut Maker) {
    for at in 1..ring.len() {
        match maker.random.below(5) {
            0 => {
                let wallet = format!("0x{:040x}", 0x9_0000_0000_u64 + ring[at].number);
                for life in &mut ring[at - 1..=at] {
                    life.add("payment_instructions", json!({ "method": "crypto", "wallet": wallet, "at": ago(60) }));
                }
            }
            1 => vouch(ring, at - 1, at),
            2 => {
                let line = format!("2001:db8:1:77::{:x}", ring[at].number);
                for life in &mut ring[at - 1..=at] {
                    let away = from_address(session(life, "sign-in", 70), &line);
                    life.add("sessions", away);
                }
            }
            3 => {
                let digest = format!("{:064x}", 0xabc_0000_u64 + ring[at].number);
                for life in &mut ring[at - 1..=at] {
                    life.add("files", json!({ "kind": "resume", "sha256": digest, "at": ago(190) }));
                }
            }
            _ => {
                let house = address(ring[at].place, ring[at].number + 6_000_000, "Ridge Road");
                for life in &mut ring[at - 1..=at] {
                    deliver(life, &house);
                }
            }
        }
    }
}

fn expert(ring: &mut [Life]) {
    let first = ring[0].id().to_owned();
    let called = ring[0].own(Style::AsGiven);
    for (at, life) in ring.iter_mut().enumerate() {
        let mail = format!("{}.dev.codes@gmail.com", life.own(Style::Joined));
        life.put(Merge::Replace, "emails", json!([{ "address": mail, "at": ago(200) }]));
        if at > 0 {
            life.add("referrals", json!({ "by": first, "name": called, "at": ago(201) }));
        }
    }
}

/// One home, one line, one account.
fn share_a_home(group: &mut [Life]) {
    let home = group[0].home.clone();
    let line = shared_line(419, group);
    let pay = account(group[0].place, group[0].number);
    for life in group {
        life.put(Merge::Replace, "addresses", home.clone());
        deliver(life, &home);
        life.add("phones", json!({ "number": line, "at": ago(200) }));
        pay_into(life, &pay);
        let away = from_address(session(life, "sign-in", 70), "2001:db8:1:88::1");
        life.add("sessions", away);
    }
}

fn declare(group: &mut [Life], who: usize, with: usize) {
    let other = (group[with].id().to_owned(), group[with].own(Style::AsGiven));
    group[who].add("households", json!({ "with": other.0, "name": other.1, "relation": "partner", "at": ago(300) }));
}

fn declared_couple(group: &mut [Life], _: &mut Maker) {
    share_a_home(group);
    declare(group, 0, 1);
    declare(group, 1, 0);
}

fn undeclared_couple(group: &mut [Life], _: &mut Maker) {
    share_a_home(group);
}

/// The same flat, the one moved out before the other moved in.
fn tenants(group: &mut [Life], _: &mut Maker) {
    let mut home = group[0].home.clone();
    home["to"] = json!("2023-01");
    group[0].add("addresses", home.clone());
    if let Some(fields) = home.as_object_mut() {
        fields.remove("to");
    }
    home["from"] = json!("2023-03");
    group[1].put(Merge::Replace, "addresses", home);
}

fn half_declared_couple(group: &mut [Life], _: &mut Maker) {
    let home = group[0].home.clone();
    for life in group.iter_mut() {
        life.put(Merge::Replace, "addresses", home.clone());
        deliver(life, &home);
    }
    declare(group, 0, 1);
}

fn family(group: &mut [Life], maker: &mut Maker) {
    let first = group[0].persona;
    let sibling = loop {
        let drawn = maker.persona(&[]);
        if drawn.given != first.given {
            break Persona { family: first.family, ..drawn };
        }
    };
    group[1].persona = sibling;
    let called = group[1].own(Style::AsGiven);
    group[1].set("name", json!(called));
    let (home, line) = (group[0].home.clone(), shared_line(419, group));
    for life in group {
        life.put(Merge::Replace, "addresses", home.clone());
        life.add("phones", json!({ "number": line, "at": ago(200) }));
    }
}

/// Strangers by name in one flat: each has the address, and the line on a day.
fn flatmates(group: &mut [Life], _: &mut Maker) {
    let home = group[0].home.clone();
    let line = format!("2001:db8:1:99::{:x}", group[0].number);
    for life in group {
        life.put(Merge::Replace, "addresses", home.clone());
        deliver(life, &home);
        let there = from_address(session(life, "sign-in", 70), &line);
        life.add("sessions", there);
    }
}

fn flats(group: &mut [Life], _: &mut Maker) {
    let house = address(group[0].place, group[0].number + 5_000_000, "Tower Road");
    for (flat, life) in (1..).zip(group) {
        let mut home = house.clone();
        home["street"] = json!(format!("{}, Apt {flat}", house["street"].as_str().unwrap_or_default()));
        life.put(Merge::Replace, "addresses", home.clone());
        deliver(life, &home);
    }
}

fn on_a_line(group: &mut [Life], network: &str, shared: bool) {
    let ip = format!("192.0.2.{}", group[0].number % 250);
    for life in group {
        let mut seen = from_address(session(life, "sign-in", 70), &ip);
        seen["network"] = json!(network);
        seen["ip_country"] = json!("US");
        seen["shared_network"] = json!(shared);
        life.add("sessions", seen);
    }
}

fn library(group: &mut [Life], _: &mut Maker) {
    let machine = format!("fp-library-{}", group[0].number);
    for life in group {
        let mut there = session(life, "application", 198);
        there["device"] = json!(machine);
        there["shared_network"] = json!(true);
        life.add("sessions", there);
    }
}

fn agency(group: &mut [Life], _: &mut Maker) {
    let line = shared_line(412, group);
    for life in group {
        life.add("phones", json!({ "number": line, "at": ago(200) }));
        life.add("recruiters", json!({ "agency": "Halyard Works", "email": "desk@halyard.example", "phone": line }));
    }
}

fn refer_to(group: &mut [Life], who: &str, contact: &str) {
    for life in group {
        life.add(
            "references",
            json!({ "name": who, "company": "Technical University", "relation": "teacher", "phone": contact }),
        );
    }
}

fn university(group: &mut [Life], maker: &mut Maker) {
    let line = shared_line(413, group);
    for life in group {
        let teacher = name(maker.persona(&[life.persona]), Style::AsGiven);
        refer_to(std::slice::from_mut(life), &teacher, &line);
    }
}

fn professor(group: &mut [Life], maker: &mut Maker) {
    let people: Vec<Persona> = group.iter().map(|life| life.persona).collect();
    let teacher = name(maker.persona(&people), Style::AsGiven);
    let line = shared_line(414, group);
    refer_to(group, &teacher, &line);
}

fn manager(group: &mut [Life], maker: &mut Maker) {
    let people: Vec<Persona> = group.iter().map(|life| life.persona).collect();
    let boss = name(maker.persona(&people), Style::AsGiven);
    let line = shared_line(415, group);
    for life in group {
        life.add(
            "references",
            json!({ "name": boss, "company": "Corvane Systems", "relation": "manager", "phone": line }),
        );
    }
}

fn form(group: &mut [Life], _: &mut Maker) {
    let digest = format!("{:064x}", 0xf0_0000_u64 + group[0].number);
    for life in group {
        life.add("files", json!({ "kind": "other", "sha256": digest, "at": ago(150) }));
    }
}

fn namesakes(group: &mut [Life], _: &mut Maker) {
    group[1].persona = group[0].persona;
    let called = group[1].own(Style::AsGiven);
    group[1].set("name", json!(called));
}

/// A number that was another's more than a year before.
fn recycled_number(group: &mut [Life], _: &mut Maker) {
    let line = shared_line(417, group);
    for (life, days) in group.iter_mut().zip([900, 150]) {
        life.add("phones", json!({ "number": line, "at": ago(days) }));
    }
}

fn referral(group: &mut [Life], _: &mut Maker) {
    let (by, called) = (group[0].id().to_owned(), group[0].own(Style::AsGiven));
    group[1].add("referrals", json!({ "by": by, "name": called, "at": ago(201) }));
}
