//! The headline: what it costs together, and how far the last year is from the year before the term.

use rust_decimal::Decimal;

use super::against::AgainstBaseline;
use super::context::{ProjectionContext, basis, in_headline, in_words, note_on_hidden};
use crate::engine::check::{InError, Problem};
use crate::engine::{Over, Reading};
use crate::model::{Money, Unit, Unknown, UnknownReason, Value, Year, fraction_of};
use crate::present::certainty::rests_on_words;
use crate::text::explanation::{list_years, why_and_remedy, why_words};
use crate::text::measures::{measure_name, measure_subject};
use crate::text::numbers::{self, Digits, currency_name};
use crate::text::parties::parties_of_chart;
use crate::text::problems::{problem_notes, problem_words};
use crate::text::reading::{reading_unit, size_words};
use crate::text::titles;
use crate::text::{key, say, say_with};

/// `KRW 7.922 tn over 2026–2030 · 2030: 17.6% above 2025`
pub(super) fn headline(context: &ProjectionContext<'_>) -> String {
    let language = context.language();
    let span = context.input.projection.years();
    if let Some(why) = reason(context) {
        let years = ("years", numbers::years(span, language).into());
        let why = why_words(context.input.projection.plan(), why, language);
        let unknown = ("unknown", list_years(&context.unknown(), language).into());
        return say_with(language, key::PROJECTION_HEADLINE_UNKNOWN, &[years, unknown, ("why", why.into())]);
    }
    let Some((last, amount)) = context.known().next_back() else {
        return problem_of_term(context).unwrap_or_else(|| say(language, key::PROJECTION_HEADLINE_EMPTY));
    };
    let mut words = Vec::new();
    let years: Vec<Year> = context.known().map(|(year, _)| year).collect();
    if let Some(sum) = sum(context).filter(|_| years.len() > 1) {
        let years = ("years", list_years(&years, language).into());
        let amount = ("amount", in_headline(context, sum).into());
        words.push(say_with(language, key::PROJECTION_SUM, &[years, amount]));
    }
    let has_sum = !words.is_empty();
    words.push(step(context, last, amount, has_sum));
    let text = words.join(" · ");
    if context.input.chosen.is_total() {
        return text;
    }
    let name = measure_name(context.input.chosen, context.main(), language);
    format!("{name} · {text}")
}

/// `KRW 8.343 tn over 2026–2030 · +421 bn against as signed`
pub(super) fn headline_against(both: &AgainstBaseline<'_, '_>) -> String {
    let context = both.hand;
    let language = context.language();
    if reason(context).is_some() || problem_of_term(context).is_some() {
        return headline(context);
    }
    if let Some(why) = both.in_error() {
        return both.reason_in_words(why);
    }
    let told = |what: String, value: Value, read: Decimal| {
        let baseline = ("baseline", both.called().into());
        if read.is_zero() {
            let key = if both.is_titled() { key::PROJECTION_SAME } else { key::PROJECTION_UNCHANGED };
            return say_with(language, key, &[("what", what.into()), baseline]);
        }
        let change = ("change", change_in_headline(both, value, read).into());
        say_with(language, key::PROJECTION_AGAINST, &[("what", what.into()), change, baseline])
    };
    let amount = |value: Value| {
        let amount = value.known().map(|value| in_headline(context, value)).unwrap_or_default();
        ("amount", amount.into())
    };
    let years: Vec<Year> = both.known().map(|(year, _)| year).collect();
    let text = match (sum_against(both, &years), years.last()) {
        (Some((sum, read)), _) => {
            let years = ("years", list_years(&years, language).into());
            told(say_with(language, key::PROJECTION_SUM, &[amount(sum), years]), sum, read)
        }
        (None, Some(&last)) => {
            let held = both.chosen(last);
            let read = held.and_then(|held| Some((held.figure, held.read.ok()?)));
            let year = ("last", numbers::year(last, language).into());
            let told = |(figure, read)| {
                told(say_with(language, key::PROJECTION_STEP_ALONE, &[year, amount(figure)]), figure, read)
            };
            read.map(told).unwrap_or_default()
        }
        (None, None) => title_against(both),
    };
    if context.input.chosen.is_total() {
        return text;
    }
    let name = measure_name(context.input.chosen, context.main(), language);
    format!("{name} · {text}")
}

