//! What views share with each other: the site's words and addresses, state in the address bar, jobs in the worker.

mod site;
mod use_kept;
mod use_url_state;

pub use site::Site;
pub use use_kept::{Kept, use_kept};
pub use use_url_state::{UrlState, use_url_state};
