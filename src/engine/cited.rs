//! Every figure of the record with its sources: what rests on whom.
//!
//! # Rules
//! - A figure is a stated value: a total, a part, a term of an agreement, a yearly quantity, a
//!   forecast, an item. Each names its own sources.
//! - What a row's sources say besides its figures (a note, a clause in words, an event) counts as a
//!   remark, not as a figure.

use std::collections::BTreeMap;

use crate::model::clauses::{Growth, Operand};
use crate::model::{
    CategoryName, ContributionKind, Currency, Date, Record, Scope, SourceId, Stated, Status, Year, Years,
};

/// A figure or a remark of the record, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedFigure<'a> {
    /// Where it stands.
    pub place: CitedPlace<'a>,
    /// How sure it is; none of a remark.
    pub status: Option<Status>,
    /// Who says so.
    pub sources: &'a [SourceId],
}

/// Where something stands in the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitedPlace<'a> {
    /// The total of a contribution, in that currency.
    Total(Year, ContributionKind, Currency),
    /// A part of it.
    Part(Year, ContributionKind, Currency),
    /// A remark on it.
    Contribution(Year, ContributionKind),
    /// A term of the agreement of that number.
    Term(u8),
    /// A remark on it.
    Agreement(u8),
    /// What became of the money of a year.
    Execution(Year, Scope),
    /// How it was divided.
    Category(Year, CategoryName),
    /// The total that was divided.
    Divided(Year),
    /// A remark on either.
    Year(Year),
    /// A yearly quantity.
    Quantity(&'a str, Year),
    /// What was expected of it.
    Forecast(&'a str, Year, &'a Date),
    /// An item of what the host gives.
    Support(Years),
    /// An item of what the guest spends.
    OwnCost(Years),
    /// Something that happened.
    Event(&'a Date),
}

/// Every figure and every remark of the record, in the order of the files.
pub fn cited_figures(record: &Record) -> Vec<CitedFigure<'_>> {
    let mut all = All(Vec::new());
    for contribution in &record.contributions {
        let (year, kind) = (contribution.year, contribution.kind);
        let totals = [&contribution.total_krw, &contribution.total_usd].into_iter().flatten();
        totals.for_each(|total| all.figure(CitedPlace::Total(year, kind, total.value.currency), total));
        let parts = contribution.parts.iter();
        parts.for_each(|part| all.figure(CitedPlace::Part(year, kind, part.value.currency), part));
        all.remark(CitedPlace::Contribution(year, kind), &contribution.sources);
    }
    for agreement in &record.agreements {
        let term = CitedPlace::Term(agreement.number);
        agreement.base.iter().for_each(|base| all.figure(term, base));
        agreement.base_change.iter().for_each(|change| all.figure(term, change));
        if let Some(rule) = &agreement.rule {
            all.growth(term, &rule.growth);
            rule.cap.iter().chain(&rule.floor).for_each(|bound| all.figure(term, bound));
        }
        agreement.steps.values().for_each(|step| all.figure(term, step));
        agreement.in_kind_construction.values().for_each(|share| all.figure(term, share));
        agreement.labour_floor.iter().chain(&agreement.labour_cap).for_each(|share| all.figure(term, share));
        all.remark(CitedPlace::Agreement(agreement.number), &agreement.sources);
    }
    for execution in &record.execution {
        let place = CitedPlace::Execution(execution.year, execution.scope);
        let amounts = [
            &execution.agreed,
            &execution.budgeted,
            &execution.available,
            &execution.not_executed,
            &execution.carried_over,
            &execution.lapsed,
        ];
        amounts.into_iter().flatten().for_each(|amount| all.figure(place, amount));
        all.remark(CitedPlace::Year(execution.year), &execution.sources);
    }
    for division in &record.categories {
        let year = division.year;
        division.parts.iter().for_each(|(&name, share)| all.figure(CitedPlace::Category(year, name), share));
        division.total.iter().for_each(|total| all.figure(CitedPlace::Divided(year), total));
        all.remark(CitedPlace::Year(year), &division.sources);
    }
    for (name, quantity) in &record.quantities {
        quantity.values.iter().for_each(|(&year, value)| all.figure(CitedPlace::Quantity(name, year), value));
    }
    for forecast in &record.forecasts {
        let place = CitedPlace::Forecast(&forecast.quantity, forecast.year, &forecast.vintage);
        all.figure(place, &forecast.value);
    }
    record.support.iter().for_each(|item| all.figure(CitedPlace::Support(item.years), &item.amount));
    record.own_costs.iter().for_each(|item| all.figure(CitedPlace::OwnCost(item.years), &item.amount));
    record.events.iter().for_each(|event| all.remark(CitedPlace::Event(&event.date), &event.sources));
    all.0
}

struct All<'a>(Vec<CitedFigure<'a>>);

impl<'a> All<'a> {
    fn figure<T>(&mut self, place: CitedPlace<'a>, stated: &'a Stated<T>) {
        self.0.push(CitedFigure { place, status: Some(stated.status), sources: &stated.sources });
    }

    fn remark(&mut self, place: CitedPlace<'a>, sources: &'a [SourceId]) {
        self.0.push(CitedFigure { place, status: None, sources });
    }

    fn growth(&mut self, place: CitedPlace<'a>, growth: &'a Growth) {
        for (_, operand) in growth.operands() {
            match operand {
                Operand::Rate(rate) => self.figure(place, rate),
                Operand::Growth(within) => self.growth(place, within),
                Operand::Series(_) | Operand::Lag(_) => {}
            }
        }
    }
}

/// What rests on a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resting<'a> {
    /// The figures.
    pub figures: Vec<CitedPlace<'a>>,
    /// How many of these another page says as well; arithmetic and memory are none.
    pub shared: usize,
    /// The least sure status among them.
    pub least: Option<Status>,
    /// The remarks, without those on figures that rest on it too.
    pub remarks: Vec<CitedPlace<'a>>,
}

/// What rests on every source of the record; a source that nothing rests on has nothing.
pub fn resting(record: &Record) -> BTreeMap<&SourceId, Resting<'_>> {
    let mut all: BTreeMap<&SourceId, Resting<'_>> =
        record.sources.keys().map(|source| (source, Resting::default())).collect();
    for cited in cited_figures(record) {
        for source in cited.sources {
            let resting = all.entry(source).or_default();
            let Some(status) = cited.status else {
                if !resting.remarks.contains(&cited.place) {
                    resting.remarks.push(cited.place);
                }
                continue;
            };
            resting.figures.push(cited.place);
            let others = cited.sources.iter().filter(|&other| other != source && is_page(other));
            resting.shared += usize::from(others.count() > 0);
            resting.least = resting.least.max(Some(status));
        }
    }
    all
}

/// Whether a source is a page that somebody published, not arithmetic or memory.
pub fn is_page(source: &SourceId) -> bool {
    !matches!(source.0.as_str(), "CALC" | "RECALL")
}
