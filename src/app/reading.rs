//! What panels read of the program: each line asks the part that knows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::compare::CompareShown;
use super::computed::Computed;
use super::desk::{ScreenState, ToldProblem};
use super::documents::{Document, DocumentId, NegotiationDocument};
use super::exporting::{Export, Preview};
use super::jobs::Job;
use super::left_work::LeftWork;
use super::messages::Message;
use super::negotiation::{NegotiationShown, OfferExchange};
use super::projection::ProjectionShown;
use super::questions::Question;
use super::record::{RecordShown, ShownTrial, TrialChoice};
use super::screens::Screens;
use super::session::Session;
use super::settings::Settings;
use super::terms::Proposal;
use super::{App, negotiation, opening, record};
use crate::engine::InPlace;
use crate::engine::counterfactual::RuleAt;
use crate::engine::negotiation::check::TalksProblem;
use crate::engine::negotiation::{CostOf, Costed, NotCosted};
use crate::engine::{NoPackages, Package, Packages, Reading};
use crate::export::{Exported, Format};
use crate::files::{self, FolderEntry, FolderError, SettingsFile, SinceThen};
use crate::model::{Field, FieldValue, Offer, OfferTerm, Record, Scenario, Years};
use crate::present::charts::ChartName;
use crate::present::views::compare::{Arrangement, ComparisonPage};
use crate::present::views::editions::EditionsView;
use crate::present::views::negotiation::{EqualView, NegotiationView};
use crate::present::views::projection::BaselineKind;
use crate::present::views::record::RecordView;
use crate::present::views::revision::Revision;
use crate::present::{Assumption, Library, PlotKind, Table, TermGroup, View, terms};
use crate::text::{Language, Sentence, say};

impl App {
    /// The scenarios that are open, and the history of their edits.
    pub fn session(&self) -> &Session {
        &self.desk.session
    }

    /// What is on screen.
    pub fn shown(&self) -> &ScreenState {
        &self.desk.shown
    }

    /// Language and theme.
    pub fn settings(&self) -> &Settings {
        &self.desk.settings
    }

    /// The language of the interface.
    pub fn language(&self) -> Language {
        self.desk.language()
    }

    /// The sentence of that key in the language of the interface.
    pub fn say(&self, key: Sentence) -> String {
        say(self.language(), key)
    }

