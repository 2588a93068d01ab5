//! When the sides met, and what happened besides.

use super::context::NegotiationContext;
use crate::model::{Meeting, Period, Round, SourceList, TalkEvent};
use crate::present::table::Columns;
use crate::present::{Cell, Table};
use crate::text::{key, say, say_with};

/// A meeting of a round; a round of which none is known has one without anything.
struct MeetingRow<'a> {
    number: u16,
    round: &'a Round,
    meeting: Meeting,
    /// Whether it is the first of its round, beside which stands what was put forward.
    is_first: bool,
}

impl MeetingRow<'_> {
    fn place(&self) -> String {
        let place = [self.meeting.city.as_deref(), self.meeting.country.as_deref()];
        place.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn remarks(&self) -> String {
        let of_round = self.round.note.as_deref().filter(|_| self.is_first);
        let remarks = [self.meeting.note.as_deref(), of_round];
        remarks.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn sources(&self) -> SourceList {
        self.meeting.dates.iter().flat_map(|dates| &dates.sources).collect()
    }
}

/// The rounds, a row for each meeting, and the number of the round on each row.
pub(super) fn rounds(context: &NegotiationContext<'_>) -> (Table, Vec<u16>) {
    let language = context.language();
    let head = |key| say(language, key);
    let mut columns = Columns::<MeetingRow<'_>>::new();
    columns.figures("round", head(key::NEGOTIATION_HEAD_ROUND), "", |_, row| Cell::number(row.number));
    columns.words("dates", head(key::NEGOTIATION_HEAD_DATES), |row| match &row.meeting.dates {
        Some(dates) => context.period_words(&dates.value),
        None => say(language, key::NEGOTIATION_DATES_UNKNOWN),
    });
    columns.words("city", head(key::NEGOTIATION_HEAD_CITY), MeetingRow::place);
    columns.words("venue", head(key::NEGOTIATION_HEAD_VENUE), |row| {
        row.meeting.venue.clone().unwrap_or_default()
    });
    columns.words("positions", head(key::NEGOTIATION_HEAD_POSITIONS), |row| {
        if row.is_first { positions(context, row.number) } else { String::new() }
    });
    columns.words("remark", head(key::NEGOTIATION_HEAD_REMARK), MeetingRow::remarks);
    columns.sources(head(key::NEGOTIATION_HEAD_SOURCES), MeetingRow::sources);

    let mut meetings = Vec::new();
    for (&number, round) in &context.talks().rounds {
        let nowhere = round.meetings.is_empty().then(Meeting::default);
        let known = round.meetings.iter().cloned().chain(nowhere);
        meetings.extend(known.enumerate().map(|(place, meeting)| MeetingRow {
            number,
            round,
            meeting,
            is_first: place == 0,
        }));
    }
    let numbers = meetings.iter().map(|row| row.number).collect();
    (columns.table(say(language, key::NEGOTIATION_ROUNDS), meetings, Vec::new()), numbers)
}

/// What was put forward in a round.
fn positions(context: &NegotiationContext<'_>, number: u16) -> String {
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
pub(super) fn events(context: &NegotiationContext<'_>) -> Table {
    let language = context.language();
    let head = |key| say(language, key);
    let mut columns = Columns::<&TalkEvent>::new();
    columns.words("date", head(key::NEGOTIATION_HEAD_DATE), |event| {
        context.period_words(&Period::from(event.date.value.clone()))
    });
    columns.words("kind", head(key::NEGOTIATION_HEAD_KIND), |event| context.event_words(event.kind));
    columns.words("what", head(key::NEGOTIATION_HEAD_WHAT), |event| event.what.clone());
    columns.sources(head(key::NEGOTIATION_HEAD_SOURCES), |event| event.date.sources.clone().into());
    let mut events: Vec<&TalkEvent> = context.talks().events.iter().collect();
    events.sort_by_key(|event| event.date.value.first_day());
    columns.table(say(language, key::NEGOTIATION_EVENTS), events, Vec::new())
}
