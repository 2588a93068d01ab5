//! The report: a document in Markdown that can be forwarded as it is, with its charts beside it.
//!
//! # What is in it
//! One scenario: what it costs in a sentence, the chart, the table, the terms in the words of their
//! clauses, what is assumed, what the check says, the numbered sources, and what the report was made
//! from. Several scenarios: first how the others differ from the first one, year by year, term by term
//! and cause by cause, and when one overtakes the other; then each scenario by itself.
//!
//! # What is beside it
//! The pictures `NAME-projection.svg`, `NAME-compare.svg`, `NAME-causes.svg`, …; the words for those who cannot see them
//! stand in the document.
//!
//! **Invariants:** free text brings no markup along; every sentence comes from `assets/text`; the same
//! input gives the same bytes.

mod markdown;

use super::harmless::{self, Changes, file_name};
use super::input::Sources;
use super::picture::Preset;
use super::sum::{ReadBeside, sum};
use super::svg::{Letters, svg};
use super::{ExportInput, File, Written};
use crate::engine::check::Problem;
use crate::engine::{Comparison, all_problems, plan, project};
use crate::model::{Field, FieldValue, PartField, RuleField, SourceId};
use crate::present::certainty::with_sign;
use crate::present::palette::Palette;
use crate::present::scene::{Drawable, PageSpec, page};
use crate::present::views::compare::{BridgeView, ComparisonPage, RedlineLine};
use crate::present::{
    Align, Assumption, Cell, Cited, Column, ShownFigures, Table, TermGroup, TermLine, View, assumptions,
    sources_of, terms,
};
use crate::text::fields::{status_word, value_words};
use crate::text::numbers;
use crate::text::problems::problem_words;
use crate::text::{Arg, Language, Sentence, key, say, say_with};
use markdown::{Markdown, Phrase};

/// The document, called as the input says, then its pictures.
pub fn files(input: &ExportInput<'_>) -> Vec<File> {
    let mut report = Report::new(input);
    let pictures: Vec<File> = report.pictures.iter().map(|picture| picture.draw(input)).collect();
    report.charts(&pictures);
    std::iter::once(report.into_document()).chain(pictures).collect()
}

/// Whether a report and the charts beside it are from two exports.
pub(super) fn is_mixed(name: &str, read: ReadBeside<'_>) -> bool {
    let Some(report) = read(name) else { return false };
    let charts = charts_named_in(&String::from_utf8_lossy(&report));
    charts.iter().any(|(name, told)| read(name).is_some_and(|bytes| sum(&bytes) != *told))
}

/// The charts that a report names with their sums: name and sum.
fn charts_named_in(report: &str) -> Vec<(String, String)> {
    let named = |line: &str| {
        let (name, sum) = line.strip_prefix("| ")?.strip_suffix("` |")?.split_once(" | `")?;
        let is_sum = sum.len() == 64 && sum.bytes().all(|digit| digit.is_ascii_hexdigit());
        let name = name.replace('\\', "").replace("&amp;", "&");
        // A chart lies beside its report, whatever the text of one says.
        let is_beside = !name.contains(['/', '\\', ':']) && !name.starts_with('.');
        (is_sum && is_beside).then(|| (name, sum.to_owned()))
    };
    report.lines().filter_map(named).collect()
}

/// The document alone; the pictures that it names are not drawn.
pub fn document(input: &ExportInput<'_>) -> File {
    Report::new(input).into_document()
}

/// A chart that stands beside the document.
struct ReportPicture {
    name: String,
    chart: Box<dyn Drawable>,
    sources: Vec<Cited>,
}

impl ReportPicture {
    fn draw(&self, input: &ExportInput<'_>) -> File {
        let (language, date) = (input.language, input.date);
        let size = Preset::Page.into();
        let paper =
            PageSpec { size, title: None, language, sources: &self.sources, date, substituted: false };
        // Within a document letters cannot be chosen anyway, and so they look the same everywhere.
        let scene = page(&*self.chart, &paper);
        let svg = svg(&scene, &Palette::LIGHT, Letters::Outlines);
        File { name: self.name.clone(), bytes: svg.into_bytes(), lacking: scene.lacking }
    }
}

/// A report in the making.
struct Report<'a> {
    input: &'a ExportInput<'a>,
    markdown: Markdown,
    pictures: Vec<ReportPicture>,
    sources: Sources<'a>,
    /// What the names of the pictures begin with.
    beside: String,
}

