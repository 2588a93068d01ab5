//! An export that was asked for: its files are made from what was taken then, and all are written or none.

use std::path::PathBuf;
use std::sync::Arc;

use super::formats::{Export, name_of, not_made};
use super::negotiation::OfNegotiation;
use super::record::OfRecord;
use super::scenarios::OfScenarios;
use crate::app::jobs::{Cancelled, Progress, Reporter};
use crate::app::messages::LocalizedMessage;
use crate::export::picture::Colours;
use crate::export::png::Painted;
use crate::export::{ExportError, Exported, File, MadeFrom, PictureLayout, report};
use crate::files::{self, Existing, FileToSave, Protection, Replacing, SaveError, SaveProblem, Saved};
use crate::model::Date;
use crate::present::scene::{Scene, document_pages};
use crate::text::Language;

/// An export with what it is made from, and where it may write over what is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// What was asked for.
    pub export: Export,
    /// What is made of it, as it stood when it was asked for.
    pub(crate) inputs: ExportInputs,
    /// The files that may be written over.
    pub(crate) replaces: Vec<PathBuf>,
    /// Whether they may be if somebody protects them.
    pub(crate) even_protected: bool,
}

/// What an export is made from, as it stood when it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ExportInputs {
    /// Open scenarios.
    Scenarios(OfScenarios),
    /// The record, or a rule tried on it.
    Record(OfRecord),
    /// A negotiation.
    Negotiation(Box<OfNegotiation>),
}

/// How an export ended.
#[derive(Debug)]
pub(crate) enum ExportOutcome {
    /// These files are written, the first where it was asked for.
    Written(WrittenExport),
    /// This is to be copied.
    Painted(Painted),
    /// These files are there already; nothing is written.
    There(Box<Pending>, Vec<PathBuf>),
    /// This file stands under somebody's protection; nothing is written.
    Protected(Box<Pending>, PathBuf, Protection),
    /// It could not be made.
    NotMade(LocalizedMessage),
    /// It could not be written.
    NotWritten(SaveError),
    /// It was cancelled; nothing is written.
    Cancelled,
}

/// An export that is in its place.
#[derive(Debug)]
pub(crate) struct WrittenExport {
    /// Its files, the first where it was asked for.
    pub(crate) paths: Vec<PathBuf>,
    /// What there is to know of the save.
    pub(crate) saved: Saved,
    /// Whether what lay there before was from two exports, the first of which was cut off.
    pub(crate) was_mixed: bool,
}

impl From<Cancelled> for ExportOutcome {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl ExportInputs {
    /// The files of an export, the first of them the one that was asked for.
    pub(crate) fn files(&self, export: &Export) -> Result<Vec<File>, LocalizedMessage> {
        let Export { what, language, date, path } = export;
        let (name, date) = (name_of(path), date.as_ref());
        match what.format.info().made_from {
            MadeFrom::Chart(_, make) => {
                let laid = self.laid(what, *language, date)?;
                let bytes = make(&laid.scene, &what.picture).map_err(|error| not_made(&error))?;
                Ok(vec![File::new(name, bytes)])
            }
            MadeFrom::Table(make) => match self {
                Self::Scenarios(scenarios) => {
                    Ok(scenarios.with(*language, date, &name, |input| make(&input.table(), &input.about())))
                }
                Self::Record(record) => {
                    let about = record.about(*language, date, &name);
                    Ok(make(&record.table(*language)?, &about))
                }
                Self::Negotiation(negotiation) => {
                    let table = negotiation.table(*language);
                    let table = table.ok_or_else(|| not_made(&ExportError::NoScenario))?;
                    Ok(negotiation.with(*language, date, &name, |about| make(&table, about)))
                }
            },
            MadeFrom::Scenarios(make) => match self {
                Self::Scenarios(scenarios) => {
                    scenarios.with(*language, date, &name, make).map_err(|error| not_made(&error))
                }
                // An offer can be opened as a scenario.
                Self::Record(_) | Self::Negotiation(_) => Err(not_made(&ExportError::NoScenario)),
            },
            MadeFrom::Report(escapes, make) => match self {
                Self::Scenarios(scenarios) => scenarios
                    .with(*language, date, &name, |input| make(&report(input, what.length, escapes), &name))
                    .map_err(|error| not_made(&error)),
                Self::Record(_) | Self::Negotiation(_) => Err(not_made(&ExportError::NoScenario)),
            },
        }
    }

