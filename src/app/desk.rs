//! What all screens share: what is open, which of it is in hand, in which measure and language it is read,
//! and what was told.
//!
//! A screen reads the desk and changes what lies on it; the desk knows no screen.
//!
//! **Invariant:** the scenario in hand is always among those that edits go to, and all of these are open;
//! [`Desk::keep_to_what_is_open`] holds it after every action.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::computed::{Computations, Computed};
use super::documents::{Document, DocumentId, NegotiationDocument};
use super::jobs::Job;
use super::messages::{MessageKind, Messages};
use super::negotiation::NegotiationStep;
use super::session::{Session, StepName, UndoStep};
use super::settings::Settings;
use crate::engine::InPlace;
use crate::engine::check::{Problem, check};
use crate::engine::{Measure, Plan, Reading, plan, project, rates_far_from_neighbours};
use crate::files::{FileKind, StateFolder, shown_path};
use crate::model::{Field, FieldValue, Record, Scenario, Years, choices};
use crate::present::palette::ScenarioColour;
use crate::present::remedies::remedy;
use crate::present::views::projection::BaselineKind;
use crate::present::{Addition, Library, PlotKind};
use crate::text::fields::field_name;
use crate::text::naming::title_in_file_words;
use crate::text::problems::{amount_rounded_words, far_from_neighbour_words, problem_words};
use crate::text::titles;
use crate::text::{Language, key, say, say_with};

choices! {
    /// What the middle of the window is about.
    pub enum ViewKind {
        /// The scenario in hand on top of the record.
        Projection: "projection",
        /// The scenario in hand against the baseline.
        Compare: "compare",
        /// Offers by round.
        Negotiation: "negotiation",
        /// The published record, and rules tried on it.
        Record: "record",
    }
}

impl ViewKind {
    /// Its name on screen.
    pub fn name(self, language: Language) -> String {
        let key = match self {
            Self::Projection => key::VIEW_PROJECTION,
            Self::Compare => key::VIEW_COMPARE,
            Self::Negotiation => key::VIEW_NEGOTIATION,
            Self::Record => key::VIEW_RECORD,
        };
        say(language, key)
    }
}

/// What is on screen whichever the view; nothing here is saved with a scenario.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScreenState {
    /// The scenario in hand.
    pub document: Option<DocumentId>,
    /// The scenarios that edits go to, in the order of the list; the one in hand among them.
    pub chosen: Vec<DocumentId>,
    /// The scenarios that are left out of the comparison, unless they are one of the two that are compared.
    pub left_out: Vec<DocumentId>,
    /// What scenarios are compared with.
    pub baseline: Option<Baseline>,
    /// What the middle of the window is about.
    pub view: ViewKind,
    /// The measure of chart and headline.
    pub measure: Measure,
    /// How figures are read wherever there is a baseline to read them against.
    pub reading: Reading,
    /// What the chart of amounts over the years plots.
    pub plot: PlotKind,
    /// Whether what was opened is not the baseline by itself.
    pub hides_opened: bool,
}

/// What scenarios are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// An open scenario that was pinned.
    Open(DocumentId),
    /// The file of an open scenario, as it was read to be compared: it is not open and never changes.
    File(DocumentId),
}

/// What the scenario in hand was when it was opened: it is not open and never changes.
#[derive(Debug)]
struct AsOpened {
    /// The scenario.
    of: DocumentId,
    /// Whether that is how the agreement was signed.
    kind: BaselineKind,
    document: Document,
}

/// Something wrong with a scenario, or worth knowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldProblem {
    /// The field that it is about.
    pub field: Field,
    /// What it is, in words.
    pub words: String,
    /// What mends it, where one thing does.
    pub remedy: Option<Addition>,
}

/// What all screens share.
pub(crate) struct Desk {
    pub session: Session,
    /// The file that scenarios are compared with, and the scenario whose file it is.
    pub on_disk: Option<(DocumentId, Document)>,
    /// What the scenario in hand was when it was opened, if it has other terms now.
    as_opened: Option<AsOpened>,
    computed: Computations,
    /// What the open scenarios are called, no two alike.
    names: Vec<(DocumentId, String)>,
    pub record: &'static Record,
    pub shown: ScreenState,
    pub settings: Settings,
    /// Where the program keeps what it remembers, earlier versions of files among it; none where it keeps nothing.
    pub state: Option<StateFolder>,
    pub messages: Messages,
}

