//! The concession ledger: what a side gave and what it got between two offers, cause by cause.
//!
//! # Rules
//! - The first offer is the baseline, the second the other of a comparison; an entry is a bar of their
//!   bridge over the sum of the common years, averaged over all orders of the causes.
//! - A paying side gives where it comes to cost more and gets where it comes to cost less; a receiving
//!   side the other way round. Between the offers of two parties it is read as the party of the second
//!   sees it, see [`role_between`](super::negotiation::role_between).
//! - A clause that differs without any effect is worth nothing and says why: a cap that does not bind
//!   on this path.
//! - Entries add up to the difference, exactly as the bars do. Years that only one of both has are no
//!   entry: they are told apart, see [`Comparison::apart`].

use rust_decimal::Decimal;

use super::bridge::{Bars, Bridge, bridge};
use super::cause::Cause;
use super::certainty::weakest;
use super::compare::{Comparison, compare_converted};
use super::effects::{FieldChange, Span};
use super::measure::{Measure, RateBasis};
use super::sides::{Side, Sides};
use crate::model::{Field, Record, Role, Scenario, Status, Value};

/// What an entry is to the side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// The side gave it.
    Gave,
    /// The side got it.
    Got,
    /// It is worth nothing.
    Nothing(WhyNothing),
}

/// Why something that differs is worth nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WhyNothing {
    /// Cap and floor do not bind on this path, on either side.
    DoesNotBind,
    /// Nothing reads it on this path.
    ChangesNothing,
    /// What it changes cancels out.
    CancelsOut,
}

/// A cause, or several that cannot be told apart, and what they are worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// The causes; mostly one.
    pub causes: Vec<Cause>,
    /// The fields that belong to them, each changed alone with what that is worth.
    pub lines: Vec<FieldChange>,
    /// What the second offer costs more by it, to as many digits as a decimal holds.
    pub cost: Decimal,
    /// How well that is known.
    pub status: Status,
    /// What it is to the side.
    pub turn: Turn,
}

/// What a side gave and got between two offers.
#[derive(Debug, Clone)]
pub struct Ledger {
    /// What the party of the second offer is to the agreement. A party that only speaks is read as one
    /// that pays.
    pub role: Role,
    /// The first offer and the second, compared. What is missing is told there, and so are years that
    /// only one of them has.
    pub comparison: Comparison,
    /// The entries, in the order of their causes; none if there is no bridge.
    pub entries: Vec<LedgerEntry>,
    /// How well it is known that both offers were made so.
    reported: Status,
    bars: Option<Bars>,
}

/// What was given and got from the offer `from` to the offer `to`, in terms of what of `measure` can be
/// added up; `role` is that of the party of `to`.
///
/// Offers whose amounts were converted at exchange rates of different kinds have no ledger: `converted` are
/// these kinds.
pub fn ledger(
    [from, to]: [&Scenario; 2],
    converted: [Option<RateBasis>; 2],
    role: Role,
    record: &Record,
    measure: &Measure,
) -> Ledger {
    let [baseline, other] = converted;
    let comparison = compare_converted(from, to, record, measure, Sides { baseline, other });
    let mut ledger =
        Ledger { role, comparison, entries: Vec::new(), reported: Status::Published, bars: None };
    let Some(bridge) = bridge(&ledger.comparison, record) else { return ledger };
    let bars = bridge.average(Span::Sum);
    let sizes = bars.sizes().into_iter().zip(bars.statuses().iter().copied());
    for ((place, bar), (cost, status)) in bridge.bars.iter().enumerate().zip(sizes) {
        let turn = if cost.is_zero() {
            Turn::Nothing(why_nothing(&bridge, place))
        } else if cost.is_sign_negative() == (role == Role::Receives) {
            Turn::Gave
        } else {
            Turn::Got
        };
        let (causes, lines) = (bar.causes.clone(), bar.lines.clone());
        ledger.entries.push(LedgerEntry { causes, lines, cost, status, turn });
    }
    ledger.bars = Some(bars);
    ledger
}

/// Why a bar is zero.
fn why_nothing(bridge: &Bridge, place: usize) -> WhyNothing {
    if bridge.changes(place) {
        WhyNothing::CancelsOut
    } else if bridge.bars[place].causes == [Cause::Bounds] {
        WhyNothing::DoesNotBind
    } else {
        WhyNothing::ChangesNothing
    }
}

impl LedgerEntry {
    /// The fields that differ.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.lines.iter().flat_map(|line| &line.fields)
    }

    /// What it is worth, whoever it went to.
    pub fn worth(&self) -> Decimal {
        self.cost.abs()
    }
}

