//! The book as data: chapters, glossary, references, figures, words, and a search over them.
//!
//! Who uses it: the site (types only, in wasm) and, with feature `build`, the prerenderer, which compiles
//! `content/` into these types. Prose never enters the wasm: it travels as JSON beside each page.
//! What is absent: HTML strings, file access, the clock (the date is an argument). Formats of the sources: `FORMAT.md`.

#[cfg(feature = "build")]
pub mod build;
mod chapter;
mod entry;
mod fold;
mod lesson;
mod math;
mod prose;
pub mod search;
mod toc;
mod words;

pub use chapter::{Chapter, Minutes, ReadingPath, SitePage};
pub use entry::{FigureEntry, GlossaryEntry, Reference};
pub use lesson::{Asked, LESSON_MINUTES, LESSON_PARTS, Lesson, ROOM_PART};
pub use math::MathNode;
pub use prose::{Block, Inline};
pub use search::{Hit, SearchEntry, SearchKind};
pub use toc::{Premise, Toc, TocChapter, TocPart};
pub use words::Words;
