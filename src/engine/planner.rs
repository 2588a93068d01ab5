//! From a scenario to its plan: each clause is lowered to formulas, each measure to rows on top of the totals.

use std::collections::HashMap;

use rust_decimal::Decimal;
use smallvec::{SmallVec, smallvec};

use super::check::{Problem, check, check_rewritten};
use super::exchange::{Leg, QuotedBy, average_name, route_of_total};
use super::in_error::Errors;
use super::measure::{Measure, Over, PriceIndex, Prices, RateBasis};
use super::plan::{
    Body, Plan, PlanPart, PlanRow, PlanTerm, RowName, Segment, SegmentReason, StatedRow, StatedValue,
};
use super::recorded::has_own_prices;
use crate::model::clauses::{self, CarryOver, Lowering, Rule, agreed_amount, overridden, with_one_off};
use crate::model::formula::{Formula, at, before, in_error, number, row, term};
use crate::model::{
    Currency, Field, GrowthField, Part, PartField, ProblemId, Rate, Record, RowId, RuleField, Scenario,
    Series, SeriesField, Stated, Status, TermId, Unit, UnknownReason, Year, Years,
};

/// The plan of `scenario`, with rows for `measures` in their order.
pub fn plan(scenario: &Scenario, record: &Record, measures: &[Measure]) -> Plan {
    lower(Planner::new(scenario, record, check(scenario), false), measures)
}

/// The plan of a scenario that the engine made from another one, such as those of a
/// [`Comparison`](super::Comparison): its base amounts are levels that nobody stated, with every digit
/// that was carried.
pub fn plan_rewritten(scenario: &Scenario, record: &Record, measures: &[Measure]) -> Plan {
    lower(Planner::new(scenario, record, check_rewritten(scenario), false), measures)
}

/// The plan of a scenario into which amounts were written that had been converted, at rates of those
/// kinds.
pub(super) fn plan_converted(
    scenario: &Scenario,
    record: &Record,
    measures: &[Measure],
    kinds: Vec<RateBasis>,
) -> Plan {
    let planner = Planner::new(scenario, record, check(scenario), false);
    lower(Planner { kinds, ..planner }, measures)
}

/// The same plan with room for an override of every year: a spreadsheet needs the place before
/// somebody types there. Its figures are those of [`plan`].
pub fn plan_with_room_for_overrides(scenario: &Scenario, record: &Record, measures: &[Measure]) -> Plan {
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
        lower_measure(&mut planner, measure, place, total);
    }
    planner.plan.problems = planner.errors.problems;
    planner.plan
}

/// How an amount becomes one in another currency: by which rows of rates, and whether it is multiplied
/// by each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowConversion(smallvec::SmallVec<[(RowId, bool); 2]>);

impl RowConversion {
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
    /// Whether a part has a row of overrides even where it has none.
    has_room_for_overrides: bool,
    /// The kinds of the rates at which amounts of the scenario were converted before they were written
    /// into it.
    kinds: Vec<RateBasis>,
}

impl<'a> Planner<'a> {
    fn new(
        scenario: &'a Scenario,
        record: &'a Record,
        problems: Vec<Problem>,
        has_room_for_overrides: bool,
    ) -> Self {
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
            places: HashMap::with_capacity(16),
            terms: Vec::with_capacity(16),
        };
        Self {
            plan,
            scenario,
            record,
            errors,
            name_in_error: None,
            has_room_for_overrides,
            kinds: Vec::new(),
        }
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
        self.plan.places.entry(name).or_insert(id);
        self.plan.rows.push(PlanRow { name, unit, years, body, status: Status::Published });
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
        because: SegmentReason,
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
        because: SegmentReason,
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
        let mut body = StatedRow::of_series(series, |rate| rate.0);
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

