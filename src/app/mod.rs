//! The running program without a window: what is open, what is shown, what changes.
//!
//! Panels, keyboard and command line read `&App` and push [`Action`]s; [`App::update`] is the only
//! place where anything changes. What only a window can do (ask for a file, fill the clipboard,
//! close) is asked for as an [`Effect`].
//!
//! `App` is put together here from parts that do not know it: the desk (what is open and in hand), the
//! four screens, and what saves, exports and asks. `update` hands each action to its part; `reading.rs`
//! hands out what panels read of them. Files of this floor use each other in one direction.
//!
//! **Invariants:** a result belongs to exactly the scenario and the measures that it was computed
//! from; it is computed again only when one of them changed. An edit that changes nothing leaves no
//! step to undo. Undoing every step gives the scenarios as they were opened. The scenario in hand is
//! always among those that edits go to, and all of these are open.

mod action;
mod colours;
mod compare;
mod computed;
mod desk;
mod documents;
mod edit_manner;
mod exporting;
mod in_table;
pub mod jobs;
mod keeping;
mod left_work;
mod memo;
mod messages;
mod negotiation;
mod noticed;
mod opening;
mod projection;
mod questions;
mod reading;
mod record;
mod rejected;
mod remembering;
mod saving;
mod screens;
mod session;
mod settings;
mod sought;
pub mod stating;
mod terms;
pub mod typing;
mod versions;
mod what_differs;

use std::path::Path;
use std::sync::Arc;

pub use crate::export::picture::{Colours, Picture, Preset, TypedSize};
pub use crate::export::{DrawnIn, Exported, Format, FormatInfo, MadeFrom, ReportLength};
pub use crate::files::{FolderEntry, FolderError, scenario_in, shown_path};
pub use crate::files::{SinceThen, StateFolder, WindowSize};
pub use crate::present::charts::ChartName;
pub use action::{Action, Edit, NewScenario, Run, Show};
pub use compare::{CompareShown, Compared};
pub use computed::Computed;
pub use desk::{Baseline, ScreenState, ToldProblem, ViewKind};
pub use documents::{
    Document, DocumentId, DocumentKind, NegotiationContent, NegotiationDocument, PrivateContent,
    PrivateDocument, ScenarioContent,
};
pub use exporting::{Export, Pending, Preview, with_ending};
pub use keeping::keep_now;
pub use left_work::{LeftItem, LeftWork};
pub use messages::{LocalizedMessage, Message, MessageKind};
pub use negotiation::{
    NegotiationEdit, NegotiationPage, NegotiationShown, NegotiationStep, OfferExchange, named_parties,
    new_offer, party_key,
};
pub use opening::usual_rounding;
pub use projection::ProjectionShown;
pub use questions::{CopiedTable, Effect, Question, VersionItem};
pub use record::{RecordPage, RecordShown, ShownTrial, TrialChoice};
pub use rejected::{LeftUnchanged, RejectedEdit};
pub use remembering::WindowLook;
pub use session::{Session, StepName, UndoHistory, UndoStep};
pub use settings::{Settings, Theme};
pub use sought::{SoughtTotal, ToldTerm};
pub use terms::Proposal;

use crate::export::csv::CopiedDigits;
use crate::export::harmless;
use crate::files::{self, FoundSettings, Replacing};
use crate::model::Date;
use crate::present::fonts;
use crate::text::{Language, file_errors, key, say, say_with};
use desk::Desk;
use documents::DocumentOrigin;
use edit_manner::EditManner;
use exporting::Exports;
use keeping::{KeepTrouble, Keeper};
use noticed::Noticed;
use questions::{Asking, ProtectedWrite};
use remembering::Remembered;
use saving::Saving;
use screens::Screens;
use terms::TermsPanel;

/// The running program.
pub struct App {
    desk: Desk,
    terms: TermsPanel,
    screens: Screens,
    asking: Asking,
    saving: Saving,
    exports: Exports,
    keeper: Option<Keeper>,
    remembered: Option<Remembered>,
    left: LeftWork,
    noticed: Noticed,
}

