//! E-mail, phone, and the contacts of references.

registry! {
    phone_also_another_applicants,
    email_also_another_applicants,
    references_share_a_contact,
    reference_named_by_several,
    references_all_on_free_mail,
    reference_is_another_applicant,
    reference_forms_from_one_device,
    email_disposable,
    phone_of_another_country,
    phone_on_internet_line,
    email_pattern_shared,
    contact_details_changed_often,
    reference_domain_resembles_employers,
    reference_at_own_contact,
    emergency_contact_shared,
    references_confirmed_at_firm,
    reference_denies_or_unknown,
}
