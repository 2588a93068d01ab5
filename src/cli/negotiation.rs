//! `negotiation`: what was put forward, what it costs, and how far apart the sides are.
//!
//! It reads the negotiation alone. What one side keeps to itself stands in a file of its own, which no
//! command opens.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::{Map, Value as Json, json};

use super::record::tell;
use crate::cli::answer::{Failure, Outcome};
use crate::cli::lines::in_one_line;
use crate::cli::project::{amount, measure, status_json, unit_word};
use crate::engine::negotiation::check::{Problem, check};
use crate::engine::negotiation::{CostOf, Costed, NotCosted, convergence, costs, in_order};
use crate::engine::{Measure, RateBasis};
use crate::export;
use crate::files::{self, NegotiationFile, record};
use crate::model::{Confidence, Negotiation, OfferTerm, Rate, Spelt, Status, Unit, Value};
use crate::present::Table;
use crate::present::views::negotiation::{Input, NegotiationView, view};
use crate::text::explanation::why_words;
use crate::text::file_errors;
use crate::text::negotiation::{not_costed_words, offer_name, problem_words, round_name};
use crate::text::{Language, key, say};

/// The figure of an offer that headline and gap are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    /// The cost of the first year.
    FirstYear,
    /// The cost of the whole term.
    Term,
    /// That, discounted; with `--discount`.
    PresentValue,
}

impl By {
    pub(super) fn cost(self) -> CostOf {
        match self {
            Self::FirstYear => CostOf::FirstYear,
            Self::Term => CostOf::Term,
            Self::PresentValue => CostOf::PresentValue,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The negotiation.
    file: PathBuf,
    #[command(flatten)]
    figure: Figure,
    /// Converts amounts, for example into USD.
    #[arg(long = "in", value_name = "CURRENCY")]
    currency: Option<String>,
    /// In the consumer prices of a year.
    #[arg(long, value_name = "YEAR")]
    real: Option<String>,
    /// As JSON: amounts and rates as exact decimals in strings.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// The offers as comma-separated values, figures without grouping.
    #[arg(long)]
    csv: bool,
}

pub(super) fn run(words: &Args, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    let measure = asked(&words.figure, &measure(words.currency.as_ref(), words.real.as_ref())?)?;
    let opened = files::open_negotiation(&words.file);
    let opened = opened.map_err(|error| Failure::Told(file_errors::open_error(&error, language)))?;
    super::opened::complain_of_noise(&words.file, &opened.noise, language);
    let file = opened.file;
    let record = record::bundled();
    let talks = &file.negotiation;
    let costed = costs(talks, record, &measure);
    let problems = check(talks, record);
    for problem in problems.iter().filter(|_| !words.json) {
        super::answer::complain(&problem_line(&words.file, &file, problem, language));
    }
    let told = Told { words, file: &file, costed: &costed, problems: &problems, measure: &measure, language };
    if words.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&told.as_json()).map_err(Failure::told)?)?;
    } else {
        let input = Input {
            negotiation: talks,
            costed: &costed,
            of: words.figure.by.cost(),
            measure: &measure,
            selected: None,
            against: None,
            record,
            language,
            problems: &problems,
        };
        let view = view(&input);
        if words.csv {
            out.write_all(&export::csv::plain(&view.offers))?;
        } else {
            told.tell(&view, out)?;
        }
    }
    let is_known = |costed: &Result<Costed, NotCosted>| match costed {
        Ok(costed) => costed.term.known().is_some(),
        Err(_) => true,
    };
    Ok(if problems.is_empty() && costed.iter().all(is_known) { Outcome::Yes } else { Outcome::No })
}

/// Which figure of offers is asked for.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Figure {
    /// The figure of offers that headline and gap are about.
    #[arg(long, value_enum, default_value = "first-year")]
    pub by: By,
    /// Adds the present value of the term at a yearly rate, for example 3%.
    #[arg(long, value_name = "RATE")]
    pub discount: Option<String>,
}

impl Figure {
    /// Whether something else than what stands without words was asked for.
    pub(super) fn is_asked(&self) -> bool {
        self.by != By::FirstYear || self.discount.is_some()
    }
}

/// `plain` with the discount that is asked for.
pub(super) fn asked(figure: &Figure, plain: &Measure) -> Result<Measure, Failure> {
    let expected = "expected a yearly rate after --discount, for example `--discount 3%`";
    let rate = |text: &String| {
        let rate = Rate::read(text).ok().filter(|rate| rate.0 > (-1).into());
        rate.ok_or_else(|| Failure::Told(format!("found `{text}`, {expected}")))
    };
    let discount = figure.discount.as_ref().map(rate).transpose()?;
    if figure.by == By::PresentValue && discount.is_none() {
        let why = "`--by present-value` goes with a rate: add for example `--discount 3%`";
        return Err(Failure::Told(why.to_owned()));
    }
    Ok(Measure { discount, ..plain.clone() })
}