impl App {
    /// The program with nothing open yet, and nothing kept or remembered.
    pub fn new(settings: Settings) -> Self {
        Self {
            desk: Desk::new(settings),
            terms: TermsPanel::default(),
            screens: Screens::default(),
            asking: Asking::default(),
            saving: Saving::default(),
            exports: Exports::default(),
            keeper: None,
            remembered: None,
            left: LeftWork::default(),
            noticed: Noticed::default(),
        }
    }

    /// The program with nothing open yet, with what it remembers in that folder, and with the work that was left behind
    /// there. From now on copies of what is in no file are kept in it. A `language` that was asked for goes before the
    /// one that is remembered.
    pub fn starting(state: StateFolder, language: Option<Language>) -> Self {
        let found = files::open_settings(&state);
        let (remembered, told) = match found {
            FoundSettings::Read(settings) => (Some(Remembered::of(settings)), None),
            FoundSettings::Newer => (None, Some((key::SETTINGS_NEWER, None))),
            FoundSettings::Broken(Some(aside)) => {
                (Some(Remembered::default()), Some((key::SETTINGS_BROKEN, Some(aside))))
            }
            // They would be written over.
            FoundSettings::Broken(None) => (None, Some((key::SETTINGS_UNREADABLE, None))),
        };
        let chosen = remembered.as_ref().map_or_else(|| Remembered::default().chosen(), Remembered::chosen);
        let language = language.unwrap_or(chosen.language);
        let mut app = Self::new(Settings { language, ..chosen });
        if let Some((key, aside)) = told {
            let path = aside.map(|path| files::shown_path(&path)).unwrap_or_default();
            app.desk
                .messages
                .tell(MessageKind::Error, |language| say_with(language, key, &[("path", (&path).into())]));
        }
        app.left = LeftWork::look_for(&state);
        let found = remembered.as_ref().map(|remembered| remembered.settings.clone());
        let left_out = found.iter().flat_map(|settings| settings.left_out.iter().cloned());
        app.screens.projection.shown.left_out = left_out.collect();
        app.keeper = Some(Keeper::begin(state.clone(), found));
        app.remembered = remembered;
        app.desk.state = Some(state);
        app
    }

    /// Changes what the action says, and computes what follows from it.
    pub fn update(&mut self, action: Action) {
        let selected = self.screens.projection.selected(&self.desk);
        match action {
            Action::Edit(edit) => self.edit(edit),
            Action::Show(show) => self.show(show),
            Action::Run(run) => self.run(run),
        }
        self.desk.tell_refused();
        self.desk.keep_to_what_is_open();
        self.screens.keep_to_what_is_open(&self.desk);
        self.desk.refresh();
        self.screens.projection.follow(&self.desk, selected);
        self.asking.go_on();
        self.noticed.follow(&self.desk);
        self.keep();
    }

    /// Keeps what stands now, in case the program breaks down, and what is remembered.
    fn keep(&mut self) {
        let Some(keeper) = &mut self.keeper else { return };
        if self.asking.effects.contains(&Effect::Quit) {
            keeper.end();
        }
        if let Some(remembered) = &mut self.remembered {
            remembered.follow(&self.desk);
        }
        let settings = self.remembered.as_ref().map(|remembered| remembered.settings.clone());
        keeper.note(self.desk.session.copies(), settings);
        if let Some(trouble) = keeper.take_trouble() {
            self.desk.messages.tell(MessageKind::Error, |language| {
                let (key, error) = match &trouble {
                    KeepTrouble::Copies(error) => (key::NOT_KEPT, error),
                    KeepTrouble::Settings(error) => (key::NOT_REMEMBERED, error),
                    KeepTrouble::BrokeDown => return say(language, key::NOT_KEPT_ANY_MORE),
                };
                say_with(language, key, &[("why", file_errors::save_error(error, language).into())])
            });
        }
    }

    /// Whether a file is open in another window of this user.
    fn is_elsewhere(&self, path: &Path) -> bool {
        self.noticed.is_elsewhere(&self.desk, path)
    }

