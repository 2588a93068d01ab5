//! The bridge: from what the baseline costs to what the scenario in hand costs, cause by cause, over
//! all years or in one, on average over all orders or in the one that is set.
//!
//! Where the causes are small against what both cost, the bars show the difference alone: zero is
//! then the baseline.
//!
//! **Invariant:** the start as it is shown and the bars as they are shown add up to the end as it is
//! shown, and so does the difference. What a cause changes alone and what it changes besides add up
//! to its bar.

use super::causes::{BridgeCause, BridgeEnd, BridgeForm, BridgeView};
use rust_decimal::Decimal;

use super::context::ComparisonContext;
use super::waterfall::waterfall;
use crate::engine::{Bar, Bridge, BridgeReading, ChangeEffect, Sides, Span, Way};
use crate::model::{Status, Year};
use crate::present::certainty::with_sign;
use crate::present::counted::Counted;
use crate::present::waterfall::Waterfall;
use crate::text::compare::bar_name;
use crate::text::explanation::list_years;
use crate::text::numbers::{signed, year};
use crate::text::{Sentence, key, say_with};

/// Causes that move less than this part of the whole height are shown on their own.
const LEAST_PART: Decimal = Decimal::from_parts(25, 0, 0, false, 2);

/// With which digits the amounts of a bridge are shown.
#[derive(Clone, Copy)]
struct BridgeDigits {
    counted: Counted,
    decimals: u32,
}

impl BridgeDigits {
    /// Those of the page, for every year and for the sum; where the page shows shares, those of the
    /// amounts behind them.
    fn of(context: &ComparisonContext<'_>, ends: Sides<Decimal>) -> Self {
        if context.adds_up() {
            return Self { counted: context.counted, decimals: context.decimals };
        }
        let unit = context.comparison.summed.unit(context.comparison.currency);
        let counted = Counted::of_column(unit, ends.baseline.abs().max(ends.other.abs()), context.language());
        Self { counted, decimals: counted.decimals(&[ends.baseline, ends.other]) }
    }

    /// The amount that is read where `value` is shown.
    fn shown(self, value: Decimal) -> Decimal {
        self.counted.shown(value, self.decimals).checked_mul(self.counted.one()).unwrap_or(value)
    }

    /// The last of them.
    fn step(self) -> Decimal {
        self.counted.one() * Decimal::new(1, self.decimals)
    }

    fn amount(self, value: Decimal) -> String {
        self.counted.cell(value, self.decimals)
    }

    fn change(self, value: Decimal) -> String {
        signed(self.amount(value))
    }
}

pub(super) fn bridge(context: &ComparisonContext<'_>) -> Option<BridgeView> {
    let language = context.language();
    let bridge = context.input.bridge.filter(|bridge| !bridge.bars.is_empty())?;
    let reading = countable(context.input.bridge_reading, bridge);
    let ends = context.comparison.over(reading.span)?;
    let digits = BridgeDigits::of(context, ends);

    let shown = Sides { baseline: digits.shown(ends.baseline), other: digits.shown(ends.other) };
    let between = shown.other.checked_sub(shown.baseline)?;
    let difference = digits.shown(ends.other.checked_sub(ends.baseline)?);
    let places = match reading.way {
        Way::Average => (0..bridge.bars.len()).collect(),
        Way::InOrder => bridge.places(reading.order),
    };
    let bars = match reading.way {
        Way::Average => bridge.average(reading.span),
        Way::InOrder => bridge.in_order(&places, reading.span),
    };
    // Where both ends are bars, what is read adds up from one to the other; else to the difference.
    let mut sizes = bars.shown_between(digits.step(), between);
    let form = form(shown.baseline, places.iter().map(|&place| sizes[place]));
    if form == BridgeForm::Difference {
        sizes = bars.shown_between(digits.step(), difference);
    }
    let alone = bridge.alone(reading.span);
    let (alone, alone_known) = (alone.sizes(), alone.statuses().to_vec());
    let cause = |&place: &usize| {
        let bar = &bridge.bars[place];
        let (size, alone) = ((sizes[place], bars.statuses()[place]), (alone[place], alone_known[place]));
        cause(context, bar, reading.span, digits, size, alone)
    };
    let causes: Vec<BridgeCause> = places.iter().map(cause).collect();

    let exact = bars.sizes();
    let is_closed = sizes.iter().zip(&exact).any(|(&size, &exact)| size != digits.shown(exact));
    let mut notes = notes(context, bridge, reading, &causes, digits);
    notes.extend(is_closed.then(|| context.say(key::BRIDGE_CLOSED)));
    if between != difference {
        let [between, difference] =
            [between, difference].map(|value| signed(context.sum_in_words(value)).into());
        let args = [("between", between), ("difference", difference)];
        notes.push(say_with(language, key::BRIDGE_ENDS_ROUNDED, &args));
    }

    let known = context.comparison.known(reading.span);
    let end = |name: &str, value: Decimal, text: String, status: Status| BridgeEnd {
        name: name.to_owned(),
        value: digits.counted.plain(value),
        text,
        status,
    };
    let unit = digits.counted.label(language);
    let years = match reading.span {
        Span::Sum => list_years(&bridge.years, language),
        Span::Year(of) => year(of, language),
    };
    let subtitle = format!("{years} · {unit}");
    let mut view = BridgeView {
        title: context.say(key::BRIDGE_TITLE),
        subtitle,
        unit,
        reading,
        spans: spans(context, bridge),
        form,
        start: end(context.input.baseline, shown.baseline, digits.amount(shown.baseline), known.baseline),
        causes,
        end: end(context.input.hand.title, shown.other, digits.amount(shown.other), known.other),
        difference: end(
            &context.say(key::COMPARE_HEAD_DIFFERENCE),
            difference,
            digits.change(difference),
            known.baseline.max(known.other),
        ),
        notes,
        chart: Waterfall::default(),
    };
    let changes: Vec<Decimal> = places.iter().map(|&place| sizes[place]).collect();
    view.chart = waterfall(context, &view, &years, (difference, &changes));
    Some(view)
}

