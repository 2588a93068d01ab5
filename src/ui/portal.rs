//! What the desktop does on Linux and its like: its file dialog, and its browser for an address. Both are asked of
//! the portal, over the session bus.
//!
//! It is asked here and by no other means, since what stands in for it elsewhere starts programs: a crate for dialogs
//! runs `zenity`, and the library of the bus runs `dbus-launch` where there is no bus. Here a bus is a socket that is
//! there already, and the portal has to answer within [`PATIENCE`]; else it is told why there is none.
//!
//! **Invariant:** no address is connected to but that of a socket ([`session_bus`]): others name a program to start.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::future::poll_fn;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::os::unix::fs::FileTypeExt as _;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use futures_core::Stream;
use raw_window_handle::{HasWindowHandle as _, RawWindowHandle};
use zbus::address::Transport;
use zbus::address::transport::{Unix, UnixSocket};
use zbus::message::Type;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Address, Connection, MatchRule, Message, MessageStream};

use super::file_list::NoDesktopDialog;

/// How long a bus and its portal may take to answer.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long they may take to show a dialog, once they are known to be there.
const PATIENCE_TO_SHOW: Duration = Duration::from_secs(25);

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PORTAL_PATH: &str = "/org/freedesktop/portal/desktop";
const FILE_CHOOSER: &str = "org.freedesktop.portal.FileChooser";
const OPEN_URI: &str = "org.freedesktop.portal.OpenURI";

/// What the portal is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PortalQuestion {
    /// The title of its dialog.
    pub(super) title: String,
    /// Where it begins.
    pub(super) folder: PathBuf,
    /// The kind of files: its name for people and its ending.
    pub(super) kind: (String, String),
    /// The name to save under; none where files are opened.
    pub(super) save_as: Option<String>,
    /// The window that it stands before.
    pub(super) parent: String,
}

/// The window as the portal calls it: `x11:` and its number; nothing where it has no name.
pub(super) fn window_name(frame: &eframe::Frame) -> String {
    match frame.window_handle().map(|handle| handle.as_raw()) {
        Ok(RawWindowHandle::Xlib(window)) => format!("x11:{:x}", window.window),
        Ok(RawWindowHandle::Xcb(window)) => format!("x11:{:x}", window.window.get()),
        _ => String::new(),
    }
}

/// Asks the portal; its answer is handed to `tell` in another thread: the paths, none of them if the user chose none.
pub(super) fn ask(
    question: PortalQuestion,
    tell: impl FnOnce(Result<Vec<PathBuf>, NoDesktopDialog>) + Send + 'static,
) {
    std::thread::spawn(move || tell(answer(&question)));
}

/// Asks the portal to open an address in the browser; `tell` hears in another thread whether it does.
pub(super) fn open_address(address: String, parent: String, tell: impl FnOnce(bool) + Send + 'static) {
    std::thread::spawn(move || {
        let opened = connection(OPEN_URI).and_then(|connection| {
            let body = (&parent, &address, HashMap::<&str, Value<'_>>::new());
            let method = connection.call_method(Some(PORTAL), PORTAL_PATH, Some(OPEN_URI), "OpenURI", &body);
            pollster::block_on(method).map_err(|error| {
                log::info!("the portal opened no address: {error}");
                NoDesktopDialog::Refused
            })
        });
        tell(opened.is_ok());
    });
}

fn answer(question: &PortalQuestion) -> Result<Vec<PathBuf>, NoDesktopDialog> {
    let connection = connection(FILE_CHOOSER)?;
    pollster::block_on(choose(&connection, question)).map_err(|error| {
        log::info!("the portal showed no dialog: {error}");
        NoDesktopDialog::Refused
    })
}

/// A connection to a portal that has that interface.
fn connection(interface: &'static str) -> Result<Connection, NoDesktopDialog> {
    let said = std::env::var_os("DBUS_SESSION_BUS_ADDRESS");
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    let is_socket = |path: &Path| path.metadata().is_ok_and(|found| found.file_type().is_socket());
    let bus =
        session_bus(said.as_deref(), runtime.as_deref(), is_socket).ok_or(NoDesktopDialog::NoSession)?;

    let (found, finding) = mpsc::channel();
    // A bus that never answers keeps this thread; nobody waits for it any longer.
    std::thread::spawn(move || {
        // Nobody listens any more if it took too long.
        let _ = found.send(pollster::block_on(reach(bus, interface)));
    });
    let reached = finding.recv_timeout(PATIENCE).map_err(|_| NoDesktopDialog::NoAnswer)?;
    reached.map_err(|error| {
        log::info!("no portal: {error}");
        NoDesktopDialog::NoAnswer
    })
}

/// The socket of the session's bus: the first that `said` (`DBUS_SESSION_BUS_ADDRESS`) names, or where nothing is said
/// `bus` in the folder of the session, if that is a socket. None where only a program would make one: `autolaunch:`
/// and `unixexec:` start one.
fn session_bus(
    said: Option<&OsStr>,
    runtime: Option<&Path>,
    is_socket: impl Fn(&Path) -> bool,
) -> Option<Address> {
    let Some(said) = said.filter(|said| !said.is_empty()) else {
        let socket = runtime?.join("bus");
        return is_socket(&socket)
            .then(|| Address::new(Transport::Unix(Unix::new(UnixSocket::File(socket)))));
    };
    let addresses = said.to_str()?.split(';').filter_map(|address| address.parse::<Address>().ok());
    let mut sockets = addresses.filter(|address| match address.transport() {
        Transport::Unix(unix) => !matches!(unix.path(), UnixSocket::Dir(_) | UnixSocket::TmpDir(_)),
        _ => false,
    });
    sockets.next()
}

/// A connection to the portal on a bus; an error if it lacks that interface.
async fn reach(bus: Address, interface: &str) -> zbus::Result<Connection> {
    let builder = zbus::connection::Builder::address(bus)?.method_timeout(PATIENCE_TO_SHOW);
    let connection = builder.build().await?;
    let property = (interface, "version");
    let properties = Some("org.freedesktop.DBus.Properties");
    connection.call_method(Some(PORTAL), PORTAL_PATH, properties, "Get", &property).await?;
    Ok(connection)
}

/// What the user chose in the dialog of the portal.
async fn choose(connection: &Connection, question: &PortalQuestion) -> zbus::Result<Vec<PathBuf>> {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let token = format!("costshare_{}_{}", std::process::id(), ASKED.fetch_add(1, Ordering::Relaxed));
    let own_name = connection.unique_name().map(|name| name.trim_start_matches(':').replace('.', "_"));
    let request = format!("{PORTAL_PATH}/request/{}/{token}", own_name.unwrap_or_default());
    // Listened for before it is asked: an answer may come at once.
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .path(request)?
        .interface("org.freedesktop.portal.Request")?
        .member("Response")?
        .build();
    let mut answers = MessageStream::for_match_rule(rule, connection, None).await?;

    let method = if question.save_as.is_some() { "SaveFile" } else { "OpenFile" };
    let body = (&question.parent, &question.title, options(question, &token));
    let reply = connection.call_method(Some(PORTAL), PORTAL_PATH, Some(FILE_CHOOSER), method, &body).await?;
    let _: OwnedObjectPath = reply.body().deserialize()?;

    let answer = poll_fn(|context| Pin::new(&mut answers).poll_next(context)).await;
    chosen_paths(&answer.ok_or(zbus::Error::InvalidReply)??)
}

fn options<'a>(question: &'a PortalQuestion, token: &'a str) -> HashMap<&'static str, Value<'a>> {
    let mut folder = question.folder.as_os_str().as_bytes().to_vec();
    folder.push(0);
    let (name, ending) = &question.kind;
    // A glob is of kind 0.
    let filters = vec![(name.clone(), vec![(0_u32, format!("*.{ending}"))])];
    let mut options = HashMap::from([
        ("handle_token", Value::from(token)),
        ("modal", Value::from(true)),
        ("current_folder", Value::from(folder)),
        ("filters", Value::from(filters)),
    ]);
    match &question.save_as {
        Some(name) => options.insert("current_name", Value::from(name.as_str())),
        None => options.insert("multiple", Value::from(true)),
    };
    options
}

