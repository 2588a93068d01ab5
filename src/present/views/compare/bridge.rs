//! The bridge: from the baseline's sum to that of the scenario in hand, cause by cause.
//!
//! **Invariant:** the bars as they are shown add up to the difference as it is shown.

use rust_decimal::Decimal;

use super::{Ground, RedlineLine};
use crate::engine::Span;
use crate::present::counted::Counted;
use crate::text::compare::bar_name;
use crate::text::numbers::signed;
use crate::text::say_with;

/// A waterfall as plain data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BridgeView {
    /// What it shows.
    pub title: String,
    /// Years, unit, basis.
    pub subtitle: String,
    /// The name of the unit of every value.
    pub unit: String,
    /// The baseline.
    pub start: BridgeBar,
    /// The causes in their order.
    pub bars: Vec<BridgeBar>,
    /// The scenario in hand.
    pub end: BridgeBar,
    /// What must be told besides.
    pub notes: Vec<String>,
    /// The waterfall in words.
    pub summary: String,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BridgeBar {
    /// Its name.
    pub name: String,
    /// Its size as it is shown, in the unit.
    pub value: Decimal,
    /// The same as it is read; causes with their sign.
    pub text: String,
    /// The fields of a cause, each changed alone.
    pub lines: Vec<RedlineLine>,
}

pub(super) fn bridge(ground: &Ground<'_>) -> Option<BridgeView> {
    let language = ground.language();
    let (bridge, sums) = (ground.input.bridge?, ground.comparison.sums?);
    if bridge.bars.is_empty() {
        return None;
    }
    let currency = ground.comparison.currency;
    let unit = ground.comparison.summed.unit(currency);
    let counted = Counted::of_column(unit, sums.baseline.abs().max(sums.other.abs()), language);
    let decimals =
        if ground.adds_up() { ground.decimals } else { counted.decimals(&[sums.baseline, sums.other]) };
    let step = match counted {
        Counted::Amount(unit) => unit.scale.units() * Decimal::new(1, decimals),
        Counted::Percent | Counted::Number => Decimal::new(1, decimals),
    };
    let bars = bridge.average(Span::Sum);
    let (sizes, difference) = bars.shown(step);

    let end_bar = |name: &str, sum: Decimal| BridgeBar {
        name: name.to_owned(),
        value: counted.plain(sum),
        text: counted.cell(sum, decimals),
        lines: Vec::new(),
    };
    let causes = bridge.bars.iter().zip(&sizes).map(|(bar, &size)| BridgeBar {
        name: bar_name(bar, language),
        value: counted.plain(size),
        text: signed(counted.cell(size, decimals)),
        lines: bar.lines.iter().map(|line| super::redline::line(ground, line)).collect(),
    });
    let causes: Vec<BridgeBar> = causes.collect();

    let mut notes = vec![ground.say("bridge-average")];
    let together = bridge.together(Span::Sum);
    if !together.is_zero() {
        let amount = ("amount", signed(ground.sum_in_words(together)).into());
        notes.push(say_with(language, "bridge-together", &[amount]));
    }
    let exact = bars.sizes();
    if sizes
        .iter()
        .zip(&exact)
        .any(|(&size, &exact)| counted.cell(size, decimals) != counted.cell(exact, decimals))
    {
        notes.push(ground.say("bridge-closed"));
    }
    let unit = counted.label(language);
    let start = end_bar(ground.input.baseline, sums.baseline);
    let end = end_bar(ground.input.hand.title, sums.other);
    let told: Vec<String> = causes.iter().map(|bar| format!("{} {}", bar.name, bar.text)).collect();
    let summary = say_with(
        language,
        "bridge-summary",
        &[
            ("baseline", (&start.name).into()),
            ("before", (&start.text).into()),
            ("causes", told.join(", ").into()),
            ("scenario", (&end.name).into()),
            ("after", (&end.text).into()),
            ("unit", (&unit).into()),
            ("change", signed(counted.cell(difference, decimals)).into()),
        ],
    );
    Some(BridgeView {
        title: ground.say("bridge-title"),
        subtitle: format!("{} · {unit}", ground.years()),
        unit,
        start,
        bars: causes,
        end,
        notes,
        summary,
    })
}
