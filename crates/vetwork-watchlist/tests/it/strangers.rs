//! Bytes that nobody promised anything about.
