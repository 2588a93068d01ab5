//! The letters that no typeface has: neither ours nor one of the system.
//!
//! egui asks for a font when it meets a letter that none has. [`LettersUsed`] is asked last, after the fonts of
//! the system, and remembers the letter, so that the window can name it.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui;
use egui::{FallbackRequest, FontInsert, FontProvider};

use crate::present::fonts;

/// What was asked for in vain, by code. A clone shares it.
#[derive(Debug, Clone, Default)]
pub struct LettersUsed(Arc<Mutex<AskedLetters>>);

#[derive(Debug, Default)]
struct AskedLetters {
    met: BTreeSet<char>,
    told: BTreeSet<char>,
}

impl LettersUsed {
    /// Those that were met since the last time; each once.
    pub fn take(&self) -> Vec<char> {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let met = std::mem::take(&mut asked.met);
        met.into_iter().filter(|letter| asked.told.insert(*letter)).collect()
    }
}

impl FontProvider for LettersUsed {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let lacking = fonts::lacking([request.cluster]);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).met.extend(lacking.first());
        None
    }
}
