//! Addresses of sources, which the browser opens.
//!
//! A panel asks egui for it ([`egui::Context::open_url`]); here the question is taken before the frame is handed on,
//! and the desktop is asked by way of [`Dialogs`]: no other program is started. What is no address of the web, and
//! what the desktop does not open, is copied, and that is told.

use std::sync::mpsc::{Receiver, TryRecvError};

use eframe::egui;
use egui::{Context, OutputCommand};

use crate::app::stating::is_web_address;
use crate::app::{Action, Run};
use crate::ui::dialogs::Dialogs;

/// Addresses that the desktop was asked to open and has not answered for yet.
#[derive(Default)]
pub(super) struct Addresses {
    asked: Vec<(String, Receiver<bool>)>,
}

impl Addresses {
    /// Takes the addresses that panels asked for in this frame, and the answers of the desktop.
    pub(super) fn take(
        &mut self,
        ctx: &Context,
        frame: &eframe::Frame,
        dialogs: &mut dyn Dialogs,
        out: &mut Vec<Action>,
    ) {
        let copy = |address: String| Action::Run(Run::CopyAddress(address));
        for address in taken(ctx) {
            if is_web_address(&address) {
                let answer = dialogs.open_address(&address, frame, ctx);
                self.asked.push((address, answer));
            } else {
                out.push(copy(address));
            }
        }
        self.asked.retain(|(address, answer)| match answer.try_recv() {
            Err(TryRecvError::Empty) => true,
            Ok(true) => false,
            Ok(false) | Err(TryRecvError::Disconnected) => {
                out.push(copy(address.clone()));
                false
            }
        });
    }
}

/// The addresses that are asked for.
fn taken(ctx: &Context) -> Vec<String> {
    ctx.output_mut(|output| {
        let mut addresses = Vec::new();
        output.commands.retain(|command| match command {
            OutputCommand::OpenUrl(asked) => {
                addresses.push(asked.url.clone());
                false
            }
            _ => true,
        });
        addresses
    })
}
