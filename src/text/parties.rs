//! The parties of an agreement: what countries are called, and who pays whom in a sentence.
//!
//! A party is the code of a country or a name of one's own. A code that has a name here is said in
//! the reader's language; any other text is said as it stands.

use super::{Language, capital, say, say_with};
use crate::model::{Field, Parties, Scenario};
use crate::text::{Sentence, key};

/// The codes that have a name, with the key of the name, in the order in which they are offered:
/// countries, then alliances and organisations.
const NAMED: [(&str, Sentence); 25] = [
    ("KR", key::PARTY_KR),
    ("US", key::PARTY_US),
    ("JP", key::PARTY_JP),
    ("DE", key::PARTY_DE),
    ("GB", key::PARTY_GB),
    ("FR", key::PARTY_FR),
    ("IT", key::PARTY_IT),
    ("ES", key::PARTY_ES),
    ("NL", key::PARTY_NL),
    ("BE", key::PARTY_BE),
    ("NO", key::PARTY_NO),
    ("DK", key::PARTY_DK),
    ("PL", key::PARTY_PL),
    ("LT", key::PARTY_LT),
    ("TR", key::PARTY_TR),
    ("CA", key::PARTY_CA),
    ("AU", key::PARTY_AU),
    ("NZ", key::PARTY_NZ),
    ("PH", key::PARTY_PH),
    ("TW", key::PARTY_TW),
    ("SG", key::PARTY_SG),
    ("CN", key::PARTY_CN),
    ("UN", key::PARTY_UN),
    ("NATO", key::PARTY_NATO),
    ("EU", key::PARTY_EU),
];

/// The codes of countries that English calls with an article: `the United States`.
const WITH_ARTICLE: [&str; 6] = ["US", "GB", "NL", "PH", "UN", "EU"];

/// The codes that have a name, in the order in which they are offered.
pub fn codes() -> impl Iterator<Item = &'static str> {
    NAMED.iter().map(|(code, _)| *code)
}

/// The name of a party: `KR` is `Korea`, a name of one's own stays as it is.
pub fn party_name(party: &str, language: Language) -> String {
    let party = party.trim();
    let known = NAMED.iter().find(|(code, _)| *code == party);
    known.map_or_else(|| party.to_owned(), |(_, key)| say(language, *key))
}

/// The same within a sentence: `the United States`.
fn party_in_sentence(party: &str, language: Language) -> String {
    let name = party_name(party, language);
    if language == Language::En && WITH_ARTICLE.contains(&party.trim()) {
        format!("the {name}")
    } else {
        name
    }
}

/// Who pays whom, as far as it is said: `Japan pays the United States`; none if neither is.
pub fn parties_words(parties: &Parties, language: Language) -> Option<String> {
    let name = |party: &Option<String>| party.as_deref().map(|party| party_in_sentence(party, language));
    Some(match (name(&parties.pays), name(&parties.receives)) {
        (Some(pays), Some(receives)) => {
            let args = [("pays", capital(&pays).into()), ("receives", receives.into())];
            say_with(language, key::PARTIES_BOTH, &args)
        }
        (Some(pays), None) => say_with(language, key::PARTIES_PAYS, &[("pays", capital(&pays).into())]),
        (None, Some(receives)) => say_with(language, key::PARTIES_RECEIVES, &[("receives", receives.into())]),
        (None, None) => return None,
    })
}

/// The same for a chart, where the title of the agreement does not say it: those of the record are
/// known by their name.
pub fn parties_of_chart(scenario: &Scenario, language: Language) -> Option<String> {
    parties_words(&scenario.parties, language).filter(|_| !scenario.continues_sma())
}

/// What a chart is about, as it stands above it in a file: whose contribution to what, or who pays whom; none if nobody
/// says so.
pub fn subject_of_chart(scenario: &Scenario, language: Language) -> Option<String> {
    if scenario.continues_sma() {
        return Some(say(language, key::SUBJECT_SMA));
    }
    let name = |party: &Option<String>| party.as_deref().map(|party| party_in_sentence(party, language));
    let Parties { pays, receives } = &scenario.parties;
    let args = |name: &'static str, party: String| (name, party.into());
    Some(match (name(pays), name(receives)) {
        (Some(pays), Some(receives)) => {
            say_with(language, key::SUBJECT_BOTH, &[args("pays", pays), args("receives", receives)])
        }
        (Some(pays), None) => say_with(language, key::SUBJECT_PAYS, &[args("pays", pays)]),
        (None, Some(receives)) => say_with(language, key::SUBJECT_RECEIVES, &[args("receives", receives)]),
        (None, None) => return None,
    })
}