impl Desk {
    /// Nothing is open yet.
    pub(super) fn new(settings: Settings) -> Self {
        Self {
            session: Session::default(),
            on_disk: None,
            as_opened: None,
            computed: Computations::default(),
            names: Vec::new(),
            record: crate::files::record::bundled(),
            shown: ScreenState::default(),
            settings,
            state: None,
            messages: Messages::default(),
        }
    }

    /// The jobs that compute figures, and what they gave.
    pub(super) fn figures_mut(&mut self) -> &mut Computations {
        &mut self.computed
    }

    /// The jobs that compute figures.
    pub(super) fn computing(&self) -> &[Job] {
        self.computed.jobs.running()
    }

    /// The job that computes the figures of a scenario; none if they are there or it was cancelled.
    pub(super) fn job_of(&self, id: DocumentId) -> Option<&Job> {
        self.computed.job_of(id)
    }

    /// Whether figures that were computed beside the program wait to be taken in.
    pub(super) fn has_results(&self) -> bool {
        self.computed.jobs.has_news()
    }

    /// Computes what follows from what is open.
    pub(super) fn refresh(&mut self) {
        let opened = self.as_opened.iter().map(|opened| &opened.document);
        let beside = self.on_disk.iter().map(|(_, document)| document).chain(opened);
        let open: Vec<&Document> = self.session.documents().iter().chain(beside).collect();
        self.computed.refresh(&open, self.record, &self.shown.measure);
        self.names = self.names_in(self.language());
    }

    /// Whether that is open, or beside it for others to be compared with.
    pub(super) fn has(&self, id: DocumentId) -> bool {
        let mut beside = self.on_disk().into_iter().chain(self.as_opened());
        self.session.document(id).is_some() || beside.any(|document| document.id == id)
    }

    /// Keeps what the scenario in hand was when it was opened, as long as it has other terms now.
    fn follow_opened(&mut self) {
        let hand = self.shown.document.and_then(|id| self.session.document(id));
        let Some((id, opened)) = hand.and_then(|hand| Some((hand.id, hand.opened_otherwise()?))) else {
            self.as_opened = None;
            return;
        };
        let is_kept = |kept: &AsOpened| kept.of == id && Arc::ptr_eq(&kept.document.scenario, opened);
        if !self.as_opened.as_ref().is_some_and(is_kept) {
            let kind =
                if titles::is_as_signed(opened) { BaselineKind::AsSigned } else { BaselineKind::AsOpened };
            let document = self.session.as_opened(id);
            self.as_opened = document.map(|document| AsOpened { of: id, kind, document });
        }
    }

    /// Where a step changed other scenarios than the one in hand, one of them is taken in hand.
    pub(super) fn show_step(&mut self, step: &UndoStep) {
        let in_hand = self.shown.document;
        if let Some(opened) = step.opened() {
            // What was taken away is no longer in hand; what came back is.
            let stands = self.session.document(opened.document).is_some();
            self.shown.document = if stands {
                Some(opened.document)
            } else {
                opened.before.filter(|id| self.session.document(*id).is_some())
            };
            self.shown.document = self.shown.document.or_else(|| self.first_but(None));
        } else if step.is_of_negotiation() {
            self.shown.view = ViewKind::Negotiation;
        } else if step.documents().all(|id| Some(id) != in_hand) {
            self.shown.document = step.documents().next().or(in_hand);
        }
    }

    /// What the last edit could not do is told once.
    pub(super) fn tell_refused(&mut self) {
        if let Some(refused) = self.session.take_refused() {
            let titles: Vec<String> = refused.left.iter().map(|left| self.name_of(left.document)).collect();
            self.messages.tell(MessageKind::Error, |language| refused.words(&titles, language));
        }
    }

    /// The plan of the scenario in hand.
    pub(super) fn plan(&self) -> Option<&Plan> {
        Some(self.computed(self.shown.document?)?.projection.plan())
    }

    /// Takes a scenario in hand; edits go to it alone.
    pub(super) fn take_in_hand(&mut self, id: DocumentId) {
        self.shown.document = Some(id);
        self.shown.chosen = vec![id];
    }

    /// Goes to a view. Comparing needs two scenarios; where none is pinned, the first that is not in
    /// hand becomes the baseline.
    pub(super) fn show_view(&mut self, view: ViewKind) {
        if view == ViewKind::Compare {
            if !self.can_compare() {
                return;
            }
            self.set_baseline_to_compare();
        }
        self.shown.view = view;
    }

