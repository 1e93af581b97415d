//! What the payload of a credential says: claims of SD-JWT VC and of tokens, and the W3C's data model (1.1 and 2.0), in
//! which universities and badge issuers write.

use jiff::Timestamp;
use serde_json::Value;

use super::dates::Period;
use crate::judgement::FieldName;

/// Longest text that is taken for a field, in bytes. Portraits are longer.
const LONGEST: usize = 1024;

/// Fields by the names that issuers give them, of the holder or of the document (OpenID Connect Core section 5.1, the
/// European identity data, schema.org as badges and degrees use it).
const FIELDS: &[(FieldName, &[&str])] = &[
    (FieldName::Surname, &["family_name", "familyName"]),
    (FieldName::GivenNames, &["given_name", "givenName"]),
    (FieldName::Name, &["name", "fullName"]),
    (FieldName::BirthDate, &["birthdate", "birth_date", "birthDate", "dateOfBirth"]),
    (FieldName::DocumentNumber, &["document_number", "documentNumber"]),
    (FieldName::PersonalNumber, &["personal_administrative_number", "personal_number", "personalIdentifier"]),
    (FieldName::Address, &["address"]),
    (FieldName::IssuingAuthority, &["issuing_authority"]),
    (FieldName::IssueDate, &["date_of_issuance", "issuance_date", "issue_date"]),
    (FieldName::ExpiryDate, &["date_of_expiry", "expiry_date"]),
];

/// Where a subject says what was awarded: degrees of the W3C's examples, achievements of Open Badges.
const AWARDS: &[&str] = &["degree", "achievement", "hasCredential", "award", "title"];

/// A payload that was read as a credential.
#[derive(Debug)]
pub(super) struct Contents<'a> {
    payload: &'a Value,
    /// The credential in the W3C's data model, where it is one.
    pub(super) credential: Option<&'a Value>,
}

impl<'a> Contents<'a> {
    pub(super) fn of(payload: &'a Value) -> Self {
        // Version 1.1 stands within a claim, 2.0 is the payload itself.
        let within = payload.get("vc").filter(|within| within.is_object());
        let itself = payload.get("credentialSubject").map(|_| payload);
        Self { payload, credential: within.or(itself) }
    }

