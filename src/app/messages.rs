//! What the user is told: every message in every language, so that a change of language finds none half
//! told.

use std::path::PathBuf;

use crate::text::Language;

/// Something that the user is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Tells it from every other message since the start.
    pub id: u64,
    /// How serious it is.
    pub kind: MessageKind,
    /// What is said; in every language, so that a change of language finds no message half told.
    pub said: LocalizedMessage,
    /// The file that it tells of, whose path may be wanted elsewhere.
    pub path: Option<PathBuf>,
}

/// A sentence in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalizedMessage {
    english: String,
    korean: String,
}

impl LocalizedMessage {
    /// What `words` says in each language.
    pub fn new(words: impl Fn(Language) -> String) -> Self {
        Self { english: words(Language::En), korean: words(Language::Ko) }
    }

    /// The sentence in one language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::En => &self.english,
            Language::Ko => &self.korean,
        }
    }
}

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageKind {
    /// Something was done.
    Done,
    /// Something could not be done; stays until it is dismissed.
    Error,
}

/// What was told and not yet dismissed.
#[derive(Debug, Default)]
pub(crate) struct Messages {
    all: Vec<Message>,
    /// How many messages there were since the start.
    told: u64,
}

impl Messages {
    /// The messages, oldest first.
    pub(super) fn all(&self) -> &[Message] {
        &self.all
    }

    pub(super) fn tell(&mut self, kind: MessageKind, words: impl Fn(Language) -> String) {
        self.tell_more(kind, LocalizedMessage::new(words), None);
    }

    /// Tells what is said in every language already.
    pub(super) fn tell_said(&mut self, kind: MessageKind, said: LocalizedMessage) {
        self.tell_more(kind, said, None);
    }

    /// Tells that a file is in its place.
    pub(super) fn tell_of_file(&mut self, said: LocalizedMessage, path: PathBuf) {
        self.tell_more(MessageKind::Done, said, Some(path));
    }

    fn tell_more(&mut self, kind: MessageKind, said: LocalizedMessage, path: Option<PathBuf>) {
        self.told += 1;
        self.all.retain(|message| (message.kind, &message.said) != (kind, &said));
        self.all.push(Message { id: self.told, kind, said, path });
    }

    pub(super) fn dismiss(&mut self, id: u64) {
        self.all.retain(|message| message.id != id);
    }
}
