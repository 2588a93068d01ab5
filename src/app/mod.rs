//! The running program without a window: what is open, what is shown, what changes.
//!
//! Panels, keyboard and command line read `&App` and push [`Action`]s; [`App::update`] is the only
//! place where anything changes. What only a window can do (ask for a file, fill the clipboard,
//! close) is asked for as an [`Effect`].
//!
//! **Invariants:** a result belongs to exactly the scenario and the measures that it was computed
//! from; it is computed again only when one of them changed. An edit that changes nothing leaves no
//! step to undo. Undoing every step gives the scenarios as they were opened.

mod action;
mod opening;
mod results;
mod session;
mod settings;
pub mod telling;

use std::sync::Arc;

pub use action::{Action, Edit, Run, Show, ViewKind};
pub use opening::{Effect, Message, MessageKind, Question, Said};
pub use results::{Compared, Computed};
pub use session::{Document, DocumentId, History, Session, Step, StepName};
pub use settings::{Settings, Theme};

use crate::engine::{Measure, RowName};
use crate::model::{Field, Record, Scenario};
use crate::present::{Assumption, Selection, TermGroup, View, views};
use crate::text::fields::field_name;
use crate::text::problems::problem_words;
use crate::text::{Language, say, say_with};
use results::{Compares, Manner, Results};

/// The running program.
pub struct App {
    session: Session,
    results: Results,
    record: &'static Record,
    shown: Shown,
    settings: Settings,
    messages: Vec<Message>,
    /// How many messages there were since the start.
    told: u64,
    /// What is closed as soon as all of it is in files; and whether the program ends then.
    leaving: Option<(Vec<DocumentId>, bool)>,
    question: Option<Question>,
    effects: Vec<Effect>,
}

/// What is on screen; nothing here is saved with a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The scenario in hand.
    pub document: Option<DocumentId>,
    /// The scenario that is pinned to be compared with.
    pub baseline: Option<DocumentId>,
    /// What the middle of the window is about.
    pub view: ViewKind,
    /// The measure of chart and headline.
    pub measure: Measure,
    /// The figure that is explained.
    pub selection: Option<Selection>,
    /// Whether figures that rest on nothing but assumptions are left out of the chart.
    pub hides_assumed: bool,
}

