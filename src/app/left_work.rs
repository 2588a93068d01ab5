//! Work that a program left behind which did not come to an end of its own: what it is, how it differs from the files,
//! and taking it over.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::desk::Desk;
use super::documents::DocumentOrigin;
use super::messages::{LocalizedMessage, MessageKind};
use super::negotiation::NegotiationScreen;
use super::what_differs::{negotiation_differs, negotiation_headline, scenario_differs, scenario_headline};
use crate::files::{
    self, LeftBehind, LeftCopy, NegotiationFile, Opened, PrivateFile, RecoveryKind, ScenarioFile, StateFolder,
};
use crate::text::file_errors;
use crate::text::naming::shortened;
use crate::text::titles;
use crate::text::{key, say, say_with};

/// What was left behind and not yet taken over or given up.
#[derive(Default)]
pub struct LeftWork {
    found: Vec<LeftBehind>,
    items: Vec<LeftItem>,
    /// Whether it is looked at.
    is_shown: bool,
}

/// A scenario or a negotiation that was left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftItem {
    /// The copies: its own, and for a negotiation what one side keeps to itself.
    copies: Vec<LeftCopy>,
    /// What it is called.
    pub title: String,
    /// Where it is kept; none if it was in no file.
    pub path: Option<PathBuf>,
    /// When the copy was written.
    pub written: Option<SystemTime>,
    /// What has become of its file, in a sentence.
    pub of_file: LocalizedMessage,
    /// How it differs from its file, in words and money; what it comes to, where there is none.
    pub differs: Vec<LocalizedMessage>,
}

impl LeftItem {
    /// Whether it takes the place of the negotiation that is open.
    pub(super) fn is_negotiation(&self) -> bool {
        self.copies.first().is_some_and(|copy| copy.entry.kind != RecoveryKind::Scenario)
    }
}

impl LeftWork {
    /// Looks for what was left behind. What does not differ from its file is removed.
    pub(super) fn look_for(state: &StateFolder) -> Self {
        let mut left = Self::default();
        for mut found in LeftBehind::find(state) {
            let (items, same) = items_of(&found.copies);
            for copy in same {
                found.remove_copy(&copy);
            }
            if found.copies.is_empty() {
                found.remove();
            } else {
                left.items.extend(items);
                left.found.push(found);
            }
        }
        left.is_shown = !left.items.is_empty();
        left
    }

    /// What there is.
    pub fn items(&self) -> &[LeftItem] {
        &self.items
    }

    /// Whether it is looked at.
    pub fn is_shown(&self) -> bool {
        self.is_shown && !self.items.is_empty()
    }

    pub(super) fn show(&mut self, is_shown: bool) {
        self.is_shown = is_shown;
    }

    /// One of them.
    pub(super) fn item(&self, place: usize) -> Option<LeftItem> {
        self.items.get(place).cloned()
    }

    /// Removes one that was taken over or given up.
    pub(super) fn remove(&mut self, place: usize) {
        if place >= self.items.len() {
            return;
        }
        let item = self.items.remove(place);
        for copy in &item.copies {
            for found in &mut self.found {
                found.remove_copy(copy);
            }
        }
        for found in std::mem::take(&mut self.found) {
            if found.copies.is_empty() {
                found.remove();
            } else {
                self.found.push(found);
            }
        }
    }
}

/// What the copies of one program are, and those that say what their files say.
fn items_of(copies: &[LeftCopy]) -> (Vec<LeftItem>, Vec<LeftCopy>) {
    let private = copies.iter().find(|copy| copy.entry.kind == RecoveryKind::Private);
    let (mut items, mut same) = (Vec::new(), Vec::new());
    for copy in copies {
        match copy.entry.kind {
            RecoveryKind::Scenario => match scenario_item(copy) {
                Some(item) => items.push(item),
                None => same.push(copy.clone()),
            },
            RecoveryKind::Negotiation => match negotiation_item(copy, private) {
                Some(item) => items.push(item),
                None => same.extend(std::iter::once(copy).chain(private).cloned()),
            },
            // It belongs to its negotiation.
            RecoveryKind::Private => {}
        }
    }
    (items, same)
}

