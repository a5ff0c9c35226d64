//! Problems found in the sources, and the place where they are collected.
//!
//! Each problem is made exactly once, where it is seen, and returned with whatever could be compiled.

use std::fmt;

use super::fault::Fault;
use super::source::SourceFile;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops a build.
    Error,
    /// Does not.
    Warning,
}

/// Something wrong in a source file.
///
/// ```
/// use lookahead_book::build::{Problem, Severity};
/// let problem = Problem {
///     severity: Severity::Warning, file: "a.md".into(), line: 3, column: 7, code: "exclamation", text: "loud".into(),
/// };
/// assert_eq!(problem.to_string(), "a.md:3:7: warning[exclamation]: loud");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Path as given in the sources.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    /// Stable short name.
    pub code: &'static str,
    /// What is wrong and what to do.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let Self { file, line, column, code, text, .. } = self;
        write!(f, "{file}:{line}:{column}: {severity}[{code}]: {text}")
    }
}

/// Collects problems while compiling.
#[derive(Default)]
pub(crate) struct Report {
    problems: Vec<Problem>,
}

impl Report {
    /// Notes a fault at a byte offset of a file.
    pub(crate) fn add(&mut self, file: &SourceFile<'_>, offset: usize, fault: Fault) {
        let (line, column) = file.position(offset);
        self.push(file.path, line, column, &fault);
    }

    /// Notes a fault of a file that is not there.
    pub(crate) fn add_to_path(&mut self, path: &str, fault: Fault) {
        self.push(path, 1, 1, &fault);
    }

    fn push(&mut self, path: &str, line: u32, column: u32, fault: &Fault) {
        let (severity, code) = (fault.severity(), fault.code());
        self.problems.push(Problem {
            severity,
            file: path.to_owned(),
            line,
            column,
            code,
            text: fault.to_string(),
        });
    }

    /// All problems by file, line and column.
    pub(crate) fn into_sorted(mut self) -> Vec<Problem> {
        self.problems
            .sort_by(|a, b| (&a.file, a.line, a.column, a.code).cmp(&(&b.file, b.line, b.column, b.code)));
        self.problems
    }
}
