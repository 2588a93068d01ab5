//! What mends a problem of a scenario, where one thing does; and what a scenario is offered whose
//! title says that it continues the record while its file does not.

use super::terms::{self, Addition};
use crate::engine::check::{Problem, ProblemKind};
use crate::model::{Field, FieldValue, Parties, Record, Scenario};
use crate::text::parties::codes_meant;
use crate::text::{Language, key, say, say_with};

/// What mends `problem`; none if several things would, or nothing does without a figure that only the
/// user knows.
pub fn remedy(
    problem: &Problem,
    scenario: &Scenario,
    record: &Record,
    language: Language,
) -> Option<Addition> {
    let remove = || Addition {
        name: say(language, key::REMEDY_REMOVE),
        fields: vec![(problem.field.clone(), FieldValue::Absent)],
    };
    let write = |values: Vec<(Field, &str)>| {
        let texts: Vec<&str> = values.iter().map(|(_, text)| *text).collect();
        let name = say_with(language, key::REMEDY_WRITE, &[("text", texts.join(", ").into())]);
        let value = |(field, text): (Field, &str)| (field, FieldValue::Text(text.to_owned()));
        Addition { name, fields: values.into_iter().map(value).collect() }
    };
    match &problem.kind {
        ProblemKind::ContinuesOthers { parties } => Some(match codes_meant(parties) {
            Some(codes) => write(codes.into_iter().map(|(field, _, code)| (field, code)).collect()),
            None => remove(),
        }),
        ProblemKind::TitleBorne { right, .. } => Some(write(vec![(Field::Title, right)])),
        ProblemKind::ExchangeOfMain { .. }
        | ProblemKind::AmountInFirstYear { .. }
        | ProblemKind::ValueOutsideTerm { .. }
        | ProblemKind::OverrideAndOneOff { .. }
        | ProblemKind::ContinuesUnknown { .. }
        | ProblemKind::EditionMissing { .. } => Some(remove()),
        // One that begins before the second year holds all the same.
        ProblemKind::RuleOutsideTerm { year, term } => (*year > term.last).then(remove),
        // Rates that are stated for other years stay as they are.
        ProblemKind::ExchangeMissing { currency, .. } if !scenario.rates.contains_key(currency) => {
            terms::rates_of_record(scenario, *currency, record, language)
        }
        ProblemKind::SeriesMissing { series, .. } => {
            terms::series_of_record(scenario, series, record, language)
        }
        _ => None,
    }
}

/// What a scenario is offered that is titled like an agreement of the record, or continues the record,
/// and does not say so in full: the keys that it lacks.
pub fn continuation(scenario: &Scenario, language: Language) -> Option<Addition> {
    let is_meant = scenario.continues_sma()
        || (scenario.continues.is_none() && is_titled_like_the_record(&scenario.title));
    let pays = scenario.parties.pays.as_deref();
    if !is_meant || pays.is_some_and(|pays| pays != Parties::KOREA) {
        return None;
    }
    let full = Scenario::new(scenario.years, Vec::new()).of_sma();
    let lacks = |field: &Field| field.read(scenario) == Some(FieldValue::Absent);
    let fields = [Field::Continues, Field::Pays, Field::Receives].into_iter().filter(lacks);
    let fields: Vec<_> = fields.filter_map(|field| Some((field.clone(), field.read(&full)?))).collect();
    (!fields.is_empty()).then(|| Addition { name: say(language, key::CONTINUATION_TAKE), fields })
}

/// Whether a title is one of an agreement of the record: `12th SMA as signed`, `제12차 협정`.
fn is_titled_like_the_record(title: &str) -> bool {
    let words = || title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_round = |word: &str| {
        let number = word.strip_prefix('제').and_then(|rest| rest.split_once('차')).map(|(number, _)| number);
        number.is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
    };
    words().any(|word| word == "SMA" || word.starts_with("방위비") || is_round(word))
        || title.to_lowercase().contains("special measures agreement")
}

#[cfg(test)]
mod tests {
    use super::is_titled_like_the_record;

    #[test]
    fn titles_of_the_record_are_known() {
        for title in
            ["12th SMA as signed", "SMA, 13th", "제12차 협정, 2026~2030년", "제13차방위비분담특별협정"]
        {
            assert!(is_titled_like_the_record(title), "{title}");
        }
        for title in ["Yen agreement", "SMALL dues", "Dues to an organisation", "제목 없음", "1차 안", ""]
        {
            assert!(!is_titled_like_the_record(title), "{title}");
        }
    }
}