/// How the bars are made, and what comes from causes together.
fn notes(
    context: &ComparisonContext<'_>,
    bridge: &Bridge,
    reading: BridgeReading,
    causes: &[BridgeCause],
    digits: BridgeDigits,
) -> Vec<String> {
    let language = context.language();
    let made = match reading.way {
        Way::Average => context.say(key::BRIDGE_AVERAGE),
        Way::InOrder => {
            let names: Vec<&str> = causes.iter().map(|cause| cause.name.as_str()).collect();
            say_with(language, key::BRIDGE_IN_ORDER, &[("causes", names.join(" → ").into())])
        }
    };
    let together = digits.shown(bridge.together(reading.span));
    let together = (!together.is_zero()).then(|| {
        let amount = with_sign(signed(context.sum_in_words(together)), bridge.together_status(reading.span));
        say_with(language, key::BRIDGE_TOGETHER, &[("amount", amount.into())])
    });
    std::iter::once(made).chain(together).collect()
}

/// The reading without a year that does not count.
fn countable(reading: BridgeReading, bridge: &Bridge) -> BridgeReading {
    let span = match reading.span {
        Span::Year(year) if !bridge.years.contains(&year) => Span::Sum,
        span => span,
    };
    BridgeReading { span, ..reading }
}

fn spans(context: &ComparisonContext<'_>, bridge: &Bridge) -> Vec<(Span, String)> {
    let years = ("years", list_years(&bridge.years, context.language()).into());
    let sum = (Span::Sum, say_with(context.language(), key::BRIDGE_SPAN_SUM, &[years]));
    let of_year = |&of: &Year| (Span::Year(of), year(of, context.language()));
    std::iter::once(sum).chain(bridge.years.iter().map(of_year)).collect()
}

fn cause(
    context: &ComparisonContext<'_>,
    bar: &Bar,
    span: Span,
    digits: BridgeDigits,
    (size, status): (Decimal, Status),
    (alone, alone_status): (Decimal, Status),
) -> BridgeCause {
    let language = context.language();
    let effects: Vec<ChangeEffect> = bar.lines.iter().map(|line| line.over(span)).collect();
    let in_words = |line| super::redline::line(context, line, span, |effect| digits.change(effect));
    let lines = bar.lines.iter().map(in_words);

    let mut notes = Vec::new();
    let mut told = |key: Sentence, amount: Decimal| {
        if !amount.is_zero() {
            let amount = with_sign(signed(context.sum_in_words(amount)), status.max(alone_status));
            notes.push(say_with(language, key, &[("amount", amount.into())]));
        }
    };
    let one_by_one = effects.iter().try_fold(Decimal::ZERO, |sum, effect| match effect {
        ChangeEffect::Known(effect) => sum.checked_add(digits.shown(*effect)),
        ChangeEffect::NotAlone(_) | ChangeEffect::NoSums => None,
    });
    let all = digits.shown(alone);
    if let Some(one_by_one) = one_by_one.filter(|_| !bar.lines.is_empty()) {
        told(key::BRIDGE_FIELDS_TOGETHER, all - one_by_one);
    }
    told(key::BRIDGE_CAUSE_TOGETHER, size - all);
    if bar.lines.is_empty() {
        notes.push(context.say(key::BRIDGE_NO_FIELDS));
    }
    BridgeCause {
        causes: bar.causes.clone(),
        name: bar_name(bar, language),
        value: digits.counted.plain(size),
        words: digits.counted.named(&digits.change(size), language),
        text: digits.change(size),
        status,
        lines: lines.collect(),
        alone: digits.change(alone),
        alone_status,
        notes,
    }
}

/// Both ends are bars where the causes fill enough of the height, or nothing moves at all.
fn form(start: Decimal, sizes: impl Iterator<Item = Decimal>) -> BridgeForm {
    let (mut level, mut lowest, mut highest) = (start, start, start);
    for size in sizes {
        level = level.checked_add(size).unwrap_or(level);
        (lowest, highest) = (lowest.min(level), highest.max(level));
    }
    let moves = highest - lowest;
    let whole = highest.max(Decimal::ZERO) - lowest.min(Decimal::ZERO);
    let is_small = !moves.is_zero() && whole.checked_mul(LEAST_PART).is_some_and(|least| moves < least);
    if is_small { BridgeForm::Difference } else { BridgeForm::Sums }
}

#[cfg(test)]
mod tests {
    use rust_decimal_macros::dec;

    use super::*;

    /// Around 79,000 causes of 3,000 would be a hair.
    #[test]
    fn small_causes_show_the_difference() {
        check(dec!(79490), &[dec!(3059), dec!(-3489)], BridgeForm::Difference);
        check(dec!(-79490), &[dec!(3059), dec!(-3489)], BridgeForm::Difference);
    }

    #[test]
    fn large_causes_stand_on_zero() {
        check(dec!(100), &[dec!(80), dec!(-60)], BridgeForm::Sums);
        check(dec!(100), &[dec!(-120), dec!(70)], BridgeForm::Sums);
        check(dec!(0), &[dec!(3)], BridgeForm::Sums);
    }

    #[test]
    fn where_nothing_moves_both_ends_stand() {
        check(dec!(100), &[dec!(0), dec!(0)], BridgeForm::Sums);
    }

    #[track_caller]
    fn check(start: Decimal, sizes: &[Decimal], expected: BridgeForm) {
        assert_eq!(form(start, sizes.iter().copied()), expected);
    }
}
