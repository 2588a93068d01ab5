//! Whether two scenarios have the same terms.
//!
//! A term is whatever can change a figure or a rule. Titles and remarks are none, nor is who states a
//! value and how sure it is, nor the name of an only part. A scenario that does not say whose agreement it
//! is says nothing else than one that does. Sources that a file defines are those of who states a value.

use super::common_years::{bare, bare_stated};
use crate::model::{EDITIONS, Parties, Scenario, difference};

/// Whether every figure of both follows from the same terms.
pub fn same_terms(one: &Scenario, other: &Scenario) -> bool {
    let (one, other) = terms_of_both(one, other);
    one == other
}

/// In how many terms they differ; the order of parts and of categories is one.
pub fn differing_terms(one: &Scenario, other: &Scenario) -> usize {
    let (one, other) = terms_of_both(one, other);
    if one == other { 0 } else { difference(&one, &other).len().max(1) }
}

fn terms_of_both(one: &Scenario, other: &Scenario) -> (Scenario, Scenario) {
    let (mut one, mut other) = (terms_of(one), terms_of(other));
    if is_nobodys(&one) || is_nobodys(&other) {
        for scenario in [&mut one, &mut other] {
            scenario.continues = None;
            scenario.parties = Parties::default();
        }
    }
    (one, other)
}

/// Whether it does not say whose agreement it is.
fn is_nobodys(scenario: &Scenario) -> bool {
    scenario.continues.is_none() && scenario.parties.is_empty()
}

/// The scenario without what is no term.
fn terms_of(scenario: &Scenario) -> Scenario {
    let mut terms = bare(scenario.clone());
    terms.title.clear();
    terms.note = None;
    terms.sources.clear();
    // Without one it reads the newest.
    terms.record.get_or_insert_with(|| EDITIONS[EDITIONS.len() - 1].to_owned());
    terms.before.iter_mut().for_each(bare_stated);
    for part in &mut terms.parts {
        part.note = None;
        part.rules.values_mut().for_each(|rule| rule.note = None);
        part.categories.iter_mut().for_each(|category| bare_stated(&mut category.weight));
    }
    if let [only] = &mut terms.parts[..] {
        only.name.clear();
    }
    terms
}
