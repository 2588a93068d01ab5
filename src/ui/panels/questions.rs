//! Questions that must be answered before the program goes on.

use std::path::Path;

use eframe::egui;
use egui::{Context, Id, Label, Modal};

use crate::app::{Action, App, Question, Run};
use crate::text::say_with;
use crate::ui::dialogs;
use crate::ui::theme;

/// The question that stands, if one does. Escape and a click beside it take it back.
pub fn question_ui(ctx: &Context, app: &App, out: &mut Vec<Action>) {
    let Some(question) = app.question() else { return };
    let Words { title, text, confirm, discard } = words(app, question);

    let width = ctx.content_rect().width();
    let modal = Modal::new(Id::unique("question")).frame(dialogs::frame(ctx)).show(ctx, |ui| {
        ui.set_width(420.0_f32.min(width - 80.0));
        dialogs::title_ui(ui, &title);
        ui.add(Label::new(theme::secondary(ui, text)).wrap());
        let cancel = app.say("dialog-cancel");
        let mut others = vec![cancel.as_str()];
        others.extend(discard.as_deref());
        dialogs::buttons_ui(ui, &confirm, true, &others)
    });
    let answer = match modal.inner {
        Some(0) => Some(Run::Confirm),
        Some(1) => Some(Run::Cancel),
        Some(_) => Some(Run::Discard),
        None => modal.should_close().then_some(Run::Cancel),
    };
    out.extend(answer.map(Action::Run));
}

struct Words {
    title: String,
    text: String,
    confirm: String,
    /// What goes on without saving; none if that makes no sense.
    discard: Option<String>,
}

fn words(app: &App, question: &Question) -> Words {
    let language = app.language();
    let file = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    match question {
        Question::Unsaved { documents, .. } => {
            let titles: Vec<&str> = documents
                .iter()
                .filter_map(|id| app.session().document(*id))
                .map(crate::app::Document::title)
                .collect();
            let title = match titles.as_slice() {
                [title] => say_with(language, "question-unsaved-one", &[("title", (*title).into())]),
                several => say_with(language, "question-unsaved-several", &[("count", several.len().into())]),
            };
            let mut text = app.say("question-unsaved-text");
            if titles.len() > 1 {
                text = format!("{}\n\n{text}", titles.join("\n"));
            }
            let discard = Some(app.say("question-discard"));
            Words { title, text, confirm: app.say("dialog-save"), discard }
        }
        Question::LosesComments { path, count, .. } => Words {
            title: say_with(language, "question-comments", &[("file", file(path).into())]),
            text: say_with(language, "question-comments-text", &[("count", (*count).into())]),
            confirm: app.say("question-save-anyway"),
            discard: None,
        },
        Question::Overwrites { path, .. } => Words {
            title: say_with(language, "question-overwrite", &[("file", file(path).into())]),
            text: say_with(
                language,
                "question-overwrite-text",
                &[("path", path.display().to_string().into())],
            ),
            confirm: app.say("question-replace"),
            discard: None,
        },
        Question::ChangedOnDisk { path, .. } => Words {
            title: say_with(language, "question-changed", &[("file", file(path).into())]),
            text: app.say("question-changed-text"),
            confirm: app.say("question-save-anyway"),
            discard: None,
        },
    }
}
