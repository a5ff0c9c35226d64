//! Inspect logs: samples of a whole log.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    lookahead_trace_fuzz::read_framed(
        br#"{"version": 2, "status": "success", "eval": {}, "samples": ["#,
        data,
        br#"]}"#,
    );
});
