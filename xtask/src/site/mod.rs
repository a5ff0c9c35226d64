//! Building the site and serving it: `build`, `serve`, `dev`. Other commands build through `build::ensure`.

pub mod build;
mod dev;
mod record;
mod serve;
pub mod settings;
mod version;

pub use build::run as build;
pub use dev::run as dev;
pub use record::{Record, files};
pub use serve::run as serve;
