//! What causes a difference, as it is shown: two ends and a bar for each cause.

use super::redline::RedlineLine;
use crate::engine::{BridgeReading, Cause, Span};
use crate::model::Status;
use crate::present::certainty::{signs_of, with_sign};
use crate::present::waterfall::Waterfall;
use crate::text::Language;
use rust_decimal::Decimal;

/// What causes the difference, and what each of the causes is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BridgeView {
    /// What it shows.
    pub title: String,
    /// Years, unit.
    pub subtitle: String,
    /// The name of the unit of every value.
    pub unit: String,
    /// What is shown: what was asked for, but the sum where the year does not count.
    pub reading: BridgeReading,
    /// What it can be shown over, with its name.
    pub spans: Vec<(Span, String)>,
    /// What zero is.
    pub form: BridgeForm,
    /// The baseline.
    pub start: BridgeEnd,
    /// The causes, in the order in which they come.
    pub causes: Vec<BridgeCause>,
    /// The scenario in hand.
    pub end: BridgeEnd,
    /// What lies between both.
    pub difference: BridgeEnd,
    /// What must be told besides.
    pub notes: Vec<String>,
    /// The same as a chart that can stand alone.
    pub chart: Waterfall,
}

/// What the zero of a waterfall is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BridgeForm {
    /// Nothing: both ends are bars.
    Sums,
    /// What the baseline costs: the difference is the one bar at the end.
    Difference,
}

/// Where a bridge begins or ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BridgeEnd {
    /// Its name.
    pub name: String,
    /// Its size as it is shown, in the unit.
    pub value: Decimal,
    /// The same as it is read; a difference with its sign.
    pub text: String,
    /// How well it is known.
    pub status: Status,
}

/// A cause, or several that cannot be told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BridgeCause {
    /// The causes; mostly one.
    pub causes: Vec<Cause>,
    /// Its name.
    pub name: String,
    /// Its size as it is shown, in the unit.
    pub value: Decimal,
    /// The same as it is read, with its sign.
    pub text: String,
    /// The same as it is told alone, with its unit.
    pub words: String,
    /// How well it is known.
    pub status: Status,
    /// Its fields, each changed alone.
    pub lines: Vec<RedlineLine>,
    /// What all of it changes, if it alone is changed.
    pub alone: String,
    /// How well that is known.
    pub alone_status: Status,
    /// Why the lines, that and the bar are not the same; sentences.
    pub notes: Vec<String>,
}

impl BridgeEnd {
    /// Its size as it is read, with the sign of its status.
    pub fn told(&self) -> String {
        with_sign(self.text.clone(), self.status)
    }
}

impl BridgeCause {
    /// Its size as it is read, with the sign of its status.
    pub fn told(&self) -> String {
        with_sign(self.text.clone(), self.status)
    }
}

impl BridgeView {
    /// What the signs behind its figures mean.
    pub fn signs(&self, language: Language) -> Vec<String> {
        let ends = [self.start.status, self.end.status, self.difference.status];
        let causes = self.causes.iter().flat_map(|cause| [cause.status, cause.alone_status]);
        signs_of(&ends.into_iter().chain(causes).collect::<Vec<Status>>(), language)
    }
}
