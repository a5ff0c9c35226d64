//! Chat, one conversation a line.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    lookahead_trace_fuzz::read_framed(
        br#"{"prompt": "a", "completion": "b"}
{"messages": ["#,
        data,
        br#""#,
    );
});
