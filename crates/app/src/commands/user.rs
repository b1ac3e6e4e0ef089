//! `vatra user`: the first operator of a new instance, and help for whoever is locked out. Everything else about people
//! is done on the pages.
use super::say;
use crate::setup;
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use kit::config::Config;
use kit::visit::App;
use kit::{CommunityId, Role};
use people::{Email, NewPerson};
use std::process::ExitCode;

/// What `vatra user` can be asked.
#[derive(Args)]
pub(super) struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Add a person to a community, with a role: vatra user add --name "Ana Pop" --email ana@exemplu.ro --role operator
    Add {
        #[arg(long)]
        name: String,
        #[arg(long)]
        email: String,
        #[command(flatten)]
        place: Place,
    },
    /// Give somebody who has an account a role in a community
    Role {
        #[arg(long)]
        email: String,
        #[command(flatten)]
        place: Place,
    },
    /// Print a link that signs a person in, once, within twenty minutes
    Link {
        #[arg(long)]
        email: String,
        /// The host of the community; without it, the bare host
        #[arg(long)]
        host: Option<String>,
    },
}

#[derive(Args)]
struct Place {
    /// The host of the community; without it, the bare host, where the operators are
    #[arg(long)]
    host: Option<String>,
    /// member, moderator, accountant, clerk, coordinator; on the bare host operator
    #[arg(long)]
    role: String,
}

pub(super) async fn run(config: Config, options: Options) -> Result<ExitCode> {
    let (app, _) = setup::start(config).await?;
    match options.what {
        What::Add { name, email, place } => add(&app, &name, &email, &place).await?,
        What::Role { email, place } => give(&app, &email, &place).await?,
        What::Link { email, host } => link(&app, &email, host.as_deref()).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn add(app: &App, name: &str, email: &str, place: &Place) -> Result<()> {
    let (community, host) = find_place(app, place.host.as_deref()).await?;
    let role = role(&place.role, community)?;
    let email = Email::parse(email).map_err(|_| anyhow::anyhow!("{email} is not an e-mail address"))?;
    let mut tx = app.write_as_program(community).await.map_err(told)?;
    let new = NewPerson { email: Some(email), ..NewPerson::named(name) };
    let person = people::create_person(&mut tx, new).await.map_err(told)?;
    people::give_role(&mut tx, person, role).await.map_err(told)?;
    tx.commit_recorded().await?;
    say(format!(
        "{name} is {} on {host}. `vatra user link --email …` prints a link to sign in with.",
        role.code()
    ));
    Ok(())
}

async fn give(app: &App, email: &str, place: &Place) -> Result<()> {
    let (community, host) = find_place(app, place.host.as_deref()).await?;
    let role = role(&place.role, community)?;
    let mut tx = app.write_as_program(community).await.map_err(told)?;
    let key = Email::parse(email).map_err(|_| anyhow::anyhow!("{email} is not an e-mail address"))?;
    let account =
        people::find_by_email(&mut tx, key.key()).await.map_err(told)?.context("nobody has this e-mail")?;
    people::join(&mut tx, account.person, None).await.map_err(told)?;
    people::give_role(&mut tx, account.person, role).await.map_err(told)?;
    tx.commit_recorded().await?;
    say(format!("{email} is {} on {host}.", role.code()));
    Ok(())
}

async fn link(app: &App, email: &str, host: Option<&str>) -> Result<()> {
    let (community, host) = find_place(app, host).await?;
    let mut tx = app.write_as_program(community).await.map_err(told)?;
    let key = Email::parse(email).map_err(|_| anyhow::anyhow!("{email} is not an e-mail address"))?;
    let account =
        people::find_by_email(&mut tx, key.key()).await.map_err(told)?.context("nobody has this e-mail")?;
    let path = people::sign_in_path(&mut tx, app, account.person).await.map_err(told)?;
    tx.commit_quietly().await?;
    say(app.config.address(&host, &path));
    Ok(())
}

async fn find_place(app: &App, host: Option<&str>) -> Result<(CommunityId, String)> {
    let host = host.unwrap_or(&app.config.host).to_owned();
    let found = app.community(&host).await.map_err(told)?;
    let id = found.with_context(|| format!("there is no community on {host}"))?.id;
    Ok((id, host))
}

fn role(word: &str, community: CommunityId) -> Result<Role> {
    let role = Role::parse(word).filter(|role| *role != Role::Visitor).with_context(|| {
        format!("{word} is no role; write one of member, moderator, accountant, clerk, coordinator, operator")
    })?;
    if (role == Role::Operator) != (community == CommunityId::INSTANCE) {
        bail!(
            "operators are on the bare host, and only they: leave out --host for them and give it for everybody else"
        );
    }
    Ok(role)
}

/// What went wrong, for a person at a console.
fn told(error: kit::Error) -> anyhow::Error {
    match error {
        kit::Error::Internal(cause) => anyhow::anyhow!("{cause:#}"),
        kit::Error::Conflict(key) => anyhow::anyhow!(kit::Lang::En.t(key).into_owned()),
        other => other.into(),
    }
}
