//! Opening, saving and closing: nothing is lost, and nothing is lost silently.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::exporting::Pending;
use super::session::{Document, DocumentId, Kept};
use super::{App, Baseline, Run, ViewKind, naming, telling};
use crate::engine::Reading;
use crate::export::csv::tab_separated;
use crate::export::harmless;
use crate::export::png::Painted;
use crate::files::{self, OpenedFile, Places, ScenarioFile, Stamp};
use crate::model::{
    Currency, Field, FieldValue, Money, Part, Parties, Scale, Scenario, Stated, Years, usual_unit,
};
use crate::present::Table;
use crate::text::naming::{Shipped, title_of_copy, without_copy};
use crate::text::shipped::shipped_words;
use crate::text::{Language, say_with};

/// What only the window can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Ask what a new scenario begins from, and run [`Run::New`] with it.
    AskNew,
    /// Ask for files to open, and run [`Run::Open`] with them.
    AskOpen,
    /// Ask for a place to save, and run [`Run::SaveAs`] with it.
    AskSaveAs {
        /// The scenario.
        document: DocumentId,
        /// The file name to begin with; a whole path where one was chosen and failed.
        suggested: String,
    },
    /// Put text on the clipboard.
    CopyText(String),
    /// Put a picture on the clipboard.
    CopyPicture(Painted),
    /// Put away what asked for an export: it has begun.
    ExportBegan,
    /// Close the window.
    Quit,
}

/// What a new scenario begins from; its currency is that of the rounding unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewScenario {
    /// Who pays whom.
    pub parties: Parties,
    /// Whether it continues the agreements of the record.
    pub continues_sma: bool,
    /// The term.
    pub years: Years,
    /// The rounding unit.
    pub rounding: Money,
}

/// The rounding unit that a new scenario in a currency is offered: 1 eok of won, 1 million where a unit
/// is worth as little as a yen, else 0.1 million.
#[must_use]
pub fn usual_rounding(currency: Currency) -> Money {
    const OF_SMALL_UNITS: [&str; 10] = ["JPY", "HUF", "ISK", "IDR", "VND", "CLP", "COP", "PYG", "UGX", "IQD"];
    if OF_SMALL_UNITS.contains(&currency.code()) {
        return Money::new(Scale::Million.units(), currency);
    }
    usual_unit(currency)
}

/// Something that the user is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Tells it from every other message since the start.
    pub id: u64,
    /// How serious it is.
    pub kind: MessageKind,
    /// What is said; in every language, so that a change of language finds no message half told.
    pub said: Said,
    /// The file that it tells of, whose path may be wanted elsewhere.
    pub path: Option<PathBuf>,
}

/// A sentence in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    english: String,
    korean: String,
}

impl Said {
    /// What `words` says in each language.
    #[must_use]
    pub fn new(words: impl Fn(Language) -> String) -> Self {
        Self { english: words(Language::En), korean: words(Language::Ko) }
    }

    /// The sentence in one language.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::En => &self.english,
            Language::Ko => &self.korean,
        }
    }
}

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {
    /// Something was done.
    Done,
    /// Something could not be done; stays until it is dismissed.
    Error,
}

/// What must be answered before the program goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// These scenarios have changes that are in no file.
    Unsaved {
        /// The scenarios.
        documents: Vec<DocumentId>,
        /// Whether the program ends afterwards.
        quits: bool,
    },
    /// Saving would lose comments inside the file.
    LosesComments {
        /// The scenario.
        document: DocumentId,
        /// Where it would be saved.
        path: PathBuf,
        /// How many comments.
        count: usize,
    },
    /// A text in a field is no value yet and would be lost.
    LosesText {
        /// The scenario that it would belong to.
        document: DocumentId,
        /// The field in which it stands.
        field: Field,
        /// The text.
        text: String,
        /// Whether the program ends; else the scenario is closed.
        quits: bool,
    },
    /// There is such a file already.
    Overwrites {
        /// The scenario.
        document: DocumentId,
        /// The file.
        path: PathBuf,
    },
    /// There are such files already where an export is to be written.
    Replaces {
        /// The export.
        pending: Box<Pending>,
        /// The files.
        there: Vec<PathBuf>,
    },
    /// The program is to end while exports are being made.
    StillExporting {
        /// How many.
        count: usize,
    },
    /// The file was changed by somebody else since it was opened.
    ChangedOnDisk {
        /// The scenario.
        document: DocumentId,
        /// The file.
        path: PathBuf,
    },
}

