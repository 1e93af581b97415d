//! Selective disclosure (RFC 9901): the issuer signs hashes, the holder shows what is behind some of them.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::quoted;
use crate::signature::Hash;

/// Most values that are disclosed.
const MOST_DISCLOSURES: usize = 1000;
/// How deep disclosures within disclosures are followed.
const DEEPEST: usize = 64;

/// A token with its disclosures, in their order.
#[derive(Debug)]
pub(super) struct Presentation<'a> {
    pub(super) token: &'a str,
    pub(super) disclosures: Vec<&'a str>,
    /// The holder's proof that they have their key.
    pub(super) binding: Option<&'a str>,
    /// What that proof holds the hash of.
    pub(super) bound: &'a str,
}

/// The payload once every disclosed value stands in its place.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) payload: Value,
    /// Names of what was disclosed; array elements have none.
    pub(super) disclosed: Vec<String>,
    /// Hashes behind which something, or a decoy, was left undisclosed.
    pub(super) undisclosed: usize,
}

/// Why the disclosures are not those of the token.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Broken {
    #[error("there are more than {MOST_DISCLOSURES} disclosures, or they stand too deep in each other")]
    TooMany,
    #[error("its values are hashed with {0}, which is not known here")]
    Algorithm(String),
    #[error("disclosure {0} is no array of a salt, a name and a value")]
    Form(usize),
    #[error("disclosure {0} is not behind any hash that was signed: {1}")]
    Unsigned(usize, String),
    #[error("one hash stands in two places, or one disclosure came twice")]
    Twice,
    #[error("a disclosed value would take the place of {0}, which was signed")]
    Replaces(String),
}

impl Broken {
    /// Is it a limit of ours, rather than something that no genuine credential has?
    pub(super) fn is_ours(&self) -> bool {
        matches!(self, Self::TooMany | Self::Algorithm(_))
    }
}

struct Disclosure {
    number: usize,
    /// None for an element of an array.
    name: Option<String>,
    value: Value,
}

impl<'a> Presentation<'a> {
    /// Takes `token~disclosure~…~binding` apart; a lone token has no disclosures.
    pub(super) fn of(text: &'a str) -> Self {
        let Some((bound, last)) = text.rsplit_once('~') else {
            return Self { token: text, disclosures: Vec::new(), binding: None, bound: "" };
        };
        let mut parts = bound.split('~');
        let token = parts.next().unwrap_or_default();
        let bound = text.get(..=bound.len()).unwrap_or_default();
        Self { token, disclosures: parts.collect(), binding: (!last.is_empty()).then_some(last), bound }
    }
}

/// The hash that a payload names, SHA-256 where it names none (RFC 9901 section 4.1.1).
pub(super) fn hash(payload: &Value) -> Result<Hash, Broken> {
    match payload.get("_sd_alg") {
        None => Ok(Hash::Sha256),
        Some(Value::String(name)) if name == "sha-256" => Ok(Hash::Sha256),
        Some(Value::String(name)) if name == "sha-384" => Ok(Hash::Sha384),
        Some(Value::String(name)) if name == "sha-512" => Ok(Hash::Sha512),
        Some(other) => Err(Broken::Algorithm(quoted(&other.to_string()))),
    }
}

/// Puts every disclosed value in its place (RFC 9901 section 7.1).
pub(super) fn open(payload: &Value, disclosures: &[&str]) -> Result<Opened, Broken> {
    if disclosures.len() > MOST_DISCLOSURES {
        return Err(Broken::TooMany);
    }
    let hash = hash(payload)?;
    let mut behind = BTreeMap::new();
    for (position, text) in disclosures.iter().enumerate() {
        let digest = URL_SAFE_NO_PAD.encode(hash.digest(text.as_bytes()));
        let disclosure = disclosure(position + 1, text).ok_or(Broken::Form(position + 1))?;
        if behind.insert(digest, disclosure).is_some() {
            return Err(Broken::Twice);
        }
    }
    let mut opening = Opening { behind, met: BTreeSet::new(), disclosed: Vec::new(), undisclosed: 0 };
    let mut payload = opening.value(payload.clone(), DEEPEST)?;
    if let Some(object) = payload.as_object_mut() {
        object.remove("_sd_alg");
    }
    if let Some(left) = opening.behind.into_values().min_by_key(|left| left.number) {
        return Err(Broken::Unsigned(left.number, quoted(&left.name.unwrap_or_else(|| left.value.to_string()))));
    }
    Ok(Opened { payload, disclosed: opening.disclosed, undisclosed: opening.undisclosed })
}

