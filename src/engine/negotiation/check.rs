//! What is wrong in a negotiation, each with the place where it stands.
//!
//! A negotiation with a slip is shown all the same: the offer that it concerns says so, and the rest
//! stands.

use super::dates::{far_from_others, is_accepted};
use crate::engine::check::{InError, Problem as ScenarioProblem};
use crate::engine::edit::{SameError, new_problems};
use crate::engine::notices::all_problems;
use crate::engine::planner::plan;
use crate::engine::projection::project;
pub use crate::model::At;
use crate::model::{
    Field, FieldError, FieldValue, Negotiation, OfferKind, OfferTerm, Period, Record, SourceId,
};

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalksProblem {
    /// Where.
    pub at: At,
    /// What.
    pub kind: TalksProblemKind,
}

impl TalksProblem {
    /// Whether something cannot be read or has no cost for it. If not, it is a notice.
    pub fn is_error(&self) -> bool {
        match &self.kind {
            TalksProblemKind::Scenario(problem) => problem.is_error(),
            TalksProblemKind::DateFarFromOthers { .. } | TalksProblemKind::UnknownSource(_) => false,
            _ => true,
        }
    }
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TalksProblemKind {
    /// An offer names a party that the negotiation lacks.
    UnknownParty {
        /// The party as it stands.
        found: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// Only what was agreed may have no party.
    NoParty,
    /// Two parties have the same key.
    RepeatedParty {
        /// The key.
        key: String,
    },
    /// An offer names a round that the negotiation lacks.
    UnknownRound {
        /// The round as it stands.
        found: u16,
        /// Those that there are.
        known: Vec<u16>,
    },
    /// An offer is dated before or after its round.
    DateOutsideRound {
        /// When it is said to be made.
        date: Period,
        /// The round …
        round: u16,
        /// … and its days.
        dates: Period,
    },
    /// A date outside the years of talks.
    DateNotAccepted {
        /// The date as it stands.
        date: Period,
    },
    /// Notice: a date far from all others and from the term.
    DateFarFromOthers {
        /// The date.
        date: Period,
    },
    /// A term names no field, or its value is none of the field's.
    Term {
        /// The path as it stands.
        path: String,
        /// The value as it stands.
        value: String,
        /// Why.
        why: FieldError,
    },
    /// Two terms are about the same field.
    RepeatedTerm {
        /// The field.
        field: Field,
    },
    /// An amount of another currency has no rate.
    NoRate {
        /// The currency.
        from: crate::model::Currency,
        /// The year.
        year: crate::model::Year,
    },
    /// An amount could only be converted at another kind of rates than those that meet it in the total.
    MixedRates {
        /// The currency.
        from: crate::model::Currency,
        /// The currency that the base scenario should state a rate to.
        to: crate::model::Currency,
    },
    /// Notice: neither the record nor the base scenario has such a source.
    UnknownSource(SourceId),
    /// Something is wrong with the base scenario, or with an offer as a scenario.
    Scenario(ScenarioProblem),
}

/// Everything that is wrong in a negotiation, in the order in which it stands there; then the dates that are far from
/// all others.
pub fn check(negotiation: &Negotiation, record: &Record) -> Vec<TalksProblem> {
    let mut found = Vec::new();
    for (place, party) in negotiation.parties.iter().enumerate() {
        if negotiation.parties[..place].iter().any(|before| before.key == party.key) {
            let key = party.key.clone();
            found.push(TalksProblem { at: At::Party(place), kind: TalksProblemKind::RepeatedParty { key } });
        }
    }
    let unknown = |sources: &[SourceId]| -> Vec<TalksProblemKind> {
        let unknown = sources.iter().filter(|source| !is_known(source, negotiation, record));
        unknown.map(|source| TalksProblemKind::UnknownSource(source.clone())).collect()
    };
    for (&number, round) in &negotiation.rounds {
        let dates = round.meetings.iter().filter_map(|meeting| meeting.dates.as_ref());
        let kinds =
            dates.flat_map(|dates| unknown(&dates.sources).into_iter().chain(not_accepted(&dates.value)));
        found.extend(kinds.map(|kind| TalksProblem { at: At::Round(number), kind }));
    }
    for (place, event) in negotiation.events.iter().enumerate() {
        let kinds =
            unknown(&event.date.sources).into_iter().chain(not_accepted(&event.date.value.clone().into()));
        found.extend(kinds.map(|kind| TalksProblem { at: At::Event(place), kind }));
    }
    let projection = project(plan(&negotiation.base, record, &[]));
    let base = all_problems(&negotiation.base, &projection, record);
    let of_base = |problem: &ScenarioProblem| TalksProblem {
        at: At::Base,
        kind: TalksProblemKind::Scenario(problem.clone()),
    };
    found.extend(base.iter().filter(|problem| problem.is_material() || problem.is_slip()).map(of_base));
    for place in 0..negotiation.offers.len() {
        check_offer(negotiation, place, record, &base, &mut found);
    }
    let far = far_from_others(negotiation).into_iter();
    found.extend(
        far.map(|(at, date)| TalksProblem { at, kind: TalksProblemKind::DateFarFromOthers { date } }),
    );
    found
}

/// That a date is outside the years of talks, if it is.
fn not_accepted(dates: &Period) -> Option<TalksProblemKind> {
    (!is_accepted(dates)).then(|| TalksProblemKind::DateNotAccepted { date: dates.clone() })
}

/// Whether the record has a source, or the base scenario defines it.
fn is_known(source: &SourceId, negotiation: &Negotiation, record: &Record) -> bool {
    record.sources.contains_key(source) || negotiation.base.sources.contains_key(source)
}

#[expect(clippy::too_many_lines, reason = "one thing that an offer can have wrong after the other")]
fn check_offer(
    negotiation: &Negotiation,
    place: usize,
    record: &Record,
    base: &[ScenarioProblem],
    found: &mut Vec<TalksProblem>,
) {
    let offer = &negotiation.offers[place];
    let mut tell = |at, kind| found.push(TalksProblem { at, kind });
    match &offer.party {
        None if offer.kind != OfferKind::Agreed => tell(At::Offer(place), TalksProblemKind::NoParty),
        Some(key) if negotiation.party(key).is_none() => {
            let known = negotiation.parties.iter().map(|party| party.key.clone()).collect();
            tell(At::OfferParty(place), TalksProblemKind::UnknownParty { found: key.clone(), known });
        }
        _ => {}
    }
    if let Some(kind) = offer.date.clone().and_then(|date| not_accepted(&date.into())) {
        tell(At::OfferDate(place), kind);
    }
    if let Some(round) = offer.round {
        if !negotiation.rounds.contains_key(&round) {
            let known = negotiation.rounds.keys().copied().collect();
            tell(At::OfferRound(place), TalksProblemKind::UnknownRound { found: round, known });
        } else if let (Some(date), Some(dates)) = (offer.date.clone(), negotiation.dates_of(round)) {
            let date = Period::from(date);
            if !date.meets(&dates) {
                tell(At::OfferDate(place), TalksProblemKind::DateOutsideRound { date, round, dates });
            }
        }
    }
    for source in offer.sources.iter().filter(|source| !is_known(source, negotiation, record)) {
        tell(At::OfferSources(place), TalksProblemKind::UnknownSource(source.clone()));
    }
    for (number, term) in offer.terms.iter().enumerate() {
        let at = At::OfferTerm(place, number);
        match term {
            OfferTerm::Unread { path, value } => {
                if let Err(why) = read(path, value) {
                    tell(at, TalksProblemKind::Term { path: path.clone(), value: value.clone(), why });
                }
            }
            OfferTerm::Read(field, value) => {
                let is_same = |term: &OfferTerm| matches!(term, OfferTerm::Read(other, _) if super::is_same(other, field));
                if offer.terms[..number].iter().any(is_same) {
                    tell(at, TalksProblemKind::RepeatedTerm { field: field.clone() });
                }
                for source in value.sources().iter().filter(|source| !is_known(source, negotiation, record)) {
                    tell(at, TalksProblemKind::UnknownSource(source.clone()));
                }
            }
        }
    }
    let term_of = |field: &Field| {
        let number =
            offer.terms.iter().position(|term| matches!(term, OfferTerm::Read(of, _) if of == field));
        number.map_or(At::Offer(place), |number| At::OfferTerm(place, number))
    };
    match super::cost(&negotiation.base, &offer.terms, record, &crate::engine::Measure::default()) {
        // What is wrong with the base scenario is told there; a year that lacks a rule or a value is unknown.
        Ok(costed) => {
            let found = all_problems(&costed.scenario, &costed.projection, record);
            let problems = new_problems(base, &found, SameError::Whole);
            // What was asked for may be ten times what was paid, so it is no slip.
            let is_told = |problem: &&ScenarioProblem| {
                problem.is_material() && problem.puts_in_error() != InError::Absent
            };
            for problem in problems.filter(is_told) {
                tell(term_of(&problem.field), TalksProblemKind::Scenario(problem.clone()));
            }
        }
        Err(
            super::NotCosted::NamesNothing | super::NotCosted::Repeated(_) | super::NotCosted::Unread { .. },
        ) => {}
        Err(super::NotCosted::Refused(why)) => {
            let field = match &why {
                FieldError::NotThere { field, .. }
                | FieldError::WrongKind { field, .. }
                | FieldError::Source { field, .. }
                | FieldError::Needed(field) => Some(field.clone()),
                FieldError::NoSuchPath(_) => None,
            };
            let at = field.as_ref().map_or(At::Offer(place), term_of);
            let value = field.as_ref().and_then(|field| offer.fields().find(|(of, _)| *of == field));
            let value = value.and_then(|(_, value)| value.spell()).unwrap_or_default();
            let path = field.map(|field| field.to_string()).unwrap_or_default();
            tell(at, TalksProblemKind::Term { path, value, why });
        }
        Err(super::NotCosted::NoRate { field, from, year, .. }) => {
            tell(term_of(&field), TalksProblemKind::NoRate { from, year });
        }
        Err(super::NotCosted::MixedRates { field, from, to }) => {
            tell(term_of(&field), TalksProblemKind::MixedRates { from, to });
        }
    }
}

/// Why a path or its value cannot be read. A subtree that is none says what belongs there.
fn read(path: &str, value: &str) -> Result<FieldValue, FieldError> {
    let field: Field = path.parse()?;
    field.parse(value)
}
