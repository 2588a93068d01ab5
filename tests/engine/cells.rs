//! The formulas of the workbook give what the program gives, also after cells were changed.
//!
//! The cells are computed here as a spreadsheet does, in binary numbers: formulas read from one
//! scenario, stated values from another one that differs in them. `.ci/recalculate` asks a real
//! spreadsheet program about some scenarios; this asks about every one that chance finds.

#![expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "cells count in binary")]
#![expect(clippy::panic_in_result_fn, reason = "what a cell holds is a result; a test still panics")]

use std::collections::BTreeMap;

use costshare::engine::cells::{
    self, ComputedCell, Expression, Function, Operator, Reference, Step, StepKind, computed, counted,
    in_force,
};
use costshare::engine::{Body, Measure, Projection, RowName, plan, plan_with_room_for_overrides, project};
use costshare::model::clauses::{Fixed, Growth, Weight};
use costshare::model::formula::RoundingMode;
use costshare::model::{
    Currency, Field, FieldValue, Figure, Money, Rate, Record, RowId, Scenario, Stated, Unit, UnknownReason,
    Value, Year, Years,
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal_macros::dec;
use support::values::shipped;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn cells_give_what_the_program_gives(scenario in support::scenario()) {
        check(&scenario, &scenario);
    }

    /// Every live value is another one, in every part and every series.
    #[test]
    fn changed_cells_give_what_the_program_gives_for_the_change(
        scenario in support::scenario(),
        factor in 1_i64..=300,
        lag in 0_u8..=10,
        typed in proptest::collection::vec(any::<bool>(), 8),
    ) {
        check(&scenario, &changed(&scenario, Decimal::new(factor, 2), lag, &typed));
    }
}

#[test]
fn a_tie_falls_away_from_zero() {
    let mut tie = shipped("sma-12.ron");
    tie.parts[0].base.value.amount = dec!(1_250_000_000_000);
    let cpi = tie.series.get_mut("cpi").expect("the twelfth reads prices");
    cpi.values.insert(Year(2025), Stated::assumed(Rate(dec!(0.005))));
    let found = check(&shipped("sma-12.ron"), &tie);
    assert_eq!(found[&("total".to_owned(), 2027)], Some(12563.0));
}

/// By hand: 12,500 × 1.005 = 12,562.5; half to even 12,562, down 12,562.
#[test]
fn other_ways_to_round_have_their_formulas() {
    for (how, expected) in
        [(RoundingMode::HalfUp, 12563.0), (RoundingMode::HalfEven, 12562.0), (RoundingMode::Down, 12562.0)]
    {
        let mut tie = shipped("sma-12.ron");
        tie.parts[0].base.value.amount = dec!(1_250_000_000_000);
        tie.parts[0].rounding.how = how;
        let rule = tie.parts[0].rules.get_mut(&Year(2027)).expect("its rule");
        rule.growth = Growth::Fixed(Fixed { rate: Stated::assumed(Rate(dec!(0.005))) });
        let found = check(&tie, &tie);
        assert_eq!(found[&("total".to_owned(), 2027)], Some(expected), "{how:?}");
    }
}

/// A cap that is cleared is no cap, a series that is cleared is unknown, an override that is cleared
/// follows the rule again.
#[test]
fn a_cell_that_is_cleared_counts_as_not_stated() {
    let signed = shipped("sma-12.ron");
    let mut cleared = signed.clone();
    cleared.parts[0].rules.get_mut(&Year(2027)).expect("its rule").cap = None;
    cleared.series.get_mut("cpi").expect("prices").values.remove(&Year(2026));
    check(&signed, &cleared);
    let mut typed = signed.clone();
    typed.parts[0].overrides.insert(Year(2028), Stated::assumed(won(15800)));
    check(&typed, &signed);
    check(&signed, &typed);
    // Without what holds later there is nothing after the last year.
    cleared.series.get_mut("cpi").expect("prices").then = None;
    check(&signed, &cleared);
}

