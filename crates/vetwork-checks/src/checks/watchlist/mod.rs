//! Shared indicators and sanctions lists.

registry! {}
