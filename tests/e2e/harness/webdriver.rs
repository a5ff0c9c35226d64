//! W3C WebDriver over plain HTTP: a session, its commands, its end. (The client crates bring a TLS library or ask for
//! a connector of their own; the protocol is JSON both ways.)

use std::cell::Cell;

use serde_json::{Value, json};

use super::http;

/// Why a command was not carried out: WebDriver's own error code and message.
#[derive(Debug, Clone)]
pub struct Refusal {
    pub code: String,
    pub message: String,
}

/// An open session; whoever opened it closes it.
#[derive(Debug, Clone)]
pub struct Session {
    host: String,
    path: String,
}

impl Session {
    /// Opens a window.
    pub fn open(host: &str, capabilities: &Value) -> Self {
        let wanted = json!({"capabilities": {"alwaysMatch": capabilities}});
        let answer =
            ask(host, "POST", "/session", &wanted).unwrap_or_else(|refusal| panic!("no window: {refusal:?}"));
        let id = answer["sessionId"].as_str().expect("a session has an id");
        Self { host: host.to_owned(), path: format!("/session/{id}") }
    }

    /// The driver that has it.
    pub fn driver(&self) -> &str {
        &self.host
    }

    /// A command with a body.
    pub fn post(&self, command: &str, body: &Value) -> Result<Value, Refusal> {
        ask(&self.host, "POST", &format!("{}/{command}", self.path), body)
    }

    /// A question.
    pub fn get(&self, command: &str) -> Result<Value, Refusal> {
        ask(&self.host, "GET", &format!("{}/{command}", self.path), &Value::Null)
    }

    /// Ends the page, also of a test that fails: nothing may panic here. A window that the driver lost has none.
    pub fn empty(&self) {
        let blank = json!({"url": "about:blank"}).to_string();
        drop(http::request(&self.host, "POST", &format!("{}/url", self.path), &blank));
    }

    /// Closes the window. That it is gone already is no fault: the driver may have lost it.
    pub fn close(&self) {
        drop(http::request(&self.host, "DELETE", &self.path, ""));
    }
}

thread_local! {
    static FAULT: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// What went wrong since the last forgetting that is neither the page's fault nor the test's.
pub fn fault() -> Option<&'static str> {
    FAULT.get()
}

/// See [`fault`].
pub fn note_fault(fault: Option<&'static str>) {
    FAULT.set(fault);
}

fn ask(host: &str, method: &str, path: &str, body: &Value) -> Result<Value, Refusal> {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let answer = http::request(host, method, path, &body)
        .unwrap_or_else(|error| panic!("the driver at {host} does not answer {method} {path}: {error}"));
    let mut value: Value = serde_json::from_str(&answer.body).unwrap_or_default();
    let value = value.get_mut("value").map(Value::take).unwrap_or_default();
    if answer.status == 200 {
        return Ok(value);
    }
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    if text("error") == "invalid session id" {
        note_fault(Some("the driver lost its session"));
    }
    Err(Refusal { code: text("error"), message: text("message") })
}
