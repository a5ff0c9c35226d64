//! Transcripts of Petri.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    lookahead_trace_fuzz::read_framed(br#"{"metadata": {"transcript_id": "t"}, "events": ["#, data, br#"]}"#);
});
