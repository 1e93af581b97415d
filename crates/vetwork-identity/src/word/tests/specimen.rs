//! Word documents that the tests make themselves, of people whom nobody is.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A document in its parts; each may be replaced.
#[derive(Clone)]
pub(crate) struct Specimen(Vec<(String, Vec<u8>)>);

impl Specimen {
    /// A resume as Word writes it.
    pub(crate) fn resume() -> Self {
        let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>";
        let specimen = Self(Vec::new())
            .part("[Content_Types].xml", types)
            .part("_rels/.rels", "<Relationships/>")
            .body("<w:p><w:r><w:t>Dana Kessler</w:t></w:r></w:p><w:p><w:r><w:t>Engineer, Lisbon</w:t></w:r></w:p>")
            .revisions("00A10B2C", &["00A10B2C", "00B20C3D", "00C30D4E"]);
        specimen.core("Dana Kessler", "Dana Kessler", "2026-03-01T09:00:00Z", "2026-03-02T10:00:00Z").minutes(42)
    }

    /// With a part added or replaced.
    pub(crate) fn part(mut self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), content.as_ref().to_vec()));
        self
    }

    pub(crate) fn body(self, body: &str) -> Self {
        self.part("word/document.xml", format!("<w:document {W}><w:body>{body}</w:body></w:document>"))
    }

    pub(crate) fn revisions(self, root: &str, ids: &[&str]) -> Self {
        let ids: String = ids.iter().map(|id| format!("<w:rsid w:val=\"{id}\"/>")).collect();
        let settings = format!("<w:settings {W}><w:rsids><w:rsidRoot w:val=\"{root}\"/>{ids}</w:rsids></w:settings>");
        self.part("word/settings.xml", settings)
    }

    pub(crate) fn core(self, author: &str, last: &str, created: &str, modified: &str) -> Self {
        self.part(
            "docProps/core.xml",
            format!(
                "<p><creator>{author}</creator><lastModifiedBy>{last}</lastModifiedBy><revision>3</revision>\
                 <created>{created}</created><modified>{modified}</modified></p>"
            ),
        )
    }

    pub(crate) fn minutes(self, minutes: i64) -> Self {
        let properties = format!(
            "<p><Template>Normal.dotm</Template><TotalTime>{minutes}</TotalTime>\
             <Application>Microsoft Office Word</Application></p>"
        );
        self.part("docProps/app.xml", properties)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let entries: Vec<(&str, &[u8])> =
            self.0.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        zip(&entries)
    }
}

/// An archive of these entries.
pub(crate) fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