/// What the amounts are, as the subject of a sentence: `The contribution` of the agreements of the
/// record, else `The payment by Japan`.
pub fn payment_words(scenario: &Scenario, language: Language) -> String {
    if scenario.continues_sma() {
        return say(language, key::MEASURE_CONTRIBUTION);
    }
    match scenario.parties.pays.as_deref() {
        Some(pays) => {
            let pays = party_in_sentence(pays, language);
            say_with(language, key::MEASURE_PAYMENT_BY, &[("pays", pays.into())])
        }
        None => say(language, key::MEASURE_PAYMENT),
    }
}

/// What was typed as a party: the code of a country where it is one, or its name in either language;
/// else the text itself.
pub fn read_party(text: &str) -> String {
    let text = text.trim();
    let same = |name: &str| name.to_lowercase() == text.to_lowercase();
    let is_meant = |code: &&str| {
        same(code) || Language::ALL.into_iter().any(|language| same(&party_name(code, language)))
    };
    codes().find(is_meant).unwrap_or(text).to_owned()
}

/// Where the parties are those of the agreements of the record, written otherwise than by their codes: which
/// field, what stands there, and the code. None if a side is somebody else.
pub fn codes_meant(parties: &Parties) -> Option<Vec<(Field, &str, &'static str)>> {
    let of_sma = Parties::of_sma();
    let sides =
        [(Field::Pays, &parties.pays, &of_sma.pays), (Field::Receives, &parties.receives, &of_sma.receives)];
    let mut meant = Vec::new();
    for (field, side, right) in sides {
        let Some(found) = side.as_deref().filter(|side| right.as_deref() != Some(side)) else { continue };
        let code = codes().find(|code| *code == read_party(found));
        meant.push((field, found, code.filter(|code| right.as_deref() == Some(code))?));
    }
    Some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Ko};

    #[test]
    fn who_pays_whom_is_said_as_far_as_it_is_known() {
        said(Some("JP"), Some("US"), ["Japan pays the United States", "일본이 미국에 지급"]);
        said(Some("US"), Some("JP"), ["The United States pays Japan", "미국이 일본에 지급"]);
        said(Some("KR"), Some("UN"), ["Korea pays the United Nations", "한국이 유엔에 지급"]);
        said(Some("State A"), None, ["State A pays", "State A가 지급"]);
        said(None, Some("NATO"), ["Paid to NATO", "나토에 지급"]);
        assert_eq!(parties_words(&Parties::default(), En), None);
    }

    #[test]
    fn a_party_is_typed_by_its_code_or_its_name() {
        for text in ["kr", "KR", " Korea ", "한국"] {
            assert_eq!(read_party(text), "KR", "{text}");
        }
        assert_eq!(read_party("united states"), "US");
        assert_eq!(read_party("Harbour authority "), "Harbour authority");
    }

    #[test]
    fn parties_of_the_record_are_known_by_their_names() {
        let of = |pays: &str, receives: Option<&str>| Parties {
            pays: Some(pays.to_owned()),
            receives: receives.map(str::to_owned),
        };
        assert_eq!(codes_meant(&of("kr", Some("US"))), Some(vec![(Field::Pays, "kr", "KR")]));
        let both = vec![(Field::Pays, "Korea", "KR"), (Field::Receives, "미국", "US")];
        assert_eq!(codes_meant(&of("Korea", Some("미국"))), Some(both));
        assert_eq!(codes_meant(&of("JP", Some("us"))), None);
        assert_eq!(codes_meant(&of("US", None)), None);
    }

    #[test]
    fn every_code_has_a_name_in_each_language() {
        for code in codes() {
            for language in Language::ALL {
                let name = party_name(code, language);
                assert!(!name.is_empty() && !name.contains("party-"), "{code}: {name}");
                assert_eq!(read_party(&name), code);
            }
        }
    }

    #[track_caller]
    fn said(pays: Option<&str>, receives: Option<&str>, expected: [&str; 2]) {
        let parties = Parties { pays: pays.map(str::to_owned), receives: receives.map(str::to_owned) };
        let said = [En, Ko].map(|language| parties_words(&parties, language).expect("somebody is named"));
        assert_eq!(said, expected);
    }
}
