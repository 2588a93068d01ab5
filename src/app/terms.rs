//! How the scenario in hand reads: its terms, what it assumes, what the record offers for its series; and what
//! it would change to take values over.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::desk::Desk;
use super::documents::Document;
use super::memo::{Memo, Shared};
use crate::engine::{Measure, Provenance, compare, write_values};
use crate::model::{Field, FieldError, FieldValue, Record, Scenario};
use crate::present::views::editions::EditionsView;
use crate::present::views::revision::{self, Revision};
use crate::present::{Assumption, Library, ShownFigures, TermGroup, assumptions, terms, views};
use crate::text::Language;
use crate::text::expected;

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
struct RevisionKey {
    scenario: Arc<Scenario>,
    /// The values that the others are held against; none means the scenario as it stands.
    against: Option<Proposal>,
    proposal: Proposal,
    measure: Measure,
    language: Language,
}

impl RevisionKey {
    fn preview(&self, record: &Record) -> Result<Revision, FieldError> {
        // As an edit would write them: what says the same keeps its status and its sources.
        let written = |fields: &[(Field, FieldValue)]| {
            write_values((*self.scenario).clone(), fields, Provenance::KeptIfEqual)
        };
        let before = match &self.against {
            Some(against) => &written(&against.fields)?,
            None => &*self.scenario,
        };
        let after = written(&self.proposal.fields)?;
        let library = Library::of(record, self.language).with(&after).with(before);
        Ok(revision::revision(&revision::RevisionInput {
            library: &library,
            comparison: &compare(before, &after, record, &self.measure),
            baseline: self.against.as_ref().map(|against| against.name.as_deref().unwrap_or_default()),
            other: self.proposal.name.as_deref(),
            language: self.language,
        }))
    }
}

/// So many previews are kept: what is typed makes a new one with every letter.
const PREVIEWS: usize = 8;

/// What the reading of a scenario is made from.
#[derive(Debug, PartialEq)]
struct ReadingKey {
    scenario: Shared<Scenario>,
    /// What it was when it was opened.
    was: Option<Shared<Scenario>>,
    measure: Measure,
    language: Language,
}

/// How a scenario reads.
#[derive(Debug)]
struct TermsRead {
    terms: Arc<Vec<TermGroup>>,
    assumptions: Arc<Vec<Assumption>>,
    editions: Arc<BTreeMap<String, EditionsView>>,
}

/// What was read last of the scenario in hand.
#[derive(Debug)]
pub(super) struct TermsPanel {
    read: Memo<ReadingKey, TermsRead>,
    revisions: Memo<RevisionKey, Revision>,
}

impl Default for TermsPanel {
    fn default() -> Self {
        Self { read: Memo::default(), revisions: Memo::with_room(PREVIEWS) }
    }
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
        let of = RevisionKey {
            scenario: Arc::clone(&document.scenario),
            against,
            proposal,
            measure: Measure { cumulative: false, ..desk.shown.measure.clone() },
            language: desk.language(),
        };
        let told = |error| expected::field_error(&error, desk.language());
        self.revisions.try_get(of, |of| of.preview(desk.record)).map_err(told)
    }

    /// The terms, as they are shown; none if nothing is open.
    pub(super) fn terms(&self, desk: &Desk) -> Arc<Vec<TermGroup>> {
        self.read(desk).map(|read| Arc::clone(&read.terms)).unwrap_or_default()
    }

    /// What the record offers for the series, by their names in the scenario.
    pub(super) fn editions(&self, desk: &Desk) -> Arc<BTreeMap<String, EditionsView>> {
        self.read(desk).map(|read| Arc::clone(&read.editions)).unwrap_or_default()
    }

    /// What the scenario rests on that is not in print.
    pub(super) fn assumptions(&self, desk: &Desk) -> Arc<Vec<Assumption>> {
        self.read(desk).map(|read| Arc::clone(&read.assumptions)).unwrap_or_default()
    }

    /// How the scenario in hand reads; made again when it, its file or the language changed. None if nothing is
    /// open.
    fn read(&self, desk: &Desk) -> Option<Arc<TermsRead>> {
        let document = desk.document()?;
        let of = ReadingKey {
            scenario: Shared::of(&document.scenario),
            was: document.opened.as_ref().map(Shared::of),
            measure: desk.shown.measure.clone(),
            language: desk.language(),
        };
        Some(self.read.get(of, |of| {
            let (scenario, record, language) = (&*of.scenario, desk.record, of.language);
            TermsRead {
                terms: Arc::new(terms(scenario, of.was.as_deref(), record, language)),
                assumptions: Arc::new(assumptions(
                    scenario,
                    record,
                    ShownFigures::Projection(&of.measure),
                    language,
                )),
                editions: Arc::new(views::editions::offered(scenario, record, language)),
            }
        }))
    }
}
