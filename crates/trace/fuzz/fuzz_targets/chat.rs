//! Chat as one text.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    lookahead_trace_fuzz::read_framed(br#"{"messages": ["#, data, br#"]}"#);
});
