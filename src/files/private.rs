//! What one side keeps to itself: a file of its own beside that of the negotiation.
//!
//! `talks.private.ron` stands beside `talks.ron`. It is read and written like a negotiation, but what
//! goes wrong with it is told without a word of what stands in it, and a new one is its owner's alone
//! to read. Nothing else in this floor knows a private layer; a test of the floors holds that.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::format::FileFormat;
use super::frame::{self, Version};
use super::kind::{FileKind, PRIVATE_END};
use super::read_error::{ReadError, ReadProblem};
use super::scan;
use super::source::{SourceText, prepared};
use super::terms::{Terms, comments_kept};
use crate::model::spelling::{NoteText, RoundNumber, name, some_note, unique};
use crate::model::{Expected, PrivateLayer, SpellingError};

/// A private layer as its file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateFile {
    /// The layer.
    pub layer: PrivateLayer,
    /// The comments above it, with their slashes; kept when it is saved.
    pub comment: String,
    /// How many comments stand elsewhere; they are lost when it is saved.
    pub other_comments: usize,
}

impl PrivateFile {
    /// A layer without comments.
    pub fn new(layer: PrivateLayer) -> Self {
        Self { layer, comment: String::new(), other_comments: 0 }
    }
}

/// The path of the private file beside a negotiation's.
///
/// ```
/// use std::path::Path;
/// use costshare::files::private_path;
///
/// assert_eq!(private_path(Path::new("talks/sma-13.ron")), Path::new("talks/sma-13.private.ron"));
/// assert_eq!(private_path(Path::new("talks/sma.13")), Path::new("talks/sma.13.private.ron"));
/// ```
pub fn private_path(negotiation: &Path) -> PathBuf {
    let is_ron = negotiation.extension().is_some_and(|end| end.eq_ignore_ascii_case("ron"));
    let stem = if is_ron { negotiation.file_stem() } else { negotiation.file_name() };
    let mut name = stem.unwrap_or_default().to_owned();
    name.push(PRIVATE_END);
    negotiation.with_file_name(name)
}

/// Reads a private layer; `name` is that of its file, for messages.
///
/// # Errors
/// The first place that cannot be read, without what stands there.
pub fn read_private(text: &str, name: &str) -> Result<PrivateFile, ReadError> {
    // Only the word tells such a file from others; without it nothing would keep it private.
    let plain = prepared(text);
    let at = scan::ahead(&plain, 0);
    if plain[at..].starts_with('(') {
        let example = "Private(version: 1, party: \"ROK\")";
        let problem = ReadProblem::Unexpected(SpellingError::new(Expected::Private, "(", example));
        return Err(SourceText { text: &plain, name, kind: FileKind::Private }.error(at, problem));
    }
    let file = frame::read_file::<PrivateRon, PrivateHead>(text, name, FileKind::Private, |_, _, _| ())?;
    let layer = PrivateLayer::from(file.holds);
    let kept = comments_kept(&layer.limit);
    let other_comments = file.other_comments.len().saturating_sub(kept);
    Ok(PrivateFile { layer, comment: file.comment, other_comments })
}

/// Whether a text is a private layer that can be read.
pub(super) fn is_readable(text: &str) -> bool {
    read_private(text, "").is_ok()
}

/// Writes a private layer in the one layout.
pub fn write_private(file: &PrivateFile) -> String {
    frame::write_file(&file.comment, &PrivateRon::from(file.layer.clone()))
}

impl FileFormat for PrivateFile {
    const KIND: FileKind = FileKind::Private;
    const IS_OWNERS_ALONE: bool = true;

    fn read(text: &str, name: &str) -> Result<Self, ReadError> {
        read_private(text, name)
    }

    fn write(&self) -> String {
        write_private(self)
    }
}

/// A private layer, key by key.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Private", deny_unknown_fields)]
struct PrivateRon {
    version: Version,
    #[serde(deserialize_with = "name")]
    party: String,
    #[serde(default, skip_serializing_if = "Terms::is_empty")]
    target: Terms<2>,
    #[serde(default, skip_serializing_if = "Terms::is_empty")]
    limit: Terms<2>,
    #[serde(default, skip_serializing_if = "Terms::is_empty")]
    their_limit: Terms<2>,
    #[serde(default, deserialize_with = "some_note", skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(default, deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    notes: BTreeMap<RoundNumber, NoteText>,
}

/// The head of a file: nothing but its version is read.
#[derive(Deserialize)]
#[serde(rename = "Private")]
struct PrivateHead {
    #[serde(rename = "version")]
    _version: Version,
}

impl From<PrivateRon> for PrivateLayer {
    fn from(file: PrivateRon) -> Self {
        let PrivateRon { version: Version, party, target, limit, their_limit, note, notes } = file;
        let (target, limit, their_limit) = (target.0, limit.0, their_limit.0);
        let notes = notes.into_iter().map(|(RoundNumber(round), NoteText(note))| (round, note)).collect();
        Self { party, target, limit, their_limit, note, notes }
    }
}

impl From<PrivateLayer> for PrivateRon {
    fn from(layer: PrivateLayer) -> Self {
        let PrivateLayer { party, target, limit, their_limit, note, notes } = layer;
        let (target, limit, their_limit) = (Terms(target), Terms(limit), Terms(their_limit));
        let notes = notes.into_iter().map(|(round, note)| (RoundNumber(round), NoteText(note))).collect();
        Self { version: Version, party, target, limit, their_limit, note, notes }
    }
}
