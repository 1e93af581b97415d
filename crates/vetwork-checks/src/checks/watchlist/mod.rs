//! Shared indicators and sanctions lists.

registry! {
    matches_own_indicator,
    identity_was_used_by_another,
    harmful_file_sent,
    like_a_listed_party,
    offers_a_listed_wallet,
    pay_goes_to_a_listed_wallet,
    payee_like_a_listed_party,
    employer_tied_to_the_scheme,
    go_between_like_a_listed_party,
    organisation_like_a_listed_party,
    director_or_owner_like_a_listed_party,
    owned_by_listed_parties,
}
