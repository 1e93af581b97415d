//! Where the pay goes.

registry! {
    account_held_by_other,
    account_shared,
    wallet_shared,
    account_at_e_money,
    account_in_other_country,
    pay_details_changed,
    pay_split,
    asks_pay_in_advance,
    asks_crypto,
    asks_pay_to_other,
    invoice_names_other,
    tax_form_conflicts,
    account_changed_on_leaving,
    asks_unfreeze_letter,
    bank_confirms_payee,
}
