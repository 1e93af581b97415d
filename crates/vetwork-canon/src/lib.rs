//! Canonical forms: names and their romanisation, e-mail, phone, address, IBAN, wallet, domains.
//! Pure functions of their input: no files, no clock, no network.

pub mod address;
pub mod domain;
pub mod email;
pub mod handle;
pub mod iban;
mod lookalike;
pub mod name;
pub mod national_id;
pub mod phone;
pub mod romanise;
pub mod text;
pub mod wallet;
