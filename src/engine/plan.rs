//! The plan: every figure of a scenario has one formula.
//!
//! A plan is a list of rows. A row is one quantity over the years: either values that somebody
//! stated, or formulas that hold for spans of years. The rows stand in such an order that, year by
//! year from top to bottom, each formula finds what it needs; only price levels, which rest on
//! stated values alone, are read at later years too.
//!
//! Rows of a part, for each year Y after the first:
//!
//! | row | what it is |
//! |---|---|
//! | `index.Y` | what the growth clause says, before floor and cap |
//! | `growth.Y` | the same, bounded |
//! | `ruled.Y` | what the rule gives, rounded |
//! | `exact.Y` | what is carried to the next year |
//! | `total.Y` | what is paid: rounded, with one-offs; the year typed over where it is |
//! | `category.NAME.Y` | its share of `total.Y` |
//!
//! With several parts these stand behind `part.NAME.`, and `total.Y` is their sum, each converted
//! at the year's rate.
//!
//! A plan is made even of a scenario that does not check. The check runs once for each plan, and what
//! is in error is no term of a formula but unknown because of its problem; so is every figure that
//! reads it. The others stand. A term that is in error itself has no figures.

use rust_decimal::Decimal;

use super::check::{Problem, check, check_rewritten};
use super::exchange::{Leg, NoRoute, QuotedBy, average_name, route_of_total};
use super::in_error::Errors;
use super::measure::{self, Measure, RateBasis};
use crate::model::clauses::{self, Carry, Lowering, Rule, agreed_amount, typed_over, with_one_off};
use crate::model::formula::{Formula, Op, before, in_error, number, row, term};
use crate::model::{
    Currency, Field, Figure, GrowthField, Part, PartField, ProblemId, Reason, Record, RowId, RuleField,
    Scenario, Series, SeriesField, Stated, Status, TermId, Unit, Year, Years, composed,
};

/// Rows of formulas, and the terms that they read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The term of the agreement; empty if that is in error.
    pub years: Years,
    /// The main currency.
    pub currency: Currency,
    /// The names of the parts.
    pub parts: Vec<PlanPart>,
    /// The names of the series, and of the quantities of the record, that the formulas read.
    pub series: Vec<String>,
    /// Every problem of severity error that the scenario has.
    problems: Vec<Problem>,
    /// The problem that its term has, for want of which it has no year.
    in_term: Option<ProblemId>,
    rows: Vec<Row>,
    terms: Vec<PlanTerm>,
}

/// A part as a plan knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPart {
    /// Its name; empty if it is the only one.
    pub name: String,
    /// Its currency.
    pub currency: Currency,
    /// Its rounding unit, in whole units of currency.
    pub unit: Decimal,
    /// The names of its categories.
    pub categories: Vec<String>,
}

/// A value that somebody stated, and where it can be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanTerm {
    /// Its address.
    pub field: Field,
    /// The value: whole units of currency, a rate as a fraction, a number of years or a weight.
    pub value: Decimal,
    /// What it counts.
    pub unit: Unit,
    /// How well it is known.
    pub status: Status,
    /// The problem that puts it in error: no formula reads it then.
    pub problem: Option<ProblemId>,
}

/// One quantity over the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub name: RowName,
    /// What its values count.
    pub unit: Unit,
    /// The years for which it has figures.
    pub years: Years,
    /// Stated values, or formulas.
    pub body: Body,
    /// How well that is known which its formulas state themselves, without a term: a cost that the user
    /// typed is assumed. No figure of the row is known better.
    pub status: Status,
}

/// Where the figures of a row come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// From values that somebody stated.
    Stated(StatedRow),
    /// From formulas, in the order of the years from which they hold.
    Formulas(Vec<Segment>),
}

/// Stated values by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedRow {
    /// The year of the first value.
    pub first: Year,
    /// The values of the years from `first` on.
    pub values: Vec<Option<StatedValue>>,
    /// What holds in every later year.
    pub then: Option<StatedValue>,
    /// Why a year without a value has none.
    pub lacking: Reason,
    /// The values that are in error, with their problems; they are no values above.
    in_error: Vec<(SeriesField, ProblemId)>,
}

/// A value of a row, and how well it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedValue {
    /// The value.
    pub value: Decimal,
    /// How well it is known.
    pub status: Status,
}

/// A formula and the year from which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The first year.
    pub first: Year,
    /// The formula.
    pub formula: Formula,
    /// The clause that says so.
    pub because: Because,
}

/// The clause that a formula comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Because {
    /// The base amount.
    Base,
    /// The rule that begins in a year.
    Rule(Year),
    /// What is carried and what is paid: amounts, rounding, one-offs, years typed over.
    Terms,
    /// Division among categories.
    Categories,
    /// Adding the parts in the main currency.
    Conversion,
    /// A description of the step from the year before.
    Change,
    /// A measure.
    Measure,
}

