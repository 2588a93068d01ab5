//! How sure a value is and who says so, as it is chosen beside the value: see [`Edit::Restate`].
//!
//! The value stays. A source is one that the scenario or the record has, or a new one, which the scenario then
//! defines. What is published names a source.

use super::{Action, App, Document, DocumentId, Edit};
use crate::model::{Field, FieldValue, Scenario, Source, SourceField, SourceId, Status};
use crate::text::Typed;
use crate::text::stating::KnownSources;
use crate::text::typed::read_date;

/// Asks for another status or other sources of a value, in every scenario that edits go to and that has the same
/// value; `sources` are those that the scenario defines with it. None if all of them say so already.
pub fn restated(
    app: &App,
    document: DocumentId,
    field: &Field,
    value: &FieldValue,
    sources: Vec<(Field, FieldValue)>,
) -> Option<Action> {
    let is_asked = |id: &DocumentId| {
        let Some(document) = app.session().document(*id) else { return false };
        let now = field.read(&document.scenario);
        let is_same = now.as_ref().is_some_and(|now| now.says_the_same(value) && now != value);
        is_same && sources.iter().all(|(source, new)| is_free(&document.scenario, source, new))
    };
    let documents: Vec<DocumentId> = app.edited_in(document, field).into_iter().filter(is_asked).collect();
    let (field, value) = (field.clone(), value.clone());
    (!documents.is_empty()).then_some(Action::Edit(Edit::Restate { documents, field, value, sources }))
}

/// Asks for a value with the status and sources that it names in every scenario that edits go to, also where the
/// same value stands already. A scenario that has another source of such a name is left as it is. None if all of them
/// say so already.
pub fn stated_in_all(app: &App, document: DocumentId, field: &Field, value: &FieldValue) -> Option<Action> {
    let sources = sources_of(app, document, [value]);
    let is_asked = |id: &DocumentId| {
        let Some(document) = app.session().document(*id) else { return false };
        let is_other = field.read(&document.scenario).as_ref() != Some(value);
        is_other && sources.iter().all(|(source, new)| is_free(&document.scenario, source, new))
    };
    let documents: Vec<DocumentId> = app.edited_in(document, field).into_iter().filter(is_asked).collect();
    let (field, value) = (field.clone(), value.clone());
    (!documents.is_empty()).then_some(Action::Edit(Edit::Restate { documents, field, value, sources }))
}

/// The scenarios that values of one scenario go to, with the sources that these name and that it defines: a scenario
/// that has another source of such a name is left as it is.
pub fn with_sources(
    app: &App,
    document: DocumentId,
    fields: Vec<(Field, FieldValue)>,
) -> (Vec<DocumentId>, Vec<(Field, FieldValue)>) {
    let documents = app.edited(document);
    if documents.len() < 2 {
        return (documents, fields);
    }
    let sources = sources_of(app, document, fields.iter().map(|(_, value)| value));
    let takes = |id: &DocumentId| {
        let open = app.session().document(*id);
        open.is_some_and(|open| sources.iter().all(|(source, new)| is_free(&open.scenario, source, new)))
    };
    let documents = documents.into_iter().filter(takes).collect();
    (documents, sources.iter().cloned().chain(fields).collect())
}

/// The sources that values name and that a scenario defines.
fn sources_of<'a>(
    app: &App,
    document: DocumentId,
    values: impl IntoIterator<Item = &'a FieldValue>,
) -> Vec<(Field, FieldValue)> {
    let Some(document) = app.session().document(document) else { return Vec::new() };
    let mut defined: Vec<(Field, FieldValue)> = Vec::new();
    for id in values.into_iter().flat_map(FieldValue::sources) {
        let Some(source) = document.scenario.sources.get(id) else { continue };
        let whole = Field::Source(id.clone(), SourceField::Whole);
        if !defined.iter().any(|(known, _)| *known == whole) {
            defined.push((whole, FieldValue::Source(Box::new(source.clone()))));
        }
    }
    defined
}

/// Whether a value was typed, pasted or chosen since its scenario was opened, or the scenario was begun anew.
pub fn is_of_user(document: &Document, field: &Field) -> bool {
    let opened = document.opened.as_ref().map(|opened| field.read(opened));
    opened.is_none_or(|opened| opened != field.read(&document.scenario))
}

/// Whether a scenario has no other source of that name.
fn is_free(scenario: &Scenario, source: &Field, new: &FieldValue) -> bool {
    source.read(scenario).is_none_or(|now| now == FieldValue::Absent || now == *new)
}

