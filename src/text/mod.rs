//! How numbers and sentences read and are read, in English and Korean.
//!
//! [`numbers`] shows, [`typed`], [`stating`], [`heads`] and [`paste`] read, [`sentences`] has every sentence by its key,
//! [`fields`] names what a user can change, [`naming`] says what scenarios are called. Nothing here decides a
//! number: display rounds what it
//! shows and never what is kept, and what can be read in two ways is handed back as both.
//!
//! A new language is a file in `assets/text/`, a variant of [`Language`], and its way of counting
//! in [`numbers`].

pub mod compare;
pub mod expected;
pub mod explanation;
pub mod fields;
pub mod file_errors;
pub mod heads;
mod hint;
pub mod history;
pub mod key;
mod language;
mod lexer;
pub mod measures;
pub mod naming;
pub mod negotiation;
pub mod numbers;
pub mod parties;
mod parts;
pub mod paste;
pub mod problems;
pub mod quotation;
pub mod reading;
pub mod sentences;
pub mod shares;
pub mod shipped;
pub mod stating;
pub mod titles;
pub mod typed;
mod vocabulary;

pub use hint::{Hint, no_term_words};
pub use language::Language;
pub use numbers::{AmountUnit, Digits};
pub use sentences::{Arg, Sentence, capital, say, say_with};
pub use typed::Typed;
