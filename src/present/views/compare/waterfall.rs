//! The bridge as a chart that can stand alone: what it says in a sentence, its bars, notes and sources.

use rust_decimal::Decimal;

use super::causes::{BridgeForm, BridgeView};
use super::chart;
use super::context::ComparisonContext;
use crate::model::Status;
use crate::present::waterfall::{BarKind, Waterfall, WaterfallBar};
use crate::text::measures::measure_basis;
use crate::text::measures::measure_name;
use crate::text::numbers::signed;
use crate::text::{key, say_with};

/// The chart of a bridge over `years` whose causes change the sum by `changes` and together by `difference`, as
/// they are shown, in whole units of currency.
pub(super) fn waterfall(
    context: &ComparisonContext<'_>,
    bridge: &BridgeView,
    years: &str,
    (difference, changes): (Decimal, &[Decimal]),
) -> Waterfall {
    let summed = &context.comparison.summed;
    let subject = context.subject();
    let has_subject = subject.is_some();
    let mut subtitle: Vec<String> = subject.into_iter().collect();
    subtitle.push(bridge.title.clone());
    let measure = measure_name(summed, context.main(), context.language());
    subtitle.extend(Some(measure).filter(|_| !(summed.is_total() && has_subject)));
    subtitle.extend([years.to_owned(), bridge.unit.clone()]);
    subtitle.push(measure_basis(summed, &context.comparison.basis_of_sums, context.language()));
    subtitle.retain(|word| !word.is_empty());
    Waterfall {
        title: title(context, bridge, years, (difference, changes)),
        subtitle: subtitle.join(" · "),
        bars: bars(bridge),
        notes: bridge.notes.iter().cloned().chain(context.notes()).collect(),
        sources: chart::sources(context),
        summary: summary(context, bridge),
    }
}

/// Both ends and the causes, each from where the one before it ended.
fn bars(bridge: &BridgeView) -> Vec<WaterfallBar> {
    let (start, end, difference) = (&bridge.start, &bridge.end, &bridge.difference);
    let (kind, mut level) = match bridge.form {
        BridgeForm::Sums => (BarKind::Start, start.value),
        BridgeForm::Difference => (BarKind::Baseline, Decimal::ZERO),
    };
    let bar = |name: &str, (text, status): (&str, Status), from, to, kind| WaterfallBar {
        name: name.to_owned(),
        text: text.to_owned(),
        status,
        worth: None,
        from,
        to,
        kind,
    };
    let mut bars = vec![bar(&start.name, (&start.text, start.status), Decimal::ZERO, level, kind)];
    for (place, cause) in bridge.causes.iter().enumerate() {
        let from = level;
        level = level.checked_add(cause.value).unwrap_or(level);
        bars.push(bar(&cause.name, (&cause.text, cause.status), from, level, BarKind::Cause(place)));
    }
    bars.push(match bridge.form {
        BridgeForm::Sums => bar(&end.name, (&end.text, end.status), Decimal::ZERO, end.value, BarKind::End),
        BridgeForm::Difference => WaterfallBar {
            worth: Some(end.told()),
            ..bar(
                &end.name,
                (&difference.text, difference.status),
                Decimal::ZERO,
                difference.value,
                BarKind::Difference,
            )
        },
    });
    bars
}

/// “The 12th SMA costs KRW 42.9 bn less than the baseline in 2026–2030; largest cause: Growth”.
fn title(
    context: &ComparisonContext<'_>,
    bridge: &BridgeView,
    years: &str,
    (difference, changes): (Decimal, &[Decimal]),
) -> String {
    let language = context.language();
    let (title, years) = (("title", context.input.hand.title.into()), ("years", years.into()));
    if changes.iter().all(Decimal::is_zero) {
        return say_with(language, key::BRIDGE_CHART_NOTHING, &[title, years]);
    }
    if difference.is_zero() {
        return say_with(language, key::BRIDGE_CHART_SAME, &[title, years]);
    }
    let amount = ("amount", context.sum_in_words(difference.abs()).into());
    let key = if difference.is_sign_negative() { key::BRIDGE_CHART_LESS } else { key::BRIDGE_CHART_MORE };
    let told = match key {
        key::BRIDGE_CHART_LESS => say_with(language, key::BRIDGE_CHART_LESS, &[title, years, amount]),
        _ => say_with(language, key::BRIDGE_CHART_MORE, &[title, years, amount]),
    };
    // Of the causes that lead the way of the difference the largest, the earlier of two that are equal.
    let ours = bridge.causes.iter().zip(changes);
    let ours = ours.filter(|(_, change)| {
        !change.is_zero() && change.is_sign_negative() == difference.is_sign_negative()
    });
    let Some((cause, &change)) =
        ours.reduce(|one, other| if other.1.abs() > one.1.abs() { other } else { one })
    else {
        return told;
    };
    let args = [
        ("told", told.into()),
        ("cause", (&cause.name).into()),
        ("change", signed(context.sum_in_words(change)).into()),
    ];
    let moving = changes.iter().filter(|change| !change.is_zero()).count();
    match moving {
        1 => say_with(language, key::BRIDGE_CHART_ONLY_CAUSE, &args),
        _ => say_with(language, key::BRIDGE_CHART_LARGEST_CAUSE, &args),
    }
}

fn summary(context: &ComparisonContext<'_>, bridge: &BridgeView) -> String {
    let told: Vec<String> =
        bridge.causes.iter().map(|cause| format!("{} {}", cause.name, cause.text)).collect();
    let args = [
        ("baseline", (&bridge.start.name).into()),
        ("before", (&bridge.start.text).into()),
        ("causes", told.join(", ").into()),
        ("scenario", (&bridge.end.name).into()),
        ("after", (&bridge.end.text).into()),
        ("unit", (&bridge.subtitle).into()),
        ("change", (&bridge.difference.text).into()),
    ];
    say_with(context.language(), key::BRIDGE_SUMMARY, &args)
}
