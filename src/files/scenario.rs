//! Scenario files of version 1: text to scenario and back.
//!
//! A file is RON that a person can read, edit, diff and mail.
//! Reading is strict: a key that nothing reads, a key that stands twice, a value of the wrong form
//! are refused with their place. Writing has one layout: four spaces, one leaf a line, maps sorted,
//! lists in their order, what is usual left out. So one edit is one changed line.
//!
//! **Invariants:** what is written reads back as the same scenario. A file in our layout reads and
//! writes back as the same bytes. An old file never changes its meaning: a new meaning is a new
//! version.
//!
//! Deliberately absent: whether years, amounts and rules make sense together. A scenario that does
//! not opens all the same, so that it can be mended; see [`crate::engine::check`].

use std::str::FromStr;

use super::kind::FileKind;
use super::layout::{Layout, Struct, quoted};
use super::read_error::{Many, ReadError, ReadProblem};
use super::shape::{
    self, Comment, InQuotes, Keys, Shape, misspelt, nearest, read_list, read_map, read_plain_date,
    read_spelt, read_text, read_word, read_year, read_years, spelt_layout, year_key, year_layout,
    years_layout,
};
use super::tree::{self, Fault, Form, Node, Source, unexpected};
use crate::model::clauses::{Carry, Category, Fixed, Freeze, Growth, Index, Rounding, Rule, Sum};
use crate::model::{
    Currency, Exchange, Expected, How, Money, Part, Parties, Rate, Scenario, Series, SourceId, Spelt, Stated,
    Years,
};

/// The version that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// A scenario as its file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioFile {
    /// The scenario.
    pub scenario: Scenario,
    /// The comments above it, with their slashes; kept when it is saved.
    pub comment: String,
    /// The comments elsewhere; they are lost when it is saved.
    pub other_comments: Vec<Comment>,
}

impl ScenarioFile {
    /// A scenario without comments.
    #[must_use]
    pub fn new(scenario: Scenario) -> Self {
        Self { scenario, comment: String::new(), other_comments: Vec::new() }
    }
}

/// Reads a scenario; `name` is that of its file, for messages.
///
/// ```
/// let text = r#"Scenario(
///     version: 1,
///     title: "A frozen agreement",
///     record: "2026-02",
///     years: (first: 2026, last: 2030),
///     parts: [
///         Part(
///             base: "15192 eok",
///         ),
///     ],
/// )
/// "#;
/// let error = costshare::files::read_scenario(text, "frozen.ron").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "frozen.ron:8:19: found `15192 eok`, expected an amount with its unit and currency, \
///      for example \"15192 eok KRW\""
/// );
/// ```
///
/// # Errors
/// The first place that cannot be read.
pub fn read_scenario(text: &str, name: &str) -> Result<ScenarioFile, ReadError> {
    let file = shape::read_file(text, name, FileKind::Scenario, read_scenario_node)?;
    Ok(ScenarioFile { scenario: file.holds, comment: file.comment, other_comments: file.other_comments })
}

/// Writes a scenario in the one layout.
#[must_use]
pub fn write_scenario(file: &ScenarioFile) -> String {
    shape::write_file(&file.comment, &scenario_layout(&file.scenario))
}

const SCENARIO: Shape = Shape {
    called: "Scenario",
    name: Some("Scenario"),
    expected: (Expected::Scenario, "Scenario(version: 1, …)"),
    keys: &[
        ("version", "1"),
        ("title", "\"12th SMA as signed\""),
        ("note", "\"…\""),
        ("record", "\"2026-02\""),
        ("continues", "\"SMA\""),
        ("parties", "(pays: \"KR\", receives: \"US\")"),
        ("years", "(first: 2026, last: 2030)"),
        ("before", "\"14028 eok KRW [MK12]\""),
        ("parts", "[Part(base: \"15192 eok KRW [MOFA12]\")]"),
        ("series", "{\"cpi\": (then: \"2.0%\")}"),
        ("rates", "{\"USD\": (then: \"1421.40 KRW/USD\")}"),
        ("sources", "{\"OFFICE26\": (title: \"…\")}"),
    ],
};

const SOURCE: Shape = Shape {
    called: "source",
    name: None,
    expected: (Expected::SourceInParentheses, crate::model::Source::EXAMPLE),
    keys: &[
        ("title", "\"Cost estimate\""),
        ("publisher", "\"…\""),
        ("date", "\"2026-11-02\""),
        ("address", "\"…\""),
    ],
};