impl App {
    pub(super) fn run(&mut self, run: Run) {
        match run {
            Run::OpenShipped(name) => self.open_shipped(&name),
            Run::AskNew => self.effects.push(Effect::AskNew),
            Run::New(new) => self.open_new(new),
            Run::OpenShippedNegotiation(_) | Run::NewNegotiation if self.negotiation_would_be_lost(&run) => {}
            Run::OpenShippedNegotiation(name) => self.open_shipped_negotiation(&name),
            Run::NewNegotiation => self.new_negotiation(),
            Run::Duplicate(id) => self.duplicate(id),
            Run::AskOpen => self.effects.push(Effect::AskOpen),
            Run::Open(paths) => paths.iter().for_each(|path| self.open(path)),
            Run::Save(id) => self.save(id),
            Run::AskSaveAs(id) => self.ask_save_as(id),
            Run::SaveAs(id, path) => self.save_as(id, &path),
            Run::CompareWithFile(id) => self.compare_with_file(id),
            Run::Close(id) => self.close(id),
            Run::Quit => self.quit(),
            Run::AskAboutText { document, field, text, quits } => {
                self.question = Some(Question::LosesText { document, field, text, quits });
            }
            Run::Confirm => self.answer(true),
            Run::Discard => self.answer(false),
            Run::Cancel => self.stay(),
            Run::CopyTable => self.copy_table(),
            Run::Export(export) => self.export(export),
            Run::CopyPicture { picture, language, date } => self.copy_picture(picture, language, date),
            Run::CancelJob(id) => self.cancel_job(id),
            Run::TakeResults => self.take_results(),
            Run::CopyText(text) => self.effects.push(Effect::CopyText(text)),
        }
    }

    fn open_shipped(&mut self, name: &str) {
        match files::bundled::scenario(name) {
            Some(Ok(mut file)) => {
                for (field, text) in shipped_words(name, self.language()) {
                    let written = field.write(&mut file.scenario, FieldValue::Text(text.to_owned()));
                    written.expect("a test writes each of these");
                }
                self.add_untitled(file, name);
            }
            Some(Err(error)) => {
                self.tell(MessageKind::Error, |language| telling::read_error(&error, language));
            }
            None => {}
        }
    }

    fn add_untitled(&mut self, file: ScenarioFile, name: &str) -> DocumentId {
        let id = self.session.add(file, None, None, name.to_owned());
        self.take_in_hand(id);
        id
    }

    /// A scenario to begin from: no amount and no growth stated.
    fn open_new(&mut self, new: NewScenario) {
        let NewScenario { parties, continues_sma, years, rounding } = new;
        let base = Money::new(rust_decimal::Decimal::ZERO, rounding.currency);
        let mut part = Part::new("", Stated::assumed(base));
        part.rounding.to = rounding;
        let scenario = Scenario {
            title: self.say("new-scenario-title"),
            record: Some(self.record.edition.clone()),
            continues: continues_sma.then(|| Scenario::SMA.to_owned()),
            parties,
            ..Scenario::new(years, vec![part])
        };
        self.add_untitled(ScenarioFile::new(scenario), "scenario.ron");
    }

