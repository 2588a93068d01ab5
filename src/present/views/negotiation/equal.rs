//! Packages that cost the same as an offer, and what would make one offer cost what another does.

use rust_decimal::Decimal;

use crate::engine::{CostOrder, NoPackages, Package, Packages, Reply, Solved, Vary};
use crate::model::{Money, Rate, SourceId, Status};
use crate::present::certainty::{rests_on_words, with_sign};
use crate::present::counted::Counted;
use crate::present::curve::{Curve, CurvePoint};
use crate::present::table::Columns;
use crate::present::{Cell, Table};
use crate::text::numbers::{Digits, money_words, number};
use crate::text::{Arg, Language, key, say, say_with};

/// Packages as they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EqualView {
    /// What they all cost over the term, in words; or why there are none.
    pub headline: String,
    /// The package at the handle, in words.
    pub handle: Option<String>,
    /// The curve; none if there are no packages.
    pub curve: Option<Curve>,
    /// The same as a table.
    pub table: Table,
}

/// What equal packages are shown from.
#[derive(Debug, Clone, Copy)]
pub struct EqualInput<'a> {
    /// What the offer is called.
    pub title: &'a str,
    /// The packages, or why there are none.
    pub packages: Result<&'a Packages, NoPackages>,
    /// What varies beside the base.
    pub vary: Vary,
    /// Those of them that are drawn; see [`Packages::curve`].
    pub points: &'a [Package],
    /// The one at which the handle stands.
    pub handle: Option<Package>,
    /// Who says what the offer says.
    pub sources: &'a [SourceId],
    /// The language.
    pub language: Language,
}

impl EqualInput<'_> {
    /// How well it is known what they cost together, and so every package.
    fn status(&self) -> Status {
        self.packages.map_or(Status::Published, Packages::status)
    }
}

/// The packages of an offer.
pub fn equal(input: &EqualInput<'_>) -> EqualView {
    let language = input.language;
    let rate_name = match input.vary {
        Vary::Growth => say(language, key::EQUAL_GROWTH),
        Vary::Cap => say(language, key::EQUAL_CAP),
    };
    let packages = match input.packages {
        Ok(packages) => packages,
        Err(why) => return none(why, &rate_name, language),
    };
    let own = packages.own();
    let all = || input.points.iter().copied().chain(own).chain(input.handle);
    let largest = all().map(|package| package.base.amount).max().unwrap_or_default();
    let currency = all().next().map_or(crate::model::Currency::KRW, |package| package.base.currency);
    let counted = Counted::of_column(crate::model::Unit::Money(currency), largest, language);
    let bases: Vec<Decimal> = all().map(|package| package.base.amount).collect();
    let decimals = counted.decimals(&bases);
    let point = |package: &Package| CurvePoint {
        base: counted.plain(package.base.amount),
        rate: package.rate.in_percent(),
        text: with_sign(package_words(package, &rate_name, language), input.status()),
        label: with_sign(
            format!("{} · {}", counted.cell(package.base.amount, decimals), percent(package.rate)),
            input.status(),
        ),
    };
    let total = all().next().map(|package| Money::new(packages.total(), package.base.currency));
    let total = total.map(|total| money_words(total, language)).unwrap_or_default();
    let args = [("title", input.title.into()), ("amount", total.into()), ("rate", (&rate_name).into())];
    let headline = say_with(language, key::EQUAL_HEADLINE, &args);
    let base_unit = counted.label(language);
    let subtitle = [("rate", (&rate_name).into()), ("unit", (&base_unit).into())];
    let curve = Curve {
        title: headline.clone(),
        subtitle: say_with(language, key::EQUAL_SUBTITLE, &subtitle),
        points: input.points.iter().map(point).collect(),
        own: own.as_ref().map(point),
        handle: input.handle.as_ref().map(point),
        notes: rests_on_words(input.status(), language)
            .into_iter()
            .chain([say(language, key::EQUAL_NOTE)])
            .collect(),
        sources: input.sources.into(),
        summary: summary(input, &headline, &rate_name),
        base_unit,
        rate_name: rate_name.clone(),
    };
    let table = table(input, counted, decimals, &curve);
    EqualView {
        handle: input
            .handle
            .map(|package| with_sign(package_words(&package, &rate_name, language), input.status())),
        table,
        headline,
        curve: (!input.points.is_empty()).then_some(curve),
    }
}

fn none(why: NoPackages, rate_name: &str, language: Language) -> EqualView {
    let rate = [("rate", rate_name.into())];
    let headline = match why {
        NoPackages::Unknown => say(language, key::EQUAL_UNKNOWN),
        NoPackages::NoEffect => say_with(language, key::EQUAL_NO_EFFECT, &rate),
    };
    let table = Columns::<&Package>::new().table(say(language, key::EQUAL_NAME), [], Vec::new());
    EqualView { headline, handle: None, curve: None, table }
}

