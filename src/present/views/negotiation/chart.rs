//! The talks on a date axis.

use rust_decimal::Decimal;

use super::context::{NegotiationContext, name_of};
use super::headline::gap;
use crate::engine::negotiation::CostOf;
use crate::model::{EventKind, Offer, OfferKind, Party, Period, Role, SourceList};
use crate::present::certainty::with_sign;
use crate::present::timeline::{
    Day, Days, Moment, OfferGap, Position, Positions, TalksPeriod, Timeline, Whose,
};
use crate::text::capital;
use crate::text::negotiation::round_name;
use crate::text::numbers::{Digits, rate, year, years};
use crate::text::{key, say, say_with};

/// What somebody says beyond so many times the largest offer stands off the scale.
const TIMES: Decimal = Decimal::TWO;

pub(super) fn timeline(context: &NegotiationContext<'_>) -> Timeline {
    let language = context.language();
    let (mut lines, undated) = lines(context);
    let off_scale = leave_off_scale(context, &mut lines);
    let rounds = rounds(context);
    let moments = moments(context);
    let points = lines.iter().flat_map(|line| &line.points).map(|point| point.days);
    let all = rounds.iter().map(|round| round.days).chain(moments.iter().map(|moment| moment.days));
    let days = all.chain(points).reduce(Days::joined);
    let agreed = lines.iter().filter(|line| line.whose == Whose::Both).flat_map(|line| &line.points);
    let agreed = agreed.map(|point| point.days.first).max();
    let last = lines.iter().flat_map(|line| &line.points).filter(|point| point.stands());
    let last = agreed.max(last.map(|point| point.days.last).max());
    let last = last.max(rounds.iter().map(|round| round.days.last).max());
    for line in &mut lines {
        let stands = line.points.iter().any(Position::stands);
        line.until = last.filter(|_| stands);
    }
    let mut sources = SourceList::default();
    for place in &context.order {
        if context.costs[*place].is_some() {
            sources.extend(&context.sources(*place));
        }
    }
    let mut notes: Vec<String> = off_scale;
    notes.extend(undated_note(context, &undated));
    let subtitle = subtitle(context);
    Timeline {
        title: super::headline::headline(context),
        summary: summary(context, &lines),
        unit: context.counted.label(language),
        gap: last.and_then(|day| gap_at(context, day)),
        subtitle,
        days,
        sight: None,
        amounts: None,
        rounds,
        moments,
        lines,
        undated,
        notes,
        sources,
    }
}

