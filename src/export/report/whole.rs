//! The whole report: of one scenario, or of several against the first.

use crate::engine::check::Problem;
use crate::engine::{Comparison, all_problems, plan, project};
use crate::export::harmless::{self, Changes};
use crate::export::input::Sources;
use crate::export::picture::Preset;
use crate::export::table_document::{made_with, push_foot, push_sources, push_table, references};
use crate::export::{ExportInput, Written};
use crate::model::{Field, FieldValue, PartField, RuleField, SourceId};
use crate::present::certainty::with_sign;
use crate::present::document::{DocumentChart, DocumentRow, Phrase, TextBlock, TextDocument};
use crate::present::scene::{Drawable, Size};
use crate::present::views::compare::{
    BridgeCause, BridgeEnd, BridgeView, ComparisonPage, Redline, RedlineLine,
};
use crate::present::{
    Align, Assumption, ShownFigures, Table, TermGroup, TermLine, View, assumptions, sources_of, terms,
};
use crate::text::fields::{status_word, value_words};
use crate::text::numbers;
use crate::text::problems::problem_words;
use crate::text::titles::note_name;
use crate::text::{Arg, Language, Sentence, key, say, say_with};

/// How a document that leaves the program writes text that might be markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escapes {
    /// With a backslash before it, as Markdown reads it; a reader of the bare file is told so.
    Backslashes,
    /// Unseen.
    Unseen,
}

/// A report in the making.
pub(super) struct Report<'a> {
    input: &'a ExportInput<'a>,
    pub(super) document: TextDocument,
    sources: Sources<'a>,
    escapes: Escapes,
}

impl<'a> Report<'a> {
    pub(super) fn new(input: &'a ExportInput<'a>, title: &str, escapes: Escapes) -> Self {
        let mut document = TextDocument::new(title, input.language, input.date);
        document.heading(1, title);
        Self { input, document, sources: Sources::new(input.library()), escapes }
    }

    /// All of it.
    pub(super) fn whole(input: &'a ExportInput<'a>, escapes: Escapes) -> TextDocument {
        let mut report = Self::new(input, &title(input), escapes);
        if input.others.is_empty() {
            report.scenario(input.scenario, 1, "projection");
        } else {
            report.of_several();
        }
        report.checks();
        report.sources();
        report.about();
        report.document
    }

    fn of_several(&mut self) {
        let comparisons = self.input.comparisons();
        let pages: Vec<ComparisonPage> =
            (0..comparisons.len()).filter_map(|place| self.input.page(&comparisons, place)).collect();
        let (baseline, others) = (self.input.scenario, self.input.others);
        if let [page, ..] = &pages[..] {
            self.compared(page, &pages, &comparisons);
        }
        for (number, (other, page)) in (1..).zip(others.iter().zip(&pages)) {
            let level = if others.len() == 1 { 2 } else { 3 };
            if others.len() > 1 {
                self.document.heading(2, &self.against(other, &baseline));
                self.document.paragraph(Phrase::bold(&page.view.headline));
            }
            let causes = if others.len() == 1 { "causes".to_owned() } else { format!("causes-{number}") };
            self.difference(page, level, &causes);
        }
        for (number, written) in (1..).zip(self.input.scenarios()) {
            self.document.heading(2, written.title());
            self.scenario(written, 2, &format!("projection-{number}"));
        }
    }

    /// What all of them have in common: the sentence, the charts, the years side by side.
    fn compared(&mut self, first: &ComparisonPage, pages: &[ComparisonPage], comparisons: &[Comparison]) {
        if let [page] = pages {
            self.document.paragraph(Phrase::bold(&page.view.headline));
            self.document.paragraph(Phrase::new(&page.view.subline));
        } else {
            let told = |(other, page): (&Written<'_>, &ComparisonPage)| {
                Phrase::bold(other.title()).and(Phrase::new(&page.view.headline))
            };
            let told: Vec<Phrase> = self.input.others.iter().zip(pages).map(told).collect();
            self.document.bullets(told);
            let (other, view) = (self.input.others[0], &first.view);
            self.document.paragraph(Phrase::new(without_title(view, other)));
        }
        if comparisons.iter().any(|comparison| !comparison.years.is_empty()) {
            self.chart(&first.view.chart, "compare", Preset::Page.into());
            self.document.heading(2, &self.say(key::COMPARE_TABLE_TITLE));
            self.table(&first.view.table);
            if first.has_differences() {
                self.chart(&first.differences_alone(), "differences", Preset::Page.into());
            }
        }
        self.foot(&first.view.table, &[]);
    }

    /// What differs, what causes it, and when one overtakes the other.
    fn difference(&mut self, page: &ComparisonPage, level: usize, picture: &str) {
        self.document.heading(level, &self.say(key::COMPARE_REDLINE_TITLE));
        self.redline(&page.redline);
        if let Some(bridge) = &page.bridge {
            self.document.heading(level, &bridge.title);
            self.chart(&bridge.chart, picture, Preset::Page.into());
            self.bridge(bridge);
        }
        if !page.break_even.is_empty() {
            self.document.heading(level, &self.say(key::COMPARE_BREAK_EVEN_TITLE));
            let told: Vec<Phrase> = page.break_even.iter().map(|sentence| Phrase::new(sentence)).collect();
            self.document.bullets(told);
        }
    }

