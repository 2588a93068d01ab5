//! The exports that are being made, as jobs in the background; and the one that is looked at beforehand.

use std::path::PathBuf;
use std::sync::Arc;

use super::formats::{Export, name_of, with_ending};
use super::pending::{ExportInputs, ExportOutcome, Pending, Preview, WrittenExport};
use crate::app::jobs::{Job, JobId, Jobs, Progress};
use crate::app::memo::Memo;
use crate::app::messages::{LocalizedMessage, MessageKind, Messages};
use crate::app::questions::{Asking, Effect, ProtectedWrite, Question};
use crate::app::saving::with_notices;
use crate::export::Exported;
use crate::files::shown_path;
use crate::model::Date;
use crate::text::file_errors;
use crate::text::{Language, key, say, say_with};

/// The exports that are being made.
#[derive(Default)]
pub(crate) struct Exports {
    jobs: Jobs<ExportOutcome>,
    /// Whether the program ends as soon as no job runs.
    quits_afterwards: bool,
    /// The last preview, with what it was made for.
    previewed: Memo<(Export, ExportInputs), Preview>,
}

impl Exports {
    /// What would be written of `inputs`; none if a format cannot be seen before it is opened.
    pub(crate) fn preview(&self, export: &Export, inputs: ExportInputs) -> Option<Preview> {
        let of = (export.clone(), inputs);
        let preview = self.previewed.try_get(of, |(export, inputs)| inputs.preview(export).ok_or(()));
        preview.ok().map(|preview| (*preview).clone())
    }

    pub(crate) fn running(&self) -> &[Job] {
        self.jobs.running()
    }

    pub(crate) fn has_results(&self) -> bool {
        self.jobs.has_news()
    }

    pub(crate) fn wake(&mut self, wake: Arc<dyn Fn() + Send + Sync>) {
        self.jobs.wake(wake);
    }

    pub(crate) fn hold(&mut self) {
        self.jobs.hold();
    }

    pub(crate) fn wait(&mut self) {
        self.jobs.finish();
    }

    /// Begins an export; asks first if there is such a file already.
    pub(crate) fn export(&mut self, asking: &mut Asking, mut export: Export, inputs: ExportInputs) {
        export.path = with_ending(&export.path, export.what.format.ending());
        let pending = Pending { export, inputs, replaces: Vec::new(), even_protected: false };
        let there = pending.in_the_way(std::iter::once(&pending.export.path));
        if there.is_empty() {
            self.begin(asking, pending);
        } else {
            asking.question = Some(Question::Replaces { pending: Box::new(pending), there });
        }
    }

    /// Goes on with an export that may write over files now.
    pub(crate) fn replace(&mut self, asking: &mut Asking, mut pending: Pending, there: Vec<PathBuf>) {
        pending.replaces.extend(there);
        self.begin(asking, pending);
    }

    /// Goes on with an export that may write over files that somebody protects.
    pub(crate) fn replace_protected(&mut self, asking: &mut Asking, mut pending: Pending) {
        pending.even_protected = true;
        self.begin(asking, pending);
    }

    fn begin(&mut self, asking: &mut Asking, pending: Pending) {
        let name = name_of(&pending.export.path);
        self.jobs.begin(name, |reporter| match pending.carry_out(reporter) {
            Ok(written) => ExportOutcome::Written(written),
            Err(outcome) => outcome,
        });
        asking.effects.push(Effect::ExportBegan);
    }

    /// Begins to make a picture that is copied when it is done; `name` is that of the job.
    pub(crate) fn copy_picture(
        &mut self,
        name: String,
        inputs: ExportInputs,
        what: Exported,
        language: Language,
        date: Option<Date>,
    ) {
        self.jobs.begin(name, move |reporter| {
            let painted = || {
                reporter.go_on(Progress::Making)?;
                let painted =
                    inputs.painted(&what, language, date.as_ref()).map_err(ExportOutcome::NotMade)?;
                reporter.go_on(Progress::Writing)?;
                Ok(painted)
            };
            painted().map_or_else(|outcome: ExportOutcome| outcome, ExportOutcome::Painted)
        });
    }

