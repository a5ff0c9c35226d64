//! Scripts, styles and wasm in the staging folder: found, joined, hashed and named for the pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::import_names;

/// File names, from the site's root, of what every page needs.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The style of every page: it stands in the page, since a second file would cost the first paint a connection.
    pub tool_style: Style,
    /// The same with what long prose needs; stands in the pages that hold some.
    pub prose_style: Style,
    /// The second with what the first page needs.
    pub home_style: Style,
    /// The second with what pages for educators need.
    pub teach_style: Style,
    /// The first with what lessons for the room and for paper need.
    pub room_style: Style,
    /// The first with what the viewer of traces needs.
    pub trace_style: Style,
    /// What the others have beside the first, as a file: pages fetch it late, for whoever goes on from there.
    pub late_style: String,
    /// What `<noscript>` adds: hides what works only with a script.
    pub noscript_style: String,
    /// The script that stands in every page.
    pub early: String,
    /// The script's hash as the page's policy names it.
    pub early_hash: String,
    /// The same without the start of the client, for lessons for the room.
    pub room_early: Style,
    /// The script of the presenter's view.
    pub run: String,
    /// The script that starts the interactive part.
    pub boot: String,
    /// The same for embeds, which talk with the page around them.
    pub embed_boot: String,
    /// The client's glue.
    pub client: String,
    /// The client's wasm.
    pub wasm: String,
}

/// A style or a script that stands in a page.
#[derive(Debug, Clone, Default)]
pub struct Style {
    /// The rules, or the code.
    pub text: String,
    /// Its hash as the page's policy names it.
    pub hash: String,
}

impl Style {
    /// It and its hash.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self { hash: policy_hash(&text), text }
    }
}

/// The programs that the game tree, the search box and the dialog behind "share" load when they are first used, by the names of
/// their binaries in `src/bin`; those of computed figures are in the registry of widgets.
const OWN_WORKERS: [&str; 4] = ["worker", "charts", "search", "share"];

/// Those of the game tree.
const TREE_WORKERS: [&str; 2] = ["worker", "charts"];

/// The programs that each widget may start, as JSON: for those who put a widget into a file of its own.
pub(super) fn programs() -> String {
    let of = |widget: &&crate::widgets::Widget| match widget.program {
        "" => TREE_WORKERS.to_vec(),
        program => vec![program],
    };
    let all: BTreeMap<&str, Vec<&str>> =
        crate::widgets::WIDGETS.iter().map(|widget| (widget.slug, of(widget))).collect();
    serde_json::json!(all).to_string()
}

/// Where `boot.js` has room for their files.
const WORKERS_PLACE: &str = "{ /* filled in by the prerenderer */ }";

/// Where `boot.js` has room for what only embeds need.
const EMBEDDED_PLACE: &str = "/* embedded.js, in embeds */";

/// Style sheets in the order in which they are joined: one file for each part of the site.
const STYLE_FILES: [&str; 6] = ["tokens.css", "page.css", "prose.css", "figure.css", "tree.css", "chart.css"];

/// What long prose, and what the viewer of traces has beside those.
const ARTICLE_FILE: &str = "article.css";
const TRACE_FILE: &str = "trace.css";

/// What the first page has beside long prose.
const HOME_FILE: &str = "home.css";

/// What pages for educators have beside long prose, and lessons for the room and for paper beside the first.
const TEACH_FILE: &str = "teach.css";
const ROOM_FILE: &str = "run.css";

/// Where `early.js` begins to start the client. In pages that have none, `early_room.js` stands there.
const START_PLACE: &str = "// From here on: the client.";

/// Waits for the wasm's address, then starts; says "ready" or what went wrong.
const WORKER_LOADER: &str = "\nself.onmessage=(first)=>{self.onmessage=null;\
wasm_bindgen({module_or_path:first.data}).then(()=>self.postMessage(\"ready\"),(error)=>self.postMessage(String(error)));};\n";

impl Assets {
    /// Puts everything into the staging folder under names that change with their content.
    ///
    /// # Errors
    /// One line when a file is missing.
    pub fn stage(root: &Path, staging: &Path) -> Result<Self> {
        let css = root.join("assets/css");
        let style: String =
            STYLE_FILES.iter().map(|name| read(&css.join(name))).collect::<Result<Vec<_>>>()?.concat();
        let style = squeeze(&style);
        let article = squeeze(&read(&css.join(ARTICLE_FILE))?);
        let traces = squeeze(&read(&css.join(TRACE_FILE))?);
        let teach = squeeze(&read(&css.join(TEACH_FILE))?);
        let home = squeeze(&read(&css.join(HOME_FILE))?);
        let client_files = (find(staging, "client-", ".js")?, find(staging, "client-", "_bg.wasm")?);
        // Trunk's minifier fails on modules, so the client is built as a classic script; this line makes a module of it.
        let client = Program::stage(staging, "client", client_files, "\nexport default wasm_bindgen;\n")?;
        let boot = read(&root.join("assets/boot.js"))?.replace(WORKERS_PLACE, &stage_workers(staging)?);
        let boot = stage_late_scripts(root, staging, boot)?;
        let boot_with = |embedded: &str| squeeze_script(&boot.replace(EMBEDDED_PLACE, embedded));
        let embed_boot = boot_with(&read(&root.join("assets/embedded.js"))?);
        let early = read(&root.join("assets/early.js"))?;
        let colours = early.split_once(START_PLACE).context("early.js starts no client")?.0;
        let room_start = read(&root.join("assets/early_room.js"))?;
        let room_early = squeeze_script(&format!("{colours}\n{room_start}"));
        let early = squeeze_script(&early);
        let room = squeeze(&read(&css.join(ROOM_FILE))?);
        let assets = Self {
            prose_style: Style::new(format!("{style}\n{article}")),
            home_style: Style::new(format!("{style}\n{article}\n{home}")),
            teach_style: Style::new(format!("{style}\n{article}\n{teach}")),
            trace_style: Style::new(format!("{style}\n{traces}")),
            room_style: Style::new(format!("{style}\n{room}")),
            tool_style: Style::new(style),
            late_style: hashed(
                staging,
                "late",
                "css",
                format!("{article}\n{home}\n{teach}\n{traces}").as_bytes(),
            )?,
            early_hash: policy_hash(&early),
            early,
            room_early: Style::new(room_early),
            run: hashed(
                staging,
                "run",
                "js",
                squeeze_script(&read(&root.join("assets/run.js"))?).as_bytes(),
            )?,
            noscript_style: hashed(
                staging,
                "noscript",
                "css",
                squeeze(&read(&css.join("noscript.css"))?).as_bytes(),
            )?,
            boot: hashed(staging, "boot", "js", boot_with("").as_bytes())?,
            embed_boot: hashed(staging, "boot", "js", embed_boot.as_bytes())?,
            client: client.glue,
            wasm: client.wasm,
        };
        copy_folder(&root.join("assets/icons"), staging)?;
        // Fetched by the widget `premises` once the reader has committed to numbers of their own, and by nothing before.
        copy_folder(&root.join("assets/credences"), &staging.join("credences"))?;
        // Fetched by the viewer of traces when one of these sets is wanted.
        for set in ["annotated", "librarian"] {
            copy_folder(&root.join("assets/traces").join(set), &staging.join("traces").join(set))?;
        }
        Ok(assets)
    }
}

