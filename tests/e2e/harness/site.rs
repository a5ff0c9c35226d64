//! The built site, served as GitHub Pages would, and pages of other origins that embed it.
//!
//! The served copy differs from the build in one line for each page: `probe.js` first in the head, which notes
//! violations of the page's policy from the first byte on, in every engine alike.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use tokio::runtime::Runtime;
use xtask::server::{Request, Server};

use super::{Surroundings, http};

const PROBE_FILE: &str = "probe.js";

/// The built folder of files that stand alone: their policy lets no other file in (see `offline.rs`).
const OFFLINE: &str = "offline";

/// The served site; one test at a time has it.
pub struct Site {
    served: MutexGuard<'static, Served>,
}

struct Served {
    runtime: Runtime,
    server: Server,
    copy: PathBuf,
    pages: Vec<String>,
}

/// A file that is taken out of the served site; put back when dropped, also by a failing test.
pub struct Missing {
    file: PathBuf,
    hidden: PathBuf,
}

impl Drop for Missing {
    fn drop(&mut self) {
        fs::rename(&self.hidden, &self.file).expect("the file is put back");
    }
}

/// A page of another origin, which puts whatever it likes into its body.
pub struct HostPage {
    server: Server,
    folder: PathBuf,
}

impl Site {
    /// The site, served until the last test ends.
    pub fn shared() -> Self {
        static SERVED: OnceLock<Mutex<Served>> = OnceLock::new();
        let served = SERVED.get_or_init(|| Mutex::new(serve()));
        // A test that failed while it had the site leaves it as good as before.
        Self { served: served.lock().unwrap_or_else(PoisonError::into_inner) }
    }

    /// The address of a site path (`/lab/`, with query and fragment).
    pub fn url(&self, site_path: &str) -> String {
        let surroundings = Surroundings::get();
        format!("{}{}{}", surroundings.origin, surroundings.public_url, site_path.trim_start_matches('/'))
    }

    /// The path of a site path below the host.
    pub fn path(&self, site_path: &str) -> String {
        format!("{}{}", Surroundings::get().public_url, site_path.trim_start_matches('/'))
    }

    /// Site paths of all built pages, `/` and `/404.html` included.
    pub fn pages(&self) -> &[String] {
        &self.served.pages
    }

