//! Anyone can write an honest person's telephone into a dossier. The honest person stays below *escalate*,
//! and nothing says that they did it.

use crate::scene::Scene;

const HONEST: &str = "
id: honest
name: Hanna Lind
role: { title: Developer, remote: true, starts: 2026-12-01, jurisdiction: SE }
phase: application
emails: [hanna@post.example]
phones: ['+46 8 555 0147']
employment: [{ employer: Norrsken Data, title: Developer, from: 2018-01, full_time: true }]
addresses: [{ street: Storgatan 5, city: Lund, country: SE, from: 2018 }]
payment_instructions: [{ iban: SE45 5000 0000 0583 9825 7466, holder: Hanna Lind }]
";

const FRAMER: &str = "
id: framer
name: Fred Amer
role: { title: Developer, remote: true, starts: 2026-12-01, jurisdiction: SE }
phase: application
emails: [fred@post.example, hanna@post.example]
phones: ['+46 8 555 0147']
references:
  - { name: Alpha Ref, company: A, phone: '+46 8 555 0147' }
  - { name: Beta Ref, company: B, phone: '+46 8 555 0147', email: hanna@post.example }
addresses: [{ street: Storgatan 5, city: Lund, country: SE }]
payment_instructions: [{ iban: SE45 5000 0000 0583 9825 7466, holder: Hanna Lind }]
";

#[test]
fn claims_of_another_never_escalate_an_honest_person() {
    let scene = Scene::new().file("honest.yaml", HONEST).file("framer.yaml", FRAMER);
    for phase in ["application", "onboarding", "payroll", "on-the-job"] {
        let at = |text: &str| text.replace("phase: application", &format!("phase: {phase}"));
        let scene = Scene::new().file("honest.yaml", at(HONEST)).file("framer.yaml", at(FRAMER));
        for channel in ["employer", "applicant"] {
            let ran = scene.run(&format!("vet --format jsonl --channel {channel}")).exits(0);
            let band = ran.band_of("honest");
            assert!(band != "escalate", "{band} in phase {phase} by channel {channel}\n{ran}");
        }
    }
    scene.run("vet --explain honest").exits(0).prints(&[
        "◐ verify: a question is open",
        "is also given by framer",
        "These are questions; nothing here answers them. There may be a real Hanna Lind who",
    ]);
    let words = "fraud fake criminal suspicious guilty accomplice impostor";
    for arguments in ["vet --explain honest", "vet --explain framer", "vet --format jsonl"] {
        let words: Vec<&str> = words.split(' ').collect();
        scene.run(arguments).nowhere(&words);
    }
    // Nor is the one told about the other.
    scene.run("vet --explain honest --message").nowhere(&["framer", "Fred", "Amer"]);
}

#[test]
fn ten_who_frame_one_do_not_escalate_her_either() {
    let mut scene = Scene::new().file("honest.yaml", HONEST);
    for n in 0..10 {
        let framer = FRAMER.replace("id: framer", &format!("id: framer-{n}"));
        let framer = framer.replace("Fred Amer", &format!("Fred{n} Amer{n}")).replace("fred@", &format!("fred{n}@"));
        scene = scene.file(&format!("framer-{n}.yaml"), framer);
    }
    let ran = scene.run("vet --format jsonl").exits(0);
    assert_eq!(ran.band_of("honest"), "verify", "{ran}");
}
