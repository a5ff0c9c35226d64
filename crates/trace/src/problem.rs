//! What could not be read, or only with a change: each problem says in which member of the file, at which path inside
//! it, and why. Reading goes on after a problem wherever something is left to read. Used by every module.

use crate::json::{JsonError, Value, parse};

/// Something that a reader should know about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The member of a ZIP; empty for a file that is one text.
    pub member: String,
    /// Where in the text, as `samples[3].messages[1]` or `line 12`; empty for all of it.
    pub path: String,
    /// Why.
    pub reason: Reason,
}

impl Problem {
    /// A problem of a whole member or file.
    #[must_use]
    pub fn new(member: &str, path: &str, reason: Reason) -> Self {
        Self { member: member.to_owned(), path: path.to_owned(), reason }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for place in [&self.member, &self.path] {
            if !place.is_empty() {
                out.write_str(place)?;
                out.write_str(": ")?;
            }
        }
        self.reason.fmt(out)
    }
}

impl std::error::Error for Problem {}

/// Why something could not be read. `code` names each kind for the page's own words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The bytes could not be had from where they are.
    #[error("could not be read: it may have changed since it was chosen; choose it again")]
    Source,
    /// No bytes, or nothing but spaces.
    #[error("the file is empty: choose another one")]
    Empty,
    /// No format that is known here.
    #[error(
        "this is none of the formats that can be read: Inspect, alignment-faking results, chat, Petri, our own"
    )]
    UnknownFormat,
    /// A version that is newer than what is known here, read as far as it goes.
    #[error("version {0} is newer than what is known here; what looks familiar was read")]
    NewVersion(u32),
    /// A version that is not read at all.
    #[error("version {0} is too new to be read here: save the file in an older version")]
    RefusedVersion(u32),
    /// More than the cap allows.
    #[error("{found} {what}, at most {cap} are read: split the file, or leave out what is large")]
    Cap {
        /// What is too large: `bytes`, `entries`, `samples`, `times its packed size`.
        what: &'static str,
        /// How much there is, as far as it was counted.
        found: u64,
        /// How much is read.
        cap: u64,
    },
    /// No JSON.
    #[error("{0}")]
    Json(JsonError),
    /// Bytes that are no UTF-8, replaced by U+FFFD.
    #[error("some bytes are no UTF-8 text; each was replaced: save the file as UTF-8 to keep them")]
    NotUtf8,
    /// Halves of surrogate pairs, replaced by U+FFFD.
    #[error("{0} broken letters (half of a surrogate pair); each was replaced")]
    Surrogates(u32),
    /// A field that is needed is not there.
    #[error("`{0}` is missing")]
    Missing(&'static str),
    /// A value of another kind than expected.
    #[error("this should be {0}")]
    Expected(&'static str),
    /// Something that is not followed by this reader.
    #[error("`{0}` is not followed here; where the file tells how it ended, that is shown")]
    NotFollowed(String),
    /// The ZIP's list of members is missing or broken; members were found one after the other.
    #[error("no whole list of members (a file that breaks off?): they were looked for one by one")]
    NoDirectory,
    /// No member could be found.
    #[error("no member could be found in this ZIP file: is it whole? Fetch it again")]
    NoMembers,
    /// The member is not where the list says.
    #[error("no member stands where the list says: is it whole? Fetch it again")]
    NoMemberThere,
    /// The member shares bytes with another one.
    #[error("shares bytes with another member and is left out")]
    Overlap,
    /// The member needs a password.
    #[error("is encrypted: unpack it with its password and open what comes out")]
    Encrypted,
    /// The member is packed in a way that is not read.
    #[error("is packed by method {0}; 0, 8 (deflate) and 93 (zstd) are read: pack it anew")]
    Method(u16),
    /// The packed bytes are broken; what came out before is used.
    #[error("the packed data are damaged; what came out before is used")]
    Damaged,
    /// The size is not the one in the list.
    #[error("holds {found} bytes where the list says {said}")]
    Size {
        /// Size in the list.
        said: u64,
        /// Size that came out.
        found: u64,
    },
    /// The check sum is not the one in the list.
    #[error("the check sum is wrong: the data have been changed")]
    Checksum,
    /// A log without its final header: a run that goes on or broke off.
    #[error("no final header: the run is going on, or broke off")]
    Unfinished,
    /// A sample is in the summaries, but not in the file.
    #[error("listed, but not in the file")]
    NoSample,
}

impl Reason {
    /// A short name of the kind, for words that stand elsewhere.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Empty => "empty",
            Self::UnknownFormat => "unknown-format",
            Self::NewVersion(_) => "new-version",
            Self::RefusedVersion(_) => "refused-version",
            Self::Cap { .. } => "cap",
            Self::Json(_) => "json",
            Self::NotUtf8 => "not-utf8",
            Self::Surrogates(_) => "surrogates",
            Self::Missing(_) => "missing",
            Self::Expected(_) => "expected",
            Self::NotFollowed(_) => "not-followed",
            Self::NoDirectory => "no-directory",
            Self::NoMembers => "no-members",
            Self::NoMemberThere => "no-member-there",
            Self::Overlap => "overlap",
            Self::Encrypted => "encrypted",
            Self::Method(_) => "method",
            Self::Damaged => "damaged",
            Self::Size { .. } => "size",
            Self::Checksum => "checksum",
            Self::Unfinished => "unfinished",
            Self::NoSample => "no-sample",
        }
    }
}

impl From<JsonError> for Reason {
    fn from(error: JsonError) -> Self {
        Self::Json(error)
    }
}

/// The problems of one member, and the path that reading has come to.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub member: String,
    pub problems: Vec<Problem>,
}

/// No more problems than this are kept: a hostile file could have one for each of its bytes.
pub(crate) const MAX_PROBLEMS: usize = 1_000;

impl Notes {
    pub const fn new(member: String) -> Self {
        Self { member, problems: Vec::new() }
    }

    /// Takes over what was noted of a part of the text, which stands at this path.
    #[inline(never)]
    pub fn add_within(&mut self, path: &str, part: Self) {
        for problem in part.problems {
            let dot = if path.is_empty() || problem.path.is_empty() { "" } else { "." };
            self.add(&[path, dot, &problem.path].concat(), problem.reason);
        }
    }

    /// Reads a text as JSON and notes what is wrong with it; nothing where it is none.
    #[inline(never)]
    pub fn parsed<'a>(&mut self, text: &'a str, path: &str) -> Option<Value<'a>> {
        match parse(text) {
            Ok(parsed) => {
                if parsed.n_replaced > 0 {
                    self.add(path, Reason::Surrogates(parsed.n_replaced));
                }
                Some(parsed.value)
            }
            Err(error) => {
                self.add(path, Reason::Json(error));
                None
            }
        }
    }

    #[inline(never)]
    pub fn add(&mut self, path: &str, reason: Reason) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem::new(&self.member, path, reason));
        }
    }
}
