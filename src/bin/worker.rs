//! The entry of the worker that reads and writes games. No Yew; all work is in `lookahead::jobs`.

fn main() {
    lookahead::jobs::serve(lookahead::jobs::run_files);
}
