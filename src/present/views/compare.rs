//! The scenario in hand against the baseline, with the other open scenarios beside it.
//!
//! Everything here reads [`Comparison`](crate::engine::Comparison): over the years that both have, the other less the baseline.
//! Chart and table speak of the chosen measure, each amount by itself or read against the baseline;
//! sums, redline and bridge count amounts where the measure is a share.
//!
//! All scenarios stand on one chart, of more than five beside the baseline the rest in grey; or each
//! has a small chart of its own.
//!
//! **Invariant:** all amounts of the page are shown with the same decimals, as many as let years add
//! up to sums and differences be what they say, as far as two more digits can.

mod bridge;
mod causes;
mod chart;
mod context;
mod redline;
mod side_by_side;
mod table;
mod waterfall;

use context::{ComparisonContext, missing_of};
use rust_decimal::Decimal;

use crate::engine::{ComparedYear, CostOrder, Reading, Span, weakest};
use crate::model::{Status, Year};
use crate::present::certainty::{rests_on_words, with_sign};
use crate::present::multiples::Multiples;
use crate::present::{Chart, View};
use crate::text::compare::{equal_sums_words, perhaps_earlier};
use crate::text::explanation::list_years;
use crate::text::measures::measure_name;
use crate::text::numbers::signed;
use crate::text::reading::reading_unit;
use crate::text::{key, say_with};

pub use crate::present::multiples::SmallChart;
pub use causes::{BridgeCause, BridgeEnd, BridgeForm, BridgeView};
pub use context::{Arrangement, ComparisonInput, Pair, Scales};
pub use redline::{Changed, Redline, RedlineLine};
pub use side_by_side::SideBySide;

/// What is shown of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparisonPage {
    /// Headline, chart and table.
    pub view: View,
    /// A small chart for every scenario, in the place of the one chart; none if that is shown.
    pub side_by_side: Option<SideBySide>,
    /// How far every scenario is from the baseline, year by year; none if the chart says so already.
    pub differences: Option<Chart>,
    /// Whose contribution to what the scenarios are about, where all are about one.
    pub subject: Option<String>,
    /// What differs, and what each of it is worth.
    pub redline: Redline,
    /// What causes the difference; none if that cannot be told.
    pub bridge: Option<BridgeView>,
    /// When one overtakes the other, and at which growth both cost the same: a sentence each.
    pub break_even: Vec<String>,
}

impl ComparisonPage {
    /// Whether the chart of differences has one to show.
    pub fn has_differences(&self) -> bool {
        let lines = self.differences.iter().flat_map(|chart| &chart.lines);
        let mut points = lines.filter(|line| !line.kind.is_baseline()).flat_map(|line| &line.points);
        points.any(|point| point.value.is_some())
    }

    /// The chart of differences with the title, notes and sources of its page, to stand alone.
    pub fn differences_alone(&self) -> Chart {
        let chart = self.view.chart.clone();
        let Some(differences) = &self.differences else { return chart };
        let Chart { title, notes, sources, .. } = chart;
        let summary = format!("{title}. {}", differences.summary);
        let subtitle = self.subject.iter().chain([&differences.subtitle]).cloned().collect::<Vec<_>>();
        Chart { title, subtitle: subtitle.join(" · "), notes, sources, summary, ..differences.clone() }
    }
}

impl ComparisonPage {
    /// The small charts with the title, notes and sources of their page, to stand alone; none if all
    /// scenarios stand on one chart.
    pub fn side_by_side_alone(&self) -> Option<Multiples> {
        let shown = self.side_by_side.as_ref()?;
        let Chart { title, subtitle, notes, sources, .. } = self.view.chart.clone();
        let told = std::iter::once(shown.legend.clone()).chain(shown.caution.clone());
        let summaries = shown.charts.iter().map(|small| small.chart.summary.as_str());
        let summary: Vec<&str> = std::iter::once(title.as_str()).chain(summaries).collect();
        Some(Multiples {
            summary: summary.join(". "),
            title,
            subtitle,
            baseline: shown.baseline.clone(),
            charts: shown.charts.clone(),
            notes: told.chain(notes).collect(),
            sources,
        })
    }
}

/// The page.
pub fn page(input: &ComparisonInput<'_>) -> ComparisonPage {
    let context = ComparisonContext::new(input);
    ComparisonPage {
        view: View {
            headline: headline(&context),
            subline: subline(&context),
            chart: chart::chart(&context),
            table: table::table(&context),
        },
        side_by_side: side_by_side::side_by_side(&context),
        subject: context.subject(),
        differences: (context.reading == Reading::Value).then(|| chart::differences(&context)),
        redline: redline::redline(&context),
        bridge: bridge::bridge(&context),
        break_even: break_even(&context),
    }
}

