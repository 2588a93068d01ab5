//! The terms of a scenario as a list to read and to edit, made from fields.

use crate::model::{Field, Kind, Status};

/// Terms that belong together under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermGroup {
    /// The heading.
    pub heading: String,
    /// The clause in one sentence, where the group is one.
    pub sentence: String,
    /// The terms.
    pub terms: Vec<TermLine>,
    /// What can be added here: its name, and the fields with the values that add it.
    pub additions: Vec<Addition>,
}

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermLine {
    /// Its address.
    pub field: Field,
    /// Its name.
    pub name: String,
    /// Its value as it is read and typed; empty if it is absent.
    pub value: String,
    /// The unit that a bare number is read in, for example `억원` or `%`.
    pub unit: String,
    /// What kind of value it holds.
    pub kind: Kind,
    /// How sure it is, if somebody stated it.
    pub status: Option<Status>,
    /// What stands in the file, if it differs.
    pub saved: Option<String>,
    /// The choices, where there are only some: what is read, and the value.
    pub choices: Vec<(String, crate::model::FieldValue)>,
    /// Whether it can be left out.
    pub is_optional: bool,
}

/// Something that can be added to a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// What it is called.
    pub name: String,
    /// What adds it, as one step.
    pub fields: Vec<(Field, crate::model::FieldValue)>,
}

/// STUB
pub fn terms(scenario: &crate::model::Scenario, saved: Option<&crate::model::Scenario>, language: crate::text::Language) -> Vec<TermGroup> {
    use crate::model::*;
    let line = |path: &str, name: &str| -> Option<TermLine> {
        let field: Field = path.parse().ok()?;
        let value = field.read(scenario)?;
        let words = |value: &FieldValue| match value {
            FieldValue::Absent => String::new(),
            FieldValue::Money(m) => crate::text::numbers::amount(m.value.amount, crate::text::AmountUnit::usual(m.value.currency, language), crate::text::Digits::Exact),
            FieldValue::Year(y) => y.to_string(),
            FieldValue::Lag(y) => y.to_string(),
            FieldValue::How(_) => crate::text::fields::value_words(value, language),
            FieldValue::Exchange(e) => e.value.amount.to_string(),
            other => crate::text::fields::value_words(other, language),
        };
        let unit = match &value { FieldValue::Money(m) => crate::text::AmountUnit::usual(m.value.currency, language).label(language), _ => String::new() };
        let saved = saved.and_then(|s| field.read(s)).filter(|s| !s.says_the_same(&value)).map(|s| words(&s));
        let choices = if field.kind() == Kind::How { [How::HalfUp, How::HalfEven, How::Down].into_iter().map(|h| (words(&FieldValue::How(h)), FieldValue::How(h))).collect() } else { vec![] };
        Some(TermLine { name: name.to_owned(), value: words(&value), unit, kind: field.kind(), status: value.status(), saved, choices, is_optional: value == FieldValue::Absent, field })
    };
    let group = |heading: &str, sentence: &str, lines: Vec<Option<TermLine>>| TermGroup { heading: heading.into(), sentence: sentence.into(), terms: lines.into_iter().flatten().collect(), additions: vec![] };
    let mut groups = vec![
        group("Scenario", "", vec![line("title", "Title"), line("years.first", "First year"), line("years.last", "Last year")]),
        group("Amount", "", vec![line("before", "Year before"), line("base", "Base amount"), line("rounding.to", "Rounding unit"), line("rounding.how", "Halves")]),
    ];
    for part in &scenario.parts { for (year, rule) in &part.rules {
        groups.push(group(&format!("Rule from {year}"), &crate::text::fields::clause_words(rule, language), vec![line(&format!("rule.{year}.growth.rate"), "Rate"), line(&format!("rule.{year}.growth.lag"), "Lag"), line(&format!("rule.{year}.cap"), "Cap"), line(&format!("rule.{year}.floor"), "Floor")]));
    } }
    for (name, series) in &scenario.series {
        let mut lines: Vec<_> = series.values.keys().map(|y| line(&format!("series.{name}.{y}"), &y.to_string())).collect();
        lines.push(line(&format!("series.{name}.then"), "later years"));
        groups.push(group(&crate::text::fields::series_name(name, language), "", lines));
    }
    for (currency, series) in &scenario.rates {
        let mut lines: Vec<_> = series.values.keys().map(|y| line(&format!("rate.{currency}.{y}"), &y.to_string())).collect();
        lines.push(line(&format!("rate.{currency}.then"), "later years"));
        groups.push(group(&crate::text::fields::exchange_name(*currency, language), "", lines));
    }
    groups
}