    /// Takes over work that was left behind. Its copy is removed only when this program keeps one.
    fn take_left(&mut self, place: usize) {
        let Some(item) = self.left.item(place) else { return };
        let again = Run::TakeLeft(place);
        if item.is_negotiation()
            && self.saving.negotiation_would_be_lost(&mut self.desk, &mut self.asking, &again)
        {
            return;
        }
        let is_elsewhere = item.path.as_deref().is_some_and(|path| self.is_elsewhere(path));
        if left_work::take_over(&mut self.desk, &mut self.screens.negotiation, &item, !is_elsewhere) {
            self.keep();
            if self.keeper.as_ref().is_none_or(Keeper::write_now) {
                self.left.remove(place);
            }
        }
    }

    /// Changes what several actions say, in their order.
    pub fn update_all(&mut self, actions: impl IntoIterator<Item = Action>) {
        for action in actions {
            self.update(action);
        }
    }

    fn edit(&mut self, edit: Edit) {
        let (desk, screens) = (&mut self.desk, &mut self.screens);
        match edit {
            Edit::Set { documents, field, value } => {
                desk.session.set(&documents, &[(field, value)], &EditManner::Written);
            }
            Edit::SetAll { documents, fields } => desk.session.set(&documents, &fields, &EditManner::Written),
            Edit::Restate { documents, field, value, mut sources } => {
                let name = field.clone();
                sources.push((field, value));
                desk.session.set(&documents, &sources, &EditManner::Restated(name));
            }
            Edit::Drag { documents, field, value } => {
                desk.session.set(&documents, &[(field, value)], &EditManner::Dragged);
            }
            Edit::Drop => desk.session.drop_drag(),
            Edit::Abandon => desk.session.abandon_drag(),
            Edit::OpenTrial(choice) => screens.record.open_trial(desk, choice),
            Edit::Negotiation(edit) => screens.negotiation.edit(desk, edit, false),
            Edit::DragNegotiation(edit) => screens.negotiation.edit(desk, edit, true),
            Edit::OpenOffer(place) => negotiation::open_offer(desk, place),
            Edit::CompareOffers { offer, against } => negotiation::compare_offers(desk, offer, against),
            Edit::BackToOpened(id) => desk.session.back_to_opened(id),
            Edit::Undo => {
                let step = desk.session.undo();
                self.show_step(step.as_ref());
            }
            Edit::Redo => {
                let step = desk.session.redo();
                self.show_step(step.as_ref());
            }
        }
    }

    /// What a step changed is looked at.
    fn show_step(&mut self, step: Option<&UndoStep>) {
        if let Some(step) = step {
            self.screens.negotiation.show_step(step);
            self.desk.show_step(step);
        }
    }