/// A gap between stated years is unknown, never what holds later.
#[test]
fn a_gap_is_not_filled() {
    let signed = shipped("sma-12.ron");
    let mut gap = signed.clone();
    let cpi = gap.series.get_mut("cpi").expect("prices");
    cpi.values.insert(Year(2028), Stated::assumed(Rate(dec!(0.03))));
    let found = check(&signed, &gap);
    assert_eq!(found[&("total".to_owned(), 2029)], None, "the prices of 2027 are a gap");
    assert!(found[&("total".to_owned(), 2028)].is_some());
}

#[test]
fn a_total_that_is_no_whole_number_of_units_is_not_divided() {
    let example = shipped("example-two-currencies.ron");
    let mut odd = example.clone();
    let amount = Money::new(dec!(12_512_345), "EUR".parse().expect("a currency"));
    odd.parts[0].one_offs.insert(Year(2030), Stated::assumed(amount));
    let found = check(&example, &odd);
    assert_eq!(found[&("part.euros.category.labour".to_owned(), 2030)], None);
    assert!(found[&("part.euros.category.labour".to_owned(), 2031)].is_some());
}

/// Yen by way of the won: both rates are live, and a rate that nobody has is `NA()`.
#[test]
fn amounts_cross_in_cells_too() {
    let text = include_str!("../field/A1-yen-agreement.ron");
    let yen = costshare::files::read_scenario(text, "A1").expect("it can be read").scenario;
    let mut more = yen.clone();
    more.parts[0].base.value.amount = dec!(300_000_000_000);
    let record = costshare::files::record::bundled();
    let cost = Money::new(dec!(1_000_000_000), Currency::USD);
    let measures = [
        Measure::converted(Currency::USD),
        Measure::share(costshare::engine::Over::StationingCost(cost)),
        Measure::converted("EUR".parse().expect("a currency")),
    ];
    let found = check_with(&yen, &more, record, &measures);
    // 300,000 × 9.8265 ÷ 1,291.78 = 2,282.0836….
    let dollars = found[&("measure.0".to_owned(), 2022)].expect("both are quoted in won");
    assert!((dollars - 2282.0836).abs() < 0.0001, "{dollars}");
    assert_eq!(found[&("measure.2".to_owned(), 2022)], None);
}

#[test]
fn measures_of_every_kind_have_cells() {
    use costshare::engine::{Over, PriceIndex, Prices};
    let record = costshare::files::record::bundled();
    let signed = shipped("sma-12.ron");
    let real = Prices::Constant { of: Year(2025), by: PriceIndex::GdpDeflator };
    let measures = [
        Measure { prices: real, ..Measure::default() },
        Measure { currency: Some(Currency::USD), cumulative: true, ..Measure::real(Year(2028)) },
        Measure { discount: Some(Rate(dec!(0.03))), ..Measure::default() },
        Measure { over: Over::Soldier, ..Measure::converted(Currency::USD) },
        Measure::share(Over::StationingCost(won(40_000))),
        Measure::share(Over::Gdp),
    ];
    check_with(&signed, &signed, record, &measures);
}

/// Holds every computed cell of `shape` with the stated values of `stated` against the figures of
/// `stated`; gives the cells of the projection.
#[track_caller]
fn check(shape: &Scenario, stated: &Scenario) -> BTreeMap<(String, i16), Option<f64>> {
    let record = Record::default();
    let main = shape.currency();
    let other = if main == Currency::USD { Currency::KRW } else { Currency::USD };
    let measures = [Measure::cumulative(), Measure::converted(other), Measure::real(shape.years.first)];
    check_with(shape, stated, &record, &measures)
}

#[track_caller]
fn check_with(
    shape: &Scenario,
    stated: &Scenario,
    record: &Record,
    measures: &[Measure],
) -> BTreeMap<(String, i16), Option<f64>> {
    let shaped = project(plan_with_room_for_overrides(shape, record, measures));
    let expected = project(plan(stated, record, measures));
    let unsure_from = cells::last_unit_unsure_from(&expected);
    let mut sheet = Sheet::new(&shaped, stated, record);
    let mut found = BTreeMap::new();
    for row in expected.plan().rows().iter().filter(|row| matches!(row.body, Body::Formulas(_))) {
        let id = shaped.plan().row_id(row.name).expect("both have the same rows");
        for year in row.years.iter() {
            let is_exact = unsure_from.is_none_or(|first| year < first);
            let cell = sheet.value(Reference::Figure(Figure { row: id, year })).ok();
            let name = expected.plan().spell_row(row.name);
            let value = expected.at(row.name, year).known().map(|value| float(counted(value, row.unit)));
            let unit = rounding_unit(&expected, row.name);
            // Categories are counted in whole numbers, or not at all.
            let is_promised = match row.name {
                RowName::Category(..) => is_exact && sheet.divides_exactly(Figure { row: id, year }),
                _ => true,
            };
            let near = match (cell, value) {
                _ if !is_promised => true,
                (None, None) => true,
                (Some(cell), Some(value)) => is_beyond_digits(value) || near(cell, value, unit, is_exact),
                (Some(cell), None) => is_beyond_digits(cell) || is_refused(&expected, row.name, year),
                (None, Some(_)) => false,
            };
            assert!(near, "{name}.{year}: the cell has {cell:?}, the program {value:?}");
            found.insert((name, year.0), cell);
        }
    }
    found
}

