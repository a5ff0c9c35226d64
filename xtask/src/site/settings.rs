//! What a build is told: for which address, in which folder. Checked before anything long begins.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::paths;

/// The address of `cargo xtask serve` without options.
pub const LOCAL_ORIGIN: &str = "http://127.0.0.1:8080";

/// The settings of one build.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Scheme and host, no path: canonical links, sitemap, oEmbed and the page's policy name it.
    pub origin: String,
    /// Path below the host, with both slashes.
    pub public_url: String,
    /// Where errors are reported, if there is such a place.
    pub repository: Option<String>,
    /// The folder that is written.
    pub dist: PathBuf,
}

impl Settings {
    /// For `serve`, `audit` and `bench`: local, at the top, in `dist/`.
    pub fn local() -> Settings {
        Settings {
            origin: LOCAL_ORIGIN.to_owned(),
            public_url: "/".to_owned(),
            repository: None,
            dist: paths::root().join("dist"),
        }
    }

    /// The same settings, or what is wrong with them.
    pub fn checked(self) -> Result<Settings> {
        if !is_origin(&self.origin) {
            bail!(
                "--origin {:?} is no origin: give scheme and host only, as in https://example.org",
                self.origin
            );
        }
        if !is_public_url(&self.public_url) {
            bail!("--public-url {:?} needs both slashes and plain characters, as in /repo/", self.public_url);
        }
        if let Some(address) = &self.repository
            && !is_web_address(address)
        {
            bail!("--repository {address:?} is no web address: give one as in https://example.org/me/it");
        }
        Ok(self)
    }
}

fn without_scheme(text: &str) -> Option<&str> {
    text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))
}

fn is_origin(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
    without_scheme(text).is_some_and(|host| !host.is_empty() && host.chars().all(is_plain))
}

fn is_public_url(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~".contains(c);
    text.starts_with('/')
        && text.ends_with('/')
        && text.chars().all(is_plain)
        && !text.contains("//")
        && !text.contains("/.")
}

fn is_web_address(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_graphic() && !"\"'<>\\".contains(c);
    without_scheme(text).is_some_and(|rest| !rest.is_empty() && rest.chars().all(is_plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_have_a_host_and_no_path() {
        for good in ["http://127.0.0.1:8080", "https://a-b.github.io", "http://[::1]:80"] {
            assert!(is_origin(good), "{good}");
        }
        for bad in ["", "a.org", "https://", "https://a.org/", "https://a.org/x", "ftp://a", "https://a b"] {
            assert!(!is_origin(bad), "{bad}");
        }
    }

    #[test]
    fn public_urls_have_both_slashes() {
        for good in ["/", "/repo/", "/a/b-c/"] {
            assert!(is_public_url(good), "{good}");
        }
        for bad in ["", "repo/", "/repo", "//", "/a//b/", "/../", "/a b/", "https://a/"] {
            assert!(!is_public_url(bad), "{bad}");
        }
    }

    #[test]
    fn the_message_says_what_to_give() {
        let settings = Settings { origin: "https://a.org/x".into(), ..Settings::local() };
        let message = settings.checked().unwrap_err().to_string();
        assert!(message.contains("https://a.org/x") && message.contains("as in https://example.org"));
    }
}