    fn show(&mut self, show: Show) {
        let screens = &mut self.screens;
        match show {
            Show::Document(id) if self.desk.session.document(id).is_some() => self.desk.take_in_hand(id),
            Show::Document(_) => {}
            Show::Chosen(chosen) => {
                self.desk.shown.chosen = chosen;
                self.desk.shown.chosen.extend(self.desk.shown.document);
            }
            Show::Compared(id, is_shown) => {
                self.desk.shown.left_out.retain(|left_out| *left_out != id);
                self.desk.shown.left_out.extend((!is_shown).then_some(id));
            }
            Show::Place(id, place) => self.desk.session.put_at(id, place),
            Show::Baseline(id) => {
                let open = id.filter(|id| self.desk.session.document(*id).is_some());
                self.desk.shown.baseline = open.map(Baseline::Open);
            }
            Show::Opened(is_shown) => self.desk.shown.hides_opened = !is_shown,
            Show::View(view) => self.desk.show_view(view),
            Show::Measure(measure) => {
                self.desk.shown.measure = measure;
                screens.projection.forget_row_of_measure();
            }
            Show::Reading(reading) => self.desk.shown.reading = reading,
            Show::Plot(plot) => self.desk.shown.plot = plot,
            Show::Arrangement(arrangement) => screens.compare.shown.arrangement = Some(arrangement),
            Show::Scales(scales) => screens.compare.shown.scales = scales,
            Show::OwnCost(cost) => screens.projection.shown.own_cost = cost,
            Show::Selection(selection) => screens.projection.select(selection),
            Show::Follow { from, to } => screens.projection.go_on(from, to),
            Show::BackTo(place) => screens.projection.go_back(place),
            Show::HideAssumed(hides) => screens.projection.shown.hides_assumed = hides,
            Show::Column(key, is_shown) => {
                let left_out = &mut screens.projection.shown.left_out;
                if is_shown {
                    left_out.remove(&key)
                } else {
                    left_out.insert(key)
                };
                if let Some(remembered) = &mut self.remembered {
                    remembered.settings.left_out = left_out.iter().cloned().collect();
                }
            }
            Show::Bridge(reading) => screens.compare.shown.bridge = reading,
            Show::RecordPage(page) => screens.record.show_page(page),
            Show::RecordTable(table) => screens.record.show_table(table),
            Show::RecordCell(cell) => screens.record.shown.cell = cell,
            Show::TrialRule(document, rule) => screens.record.shown.trial_rule = Some((document, rule)),
            Show::TrialYears(years) => screens.record.shown.trial_years = Some(years),
            Show::NegotiationPage(page) => screens.negotiation.shown.page = page,
            Show::CostOf(of) => screens.negotiation.shown.cost_of = of,
            Show::Offer(place) => screens.negotiation.show_offer(place),
            Show::AgainstOffer(place) => screens.negotiation.shown.against_offer = place,
            Show::PackageVary(vary) => screens.negotiation.shown.package_vary = vary,
            Show::PackageBase(base) => screens.negotiation.shown.package_base = base,
            Show::Private(shows) => screens.negotiation.shown.shows_private = shows,
            Show::Language(language) => {
                self.desk.settings.language = language;
                if let Some(remembered) = &mut self.remembered {
                    remembered.choose_language(language);
                }
            }
            Show::Theme(theme) => {
                self.desk.settings.theme = theme;
                if let Some(remembered) = &mut self.remembered {
                    remembered.choose_theme(theme);
                }
            }
            Show::Window(look) => {
                if let Some(remembered) = &mut self.remembered {
                    remembered.look(look);
                }
            }
            Show::LeftWork(is_shown) => self.left.show(is_shown),
            Show::LackLetters(letters) => self.desk.messages.tell(MessageKind::Error, |language| {
                let letters = [("letters", fonts::with_codes(&letters).into())];
                say_with(language, key::LETTERS_LACKING, &letters)
            }),
            Show::DismissMessage(id) => self.desk.messages.dismiss(id),
        }
    }

    /// Does what was asked for, and then what waited for it.
    fn run(&mut self, run: Run) {
        self.run_one(run);
        while let Some(next) = self.saving.take_now() {
            self.run_one(next);
        }
    }

