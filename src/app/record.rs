//! The screen of the record: its pages, and rules of open scenarios tried on it.

use std::sync::Arc;

use super::desk::Desk;
use super::documents::{Document, DocumentId};
use super::memo::Memo;
use super::messages::MessageKind;
use crate::engine::Measure;
use crate::engine::counterfactual::{
    Counterfactual, RuleAt, Trial, counterfactual, rules, stretch, usual_rule,
};
use crate::engine::history;
use crate::files::ScenarioFile;
use crate::model::{ContributionKind, Record, Scenario, Year, Years};
use crate::present::views::record::{RecordPageName, RecordView};
use crate::present::{Table, View, views};
use crate::text::fields::clause_words;
use crate::text::history::{cannot_try_words, trial_note, trial_title};
use crate::text::{Language, key, say, say_with};

/// What of the record is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordPage {
    /// A page of it.
    Page(RecordPageName),
    /// A rule tried on it.
    Trial,
}

impl Default for RecordPage {
    fn default() -> Self {
        Self::Page(RecordPageName::default())
    }
}

impl RecordPage {
    /// Every page, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        RecordPageName::ALL.into_iter().map(Self::Page).chain([Self::Trial])
    }

    /// Its name on screen.
    pub fn name(self, language: Language) -> String {
        match self {
            Self::Page(page) => page.name(language),
            Self::Trial => say(language, key::TRIED_PAGE),
        }
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
pub struct ShownTrial {
    /// Its figures.
    pub counterfactual: Counterfactual,
    /// The same as it is shown.
    pub view: View,
}

/// What a trial was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TrialKey {
    pub scenario: Arc<Scenario>,
    title: String,
    rule: RuleAt,
    years: Years,
    measure: Measure,
    language: Language,
}

impl TrialKey {
    /// The same in another language.
    pub(super) fn in_language(&self, language: Language) -> Self {
        Self { language, ..self.clone() }
    }

    pub(super) fn make(&self, record: &Record) -> Result<ShownTrial, String> {
        let trial = Trial { scenario: &self.scenario, rule: self.rule, years: self.years };
        let tried = counterfactual(&trial, record, &self.measure);
        let counterfactual = tried.map_err(|why| cannot_try_words(why, self.language))?;
        let view = views::counterfactual::view(&views::counterfactual::TrialInput {
            tried: &counterfactual,
            title: &self.title,
            record,
            language: self.language,
        });
        Ok(ShownTrial { counterfactual, view })
    }
}

/// What of the record is on screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecordShown {
    /// Which page.
    pub page: RecordPage,
    /// Which of its tables.
    pub table: usize,
    /// The figure of that page whose sources are told, by its row and its column.
    pub cell: Option<(usize, usize)>,
    /// The rule that is tried on history; none as long as nobody chose.
    pub trial_rule: Option<(DocumentId, RuleAt)>,
    /// The years on which it is tried; none as long as nobody chose.
    pub trial_years: Option<Years>,
}

/// The record on screen, with what was made last of it.
#[derive(Debug, Default)]
pub(crate) struct RecordScreen {
    pub shown: RecordShown,
    view: Memo<(Measure, Language), RecordView>,
    tried: Memo<TrialKey, Result<ShownTrial, String>>,
}

impl RecordScreen {
    /// Goes to a page.
    pub(super) fn show_page(&mut self, page: RecordPage) {
        self.shown.page = page;
        self.show_table(0);
    }

    /// Goes to a table of the page.
    pub(super) fn show_table(&mut self, table: usize) {
        self.shown.table = table;
        self.shown.cell = None;
    }

    /// The record, as it is shown; made again when the measure or the language changed.
    pub(super) fn view(&self, desk: &Desk) -> Arc<RecordView> {
        self.view.get((desk.shown.measure.clone(), desk.language()), |(measure, language)| {
            let (record, language) = (desk.record, *language);
            views::record::view(&views::record::RecordInput { record, measure, language })
        })
    }

    /// Which rule is tried: the one that was chosen, else that of the scenario in hand, else the first
    /// that is open; on the years of the last agreement that is settled as long as nobody chose.
    pub(super) fn trial(&self, desk: &Desk) -> Option<TrialChoice> {
        let is_there = |&(id, rule): &(DocumentId, RuleAt)| {
            desk.session.document(id).is_some_and(|document| rule.of(&document.scenario).is_some())
        };
        let usual = |document: &Document| Some((document.id, usual_rule(&document.scenario)?));
        let chosen = self.shown.trial_rule.filter(is_there);
        let chosen = chosen.or_else(|| desk.document().and_then(usual));
        let (document, rule) = chosen.or_else(|| desk.session.documents().iter().find_map(usual))?;
        let years = self.shown.trial_years.or_else(|| settled_agreement(desk.record))?;
        Some(TrialChoice { document, rule, years })
    }

    /// The rule that is tried, as it is shown; why it cannot be, in words; none if no rule is open.
    pub(super) fn tried(&self, desk: &Desk) -> Option<Arc<Result<ShownTrial, String>>> {
        Some(self.tried.get(self.tried_key(desk)?, |of| of.make(desk.record)))
    }

