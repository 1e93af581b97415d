//! Wallet addresses; the canonical form is canonical.
#![no_main]
// Parser: crates/vetwork-canon/src/wallet

use libfuzzer_sys::fuzz_target;
use vetwork_canon::wallet::Wallet;

fuzz_target!(|text: &str| {
    let Ok(wallet) = Wallet::parse(text) else { return };
    let again = Wallet::parse(wallet.as_str());
    assert_eq!(
        again.map(|again| (again.network(), again.as_str().to_owned())),
        Ok((wallet.network(), wallet.as_str().to_owned()))
    );
});