    /// The published record.
    pub fn record(&self) -> &'static Record {
        self.desk.record
    }

    /// The scenario in hand.
    pub fn document(&self) -> Option<&Document> {
        self.desk.document()
    }

    /// The scenarios that an edit in the terms of `document` goes to: all that are chosen if it is in
    /// hand, else itself.
    pub fn edited(&self, document: DocumentId) -> Vec<DocumentId> {
        self.desk.edited(document)
    }

    /// The same of one field: a title and a remark are each scenario's own.
    pub fn edited_in(&self, document: DocumentId, field: &Field) -> Vec<DocumentId> {
        self.desk.edited_in(document, field)
    }

    /// What the commands of the keyboard and the menu save and close: the scenario in hand, or the
    /// negotiation where it is looked at.
    pub fn in_hand(&self) -> Option<DocumentId> {
        self.desk.in_hand()
    }

    /// What a scenario is called wherever it is shown: by its terms, no two alike; `sma-12.ron as saved`
    /// if it is only a file.
    pub fn title_of(&self, document: &Document) -> String {
        self.desk.title_of(document)
    }

    /// What every open scenario is called in a language.
    pub fn titles_in(&self, language: Language) -> Vec<(DocumentId, String)> {
        self.desk.names_in(language)
    }

    /// What something is called that is kept in a file: its title, or the name of its file.
    pub fn title_of_kept(&self, id: DocumentId) -> Option<String> {
        self.desk.title_of_kept(id)
    }

    /// What scenarios are compared with: one of them, or a file that is not open.
    pub fn baseline(&self) -> Option<&Document> {
        self.desk.baseline()
    }

    /// What the scenario in hand was when it was opened, if it has other terms now.
    pub fn as_opened(&self) -> Option<&Document> {
        self.desk.as_opened()
    }

    /// Whether that is how the agreement was signed, or only how it was opened; none if it has no other terms now.
    pub fn opened_kind(&self) -> Option<BaselineKind> {
        self.desk.opened_kind()
    }

    /// What the scenario in hand is held against where it is projected.
    pub fn behind(&self) -> Option<&Document> {
        self.desk.behind().map(|(behind, _)| behind)
    }

    /// The scenario whose figures the projection waits for: the one in hand, or what it is held against.
    pub fn without_figures(&self) -> Option<DocumentId> {
        self.desk.without_figures()
    }

    /// The file that scenarios are compared with, as it was read.
    pub fn on_disk(&self) -> Option<&Document> {
        self.desk.on_disk()
    }

    /// Whether there are two scenarios to compare, or a scenario and its file.
    pub fn can_compare(&self) -> bool {
        self.desk.can_compare()
    }

    /// The baseline, and what is compared with it: the scenario in hand, or the first other one
    /// while the baseline itself is in hand.
    pub fn compared(&self) -> Option<(&Document, &Document)> {
        self.desk.compared()
    }

    /// How many scenarios stand beside the baseline.
    pub fn beside_baseline(&self) -> usize {
        self.desk.beside_baseline()
    }

    /// How figures can be read in the view that is shown: only by themselves where there is nothing
    /// to read them against, a share in points alone.
    pub fn readings(&self) -> &'static [Reading] {
        self.desk.readings()
    }

    /// What the chart of amounts over those years plots.
    pub fn plot_over(&self, years: Years) -> PlotKind {
        self.desk.plot_over(years, self.reading())
    }

    /// How figures are read in the view that is shown.
    pub fn reading(&self) -> Reading {
        self.desk.reading()
    }

    /// What follows from an open scenario.
    pub fn computed(&self, id: DocumentId) -> Option<&Computed> {
        self.desk.computed(id)
    }

    /// What an amount in a field of an open scenario would take the place of.
    pub fn amount_in_place(&self, document: &Document, field: &Field) -> Option<InPlace> {
        self.desk.amount_in_place(document, field)
    }

    /// The same of a scenario that is not open, such as that of an offer.
    pub fn amount_in_place_of(&self, scenario: &Scenario, field: &Field) -> Option<InPlace> {
        self.desk.amount_in_place_of(scenario, field)
    }

    /// Where sources are looked up: in the scenarios that are open, the one in hand first, then in the record.
    pub fn library(&self) -> Library<'_> {
        self.desk.library()
    }

    /// What is wrong with the scenario in hand, in words.
    pub fn problems(&self) -> Vec<ToldProblem> {
        self.desk.problems()
    }

    /// What is worth knowing of the scenario in hand without being wrong, each with the field that
    /// it is about.
    pub fn notices(&self) -> Vec<ToldProblem> {
        self.desk.notices()
    }

    /// What is probably not meant at a field of the scenario in hand, in words; none if nothing is.
    pub fn slip_at(&self, field: &Field) -> Option<String> {
        self.desk.slip_at(field)
    }

    /// That an amount which is typed into a field would be rounded, and that a rate is far from its neighbours, in
    /// words.
    pub fn noticed_if_typed(&self, scenario: &Scenario, field: &Field, value: &FieldValue) -> Vec<String> {
        self.desk.noticed_if_typed(scenario, field, value)
    }

    /// What the newest step to undo is called, in the language of the interface.
    pub fn undo_name(&self) -> Option<String> {
        self.desk.undo_name()
    }

    /// What the next step to redo is called.
    pub fn redo_name(&self) -> Option<String> {
        self.desk.redo_name()
    }

    /// What was told and not yet dismissed, oldest first.
    pub fn messages(&self) -> &[Message] {
        self.desk.messages.all()
    }

    /// The question that must be answered before anything else.
    pub fn question(&self) -> Option<&Question> {
        self.asking.question.as_ref()
    }

    /// The scenarios that come with the program: their file names, and titles in the language shown.
    pub fn shipped(&self) -> Vec<(&'static str, &'static str)> {
        self.shipped_in(self.language())
    }

    /// The same with titles in a language.
    pub fn shipped_in(&self, language: Language) -> Vec<(&'static str, &'static str)> {
        opening::shipped(language)
    }

    /// The negotiations that come with the program: their file names, and titles in the language shown.
    pub fn shipped_negotiations(&self) -> Vec<(&'static str, String)> {
        self.shipped_negotiations_in(self.language())
    }

    /// The same with titles in a language.
    pub fn shipped_negotiations_in(&self, language: Language) -> Vec<(&'static str, String)> {
        negotiation::shipped_negotiations(language)
    }

    /// The terms of the scenario in hand, as they are shown; none if nothing is open.
    pub fn terms(&self) -> Arc<Vec<TermGroup>> {
        self.terms.terms(&self.desk)
    }

    /// The same in a language, without what they were when the scenario was opened.
    pub fn terms_in(&self, language: Language) -> Vec<TermGroup> {
        let scenario = self.document().map(|document| &document.scenario);
        scenario.map(|scenario| terms(scenario, None, self.record(), language)).unwrap_or_default()
    }

    /// What the record offers for the series of the scenario in hand, by their names in it.
    pub fn editions(&self) -> Arc<BTreeMap<String, EditionsView>> {
        self.terms.editions(&self.desk)
    }

    /// What the scenario in hand rests on that is not in print.
    pub fn assumptions(&self) -> Arc<Vec<Assumption>> {
        self.terms.assumptions(&self.desk)
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
    ) -> Result<Arc<Revision>, String> {
        self.terms.revision(&self.desk, document, proposal, against)
    }

    /// What of the projection is on screen.
    pub fn projection_shown(&self) -> &ProjectionShown {
        &self.screens.projection.shown
    }

    /// The projection of the scenario in hand, as it is shown.
    pub fn view(&self) -> Option<Arc<View>> {
        self.screens.projection.view(&self.desk)
    }

    /// Its table as it is on screen: without the columns that are left out.
    pub fn projection_table(&self) -> Option<Arc<Table>> {
        self.screens.projection.table(&self.desk)
    }

    /// What of the comparison is on screen.
    pub fn compare_shown(&self) -> &CompareShown {
        &self.screens.compare.shown
    }

    /// The scenario in hand against the baseline, with the other open ones, as it is shown; none if
    /// there is no baseline.
    pub fn comparison(&self) -> Option<Arc<ComparisonPage>> {
        self.screens.compare.comparison(&self.desk)
    }

    /// How scenarios stand in the charts of the comparison.
    pub fn arrangement(&self) -> Arrangement {
        self.screens.compare.arrangement(&self.desk)
    }

    /// What of the record is on screen.
    pub fn record_shown(&self) -> &RecordShown {
        &self.screens.record.shown
    }

    /// The record, as it is shown.
    pub fn record_view(&self) -> Arc<RecordView> {
        self.screens.record.view(&self.desk)
    }

    /// The rules of open scenarios, each with its scenario's title and the rule in words.
    pub fn rules_to_try(&self) -> Vec<(DocumentId, RuleAt, String)> {
        record::rules_to_try(&self.desk)
    }

    /// The years that a trial may begin with, and the last that it may reach.
    pub fn years_to_try(&self) -> Option<Years> {
        record::years_to_try(self.desk.record)
    }

    /// Which rule is tried: the one that was chosen, else that of the scenario in hand, else the first
    /// that is open; on the years of the last agreement that is settled as long as nobody chose.
    pub fn trial(&self) -> Option<TrialChoice> {
        self.screens.record.trial(&self.desk)
    }

    /// The rule that is tried, as it is shown; why it cannot be, in words; none if no rule is open.
    pub fn tried(&self) -> Option<Arc<Result<ShownTrial, String>>> {
        self.screens.record.tried(&self.desk)
    }

    /// The table of the page that is shown.
    pub fn record_table(&self) -> Option<Table> {
        self.screens.record.table(&self.desk)
    }

    /// The negotiation that is open.
    pub fn negotiation(&self) -> Option<&NegotiationDocument> {
        self.desk.negotiation()
    }

    /// What of the negotiation is on screen.
    pub fn negotiation_shown(&self) -> &NegotiationShown {
        &self.screens.negotiation.shown
    }

    /// What every offer costs in the measure that is shown, in the order of the list; why it does not
    /// where it has no cost. Empty if no negotiation is open.
    pub fn negotiation_costs(&self) -> Arc<Vec<Result<Costed, NotCosted>>> {
        self.screens.negotiation.costs(&self.desk)
    }

    /// What is wrong in the negotiation.
    pub fn negotiation_problems(&self) -> Arc<Vec<TalksProblem>> {
        self.screens.negotiation.problems(&self.desk)
    }

    /// The same in words; each with its place in the file, as long as that is as it was opened.
    pub fn negotiation_problems_in_words(&self) -> Vec<String> {
        self.screens.negotiation.problems_in_words(&self.desk)
    }

    /// What terms cost on top of the base scenario, in the measure that is shown: for a private
    /// layer, or an offer that is being typed; none if no negotiation is open.
    pub fn cost_of(&self, terms: &[OfferTerm]) -> Option<Result<Costed, NotCosted>> {
        negotiation::cost_of(&self.desk, terms)
    }

    /// The figure of every offer that is looked at; none where it is not known.
    pub fn negotiation_figures(&self) -> Vec<Option<Decimal>> {
        self.screens.negotiation.figures(&self.desk)
    }

    /// Which figure of offers is looked at: a present value only where there is a rate of discount.
    pub fn cost_of_offers(&self) -> CostOf {
        self.screens.negotiation.cost_of_offers(&self.desk)
    }

    /// The offer that the selected one is held against: the one that was chosen, else the one before
    /// it of the same party, else the last one of another that has a cost.
    pub fn against_offer(&self) -> Option<usize> {
        self.screens.negotiation.against_offer(&self.desk)
    }

    /// The negotiation, as it is shown; none if none is open.
    pub fn negotiation_view(&self) -> Option<Arc<NegotiationView>> {
        self.screens.negotiation.view(&self.desk)
    }

    /// The packages that cost what the offer that is looked at does; none if it has no cost.
    pub fn packages(&self) -> Option<Arc<Result<Packages, NoPackages>>> {
        self.screens.negotiation.packages(&self.desk)
    }

    /// The package that is looked at: at the base that was chosen, else the offer itself.
    pub fn package(&self) -> Option<Package> {
        self.screens.negotiation.package(&self.desk)
    }

    /// The same as they are shown, with the curve.
    pub fn equal_view(&self) -> Option<Arc<EqualView>> {
        self.screens.negotiation.equal_view(&self.desk)
    }

    /// What was given and got from the other offer to the one that is looked at, and what would make it
    /// cost what the other does; none if there are no two with a cost. Whose eyes read it is what
    /// [`role_between`](crate::engine::negotiation::role_between) says.
    pub fn exchange(&self) -> Option<Arc<OfferExchange>> {
        self.screens.negotiation.exchange(&self.desk)
    }

    /// The package that is looked at, as an offer that nobody made yet.
    pub fn package_as_offer(&self) -> Option<Offer> {
        self.screens.negotiation.package_as_offer(&self.desk)
    }

    /// The table of the page that is looked at; none if there is none yet.
    pub fn negotiation_table(&self) -> Option<Table> {
        self.screens.negotiation.table(&self.desk)
    }

    /// What would be written now; none if nothing is shown, or a format cannot be seen before it is
    /// opened.
    pub fn preview(&self, export: &Export) -> Option<Preview> {
        self.exports.preview(export, self.screens.inputs(&self.desk, export.language)?)
    }

    /// Whether something is shown that can be exported.
    pub fn can_export(&self) -> bool {
        self.screens.can_export(&self.desk)
    }

    /// The formats in which what is shown can leave: some are made from scenarios.
    pub fn formats(&self) -> Vec<Format> {
        Screens::formats(&self.desk)
    }

    /// The charts that can be exported now, the one that the view is about first.
    pub fn charts(&self) -> Vec<ChartName> {
        self.screens.charts(&self.desk)
    }

    /// A name to begin with for the file of an export, without an ending: what the view is about, and
    /// which of its charts if it is another one than the one that it is about.
    pub fn export_name(&self, what: &Exported) -> String {
        self.screens.export_name(&self.desk, what)
    }

    /// Work that an earlier run of the program left behind.
    pub fn left_work(&self) -> &LeftWork {
        &self.left
    }

    /// The files that were open when the program ended last, as far as they are there and not open in another window.
    pub fn were_open(&self) -> Vec<PathBuf> {
        let is_free = |path: &&PathBuf| path.is_file() && !self.noticed.is_elsewhere(&self.desk, path);
        let open = self.remembered.as_ref().map_or(&[][..], |remembered| &remembered.settings.open);
        open.iter().filter(is_free).cloned().collect()
    }

    /// What is open whose file another program changed, moved or removed, the one in hand first.
    pub fn changed_files(&self) -> Vec<(DocumentId, SinceThen)> {
        self.noticed.changed(&self.desk)
    }

    /// The name of the file of what is open, or the one that will be suggested.
    pub fn file_name_of(&self, id: DocumentId) -> Option<String> {
        self.desk.session.kept(id).map(|kept| kept.file_name().into_owned())
    }

    /// Whether earlier versions of the file of what is open can be asked for.
    pub fn has_versions(&self, id: DocumentId) -> bool {
        self.desk.state.is_some() && self.desk.session.kept(id).is_some_and(|kept| kept.path().is_some())
    }

    /// What is remembered; none where nothing is.
    pub fn remembered(&self) -> Option<&SettingsFile> {
        self.remembered.as_ref().map(|remembered| &remembered.settings)
    }

    /// What stands in a folder as the system has it now: folders, then files that end with `ending`. Reads the folder
    /// each time.
    ///
    /// # Errors
    /// The folder is not there, is no folder, or cannot be read.
    pub fn list_folder(&self, folder: &Path, ending: &str) -> Result<Vec<FolderEntry>, FolderError> {
        files::list_folder(folder, ending)
    }

    /// The jobs that run: exports, then figures, each in the order in which they began.
    pub fn jobs(&self) -> Vec<&Job> {
        self.exports.running().iter().chain(self.desk.computing()).collect()
    }

    /// The job that computes the figures of an open scenario; none if they are there, or it was cancelled.
    pub fn computing(&self, id: DocumentId) -> Option<&Job> {
        self.desk.job_of(id)
    }

    /// Whether a job has ended whose result is not taken in yet.
    pub fn has_results(&self) -> bool {
        self.exports.has_results() || self.desk.has_results()
    }
}
