//! What follows from each open scenario: its figures and what is wrong with it, computed when it or the
//! measure changes and never twice.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::documents::{Document, DocumentId};
use crate::engine::check::Problem;
use crate::engine::{Measure, Projection, plan, project};
use crate::model::{Record, Scenario};
use crate::present::views;
use crate::text::titles;

/// What follows from one scenario.
#[derive(Debug)]
pub struct Computed {
    /// The scenario that it follows from.
    pub scenario: Arc<Scenario>,
    /// The measures that were computed, the chosen one first.
    pub measures: Vec<Measure>,
    /// Every figure.
    pub projection: Projection,
    /// What is wrong or worth knowing.
    pub problems: Vec<Problem>,
    /// How long the figures took.
    pub took: Duration,
}

/// What follows from the scenarios that are open.
#[derive(Debug, Default)]
pub(super) struct Computations(BTreeMap<DocumentId, Computed>);

impl Computations {
    /// Computes what changed, forgets what is not among `documents`.
    pub(super) fn refresh(&mut self, documents: &[&Document], record: &Record, chosen: &Measure) {
        self.0.retain(|id, _| documents.iter().any(|document| document.id == *id));
        for document in documents {
            let known = self.of(document.id).filter(|known| Arc::ptr_eq(&known.scenario, &document.scenario));
            let current = known.is_some_and(|known| known.measures.first() == Some(chosen));
            if current {
                continue;
            }
            let measures = views::projection::measures(&document.scenario, chosen);
            let began = Instant::now();
            let projection = project(plan(&document.scenario, record, &measures));
            let took = began.elapsed();
            let problems = titles::problems(&document.scenario, &projection, record);
            let scenario = Arc::clone(&document.scenario);
            self.0.insert(document.id, Computed { scenario, measures, projection, problems, took });
        }
    }

    pub(super) fn of(&self, id: DocumentId) -> Option<&Computed> {
        self.0.get(&id)
    }
}