    fn text(&self, name: &str) -> Option<&'a str> {
        self.payload.get(name).and_then(Value::as_str)
    }

    /// Who issued it, as it says.
    pub(super) fn issuer(&self) -> Option<&'a str> {
        self.text("iss").or_else(|| identifier(self.credential?.get("issuer")?))
    }

    /// Its type, as it says: `vct`, or the types other than the one that all have.
    pub(super) fn kind(&self) -> Option<String> {
        let listed = |value: &Value| match value {
            Value::String(kind) => Some(kind.clone()),
            Value::Array(kinds) => {
                let kinds = kinds.iter().filter_map(Value::as_str).filter(|kind| *kind != "VerifiableCredential");
                Some(kinds.take(4).collect::<Vec<_>>().join(", "))
            }
            _ => None,
        };
        self.text("vct").map(str::to_owned).or_else(|| listed(self.credential?.get("type")?))
    }

    /// The first subject.
    fn subject(&self) -> Option<&'a Value> {
        match self.credential?.get("credentialSubject")? {
            Value::Array(several) => several.first(),
            one => Some(one),
        }
    }

    pub(super) fn fields(&self) -> Vec<(FieldName, String)> {
        let holder = if self.credential.is_some() { self.subject() } else { Some(self.payload) };
        let mut fields: Vec<(FieldName, String)> = Vec::new();
        fields.extend(self.kind().map(|kind| (FieldName::DocumentCode, kind)));
        let issuing = self.text("issuing_country").map(str::to_owned);
        let issuer = issuing.or_else(|| self.issuer().map(str::to_owned));
        fields.extend(issuer.map(|issuer| (FieldName::Issuer, issuer)));
        let named = self.credential.and_then(|credential| credential.get("issuer")?.get("name")).and_then(text);
        fields.extend(named.map(|name| (FieldName::IssuingAuthority, name)));
        if let Some(holder) = holder {
            let read = |(field, names): &(FieldName, &[&str])| {
                names.iter().find_map(|name| text(holder.get(name)?)).map(|text| (*field, text))
            };
            fields.extend(FIELDS.iter().filter_map(read));
            fields.extend(AWARDS.iter().find_map(|name| award(holder.get(name)?)).map(|name| (FieldName::Award, name)));
        }
        fields
    }

    /// Its time, by the claims of tokens (RFC 7519 section 4.1), or by the words of the data model.
    pub(super) fn period(&self) -> Period {
        let seconds = |name: &str| moment(self.payload.get(name)?);
        let written = |names: &[&str]| names.iter().find_map(|name| moment(self.credential?.get(name)?));
        let from = written(&["validFrom", "issuanceDate"]);
        Period {
            issued: seconds("iat").or_else(|| written(&["issuanceDate"])),
            from: seconds("nbf").or(from),
            until: seconds("exp").or_else(|| written(&["validUntil", "expirationDate"])),
        }
    }

    /// What it says in two places, in two ways: each time the name, and both texts.
    pub(super) fn contradictions(&self) -> Vec<(&'static str, String, String)> {
        let Some(credential) = self.credential else { return Vec::new() };
        let subject = self.subject().and_then(identifier);
        let pairs = [
            ("issuer", self.text("iss"), credential.get("issuer").and_then(identifier)),
            ("holder", self.text("sub"), subject),
            ("number", self.text("jti"), credential.get("id").and_then(Value::as_str)),
        ];
        let differ = |(name, one, other): (&'static str, Option<&str>, Option<&str>)| {
            let (one, other) = (one?, other?);
            (one != other).then(|| (name, one.to_owned(), other.to_owned()))
        };
        pairs.into_iter().filter_map(differ).collect()
    }

    /// Where its issuer says whether it was taken back.
    pub(super) fn status(&self) -> Option<String> {
        let value = self.payload.get("status").or_else(|| self.credential?.get("credentialStatus"))?;
        let uri = value.pointer("/status_list/uri").or_else(|| value.get("statusListCredential"));
        uri.or_else(|| value.get("id"))
            .and_then(Value::as_str)
            .map_or(Some(value.to_string()), |uri| Some(uri.to_owned()))
    }

    /// The key of the holder (RFC 7800 section 3.2).
    pub(super) fn holder_key(&self) -> Option<&'a Value> {
        self.payload.get("cnf")
    }
}

/// The name of somebody who is named by text, or by an object with an `id`.
fn identifier(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("id")?.as_str())
}

/// A text or a number for people; the parts of an address one after the other.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if text.len() <= LONGEST => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(parts) => {
            let formatted = parts.get("formatted").and_then(Value::as_str);
            let all = || parts.values().filter_map(Value::as_str).take(8).collect::<Vec<_>>().join(", ");
            Some(formatted.map_or_else(all, str::to_owned)).filter(|text| text.len() <= LONGEST)
        }
        _ => None,
    }
}

/// The name of an award, which may stand in a list and within an object.
fn award(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Array(several) => award(several.first()?),
        Value::Object(parts) => ["name", "title", "achievementName"].iter().find_map(|name| text(parts.get(*name)?)),
        _ => None,
    }
}

/// A moment: seconds since 1970, or a date and time as text.
fn moment(value: &Value) -> Option<Timestamp> {
    match value {
        Value::String(text) => text.parse().ok(),
        Value::Number(seconds) => {
            let seconds = seconds.as_i64().or_else(|| seconds.as_f64().map(|seconds| seconds as i64))?;
            Timestamp::from_second(seconds).ok()
        }
        _ => None,
    }
}
