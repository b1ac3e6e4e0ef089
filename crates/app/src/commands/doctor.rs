//! `vatra doctor`: is everything in order? Every line says what was looked at; what is wrong says what to do.
use super::say;
use crate::setup;
use anyhow::Result;
use db::{STATEMENTS, args, sql};
use kit::CommunityId;
use kit::config::Config;
use kit::visit::App;
use std::process::ExitCode;

struct Report {
    wrong: usize,
}

impl Report {
    fn note(&mut self, what: &str, finding: Result<String, String>) {
        match finding {
            Ok(fine) => say(format!("  ok    {what}: {fine}")),
            Err(wrong) => {
                self.wrong += 1;
                say(format!("  WRONG {what}: {wrong}"));
            }
        }
    }
}

pub(super) async fn run(config: Config) -> Result<ExitCode> {
    let mut report = Report { wrong: 0 };
    report.note("configuration", Ok("understood".into()));
    let has_mail = !config.mail.smtp.is_empty();
    let (app, _) = setup::start(config).await?;
    report.note("database", Ok(format!("{} answers, tables up to date", app.db.engine_name())));
    report.note("statements", statements(&app).await);
    report.note("communities", communities(&app).await?);
    report.note("letters", letters(&app, has_mail).await?);
    report.note("jobs", jobs(&app).await?);
    report.note("books", books(&app).await?);
    let now = app.clock.now();
    report.note("clock", Ok(kit::Lang::En.moment(now)));
    match report.wrong {
        0 => {
            say("Everything is in order.");
            Ok(ExitCode::SUCCESS)
        }
        n => {
            say(format!("{n} things need mending."));
            Ok(ExitCode::FAILURE)
        }
    }
}

async fn statements(app: &App) -> Result<String, String> {
    for statement in STATEMENTS {
        let mut reader = app.read_as_program(CommunityId::INSTANCE).await.map_err(|e| format!("{e:?}"))?;
        let prepared = reader.prepare(statement.text).await;
        prepared.map_err(|e| format!("{}:{}: {e:#}", statement.file, statement.line))?;
    }
    Ok(format!("all {} fit this database", STATEMENTS.len()))
}

async fn communities(app: &App) -> Result<Result<String, String>> {
    let mut reader = app.db.read(CommunityId::INSTANCE.0, std::sync::Arc::default()).await?;
    let count: i64 =
        reader.value(sql!(global "select count(*) from community where kind <> 'instance'"), args![]).await?;
    Ok(match count {
        0 => {
            Err("none yet. Make an operator with `vatra user add`, sign in on the bare host and found one"
                .into())
        }
        n => Ok(format!("{n}")),
    })
}

async fn letters(app: &App, has_mail: bool) -> Result<Result<String, String>> {
    let mut reader = app.db.read(CommunityId::INSTANCE.0, std::sync::Arc::default()).await?;
    let failed: i64 =
        reader.value(sql!(global "select count(*) from mail where failure is not null"), args![]).await?;
    Ok(match (failed, has_mail) {
        (0, true) => Ok("a mail server is set, nothing was given up".into()),
        (0, false) => Ok("no mail server is set: letters are kept, and the operator can read them".into()),
        (n, _) => Err(format!("{n} were given up after repeated failures: check mail.smtp")),
    })
}

async fn jobs(app: &App) -> Result<Result<String, String>> {
    let mut reader = app.db.read(CommunityId::INSTANCE.0, std::sync::Arc::default()).await?;
    let failed: i64 =
        reader.value(sql!(global "select count(*) from job where failure is not null"), args![]).await?;
    Ok(if failed == 0 {
        Ok("none was given up".into())
    } else {
        Err(format!("{failed} were given up: see the log"))
    })
}

async fn books(app: &App) -> Result<Result<String, String>> {
    let mut reader = app.db.read(CommunityId::INSTANCE.0, std::sync::Arc::default()).await?;
    let all: Vec<(CommunityId,)> =
        reader.all(sql!(global "select id from community order by id"), args![]).await?;
    drop(reader);
    let mut wrong = Vec::new();
    for (community,) in all {
        let mut reader = app.db.read(community.0, std::sync::Arc::default()).await?;
        let problems = fund::check_books(&mut reader).await.map_err(|e| anyhow::anyhow!("{e:?}"))?;
        wrong.extend(problems.iter().map(|problem| {
            format!(
                "{}: {} is {}, postings say {}",
                problem.campaign, problem.what, problem.stored, problem.derived
            )
        }));
    }
    Ok(if wrong.is_empty() { Ok("entries, totals and matches agree".into()) } else { Err(wrong.join("; ")) })
}
