//! Any text as JSON, whole and by levels. What is written again is read as the same.
#![no_main]

use lookahead_trace::json::{parse, shallow};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(parsed) = parse(text) else { return };
    let level = shallow(text);
    assert!(level.fault.is_none() || !text.trim_start().starts_with(['{', '[']));
    let written = parsed.value.write();
    assert_eq!(parse(&written).map(|again| again.value.write()), Ok(written));
});