const PARTIES: Shape = Shape {
    called: "parties",
    name: None,
    expected: (Expected::PartiesInParentheses, "(pays: \"KR\", receives: \"US\")"),
    keys: &[("pays", "\"KR\""), ("receives", "\"US\"")],
};

const YEARS: Shape = Shape {
    called: "years",
    name: None,
    expected: (Expected::YearsInParentheses, "(first: 2026, last: 2030)"),
    keys: &[("first", "2026"), ("last", "2030")],
};

const PART: Shape = Shape {
    called: "Part",
    name: Some("Part"),
    expected: (Expected::Part, "Part(base: \"15192 eok KRW\")"),
    keys: &[
        ("name", "\"won\""),
        ("note", "\"…\""),
        ("base", "\"15192 eok KRW [MOFA12]\""),
        ("rounding", "(to: \"1 eok KRW\", how: HalfUp, carry: Rounded)"),
        ("rules", "{2027: Rule(growth: Fixed(rate: \"4%\"))}"),
        ("amounts", "{2021: \"11833 eok KRW\"}"),
        ("typed", "{2028: \"15800 eok KRW\"}"),
        ("one_offs", "{2028: \"500 eok KRW\"}"),
        ("categories", "[Category(name: \"labour\", weight: \"5005\")]"),
    ],
};

const ROUNDING: Shape = Shape {
    called: "rounding",
    name: None,
    expected: (Expected::RoundingInParentheses, "(to: \"1 eok KRW\", how: HalfUp, carry: Rounded)"),
    keys: &[("to", "\"1 eok KRW\""), ("how", "HalfUp"), ("carry", "Rounded")],
};

const RULE: Shape = Shape {
    called: "Rule",
    name: Some("Rule"),
    expected: (Expected::Rule, "Rule(growth: Fixed(rate: \"4%\"))"),
    keys: &[
        ("growth", "Index(series: \"cpi\", lag: 2)"),
        ("floor", "\"1%\""),
        ("cap", "\"5%\""),
        ("note", "\"…\""),
    ],
};

const CATEGORY: Shape = Shape {
    called: "Category",
    name: Some("Category"),
    expected: (Expected::Category, "Category(name: \"labour\", weight: \"5005\")"),
    keys: &[("name", "\"labour\""), ("weight", "\"5005 [WP2020]\"")],
};

const SERIES: Shape = Shape {
    called: "series",
    name: None,
    expected: (Expected::SeriesInParentheses, "(values: {2025: \"2.1%\"}, then: \"2.0%\")"),
    keys: &[("values", "{2025: \"2.1%\"}"), ("then", "\"2.0%\"")],
};

const RATES: Shape = Shape {
    called: "rates",
    name: None,
    expected: (Expected::ExchangeInParentheses, "(then: \"1421.40 KRW/USD\")"),
    keys: &[("values", "{2025: \"1421.40 KRW/USD\"}"), ("then", "\"1421.40 KRW/USD\"")],
};

const FREEZE: Shape =
    Shape { called: "Freeze", name: Some("Freeze"), expected: (Expected::Growth, "Freeze()"), keys: &[] };
const FIXED: Shape = Shape {
    called: "Fixed",
    name: Some("Fixed"),
    expected: (Expected::Growth, "Fixed(rate: \"4.2%\")"),
    keys: &[("rate", "\"4.2%\"")],
};
const INDEX: Shape = Shape {
    called: "Index",
    name: Some("Index"),
    expected: (Expected::Growth, "Index(series: \"cpi\", lag: 2)"),
    keys: &[("series", "\"cpi\""), ("lag", "2")],
};
const SUM: Shape = Shape {
    called: "Sum",
    name: Some("Sum"),
    expected: (Expected::Growth, "Sum(first: …, second: …)"),
    keys: &[("first", "Index(series: \"cpi\", lag: 2)"), ("second", "Fixed(rate: \"1%\")")],
};

const PARTS: (Many, usize) = (Many::Parts, 50);
const CATEGORIES: (Many, usize) = (Many::Categories, 100);

