//! How much of a file is read at most. Opened files are hostile until shown otherwise; every cap is on the unpacked
//! side. Used by `zip` and `log`.

/// Bytes of a file that is read member by member.
pub const FILE: u64 = 512 << 20;

/// Bytes of a file that is one text.
pub const TEXT: u64 = 64 << 20;

/// Members of a ZIP, samples of a log.
pub const ENTRIES: usize = 10_000;

/// Bytes of one member, unpacked.
pub const MEMBER: usize = 64 << 20;

/// Bytes of all members together, unpacked, that one opened file may cost.
pub const TOTAL: u64 = 4 << 30;

/// A small file may cost no more than [`RATIO`] times its size, but this much in any case.
pub const TOTAL_FROM: u64 = 256 << 20;

/// Messages of one trace (the longest known one has 130,000).
pub const TURNS: usize = 200_000;

/// Parts of all messages of one trace.
pub const PARTS: usize = 500_000;

/// How many times its packed size a member may be, where it is larger than [`RATIO_FROM`].
pub const RATIO: u64 = 1_000;

/// Below this size any ratio is harmless: zstd packs a long answer that repeats itself to a thousandth and less.
pub const RATIO_FROM: u64 = 16 << 20;