    fn run_one(&mut self, run: Run) {
        let (desk, asking) = (&mut self.desk, &mut self.asking);
        match run {
            Run::OpenShipped(name) => opening::open_shipped(desk, &name),
            Run::AskNew => asking.effects.push(Effect::AskNew),
            Run::New(new) => opening::open_new(desk, new),
            Run::OpenShippedNegotiation(_) | Run::NewNegotiation
                if self.saving.negotiation_would_be_lost(desk, asking, &run) => {}
            Run::OpenShippedNegotiation(name) => self.screens.negotiation.open_shipped(desk, &name),
            Run::NewNegotiation => self.screens.negotiation.begin(desk),
            Run::Duplicate(id) => opening::duplicate(desk, id),
            Run::AskOpen => asking.effects.push(Effect::AskOpen),
            Run::Open(paths) => paths.iter().for_each(|path| self.open(path)),
            Run::Save(id) => self.saving.save(desk, asking, id),
            Run::AskSaveAs(id) => saving::ask_save_as(desk, asking, id),
            Run::SaveAs(id, path) => self.saving.save_as(desk, asking, id, &path),
            Run::CompareWithFile(id) => self.saving.compare_with_file(desk, asking, id),
            Run::Close(id) => saving::close(desk, asking, id),
            Run::Quit => self.quit(),
            Run::AskAboutText { document, field, text, quits } => {
                asking.question = Some(Question::LosesText { document, field, text, quits });
            }
            Run::Confirm => self.answer(true),
            Run::Discard => self.answer(false),
            Run::Cancel => self.saving.stay(asking),
            Run::CopyScenario => {
                let text = desk.document().map(opening::text_of);
                asking.effects.extend(text.map(Effect::CopyText));
            }
            Run::OpenText(text) => opening::open_text(desk, &text),
            Run::CopyTable => self.copy_table(CopiedDigits::Every),
            Run::CopyShownTable => self.copy_table(CopiedDigits::Shown),
            Run::CopyWords(words) => asking
                .effects
                .push(Effect::CopyText(harmless::cell(&words, &mut harmless::Changes::default()))),
            Run::Export(export) => self.export(export),
            Run::CopyPicture { what, language, date } => self.copy_picture(what, language, date),
            Run::CancelJob(id) => {
                self.exports.cancel(id);
                desk.figures_mut().jobs.cancel(id);
            }
            Run::Compute(id) => desk.figures_mut().begin_again(id),
            Run::TakeResults => self.take_results(),
            Run::AskVersions(id) => versions::ask(desk, asking, id),
            Run::OpenVersion { .. } if self.saving.negotiation_would_be_lost(desk, asking, &run) => {}
            Run::OpenVersion { path, name } => {
                versions::open(desk, &mut self.screens.negotiation, &path, &name);
            }
            Run::TakeTheirs(id) => noticed::take_theirs(desk, id),
            Run::KeepBoth(id) => noticed::keep_both(desk, id),
            Run::TakeLeft(place) => self.take_left(place),
            Run::GiveUpLeft(place) => self.left.remove(place),
            Run::TellTextAlone => {
                desk.messages.tell(MessageKind::Done, |language| say(language, key::TABLE_COPIED_AS_TEXT));
            }
            Run::CopyText(text) => asking.effects.push(Effect::CopyText(text)),
            Run::CopyAddress(address) => {
                desk.messages.tell(MessageKind::Done, |language| {
                    say_with(language, key::ADDRESS_COPIED, &[("address", (&address).into())])
                });
                let address = harmless::cell(&address, &mut harmless::Changes::default());
                asking.effects.push(Effect::CopyText(address));
            }
        }
    }

    /// Opens a file. Where it takes the place of a negotiation with changes, these are asked about first.
    fn open(&mut self, path: &Path) {
        let (desk, asking) = (&mut self.desk, &mut self.asking);
        if self.noticed.is_elsewhere(desk, path) {
            let again = Run::Open(vec![path.to_owned()]);
            let is_talks = matches!(files::kind_of_file(path), Ok(Some(files::FileKind::Negotiation)));
            if is_talks && self.saving.negotiation_would_be_lost(desk, asking, &again) {
                return;
            }
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            versions::open(desk, &mut self.screens.negotiation, path, &name);
            let path = files::shown_path(path);
            desk.messages.tell(MessageKind::Done, |language| {
                say_with(language, key::NOTICED_ELSEWHERE, &[("path", (&path).into())])
            });
            return;
        }
        let Some((opened, name)) = opening::open(desk, path) else { return };
        let again = Run::Open(vec![path.to_owned()]);
        if !self.saving.negotiation_would_be_lost(desk, asking, &again) {
            self.screens.negotiation.open(desk, opened.file, DocumentOrigin::file(path, opened.stamp));
            opening::tell_of_noise(desk, &name, opened.noise);
        }
    }

    /// Puts the table that is looked at on the clipboard.
    fn copy_table(&mut self, digits: CopiedDigits) {
        let table = self.screens.copied_table(&self.desk, digits);
        self.asking.effects.extend(table.map(Effect::CopyTable));
    }

    /// Begins an export of what is shown.
    fn export(&mut self, export: Export) {
        self.desk.session.drop_drag();
        if let Some(inputs) = self.screens.inputs(&self.desk, export.language) {
            self.exports.export(&mut self.asking, export, inputs);
        }
    }

    /// Begins to make a picture of what is shown, to be copied.
    fn copy_picture(&mut self, what: Exported, language: Language, date: Option<Date>) {
        self.desk.session.drop_drag();
        if let Some(inputs) = self.screens.inputs(&self.desk, language) {
            let name = say(self.desk.language(), key::EXPORT_PICTURE);
            self.exports.copy_picture(name, inputs, what, language, date);
        }
    }