/// What a row is.
///
/// Parts and categories are named by their place in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowName {
    /// A series of the scenario.
    Series(u16),
    /// A quantity of the record.
    Recorded(u16),
    /// Exchange rates that the scenario lists under a currency: between it and the main one.
    Exchange(Currency),
    /// Rates from a currency into another, which there is no way to have.
    NoExchange(Currency, Currency, NoRoute),
    /// Years typed over.
    Typed(u8),
    /// Amounts that the agreement names.
    Amounts(u8),
    /// One-offs.
    OneOffs(u8),
    /// What the growth clause says, before floor and cap.
    Index(u8),
    /// The growth within floor and cap.
    Growth(u8),
    /// What the rule gives, rounded.
    Ruled(u8),
    /// What is carried.
    Exact(u8),
    /// What a part costs, where there are several.
    PartTotal(u8),
    /// A category of a part.
    Category(u8, u8),
    /// What the agreement costs.
    Total,
    /// The step of the total from the year before, as a fraction.
    Change,
    /// The price level of a measure.
    PriceLevel(u8),
    /// The discount factor of a measure.
    Discount(u8),
    /// A measure before its years are added up.
    Yearly(u8),
    /// A measure.
    Measure(u8),
}

impl RowName {
    /// Whether the row belongs to a measure.
    #[must_use]
    pub fn is_of_measure(self) -> bool {
        matches!(self, Self::PriceLevel(_) | Self::Discount(_) | Self::Yearly(_) | Self::Measure(_))
    }
}

/// Why a name is not that of a figure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FigureError {
    /// There is no such row.
    #[error("`{name}` names no figure of this scenario; there are {known}")]
    NoSuchRow {
        /// The name.
        name: String,
        /// Names that would do, as a list.
        known: String,
    },
    /// The row has no such year.
    #[error("`{name}` is outside {} to {}, the years that `{row}` has", years.first, years.last)]
    OutsideYears {
        /// The name.
        name: String,
        /// The name of the row.
        row: String,
        /// Its years.
        years: Years,
    },
}

/// The plan of `scenario`, with rows for `measures` in their order.
#[must_use]
pub fn plan(scenario: &Scenario, record: &Record, measures: &[Measure]) -> Plan {
    lower(Planner::new(scenario, record, check(scenario), false), measures)
}

/// The plan of a scenario that the engine made from another one, such as those of a
/// [`Comparison`](super::Comparison): its base amounts are levels that nobody stated, with every digit
/// that was carried.
#[must_use]
pub fn plan_rewritten(scenario: &Scenario, record: &Record, measures: &[Measure]) -> Plan {
    lower(Planner::new(scenario, record, check_rewritten(scenario), false), measures)
}

/// The plan of a scenario into which amounts were written that had been converted, at rates of those
/// kinds.
#[must_use]
pub(super) fn plan_converted(
    scenario: &Scenario,
    record: &Record,
    measures: &[Measure],
    kinds: Vec<RateBasis>,
) -> Plan {
    let planner = Planner::new(scenario, record, check(scenario), false);
    lower(Planner { kinds, ..planner }, measures)
}

/// The same plan with room for every year to be typed over: a spreadsheet needs the place before
/// somebody types there. Its figures are those of [`plan`].
#[must_use]
pub fn plan_to_type_over(scenario: &Scenario, record: &Record, measures: &[Measure]) -> Plan {
    lower(Planner::new(scenario, record, check(scenario), true), measures)
}

fn lower(mut planner: Planner<'_>, measures: &[Measure]) -> Plan {
    let scenario = planner.scenario;
    for (name, series) in &scenario.series {
        planner.series_row(name, series);
    }
    let only = scenario.parts.len() == 1;
    let totals: Vec<RowId> = (0_u8..)
        .zip(&scenario.parts)
        .map(|(place, part)| {
            planner.part(place, part, if only { RowName::Total } else { RowName::PartTotal(place) })
        })
        .collect();
    let total = if let [total] = totals[..] { total } else { planner.sum_of_parts(&totals) };
    planner.change(total);
    for (place, measure) in (0_u8..).zip(measures) {
        if measure.is_total() {
            continue;
        }
        measure::lower(&mut planner, measure, place, total);
    }
    planner.plan.problems = planner.errors.problems;
    planner.plan
}

/// How an amount becomes one in another currency: by which rows of rates, and whether it is multiplied
/// by each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Conversion(smallvec::SmallVec<[(RowId, bool); 2]>);

impl Conversion {
    /// `amount` converted; `rate` turns the row of a rate into the rate of the right year.
    pub(super) fn apply(&self, amount: Formula, rate: impl Fn(RowId) -> Formula) -> Formula {
        self.0.iter().fold(amount, |amount, &(row, multiplies)| {
            if multiplies { amount.times(&rate(row)) } else { amount.over(&rate(row)) }
        })
    }
}

/// A plan in the making.
pub(super) struct Planner<'a> {
    plan: Plan,
    scenario: &'a Scenario,
    record: &'a Record,
    errors: Errors,
    /// The problem with the name of the part that is lowered; none between parts.
    name_in_error: Option<ProblemId>,
    /// Whether a part has a row of typed years even where none is typed.
    to_type_over: bool,
    /// The kinds of the rates at which amounts of the scenario were converted before they were written
    /// into it.
    kinds: Vec<RateBasis>,
}

