//! Earlier versions of files: which there are, how they differ, and opening one as a copy.

use std::path::Path;

use jiff::ZonedDateTime;

use super::desk::Desk;
use super::documents::{DocumentId, DocumentOrigin};
use super::messages::{LocalizedMessage, MessageKind};
use super::negotiation::NegotiationScreen;
use super::questions::{Asking, Effect, VersionItem};
use super::what_differs::{negotiation_differs, scenario_differs};
use crate::files::{self, EarlierVersion, OpenedFile};
use crate::text::{file_errors, key, say};

/// Lists the earlier versions of the file of what is open, and asks which is wanted.
pub(super) fn ask(desk: &Desk, asking: &mut Asking, id: DocumentId) {
    let Some(state) = &desk.state else { return };
    let Some(path) = desk.session.kept(id).and_then(|kept| kept.path().map(Path::to_owned)) else { return };
    let versions = files::earlier_versions(state, &path);
    let versions = versions.into_iter().map(|version| item(desk, id, &path, version)).collect();
    asking.effects.push(Effect::AskVersions { document: id, versions });
}

fn item(desk: &Desk, id: DocumentId, path: &Path, version: EarlierVersion) -> VersionItem {
    let time = ZonedDateTime::try_from(version.replaced).ok();
    let time = |layout: &str| time.as_ref().map(|time| time.strftime(layout).to_string()).unwrap_or_default();
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let differs = match files::open_file(&version.path) {
        Ok(OpenedFile::Scenario(opened)) => {
            desk.session.document(id).map(|now| scenario_differs(&opened.file.scenario, &now.scenario))
        }
        Ok(OpenedFile::Negotiation(opened)) => {
            desk.negotiation().map(|now| negotiation_differs(&opened.file.negotiation, &now.negotiation))
        }
        Err(error) => Some(vec![LocalizedMessage::new(|language| file_errors::open_error(&error, language))]),
    };
    let same = || vec![LocalizedMessage::new(|language| say(language, key::VERSIONS_SAME))];
    let differs = differs.filter(|differs| !differs.is_empty());
    VersionItem {
        path: version.path,
        replaced: time("%Y-%m-%d %H:%M:%S"),
        name: format!("{stem} ({}).ron", time("%Y-%m-%d %H.%M")),
        differs: differs.unwrap_or_else(same),
    }
}

/// Opens a version as a copy without a file. A negotiation takes the place of the one that is open, which must have been
/// asked about.
pub(super) fn open(desk: &mut Desk, talks: &mut NegotiationScreen, path: &Path, name: &str) {
    match files::open_file(path) {
        Ok(OpenedFile::Scenario(opened)) => {
            let id = desk.session.add(opened.file, DocumentOrigin::no_file(name));
            desk.take_in_hand(id);
        }
        Ok(OpenedFile::Negotiation(opened)) => talks.open(desk, opened.file, DocumentOrigin::no_file(name)),
        Err(error) => {
            desk.messages.tell(MessageKind::Error, |language| file_errors::open_error(&error, language));
        }
    }
}
