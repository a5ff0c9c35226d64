//! The entry of the program that searches the site's index. No Yew in it; the work is in `lookahead::jobs`.

use lookahead::jobs::{do_errand, run_search};

fn main() {
    lookahead::web::errand::serve(|text, bytes, say| do_errand(run_search, text, bytes, say));
}