    /// Comparing needs a baseline: another scenario that is open, else what the one in hand was.
    fn set_baseline_to_compare(&mut self) {
        if self.baseline().is_none() {
            self.shown.baseline = self.first_but(self.shown.document).map(Baseline::Open);
            self.shown.hides_opened &= self.shown.baseline.is_some();
        }
    }

    /// The first open scenario that is not that one.
    fn first_but(&self, id: Option<DocumentId>) -> Option<DocumentId> {
        let mut ids = self.session.documents().iter().map(|document| document.id);
        ids.find(|&other| Some(other) != id)
    }

    /// A scenario that was closed is no longer chosen, nor is it or its file a baseline, and one alone
    /// is not compared. Where another came in hand, edits go to it alone.
    pub(super) fn keep_to_what_is_open(&mut self) {
        let in_hand = self.shown.document;
        let is_chosen = |id: &DocumentId| self.shown.chosen.contains(id);
        let open = self.session.documents().iter().map(|document| document.id);
        self.shown.chosen = match in_hand.filter(|id| !is_chosen(id)) {
            Some(alone) => vec![alone],
            None => open.filter(is_chosen).collect(),
        };
        self.shown.left_out.retain(|id| self.session.document(*id).is_some());
        self.shown.baseline = self.shown.baseline.filter(|baseline| {
            let (Baseline::Open(id) | Baseline::File(id)) = *baseline;
            // One alone is held against nothing but itself.
            let is_alone = matches!(baseline, Baseline::Open(_)) && self.session.documents().len() < 2;
            self.session.document(id).is_some() && !is_alone
        });
        self.on_disk = self.on_disk.take().filter(|(of, _)| self.shown.baseline == Some(Baseline::File(*of)));
        self.follow_opened();
        // While something is dragged it may be what it was for a moment.
        let is_left = !self.can_compare() && !self.session.is_dragging();
        if is_left && self.shown.view == ViewKind::Compare {
            self.shown.view = ViewKind::Projection;
        }
        if self.shown.view == ViewKind::Compare {
            self.set_baseline_to_compare();
        }
    }

    /// Whether there are two scenarios to compare, a scenario and its file, or a scenario and what it was when it was
    /// opened.
    pub(super) fn can_compare(&self) -> bool {
        self.session.documents().len() > 1 || self.on_disk.is_some() || self.as_opened.is_some()
    }

    /// What scenarios are compared with: one of them or a file that is not open, as it was pinned; else what the one
    /// in hand was when it was opened, unless that is hidden.
    pub(super) fn baseline(&self) -> Option<&Document> {
        match self.shown.baseline {
            Some(Baseline::Open(id)) => self.session.document(id),
            Some(Baseline::File(_)) => self.on_disk(),
            None => self.as_opened().filter(|_| !self.shown.hides_opened),
        }
    }

    /// What the scenario in hand was when it was opened, if it has other terms now.
    pub(super) fn as_opened(&self) -> Option<&Document> {
        self.as_opened.as_ref().map(|opened| &opened.document)
    }

    /// Whether that is how the agreement was signed, or only how it was opened; none if it has no other terms now.
    pub(super) fn opened_kind(&self) -> Option<BaselineKind> {
        self.as_opened.as_ref().map(|opened| opened.kind)
    }

    /// What the scenario in hand is held against where it is projected, and what that is to it: the baseline; where
    /// that is itself, what it was when it was opened.
    pub(super) fn behind(&self) -> Option<(&Document, BaselineKind)> {
        let opened = self.as_opened.as_ref().filter(|_| !self.shown.hides_opened);
        let pinned = self.baseline().filter(|baseline| Some(baseline.id) != self.shown.document);
        match (pinned, opened) {
            (Some(pinned), Some(opened)) if pinned.id == opened.document.id => Some((pinned, opened.kind)),
            (Some(pinned), _) => Some((pinned, BaselineKind::Other)),
            (None, opened) => opened.map(|opened| (&opened.document, opened.kind)),
        }
    }

    /// The scenario whose figures the projection waits for: the one in hand, or what it is held against.
    pub(super) fn without_figures(&self) -> Option<DocumentId> {
        let behind = self.behind().map(|(behind, _)| behind);
        let mut shown = self.document().into_iter().chain(behind).map(|document| document.id);
        shown.find(|id| self.computed(*id).is_none())
    }

    /// The colour of a scenario that is open.
    pub(super) fn colour_of(&self, id: DocumentId) -> Option<ScenarioColour> {
        self.session.document(id).map(|document| document.colour)
    }

