//! What each driver is told about its browser.

use serde_json::{Value, json};

use super::{Engine, Surroundings};

/// Whether pages may run scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

/// Longest wait for a condition in a page, in milliseconds. Generous: it only passes where a test fails.
pub const PATIENCE_MILLIS: u64 = 30_000;

/// Debian's place of WebKitGTK's small browser, used where no program is named.
const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// The capabilities of a new window.
pub fn capabilities(surroundings: &Surroundings, scripts: Scripts) -> Value {
    let timeouts = json!({"script": PATIENCE_MILLIS + 10_000, "pageLoad": 60_000});
    match surroundings.engine {
        Engine::Chromium => {
            json!({"timeouts": timeouts, "goog:chromeOptions": chromium(surroundings, scripts)})
        }
        Engine::Firefox => {
            json!({"timeouts": timeouts, "moz:firefoxOptions": firefox(surroundings, scripts)})
        }
        Engine::Webkit => {
            json!({"timeouts": timeouts, "webkitgtk:browserOptions": webkit(surroundings, scripts)})
        }
    }
}

fn chromium(surroundings: &Surroundings, scripts: Scripts) -> Value {
    let args = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--window-size=1280,900",
    ];
    let mut options = json!({"args": args});
    if scripts == Scripts::Off {
        options["prefs"] = json!({"profile.managed_default_content_settings.javascript": 2});
    }
    with_binary(options, surroundings.browser.as_deref())
}

fn firefox(surroundings: &Surroundings, scripts: Scripts) -> Value {
    let prefs = json!({"javascript.enabled": scripts == Scripts::On, "accessibility.tabfocus": 7});
    let options = json!({"args": ["-headless", "--width=1280", "--height=900"], "prefs": prefs});
    with_binary(options, surroundings.browser.as_deref())
}

fn webkit(surroundings: &Surroundings, scripts: Scripts) -> Value {
    let mut args = vec!["--automation"];
    if scripts == Scripts::Off {
        args.push("--enable-javascript=false");
    }
    let browser = surroundings.browser.as_deref().unwrap_or(MINI_BROWSER);
    with_binary(json!({"args": args}), Some(browser))
}

fn with_binary(mut options: Value, browser: Option<&str>) -> Value {
    if let Some(browser) = browser {
        options["binary"] = json!(browser);
    }
    options
}