impl<'a> Report<'a> {
    fn new(input: &'a ExportInput<'a>) -> Self {
        let mut report = Self {
            input,
            markdown: Markdown::default(),
            pictures: Vec::new(),
            sources: Sources::new(input.library()),
            beside: file_name(input.name.rsplit_once('.').map_or(input.name, |(stem, _)| stem)),
        };
        if input.others.is_empty() {
            report.of_one();
        } else {
            report.of_several();
        }
        report.checks();
        report.sources();
        report.about();
        report
    }

    fn into_document(self) -> File {
        File::new(self.input.name, self.markdown.into_bytes())
    }

    fn of_one(&mut self) {
        let written = self.input.scenario;
        self.markdown.heading(1, written.title());
        self.scenario(written, 1, "projection");
    }

    fn of_several(&mut self) {
        let comparisons = self.input.comparisons();
        let pages: Vec<ComparisonPage> =
            (0..comparisons.len()).filter_map(|place| self.input.page(&comparisons, place)).collect();
        let (baseline, others) = (self.input.scenario, self.input.others);
        if let [other] = others {
            let args = [("other", other.title().into()), ("baseline", baseline.title().into())];
            self.markdown.heading(1, &self.say_with(key::COMPARE_TITLE, &args));
        } else {
            let args = [("baseline", baseline.title().into())];
            self.markdown.heading(1, &self.say_with(key::REPORT_COMPARISON, &args));
        }
        if let [page, ..] = &pages[..] {
            self.compared(page, &pages, &comparisons);
        }
        for (number, (other, page)) in (1..).zip(others.iter().zip(&pages)) {
            let level = if others.len() == 1 { 2 } else { 3 };
            if others.len() > 1 {
                self.markdown.heading(2, &self.against(other, &baseline));
                self.markdown.paragraph(&Phrase::bold(&page.view.headline));
            }
            let causes = if others.len() == 1 { "causes".to_owned() } else { format!("causes-{number}") };
            self.difference(page, level, &causes);
        }
        for (number, written) in (1..).zip(self.input.scenarios()) {
            self.markdown.heading(2, written.title());
            self.scenario(written, 2, &format!("projection-{number}"));
        }
    }

    /// What all of them have in common: the sentence, the charts, the years side by side.
    fn compared(&mut self, first: &ComparisonPage, pages: &[ComparisonPage], comparisons: &[Comparison]) {
        if let [page] = pages {
            self.markdown.paragraph(&Phrase::bold(&page.view.headline));
            self.markdown.paragraph(&Phrase::new(&page.view.subline));
        } else {
            let told = |(other, page): (&Written<'_>, &ComparisonPage)| {
                Phrase::bold(other.title()).and(&Phrase::new(&page.view.headline))
            };
            let told: Vec<Phrase> = self.input.others.iter().zip(pages).map(told).collect();
            self.markdown.bullets(&told);
            let (other, view) = (self.input.others[0], &first.view);
            self.markdown.paragraph(&Phrase::new(without_title(view, other)));
        }
        if comparisons.iter().any(|comparison| !comparison.years.is_empty()) {
            self.chart(&first.view.chart, "compare");
            self.markdown.heading(2, &self.say(key::COMPARE_TABLE_TITLE));
            self.table(&first.view.table);
            if first.has_differences() {
                self.chart(&first.differences_alone(), "differences");
            }
        }
        self.foot(&first.view.table, &[]);
    }

    /// What differs, what causes it, and when one overtakes the other.
    fn difference(&mut self, page: &ComparisonPage, level: usize, picture: &str) {
        self.markdown.heading(level, &self.say(key::COMPARE_REDLINE_TITLE));
        self.redline(page);
        if let Some(bridge) = &page.bridge {
            self.markdown.heading(level, &bridge.title);
            self.chart(&bridge.chart, picture);
            self.bridge(bridge);
        }
        if !page.break_even.is_empty() {
            self.markdown.heading(level, &self.say(key::COMPARE_BREAK_EVEN_TITLE));
            let told: Vec<Phrase> = page.break_even.iter().map(|sentence| Phrase::new(sentence)).collect();
            self.markdown.bullets(&told);
        }
    }

