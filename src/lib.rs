//! Costshare: what-if analysis of defence cost-sharing agreements, exact to the won.
//!
//! A scenario says what an agreement says. A plan turns it into formulas, a projection into
//! figures, a view into tables and charts; the window and the command line show those.
//!
//! ```text
//! Scenario ─► Plan ─► Projection ─► View ─► window, command line, file
//!     ▲                                        │
//!     └────────── App::update(Action) ◄────────┘
//! ```
//!
//! The modules are floors. Each uses these and no others:
//!
//! ```text
//! model    uses nothing
//! engine   uses model
//! files    uses model
//! text     uses model, engine, files
//! present  uses model, engine, text
//! export   uses model, engine, text, present
//! app      uses model, engine, text, present, files, export
//! ui       uses model, engine, text, present, app
//! cli      uses model, engine, text, present, files, export, ui
//! fuzzing  uses model, engine, text, files
//! ```
//!
//! `ARCHITECTURE.md` says what each is for, what it never does, and where to add what.

pub mod app;
pub mod cli;
pub mod engine;
pub mod export;
pub mod files;
pub mod fuzzing;
pub mod model;
pub mod present;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
