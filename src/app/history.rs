//! The record on screen, and rules tried on it.

use std::sync::Arc;

use super::exporting::{Export, Exported, not_drawn};
use super::session::{Document, DocumentId};
use super::{App, MessageKind, Said, telling};
use crate::engine::Measure;
use crate::engine::counterfactual::{
    Counterfactual, RuleAt, Trial, counterfactual, rules, stretch, usual_rule,
};
use crate::engine::history;
use crate::export::picture::{self, Laid, Picture};
use crate::export::xlsx::XlsxError;
use crate::export::{About, File, csv};
use crate::files::ScenarioFile;
use crate::model::{ContributionKind, Currency, Date, Record, Scenario, Year, Years};
use crate::present::views::record::{Page, RecordView};
use crate::present::{Library, Table, View, views};
use crate::text::fields::clause_words;
use crate::text::history::{cannot_try_words, trial_note, trial_title};
use crate::text::{Language, say_with};

/// What of the record is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordPage {
    /// A page of it.
    Page(Page),
    /// A rule tried on it.
    Trial,
}

impl Default for RecordPage {
    fn default() -> Self {
        Self::Page(Page::default())
    }
}

impl RecordPage {
    /// Every page, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        Page::ALL.into_iter().map(Self::Page).chain([Self::Trial])
    }
}

/// A rule of an open scenario on a stretch of history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrialChoice {
    /// The scenario.
    pub document: DocumentId,
    /// The rule.
    pub rule: RuleAt,
    /// The year of the base, and the last one.
    pub years: Years,
}

/// A rule tried on history, as it is shown.
#[derive(Debug)]
pub struct Tried {
    /// Its figures.
    pub counterfactual: Counterfactual,
    /// The same as it is shown.
    pub view: View,
}

impl App {
    /// The record, as it is shown.
    #[must_use]
    pub fn record_view(&self) -> Arc<RecordView> {
        self.results.record_view(self.record, &self.shown.measure, self.language())
    }

    /// The rules of open scenarios, each with its scenario's title and the rule in words.
    #[must_use]
    pub fn rules_to_try(&self) -> Vec<(DocumentId, RuleAt, String)> {
        let of_document = |document: &Document| {
            let all = rules(&document.scenario);
            let is_only = all.len() == 1;
            let name = |rule: &RuleAt| {
                let (_, clause) = rule.of(&document.scenario)?;
                let clause = clause_words(clause, self.language());
                let first = if is_only { String::new() } else { format!("{}: ", rule.first) };
                Some(format!("{} · {first}{clause}", self.title_of(document)))
            };
            let named: Vec<_> =
                all.iter().filter_map(|rule| Some((document.id, *rule, name(rule)?))).collect();
            named
        };
        self.session.documents().iter().flat_map(of_document).collect()
    }

    /// The years that a trial may begin with, and the last that it may reach.
    #[must_use]
    pub fn years_to_try(&self) -> Option<Years> {
        stretch(self.record)
    }

    /// Which rule is tried: the one that was chosen, else that of the scenario in hand, else the first
    /// that is open; on the years of the last agreement that is settled as long as nobody chose.
    #[must_use]
    pub fn trial(&self) -> Option<TrialChoice> {
        let is_there = |&(id, rule): &(DocumentId, RuleAt)| {
            self.session.document(id).is_some_and(|document| rule.of(&document.scenario).is_some())
        };
        let usual = |document: &Document| Some((document.id, usual_rule(&document.scenario)?));
        let chosen = self.shown.trial_rule.filter(is_there);
        let chosen = chosen.or_else(|| self.document().and_then(usual));
        let (document, rule) = chosen.or_else(|| self.session.documents().iter().find_map(usual))?;
        let years = self.shown.trial_years.or_else(|| self.settled_agreement())?;
        Some(TrialChoice { document, rule, years })
    }

    /// From the base to the last year of the newest agreement whose amounts are all agreed.
    fn settled_agreement(&self) -> Option<Years> {
        let is_agreed = |year: Year| history::of_kind(self.record, year, ContributionKind::Agreed).is_some();
        let mut newest = self.record.agreements.iter().rev();
        let settled = newest.find(|facts| facts.years.len() > 1 && facts.years.iter().all(is_agreed))?;
        Some(Years::new(settled.base_year, settled.years.last))
    }

