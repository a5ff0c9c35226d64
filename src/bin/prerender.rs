//! Trunk's post_build hook: turns the built client into the whole site. All work is in `lookahead::prerender`.

fn main() -> anyhow::Result<()> {
    lookahead::prerender::run()
}
