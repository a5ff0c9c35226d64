//! The entry of the program that works out links, snippets, citations and QR codes of figures. No Yew in it; the work is in `lookahead::jobs`.

use lookahead::jobs::{do_errand, run_share};

fn main() {
    lookahead::web::errand::serve(|text, bytes, say| do_errand(run_share, text, bytes, say));
}
