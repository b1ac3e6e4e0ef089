//! What everybody can find of processes and initiatives, and which of their events are news.
use crate::{initiatives, processes};
use db::Reader;
use kit::find::{Finding, Finds, News, Topic};
use kit::{InitiativeId, ProcessId, Result};
use uuid::Uuid;

/// Published processes, and initiatives.
pub(crate) fn finds() -> Vec<Finds> {
    vec![
        Finds {
            kind: "process",
            look: |reader, id| Box::pin(process(reader, id)),
            ids: processes::store::ids(),
        },
        Finds {
            kind: "initiative",
            look: |reader, id| Box::pin(initiative(reader, id)),
            ids: initiatives::store::ids(),
        },
    ]
}

/// What is told of processes and initiatives.
pub(crate) fn news() -> Vec<News> {
    let of_process = ["process.published", "stage.opened", "process.stage-moved"].map(|event| News {
        event,
        topic: Topic::Processes,
        of: "process",
    });
    let of_initiative = ["initiative.won", "initiative.updated", "initiative.delivered"].map(|event| News {
        event,
        topic: Topic::Funding,
        of: "initiative",
    });
    of_process.into_iter().chain(of_initiative).collect()
}

async fn process(reader: &mut Reader, id: Uuid) -> Result<Vec<Finding>> {
    let Some(process) = processes::store::find(reader, ProcessId(id)).await? else { return Ok(Vec::new()) };
    let Some(at) = process.published_at else { return Ok(Vec::new()) };
    let notes: Vec<&str> = process.stages.iter().map(|stage| stage.note.as_str()).collect();
    Ok(vec![Finding {
        part: 0,
        text: [&process.summary, &process.description, &notes.join("\n\n")].map(String::as_str).join("\n\n"),
        url: process.url(),
        title: process.title,
        under: String::new(),
        at,
        category: None,
        process: Some(process.id),
    }])
}

async fn initiative(reader: &mut Reader, id: Uuid) -> Result<Vec<Finding>> {
    let Some(found) = initiatives::store::find(reader, InitiativeId(id)).await? else {
        return Ok(Vec::new());
    };
    Ok(vec![Finding {
        part: 0,
        url: format!("/initiatives/{}", found.id),
        title: found.title,
        under: found.village.unwrap_or_default(),
        text: found.summary,
        at: found.created_at,
        category: None,
        process: Some(found.process),
    }])
}
