//! What an input method composes is taken in before Enter ends the field.
//!
//! An input method answers late: it takes the composed syllable back and commits it, in events of their
//! own, and Enter may come between them or before them. A field that has lost the keyboard by then drops
//! what is committed, and the syllable is lost. So Enter waits for the commit that belongs to it, and
//! comes in the pass after it. What was typed after Enter stays behind it.

use std::collections::VecDeque;

use eframe::egui;
use egui::{Context, Event, ImeEvent, Key, Modifiers, Plugin, RawInput};

/// Seconds after a syllable was taken back, or Enter given back, in which its commit may still come.
const MAY_COME: f64 = 0.5;
/// Seconds after Enter took a text in, in which the same text committed is a repetition.
const REPEATS: f64 = 1.0;

/// Puts what an input method says and Enter in their order. One for a window.
#[derive(Debug, Default)]
pub struct Composing {
    composed: Composed,
    /// Enter and what came after it, not yet passed on.
    held: VecDeque<Event>,
    /// The second at which the input method gave Enter back ahead of what it has yet to commit.
    given_back: Option<f64>,
}

/// What an input method shows in a field and has not committed.
#[derive(Debug, Default)]
enum Composed {
    /// Nothing.
    #[default]
    Nothing,
    /// This text.
    Shown(String),
    /// It was taken back at that second: deleted, or about to be committed.
    TakenBack(f64),
    /// Enter took this text in, at that second, before it was committed.
    TakenIn(String, f64),
}

impl Plugin for Composing {
    fn debug_name(&self) -> &'static str {
        "composing"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        let now = input.time.unwrap_or_else(|| ctx.input(|input| input.time));
        let modifiers = ctx.input(|input| input.modifiers);
        let came = self.give_back(std::mem::take(&mut input.events), modifiers, now);
        input.events = self.pass_on(came, now);
        if !self.held.is_empty() {
            ctx.request_repaint();
        }
    }
}

impl Composing {
    /// The events that a pass gets, of those that were held and those that came.
    fn pass_on(&mut self, came: Vec<Event>, now: f64) -> Vec<Event> {
        let mut events = std::mem::take(&mut self.held);
        events.extend(came);
        let mut passed = Vec::new();
        while let Some(event) = events.pop_front() {
            if !is_enter(&event) {
                passed.extend(self.heard(event, now));
                continue;
            }
            // Nobody begins a syllable in the pass of Enter: what is said there belongs before it.
            let (mut said, others): (VecDeque<Event>, VecDeque<Event>) =
                events.into_iter().partition(is_said);
            events = others;
            if self.given_back.is_some() && said.iter().any(is_commit) {
                swap_commits(said.make_contiguous());
                self.given_back = None;
            }
            passed.extend(said.into_iter().filter_map(|event| self.heard(event, now)));
            let since = match self.composed {
                Composed::TakenBack(then) => Some(then),
                _ => self.given_back,
            };
            let may_come = since.is_some_and(|then| now < then + MAY_COME);
            if !may_come {
                passed.extend(self.take_in(now));
            }
            if may_come || passed.iter().any(is_said) {
                events.push_front(event);
                break;
            }
            self.given_back = None;
            passed.push(event);
        }
        self.held = events;
        passed
    }

    /// The events, with Enter in place of the text that stands for it.
    ///
    /// On X11 an Enter that comes back while the window composes is told as two events, that nothing is
    /// composed and that its letter is committed. What was typed before it is shown and committed after it.
    fn give_back(&mut self, came: Vec<Event>, mut modifiers: Modifiers, now: f64) -> Vec<Event> {
        let mut events: Vec<Event> = Vec::with_capacity(came.len());
        for event in came {
            if let Event::ModifiersChanged(changed) = event {
                modifiers = changed;
            }
            if !is_letter_of_enter(&event) {
                events.push(event);
                continue;
            }
            events.pop_if(|before| is_emptied(before));
            let key = Key::Enter;
            events.push(Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers });
            self.given_back = Some(now);
        }
        events
    }

    /// Commits what is shown, in place of the input method.
    fn take_in(&mut self, now: f64) -> Option<Event> {
        let Composed::Shown(text) = &self.composed else { return None };
        let commit = Event::Ime(ImeEvent::Commit(text.clone()));
        self.composed = Composed::TakenIn(text.clone(), now);
        Some(commit)
    }

    /// An event other than Enter; `None` if it repeats what Enter took in.
    fn heard(&mut self, event: Event, now: f64) -> Option<Event> {
        match &event {
            Event::Ime(ImeEvent::Preedit { text, .. }) if !text.is_empty() => {
                self.composed = Composed::Shown(text.clone());
            }
            Event::Ime(ImeEvent::Preedit { .. }) => match self.composed {
                Composed::Shown(_) => self.composed = Composed::TakenBack(now),
                Composed::TakenIn(..) => return None,
                Composed::Nothing | Composed::TakenBack(_) => {}
            },
            Event::Ime(ImeEvent::Commit(text)) => {
                let composed = std::mem::take(&mut self.composed);
                if matches!(composed, Composed::TakenIn(taken, then) if taken == *text && now < then + REPEATS)
                {
                    return None;
                }
            }
            _ => {}
        }
        Some(event)
    }
}

/// Puts what is committed in the order in which it was typed: X11 hands out what waits newest first, and so
/// Enter before the syllables.
fn swap_commits(said: &mut [Event]) {
    let commits: Vec<usize> = (0..said.len()).filter(|at| is_commit(&said[*at])).collect();
    for (first, last) in commits.iter().zip(commits.iter().rev()).take(commits.len() / 2) {
        said.swap(*first, *last);
    }
}

fn is_commit(event: &Event) -> bool {
    matches!(event, Event::Ime(ImeEvent::Commit(_)))
}

fn is_letter_of_enter(event: &Event) -> bool {
    matches!(event, Event::Ime(ImeEvent::Commit(text)) if text == "\r" || text == "\n")
}

/// Whether nothing is composed any more.
fn is_emptied(event: &Event) -> bool {
    matches!(event, Event::Ime(ImeEvent::Preedit { text, .. }) if text.is_empty())
}

fn is_enter(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Enter, pressed: true, .. })
}

/// Whether an input method says something.
fn is_said(event: &Event) -> bool {
    matches!(event, Event::Ime(_))
}