    /// A chart on its page.
    fn laid(
        &self,
        what: &Exported,
        language: Language,
        date: Option<&Date>,
    ) -> Result<PictureLayout, LocalizedMessage> {
        let name = what.picture.chart;
        match self {
            Self::Scenarios(scenarios) => {
                scenarios.with(language, date, "", |input| what.laid(input)).map_err(|error| not_made(&error))
            }
            Self::Record(record) => {
                let about = record.about(language, date, "");
                Ok(what.laid_as(&*record.chart(name, language)?, &about))
            }
            Self::Negotiation(negotiation) => {
                let chart = negotiation.chart(name, language)?;
                Ok(negotiation.with(language, date, "", |about| what.laid_as(&*chart, about)))
            }
        }
    }

    /// What will be written; none if a format cannot be seen before it is opened.
    pub(crate) fn preview(&self, export: &Export) -> Option<Preview> {
        let Export { what, language, date, .. } = export;
        let info = what.format.info();
        if what.format.is_picture() {
            let PictureLayout { scene, own_title } = self.laid(what, *language, date.as_ref()).ok()?;
            let (page, own_title) = (Arc::new(scene), own_title.into());
            return Some(Preview::Picture { page, colours: what.picture.colours, own_title });
        }
        if let (MadeFrom::Report(escapes, _), false, Self::Scenarios(scenarios)) =
            (info.made_from, info.is_text, self)
        {
            let document =
                scenarios.with(*language, date.as_ref(), "", |input| report(input, what.length, escapes));
            // Hundreds of pages are laid out when they are asked for, and not with every choice.
            if document.cells() > MOST_LOOKED_AT {
                return None;
            }
            return Some(Preview::Pages(document_pages(&document).scenes(&document).into()));
        }
        if !info.is_text {
            return None;
        }
        let files = self.files(export).ok()?;
        let first = files.first().map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
        Some(Preview::Text(first.unwrap_or_default().trim_start_matches('\u{feff}').into()))
    }

    /// A picture in pixels.
    pub(crate) fn painted(
        &self,
        what: &Exported,
        language: Language,
        date: Option<&Date>,
    ) -> Result<Painted, LocalizedMessage> {
        let laid = self.laid(what, language, date)?;
        what.painted(&laid.scene).map_err(|error| not_made(&error))
    }
}

/// A document with more cells is not looked at beforehand.
const MOST_LOOKED_AT: usize = 10_000;

impl Pending {
    /// Makes the files and writes all of them or none.
    pub(crate) fn carry_out(self, reporter: &Reporter) -> Result<WrittenExport, ExportOutcome> {
        reporter.go_on(Progress::Making)?;
        let path = &self.export.path;
        let files = self.inputs.files(&self.export).map_err(ExportOutcome::NotMade)?;
        let files = files.into_iter().enumerate().map(|(place, file)| {
            let path = if place == 0 { path.clone() } else { path.with_file_name(file.name) };
            let may_replace = self.replaces.contains(&path);
            let existing = if may_replace { Existing::Any } else { Existing::None };
            let replacing = Replacing { existing, even_protected: self.even_protected };
            FileToSave::new(&path, file.bytes).replacing(replacing)
        });
        let files: Vec<FileToSave> = files.collect();
        reporter.go_on(Progress::Writing)?;
        let there: Vec<PathBuf> = self.in_the_way(files.iter().map(|file| &file.path));
        if !there.is_empty() {
            return Err(ExportOutcome::There(Box::new(self), there));
        }
        let read = |name: &str| files::bytes_of(&path.with_file_name(name));
        let was_mixed = self.export.what.format.is_mixed(&name_of(path), &read);
        match files::save_all(&files) {
            Ok(saved) => {
                let paths = files.into_iter().map(|file| file.path).collect();
                Ok(WrittenExport { paths, saved, was_mixed })
            }
            Err(SaveError { path, problem: SaveProblem::Appeared, .. }) => {
                Err(ExportOutcome::There(Box::new(self), vec![path]))
            }
            Err(SaveError { path, problem: SaveProblem::Protected(protection), .. }) => {
                Err(ExportOutcome::Protected(Box::new(self), path, protection))
            }
            Err(error) => Err(ExportOutcome::NotWritten(error)),
        }
    }

    /// Those of the files that are there already and may not be written over.
    pub(crate) fn in_the_way<'a>(&self, paths: impl Iterator<Item = &'a PathBuf>) -> Vec<PathBuf> {
        let is_there = |path: &&PathBuf| path.symlink_metadata().is_ok() && !self.replaces.contains(path);
        paths.filter(is_there).cloned().collect()
    }
}

/// What stands beside the choices while they are made.
#[derive(Debug, Clone, PartialEq)]
pub enum Preview {
    /// The picture that will be written.
    Picture {
        /// What stands where.
        page: Arc<Scene>,
        /// Its colours.
        colours: Colours,
        /// The title that is the chart's own.
        own_title: Arc<str>,
    },
    /// The pages of a document; in a format that flows they break elsewhere.
    Pages(Arc<[Scene]>),
    /// The text that will be written.
    Text(Arc<str>),
}