/// The paths of the portal's answer; none if the user gave up.
fn chosen_paths(answer: &Message) -> zbus::Result<Vec<PathBuf>> {
    let body = answer.body();
    let (code, mut results): (u32, HashMap<String, OwnedValue>) = body.deserialize()?;
    if code != 0 {
        return Ok(Vec::new());
    }
    let uris = results.remove("uris").ok_or(zbus::Error::InvalidReply)?;
    let uris: Vec<String> = uris.try_into()?;
    Ok(uris.iter().filter_map(|uri| path_of_uri(uri)).collect())
}

/// The path that a `file:` address means.
fn path_of_uri(uri: &str) -> Option<PathBuf> {
    let path = uri.strip_prefix("file://")?;
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, others @ ..] = rest {
        let code = others.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|code| u8::from_str_radix(str::from_utf8(code).ok()?, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = if code.is_some() { &others[2..] } else { others };
    }
    Some(PathBuf::from(OsString::from_vec(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bus_is_a_socket_that_is_there() {
        check(Some("unix:path=/run/user/1000/bus"), None, Some("unix:path=/run/user/1000/bus"));
        check(Some("unix:abstract=/tmp/dbus-x"), None, Some("unix:abstract=/tmp/dbus-x"));
        check(None, Some("/run/with"), Some("unix:path=/run/with/bus"));
        check(Some(""), Some("/run/with"), Some("unix:path=/run/with/bus"));
        check(None, Some("/run/without"), None);
        check(None, None, None);
    }

    /// These addresses name a program to start, or lead to another machine.
    #[test]
    fn no_bus_is_one_that_a_program_would_have_to_be_started_for() {
        for said in
            ["autolaunch:", "unixexec:path=/usr/bin/dbus-launch", "ibus:", "tcp:host=localhost,port=1"]
        {
            check(Some(said), Some("/run/with"), None);
        }
        check(Some("unix:tmpdir=/tmp"), None, None);
        check(Some("autolaunch:;unix:path=/run/bus"), None, Some("unix:path=/run/bus"));
        check(Some("nonsense"), Some("/run/with"), None);
    }

    #[track_caller]
    fn check(said: Option<&str>, runtime: Option<&str>, expected: Option<&str>) {
        let is_socket = |path: &Path| path == Path::new("/run/with/bus");
        let bus = session_bus(said.map(OsStr::new), runtime.map(Path::new), is_socket);
        assert_eq!(bus.map(|bus| bus.to_string()).as_deref(), expected, "{said:?}, {runtime:?}");
    }

    #[test]
    fn addresses_of_files_are_paths() {
        for (uri, path) in [
            ("file:///tmp/offer.ron", Some("/tmp/offer.ron")),
            ("file:///tmp/%ED%98%91%EC%A0%95%20%2512.ron", Some("/tmp/협정 %12.ron")),
            ("file:///tmp/100%", Some("/tmp/100%")),
            ("https://example.org/offer.ron", None),
        ] {
            assert_eq!(path_of_uri(uri).as_deref(), path.map(Path::new), "{uri}");
        }
    }
}