impl<'a> Planner<'a> {
    fn new(scenario: &'a Scenario, record: &'a Record, problems: Vec<Problem>, to_type_over: bool) -> Self {
        let errors = Errors::of(problems);
        let term = scenario.years;
        let years = if errors.in_term.is_some() { Years::new(term.first, term.first.before()) } else { term };
        let only = scenario.parts.len() == 1;
        let part = |part: &Part| PlanPart {
            name: if only { String::new() } else { part.name.clone() },
            currency: part.base.value.currency,
            unit: part.rounding.to.amount,
            categories: part.categories.iter().map(|category| category.name.clone()).collect(),
        };
        let plan = Plan {
            years,
            currency: scenario.currency(),
            parts: scenario.parts.iter().map(part).collect(),
            series: Vec::new(),
            problems: Vec::new(),
            in_term: errors.in_term,
            rows: Vec::with_capacity(16),
            terms: Vec::with_capacity(16),
        };
        Self { plan, scenario, record, errors, name_in_error: None, to_type_over, kinds: Vec::new() }
    }

    /// The term of the agreement.
    pub(super) fn years(&self) -> Years {
        self.plan.years
    }

    /// The main currency.
    pub(super) fn main(&self) -> Currency {
        self.plan.currency
    }

    /// The row that will be pushed next.
    pub(super) fn next(&self) -> RowId {
        RowId(u16::try_from(self.plan.rows.len()).expect("a plan has some dozens of rows"))
    }

    fn push_row(&mut self, name: RowName, unit: Unit, years: Years, mut body: Body) -> RowId {
        let id = self.next();
        if let Some(problem) = self.name_in_error {
            match &mut body {
                Body::Stated(stated) => stated.put_in_error(|_| Some(problem)),
                Body::Formulas(segments) => {
                    for segment in segments {
                        segment.formula = in_error(problem);
                    }
                }
            }
        }
        self.plan.rows.push(Row { name, unit, years, body, status: Status::Published });
        id
    }

    /// Lets no figure of a row be known better than `status`.
    pub(super) fn is_known_as(&mut self, row: RowId, status: Status) {
        let row = &mut self.plan.rows[usize::from(row.0)];
        row.status = row.status.max(status);
    }

    /// Adds a row with one formula for all years.
    pub(super) fn push(
        &mut self,
        name: RowName,
        unit: Unit,
        years: Years,
        formula: Formula,
        because: Because,
    ) -> RowId {
        let segments = vec![Segment { first: years.first, formula, because }];
        self.push_row(name, unit, years, Body::Formulas(segments))
    }

    /// Adds a row with a formula for the first year and one for the later years.
    pub(super) fn push_from(
        &mut self,
        name: RowName,
        unit: Unit,
        years: Years,
        first: Formula,
        later: Formula,
        because: Because,
    ) -> RowId {
        let segments = vec![
            Segment { first: years.first, formula: first, because },
            Segment { first: years.first.plus(1), formula: later, because },
        ];
        self.push_row(name, unit, years, Body::Formulas(segments))
    }

    fn term(&mut self, field: Field, value: Decimal, unit: Unit, status: Status) -> Formula {
        let id = TermId(u16::try_from(self.plan.terms.len()).expect("a plan has some dozens of terms"));
        let problem = self.errors.value(|| field.clone());
        self.plan.terms.push(PlanTerm { field, value, unit, status, problem });
        problem.map_or_else(|| term(id), in_error)
    }

    fn name(&mut self, name: &str) -> u16 {
        let place = self.plan.series.iter().position(|known| known == name).unwrap_or_else(|| {
            self.plan.series.push(name.to_owned());
            self.plan.series.len() - 1
        });
        u16::try_from(place).expect("a plan has some dozens of series")
    }

    fn series_row(&mut self, name: &str, series: &Series<crate::model::Rate>) -> RowId {
        let place = self.name(name);
        let mut body = stated(series, |rate| rate.0);
        body.put_in_error(|of| self.errors.value(|| Field::Series(name.to_owned(), of)));
        self.push_row(RowName::Series(place), Unit::Rate, self.years(), Body::Stated(body))
    }

    /// The row of the scenario's series of that name; without values if there is none.
    fn series(&mut self, name: &str) -> RowId {
        let place = self.name(name);
        self.find_or_push(RowName::Series(place), Unit::Rate, StatedRow::empty)
    }

    fn find_or_push(&mut self, name: RowName, unit: Unit, values: impl FnOnce() -> StatedRow) -> RowId {
        let years = self.years();
        self.plan.row_id(name).unwrap_or_else(|| self.push_row(name, unit, years, Body::Stated(values())))
    }

