//! E-mail, phone, and the contacts of references.

registry! {
    references_share_a_contact,
}
