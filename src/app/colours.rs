//! The colours of the scenarios that are open.

use super::documents::Document;
use crate::present::palette::ScenarioColour;

/// Gives every open scenario a colour: each keeps its own as long as it is open, and those in grey get what became
/// free, the one that was opened first before the others.
pub(super) fn give(documents: &mut [Document]) {
    let mut free: Vec<ScenarioColour> = ScenarioColour::all_own().collect();
    for document in &mut *documents {
        match free.iter().position(|colour| *colour == document.colour) {
            Some(place) => drop(free.remove(place)),
            None => document.colour = ScenarioColour::Grey,
        }
    }
    let is_in_grey = |document: &&mut Document| document.colour == ScenarioColour::Grey;
    let mut in_grey: Vec<&mut Document> = documents.iter_mut().filter(is_in_grey).collect();
    in_grey.sort_by_key(|document| document.id);
    for (document, colour) in in_grey.into_iter().zip(free) {
        document.colour = colour;
    }
}