    /// The yearly change of prices: the scenario's own, else the record's if those are prices in
    /// the main currency.
    pub(super) fn change_of_prices(&mut self, name: &str) -> Formula {
        let own = self.scenario.series.contains_key(name).then(|| self.series(name));
        let at_home = self.quantity_unit("gdp") == Some(Unit::Money(self.main()));
        let recorded = at_home.then(|| self.quantity(name));
        match (own, recorded) {
            (Some(own), Some(recorded)) => Formula::first_known(&[row(own), row(recorded)]),
            (None, Some(recorded)) => row(recorded),
            (Some(own), None) => row(own),
            (None, None) => row(self.series(name)),
        }
    }

    /// What a quantity of the record counts.
    pub(super) fn quantity_unit(&self, name: &str) -> Option<Unit> {
        self.record.quantities.get(name).map(|quantity| quantity.unit)
    }

    /// The row of a quantity of the record.
    pub(super) fn quantity(&mut self, name: &str) -> RowId {
        let place = self.name(name);
        let quantity = self.record.quantities.get(name);
        let unit = quantity.map_or(Unit::Count, |quantity| quantity.unit);
        self.find_or_push(RowName::Recorded(place), unit, || {
            quantity.map_or_else(StatedRow::empty, |quantity| {
                StatedRow::of(
                    quantity.values.iter().map(|(&year, it)| (year, plain(it, |value| *value))),
                    None,
                )
            })
        })
    }

    /// The row of a quantity of the record that belongs to Korea: unknown where Korea does not pay.
    pub(super) fn quantity_of_payer(&mut self, name: &str) -> RowId {
        if self.scenario.korea_pays() {
            return self.quantity(name);
        }
        let place = self.name(name);
        let unit = self.quantity_unit(name).unwrap_or(Unit::Count);
        let lacking = Reason::OtherPayer;
        self.find_or_push(RowName::Recorded(place), unit, || StatedRow { lacking, ..StatedRow::empty() })
    }

    /// The row of the exchange rates that the scenario lists under `currency`; what it states of another
    /// pair is in error.
    fn exchange(&mut self, currency: Currency) -> RowId {
        let (of, per) = self.scenario.quoted_in(currency);
        let name = RowName::Exchange(currency);
        if let Some(known) = self.plan.row_id(name) {
            return known;
        }
        let rates = self.scenario.rates.get(&currency);
        let mut body = rates.map_or_else(StatedRow::empty, |rates| stated(rates, |exchange| exchange.amount));
        body.put_in_error(|field| self.errors.value(|| Field::Rate(currency, field)));
        self.push_row(name, Unit::Exchange { of, per }, self.years(), Body::Stated(body))
    }

    /// How the total becomes an amount of another currency, or one of that an amount of the total's: see
    /// [`route_of_total`]. Where there is no route, by a row without values, so that the figure says which
    /// pair is missing.
    pub(super) fn conversion(&mut self, from: Currency, to: Currency, basis: RateBasis) -> Conversion {
        let route = match route_of_total((from, to), self.scenario, self.record, basis, &self.kinds) {
            Ok(route) => route,
            Err(why) => {
                let unit = Unit::Exchange { of: to, per: from };
                let row = self.find_or_push(RowName::NoExchange(from, to, why), unit, StatedRow::empty);
                return Conversion(smallvec::smallvec![(row, true)]);
            }
        };
        let by = |leg: &Leg| {
            let row = match leg.quotation.by {
                QuotedBy::Scenario(listed) => self.exchange(listed),
                QuotedBy::Record(listed) => self.quantity(&average_name(listed)),
            };
            (row, leg.multiplies())
        };
        Conversion(route.legs().iter().map(by).collect())
    }

    /// How amounts of a part's currency become amounts of the main one: at what the scenario states.
    fn conversion_of_part(&mut self, currency: Currency) -> Conversion {
        let multiplies = self.scenario.quoted_in(currency).1 == currency;
        Conversion(smallvec::smallvec![(self.exchange(currency), multiplies)])
    }

