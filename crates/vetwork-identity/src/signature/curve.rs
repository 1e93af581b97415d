//! ECDSA over a known curve (FIPS 186-4 section 6.4, TR-03111 section 4.2.1): verification alone, so nothing is secret
//! and the time that it takes tells nothing.

use std::sync::LazyLock;

use der::asn1::{AnyRef, ObjectIdentifier, UintRef};
use der::{Decode, Reader};
use num_bigint::BigUint;

use super::SignatureError;
use super::known::KNOWN;

/// A curve `y² = x³ + ax + b` modulo `p`, with a generator of order `n` and the cofactor 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Curve {
    pub(super) name: &'static str,
    pub(super) identifier: ObjectIdentifier,
    pub(super) p: BigUint,
    pub(super) a: BigUint,
    pub(super) b: BigUint,
    pub(super) n: BigUint,
    pub(super) generator: Point,
}

/// A point other than the one at infinity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) x: BigUint,
    pub(super) y: BigUint,
}

/// A public key on a curve: a point that was found to lie on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EllipticKey {
    pub(super) curve: &'static Curve,
    pub(super) point: Point,
}

static CURVES: LazyLock<Vec<Curve>> = LazyLock::new(|| {
    let number = |digits: &str| BigUint::parse_bytes(digits.as_bytes(), 16).unwrap_or_default();
    let curve = |known: &super::known::Parameters| {
        Some(Curve {
            name: known.name,
            identifier: ObjectIdentifier::new(known.oid).ok()?,
            p: number(known.p),
            a: number(known.a),
            b: number(known.b),
            n: number(known.n),
            generator: Point { x: number(known.x), y: number(known.y) },
        })
    };
    KNOWN.iter().filter_map(curve).collect()
});

/// Every curve that is known.
pub(super) fn all() -> &'static [Curve] {
    &CURVES
}

impl Curve {
    /// Length of a coordinate, in bytes.
    pub(super) fn length(&self) -> usize {
        usize::try_from(self.p.bits().div_ceil(8)).unwrap_or(usize::MAX)
    }

    /// A point, if it lies on the curve.
    pub(super) fn point(&self, x: BigUint, y: BigUint) -> Option<Point> {
        if x >= self.p || y >= self.p {
            return None;
        }
        let right = (&x * &x * &x + &self.a * &x + &self.b) % &self.p;
        (&y * &y % &self.p == right).then_some(Point { x, y })
    }

    /// The point of so many bytes (SEC 1 section 2.3.4), whole or compressed.
    pub(super) fn decode_point(&self, bytes: &[u8]) -> Option<Point> {
        let (form, coordinates) = bytes.split_first()?;
        match form {
            4 if coordinates.len() == 2 * self.length() => {
                let (x, y) = coordinates.split_at_checked(self.length())?;
                self.point(BigUint::from_bytes_be(x), BigUint::from_bytes_be(y))
            }
            2 | 3 if coordinates.len() == self.length() => {
                self.decompress(BigUint::from_bytes_be(coordinates), *form == 3)
            }
            _ => None,
        }
    }

    fn decompress(&self, x: BigUint, is_odd: bool) -> Option<Point> {
        let square = (&x * &x * &x + &self.a * &x + &self.b) % &self.p;
        // Of every known prime but that of P-224, which is 1 modulo 4 and never met compressed.
        let root =
            (&self.p % 4_u32 == BigUint::from(3_u32)).then(|| square.modpow(&((&self.p + 1_u32) >> 2), &self.p))?;
        let y = if root.bit(0) == is_odd { root } else { &self.p - root };
        self.point(x, y)
    }
}

/// Reads the two numbers of a signature in DER (RFC 3279 section 2.2.3).
pub(super) fn read_der(signature: &[u8]) -> Option<(BigUint, BigUint)> {
    let whole = AnyRef::from_der(signature).ok()?;
    let read = whole.sequence(|reader| -> der::Result<_> {
        Ok((reader.decode::<UintRef<'_>>()?, reader.decode::<UintRef<'_>>()?))
    });
    let (r, s) = read.ok()?;
    Some((BigUint::from_bytes_be(r.as_bytes()), BigUint::from_bytes_be(s.as_bytes())))
}

/// Reads the two numbers of a signature of fixed length.
pub(super) fn read_fixed(key: &EllipticKey, signature: &[u8]) -> Option<(BigUint, BigUint)> {
    let length = usize::try_from(key.curve.n.bits().div_ceil(8)).ok()?;
    let (r, s) = signature.split_at_checked(length)?;
    (s.len() == length).then(|| (BigUint::from_bytes_be(r), BigUint::from_bytes_be(s)))
}

/// Is `(r, s)` the signature of a message with this hash?
pub(super) fn verify(key: &EllipticKey, hash: &[u8], r: &BigUint, s: &BigUint) -> Result<(), SignatureError> {
    let order = &key.curve.n;
    let in_range = |number: &BigUint| *number != BigUint::ZERO && number < order;
    if !in_range(r) || !in_range(s) {
        return Err(SignatureError::Malformed);
    }
    let inverse = s.modinv(order).ok_or(SignatureError::Malformed)?;
    let of_message = truncated(hash, order) * &inverse % order;
    let of_signature = r * &inverse % order;
    let is_right = combine(key, &of_message, &of_signature).is_some_and(|x| x % order == *r);
    if is_right { Ok(()) } else { Err(SignatureError::Mismatch) }
}

