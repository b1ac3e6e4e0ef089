//! The package for e-consultare.gov.ro: the texts of an announced draft and a sheet of metadata, in one file. The portal has
//! no interface for programs, so the clerk uploads it and records where it was posted.
use super::pages::PORTAL;
use super::store::{self, Posting};
use crate::consultations::domain::{Consultation, Proof};
use crate::consultations::store as consultations;
use crate::consultations::{notice, pages};
use crate::texts::paper::{self, Sheet};
use crate::texts::{Document, store as texts};
use axum::extract::Path;
use db::Reader;
use formats::bundle::{self, Part};
use formats::document;
use kit::visit::hex;
use kit::{Day, Error, Lang, Result, Visit, csv, download};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

/// What spreadsheet programs know UTF-8 by.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A consultation with all that its package says.
struct Announced {
    document: Document,
    one: Consultation,
    published: Day,
    version: i64,
    proofs: Vec<Proof>,
    postings: Vec<Posting>,
}

/// `GET /documents/{slug}/consultation/package.zip`
pub(crate) async fn zip(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let document = texts::visible(&visit, &mut reader, &slug).await?;
    let one = consultations::of_document(&mut reader, document.id).await?.ok_or(Error::NotFound)?;
    let what = format!("package of {}", one.id);
    let made = visit
        .shared(&mut reader, what, |visit, reader| {
            Box::pin(async move {
                let published = one.published_at.ok_or(Error::NotFound)?.day();
                let version = one.version.ok_or(Error::NotFound)?;
                let proofs = consultations::proofs(reader, one.id).await?;
                let postings = store::postings(reader, one.id).await?;
                let announced = Announced { document, one, published, version, proofs, postings };
                announced.package(visit, reader).await
            })
        })
        .await?;
    download(&format!("e-consultare-{slug}.zip"), "application/zip", made.as_ref().clone())
}

/// A file of the package with what it is.
#[derive(Serialize)]
struct Listed {
    name: String,
    title: String,
    sha256: String,
    bytes: usize,
}

