//! The entry of the solver for the other toy models. No Yew in it; the work is in `lookahead::jobs`.

fn main() {
    lookahead::jobs::serve(lookahead::jobs::run_figures);
}
