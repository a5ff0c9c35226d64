//! A browser window, driven by the few WebDriver commands that `audit` and `bench` need. Chromium only; the
//! end-to-end tests use a full client of their own.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use ureq::Agent;

use super::{Driver, Engine};

/// How long one command may take.
const PATIENCE: Duration = Duration::from_secs(180);

/// An open window. Closed when dropped.
#[derive(Debug)]
pub struct Session {
    agent: Agent,
    base: String,
}

impl Session {
    /// Opens a headless window.
    pub fn open(driver: &Driver, engine: &Engine) -> Result<Session> {
        Session::open_with(driver, engine, &[])
    }

    /// Opens a headless window of a browser that is started with more arguments.
    pub fn open_with(driver: &Driver, engine: &Engine, more: &[&str]) -> Result<Session> {
        let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE));
        let agent: Agent = config.build().into();
        let args = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--window-size=1280,900",
        ];
        let args = [&args[..], more].concat();
        let options = json!({"binary": engine.browser, "args": args});
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": options,
            "timeouts": {"script": PATIENCE.as_millis() as u64},
        }}});
        let answer = post(&agent, &format!("{}/session", driver.url()), &wanted)?;
        let id = answer.get("sessionId").and_then(Value::as_str).context("the driver opened no window")?;
        let base = format!("{}/session/{id}", driver.url());
        Ok(Session { agent, base })
    }

    /// Opens a page and waits until it is loaded.
    pub fn go(&self, url: &str) -> Result<()> {
        self.command("url", &json!({ "url": url })).map(|_| ())
    }

    /// Runs JavaScript; its value comes back.
    pub fn run(&self, script: &str) -> Result<Value> {
        self.command("execute/sync", &json!({"script": script, "args": []}))
    }

    /// Runs JavaScript that gives a promise; its value comes back.
    pub fn run_async(&self, promise: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\
             Promise.resolve({promise}).then(done, (error) => done({{failed: String(error)}}));"
        );
        let value = self.command("execute/async", &json!({"script": script, "args": []}))?;
        match value.get("failed").and_then(Value::as_str) {
            Some(error) => bail!("in the page: {error}"),
            None => Ok(value),
        }
    }

    /// Puts a file of this machine into a file field.
    pub fn upload(&self, css: &str, file: &Path) -> Result<()> {
        let found = self.command("element", &json!({"using": "css selector", "value": css}))?;
        let id = found.as_object().and_then(|found| found.values().next()).and_then(Value::as_str);
        let id = id.with_context(|| format!("no {css} in the page"))?;
        self.command(&format!("element/{id}/value"), &json!({"text": file})).map(|_| ())
    }

    /// A command of the DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Result<()> {
        self.command("goog/cdp/execute", &json!({"cmd": command, "params": parameters})).map(|_| ())
    }

    fn command(&self, name: &str, body: &Value) -> Result<Value> {
        post(&self.agent, &format!("{}/{name}", self.base), body)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.base).call();
    }
}

fn post(agent: &Agent, url: &str, body: &Value) -> Result<Value> {
    let mut response = agent.post(url).send_json(body).context("asking the browser")?;
    let mut answer: Value = response.body_mut().read_json().context("reading the browser's answer")?;
    let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
    if !response.status().is_success() {
        let message = value.get("message").and_then(Value::as_str).unwrap_or("no reason given");
        bail!("the browser refused: {}", message.lines().next().unwrap_or_default());
    }
    Ok(value)
}