impl Ledger {
    /// What the second offer costs more than the first over the common years; what entries add up to.
    pub fn difference(&self) -> Option<Decimal> {
        self.comparison.difference()
    }

    /// The same between offers that are only known so well.
    #[must_use]
    pub fn reported(mut self, status: Status) -> Self {
        self.reported = self.reported.max(status);
        for entry in &mut self.entries {
            entry.status = entry.status.max(status);
        }
        self
    }

    /// How well the sums of both offers are known.
    pub fn known(&self) -> Sides<Status> {
        let Sides { baseline, other } = self.comparison.known(Span::Sum);
        Sides { baseline: baseline.max(self.reported), other: other.max(self.reported) }
    }

    /// How well the difference between them is known.
    pub fn difference_status(&self) -> Status {
        let Sides { baseline, other } = self.known();
        baseline.max(other)
    }

    /// How well the sum of the years is known that only one of the offers has.
    pub fn apart_status(&self, side: Side) -> Status {
        let of_side = self.comparison.apart.iter().filter(|apart| apart.side == side);
        weakest(of_side.map(|apart| apart.status).chain([self.reported]))
    }

    /// What entries are worth in whole multiples of `unit` and what they add up to, as a bridge shows
    /// them: closed, never a unit to one that is worth nothing. In the order of the entries, above
    /// zero where the second offer costs more; nothing if there is no bridge.
    pub fn shown(&self, unit: Decimal) -> (Vec<Decimal>, Decimal) {
        match &self.bars {
            Some(bars) => bars.shown(unit),
            None => (Vec::new(), Decimal::ZERO),
        }
    }

    /// What the years cost that only one of the offers has, undiscounted; none if it has no such year or they
    /// have more digits than can be kept, unknown if one of them is.
    pub fn apart(&self, side: Side) -> Option<Value> {
        let mut apart = self.comparison.apart.iter().filter(|apart| apart.side == side).peekable();
        apart.peek()?;
        let mut sum = Decimal::ZERO;
        for year in apart {
            match year.amount {
                Value::Known(amount) => sum = sum.checked_add(amount)?,
                unknown @ Value::Unknown(_) => return Some(unknown),
            }
        }
        Some(Value::Known(sum))
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;
    use crate::engine::samples::{growing, in_eok};
    use crate::model::{Rate, Stated, Year};

    /// From 2,000 eok and 10 % a year to 1,000 and 20 %: 6,620 and 3,640 together. The base first: 3,310 − 6,620 =
    /// −3,310, then the growth 330. The growth first: 7,280 − 6,620 = 660, then the base 3,640 − 7,280 = −3,640. On
    /// average −3,475 and 495, together −2,980.
    #[test]
    fn who_pays_gives_what_costs_more_and_who_receives_what_costs_less() {
        let (from, to) = (growing(2000, dec!(0.10)), growing(1000, dec!(0.20)));
        for (role, turns) in
            [(Role::Pays, [Turn::Got, Turn::Gave]), (Role::Receives, [Turn::Gave, Turn::Got])]
        {
            let ledger = ledger_of(&from, &to, role);
            let costs: Vec<Decimal> = ledger.entries.iter().map(|entry| in_eok(entry.cost)).collect();
            assert_eq!(costs, [dec!(-3475), dec!(495)]);
            assert_eq!(ledger.entries.iter().map(|entry| entry.turn).collect::<Vec<_>>(), turns);
            assert_eq!(ledger.difference().map(in_eok), Some(dec!(-2980)));
            assert_eq!(in_eok(ledger.entries[0].worth()), dec!(3475));
        }
    }

    /// A growth of 10 % never meets a cap of 50 %.
    #[test]
    fn a_cap_that_does_not_bind_is_worth_nothing() {
        let from = growing(1000, dec!(0.10));
        let mut to = from.clone();
        let rule = to.parts[0].rules.get_mut(&Year(2027)).expect("it has a rule");
        rule.cap = Some(Stated::assumed(Rate(dec!(0.50))));
        let ledger = ledger_of(&from, &to, Role::Pays);
        let [entry] = &ledger.entries[..] else { panic!("{:?}", ledger.entries) };
        assert_eq!((entry.causes.as_slice(), entry.cost), (&[Cause::Bounds][..], dec!(0)));
        assert_eq!(entry.turn, Turn::Nothing(WhyNothing::DoesNotBind));
    }

    fn ledger_of(from: &Scenario, to: &Scenario, role: Role) -> Ledger {
        ledger([from, to], [None; 2], role, &Record::default(), &Measure::default())
    }
}
