//! Where sessions come from.

registry! {}
