//! Our own format.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    lookahead_trace_fuzz::read_framed(
        br#"{"format": "lookahead-traces", "version": 1, "traces": ["#,
        data,
        br#"]}"#,
    );
});