/// `KRW 7.906 tn over 2026–2030 · −43 bn against “11th SMA carried on at 4.2 % a year”`
fn headline(context: &ComparisonContext<'_>) -> String {
    let language = context.language();
    let comparison = context.comparison;
    let (Some(sums), Some(difference)) = (comparison.sums, comparison.difference()) else {
        let missing = comparison.first_missing().map(|missing| missing_of(context, missing));
        return missing.unwrap_or_else(|| context.say(key::COMPARE_NO_SUMS));
    };
    let counted: Vec<Year> =
        comparison.rows.iter().filter(|row| row.summed.is_some()).map(|row| row.year).collect();
    let years = ("years", list_years(&counted, language).into());
    let amount = ("amount", context.sum_in_headline(sums.other).into());
    let what = ("what", say_with(language, key::PROJECTION_SUM, &[years, amount]).into());
    let baseline = ("baseline", context.input.baseline.into());
    if comparison.is_empty() {
        return say_with(language, key::COMPARE_HEADLINE_NOTHING, &[what, baseline]);
    }
    let of_baseline = comparison.per_cent().filter(|_| context.reading == Reading::PerCent);
    let change = match of_baseline {
        Some(share) => context.read_in_words(Reading::PerCent, share),
        None => context.change_in_headline(difference, sums.other),
    };
    let change = ("change", change.into());
    if difference.is_zero() {
        return say_with(language, key::COMPARE_HEADLINE_SAME, &[what, baseline]);
    }
    say_with(language, key::COMPARE_HEADLINE, &[what, change, baseline])
}

/// What is compared, in what unit, and what the figures of the headline rest on.
fn subline(context: &ComparisonContext<'_>) -> String {
    let measure = &context.comparison.measure;
    let mut words = vec![context.input.hand.title.to_owned()];
    words.extend(context.parties());
    words.push(measure_name(measure, context.main(), context.language()));
    // The headline names the baseline.
    let unit = context.counted.label_read_as(context.reading, context.language());
    words.push(reading_unit(context.reading, &unit, context.language()));
    words.push(context.basis());
    // The headline tells the sum and the difference.
    words.extend(rests_on_words(context.comparison.difference_status(Span::Sum), context.language()));
    words.retain(|word| !word.is_empty());
    words.join(" · ")
}

/// When one overtakes the other, and at which growth both cost the same.
fn break_even(context: &ComparisonContext<'_>) -> Vec<String> {
    let language = context.language();
    let comparison = context.comparison;
    let mut told = Vec::new();
    let mut differences = comparison.rows.iter().filter_map(|row| Some((row.year, row.difference()?)));
    let Some((first, difference)) = differences.find(|(_, difference)| !difference.is_zero()) else {
        return told;
    };
    let at = |year: Year| {
        let row = comparison.rows.iter().find(|row| row.year == year);
        row.and_then(ComparedYear::difference).unwrap_or_default()
    };
    let year = |year: Year| ("year", year.into());
    let known = |year: Year| {
        let row = comparison.rows.iter().find(|row| row.year == year);
        row.map_or(Status::Published, ComparedYear::status)
    };
    let change =
        |value: Decimal, of: Year| ("change", with_sign(context.change_in_words(value), known(of)).into());
    let title = || ("title", context.input.hand.title.into());
    let key =
        if difference.is_sign_negative() { key::BREAK_EVEN_BEGINS_LESS } else { key::BREAK_EVEN_BEGINS_MORE };
    told.push(match key {
        key::BREAK_EVEN_BEGINS_LESS => say_with(
            language,
            key::BREAK_EVEN_BEGINS_LESS,
            &[title(), year(first), change(difference, first)],
        ),
        _ => say_with(
            language,
            key::BREAK_EVEN_BEGINS_MORE,
            &[title(), year(first), change(difference, first)],
        ),
    });
    for crossing in &comparison.crossings {
        let args = [year(crossing.year), change(at(crossing.year), crossing.year)];
        let sentence = match crossing.standing {
            CostOrder::Cheaper => say_with(language, key::BREAK_EVEN_LESS, &args),
            CostOrder::Dearer => say_with(language, key::BREAK_EVEN_MORE, &args),
        };
        told.push(perhaps_earlier(sentence, *crossing, language));
    }
    // Of years that are unknown nobody can say whether they cross.
    let is_whole = comparison.rows.iter().all(|row| row.difference().is_some());
    if is_whole && comparison.crossings.is_empty() && comparison.rows.len() > 1 {
        told.push(context.say(key::BREAK_EVEN_NO_CROSSING));
    }
    for crossing in &comparison.sum_crossings {
        let until = || comparison.rows.iter().filter(|row| row.year <= crossing.year);
        let counted = until().filter(|row| row.summed.is_some());
        let status = weakest(counted.map(|row| row.summed_known.baseline.max(row.summed_known.other)));
        let running = until()
            .filter_map(|row| row.summed)
            .try_fold(Decimal::ZERO, |sum, both| sum.checked_add(both.other.checked_sub(both.baseline)?));
        let change = signed(context.sum_in_words(running.unwrap_or_default()));
        let change = ("change", with_sign(change, status).into());
        let since = ("first", comparison.years.first.into());
        let args = [since, year(crossing.year), change];
        told.push(match crossing.standing {
            CostOrder::Cheaper => say_with(language, key::BREAK_EVEN_SUMS_LESS, &args),
            CostOrder::Dearer => say_with(language, key::BREAK_EVEN_SUMS_MORE, &args),
        });
    }
    let has_whole_sums = is_whole && comparison.difference().is_some();
    if has_whole_sums && !comparison.crossings.is_empty() && comparison.sum_crossings.is_empty() {
        told.push(context.say(key::BREAK_EVEN_NO_SUM_CROSSING));
    }
    let growth = equal_sums_words(comparison, context.input.hand.title, language);
    told.extend(growth.map(|told| with_sign(told, comparison.difference_status(Span::Sum))));
    told
}