pub(super) fn read_scenario_node(source: &Source<'_>, node: &Node) -> Result<Scenario, Fault> {
    let keys = Keys::of(source, node, &SCENARIO)?;
    keys.need("version")?;
    let title = read_text(source, keys.need("title")?)?;
    let note = keys.optional("note", |node| read_text(source, node))?;
    let record = keys.optional("record", |node| read_text(source, node))?;
    let named = |node, expected, example| read_named(source, node, expected, example);
    let continues = |node| named(node, Expected::ContinuesInQuotes, "\"SMA\"");
    let continues = keys.optional("continues", continues)?;
    let parties = keys.optional("parties", |node| read_parties(source, node))?.unwrap_or_default();
    let years = Keys::of(source, keys.need("years")?, &YEARS)?;
    let years = Years::new(read_year(source, years.need("first")?)?, read_year(source, years.need("last")?)?);
    let before = keys.optional("before", |node| read_spelt(source, node))?;

    let list = keys.need("parts")?;
    let example = "[Part(base: \"15192 eok KRW\")]";
    let parts = read_list(source, list, PARTS, example, read_part)?;
    if parts.is_empty() {
        return Err(unexpected(list.at, "[]", Expected::OnePart, example));
    }

    let example = "{\"cpi\": (then: \"2.0%\")}";
    let read = |node| read_map(source, node, example, read_text, read_series);
    let series = keys.optional("series", read)?.unwrap_or_default();
    let example = "{\"USD\": (then: \"1421.40 KRW/USD\")}";
    let read = |node| read_map(source, node, example, read_currency, read_rates);
    let rates = keys.optional("rates", read)?.unwrap_or_default();
    let example = "{\"OFFICE26\": (title: \"Cost estimate\")}";
    let read = |node| read_map(source, node, example, read_source_name, read_own_source);
    let sources = keys.optional("sources", read)?.unwrap_or_default();
    Ok(Scenario { title, note, record, continues, parties, years, before, parts, series, rates, sources })
}

/// A text that is not blank.
fn read_named(
    source: &Source<'_>,
    node: &Node,
    expected: Expected,
    example: &'static str,
) -> Result<String, Fault> {
    match &node.form {
        Form::Text(text) if !text.trim().is_empty() => Ok(text.clone()),
        _ => Err(unexpected(node.at, &source.found(node), expected, example)),
    }
}

fn read_parties(source: &Source<'_>, node: &Node) -> Result<Parties, Fault> {
    let keys = Keys::of(source, node, &PARTIES)?;
    let read = |node| read_named(source, node, Expected::PartyInQuotes, "\"KR\"");
    let party = |key| keys.optional(key, read);
    Ok(Parties { pays: party("pays")?, receives: party("receives")? })
}

pub(super) fn read_part(source: &Source<'_>, node: &Node) -> Result<Part, Fault> {
    let keys = Keys::of(source, node, &PART)?;
    let name = keys.optional("name", |node| read_text(source, node))?.unwrap_or_default();
    let base: Stated<Money> = read_spelt(source, keys.need("base")?)?;
    let usual = usual_rounding(&base);
    let by_year = |key| keys.optional(key, |node| read_years(source, node)).map(Option::unwrap_or_default);
    let example = "{2027: Rule(growth: Fixed(rate: \"4%\"))}";
    let rules = |node| read_map(source, node, example, read_year, read_rule);
    let example = "[Category(name: \"labour\", weight: \"5005\")]";
    let categories = |node| read_list(source, node, CATEGORIES, example, read_category);
    Ok(Part {
        name,
        note: keys.optional("note", |node| read_text(source, node))?,
        rounding: keys.optional("rounding", |node| read_rounding(source, node, &usual))?.unwrap_or(usual),
        rules: keys.optional("rules", rules)?.unwrap_or_default(),
        amounts: by_year("amounts")?,
        typed: by_year("typed")?,
        one_offs: by_year("one_offs")?,
        categories: keys.optional("categories", categories)?.unwrap_or_default(),
        base,
    })
}

/// The rounding of a part that does not say how it is rounded.
fn usual_rounding(base: &Stated<Money>) -> Rounding {
    Part::new("", base.clone()).rounding
}

fn read_rounding(source: &Source<'_>, node: &Node, usual: &Rounding) -> Result<Rounding, Fault> {
    let keys = Keys::of(source, node, &ROUNDING)?;
    let how = |node| read_word::<How>(source, node, Expected::PlainHow);
    let carry = |node| read_word::<Carry>(source, node, Expected::PlainCarry);
    Ok(Rounding {
        to: keys.optional("to", |node| read_spelt(source, node))?.unwrap_or(usual.to),
        how: keys.optional("how", how)?.unwrap_or(usual.how),
        carry: keys.optional("carry", carry)?.unwrap_or(usual.carry),
    })
}

pub(super) fn read_rule(source: &Source<'_>, node: &Node) -> Result<Rule, Fault> {
    let keys = Keys::of(source, node, &RULE)?;
    Ok(Rule {
        growth: read_growth(source, keys.need("growth")?)?,
        floor: keys.optional("floor", |node| read_spelt(source, node))?,
        cap: keys.optional("cap", |node| read_spelt(source, node))?,
        note: keys.optional("note", |node| read_text(source, node))?,
    })
}

