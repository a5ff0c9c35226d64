//! The entry of the solver for games and worlds. No Yew in it; the work is in `lookahead::jobs`.

fn main() {
    lookahead::jobs::serve(lookahead::jobs::run_figures);
}
