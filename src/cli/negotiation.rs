//! `negotiation`: what was put forward, what it costs, and how far apart the sides are.
//!
//! It reads the negotiation alone. What one side keeps to itself stands in a file of its own, which no
//! command opens.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::record::tell;
use crate::cli::answer::{Failure, Outcome};
use crate::cli::json::{
    self, ConvertedFigures, ConvertedTerm, CostYear, CostedOffer, Exact, GapStep, LeftUnsaid, Named,
    NegotiationAnswer, NegotiationParty, NegotiationProblem, OfferAnswer, OfferCost, OfferFigures,
    SpanOfYears, UncostedOffer,
};
use crate::cli::lines::in_one_line;
use crate::cli::project::measure;
use crate::engine::Measure;
use crate::engine::negotiation::check::{TalksProblem, check};
use crate::engine::negotiation::{
    Conversion, CostOf, Costed, Distance, NotCosted, convergence, costs, in_order,
};
use crate::export;
use crate::files::{self, NegotiationFile, record};
use crate::model::{Confidence, Negotiation, OfferTerm, Rate, Spelt, Status, Unit, Value};
use crate::present::Table;
use crate::present::views::negotiation::{NegotiationInput, NegotiationView, view};
use crate::text::explanation::why_words;
use crate::text::file_errors;
use crate::text::negotiation::{not_costed_words, offer_name, problem_words, round_name};
use crate::text::{Language, key, say, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The negotiation.
    file: PathBuf,
    #[command(flatten)]
    figure: FigureArgs,
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
    let plain = measure(words.currency.as_ref(), words.real.as_ref(), language)?;
    let measure = asked(&words.figure, &plain, language)?;
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
    let told = ToldNegotiation {
        words,
        file: &file,
        costed: &costed,
        problems: &problems,
        measure: &measure,
        language,
    };
    if words.json {
        json::print(&told.answer(), out)?;
    } else {
        let input = NegotiationInput {
            negotiation: talks,
            costed: &costed,
            of: words.figure.by,
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
    Ok(if !problems.iter().any(TalksProblem::is_error) && costed.iter().all(is_known) {
        Outcome::Yes
    } else {
        Outcome::No
    })
}

/// Which figure of offers is asked for.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct FigureArgs {
    /// The figure of offers that headline and gap are about.
    #[arg(long, value_enum, default_value = "first-year")]
    pub by: CostOf,
    /// Adds the present value of the term at a yearly rate, for example 3%.
    #[arg(long, value_name = "RATE")]
    pub discount: Option<String>,
}

impl FigureArgs {
    /// Whether something else than what stands without words was asked for.
    pub(super) fn is_asked(&self) -> bool {
        self.by != CostOf::FirstYear || self.discount.is_some()
    }
}

/// `plain` with the discount that is asked for.
pub(super) fn asked(figure: &FigureArgs, plain: &Measure, language: Language) -> Result<Measure, Failure> {
    let rate = |text: &String| {
        let rate = Rate::read(text).ok().filter(|rate| rate.0 > (-1).into());
        rate.ok_or_else(|| {
            Failure::Told(say_with(language, key::CLI_NOT_A_DISCOUNT, &[("found", text.into())]))
        })
    };
    let discount = figure.discount.as_ref().map(rate).transpose()?;
    if figure.by == CostOf::PresentValue && discount.is_none() {
        return Err(Failure::Told(say(language, key::CLI_NO_DISCOUNT)));
    }
    Ok(Measure { discount, ..plain.clone() })
}

/// `talks.ron:41:22: problem: …`, as far as the place is known.
pub(super) fn problem_line(
    path: &Path,
    file: &NegotiationFile,
    problem: &TalksProblem,
    language: Language,
) -> String {
    let place = file.places.of(problem.at).map(|place| format!(":{place}")).unwrap_or_default();
    let told = in_one_line(&problem_words(&file.negotiation, problem, language));
    let word = say(language, if problem.is_error() { key::CLI_PROBLEM } else { key::CLI_NOTICE });
    format!("{}{place}: {word}: {told}", path.display())
}

/// What is told, with what it is made from.
struct ToldNegotiation<'a> {
    words: &'a Args,
    file: &'a NegotiationFile,
    costed: &'a [Result<Costed, NotCosted>],
    problems: &'a [TalksProblem],
    measure: &'a Measure,
    language: Language,
}

