//! Transcripts of the alignment-faking release.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    lookahead_trace_fuzz::read_framed(br#"{"pm_score": 0, "messages": ["#, data, br#"]}"#);
});
