//! Where sessions come from.

registry! {
    application_through_anonymising_network,
    application_from_another_country,
    calls_joined_from_elsewhere,
    contract_signed_from_elsewhere,
    sign_ins_through_anonymising_network,
    key_enrolled_in_another_country,
    device_clock_outside_stated_country,
    device_shared_with_other_candidate,
    network_address_shared_with_unrelated,
    two_places_faster_than_travel,
    interview_from_hosted_machine,
    account_from_many_countries,
    sessions_from_stated_place,
    sign_ins_persistently_from_another_country,
    session_longer_than_a_day,
}
