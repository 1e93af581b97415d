//! How alike two short texts are: the number of slips between them, and the likeness of Jaro and Winkler.
//! Both work on bytes in machine words, and look at the first 64 bytes only.

/// Longest text, in bytes, that is compared in full.
pub const LONGEST: usize = 64;

/// Slips between two texts: letters left out, put in, changed, or neighbours exchanged (optimal string alignment).
///
/// Bit-parallel, after Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances" (2003).
#[must_use]
pub fn slips(a: &[u8], b: &[u8]) -> u32 {
    let (a, b) = (cut(a), cut(b));
    let Some(last) = a.len().checked_sub(1) else { return length(b) };
    let places = Places::of(a);
    let (mut vertical_more, mut vertical_less) = (u64::MAX, 0_u64);
    let (mut diagonal, mut places_before) = (0_u64, 0_u64);
    let mut distance = length(a);
    for byte in b {
        let here = places.of_byte(*byte);
        let exchanged = ((!diagonal & here) << 1) & places_before;
        diagonal =
            ((here & vertical_more).wrapping_add(vertical_more) ^ vertical_more) | here | vertical_less | exchanged;
        let mut more = vertical_less | !(diagonal | vertical_more);
        let mut less = diagonal & vertical_more;
        distance += u32::from(more >> last & 1 == 1);
        distance -= u32::from(less >> last & 1 == 1);
        more = more << 1 | 1;
        less <<= 1;
        vertical_more = less | !(diagonal | more);
        vertical_less = more & diagonal;
        places_before = here;
    }
    distance
}

/// Jaro's likeness with Winkler's bonus for a common beginning: 0 (nothing in common) to 1 (the same).
///
/// Winkler, "String comparator metrics and enhanced decision rules in the Fellegi-Sunter model" (1990).
#[must_use]
pub fn jaro_winkler(a: &[u8], b: &[u8]) -> f64 {
    let (a, b) = (cut(a), cut(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let jaro = jaro(a, b);
    let beginning = a.iter().zip(b).take(4).take_while(|(x, y)| x == y).count() as f64;
    if jaro > 0.7 { jaro + beginning * 0.1 * (1.0 - jaro) } else { jaro }
}

fn jaro(a: &[u8], b: &[u8]) -> f64 {
    let places = Places::of(a);
    let window = (a.len().max(b.len()) / 2).saturating_sub(1);
    let (mut taken_a, mut taken_b) = (0_u64, 0_u64);
    for (at, byte) in b.iter().enumerate() {
        let near = below(at + window + 1) & !below(at.saturating_sub(window));
        let free = places.of_byte(*byte) & near & !taken_a;
        if free != 0 {
            taken_a |= free & free.wrapping_neg();
            taken_b |= 1 << at;
        }
    }
    let common = taken_a.count_ones();
    if common == 0 {
        return 0.0;
    }
    let in_order = bits(taken_a).zip(bits(taken_b));
    let out_of_order = in_order.filter(|(x, y)| a.get(*x) != b.get(*y)).count() / 2;
    let common = common as f64;
    (common / a.len() as f64 + common / b.len() as f64 + (common - out_of_order as f64) / common) / 3.0
}

/// At which places of a text each byte stands, a bit for a place.
struct Places([u64; 256]);

impl Places {
    fn of(text: &[u8]) -> Self {
        let mut places = [0; 256];
        for (at, byte) in text.iter().enumerate() {
            if let Some(mask) = places.get_mut(usize::from(*byte)) {
                *mask |= 1 << at;
            }
        }
        Places(places)
    }

    fn of_byte(&self, byte: u8) -> u64 {
        self.0.get(usize::from(byte)).copied().unwrap_or_default()
    }
}

fn cut(text: &[u8]) -> &[u8] {
    text.get(..LONGEST).unwrap_or(text)
}

fn length(text: &[u8]) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// All bits below a place.
fn below(place: usize) -> u64 {
    if place >= 64 { u64::MAX } else { (1 << place) - 1 }
}

/// Places of the bits that are set, in rising order.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(place)
    })
}
