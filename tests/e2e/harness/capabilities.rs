//! What each driver is told about its browser.

use serde_json::{Value, json};

use super::{Engine, Surroundings};

/// Whether pages may run scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

/// What the reader's system is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Light,
    Dark,
    /// All colours are the system's own. Not in WebKitGTK, which knows no such setting.
    Forced,
}

/// Longest wait for a condition in a page, in milliseconds. Generous: it only passes where a test fails.
pub const PATIENCE_MILLIS: u64 = 30_000;

/// Debian's place of WebKitGTK's small browser, used where no program is named.
const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// The capabilities of a new window. (Chromium is told its look once the window is open.)
pub fn capabilities(surroundings: &Surroundings, scripts: Scripts, look: Look) -> Value {
    let timeouts = json!({"script": PATIENCE_MILLIS + 10_000, "pageLoad": 60_000});
    match surroundings.engine {
        Engine::Chromium => {
            json!({"timeouts": timeouts, "goog:chromeOptions": chromium(surroundings, scripts)})
        }
        Engine::Firefox => {
            json!({"timeouts": timeouts, "moz:firefoxOptions": firefox(surroundings, scripts, look)})
        }
        Engine::Webkit => {
            json!({"timeouts": timeouts, "webkitgtk:browserOptions": webkit(surroundings, scripts, look)})
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

fn firefox(surroundings: &Surroundings, scripts: Scripts, look: Look) -> Value {
    let is_forced = look == Look::Forced;
    let prefs = json!({
        "javascript.enabled": scripts == Scripts::On,
        "accessibility.tabfocus": 7,
        "layout.css.prefers-color-scheme.content-override": if look == Look::Dark { 0 } else { 1 },
        "browser.display.document_color_use": if is_forced { 2 } else { 0 },
        "ui.useAccessibilityTheme": i32::from(is_forced),
    });
    let options = json!({"args": ["-headless", "--width=1280", "--height=900"], "prefs": prefs});
    with_binary(options, surroundings.browser.as_deref())
}

fn webkit(surroundings: &Surroundings, scripts: Scripts, look: Look) -> Value {
    let mut args = vec!["--automation"];
    match look {
        Look::Light => {}
        Look::Dark => args.push("--dark-mode"),
        Look::Forced => {
            panic!("WebKitGTK has no forced colours: such a test belongs in `in_chromium_and_firefox`")
        }
    }
    if scripts == Scripts::Off {
        args.push("--enable-javascript=false");
    }
    let browser = surroundings.browser.as_deref().unwrap_or(MINI_BROWSER);
    with_binary(json!({"args": args}), Some(browser))
}

/// Media features for Chromium's own emulation.
pub fn media_features(look: Look) -> Value {
    let feature = |name: &str, value: &str| json!([{"name": name, "value": value}]);
    match look {
        Look::Light => feature("prefers-color-scheme", "light"),
        Look::Dark => feature("prefers-color-scheme", "dark"),
        Look::Forced => feature("forced-colors", "active"),
    }
}

fn with_binary(mut options: Value, browser: Option<&str>) -> Value {
    if let Some(browser) = browser {
        options["binary"] = json!(browser);
    }
    options
}
