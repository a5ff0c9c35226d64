//! Any bytes as a file of any format.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lookahead_trace_fuzz::read(data));