impl App {
    /// The program with nothing open yet.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            session: Session::default(),
            results: Results::default(),
            record: crate::files::record::bundled(),
            shown: Shown {
                document: None,
                baseline: None,
                view: ViewKind::Projection,
                measure: Measure::default(),
                selection: None,
                hides_assumed: false,
            },
            settings,
            messages: Vec::new(),
            told: 0,
            leaving: None,
            question: None,
            effects: Vec::new(),
        }
    }

    /// Changes what the action says, and computes what follows from it.
    pub fn update(&mut self, action: Action) {
        match action {
            Action::Edit(edit) => self.edit(edit),
            Action::Show(show) => self.show(show),
            Action::Run(run) => self.run(run),
        }
        self.forget_what_was_closed();
        self.results.refresh(&self.session, self.record, &self.shown.measure);
    }

    /// Changes what several actions say, in their order.
    pub fn update_all(&mut self, actions: impl IntoIterator<Item = Action>) {
        for action in actions {
            self.update(action);
        }
    }

    fn edit(&mut self, edit: Edit) {
        let told = match edit {
            Edit::Set { document, field, value } => self.session.set(document, vec![(field, value)], false),
            Edit::SetAll { document, fields } => self.session.set(document, fields, false),
            Edit::Drag { document, field, value } => self.session.set(document, vec![(field, value)], true),
            Edit::Drop => {
                self.session.drop_drag();
                Ok(())
            }
            Edit::Abandon => {
                self.session.abandon_drag();
                Ok(())
            }
            Edit::Undo => {
                self.shown.document = self.session.undo().or(self.shown.document);
                Ok(())
            }
            Edit::Redo => {
                self.shown.document = self.session.redo().or(self.shown.document);
                Ok(())
            }
        };
        if let Err(error) = told {
            self.tell(MessageKind::Error, |language| telling::field_error(&error, language));
        }
    }

    fn show(&mut self, show: Show) {
        match show {
            Show::Document(id) => self.shown.document = self.session.document(id).map(|document| document.id),
            Show::Baseline(id) => {
                self.shown.baseline = id.filter(|id| self.session.document(*id).is_some());
            }
            Show::View(view) => self.show_view(view),
            Show::Measure(measure) => {
                self.shown.measure = measure;
                // Rows of measures are named by their place, which may be another's now.
                self.shown.selection =
                    self.shown.selection.filter(|selection| !selection.row.is_of_measure());
            }
            Show::Selection(selection) => self.shown.selection = selection,
            Show::HideAssumed(hides) => self.shown.hides_assumed = hides,
            Show::Language(language) => self.settings.language = language,
            Show::Theme(theme) => self.settings.theme = theme,
            Show::DismissMessage(id) => self.messages.retain(|message| message.id != id),
        }
    }

    /// Goes to a view. Comparing needs two scenarios; where none is pinned, the first that is not in
    /// hand becomes the baseline.
    fn show_view(&mut self, view: ViewKind) {
        if view == ViewKind::Compare {
            if !self.can_compare() {
                return;
            }
            if self.shown.baseline.is_none() {
                self.shown.baseline = self.first_but(self.shown.document);
            }
        }
        self.shown.view = view;
    }

    /// The first open scenario that is not that one.
    fn first_but(&self, id: Option<DocumentId>) -> Option<DocumentId> {
        let mut ids = self.session.documents().iter().map(|document| document.id);
        ids.find(|&other| Some(other) != id)
    }

    /// A baseline that was closed is no longer pinned, and one scenario alone is not compared.
    fn forget_what_was_closed(&mut self) {
        self.shown.baseline = self.shown.baseline.filter(|id| self.session.document(*id).is_some());
        if !self.can_compare() {
            self.shown.view = ViewKind::Projection;
        }
        if self.shown.view == ViewKind::Compare && self.shown.baseline.is_none() {
            self.shown.baseline = self.first_but(self.shown.document);
        }
    }

    /// Whether there are two scenarios to compare.
    #[must_use]
    pub fn can_compare(&self) -> bool {
        self.session.documents().len() > 1
    }

    /// The pinned scenario.
    #[must_use]
    pub fn baseline(&self) -> Option<&Document> {
        self.shown.baseline.and_then(|id| self.session.document(id))
    }

    /// The baseline, and what is compared with it: the scenario in hand, or the first other one
    /// while the baseline itself is in hand.
    #[must_use]
    pub fn compared(&self) -> Option<(&Document, &Document)> {
        let baseline = self.baseline()?;
        let in_hand = self.shown.document.filter(|&id| id != baseline.id);
        let other = in_hand.or_else(|| self.first_but(Some(baseline.id)))?;
        Some((baseline, self.session.document(other)?))
    }

    /// The scenarios that are open, and the history of their edits.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What is on screen.
    #[must_use]
    pub fn shown(&self) -> &Shown {
        &self.shown
    }

    /// The scenario in hand.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        self.shown.document.and_then(|id| self.session.document(id))
    }

    /// What follows from an open scenario.
    #[must_use]
    pub fn computed(&self, id: DocumentId) -> Option<&Computed> {
        self.results.of(id)
    }

    /// The published record.
    #[must_use]
    pub fn record(&self) -> &'static Record {
        self.record
    }

    /// Language and theme.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The language of the interface.
    #[must_use]
    pub fn language(&self) -> Language {
        self.settings.language
    }

    /// The sentence of that key in the language of the interface.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        say(self.language(), key)
    }

    /// What was told and not yet dismissed, oldest first.
    #[must_use]
    pub fn messages(&self) -> &[Message] {
        &self.messages
    }

    /// The question that must be answered before anything else.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        self.question.as_ref()
    }

    /// What the window is asked to do; each is handed out once.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// The projection of the scenario in hand, as it is shown.
    #[must_use]
    pub fn view(&self) -> Option<Arc<View>> {
        let document = self.document()?;
        let baseline = self.baseline().filter(|baseline| baseline.id != document.id);
        let input = |document: &Document| {
            let computed = self.results.of(document.id)?;
            Some(views::projection::Input {
                scenario: &computed.scenario,
                projection: &computed.projection,
                measures: &computed.measures,
                chosen: &self.shown.measure,
                record: self.record,
                hides_assumed: self.shown.hides_assumed,
                language: self.language(),
            })
        };
        self.results.view(
            document.id,
            || {
                let baseline = baseline.and_then(input);
                Some(views::projection::view_with_ghost(&input(document)?, baseline.as_ref()))
            },
            Manner {
                language: self.language(),
                hides_assumed: self.shown.hides_assumed,
                baseline: baseline.map(|baseline| Arc::clone(&baseline.scenario)),
            },
        )
    }

    /// The scenario in hand against the baseline, with the other open ones, as it is shown; none if
    /// there is no baseline.
    #[must_use]
    pub fn comparison(&self) -> Option<Arc<views::compare::Page>> {
        let (baseline, hand) = self.compared()?;
        let rest = self.session.documents().iter();
        let rest = rest.filter(|document| document.id != baseline.id && document.id != hand.id);
        let others: Vec<&Document> = std::iter::once(hand).chain(rest).collect();
        let measure = Measure { cumulative: false, ..self.shown.measure.clone() };
        let compared = |other: &&Document| self.results.compared(baseline, other, self.record, &measure);
        let pairs: Vec<Arc<Compared>> = others.iter().map(compared).collect();
        let titles = std::iter::once(baseline).chain(others.iter().copied());
        // The amounts that explain themselves are those of the scenario in hand as it is projected.
        let is_projected = pairs[0].comparison.measure == self.shown.measure && measure.discount.is_none();
        let of = Compares {
            titles: titles.map(|document| document.title().to_owned()).collect(),
            explains: is_projected && self.shown.document == Some(hand.id),
            language: self.language(),
            pairs,
        };
        let row = if measure.is_total() { RowName::Total } else { RowName::Measure(0) };
        Some(self.results.page(of, |of| {
            let pairs = of.titles[1..].iter().zip(&of.pairs);
            let pairs = pairs
                .map(|(title, compared)| views::compare::Pair { title, comparison: &compared.comparison });
            let mut pairs: Vec<views::compare::Pair<'_>> = pairs.collect();
            let hand = pairs.remove(0);
            views::compare::page(&views::compare::Input {
                baseline: &of.titles[0],
                hand,
                others: pairs,
                bridge: of.pairs[0].bridge(self.record),
                explains: of.explains.then_some(row),
                language: of.language,
            })
        }))
    }

    /// The terms of the scenario in hand, as they are shown; none if nothing is open.
    #[must_use]
    pub fn terms(&self) -> Arc<Vec<TermGroup>> {
        let Some(document) = self.document() else { return Arc::default() };
        self.results.terms(document, self.record, self.language())
    }

    /// What the scenario in hand rests on that is not in print.
    #[must_use]
    pub fn assumptions(&self) -> Arc<Vec<Assumption>> {
        let Some(document) = self.document() else { return Arc::default() };
        self.results.assumptions(document, self.record, self.language())
    }

    /// What is wrong with the scenario in hand, or worth knowing, in words.
    #[must_use]
    pub fn problems(&self) -> Vec<(Field, String)> {
        self.told_by_check(crate::engine::check::Problem::is_error)
    }

    /// What is worth knowing of the scenario in hand without being wrong, each with the field that
    /// it is about.
    #[must_use]
    pub fn notices(&self) -> Vec<(Field, String)> {
        self.told_by_check(|problem| !problem.is_error())
    }

    fn told_by_check(&self, which: impl Fn(&crate::engine::check::Problem) -> bool) -> Vec<(Field, String)> {
        let computed = self.document().and_then(|document| self.computed(document.id));
        let problems = computed.map(|computed| computed.problems.as_slice()).unwrap_or_default();
        let words = |problem: &crate::engine::check::Problem| {
            (problem.field.clone(), problem_words(problem, self.language()))
        };
        problems.iter().filter(|problem| which(problem)).map(words).collect()
    }

    /// What the newest step to undo is called, in the language of the interface.
    #[must_use]
    pub fn undo_name(&self) -> Option<String> {
        self.session.history().undo_step().map(|step| self.step_name(step))
    }

    /// What the next step to redo is called.
    #[must_use]
    pub fn redo_name(&self) -> Option<String> {
        self.session.history().redo_step().map(|step| self.step_name(step))
    }

    fn step_name(&self, step: &Step) -> String {
        let what = match &step.name {
            StepName::Field(field) => field_name(field, self.language()),
            StepName::Fields(count) => {
                say_with(self.language(), "undo-several-values", &[("count", (*count).into())])
            }
        };
        match self.session.document(step.document) {
            Some(document) if self.session.documents().len() > 1 => format!("{what} · {}", document.title()),
            _ => what,
        }
    }

    pub(crate) fn tell(&mut self, kind: MessageKind, words: impl Fn(Language) -> String) {
        let said = Said::new(words);
        self.told += 1;
        self.messages.retain(|message| (message.kind, &message.said) != (kind, &said));
        self.messages.push(Message { id: self.told, kind, said });
    }
}

/// Whether two shared scenarios are the same, by place first.
fn same(one: &Arc<Scenario>, other: &Arc<Scenario>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}
