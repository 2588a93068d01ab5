//! A waterfall as plain data: from one sum to another, cause by cause.
//!
//! **Invariant:** every bar begins where the one before it ended; the solid ones begin at zero.

use rust_decimal::Decimal;

use crate::model::{SourceList, Status};
use crate::present::certainty::with_sign;

/// A waterfall.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waterfall {
    /// What it says, as a sentence.
    pub title: String,
    /// Measure, years, unit, price basis.
    pub subtitle: String,
    /// The bars in their order: where it begins, the causes, where it ends.
    pub bars: Vec<WaterfallBar>,
    /// What stands below: notes and caveats.
    pub notes: Vec<String>,
    /// The sources of what is drawn, in the order of their numbers.
    pub sources: SourceList,
    /// The waterfall told in words, for those who cannot see it.
    pub summary: String,
}

/// A bar of a waterfall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaterfallBar {
    /// Its name.
    pub name: String,
    /// Its size as it is read; a change with its sign.
    pub text: String,
    /// How well it is known.
    pub status: Status,
    /// What its name is worth besides, as it is read.
    pub worth: Option<String>,
    /// Where it begins, in the unit.
    pub from: Decimal,
    /// Where it ends.
    pub to: Decimal,
    /// What it is.
    pub kind: BarKind,
}

/// What a bar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BarKind {
    /// What it begins with.
    Start,
    /// What it begins with, as the line at zero.
    Baseline,
    /// A cause, by its place among them.
    Cause(usize),
    /// What it ends with.
    End,
    /// What lies between both.
    Difference,
}

impl WaterfallBar {
    /// Its size as it is read, with the sign of its status.
    pub fn told(&self) -> String {
        with_sign(self.text.clone(), self.status)
    }

    /// Whether it tells a change.
    pub fn is_change(&self) -> bool {
        matches!(self.kind, BarKind::Cause(_) | BarKind::Difference)
    }
}
