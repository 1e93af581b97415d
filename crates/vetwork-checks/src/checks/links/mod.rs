//! Who is connected to whom.

registry! {
    referred_by_connected_subject,
    recruiter_candidates_share_values,
    same_file_from_another_subject,
    refers_several_candidates,
    shares_several_values_with_one_subject,
    own_contact_is_the_recruiters,
    interviews_of_connected_candidates_collide,
    ring_of_referrals,
    files_of_one_origin,
    picture_also_anothers,
    text_also_anothers,
}