/// The scripts that `boot.js` loads when they are wanted, and the style that one of them brings: staged, and named in whoever
/// loads them.
fn stage_late_scripts(root: &Path, staging: &Path, boot: String) -> Result<String> {
    let style = squeeze(&read(&root.join("assets/css/sharing.css"))?);
    let style = hashed(staging, "sharing", "css", style.as_bytes())?;
    ["sharing.js", "builder.js"].into_iter().try_fold(boot, |boot, name| {
        let script = read(&root.join("assets").join(name))?.replace("sharing.css", &style);
        let stem = name.trim_end_matches(".js");
        let staged = hashed(staging, stem, "js", squeeze_script(&script).as_bytes())?;
        Ok(boot.replace(&format!("\"{name}\""), &format!("\"{staged}\"")))
    })
}

/// The workers' files, as `boot.js` has them: a map from names to glue and wasm, beside `boot.js` itself.
fn stage_workers(staging: &Path) -> Result<String> {
    let stage = |name: &&str| -> Result<String> {
        let files = (format!("{name}.js"), format!("{name}_bg.wasm"));
        let Program { glue, wasm } = Program::stage(staging, name, files, WORKER_LOADER)?;
        Ok(format!("\"{name}\": [\"{glue}\", \"{wasm}\"]"))
    };
    let entries =
        OWN_WORKERS.iter().chain(crate::widgets::PROGRAMS).map(stage).collect::<Result<Vec<_>>>()?;
    Ok(format!("{{ {} }}", entries.join(", ")))
}

/// What stands around the signs of a style sheet and means nothing there. (A space before a colon does mean something.)
const IDLE: [(&str, &str); 8] =
    [(": ", ":"), ("; ", ";"), (" {", "{"), ("{ ", "{"), (" }", "}"), (";}", "}"), (", ", ","), (" > ", ">")];

/// Style sheets without comments, indentation and idle spaces; strings in them hold none of these.
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    IDLE.iter().fold(lines, |css, (idle, sign)| css.replace(idle, sign))
}

/// Our own scripts without indentation and without lines that are comments as a whole; strings in them span no lines.
fn squeeze_script(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// How a policy names a style or a script that stands in the page.
fn policy_hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(text.as_bytes())))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn find(staging: &Path, start: &str, end: &str) -> Result<String> {
    let names = fs::read_dir(staging).with_context(|| format!("cannot list {}", staging.display()))?;
    names
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with(start) && name.ends_with(end))
        .with_context(|| format!("Trunk left no {start}*{end} in {}", staging.display()))
}

/// The file names of a wasm program.
struct Program {
    glue: String,
    wasm: String,
}

impl Program {
    /// Takes what Trunk left as glue and wasm, shortens the names between them, adds `last_line` to the glue, and gives
    /// both names that change with their content.
    fn stage(staging: &Path, stem: &str, files: (String, String), last_line: &str) -> Result<Self> {
        let (glue_file, wasm_file) = (staging.join(&files.0), staging.join(&files.1));
        let wasm = fs::read(&wasm_file).with_context(|| format!("Trunk left no {}", files.1))?;
        let (wasm, glue) = import_names::shorten(&wasm, &read(&glue_file)?)?;
        for file in [glue_file, wasm_file] {
            fs::remove_file(&file).with_context(|| format!("cannot move {}", file.display()))?;
        }
        Ok(Self {
            glue: hashed(staging, stem, "js", (glue + last_line).as_bytes())?,
            wasm: hashed(staging, &format!("{stem}_bg"), "wasm", &wasm)?,
        })
    }
}

fn hashed(staging: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    let name = format!("{stem}-{:016x}.{ending}", fnv1a(bytes));
    fs::write(staging.join(&name), bytes).with_context(|| format!("cannot write {name}"))?;
    Ok(name)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot make the folder {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))
            .with_context(|| format!("cannot copy {}", entry.path().display()))?;
    }
    Ok(())
}

/// Fowler–Noll–Vo 1a, 64 bits: names need to change with the content and nothing more.
pub(super) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
