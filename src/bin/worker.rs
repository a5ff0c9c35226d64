//! The entry of the worker that reads and writes games. No Yew; all work is in `lookahead::jobs`.

use lookahead::jobs::{do_errand, run_files};

fn main() {
    lookahead::web::errand::serve(|text, bytes, say| do_errand(run_files, text, bytes, say));
}
