//! How an explanation reads: notation first.
//!
//! `15,192 × (1 + 2.1%) = 15,511.032 → 15,511`: the figures that an amount follows from, what they
//! give exactly, and after the arrow what rounding makes of it. A bound that does not bind is left
//! out of the line; one that does is written as the choice it is: `min(5.1%, 5%)`. What is rounded
//! inside of a longer formula has a line of its own.
//!
//! Amounts of one currency are counted in its usual unit, which [`Lines::unit`] names once; where
//! several currencies meet each amount says its own.
//!
//! **Invariant:** an equals sign stands before every digit there is; before fewer stands `≈`.

use rust_decimal::Decimal;

use super::fields::{category_name, field_name, lag_words, series_name};
use super::measures::measure_name;
use super::naming::shortened;
use super::numbers::{self, AmountUnit, Digits, MINUS, amount, money_rounded, money_words, number};
use super::problems::problem_words;
use super::{Language, say, say_with};
use crate::engine::{
    Explanation, FigureError, Measure, NoRoute, Over, Plan, PriceIndex, Prices, RateBasis, RowName, Tree,
};
use crate::model::formula::{BinaryOp, Op};
use crate::model::{Currency, Figure, Money, Rate, Unit, Unknown, UnknownReason, Value, Year, Years};
use crate::text::key;

/// Lines of notation, and what their amounts count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// The lines; the last one gives the figure.
    pub lines: Vec<String>,
    /// The unit of the amounts, if they are of one currency.
    pub unit: Option<AmountUnit>,
}

/// How a figure follows, in notation.
pub fn notation(plan: &Plan, explanation: &Explanation, language: Language) -> Lines {
    let mut currencies = Vec::new();
    collect_currencies(&explanation.tree, &mut currencies);
    if let Unit::Money(currency) = explanation.unit {
        add(&mut currencies, currency);
    }
    let unit = match currencies[..] {
        [currency] => Some(AmountUnit::usual(currency, language)),
        _ => None,
    };
    let mut writer = FormulaWriter { plan, language, unit, lines: Vec::new() };
    writer.root(explanation);
    Lines { lines: writer.lines, unit }
}

/// An amount in the unit of a line: all its digits, and no fewer than a table shows.
pub fn in_unit(value: Decimal, unit: AmountUnit) -> String {
    let count = unit.scale.count(value);
    let Digits::Fixed(places) = unit.digits() else { return amount(value, unit, Digits::Exact) };
    amount(value, unit, Digits::Fixed(places.max(count.scale())))
}

struct FormulaWriter<'a> {
    plan: &'a Plan,
    language: Language,
    unit: Option<AmountUnit>,
    lines: Vec<String>,
}

/// How tightly the operation of an expression binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binds {
    Sum,
    Product,
    Whole,
}

/// A piece of notation.
struct WrittenFormula {
    text: String,
    binds: Binds,
}

impl WrittenFormula {
    fn whole(text: String) -> Self {
        Self { text, binds: Binds::Whole }
    }

    /// In brackets if it binds less tightly than that.
    fn at_least(self, binds: Binds) -> String {
        if self.binds < binds { format!("({})", self.text) } else { self.text }
    }
}

/// More decimals than this are cut off, and the line says so.
const MOST_DECIMALS: u32 = 8;
/// Decimals that are left where they are cut off.
const DECIMALS_LEFT: u32 = 4;

