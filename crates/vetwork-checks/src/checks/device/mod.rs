//! Machines and what runs on them.

registry! {}