/// Twelve digits; where the last rounding unit is not promised, a few of them.
fn near(cell: f64, value: f64, unit: f64, is_exact: bool) -> bool {
    let slack = if is_exact { 0.0 } else { 1e4 * unit };
    let relative = if is_exact { 1e-12 } else { 1e-9 };
    (cell - value).abs() <= relative * value.abs().max(1.0) + slack
}

fn rounding_unit(projection: &Projection, row: RowName) -> f64 {
    let of_part = |part: usize| {
        let part = &projection.plan().parts[part];
        float(counted(part.unit, Unit::Money(part.currency)))
    };
    match row {
        RowName::Ruled(part) | RowName::Exact(part) | RowName::PartTotal(part) => of_part(usize::from(part)),
        RowName::Category(part, _) => of_part(usize::from(part)),
        _ => (0..projection.plan().parts.len()).map(of_part).fold(0.0, f64::max),
    }
}

/// A decimal holds 28 digits, so a price level that falls for a hundred years has few of them left;
/// what is divided by it is not compared.
fn is_beyond_digits(cell: f64) -> bool {
    cell.abs() > 1e15
}

/// Whether the program has no figure where a cell still has one: it has more digits than a decimal
/// holds, before the point or after it, or a total misses whole units by less than a cell sees.
fn is_refused(projection: &Projection, row: RowName, year: Year) -> bool {
    match projection.at(row, year) {
        Value::Unknown(why) if why.reason == UnknownReason::DividedByZero => row.is_of_measure(),
        Value::Unknown(why) => matches!(why.reason, UnknownReason::TooLarge | UnknownReason::NotInUnits),
        Value::Known(_) => false,
    }
}

/// What a cell holds: a number, nothing, or an error.
type Held = Result<f64, Problem>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Problem {
    Blank,
    NotAvailable,
}

/// The workbook of one scenario with the stated values of another, computed as a spreadsheet does.
struct Sheet<'a> {
    shape: &'a Projection,
    /// The scenario whose values stand in the cells.
    stated: &'a Scenario,
    record: &'a Record,
    computed: BTreeMap<(u16, Year), ComputedCell>,
    known: BTreeMap<(u16, Year), Held>,
}

impl<'a> Sheet<'a> {
    fn new(shape: &'a Projection, stated: &'a Scenario, record: &'a Record) -> Self {
        Self { shape, stated, record, computed: BTreeMap::new(), known: BTreeMap::new() }
    }

    fn computed(&mut self, figure: Figure) -> ComputedCell {
        let shape = self.shape;
        let key = (figure.row.0, figure.year);
        self.computed.entry(key).or_insert_with(|| computed(shape, figure)).clone()
    }

    /// Whether the whole numbers of a division are not larger than a cell holds. Weights have as many
    /// decimals to spare as the shape gives them.
    fn divides_exactly(&mut self, figure: Figure) -> bool {
        let plan = self.shape.plan();
        let RowName::Category(part, which) = plan.row(figure.row).name else { return true };
        let first = RowId(figure.row.0 - u16::from(which));
        let count = u16::try_from(plan.parts[usize::from(part)].categories.len()).expect("a few categories");
        let step = |kind, row| Step { kind, row, year: figure.year };
        let last = step(StepKind::Weight, RowId(first.0 + count - 1));
        let weights = self.range(&Expression::Cell(Reference::Steps(first, last)));
        let weights: f64 = weights.into_iter().flatten().sum();
        let units = self.value(Reference::Step(step(StepKind::Units, first))).unwrap_or(0.0);
        units * weights < 1e15
    }