    fn duplicate(&mut self, id: DocumentId) {
        let Some(document) = self.session.document(id) else { return };
        let (mut file, name) = (document.to_file(), document.file_name().into_owned());
        let is_changed = document.is_changed();
        file.scenario.title = self.title_of_copy(&document.name_by_terms());
        file.scenario.note = Some(self.note_of_copy(document));
        let copy = self.add_untitled(file, &name);
        // What is in no file is not lost with the original.
        if is_changed && let Some(copy) = self.session.document_mut(copy) {
            copy.saved = None;
        }
    }

    /// Whether an open scenario bears that title or is called so.
    pub(super) fn is_called(&self, title: &str) -> bool {
        let is_called =
            |open: &Document| [open.title().trim(), &*self.title_of(open)].contains(&title.trim());
        self.session.documents().iter().any(is_called)
    }

    /// A title for a copy that no open scenario has: `… (copy)`, then `… (copy 2)`.
    fn title_of_copy(&self, title: &str) -> String {
        let original = without_copy(title);
        let title = |number: usize| title_of_copy(original, number, self.language());
        let is_free = |title: &String| !self.is_called(title);
        // One more number than there are scenarios: one of them is free.
        let numbers = 1..=self.session.documents().len() + 1;
        numbers.map(title).find(is_free).unwrap_or_default()
    }

    /// What a copy came from, before what the original remarks.
    fn note_of_copy(&self, original: &Document) -> String {
        let title = ("title", self.title_of(original).into());
        let from = match &original.path {
            Some(_) => {
                let file = ("file", original.file_name().into());
                say_with(self.language(), "branched-from-file", &[title, file])
            }
            None => say_with(self.language(), "branched-from", &[title]),
        };
        let note = original.scenario.note.as_deref().filter(|note| !note.trim().is_empty());
        note.map_or_else(|| from.clone(), |note| format!("{from}\n{note}"))
    }

    /// Tells which numbers of a file were read without their binary noise.
    fn tell_of_noise(&mut self, name: &str, noise: Vec<files::Noise>) {
        if noise.is_empty() {
            return;
        }
        let name = name.to_owned();
        self.tell(MessageKind::Done, move |language| {
            let told = |noise: &files::Noise| format!("{}: {}", noise.place, telling::noise(noise, language));
            let lines: Vec<String> = noise.iter().map(told).collect();
            format!("{name}:{}", lines.join("\n"))
        });
    }

