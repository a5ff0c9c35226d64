//! The site's addresses: every page that exists has exactly one [`Route`], and one path.
//!
//! Paths here are site paths (`/read/looking-ahead/`); the public path under which the site is hosted (`/repo/`) is
//! put before them by [`Base`]. There is no `<base>` element: it would hijack footnote links.

use std::fmt;

/// One page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// `/`
    Home,
    /// `/read/<chapter>/`
    Chapter(String),
    /// `/lab/`: all widgets.
    Gallery,
    /// `/lab/<widget>/`
    Lab(String),
    /// `/embed/<widget>/`
    Embed(String),
    /// `/traces/`: conversations side by side.
    Traces,
    /// `/traces/<set>/`: those of one set.
    TraceSet(String),
    /// `/glossary/`
    Glossary,
    /// `/references/`
    References,
    /// `/about/`
    About,
    /// `/privacy/`: what the reader's browser keeps, and forgetting it.
    Privacy,
    /// `/teach/` where empty, else `/teach/<slug>/`: for educators.
    Teach(String),
    /// `/teach/run/<chapter>/` and `/teach/sheet/<chapter>/`: a lesson for the room and for paper. These are documents
    /// without the client, which knows no such route: so a link to one is a full load.
    #[cfg(feature = "server")]
    Room(Room, String),
    /// `404.html`, for every other path.
    NotFound,
}

/// For what a lesson is laid out.
#[cfg(feature = "server")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// The presenter's view.
    Run,
    /// The sheet for the class, with the teacher's key.
    Sheet,
}

#[cfg(feature = "server")]
impl Room {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Run, Self::Sheet];

    /// Its folder below `/teach/`.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Sheet => "sheet",
        }
    }
}

impl Route {
    /// Reads a site path. Unknown paths, and paths without their closing slash, are [`Route::NotFound`].
    ///
    /// ```
    /// use lookahead::route::Route;
    /// assert_eq!(Route::parse("/lab/game-tree/"), Route::Lab("game-tree".into()));
    /// assert_eq!(Route::parse("/nowhere/"), Route::NotFound);
    /// ```
    #[must_use]
    pub fn parse(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["", ""] | ["", "index.html"] => Self::Home,
            ["", name, ""] => Self::of_folder(name),
            ["", folder, slug, ""] if is_slug(slug) => Self::in_folder(folder, (*slug).to_owned()),
            #[cfg(feature = "server")]
            ["", "teach", folder, slug, ""] if is_slug(slug) => {
                let room = Room::ALL.into_iter().find(|room| room.folder() == *folder);
                room.map_or(Self::NotFound, |room| Self::Room(room, (*slug).to_owned()))
            }
            _ => Self::NotFound,
        }
    }

    fn of_folder(name: &str) -> Self {
        match name {
            "lab" => Self::Gallery,
            "traces" => Self::Traces,
            "glossary" => Self::Glossary,
            "references" => Self::References,
            "about" => Self::About,
            "privacy" => Self::Privacy,
            "teach" => Self::Teach(String::new()),
            _ => Self::NotFound,
        }
    }

    fn in_folder(folder: &str, slug: String) -> Self {
        match folder {
            "read" => Self::Chapter(slug),
            "lab" => Self::Lab(slug),
            "embed" => Self::Embed(slug),
            "traces" => Self::TraceSet(slug),
            "teach" => Self::Teach(slug),
            _ => Self::NotFound,
        }
    }

    /// Whether this is a bare page for somebody else's frame.
    #[must_use]
    pub fn is_embed(&self) -> bool {
        matches!(self, Self::Embed(_))
    }

    /// The file that a static host answers this route with, relative to the site's root.
    #[must_use]
    pub fn file(&self) -> String {
        match self {
            Self::NotFound => "404.html".to_owned(),
            route => format!("{route}index.html").trim_start_matches('/').to_owned(),
        }
    }

    /// The file with this route's page data, relative to the site's root.
    #[must_use]
    pub fn data_file(&self) -> String {
        match self {
            Self::NotFound => "404.json".to_owned(),
            route => format!("{route}page.json").trim_start_matches('/').to_owned(),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // One way of writing for all: a format string for each would cost the client more.
        let (folder, slug): (&str, &str) = match self {
            Self::Home => ("", ""),
            Self::Chapter(slug) => ("/read", slug),
            Self::Gallery => ("/lab", ""),
            Self::Lab(slug) => ("/lab", slug),
            Self::Embed(slug) => ("/embed", slug),
            Self::Traces => ("/traces", ""),
            Self::TraceSet(slug) => ("/traces", slug),
            Self::Glossary => ("/glossary", ""),
            Self::References => ("/references", ""),
            Self::About => ("/about", ""),
            Self::Privacy => ("/privacy", ""),
            Self::Teach(slug) => ("/teach", slug),
            #[cfg(feature = "server")]
            Self::Room(room, slug) => return write!(out, "/teach/{}/{slug}/", room.folder()),
            Self::NotFound => return out.write_str("/404.html"),
        };
        out.write_str(folder)?;
        out.write_str("/")?;
        if slug.is_empty() {
            return Ok(());
        }
        out.write_str(slug)?;
        out.write_str("/")
    }
}

/// The public path of the site, with a slash at both ends: `/` or `/repo/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// Takes a public path and mends missing slashes.
    #[must_use]
    pub fn new(public_path: &str) -> Self {
        match public_path.trim_matches('/') {
            "" => Self("/".to_owned()),
            inner => Self(["/", inner, "/"].concat()),
        }
    }

    /// The public path itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where a site path (`/lab/`) is reached under this public path.
    ///
    /// ```
    /// use lookahead::route::Base;
    /// assert_eq!(Base::new("/repo/").href("/lab/"), "/repo/lab/");
    /// ```
    #[must_use]
    pub fn href(&self, site_path: &str) -> String {
        [&self.0, site_path.trim_start_matches('/')].concat()
    }

    /// The site path of a path in the address bar, when it lies in this site.
    #[must_use]
    pub fn site_path<'path>(&self, path: &'path str) -> Option<&'path str> {
        path.strip_prefix(self.0.trim_end_matches('/')).filter(|rest| rest.starts_with('/'))
    }
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_survives_its_own_path() {
        let slug = || "game-tree".to_owned();
        for route in [
            Route::Home,
            Route::Chapter(slug()),
            Route::Gallery,
            Route::Lab(slug()),
            Route::Embed(slug()),
            Route::Traces,
            Route::TraceSet(slug()),
            Route::Glossary,
            Route::References,
            Route::About,
            Route::Privacy,
            Route::Teach(String::new()),
            Route::Teach(slug()),
            Route::Room(Room::Run, slug()),
            Route::Room(Room::Sheet, slug()),
        ] {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[test]
    fn odd_paths_are_not_found() {
        for path in [
            "",
            "/read/",
            "/read/../x/",
            "/read/A/",
            "/lab/game-tree",
            "/lab/game-tree/x/",
            "//",
            "/embed/",
            "/teach/walk/x/",
            "/teach/run/X/",
        ] {
            assert_eq!(Route::parse(path), Route::NotFound, "{path}");
        }
    }

    #[test]
    fn a_base_takes_only_its_own_paths() {
        let base = Base::new("repo");
        assert_eq!(base.site_path("/repo/lab/"), Some("/lab/"));
        assert_eq!(base.site_path("/repository/"), None);
        assert_eq!(base.site_path("/other/"), None);
    }
}
