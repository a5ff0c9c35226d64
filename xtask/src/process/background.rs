//! Programs that run beside a command (browser drivers, a watching build). Each gets its own process group, and the
//! whole group is ended when the command is done, fails, or is interrupted. Only groups started here are touched.

use std::collections::BTreeSet;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;

use super::foreground::not_started;

/// Groups that are alive; on an interrupt they are ended before this process leaves.
static GROUPS: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// Set as soon as somebody asks this process to end.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// How long a group may take to end politely.
const GRACE: Duration = Duration::from_secs(5);

/// A running program with its children. Dropping it ends them.
#[derive(Debug)]
pub struct Background {
    child: Child,
}

impl Background {
    /// Starts the program in a group of its own; its output is as set on the command.
    pub fn start(command: &mut Command) -> Result<Background> {
        command.stdin(Stdio::null());
        own_group(command);
        let child = command.spawn().map_err(|error| not_started(command, &error))?;
        GROUPS.lock().unwrap_or_else(PoisonError::into_inner).insert(child.id());
        Ok(Background { child })
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        let id = self.child.id();
        end_group(id, Ending::Asked);
        let begin = Instant::now();
        while begin.elapsed() < GRACE && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(20));
        }
        // Children of the program may outlive it; the group is ours until the last of them is gone.
        end_group(id, Ending::Forced);
        let _ = self.child.kill();
        let _ = self.child.wait();
        GROUPS.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }
}

#[derive(Clone, Copy)]
enum Ending {
    Asked,
    Forced,
}

#[cfg(unix)]
fn own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(unix)]
fn end_group(id: u32, ending: Ending) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let signal = match ending {
        Ending::Asked => Signal::TERM,
        Ending::Forced => Signal::KILL,
    };
    if let Some(group) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        // An error means that the group is gone already.
        let _ = kill_process_group(group, signal);
    }
}

#[cfg(not(unix))]
fn own_group(_command: &mut Command) {}

#[cfg(not(unix))]
fn end_group(_id: u32, _ending: Ending) {}

/// The exit code of an interrupted command.
pub const INTERRUPT_CODE: u8 = 130;

/// From now on, Ctrl-C (and on Unix a request to terminate) ends the background programs, then this process.
pub fn watch_for_interrupt() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::spawn(move || {
        runtime.block_on(interrupted());
        INTERRUPTED.store(true, Ordering::SeqCst);
        let groups = std::mem::take(&mut *GROUPS.lock().unwrap_or_else(PoisonError::into_inner));
        groups.iter().for_each(|id| end_group(*id, Ending::Asked));
        if !groups.is_empty() {
            std::thread::sleep(Duration::from_millis(500));
        }
        groups.iter().for_each(|id| end_group(*id, Ending::Forced));
        std::process::exit(i32::from(INTERRUPT_CODE));
    });
    Ok(())
}

/// Whether what fails now fails because the programs are being ended.
pub fn is_interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

#[cfg(unix)]
async fn interrupted() {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut ctrl_c), Ok(mut terminate)) =
        (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = ctrl_c.recv() => {}
        _ = terminate.recv() => {}
    }
}

#[cfg(not(unix))]
async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