/// A new source as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceEntry {
    /// Who published it.
    pub publisher: String,
    /// The title of the page or the book.
    pub title: String,
    /// When; may be empty.
    pub date: String,
    /// Where it stands; may be empty.
    pub address: String,
}

/// Why what is chosen cannot be stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementProblem {
    /// It is published, and nobody is named who published it.
    PublishedWithoutSource,
    /// The new source has no title.
    NoTitle,
    /// The new source has no publisher.
    NoPublisher,
    /// Its date is none.
    NotADate,
    /// Its address does not begin with `https://` or `http://`, or has spaces in it.
    NotAnAddress,
}

impl SourceEntry {
    /// The source, with the short name that it is given: letters of the publisher and the year, which no other
    /// source has.
    ///
    /// # Errors
    /// What has to be typed otherwise.
    pub fn read(&self, scenario: &Scenario, app: &App) -> Result<(SourceId, Source), StatementProblem> {
        let [publisher, title, address] =
            [&self.publisher, &self.title, &self.address].map(|text| text.trim().to_owned());
        if publisher.is_empty() {
            return Err(StatementProblem::NoPublisher);
        }
        if title.is_empty() {
            return Err(StatementProblem::NoTitle);
        }
        let date = match read_date(&self.date) {
            Typed::Understood(date) => Some(date),
            Typed::Empty => None,
            Typed::NotUnderstood(_) | Typed::Ambiguous(_) => return Err(StatementProblem::NotADate),
        };
        if !address.is_empty() && !is_web_address(&address) {
            return Err(StatementProblem::NotAnAddress);
        }
        let year =
            date.as_ref().map(|date| format!("{:02}", date.year().0.rem_euclid(100))).unwrap_or_default();
        let known = KnownSources::of(scenario, app.record());
        let name = |number: usize| {
            let behind = if number == 1 { String::new() } else { format!("-{number}") };
            SourceId(format!("{}{year}{behind}", letters_of(&publisher)))
        };
        // Of so many names one is free: there are fewer sources.
        let id = (1..=known.len() + 1).map(name).find(|id| !known.has(id)).unwrap_or_else(|| name(1));
        Ok((id, Source { title, publisher, date, address }))
    }
}

/// Whether a text is an address that a browser opens.
pub fn is_web_address(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control();
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric) && rest.chars().all(is_plain))
}

/// The letters that a short name begins with: the capitals of the words, else the first letters.
fn letters_of(publisher: &str) -> String {
    const MOST: usize = 6;
    let heads = publisher.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next());
    let heads: String = heads.filter(|c| c.is_uppercase()).take(MOST).collect();
    if heads.chars().count() > 1 {
        return heads;
    }
    let letters = publisher.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase);
    let letters: String = letters.take(MOST).collect();
    if letters.is_empty() { "SOURCE".to_owned() } else { letters }
}

/// What was chosen beside a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// How sure it is.
    pub status: Status,
    /// Who says so, of those that are there.
    pub sources: Vec<SourceId>,
    /// Who says so besides, and is new.
    pub entry: Option<SourceEntry>,
}

impl Statement {
    /// What a value says of itself.
    pub fn of(value: &FieldValue) -> Option<Self> {
        Some(Self { status: value.status()?, sources: value.sources().to_vec(), entry: None })
    }

    /// The edit that states it; none if it is stated so already.
    ///
    /// # Errors
    /// What has to be chosen or typed otherwise.
    pub fn edit(&self, app: &App, id: DocumentId, field: &Field) -> Result<Option<Action>, StatementProblem> {
        let Some(document) = app.session().document(id) else { return Ok(None) };
        let Some(value) = field.read(&document.scenario) else { return Ok(None) };
        let mut sources = self.sources.clone();
        let mut defined = Vec::new();
        if let Some(entry) = &self.entry {
            let (id, source) = entry.read(&document.scenario, app)?;
            let whole = Field::Source(id.clone(), SourceField::Whole);
            defined.push((whole, FieldValue::Source(Box::new(source))));
            sources.push(id);
        }
        if self.status == Status::Published && sources.is_empty() {
            return Err(StatementProblem::PublishedWithoutSource);
        }
        let own = self.sources.iter().filter_map(|id| Some((id, document.scenario.sources.get(id)?)));
        defined.extend(own.map(|(id, source)| {
            let whole = Field::Source(id.clone(), SourceField::Whole);
            (whole, FieldValue::Source(Box::new(source.clone())))
        }));
        Ok(restated(app, document.id, field, &value.stated_by(self.status, sources), defined))
    }
}
