//! Documents, numbers, authorities.

registry! {}
