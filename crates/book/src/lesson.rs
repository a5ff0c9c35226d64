//! A lesson plan for one chapter: what a teacher needs for 45 minutes.
//!
//! Made by `build` from `content/<locale>/teach`, read by the site's pages for educators.

use serde::{Deserialize, Serialize};

use crate::{Block, Inline};

/// The sections of a lesson, in the order in which they stand; each is the anchor of its heading.
pub const LESSON_PARTS: [&str; 9] = [
    "aims",
    "content-note",
    "before-the-lesson",
    "outline",
    "discussion-questions",
    "common-confusions",
    "answer-key",
    "exit-ticket",
    "paper-version",
];

/// The section that holds the questions for the room; its anchor. It is no part of the plan as it is read: the presenter's
/// view and the sheet for the class lend from it.
pub const ROOM_PART: &str = "room-questions";

/// Minutes of one lesson.
pub const LESSON_MINUTES: u32 = 45;

/// The lesson plan of one chapter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Slug of its chapter; the route is `/teach/<slug>/`.
    pub slug: String,
    /// Title of its chapter.
    pub title: String,
    /// Number of its chapter, from 1.
    pub number: u32,
    /// What the lesson is about, in one sentence.
    pub summary: String,
    /// The sections of [`LESSON_PARTS`], each beginning with its heading. In the outline's table the first column holds
    /// minute marks, as `0–5`.
    pub blocks: Vec<Block>,
    /// What the room is asked, in the order of the steps.
    pub asked: Vec<Asked>,
    /// The chapter's objections and replies, as they stand there, and what stands there about them.
    pub pack: Vec<Block>,
    /// The chapter's two questions for a class, as they stand there.
    pub questions: Vec<Vec<Block>>,
    /// The chapter's references, then those that only the lesson cites: the first has number 1 in both.
    pub references: Vec<String>,
    /// Slugs of the widgets placed, in order, each once.
    pub widgets: Vec<String>,
}

/// A question that the room is asked in one step of the outline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The step: a row of the outline, from 1.
    pub step: u32,
    /// The question.
    pub question: Vec<Inline>,
    /// What hands can be raised for; none where everybody writes an answer of their own.
    pub answers: Vec<String>,
    /// The answer that is right, as its place among `answers`; none where no answer is.
    pub right: Option<u32>,
    /// What is shown once the teacher releases it.
    pub released: Vec<Inline>,
}