/// `talks.ron:41:22: problem: …`, as far as the place is known.
pub(super) fn problem_line(
    path: &Path,
    file: &NegotiationFile,
    problem: &Problem,
    language: Language,
) -> String {
    let place = file.places.of(problem.at).map(|place| format!(":{place}")).unwrap_or_default();
    let told = in_one_line(&problem_words(&file.negotiation, problem, language));
    format!("{}{place}: {}: {told}", path.display(), say(language, key::CLI_PROBLEM))
}

/// What is told, with what it is made from.
struct Told<'a> {
    words: &'a Args,
    file: &'a NegotiationFile,
    costed: &'a [Result<Costed, NotCosted>],
    problems: &'a [Problem],
    measure: &'a Measure,
    language: Language,
}

impl Told<'_> {
    fn talks(&self) -> &Negotiation {
        &self.file.negotiation
    }

    fn tell(&self, view: &NegotiationView, out: &mut impl Write) -> Result<(), Failure> {
        let language = self.language;
        for sentence in [&view.title, &view.headline, &view.subline].into_iter().chain(&view.notes) {
            writeln!(out, "{}", in_one_line(sentence))?;
        }
        let (offers, remarks) = without_remarks(&view.offers);
        tell(&offers, language, out)?;
        for (place, remark) in view.places.iter().zip(remarks).filter(|(_, remark)| !remark.is_empty()) {
            let offer = offer_name(self.talks(), *place, language);
            writeln!(out, "– {}", in_one_line(&format!("{offer}: {remark}")))?;
        }
        let (rounds, remarks) = without_remarks(&view.rounds);
        for (table, remarks) in [(rounds, remarks), (view.events.clone(), Vec::new())] {
            if table.rows.is_empty() {
                continue;
            }
            tell(&table, language, out)?;
            for (number, remark) in
                view.round_numbers.iter().zip(remarks).filter(|(_, said)| !said.is_empty())
            {
                let said = format!("{}: {remark}", round_name(*number, language));
                writeln!(out, "– {}", in_one_line(&said))?;
            }
        }
        Ok(())
    }

    fn as_json(&self) -> Json {
        let (talks, of) = (self.talks(), self.words.figure.by.cost());
        let figure = |costed: &Result<Costed, NotCosted>| costed.as_ref().ok()?.rated(of);
        let costs: Vec<_> = self.costed.iter().map(figure).collect();
        let convergence = convergence(talks, &costs);
        let unit = self.unit();
        let steps = convergence.steps.iter().map(|step| {
            json!({
                "after": step.after + 1,
                "paying": step.paying + 1,
                "receiving": step.receiving + 1,
                "gap": step.gap.map(|gap| amount(Value::Known(gap), unit)),
                "rates": step.rates.map(|kind| kind.map(kind_word)),
                "closed": convergence.closed(step).map(|closed| closed.normalize().to_string()),
                "status": self.known(step.paying).max(self.known(step.receiving)).word(),
            })
        });
        let problems = self.problems.iter().map(|problem| {
            let place = self.file.places.of(problem.at);
            json!({
                "line": place.map(|place| place.line),
                "column": place.map(|place| place.column),
                "offer": problem.at.offer().map(|offer| offer + 1),
                "text": problem_words(talks, problem, self.language),
            })
        });
        json!({
            "negotiation": talks.title,
            "record": talks.base.record,
            "unit": unit_word(unit),
            "by": self.words.figure.by.to_possible_value().map(|word| word.get_name().to_owned()),
            "parties": talks.parties.iter().map(|party| {
                json!({ "key": party.key, "name": party.name, "role": party.role.word() })
            }).collect::<Vec<Json>>(),
            "offers": in_order(talks).into_iter().map(|place| self.offer(place)).collect::<Vec<Json>>(),
            "gaps": steps.collect::<Vec<Json>>(),
            "problems": problems.collect::<Vec<Json>>(),
        })
    }

    fn unit(&self) -> Unit {
        Unit::Money(self.measure.currency_in(self.talks().base.currency()))
    }

    /// An offer, counted from one as its place in the file.
    fn offer(&self, place: usize) -> Json {
        let offer = &self.talks().offers[place];
        let mut told = Map::new();
        let mut put = |key: &str, value: Json| drop(told.insert(key.to_owned(), value));
        put("offer", json!(place + 1));
        put("party", json!(offer.party));
        put("kind", json!(offer.kind.word()));
        put("date", json!(offer.date.as_ref().map(ToString::to_string)));
        put("round", json!(offer.round));
        let terms = offer.terms.iter().map(|term| match term {
            OfferTerm::Read(field, value) => json!([field.to_string(), files::spell_value(value)]),
            OfferTerm::Unread { path, value } => json!([path, value]),
        });
        put("terms", Json::Array(terms.collect()));
        put("declined", json!(offer.declined));
        put("public", json!(offer.public));
        put("confidence", json!(offer.confidence.word()));
        let names: Vec<&str> = offer.sources.iter().map(|source| source.0.as_str()).collect();
        put("sources", json!(names));
        put("note", json!(offer.note));
        match &self.costed[place] {
            Ok(costed) => self.figures(costed, offer.confidence, &mut put),
            Err(why) => {
                for key in ["first_year", "term"] {
                    put(key, Json::Null);
                }
                put("why", json!(not_costed_words(why, Language::En)));
            }
        }
        Json::Object(told)
    }

    /// How well the figure of an offer is known that gap and headline are about.
    fn known(&self, place: usize) -> Status {
        let confidence = self.talks().offers[place].confidence;
        let known = self.costed[place].as_ref().map(|costed| costed.known.clone().reported(confidence));
        known.map_or(Status::Published, |known| known.of(self.words.figure.by.cost()))
    }

    fn figures(&self, costed: &Costed, confidence: Confidence, put: &mut impl FnMut(&str, Json)) {
        let known = costed.known.clone().reported(confidence);
        let told = |value: Value, status: Status| value.known().map(|_| status);
        put(
            "status",
            status_json([
                ("first_year", told(costed.first_year, known.first_year)),
                ("term", told(costed.term, known.term)),
                ("present_value", costed.present_value.and_then(|value| told(value, known.present_value))),
                ("unsaid", told(costed.unsaid.amount, known.term)),
            ]),
        );
        let (unit, years) = (self.unit(), costed.scenario.years);
        let mut why = Map::new();
        let mut figure = |key: &str, value: Value| {
            if let Value::Unknown(reason) = value {
                let words = why_words(costed.projection.plan(), reason, Language::En);
                why.insert(key.to_owned(), json!(words));
            }
            amount(value, unit)
        };
        put("years", json!({ "first": years.first.0, "last": years.last.0 }));
        put("first_year", figure("first_year", costed.first_year));
        put("term", figure("term", costed.term));
        if let Some(value) = costed.present_value {
            put("present_value", figure("present_value", value));
        }
        let by_year = costed.by_year.iter().zip(&known.by_year).map(|((year, value), status)| {
            json!({
                "year": year.0,
                "cost": figure(&format!("by_year.{}", year.0), *value),
                "status": told(*value, *status).map(Status::word),
            })
        });
        put("by_year", Json::Array(by_year.collect()));
        let unpromised = costed.projection.unpromised_years().map(|year| json!(year.0));
        put("last_unit_not_promised", Json::Array(unpromised.collect()));
        let unsaid = &costed.unsaid;
        put(
            "unsaid",
            json!({
                "amount": figure("unsaid", unsaid.amount),
                "years": unsaid.years.iter().map(|year| year.0).collect::<Vec<_>>(),
                "fields": unsaid.fields.iter().map(ToString::to_string).collect::<Vec<_>>(),
            }),
        );
        let converted = costed.converted.iter().map(|one| {
            let rates: Vec<String> = one.rates.iter().map(Spelt::spell).collect();
            json!({
                "field": one.field.to_string(),
                "offered": one.offered.spell(),
                "rate": rates.join(", "),
                "by_way_of": one.route.through().map(|through| through.to_string()),
                "amount": one.amount.spell(),
            })
        });
        put("converted", Json::Array(converted.collect()));
        if !why.is_empty() {
            put("why_of", Json::Object(why));
        }
    }
}

/// The table without its remarks, which are far longer than a line, and these by row.
fn without_remarks(table: &Table) -> (Table, Vec<String>) {
    let mut table = table.clone();
    let Some(column) = table.columns.iter().position(|column| column.key == "remark") else {
        return (table, Vec::new());
    };
    table.columns.remove(column);
    let remarks = table.rows.iter_mut().map(|row| row.cells.remove(column).text).collect();
    (table, remarks)
}

/// A kind of exchange rates, as JSON says it.
fn kind_word(kind: RateBasis) -> &'static str {
    match kind {
        RateBasis::Scenario => "stated",
        RateBasis::Average => "average",
    }
}