/// The leftmost bits of a hash, as many as the order has.
fn truncated(hash: &[u8], order: &BigUint) -> BigUint {
    let surplus = (8 * hash.len() as u64).saturating_sub(order.bits());
    BigUint::from_bytes_be(hash) >> surplus
}

/// First coordinate of `first × generator + second × key`; none at infinity. Both products are made in one pass.
pub(super) fn combine(key: &EllipticKey, first: &BigUint, second: &BigUint) -> Option<BigUint> {
    let curve = key.curve;
    let generator = Jacobian::of(&curve.generator);
    let own = Jacobian::of(&key.point);
    let both = curve.add(&generator, &own);
    let mut sum = Jacobian::infinity();
    for bit in (0..first.bits().max(second.bits())).rev() {
        sum = curve.double(&sum);
        match (first.bit(bit), second.bit(bit)) {
            (true, true) => sum = curve.add(&sum, &both),
            (true, false) => sum = curve.add(&sum, &generator),
            (false, true) => sum = curve.add(&sum, &own),
            (false, false) => {}
        }
    }
    let inverse = sum.z.modinv(&curve.p)?;
    Some(sum.x * &inverse % &curve.p * &inverse % &curve.p)
}

/// A point as `(x / z², y / z³)`, which needs no division to be added; `z` is nought at infinity.
#[derive(Clone)]
struct Jacobian {
    x: BigUint,
    y: BigUint,
    z: BigUint,
}

impl Jacobian {
    fn of(point: &Point) -> Self {
        Self { x: point.x.clone(), y: point.y.clone(), z: BigUint::from(1_u32) }
    }

    fn infinity() -> Self {
        Self { x: BigUint::from(1_u32), y: BigUint::from(1_u32), z: BigUint::ZERO }
    }

    fn is_infinity(&self) -> bool {
        self.z == BigUint::ZERO
    }
}

/// Arithmetic on the curve: the formulas of the Jacobian form, for any coefficient `a`.
impl Curve {
    fn multiply(&self, left: &BigUint, right: &BigUint) -> BigUint {
        left * right % &self.p
    }

    /// `left - right`, both below the prime.
    fn subtract(&self, left: &BigUint, right: &BigUint) -> BigUint {
        if left >= right { left - right } else { &self.p - right + left }
    }

    fn double(&self, point: &Jacobian) -> Jacobian {
        if point.is_infinity() || point.y == BigUint::ZERO {
            return Jacobian::infinity();
        }
        let square_y = self.multiply(&point.y, &point.y);
        let four_x_square_y = (self.multiply(&point.x, &square_y) << 2_u32) % &self.p;
        let square_z = self.multiply(&point.z, &point.z);
        let slope = (self.multiply(&point.x, &point.x) * 3_u32
            + self.multiply(&self.a, &self.multiply(&square_z, &square_z)))
            % &self.p;
        let x = self.subtract(&self.multiply(&slope, &slope), &((&four_x_square_y << 1_u32) % &self.p));
        let eight_y = (self.multiply(&square_y, &square_y) << 3_u32) % &self.p;
        let y = self.subtract(&self.multiply(&slope, &self.subtract(&four_x_square_y, &x)), &eight_y);
        let z = (self.multiply(&point.y, &point.z) << 1_u32) % &self.p;
        Jacobian { x, y, z }
    }

    fn add(&self, left: &Jacobian, right: &Jacobian) -> Jacobian {
        if left.is_infinity() {
            return right.clone();
        }
        if right.is_infinity() {
            return left.clone();
        }
        let (left_z, right_z) = (self.multiply(&left.z, &left.z), self.multiply(&right.z, &right.z));
        let (left_x, right_x) = (self.multiply(&left.x, &right_z), self.multiply(&right.x, &left_z));
        let left_y = self.multiply(&left.y, &self.multiply(&right_z, &right.z));
        let right_y = self.multiply(&right.y, &self.multiply(&left_z, &left.z));
        if left_x == right_x {
            return if left_y == right_y { self.double(left) } else { Jacobian::infinity() };
        }
        let run = self.subtract(&right_x, &left_x);
        let rise = self.subtract(&right_y, &left_y);
        let square = self.multiply(&run, &run);
        let cube = self.multiply(&square, &run);
        let base = self.multiply(&left_x, &square);
        let x = self.subtract(&self.multiply(&rise, &rise), &((&cube + (&base << 1_u32)) % &self.p));
        let y = self.subtract(&self.multiply(&rise, &self.subtract(&base, &x)), &self.multiply(&left_y, &cube));
        let z = self.multiply(&self.multiply(&left.z, &right.z), &run);
        Jacobian { x, y, z }
    }
}