    fn redline(&mut self, page: &ComparisonPage) {
        let heads = [
            (Phrase::new(&self.say(key::COMPARE_HEAD_WHAT)), Align::Left),
            (Phrase::new(&self.say(key::COMPARE_HEAD_BASELINE)), Align::Left),
            (Phrase::new(&self.say(key::COMPARE_HEAD_SCENARIO)), Align::Left),
            (Phrase::new(&self.say(key::COMPARE_HEAD_EFFECT)), Align::Right),
        ];
        let row = |line: &RedlineLine| {
            let changed =
                line.changed.iter().zip(std::iter::once(line.told()).chain(std::iter::repeat(String::new())));
            let row = changed.enumerate().map(|(place, (changed, effect))| {
                let joint = if place == 0 { "" } else { "+" };
                vec![
                    Phrase::new(joint).and(&Phrase::new(&changed.name)),
                    Phrase::new(&changed.before),
                    Phrase::new(&changed.after),
                    Phrase::new(&effect),
                ]
            });
            row.collect::<Vec<_>>()
        };
        let mut rows: Vec<Vec<Phrase>> = page.redline.lines.iter().flat_map(row).collect();
        if let Some(together) = &page.redline.together {
            let all = Phrase::bold(&page.redline.together_name);
            let together = with_sign(together.clone(), page.redline.together_status);
            rows.push(vec![all, Phrase::default(), Phrase::default(), Phrase::bold(&together)]);
        }
        self.markdown.table(&heads, &rows);
        self.markdown.paragraph(&Phrase::new(&page.redline.signs.join(" · ")));
        self.notes(&page.redline.notes);
    }

    fn bridge(&mut self, bridge: &BridgeView) {
        let amount = format!("{} ({})", self.say(key::BRIDGE_HEAD_AMOUNT), bridge.unit);
        let heads = [
            (Phrase::new(&self.say(key::BRIDGE_HEAD_CAUSE)), Align::Left),
            (Phrase::new(&amount), Align::Right),
        ];
        let mut rows = vec![vec![Phrase::bold(&bridge.start.name), Phrase::bold(&bridge.start.told())]];
        rows.extend(
            bridge.causes.iter().map(|cause| vec![Phrase::new(&cause.name), Phrase::new(&cause.told())]),
        );
        rows.push(vec![Phrase::bold(&bridge.end.name), Phrase::bold(&bridge.end.told())]);
        self.markdown.table(&heads, &rows);
        self.markdown.paragraph(&Phrase::new(&bridge.signs(self.language()).join(" · ")));
        self.notes(&bridge.notes);
    }

    /// A scenario by itself, under a heading of `level`.
    fn scenario(&mut self, written: Written<'_>, level: usize, picture: &str) {
        let view = self.input.projection(&written);
        self.markdown.paragraph(&Phrase::bold(&view.headline));
        self.markdown.paragraph(&Phrase::new(without_title(&view, written)));
        if !view.chart.years.is_empty() {
            self.chart(&view.chart, picture);
        }
        self.markdown.heading(level + 1, &self.say(key::REPORT_YEARS));
        self.table(&view.table);
        self.foot(&view.table, &view.table.unknown());
        self.markdown.heading(level + 1, &self.say(key::PANEL_TERMS));
        self.terms(written);
        self.markdown.heading(level + 1, &self.say(key::PANEL_ASSUMPTIONS));
        self.assumptions(written);
    }

    fn table(&mut self, table: &Table) {
        let head = |column: &Column| {
            let words = match column.unit.as_str() {
                "" => column.head.clone(),
                unit => format!("{} ({unit})", column.head),
            };
            (Phrase::new(&words), column.align)
        };
        let heads: Vec<(Phrase, Align)> = table.columns.iter().map(head).collect();
        let rows = table.rows.iter().map(|row| {
            let is_sum = row.year.is_none();
            row.cells.iter().map(|cell| figure(cell, is_sum)).collect()
        });
        let rows: Vec<Vec<Phrase>> = rows.collect();
        self.markdown.table(&heads, &rows);
    }

    /// What stands below a table: signs, notes, sources.
    fn foot(&mut self, table: &Table, unknown: &[String]) {
        let signs = table.signs(self.language());
        self.markdown.paragraph(&Phrase::new(&signs.join(" · ")));
        self.notes(&[&table.notes, unknown].concat());
        if !table.sources.is_empty() {
            let label = Phrase::bold(&self.say(key::PANEL_SOURCES));
            let sources = self.cite(&table.sources);
            self.markdown.paragraph(&label.and(&sources));
        }
    }