    /// Where the yearly changes of prices stand, in the order in which they are looked up: in the scenario's own
    /// series, then in the record if those are prices in the main currency. An agreement that reads Korea's says
    /// nothing of prices in another currency.
    fn changes_of_prices(&mut self, name: &str) -> SmallVec<[RowId; 2]> {
        let has_series = self.scenario.series.contains_key(name);
        if has_series && !has_own_prices(self.scenario) {
            let (place, lacking) = (self.name(name), UnknownReason::OtherPrices);
            let nothing = || StatedRow { lacking, ..StatedRow::empty() };
            return smallvec![self.find_or_push(RowName::Recorded(place), Unit::Rate, nothing)];
        }
        let own = has_series.then(|| self.series(name));
        let at_home = self.quantity_unit("gdp") == Some(Unit::Money(self.main()));
        let recorded = at_home.then(|| self.quantity(name));
        let known: SmallVec<[RowId; 2]> = own.into_iter().chain(recorded).collect();
        if known.is_empty() { smallvec![self.series(name)] } else { known }
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
                    quantity.values.iter().map(|(&year, it)| (year, StatedValue::of(it, |value| *value))),
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
        let lacking = UnknownReason::OtherPayer;
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
        let mut body = rates
            .map_or_else(StatedRow::empty, |rates| StatedRow::of_series(rates, |exchange| exchange.amount));
        body.put_in_error(|field| self.errors.value(|| Field::Rate(currency, field)));
        self.push_row(name, Unit::Exchange { of, per }, self.years(), Body::Stated(body))
    }

    /// How the total becomes an amount of another currency, or one of that an amount of the total's: see
    /// [`route_of_total`]. Where there is no route, by a row without values, so that the figure says which
    /// pair is missing.
    pub(super) fn conversion(&mut self, from: Currency, to: Currency, basis: RateBasis) -> RowConversion {
        let route = match route_of_total((from, to), self.scenario, self.record, basis, &self.kinds) {
            Ok(route) => route,
            Err(why) => {
                let unit = Unit::Exchange { of: to, per: from };
                let row = self.find_or_push(RowName::NoExchange(from, to, why), unit, StatedRow::empty);
                return RowConversion(smallvec::smallvec![(row, true)]);
            }
        };
        let by = |leg: &Leg| {
            let row = match leg.quotation.by {
                QuotedBy::Scenario(listed) => self.exchange(listed),
                QuotedBy::Record(listed) => self.quantity(&average_name(listed)),
            };
            (row, leg.multiplies())
        };
        RowConversion(route.legs().iter().map(by).collect())
    }

    /// How amounts of a part's currency become amounts of the main one: at what the scenario states.
    fn conversion_of_part(&mut self, currency: Currency) -> RowConversion {
        let multiplies = self.scenario.quoted_in(currency).1 == currency;
        RowConversion(smallvec::smallvec![(self.exchange(currency), multiplies)])
    }

