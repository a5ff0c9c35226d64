//! ZIP files over bytes that can be read at any place: the list at the end, then one member at a time.
//!
//! PKWARE's APPNOTE 6.3.10: sections 4.3.7 (local header), 4.3.12 (list), 4.3.14 to 4.3.16 (its end, ZIP64), 4.5.3 (ZIP64
//! extra field). The list is what counts: local sizes may be unset, and "version needed" differs between the two.
//! Of members with one name the last is used (requeued samples). Used by `log`.

mod directory;
mod fields;
mod member;
mod scan;
mod unpack;

pub(crate) use directory::directory;
pub use directory::{Directory, Entry};
pub use member::{Unpacked, member};
pub use unpack::unwrap;

/// The first bytes of a ZIP file: a local header, or the end of an empty list.
pub const SIGNATURES: [[u8; 4]; 2] = [*b"PK\x03\x04", *b"PK\x05\x06"];
