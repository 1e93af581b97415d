//! Signs, which only tests do: with keys that are printed here, and a number that follows from key and message.

use der::Encode;
use der::asn1::UintRef;
use num_bigint::BigUint;

use super::bytes;
use crate::signature::curve::combine;
use crate::signature::{Hash, PublicKey};

/// A key pair that OpenSSL made for these tests: the secret and the `SubjectPublicKeyInfo`, hexadecimal.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    secret: &'static str,
    public: &'static str,
}

/// Pairs: one on brainpoolP256r1 with its parameters spelled out, four on P-256, one on P-384.
pub(crate) const PAIRS: [Pair; 6] = [
    Pair {
        secret: "53556d3958bd05f5b01fabb38bedc6f8e0ed6f318d8a4e15de5b34247ac55f3e",
        public: "308201333081ec06072a8648ce3d02013081e0020101302c06072a8648ce3d0101022100a9fb57dba1eea9bc3e660a909d838d726e3bf623d52620282013481d1f6e5377304404207d5a0975fc2c3057eef67530417affe7fb8055c126dc5c6ce94a4b44f330b5d9042026dc5c6ce94a4b44f330b5d9bbd77cbf958416295cf7e1ce6bccdc18ff8c07b60441048bd2aeb9cb7e57cb2c4b482ffc81b7afb9de27e1e3bd23c23a4453bd9ace3262547ef835c3dac4fd97f8461a14611dc9c27745132ded8e545c1d54c72f046997022100a9fb57dba1eea9bc3e660a909d838d718c397aa3b561a6f7901e0e82974856a70201010342000472a0c74ba9084002130a36438d8e3b8c904aa0596a8acfdba4dad30dafff4cf863be8becba8ab277125c4593525f85c3d2838a5f92ee5dd761f4f9e7fb159319",
    },
    Pair {
        secret: "767c21d97df7c0855ff72a2a449f343cd5a1bddfc69319c86b2877e9c239147f",
        public: "3059301306072a8648ce3d020106082a8648ce3d03010703420004cd285849578019c9394dcfb761efeb982d046ced5672151652a1c60e79e298647bbf25ad1d9ca8cae2f033cad12ab395f2af657ed6a9c6f16d574c96a11b2a57",
    },
    Pair {
        secret: "e3a52c7fa9c4c8359f237922ad673db82173b6a9e40ebd82ce3c650e4689eda0",
        public: "3059301306072a8648ce3d020106082a8648ce3d03010703420004e98458f0521ea8f8531aeec91da9445c9fb8893bc16182c21fd2dab14d34375e563ffbfdd20e2887649771e6ee166a72a1d05a5ef976dbbbb68a03f21ede1bca",
    },
    Pair {
        secret: "99d7b3991defabff24e75ad403b4b61da1385718827a382673e4328b7f5ee356",
        public: "3059301306072a8648ce3d020106082a8648ce3d030107034200042375f06b2d83d09b01473db2d4df8b38ba032a342655fdfccd1569e89cce1bfb20d349dd9464d1508c540216a404caaddb277eee74da27bf53c4f7a01a31b612",
    },
    Pair {
        secret: "7f0b435ba732a82c73b9eb95ef5729da4b5f907b295324577175702f2ffd82fd",
        public: "3059301306072a8648ce3d020106082a8648ce3d03010703420004dee95321e11ddb5cae91f46e8d6d37d26f5cf46035fb177fe04aaf0a65c36be7bb2c46e419450ecc2a94e1c23ccc20be0dc9d3a9cd2b2dc7694d8f0bad4c56eb",
    },
    Pair {
        secret: "f079f708a8aedcfa7bc041a7270c17fba2c99f63af35271fbb2637ed66c3534eaf824b50641894d7f6128e09ebced2f1",
        public: "3076301006072a8648ce3d020106052b8104002203620004c6a1216a53fb1ac9bfaeee4972090e922a044ef12c84600396339980117b5dddce3887e825e619de41be46fef25c410b27d109c43610a8a58c483509c73bc6676a869f518bb23c868e585ed5b1417e3f3f40acf87d04f8104e5b9465a6b12939",
    },
];

impl Pair {
    /// The `SubjectPublicKeyInfo`.
    pub(crate) fn public(self) -> Vec<u8> {
        bytes(self.public)
    }

    /// An ECDSA signature in DER.
    pub(crate) fn sign(self, hash: Hash, message: &[u8]) -> Vec<u8> {
        let (r, s, _) = self.numbers(hash, message);
        let number = |number: &BigUint| UintRef::new(&number.to_bytes_be()).unwrap().to_der().unwrap();
        crate::made::asn1::sequence(&[&number(&r), &number(&s)])
    }

    /// An ECDSA signature of two numbers of one length, as in JOSE and COSE.
    pub(crate) fn sign_fixed(self, hash: Hash, message: &[u8]) -> Vec<u8> {
        let (r, s, length) = self.numbers(hash, message);
        let padded = |number: &BigUint| {
            let digits = number.to_bytes_be();
            [vec![0; length - digits.len()], digits].concat()
        };
        [padded(&r), padded(&s)].concat()
    }

    /// The two numbers of a signature, and their length in bytes.
    fn numbers(self, hash: Hash, message: &[u8]) -> (BigUint, BigUint, usize) {
        let PublicKey::Elliptic(mut key) = PublicKey::from_spki(&self.public()).unwrap() else { panic!("not a curve") };
        // Twice the generator's share, so that one product is the one that is wanted.
        key.point = key.curve.generator.clone();
        let order = &key.curve.n;
        let secret = BigUint::from_bytes_be(&bytes(self.secret));
        let digest = hash.digest(message);
        let surplus = (8 * digest.len() as u64).saturating_sub(order.bits());
        let number = BigUint::from_bytes_be(&digest) >> surplus;
        // Follows from secret and message, so that the same specimen comes out each time.
        let once = BigUint::from_bytes_be(&Hash::Sha512.digest(&[bytes(self.secret), digest].concat())) % order;
        let r = combine(&key, &once, &BigUint::ZERO).unwrap() % order;
        let s = once.modinv(order).unwrap() * (number + &r * secret) % order;
        (r, s, usize::try_from(order.bits().div_ceil(8)).unwrap())
    }

    /// The two coordinates of the public key, of a pair on P-256 or P-384.
    pub(crate) fn coordinates(self) -> (Vec<u8>, Vec<u8>) {
        let public = self.public();
        let length = if public.len() > 100 { 48 } else { 32 };
        let (rest, y) = public.split_at(public.len() - length);
        (rest[rest.len() - length..].to_vec(), y.to_vec())
    }
}

#[test]
fn what_tests_sign_is_verified() {
    use crate::signature::Scheme;
    for pair in PAIRS {
        let key = PublicKey::from_spki(&pair.public()).unwrap();
        let signature = pair.sign(Hash::Sha256, b"made up");
        assert_eq!(key.verify(Scheme::Ecdsa(Hash::Sha256), b"made up", &signature), Ok(()));
        let fixed = pair.sign_fixed(Hash::Sha256, b"made up");
        assert_eq!(key.verify(Scheme::EcdsaFixed(Hash::Sha256), b"made up", &fixed), Ok(()));
    }
}
