//! What stands over the window: a dialog, the panel for exports, pasting, the editions of a series. Each keeps
//! what is typed and chosen in it.

use std::path::Path;

use eframe::egui::Context;

use super::dialogs::{self, Dialog};
use super::file_list::NoDesktopDialog;
use super::panels::{editions, export, finder, paste};
use super::path_entry::{Browse, Browsing, PathEntry};
use super::state::Opening;
use crate::app::{Action, App};

/// What is open over the window.
#[derive(Default)]
pub struct Overlay {
    /// A dialog that the user asked for.
    pub dialog: Option<Dialog>,
    /// What is being exported, and how it was done before.
    pub export: export::ExportState,
    /// What is being pasted.
    paste: Option<paste::PasteDialog>,
    /// Which editions of a series are looked at.
    editions: Option<editions::EditionsDialog>,
    /// What is being looked for.
    pub finder: Option<finder::FinderDialog>,
    /// What was found, until the window has done it.
    pub found: Option<finder::Found>,
    /// Why the program's own list of files takes the place of the system's dialog, from then on.
    own_list: Option<NoDesktopDialog>,
}

impl Overlay {
    /// Whether something stands there that must be answered or closed before anything else is done.
    pub fn is_modal(&self) -> bool {
        self.dialog.is_some() || self.export.is_open()
    }

    /// Whether nothing stands there.
    pub fn is_empty(&self) -> bool {
        !self.is_modal() && self.paste.is_none() && self.editions.is_none() && self.finder.is_none()
    }

    /// Opens what a panel asked for.
    pub fn open(&mut self, opening: Opening) {
        match opening {
            Opening::Paste(text) => self.paste = Some(paste::PasteDialog::of(text)),
            Opening::Editions(series) => self.editions = Some(editions::EditionsDialog::of(&series)),
        }
    }

    /// The path that is being typed, which a dialog of the system fills in.
    pub fn path(&mut self) -> Option<&mut PathEntry> {
        match &mut self.dialog {
            Some(Dialog::Open(entry) | Dialog::SaveAs(_, entry)) => Some(entry),
            _ => self.export.path_mut(),
        }
    }

    /// From now on the program's own list of files takes the place of the system's dialog.
    pub fn use_own_list(&mut self, reason: NoDesktopDialog) {
        self.own_list = Some(reason);
        if let Some(entry) = self.path() {
            entry.wants_list = Some(true);
            // The field has the keyboard, from which the list is reached.
            entry.has_begun = false;
        }
    }

    /// Paints all of it. Returns whether the dialog of the system is wanted.
    pub fn over_ui(
        &mut self,
        ctx: &Context,
        app: &App,
        folder: &Path,
        (is_open, hides_time): (bool, bool),
        out: &mut Vec<Action>,
    ) -> Option<Browse> {
        let browsing = Browsing { is_open, own_list: self.own_list };
        let today = if hides_time { None } else { export::today() };
        let for_export = export::export_ui(ctx, app, &mut self.export, (folder, today), browsing, out);
        let browse = dialogs::dialog_ui(ctx, app, &mut self.dialog, browsing, out).or(for_export);
        paste::paste_ui(ctx, app, &mut self.paste, out);
        editions::editions_ui(ctx, app, &mut self.editions, out);
        self.found = finder::finder_ui(ctx, app, &mut self.finder);
        if self.found.is_some() {
            // The window does it in the next frame.
            ctx.request_repaint();
        }
        browse
    }
}