impl FormulaWriter<'_> {
    fn root(&mut self, explanation: &Explanation) {
        let unit = explanation.unit;
        let tree = match free(&explanation.tree) {
            // A figure that is stated, or handed on, is named rather than computed.
            Tree::Round { operands, value, .. } if is_leaf(&operands[0]) => {
                let (of, rounded) = (&operands[0], *value);
                let line = format!("{} = {}", self.name(of), self.value(of.value(), unit).text);
                let line = self.and_rounded(line, of.value(), Some(rounded), unit);
                self.lines.push(line);
                return;
            }
            leaf if is_leaf(leaf) => {
                let line = format!("{} = {}", self.name(leaf), self.value(leaf.value(), unit).text);
                self.lines.push(line);
                return;
            }
            tree => tree,
        };
        let line = self.equation(tree, unit);
        self.lines.push(line);
    }

    /// `15,192 × (1 + 2.1%) = 15,511.032 → 15,511`
    fn equation(&mut self, tree: &Tree, unit: Unit) -> String {
        let (expression, exact, rounded) = match tree {
            Tree::Round { operands, value, .. } => {
                let of = &operands[0];
                (self.expression(of), of.value(), Some(*value))
            }
            Tree::Part { which, operands, value } => self.share(*which, operands, *value),
            tree => (self.expression(tree), tree.value(), None),
        };
        let exact_text = self.value(exact, unit);
        let line = format!("{} {} {}", expression.text, exact_text.sign, exact_text.text);
        self.and_rounded(line, exact, rounded, unit)
    }

    /// The line with what rounding makes of it, where that is something else.
    fn and_rounded(&self, line: String, exact: Value, rounded: Option<Value>, unit: Unit) -> String {
        match rounded.filter(|&rounded| rounded != exact) {
            Some(rounded) => format!("{line} → {}", self.value(rounded, unit).text),
            None => line,
        }
    }

    /// `14,028 × 5,005 ÷ 10,389`
    fn share(
        &mut self,
        which: usize,
        operands: &[Tree],
        value: Value,
    ) -> (WrittenFormula, Value, Option<Value>) {
        let [whole, _, weights @ ..] = operands else {
            return (WrittenFormula::whole(String::new()), value, None);
        };
        let known: Option<Vec<Decimal>> = weights.iter().map(|weight| weight.value().known()).collect();
        let sum = known.as_ref().map(|weights| weights.iter().sum::<Decimal>());
        let weight = known.as_ref().and_then(|weights| weights.get(which)).copied().unwrap_or_default();
        let whole_text = self.expression(whole).at_least(Binds::Product);
        let text = match sum.filter(|sum| *sum != Decimal::ONE) {
            Some(sum) => format!("{whole_text} × {} ÷ {}", plain_number(weight), plain_number(sum)),
            // Shares of a whole of 100 %.
            None => format!("{whole_text} × {}", super::measures::plain_rate(Rate(weight))),
        };
        let exact = whole.value().known().and_then(|whole| {
            let product = whole.checked_mul(weight)?;
            product.checked_div(sum?)
        });
        (WrittenFormula { text, binds: Binds::Product }, exact.map_or(value, Value::Known), Some(value))
    }

    fn expression(&mut self, tree: &Tree) -> WrittenFormula {
        match free(tree) {
            Tree::Number(value) => WrittenFormula::whole(plain_number(*value)),
            Tree::Year(year) => WrittenFormula::whole(year.to_string()),
            Tree::Term { value, unit, .. } => WrittenFormula::whole(match (value, unit) {
                (Value::Known(rate), Unit::Rate) => super::measures::plain_rate(Rate(*rate)),
                _ => self.value(*value, *unit).text,
            }),
            Tree::InError { value, .. } => WrittenFormula::whole(self.value(*value, Unit::Count).text),
            Tree::Figure { value, unit, .. } => WrittenFormula::whole(self.value(*value, *unit).text),
            Tree::BinaryOp { two, operands, .. } => self.two(*two, &operands[0], &operands[1]),
            Tree::Round { operands, value, .. } => {
                if operands[0].value() == *value && is_leaf(&operands[0]) {
                    return self.expression(&operands[0]);
                }
                let unit = unit_of(&operands[0]).unwrap_or(Unit::Count);
                let line = self.equation(tree, unit);
                self.lines.push(line);
                WrittenFormula::whole(self.value(*value, unit).text)
            }
            Tree::Part { value, .. } => {
                let unit = unit_of(tree).unwrap_or(Unit::Count);
                let line = self.equation(tree, unit);
                self.lines.push(line);
                WrittenFormula::whole(self.value(*value, unit).text)
            }
        }
    }

    fn two(&mut self, two: BinaryOp, left: &Tree, right: &Tree) -> WrittenFormula {
        match two {
            BinaryOp::Smaller => self.call("min", left, right),
            BinaryOp::Larger => self.call("max", left, right),
            BinaryOp::Add => self.sum(left, right),
            BinaryOp::Subtract => {
                let (left, right) = (self.expression(left), self.expression(right));
                let text = format!("{} {MINUS} {}", left.text, right.at_least(Binds::Product));
                WrittenFormula { text, binds: Binds::Sum }
            }
            BinaryOp::Multiply | BinaryOp::Divide | BinaryOp::Fraction => {
                let sign = if two == BinaryOp::Multiply { "×" } else { "÷" };
                let tight = if two == BinaryOp::Multiply { Binds::Product } else { Binds::Whole };
                let left = self.expression(left).at_least(Binds::Product);
                let right = self.expression(right).at_least(tight);
                WrittenFormula { text: format!("{left} {sign} {right}"), binds: Binds::Product }
            }
        }
    }

    fn call(&mut self, name: &str, left: &Tree, right: &Tree) -> WrittenFormula {
        let (left, right) = (self.expression(left), self.expression(right));
        WrittenFormula::whole(format!("{name}({}, {})", left.text, right.text))
    }

    /// A sum; what is below zero is taken away. A growth of zero is a rate like any other.
    fn sum(&mut self, left: &Tree, right: &Tree) -> WrittenFormula {
        if is_number(right, Decimal::ZERO) {
            let left = self.expression(left);
            return WrittenFormula { text: format!("{} + 0%", left.text), binds: Binds::Sum };
        }
        let (left, right) = (self.expression(left), self.expression(right));
        let text = match right.text.strip_prefix(MINUS).filter(|_| right.binds == Binds::Whole) {
            Some(size) => format!("{} {MINUS} {size}", left.text),
            None => format!("{} + {}", left.text, right.text),
        };
        WrittenFormula { text, binds: Binds::Sum }
    }

    /// A value as it stands in a line.
    fn value(&self, value: Value, unit: Unit) -> ValueWithSign {
        let Value::Known(value) = value else {
            return ValueWithSign { text: "?".to_owned(), sign: "=" };
        };
        match (unit, self.unit) {
            (Unit::Money(_), Some(unit)) => {
                let decimals = unit.scale.count(value).scale();
                shown(decimals, || in_unit(value, unit), |digits| amount(value, unit, digits))
            }
            (Unit::Money(currency), None) => {
                let money = Money::new(value, currency);
                let decimals = value.normalize().scale();
                let round = |_| money_rounded(money, self.language);
                shown(decimals * 3, || money_words(money, self.language), round)
            }
            (Unit::Rate, _) => {
                let decimals = Rate(value).in_percent().scale();
                shown(decimals, || numbers::rate(value, Digits::Exact), |digits| numbers::rate(value, digits))
            }
            (Unit::Exchange { .. }, _) => {
                let stated = Digits::Fixed(value.scale());
                shown(value.scale(), || number(value, stated), |digits| number(value, digits))
            }
            (Unit::Factor | Unit::Count | Unit::Years, _) => {
                shown(value.normalize().scale(), || plain_number(value), |digits| number(value, digits))
            }
        }
    }

    fn name(&self, leaf: &Tree) -> String {
        match leaf {
            Tree::Term { term, .. } => field_name(&self.plan.term(*term).field, self.language),
            Tree::Figure { figure, .. } => figure_name(self.plan, *figure, self.language),
            Tree::Year(year) => numbers::year(*year, self.language),
            other => plain_number(other.value().known().unwrap_or_default()),
        }
    }
}