    fn part(&mut self, place: u8, part: &Part, total: RowName) -> RowId {
        let name = self.plan.parts[usize::from(place)].name.clone();
        let address = |field| Field::Part(name.clone(), field);
        self.name_in_error = self.errors.name(|| address(PartField::Whole));
        let currency = Unit::Money(part.base.value.currency);
        let years = self.years();
        let later = Years::new(years.first.plus(1), years.last);

        let amounts_row = |this: &mut Self,
                           row: RowName,
                           values: &std::collections::BTreeMap<Year, Stated<crate::model::Money>>,
                           field: &dyn Fn(Year) -> PartField| {
            if values.is_empty() && !(this.to_type_over && row == RowName::Typed(place)) {
                return None;
            }
            let amounts = values.iter().map(|(&year, stated)| (year, plain(stated, |money| money.amount)));
            let mut stated = StatedRow::of(amounts, None);
            stated.put_in_error(|of| match of {
                SeriesField::Year(year) => this.errors.value(|| address(field(year))),
                SeriesField::Whole | SeriesField::Then => None,
            });
            Some(this.push_row(row, currency, years, Body::Stated(stated)))
        };
        let typed = amounts_row(self, RowName::Typed(place), &part.typed, &PartField::Typed);
        let amounts = amounts_row(self, RowName::Amounts(place), &part.amounts, &PartField::Amount);
        let one_offs = amounts_row(self, RowName::OneOffs(place), &part.one_offs, &PartField::OneOff);

        // How amounts are rounded is a convention, which nobody knows better or worse.
        let unit = part.rounding.to.amount;
        let unit = self.term(address(PartField::RoundingTo), unit, currency, Status::Published);
        let base = plain(&part.base, |money| money.amount);
        let base = self.term(address(PartField::Base), base.value, currency, base.status);
        let rounded = |amount: Formula| part.rounding.lower(amount, &unit);
        let replaced = |formula: Formula| match typed {
            Some(typed) => typed_over(typed, formula),
            None => formula,
        };

        let index =
            self.rule_row(RowName::Index(place), later, part, &name, |rule, ground| rule.lower_index(ground));
        let growth = self.rule_row(RowName::Growth(place), later, part, &name, |rule, ground| {
            rule.lower_growth(ground, index)
        });

        // `exact` is the row after `ruled`; both speak of the amount carried from the year before.
        let exact = RowId(self.next().0 + 1);
        let raw = Rule::lower_amount(exact, growth);
        let because = Because::Terms;
        let ruled = self.ruled_row(RowName::Ruled(place), currency, later, part, &rounded(raw.clone()));
        let carried = |by_rule: Formula| {
            let agreed = match amounts {
                Some(amounts) => agreed_amount(amounts, by_rule),
                None => by_rule,
            };
            replaced(agreed)
        };
        let (first, later_exact) = match part.rounding.carry {
            Carry::Rounded if typed.is_none() && amounts.is_none() => (rounded(base), row(ruled)),
            Carry::Rounded => (rounded(replaced(base)), rounded(carried(row(ruled)))),
            Carry::Unrounded => (replaced(base), carried(raw)),
        };
        let segments = vec![
            Segment { first: years.first, formula: first, because: Because::Base },
            Segment { first: years.first.plus(1), formula: later_exact, because },
        ];
        let pushed = self.push_row(RowName::Exact(place), currency, years, Body::Formulas(segments));
        debug_assert_eq!(pushed, exact, "the formulas above point at this row");

        let paid = match part.rounding.carry {
            Carry::Rounded => row(exact),
            Carry::Unrounded => rounded(row(exact)),
        };
        let paid = match (one_offs, typed) {
            (None, _) => paid,
            (Some(one_offs), None) => with_one_off(paid, one_offs),
            (Some(one_offs), Some(typed)) => {
                Formula::first_known(&[rounded(row(typed)), with_one_off(paid, one_offs)])
            }
        };
        let total = self.push(total, currency, years, paid, because);

        let weights: Vec<Formula> = part
            .categories
            .iter()
            .map(|category| {
                let field = address(PartField::Category(category.name.clone()));
                self.term(field, category.weight.value.number(), Unit::Count, category.weight.status)
            })
            .collect();
        for ((which, index), category) in (0..weights.len()).zip(0_u8..).zip(&part.categories) {
            let name = || address(PartField::Category(category.name.clone()));
            let share = match self.errors.name(name) {
                Some(problem) => in_error(problem),
                None => clauses::share(row(total), &weights, which, &unit),
            };
            self.push(RowName::Category(place, index), currency, years, share, Because::Categories);
        }
        self.name_in_error = None;
        total
    }

    /// A row with one formula for each rule.
    fn rule_row(
        &mut self,
        name: RowName,
        years: Years,
        part: &Part,
        part_name: &str,
        lower: impl Fn(&Rule, &mut dyn Lowering) -> Formula,
    ) -> RowId {
        let mut segments = Vec::with_capacity(part.rules.len());
        for (&first, rule) in &part.rules {
            let mut lowering = RuleLowering { planner: self, part: part_name, first };
            let mut formula = lower(rule, &mut lowering);
            let of_rule = |field| Field::of_part(part_name, PartField::Rule(first, field));
            if let Some(problem) = self.errors.value(|| of_rule(RuleField::Whole)) {
                formula = in_error(problem);
            }
            let because = Because::Rule(first);
            let next_rule = part.rules.range(first.plus(1)..).next().map(|(&year, _)| year);
            let mut push = |first: Year, formula: Formula| {
                segments.pop_if(|last: &mut Segment| last.first == first);
                if next_rule.is_none_or(|next| first < next) {
                    segments.push(Segment { first, formula, because });
                }
            };
            push(first, formula.clone());
            // The rule holds before and after the years in which it gives no growth.
            for (year, problem) in self.errors.years(&of_rule(RuleField::Growth(GrowthField::Whole))) {
                push(year, in_error(problem));
                push(year.plus(1), formula.clone());
            }
        }
        self.push_row(name, Unit::Rate, years, Body::Formulas(segments))
    }

    fn ruled_row(
        &mut self,
        name: RowName,
        unit: Unit,
        years: Years,
        part: &Part,
        formula: &Formula,
    ) -> RowId {
        let segment =
            |&first: &Year| Segment { first, formula: formula.clone(), because: Because::Rule(first) };
        self.push_row(name, unit, years, Body::Formulas(part.rules.keys().map(segment).collect()))
    }

