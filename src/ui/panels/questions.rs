//! Questions that must be answered before the program goes on.

use std::path::Path;

use eframe::egui;
use egui::{Context, Id, Label};

use crate::app::{Action, App, Question, Run, shown_path};
use crate::text::fields::field_name;
use crate::text::file_errors::protection_words;
use crate::text::{capital, key, say_with};
use crate::ui::modal;
use crate::ui::theme;

/// The question that stands, if one does. Escape and a click beside it take it back.
pub fn question_ui(ctx: &Context, app: &App, out: &mut Vec<Action>) {
    let Some(question) = app.question() else { return };
    let QuestionWords { title, text, confirm, others } = words(app, question);
    // Enter alone never loses anything.
    let loses = !matches!(question, Question::Unsaved { .. } | Question::StillExporting { .. });

    let width = ctx.content_rect().width();
    let modal = modal::panel(Id::unique("question"), modal::frame(ctx)).show(ctx, |ui| {
        ui.set_width(420.0_f32.min(width - 80.0));
        modal::title_ui(ui, &title);
        ui.add(Label::new(theme::secondary(ui, text)).wrap());
        let cancel = app.say(key::DIALOG_CANCEL);
        let mut names = vec![cancel.as_str()];
        names.extend(others.iter().map(|(name, _)| name.as_str()));
        modal::buttons_ui(ui, &confirm, true, &names, usize::from(loses))
    });
    let answer = match modal.inner {
        Some(0) => Some(Run::Confirm),
        Some(1) => Some(Run::Cancel),
        Some(place) => others.into_iter().nth(place - 2).map(|(_, run)| run),
        None => modal.should_close().then_some(Run::Cancel),
    };
    out.extend(answer.map(Action::Run));
}

struct QuestionWords {
    title: String,
    text: String,
    confirm: String,
    /// What else can be done, beside taking the question back.
    others: Vec<(String, Run)>,
}

impl QuestionWords {
    /// Words of a question that is answered or taken back.
    fn plain(title: String, text: String, confirm: String) -> Self {
        Self { title, text, confirm, others: Vec::new() }
    }
}

fn words(app: &App, question: &Question) -> QuestionWords {
    let language = app.language();
    let file = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    match question {
        Question::Unsaved { documents, .. } => {
            let titles: Vec<String> = documents.iter().filter_map(|id| app.title_of_kept(*id)).collect();
            let title = match titles.as_slice() {
                [title] => say_with(language, key::QUESTION_UNSAVED_ONE, &[("title", title.into())]),
                several => {
                    say_with(language, key::QUESTION_UNSAVED_SEVERAL, &[("count", several.len().into())])
                }
            };
            let mut text = app.say(key::QUESTION_UNSAVED_TEXT);
            if titles.len() > 1 {
                text = format!("{}\n\n{text}", titles.join("\n"));
            }
            let others = vec![(app.say(key::QUESTION_DISCARD), Run::Discard)];
            QuestionWords { title, text, confirm: app.say(key::DIALOG_SAVE), others }
        }
        Question::LosesText { field, text, quits, .. } => QuestionWords::plain(
            say_with(
                language,
                key::QUESTION_TEXT,
                &[("text", text.into()), ("field", field_name(field, language).into())],
            ),
            app.say(key::QUESTION_TEXT_TEXT),
            app.say(if *quits { key::QUESTION_QUIT_ANYWAY } else { key::QUESTION_CLOSE_ANYWAY }),
        ),
        Question::LosesComments { path, count, .. } => QuestionWords::plain(
            say_with(language, key::QUESTION_COMMENTS, &[("file", file(path).into())]),
            say_with(language, key::QUESTION_COMMENTS_TEXT, &[("count", (*count).into())]),
            app.say(key::QUESTION_SAVE_ANYWAY),
        ),
        Question::Protected { path, protection, .. } => QuestionWords::plain(
            say_with(language, key::QUESTION_PROTECTED, &[("file", file(path).into())]),
            capital(&protection_words(protection, language)),
            app.say(key::QUESTION_REPLACE_ANYWAY),
        ),
        Question::Overwrites { path, .. } => QuestionWords::plain(
            say_with(language, key::QUESTION_OVERWRITE, &[("file", file(path).into())]),
            say_with(language, key::QUESTION_OVERWRITE_TEXT, &[("path", shown_path(path).into())]),
            app.say(key::QUESTION_REPLACE),
        ),
        Question::Replaces { there, .. } => {
            let paths: Vec<String> = there.iter().map(|path| shown_path(path)).collect();
            let title = match there.as_slice() {
                [path] => say_with(language, key::QUESTION_OVERWRITE, &[("file", file(path).into())]),
                several => {
                    say_with(language, key::QUESTION_OVERWRITE_SEVERAL, &[("count", several.len().into())])
                }
            };
            let text = match paths.as_slice() {
                [path] => say_with(language, key::QUESTION_OVERWRITE_TEXT, &[("path", path.into())]),
                several => several.join("\n"),
            };
            QuestionWords::plain(title, text, app.say(key::QUESTION_REPLACE))
        }
        Question::StillExporting { count } => QuestionWords {
            title: say_with(language, key::QUESTION_EXPORTING, &[("count", (*count).into())]),
            text: app.say(key::QUESTION_EXPORTING_TEXT),
            confirm: app.say(key::QUESTION_EXPORTING_WAIT),
            others: vec![(app.say(key::QUESTION_EXPORTING_LEAVE), Run::Discard)],
        },
        Question::ChangedOnDisk { document, path } => QuestionWords {
            title: say_with(language, key::QUESTION_CHANGED, &[("file", file(path).into())]),
            text: app.say(key::QUESTION_CHANGED_TEXT),
            confirm: app.say(key::QUESTION_SAVE_ANYWAY),
            // Only scenarios can be held against their files.
            others: app
                .session()
                .document(*document)
                .map(|document| (app.say(key::QUESTION_COMPARE_FIRST), Run::CompareWithFile(document.id)))
                .into_iter()
                .collect(),
        },
    }
}