    fn value(&mut self, reference: Reference) -> Held {
        let plan = self.shape.plan();
        match reference {
            Reference::Year(year) => Ok(f64::from(year.0)),
            Reference::Term(term) => {
                let term = plan.term(term);
                self.field(&term.field, term.unit)
            }
            Reference::Figure(figure) => {
                let key = (figure.row.0, figure.year);
                if let Some(&known) = self.known.get(&key) {
                    return known;
                }
                let expression = match plan.row(figure.row).body {
                    Body::Formulas(_) => self.computed(figure).expression,
                    Body::Stated(_) => {
                        let has_then = !matches!(plan.row(figure.row).name, RowName::Recorded(_));
                        in_force(figure, has_then)
                    }
                };
                // A formula is never blank: a reference to a blank cell is zero.
                let value = self.evaluate(&expression);
                self.known.insert(key, value);
                value
            }
            Reference::Stated(figure) => self.as_stated(figure),
            Reference::Then(row) => match plan.row(row).name {
                RowName::Series(place) => {
                    let series = self.stated.series.get(&plan.series[usize::from(place)]);
                    blank_or(series.and_then(|series| series.then.as_ref()).map(|then| then.value.0))
                }
                RowName::Exchange(currency) => {
                    let rates = self.stated.rates.get(&currency);
                    blank_or(rates.and_then(|rates| rates.then.as_ref()).map(|then| then.value.amount))
                }
                name => panic!("{name:?} has nothing that holds later"),
            },
            Reference::Step(step) => {
                let steps = self.computed(Figure { row: step.row, year: step.year }).steps;
                let found = steps.into_iter().find(|candidate| candidate.step == step);
                let expression = found.expect("each category has its steps").expression;
                self.evaluate(&expression)
            }
            Reference::StatedFrom(_) | Reference::Figures(_) | Reference::Years(_) | Reference::Steps(..) => {
                panic!("{reference:?} is more than one cell")
            }
        }
    }

    fn as_stated(&self, figure: Figure) -> Held {
        let plan = self.shape.plan();
        let row = plan.row(figure.row);
        let year = &figure.year;
        let part = |place: u8| &self.stated.parts[usize::from(place)];
        let money = |stated: Option<&Stated<Money>>| {
            blank_or(stated.map(|stated| counted(stated.value.amount, row.unit)))
        };
        match row.name {
            RowName::Override(place) => money(part(place).overrides.get(year)),
            RowName::Amounts(place) => money(part(place).amounts.get(year)),
            RowName::OneOffs(place) => money(part(place).one_offs.get(year)),
            RowName::Series(place) => {
                let series = self.stated.series.get(&plan.series[usize::from(place)]);
                blank_or(series.and_then(|series| series.values.get(year)).map(|rate| rate.value.0))
            }
            RowName::Exchange(currency) => {
                let rates = self.stated.rates.get(&currency);
                blank_or(rates.and_then(|rates| rates.values.get(year)).map(|rate| rate.value.amount))
            }
            RowName::Recorded(place) => {
                let quantity = self.record.quantities.get(&plan.series[usize::from(place)]);
                let value = quantity.and_then(|quantity| quantity.values.get(year));
                blank_or(value.map(|value| counted(value.value, row.unit)))
            }
            name => panic!("{name:?} is not stated"),
        }
    }

    fn field(&self, field: &Field, unit: Unit) -> Held {
        let value = match field.read(self.stated).expect("both have the same fields") {
            FieldValue::Money(money) => money.value.amount,
            FieldValue::Unit(money) => money.amount,
            FieldValue::Rate(rate) => rate.value.0,
            FieldValue::Lag(lag) => Decimal::from(lag),
            FieldValue::Weight(weight) => weight.value.number(),
            FieldValue::Absent => return Err(Problem::Blank),
            other => panic!("{other:?} is no number"),
        };
        Ok(float(counted(value, unit)))
    }

