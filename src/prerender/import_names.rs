//! Shorter names for what the client's wasm imports from its JavaScript: `__wbg_getElementById_dff2c0b6070bc31a` becomes
//! `a7`. The names are wasm-bindgen's own, hundreds of them, full of hashes that no compression shrinks; they stand once
//! in the import section and once in the glue, and mean nothing to anyone else.
//!
//! Layout of a module: WebAssembly Core Specification, section 5.5 (binary format of modules).

use anyhow::{Context, Result};

const IMPORT_SECTION: u8 = 2;
/// Magic number and version.
const HEADER_BYTES: usize = 8;

/// The module and its glue with short names. What is no import of functions is left as it is.
///
/// # Errors
/// One line when the bytes are no module, or a name does not stand in the glue.
pub(super) fn shorten(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut out = module.get(..HEADER_BYTES).context("the client's wasm is too short")?.to_vec();
    let mut glue = glue.to_owned();
    let mut reader = Reader { bytes: module, at: HEADER_BYTES };
    while reader.at < module.len() {
        let id = reader.byte()?;
        let body = reader.sized()?;
        let body = if id == IMPORT_SECTION { rename_imports(body, &mut glue)? } else { body.to_vec() };
        out.push(id);
        write_count(body.len(), &mut out);
        out.extend(body);
    }
    Ok((out, glue))
}

fn rename_imports(section: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    let mut reader = Reader { bytes: section, at: 0 };
    let n_imports = reader.count()?;
    let mut out = Vec::with_capacity(section.len());
    write_count(n_imports, &mut out);
    for idx in 0..n_imports {
        write_text(reader.sized()?, &mut out);
        let name = std::str::from_utf8(reader.sized()?).context("an import's name is no text")?;
        let kind = reader.byte()?;
        anyhow::ensure!(kind == 0, "the client imports something that is no function ({name})");
        let short = format!("a{idx}");
        anyhow::ensure!(glue.contains(name), "the client's glue has no {name}");
        *glue = glue.replace(name, &short);
        write_text(short.as_bytes(), &mut out);
        out.push(kind);
        write_count(reader.count()?, &mut out);
    }
    Ok(out)
}

struct Reader<'module> {
    bytes: &'module [u8],
    at: usize,
}

impl<'module> Reader<'module> {
    fn byte(&mut self) -> Result<u8> {
        let byte = *self.bytes.get(self.at).context("the client's wasm ends too soon")?;
        self.at += 1;
        Ok(byte)
    }

    /// An unsigned number in LEB128.
    fn count(&mut self) -> Result<usize> {
        let mut count = 0_usize;
        for place in 0..5 {
            let byte = self.byte()?;
            count |= usize::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Ok(count);
            }
        }
        anyhow::bail!("a number in the client's wasm is too long")
    }

    /// A length and so many bytes.
    fn sized(&mut self) -> Result<&'module [u8]> {
        let length = self.count()?;
        let bytes = self.bytes.get(self.at..self.at + length).context("the client's wasm ends too soon")?;
        self.at += length;
        Ok(bytes)
    }
}

fn write_count(mut count: usize, out: &mut Vec<u8>) {
    while count >= 0x80 {
        out.push((count & 0x7f) as u8 | 0x80);
        count >>= 7;
    }
    out.push(count as u8);
}

fn write_text(text: &[u8], out: &mut Vec<u8>) {
    write_count(text.len(), out);
    out.extend(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one type, one imported function of it, and an empty custom section.
    fn module(name: &str) -> Vec<u8> {
        let mut module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
        let mut imports = vec![1];
        write_text(b"wbg", &mut imports);
        write_text(name.as_bytes(), &mut imports);
        imports.extend([0, 0]);
        module.push(IMPORT_SECTION);
        write_text(&imports, &mut module);
        module.extend(b"\0\x02\x01x");
        module
    }

    #[test]
    fn names_change_in_both_and_nothing_else_does() {
        let (short, glue) =
            shorten(&module("__wbg_focus_0123456789abcdef"), "{__wbg_focus_0123456789abcdef:f}").unwrap();
        assert_eq!(short, module("a0"));
        assert_eq!(glue, "{a0:f}");
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(shorten(b"\0asm", "").is_err());
        assert!(shorten(&module("x")[..20], "x").is_err());
        assert!(shorten(&module("missing"), "").is_err());
    }
}