    /// The clauses as sentences, then every value that somebody stated, with who says so.
    fn terms(&mut self, written: Written<'_>) {
        let language = self.input.language;
        let groups = terms(written.scenario, None, self.input.record, language);
        let years = numbers::years(written.scenario.years, language);
        let mut clauses = vec![Phrase::new(&self.say_with(key::REPORT_TERM, &[("years", years.into())]))];
        let sentence = |group: &TermGroup| Phrase::new(&format!("{}: {}", group.heading, group.sentence));
        clauses.extend(groups.iter().filter(|group| !group.sentence.is_empty()).map(sentence));
        self.markdown.bullets(&clauses);

        let heads = [
            (Phrase::new(&self.say(key::REPORT_HEAD_ITEM)), Align::Left),
            (Phrase::new(&self.say(key::REPORT_HEAD_VALUE)), Align::Right),
            (Phrase::new(&self.say(key::REPORT_HEAD_STATUS)), Align::Left),
            (Phrase::new(&self.say(key::PANEL_SOURCES)), Align::Left),
        ];
        let mut rows = Vec::new();
        for line in groups.iter().flat_map(|group| &group.terms) {
            let value = line.field.read(written.scenario);
            if let (Some(value), Some(status)) = (value, line.status) {
                rows.push(vec![
                    Phrase::new(&line.name),
                    Phrase::new(&value_words(&value, language)),
                    Phrase::new(&status_word(status, language)),
                    self.cite(&sources_of(&line.field, written.scenario)),
                ]);
            }
        }
        self.markdown.table(&heads, &rows);
        let mut notes: Vec<&TermLine> =
            groups.iter().flat_map(|group| &group.terms).filter(|line| is_note(line)).collect();
        // What is said of the whole comes first.
        notes.sort_by_key(|line| line.field != Field::Note);
        for line in notes {
            if let Some(FieldValue::Text(note)) = line.field.read(written.scenario) {
                self.note(&line.name, &note);
            }
        }
    }

    /// A remark, its paragraphs as they were typed.
    fn note(&mut self, name: &str, note: &str) {
        let mut name = Phrase::bold(name);
        for paragraph in note.lines() {
            self.markdown.paragraph(&std::mem::take(&mut name).and(&Phrase::new(paragraph)));
        }
    }

    fn assumptions(&mut self, written: Written<'_>) {
        let language = self.input.language;
        let measure = self.input.about().measure_of(written.scenario);
        let shown = ShownFigures::Projection(&measure);
        let found = assumptions(written.scenario, self.input.record, shown, language);
        if found.is_empty() {
            self.markdown.paragraph(&Phrase::new(&self.say(key::PANEL_NO_ASSUMPTIONS)));
            return;
        }
        let heads = [
            (Phrase::new(&self.say(key::REPORT_HEAD_ITEM)), Align::Left),
            (Phrase::new(&self.say(key::REPORT_HEAD_VALUE)), Align::Right),
            (Phrase::new(&self.say(key::REPORT_HEAD_STATUS)), Align::Left),
            (Phrase::new(&self.say(key::REPORT_HEAD_USED)), Align::Left),
        ];
        let row = |Assumption { name, value, status, note, .. }: &Assumption| {
            vec![
                Phrase::new(name),
                Phrase::new(value),
                Phrase::new(&status_word(*status, language)),
                Phrase::new(note),
            ]
        };
        let rows: Vec<Vec<Phrase>> = found.iter().map(row).collect();
        self.markdown.table(&heads, &rows);
    }

    fn checks(&mut self) {
        self.markdown.heading(2, &self.say(key::REPORT_CHECKS));
        let several = !self.input.others.is_empty();
        let mut told = Vec::new();
        for written in self.input.scenarios() {
            let projection = project(plan(written.scenario, self.input.record, &[]));
            for problem in all_problems(written.scenario, &projection, self.input.record) {
                let title = if several { Phrase::bold(written.title()) } else { Phrase::default() };
                told.push(title.and(&Phrase::new(&self.problem(&problem))));
            }
        }
        if told.is_empty() {
            self.markdown.paragraph(&Phrase::new(&self.say(key::PANEL_NO_PROBLEMS)));
        }
        self.markdown.bullets(&told);
    }

    fn problem(&self, problem: &Problem) -> String {
        let text = ("text", problem_words(problem, self.input.language).into());
        if problem.is_error() {
            self.say_with(key::REPORT_PROBLEM, &[text])
        } else {
            self.say_with(key::REPORT_NOTICE, &[text])
        }
    }

    fn sources(&mut self) {
        let sources: Vec<Phrase> = self
            .sources
            .all()
            .iter()
            .map(|(_, cited)| Phrase::new(&cited.text).and(&Phrase::address(&cited.address)))
            .collect();
        if !sources.is_empty() {
            self.markdown.heading(2, &self.say(key::PANEL_SOURCES));
            self.markdown.numbered(&sources);
        }
    }

