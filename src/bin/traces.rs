//! The entry of the program that opens files of traces and draws the figures about them. No Yew in it; the work is in
//! `lookahead::jobs`.

use lookahead::jobs::do_trace_errand;

fn main() {
    lookahead::web::errand::serve_handed(do_trace_errand);
}
