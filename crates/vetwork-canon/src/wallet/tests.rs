//! Addresses of every network, mistyped ones, forms of one place, and the addresses that a list names.

use proptest::prelude::*;

use super::Network::*;
use super::WalletError::{Checksum, Form};
use super::*;

const GENESIS: &str = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
const ETHEREUM: &str = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
const TETHER: &str = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";
// The hash or key of these is 00 01 02 …
const CASH: &str = "qqqqzqsrqszsvpcgpy9qkrqdpc83qygjzvcnueldtz";
const LITECOIN: &str = "ltc1qqqqsyqcyq5rqwzqfpg9scrgwpugpzysn3s44dy";
const SAPLING: &str = "zs1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnzs23v9ccrydpk8qarc0jqgfzyvjz2f389q5j5ctfvp5";
const UNIFIED: &str =
    "u1qqqsyqcyq5rqwzqfpg9scrgwpugpzysnzs23v9ccrydpk8qarc0jqgfzyvjz2f389q5j52ev95hz7vp3xgengdfkxuurjw3m8swpkjd7";
const CARDANO: &str =
    "addr1qyqqzqsrqszsvpcgpy9qkrqdpc83qygjzv2p29shrqv35xcur50p7gppyg3jgffxyu5zj23t9skjutesxyerxdp4xcmskm46z7";
const SOLANA: &str = "4wBqpZM9xaSheZzJSMawUKKwhdpChKbZ5eu5ky4Vigw";
const TON: &str = "0:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
// The donation addresses of the Monero project and the integrated address of its documentation.
const MONERO: &str = "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A";
const SUBADDRESS: &str =
    "888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H";
const INTEGRATED: &str =
    "4BxSHvcgTwu25WooY4BVmgdcKwZu5EksVZSZkDd6ooxSVVqQ4ubxXkhLF6hEqtw96i9cf3cVfLw8UWe95bdDKfRQeYtPwLm1Jiw7AKt2LY";

fn check(text: &str, expected: Result<(Network, &str, bool), WalletError>) {
    let wallet = Wallet::parse(text);
    let seen = wallet.as_ref().map(|wallet| (wallet.network(), wallet.as_str(), wallet.checked()));
    assert_eq!(seen.map_err(|error| *error), expected, "{text}");
}

#[test]
fn addresses() {
    for (text, network, address, checked) in [
        // The genesis block; BIP 173 and BIP 350 test vectors; EIP-55 test vector.
        (GENESIS, Bitcoin, GENESIS, true),
        ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", Bitcoin, "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", true),
        ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", Bitcoin, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", true),
        (
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
            Bitcoin,
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
            true,
        ),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", Ethereum, ETHEREUM, true),
        (ETHEREUM, Ethereum, ETHEREUM, false),
        (TETHER, Tron, TETHER, true),
        ("41000102030405060708090a0b0c0d0e0f10111213", Tron, "T9yED5xMV5ARV98BexN97aLZ1UUq7eKSxm", false),
        ("LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1", Litecoin, "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1", true),
        ("M7uBSTV2qNDHDe2tHfNMqhFkZucgRMpJQk", Litecoin, "M7uBSTV2qNDHDe2tHfNMqhFkZucgRMpJQk", true),
        (LITECOIN, Litecoin, LITECOIN, true),
        (CASH, BitcoinCash, CASH, true),
        ("Xags3HEXJ4G4Uuf8va2eSxLCw2KCyEhiJ7", Dash, "Xags3HEXJ4G4Uuf8va2eSxLCw2KCyEhiJ7", true),
        ("7SQfxmMEhETVQuHwTQ3XMS11AkrcJwJS18", Dash, "7SQfxmMEhETVQuHwTQ3XMS11AkrcJwJS18", true),
        ("D597kHXGdkwkryF9oGhz9Bp1ypTpD1u99Z", Dogecoin, "D597kHXGdkwkryF9oGhz9Bp1ypTpD1u99Z", true),
        ("GHqwd9uaKCemQSMqzdNY2BzK1rXMtY7UoH", BitcoinGold, "GHqwd9uaKCemQSMqzdNY2BzK1rXMtY7UoH", true),
        ("t1HsdDMzmJfq4vc7T17XYjEkLMLvbgM1fCi", Zcash, "t1HsdDMzmJfq4vc7T17XYjEkLMLvbgM1fCi", true),
        ("t3JZe8uVCra9T1mot8DC99s7GVsDKFy2Xa2", Zcash, "t3JZe8uVCra9T1mot8DC99s7GVsDKFy2Xa2", true),
        (SAPLING, Zcash, SAPLING, true),
        (UNIFIED, Zcash, UNIFIED, true),
        (MONERO, Monero, MONERO, true),
        (SUBADDRESS, Monero, SUBADDRESS, true),
        (INTEGRATED, Monero, INTEGRATED, true),
        (SOLANA, Solana, SOLANA, false),
        ("11111111111111111111111111111111", Solana, "11111111111111111111111111111111", false),
        ("rrpDp2dLMs7KyhZhg5RbReRagjWuvH7qB", Xrp, "rrpDp2dLMs7KyhZhg5RbReRagjWuvH7qB", true),
        (CARDANO, Cardano, CARDANO, true),
        ("EQAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHx2j", Ton, TON, true),
        ("UQAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eH0Bm", Ton, TON, true),
        (TON, Ton, TON, false),
        // A transaction key, no address.
        (
            "5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320",
            Other,
            "5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320",
            false,
        ),
    ] {
        check(text, Ok((network, address, checked)));
    }
}