/// A value with the sign that stands before it.
struct ValueWithSign {
    text: String,
    sign: &'static str,
}

fn shown(
    decimals: u32,
    exact: impl FnOnce() -> String,
    rounded: impl FnOnce(Digits) -> String,
) -> ValueWithSign {
    if decimals <= MOST_DECIMALS {
        return ValueWithSign { text: exact(), sign: "=" };
    }
    ValueWithSign { text: rounded(Digits::Fixed(DECIMALS_LEFT)), sign: "≈" }
}

fn plain_number(value: Decimal) -> String {
    if value.normalize().scale() > MOST_DECIMALS {
        return number(value, Digits::AtMost(MOST_DECIMALS));
    }
    number(value, Digits::Exact)
}

fn is_leaf(tree: &Tree) -> bool {
    matches!(tree, Tree::Number(_) | Tree::Year(_) | Tree::Term { .. } | Tree::Figure { .. })
}

/// The formula without what changes nothing: a bound that does not bind, a one-off that is not
/// there, the price level of the year that others are measured by.
fn free(tree: &Tree) -> &Tree {
    let Tree::BinaryOp { two, operands, .. } = tree else { return tree };
    let [left, right] = &**operands;
    let changes = match two {
        BinaryOp::Smaller => is_beyond(right, left),
        BinaryOp::Larger => is_beyond(left, right),
        BinaryOp::Add => !(is_number(right, Decimal::ZERO) && unit_of(left).is_some()),
        BinaryOp::Multiply => {
            let level = matches!(right, Tree::Figure { unit: Unit::Factor, .. });
            !(level && right.value() == Value::Known(Decimal::ONE))
        }
        BinaryOp::Subtract | BinaryOp::Divide | BinaryOp::Fraction => true,
    };
    if changes { tree } else { free(left) }
}