impl ToldNegotiation<'_> {
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

    fn answer(&self) -> NegotiationAnswer {
        let (talks, of) = (self.talks(), self.words.figure.by);
        let parties = talks.parties.iter().map(|party| NegotiationParty {
            key: party.key.clone(),
            name: party.name.clone(),
            role: party.role,
        });
        let problems = self.problems.iter().map(|problem| NegotiationProblem {
            place: self.file.places.of(problem.at).into(),
            offer: problem.at.offer().map(|offer| offer + 1),
            text: problem_words(talks, problem, self.language),
        });
        NegotiationAnswer {
            negotiation: talks.title.clone(),
            record: talks.base.record.clone(),
            unit: self.unit(),
            by: of,
            parties: parties.collect(),
            offers: in_order(talks).into_iter().map(|place| self.offer(place)).collect(),
            gaps: self.gaps(of),
            problems: problems.collect(),
        }
    }

    fn gaps(&self, of: CostOf) -> Vec<GapStep> {
        let figure = |costed: &Result<Costed, NotCosted>| costed.as_ref().ok()?.rated(of);
        let costs: Vec<_> = self.costed.iter().map(figure).collect();
        let convergence = convergence(self.talks(), &costs);
        let unit = self.unit();
        let step = |step: &Distance| GapStep {
            after: step.after + 1,
            paying: step.paying + 1,
            receiving: step.receiving + 1,
            gap: step.gap.map(|gap| Exact::known(gap, unit)),
            rates: step.rates,
            closed: convergence.closed(step).map(Exact::fraction),
            status: self.known(step.paying).max(self.known(step.receiving)),
            is_converted: [step.paying, step.receiving]
                .into_iter()
                .any(|place| self.costed[place].as_ref().is_ok_and(|costed| costed.is_converted(of))),
        };
        convergence.steps.iter().map(step).collect()
    }

    fn unit(&self) -> Unit {
        Unit::Money(self.measure.currency_in(self.talks().base.currency()))
    }

    fn offer(&self, place: usize) -> OfferAnswer {
        let offer = &self.talks().offers[place];
        let term = |term: &OfferTerm| match term {
            OfferTerm::Read(field, value) => (field.to_string(), files::spell_value(value)),
            OfferTerm::Unread { path, value } => (path.clone(), value.clone()),
        };
        OfferAnswer {
            offer: place + 1,
            party: offer.party.clone(),
            kind: offer.kind,
            date: offer.date.clone(),
            round: offer.round,
            terms: offer.terms.iter().map(term).collect(),
            declined: offer.declined,
            public: offer.public,
            confidence: offer.confidence,
            sources: offer.sources.clone(),
            note: offer.note.clone(),
            cost: match &self.costed[place] {
                Ok(costed) => OfferCost::Costed(Box::new(self.cost(costed, offer.confidence))),
                Err(why) => OfferCost::Uncosted(UncostedOffer {
                    first_year: None,
                    term: None,
                    why: not_costed_words(why, Language::En),
                }),
            },
        }
    }

    /// How well the figure of an offer is known that gap and headline are about.
    fn known(&self, place: usize) -> Status {
        let confidence = self.talks().offers[place].confidence;
        let known = self.costed[place].as_ref().map(|costed| costed.known.clone().reported(confidence));
        known.map_or(Status::Published, |known| known.of(self.words.figure.by))
    }

    fn cost(&self, costed: &Costed, confidence: Confidence) -> CostedOffer {
        let known = costed.known.clone().reported(confidence);
        let status = |value: Value, status: Status| value.known().map(|_| status);
        let present_value = costed.present_value;
        let (unit, years) = (self.unit(), costed.scenario.years);
        let mut why_of = Named::default();
        // The figures are told of in the order of the keys.
        let mut figure = |name: &str, value: Value| {
            if let Value::Unknown(reason) = value {
                why_of.put(name, why_words(costed.projection.plan(), reason, Language::En));
            }
            Exact::of(value, unit)
        };
        CostedOffer {
            status: OfferFigures {
                first_year: status(costed.first_year, known.first_year),
                term: status(costed.term, known.term),
                present_value: present_value.and_then(|value| status(value, known.present_value)),
                unsaid: status(costed.unsaid.amount, known.term),
            },
            years: SpanOfYears { first: years.first.0, last: years.last.0 },
            first_year: figure("first_year", costed.first_year),
            term: figure("term", costed.term),
            present_value: present_value.map(|value| figure("present_value", value)),
            by_year: (costed.by_year.iter().zip(&known.by_year))
                .map(|(&(year, value), &known)| CostYear {
                    year: year.0,
                    cost: figure(&format!("by_year.{}", year.0), value),
                    status: status(value, known),
                    is_converted: costed.is_converted_in(year),
                })
                .collect(),
            last_unit_not_promised: costed.projection.unpromised_years().map(|year| year.0).collect(),
            unsaid: LeftUnsaid {
                amount: figure("unsaid", costed.unsaid.amount),
                years: costed.unsaid.years.iter().map(|year| year.0).collect(),
                fields: costed.unsaid.fields.iter().map(ToString::to_string).collect(),
            },
            converted: costed.converted.iter().map(converted_term).collect(),
            is_converted: ConvertedFigures {
                first_year: costed.is_converted(CostOf::FirstYear),
                term: costed.is_converted(CostOf::Term),
                present_value: present_value.map(|_| costed.is_converted(CostOf::PresentValue)),
                unsaid: costed.is_unsaid_converted(),
            },
            why_of,
        }
    }
}

fn converted_term(conversion: &Conversion) -> ConvertedTerm {
    let rates: Vec<String> = conversion.rates.iter().map(Spelt::spell).collect();
    ConvertedTerm {
        field: conversion.field.to_string(),
        offered: conversion.offered.spell(),
        rate: rates.join(", "),
        by_way_of: conversion.route.through(),
        amount: conversion.amount.spell(),
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