/// What is read, beside the amount that it is of: `+421 bn` beside `KRW 8.343 tn`.
fn change_in_headline(both: &AgainstBaseline<'_, '_>, of: Value, read: Decimal) -> String {
    match (both.reading, both.hand.unit, of.known()) {
        (Reading::Difference, Unit::Money(currency), Some(of)) => {
            numbers::change_headline(read, Money::new(of, currency), both.hand.language())
        }
        _ => both.change_in_words(read),
    }
}

/// The years together, and what is read of them; none where years are not added up.
fn sum_against(both: &AgainstBaseline<'_, '_>, years: &[Year]) -> Option<(Value, Decimal)> {
    let chosen = both.hand.input.chosen;
    if chosen.cumulative || chosen.over != Over::Nothing || years.len() < 2 {
        return None;
    }
    let (mut figure, mut baseline) = (Decimal::ZERO, Decimal::ZERO);
    for held in years.iter().filter_map(|year| both.chosen(*year)) {
        figure = figure.checked_add(held.figure.known()?)?;
        baseline = baseline.checked_add(held.baseline?.known()?)?;
    }
    let (figure, baseline) = (Value::Known(figure), Value::Known(baseline));
    let read = both.reading.read(figure, Some(baseline)).ok()?;
    Some((figure, read))
}

/// `KRW 74.1 bn below “11th SMA” in 2030`
pub(super) fn title_against(both: &AgainstBaseline<'_, '_>) -> String {
    let language = both.hand.language();
    if let Some(why) = both.in_error() {
        return both.reason_in_words(why);
    }
    let baseline = ("baseline", both.title().into());
    let Some((year, read)) = both.known().next_back() else {
        let mut reasons = both
            .years
            .iter()
            .filter_map(|year| both.chosen(year)?.read.err())
            .map(|why| both.reason_in_words(why));
        return reasons.next().unwrap_or_else(|| say_with(language, key::READING_TITLE_NONE, &[baseline]));
    };
    let year = ("year", year.into());
    if read.is_zero() {
        return say_with(language, key::READING_TITLE_SAME, &[baseline, year]);
    }
    let size = size_words(read, both.reading, both.hand.unit, both.decimals, language);
    let args = [("change", size.into()), baseline, year];
    if read.is_sign_negative() {
        say_with(language, key::READING_TITLE_BELOW, &args)
    } else {
        say_with(language, key::READING_TITLE_ABOVE, &args)
    }
}

/// Scenario, unit and basis, what the figures of the headline rest on, and what was left out.
/// `both` is what amounts are read against, `told` what the headline tells a difference to.
pub(super) fn subline(
    context: &ProjectionContext<'_>,
    both: Option<&AgainstBaseline<'_, '_>>,
    told: Option<&AgainstBaseline<'_, '_>>,
) -> String {
    let language = context.language();
    let mut words = vec![context.input.scenario.title.trim().to_owned()];
    words.extend(parties_of_chart(context.input.scenario, language));
    // The headline names the baseline.
    let reading = both.map_or(Reading::Value, |both| both.reading);
    let unit = super::context::counted(context).label_read_as(reading, language);
    words.push(reading_unit(reading, &unit, language));
    words.push(basis(context, both.map(|both| both.baseline)));
    let status = told.map_or_else(|| context.headline_status(), AgainstBaseline::headline_status);
    words.extend(rests_on_words(status, language));
    words.extend(note_on_hidden(context));
    words.retain(|word| !word.is_empty());
    words.join(" · ")
}

/// What the chart says, as a sentence made from the result. Of what was not signed it says under which terms.
pub(super) fn title(context: &ProjectionContext<'_>) -> String {
    let found = finding(context);
    let title = context.input.scenario.title.trim();
    let is_known = context.unknown().is_empty() && context.known().next().is_some();
    if !is_known || title.is_empty() || titles::is_as_signed(context.input.scenario) {
        return found;
    }
    let args = [("finding", found.into()), ("title", title.into())];
    say_with(context.language(), key::PROJECTION_TITLE_UNDER, &args)
}