/// “Base KRW 1,530.0 bn with a yearly growth of 2.1%: KRW 7,921.6 bn together”.
fn package_words(package: &Package, rate_name: &str, language: Language) -> String {
    let args = [
        ("base", money_words(package.base, language).into()),
        ("name", rate_name.into()),
        ("rate", percent(package.rate).into()),
        ("total", money_words(Money::new(package.total, package.base.currency), language).into()),
    ];
    say_with(language, key::EQUAL_PACKAGE, &args)
}

/// A rate with at most four decimals, as it stands on its step.
fn percent(rate: Rate) -> String {
    format!("{}%", number(rate.in_percent(), Digits::AtMost(4)))
}

fn summary(input: &EqualInput<'_>, headline: &str, rate_name: &str) -> String {
    let ends = [input.points.first(), input.points.last()].into_iter().flatten();
    let said: Vec<String> = ends.map(|package| package_words(package, rate_name, input.language)).collect();
    let args = [("headline", headline.into()), ("ends", said.join("; ").into())];
    say_with(input.language, key::EQUAL_SUMMARY, &args)
}

fn table(input: &EqualInput<'_>, counted: Counted, decimals: u32, curve: &Curve) -> Table {
    let language = input.language;
    let figure = |value, counted, decimals| Cell::figure(value, counted, decimals).known(input.status());
    let mut columns = Columns::<&Package>::new();
    columns.cite(|_| input.sources.into());
    columns.figures("base", say(language, key::EQUAL_HEAD_BASE), &curve.base_unit, |_, package| {
        figure(package.base.amount, counted, decimals)
    });
    columns.figures("rate", curve.rate_name.clone(), "%", |_, package| {
        figure(package.rate.0, Counted::Percent, 4)
    });
    columns.figures("total", say(language, key::NEGOTIATION_HEAD_TERM), &curve.base_unit, |_, package| {
        figure(package.total, counted, decimals)
    });
    let notes = vec![say(language, key::EQUAL_NOTE)];
    let table = columns.table(say(language, key::EQUAL_NAME), input.points, notes);
    Table { sources: input.sources.into(), ..table }
}

/// What would make our offer cost over its term what theirs does, a sentence each; `ours` and `theirs`
/// are what the offers are called.
pub fn reply_words(reply: &Reply, ours: &str, theirs: &str, language: Language) -> Vec<String> {
    let ends = || vec![("ours", Arg::from(ours)), ("theirs", Arg::from(theirs))];
    let (Some(of_ours), Some(of_theirs)) = (reply.ours, reply.theirs) else {
        return vec![say_with(language, key::REPLY_UNKNOWN, &ends())];
    };
    let sum = |amount| money_words_of(Money::new(amount, reply.currency), language);
    let mut said = Vec::new();
    let mut args = ends();
    args.extend([("sum", sum(of_ours).into()), ("sought", sum(of_theirs).into())]);
    said.push(with_sign(say_with(language, key::REPLY_SUMS, &args), reply.status));
    let money = |base: Money| money_words(base, language);
    let knobs = [
        (say(language, key::EQUAL_BASE), reply.base.map(|base| in_words(base, money))),
        (say(language, key::EQUAL_GROWTH), reply.growth.map(|growth| in_words(growth, percent))),
        (say(language, key::EQUAL_CAP), reply.cap.map(|cap| in_words(cap, percent))),
    ];
    for (name, found) in knobs {
        let Some(found) = found else { continue };
        let name = ("name", Arg::from(name));
        let words = match found {
            Solved::At { first, last } if first == last => {
                say_with(language, key::REPLY_AT, &[name, ("value", first.into())])
            }
            Solved::At { first, last } => {
                say_with(language, key::REPLY_SPAN, &[name, ("first", first.into()), ("last", last.into())])
            }
            Solved::Between { nearest, .. } => {
                say_with(language, key::REPLY_NEAREST, &[name, ("value", nearest.into())])
            }
            Solved::Never(CostOrder::Dearer) => say_with(language, key::REPLY_ALWAYS_DEARER, &[name]),
            Solved::Never(CostOrder::Cheaper) => say_with(language, key::REPLY_ALWAYS_CHEAPER, &[name]),
            Solved::NoEffect => say_with(language, key::REPLY_NO_EFFECT, &[name]),
        };
        said.push(with_sign(words, reply.status));
    }
    said
}

/// What was found, in words.
fn in_words<T: Copy>(solved: Solved<T>, to: impl Fn(T) -> String) -> Solved<String> {
    match solved {
        Solved::At { first, last } => Solved::At { first: to(first), last: to(last) },
        Solved::Between { below, above, nearest } => {
            Solved::Between { below: to(below), above: to(above), nearest: to(nearest) }
        }
        Solved::Never(standing) => Solved::Never(standing),
        Solved::NoEffect => Solved::NoEffect,
    }
}

fn money_words_of(money: Money, language: Language) -> String {
    crate::text::numbers::money_rounded(money, language)
}