#[test]
fn payment_links() {
    for (text, network, address) in [
        ("ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed@1", Ethereum, ETHEREUM),
        ("ethereum:pay-0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed/transfer?value=1", Ethereum, ETHEREUM),
        (" bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=1 ", Bitcoin, GENESIS),
        ("BITCOINCASH:QQQQZQSRQSZSVPCGPY9QKRQDPC83QYGJZVCNUELDTZ", BitcoinCash, CASH),
        ("tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", Tron, TETHER),
        ("ton://transfer/EQAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHx2j", Ton, TON),
        // One link in another, as copied out of a message, and an address of no known form in a link.
        ("tron:TRON:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", Tron, TETHER),
        ("transfer/pay-lhemja6c4dqv2upfhlxm9h8z3k2e72q4k9hc", Other, "lhemja6c4dqv2upfhlxm9h8z3k2e72q4k9hc"),
    ] {
        let wallet = Wallet::parse(text).unwrap();
        assert_eq!((wallet.network(), wallet.as_str()), (network, address), "{text}");
    }
}

#[test]
fn mistyped() {
    for (text, expected) in [
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", Checksum),
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", Checksum),
        ("LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc2", Checksum),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", Checksum),
        ("ltc1qqqqsyqcyq5rqwzqfpg9scrgwpugpzysn3s44dz", Checksum),
        ("qqqqzqsrqszsvpcgpy9qkrqdpc83qygjzvcnueldtq", Checksum),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", Checksum),
        ("t1HsdDMzmJfq4vc7T17XYjEkLMLvbgM1fCj", Checksum),
        ("rrpDp2dLMs7KyhZhg5RbReRagjWuvH7qr", Checksum),
        ("EQAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHx2k", Checksum),
        ("hello", Form),
        ("", Form),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7Div Na", Form),
    ] {
        check(text, Err(expected));
    }
    for right in [MONERO, SUBADDRESS, INTEGRATED, SAPLING, UNIFIED, CARDANO] {
        let mut wrong = right.to_owned();
        let last = wrong.pop();
        wrong.push(if last == Some('7') { '8' } else { '7' });
        check(&wrong, Err(Checksum));
    }
}

