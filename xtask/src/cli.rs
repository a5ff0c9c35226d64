//! The command line: what can be asked for. Read by `main`.

use clap::{Args, Parser, Subcommand};

use crate::new::New;
use crate::site::settings::{LOCAL_ORIGIN, Settings};
use crate::{audit, bench, offline, paths, testing};

/// The commands of the project. Tools that are missing are installed at pinned versions, with a line saying what and why.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the release site and serve it on this machine
    Serve(Port),
    /// Build the release site into dist/
    Build(Build),
    /// Rebuild on every change and serve
    Dev(Port),
    /// Check everything: formatting, lints, native tests, hydration, three browser engines, sizes, accessibility
    Test(testing::Options),
    /// Hold the built site against its budgets: sizes, accessibility, Lighthouse
    Audit(audit::Options),
    /// Time the solver in wasm in Chromium beside plain JavaScript, the codes of a class, the dragging of sliders, and the opening of logs
    Bench {
        /// Only this part
        #[arg(long, value_enum)]
        only: Option<bench::Part>,
    },
    /// Write each widget as one HTML file that needs no network
    Offline(offline::Options),
    /// Write each widget as a SCORM 1.2 package for learning platforms
    Scorm(offline::Options),
    /// Write the traces of the toy machines into assets/traces/, and what tells the machines apart
    Traces,
    /// Write the empty room of a widget or chapter, with its line in the registry
    New {
        #[command(subcommand)]
        what: New,
    },
}

#[derive(Debug, Args)]
pub struct Port {
    /// The port to listen on
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
}

#[derive(Debug, Args)]
pub struct Build {
    /// Scheme and host the site will live at
    #[arg(long, default_value = LOCAL_ORIGIN)]
    origin: String,
    /// Path below the host, with both slashes
    #[arg(long, default_value = "/")]
    public_url: String,
    /// Web address of the repository, where readers report errors
    #[arg(long)]
    repository: Option<String>,
    /// Folder to write
    #[arg(long, default_value = "dist")]
    dist: String,
}

impl Build {
    pub fn settings(self) -> Settings {
        Settings {
            origin: self.origin,
            public_url: self.public_url,
            repository: self.repository,
            dist: paths::root().join(self.dist),
        }
    }
}
