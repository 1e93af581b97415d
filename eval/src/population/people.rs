//! Ordinary people: where they live, what they did, and what an employer comes to know of them from
//! phase to phase.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::fresh::iban;
use crate::origins::{FAMILIES, GIVEN, Persona, Style};
use crate::population::life::{Life, Merge};
use crate::random::Random;
use crate::render::{NATION, UNIVERSITY, UNIVERSITY_DOMAIN, name};

/// A town and what follows from living there.
pub(super) struct Place {
    pub(super) country: &'static str,
    pub(super) city: &'static str,
    region: &'static str,
    postcode: &'static str,
    zone: &'static str,
    /// Minutes ahead of UTC in summer.
    pub(super) offset: i16,
    pub(super) lat: f64,
    pub(super) lon: f64,
    phone: &'static str,
    /// Invented network of which everybody has an address; empty where no invented range is large enough.
    net: &'static str,
}

#[rustfmt::skip]
pub(super) const PLACES: [Place; 8] = [
    Place { country: "US", city: "Tacoma", region: "WA", postcode: "98402", zone: "America/Los_Angeles", offset: -420, lat: 47.25, lon: -122.44, phone: "+1 253 #", net: "2001:db8:1::" },
    Place { country: "US", city: "Columbus", region: "OH", postcode: "43215", zone: "America/New_York", offset: -240, lat: 39.96, lon: -83.0, phone: "+1 614 #", net: "2001:db8:1::" },
    Place { country: "US", city: "Austin", region: "TX", postcode: "78701", zone: "America/Chicago", offset: -300, lat: 30.27, lon: -97.74, phone: "+1 512 #", net: "2001:db8:1::" },
    Place { country: "US", city: "Raleigh", region: "NC", postcode: "27601", zone: "America/New_York", offset: -240, lat: 35.78, lon: -78.64, phone: "+1 919 #", net: "2001:db8:1::" },
    Place { country: "GB", city: "Leeds", region: "", postcode: "LS1 4AP", zone: "Europe/London", offset: 60, lat: 53.8, lon: -1.55, phone: "+44 7400 #", net: "" },
    Place { country: "DE", city: "Leipzig", region: "", postcode: "04109", zone: "Europe/Berlin", offset: 120, lat: 51.34, lon: 12.37, phone: "+49 151 2#", net: "2001:db8:2::" },
    Place { country: "DE", city: "Bremen", region: "", postcode: "28195", zone: "Europe/Berlin", offset: 120, lat: 53.08, lon: 8.8, phone: "+49 160 9#", net: "2001:db8:2::" },
    Place { country: "PL", city: "Wrocław", region: "", postcode: "50-101", zone: "Europe/Warsaw", offset: 120, lat: 51.11, lon: 17.03, phone: "+48 601 #", net: "2001:db8:3::" },
];

const STREETS: [&str; 8] = [
    "Alder Lane",
    "Quarry Street",
    "Juniper Road",
    "Harbour View",
    "Linden Court",
    "Mill Road",
    "Orchard Way",
    "Station Road",
];
const FIRMS: [&str; 10] = [
    "Corvane Systems",
    "Northgate Software",
    "Halden Analytics",
    "Brightwater Labs",
    "Ostrava Digital",
    "Pinecone Retail",
    "Meridian Health IT",
    "Stonebridge Payments",
    "Larkfield Media",
    "Tidewell Logistics",
];
const TITLES: [&str; 6] = [
    "Backend engineer",
    "Frontend developer",
    "Data engineer",
    "QA engineer",
    "Site reliability engineer",
    "Accountant",
];
const MAILS: [&str; 4] = ["gmail.com", "outlook.com", "web.de", "icloud.com"];
const SKILLS: [&str; 6] = ["Kubernetes", "React", "Python", "PostgreSQL", "Terraform", "TypeScript"];
const PHASES: [&str; 6] = ["application", "interview", "onboarding", "payroll", "on-the-job", "offboarding"];

/// The day on which everything is assessed.
pub(super) const TODAY: Date = date(2026, 11, 21);

/// The day so many days before.
pub(super) fn ago(days: i64) -> String {
    TODAY.checked_sub(days.days()).unwrap_or(TODAY).to_string()
}

/// Makes people one after the other, each with values of their own.
pub(super) struct Maker {
    pub(super) random: Random,
    prefix: String,
    made: u64,
}