#[test]
fn forms_of_one_place() {
    for (a, b, same) in [
        (CASH, "112D2adLM3UKy4Z4giRbReR6gjWuvHUqB", true),
        ("pqqqzqsrqszsvpcgpy9qkrqdpc83qygjzv0kpkcwsl", "31h38a54tFMrR8kzBnP2241MFD2EUHtGha", true),
        ("M7uBSTV2qNDHDe2tHfNMqhFkZucgRMpJQk", "31h38a54tFMrR8kzBnP2241MFD2EUHtGha", true),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", ETHEREUM, true),
        ("41000102030405060708090a0b0c0d0e0f10111213", "T9yED5xMV5ARV98BexN97aLZ1UUq7eKSxm", true),
        ("EQAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHx2j", TON, true),
        (GENESIS, "112D2adLM3UKy4Z4giRbReR6gjWuvHUqB", false),
        (CASH, "pqqqzqsrqszsvpcgpy9qkrqdpc83qygjzv0kpkcwsl", false),
    ] {
        let (x, y) = (Wallet::parse(a).unwrap(), Wallet::parse(b).unwrap());
        assert_eq!((x.same_place(&y), y.same_place(&x)), (same, same), "{a} {b}");
    }
}

/// Needs the lists of addresses by symbol; prints its counts with `--nocapture`.
#[test]
fn addresses_of_a_list() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/watchlist/wallets/0xB10C-20240927");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("no addresses at {}: nothing checked", folder.display());
        return;
    };
    let mut wrong = Vec::new();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let symbol = stem.rsplit('_').next().unwrap();
        #[expect(clippy::disallowed_methods, reason = "the test reads its data")]
        let text = std::fs::read_to_string(&path).unwrap();
        let networks = networks_of(symbol);
        let (mut all, mut right, mut checked) = (0, 0, 0);
        for line in text.lines() {
            all += 1;
            let wallet = Wallet::parse(line);
            let fits = wallet.as_ref().is_ok_and(|wallet| networks.contains(&wallet.network()));
            right += usize::from(fits);
            checked += usize::from(wallet.as_ref().is_ok_and(Wallet::checked));
            // A transaction key that the list of 2024 has among the addresses of Monero.
            if !fits && line.len() != 64 {
                wrong.push(format!("{symbol} {line} {wallet:?}"));
            }
        }
        eprintln!("{symbol:5} {all:4} addresses, {right:4} of {networks:?}, {checked:4} with a checksum");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn networks_of(symbol: &str) -> &'static [Network] {
    match symbol {
        "BSV" => &[Bitcoin],
        // One address that the list gives as Bitcoin's is Tron's: the symbol says little.
        "XBT" => &[Bitcoin, Tron],
        "BCH" => &[BitcoinCash, Bitcoin],
        "ETH" | "ETC" | "ARB" | "BSC" => &[Ethereum],
        // Tether began on Bitcoin (Omni).
        "USDT" | "USDC" => &[Ethereum, Tron, Solana, Bitcoin],
        "TRX" => &[Tron],
        "LTC" => &[Litecoin, Bitcoin],
        "BTG" => &[BitcoinGold],
        "DASH" => &[Dash],
        "XVG" => &[Dogecoin],
        "XMR" => &[Monero],
        "XRP" => &[Xrp],
        "ZEC" => &[Zcash],
        "SOL" => &[Solana],
        _ => &[],
    }
}

proptest! {
    #[test]
    fn any_input(text in "\\PC*|(bitcoin:|TON:|//|transfer/|pay-){0,4}[0-9a-z:]{20,60}|(1|3|T|L|M|X|D|G|r|t1|t3|bc1|ltc1|zs1|u1|addr1|0x|41|q|EQ|0:)[0-9a-zA-Z]{20,60}|[48][1-9A-HJ-NP-Za-km-z]{94}") {
        if let Ok(wallet) = Wallet::parse(&text) {
            let again = Wallet::parse(wallet.as_str());
            prop_assert_eq!(again.as_ref().map(|it| (it.network(), it.as_str(), it.key())),
                Ok((wallet.network(), wallet.as_str(), wallet.key())));
        }
    }

    #[test]
    fn any_hash(hash in proptest::array::uniform20(0_u8..), version in 0_u8..) {
        let text = base58::encode(version, &hash);
        if let Ok(wallet) = Wallet::parse(&text) {
            prop_assert_eq!(wallet.as_str(), &*text);
            prop_assert_eq!(wallet.checked(), wallet.network() != Other);
        }
    }
}