    pub(super) fn redline(&mut self, redline: &Redline) {
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
                    Phrase::new(joint).and(Phrase::new(&changed.name)),
                    Phrase::new(&changed.before),
                    Phrase::new(&changed.after),
                    Phrase::new(&effect),
                ]
            });
            row.map(DocumentRow::from).collect::<Vec<_>>()
        };
        let mut rows: Vec<DocumentRow> = redline.lines.iter().flat_map(row).collect();
        if let Some(together) = &redline.together {
            let all = Phrase::bold(&redline.together_name);
            let together = with_sign(together.clone(), redline.together_status);
            rows.push(DocumentRow::sum(vec![
                all,
                Phrase::default(),
                Phrase::default(),
                Phrase::bold(&together),
            ]));
        }
        self.document.table(heads.into(), rows);
        self.document.paragraph(Phrase::new(&redline.signs.join(" · ")));
        self.notes(&redline.notes);
    }

    fn bridge(&mut self, bridge: &BridgeView) {
        let amount = format!("{} ({})", self.say(key::BRIDGE_HEAD_AMOUNT), bridge.unit);
        let heads = [
            (Phrase::new(&self.say(key::BRIDGE_HEAD_CAUSE)), Align::Left),
            (Phrase::new(&amount), Align::Right),
        ];
        let end =
            |end: &BridgeEnd| DocumentRow::sum(vec![Phrase::bold(&end.name), Phrase::bold(&end.told())]);
        let cause = |cause: &BridgeCause| vec![Phrase::new(&cause.name), Phrase::new(&cause.told())].into();
        let causes = bridge.causes.iter().map(cause);
        let rows = std::iter::once(end(&bridge.start)).chain(causes).chain([end(&bridge.end)]).collect();
        self.document.table(heads.into(), rows);
        self.document.paragraph(Phrase::new(&bridge.signs(self.language()).join(" · ")));
        self.notes(&bridge.notes);
    }

    /// A scenario by itself, under a heading of `level`.
    fn scenario(&mut self, written: Written<'_>, level: usize, picture: &str) {
        let view = self.input.projection(&written);
        self.document.paragraph(Phrase::bold(&view.headline));
        self.document.paragraph(Phrase::new(without_title(&view, written)));
        if !view.chart.years.is_empty() {
            self.chart(&view.chart, picture, Preset::Page.into());
        }
        self.document.heading(level + 1, &self.say(key::REPORT_YEARS));
        self.table(&view.table);
        self.foot(&view.table, &view.table.unknown());
        self.document.heading(level + 1, &self.say(key::PANEL_TERMS));
        self.terms(written);
        self.document.heading(level + 1, &self.say(key::PANEL_ASSUMPTIONS));
        self.assumptions(written);
    }

    fn table(&mut self, table: &Table) {
        push_table(&mut self.document, table);
    }

    /// What stands below a table: signs, notes, sources.
    fn foot(&mut self, table: &Table, unknown: &[String]) {
        push_foot(&mut self.document, &mut self.sources, table, unknown);
    }

    /// The clauses as sentences, then every value that somebody stated, with who says so.
    fn terms(&mut self, written: Written<'_>) {
        let language = self.input.language;
        let groups = terms(written.scenario, None, self.input.record, language);
        let years = numbers::years(written.scenario.years, language);
        let mut clauses = vec![Phrase::new(&self.say_with(key::REPORT_TERM, &[("years", years.into())]))];
        let sentence = |group: &TermGroup| Phrase::new(&format!("{}: {}", group.heading, group.sentence));
        clauses.extend(groups.iter().filter(|group| !group.sentence.is_empty()).map(sentence));
        self.document.bullets(clauses);

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
                let cells = vec![
                    Phrase::new(&line.name),
                    Phrase::new(&value_words(&value, language)),
                    Phrase::new(&status_word(status, language)),
                    self.cite(&sources_of(&line.field, written.scenario)),
                ];
                rows.push(cells.into());
            }
        }
        self.document.table(heads.into(), rows);
        let mut notes: Vec<&TermLine> =
            groups.iter().flat_map(|group| &group.terms).filter(|line| is_note(line)).collect();
        // What is said of the whole comes first.
        notes.sort_by_key(|line| line.field != Field::Note);
        for line in notes {
            if let Some(FieldValue::Text(note)) = line.field.read(written.scenario) {
                let name = match line.field {
                    Field::Note => note_name(written.scenario, language),
                    _ => line.name.clone(),
                };
                self.note(&name, &note);
            }
        }
    }

    /// A remark, its paragraphs as they were typed.
    fn note(&mut self, name: &str, note: &str) {
        let mut name = Phrase::bold(name);
        for paragraph in note.lines() {
            self.document.paragraph(std::mem::take(&mut name).and(Phrase::new(paragraph)));
        }
    }

    fn assumptions(&mut self, written: Written<'_>) {
        let language = self.input.language;
        let measure = self.input.about().measure_of(written.scenario);
        let shown = ShownFigures::Projection(&measure);
        let found = assumptions(written.scenario, self.input.record, shown, language);
        if found.is_empty() {
            self.document.paragraph(Phrase::new(&self.say(key::PANEL_NO_ASSUMPTIONS)));
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
        self.document.table(heads.into(), found.iter().map(row).map(DocumentRow::from).collect());
    }

    fn checks(&mut self) {
        self.document.heading(2, &self.say(key::REPORT_CHECKS));
        let several = !self.input.others.is_empty();
        let mut told = Vec::new();
        for written in self.input.scenarios() {
            let projection = project(plan(written.scenario, self.input.record, &[]));
            for problem in all_problems(written.scenario, &projection, self.input.record) {
                let title = if several { Phrase::bold(written.title()) } else { Phrase::default() };
                told.push(title.and(Phrase::new(&self.problem(&problem))));
            }
        }
        if told.is_empty() {
            self.document.paragraph(Phrase::new(&self.say(key::PANEL_NO_PROBLEMS)));
        }
        self.document.bullets(told);
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
        push_sources(&mut self.document, &self.sources, 2);
    }

    /// What the report was made from, so that others can make the same.
    fn about(&mut self) {
        self.document.heading(2, &self.say(key::REPORT_ABOUT));
        let mut told = Vec::new();
        if let Some(date) = self.input.date {
            told.push(self.say_with(key::REPORT_DATE, &[("date", date.as_str().into())]));
        }
        told.push(made_with(&self.input.record.edition, self.language()));
        told.push(self.say(key::REPORT_DIGEST));
        let mut changes = Changes::default();
        for text in self.input.scenarios().flat_map(|written| written.free_texts(self.language())) {
            // Only whether something changes matters here.
            let _ = match self.escapes {
                Escapes::Backslashes => harmless::markdown(&text, &mut changes),
                Escapes::Unseen => harmless::line(&text, &mut changes),
            };
        }
        told.extend(changes.told(self.input.language));
        self.document.bullets(told.iter().map(|sentence| Phrase::new(sentence)));

        let heads = [
            (Phrase::new(&self.say(key::REPORT_HEAD_SCENARIO)), Align::Left),
            (Phrase::new(&self.say(key::REPORT_HEAD_FILE)), Align::Left),
            (Phrase::new("SHA-256"), Align::Left),
        ];
        let row = |written: Written<'_>| {
            vec![Phrase::new(written.title()), Phrase::new(written.file), Phrase::digits(&written.digest())]
        };
        self.document.table(heads.into(), self.input.scenarios().map(row).map(DocumentRow::from).collect());
    }

    /// A chart, which says by itself what it shows and who says so.
    fn chart(&mut self, chart: &(impl Drawable + Clone + 'static), name: &str, size: Size) {
        // They have their numbers in the list at the end.
        let sources = self.sources.cite(chart.heads().sources).into_iter().map(|(_, cited)| cited).collect();
        let (name, chart) = (name.to_owned(), Box::new(chart.clone()));
        self.document.blocks.push(TextBlock::Chart(DocumentChart { name, chart, sources, size }));
    }

    fn notes(&mut self, notes: &[String]) {
        self.document.bullets(notes.iter().map(|note| Phrase::new(note)));
    }

    /// The sources by their numbers in the list at the end.
    fn cite(&mut self, sources: &[SourceId]) -> Phrase {
        references(&mut self.sources, sources)
    }

    fn against(&self, other: &Written<'_>, baseline: &Written<'_>) -> String {
        against(self.language(), other, baseline)
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

/// What a report is called: the scenario, or how another differs from it, or that several are compared with it.
pub(super) fn title(input: &ExportInput<'_>) -> String {
    let baseline = input.scenario;
    match input.others {
        [] => baseline.title().to_owned(),
        [other] => against(input.language, other, &baseline),
        _ => say_with(input.language, key::REPORT_COMPARISON, &[("baseline", baseline.title().into())]),
    }
}

fn against(language: Language, other: &Written<'_>, baseline: &Written<'_>) -> String {
    let args = [("other", other.title().into()), ("baseline", baseline.title().into())];
    say_with(language, key::COMPARE_TITLE, &args)
}

/// Unit and basis; the title stands above.
pub(super) fn without_title<'a>(view: &'a View, written: Written<'_>) -> &'a str {
    let title = format!("{} · ", written.title());
    view.subline.strip_prefix(&title).unwrap_or(&view.subline)
}

fn is_note(line: &TermLine) -> bool {
    matches!(line.field, Field::Note | Field::Part(_, PartField::Note | PartField::Rule(_, RuleField::Note)))
}
