//! Documents, numbers, authorities.

registry! {
    identity_elements_disagree,
    document_dates_impossible,
    document_differs_from_statement,
    documents_disagree,
    selfie_or_liveness_not_matched,
    records_place_person_elsewhere,
    right_to_work_not_confirmed,
    background_check_thin_or_handed_in,
    tax_name_and_number_disagree,
    person_at_collection_differs,
    document_number_also_anothers,
    identity_confirmed,
    document_refuted_by_itself,
    issuers_signature_verified,
    picture_made_or_changed,
}
