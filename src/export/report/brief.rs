//! The report on one page, as who decides reads it: what it costs or what changes, since when and why, one chart, five
//! years, what is assumed, who says so.

use super::whole::{Escapes, Report, title, without_title};
use crate::export::input::{ExportInput, Written};
use crate::export::table_document::{made_with, push_table};
use crate::model::{SourceId, Year};
use crate::present::document::{DocumentChart, Phrase, TextBlock, TextDocument};
use crate::present::scene::{Drawable, Size};
use crate::present::sources::credits;
use crate::present::views::compare::{BridgeView, ComparisonPage};
use crate::present::{Assumption, Row, ShownFigures, Table, TermGroup, assumptions, cited, terms};
use crate::text::fields::status_word;
use crate::text::numbers;
use crate::text::{Language, key, say, say_with};

/// So many years stand in the table.
const YEARS: usize = 5;
/// So many assumptions, terms and causes are told.
const MOST: usize = 5;
/// So many sentences tell since when it costs more or less, and whether that turns; the rate at which both cost the same
/// stands in the whole report.
const SINCE_WHEN: usize = 2;
/// So many columns have room.
const COLUMNS: usize = 7;
/// The size of the chart in points.
const CHART: Size = Size { width: 680.0, height: 330.0 };
/// The columns of a projection that say what it costs.
const OF_PROJECTION: [&str; 3] = ["year", "growth", "total"];

/// The report on one page.
pub(super) fn brief(input: &ExportInput<'_>, escapes: Escapes) -> TextDocument {
    let brief = Brief::new(input, escapes);
    if input.others.is_empty() { brief.of_one() } else { brief.of_several() }
}

/// A report on one page in the making.
struct Brief<'a> {
    input: &'a ExportInput<'a>,
    report: Report<'a>,
}

impl<'a> Brief<'a> {
    fn new(input: &'a ExportInput<'a>, escapes: Escapes) -> Self {
        let mut report = Report::new(input, &title(input), escapes);
        report.document.is_brief = true;
        Self { input, report }
    }

    fn language(&self) -> Language {
        self.input.language
    }

    fn document(&mut self) -> &mut TextDocument {
        &mut self.report.document
    }

    fn of_one(mut self) -> TextDocument {
        let (language, written) = (self.language(), self.input.scenario);
        let view = self.input.projection(&written);
        let subline = without_title(&view, written).to_owned();
        self.document().paragraph(Phrase::bold(&view.headline));
        self.document().paragraph(Phrase::new(&subline));
        if !view.chart.years.is_empty() {
            self.chart(&view.chart, "projection");
        }
        let groups = terms(written.scenario, None, self.input.record, language);
        let term = [("years", numbers::years(written.scenario.years, language).into())];
        let sentence = |group: &TermGroup| format!("{}: {}", group.heading, group.sentence);
        let sentences = groups.iter().filter(|group| !group.sentence.is_empty()).map(sentence);
        let told: Vec<String> =
            std::iter::once(say_with(language, key::REPORT_TERM, &term)).chain(sentences).collect();
        self.heading(key::PANEL_TERMS);
        self.bullets(&told);
        self.years(&view.table, |column| OF_PROJECTION.contains(&column));
        self.assumed(&[written]);
        self.sources(&view.chart.sources);
        self.end()
    }

    fn of_several(mut self) -> TextDocument {
        let comparisons = self.input.comparisons();
        let pages: Vec<ComparisonPage> =
            (0..comparisons.len()).filter_map(|place| self.input.page(&comparisons, place)).collect();
        let Some(first) = pages.first() else { return self.end() };
        if let [page] = &pages[..] {
            self.document().paragraph(Phrase::bold(&page.view.headline));
            self.document().paragraph(Phrase::new(&page.view.subline));
        } else {
            let told = self.input.others.iter().zip(&pages);
            let told =
                told.map(|(other, page)| Phrase::bold(other.title()).and(Phrase::new(&page.view.headline)));
            let told: Vec<Phrase> = told.collect();
            self.document().bullets(told);
        }
        if let [page] = &pages[..] {
            self.heading(key::COMPARE_REDLINE_TITLE);
            let mut few = page.redline.clone();
            few.notes.extend(self.more(few.lines.len()));
            few.lines.truncate(MOST);
            self.report.redline(&few);
            let causes = page.bridge.as_ref().filter(|bridge| bridge.causes.len() > 1).map(causes);
            let told: Vec<String> = page.break_even.iter().take(SINCE_WHEN).cloned().chain(causes).collect();
            self.bullets(&told);
        }
        if comparisons.iter().any(|comparison| !comparison.years.is_empty()) {
            self.chart(&first.view.chart, "compare");
            let most = first.view.table.columns.iter().take(COLUMNS).map(|column| column.key.clone());
            let most: Vec<String> = most.collect();
            self.years(&first.view.table, |column| most.iter().any(|kept| kept == column));
        }
        self.assumed(&self.input.scenarios().collect::<Vec<_>>());
        self.sources(&first.view.chart.sources);
        self.end()
    }

    fn heading(&mut self, words: crate::text::Sentence) {
        let words = say(self.language(), words);
        self.document().heading(2, &words);
    }

