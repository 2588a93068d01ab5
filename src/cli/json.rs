//! The answers of the commands as JSON (`--json`). These types are its description: one field is one key, in
//! this order. `docs/json.md` lists the same keys for users.
//!
//! What holds for every answer:
//!
//! - A figure is an exact decimal in a string ([`Exact`]) and counts what the `unit` beside it says
//!   ([`Unit`]). No figure passes through a binary float. Years, lines, columns and places are numbers; in tables of
//!   the record years are strings, as all cells.
//! - `null` stands where a figure is unknown or where there is none. A `why` beside it, or an entry of `why_of`
//!   under the name of the figure, gives the reason.
//! - `status` says how well a figure is known ([`Status`]): as well as the weakest value that it was computed
//!   from. An unknown figure has none.
//! - Sentences, and values with words in them, are in the language of `--lang`; reasons in `project` and of the
//!   costs in `negotiation` are always English. Keys and single words such as `cap` are the same in every language.
//! - A key is left out only where its description says so.

mod check;
mod compare;
mod explain;
mod negotiation;
mod project;
mod record;
mod replay;
mod trial;
mod words;

pub use check::{CheckAnswer, CheckRow, PlacedProblem, Severity, UnreadableFile};
pub use compare::{
    ApartYear, BreakEven, BridgeAnswer, BridgeBar, CompareAnswer, ComparedFigures, CrossingYear,
    DifferentField, DifferentLine, EqualSumsGrowth, OfSides, PairAnswer, PairSums, PairYear, RatesOfSides,
};
pub use explain::{CitedSource, ExplainAnswer, ExplainBasis};
pub use negotiation::{
    ConvertedFigures, ConvertedTerm, CostYear, CostedOffer, GapStep, LeftUnsaid, NegotiationAnswer,
    NegotiationParty, NegotiationProblem, OfferAnswer, OfferCost, OfferFigures, SpanOfYears, UncostedOffer,
};
pub use project::{MeasureFigure, PartFigure, ProjectAnswer, ProjectYear};
pub use record::{RecordAnswer, RecordCell, RecordColumn, RecordRow, RecordTable};
pub use replay::{ReplayAnswer, ReplayYear};
pub use trial::{MissingSeriesValue, TrialAnswer, TrialFigures, TrialSumFigures, TrialSums, TrialYear};

use std::fmt;
use std::io::Write;

use rust_decimal::Decimal;
use serde::ser::{Serialize, Serializer};

use crate::cli::answer::Failure;
pub use crate::export::Named;
use crate::files::Place;
#[cfg(doc)]
use crate::model::Status;
use crate::model::{Money, Spelt, Unit, Value};

/// An exact decimal, in JSON a string such as `"15192"` or `"0.021"`, without zeros at its end.
///
/// ```
/// use costshare::cli::json::Exact;
/// use costshare::model::{Currency, Unit};
/// use rust_decimal_macros::dec;
///
/// let amount = Exact::known(dec!(1519200000000.00), Unit::Money(Currency::KRW));
/// assert_eq!(serde_json::to_string(&amount)?, "\"15192\"");
/// assert_eq!(serde_json::to_string(&Exact::fraction(dec!(0.0210)))?, "\"0.021\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact(Decimal);

impl Exact {
    /// The value counted in `unit`: money in the usual scale of its currency; none if it is unknown.
    pub fn of(value: Value, unit: Unit) -> Option<Self> {
        value.known().map(|value| Self::known(value, unit))
    }

    /// A known value, in whole units of currency if it is money, counted in `unit`.
    pub fn known(value: Decimal, unit: Unit) -> Self {
        Self(match unit {
            Unit::Money(currency) => currency.scale().count(value),
            _ => value.normalize(),
        })
    }

    /// A fraction, such as a growth or a share.
    pub fn fraction(value: Decimal) -> Self {
        Self::known(value, Unit::Rate)
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// What an exact decimal counts: `eok KRW`, `million USD`, `fraction`, `KRW/USD`, `count`, `factor`, `years`.
pub(super) fn unit_word(unit: Unit) -> String {
    match unit {
        Unit::Money(currency) => {
            let one = Money::new(currency.scale().units(), currency).spell();
            one.trim_start_matches("1 ").to_owned()
        }
        Unit::Rate => "fraction".to_owned(),
        Unit::Exchange { of, per } => format!("{of}/{per}"),
        Unit::Count => "count".to_owned(),
        Unit::Factor => "factor".to_owned(),
        Unit::Years => "years".to_owned(),
    }
}

/// Where something stands in a file; both are null if only the file is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct FilePlace {
    /// The line, counted from one.
    pub line: Option<usize>,
    /// The column, in characters counted from one.
    pub column: Option<usize>,
}

impl From<Option<Place>> for FilePlace {
    fn from(place: Option<Place>) -> Self {
        Self { line: place.map(|place| place.line), column: place.map(|place| place.column) }
    }
}

/// Prints an answer, with two blanks for each level.
pub(super) fn print(answer: &impl Serialize, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, "{}", serde_json::to_string_pretty(answer).map_err(Failure::told)?)?;
    Ok(())
}
