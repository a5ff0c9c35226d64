//! **Widget `off-switch`** (chapter 5): may a machine that is unsure what people want be switched off?
mod figure;
use crate::figures::Computed;

/// The registry's entry.
pub const COMPUTED: Computed = Computed {
    slug: "off-switch",
    draw: figure::draw,
    whole_state: figure::whole_state,
    #[cfg(feature = "server")]
    calc: |_| None,
    #[cfg(feature = "server")]
    samples: || vec![crate::query::parse("p=0.25")],
};