fn is_number(tree: &Tree, number: Decimal) -> bool {
    matches!(tree, Tree::Number(known) if *known == number)
}

/// Whether `bound` is strictly smaller than `free`.
fn is_beyond(bound: &Tree, free: &Tree) -> bool {
    match (bound.value(), free.value()) {
        (Value::Known(bound), Value::Known(free)) => bound < free,
        _ => false,
    }
}

/// What a formula counts; none for numbers that belong to its meaning.
fn unit_of(tree: &Tree) -> Option<Unit> {
    match tree {
        Tree::Number(_) | Tree::InError { .. } => None,
        Tree::Year(_) => Some(Unit::Years),
        Tree::Term { unit, .. } | Tree::Figure { unit, .. } => Some(*unit),
        Tree::Round { operands, .. } => unit_of(&operands[0]),
        Tree::Part { operands, .. } => unit_of(&operands[0]),
        Tree::BinaryOp { two, operands, .. } => {
            let (left, right) = (unit_of(&operands[0]), unit_of(&operands[1]));
            match (two, left, right) {
                (BinaryOp::Multiply, Some(Unit::Money(_)), Some(Unit::Exchange { of, .. })) => {
                    Some(Unit::Money(of))
                }
                (BinaryOp::Divide, Some(Unit::Money(_)), Some(Unit::Exchange { per, .. })) => {
                    Some(Unit::Money(per))
                }
                (BinaryOp::Divide | BinaryOp::Fraction, Some(Unit::Money(_)), Some(Unit::Money(_))) => {
                    Some(Unit::Rate)
                }
                (_, Some(unit), _) => Some(unit),
                (_, None, unit) => unit,
            }
        }
    }
}

fn collect_currencies(tree: &Tree, found: &mut Vec<Currency>) {
    match tree {
        Tree::Number(_) | Tree::Year(_) | Tree::InError { .. } => {}
        Tree::Term { unit, .. } | Tree::Figure { unit, .. } => {
            if let Unit::Money(currency) = unit {
                add(found, *currency);
            }
        }
        Tree::BinaryOp { operands, .. } | Tree::Round { operands, .. } => {
            for operand in &**operands {
                collect_currencies(operand, found);
            }
        }
        Tree::Part { operands, .. } => {
            for operand in operands {
                collect_currencies(operand, found);
            }
        }
    }
}

fn add(found: &mut Vec<Currency>, currency: Currency) {
    if !found.contains(&currency) {
        found.push(currency);
    }
}

/// The name of a figure: `Total 2027`, `Consumer prices 2025`.
pub fn figure_name(plan: &Plan, figure: Figure, language: Language) -> String {
    if let RowName::PriceLevel(_, of) = plan.row(figure.row).name {
        let (earlier, later) = (figure.year.min(of), figure.year.max(of));
        return say_with(
            language,
            key::FIGURE_PRICE_LEVEL,
            &[("later", later.into()), ("earlier", earlier.into())],
        );
    }
    of_year(&row_name(plan, plan.row(figure.row).name, language), figure.year, language)
}

/// The name of something in a year, told apart where the name itself begins or ends with a year.
pub fn of_year(name: &str, year: Year, language: Language) -> String {
    let args = [("figure", name.into()), ("year", year.into())];
    let digit = |c: char| c.is_ascii_digit();
    if name.starts_with(digit) || name.ends_with(digit) {
        return say_with(language, key::FIGURE_OF_YEAR_APART, &args);
    }
    say_with(language, key::FIGURE_OF_YEAR, &args)
}

/// The name of a stated value, with how many years before `year` it lies: `Consumer prices 2025 (two
/// years before 2027)`.
pub fn lagged_name(plan: &Plan, figure: Figure, year: Year, language: Language) -> String {
    let name = figure_name(plan, figure, language);
    let lag = i32::from(year.0) - i32::from(figure.year.0);
    match u8::try_from(lag) {
        Ok(lag @ 1..) => {
            let lag = ("lag", lag_words(lag, language).into());
            say_with(language, key::FIGURE_LAGGED, &[("figure", name.into()), lag, ("year", year.into())])
        }
        _ => name,
    }
}