    /// The rule that is tried, as it is shown; why it cannot be, in words; none if no rule is open.
    #[must_use]
    pub fn tried(&self) -> Option<Arc<Result<Tried, String>>> {
        Some(self.results.tried(self.tried_of()?, self.record))
    }

    fn tried_of(&self) -> Option<TriedOf> {
        let choice = self.trial()?;
        let document = self.session.document(choice.document)?;
        Some(TriedOf {
            scenario: Arc::clone(&document.scenario),
            title: self.title_of(document),
            rule: choice.rule,
            years: choice.years,
            measure: self.shown.measure.clone(),
            language: self.language(),
        })
    }

    /// What an export of the record is made from now; none if no rule is open that could be tried.
    pub(super) fn of_record(&self) -> Option<OfRecord> {
        let of = match self.shown.record_page {
            RecordPage::Page(page) => PageOf::Page(page, self.shown.record_table),
            RecordPage::Trial => PageOf::Trial(self.tried_of()?),
        };
        Some(OfRecord { record: self.record, measure: self.shown.measure.clone(), of })
    }

    /// What the page that is shown is called, for the name of a file.
    pub(super) fn record_name(&self) -> String {
        match self.shown.record_page {
            RecordPage::Page(page) => {
                let page = ("page", page.name(self.language()).into());
                say_with(self.language(), "export-name-record", &[page])
            }
            RecordPage::Trial => {
                let choice = self.trial();
                let document = choice.and_then(|choice| self.session.document(choice.document));
                let title = document.map(|document| self.title_of(document)).unwrap_or_default();
                let first = choice.map_or(Year(0), |choice| choice.years.first);
                trial_title(&title, first, self.language())
            }
        }
    }

    /// The table of the page that is shown.
    #[must_use]
    pub fn record_table(&self) -> Option<Table> {
        match self.shown.record_page {
            RecordPage::Page(page) => {
                let record = self.record_view();
                let tables = &record.page(page)?.tables;
                tables.get(self.shown.record_table).or(tables.first()).cloned()
            }
            RecordPage::Trial => {
                let tried = self.tried()?;
                tried.as_ref().as_ref().ok().map(|tried| tried.view.table.clone())
            }
        }
    }

    /// Whether the page that is shown has a table.
    pub(super) fn has_record_table(&self) -> bool {
        match self.shown.record_page {
            RecordPage::Page(_) => true,
            RecordPage::Trial => self.tried().is_some_and(|tried| tried.is_ok()),
        }
    }

    /// Makes what is tried a scenario; undoing takes it away again.
    pub(super) fn open_trial(&mut self, choice: TrialChoice) {
        let Some(document) = self.session.document(choice.document) else { return };
        let trial = Trial { scenario: &document.scenario, rule: choice.rule, years: choice.years };
        let first = choice.years.first;
        let made = match counterfactual(&trial, self.record, &self.shown.measure) {
            Ok(made) => made.scenario,
            Err(why) => {
                self.tell(MessageKind::Error, |language| cannot_try_words(why, language));
                return;
            }
        };
        let language = self.language();
        let clause = choice.rule.of(&document.scenario).map(|(_, rule)| clause_words(rule, language));
        let title = self.title_of(document);
        let scenario = Scenario {
            title: self.free_title(&trial_title(&title, first, language)),
            note: Some(trial_note(
                &title,
                &clause.unwrap_or_default(),
                first,
                &self.record.edition,
                language,
            )),
            ..made
        };
        let title = scenario.title.clone();
        let in_hand = self.shown.document;
        let id =
            self.session.open_as_step(ScenarioFile::new(scenario), "counterfactual.ron".to_owned(), in_hand);
        // What is tried stays what it is.
        self.shown.trial_rule = Some((choice.document, choice.rule));
        self.take_in_hand(id);
        self.tell(MessageKind::Done, |language| {
            say_with(language, "tried-opened", &[("title", title.as_str().into())])
        });
    }

