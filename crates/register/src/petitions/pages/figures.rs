//! The figures of a year's register, for everybody; the register itself as a table, for the staff.
use super::super::domain::{Figures, Petition};
use super::super::store;
use askama::Template;
use axum::extract::Path;
use kit::{Error, Frame, Lang, Result, Visit, csv, page};

/// How many lines of the table are read at a time.
const CHUNK: i64 = 500;

#[derive(Template)]
#[template(path = "petitions/figures.html")]
struct FiguresPage {
    frame: Frame,
    year: i64,
    figures: Figures,
    is_over: bool,
}

impl FiguresPage {
    /// The lines of the table: label and figure.
    fn lines(&self) -> Vec<(&'static str, i64)> {
        let f = &self.figures;
        vec![
            ("registered", f.registered),
            ("petitions", f.petitions),
            ("information", f.information),
            ("suggestions", f.suggestions),
            ("on-paper", f.on_paper),
            ("answered", f.answered),
            ("refused", f.refused),
            ("forwarded", f.forwarded),
            ("filed", f.filed),
            ("extended", f.extended),
            ("open", f.open),
            ("late", f.late),
        ]
    }
}

pub(in super::super) async fn show(visit: Visit, Path(year): Path<String>) -> Result {
    let year: i64 = year.parse().map_err(|_| Error::NotFound)?;
    let mut reader = visit.read().await?;
    if !store::years(&mut reader).await?.contains(&year) {
        return Err(Error::NotFound);
    }
    let figures = store::figures(&mut reader, year, visit.now).await?;
    let is_over = i64::from(visit.now.day().0.year()) > year;
    page(FiguresPage { frame: visit.frame(), year, figures, is_over })
}

/// The register of a year as a table: numbers, dates and what became of them; nothing about persons.
pub(in super::super) async fn csv(visit: Visit, Path(year): Path<String>) -> Result {
    let year: i64 = year.parse().map_err(|_| Error::NotFound)?;
    let lang = visit.lang;
    let heads = ["number", "received", "kind", "way", "subject", "state", "answer-by", "closed"];
    let head: Vec<String> =
        heads.iter().map(|name| lang.t(&format!("petition-csv-{name}")).into_owned()).collect();
    csv::stream(&format!("registru-{year}.csv"), &head, 0, move |after| {
        let visit = visit.clone();
        async move {
            let lines = store::of_year(&mut visit.read().await?, year, after, CHUNK).await?;
            let next =
                lines.last().filter(|_| i64::try_from(lines.len()) == Ok(CHUNK)).map(|last| last.number);
            Ok((lines.iter().map(|line| row(line, lang)).collect(), next))
        }
    })
}

fn row(petition: &Petition, lang: Lang) -> Vec<String> {
    let word = |prefix: &str, code: &str| lang.t(&format!("{prefix}-{code}")).into_owned();
    vec![
        petition.mark(),
        petition.received_on.to_string(),
        word("petition-kind", petition.kind.code()),
        word("petition-way", petition.way.code()),
        petition.subject.clone(),
        word("petition-state", petition.state().code()),
        petition.held_to().map(|due| due.used.to_string()).unwrap_or_default(),
        petition.closed.map(|(_, at)| at.day().to_string()).unwrap_or_default(),
    ]
}
