//! `negotiation FILE --json`.

use serde::Serialize;

use super::{Exact, FilePlace, Named};
use crate::engine::RateBasis;
use crate::engine::negotiation::CostOf;
use crate::model::{Confidence, Currency, Date, OfferKind, Role, SourceId, Status, Unit};

/// What was put forward, what it costs, and how far apart the sides are.
#[derive(Debug, Serialize)]
pub struct NegotiationAnswer {
    /// The title of the negotiation.
    pub negotiation: String,
    /// The edition of the record that the base scenario names; null if it names none.
    pub record: Option<String>,
    /// What costs and gaps count.
    pub unit: Unit,
    /// The figure that gaps are about: `first-year`, `term` or `present-value`.
    pub by: CostOf,
    /// The parties in the order of the file.
    pub parties: Vec<NegotiationParty>,
    /// What was put forward, in the order of rounds and dates.
    pub offers: Vec<OfferAnswer>,
    /// The gap after each offer since both sides have made one.
    pub gaps: Vec<GapStep>,
    /// What is wrong in the file.
    pub problems: Vec<NegotiationProblem>,
}

/// A party of the talks.
#[derive(Debug, Serialize)]
pub struct NegotiationParty {
    /// The key by which offers name it.
    pub key: String,
    /// Its name.
    pub name: String,
    /// `Pays`, `Receives` or `Speaks`.
    pub role: Role,
}

/// Something that was put forward.
#[derive(Debug, Serialize)]
pub struct OfferAnswer {
    /// Its place in the file, counted from one.
    pub offer: usize,
    /// The key of its party; null if both sides agreed on it.
    pub party: Option<String>,
    /// `Ask`, `Offer`, `RedLine`, `Statement` or `Agreed`.
    pub kind: OfferKind,
    /// When, as far as it is known: `2024`, `2024-10` or `2024-10-04`.
    pub date: Option<Date>,
    /// In which round.
    pub round: Option<u16>,
    /// What it says: pairs of a field, as `set` takes it, and a value, as a file spells it.
    pub terms: Vec<(String, String)>,
    /// Whether the other side turned it down.
    pub declined: bool,
    /// Whether it was made or reported in public.
    pub public: bool,
    /// How well it is known: `Official`, `OnRecord`, `Press`, `Claim` or `Assumed`.
    pub confidence: Confidence,
    /// Who says so.
    pub sources: Vec<SourceId>,
    /// A remark of the file.
    pub note: Option<String>,
    /// The keys of what it costs.
    #[serde(flatten)]
    pub cost: OfferCost,
}

/// What an offer costs, or why it has no cost.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum OfferCost {
    /// It has a cost.
    Costed(Box<CostedOffer>),
    /// It has none.
    Uncosted(UncostedOffer),
}

/// What an offer costs.
#[derive(Debug, Serialize)]
pub struct CostedOffer {
    /// How well the figures are known.
    pub status: OfferFigures,
    /// The first and the last year of the term.
    pub years: SpanOfYears,
    /// The cost of the first year.
    pub first_year: Option<Exact>,
    /// The cost of the whole term.
    pub term: Option<Exact>,
    /// The present value of the term, null if it is unknown; left out without `--discount`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub present_value: Option<Option<Exact>>,
    /// The cost of each year.
    pub by_year: Vec<CostYear>,
    /// The years in which the last rounding unit is not promised.
    pub last_unit_not_promised: Vec<i16>,
    /// What of the cost rests on terms that the offer did not name.
    pub unsaid: LeftUnsaid,
    /// Amounts that were offered in another currency than their part's.
    pub converted: Vec<ConvertedTerm>,
    /// Which figures are in another currency than an amount that they come from was said in.
    pub is_converted: ConvertedFigures,
    /// Why figures are unknown, under the names `first_year`, `term`, `present_value`, `unsaid`, `by_year.YEAR`;
    /// left out if none is.
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub why_of: Named<String>,
}

/// An offer without a cost.
#[derive(Debug, Serialize)]
pub struct UncostedOffer {
    /// Null.
    pub first_year: Option<Exact>,
    /// Null.
    pub term: Option<Exact>,
    /// Why it has no cost.
    pub why: String,
}

/// How well the figures of an offer are known, each under its key; unknown ones are left out.
#[derive(Debug, Serialize)]
pub struct OfferFigures {
    /// Of the cost of the first year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_year: Option<Status>,
    /// Of the cost of the whole term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<Status>,
    /// Of the present value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub present_value: Option<Status>,
    /// Of what was left unsaid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsaid: Option<Status>,
}

/// Which figures of an offer are in another currency than an amount that they come from was said in, each under
/// its key.
#[derive(Debug, Serialize)]
pub struct ConvertedFigures {
    /// The cost of the first year.
    pub first_year: bool,
    /// The cost of the whole term.
    pub term: bool,
    /// The present value; left out without `--discount`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub present_value: Option<bool>,
    /// What was left unsaid.
    pub unsaid: bool,
}

/// A span of years, both ends included.
#[derive(Debug, Serialize)]
pub struct SpanOfYears {
    /// The first year.
    pub first: i16,
    /// The last year.
    pub last: i16,
}

/// The cost of a year.
#[derive(Debug, Serialize)]
pub struct CostYear {
    /// The year.
    pub year: i16,
    /// Its cost.
    pub cost: Option<Exact>,
    /// How well the cost is known.
    pub status: Option<Status>,
    /// Whether it is in another currency than an amount that it comes from was said in.
    pub is_converted: bool,
}

/// What of the cost rests on terms that an offer did not name.
#[derive(Debug, Serialize)]
pub struct LeftUnsaid {
    /// The cost of the years that do.
    pub amount: Option<Exact>,
    /// These years.
    pub years: Vec<i16>,
    /// The terms, as `set` takes them.
    pub fields: Vec<String>,
}

/// An amount that was offered in another currency than its part's.
#[derive(Debug, Serialize)]
pub struct ConvertedTerm {
    /// The field in which it stands.
    pub field: String,
    /// The amount as it was offered, as a file spells it.
    pub offered: String,
    /// The exchange rate; two with a comma between them if it crosses by way of a third currency.
    pub rate: String,
    /// That currency; null if there is none.
    pub by_way_of: Option<Currency>,
    /// What the amount comes to, as a file spells it.
    pub amount: String,
}

/// The gap after an offer.
#[derive(Debug, Serialize)]
pub struct GapStep {
    /// The offer by which it came to be; this and the next two count from one, as `offer` does.
    pub after: usize,
    /// The offer of the paying side that stands.
    pub paying: usize,
    /// The offer of the receiving side that stands.
    pub receiving: usize,
    /// What the receiving side asks beyond what the paying side offers; null if these are at exchange rates of
    /// different kinds.
    pub gap: Option<Exact>,
    /// The kinds of rates, the paying side's first: `stated` or `average`; null where nothing is converted.
    pub rates: [Option<RateBasis>; 2],
    /// The fraction of the opening gap that is closed.
    pub closed: Option<Exact>,
    /// How well the costs of both offers are known, also where there is no gap.
    pub status: Status,
    /// Whether the cost of either is in another currency than an amount that it comes from was said in.
    pub is_converted: bool,
}

/// Something that is wrong in the file.
#[derive(Debug, Serialize)]
pub struct NegotiationProblem {
    /// `line` and `column` of what is wrong.
    #[serde(flatten)]
    pub place: FilePlace,
    /// The offer in which it stands, counted from one; null if it stands in none.
    pub offer: Option<usize>,
    /// The problem in words.
    pub text: String,
}
