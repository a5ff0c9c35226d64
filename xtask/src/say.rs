//! What the commands print: headings, notes and errors, always whole lines on standard output, so that they stand
//! in order with the output of the programs that are run. Used by every command.

use std::io::Write;
use std::time::Duration;

/// A step begins.
pub fn heading(text: &str) {
    line(&format!("\n=== {text}"));
}

/// One plain line. A closed output (`| head`) is no reason to stop.
pub fn line(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// `75 s` or `3 min 5 s`.
pub fn duration(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..100 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

/// A number of bytes in thousands, as the budgets count: `12.3 KB`.
pub fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(duration(Duration::from_secs(99)), "99 s");
        assert_eq!(duration(Duration::from_secs(185)), "3 min 5 s");
        assert_eq!(kilobytes(12_345), "12.3 KB");
        assert_eq!(kilobytes(45), "0.0 KB");
    }
}
