//! How a file differs from another one, in words and money, for those who choose between the two.

use super::messages::LocalizedMessage;
use crate::engine::negotiation::check::check;
use crate::engine::negotiation::{CostOf, costs};
use crate::engine::{Measure, compare, plan, project};
use crate::files::record;
use crate::model::{Negotiation, Scenario};
use crate::present::palette::ScenarioColour;
use crate::present::views;
use crate::text::{Language, key, say, say_with, titles};

/// So many changed terms are told; the rest is counted.
const MOST: usize = 6;

/// How a scenario differs from what stands in its file: the terms with their values, then what it costs. Empty if it
/// does not.
pub(super) fn scenario_differs(file: &Scenario, now: &Scenario) -> Vec<LocalizedMessage> {
    if file == now {
        return Vec::new();
    }
    let record = record::bundled();
    let comparison = compare(file, now, record, &Measure::default());
    let titles = [titles::title_by_terms(file), titles::title_by_terms(now)];
    let told = |language: Language| -> Vec<String> {
        let pair = views::compare::Pair {
            title: &titles[1],
            colour: ScenarioColour::FIRST,
            comparison: &comparison,
        };
        let input = views::compare::ComparisonInput::new(&titles[0], pair, Vec::new(), language);
        let page = views::compare::page(&input);
        let changed = page.redline.lines.iter().flat_map(|line| &line.changed);
        let mut lines: Vec<String> = changed
            .map(|changed| format!("{}: {} → {}", changed.name, changed.before, changed.after))
            .collect();
        let rest = lines.len().saturating_sub(MOST);
        lines.truncate(MOST);
        if rest > 0 {
            lines.push(say_with(language, key::DIFFERS_MORE, &[("count", rest.into())]));
        }
        lines.extend(page.redline.notes);
        lines.push(page.view.headline);
        lines
    };
    in_both_languages(told)
}

/// The same of a negotiation: how many offers, rounds and events it has, and what it comes to.
pub(super) fn negotiation_differs(file: &Negotiation, now: &Negotiation) -> Vec<LocalizedMessage> {
    if file == now {
        return Vec::new();
    }
    let told = |language: Language| {
        let mut lines = Vec::new();
        for (key, before, after) in [
            (key::DIFFERS_OFFERS, file.offers.len(), now.offers.len()),
            (key::DIFFERS_ROUNDS, file.rounds.len(), now.rounds.len()),
            (key::DIFFERS_EVENTS, file.events.len(), now.events.len()),
        ] {
            if before != after {
                lines.push(say_with(language, key, &[("before", before.into()), ("after", after.into())]));
            }
        }
        let changed = file.offers.iter().zip(&now.offers).filter(|(file, now)| file != now).count();
        if changed > 0 {
            lines.push(say_with(language, key::DIFFERS_CHANGED_OFFERS, &[("count", changed.into())]));
        }
        if lines.is_empty() {
            lines.push(say(language, key::DIFFERS_OTHER_TEXTS));
        }
        let [before, after] = [file, now].map(|negotiation| negotiation_headline(negotiation, language));
        let args = [("before", before.into()), ("after", after.into())];
        lines.push(say_with(language, key::DIFFERS_HEADLINES, &args));
        lines
    };
    in_both_languages(told)
}

/// What a scenario costs, in a sentence, where there is nothing to hold it against.
pub(super) fn scenario_headline(scenario: &Scenario) -> LocalizedMessage {
    let (record, chosen) = (record::bundled(), Measure::default());
    let measures = views::projection::measures(scenario, &chosen);
    let projection = project(plan(scenario, record, &measures));
    LocalizedMessage::new(|language| {
        let input = views::projection::ProjectionInput {
            scenario,
            colour: None,
            projection: &projection,
            measures: &measures,
            chosen: &chosen,
            record,
            hides_assumed: false,
            language,
        };
        views::projection::view(&input).headline
    })
}

/// What a negotiation comes to, in a sentence.
pub(super) fn negotiation_headline(negotiation: &Negotiation, language: Language) -> String {
    let (record, measure) = (record::bundled(), Measure::default());
    let costed = costs(negotiation, record, &measure);
    let problems = check(negotiation, record);
    let input = views::negotiation::NegotiationInput {
        negotiation,
        costed: &costed,
        of: CostOf::default(),
        measure: &measure,
        selected: None,
        against: None,
        record,
        language,
        problems: &problems,
    };
    views::negotiation::view(&input).headline
}

/// Lines that are as many in each language.
fn in_both_languages(told: impl Fn(Language) -> Vec<String>) -> Vec<LocalizedMessage> {
    let [english, korean] = [Language::En, Language::Ko].map(told);
    let line = |(english, korean): (String, String)| {
        LocalizedMessage::new(|language| match language {
            Language::En => english.clone(),
            Language::Ko => korean.clone(),
        })
    };
    english.into_iter().zip(korean).map(line).collect()
}