/// The name of a row of a plan, without a year.
pub fn row_name(plan: &Plan, name: RowName, language: Language) -> String {
    let of_part = |place: u8, name: String| match plan.parts.get(usize::from(place)) {
        Some(part) if !part.name.is_empty() => {
            say_with(language, key::FIELD_OF_PART, &[("part", (&part.name).into()), ("field", name.into())])
        }
        _ => name,
    };
    match name {
        RowName::Series(place) | RowName::Recorded(place) => {
            quantity_name(&plan.series[usize::from(place)], language)
        }
        RowName::Exchange(currency) => super::fields::exchange_name(currency, language),
        RowName::NoExchange(from, to, _) => pair_name(from, to, language),
        RowName::Override(part) => of_part(part, say(language, key::FIGURE_OVERRIDE)),
        RowName::Amounts(part) => of_part(part, say(language, key::FIGURE_AGREED)),
        RowName::OneOffs(part) => of_part(part, say(language, key::FIGURE_ONE_OFF)),
        RowName::Index(part) => of_part(part, say(language, key::MEASURE_INDEX)),
        RowName::Growth(part) => of_part(part, say(language, key::MEASURE_GROWTH)),
        RowName::Ruled(part) => of_part(part, say(language, key::FIGURE_RULED)),
        RowName::Exact(part) => of_part(part, say(language, key::FIGURE_CARRIED)),
        RowName::PartTotal(part) => of_part(part, say(language, key::FIGURE_TOTAL)),
        RowName::Category(part, category) => {
            let name = &plan.parts[usize::from(part)].categories[usize::from(category)];
            of_part(part, category_name(name, language))
        }
        RowName::Total => say(language, key::FIGURE_TOTAL),
        RowName::Change => say(language, key::FIGURE_CHANGE),
        RowName::PriceLevel(_, of) => say_with(language, key::MEASURE_PRICE_LEVEL, &[("of", of.into())]),
        RowName::Discount(_) => say(language, key::FIGURE_DISCOUNT_FACTOR),
        RowName::Yearly(place) | RowName::Measure(place) => {
            let mut measure = measure_of(plan, place);
            measure.cumulative &= matches!(name, RowName::Measure(_));
            measure_name(&measure, plan.currency, language)
        }
    }
}

/// The name of the rates from one currency into another: `JPY–USD exchange rate`.
fn pair_name(from: Currency, to: Currency, language: Language) -> String {
    let [from, to] = [from, to].map(|currency| numbers::currency_name(currency, language));
    say_with(language, key::FIELD_EXCHANGE_OF_PAIR, &[("from", from.into()), ("to", to.into())])
}

/// The name of a quantity of the record.
pub fn quantity_name(name: &str, language: Language) -> String {
    match name {
        "gdp" => say(language, key::QUANTITY_GDP),
        "defence_budget" => say(language, key::QUANTITY_DEFENCE_BUDGET),
        "defence_budget_growth" => say(language, key::SERIES_DEFENCE_BUDGET),
        "usfk_troops" => say(language, key::QUANTITY_TROOPS),
        "gdp_growth" => say(language, key::QUANTITY_GDP_GROWTH),
        "cpi_one_month" => say(language, key::QUANTITY_CPI_ONE_MONTH),
        other => match other.strip_prefix("exchange_").and_then(|code| code.parse().ok()) {
            Some(currency) => {
                let exchange = super::fields::exchange_name(currency, language);
                say_with(language, key::QUANTITY_EXCHANGE, &[("exchange", exchange.into())])
            }
            None => series_name(other, language),
        },
    }
}

