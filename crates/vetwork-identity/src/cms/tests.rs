//! Signed data.
