//! What is done in the background: what it is, how far it is, and how it is ended.

use eframe::egui::{self, Button, RichText, Ui};

use crate::app::jobs::{Job, Progress};
use crate::app::{Action, App, Run};
use crate::text::{key, say_with};
use crate::ui::theme;
use crate::ui::theme::gap;

/// What is being made in the background, and a button that ends it.
pub fn jobs_ui(ui: &mut Ui, app: &App, out: &mut Vec<Action>) {
    let jobs = app.jobs();
    let words = match jobs[..] {
        [] => return,
        [job] => job_words(app, job),
        _ => say_with(app.language(), key::JOB_SEVERAL, &[("count", jobs.len().into())]),
    };
    let cancel = Button::new(RichText::new(app.say(key::DIALOG_CANCEL)).small());
    let is_possible = jobs.iter().any(|job| !job.is_cancelled());
    let button = ui.add_enabled(is_possible, cancel);
    let name = say_with(app.language(), key::JOB_CANCEL, &[("what", (&words).into())]);
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_label(name));
    if button.clicked() {
        out.extend(jobs.iter().map(|job| Action::Run(Run::CancelJob(job.id))));
    }
    let label = ui.label(theme::secondary(ui, words.as_str()).small());
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_role(egui::Role::Status);
        node.set_label(words);
    });
    ui.add_space(gap::MEDIUM);
}

/// What a job does and how far it is.
pub fn job_words(app: &App, job: &Job) -> String {
    let name = ("name", (&job.name).into());
    let key = match (job.is_cancelled(), job.progress()) {
        (true, _) => key::JOB_CANCELLED,
        (false, progress @ Progress::Computing { .. }) => {
            let share = ("share", progress.per_cent().into());
            return say_with(app.language(), key::JOB_COMPUTING, &[name, share]);
        }
        (false, Progress::Waiting | Progress::Making) => key::JOB_MAKING,
        (false, Progress::Writing) => key::JOB_WRITING,
    };
    say_with(app.language(), key, &[name])
}
