//! Addresses and parcels.

registry! {
    equipment_away_from_home,
    delivery_address_shared,
    delivery_changed_late,
    delivery_to_mail_drop,
    no_delivery_at_home,
    signed_by_other,
    parcel_redirected,
    home_is_mail_drop,
    home_shared,
    equipment_not_back,
    equipment_arrived_home,
}
