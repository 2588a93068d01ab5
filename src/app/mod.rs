//! The running program without a window: what is open, what is shown, what changes.
//!
//! Panels, keyboard and command line read `&App` and push [`Action`]s; [`App::update`] is the only
//! place where anything changes. What only a window can do (ask for a file, fill the clipboard,
//! close) is asked for as an [`Effect`].
//!
//! **Invariants:** a result belongs to exactly the scenario and the measures that it was computed
//! from; it is computed again only when one of them changed. An edit that changes nothing leaves no
//! step to undo. Undoing every step gives the scenarios as they were opened. The scenario in hand is
//! always among those that edits go to, and all of these are open.

mod action;
mod exporting;
mod history;
pub mod jobs;
pub mod naming;
mod negotiation;
mod opening;
mod results;
mod session;
mod settings;
pub mod telling;

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;

pub use crate::export::picture::{ChartName, Colours, Picture, PictureFormat, Preset};
pub use action::{Action, Edit, Run, Show, ViewKind};
pub use exporting::with_ending;
pub use exporting::{Export, Exported, Pending, Preview};
pub use history::{RecordPage, TrialChoice, Tried};
pub use negotiation::{
    NegotiationDocument, NegotiationEdit, NegotiationPage, NegotiationStep, PrivateDocument, named_parties,
    new_offer, party_key,
};
pub use opening::{Effect, Message, MessageKind, NewScenario, Question, Said, usual_rounding};
pub use results::{Compared, Computed, Exchange, Proposal};
pub use session::{Document, DocumentId, History, Kept, Left, Refusal, Refused, Session, Step, StepName};
pub use settings::{Settings, Theme};

use crate::engine::counterfactual::RuleAt;
use crate::engine::negotiation::CostOf;
use crate::engine::{BridgeReading, InPlace, Measure, Plan, Projection, Reading, RowName, Span, Vary};
use crate::engine::{plan, project};
use rust_decimal::Decimal;

use crate::model::{Field, FieldValue, Money, Record, Scenario, Years};
use crate::present::fonts;
use crate::present::remedies::remedy;
use crate::present::views::compare::{Arrangement, Scales};
use crate::present::{Addition, Assumption, Library, Selection, TermGroup, View, views};
use crate::text::fields::field_name;
use crate::text::naming::title_in_file_words;
use crate::text::problems::{amount_rounded_words, problem_words};
use crate::text::{Language, say, say_with};
use exporting::{Outcome, Previewed};
use jobs::Jobs;
use results::{Compares, Manner, Results, Revises};

/// The running program.
pub struct App {
    session: Session,
    /// The file that scenarios are compared with, and the scenario whose file it is.
    on_disk: Option<(DocumentId, Document)>,
    results: Results,
    /// What the open scenarios are called, no two alike.
    names: Vec<(DocumentId, String)>,
    record: &'static Record,
    shown: Shown,
    settings: Settings,
    messages: Vec<Message>,
    /// How many messages there were since the start.
    told: u64,
    /// What is closed as soon as all of it is in files; and whether the program ends then.
    leaving: Option<(Vec<DocumentId>, bool)>,
    /// What is done as soon as what stands in its way is closed.
    next: Option<Run>,
    question: Option<Question>,
    /// Questions of jobs, until the one that stands is answered.
    questions: VecDeque<Question>,
    effects: Vec<Effect>,
    jobs: Jobs<Outcome>,
    /// Whether the program ends as soon as no job runs.
    quits_after_jobs: bool,
    previewed: Previewed,
}

