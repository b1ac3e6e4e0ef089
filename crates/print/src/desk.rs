//! What typst may see: the template, the house style, the data and the files of one paper, and nothing else.
use crate::qr::QR_SVG;
use crate::{CannotPrint, Paper, legible};
use serde_json::json;
use std::collections::HashMap;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Binding, Bytes, Datetime, Duration, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

/// Puts the house style around every template, so that none can forget its title or its language.
const MAIN: &str = "#import \"vatra.typ\": house\n#show: house\n#include \"template.typ\"\n";

/// The fonts in the program, and what each can show: the same paper on every machine.
pub(crate) struct Fonts {
    /// What typst chooses from.
    pub(crate) book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

/// Read once; their licences stand beside them.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let files: [&'static [u8]; 6] = [
        include_bytes!("../fonts/LibertinusSerif-Regular.otf"),
        include_bytes!("../fonts/LibertinusSerif-Italic.otf"),
        include_bytes!("../fonts/LibertinusSerif-Bold.otf"),
        include_bytes!("../fonts/LibertinusSerif-BoldItalic.otf"),
        include_bytes!("../fonts/DejaVuSansMono.ttf"),
        include_bytes!("../fonts/DejaVuSansMono-Bold.ttf"),
    ];
    let fonts: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// Typst's own words, less `eval` (text must never become code), and `qr-svg`.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let mut library = Library::default();
    let words = library.global.scope_mut();
    words.bind("eval".into(), Binding::detached(Value::None));
    words.define_func_with_data(&QR_SVG);
    library.std = Binding::detached(library.global.clone());
    LazyHash::new(library)
});

static HOUSE: LazyLock<Source> =
    LazyLock::new(|| source("vatra.typ", include_str!("../templates/vatra.typ")));
static START: LazyLock<Source> = LazyLock::new(|| source("main.typ", MAIN));

/// The files of one paper.
pub(crate) struct Desk {
    template: Source,
    files: HashMap<FileId, Bytes>,
}

impl Desk {
    /// Lays out everything that the template may use.
    pub(crate) fn new(
        template: &'static str,
        data: &serde_json::Value,
        given: &[(&str, Vec<u8>)],
        paper: &Paper<'_>,
    ) -> Result<Self, CannotPrint> {
        let paper = json!({
            "title": legible::legible(paper.title),
            "community": legible::legible(paper.community),
            "address": legible::legible(paper.address),
            "lang": paper.lang,
            "day": [paper.day.year(), i16::from(paper.day.month()), i16::from(paper.day.day())],
        });
        let template = source("template.typ", template);
        let ours = [HOUSE.id(), START.id(), template.id(), own("data.json"), own("paper.json")];
        let mut files = HashMap::new();
        for (name, bytes) in given {
            let id = named(name).filter(|id| !ours.contains(id)).ok_or_else(|| no_file(name))?;
            files.insert(id, Bytes::new(bytes.clone()));
        }
        files.insert(own("data.json"), Bytes::new(serde_json::to_vec(data)?));
        files.insert(own("paper.json"), Bytes::new(serde_json::to_vec(&paper)?));
        Ok(Self { template, files })
    }

    /// Typst's findings, one a line: `template.typ:3:7: unknown variable: dta (hint: …)`.
    pub(crate) fn complain(&self, findings: &[SourceDiagnostic]) -> CannotPrint {
        let lines: Vec<String> = findings.iter().map(|finding| self.line(finding)).collect();
        CannotPrint::Template(lines.join("\n"))
    }

    fn line(&self, finding: &SourceDiagnostic) -> String {
        let place = self.place(finding).unwrap_or_else(|| "document".to_owned());
        let hints: String = finding.hints.iter().map(|hint| format!(" (hint: {})", hint.v)).collect();
        format!("{place}: {}{hints}", finding.message)
    }

    /// Where the mistake is; of several places on the way there, the template's own.
    fn place(&self, finding: &SourceDiagnostic) -> Option<String> {
        let way = finding.trace.iter().map(|step| step.span.into());
        let all: Vec<_> = std::iter::once(finding.span).chain(way).collect();
        let template = all.iter().find(|span| span.id() == Some(self.template.id()));
        let span = *template.or(all.first())?;
        let id = span.id()?;
        let start = self.range(span)?.start;
        let (line, column) = self.source(id).ok()?.lines().byte_to_line_column(start)?;
        Some(format!("{}:{}:{}", id.vpath().get_without_slash(), line + 1, column + 1))
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        START.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&*START, &*HOUSE, &self.template]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    /// A paper knows no day but the one it bears.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

fn no_file(name: &str) -> CannotPrint {
    CannotPrint::File(name.to_owned())
}

fn named(name: &str) -> Option<FileId> {
    VirtualPath::new(name).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The id of a file whose name stands in this program.
fn own(name: &'static str) -> FileId {
    named(name).expect("a plain file name is a path")
}

fn source(name: &'static str, text: &str) -> Source {
    Source::new(own(name), text.to_owned())
}