/// The file that a copy is one of, and whether that still is what the work began from.
fn file_of<F: files::FileFormat>(copy: &LeftCopy) -> (Option<Opened<F>>, bool) {
    let opened = copy.entry.path.as_deref().and_then(|path| files::open_document::<F>(path).ok());
    let sum = opened.as_ref().map(|opened| opened.stamp.sum_in_digits());
    let is_as_it_was = sum.is_some() && sum == copy.entry.base;
    (opened, is_as_it_was)
}

fn of_file(copy: &LeftCopy, is_there: bool, is_as_it_was: bool) -> LocalizedMessage {
    let path = copy.entry.path.as_ref().map(|path| files::shown_path(path));
    LocalizedMessage::new(|language| match &path {
        None => say(language, key::LEFT_IN_NO_FILE),
        Some(path) => {
            let key = match (is_there, is_as_it_was) {
                (false, _) => key::LEFT_FILE_GONE,
                (true, true) => key::LEFT_OF_FILE,
                (true, false) => key::LEFT_FILE_CHANGED,
            };
            say_with(language, key, &[("path", path.into())])
        }
    })
}

/// None if it says what its file says.
fn scenario_item(copy: &LeftCopy) -> Option<LeftItem> {
    let (file, is_file_as_it_was) = file_of::<ScenarioFile>(copy);
    let (title, differs) = match files::open_scenario(&copy.path) {
        Ok(opened) => {
            let now = opened.file.scenario;
            let shipped = || files::bundled::scenario(&copy.entry.name).and_then(Result::ok);
            let before = match (&file, &copy.entry.path) {
                (Some(file), _) => Some(file.file.scenario.clone()),
                (None, None) => shipped().map(|file| file.scenario),
                (None, Some(_)) => None,
            };
            let differs = before.map(|before| scenario_differs(&before, &now));
            if file.is_some() && differs.as_ref().is_some_and(Vec::is_empty) {
                return None;
            }
            let differs = differs.unwrap_or_else(|| vec![scenario_headline(&now)]);
            (shortened(&titles::title_by_terms(&now)).into_owned(), differs)
        }
        Err(error) => {
            let why = LocalizedMessage::new(|language| file_errors::open_error(&error, language));
            (copy.entry.name.clone(), vec![why])
        }
    };
    Some(LeftItem {
        copies: vec![copy.clone()],
        title: if title.trim().is_empty() { copy.entry.name.clone() } else { title },
        path: copy.entry.path.clone(),
        written: copy.written,
        of_file: of_file(copy, file.is_some(), is_file_as_it_was),
        differs,
    })
}

/// None if it and what one side keeps to itself say what their files say.
fn negotiation_item(copy: &LeftCopy, private: Option<&LeftCopy>) -> Option<LeftItem> {
    let (file, is_file_as_it_was) = file_of::<NegotiationFile>(copy);
    let mut differs = match files::open_document::<NegotiationFile>(&copy.path) {
        Ok(opened) => {
            let now = opened.file.negotiation;
            match &file {
                Some(file) => negotiation_differs(&file.file.negotiation, &now),
                None => vec![LocalizedMessage::new(|language| negotiation_headline(&now, language))],
            }
        }
        Err(error) => vec![LocalizedMessage::new(|language| file_errors::open_error(&error, language))],
    };
    // Nothing that one side keeps to itself is told.
    let mut private = private;
    match private.map(|private| {
        (file_of::<PrivateFile>(private).0, files::open_document::<PrivateFile>(&private.path))
    }) {
        Some((file, Ok(now))) if file.as_ref().map(|file| &file.file.layer) == Some(&now.file.layer) => {}
        Some((_, Ok(_))) => {
            differs.push(LocalizedMessage::new(|language| say(language, key::LEFT_PRIVATE_TOO)));
        }
        // It stays where it lies, and the rest opens without it.
        Some((_, Err(error))) => {
            differs.push(LocalizedMessage::new(|language| file_errors::open_error(&error, language)));
            private = None;
        }
        None => {}
    }
    if differs.is_empty() {
        return None;
    }
    let title = files::open_negotiation(&copy.path).map(|opened| opened.file.negotiation.title);
    let title = title.unwrap_or_else(|_| copy.entry.name.clone());
    Some(LeftItem {
        copies: std::iter::once(copy).chain(private).cloned().collect(),
        title: shortened(&title).into_owned(),
        path: copy.entry.path.clone(),
        written: copy.written,
        of_file: of_file(copy, file.is_some(), is_file_as_it_was),
        differs,
    })
}