    /// The cells of a range.
    fn range(&mut self, expression: &Expression) -> Vec<Held> {
        let Expression::Cell(reference) = expression else { return vec![self.evaluate(expression)] };
        let plan = self.shape.plan();
        // Lags go back ten years at most; nothing reads beyond what the program accepts.
        let years = Years::new(plan.years.first.plus(-20), plan.years.last);
        match *reference {
            Reference::StatedFrom(from) => {
                let years = Years::new(from.year, years.last.plus(40));
                years.iter().map(|year| self.as_stated(Figure { year, ..from })).collect()
            }
            Reference::Figures(row) => {
                years.iter().map(|year| self.value(Reference::Figure(Figure { row, year }))).collect()
            }
            Reference::Years(_) => years.iter().map(|year| Ok(f64::from(year.0))).collect(),
            Reference::Steps(first, last) => (first.0..=last.row.0)
                .map(|row| self.value(Reference::Step(Step { row: RowId(row), ..last })))
                .collect(),
            single => vec![self.value(single)],
        }
    }

    /// A number; a blank cell is zero in a calculation.
    fn number(&mut self, expression: &Expression) -> Held {
        match self.evaluate(expression) {
            Err(Problem::Blank) => Ok(0.0),
            held => held,
        }
    }

    fn evaluate(&mut self, expression: &Expression) -> Held {
        match expression {
            Expression::Number(number) => Ok(float(*number)),
            Expression::Cell(reference) => self.value(*reference),
            Expression::Operation(operator, operands) => {
                let [left, right] = &**operands;
                let (left, right) = (self.number(left)?, self.number(right)?);
                let truth = |truth: bool| f64::from(u8::from(truth));
                Ok(match operator {
                    Operator::Add => left + right,
                    Operator::Subtract => left - right,
                    Operator::Multiply => left * right,
                    Operator::Divide if right == 0.0 => return Err(Problem::NotAvailable),
                    Operator::Divide => left / right,
                    #[expect(clippy::float_cmp, reason = "a spreadsheet compares so")]
                    Operator::Equal => truth(left == right),
                    Operator::Greater => truth(left > right),
                    Operator::AtLeast => truth(left >= right),
                    Operator::AtMost => truth(left <= right),
                })
            }
            Expression::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one case after the other")]
    fn call(&mut self, function: Function, arguments: &[Expression]) -> Held {
        let truth = |truth: bool| f64::from(u8::from(truth));
        match function {
            Function::Na => return Err(Problem::NotAvailable),
            Function::If => {
                let chosen = if self.number(&arguments[0])? == 0.0 { 2 } else { 1 };
                return self.number(&arguments[chosen]);
            }
            Function::IsNumber => return Ok(truth(self.evaluate(&arguments[0]).is_ok())),
            Function::Count => {
                let held = self.range(&arguments[0]).into_iter().flatten().count();
                return Ok(held as f64);
            }
            Function::Match => {
                let wanted = self.number(&arguments[0])?;
                let range = self.range(&arguments[1]);
                let place = range.iter().position(|held| *held == Ok(wanted));
                return place.map(|place| place as f64).ok_or(Problem::NotAvailable);
            }
            Function::Index => {
                let place = self.number(&arguments[1])?;
                let Expression::Cell(Reference::Figures(row)) = arguments[0] else {
                    panic!("an index into a row")
                };
                let first = self.shape.plan().years.first.plus(-20);
                let year = first.plus(place as i16);
                return self.value(Reference::Figure(Figure { row, year }));
            }
            _ => {}
        }
        if let Function::Min | Function::Max | Function::Sum = function {
            let mut numbers = Vec::new();
            for argument in arguments {
                for held in self.range(argument) {
                    match held {
                        Ok(number) => numbers.push(number),
                        // What is blank is passed over.
                        Err(Problem::Blank) => {}
                        Err(problem) => return Err(problem),
                    }
                }
            }
            return Ok(match function {
                Function::Min => numbers.into_iter().fold(f64::INFINITY, f64::min),
                Function::Max => numbers.into_iter().fold(f64::NEG_INFINITY, f64::max),
                _ => numbers.into_iter().sum(),
            });
        }
        let first = match function {
            Function::CountIf => 0.0,
            _ => self.number(&arguments[0])?,
        };
        Ok(match function {
            Function::Abs => first.abs(),
            Function::Sign if first == 0.0 => 0.0,
            Function::Sign => first.signum(),
            Function::And => {
                let mut all = first != 0.0;
                for argument in &arguments[1..] {
                    all &= self.number(argument)? != 0.0;
                }
                truth(all)
            }
            Function::Mod => {
                let divisor = self.number(&arguments[1])?;
                if divisor == 0.0 {
                    return Err(Problem::NotAvailable);
                }
                first - divisor * (first / divisor).floor()
            }
            Function::Log10 => first.log10(),
            Function::Round => round(first, self.number(&arguments[1])?),
            Function::Trunc => first.trunc(),
            Function::Rank => {
                let others = self.range(&arguments[1]).into_iter().collect::<Result<Vec<_>, _>>()?;
                1.0 + others.into_iter().filter(|other| *other > first).count() as f64
            }
            Function::CountIf => {
                let wanted = self.number(&arguments[1])?;
                let range = self.range(&arguments[0]).into_iter().collect::<Result<Vec<_>, _>>()?;
                #[expect(clippy::float_cmp, reason = "a spreadsheet compares so")]
                let count = range.into_iter().filter(|held| *held == wanted).count();
                count as f64
            }
            _ => unreachable!("answered above"),
        })
    }
}

/// A spreadsheet rounds the decimal that it shows, halves away from zero.
fn round(number: f64, digits: f64) -> f64 {
    let power = 10_f64.powi(digits as i32);
    let scaled = number * power;
    if scaled.abs() >= 4_503_599_627_370_496.0 {
        return number;
    }
    scaled.round() / power
}

fn blank_or(value: Option<Decimal>) -> Held {
    value.map(float).ok_or(Problem::Blank)
}

fn float(value: Decimal) -> f64 {
    value.to_string().parse().expect("a decimal is written as a number")
}

fn won(eok: i64) -> Money {
    Money::new(Decimal::from(eok) * dec!(100_000_000), Currency::KRW)
}

/// Another scenario of the same shape: every live value changed.
fn changed(scenario: &Scenario, factor: Decimal, lag: u8, typed: &[bool]) -> Scenario {
    let mut changed = scenario.clone();
    let scaled = |money: &mut Stated<Money>| {
        let amount = (money.value.amount * factor).trunc();
        money.value.amount = amount;
    };
    let rate = |rate: &mut Stated<Rate>| {
        let millionths = (rate.value.0 * factor * dec!(1_000_000)).trunc();
        rate.value = Rate((millionths / dec!(1_000_000)).clamp(dec!(-1), dec!(10)));
    };
    changed.before.iter_mut().for_each(scaled);
    for part in &mut changed.parts {
        scaled(&mut part.base);
        part.amounts.values_mut().chain(part.one_offs.values_mut()).for_each(scaled);
        part.overrides.clear();
        let base = part.base.clone();
        for (year, _) in scenario.years.iter().zip(typed).filter(|(_, typed)| **typed) {
            part.overrides.insert(year, base.clone());
        }
        part.rounding.to.amount = (part.rounding.to.amount * dec!(2)).normalize();
        for rule in part.rules.values_mut() {
            rule.cap.iter_mut().for_each(rate);
            rule.floor.iter_mut().for_each(rate);
            change_growth(&mut rule.growth, lag, &rate);
        }
        for category in &mut part.categories {
            if let Weight::Number(number) = &mut category.weight.value {
                *number = (*number * factor).trunc() + Decimal::ONE;
            }
        }
    }
    for series in changed.series.values_mut() {
        series.values.values_mut().for_each(rate);
        series.then.iter_mut().for_each(rate);
    }
    for rates in changed.rates.values_mut() {
        for exchange in rates.values.values_mut().chain(&mut rates.then) {
            exchange.value.amount *= factor;
        }
    }
    changed
}

fn change_growth(growth: &mut Growth, lag: u8, rate: &impl Fn(&mut Stated<Rate>)) {
    match growth {
        Growth::Freeze(_) => {}
        Growth::Fixed(fixed) => rate(&mut fixed.rate),
        Growth::Index(index) => index.lag = lag,
        Growth::Sum(sum) => {
            change_growth(&mut sum.first, lag, rate);
            change_growth(&mut sum.second, lag, rate);
        }
    }
}