fn finding(context: &ProjectionContext<'_>) -> String {
    let language = context.language();
    let unknown = context.unknown();
    if !unknown.is_empty() {
        let years = ("years", list_years(&unknown, language).into());
        return say_with(language, key::PROJECTION_TITLE_UNKNOWN, &[years]);
    }
    let shown = |year: &Year| context.known().any(|(known, _)| known == *year);
    let capped: Vec<Year> =
        context.input.projection.years().iter().filter(|&year| is_capped(context, year)).collect();
    if !capped.is_empty() && capped.iter().all(shown) {
        let years = ("years", list_years(&capped, language).into());
        return say_with(language, key::PROJECTION_TITLE_CAP, &[years]);
    }
    let Some((last, amount)) = context.known().next_back() else {
        return problem_of_term(context).unwrap_or_else(|| say(language, key::PROJECTION_HEADLINE_EMPTY));
    };
    let subject = ("subject", measure_subject(context.input.chosen, context.input.scenario, language).into());
    let Some((first, before)) = compared_with(context, last) else {
        let last = ("last", numbers::year(last, language).into());
        let amount = ("amount", in_words(context, amount).into());
        return say_with(language, key::PROJECTION_TITLE_IS, &[subject, last, amount]);
    };
    let first = ("first", numbers::year(first, language).into());
    let last = ("last", numbers::year(last, language).into());
    if context.input.chosen.over.is_share() {
        let (before, amount) = (in_words(context, before), in_words(context, amount));
        let args = [subject, ("before", before.into()), first, ("amount", amount.into()), last];
        return say_with(language, key::PROJECTION_TITLE_SHARE, &args);
    }
    match change(amount, before) {
        Some((std::cmp::Ordering::Greater, change)) => say_with(
            language,
            key::PROJECTION_TITLE_RISES,
            &[subject, ("change", change.into()), first, last],
        ),
        Some((std::cmp::Ordering::Less, change)) => say_with(
            language,
            key::PROJECTION_TITLE_FALLS,
            &[subject, ("change", change.into()), first, last],
        ),
        Some(_) => say_with(language, key::PROJECTION_TITLE_STAYS, &[subject, first, last]),
        None => {
            let (before, amount) = (in_words(context, before), in_words(context, amount));
            let args = [subject, ("before", before.into()), first, ("amount", amount.into()), last];
            say_with(language, key::PROJECTION_TITLE_SHARE, &args)
        }
    }
}

fn is_capped(context: &ProjectionContext<'_>, year: Year) -> bool {
    context.parts().any(|part| context.input.projection.bound(part, year) == Some(crate::engine::Bound::Cap))
}

/// Why the first unknown year is unknown.
fn reason(context: &ProjectionContext<'_>) -> Option<Unknown> {
    context.years.iter().find_map(|shown| shown.value.why())
}

/// Why the first unknown year is unknown, and what to do about it; then every problem of the scenario.
pub(super) fn notes_on_unknown(context: &ProjectionContext<'_>) -> Vec<String> {
    let plan = context.input.projection.plan();
    let why = reason(context);
    let absent = why.filter(|why| !matches!(why.reason, UnknownReason::InError(_)));
    let absent = absent.map(|why| why_and_remedy(plan, why, context.language()));
    absent.into_iter().chain(problem_notes(plan, why, context.language())).collect()
}

