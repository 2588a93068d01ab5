//! What one side keeps to itself: a file of its own beside that of the negotiation.
//!
//! `talks.private.ron` stands beside `talks.ron`. It is read and written like a negotiation, but what
//! goes wrong with it is told without a word of what stands in it, and a new one is its owner's alone
//! to read. Nothing else in this floor knows a private layer; a test of the floors holds that.

use std::path::{Path, PathBuf};

use super::disk::{self, Access, OpenError, Opened, SaveError, Stamp};
use super::kind::{FileKind, PRIVATE_END};
use super::layout::{Layout, Struct};
use super::negotiation::{read_round_number, read_terms, terms_layout, text_layout};
use super::read_error::ReadError;
use super::shape::{self, Keys, Shape, read_map, read_text};
use super::tree::{Fault, Form, Node, Source, unexpected};
use crate::model::{Expected, PrivateLayer};

/// The version of private files that this program writes, and the newest that it reads.
pub const PRIVATE_VERSION: u32 = 1;

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
    #[must_use]
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
#[must_use]
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
    let file = shape::read_file(text, name, FileKind::Private, read_root)?;
    Ok(PrivateFile { layer: file.holds, comment: file.comment, other_comments: file.other_comments.len() })
}

/// Writes a private layer in the one layout.
#[must_use]
pub fn write_private(file: &PrivateFile) -> String {
    let layer = &file.layer;
    let notes = layer.notes.iter().map(|(round, note)| (round.to_string(), Layout::text(note)));
    let layout = Struct::new("Private")
        .with("version", Layout::Leaf(PRIVATE_VERSION.to_string()))
        .with("party", Layout::text(&layer.party))
        .with("target", terms_layout(&layer.target))
        .with("limit", terms_layout(&layer.limit))
        .with("their_limit", terms_layout(&layer.their_limit))
        .with("note", text_layout(layer.note.as_ref()))
        .with("notes", Layout::Map(notes.collect()));
    shape::write_file(&file.comment, &layout.done())
}

/// Opens a private layer, and notes what its file looked like.
///
/// # Errors
/// What is wrong with the file, and where, without what stands there.
pub fn open_private(path: &Path) -> Result<Opened<PrivateFile>, OpenError> {
    disk::open_as(path, FileKind::Private, read_private)
}

/// Saves a private layer in the one layout, whole or not at all. A new file is its owner's alone to
/// read.
///
/// # Errors
/// Why not; what was on disk before is then unchanged.
pub fn save_private(path: &Path, file: &PrivateFile) -> Result<Stamp, SaveError> {
    disk::save_for(path, write_private(file).as_bytes(), Access::Owner)
}

const PRIVATE: Shape = Shape {
    called: "Private",
    name: Some("Private"),
    expected: (Expected::Private, "Private(version: 1, party: \"ROK\")"),
    keys: &[
        ("version", "1"),
        ("party", "\"ROK\""),
        ("target", "{\"base\": \"15192 eok KRW\"}"),
        ("limit", "{\"base\": \"15192 eok KRW\"}"),
        ("their_limit", "{\"base\": \"15192 eok KRW\"}"),
        ("note", "\"…\""),
        ("notes", "{3: \"…\"}"),
    ],
};

fn read_root(source: &Source<'_>, root: &Node) -> Result<PrivateLayer, Fault> {
    // Only the word tells such a file from others; without it nothing would keep it private.
    if let Form::Struct { name: None, .. } = &root.form {
        return Err(unexpected(root.at, "(", PRIVATE.expected.0, PRIVATE.expected.1));
    }
    let keys = Keys::of(source, root, &PRIVATE)?;
    keys.need("version")?;
    let terms = |key| {
        let read = keys.optional(key, |node| read_terms(source, node));
        read.map(Option::unwrap_or_default)
    };
    let notes = |node| read_map(source, node, "{3: \"…\"}", read_round_number, read_text);
    Ok(PrivateLayer {
        party: read_text(source, keys.need("party")?)?,
        target: terms("target")?,
        limit: terms("limit")?,
        their_limit: terms("their_limit")?,
        note: keys.optional("note", |node| read_text(source, node))?,
        notes: keys.optional("notes", notes)?.unwrap_or_default(),
    })
}