    fn sum_of_parts(&mut self, totals: &[RowId]) -> RowId {
        let main = self.main();
        let mut sum: Option<Formula> = None;
        for (&total, place) in totals.iter().zip(0..) {
            let currency = self.plan.parts[place].currency;
            let mut amount = row(total);
            if currency != main {
                amount = self.conversion_of_part(currency).apply(amount, row);
            }
            sum = Some(match sum {
                Some(sum) => sum.plus(&amount),
                None => amount,
            });
        }
        let no_parts = || self.errors.of_total.map_or_else(|| number(0), in_error);
        let sum = sum.unwrap_or_else(no_parts);
        let years = self.years();
        self.push(RowName::Total, Unit::Money(main), years, sum, Because::Conversion)
    }

    /// The step from the year before: a description, never a rule.
    fn change(&mut self, total: RowId) {
        let years = self.years();
        let step = row(total).over(&before(total)).minus(&number(1));
        let mut segments = Vec::new();
        if let Some(stated) = &self.scenario.before {
            let unit = Unit::Money(stated.value.currency);
            let amount = self.term(Field::Before, stated.value.amount, unit, stated.status);
            let formula = row(total).over(&amount).minus(&number(1));
            segments.push(Segment { first: years.first, formula, because: Because::Change });
        }
        segments.push(Segment { first: years.first.plus(1), formula: step, because: Because::Change });
        self.push_row(RowName::Change, Unit::Rate, years, Body::Formulas(segments));
    }
}

/// Where one rule finds its terms and its series.
struct RuleLowering<'a, 'b> {
    planner: &'a mut Planner<'b>,
    part: &'a str,
    first: Year,
}

impl Lowering for RuleLowering<'_, '_> {
    fn term(&mut self, field: RuleField, value: Decimal, status: Status) -> Formula {
        let unit = match &field {
            RuleField::Growth(field) if field.kind() == crate::model::Kind::Lag => Unit::Years,
            _ => Unit::Rate,
        };
        let field = Field::Part(self.part.to_owned(), PartField::Rule(self.first, field));
        self.planner.term(field, value, unit, status)
    }

    fn series(&mut self, field: RuleField, name: &str, year: Formula) -> Formula {
        let row = self.planner.series(name);
        let field = || Field::of_part(self.part, PartField::Rule(self.first, field));
        self.planner.errors.value(field).map_or_else(|| year.of_year(row), in_error)
    }
}

fn stated<T>(series: &Series<T>, number: impl Fn(&T) -> Decimal) -> StatedRow {
    stated_if(series, |value| Some(number(value)))
}

/// What a plan takes of a stated value: its number and how well that is known.
fn plain<T>(stated: &Stated<T>, number: impl Fn(&T) -> Decimal) -> StatedValue {
    StatedValue { value: number(&stated.value), status: stated.status }
}

/// The stated values of which `number` is one; the years of the others have none.
fn stated_if<T>(series: &Series<T>, number: impl Fn(&T) -> Option<Decimal>) -> StatedRow {
    let value =
        |stated: &Stated<T>| Some(StatedValue { value: number(&stated.value)?, status: stated.status });
    let mut row = StatedRow::of(std::iter::empty(), series.then.as_ref().and_then(value));
    for (&year, stated) in &series.values {
        row.put(year, value(stated));
    }
    row
}

impl StatedRow {
    fn empty() -> Self {
        Self {
            first: Year::FIRST,
            values: Vec::new(),
            then: None,
            lacking: Reason::NotStated,
            in_error: Vec::new(),
        }
    }

    fn of(values: impl Iterator<Item = (Year, StatedValue)>, then: Option<StatedValue>) -> Self {
        let mut row = Self { then, ..Self::empty() };
        for (year, value) in values {
            row.put(year, Some(value));
        }
        row
    }

    /// Adds what is stated for a year after all others.
    fn put(&mut self, year: Year, value: Option<StatedValue>) {
        if self.values.is_empty() {
            self.first = year;
        }
        let place = Years::new(self.first, year).len() - 1;
        self.values.resize(place, None);
        self.values.push(value);
    }

    /// Takes out the values that are in error, and keeps their problems.
    fn put_in_error(&mut self, problem_of: impl Fn(SeriesField) -> Option<ProblemId>) {
        let problem_of = |field| problem_of(SeriesField::Whole).or_else(|| problem_of(field));
        let mut year = self.first;
        for value in &mut self.values {
            let field = SeriesField::Year(year);
            if let Some(problem) = value.and_then(|_| problem_of(field)) {
                *value = None;
                self.in_error.push((field, problem));
            }
            year = year.plus(1);
        }
        if let Some(problem) = self.then.and_then(|_| problem_of(SeriesField::Then)) {
            self.then = None;
            self.in_error.push((SeriesField::Then, problem));
        }
    }

    /// The problem of the value of `year`, if that is in error.
    #[must_use]
    pub fn problem_at(&self, year: Year) -> Option<ProblemId> {
        self.problem_of(if self.is_after(year) { SeriesField::Then } else { SeriesField::Year(year) })
    }