/// Opens what was left behind, as it stood. It is bound to its file if that may be and still is what the work began
/// from; else it is a copy without a file. Whether it was opened.
pub(super) fn take_over(
    desk: &mut Desk,
    talks: &mut NegotiationScreen,
    item: &LeftItem,
    may_be_bound: bool,
) -> bool {
    let Some(copy) = item.copies.first() else { return false };
    let taken = match copy.entry.kind {
        RecoveryKind::Scenario => take_over_scenario(desk, copy, may_be_bound),
        RecoveryKind::Negotiation | RecoveryKind::Private => {
            take_over_negotiation(desk, talks, item, may_be_bound)
        }
    };
    if let Err(error) = &taken {
        desk.messages.tell(MessageKind::Error, |language| file_errors::open_error(error, language));
    }
    taken.is_ok()
}

fn take_over_scenario(desk: &mut Desk, copy: &LeftCopy, may_be_bound: bool) -> Result<(), files::OpenError> {
    let opened = files::open_scenario(&copy.path)?;
    // Looked at now: it may be another one than when this was listed.
    let (file, is_as_it_was) = file_of::<ScenarioFile>(copy);
    let bound = copy.entry.path.as_deref().zip(file).filter(|_| is_as_it_was && may_be_bound);
    // The file may be open already; a scenario that was changed there since stays beside this one.
    let is_this = |path: &Path| bound.as_ref().is_some_and(|(bound, _)| files::same_file(bound, path));
    let open = desk.session.documents().iter().find(|open| open.path.as_deref().is_some_and(is_this));
    let open = open.map(|document| (document.id, document.is_changed()));
    let id = match (open, bound) {
        (Some((id, false)), _) => id,
        (None, Some((path, file))) => desk.session.add(file.file, DocumentOrigin::file(path, file.stamp)),
        (Some((_, true)), _) | (None, None) => {
            let id = desk.session.add(opened.file, DocumentOrigin::no_file(&copy.entry.name));
            desk.session.note_unsaved(id);
            desk.take_in_hand(id);
            return Ok(());
        }
    };
    desk.session.recover(id, opened.file.scenario);
    desk.take_in_hand(id);
    Ok(())
}

fn take_over_negotiation(
    desk: &mut Desk,
    talks: &mut NegotiationScreen,
    item: &LeftItem,
    may_be_bound: bool,
) -> Result<(), files::OpenError> {
    let Some((copy, private)) = item.copies.split_first() else { return Ok(()) };
    let opened = files::open_negotiation(&copy.path)?;
    let private = private.first();
    let layer = private.map(|private| files::open_document::<PrivateFile>(&private.path)).transpose()?;
    let (file, is_as_it_was) = file_of::<NegotiationFile>(copy);
    // What lies beside it would be taken for the layer: it must be what the layer began from as well, or nothing.
    let is_layer_as_it_was = private.is_none_or(|private| {
        let is_beside = copy.entry.path.as_deref().is_some_and(|path| files::private_path(path).exists());
        file_of::<PrivateFile>(private).1 || private.entry.path.is_none() && !is_beside
    });
    let bound = copy.entry.path.as_deref().zip(file);
    let bound = bound.filter(|_| is_as_it_was && is_layer_as_it_was && may_be_bound);
    let is_in_no_file = bound.is_none();
    match bound {
        // The layer beside the file is read with it, and then put as it stood.
        Some((path, file)) => talks.open(desk, file.file, DocumentOrigin::file(path, file.stamp)),
        None => talks.open(desk, opened.file.clone(), DocumentOrigin::no_file(&copy.entry.name)),
    }
    let layer = layer.map(|opened| opened.file.layer);
    desk.session.recover_talks(opened.file.negotiation, layer, is_in_no_file);
    Ok(())
}
