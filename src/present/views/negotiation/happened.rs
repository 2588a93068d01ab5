//! When the sides met, and what happened besides.

use super::context::Context;
use crate::model::{Meeting, Period, SourceList};
use crate::present::Table;
use crate::present::page::{self, of_figures, of_words, words};
use crate::text::{key, say, say_with};

/// The rounds, a row for each meeting, and the number of the round on each row.
pub(super) fn rounds(context: &Context<'_>) -> (Table, Vec<u16>) {
    let language = context.language();
    let head = |key| say(language, key);
    let columns = vec![
        of_figures("round", head(key::NEGOTIATION_HEAD_ROUND), ""),
        of_words("dates", head(key::NEGOTIATION_HEAD_DATES)),
        of_words("city", head(key::NEGOTIATION_HEAD_CITY)),
        of_words("venue", head(key::NEGOTIATION_HEAD_VENUE)),
        of_words("positions", head(key::NEGOTIATION_HEAD_POSITIONS)),
        of_words("remark", head(key::NEGOTIATION_HEAD_REMARK)),
        of_words("sources", head(key::NEGOTIATION_HEAD_SOURCES)),
    ];
    let (mut rows, mut numbers, mut sources) = (Vec::new(), Vec::new(), SourceList::default());
    let nowhere = Meeting::default();
    for (&number, round) in &context.talks().rounds {
        let meetings: Vec<&Meeting> =
            if round.meetings.is_empty() { vec![&nowhere] } else { round.meetings.iter().collect() };
        for (place, meeting) in meetings.into_iter().enumerate() {
            let of_row = meeting.dates.as_ref().map(|dates| dates.sources.clone()).unwrap_or_default();
            sources.extend(&of_row);
            let dates = match &meeting.dates {
                Some(dates) => context.period_words(&dates.value),
                None => say(language, key::NEGOTIATION_DATES_UNKNOWN),
            };
            let country = meeting.country.as_deref();
            let city = [meeting.city.as_deref(), country].into_iter().flatten().collect::<Vec<_>>();
            let remarks = [meeting.note.as_deref(), round.note.as_deref().filter(|_| place == 0)];
            let remarks: Vec<&str> = remarks.into_iter().flatten().collect();
            let positions = if place == 0 { positions(context, number) } else { String::new() };
            let cells = vec![
                page::plain_number(number.into()),
                words(dates),
                words(city.join(", ")),
                words(meeting.venue.clone().unwrap_or_default()),
                words(positions),
                words(remarks.join("; ")),
                page::names(&of_row),
            ];
            rows.push(page::row(None, cells, &of_row));
            numbers.push(number);
        }
    }
    let title = say(language, key::NEGOTIATION_ROUNDS);
    (Table { title, columns, rows, notes: Vec::new(), sources }, numbers)
}

/// What was put forward in a round.
fn positions(context: &Context<'_>, number: u16) -> String {
    let language = context.language();
    let offers = context.order.iter().map(|&place| (place, &context.talks().offers[place]));
    let said = offers.filter(|(_, offer)| offer.round == Some(number)).map(|(place, offer)| {
        let (party, kind) = (context.party_name(offer), context.kind_words(offer.kind));
        let stated = super::offers::stated_words(context, place);
        if stated.is_empty() {
            return format!("{party}, {kind}");
        }
        let args = [("party", party.into()), ("kind", kind.into()), ("stated", stated.into())];
        say_with(language, key::NEGOTIATION_POSITION, &args)
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { say(language, key::NEGOTIATION_NO_POSITION) } else { said.join("; ") }
}

/// What happened besides, in the order of time.
pub(super) fn events(context: &Context<'_>) -> Table {
    let language = context.language();
    let head = |key| say(language, key);
    let columns = vec![
        of_words("date", head(key::NEGOTIATION_HEAD_DATE)),
        of_words("kind", head(key::NEGOTIATION_HEAD_KIND)),
        of_words("what", head(key::NEGOTIATION_HEAD_WHAT)),
        of_words("sources", head(key::NEGOTIATION_HEAD_SOURCES)),
    ];
    let mut sources = SourceList::default();
    let mut events: Vec<_> = context.talks().events.iter().collect();
    events.sort_by_key(|event| event.date.value.first_day());
    let rows = events.into_iter().map(|event| {
        sources.extend(&event.date.sources);
        let cells = vec![
            words(context.period_words(&Period::from(event.date.value.clone()))),
            words(context.event_words(event.kind)),
            words(event.what.as_str()),
            page::names(&event.date.sources),
        ];
        page::row(None, cells, &event.date.sources)
    });
    let rows = rows.collect();
    Table { title: say(language, key::NEGOTIATION_EVENTS), columns, rows, notes: Vec::new(), sources }
}