    fn open(&mut self, path: &Path) {
        let is_this = |open: Option<&Path>| open.is_some_and(|open| files::same_file(open, path));
        let open = |document: &&Document| is_this(document.path.as_deref());
        if let Some(id) = self.session.documents().iter().find(open).map(|document| document.id) {
            self.take_in_hand(id);
            // What only compares with a file or looks at offers would not show it.
            if self.shown.view == ViewKind::Negotiation {
                self.shown.view = ViewKind::Projection;
            }
            return;
        }
        if self.negotiation().is_some_and(|open| is_this(open.path.as_deref())) {
            self.shown.view = ViewKind::Negotiation;
            return;
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match files::open_file(path) {
            Ok(OpenedFile::Scenario(opened)) => {
                let stamp = Some(opened.stamp);
                let id = self.session.add(opened.file, Some(path.to_owned()), stamp, name.clone());
                self.take_in_hand(id);
                self.tell_of_noise(&name, opened.noise);
                if self.shown.view == ViewKind::Negotiation {
                    self.shown.view = ViewKind::Projection;
                }
            }
            Ok(OpenedFile::Negotiation(opened)) => {
                if !self.negotiation_would_be_lost(&Run::Open(vec![path.to_owned()])) {
                    let stamp = Some(opened.stamp);
                    self.add_negotiation(opened.file, Some(path.to_owned()), stamp, name.clone());
                    self.tell_of_noise(&name, opened.noise);
                }
            }
            Err(error) => self.tell(MessageKind::Error, |language| telling::open_error(&error, language)),
        }
    }

    /// Whether opening another negotiation would lose changes of the one that is open; it is then asked
    /// first, and `next` is done afterwards.
    fn negotiation_would_be_lost(&mut self, next: &Run) -> bool {
        self.session.drop_drag();
        let documents = self.session.changed_talks();
        let is_lost = !documents.is_empty();
        if is_lost {
            self.question = Some(Question::Unsaved { documents, quits: false });
            self.next = Some(next.clone());
        }
        is_lost
    }

    fn save(&mut self, id: DocumentId) {
        self.session.drop_drag();
        let Some(kept) = self.session.kept(id) else { return };
        match kept.path().map(Path::to_owned) {
            // What one side keeps to itself goes beside its negotiation, without being asked for.
            None if matches!(kept, Kept::Private(open) if open.path.is_some()) => {
                let beside = PathBuf::from(kept.suggested());
                self.save_as(id, &beside);
            }
            // Elsewhere it would not be found again: its negotiation is saved first, and it beside that.
            None if matches!(kept, Kept::Private(_)) => {
                if let Some(negotiation) = self.negotiation().map(|open| open.id) {
                    self.ask_save_as(negotiation);
                }
            }
            None => self.ask_save_as(id),
            Some(path) if kept.stamp().is_some_and(|stamp| files::has_changed(&path, stamp)) => {
                self.question = Some(Question::ChangedOnDisk { document: id, path });
            }
            Some(path) => self.write_unless_it_loses_comments(id, &path),
        }
    }

    fn ask_save_as(&mut self, id: DocumentId) {
        if let Some(kept) = self.session.kept(id) {
            self.effects.push(Effect::AskSaveAs { document: id, suggested: kept.suggested() });
        }
    }

    fn save_as(&mut self, id: DocumentId, path: &Path) {
        self.session.drop_drag();
        let Some(kept) = self.session.kept(id) else { return };
        let own = kept.path().is_some_and(|own| files::same_file(own, path));
        if own {
            self.save(id);
        } else if path.is_file() {
            self.question = Some(Question::Overwrites { document: id, path: path.to_owned() });
        } else {
            self.write_unless_it_loses_comments(id, path);
        }
    }

    fn write_unless_it_loses_comments(&mut self, id: DocumentId, path: &Path) {
        match self.session.kept(id).map(|kept| kept.other_comments()) {
            Some(count) if count > 0 => {
                let path = path.to_owned();
                self.question = Some(Question::LosesComments { document: id, path, count });
            }
            _ => self.write(id, path),
        }
    }

    /// Writes what is kept under that name. What was to be closed once it is in a file goes on then.
    fn write(&mut self, id: DocumentId, path: &Path) {
        self.session.title_by_terms(id);
        let Some(kept) = self.session.kept(id) else { return };
        let (known, is_shared) = (kept.path() == Some(path), matches!(kept, Kept::Negotiation(_)));
        let written = match kept {
            Kept::Scenario(document) => files::save_scenario(path, &document.to_file()),
            Kept::Negotiation(document) => files::save_negotiation(path, &document.to_file()),
            Kept::Private(document) => match document.to_private_file() {
                Some(file) => files::save_private(path, &file),
                None => return,
            },
        };
        match written {
            Ok(stamp) => {
                self.is_saved(id, path, stamp);
                let place = path.display().to_string();
                self.tell(MessageKind::Done, |language| {
                    say_with(language, "saved-at", &[("path", (&place).into())])
                });
                if let Some((documents, quits)) = self.leaving.take() {
                    self.save_then_leave(&documents, quits);
                } else if is_shared
                    && let Some(private) = self.negotiation().map(|open| &open.private)
                    && private.is_changed()
                {
                    self.save(private.id);
                }
            }
            Err(error) => {
                self.leaving = None;
                self.next = None;
                // Another place can be chosen beginning with the one that was typed.
                if !known {
                    let suggested = path.display().to_string();
                    self.effects.push(Effect::AskSaveAs { document: id, suggested });
                }
                self.tell(MessageKind::Error, |language| telling::save_error(&error, language));
            }
        }
    }

    /// Notes that what is kept under that name is in that file now.
    fn is_saved(&mut self, id: DocumentId, path: &Path, stamp: Stamp) {
        if let Some(document) = self.session.document_mut(id) {
            document.saved = Some(Arc::clone(&document.scenario));
            document.path = Some(path.to_owned());
            document.stamp = Some(stamp);
            document.other_comments = 0;
            // What it was compared with is written over.
            if let Some((_, on_disk)) = self.on_disk.as_mut().filter(|(of, _)| *of == id) {
                on_disk.scenario = Arc::clone(&document.scenario);
                on_disk.path = Some(path.to_owned());
            }
        } else if let Some(open) = self.session.negotiation_mut() {
            if id == open.id {
                open.saved = Arc::clone(&open.negotiation);
                open.path = Some(path.to_owned());
                open.stamp = Some(stamp);
                open.other_comments = 0;
                open.places = Places::default();
            } else {
                open.private.saved = open.private.layer.clone();
                open.private.path = Some(path.to_owned());
                open.private.stamp = Some(stamp);
                open.private.other_comments = 0;
            }
        }
    }

    /// Holds a scenario against its file as it is now, which another program may have written since it
    /// was opened. A question that stands is taken back: what it asks is better known afterwards.
    fn compare_with_file(&mut self, id: DocumentId) {
        self.session.drop_drag();
        self.stay();
        let Some(path) = self.session.document(id).and_then(|document| document.path.clone()) else { return };
        match files::open_scenario(&path) {
            Ok(opened) => {
                self.on_disk = Some((id, self.session.on_disk(path, opened)));
                self.shown.baseline = Some(Baseline::File(id));
                self.shown.document = Some(id);
                self.shown.view = ViewKind::Compare;
            }
            Err(error) => self.tell(MessageKind::Error, |language| telling::open_error(&error, language)),
        }
    }

    fn close(&mut self, id: DocumentId) {
        self.session.drop_drag();
        if matches!(self.session.kept(id), Some(Kept::Private(_))) {
            return;
        }
        let is_negotiation = self.negotiation().is_some_and(|open| open.id == id);
        let documents = match self.session.document(id) {
            Some(document) if document.is_changed() => vec![id],
            None if is_negotiation => self.session.changed_talks(),
            _ => Vec::new(),
        };
        if documents.is_empty() {
            self.close_now(id);
        } else {
            self.question = Some(Question::Unsaved { documents, quits: false });
        }
    }

    fn close_now(&mut self, id: DocumentId) {
        if self.negotiation().is_some_and(|open| open.id == id || open.private.id == id) {
            self.session.close_negotiation();
            return;
        }
        let next = self.session.close(id);
        if self.shown.document == Some(id) {
            self.shown.document = next;
        }
    }

    /// Ends the program; what is being written and what is in no file is asked about first.
    pub(super) fn quit(&mut self) {
        self.session.drop_drag();
        if !self.jobs().is_empty() {
            self.question = Some(Question::StillExporting { count: self.jobs().len() });
            return;
        }
        let documents = self.session.changed();
        if documents.is_empty() {
            self.effects.push(Effect::Quit);
        } else {
            self.question = Some(Question::Unsaved { documents, quits: true });
        }
    }

    fn answer(&mut self, yes: bool) {
        match (self.question.take(), yes) {
            (None, _) => {}
            (Some(Question::Unsaved { documents, quits }), true) => self.save_then_leave(&documents, quits),
            (Some(Question::Unsaved { documents, quits }), false) => self.leave(&documents, quits),
            (Some(Question::Replaces { pending, there }), true) => self.replace(*pending, there),
            // They may have ended while it was asked.
            (Some(Question::StillExporting { .. }), true) if !self.jobs().is_empty() => {
                self.quits_after_jobs = true;
            }
            (Some(Question::StillExporting { .. }), true) => self.quit(),
            (Some(Question::StillExporting { .. }), false) => self.quit_without_jobs(),
            (Some(Question::LosesText { quits: true, .. }), true) => self.quit(),
            (Some(Question::LosesText { document, .. }), true) => self.close(document),
            (Some(Question::LosesComments { document, path, .. }), true) => self.write(document, &path),
            (
                Some(Question::Overwrites { document, path } | Question::ChangedOnDisk { document, path }),
                true,
            ) => {
                self.write_unless_it_loses_comments(document, &path);
            }
            (Some(_), false) => self.stay(),
        }
    }

    /// Takes the question back; nothing is closed.
    fn stay(&mut self) {
        self.question = None;
        self.leaving = None;
        self.next = None;
    }

    /// Saves one after the other, asking for a place where there is none; nothing is closed until
    /// all of it is in files.
    fn save_then_leave(&mut self, documents: &[DocumentId], quits: bool) {
        let is_changed = |id: &DocumentId| self.session.kept(*id).is_some_and(|kept| kept.is_changed());
        match documents.iter().copied().find(is_changed) {
            None => self.leave(documents, quits),
            Some(id) => {
                if self.session.document(id).is_some() {
                    self.shown.document = Some(id);
                }
                self.leaving = Some((documents.to_vec(), quits));
                self.save(id);
            }
        }
    }

    fn leave(&mut self, documents: &[DocumentId], quits: bool) {
        if quits {
            self.effects.push(Effect::Quit);
        } else {
            for &id in documents {
                self.close_now(id);
            }
            if let Some(next) = self.next.take() {
                self.run(next);
            }
        }
    }

    /// What the commands of the keyboard and the menu save and close: the scenario in hand, or the
    /// negotiation where it is looked at.
    #[must_use]
    pub fn in_hand(&self) -> Option<DocumentId> {
        let negotiation = self.negotiation().filter(|_| self.shown.view == ViewKind::Negotiation);
        negotiation.map(|open| open.id).or(self.shown.document)
    }

    /// What something is called that is kept in a file: its title, or the name of its file.
    #[must_use]
    pub fn title_of_kept(&self, id: DocumentId) -> Option<String> {
        Some(match self.session.kept(id)? {
            Kept::Scenario(document) => self.title_of(document),
            Kept::Negotiation(document) => document.title().to_owned(),
            Kept::Private(document) => {
                say_with(self.language(), "talks-private-of", &[("title", document.title().into())])
            }
        })
    }

    /// The scenarios that come with the program: their file names, and titles in the language shown.
    #[must_use]
    pub fn shipped(&self) -> Vec<(&'static str, &'static str)> {
        let title = |shipped: &'static Shipped| {
            let mut titles = shipped.titles.iter().filter(|(language, _)| *language == self.language());
            (shipped.file, titles.next().map_or("", |(_, title)| title.as_str()))
        };
        naming::SHIPPED.iter().map(title).collect()
    }

    fn copy_table(&mut self) {
        // Differences alone do not say from what; a line above the heads does.
        let language = self.language();
        let of_reading = self.reading() != Reading::Value;
        let text = |table: &Table| {
            let title = harmless::cell(&table.title, &mut harmless::Changes::default());
            let title = if of_reading { format!("{title}\n") } else { String::new() };
            title + &tab_separated(table, language)
        };
        let text = match self.shown.view {
            ViewKind::Projection => self.view().map(|view| text(&view.table)),
            ViewKind::Compare => self.comparison().map(|page| text(&page.view.table)),
            ViewKind::Record => self.record_table().as_ref().map(text),
            ViewKind::Negotiation => self.negotiation_table().as_ref().map(text),
        };
        self.effects.extend(text.map(Effect::CopyText));
    }
}