pub(super) fn read_growth(source: &Source<'_>, node: &Node) -> Result<Growth, Fault> {
    let Form::Struct { name: Some(kind), .. } = &node.form else {
        let expected = Expected::NamedGrowth;
        let example = "Index(series: \"cpi\", lag: 2)";
        return Err(unexpected(node.at, &source.found(node), expected, example));
    };
    Ok(match kind.as_str() {
        "Freeze" => {
            Keys::of(source, node, &FREEZE)?;
            Growth::Freeze(Freeze {})
        }
        "Fixed" => {
            let keys = Keys::of(source, node, &FIXED)?;
            Growth::Fixed(Fixed { rate: read_spelt(source, keys.need("rate")?)? })
        }
        "Index" => {
            let keys = Keys::of(source, node, &INDEX)?;
            let series = read_text(source, keys.need("series")?)?;
            Growth::Index(Index { series, lag: read_lag(source, keys.need("lag")?)? })
        }
        "Sum" => {
            let keys = Keys::of(source, node, &SUM)?;
            let first = Box::new(read_growth(source, keys.need("first")?)?);
            Growth::Sum(Sum { first, second: Box::new(read_growth(source, keys.need("second")?)?) })
        }
        other => {
            let nearest = nearest(other, &Growth::KINDS);
            let found = tree::clipped(other);
            let problem = ReadProblem::UnknownGrowth { found, nearest, known: Growth::KINDS.to_vec() };
            return Err(Fault { at: node.at, problem });
        }
    })
}

fn read_lag(source: &Source<'_>, node: &Node) -> Result<u8, Fault> {
    let lag = match &node.form {
        Form::Number(number) => number.parse().ok(),
        _ => None,
    };
    let expected = Expected::PlainLag;
    lag.ok_or_else(|| unexpected(node.at, &source.found(node), expected, "2"))
}

fn read_category(source: &Source<'_>, node: &Node) -> Result<Category, Fault> {
    let keys = Keys::of(source, node, &CATEGORY)?;
    let name = read_text(source, keys.need("name")?)?;
    Ok(Category { name, weight: read_spelt(source, keys.need("weight")?)? })
}

pub(super) fn read_series(source: &Source<'_>, node: &Node) -> Result<Series<Rate>, Fault> {
    read_any_series(source, node, &SERIES)
}

pub(super) fn read_rates(source: &Source<'_>, node: &Node) -> Result<Series<Exchange>, Fault> {
    read_any_series(source, node, &RATES)
}

fn read_any_series<T>(source: &Source<'_>, node: &Node, shape: &'static Shape) -> Result<Series<T>, Fault>
where
    Stated<T>: InQuotes,
{
    let keys = Keys::of(source, node, shape)?;
    Ok(Series {
        values: keys.optional("values", |node| read_years(source, node))?.unwrap_or_default(),
        then: keys.optional("then", |node| read_spelt(source, node))?,
    })
}

fn read_source_name(source: &Source<'_>, node: &Node) -> Result<SourceId, Fault> {
    let name = match &node.form {
        Form::Text(text) => SourceId::one(text),
        _ => None,
    };
    let expected = Expected::SourceNameInQuotes;
    name.ok_or_else(|| unexpected(node.at, &source.found(node), expected, "\"OFFICE26\""))
}

pub(super) fn read_own_source(source: &Source<'_>, node: &Node) -> Result<crate::model::Source, Fault> {
    let keys = Keys::of(source, node, &SOURCE)?;
    let title = keys.need("title")?;
    let text = |node| read_text(source, node);
    let own = crate::model::Source {
        title: read_text(source, title)?,
        publisher: keys.optional("publisher", text)?.unwrap_or_default(),
        date: keys.optional("date", |node| read_plain_date(source, node))?,
        address: keys.optional("address", text)?.unwrap_or_default(),
    };
    if own.title.trim().is_empty() {
        return Err(unexpected(title.at, &source.found(title), Expected::Text, "\"Cost estimate\""));
    }
    Ok(own)
}

fn read_currency(source: &Source<'_>, node: &Node) -> Result<Currency, Fault> {
    match &node.form {
        Form::Text(text) => Currency::from_str(text).map_err(|error| misspelt(node, error)),
        _ => Err(unexpected(node.at, &source.found(node), Expected::CurrencyInQuotes, "\"USD\"")),
    }
}