    pub(crate) fn cancel(&mut self, id: JobId) {
        self.jobs.cancel(id);
    }

    /// Cancels every job and waits until it has ended.
    pub(crate) fn stop(&mut self) {
        self.jobs.cancel_all();
        self.jobs.finish();
    }

    /// From now on the program ends as soon as no job runs.
    pub(crate) fn quit_afterwards(&mut self) {
        self.quits_afterwards = true;
    }

    /// Takes in what jobs gave; whether the program is to end now.
    pub(crate) fn take_results(&mut self, messages: &mut Messages, asking: &mut Asking) -> bool {
        for (job, outcome) in self.jobs.take() {
            self.take_result(messages, asking, &job, outcome);
        }
        self.jobs.running().is_empty() && std::mem::take(&mut self.quits_afterwards)
    }

    fn take_result(
        &mut self,
        messages: &mut Messages,
        asking: &mut Asking,
        job: &Job,
        outcome: Option<ExportOutcome>,
    ) {
        let name = job.name.as_str();
        match outcome {
            Some(ExportOutcome::Written(written)) => match &written.saved.unflushed {
                None => tell_written(messages, &written),
                Some((folder, error)) => {
                    self.quits_afterwards = false;
                    messages.tell(MessageKind::Error, |language| {
                        file_errors::not_flushed(folder, error, language)
                    });
                }
            },
            Some(ExportOutcome::Painted(painted)) => {
                asking.effects.push(Effect::CopyPicture(painted));
                messages.tell(MessageKind::Done, |language| say(language, key::EXPORT_COPIED));
            }
            Some(ExportOutcome::There(pending, there)) => {
                self.quits_afterwards = false;
                asking.later.push_back(Question::Replaces { pending, there });
            }
            Some(ExportOutcome::Protected(pending, path, protection)) => {
                self.quits_afterwards = false;
                let write = ProtectedWrite::Export(pending);
                asking.later.push_back(Question::Protected { write, path, protection });
            }
            Some(ExportOutcome::NotMade(said)) => {
                self.quits_afterwards = false;
                messages.tell_said(MessageKind::Error, said);
            }
            Some(ExportOutcome::NotWritten(error)) => {
                self.quits_afterwards = false;
                messages.tell(MessageKind::Error, |language| file_errors::save_error(&error, language));
            }
            Some(ExportOutcome::Cancelled) => messages.tell(MessageKind::Done, |language| {
                say_with(language, key::EXPORT_CANCELLED, &[("file", name.into())])
            }),
            None => {
                self.quits_afterwards = false;
                messages.tell(MessageKind::Error, |language| {
                    say_with(language, key::EXPORT_BROKE_OFF, &[("file", name.into())])
                });
            }
        }
    }
}

fn tell_written(messages: &mut Messages, written: &WrittenExport) {
    let Some((first, beside)) = written.paths.split_first() else { return };
    let place = shown_path(first);
    let words = |language| {
        let path = ("path", (&place).into());
        let told = match beside {
            [] => say_with(language, key::EXPORTED_AT, &[path]),
            [one] => say_with(language, key::EXPORTED_AT_WITH, &[path, ("file", name_of(one).into())]),
            more => say_with(language, key::EXPORTED_AT_WITH_MORE, &[path, ("count", more.len().into())]),
        };
        let mixed = ("path", (&place).into());
        let mixed = written.was_mixed.then(|| say_with(language, key::FILE_WAS_MIXED, &[mixed]));
        let told = with_notices(told, &written.saved.notices, language);
        std::iter::once(told).chain(mixed).collect::<Vec<_>>().join("\n")
    };
    messages.tell_of_file(LocalizedMessage::new(words), first.clone());
}
