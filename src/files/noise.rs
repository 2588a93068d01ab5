//! Numbers of a file that carry binary noise, such as `2.1000000000000001%`: they are read as what was
//! meant, and that is told.

use rust_decimal::Decimal;

use super::frame;
use super::kind::FileKind;
use super::read_error::Place;
use super::scan::{self, Scan};
use super::source::prepared;
use crate::model::clauses::Weight;
use crate::model::{Exchange, Money, Rate, Spelt, Stated, noisy_number, plain_value};

/// A number of a file that was read without its binary noise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noise {
    /// Where it stands.
    pub place: Place,
    /// How it is written.
    pub written: String,
    /// What it is read as.
    pub read: Decimal,
}

/// The numbers of a text that was read which carry binary noise, in their order.
pub fn noise_in(text: &str, kind: FileKind) -> Vec<Noise> {
    let text = &*prepared(text);
    let mut found = Vec::new();
    Scan::whole(text, kind, |_, at| {
        if let Some((written, read)) = noise_of(scan::quoted(text, at)) {
            found.push(Noise { place: Place::of(text, at), written, read });
        }
    });
    found
}

/// The noise of a value in its quotes.
fn noise_of(quoted: &str) -> Option<(String, Decimal)> {
    // Far fewer digits than noise has.
    if !quoted.starts_with('"') || quoted.bytes().filter(u8::is_ascii_digit).nth(9).is_none() {
        return None;
    }
    let text: String = frame::options().from_str(quoted).ok()?;
    let text = &*plain_value(&text);
    let is_value = Stated::<Money>::read(text).is_ok()
        || Stated::<Rate>::read(text).is_ok()
        || Stated::<Exchange>::read(text).is_ok()
        || Stated::<Weight>::read(text).is_ok();
    noisy_number(text).filter(|_| is_value)
}