pub(super) fn scenario_layout(scenario: &Scenario) -> Layout {
    let years = Struct::in_one_line("")
        .with("first", year_layout(scenario.years.first))
        .with("last", year_layout(scenario.years.last));
    let party = |party: &Option<String>| party.as_deref().map(Layout::text);
    let parties = Struct::in_one_line("")
        .with("pays", party(&scenario.parties.pays))
        .with("receives", party(&scenario.parties.receives));
    let series = scenario.series.iter().map(|(name, series)| (quoted(name), series_layout(series)));
    let rates = scenario.rates.iter().map(|(code, rates)| (quoted(code.code()), series_layout(rates)));
    let sources = scenario.sources.iter().map(|(id, source)| (quoted(&id.0), own_source_layout(source)));
    Struct::new("Scenario")
        .with("version", Layout::Leaf(VERSION.to_string()))
        .with("title", Layout::text(&scenario.title))
        .with("note", scenario.note.as_deref().map(Layout::text))
        .with("record", scenario.record.as_deref().map(Layout::text))
        .with("continues", scenario.continues.as_deref().map(Layout::text))
        .with("parties", (!scenario.parties.is_empty()).then(|| parties.done()))
        .with("years", years.done())
        .with("before", scenario.before.as_ref().map(spelt_layout))
        .with("parts", Layout::List(scenario.parts.iter().map(part_layout).collect()))
        .with("series", Layout::Map(series.collect()))
        .with("rates", Layout::Map(rates.collect()))
        .with("sources", Layout::Map(sources.collect()))
        .done()
}

pub(super) fn own_source_layout(source: &crate::model::Source) -> Layout {
    let text = |text: &str| Some(text).filter(|text| !text.is_empty()).map(Layout::text);
    Struct::new("")
        .with("title", Layout::text(&source.title))
        .with("publisher", text(&source.publisher))
        .with("date", source.date.as_ref().map(|date| Layout::text(date.as_str())))
        .with("address", text(&source.address))
        .done()
}

pub(super) fn part_layout(part: &Part) -> Layout {
    let name = Some(part.name.as_str()).filter(|name| !name.is_empty());
    let rounding = Struct::in_one_line("")
        .with("to", spelt_layout(&part.rounding.to))
        .with("how", Layout::Leaf(part.rounding.how.spell()))
        .with("carry", Layout::Leaf(part.rounding.carry.spell()));
    let rounding = (part.rounding != usual_rounding(&part.base)).then(|| rounding.done());
    let rules = part.rules.iter().map(|(&year, rule)| (year_key(year), rule_layout(rule)));
    let category = |category: &Category| {
        Struct::in_one_line("Category")
            .with("name", Layout::text(&category.name))
            .with("weight", spelt_layout(&category.weight))
            .done()
    };
    Struct::new("Part")
        .with("name", name.map(Layout::text))
        .with("note", part.note.as_deref().map(Layout::text))
        .with("base", spelt_layout(&part.base))
        .with("rounding", rounding)
        .with("rules", Layout::Map(rules.collect()))
        .with("amounts", years_layout(&part.amounts))
        .with("typed", years_layout(&part.typed))
        .with("one_offs", years_layout(&part.one_offs))
        .with("categories", Layout::List(part.categories.iter().map(category).collect()))
        .done()
}

pub(super) fn rule_layout(rule: &Rule) -> Layout {
    Struct::new("Rule")
        .with("growth", growth_layout(&rule.growth))
        .with("floor", rule.floor.as_ref().map(spelt_layout))
        .with("cap", rule.cap.as_ref().map(spelt_layout))
        .with("note", rule.note.as_deref().map(Layout::text))
        .done()
}

pub(super) fn growth_layout(growth: &Growth) -> Layout {
    let kind = Struct::in_one_line(growth.kind());
    match growth {
        Growth::Freeze(_) => kind,
        Growth::Fixed(fixed) => kind.with("rate", spelt_layout(&fixed.rate)),
        Growth::Index(index) => {
            kind.with("series", Layout::text(&index.series)).with("lag", Layout::Leaf(index.lag.to_string()))
        }
        Growth::Sum(sum) => {
            kind.with("first", growth_layout(&sum.first)).with("second", growth_layout(&sum.second))
        }
    }
    .done()
}

pub(super) fn series_layout<T: Spelt>(series: &Series<T>) -> Layout {
    Struct::new("")
        .with("values", years_layout(&series.values))
        .with("then", series.then.as_ref().map(spelt_layout))
        .done()
}
