//! Who is connected to whom.

registry! {}