impl Maker {
    pub(super) fn new(seed: u64, purpose: &str) -> Maker {
        Maker { random: Random::stream(seed, purpose), prefix: purpose.to_owned(), made: 0 }
    }

    /// A number that nobody else of any maker has: makers differ in their remainder.
    fn number(&mut self) -> u64 {
        self.made += 1;
        let maker = ["ordinary", "odd", "tradecraft", "organisations"].iter().position(|p| *p == self.prefix);
        self.made * 5 + maker.map_or(4, |at| at as u64)
    }

    /// Somebody whose names differ from all of `others` in both parts.
    pub(super) fn persona(&mut self, others: &[Persona]) -> Persona {
        loop {
            let middle = self.random.chance(20).then(|| self.random.below(GIVEN));
            let drawn = Persona { given: self.random.below(GIVEN), family: self.random.below(FAMILIES), middle };
            let apart = |other: &Persona| other.given != drawn.given && other.family != drawn.family;
            if drawn.middle != Some(drawn.given) && others.iter().all(apart) {
                return drawn;
            }
        }
    }

    /// A person as far as the hiring has come; honest, and with the usual gaps.
    pub(super) fn ordinary(&mut self) -> Life {
        let phase = *self.random.pick(&[0, 0, 0, 1, 1, 2, 3, 4, 4, 5]);
        let mut life = self.begin();
        self.up_to(&mut life, phase);
        if self.random.chance(30) {
            let gap = *self.random.pick(&[
                "phones",
                "employment",
                "reference_checks",
                "payee_checks",
                "sessions",
                "identity_checks",
            ]);
            life.drop(gap);
        }
        life
    }

    /// A person at work of whom all is known.
    pub(super) fn whole(&mut self) -> Life {
        let mut life = self.begin();
        self.up_to(&mut life, 4);
        life
    }

    /// A person of whom all is known up to onboarding.
    pub(super) fn hired(&mut self) -> Life {
        let mut life = self.begin();
        self.up_to(&mut life, 2);
        life
    }

    /// Nobody in particular: an id and a home.
    pub(super) fn begin(&mut self) -> Life {
        let number = self.number();
        let persona = self.persona(&[]);
        let place = self.random.below(PLACES.len());
        let street = STREETS[self.random.below(STREETS.len())];
        let home = address(place, number, street);
        Life::new(format!("{}-{number}", self.prefix), persona, number, home, place)
    }

    fn up_to(&mut self, life: &mut Life, phase: usize) {
        let here = &PLACES[life.place];
        life.set("phase", json!(PHASES[phase]));
        life.set("role", json!({
            "title": self.random.pick(&TITLES), "remote": self.random.chance(70), "privileged": self.random.chance(20),
            "jurisdiction": here.country, "starts": ago(if phase >= 4 { 120 } else { -20 }),
        }));
        life.set("sealed", json!({ "nationalities": [NATION] }));
        let steps: [fn(&mut Maker, &mut Life); 5] =
            [Maker::applies, Maker::is_interviewed, Maker::is_onboarded, Maker::is_paid, Maker::works];
        for step in steps.iter().take(phase + 1) {
            step(self, life);
        }
        if phase == 5 {
            life.set("role", json!({ "ends": ago(10) }));
        }
    }

    fn applies(&mut self, life: &mut Life) {
        let number = life.number;
        let style = *self.random.pick(&[Style::Dotted, Style::Joined, Style::InitialJoined]);
        let mail = self.random.pick(&MAILS);
        life.add("emails", json!({ "address": format!("{}{number}@{mail}", life.own(style)), "at": ago(200) }));
        life.add("phones", json!({ "number": phone(life.place, number, 0), "at": ago(200) }));
        let home = life.home.clone();
        life.put(Merge::Replace, "addresses", home);
        life.add("files", json!({ "kind": "resume", "sha256": format!("{number:064x}"), "at": ago(200) }));
        self.career(life);
        let site = *self.random.pick(&[("code-host", "github.com/"), ("professional", "linkedin.com/in/")]);
        let url = format!("{}{}-{number}", site.1, life.own(Style::Hyphened));
        life.add("profiles", json!({ "site": site.0, "url": url }));
        life.add(
            "profile_checks",
            json!({
                "url": url, "reachable": true, "created": "2017-05-02", "connections": 180 + number % 300,
                "name": life.own(Style::AsGiven), "place": PLACES[life.place].city, "at": ago(190),
            }),
        );
        for skill in 0..2 {
            let name = SKILLS[(number as usize + skill) % SKILLS.len()];
            life.add("skills", json!({ "name": name, "years": 2 + number % 5 }));
        }
        life.add("applications", json!({ "role": self.random.pick(&TITLES), "at": ago(200) }));
        self.session(life, "application", 200);
    }