    /// The file that scenarios are compared with, as it was read.
    pub(super) fn on_disk(&self) -> Option<&Document> {
        self.on_disk.as_ref().map(|(_, document)| document)
    }

    /// What a scenario is called wherever it is shown: by its terms, no two alike; `sma-12.ron as saved`
    /// if it is only a file.
    pub(super) fn title_of(&self, document: &Document) -> String {
        let known = self.names.iter().find(|(id, _)| *id == document.id);
        known.map_or_else(|| document.name_by_terms(), |(_, name)| name.clone())
    }

    /// The same of a scenario that is open; nothing of one that is not.
    fn name_of(&self, id: DocumentId) -> String {
        self.session.document(id).map(|document| self.title_of(document)).unwrap_or_default()
    }

    /// What every open scenario is called in a language, and the file that they are compared with.
    pub(super) fn names_in(&self, language: Language) -> Vec<(DocumentId, String)> {
        let shown_name = |document: &Document| shown_path(Path::new(&*document.file_name()));
        let on_disk = self.on_disk().map(|on_disk| {
            let file = ("file", shown_name(on_disk).into());
            let title = say_with(language, key::COMPARE_FILE_AS_SAVED, &[file]);
            (on_disk, Scenario { title, ..(*on_disk.scenario).clone() })
        });
        let as_opened = self.as_opened.as_ref().map(|AsOpened { of, document: opened, .. }| {
            let now = self.session.document(*of).map(|document| titles::title_by_terms(&document.scenario));
            let title = titles::title_by_terms(&opened.scenario);
            let title = if now.is_some_and(|now| now == title) {
                say_with(language, key::TITLE_AS_OPENED, &[("title", title.as_ref().into())])
            } else {
                title.into_owned()
            };
            (opened, Scenario { title, ..(*opened.scenario).clone() })
        });
        let documents = self.session.documents();
        let files: Vec<_> = documents.iter().map(shown_name).collect();
        let mut shown: Vec<(&Scenario, &str)> =
            documents.iter().zip(&files).map(|(document, file)| (&*document.scenario, &**file)).collect();
        let beside = || on_disk.iter().chain(&as_opened);
        shown.extend(beside().map(|(_, scenario)| (scenario, "")));
        let ids = documents.iter().chain(beside().map(|(document, _)| *document)).map(|document| document.id);
        ids.zip(titles::names(&shown, language)).collect()
    }

    /// The baseline, and what is compared with it: the scenario in hand, or the first other one
    /// while the baseline itself is in hand.
    pub(super) fn compared(&self) -> Option<(&Document, &Document)> {
        let baseline = self.baseline()?;
        let in_hand = self.shown.document.filter(|&id| id != baseline.id);
        let others = || self.session.documents().iter().filter(|other| other.id != baseline.id);
        let is_shown = |other: &&Document| !self.shown.left_out.contains(&other.id);
        let other = in_hand.and_then(|id| self.session.document(id));
        let other = other.or_else(|| others().find(is_shown)).or_else(|| others().next())?;
        Some((baseline, other))
    }

