//! The entry of the solver of `faking-game` and `value-freeze`. No Yew in it; the work is in `lookahead::jobs`.

use lookahead::jobs::{do_errand, run_figures};

fn main() {
    lookahead::web::errand::serve(|text, bytes, say| do_errand(run_figures, text, bytes, say));
}
