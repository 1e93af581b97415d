//! Addresses and parcels.

registry! {}
