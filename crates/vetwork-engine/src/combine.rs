//! Two dossiers as if they were of one person: for the rule that any two look-alikes together stay
//! below *escalate*.

use serde_json::{Map, Value};
use vetwork_canon::name::{NameRelation, compare};
use vetwork_model::DossierFile;

/// Sections that describe one life: those of the first hold, so that two careers do not contradict
/// each other where one person would have had one.
const ONE_LIFE: [&str; 5] = ["employment", "education", "birth_dates", "national_numbers", "skills"];

/// The first subject with the second's signals added. Names of the second become those of the first.
pub fn combine(first: &DossierFile, second: &DossierFile) -> Option<DossierFile> {
    let Value::Object(mut whole) = serde_json::to_value(first).ok()? else { return None };
    let mut added = serde_json::to_value(second).ok()?;
    rename(&mut added, second.name.reveal(), first.name.reveal());
    rename_id(&mut added, second.id.as_deref(), first.id.as_deref());
    let birth_date = first.birth_dates.first().and_then(|birth| birth.date).map(|date| Value::String(date.to_string()));
    one_birth_date(&mut added, birth_date.as_ref());
    let Value::Object(added) = added else { return None };
    for (section, value) in added {
        join(&mut whole, section, value);
    }
    serde_json::from_value(Value::Object(whole)).ok()
}

fn join(whole: &mut Map<String, Value>, section: String, value: Value) {
    match (whole.get_mut(&section), value) {
        (None, value) => {
            whole.insert(section, value);
        }
        (Some(Value::Array(_)), Value::Array(_)) if ONE_LIFE.contains(&section.as_str()) => {}
        (Some(Value::Array(all)), Value::Array(more)) => all.extend(more),
        (Some(Value::Object(all)), Value::Object(more)) => {
            for (key, value) in more {
                join(all, key, value);
            }
        }
        (Some(_), _) => {}
    }
}

fn rename(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::String(text) if text.len() <= 80 && is_name_of(text, from) => to.clone_into(text),
        Value::Array(all) => all.iter_mut().for_each(|one| rename(one, from, to)),
        Value::Object(all) => all.values_mut().for_each(|one| rename(one, from, to)),
        _ => {}
    }
}

fn is_name_of(text: &str, name: &str) -> bool {
    text.contains(' ') && matches!(compare(text, name), NameRelation::Same | NameRelation::Variant)
}

fn rename_id(value: &mut Value, from: Option<&str>, to: Option<&str>) {
    let (Some(from), Some(to)) = (from, to) else { return };
    match value {
        Value::String(text) if text == from => to.clone_into(text),
        Value::Array(all) => all.iter_mut().for_each(|one| rename_id(one, Some(from), Some(to))),
        Value::Object(all) => all.values_mut().for_each(|one| rename_id(one, Some(from), Some(to))),
        _ => {}
    }
}

fn one_birth_date(value: &mut Value, date: Option<&Value>) {
    let Some(date) = date else { return };
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| one_birth_date(one, Some(date))),
        Value::Object(all) => {
            for (key, one) in all.iter_mut() {
                if key == "birth_date" { one.clone_from(date) } else { one_birth_date(one, Some(date)) }
            }
        }
        _ => {}
    }
}
