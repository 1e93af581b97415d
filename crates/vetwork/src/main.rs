//! Vetwork, the program.
fn main() {}
