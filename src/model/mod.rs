//! What the figures are: money, rates, years, sources, formulas, clauses and scenarios.
//!
//! This floor knows no files, clock, chance, language, colour or binary floats. What follows
//! from a scenario is the business of [`crate::engine`].

mod choices;
pub mod clauses;
mod difference;
mod edit;
mod expected;
mod field;
mod field_access;
mod field_value;
pub mod formula;
mod leaves;
mod money;
mod negotiation;
mod plain;
mod rate;
mod record;
mod scenario;
mod series;
mod source_list;
pub mod spelling;
mod stated;
mod stated_fields;
mod step;
mod text_limits;
mod value;
mod year;

pub(crate) use choices::choices;
pub use difference::difference;
pub use expected::Expected;
pub use field::{Field, FieldError, GrowthField, Kind, PartField, RuleField, SeriesField, SourceField};
pub use field_value::FieldValue;
pub use formula::{BinaryOp, Figure, Formula, Op, ProblemId, Reader, RoundingMode, RowId, TermId};
pub use money::{Currency, Money, MoneyError, Scale, WholeDivision};
pub use negotiation::{
    At, Confidence, EventKind, Meeting, Negotiation, Offer, OfferKind, OfferTerm, Party, Period,
    PrivateLayer, Role, Round, TalkEvent, read_terms,
};
pub use plain::{
    compared_name, composed, is_mark_without_width, nearest, nearest_first, noisy_number, plain_value,
    sign_name, with_codes, without_noise,
};
pub use rate::{Rate, fraction_of, parse_decimal};
pub use record::*;
pub use scenario::{Exchange, Part, Parties, Scenario, Term, usual_unit};
pub use series::Series;
pub use source_list::SourceList;
pub use stated::{SourceId, SpellingError, Spelt, Stated, Status};
pub use stated_fields::{growth_fields, stated_fields};
pub use text_limits::{LONGEST_NAME, LONGEST_NOTE, LONGEST_TITLE, is_longer};
pub use value::{Unknown, UnknownReason, Value};
pub use year::{Year, Years};