    /// The first of some sentences, and how many more there are.
    fn bullets(&mut self, told: &[String]) {
        let more = self.more(told.len());
        self.document().bullets(told.iter().take(MOST).chain(&more).map(|told| Phrase::new(told)));
    }

    fn more(&self, count: usize) -> Option<String> {
        let more = count.saturating_sub(MOST);
        (more > 0).then(|| say_with(self.language(), key::REPORT_MORE, &[("count", more.into())]))
    }

    fn chart(&mut self, chart: &(impl Drawable + Clone + 'static), name: &str) {
        let sources = cited(chart.heads().sources, &self.input.library());
        let (name, chart) = (name.to_owned(), Box::new(chart.clone()));
        self.document().blocks.push(TextBlock::Chart(DocumentChart { name, chart, sources, size: CHART }));
    }

    /// Five years at most, the first and the last among them, and the sums.
    fn years(&mut self, table: &Table, is_kept: impl Fn(&str) -> bool) {
        let language = self.language();
        let left_out =
            table.columns.iter().map(|column| column.key.clone()).filter(|key| !is_kept(key)).collect();
        let mut table = table.without(&left_out);
        let years: Vec<Year> = table.rows.iter().filter_map(|row| row.year).collect();
        let chosen = few(&years);
        table.rows.retain(|row: &Row| row.year.is_none_or(|year| chosen.contains(&year)));
        self.heading(key::REPORT_YEARS);
        push_table(self.document(), &table);
        let mut signs = table.signs(language);
        if chosen.len() < years.len() {
            let args = [("shown", chosen.len().into()), ("count", years.len().into())];
            signs.push(say_with(language, key::REPORT_YEARS_OF, &args));
        }
        self.document().paragraph(Phrase::new(&signs.join(" · ")));
        let unknown: Vec<String> = table.unknown();
        self.bullets(&unknown);
    }

    /// How sure it is: what each scenario assumes.
    fn assumed(&mut self, written: &[Written<'_>]) {
        let language = self.language();
        self.heading(key::PANEL_ASSUMPTIONS);
        for one in written {
            let measure = self.input.about().measure_of(one.scenario);
            let shown = ShownFigures::Projection(&measure);
            let assumption = |Assumption { name, value, status, note, .. }: Assumption| {
                format!("{name}: {value} ({}), {note}", status_word(status, language))
            };
            let found = assumptions(one.scenario, self.input.record, shown, language);
            let mut told: Vec<String> = found.into_iter().map(assumption).collect();
            if told.is_empty() {
                told.push(say(language, key::PANEL_NO_ASSUMPTIONS));
            }
            if written.len() == 1 {
                self.bullets(&told);
            } else {
                let more = self.more(told.len());
                told.truncate(MOST);
                let told = Phrase::new(&told.into_iter().chain(more).collect::<Vec<_>>().join("; "));
                self.document().bullets([Phrase::bold(one.title()).and(told)]);
            }
        }
    }

    /// Who says what chart and table show, by publisher and year.
    fn sources(&mut self, sources: &[SourceId]) {
        let credits = credits(&cited(sources, &self.input.library()));
        if !credits.is_empty() {
            self.heading(key::PANEL_SOURCES);
            self.document().paragraph(Phrase::new(&credits.join("; ")));
        }
    }

    /// What it was made from.
    fn end(mut self) -> TextDocument {
        let language = self.language();
        let date = self
            .input
            .date
            .map(|date| say_with(language, key::REPORT_DATE, &[("date", date.as_str().into())]));
        let made = std::iter::once(made_with(&self.input.record.edition, language)).chain(date);
        let made = Phrase::new(&made.collect::<Vec<_>>().join(" · "));
        let filed = self.input.scenarios();
        let made = filed.fold(made, |made, written| {
            let file = Phrase::new(&format!("· {}: SHA-256", written.file));
            made.and(file).and(Phrase::digits(&written.digest()))
        });
        self.document().paragraph(made);
        self.report.document
    }
}

/// The causes of a difference in a line, the largest first as they stand.
fn causes(bridge: &BridgeView) -> String {
    let causes: Vec<String> =
        bridge.causes.iter().map(|cause| format!("{} {}", cause.name, cause.told())).collect();
    format!("{} ({}): {}", bridge.title, bridge.unit, causes.join("; "))
}

/// Five years at most, evenly apart, with the first and the last.
fn few(years: &[Year]) -> Vec<Year> {
    let last = years.len().saturating_sub(1);
    if last < YEARS {
        return years.to_vec();
    }
    (0..YEARS).map(|place| years[place * last / (YEARS - 1)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_years_five_stand_with_the_first_and_the_last() {
        let years = |first: i16, last: i16| (first..=last).map(Year).collect::<Vec<_>>();
        assert_eq!(few(&years(2026, 2030)), years(2026, 2030));
        assert_eq!(few(&years(2026, 2034)), [2026, 2028, 2030, 2032, 2034].map(Year));
        assert_eq!(few(&years(2026, 2036)), [2026, 2028, 2031, 2033, 2036].map(Year));
        assert_eq!(few(&[]), []);
    }
}
