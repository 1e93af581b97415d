//! OFAC and the United Nations: against lists as they were published, against lists written by other code, and against
//! broken bytes.

mod broken;
mod originals;
mod round_trip;
mod saved;
mod write;
