//! Where the pay goes.

registry! {}
