//! Packages of Debian and Ubuntu, installed with apt where that needs no question: as root, or in CI where sudo asks
//! for no password. Used for browsers and Node.

use std::process::{Command, Stdio};

use anyhow::Result;

use crate::paths;
use crate::process::run_quietly;
use crate::say;

/// Which packages a system has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Has chromium and firefox-esr as packages.
    Debian,
    /// Has them as snaps only, which WebDriver cannot use.
    Ubuntu,
    /// Not known here.
    Other,
}

/// The system this runs on.
pub fn system() -> System {
    system_of(&std::fs::read_to_string("/etc/os-release").unwrap_or_default())
}

fn system_of(os_release: &str) -> System {
    let value = |key: &str| {
        let line = os_release.lines().find_map(|line| line.strip_prefix(key));
        line.unwrap_or_default().trim_matches('"').to_owned()
    };
    let names = format!("{} {}", value("ID="), value("ID_LIKE="));
    let is = |name: &str| names.split(' ').any(|word| word == name);
    match (is("ubuntu"), is("debian")) {
        (true, _) => System::Ubuntu,
        (_, true) => System::Debian,
        _ => System::Other,
    }
}

/// Whether apt is there and may be used without asking.
pub fn may_install() -> bool {
    system() != System::Other && paths::find_program("apt-get").is_some() && (is_root() || ci_sudo())
}

/// Installs packages, after refreshing the lists.
pub fn install(packages: &[&str], why: &str) -> Result<()> {
    say::line(&format!("installing {} with apt ({why})", packages.join(", ")));
    let log = paths::work("logs")?.join("apt.log");
    run_quietly("apt-get update", apt().arg("update"), &log)?;
    let mut command = apt();
    command.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    run_quietly(&format!("installing {}", packages.join(", ")), &mut command, &log)
}

fn apt() -> Command {
    let mut command = if is_root() { Command::new("env") } else { Command::new("sudo") };
    if !is_root() {
        command.args(["-n", "env"]);
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
    command
}

#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

fn ci_sudo() -> bool {
    let mut sudo = Command::new("sudo");
    sudo.args(["-n", "true"]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    crate::is_ci() && sudo.status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_told_apart() {
        assert_eq!(system_of("NAME=\"Debian\"\nID=debian\n"), System::Debian);
        assert_eq!(system_of("ID=ubuntu\nID_LIKE=debian\n"), System::Ubuntu);
        assert_eq!(system_of("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"), System::Ubuntu);
        assert_eq!(system_of("ID=fedora\n"), System::Other);
        assert_eq!(system_of(""), System::Other);
    }
}
