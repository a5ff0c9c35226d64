//! Results of open-source-alignment-faking.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    lookahead_trace_fuzz::read_framed(
        br#"[{"user_input": "", "prompt": {"messages": []}, "output": "", "#,
        data,
        br#"}]"#,
    );
});
