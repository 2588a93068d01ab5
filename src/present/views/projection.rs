//! STUB The projection of one scenario on top of the record.
use crate::engine::{Measure, Projection, RowName}; use crate::model::*; use crate::present::*; use crate::text::Language;
pub struct Input<'a> { pub scenario: &'a Scenario, pub projection: &'a Projection, pub measures: &'a [Measure], pub chosen: &'a Measure, pub record: &'a Record, pub hides_assumed: bool, pub language: Language }
pub fn measures(_s: &Scenario, chosen: &Measure) -> Vec<Measure> { vec![chosen.clone()] }
pub fn view(input: &Input<'_>) -> View {
    let years = input.scenario.years;
    let rows = years.iter().map(|y| { let v = input.projection.at(RowName::Total, y); let v = v.known().map(|v| crate::text::numbers::amount(v, crate::text::AmountUnit{currency: Currency::KRW, scale: Scale::Eok}, crate::text::Digits::Exact)).unwrap_or_default(); Row { year: Some(y), cells: vec![Cell { text: y.to_string(), value: None, plain: None, marks: vec![], selection: None, hint: String::new() }, Cell { text: v, value: None, plain: None, marks: vec![], selection: None, hint: String::new() }] } }).collect();
    View { headline: "Headline".into(), subline: "subline".into(), chart: Chart { title: "t".into(), subtitle: "".into(), unit: "".into(), years, lines: vec![], bands: vec![], marks: vec![], notes: vec![], sources: vec![], summary: "".into() }, table: Table { title: "t".into(), columns: vec![], rows, notes: vec![], sources: vec![] } }
}
