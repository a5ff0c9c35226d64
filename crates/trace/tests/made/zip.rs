//! ZIP files with headers that say what they are told, and small Inspect logs to put into them.

/// A member as its two headers tell it, true or not.
#[derive(Clone, Debug)]
pub struct Member {
    pub name: String,
    pub method: u16,
    pub flags: u16,
    pub checksum: u32,
    pub n_unpacked: u64,
    pub packed: Vec<u8>,
    /// Where the list says that it stands; where it is written when empty.
    pub at: Option<u64>,
    pub has_wide_sizes: bool,
}

impl Member {
    /// An honest member whose bytes are packed like that.
    pub fn new(name: &str, method: u16, data: &[u8], packed: Vec<u8>) -> Self {
        let (checksum, n_unpacked) = (checksum(data), data.len() as u64);
        Self { checksum, n_unpacked, ..Self::claiming(name, method, packed, 0) }
    }

    /// An honest member that is not packed.
    pub fn stored(name: &str, data: &[u8]) -> Self {
        Self::new(name, 0, data, data.to_vec())
    }

    /// A member that says it unpacks to so many bytes, without a check sum.
    pub fn claiming(name: &str, method: u16, packed: Vec<u8>, n_unpacked: u64) -> Self {
        let (flags, checksum, at, has_wide_sizes) = (0, 0, None, false);
        Self { name: name.to_owned(), method, flags, checksum, n_unpacked, packed, at, has_wide_sizes }
    }
}

/// CRC-32, bit by bit.
pub fn checksum(data: &[u8]) -> u32 {
    let step = |rest: u32, _: u32| if rest & 1 == 1 { (rest >> 1) ^ 0xedb8_8320 } else { rest >> 1 };
    !data.iter().fold(u32::MAX, |rest, byte| (0..8).fold(rest ^ u32::from(*byte), step))
}

/// A ZIP of these members; with the end by ZIP64 if asked for.
pub fn zip(members: &[Member], is_wide: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut list = Vec::new();
    for member in members {
        let at = member.at.unwrap_or(out.len() as u64);
        if member.at.is_none() {
            out.extend(b"PK\x03\x04");
            header(member, 45, None, &mut out);
            out.extend(&member.packed);
        }
        list.extend(b"PK\x01\x02\x14\x00");
        header(member, 20, Some(at), &mut list);
    }
    let (at, length, n) = (out.len() as u64, list.len() as u64, members.len() as u64);
    out.append(&mut list);
    if is_wide {
        let end_at = out.len() as u64;
        out.extend(b"PK\x06\x06\x2c\0\0\0\0\0\0\0\x2d\0\x2d\0\0\0\0\0\0\0\0\0");
        [n, n, length, at].iter().for_each(|number| out.extend(number.to_le_bytes()));
        out.extend(b"PK\x06\x07\0\0\0\0");
        out.extend(end_at.to_le_bytes());
        out.extend(b"\x01\0\0\0");
        out.extend(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0");
        return out;
    }
    out.extend(b"PK\x05\x06\0\0\0\0");
    [n as u16, n as u16].iter().for_each(|number| out.extend(number.to_le_bytes()));
    [length as u32, at as u32].iter().for_each(|number| out.extend(number.to_le_bytes()));
    out.extend(b"\0\0");
    out
}

fn header(member: &Member, needed: u16, at: Option<u64>, out: &mut Vec<u8>) {
    let sizes = [member.packed.len() as u64, member.n_unpacked];
    let shown = |size: u64| if member.has_wide_sizes { u32::MAX } else { size as u32 };
    let mut extra = Vec::new();
    if member.has_wide_sizes {
        extra.extend(b"\x01\0\x10\0");
        extra.extend(sizes[1].to_le_bytes());
        extra.extend(sizes[0].to_le_bytes());
    }
    [needed, member.flags, member.method, 0, 0].iter().for_each(|number| out.extend(number.to_le_bytes()));
    out.extend(member.checksum.to_le_bytes());
    sizes.iter().for_each(|size| out.extend(shown(*size).to_le_bytes()));
    [member.name.len() as u16, extra.len() as u16].iter().for_each(|number| out.extend(number.to_le_bytes()));
    if let Some(at) = at {
        out.extend([0; 10]);
        out.extend((at as u32).to_le_bytes());
    }
    out.extend(member.name.as_bytes());
    out.append(&mut extra);
}

pub const HEADER: &str =
    r#"{"version": 2, "status": "success", "eval": {"task": "t", "model": "m"}, "plan": {}}"#;

/// A sample of two messages.
pub fn sample(id: &str, epoch: u32, answer: &str) -> String {
    format!(
        r#"{{"id": {id}, "epoch": {epoch}, "input": "q", "target": "a", "messages": [{{"role": "user", "content": "q"}},
        {{"role": "assistant", "content": "{answer}"}}], "scores": {{"s": {{"value": NaN}}}}, "metadata": {{}}}}"#
    )
}

/// An honest log of so many samples: its members, each made by `member`.
pub fn eval(n_samples: u32, member: &dyn Fn(&str, &[u8]) -> Member) -> Vec<Member> {
    let mut members = vec![member("_journal/start.json", HEADER.as_bytes())];
    for id in 0..n_samples {
        let text = sample(&id.to_string(), 1, "yes");
        members.push(member(&format!("samples/{id}_epoch_1.json"), text.as_bytes()));
    }
    let summaries: Vec<String> =
        (0..n_samples).map(|id| format!(r#"{{"id": {id}, "epoch": 1, "input": "q"}}"#)).collect();
    members.push(member("summaries.json", format!("[{}]", summaries.join(",")).as_bytes()));
    members.push(member("header.json", HEADER.as_bytes()));
    members
}
