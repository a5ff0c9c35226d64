//! Any bytes as the packed bytes of members, behind headers that fit. The first byte says how they are packed.
#![no_main]

use lookahead_trace_fuzz::made::zip::{Member, eval, zip};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let Some((method, packed)) = data.split_first() else { return };
    let method = [0, 8, 93][usize::from(method % 3)];
    let mut members = eval(1, &Member::stored);
    members.push(Member::claiming("samples/9_epoch_1.json", method, packed.to_vec(), packed.len() as u64));
    lookahead_trace_fuzz::read(&zip(&members, method == 93));
});