/// The measure that stands at a place of the plan, as far as its formula tells.
fn measure_of(plan: &Plan, place: u8) -> Measure {
    let mut measure = Measure::default();
    let yearly = plan.row_id(RowName::Yearly(place));
    measure.cumulative = yearly.is_some();
    let Some(row) = yearly.or_else(|| plan.row_id(RowName::Measure(place))).map(|id| plan.row(id)) else {
        return measure;
    };
    if let Unit::Money(currency) = row.unit {
        measure.currency = Some(currency).filter(|&currency| currency != plan.currency);
    }
    for op in row.segment(plan.years.first).into_iter().flat_map(|segment| segment.formula.ops()) {
        let Op::Row(id) = *op else { continue };
        match plan.row(id).name {
            RowName::PriceLevel(_, of) => measure.prices = Prices::Constant { of, by: PriceIndex::Cpi },
            RowName::Discount(_) => measure.discount = Some(Rate(Decimal::ZERO)),
            RowName::Recorded(name) => {
                measure.over = match plan.series[usize::from(name)].as_str() {
                    "gdp" => Over::Gdp,
                    "defence_budget" => Over::DefenceBudget,
                    "usfk_troops" => Over::Soldier,
                    _ => measure.over,
                };
            }
            _ => {}
        }
    }
    if row.unit == Unit::Rate && measure.over == Over::Nothing {
        measure.over = Over::StationingCost(Money::new(Decimal::ONE, plan.currency));
    }
    measure
}

/// Why a value is unknown, and what to do about it where that is in the user's hands.
pub fn why_and_remedy(plan: &Plan, why: Unknown, language: Language) -> String {
    let reason = why_words(plan, why, language);
    let remedy = match (why.reason, plan.row(why.figure.row).name) {
        (UnknownReason::NotStated, RowName::Series(_)) => say(language, key::REMEDY_SERIES),
        (UnknownReason::NotStated, RowName::Exchange(_)) => say(language, key::REMEDY_EXCHANGE),
        (UnknownReason::NoRule, RowName::Change) => say(language, key::REMEDY_BEFORE),
        // What was converted at an average is not to be had by stating another rate.
        (UnknownReason::NotStated, RowName::NoExchange(.., NoRoute::OtherKind(RateBasis::Scenario))) => {
            return reason;
        }
        (UnknownReason::NotStated, RowName::NoExchange(..)) => say(language, key::REMEDY_NO_EXCHANGE),
        (UnknownReason::NoRule, _) => say(language, key::REMEDY_RULE),
        _ => return reason,
    };
    say_with(language, key::WHY_AND_REMEDY, &[("why", reason.into()), ("remedy", remedy.into())])
}

/// Why a value is unknown: what is missing.
pub fn why_words(plan: &Plan, why: Unknown, language: Language) -> String {
    let row = plan.row(why.figure.row).name;
    let year = ("year", why.figure.year.into());
    let figure = || ("figure", figure_name(plan, why.figure, language).into());
    match (why.reason, row) {
        (UnknownReason::InError(problem), _) => problem_words(plan.problem(problem), language),
        (UnknownReason::NotStated, RowName::Series(place)) => {
            let series = ("series", quantity_name(&plan.series[usize::from(place)], language).into());
            say_with(language, key::WHY_SERIES_NOT_STATED, &[series, year])
        }
        (UnknownReason::NotStated, RowName::Exchange(currency)) => {
            let exchange = ("exchange", super::fields::exchange_name(currency, language).into());
            say_with(language, key::WHY_EXCHANGE_NOT_STATED, &[exchange, year])
        }
        (UnknownReason::OtherPayer, _) => say_with(language, key::WHY_OTHER_PAYER, &[figure()]),
        (UnknownReason::OtherPrices, _) => {
            let currency = ("currency", numbers::currency_name(plan.currency, language).into());
            say_with(language, key::WHY_OTHER_PRICES, &[figure(), currency])
        }
        (UnknownReason::NotStated, RowName::NoExchange(from, to, no_route)) => {
            let key = match no_route {
                NoRoute::NotQuoted => key::WHY_NO_EXCHANGE,
                NoRoute::Mixed => key::WHY_EXCHANGE_MIXED,
                NoRoute::OtherKind(RateBasis::Average) => key::WHY_EXCHANGE_ONLY_AVERAGE,
                NoRoute::OtherKind(RateBasis::Scenario) => key::WHY_EXCHANGE_ONLY_STATED,
            };
            let name = |currency| numbers::currency_name(currency, language);
            say_with(language, key, &[("from", name(from).into()), ("to", name(to).into())])
        }
        (UnknownReason::NotStated, RowName::Recorded(_)) => match plan.row(why.figure.row).unit {
            Unit::Exchange { of, per } => {
                let pair = ("pair", numbers::pair(of, per, language).into());
                say_with(language, key::WHY_AVERAGE_NOT_IN_RECORD, &[pair, year])
            }
            _ => say_with(language, key::WHY_NOT_IN_RECORD, &[figure()]),
        },
        // The first year grows from the year before the term, which no rule says.
        (UnknownReason::NoRule, RowName::Change) => {
            let before = ("before", why.figure.year.before().into());
            say_with(language, key::WHY_NO_BEFORE, &[before])
        }
        (UnknownReason::NoRule, _) => say_with(language, key::WHY_NO_RULE, &[year]),
        (UnknownReason::NotStated, _) => say_with(language, key::WHY_NOT_STATED, &[figure()]),
        (UnknownReason::TooLarge, _) => say_with(language, key::WHY_TOO_LARGE, &[figure()]),
        (UnknownReason::DividedByZero, _) => say_with(language, key::WHY_DIVIDED_BY_ZERO, &[figure()]),
        (UnknownReason::NotAboveZero, _) => {
            let before = ("before", why.figure.year.before().into());
            say_with(language, key::WHY_NOT_ABOVE_ZERO, &[before])
        }
        (UnknownReason::NoShares, _) => say_with(language, key::WHY_NO_SHARES, &[figure()]),
        (UnknownReason::NotInUnits, _) => say_with(language, key::WHY_NOT_IN_UNITS, &[figure()]),
    }
}

