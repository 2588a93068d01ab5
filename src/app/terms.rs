//! How the scenario in hand reads: its terms, what it assumes, what the record offers for its series; and what
//! it would change to take values over.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::desk::Desk;
use super::documents::Document;
use super::telling;
use crate::engine::{Measure, compare};
use crate::model::{Field, FieldError, FieldValue, Record, Scenario};
use crate::present::views::editions::EditionsView;
use crate::present::views::revision::{self, Revision};
use crate::present::{Assumption, TermGroup, assumptions, terms, views};
use crate::text::Language;

/// Values that may be taken over, and what they are called if they have a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Their name, for example that of an edition.
    pub name: Option<String>,
    /// The fields with their values.
    pub fields: Vec<(Field, FieldValue)>,
}

/// What a preview was made from.
#[derive(Debug, PartialEq, Eq)]
struct Revises {
    scenario: Arc<Scenario>,
    /// The values that the others are held against; none means the scenario as it stands.
    against: Option<Proposal>,
    proposal: Proposal,
    measure: Measure,
    language: Language,
}

impl Revises {
    fn preview(&self, record: &Record) -> Result<Revision, FieldError> {
        let before = match &self.against {
            Some(against) => &Field::write_all(&self.scenario, &against.fields)?,
            None => &self.scenario,
        };
        let after = Field::write_all(&self.scenario, &self.proposal.fields)?;
        Ok(revision::revision(&revision::Input {
            comparison: &compare(before, &after, record, &self.measure),
            baseline: self.against.as_ref().map(|against| against.name.as_deref().unwrap_or_default()),
            other: self.proposal.name.as_deref(),
            language: self.language,
        }))
    }
}

/// So many previews are kept: what is typed makes a new one with every letter.
const PREVIEWS: usize = 8;

/// How the scenario in hand reads, and what that was made from.
#[derive(Debug)]
struct Read {
    scenario: Arc<Scenario>,
    saved: Option<Arc<Scenario>>,
    language: Language,
    terms: Arc<Vec<TermGroup>>,
    assumptions: Arc<Vec<Assumption>>,
    editions: Arc<BTreeMap<String, EditionsView>>,
}

impl Read {
    /// Whether it was made from that.
    fn is_of(&self, document: &Document, language: Language) -> bool {
        let saved = match (&self.saved, &document.saved) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        saved && Arc::ptr_eq(&self.scenario, &document.scenario) && self.language == language
    }
}

/// What was read last of the scenario in hand.
#[derive(Debug, Default)]
pub(super) struct TermsPanel {
    read: RefCell<Option<Read>>,
    revisions: RefCell<VecDeque<(Revises, Arc<Revision>)>>,
}

impl TermsPanel {
    /// What it would change to take values over into a scenario, or against other values that might
    /// be taken over instead; in terms of the chosen measure.
    ///
    /// # Errors
    /// A field that cannot hold its value, in the language of the interface.
    pub(super) fn revision(
        &self,
        desk: &Desk,
        document: &Document,
        proposal: Proposal,
        against: Option<Proposal>,
    ) -> Result<Arc<Revision>, String> {
        let of = Revises {
            scenario: Arc::clone(&document.scenario),
            against,
            proposal,
            measure: Measure { cumulative: false, ..desk.shown.measure.clone() },
            language: desk.language(),
        };
        let mut kept = self.revisions.borrow_mut();
        if let Some((_, known)) = kept.iter().find(|(made_for, _)| *made_for == of) {
            return Ok(Arc::clone(known));
        }
        let told = |error| telling::field_error(&error, desk.language());
        let revision = Arc::new(of.preview(desk.record).map_err(told)?);
        kept.truncate(PREVIEWS - 1);
        kept.push_front((of, Arc::clone(&revision)));
        Ok(revision)
    }

    /// The terms, as they are shown; none if nothing is open.
    pub(super) fn terms(&self, desk: &Desk) -> Arc<Vec<TermGroup>> {
        self.read(desk, |read| Arc::clone(&read.terms)).unwrap_or_default()
    }

    /// What the record offers for the series, by their names in the scenario.
    pub(super) fn editions(&self, desk: &Desk) -> Arc<BTreeMap<String, EditionsView>> {
        self.read(desk, |read| Arc::clone(&read.editions)).unwrap_or_default()
    }

    /// What the scenario rests on that is not in print.
    pub(super) fn assumptions(&self, desk: &Desk) -> Arc<Vec<Assumption>> {
        self.read(desk, |read| Arc::clone(&read.assumptions)).unwrap_or_default()
    }

    /// How the scenario in hand reads; made again when it, its file or the language changed. None if nothing is
    /// open.
    fn read<T>(&self, desk: &Desk, take: impl FnOnce(&Read) -> T) -> Option<T> {
        let (document, record, language) = (desk.document()?, desk.record, desk.language());
        let mut kept = self.read.borrow_mut();
        if let Some(read) = kept.as_ref().filter(|read| read.is_of(document, language)) {
            return Some(take(read));
        }
        let (scenario, saved) = (Arc::clone(&document.scenario), document.saved.clone());
        let terms = Arc::new(terms(&scenario, saved.as_deref(), record, language));
        let assumptions = Arc::new(assumptions(&scenario, record, language));
        let editions = Arc::new(views::editions::offered(&scenario, record, language));
        Some(take(kept.insert(Read { scenario, saved, language, terms, assumptions, editions })))
    }
}
