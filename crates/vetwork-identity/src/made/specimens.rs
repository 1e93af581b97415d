//! Writes specimens of the made-up state for other tests and for fuzzing: `cargo test -p vetwork-identity -- --ignored`.

#![expect(clippy::disallowed_methods, reason = "writes what other tests read")]

use std::path::{Path, PathBuf};

use super::asn1::in_ber;
use super::passport::Passport;
use super::{ATLANTIS, Paper, UTOPIA, UTOPIA_RENEWED, master_list, revocation_list};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn write(folder: &str, name: &str, bytes: &[u8]) {
    let folder = project().join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), bytes).unwrap();
}

/// EF.SOD with its length, and the data groups behind it, as the fuzz target takes them apart.
fn in_one(sod: &[u8], passport: &Passport) -> Vec<u8> {
    let length = u16::try_from(sod.len()).unwrap().to_be_bytes();
    let groups: Vec<u8> = passport.groups.iter().flat_map(|(_, group)| group.clone()).collect();
    [&length, sod, &groups].concat()
}

#[test]
#[ignore = "writes files"]
fn write_specimens() {
    let passport = Passport::of_utopia();
    let root = Paper::of_state(UTOPIA, UTOPIA).der();
    let list = master_list(UTOPIA, &[root.clone(), Paper::of_state(ATLANTIS, ATLANTIS).der()]);
    let revoked = revocation_list(UTOPIA, "261101", "270201", &[(7, Some(1))]);

    let chip = "crates/vetwork/tests/it/files/chip";
    write(chip, "EF_SOD.bin", &passport.sod());
    for (number, group) in &passport.groups {
        write(chip, &format!("DG{number}.bin"), group);
    }
    let trust = "crates/vetwork/tests/it/files/trust";
    write(trust, "utopia.ml", &list);
    write(trust, "utopia.cer", &root);
    write(trust, "utopia.crl", &revoked);

    let seeds = "fuzz/seeds/identity_chip";
    write(seeds, "der", &in_one(&passport.sod(), &passport));
    write(seeds, "ber", &in_one(&in_ber(&passport.sod()), &passport));
    let seeds = "fuzz/seeds/identity_master_list";
    write(seeds, "utopia", &list);
    write(seeds, "ber", &in_ber(&list));
    let seeds = "fuzz/seeds/identity_der";
    write(seeds, "certificate", &root);
    write(seeds, "link", &Paper::of_state(UTOPIA, UTOPIA_RENEWED).der());
    write(seeds, "revocations", &revoked);
    write(seeds, "signed", crate::ber::content(&passport.sod()).unwrap().0);
    let key = include_str!("../signature/tests/vectors.txt").lines().find(|line| line.starts_with("rsa2048 pss"));
    let key = key.and_then(|line| line.split(' ').nth(2)).unwrap();
    write(seeds, "rsa", &crate::signature::tests::bytes(key));
    write(seeds, "curve", &UTOPIA.pair.public());
}
