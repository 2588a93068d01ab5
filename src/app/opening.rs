//! Opening, saving and closing: nothing is lost, and nothing is lost silently.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use super::session::DocumentId;
use super::{App, Run, ViewKind, telling};
use crate::files::{self, ScenarioFile};
use crate::model::{Currency, Money, Part, Scenario, Stated, Year, Years};
use crate::present::Table;
use crate::text::{Language, say_with};

/// What only the window can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Ask for files to open, and run [`Run::Open`] with them.
    AskOpen,
    /// Ask for a place to save, and run [`Run::SaveAs`] with it.
    AskSaveAs {
        /// The scenario.
        document: DocumentId,
        /// The file name to begin with.
        suggested: String,
    },
    /// Put text on the clipboard.
    CopyText(String),
    /// Close the window.
    Quit,
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
    /// There is such a file already.
    Overwrites {
        /// The scenario.
        document: DocumentId,
        /// The file.
        path: PathBuf,
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
            Run::New => self.open_new(),
            Run::Duplicate(id) => self.duplicate(id),
            Run::AskOpen => self.effects.push(Effect::AskOpen),
            Run::Open(paths) => paths.iter().for_each(|path| self.open(path)),
            Run::Save(id) => self.save(id),
            Run::AskSaveAs(id) => self.ask_save_as(id),
            Run::SaveAs(id, path) => self.save_as(id, &path),
            Run::Close(id) => self.close(id),
            Run::Quit => self.quit(),
            Run::Confirm => self.answer(true),
            Run::Discard => self.answer(false),
            Run::Cancel => self.stay(),
            Run::CopyTable => self.copy_table(),
        }
    }

    fn open_shipped(&mut self, name: &str) {
        match files::bundled::scenario(name) {
            Some(Ok(file)) => {
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
        self.shown.document = Some(id);
        id
    }

    /// A scenario to begin from: five years from next year's place in the record, no growth stated.
    fn open_new(&mut self) {
        let currency = Currency::KRW;
        let base = Money::new(rust_decimal::Decimal::ZERO, currency);
        let scenario = Scenario {
            title: self.say("new-scenario-title"),
            note: None,
            record: self.record.edition.clone(),
            years: Years::new(Year(2026), Year(2030)),
            before: None,
            parts: vec![Part::new("", Stated::assumed(base))],
            series: std::collections::BTreeMap::default(),
            rates: std::collections::BTreeMap::default(),
        };
        self.add_untitled(
            ScenarioFile { scenario, comment: String::new(), other_comments: 0 },
            "scenario.ron",
        );
    }

    fn duplicate(&mut self, id: DocumentId) {
        let Some(document) = self.session.document(id) else { return };
        let (mut file, name) = (document.to_file(), document.file_name().to_owned());
        let is_changed = document.is_changed();
        file.scenario.title =
            say_with(self.language(), "copy-of-title", &[("title", file.scenario.title.as_str().into())]);
        let copy = self.add_untitled(file, &name);
        // What is in no file is not lost with the original.
        if is_changed && let Some(copy) = self.session.document_mut(copy) {
            copy.saved = None;
        }
    }

    fn open(&mut self, path: &Path) {
        let open = |document: &&super::Document| {
            document.path.as_deref().is_some_and(|open| files::same_file(open, path))
        };
        if let Some(document) = self.session.documents().iter().find(open) {
            self.shown.document = Some(document.id);
            return;
        }
        match files::open_scenario(path) {
            Ok(opened) => {
                let name =
                    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let id = self.session.add(opened.file, Some(path.to_owned()), Some(opened.stamp), name);
                self.shown.document = Some(id);
            }
            Err(error) => self.tell(MessageKind::Error, |language| telling::open_error(&error, language)),
        }
    }

    fn save(&mut self, id: DocumentId) {
        self.session.drop_drag();
        let Some(document) = self.session.document(id) else { return };
        match document.path.clone() {
            None => self.ask_save_as(id),
            Some(path) if document.stamp.as_ref().is_some_and(|stamp| files::has_changed(&path, stamp)) => {
                self.question = Some(Question::ChangedOnDisk { document: id, path });
            }
            Some(path) => self.write_unless_it_loses_comments(id, &path),
        }
    }

    fn ask_save_as(&mut self, id: DocumentId) {
        if let Some(document) = self.session.document(id) {
            self.effects.push(Effect::AskSaveAs { document: id, suggested: document.file_name().to_owned() });
        }
    }

    fn save_as(&mut self, id: DocumentId, path: &Path) {
        self.session.drop_drag();
        let Some(document) = self.session.document(id) else { return };
        let own = document.path.as_deref().is_some_and(|own| files::same_file(own, path));
        if own {
            self.save(id);
        } else if path.is_file() {
            self.question = Some(Question::Overwrites { document: id, path: path.to_owned() });
        } else {
            self.write_unless_it_loses_comments(id, path);
        }
    }

    fn write_unless_it_loses_comments(&mut self, id: DocumentId, path: &Path) {
        match self.session.document(id) {
            Some(document) if document.other_comments > 0 => {
                let (path, count) = (path.to_owned(), document.other_comments);
                self.question = Some(Question::LosesComments { document: id, path, count });
            }
            _ => self.write(id, path),
        }
    }

    /// Writes a scenario. What was to be closed once it is in a file goes on then.
    fn write(&mut self, id: DocumentId, path: &Path) {
        let Some(document) = self.session.document_mut(id) else { return };
        match files::save_scenario(path, &document.to_file()) {
            Ok(stamp) => {
                document.saved = Some(Arc::clone(&document.scenario));
                document.path = Some(path.to_owned());
                document.stamp = Some(stamp);
                document.other_comments = 0;
                let place = path.display().to_string();
                self.tell(MessageKind::Done, |language| {
                    say_with(language, "saved-at", &[("path", (&place).into())])
                });
                if let Some((documents, quits)) = self.leaving.take() {
                    self.save_then_leave(&documents, quits);
                }
            }
            Err(error) => {
                self.leaving = None;
                self.tell(MessageKind::Error, |language| telling::save_error(&error, language));
            }
        }
    }

    fn close(&mut self, id: DocumentId) {
        self.session.drop_drag();
        match self.session.document(id) {
            Some(document) if document.is_changed() => {
                self.question = Some(Question::Unsaved { documents: vec![id], quits: false });
            }
            _ => self.close_now(id),
        }
    }

    fn close_now(&mut self, id: DocumentId) {
        let next = self.session.close(id);
        if self.shown.document == Some(id) {
            self.shown.document = next;
        }
    }

    fn quit(&mut self) {
        self.session.drop_drag();
        let documents: Vec<DocumentId> = self
            .session
            .documents()
            .iter()
            .filter(|document| document.is_changed())
            .map(|document| document.id)
            .collect();
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
    }

    /// Saves one after the other, asking for a place where there is none; nothing is closed until
    /// all of it is in files.
    fn save_then_leave(&mut self, documents: &[DocumentId], quits: bool) {
        let is_changed =
            |id: &DocumentId| self.session.document(*id).is_some_and(super::Document::is_changed);
        match documents.iter().copied().find(is_changed) {
            None => self.leave(documents, quits),
            Some(id) => {
                self.shown.document = Some(id);
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
        }
    }

    /// The scenarios that come with the program: their file names and titles.
    #[must_use]
    pub fn shipped(&self) -> &'static [(&'static str, String)] {
        static TITLES: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
            let titled = |(name, _): &(&'static str, &str)| {
                let file = files::bundled::scenario(name)?.ok()?;
                Some((*name, file.scenario.title))
            };
            files::bundled::SHIPPED.iter().filter_map(titled).collect()
        });
        &TITLES
    }

    fn copy_table(&mut self) {
        let text = match self.shown.view {
            ViewKind::Projection => self.view().map(|view| tab_separated(&view.table)),
            ViewKind::Compare => self.comparison().map(|page| tab_separated(&page.view.table)),
        };
        self.effects.extend(text.map(Effect::CopyText));
    }
}

/// A table as text for a spreadsheet: heads with their units, then the rows; figures without
/// grouping, so that they arrive as numbers.
#[must_use]
pub fn tab_separated(table: &Table) -> String {
    let head = |column: &crate::present::Column| match column.unit.as_str() {
        "" => harmless(&column.head),
        unit => harmless(&format!("{} ({unit})", column.head)),
    };
    let mut lines = vec![table.columns.iter().map(head).collect::<Vec<_>>().join("\t")];
    for row in &table.rows {
        let cell = |cell: &crate::present::Cell| {
            cell.plain.map_or_else(|| harmless(&cell.text), |plain| plain.normalize().to_string())
        };
        lines.push(row.cells.iter().map(cell).collect::<Vec<_>>().join("\t"));
    }
    lines.join("\n") + "\n"
}

/// Words that a spreadsheet would take for a formula begin with an apostrophe; tabs and line ends
/// become spaces.
fn harmless(text: &str) -> String {
    let text = text.replace(['\t', '\n', '\r'], " ");
    if text.starts_with(['=', '@', '+', '-']) { format!("'{text}") } else { text }
}