/// What the talks are called, figure and years, unit, price basis.
fn subtitle(context: &NegotiationContext<'_>) -> String {
    let language = context.language();
    let span = context.years().map(|span| match context.input.of {
        CostOf::FirstYear => year(span.first, language),
        CostOf::Term | CostOf::PresentValue => years(span, language),
    });
    let words = [Some(context.title()), Some(context.basis()), span];
    words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What each party put forward, and in words what has no date.
fn lines(context: &NegotiationContext<'_>) -> (Vec<Positions>, Vec<String>) {
    let mut lines: Vec<(Option<&str>, Positions)> = Vec::new();
    let mut undated = Vec::new();
    let decimals = context.decimals();
    for &place in &context.order {
        let Some(cost) = context.costs[place] else { continue };
        let offer = &context.talks().offers[place];
        let text = position_words(context, place, cost);
        let Some(period) = context.when(offer) else {
            undated.push(text);
            continue;
        };
        let position = Position {
            offer: place,
            days: Days::from(&period),
            amount: context.counted.plain(cost),
            label: with_sign(context.counted.cell(cost, decimals), context.status(place)),
            status: context.status(place),
            text,
            kind: offer.kind,
            declined: offer.declined,
            converted: context.is_converted(place),
            off_scale: false,
        };
        let key = offer.party.as_deref().filter(|_| offer.kind != OfferKind::Agreed);
        if let Some((_, line)) = lines.iter_mut().find(|(of, _)| *of == key) {
            line.points.push(position);
            continue;
        }
        let speaking = lines.iter().filter(|(_, line)| matches!(line.whose, Whose::Speaking(_)));
        let number = u8::try_from(speaking.count()).unwrap_or(u8::MAX);
        let (name, whose) = whose(context, offer, number);
        lines.push((key, Positions { name, whose, points: vec![position], until: None, before: None }));
    }
    let mut lines: Vec<Positions> = lines.into_iter().map(|(_, line)| line).collect();
    lines.sort_by_key(|line| line.whose);
    (lines, undated)
}

/// Whose line an offer stands in, with its name.
fn whose(context: &NegotiationContext<'_>, offer: &Offer, number: u8) -> (String, Whose) {
    let named = |party: &Party| name_of(party);
    if offer.kind == OfferKind::Agreed {
        return (capital(&context.kind_words(OfferKind::Agreed)), Whose::Both);
    }
    match context.party(offer) {
        Some(party) if party.role == Role::Pays => (named(party), Whose::Paying),
        Some(party) if party.role == Role::Receives => (named(party), Whose::Receiving),
        _ => (context.party_name(offer), Whose::Speaking(number)),
    }
}

/// Marks what somebody says that is far beyond everything on the table; each of it in words.
fn leave_off_scale(context: &NegotiationContext<'_>, lines: &mut [Positions]) -> Vec<String> {
    let is_talk = |point: &Position| point.kind == OfferKind::Statement;
    let offered = lines.iter().flat_map(|line| &line.points).filter(|point| !is_talk(point));
    let Some(largest) = offered.map(|point| point.amount).max().filter(|largest| *largest > Decimal::ZERO)
    else {
        return Vec::new();
    };
    let Some(most) = largest.checked_mul(TIMES) else { return Vec::new() };
    let mut said = Vec::new();
    for point in lines.iter_mut().flat_map(|line| &mut line.points) {
        if is_talk(point) && point.amount > most {
            point.off_scale = true;
            let what = ("what", point.text.as_str().into());
            said.push(say_with(context.language(), key::NEGOTIATION_OFF_SCALE, &[what]));
        }
    }
    said
}

/// Who, what kind of word, when and how much.
fn position_words(context: &NegotiationContext<'_>, place: usize, cost: Decimal) -> String {
    let language = context.language();
    let offer = &context.talks().offers[place];
    let when = context.when(offer).map(|period| context.period_words(&period));
    let when = when.unwrap_or_else(|| say(language, key::NEGOTIATION_DATE_UNKNOWN));
    let args = [
        ("party", context.party_name(offer).into()),
        ("kind", context.kind_words(offer.kind).into()),
        ("when", when.into()),
        ("amount", with_sign(context.amount_words(cost), context.status(place)).into()),
    ];
    let said = say_with(language, key::NEGOTIATION_POSITION_WORDS, &args);
    if !offer.declined {
        return said;
    }
    format!("{said} ({})", say(language, key::NEGOTIATION_DECLINED))
}

fn undated_note(context: &NegotiationContext<'_>, undated: &[String]) -> Option<String> {
    let offers = ("offers", undated.join("; ").into());
    (!undated.is_empty()).then(|| say_with(context.language(), key::NEGOTIATION_UNDATED, &[offers]))
}

fn rounds(context: &NegotiationContext<'_>) -> Vec<TalksPeriod> {
    let language = context.language();
    let mut rounds = Vec::new();
    for (&number, round) in &context.talks().rounds {
        for meeting in &round.meetings {
            let Some(dates) = &meeting.dates else { continue };
            let name = capital(&round_name(number, language));
            let words = [Some(name), Some(context.period_words(&dates.value)), meeting.city.clone()];
            rounds.push(TalksPeriod {
                round: number,
                days: Days::from(&dates.value),
                label: number.to_string(),
                text: words.into_iter().flatten().collect::<Vec<_>>().join(", "),
            });
        }
    }
    rounds
}

fn moments(context: &NegotiationContext<'_>) -> Vec<Moment> {
    let mut moments: Vec<Moment> = context
        .talks()
        .events
        .iter()
        .map(|event| {
            let date = context.period_words(&Period::from(event.date.value.clone()));
            let label = match event.kind {
                EventKind::Other => String::new(),
                kind if Days::of(&event.date.value).is_one() => capital(&context.event_words(kind)),
                // Of what is known by its month or year alone the line cannot tell the day.
                kind => format!("{} ({date})", capital(&context.event_words(kind))),
            };
            Moment {
                days: Days::of(&event.date.value),
                kind: event.kind,
                label,
                text: format!("{date}: {}", event.what.trim()),
            }
        })
        .collect();
    moments.sort_by_key(|moment| moment.days);
    moments
}

/// The gap between the offers that stand in the end.
fn gap_at(context: &NegotiationContext<'_>, day: Day) -> Option<OfferGap> {
    let language = context.language();
    let latest = context.convergence.latest()?;
    let [offered, asked] = [latest.paying, latest.receiving].map(|place| context.costs[place]);
    let gap = with_sign(context.counted.cell(latest.gap?, context.decimals()), context.gap_status(latest));
    let gap = ("gap", gap.into());
    let opening = context.convergence.opening().filter(|opening| *opening != latest);
    let label = match opening.and_then(|_| context.convergence.closed(latest)) {
        None => say_with(language, key::NEGOTIATION_BRACKET, &[gap]),
        Some(closed) => {
            let share = ("share", rate(closed, Digits::Fixed(0)).into());
            say_with(language, key::NEGOTIATION_BRACKET_CLOSED, &[gap, share])
        }
    };
    Some(OfferGap {
        day,
        offered: context.counted.plain(offered?),
        asked: context.counted.plain(asked?),
        label,
    })
}

/// Everything in the picture, told in words.
fn summary(context: &NegotiationContext<'_>, lines: &[Positions]) -> String {
    let points = lines.iter().flat_map(|line| &line.points);
    let mut told: Vec<(Days, &str)> = points.map(|point| (point.days, point.text.as_str())).collect();
    told.sort_by_key(|(days, _)| *days);
    let told: Vec<&str> = told.into_iter().map(|(_, text)| text).collect();
    let args = [("gap", gap(context).into()), ("positions", told.join("; ").into())];
    if told.is_empty() {
        return gap(context);
    }
    say_with(context.language(), key::NEGOTIATION_SUMMARY, &args)
}