    /// The title, with a number behind it if another open scenario has it already.
    fn free_title(&self, title: &str) -> String {
        let is_free = |title: &String| !self.is_called(title);
        let numbered =
            |number: usize| if number == 1 { title.to_owned() } else { format!("{title} ({number})") };
        let numbers = 1..=self.session.documents().len() + 1;
        numbers.map(numbered).find(is_free).unwrap_or_default()
    }
}

/// What an export of the record is made from, as it stood when it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OfRecord {
    record: &'static Record,
    measure: Measure,
    of: PageOf,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum PageOf {
    /// A table of a page.
    Page(Page, usize),
    Trial(TriedOf),
}

impl OfRecord {
    /// The view in a language.
    fn made(&self, language: Language) -> Result<View, Said> {
        match &self.of {
            PageOf::Trial(tried) => {
                let made = TriedOf { language, ..tried.clone() }.make(self.record);
                made.map(|tried| tried.view).map_err(|why| Said::new(|_| why.clone()))
            }
            PageOf::Page(page, table) => {
                let input = views::record::Input { record: self.record, measure: &self.measure, language };
                let view = views::record::view(&input);
                let shown = view.pages.into_iter().find(|shown| shown.page == *page);
                let mut shown = shown.expect("the view has every page");
                let table = shown.tables.swap_remove((*table).min(shown.tables.len() - 1));
                let (headline, subline) = shown.heads.unwrap_or((view.headline, view.subline));
                Ok(View { headline, subline, chart: view.chart, table })
            }
        }
    }

    fn about<'a>(&'a self, language: Language, date: Option<&'a Date>, name: &'a str) -> About<'a> {
        About {
            record: self.record,
            library: match &self.of {
                PageOf::Page(..) => Library::of(self.record),
                PageOf::Trial(tried) => Library::of(self.record).with(&tried.scenario),
            },
            measure: &self.measure,
            currency: Currency::KRW,
            scenarios: Vec::new(),
            language,
            date,
            name,
        }
    }

    /// A chart on its page.
    pub(super) fn laid(
        &self,
        picture: &Picture,
        language: Language,
        date: Option<&Date>,
    ) -> Result<Laid, Said> {
        Ok(picture::laid_as(&self.made(language)?.chart, picture, &self.about(language, date, "")))
    }

    /// The files of an export: a picture, or a table with what is told of it.
    pub(super) fn files(&self, export: &Export) -> Result<Vec<File>, Said> {
        let name = export.path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        match &export.what {
            Exported::Picture(picture) => {
                let laid = self.laid(picture, export.language, export.date.as_ref())?;
                let bytes = picture::written(&laid.scene, picture).map_err(|error| not_drawn(&error))?;
                return Ok(vec![File::new(name, bytes)]);
            }
            Exported::Table => {}
            // These are made from scenarios.
            Exported::Workbook | Exported::Report => {
                return Err(Said::new(|language| telling::workbook_error(&XlsxError::Nothing, language)));
            }
        }
        let about = self.about(export.language, export.date.as_ref(), &name);
        let kind = match self.of {
            PageOf::Page(..) => "record",
            PageOf::Trial(_) => "counterfactual",
        };
        let View { headline, subline, table, .. } = self.made(export.language)?;
        Ok(csv::files_of(kind, (headline, subline), table, &about))
    }
}

/// What a trial was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TriedOf {
    scenario: Arc<Scenario>,
    title: String,
    rule: RuleAt,
    years: Years,
    measure: Measure,
    language: Language,
}

impl TriedOf {
    pub(super) fn make(&self, record: &Record) -> Result<Tried, String> {
        let trial = Trial { scenario: &self.scenario, rule: self.rule, years: self.years };
        let tried = counterfactual(&trial, record, &self.measure);
        let counterfactual = tried.map_err(|why| cannot_try_words(why, self.language))?;
        let view = views::counterfactual::view(&views::counterfactual::Input {
            tried: &counterfactual,
            title: &self.title,
            record,
            language: self.language,
        });
        Ok(Tried { counterfactual, view })
    }
}
