//! Tools that change who is seen at a keyboard, and when programming tools first appeared.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::embedded;
use crate::fold::fold;
use crate::phrases::Phrases;

/// What a tool does. Most have everyday uses; the kind says what to ask, not what to conclude.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToolKind {
    /// Another person can see and use the screen.
    RemoteDesktop,
    /// Remote administration by a help desk.
    RemoteManagement,
    /// A private network or tunnel past the company's own.
    Mesh,
    /// Keyboard, video and mouse over the network, without software on the computer.
    Kvm,
    /// A camera fed by software.
    VirtualCamera,
    /// A telephone used as a camera.
    PhoneCamera,
    /// Changes the voice.
    VoiceChanger,
    /// Changes the face.
    FaceChanger,
    /// Keeps a computer looking used.
    Jiggler,
    /// Shows each site a different device.
    AntidetectBrowser,
    /// A consumer virtual private network.
    ConsumerVpn,
}

/// A tool met in process lists, device lists and network records.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Other spellings and process names, separated by `;`.
    aliases: String,
    /// What it does.
    pub kind: ToolKind,
    /// Source codes or addresses, separated by spaces.
    pub source: String,
}

/// The earliest public release of a programming tool.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ToolRelease {
    /// Its name.
    pub tool: String,
    /// Other spellings, separated by `;`.
    aliases: String,
    /// The earliest day on which anybody outside could have used it, rounded down where only the month or
    /// year is known. Insiders came earlier: a check leaves at least a year of tolerance, and asks.
    pub released: Date,
    /// Source codes or addresses, separated by spaces.
    pub source: String,
}

/// Tools by their spellings.
#[derive(Debug, Clone)]
pub(crate) struct Tools {
    rows: Vec<Tool>,
    phrases: Phrases,
}

impl Tools {
    pub(crate) fn embedded() -> Self {
        let rows: Vec<Tool> = embedded::REMOTE_TOOLS.rows();
        let mut phrases = Phrases::default();
        for (at, row) in rows.iter().enumerate() {
            for spelling in row.aliases.split(';').chain([row.name.as_str()]) {
                phrases.add(spelling, at);
            }
        }
        Self { rows, phrases }
    }

    pub(crate) fn find(&self, text: &str) -> Option<&Tool> {
        self.rows.get(self.phrases.find(text)?)
    }

    pub(crate) fn rows(&self) -> &[Tool] {
        &self.rows
    }
}

/// First releases by exact (folded) spelling: "go" in a sentence is not the language.
#[derive(Debug, Clone)]
pub(crate) struct ToolReleases {
    rows: Vec<ToolRelease>,
    by_spelling: BTreeMap<String, usize>,
}

impl ToolReleases {
    pub(crate) fn embedded() -> Self {
        let rows: Vec<ToolRelease> = embedded::TOOL_RELEASES.rows();
        let mut by_spelling = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            for spelling in row.aliases.split(';').chain([row.tool.as_str()]) {
                by_spelling.insert(fold(spelling), at);
            }
        }
        by_spelling.remove("");
        Self { rows, by_spelling }
    }

    pub(crate) fn find(&self, name: &str) -> Option<&ToolRelease> {
        self.rows.get(*self.by_spelling.get(&fold(name))?)
    }

    pub(crate) fn rows(&self) -> &[ToolRelease] {
        &self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_tool_in_what_a_computer_calls_it() {
        let tools = Tools::embedded();
        let check = |text: &str, expected: &str| {
            let found = tools.find(text).map_or("-", |tool| tool.name.as_str());
            assert_eq!(found, expected, "{text}");
        };
        check("AnyDesk.exe", "AnyDesk");
        check(r"C:\Program Files (x86)\TeamViewer\TeamViewer_Service.exe", "TeamViewer");
        check("remoting_host.exe", "Chrome Remote Desktop");
        check("OBS Virtual Camera", "OBS Virtual Camera");
        check("JetKVM USB Emulation Device", "JetKVM");
        check("ScreenConnect.ClientService.exe", "ScreenConnect");
        check("Integrated Webcam", "-");
        check("anydesktop publishing", "-");
        check("", "-");
    }

    #[test]
    fn a_release_is_found_by_name_alone() {
        let releases = ToolReleases::embedded();
        let check = |name: &str, expected: Option<&str>| {
            let found = releases.find(name).map(|row| row.tool.as_str());
            assert_eq!(found, expected, "{name}");
        };
        check("kubernetes", Some("Kubernetes"));
        check("K8s", Some("Kubernetes"));
        check("React.js", Some("React"));
        check("reacted quickly", None);
        check("", None);
    }

    #[test]
    fn no_spelling_names_two_rows() {
        let releases = ToolReleases::embedded();
        for (at, row) in releases.rows.iter().enumerate() {
            for spelling in row.aliases.split(';').chain([row.tool.as_str()]) {
                let found = releases.by_spelling.get(&fold(spelling));
                assert!(spelling.is_empty() || found == Some(&at), "{spelling}");
            }
        }
        let tools = Tools::embedded();
        for row in &tools.rows {
            for spelling in row.aliases.split(';').chain([row.name.as_str()]) {
                let found = tools.find(spelling).map(|t| &t.name);
                assert!(spelling.is_empty() || found == Some(&row.name), "{spelling}");
            }
        }
    }
}