    fn career(&mut self, life: &mut Life) {
        let began = 2010 + self.random.between(0, 6);
        life.add(
            "education",
            json!({
                "institution": UNIVERSITY, "degree": "BSc", "subject": "Computer science", "domain": UNIVERSITY_DOMAIN,
                "from": format!("{}-10", began - 4), "to": format!("{began}-06"),
            }),
        );
        let (first, second) = (self.random.below(FIRMS.len()), self.random.below(FIRMS.len() - 1));
        let firms = [FIRMS[first], FIRMS[if second >= first { second + 1 } else { second }]];
        for (at, firm) in firms.iter().enumerate() {
            let from = began + 4 * at as i64;
            let to = (at == 0).then(|| format!("{}-06", from + 3));
            let mut job = json!({
                "employer": firm, "title": self.random.pick(&TITLES), "from": format!("{from}-09"), "full_time": true,
                "place": PLACES[life.place].city, "domain": domain(firm),
            });
            if let Some(to) = to {
                job["to"] = json!(to);
            }
            life.add("employment", job);
            let mentor = self.persona(&[life.persona]);
            life.add(
                "references",
                json!({
                    "name": name(mentor, Style::AsGiven), "company": firm, "relation": "manager",
                    "email": format!("{}{}@{}", name(mentor, Style::InitialJoined), life.number, domain(firm)),
                    "phone": phone(life.place, life.number, at as u64 + 1),
                }),
            );
        }
    }

    fn is_interviewed(&mut self, life: &mut Life) {
        for round in 1..=2_u8 {
            let mut call = json!({
                "round": round, "interviewer": if round == 1 { "KB" } else { "LT" }, "camera": "on", "at": ago(190 - 5 * i64::from(round)),
                "live_picture": "passed", "document_shown": "passed", "place_questions": 3, "place_answers": 3,
                "resume_questions": 5, "resume_answers": 5,
            });
            if round == 2 {
                call["same_person"] = json!("yes");
            }
            life.add("interviews", call);
            self.session(life, "meeting", 190 - 5 * i64::from(round));
        }
        let references = life.section("references").to_vec();
        for reference in &references {
            life.add(
                "reference_checks",
                json!({
                    "name": reference["name"], "outcome": "confirmed", "via": "contact-found", "at": ago(175),
                }),
            );
        }
        let jobs = life.section("employment").to_vec();
        for job in &jobs {
            let mut check = json!({
                "employer": job["employer"], "outcome": "confirmed", "via": "contact-found", "domain": job["domain"],
                "domain_registered": "2004-03-01", "founded": "2003", "from": job["from"], "at": ago(175),
            });
            if let Some(to) = job.get("to") {
                check["to"] = to.clone();
            }
            life.add("employer_checks", check);
        }
        life.add(
            "education_checks",
            json!({ "institution": UNIVERSITY, "outcome": "confirmed", "asked": ago(176), "at": ago(174) }),
        );
    }

    fn is_onboarded(&mut self, life: &mut Life) {
        let number = life.number;
        let birth = format!("{}-{:02}-{:02}", 1984 + number % 5, 1 + number % 12, 1 + number % 28);
        life.add("birth_dates", json!({ "date": birth }));
        life.add("identity_documents", json!({
            "kind": "passport", "number": format!("P{:08}", number * 7), "name": life.own(Style::AsGiven), "birth_date": birth,
            "issued": "2021-02-10", "expires": "2031-02-09", "issuer": NATION, "at": ago(160),
        }));
        for kind in ["selfie-and-document", "identity-bureau", "right-to-work"] {
            life.add("identity_checks", json!({
                "kind": kind, "outcome": "match", "name": life.own(Style::BankUpperAscii), "birth_date": birth, "at": ago(158),
            }));
        }
        let relative = Persona { given: (life.persona.given + GIVEN / 2) % GIVEN, ..life.persona };
        life.add(
            "emergency_contacts",
            json!({
                "name": name(relative, Style::MiddleOmitted), "phone": phone(life.place, number, 3),
            }),
        );
        let home = life.home.clone();
        life.add("residences", json!({ "address": home, "proof": "lease", "at": ago(155) }));
        life.add("delivery_addresses", json!({ "address": home, "at": ago(150) }));
        life.add("contracts", json!({ "kind": "direct", "signed": ago(150), "at": ago(150) }));
        life.add("shipments", json!({
            "item": "laptop", "serial": format!("SN{number:06}"), "to": home, "dispatched": ago(140), "delivered": ago(137),
            "signed_by": life.own(Style::Initial), "at": ago(137),
        }));
        self.session(life, "signature", 150);
    }

