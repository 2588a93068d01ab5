//! `replay`: the published record against its rules, or any rule on a stretch of it.

mod tried;

use std::io::Write;

use rust_decimal::Decimal;
use serde_json::json;

use crate::cli::answer::{Failure, Outcome};
use crate::engine::{Replayed, Verdict, replay};
use crate::files::record;
use crate::model::Currency;
use crate::text::history::verdict_words;
use crate::text::{Language, key, say};

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
        return Err(Failure::Told(format!("there is no agreement {number}; the record has 1 to {last}")));
    }
    let found: Vec<Replayed> = replay(record)
        .into_iter()
        .filter(|replayed| words.agreement.is_none_or(|number| replayed.agreement == number))
        .collect();
    if words.json {
        let rows: Vec<_> = found.iter().map(|replayed| as_json(replayed, language)).collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&json!({ "rows": rows })).map_err(Failure::told)?)?;
    } else {
        let head = |key| say(language, key);
        let heads = [
            head(key::REPLAY_HEAD_AGREEMENT),
            head(key::REPLAY_HEAD_PUBLISHED),
            head(key::REPLAY_HEAD_BY_RULE),
        ];
        writeln!(out, "{}", heads.join(" · "))?;
        for replayed in &found {
            let shown =
                |amount: Option<Decimal>| amount.map_or_else(|| "–".to_owned(), |amount| amount.to_string());
            let (published, by_rule, unit) = amounts(replayed);
            writeln!(
                out,
                "{:>2}  {}  {:>8}  {:>8}  {:<12}  {}",
                replayed.agreement,
                replayed.year,
                shown(published),
                shown(by_rule),
                unit,
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

/// Published and replayed in the usual unit of the currency, and that unit.
fn amounts(replayed: &Replayed) -> (Option<Decimal>, Option<Decimal>, String) {
    let currency = replayed.published.as_ref().map_or(Currency::KRW, |published| published.value.currency);
    let scale = currency.scale();
    let published = replayed.published.as_ref().map(|published| scale.count(published.value.amount));
    let by_rule = replayed.replayed.known().map(|amount| scale.count(amount));
    (published, by_rule, super::project::unit_word(crate::model::Unit::Money(currency)))
}

fn as_json(replayed: &Replayed, language: Language) -> serde_json::Value {
    let (published, by_rule, unit) = amounts(replayed);
    let word = match replayed.verdict {
        Verdict::Fits => "fits",
        Verdict::Differs(_) => "differs",
        Verdict::Named => "named",
        Verdict::Follows => "follows",
        Verdict::Waits => "waits",
        Verdict::Cannot(_) => "cannot",
    };
    let scale =
        replayed.published.as_ref().map_or(Currency::KRW, |published| published.value.currency).scale();
    let counted = |amount: Option<Decimal>| amount.map(|amount| scale.count(amount).to_string());
    json!({
        "agreement": replayed.agreement,
        "year": replayed.year.0,
        "unit": unit,
        "published": published.map(|amount| amount.to_string()),
        "status": replayed.published.as_ref().map(|published| published.status.word()),
        "replayed": by_rule.map(|amount| amount.to_string()),
        "before_rounding": counted(replayed.workings.map(|workings| workings.exact)),
        "residual": counted(replayed.residual()),
        "verdict": word,
        "why": verdict_words(replayed.verdict, language),
    })
}