/// What is on screen; nothing here is saved with a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The scenario in hand.
    pub document: Option<DocumentId>,
    /// The scenarios that edits go to, in the order of the list; the one in hand among them.
    pub chosen: Vec<DocumentId>,
    /// What scenarios are compared with.
    pub baseline: Option<Baseline>,
    /// What the middle of the window is about.
    pub view: ViewKind,
    /// The measure of chart and headline.
    pub measure: Measure,
    /// How figures are read wherever there is a baseline to read them against.
    pub reading: Reading,
    /// How scenarios stand in the charts of the comparison; none as long as nobody chose.
    pub arrangement: Option<Arrangement>,
    /// The axes of charts side by side.
    pub scales: Scales,
    /// The figure that is explained.
    pub selection: Option<Selection>,
    /// Whether figures that rest on nothing but assumptions are left out of the chart.
    pub hides_assumed: bool,
    /// What of the bridge is read.
    pub bridge: BridgeReading,
    /// Which page of the record is shown.
    pub record_page: RecordPage,
    /// Which of its tables.
    pub record_table: usize,
    /// The figure of that page whose sources are told, by its row and its column.
    pub record_cell: Option<(usize, usize)>,
    /// The rule that is tried on history; none as long as nobody chose.
    pub trial_rule: Option<(DocumentId, RuleAt)>,
    /// The years on which it is tried; none as long as nobody chose.
    pub trial_years: Option<Years>,
    /// A yearly cost that the contribution is read as a share of.
    pub own_cost: Option<Money>,
    /// What stands below the chart of a negotiation.
    pub negotiation_page: NegotiationPage,
    /// Which figure of offers is looked at; see [`App::cost_of_offers`].
    pub cost_of: CostOf,
    /// The offer that is looked at, by its place.
    pub offer: Option<usize>,
    /// The one that it is held against, if one was chosen; see [`App::against_offer`].
    pub against_offer: Option<usize>,
    /// What is given in the place of the base in equal packages.
    pub package_vary: Vary,
    /// The base of the equal package that is looked at; none means that of the offer.
    pub package_base: Option<Decimal>,
    /// Whether what one side keeps to itself is on screen.
    pub shows_private: bool,
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

/// What scenarios are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// An open scenario that was pinned.
    Open(DocumentId),
    /// The file of an open scenario, as it was read to be compared: it is not open and never changes.
    File(DocumentId),
}

