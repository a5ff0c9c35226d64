//! Reads versions from Cargo.lock. Used for tools whose version must equal a library's.

/// The version of a package in the text of a Cargo.lock; the first, if there are several.
pub fn version_of<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    lines.next()?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::version_of;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"x\"\n";

    #[test]
    fn only_the_package_of_that_very_name() {
        assert_eq!(version_of(LOCK, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(version_of(LOCK, "wasm"), None);
        assert_eq!(version_of("name = \"wasm\"", "wasm"), None);
    }

    #[test]
    fn our_own_lock_is_read() {
        let lock = include_str!("../../../Cargo.lock");
        assert!(version_of(lock, "wasm-bindgen").is_some_and(|version| version.starts_with("0.2.")));
    }
}
