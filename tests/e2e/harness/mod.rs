//! What all end-to-end tests share: the surroundings, the served site, a driven browser window.
//!
//! The tests run one after another (a driver has one browser), each in a browser window of its own. Waiting is done
//! in the page: a condition is looked at until it holds or its patience ends, never a fixed time.

mod browser;
mod capabilities;
mod engine;
mod frames;
mod http;
mod keyboard;
mod site;
mod surroundings;
mod webdriver;
mod windows;

pub use browser::Browser;
pub use capabilities::{Look, Scripts};
pub use engine::Engine;
pub use site::{HostPage, Site, scratch};
pub use surroundings::Surroundings;

/// Keys as WebDriver names them.
pub mod key {
    pub const TAB: &str = "\u{e004}";
    pub const ENTER: &str = "\u{e007}";
    pub const SPACE: &str = " ";
    pub const END: &str = "\u{e010}";
    pub const HOME: &str = "\u{e011}";
    pub const LEFT: &str = "\u{e012}";
    pub const UP: &str = "\u{e013}";
    pub const RIGHT: &str = "\u{e014}";
    pub const DOWN: &str = "\u{e015}";
    pub const CONTROL: &str = "\u{e009}";
    pub const SHIFT: &str = "\u{e008}";
}

/// One test: a fresh log of requests, a fresh window with scripts on, and the closing checks that hold for every
/// test (no violation of the policy, no script error, nothing asked of anyone else).
pub fn visit(test: impl Fn(&Browser, &Site)) {
    visit_as(Look::Light, test);
}

/// The same on a system that is set to other colours.
pub fn visit_as(look: Look, test: impl Fn(&Browser, &Site)) {
    in_a_window(Scripts::On, look, |browser, site| {
        test(browser, site);
        browser.leave_frames();
        browser.assert_nothing_went_wrong();
        site.assert_only_own_requests();
    });
}

/// Without the closing checks, for tests that provoke errors.
pub fn visit_unchecked(test: impl Fn(&Browser, &Site)) {
    in_a_window(Scripts::On, Look::Light, test);
}

/// A window without scripts.
pub fn visit_without_scripts(test: impl Fn(&Browser, &Site)) {
    in_a_window(Scripts::Off, Look::Light, test);
}

/// Two faults of WebKitGTK come about once in several hundred windows, on any page: its driver loses a whole session
/// ("invalid session id"), and its engine stops a program that no other engine stops, with "Out of bounds memory access"
/// (known of JavaScriptCore on Linux, with other programs too: oven-sh/bun issue 17146). No answer of the page's can be
/// had then, so the test is done once more from its start, in a new window, and says so. Every other failure counts at
/// once, and so does a second fault.
fn in_a_window(scripts: Scripts, look: Look, test: impl Fn(&Browser, &Site)) {
    let attempt = || {
        let site = Site::shared();
        site.clear_requests();
        let browser = Browser::open(scripts, look);
        test(&browser, &site);
    };
    webdriver::note_fault(None);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(attempt));
    match outcome {
        Ok(()) => {}
        Err(failure) => match webdriver::fault() {
            Some(fault) => {
                println!("{fault}: once more in a new window");
                attempt();
            }
            None => std::panic::resume_unwind(failure),
        },
    }
}
