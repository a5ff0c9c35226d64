//! Browser windows, the next one opened while the present test still runs: a browser takes one to two seconds to start
//! and half a second to end, which every test would wait for.
//!
//! A driver has one browser, so this takes two drivers: one has the window that is used, or was used last; the other
//! has the window of the commonest kind that waits for the next test. With one driver nothing waits.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::Surroundings;
use super::capabilities::{Look, Scripts, capabilities};
use super::webdriver::Session;

/// A driver without a window that anybody needs.
struct Idle {
    driver: String,
    left: Option<Session>,
}

struct Windows {
    idle: Vec<Idle>,
    spare: Option<JoinHandle<Session>>,
}

static WINDOWS: Mutex<Option<Windows>> = Mutex::new(None);

/// A window of this kind, and in the background the next one.
#[allow(
    clippy::disallowed_methods,
    reason = "threads panic on wasm32 only, and these tests drive a browser from the host"
)]
pub fn open(scripts: Scripts, look: Look) -> Session {
    let mut windows = lock();
    let windows = windows.get_or_insert_with(Windows::of_the_surroundings);
    let is_common = (scripts, look) == (Scripts::On, Look::Light);
    let session = match windows.spare.take_if(|_| is_common) {
        Some(opening) => opening.join().unwrap_or_else(|failure| std::panic::resume_unwind(failure)),
        None => windows.idle.pop().expect("a driver is free").open(scripts, look),
    };
    if windows.spare.is_none()
        && let Some(idle) = windows.idle.pop()
    {
        windows.spare = Some(std::thread::spawn(move || idle.open(Scripts::On, Look::Light)));
    }
    session
}

/// Takes a window back that its test has done with. Its page ends now, so that it asks the next test's site for nothing;
/// it is closed when its driver opens the next one. (The last ones end with their drivers.)
pub fn leave(session: &Session) {
    session.empty();
    if let Some(windows) = lock().as_mut() {
        windows.idle.push(Idle { driver: session.driver().to_owned(), left: Some(session.clone()) });
    }
}

fn lock() -> MutexGuard<'static, Option<Windows>> {
    // Whatever panicked while it had the lock had taken out what it was about.
    WINDOWS.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Windows {
    fn of_the_surroundings() -> Self {
        let drivers = Surroundings::get().drivers.iter();
        let idle = drivers.map(|driver| Idle { driver: driver.clone(), left: None }).collect();
        Self { idle, spare: None }
    }
}

impl Idle {
    fn open(self, scripts: Scripts, look: Look) -> Session {
        if let Some(left) = self.left {
            left.close();
        }
        Session::open(&self.driver, &capabilities(Surroundings::get(), scripts, look))
    }
}
