//! Shared indicators and sanctions lists.

registry! {
    matches_own_indicator,
    identity_was_used_by_another,
    harmful_file_sent,
}
