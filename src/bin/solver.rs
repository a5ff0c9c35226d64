//! The entry of the worker that works out and draws figures. No Yew in it; the work is in `lookahead::jobs`.

fn main() {
    lookahead::jobs::serve(lookahead::jobs::run_figures);
}
