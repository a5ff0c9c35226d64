//! The worlds a reader can start from. Texts and notes stand in `assets/worlds`; what is set beside the world to see its
//! point (`settings` of `assets/worlds/index.toml`) stands here once more, where the program can read it.

/// A world with its settings.
pub(super) struct Preset {
    /// Its name in addresses.
    pub slug: &'static str,
    /// The world as JSON.
    pub text: &'static str,
    /// State keys and values that differ from the usual ones.
    pub settings: &'static [(&'static str, &'static str)],
}

macro_rules! presets {
    ($($slug:literal: $settings:expr),* $(,)?) => {
        &[$(Preset {
            slug: $slug,
            text: include_str!(concat!("../../../assets/worlds/", $slug, ".json")),
            settings: $settings,
        }),*]
    };
}

/// In the order of the buttons; the first is the widget's own start.
pub(super) const PRESETS: &[Preset] = presets! {
    "orchard": &[("horizon", "2")],
    "two-gardens": &[],
    "ping-pong": &[],
    "extract": &[],
    "baseline-flip": &[("baseline", "start")],
    "replay": &[("counterfactual", "replay")],
    "sabotage": &[("commit", "1")],
    "chance": &[("gamma", "0.9")],
    "adversary": &[],
    "unbalanced": &[("gamma", "0.2")],
    "running-anchor": &[("gamma", "0.9"), ("eps", "1")],
};

/// The name of worlds that are drawn at random.
pub(super) const RANDOM: &str = "random";
/// The name of worlds that a reader brought.
pub(super) const OWN: &str = "own";

/// The preset of this name.
pub(super) fn find(slug: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.slug == slug)
}
