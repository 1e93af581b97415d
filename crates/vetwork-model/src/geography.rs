//! Countries and positions.

use std::fmt;

/// A country by its ISO 3166-1 alpha-2 code, upper-case. Only ever compared with another claim or
/// observation about the same person, never judged by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// Reads an alpha-2 code in either case.
    pub fn new(code: &str) -> Option<Country> {
        match code.trim().as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Country([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    /// The code, upper-case.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl serde::Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Country {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Country::new(&text).ok_or_else(|| {
            serde::de::Error::custom(format_args!(
                "`{}` is not a country code: write two letters, such as US or DE",
                text.chars().take(30).collect::<String>()
            ))
        })
    }
}

impl schemars::JsonSchema for Country {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Country".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": "^[A-Za-z]{2}$", "description": "ISO 3166-1 alpha-2 code, such as US or DE"
        })
    }
}

/// A place on the globe, in millionths of a degree, so that equal input stays equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, schemars::JsonSchema)]
pub struct Position {
    /// Latitude, north positive.
    #[schemars(with = "f64")]
    pub lat: i32,
    /// Longitude, east positive.
    #[schemars(with = "f64")]
    pub lon: i32,
}

impl Position {
    /// Great-circle distance in whole kilometres (haversine on a sphere of 6,371 km).
    pub fn km_to(self, other: Position) -> u32 {
        let radians = |micro: i32| (f64::from(micro) / 1e6).to_radians();
        let (lat1, lat2) = (radians(self.lat), radians(other.lat));
        let (dlat, dlon) = (lat2 - lat1, radians(other.lon) - radians(self.lon));
        let a = (dlat / 2.0).sin().powi(2) + lat1.cos() * lat2.cos() * (dlon / 2.0).sin().powi(2);
        (6371.0 * 2.0 * a.sqrt().min(1.0).asin()).round() as u32
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Degrees {
    lat: f64,
    lon: f64,
}

impl serde::Serialize for Position {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Degrees { lat: f64::from(self.lat) / 1e6, lon: f64::from(self.lon) / 1e6 }.serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Position {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Degrees { lat, lon } = Degrees::deserialize(deserializer)?;
        if lat.abs() <= 90.0 && lon.abs() <= 180.0 {
            Ok(Position { lat: (lat * 1e6).round() as i32, lon: (lon * 1e6).round() as i32 })
        } else {
            Err(serde::de::Error::custom("a position has lat from -90 to 90 and lon from -180 to 180"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_of_known_cities() {
        let new_york = Position { lat: 40_712_800, lon: -74_006_000 };
        let london = Position { lat: 51_507_400, lon: -127_800 };
        assert!((5560..=5580).contains(&new_york.km_to(london)), "{}", new_york.km_to(london));
        assert_eq!(london.km_to(london), 0);
    }

    #[test]
    fn a_country_is_two_letters() {
        assert_eq!(Country::new(" us ").map(|c| c.to_string()).as_deref(), Some("US"));
        assert_eq!(Country::new("USA"), None);
    }
}