    /// The problem of what holds after the last stated year, if that is in error.
    #[must_use]
    pub fn problem_later(&self) -> Option<ProblemId> {
        self.problem_of(SeriesField::Then)
    }

    fn problem_of(&self, field: SeriesField) -> Option<ProblemId> {
        self.in_error.iter().find(|(in_error, _)| *in_error == field).map(|(_, problem)| *problem)
    }

    /// The value of `year`: stated, or what holds after the last stated year.
    #[must_use]
    pub fn at(&self, year: Year) -> Option<Decimal> {
        self.stated_at(year).map(|stated| stated.value)
    }

    /// The same with how well it is known.
    #[must_use]
    pub fn stated_at(&self, year: Year) -> Option<StatedValue> {
        match usize::try_from(i32::from(year.0) - i32::from(self.first.0)) {
            Ok(place) if place < self.values.len() => self.values[place],
            Ok(_) => self.then,
            Err(_) if self.values.is_empty() => self.then,
            Err(_) => None,
        }
    }

    /// Whether the value of `year` is what holds after the last stated year.
    #[must_use]
    pub fn is_after(&self, year: Year) -> bool {
        self.values.is_empty()
            || year.0 >= self.first.0.saturating_add(i16::try_from(self.values.len()).unwrap_or(i16::MAX))
    }
}

impl Row {
    /// The formula of `year` with its clause, if the row has one.
    #[must_use]
    pub fn segment(&self, year: Year) -> Option<&Segment> {
        match &self.body {
            Body::Stated(_) => None,
            Body::Formulas(segments) => segments.iter().rev().find(|segment| segment.first <= year),
        }
    }
}

impl Plan {
    /// The rows, in the order in which they are evaluated within a year.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row at `id`.
    #[must_use]
    pub fn row(&self, id: RowId) -> &Row {
        &self.rows[usize::from(id.0)]
    }

    /// Every problem of severity error that the scenario has, in the order of its file.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The problem at `id`.
    #[must_use]
    pub fn problem(&self, id: ProblemId) -> &Problem {
        &self.problems[usize::from(id.0)]
    }

    /// The problem that the term has; the plan then has no year.
    #[must_use]
    pub fn problem_of_term(&self) -> Option<ProblemId> {
        self.in_term
    }

    /// The terms.
    #[must_use]
    pub fn terms(&self) -> &[PlanTerm] {
        &self.terms
    }

    /// The term at `id`.
    #[must_use]
    pub fn term(&self, id: TermId) -> &PlanTerm {
        &self.terms[usize::from(id.0)]
    }

    /// The row of that name.
    #[must_use]
    pub fn row_id(&self, name: RowName) -> Option<RowId> {
        let place = self.rows.iter().position(|row| row.name == name)?;
        u16::try_from(place).ok().map(RowId)
    }

    /// The same plan without the rows that the totals do not need.
    #[must_use]
    pub fn totals_only(mut self) -> Self {
        let last = self.row_id(RowName::Total).map_or(0, |id| usize::from(id.0) + 1);
        self.rows.truncate(last);
        self
    }

    /// The same plan with no more figures than those of one row need.
    #[must_use]
    pub fn only(mut self, name: RowName) -> Self {
        let mut needed = vec![false; self.rows.len()];
        let mut open: Vec<RowId> = self.row_id(name).into_iter().collect();
        while let Some(id) = open.pop() {
            if std::mem::replace(&mut needed[usize::from(id.0)], true) {
                continue;
            }
            if let Body::Formulas(segments) = &self.row(id).body {
                let ops = segments.iter().flat_map(|segment| segment.formula.ops());
                open.extend(ops.filter_map(|op| match *op {
                    Op::Row(row) | Op::Before(row) | Op::At(row, _) | Op::OfYear(row) => Some(row),
                    _ => None,
                }));
            }
        }
        for (row, _) in self.rows.iter_mut().zip(needed).filter(|(_, needed)| !needed) {
            row.years.last = row.years.first.before();
        }
        self
    }

    /// Puts another value in the place of the terms whose field is meant.
    pub(super) fn set_terms(&mut self, is_meant: impl Fn(&Field) -> bool, value: Decimal) {
        for term in self.terms.iter_mut().filter(|term| is_meant(&term.field)) {
            term.value = value;
        }
    }

    /// The figure of that row and year.
    #[must_use]
    pub fn figure(&self, name: RowName, year: Year) -> Option<Figure> {
        self.row_id(name).map(|row| Figure { row, year })
    }

