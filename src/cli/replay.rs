//! `replay`: the published record against its rules, or any rule on a stretch of it.

mod tried;

use std::io::Write;

use rust_decimal::Decimal;

use crate::cli::answer::{Failure, Outcome};
use crate::cli::json::{self, Exact, ReplayAnswer, ReplayYear, unit_word};
use crate::engine::{Replayed, Verdict, replay};
use crate::files::record;
use crate::model::{Currency, Unit};
use crate::text::history::verdict_words;
use crate::text::{Language, key, say, say_with};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The number of one agreement, 1 to 12; all of them without it.
    #[arg(conflicts_with = "rule")]
    agreement: Option<u8>,
    /// As JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    tried: tried::Trying,
}

pub(super) fn run(words: &Args, language: Language, out: &mut impl Write) -> Result<Outcome, Failure> {
    if let Some(file) = &words.tried.rule {
        return tried::run(file, &words.tried, words.json, language, out);
    }
    let record = record::bundled();
    if let Some(number) = words.agreement
        && record.agreement(number).is_none()
    {
        let last = record.agreements.len();
        let args = [("number", number.to_string().into()), ("last", last.to_string().into())];
        return Err(Failure::Told(say_with(language, key::CLI_NO_AGREEMENT, &args)));
    }
    let found: Vec<Replayed> = replay(record)
        .into_iter()
        .filter(|replayed| words.agreement.is_none_or(|number| replayed.agreement == number))
        .collect();
    if words.json {
        let rows = found.iter().map(|replayed| year_answer(replayed, language)).collect();
        json::print(&ReplayAnswer { rows }, out)?;
    } else {
        let head = |key| say(language, key);
        let heads = [
            head(key::REPLAY_HEAD_AGREEMENT),
            head(key::REPLAY_HEAD_PUBLISHED),
            head(key::REPLAY_HEAD_BY_RULE),
        ];
        writeln!(out, "{}", heads.join(" · "))?;
        for replayed in &found {
            let unit = unit_of(replayed);
            let shown = |amount: Option<Decimal>| {
                amount.map_or_else(|| "–".to_owned(), |amount| Exact::known(amount, unit).to_string())
            };
            writeln!(
                out,
                "{:>2}  {}  {:>8}  {:>8}  {:<12}  {}",
                replayed.agreement,
                replayed.year,
                shown(published_amount(replayed)),
                shown(replayed.replayed.known()),
                unit_word(unit),
                verdict_words(replayed.verdict, language),
            )?;
        }
        let replayable =
            found.iter().filter(|one| matches!(one.verdict, Verdict::Fits | Verdict::Differs(_)));
        let fits = found.iter().filter(|replayed| replayed.verdict == Verdict::Fits).count();
        let count = replayable.count();
        let args = [("fits", fits.into()), ("count", count.into())];
        writeln!(out, "{}", crate::text::say_with(language, key::REPLAY_SUMMARY, &args))?;
    }
    let fails = found.iter().any(|replayed| matches!(replayed.verdict, Verdict::Differs(_)));
    Ok(if fails { Outcome::No } else { Outcome::Yes })
}

/// The currency in which the amount was published.
fn unit_of(replayed: &Replayed) -> Unit {
    Unit::Money(replayed.published.as_ref().map_or(Currency::KRW, |published| published.value.currency))
}

/// The published amount in whole units of its currency.
fn published_amount(replayed: &Replayed) -> Option<Decimal> {
    replayed.published.as_ref().map(|published| published.value.amount)
}

fn year_answer(replayed: &Replayed, language: Language) -> ReplayYear {
    let unit = unit_of(replayed);
    let exact = |amount: Option<Decimal>| amount.map(|amount| Exact::known(amount, unit));
    ReplayYear {
        agreement: replayed.agreement,
        year: replayed.year.0,
        unit,
        published: exact(published_amount(replayed)),
        status: replayed.published.as_ref().map(|published| published.status),
        replayed: exact(replayed.replayed.known()),
        before_rounding: exact(replayed.workings.map(|workings| workings.exact)),
        residual: exact(replayed.residual()),
        verdict: replayed.verdict,
        why: verdict_words(replayed.verdict, language),
    }
}