    /// How figures can be read in the view that is shown: only by themselves where there is nothing
    /// to read them against, a share in points alone.
    pub(super) fn readings(&self) -> &'static [Reading] {
        let has_baseline = match self.shown.view {
            ViewKind::Projection => self.read_against().is_some(),
            ViewKind::Compare => self.compared().is_some(),
            ViewKind::Negotiation | ViewKind::Record => false,
        };
        match (has_baseline, self.shown.measure.over.is_share()) {
            (false, _) => &Reading::ALL[..1],
            (true, true) => &Reading::ALL[..2],
            (true, false) => &Reading::ALL,
        }
    }

    /// How figures are read in the view that is shown.
    pub(super) fn reading(&self) -> Reading {
        let offered = self.readings();
        let wanted = offered.iter().find(|reading| **reading == self.shown.reading);
        wanted.or(offered.last()).copied().unwrap_or_default()
    }

    /// What a chart over those years plots: amounts that are read against a baseline as they are, an index of a year
    /// that the chart has.
    pub(super) fn plot_over(&self, years: Years, reading: Reading) -> PlotKind {
        match self.shown.plot {
            _ if reading != Reading::Value => PlotKind::Level,
            PlotKind::Index(year) if !years.contains(year) => PlotKind::Index(years.first),
            plot => plot,
        }
    }

    /// The baseline of the projection in hand: another scenario that counts in the same unit.
    fn read_against(&self) -> Option<&Document> {
        let hand = self.document()?;
        let (baseline, _) = self.behind()?;
        let unit = |document: &Document| self.shown.measure.unit(document.scenario.currency());
        (unit(baseline) == unit(hand)).then_some(baseline)
    }

    /// The scenarios of the comparison: the baseline, what is compared with it, then the other open ones that are
    /// not left out; none if nothing is compared.
    pub(super) fn all_compared(&self) -> Vec<&Document> {
        let Some((baseline, hand)) = self.compared() else { return Vec::new() };
        let is_other = |document: &&Document| ![baseline.id, hand.id].contains(&document.id);
        let others = self.session.documents().iter().filter(is_other);
        let others = others.filter(|document| !self.shown.left_out.contains(&document.id));
        [baseline, hand].into_iter().chain(others).collect()
    }

    /// How many scenarios stand beside the baseline.
    pub(super) fn beside_baseline(&self) -> usize {
        self.all_compared().len().saturating_sub(1)
    }

    /// The negotiation that is open.
    pub(super) fn negotiation(&self) -> Option<&NegotiationDocument> {
        self.session.negotiation()
    }

    /// The scenario in hand.
    pub(super) fn document(&self) -> Option<&Document> {
        self.shown.document.and_then(|id| self.session.document(id))
    }

    /// The scenarios that an edit in the terms of `document` goes to: all that are chosen if it is in
    /// hand, else itself.
    pub(super) fn edited(&self, document: DocumentId) -> Vec<DocumentId> {
        if self.shown.document == Some(document) { self.shown.chosen.clone() } else { vec![document] }
    }

    /// The same of one field: a title and a remark are each scenario's own.
    pub(super) fn edited_in(&self, document: DocumentId, field: &Field) -> Vec<DocumentId> {
        match field {
            Field::Title | Field::Note => vec![document],
            _ => self.edited(document),
        }
    }

    /// What follows from an open scenario.
    pub(super) fn computed(&self, id: DocumentId) -> Option<&Computed> {
        self.computed.of(id)
    }

    /// What an amount in a field of an open scenario would take the place of.
    pub(super) fn amount_in_place(&self, document: &Document, field: &Field) -> Option<InPlace> {
        // While its figures are being computed it is asked all the same.
        let Some(computed) = self.computed(document.id) else {
            return self.amount_in_place_of(&document.scenario, field);
        };
        crate::engine::amount_in_place(&document.scenario, &computed.projection, field)
    }

    /// The same of a scenario that is not open, such as that of an offer.
    pub(super) fn amount_in_place_of(&self, scenario: &Scenario, field: &Field) -> Option<InPlace> {
        let projection = project(plan(scenario, self.record, &[]));
        crate::engine::amount_in_place(scenario, &projection, field)
    }

    /// The language of the interface.
    pub(super) fn language(&self) -> Language {
        self.settings.language
    }
    /// Of scenarios that are not called by the title that they bear, that this is so.
    pub(super) fn title_notes<'a>(&self, documents: impl IntoIterator<Item = &'a Document>) -> Vec<String> {
        let borne = documents.into_iter().filter_map(|document| titles::borne_title(&document.scenario));
        borne.map(|title| title_in_file_words(title, self.language())).collect()
    }

    /// Where sources are looked up: in the scenarios that are open, the one in hand first, then in the record.
    pub(super) fn library(&self) -> Library<'_> {
        let hand = self.document().map(|document| &*document.scenario);
        let open = self.session.documents().iter().map(|document| &*document.scenario);
        hand.into_iter().chain(open).fold(Library::of(self.record, self.language()), Library::with)
    }

    /// What is wrong with the scenario in hand, in words.
    pub(super) fn problems(&self) -> Vec<ToldProblem> {
        self.told_by_check(Problem::is_error)
    }

    /// What is worth knowing of the scenario in hand without being wrong, each with the field that
    /// it is about.
    pub(super) fn notices(&self) -> Vec<ToldProblem> {
        self.told_by_check(|problem| !problem.is_error())
    }

    /// What is probably not meant at a field of the scenario in hand, in words; none if nothing is.
    pub(super) fn slip_at(&self, field: &Field) -> Option<String> {
        let computed = self.computed(self.document()?.id)?;
        let slip = computed.problems.iter().find(|problem| problem.field == *field && problem.is_slip())?;
        Some(problem_words(slip, self.language()))
    }

    /// That an amount which is typed into a field would be rounded, and that a rate is far from its neighbours, in
    /// words. An amount that is far from what it is held against is asked.
    pub(super) fn noticed_if_typed(
        &self,
        scenario: &Scenario,
        field: &Field,
        value: &FieldValue,
    ) -> Vec<String> {
        let Ok(scenario) = Field::write_all(scenario, &[(field.clone(), value.clone())]) else {
            return Vec::new();
        };
        let mut problems = check(&scenario);
        problems.extend(rates_far_from_neighbours(&scenario, &problems));
        let language = self.language();
        let words = |problem: &Problem| {
            amount_rounded_words(&problem.kind, language)
                .or_else(|| far_from_neighbour_words(&problem.kind, language))
        };
        problems.iter().filter(|problem| problem.field == *field).filter_map(words).collect()
    }

    fn told_by_check(&self, which: impl Fn(&Problem) -> bool) -> Vec<ToldProblem> {
        let Some(document) = self.document() else { return Vec::new() };
        // What needs no figure is known while they are being computed.
        let problems = match self.computed(document.id) {
            Some(computed) => Cow::Borrowed(&computed.problems),
            None => Cow::Owned(
                titles::title_problem(&document.scenario)
                    .into_iter()
                    .chain(check(&document.scenario))
                    .collect(),
            ),
        };
        let told = |problem: &Problem| ToldProblem {
            field: problem.field.clone(),
            words: problem_words(problem, self.language()),
            remedy: remedy(problem, &document.scenario, self.record, self.language()),
        };
        problems.iter().filter(|problem| which(problem)).map(told).collect()
    }

    /// Whether an open scenario bears that title or is called so.
    pub(super) fn is_called(&self, title: &str) -> bool {
        let is_called =
            |open: &Document| [open.title().trim(), &*self.title_of(open)].contains(&title.trim());
        self.session.documents().iter().any(is_called)
    }

    /// What the commands of the keyboard and the menu save and close: the scenario in hand, or the
    /// negotiation where it is looked at.
    pub(super) fn in_hand(&self) -> Option<DocumentId> {
        let negotiation = self.negotiation().filter(|_| self.shown.view == ViewKind::Negotiation);
        negotiation.map(|open| open.id).or(self.shown.document)
    }

    /// What something is called that is kept in a file: its title, or the name of its file.
    pub(super) fn title_of_kept(&self, id: DocumentId) -> Option<String> {
        Some(match self.session.kept(id)?.kind() {
            FileKind::Scenario => self.name_of(id),
            FileKind::Negotiation => self.negotiation()?.title().to_owned(),
            FileKind::Private => {
                let title = ("title", self.negotiation()?.title().into());
                say_with(self.language(), key::TALKS_PRIVATE_OF, &[title])
            }
        })
    }

    /// What the newest step to undo is called, in the language of the interface.
    pub(super) fn undo_name(&self) -> Option<String> {
        self.session.history().undo_step().map(|step| self.step_name(step))
    }

    /// What the next step to redo is called.
    pub(super) fn redo_name(&self) -> Option<String> {
        self.session.history().redo_step().map(|step| self.step_name(step))
    }

    fn step_name(&self, step: &UndoStep) -> String {
        let what = match &step.name {
            StepName::Field(field) => field_name(field, self.language()),
            StepName::Status(field) => {
                let field = field_name(field, self.language());
                say_with(self.language(), key::UNDO_STATUS, &[("field", field.into())])
            }
            StepName::Opened(title) => {
                say_with(self.language(), key::UNDO_OPENED, &[("title", title.as_str().into())])
            }
            StepName::Recovered => say(self.language(), key::UNDO_RECOVERED),
            StepName::BackToOpened => say(self.language(), key::UNDO_BACK_TO_OPENED),
            StepName::TookTheirs => say(self.language(), key::UNDO_TOOK_THEIRS),
            StepName::Negotiation(step) => {
                let number = match step {
                    NegotiationStep::Round(number) | NegotiationStep::RemovedRound(number) => *number,
                    _ => 0_u16,
                };
                say_with(self.language(), step.key(), &[("number", number.to_string().into())])
            }
            StepName::Fields(count) => {
                say_with(self.language(), key::UNDO_SEVERAL_VALUES, &[("count", (*count).into())])
            }
        };
        let count = step.documents().len();
        if count > 1 {
            let args = [("what", what.into()), ("count", count.into())];
            return say_with(self.language(), key::UNDO_IN_SCENARIOS, &args);
        }
        let mut changed = step.documents().filter_map(|id| self.session.document(id));
        match changed.next() {
            Some(document) if self.session.documents().len() > 1 => {
                format!("{what} · {}", self.title_of(document))
            }
            _ => what,
        }
    }
}