    /// A built file's text.
    pub fn built(&self, file: &str) -> String {
        let path = Surroundings::get().dist.join(file);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Names of the built files in a folder of the site.
    pub fn built_in(&self, folder: &str) -> Vec<String> {
        let place = Surroundings::get().dist.join(folder);
        let names = fs::read_dir(&place).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
        let mut names: Vec<String> = names
            .map(|entry| entry.expect("a readable folder").file_name().into_string().expect("UTF-8"))
            .collect();
        names.sort();
        names
    }

    /// What the browser asked for since the test began.
    pub fn requests(&self) -> Vec<Request> {
        self.served.server.requests()
    }

    /// Forgets what was asked so far.
    pub fn clear_requests(&self) {
        self.served.server.clear_requests();
    }

    /// Asks for a path as a program without a browser would; gives status and body.
    pub fn ask(&self, path: &str) -> (u16, String) {
        let host = self.served.server.addr().to_string();
        let answer = http::request(&host, "GET", path, "").expect("our own server answers");
        (answer.status, answer.body)
    }

    /// All requests that reached us were for this site, below its public path, and found something unless `may_miss`.
    pub fn assert_only_own_requests(&self) {
        let own = Surroundings::get().origin.trim_start_matches("http://").to_owned();
        for request in self.requests() {
            assert_eq!(request.host, own, "{request:?}");
            assert!(
                request.path.starts_with(&Surroundings::get().public_url),
                "outside of the site: {request:?}"
            );
            assert_eq!(request.method, "GET", "{request:?}");
        }
    }

    /// A file of the reader's was read by this program, and nobody was asked for anything of its name.
    pub fn assert_read_here(&self, program: &str, file: &str) {
        let asked: Vec<String> = self.requests().into_iter().map(|request| request.path).collect();
        assert!(asked.iter().any(|path| path.contains(program)), "read by {program}: {asked:?}");
        assert!(!asked.iter().any(|path| path.contains(file)), "{file} stays on the machine: {asked:?}");
    }

    /// Takes the file with this beginning and ending out of the served top folder: asking for it answers 404.
    pub fn without(&self, start: &str, end: &str) -> Missing {
        let copy = &self.served.copy;
        let names = fs::read_dir(copy).expect("the copy is there");
        let mut names =
            names.map(|entry| entry.expect("a readable folder").file_name().into_string().expect("UTF-8"));
        let name = names.find(|name| name.starts_with(start) && name.ends_with(end));
        let name = name.unwrap_or_else(|| panic!("no {start}*{end} in {}", copy.display()));
        let (file, hidden) = (copy.join(&name), copy.join(format!("{name}.missing")));
        fs::rename(&file, &hidden).expect("the file is taken out");
        Missing { file, hidden }
    }

    /// Serves a page of another origin with this body.
    pub fn host_page(&self, name: &str, body: &str) -> HostPage {
        let folder = scratch().join(format!("host-{name}"));
        fs::create_dir_all(&folder).expect("a folder for a host page");
        let html = format!(
            "<!doctype html><html lang=\"en\"><title>Somebody else's page</title><body>{body}</body></html>"
        );
        fs::write(folder.join("index.html"), html).expect("a host page");
        let server = self.served.runtime.block_on(Server::start(&folder, "/", 0)).expect("a free port");
        HostPage { server, folder }
    }
}

impl HostPage {
    /// Its address.
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Puts a file beside it.
    pub fn add_file(&self, name: &str, text: &str) {
        let place = self.folder.join(name);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder of a host page");
        fs::write(place, text).expect("a file of a host page");
    }
}

/// Where tests may write: below the target folder.
pub fn scratch() -> PathBuf {
    let folder =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join(format!("{:?}", Surroundings::get().engine));
    fs::create_dir_all(&folder).expect("a folder for scratch files");
    folder
}

fn serve() -> Served {
    let surroundings = Surroundings::get();
    let copy = scratch().join("site");
    drop(fs::remove_dir_all(&copy));
    let mut pages = Vec::new();
    copy_with_probe(&surroundings.dist, &copy, &surroundings.dist, &mut pages);
    pages.sort();
    fs::write(copy.join(PROBE_FILE), include_str!("probe.js")).expect("the probe is written");
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    let server = runtime
        .block_on(Server::start(&copy, &surroundings.public_url, surroundings.port))
        .unwrap_or_else(|error| panic!("port {}: {error}", surroundings.port));
    Served { runtime, server, copy, pages }
}

fn copy_with_probe(from: &Path, to: &Path, top: &Path, pages: &mut Vec<String>) {
    fs::create_dir_all(to).expect("a folder for the copy");
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())) {
        let path = entry.expect("a readable folder").path();
        let target = to.join(path.file_name().expect("a file has a name"));
        if path.is_dir() {
            copy_with_probe(&path, &target, top, pages);
        } else if path.extension().is_some_and(|ending| ending == "html")
            && !path.starts_with(top.join(OFFLINE))
        {
            let html = fs::read_to_string(&path).expect("a page is text");
            fs::write(&target, with_probe(&html)).expect("a page is copied");
            let site_path =
                path.strip_prefix(top).expect("below the top").to_string_lossy().replace("index.html", "");
            pages.push(format!("/{site_path}"));
        } else {
            fs::copy(&path, &target).expect("a file is copied");
        }
    }
}

/// After the policy, so that it holds for the probe too, and before everything else.
fn with_probe(html: &str) -> String {
    let policy = html.find("<meta http-equiv=\"Content-Security-Policy\"").expect("every page has a policy");
    let end = policy + html[policy..].find('>').expect("a closed element") + 1;
    let src = format!("{}{PROBE_FILE}", Surroundings::get().public_url);
    let origin = &Surroundings::get().origin;
    format!("{}<script src=\"{origin}{src}\"></script>{}", &html[..end], &html[end..])
}
