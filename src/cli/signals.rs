//! The signals that end a program, and one that must not.

/// What is done when a signal ends the program, before it ends.
#[cfg(unix)]
pub(super) fn before_the_end(handle: impl Fn() + Send + 'static) {
    use std::thread;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;

    // A file that grows past a limit is told like a full disk; without this the system ends the program.
    let unused = std::sync::Arc::default();
    if let Err(error) = signal_hook::flag::register(SIGXFSZ, unused) {
        log::warn!("a limit on the size of files would end the program: {error}");
    }
    // What whoever started the program has switched off (`nohup`) stays so.
    let ends = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| !is_ignored(*signal));
    let signals = Signals::new(ends.collect::<Vec<_>>()).and_then(|mut signals| {
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for signal in signals.forever() {
                handle();
                // As it would have ended without us, so that whoever waits for it sees by which signal.
                signal_hook::low_level::emulate_default_handler(signal).unwrap_or_default();
            }
        })
    });
    if let Err(error) = signals {
        log::warn!("signals end the program at once: {error}");
    }
}

/// Whether the signal was switched off before the program began, as far as the system tells (Linux does).
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

/// What is done when a signal ends the program: this system has none that could be waited for here.
#[cfg(not(unix))]
pub(super) fn before_the_end(_: impl Fn() + Send + 'static) {}
