//! The answer of a screening as JSON.

use serde_json::{Value, json};
use vetwork_watchlist::exact::ExactKind;
use vetwork_watchlist::party::{PartyKind, Sex};
use vetwork_watchlist::screen::{Hit, Query, Standing};

use super::page::Answer;
use crate::failure::Failure;

pub(super) fn document(answer: &Answer<'_>) -> Result<String, Failure> {
    let document = json!({
        "asked": asked(answer.query),
        "lists": answer.asked.full,
        "curated": answer.asked.curated,
        "only_curated": answer.asked.only_curated(),
        "hits": answer.hits.iter().take(answer.shown).map(hit).collect::<Vec<_>>(),
        "more": answer.hits.len() - answer.shown,
    });
    let text = serde_json::to_string_pretty(&document).map_err(|error| Failure::Output(error.into()))?;
    Ok(text + "\n")
}

/// What was asked for.
pub(super) fn asked(query: &Query) -> Value {
    json!({
        "name": query.name,
        "kind": kind(query.kind),
        "born": query.birth.map(|date| date.to_string()),
        "born_verified": query.birth_is_verified,
        "countries": query.countries,
        "sex": query.sex.map(Sex::words),
        "identifiers": query.identifiers,
        "wallets": query.wallets,
        "contacts": query.contacts,
    })
}

/// The kind that was asked for, as `--kind` has it; empty for all of them.
pub(super) fn kind(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::Person => "person",
        PartyKind::Organisation => "organisation",
        PartyKind::Vessel => "vessel",
        PartyKind::Aircraft => "aircraft",
        PartyKind::Unknown => "",
    }
}

pub(super) fn hit(hit: &Hit<'_>) -> Value {
    let names = hit.name.as_ref().map(|name| {
        let lines = name.lines();
        json!({
            "listed": name.listed.text,
            "agreement": name.comparison.agreement,
            "bits": name.comparison.bits,
            "words": lines.iter().map(|line| json!({
                "asked": line.asked,
                "listed": line.listed,
                "relation": format!("{:?}", line.relation),
                "bits": line.bits,
            })).collect::<Vec<_>>(),
        })
    });
    json!({
        "standing": standing(hit.standing),
        "bits": hit.bits,
        "list": hit.list.source.id(),
        "list_published": hit.list.published.map(|day| day.to_string()),
        "entry": hit.party.id,
        "primary_name": hit.party.names.first().map(|name| &name.text),
        "programmes": hit.party.programmes,
        "listed_on": hit.party.listed_on.map(|day| day.to_string()),
        "page": hit.party.page,
        "tie": hit.designation.map(|designation| designation.tie.title()),
        "name": names,
        "born": hit.birth.map(|(relation, date)| json!({
            "listed": date.to_string(),
            "relation": format!("{relation:?}"),
            "bits": relation.bits(),
        })),
        "country": hit.country.as_ref().map(|(fit, listed)| json!({
            "listed": listed.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "relation": format!("{fit:?}"),
            "bits": fit.bits(),
        })),
        "sex": hit.sex.map(|(fit, listed)| json!({
            "listed": listed.words(),
            "relation": format!("{fit:?}"),
            "bits": fit.bits(),
        })),
        "same": hit.exact.iter().map(|(kind, value)| json!({ "kind": exact(*kind), "value": value })).collect::<Vec<_>>(),
    })
}

/// The word for programs, here and in CSV.
pub(crate) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Cleared => "cleared",
        Standing::Common => "info",
        Standing::Open => "open",
        Standing::Corroborated => "corroborated",
        Standing::Identified => "identified",
    }
}

pub(super) fn exact(kind: ExactKind) -> &'static str {
    match kind {
        ExactKind::Identifier => "identifier",
        ExactKind::Wallet => "wallet",
        ExactKind::Contact => "contact",
    }
}