    /// What a trial is made from now.
    pub(super) fn tried_key(&self, desk: &Desk) -> Option<TrialKey> {
        let choice = self.trial(desk)?;
        let document = desk.session.document(choice.document)?;
        Some(TrialKey {
            scenario: Arc::clone(&document.scenario),
            title: desk.title_of(document),
            rule: choice.rule,
            years: choice.years,
            measure: desk.shown.measure.clone(),
            language: desk.language(),
        })
    }

    /// What the page that is shown is called, for the name of a file.
    pub(super) fn name(&self, desk: &Desk) -> String {
        match self.shown.page {
            RecordPage::Page(page) => {
                let page = ("page", page.name(desk.language()).into());
                say_with(desk.language(), key::EXPORT_NAME_RECORD, &[page])
            }
            RecordPage::Trial => {
                let choice = self.trial(desk);
                let document = choice.and_then(|choice| desk.session.document(choice.document));
                let title = document.map(|document| desk.title_of(document)).unwrap_or_default();
                let first = choice.map_or(Year(0), |choice| choice.years.first);
                trial_title(&title, first, desk.language())
            }
        }
    }

    /// The table of the page that is shown.
    pub(super) fn table(&self, desk: &Desk) -> Option<Table> {
        match self.shown.page {
            RecordPage::Page(page) => {
                let record = self.view(desk);
                let tables = &record.page(page)?.tables;
                tables.get(self.shown.table).or(tables.first()).cloned()
            }
            RecordPage::Trial => {
                let tried = self.tried(desk)?;
                tried.as_ref().as_ref().ok().map(|tried| tried.view.table.clone())
            }
        }
    }

    /// Whether the page that is shown has a table.
    pub(super) fn has_table(&self, desk: &Desk) -> bool {
        match self.shown.page {
            RecordPage::Page(_) => true,
            RecordPage::Trial => self.tried(desk).is_some_and(|tried| tried.is_ok()),
        }
    }

    /// Makes what is tried a scenario; undoing takes it away again.
    pub(super) fn open_trial(&mut self, desk: &mut Desk, choice: TrialChoice) {
        let Some(document) = desk.session.document(choice.document) else { return };
        let trial = Trial { scenario: &document.scenario, rule: choice.rule, years: choice.years };
        let first = choice.years.first;
        let made = match counterfactual(&trial, desk.record, &desk.shown.measure) {
            Ok(made) => made.scenario,
            Err(why) => {
                desk.messages.tell(MessageKind::Error, |language| cannot_try_words(why, language));
                return;
            }
        };
        let language = desk.language();
        let clause = choice.rule.of(&document.scenario).map(|(_, rule)| clause_words(rule, language));
        let title = desk.title_of(document);
        let scenario = Scenario {
            title: free_title(desk, &trial_title(&title, first, language)),
            note: Some(trial_note(
                &title,
                &clause.unwrap_or_default(),
                first,
                &desk.record.edition,
                language,
            )),
            ..made
        };
        let title = scenario.title.clone();
        let in_hand = desk.shown.document;
        let id = desk.session.open_as_step(ScenarioFile::new(scenario), "counterfactual.ron", in_hand);
        // What is tried stays what it is.
        self.shown.trial_rule = Some((choice.document, choice.rule));
        desk.take_in_hand(id);
        desk.messages.tell(MessageKind::Done, |language| {
            say_with(language, key::TRIED_OPENED, &[("title", title.as_str().into())])
        });
    }
}

/// The rules of open scenarios, each with its scenario's title and the rule in words.
pub(super) fn rules_to_try(desk: &Desk) -> Vec<(DocumentId, RuleAt, String)> {
    let of_document = |document: &Document| {
        let all = rules(&document.scenario);
        let is_only = all.len() == 1;
        let name = |rule: &RuleAt| {
            let (_, clause) = rule.of(&document.scenario)?;
            let clause = clause_words(clause, desk.language());
            let first = if is_only { String::new() } else { format!("{}: ", rule.first) };
            Some(format!("{} · {first}{clause}", desk.title_of(document)))
        };
        let named: Vec<_> = all.iter().filter_map(|rule| Some((document.id, *rule, name(rule)?))).collect();
        named
    };
    desk.session.documents().iter().flat_map(of_document).collect()
}

/// The years that a trial may begin with, and the last that it may reach.
pub(super) fn years_to_try(record: &Record) -> Option<Years> {
    stretch(record)
}

/// From the base to the last year of the newest agreement whose amounts are all agreed.
fn settled_agreement(record: &Record) -> Option<Years> {
    let is_agreed = |year: Year| history::of_kind(record, year, ContributionKind::Agreed).is_some();
    let mut newest = record.agreements.iter().rev();
    let settled = newest.find(|facts| facts.years.len() > 1 && facts.years.iter().all(is_agreed))?;
    Some(Years::new(settled.base_year, settled.years.last))
}

/// The title, with a number behind it if another open scenario has it already.
fn free_title(desk: &Desk, title: &str) -> String {
    let is_free = |title: &String| !desk.is_called(title);
    let numbered = |number: usize| if number == 1 { title.to_owned() } else { format!("{title} ({number})") };
    let numbers = 1..=desk.session.documents().len() + 1;
    numbers.map(numbered).find(is_free).unwrap_or_default()
}