/// Why the baseline behind the scenario is not drawn, in whole or in some years; then what else is wrong in it.
pub(super) fn notes_on_baseline(
    context: &ProjectionContext<'_>,
    baseline: &ProjectionContext<'_>,
) -> Vec<String> {
    let language = context.language();
    let title = || ("title", baseline.input.scenario.title.trim().into());
    if baseline.unit != context.unit {
        let currency = baseline.input.chosen.currency_in(baseline.main());
        let currency = ("currency", currency_name(currency, language).into());
        return vec![say_with(language, key::PROJECTION_NOTE_BASELINE_OTHER_UNIT, &[title(), currency])];
    }
    let plan = baseline.input.projection.plan();
    let why = reason(baseline);
    let unknown = why.map(|why| {
        let years = ("years", list_years(&baseline.unknown(), language).into());
        let why = ("why", why_and_remedy(plan, why, language).into());
        say_with(language, key::PROJECTION_NOTE_BASELINE_UNKNOWN, &[title(), years, why])
    });
    let is_told = |problem: &&Problem| match why.map(|why| why.reason) {
        Some(UnknownReason::InError(told)) => plan.problem(told) == *problem,
        Some(_) => problem.puts_in_error() == InError::Absent,
        None => false,
    };
    let problems = plan.problems().iter().filter(|problem| !is_told(problem));
    let problems = problems.map(|problem| {
        let problem = ("problem", problem_words(problem, language).into());
        say_with(language, key::COMPARE_PROBLEM, &[title(), problem])
    });
    unknown.into_iter().chain(problems).collect()
}

/// What is wrong with the term, if no year of it can be shown for that.
fn problem_of_term(context: &ProjectionContext<'_>) -> Option<String> {
    let plan = context.input.projection.plan();
    plan.problem_of_term().map(|problem| problem_words(plan.problem(problem), context.language()))
}

/// All known years together, where years may be added.
fn sum(context: &ProjectionContext<'_>) -> Option<Decimal> {
    let chosen = context.input.chosen;
    if chosen.cumulative {
        return context.known().next_back().map(|(_, value)| value);
    }
    if chosen.over != Over::Nothing {
        return None;
    }
    context.known().try_fold(Decimal::ZERO, |sum, (_, value)| sum.checked_add(value))
}

/// The year that the last one is compared with: the one before the term, else the first.
fn compared_with(context: &ProjectionContext<'_>, last: Year) -> Option<(Year, Decimal)> {
    let before =
        context.before.as_ref().map(|before| (context.input.scenario.years.first.before(), before.value));
    let first = context.known().next().filter(|(year, _)| *year < last);
    before.or(first).filter(|_| !context.input.chosen.cumulative)
}

/// By how much `amount` differs from `before`, to a tenth of a per cent, without a sign.
fn change(amount: Decimal, before: Decimal) -> Option<(std::cmp::Ordering, String)> {
    let change = fraction_of(amount, before)?.checked_sub(Decimal::ONE)?;
    let size = numbers::rate(change.abs(), Digits::Fixed(1));
    let direction = if size == "0.0%" { std::cmp::Ordering::Equal } else { change.cmp(&Decimal::ZERO) };
    Some((direction, size))
}

/// `2030: 17.6% above 2025` beside a sum; `2026: KRW 1.519 tn, 8.3% above 2025` alone.
fn step(context: &ProjectionContext<'_>, last: Year, amount: Decimal, has_sum: bool) -> String {
    let language = context.language();
    let words = ("amount", in_headline(context, amount).into());
    let year = ("last", numbers::year(last, language).into());
    let compared = compared_with(context, last);
    let Some((first, before)) = compared else {
        return say_with(language, key::PROJECTION_STEP_ALONE, &[year, words]);
    };
    let first_year = ("first", numbers::year(first, language).into());
    if context.input.chosen.over.is_share() {
        let before = ("before", in_headline(context, before).into());
        return say_with(language, key::PROJECTION_STEP_SHARE, &[year, words, first_year, before]);
    }
    let [above, below, same] = if has_sum {
        [key::PROJECTION_CHANGE_ABOVE, key::PROJECTION_CHANGE_BELOW, key::PROJECTION_CHANGE_NONE]
    } else {
        [key::PROJECTION_STEP_ABOVE, key::PROJECTION_STEP_BELOW, key::PROJECTION_STEP_SAME]
    };
    match change(amount, before) {
        Some((std::cmp::Ordering::Greater, change)) => {
            say_with(language, above, &[year, words, ("change", change.into()), first_year])
        }
        Some((std::cmp::Ordering::Less, change)) => {
            say_with(language, below, &[year, words, ("change", change.into()), first_year])
        }
        Some(_) => say_with(language, same, &[year, words, first_year]),
        None => {
            let before = ("before", in_headline(context, before).into());
            say_with(language, key::PROJECTION_STEP_SHARE, &[year, words, first_year, before])
        }
    }
}