/// Why a name is not that of a figure.
pub fn figure_error_words(error: &FigureError, language: Language) -> String {
    match error {
        FigureError::NoSuchRow { name, known } => say_with(
            language,
            key::CLI_NO_FIGURE,
            &[("figure", shortened(name).into()), ("known", known.into())],
        ),
        FigureError::OutsideYears { name, row, years } => {
            let years = ("years", numbers::years(*years, language).into());
            let args = [("figure", shortened(name).into()), ("row", shortened(row).into()), years];
            say_with(language, key::CLI_FIGURE_OUTSIDE_YEARS, &args)
        }
    }
}

/// A value with its unit, as it is read in a sentence; amounts are exact unless their decimals do
/// not end.
pub fn value_words(value: Value, unit: Unit, language: Language) -> String {
    let Value::Known(value) = value else { return say(language, key::WORD_UNKNOWN) };
    match unit {
        Unit::Money(currency) => money_in_words(Money::new(value, currency), language),
        Unit::Rate => rate_in_words(value),
        Unit::Exchange { of, per } => {
            numbers::exchange(&crate::model::Exchange { amount: value, of, per }, language)
        }
        Unit::Count | Unit::Years => plain_number(value),
        Unit::Factor => number(value, Digits::AtMost(6)),
    }
}

/// An amount in words, exact unless it has many more digits than the agreements count.
pub fn money_in_words(money: Money, language: Language) -> String {
    let unit = AmountUnit::usual(money.currency, language);
    let Digits::Fixed(usual) = unit.digits() else { return money_words(money, language) };
    let decimals = unit.scale.count(money.amount).scale();
    if decimals <= usual + 2 { money_words(money, language) } else { money_rounded(money, language) }
}

/// A rate in words: exact where it was stated, else with three digits that count.
pub fn rate_in_words(fraction: Decimal) -> String {
    let percent = Rate(fraction).in_percent();
    if percent.scale() <= 4 {
        return numbers::rate(fraction, Digits::Exact);
    }
    numbers::rate(fraction, Digits::Fixed(counting_decimals(percent)))
}

/// The decimals that leave three digits that count, from one to four.
pub fn counting_decimals(percent: Decimal) -> u32 {
    let size = percent.abs();
    let limits = [(Decimal::TEN, 1), (Decimal::ONE, 2), (Decimal::new(1, 1), 3)];
    limits.into_iter().find(|(limit, _)| size >= *limit).map_or(4, |(_, decimals)| decimals)
}

/// That the last rounding unit of these years is not promised; none if there are no such years.
pub fn unpromised_words(years: &[Year], language: Language) -> Option<String> {
    let years = (!years.is_empty()).then(|| list_years(years, language))?;
    Some(say_with(language, key::NOTE_LAST_UNIT, &[("years", years.into())]))
}

/// Years as they are listed: `2026, 2028–2030`.
pub fn list_years(years: &[Year], language: Language) -> String {
    let mut spans: Vec<Years> = Vec::new();
    for &year in years {
        match spans.last_mut() {
            Some(span) if span.last.plus(1) == year => span.last = year,
            _ => spans.push(Years::new(year, year)),
        }
    }
    let words: Vec<String> = spans.into_iter().map(|span| numbers::years(span, language)).collect();
    words.join(", ")
}
