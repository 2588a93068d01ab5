//! The record as a history: which rule held when, where figures disagree, what became of the money.
//!
//! Nothing here is fitted or filled in. Two figures of one year stand beside each other with their
//! difference; what follows from two figures of one row by arithmetic is marked as derived.

use rust_decimal::Decimal;

use crate::model::clauses::Rule;
use crate::model::{
    AgreementFacts, CategoryName, Contribution, ContributionKind, Division, Execution, Money, Record, Scope,
    Share, SourceList, Stated, Status, Year, Years,
};

/// Years in a row that one agreement settles in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleSpan<'a> {
    /// The agreement.
    pub agreement: &'a AgreementFacts,
    /// The years.
    pub years: Years,
    /// How it settles them.
    pub says: Says<'a>,
}

/// How an agreement settles an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says<'a> {
    /// It names the amount.
    Amounts,
    /// It has a rule.
    Rule(&'a Rule),
}

/// How each agreement settles its years, in their order: the base, then what its rule gives.
pub fn rule_spans(record: &Record) -> Vec<RuleSpan<'_>> {
    let mut spans = Vec::new();
    for agreement in &record.agreements {
        let Years { first, last } = agreement.years;
        let ruled = agreement.rule.as_ref().zip(agreement.adjusted);
        let named_until = ruled.map_or(last, |(_, adjusted)| adjusted.first.before());
        // What comes before the base is another amount.
        let base = agreement.base_year.max(first).min(named_until);
        if base > first {
            let years = Years::new(first, base.before());
            spans.push(RuleSpan { agreement, years, says: Says::Amounts });
        }
        let named = Years::new(base, named_until);
        spans.push(RuleSpan { agreement, years: named, says: Says::Amounts });
        let rule = ruled.map(|(rule, years)| RuleSpan { agreement, years, says: Says::Rule(rule) });
        spans.extend(rule);
    }
    spans
}

/// The first to the last year that the record speaks of; none if it has no contributions.
pub fn years(record: &Record) -> Option<Years> {
    let years = || record.contributions.iter().map(|contribution| contribution.year);
    Some(Years::new(years().min()?, years().max()?))
}

/// What the record has of that kind for `year`.
pub fn of_kind(record: &Record, year: Year, kind: ContributionKind) -> Option<&Contribution> {
    record.contributions_of(year).find(|contribution| contribution.kind == kind)
}

/// What was agreed for `year`, or what follows from the agreement and a published index.
pub fn settled(record: &Record, year: Year) -> Option<&Contribution> {
    let kinds = [ContributionKind::Agreed, ContributionKind::RuleDetermined];
    kinds.into_iter().find_map(|kind| of_kind(record, year, kind))
}

/// Two figures of one year that disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement<'a> {
    /// The year.
    pub year: Year,
    /// The number of the agreement.
    pub agreement: u8,
    /// What was agreed.
    pub agreed: &'a Stated<Money>,
    /// What stands beside it, in the same currency.
    pub other: &'a Stated<Money>,
    /// What that is.
    pub what: Beside,
    /// The other less what was agreed, in whole units of currency.
    pub difference: Decimal,
    /// What a careful reader must know; may be empty.
    pub note: &'a str,
}

/// What stands beside an agreed amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Another amount of the year.
    Contribution(ContributionKind),
    /// The sum that the categories are parts of.
    Categories,
}

/// Where the record has another figure for a year than what was agreed, in the order of the years.
pub fn disagreements(record: &Record) -> Vec<Disagreement<'_>> {
    let mut found = Vec::new();
    for agreed in of_all(record, ContributionKind::Agreed) {
        for other in record.contributions_of(agreed.year).filter(|other| !std::ptr::eq(*other, agreed)) {
            let what = Beside::Contribution(other.kind);
            let totals = [&other.total_krw, &other.total_usd];
            let others = totals.into_iter().flatten();
            found.extend(others.filter_map(|other_total| beside(agreed, other_total, what, &other.note)));
        }
        for division in record.categories.iter().filter(|division| division.year == agreed.year) {
            // Parts in several currencies have no total to hold against another.
            if let [total] = division.total.as_slice() {
                found.extend(beside(agreed, total, Beside::Categories, &division.note));
            }
        }
    }
    found
}

fn of_all(record: &Record, kind: ContributionKind) -> impl Iterator<Item = &Contribution> {
    record.contributions.iter().filter(move |contribution| contribution.kind == kind)
}

/// The two totals, if they are in one currency and not the same.
fn beside<'a>(
    agreed: &'a Contribution,
    other: &'a Stated<Money>,
    what: Beside,
    note: &'a str,
) -> Option<Disagreement<'a>> {
    let total = agreed.total_in(other.value.currency)?;
    let difference = other.value.amount.checked_sub(total.value.amount)?;
    let found = Disagreement {
        year: agreed.year,
        agreement: agreed.agreement,
        agreed: total,
        other,
        what,
        difference,
        note,
    };
    (!difference.is_zero()).then_some(found)
}

/// What was spent: what there was less what was not spent. It is in print nowhere, so it is derived.
pub fn executed(execution: &Execution) -> Option<Stated<Money>> {
    if execution.scope == Scope::UnspentStock {
        return None;
    }
    let (available, rest) = (execution.available.as_ref()?, execution.not_executed.as_ref()?);
    let value = less(available.value, rest.value)?;
    let sources: SourceList = available.sources.iter().chain(&rest.sources).collect();
    let sources = sources.into();
    Some(Stated { value, status: Status::Derived.max(available.status).max(rest.status), sources })
}

/// One amount less another of the same currency.
fn less(one: Money, other: Money) -> Option<Money> {
    let amount = one.amount.checked_sub(other.amount).filter(|_| one.currency == other.currency)?;
    Some(Money { amount, ..one })
}

/// The categories of a year added up, in the currency of its total; none unless labour, construction
/// and logistics are all known as amounts of that currency.
pub fn sum_of_categories(division: &Division) -> Option<Money> {
    let [total] = division.total.as_slice() else { return None };
    let needed = [CategoryName::Labour, CategoryName::Construction, CategoryName::Logistics];
    if !needed.iter().all(|name| division.parts.contains_key(name)) {
        return None;
    }
    division.parts.values().try_fold(Money::new(Decimal::ZERO, total.value.currency), |sum, part| {
        let Share::Amount(amount) = part.value else { return None };
        sum.plus(amount).ok()
    })
}
