//! Small lists of made-up people, as a specification.
