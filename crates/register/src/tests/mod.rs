//! The register as people meet it, on both engines.
mod calendar;
mod petitions;
mod signatures;
mod sittings;

use kit::area::{Dated, Dates};
use kit::test::{Answer, Someone, World};
use kit::{Access, Area, Instant, Result, Role, Routes, Text, Visit};

const DAY: i64 = Instant::DAY;

fn areas() -> Vec<Area> {
    let routes = Routes::default().get("/due", Access::Member, due);
    let dates = vec![Dates {
        find: |_, _, from, until| {
            let within = move |dated: &Dated| (from..until).contains(&dated.starts_at);
            Box::pin(async move { Ok(midnights().into_iter().filter(within).collect()) })
        },
    }];
    vec![crate::area(), Area { name: "test", routes, dates, ..Area::default() }]
}

/// At the two midnights of March 2028: what has a length begins, what has none ends with the day before.
fn midnights() -> Vec<Dated> {
    let dated = |title: &str, starts: &str, takes: Option<i64>| {
        let starts_at = Instant::parse_local(starts).unwrap();
        Dated {
            word: title.to_owned(),
            title: Text::new("petition-plain").with("text", title),
            starts_at,
            ends_at: takes.map(|takes| starts_at.plus(takes)),
            place: String::new(),
            url: "/calendar".to_owned(),
            changed_at: starts_at,
            changes: 0,
            cancelled: false,
        }
    };
    vec![
        dated("Etapa din februarie", "2028-03-01T00:00", None),
        dated("Priveghi în martie", "2028-03-01T00:00", Some(Instant::HOUR)),
        dated("Priveghi la mijloc", "2028-03-16T00:00", Some(Instant::HOUR)),
        dated("Etapa de la mijloc", "2028-03-16T00:00", None),
        dated("Etapa din martie", "2028-04-01T00:00", None),
        dated("Priveghi în aprilie", "2028-04-01T00:00", Some(Instant::HOUR)),
    ]
}

async fn due(visit: Visit) -> Result {
    use axum::response::IntoResponse;
    let duties = visit.app().areas.duties(&visit, &mut visit.read().await?).await?;
    let say = |duty: &kit::area::Duty| {
        let day = duty.due.map(|due| Instant(due.0 - 1).day().to_string()).unwrap_or_default();
        format!("{day} | {} | {} | {}\n", duty.title.say(visit.lang), duty.about, duty.url)
    };
    Ok(duties.iter().map(say).collect::<String>().into_response())
}

async fn clerk(world: &World) -> Someone {
    world.person(&world.ours, Role::Clerk).await
}

/// Runs them all at the same time on this task; the server runs each request in its own.
async fn together<T>(all: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = all.into_iter().map(Box::pin).collect();
    let mut answers = Vec::new();
    std::future::poll_fn(|context| {
        waiting.retain_mut(|one| match one.as_mut().poll(context) {
            std::task::Poll::Ready(answer) => {
                answers.push(answer);
                false
            }
            std::task::Poll::Pending => true,
        });
        if waiting.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    answers
}

/// The text of a PDF with single plain spaces; none where no reader is installed.
fn text_of(pdf: &[u8]) -> Option<String> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let (from, to) = (Stdio::piped(), Stdio::piped());
    let mut reader = Command::new("pdftotext").args(["-", "-"]).stdin(from).stdout(to).spawn().ok()?;
    reader.stdin.take()?.write_all(pdf).ok()?;
    let text = reader.wait_with_output().ok()?.stdout;
    Some(String::from_utf8_lossy(&text).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The address to which a form that was taken leads.
fn there(answer: &Answer) -> String {
    answer.is(303).location().split('?').next().unwrap_or_default().to_owned()
}

/// The fields of a petition with the hidden ones of a form.
fn fields<'a>(form: &'a Answer, kind: &'a str, subject: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("id", form.hidden("id")),
        ("seed", form.hidden("seed")),
        ("kind", kind),
        ("subject", subject),
        ("text", "Groapa este adâncă.\n\nCer să fie astupată."),
        ("name", "Ana Pop"),
        ("email", "ana@exemplu.ro"),
    ]
}

/// Files on the web and gives the code of the receipt.
async fn filed(world: &World, kind: &str, subject: &str) -> String {
    let form = world.anyone().get("/petitions/new").await;
    let receipt = world.anyone().post("/petitions/new", &fields(&form, kind, subject)).await;
    petitions::code_of(receipt.is(200)).to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_prepares_on_both_engines() {
    for world in World::each_engine(areas).await {
        for statement in db::STATEMENTS.iter().filter(|statement| statement.file.contains("register")) {
            assert!(statement.text.contains("community_id") && statement.text.contains("$1"));
            let prepared = world.read(&world.ours).await.prepare(statement.text).await;
            prepared.unwrap_or_else(|e| panic!("{}:{}: {e:#}", statement.file, statement.line));
        }
    }
}

/// The fields of a sitting with the hidden one of a form.
fn sitting<'a>(
    form: &'a Answer,
    kind: &'a str,
    starts: &'a str,
    noticed: &'a str,
) -> Vec<(&'static str, &'a str)> {
    vec![
        ("id", form.hidden("id")),
        ("kind", kind),
        ("title", "Ședință în satul Huci"),
        ("purpose", "Alegem împreună."),
        ("starts_at", starts),
        ("place", "Căminul cultural"),
        ("village", "Huci"),
        ("agenda", "- Drumuri\n- **Apă**"),
        ("noticed_on", noticed),
    ]
}