/// `[salt, name, value]`, or `[salt, value]` for an element of an array (RFC 9901 section 4.2).
fn disclosure(number: usize, text: &str) -> Option<Disclosure> {
    let parts: Vec<Value> = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    match <[Value; 3]>::try_from(parts) {
        Ok([Value::String(_), Value::String(name), value]) => {
            (name != "_sd" && name != "...").then_some(Disclosure { number, name: Some(name), value })
        }
        Ok(_) => None,
        Err(parts) => match <[Value; 2]>::try_from(parts).ok()? {
            [Value::String(_), value] => Some(Disclosure { number, name: None, value }),
            _ => None,
        },
    }
}

/// Disclosures while they are put in their places.
struct Opening {
    /// What was not yet placed, by its hash.
    behind: BTreeMap<String, Disclosure>,
    met: BTreeSet<String>,
    disclosed: Vec<String>,
    undisclosed: usize,
}

impl Opening {
    fn value(&mut self, value: Value, depth: usize) -> Result<Value, Broken> {
        let depth = depth.checked_sub(1).ok_or(Broken::TooMany)?;
        match value {
            Value::Object(object) => self.object(object, depth).map(Value::Object),
            Value::Array(elements) => {
                let mut opened = Vec::new();
                for element in elements {
                    opened.extend(self.element(element, depth)?);
                }
                Ok(Value::Array(opened))
            }
            other => Ok(other),
        }
    }

    fn object(&mut self, object: Map<String, Value>, depth: usize) -> Result<Map<String, Value>, Broken> {
        let mut opened = Map::new();
        let mut hashes = Vec::new();
        for (name, value) in object {
            match value {
                Value::Array(listed) if name == "_sd" => hashes = listed,
                value => {
                    let value = self.value(value, depth)?;
                    opened.insert(name, value);
                }
            }
        }
        for digest in hashes {
            let Value::String(digest) = digest else { continue };
            let Some(Disclosure { number, name, value }) = self.take(digest)? else { continue };
            // A disclosure of an array's element has no place in an object.
            let name = name.ok_or(Broken::Form(number))?;
            if opened.contains_key(&name) {
                return Err(Broken::Replaces(quoted(&name)));
            }
            self.disclosed.push(quoted(&name));
            let value = self.value(value, depth)?;
            opened.insert(name, value);
        }
        Ok(opened)
    }

    /// An element of an array: itself, what is behind its hash, or nothing.
    fn element(&mut self, element: Value, depth: usize) -> Result<Option<Value>, Broken> {
        let digest = element.as_object().filter(|object| object.len() == 1).and_then(|object| object.get("..."));
        let Some(digest) = digest.and_then(Value::as_str).map(str::to_owned) else {
            return self.value(element, depth).map(Some);
        };
        match self.take(digest)? {
            None => Ok(None),
            Some(Disclosure { number, name: Some(_), .. }) => Err(Broken::Form(number)),
            Some(Disclosure { value, .. }) => {
                self.disclosed.push("an element of a list".to_owned());
                self.value(value, depth).map(Some)
            }
        }
    }

    /// What is behind a hash, if it was disclosed. No hash may stand twice.
    fn take(&mut self, digest: String) -> Result<Option<Disclosure>, Broken> {
        let found = self.behind.remove(&digest);
        if !self.met.insert(digest) {
            return Err(Broken::Twice);
        }
        self.undisclosed += usize::from(found.is_none());
        Ok(found)
    }
}