    /// Takes in what jobs gave.
    fn take_results(&mut self) {
        for name in self.desk.figures_mut().take_results() {
            let name = ("name", name.into());
            self.desk.messages.tell(MessageKind::Error, |language| {
                say_with(language, key::FIGURES_BROKE_OFF, std::slice::from_ref(&name))
            });
        }
        if self.exports.take_results(&mut self.desk.messages, &mut self.asking) {
            self.quit();
        }
    }

    /// Ends the program; what is being written and what is in no file is asked about first.
    fn quit(&mut self) {
        self.desk.session.drop_drag();
        match self.exports.running().len() {
            0 => saving::quit(&mut self.desk, &mut self.asking),
            count => self.asking.question = Some(Question::StillExporting { count }),
        }
    }

    fn answer(&mut self, yes: bool) {
        let (desk, asking) = (&mut self.desk, &mut self.asking);
        match (asking.question.take(), yes) {
            (None, _) => {}
            (Some(Question::Unsaved { documents, quits }), true) => {
                self.saving.save_then_leave(desk, asking, &documents, quits);
            }
            (Some(Question::Unsaved { documents, quits }), false) => {
                self.saving.leave(desk, asking, &documents, quits);
            }
            (Some(Question::Replaces { pending, there }), true) => {
                self.exports.replace(asking, *pending, there);
            }
            // They may have ended while it was asked.
            (Some(Question::StillExporting { .. }), true) if !self.exports.running().is_empty() => {
                self.exports.quit_afterwards();
            }
            (Some(Question::StillExporting { .. }), true) => self.quit(),
            (Some(Question::StillExporting { .. }), false) => {
                self.exports.stop();
                self.take_results();
                self.quit();
            }
            (Some(Question::LosesText { quits: true, .. }), true) => self.quit(),
            (Some(Question::LosesText { document, .. }), true) => saving::close(desk, asking, document),
            (Some(Question::LosesComments { document, path, replacing, .. }), true) => {
                self.saving.write(desk, asking, document, &path, replacing);
            }
            (
                Some(Question::Protected { write: ProtectedWrite::Document(id, replacing), path, .. }),
                true,
            ) => {
                let replacing = Replacing { even_protected: true, ..replacing };
                self.saving.write(desk, asking, id, &path, replacing);
            }
            (Some(Question::Protected { write: ProtectedWrite::Export(pending), .. }), true) => {
                self.exports.replace_protected(asking, *pending);
            }
            (
                Some(Question::Overwrites { document, path } | Question::ChangedOnDisk { document, path }),
                true,
            ) => {
                self.saving.write_unless_it_loses_comments(desk, asking, document, &path, Replacing::USUAL);
            }
            (Some(_), false) => self.saving.stay(asking),
        }
    }

    /// What the window is asked to do; each is handed out once.
    pub fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.asking.effects)
    }

    /// Who is told, from another thread, that a job went on or ended.
    pub fn wake_with(&mut self, wake: impl Fn() + Send + Sync + 'static) {
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        if let Some(keeper) = &self.keeper {
            keeper.wake_with(Arc::clone(&wake));
        }
        if self.desk.state.is_some() {
            let wake = Arc::clone(&wake);
            self.noticed.begin(move || wake());
        }
        self.desk.figures_mut().jobs.wake(Arc::clone(&wake));
        self.exports.wake(wake);
    }

    /// From now on jobs begin only when they are waited for, one after the other.
    pub fn hold_jobs(&mut self) {
        self.exports.hold();
        self.desk.figures_mut().jobs.hold();
    }

    /// Waits until every job has ended.
    pub fn wait_for_jobs(&mut self) {
        self.exports.wait();
        self.desk.figures_mut().jobs.finish();
    }

    /// Waits until every job has ended, and takes in what they gave.
    pub fn finish_jobs(&mut self) {
        self.wait_for_jobs();
        self.update(Action::Run(Run::TakeResults));
    }
}