impl Announced {
    async fn package(&self, visit: &Visit, reader: &mut Reader) -> Result<Vec<u8>> {
        let lang = visit.community.default_language();
        let mut parts = self.texts(visit, reader, lang).await?;
        let listed: Vec<Listed> = parts
            .iter()
            .map(|(title, part)| Listed {
                name: part.name.clone(),
                title: title.clone(),
                sha256: hex(&Sha256::digest(&part.bytes)),
                bytes: part.bytes.len(),
            })
            .collect();
        let rows = self.rows(visit, lang);
        let mut table = BYTE_ORDER_MARK.to_owned();
        table += &csv::line(&[say(lang, "package-field"), say(lang, "package-value")]);
        for (key, value) in &rows {
            table += &csv::line(&[say(lang, &format!("package-{key}")), value.clone()]);
        }
        for one in &listed {
            table += &csv::line(&[format!("{} (SHA-256 {})", one.name, one.sha256), one.title.clone()]);
        }
        let fields: serde_json::Map<String, serde_json::Value> =
            rows.into_iter().map(|(key, value)| (key.replace('-', "_"), json!(value))).collect();
        let sheet = json!({ "format": "vatra-e-consultare/1", "fields": fields, "files": listed });
        let sheet = serde_json::to_vec_pretty(&sheet).map_err(anyhow::Error::from)?;
        let mut files = vec![Part::new("metadate.csv", table), Part::new("metadate.json", sheet)];
        files.extend(parts.drain(..).map(|(_, part)| part));
        let packed = tokio::task::spawn_blocking(move || bundle::write(&files));
        Ok(packed.await.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from)?)
    }

    /// The texts, each with its title: what art. 7(2) asks to be shown.
    async fn texts(&self, visit: &Visit, reader: &mut Reader, lang: Lang) -> Result<Vec<(String, Part)>> {
        let (document, one) = (&self.document, &self.one);
        let placed = texts::blocks(reader, document.id, self.version).await?;
        let blocks: Vec<_> = placed.into_iter().map(|placed| placed.piece.block).collect();
        let markdown = document::to_markdown(&document.title, blocks.iter());
        let sheet = |title: String| Sheet {
            title,
            summary: String::new(),
            path: document.url(),
            day: self.published,
        };
        let draft = Sheet { summary: document.summary.clone(), ..sheet(document.title.clone()) };
        let mut out = vec![
            (document.title.clone(), Part::new("proiect.pdf", paper::set(visit, draft, &blocks).await?)),
            (document.title.clone(), Part::new("proiect.md", markdown)),
        ];
        let mut more = vec![
            ("referat-de-aprobare.pdf", "consult-reasons", &one.reasons),
            ("studii.pdf", "consult-studies", &one.studies),
        ];
        more.extend(one.urgency.as_ref().map(|text| ("urgenta.pdf", "consult-urgency", text)));
        for (name, key, text) in more {
            let title = format!("{}: {}", say(lang, key), document.title);
            // A title in front keeps the first heading of the text from being taken for one.
            let read = document::from_markdown(&format!("# .\n\n{text}"));
            let blocks = read.map_err(|_| Error::Conflict("package-text-unreadable"))?.blocks;
            out.push((title.clone(), Part::new(name, paper::set(visit, sheet(title), &blocks).await?)));
        }
        let board = notice::paper(visit, document, one, &self.proofs).await?;
        out.push((say(lang, "consult-notice-title"), Part::new("anunt.pdf", board)));
        Ok(out)
    }

    /// The sheet of metadata: keys and what stands there.
    fn rows(&self, visit: &Visit, lang: Lang) -> Vec<(&'static str, String)> {
        let (place, one) = (&visit.community, &self.one);
        let yes = |is: bool| say(lang, if is { "package-yes" } else { "package-no" });
        let date = |code: &str| {
            let all = pages::dates(one, &self.proofs);
            all.iter().find(|dated| dated.code == code).map(|dated| dated.day.to_string()).unwrap_or_default()
        };
        let posted = self.postings.iter().find(|posting| posting.portal == PORTAL);
        let proofs = self.proofs.iter().map(|proof| {
            format!(
                "{}: {}, {}",
                say(lang, &format!("consult-way-{}", proof.way.code())),
                proof.at.day(),
                proof.detail
            )
        });
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        vec![
            ("institution", place.name.clone()),
            ("county", text(&place.county)),
            ("siruta", place.siruta.map(|code| code.to_string()).unwrap_or_default()),
            ("seat", text(&place.address)),
            ("email", text(&place.email)),
            ("phone", text(&place.phone)),
            ("title", self.document.title.clone()),
            ("kind", say(lang, &format!("document-kind-{}", self.document.kind.code()))),
            ("summary", self.document.summary.clone()),
            ("version", self.version.to_string()),
            ("address", visit.address_of(&format!("{}/consultation", self.document.url()))),
            ("announced-on", self.published.to_string()),
            ("proposals-until", date("proposals")),
            ("endorsement-from", date("endorsement")),
            ("vote-from", date("sitting")),
            (
                "legal-basis",
                format!("Legea 52/2003, art. {}", if one.urgency.is_some() { "7(13)" } else { "7(2)" }),
            ),
            ("urgent", yes(one.urgency.is_some())),
            ("business", yes(one.concerns_business)),
            ("how", one.how.clone()),
            ("responsible", one.responsible.clone()),
            ("debate-asked", yes(one.debate_asked)),
            ("proofs", proofs.collect::<Vec<_>>().join("; ")),
            ("posted-on", posted.map(|posting| posting.on_day.to_string()).unwrap_or_default()),
            ("posted-at", posted.and_then(|posting| posting.url.clone()).unwrap_or_default()),
        ]
    }
}

fn say(lang: Lang, key: &str) -> String {
    lang.t(key).into_owned()
}