    /// The currency that the row's amounts cross through between the main currency and another, and that
    /// other. None where one quotation leads all the way.
    #[must_use]
    pub fn crossing(&self, name: RowName) -> Option<(Currency, Currency)> {
        // Years are added up after they were converted.
        let yearly = match name {
            RowName::Measure(place) => self.row_id(RowName::Yearly(place)),
            _ => None,
        };
        let Body::Formulas(segments) = &self.row(yearly.or_else(|| self.row_id(name))?).body else {
            return None;
        };
        let quoted = |op: &Op| match *op {
            Op::Row(id) | Op::At(id, _) => match self.row(id).unit {
                Unit::Exchange { of, per } => Some([of, per]),
                _ => None,
            },
            _ => None,
        };
        let pairs = || segments.iter().flat_map(|segment| segment.formula.ops()).filter_map(quoted);
        let besides = |pair: [Currency; 2], one| {
            pair.contains(&one).then(|| pair.into_iter().find(|&currency| currency != one)).flatten()
        };
        pairs().filter_map(|pair| besides(pair, self.currency)).find_map(|through| {
            let mut beyond = pairs().filter_map(|pair| besides(pair, through));
            beyond.find(|&other| other != self.currency).map(|other| (through, other))
        })
    }

    /// The field behind a figure that somebody stated; for a year after the last stated one, what
    /// holds then. A quantity of the record has no field.
    #[must_use]
    pub fn field(&self, figure: Figure) -> Option<Field> {
        let row = self.row(figure.row);
        let Body::Stated(stated) = &row.body else { return None };
        let part = |place: u8, field| Field::Part(self.parts[usize::from(place)].name.clone(), field);
        let after = stated.is_after(figure.year);
        let has_then = stated.then.is_some() || stated.problem_later().is_some();
        let of_year = if after && has_then { SeriesField::Then } else { SeriesField::Year(figure.year) };
        Some(match row.name {
            RowName::Series(place) => Field::Series(self.series[usize::from(place)].clone(), of_year),
            RowName::Exchange(currency) => Field::Rate(currency, of_year),
            RowName::Typed(place) => part(place, PartField::Typed(figure.year)),
            RowName::Amounts(place) => part(place, PartField::Amount(figure.year)),
            RowName::OneOffs(place) => part(place, PartField::OneOff(figure.year)),
            _ => return None,
        })
    }

    /// The spelling of a figure, for example `total.2027`.
    #[must_use]
    pub fn spell(&self, figure: Figure) -> String {
        format!("{}.{}", self.spell_row(self.row(figure.row).name), figure.year)
    }

    /// The spelling of a row, for example `total` or `part.won.growth`.
    #[must_use]
    pub fn spell_row(&self, name: RowName) -> String {
        let part = |place: u8, word: &str| match self.parts[usize::from(place)].name.as_str() {
            "" => word.to_owned(),
            name => format!("part.{name}.{word}"),
        };
        match name {
            RowName::Series(place) => format!("series.{}", self.series[usize::from(place)]),
            RowName::Recorded(place) => format!("record.{}", self.series[usize::from(place)]),
            RowName::Exchange(currency) => format!("rate.{currency}"),
            RowName::NoExchange(from, to, _) => format!("no_rate.{from}.{to}"),
            RowName::Typed(place) => part(place, "typed"),
            RowName::Amounts(place) => part(place, "amount"),
            RowName::OneOffs(place) => part(place, "one_off"),
            RowName::Index(place) => part(place, "index"),
            RowName::Growth(place) => part(place, "growth"),
            RowName::Ruled(place) => part(place, "ruled"),
            RowName::Exact(place) => part(place, "exact"),
            RowName::PartTotal(place) => part(place, "total"),
            RowName::Category(place, category) => {
                let name = &self.parts[usize::from(place)].categories[usize::from(category)];
                part(place, &format!("category.{name}"))
            }
            RowName::Total => "total".to_owned(),
            RowName::Change => "change".to_owned(),
            RowName::PriceLevel(place) => format!("price_level.{place}"),
            RowName::Discount(place) => format!("discount.{place}"),
            RowName::Yearly(place) => format!("yearly.{place}"),
            RowName::Measure(place) => format!("measure.{place}"),
        }
    }

    /// The figure of that spelling.
    ///
    /// # Errors
    /// There is no such figure; the error lists the rows that there are.
    pub fn find(&self, spelling: &str) -> Result<Figure, FigureError> {
        let spelling = &*composed(spelling);
        let row_and_year = || {
            let (row, year) = spelling.rsplit_once('.')?;
            let found = self.rows.iter().find(|candidate| self.spell_row(candidate.name) == row)?;
            Some((found, year.parse::<Year>().ok()?))
        };
        let Some((row, year)) = row_and_year() else {
            let example = |row: &Row| format!("`{}.{}`", self.spell_row(row.name), row.years.last);
            let known: Vec<String> = self.rows.iter().map(example).collect();
            return Err(FigureError::NoSuchRow { name: spelling.to_owned(), known: known.join(", ") });
        };
        let reads_any_year = matches!(row.body, Body::Stated(_));
        // Without a term every year is unknown, and says why.
        let has_year = reads_any_year || row.years.contains(year) || self.in_term.is_some();
        let figure = has_year.then(|| self.figure(row.name, year));
        figure.flatten().ok_or_else(|| FigureError::OutsideYears {
            name: spelling.to_owned(),
            row: self.spell_row(row.name),
            years: row.years,
        })
    }
}