impl App {
    /// The program with nothing open yet.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            session: Session::default(),
            on_disk: None,
            results: Results::default(),
            names: Vec::new(),
            record: crate::files::record::bundled(),
            shown: Shown {
                document: None,
                chosen: Vec::new(),
                baseline: None,
                view: ViewKind::Projection,
                measure: Measure::default(),
                reading: Reading::Value,
                arrangement: None,
                scales: Scales::Same,
                selection: None,
                hides_assumed: false,
                bridge: BridgeReading::default(),
                record_page: RecordPage::default(),
                record_table: 0,
                record_cell: None,
                trial_rule: None,
                trial_years: None,
                own_cost: None,
                negotiation_page: NegotiationPage::default(),
                cost_of: CostOf::default(),
                offer: None,
                against_offer: None,
                package_vary: Vary::Growth,
                package_base: None,
                shows_private: false,
            },
            settings,
            messages: Vec::new(),
            told: 0,
            leaving: None,
            next: None,
            question: None,
            questions: VecDeque::new(),
            effects: Vec::new(),
            jobs: Jobs::default(),
            quits_after_jobs: false,
            previewed: Previewed::default(),
        }
    }

    /// Changes what the action says, and computes what follows from it.
    pub fn update(&mut self, action: Action) {
        let selected = self.selected();
        match action {
            Action::Edit(edit) => self.edit(edit),
            Action::Show(show) => self.show(show),
            Action::Run(run) => self.run(run),
        }
        self.tell_refused();
        self.keep_to_what_is_open();
        self.keep_to_offers();
        self.forget_a_year_of_one();
        let on_disk = self.on_disk.as_ref().map(|(_, document)| document);
        self.results.refresh(&self.session, on_disk, self.record, &self.shown.measure);
        self.names = self.names_in(self.language());
        self.follow(selected);
        if self.question.is_none() {
            self.question = self.questions.pop_front();
        }
    }

    /// Changes what several actions say, in their order.
    pub fn update_all(&mut self, actions: impl IntoIterator<Item = Action>) {
        for action in actions {
            self.update(action);
        }
    }

    fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Set { documents, field, value } => self.session.set(&documents, &[(field, value)], false),
            Edit::SetAll { documents, fields } => self.session.set(&documents, &fields, false),
            Edit::Drag { documents, field, value } => self.session.set(&documents, &[(field, value)], true),
            Edit::Drop => self.session.drop_drag(),
            Edit::Abandon => self.session.abandon_drag(),
            Edit::OpenTrial(choice) => self.open_trial(choice),
            Edit::Negotiation(edit) => self.edit_negotiation(edit, false),
            Edit::DragNegotiation(edit) => self.edit_negotiation(edit, true),
            Edit::OpenOffer(place) => self.open_offer(place),
            Edit::CompareOffers { offer, against } => self.compare_offers(offer, against),
            Edit::Undo => {
                let step = self.session.undo();
                self.show_step(step);
            }
            Edit::Redo => {
                let step = self.session.redo();
                self.show_step(step);
            }
        }
    }

    /// Where a step changed other scenarios than the one in hand, one of them is taken in hand.
    fn show_step(&mut self, step: Option<Step>) {
        let in_hand = self.shown.document;
        if let Some(opened) = step.as_ref().and_then(Step::opened) {
            // What was taken away is no longer in hand; what came back is.
            let stands = self.session.document(opened.document).is_some();
            self.shown.document = if stands {
                Some(opened.document)
            } else {
                opened.before.filter(|id| self.session.document(*id).is_some())
            };
            self.shown.document = self.shown.document.or_else(|| self.first_but(None));
            return;
        }
        if let Some(of) = step.as_ref().filter(|step| step.is_of_negotiation()) {
            if let StepName::Negotiation(NegotiationStep::Offer(place)) = of.name {
                self.shown.offer = Some(place);
            }
            self.shown.view = ViewKind::Negotiation;
            return;
        }
        let Some(step) = step.filter(|step| step.documents().all(|id| Some(id) != in_hand)) else { return };
        self.shown.document = step.documents().next().or(in_hand);
    }

    /// What the last edit could not do is told once.
    fn tell_refused(&mut self) {
        if let Some(refused) = self.session.take_refused() {
            let titles: Vec<String> = refused.left.iter().map(|left| self.name_of(left.document)).collect();
            self.tell(MessageKind::Error, |language| telling::refused(&refused, &titles, language));
        }
    }

    /// The figure that is explained, with the name of its row, if the scenario in hand has such a row.
    fn selected(&self) -> Option<(Selection, String)> {
        let (selection, plan) = (self.shown.selection?, self.plan()?);
        plan.row_id(selection.row).map(|_| (selection, plan.spell_row(selection.row)))
    }

    /// Rows are named by their places, and a place may be another's now: in another scenario, or with
    /// another series. What is explained is then the row of the same name, or nothing.
    fn follow(&mut self, before: Option<(Selection, String)>) {
        let Some((selection, name)) = before.filter(|(was, _)| self.shown.selection == Some(*was)) else {
            return;
        };
        let rows =
            self.plan().into_iter().flat_map(|plan| plan.rows().iter().map(move |row| (plan, row.name)));
        let row = rows.filter(|(plan, row)| plan.spell_row(*row) == name).map(|(_, row)| row).next();
        self.shown.selection = row.map(|row| Selection { row, ..selection });
    }

    /// The plan of the scenario in hand.
    fn plan(&self) -> Option<&Plan> {
        Some(self.computed(self.shown.document?)?.projection.plan())
    }

    /// Takes a scenario in hand; edits go to it alone.
    fn take_in_hand(&mut self, id: DocumentId) {
        self.shown.document = Some(id);
        self.shown.chosen = vec![id];
    }

    fn show(&mut self, show: Show) {
        match show {
            Show::Document(id) if self.session.document(id).is_some() => self.take_in_hand(id),
            Show::Document(_) => {}
            Show::Chosen(chosen) => {
                self.shown.chosen = chosen;
                self.shown.chosen.extend(self.shown.document);
            }
            Show::Baseline(id) => {
                let open = id.filter(|id| self.session.document(*id).is_some());
                self.shown.baseline = open.map(Baseline::Open);
            }
            Show::View(view) => self.show_view(view),
            Show::Measure(measure) => {
                self.shown.measure = measure;
                // Rows of measures are named by their place, which may be another's now.
                self.shown.selection =
                    self.shown.selection.filter(|selection| !selection.row.is_of_measure());
            }
            Show::Reading(reading) => self.shown.reading = reading,
            Show::Arrangement(arrangement) => self.shown.arrangement = Some(arrangement),
            Show::Scales(scales) => self.shown.scales = scales,
            Show::OwnCost(cost) => self.shown.own_cost = cost,
            Show::Selection(selection) => self.shown.selection = selection,
            Show::HideAssumed(hides) => self.shown.hides_assumed = hides,
            Show::Bridge(reading) => self.shown.bridge = reading,
            Show::RecordPage(page) => {
                self.shown.record_page = page;
                self.shown.record_table = 0;
                self.shown.record_cell = None;
            }
            Show::RecordTable(table) => {
                self.shown.record_table = table;
                self.shown.record_cell = None;
            }
            Show::RecordCell(cell) => self.shown.record_cell = cell,
            Show::TrialRule(document, rule) => self.shown.trial_rule = Some((document, rule)),
            Show::TrialYears(years) => self.shown.trial_years = Some(years),
            Show::NegotiationPage(page) => self.shown.negotiation_page = page,
            Show::CostOf(of) => self.shown.cost_of = of,
            Show::Offer(place) => {
                self.shown.offer = place;
                self.shown.package_base = None;
            }
            Show::AgainstOffer(place) => self.shown.against_offer = place,
            Show::PackageVary(vary) => self.shown.package_vary = vary,
            Show::PackageBase(base) => self.shown.package_base = base,
            Show::Private(shows) => self.shown.shows_private = shows,
            Show::Language(language) => self.settings.language = language,
            Show::Theme(theme) => self.settings.theme = theme,
            Show::LackLetters(letters) => self.tell(MessageKind::Error, |language| {
                let letters = [("letters", fonts::with_codes(&letters).into())];
                say_with(language, "letters-lacking", &letters)
            }),
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
                self.shown.baseline = self.first_but(self.shown.document).map(Baseline::Open);
            }
        }
        self.shown.view = view;
    }

    /// The first open scenario that is not that one.
    fn first_but(&self, id: Option<DocumentId>) -> Option<DocumentId> {
        let mut ids = self.session.documents().iter().map(|document| document.id);
        ids.find(|&other| Some(other) != id)
    }

    /// A scenario that was closed is no longer chosen, nor is it or its file a baseline, and one alone
    /// is not compared. Where another came in hand, edits go to it alone.
    fn keep_to_what_is_open(&mut self) {
        let in_hand = self.shown.document;
        let is_chosen = |id: &DocumentId| self.shown.chosen.contains(id);
        let open = self.session.documents().iter().map(|document| document.id);
        self.shown.chosen = match in_hand.filter(|id| !is_chosen(id)) {
            Some(alone) => vec![alone],
            None => open.filter(is_chosen).collect(),
        };
        self.shown.baseline = self.shown.baseline.filter(|baseline| {
            let (Baseline::Open(id) | Baseline::File(id)) = *baseline;
            self.session.document(id).is_some()
        });
        self.on_disk = self.on_disk.take().filter(|(of, _)| self.shown.baseline == Some(Baseline::File(*of)));
        if !self.can_compare() && self.shown.view == ViewKind::Compare {
            self.shown.view = ViewKind::Projection;
        }
        if self.shown.view == ViewKind::Compare && self.shown.baseline.is_none() {
            self.shown.baseline = self.first_but(self.shown.document).map(Baseline::Open);
        }
    }

    /// A bridge of a year that one of both does not have is one of the sum.
    fn forget_a_year_of_one(&mut self) {
        if let (Span::Year(year), Some((baseline, other))) = (self.shown.bridge.span, self.compared())
            && [baseline, other].iter().any(|document| !document.scenario.years.contains(year))
        {
            self.shown.bridge.span = Span::Sum;
        }
    }

    /// Whether there are two scenarios to compare, or a scenario and its file.
    #[must_use]
    pub fn can_compare(&self) -> bool {
        self.session.documents().len() > 1 || self.on_disk.is_some()
    }

    /// What scenarios are compared with: one of them, or a file that is not open.
    #[must_use]
    pub fn baseline(&self) -> Option<&Document> {
        match self.shown.baseline? {
            Baseline::Open(id) => self.session.document(id),
            Baseline::File(_) => self.on_disk(),
        }
    }

    /// The file that scenarios are compared with, as it was read.
    #[must_use]
    pub fn on_disk(&self) -> Option<&Document> {
        self.on_disk.as_ref().map(|(_, document)| document)
    }

    /// What a scenario is called wherever it is shown: by its terms, no two alike; `sma-12.ron as saved`
    /// if it is only a file.
    #[must_use]
    pub fn title_of(&self, document: &Document) -> String {
        let known = self.names.iter().find(|(id, _)| *id == document.id);
        known.map_or_else(|| document.name_by_terms(), |(_, name)| name.clone())
    }

    /// The same of a scenario that is open; nothing of one that is not.
    fn name_of(&self, id: DocumentId) -> String {
        self.session.document(id).map(|document| self.title_of(document)).unwrap_or_default()
    }

    /// What every open scenario is called in a language, and the file that they are compared with.
    fn names_in(&self, language: Language) -> Vec<(DocumentId, String)> {
        let on_disk = self.on_disk().map(|on_disk| {
            let file = ("file", on_disk.file_name().into());
            let title = say_with(language, "compare-file-as-saved", &[file]);
            (on_disk, Scenario { title, ..(*on_disk.scenario).clone() })
        });
        let documents = self.session.documents();
        let files: Vec<_> = documents.iter().map(Document::file_name).collect();
        let mut shown: Vec<(&Scenario, &str)> =
            documents.iter().zip(&files).map(|(document, file)| (&*document.scenario, &**file)).collect();
        shown.extend(on_disk.as_ref().map(|(_, scenario)| (scenario, "")));
        let ids =
            documents.iter().chain(on_disk.as_ref().map(|(on_disk, _)| *on_disk)).map(|document| document.id);
        ids.zip(naming::names(&shown, language)).collect()
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

    /// How figures can be read in the view that is shown: only by themselves where there is nothing
    /// to read them against, a share in points alone.
    #[must_use]
    pub fn readings(&self) -> &'static [Reading] {
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
    #[must_use]
    pub fn reading(&self) -> Reading {
        let offered = self.readings();
        let wanted = offered.iter().find(|reading| **reading == self.shown.reading);
        wanted.or(offered.last()).copied().unwrap_or_default()
    }

    /// The baseline of the projection in hand: another scenario that counts in the same unit.
    fn read_against(&self) -> Option<&Document> {
        let hand = self.document()?;
        let baseline = self.baseline().filter(|baseline| baseline.id != hand.id)?;
        let unit = |document: &Document| self.shown.measure.unit(document.scenario.currency());
        (unit(baseline) == unit(hand)).then_some(baseline)
    }

    /// How many scenarios stand beside the baseline.
    #[must_use]
    pub fn beside_baseline(&self) -> usize {
        self.session.documents().len().saturating_sub(1)
    }

    /// How scenarios stand in the charts of the comparison.
    #[must_use]
    pub fn arrangement(&self) -> Arrangement {
        let beside = self.beside_baseline();
        let chosen = self.shown.arrangement.unwrap_or(Arrangement::usual(beside));
        if Arrangement::is_offered(beside) { chosen } else { Arrangement::OneChart }
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

    /// The scenarios that an edit in the terms of `document` goes to: all that are chosen if it is in
    /// hand, else itself.
    #[must_use]
    pub fn edited(&self, document: DocumentId) -> Vec<DocumentId> {
        if self.shown.document == Some(document) { self.shown.chosen.clone() } else { vec![document] }
    }

    /// The same of one field: a title and a remark are each scenario's own.
    #[must_use]
    pub fn edited_in(&self, document: DocumentId, field: &Field) -> Vec<DocumentId> {
        match field {
            Field::Title | Field::Note => vec![document],
            _ => self.edited(document),
        }
    }

    /// What follows from an open scenario.
    #[must_use]
    pub fn computed(&self, id: DocumentId) -> Option<&Computed> {
        self.results.of(id)
    }

    /// What an amount in a field of an open scenario is held against.
    #[must_use]
    pub fn amount_in_place(&self, document: &Document, field: &Field) -> Option<InPlace> {
        let computed = self.computed(document.id)?;
        crate::engine::amount_in_place(&document.scenario, &computed.projection, field)
    }

    /// The same of a scenario that is not open, such as that of an offer.
    #[must_use]
    pub fn amount_in_place_of(&self, scenario: &Scenario, field: &Field) -> Option<InPlace> {
        let projection = crate::engine::project(crate::engine::plan(scenario, self.record, &[]));
        crate::engine::amount_in_place(scenario, &projection, field)
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
        let reading = if baseline.is_some() { self.shown.reading } else { Reading::Value };
        // What is only a file is called so on the chart.
        let titled =
            |document: &Document| Scenario { title: self.title_of(document), ..(*document.scenario).clone() };
        let make = || {
            let hand = self.results.of(document.id)?;
            let in_hand = titled(document);
            let behind =
                baseline.and_then(|baseline| Some((titled(baseline), self.results.of(baseline.id)?)));
            let measured = behind.as_ref().and_then(|(scenario, baseline)| {
                let chosen = &self.shown.measure;
                let measures = views::projection::measures_behind(scenario, chosen, &hand.measures, reading);
                let is_known = measures == baseline.measures;
                (!is_known).then(|| (project(plan(scenario, self.record, &measures)), measures))
            });
            let behind = behind.as_ref().map(|(scenario, baseline)| match &measured {
                Some((projection, measures)) => self.input(scenario, projection, measures),
                None => self.input(scenario, &baseline.projection, &baseline.measures),
            });
            let hand = self.input(&in_hand, &hand.projection, &hand.measures);
            let mut view = views::projection::view_against(&hand, behind.as_ref(), reading);
            view.note(self.title_notes([document].into_iter().chain(baseline)));
            Some(view)
        };
        self.results.view(
            document.id,
            make,
            Manner {
                language: self.language(),
                hides_assumed: self.shown.hides_assumed,
                reading,
                baseline: baseline.map(|baseline| Arc::clone(&baseline.scenario)),
                titles: [document].into_iter().chain(baseline).map(|one| self.title_of(one)).collect(),
            },
        )
    }

    /// Of scenarios that are not called by the title that they bear, that this is so.
    fn title_notes<'a>(&self, documents: impl IntoIterator<Item = &'a Document>) -> Vec<String> {
        let borne = documents.into_iter().filter_map(|document| naming::borne_title(&document.scenario));
        borne.map(|title| title_in_file_words(title, self.language())).collect()
    }

    /// What a view is made from.
    fn input<'a>(
        &'a self,
        scenario: &'a Scenario,
        projection: &'a Projection,
        measures: &'a [Measure],
    ) -> views::projection::Input<'a> {
        views::projection::Input {
            scenario,
            projection,
            measures,
            chosen: &self.shown.measure,
            record: self.record,
            hides_assumed: self.shown.hides_assumed,
            language: self.language(),
        }
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
            titles: titles.map(|document| self.title_of(document)).collect(),
            explains: is_projected && self.shown.document == Some(hand.id),
            reading: self.shown.reading,
            arrangement: self.arrangement(),
            scales: self.shown.scales,
            language: self.language(),
            bridge: self.shown.bridge,
            pairs,
        };
        let row = if measure.is_total() { RowName::Total } else { RowName::Measure(0) };
        let notes = self.title_notes(std::iter::once(baseline).chain(others));
        Some(self.results.page(of, |of| {
            let pairs = of.titles[1..].iter().zip(&of.pairs);
            let pairs = pairs
                .map(|(title, compared)| views::compare::Pair { title, comparison: &compared.comparison });
            let mut pairs: Vec<views::compare::Pair<'_>> = pairs.collect();
            let hand = pairs.remove(0);
            let mut page = views::compare::page(&views::compare::Input {
                baseline: &of.titles[0],
                hand,
                others: pairs,
                bridge: of.pairs[0].bridge(self.record),
                bridge_reading: of.bridge,
                explains: of.explains.then_some(row),
                reading: of.reading,
                arrangement: of.arrangement,
                scales: of.scales,
                language: of.language,
            });
            page.view.note(notes);
            page
        }))
    }

    /// What it would change to take values over into a scenario, or against other values that might
    /// be taken over instead; in terms of the chosen measure.
    ///
    /// # Errors
    /// A field that cannot hold its value, in the language of the interface.
    pub fn revision(
        &self,
        document: &Document,
        proposal: Proposal,
        against: Option<Proposal>,
    ) -> Result<Arc<views::revision::Revision>, String> {
        let of = Revises {
            scenario: Arc::clone(&document.scenario),
            against,
            proposal,
            measure: Measure { cumulative: false, ..self.shown.measure.clone() },
            language: self.language(),
        };
        let told = |error| telling::field_error(&error, self.language());
        self.results.revision(of, self.record).map_err(told)
    }

    /// The terms of the scenario in hand, as they are shown; none if nothing is open.
    #[must_use]
    pub fn terms(&self) -> Arc<Vec<TermGroup>> {
        let Some(document) = self.document() else { return Arc::default() };
        self.results.terms(document, self.record, self.language())
    }

    /// What the record offers for the series of the scenario in hand, by their names in it.
    #[must_use]
    pub fn editions(&self) -> Arc<BTreeMap<String, views::editions::EditionsView>> {
        let Some(document) = self.document() else { return Arc::default() };
        self.results.editions(document, self.record, self.language())
    }

    /// What the scenario in hand rests on that is not in print.
    #[must_use]
    pub fn assumptions(&self) -> Arc<Vec<Assumption>> {
        let Some(document) = self.document() else { return Arc::default() };
        self.results.assumptions(document, self.record, self.language())
    }

    /// Where sources are looked up: in the scenarios that are open, the one in hand first, then in the record.
    #[must_use]
    pub fn library(&self) -> Library<'_> {
        let hand = self.document().map(|document| &*document.scenario);
        let open = self.session.documents().iter().map(|document| &*document.scenario);
        hand.into_iter().chain(open).fold(Library::of(self.record), Library::with)
    }

    /// What is wrong with the scenario in hand, in words.
    #[must_use]
    pub fn problems(&self) -> Vec<ToldProblem> {
        self.told_by_check(crate::engine::check::Problem::is_error)
    }

    /// What is worth knowing of the scenario in hand without being wrong, each with the field that
    /// it is about.
    #[must_use]
    pub fn notices(&self) -> Vec<ToldProblem> {
        self.told_by_check(|problem| !problem.is_error())
    }

    /// That an amount which is typed into a field would be rounded, in words.
    #[must_use]
    pub fn rounded_if_typed(&self, document: &Document, field: &Field, value: &FieldValue) -> Option<String> {
        let scenario = Field::write_all(&document.scenario, &[(field.clone(), value.clone())]).ok()?;
        let problems = crate::engine::check::check(&scenario);
        let mut own = problems.iter().filter(|problem| problem.field == *field);
        own.find_map(|problem| amount_rounded_words(&problem.kind, self.language()))
    }

    fn told_by_check(&self, which: impl Fn(&crate::engine::check::Problem) -> bool) -> Vec<ToldProblem> {
        let Some(document) = self.document() else { return Vec::new() };
        let computed = self.computed(document.id);
        let problems = computed.map(|computed| computed.problems.as_slice()).unwrap_or_default();
        let told = |problem: &crate::engine::check::Problem| ToldProblem {
            field: problem.field.clone(),
            words: problem_words(problem, self.language()),
            remedy: remedy(problem, &document.scenario, self.record, self.language()),
        };
        problems.iter().filter(|problem| which(problem)).map(told).collect()
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
            StepName::Opened(title) => {
                say_with(self.language(), "undo-opened", &[("title", title.as_str().into())])
            }
            StepName::Negotiation(step) => {
                let number = match step {
                    NegotiationStep::Round(number) | NegotiationStep::RemovedRound(number) => *number,
                    _ => 0_u16,
                };
                say_with(self.language(), step.key(), &[("number", number.to_string().into())])
            }
            StepName::Fields(count) => {
                say_with(self.language(), "undo-several-values", &[("count", (*count).into())])
            }
        };
        let count = step.documents().len();
        if count > 1 {
            let args = [("what", what.into()), ("count", count.into())];
            return say_with(self.language(), "undo-in-scenarios", &args);
        }
        let mut changed = step.documents().filter_map(|id| self.session.document(id));
        match changed.next() {
            Some(document) if self.session.documents().len() > 1 => {
                format!("{what} · {}", self.title_of(document))
            }
            _ => what,
        }
    }

    pub(crate) fn tell(&mut self, kind: MessageKind, words: impl Fn(Language) -> String) {
        self.tell_more(kind, Said::new(words), None);
    }

    /// Tells that a file is in its place.
    fn tell_of_file(&mut self, said: Said, path: PathBuf) {
        self.tell_more(MessageKind::Done, said, Some(path));
    }

    fn tell_more(&mut self, kind: MessageKind, said: Said, path: Option<PathBuf>) {
        self.told += 1;
        self.messages.retain(|message| (message.kind, &message.said) != (kind, &said));
        self.messages.push(Message { id: self.told, kind, said, path });
    }
}

/// Whether two that are shared are the same, by place first.
fn same<T: PartialEq>(one: &Arc<T>, other: &Arc<T>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}
