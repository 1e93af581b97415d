//! Chips of passports and the lists of states' keys, by a made-up state whose files lie in `files/`.

use crate::scene::Scene;

const LIST: &[u8] = include_bytes!("files/trust/utopia.ml");
const ROOT: &[u8] = include_bytes!("files/trust/utopia.cer");
const REVOKED: &[u8] = include_bytes!("files/trust/utopia.crl");
const CHIP: [(&str, &[u8]); 4] = [
    ("chip/EF_SOD.bin", include_bytes!("files/chip/EF_SOD.bin")),
    ("chip/DG1.bin", include_bytes!("files/chip/DG1.bin")),
    ("chip/DG2.bin", include_bytes!("files/chip/DG2.bin")),
    ("chip/DG11.bin", include_bytes!("files/chip/DG11.bin")),
];

fn scene() -> Scene {
    let scene = Scene::new().file("utopia.ml", LIST).file("utopia.cer", ROOT);
    CHIP.iter().fold(scene, |scene, (name, bytes)| scene.file(name, bytes))
}

#[test]
fn a_list_counts_when_its_root_is_pinned() {
    let scene = scene();
    let ran = scene.run("trust import utopia.ml").exits(3);
    assert!(ran.stderr.contains("no root that is pinned stands behind that"), "{}", ran.stderr);
    let ran = scene.run("trust import utopia.ml --root utopia.cer").exits(0);
    assert!(
        ran.stderr.contains("2 of 2 keys can be used") && ran.stderr.contains("for which you vouch"),
        "{}",
        ran.stderr
    );
    let ran = scene.run("trust status").exits(0);
    assert!(ran.stdout.contains("UT") && ran.stdout.contains("2 keys of 2 states"), "{}", ran.stdout);
    assert!(ran.stderr.contains("DE, NL"), "{}", ran.stderr);
    let ran = scene.run("trust import chip/DG1.bin nowhere.ml").exits(3);
    assert!(
        ran.stderr.contains("chip/DG1.bin is refused") && ran.stderr.contains("nowhere.ml is refused"),
        "{}",
        ran.stderr
    );
    assert!(scene.run("trust status").exits(0).stdout.contains("2 keys of 2 states"));
}

#[test]
fn a_chip_is_inspected_as_a_whole() {
    let scene = scene();
    let ran = scene.run("inspect chip").exits(0);
    assert!(ran.stdout.contains("chip of a passport or identity card: holds"), "{}", ran.stdout);
    assert!(ran.stdout.contains("vetwork trust import FILE"), "{}", ran.stdout);
    scene.run("trust import utopia.ml --root utopia.cer").exits(0);
    let ran = scene.run("inspect chip").exits(0);
    for words in [
        "EF_SOD.bin with DG1.bin, DG11.bin, DG2.bin",
        "chip of a passport or identity card: proven",
        "surname              signed     MUSTER",
        "whose root is pinned",
        "not done: it takes the chip itself",
    ] {
        assert!(ran.stdout.contains(words), "lacks {words:?}: {}", ran.stdout);
    }
    let scene = scene.file("chip/revoked.crl", REVOKED);
    let ran = scene.run("inspect chip --fail-on refuted").exits(1);
    assert!(
        ran.stdout.contains("because its key got into other hands") || ran.stdout.contains("took the signer's"),
        "{}",
        ran.stdout
    );
}

#[test]
fn files_of_two_chips_in_one_folder_are_not_mixed() {
    let scene = scene().file("chip/other.bin", CHIP[0].1);
    let ran = scene.run("inspect chip").exits(0);
    assert!(!ran.stdout.contains("EF_SOD.bin with"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("machine-readable zone that is not whole"), "{}", ran.stdout);
    assert!(ran.stdout.contains("data group 1 of a chip"), "{}", ran.stdout);
}