    fn is_paid(&mut self, life: &mut Life) {
        let account = account(life.place, life.number);
        let mut instruction = account.clone();
        instruction["holder"] = json!(life.own(Style::AsGiven));
        instruction["at"] = json!(ago(130));
        life.add("payment_instructions", instruction);
        let asked = account.get("iban").or_else(|| account.get("account"));
        life.add(
            "payee_checks",
            json!({
                "account": asked, "answer": "match", "holder": life.own(Style::BankUpperAscii), "at": ago(129),
            }),
        );
        let home = life.home.clone();
        life.add("tax_forms", json!({
            "name": life.own(Style::MiddleOmitted), "address": home, "country": PLACES[life.place].country, "at": ago(128),
        }));
    }

    fn works(&mut self, life: &mut Life) {
        let here = &PLACES[life.place];
        life.add("devices", json!({
            "serial": format!("SN{:06}", life.number), "serial_read": format!("SN{:06}", life.number), "first_seen": ago(120),
            "first_country": here.country, "first_position": { "lat": here.lat, "lon": here.lon }, "places": [here.country],
        }));
        life.add("software", json!({ "name": "Visual Studio Code", "device": format!("SN{:06}", life.number) }));
        for days in [118, 80, 40] {
            self.session(life, "sign-in", days);
        }
    }

    /// A session from home on the person's own machine.
    pub(super) fn session(&mut self, life: &mut Life, kind: &str, days: i64) {
        let session = session(life, kind, days);
        life.add("sessions", session);
    }
}

/// A session from home on the person's own machine.
pub(super) fn session(life: &Life, kind: &str, days: i64) -> Value {
    let here = &PLACES[life.place];
    let machine = if kind == "sign-in" { format!("SN{:06}", life.number) } else { format!("fp-{:06x}", life.number) };
    let mut session = json!({
        "kind": kind, "utc_offset": here.offset, "device": machine, "display_name": life.own(Style::MiddleOmitted),
        "minutes": 45, "at": ago(days),
    });
    if here.net.is_empty() {
        session["ip_country"] = json!(here.country);
        session["network"] = json!("residential");
    } else {
        session["ip"] = json!(format!("{}{:x}", here.net, life.number));
    }
    session
}

/// The same session from another network address; what the exporting system said of the old one goes.
pub(super) fn from_address(mut session: Value, ip: &str) -> Value {
    if let Some(fields) = session.as_object_mut() {
        fields.retain(|field, _| field != "ip_country" && field != "network");
        fields.insert("ip".to_owned(), json!(ip));
    }
    session
}

pub(super) fn address(place: usize, number: u64, street: &str) -> Value {
    let here = &PLACES[place];
    let mut address = json!({
        "kind": "home", "street": format!("{} {street}", 10 + number), "city": here.city, "postcode": here.postcode,
        "country": here.country, "time_zone": here.zone, "position": { "lat": here.lat, "lon": here.lon },
        "from": "2019-04",
    });
    if !here.region.is_empty() {
        address["region"] = json!(here.region);
    }
    address
}

/// A number of the town; everybody has four lines of their own.
pub(super) fn phone(place: usize, number: u64, line: u64) -> String {
    let own = (number * 4 + line) % 1_000_000;
    let short = matches!(PLACES[place].country, "PL" | "GB");
    PLACES[place].phone.replace('#', &if short { format!("{own:06}") } else { format!("2{own:06}") })
}

pub(super) fn account(place: usize, number: u64) -> Value {
    match PLACES[place].country {
        "US" => json!({ "account": format!("{:010}", 4_000_000_000 + number), "routing": "121000358" }),
        "GB" => json!({ "iban": iban(&format!("GB00BUKB202015{:08}", number), 0) }),
        "DE" => json!({ "iban": iban(&format!("DE0037040044{:010}", number), 0) }),
        _ => json!({ "iban": iban(&format!("PL0010901014{:016}", number), 0) }),
    }
}

pub(super) fn domain(firm: &str) -> String {
    format!("{}.example", firm.split(' ').next().unwrap_or(firm).to_lowercase())
}