    /// What the report was made from, so that others can make the same.
    fn about(&mut self) {
        self.markdown.heading(2, &self.say(key::REPORT_ABOUT));
        let mut told = Vec::new();
        if let Some(date) = self.input.date {
            told.push(self.say_with(key::REPORT_DATE, &[("date", date.as_str().into())]));
        }
        let version = ("version", env!("CARGO_PKG_VERSION").into());
        let edition = ("edition", (&self.input.record.edition).into());
        told.push(self.say_with(key::REPORT_MADE_WITH, &[version, edition]));
        told.push(self.say(key::REPORT_DIGEST));
        let mut changes = Changes::default();
        for text in self.input.scenarios().flat_map(|written| written.free_texts(self.language())) {
            // Only whether something changes matters here.
            let _ = harmless::markdown(&text, &mut changes);
        }
        told.extend(changes.told(self.input.language));
        let told: Vec<Phrase> = told.iter().map(|sentence| Phrase::new(sentence)).collect();
        self.markdown.bullets(&told);

        let heads = [
            (Phrase::new(&self.say(key::REPORT_HEAD_SCENARIO)), Align::Left),
            (Phrase::new(&self.say(key::REPORT_HEAD_FILE)), Align::Left),
            (Phrase::new("SHA-256"), Align::Left),
        ];
        let row = |written: Written<'_>| {
            vec![Phrase::new(written.title()), Phrase::new(written.file), Phrase::digits(&written.digest())]
        };
        let rows: Vec<Vec<Phrase>> = self.input.scenarios().map(row).collect();
        self.markdown.table(&heads, &rows);
    }

    /// Which charts belong to it.
    fn charts(&mut self, pictures: &[File]) {
        if pictures.is_empty() {
            return;
        }
        let heads = [
            (Phrase::new(&self.say(key::REPORT_HEAD_CHART)), Align::Left),
            (Phrase::new("SHA-256"), Align::Left),
        ];
        let row = |picture: &File| vec![Phrase::new(&picture.name), Phrase::digits(&sum(&picture.bytes))];
        let rows: Vec<Vec<Phrase>> = pictures.iter().map(row).collect();
        self.markdown.table(&heads, &rows);
    }

    /// A chart in a file of its own, which says by itself what it shows and who says so.
    fn chart(&mut self, chart: &(impl Drawable + Clone + 'static), name: &str) {
        let name = format!("{}-{name}.svg", self.beside);
        let heads = chart.heads();
        self.markdown.picture(heads.summary, &name);
        // They have their numbers in the list at the end.
        let sources = self.sources.cite(heads.sources).into_iter().map(|(_, cited)| cited).collect();
        self.pictures.push(ReportPicture { name, chart: Box::new(chart.clone()), sources });
    }

    fn notes(&mut self, notes: &[String]) {
        let notes: Vec<Phrase> = notes.iter().map(|note| Phrase::new(note)).collect();
        self.markdown.bullets(&notes);
    }

    /// The sources by their numbers in the list at the end.
    fn cite(&mut self, sources: &[SourceId]) -> Phrase {
        let numbers = self.sources.cite(sources).into_iter().map(|(number, _)| number);
        Phrase::references(&numbers.collect::<Vec<_>>())
    }

    fn against(&self, other: &Written<'_>, baseline: &Written<'_>) -> String {
        let args = [("other", other.title().into()), ("baseline", baseline.title().into())];
        self.say_with(key::COMPARE_TITLE, &args)
    }

    fn language(&self) -> Language {
        self.input.language
    }

    fn say(&self, key: Sentence) -> String {
        say(self.language(), key)
    }

    fn say_with(&self, key: Sentence, args: &[(&'static str, Arg<'_>)]) -> String {
        say_with(self.language(), key, args)
    }
}

/// A cell with the signs behind it; sums are bold.
fn figure(cell: &Cell, is_sum: bool) -> Phrase {
    let text = if is_sum { Phrase::bold(&cell.text) } else { Phrase::new(&cell.text) };
    let signs: Vec<&str> = cell.marks.iter().filter_map(|mark| mark.sign()).collect();
    if text.is_empty() { text } else { text.and(&Phrase::new(&signs.join(" "))) }
}

/// Unit and basis; the title stands above.
fn without_title<'a>(view: &'a View, written: Written<'_>) -> &'a str {
    let title = format!("{} · ", written.title());
    view.subline.strip_prefix(&title).unwrap_or(&view.subline)
}

fn is_note(line: &TermLine) -> bool {
    matches!(line.field, Field::Note | Field::Part(_, PartField::Note | PartField::Rule(_, RuleField::Note)))
}