    #[expect(clippy::too_many_lines, reason = "it reads from top to bottom as the part of an agreement does")]
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
            if values.is_empty() && !(this.has_room_for_overrides && row == RowName::Override(place)) {
                return None;
            }
            let amounts =
                values.iter().map(|(&year, stated)| (year, StatedValue::of(stated, |money| money.amount)));
            let mut stated = StatedRow::of(amounts, None);
            stated.put_in_error(|of| match of {
                SeriesField::Year(year) => this.errors.value(|| address(field(year))),
                SeriesField::Whole | SeriesField::Then => None,
            });
            Some(this.push_row(row, currency, years, Body::Stated(stated)))
        };
        let overrides = amounts_row(self, RowName::Override(place), &part.overrides, &PartField::Override);
        let amounts = amounts_row(self, RowName::Amounts(place), &part.amounts, &PartField::Amount);
        let one_offs = amounts_row(self, RowName::OneOffs(place), &part.one_offs, &PartField::OneOff);

        // How amounts are rounded is a convention, which nobody knows better or worse.
        let unit = part.rounding.to.amount;
        let unit = self.term(address(PartField::RoundingTo), unit, currency, Status::Published);
        let base = StatedValue::of(&part.base, |money| money.amount);
        let base = self.term(address(PartField::Base), base.value, currency, base.status);
        let rounded = |amount: Formula| part.rounding.lower(amount, &unit);
        let replaced = |formula: Formula| match overrides {
            Some(overrides) => overridden(overrides, formula),
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
        let because = SegmentReason::Terms;
        let ruled = self.ruled_row(RowName::Ruled(place), currency, later, part, &rounded(raw.clone()));
        let carried = |by_rule: Formula| {
            let agreed = match amounts {
                Some(amounts) => agreed_amount(amounts, by_rule),
                None => by_rule,
            };
            replaced(agreed)
        };
        let (first, later_exact) = match part.rounding.carry {
            CarryOver::Rounded if overrides.is_none() && amounts.is_none() => (rounded(base), row(ruled)),
            CarryOver::Rounded => (rounded(replaced(base)), rounded(carried(row(ruled)))),
            CarryOver::Unrounded => (replaced(base), carried(raw)),
        };
        let segments = vec![
            Segment { first: years.first, formula: first, because: SegmentReason::Base },
            Segment { first: years.first.plus(1), formula: later_exact, because },
        ];
        let pushed = self.push_row(RowName::Exact(place), currency, years, Body::Formulas(segments));
        debug_assert_eq!(pushed, exact, "the formulas above point at this row");

        let paid = match part.rounding.carry {
            CarryOver::Rounded => row(exact),
            CarryOver::Unrounded => rounded(row(exact)),
        };
        let paid = match (one_offs, overrides) {
            (None, _) => paid,
            (Some(one_offs), None) => with_one_off(paid, one_offs),
            (Some(one_offs), Some(overrides)) => {
                Formula::first_known(&[rounded(row(overrides)), with_one_off(paid, one_offs)])
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
            self.push(RowName::Category(place, index), currency, years, share, SegmentReason::Categories);
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
            let because = SegmentReason::Rule(first);
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
            |&first: &Year| Segment { first, formula: formula.clone(), because: SegmentReason::Rule(first) };
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
        self.push(RowName::Total, Unit::Money(main), years, sum, SegmentReason::Conversion)
    }

    /// The step from the year before: a description, never a rule.
    fn change(&mut self, total: RowId) {
        let years = self.years();
        let step = row(total).as_fraction_of(&before(total)).minus(&number(1));
        let mut segments = Vec::new();
        if let Some(stated) = &self.scenario.before {
            let unit = Unit::Money(stated.value.currency);
            let amount = self.term(Field::Before, stated.value.amount, unit, stated.status);
            let formula = row(total).as_fraction_of(&amount).minus(&number(1));
            segments.push(Segment { first: years.first, formula, because: SegmentReason::Change });
        }
        segments.push(Segment { first: years.first.plus(1), formula: step, because: SegmentReason::Change });
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

/// Adds the rows of `measure` to the plan; `number` is its place among the measures.
fn lower_measure(planner: &mut Planner<'_>, measure: &Measure, place: u8, total: RowId) {
    let years = planner.years();
    let prices = match measure.prices {
        Prices::Constant { of, by } if !measure.over.is_share() => {
            Some((price_level(planner, of, by, place), of))
        }
        Prices::Constant { .. } | Prices::Current => None,
    };
    let factor = measure.discount.filter(|_| !measure.over.is_share());
    let factor = factor.map(|rate| discount_factor(planner, rate, place));
    let because = SegmentReason::Measure;
    let mut amounts = Vec::new();
    if prices.is_none_or(|(_, of)| years.first <= of) {
        let formula = measured(planner, measure, total, (prices, PricesOf::ALaterYear), factor);
        amounts.push(Segment { first: years.first, formula, because });
    }
    if let Some((_, of)) = prices.filter(|(_, of)| *of < years.last) {
        let formula = measured(planner, measure, total, (prices, PricesOf::AnEarlierYear), factor);
        amounts.push(Segment { first: years.first.max(of.plus(1)), formula, because });
    }
    let unit = measure.unit(planner.main());
    let row_of_measure = if measure.cumulative && !measure.over.is_share() {
        let yearly = planner.push_row(RowName::Yearly(place), unit, years, Body::Formulas(amounts));
        let sum = planner.next();
        planner.push_from(
            RowName::Measure(place),
            unit,
            years,
            row(yearly),
            before(sum).plus(&row(yearly)),
            because,
        )
    } else {
        planner.push_row(RowName::Measure(place), unit, years, Body::Formulas(amounts))
    };
    // A cost that the user typed is nobody's but theirs. A rate of discount is not a value of the world:
    // like a currency, it says in what terms the amount is.
    if let Over::StationingCost(_) = measure.over {
        planner.is_known_as(row_of_measure, Status::Assumed);
    }
}

/// Whether an amount is put into prices of its own or a later year, or of an earlier one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PricesOf {
    ALaterYear,
    AnEarlierYear,
}

/// The amount of a year in terms of `measure`, in the constant prices of a year as `prices` say.
fn measured(
    planner: &mut Planner<'_>,
    measure: &Measure,
    total: RowId,
    (prices, which): (Option<(RowId, Year)>, PricesOf),
    factor: Option<RowId>,
) -> Formula {
    let main = planner.main();
    let mut amount = row(total);
    if let Some((level, _)) = prices {
        amount = match which {
            PricesOf::ALaterYear => amount.times(&row(level)),
            PricesOf::AnEarlierYear => amount.over(&row(level)),
        };
    }
    if let Some(currency) = measure.currency.filter(|&currency| currency != main && !measure.over.is_share())
    {
        let conversion = planner.conversion(main, currency, measure.rates);
        amount = conversion.apply(amount, |rate| prices.map_or_else(|| row(rate), |(_, of)| at(rate, of)));
    }
    if let Some(factor) = factor {
        amount = amount.times(&row(factor));
    }
    match measure.over {
        Over::Nothing => amount,
        Over::StationingCost(cost) => {
            // A cost in another currency is converted at the year's rate.
            let mut whole = number(cost.amount);
            if cost.currency != main {
                whole = planner.conversion(cost.currency, main, measure.rates).apply(whole, row);
            }
            amount.over(&whole)
        }
        Over::DefenceBudget | Over::Gdp | Over::Soldier => {
            let name = measure.over.quantity().expect("these are quantities of the record");
            let quantity = planner.quantity_of_payer(name);
            if let Some(Unit::Money(currency)) = planner.quantity_unit(name)
                && currency != main
            {
                amount = planner.conversion(main, currency, measure.rates).apply(amount, row);
            }
            amount.over(&row(quantity))
        }
    }
}

/// The price level between each year and `of`: that of the later of the two where the earlier is 1. It is chained from
/// `of` both ways, so that a year reads only the changes between the two, and both ways by multiplication, so that
/// no digit is lost.
fn price_level(planner: &mut Planner<'_>, of: Year, by: PriceIndex, place: u8) -> RowId {
    let term = planner.years();
    let because = SegmentReason::Measure;
    let changes = planner.changes_of_prices(by.series());
    let growth = |read: &dyn Fn(RowId) -> Formula| {
        let changes: SmallVec<[Formula; 2]> = changes.iter().map(|&change| read(change)).collect();
        number(1).plus(&match &changes[..] {
            [change] => change.clone(),
            several => Formula::first_known(several),
        })
    };
    let level = planner.next();
    let mut segments = Vec::new();
    // A term that is in error has no figures, and no price levels either.
    let years = if term.is_empty() { term } else { Years::new(term.first.min(of), term.last.max(of)) };
    if !term.is_empty() {
        for first in Years::new(years.first, of.before()).iter() {
            let next = first.plus(1);
            let formula = at(level, next).times(&growth(&|change| at(change, next)));
            segments.push(Segment { first, formula, because });
        }
    }
    segments.push(Segment { first: of, formula: number(1), because });
    let formula = before(level).times(&growth(&row));
    segments.push(Segment { first: of.plus(1), formula, because });
    planner.push_row(RowName::PriceLevel(place, of), Unit::Factor, years, Body::Formulas(segments))
}

/// What one unit of a year's money is worth in the first year.
fn discount_factor(planner: &mut Planner<'_>, rate: Rate, place: u8) -> RowId {
    let years = planner.years();
    let factor = planner.next();
    let chained: Formula = before(factor).over(&number(1).plus(&number(rate.0)));
    planner.push_from(
        RowName::Discount(place),
        Unit::Factor,
        years,
        number(1),
        chained,
        SegmentReason::Measure,
    )
}
