//! `make bench`: speed, memory, start and page weights, all from one run on one machine. Rates are told as ratios to the
//! same server answering a fixed string, because machines differ and ratios travel.
mod client;
mod counting;
mod documents;
mod load;
mod money;
mod server;
mod world;

use anyhow::{Context, Result};
use client::{Ask, Client};
use load::Rate;
use server::{Server, free_port};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use world::World;

/// The planted world and the page of its ledger.
struct Planted {
    world: World,
    ledger: String,
}

const CONNECTIONS: usize = 16;
/// How long each page is asked for.
const LENGTH: Duration = Duration::from_secs(4);

fn main() -> Result<()> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?.block_on(measure())
}

fn say(text: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// The server's binary, which stands beside this one.
fn binary() -> Result<PathBuf> {
    let own = std::env::current_exe()?;
    Ok(own.parent().context("the program stands in a folder")?.join("vatra"))
}

async fn measure() -> Result<()> {
    let asked = |what: &str| std::env::args().any(|argument| argument == what);
    let (long, money_alone, documents_alone) = (asked("--million"), asked("--money"), asked("--documents"));
    let folder = std::env::temp_dir().join(format!("vatra-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let outcome = match (money_alone, documents_alone) {
        (true, _) => money::measure(&folder, long).await,
        (false, true) => documents::measure(&folder.join("documents")).await,
        (false, false) => measure_in(&folder, long).await,
    };
    std::fs::remove_dir_all(&folder)?;
    outcome
}

async fn measure_in(folder: &Path, million: bool) -> Result<()> {
    let config = world::config(folder, free_port()?);
    let planted = plant(folder, &config, 10_000, 1_000).await?;
    let world = &planted.world;
    let mut server = Server::start(&binary()?, &config).await?;
    say(format!("start to first answer     {:>8} ms", server.start.as_millis()));
    tell_memory(&server, "memory at idle");
    let fixed = rate(&server, vec![get("/health", None)]).await?;
    say(format!(
        "fixed string              {:>8.0} /s   p99 {:>6} µs\n",
        fixed.per_second,
        fixed.p99.as_micros()
    ));
    pages(&server, &planted, fixed).await?;
    votes(&server, world, fixed).await?;
    tell_memory(&server, "memory under load");
    weights(&server, world).await?;
    server.kill()?;
    on_postgres().await?;
    documents::measure(&folder.join("documents")).await?;
    money::measure(&folder.join("money"), million).await?;
    counting::measure()?;
    if million {
        growth(folder).await?;
    } else {
        say("\nlists and books of 1,000,000 rows: add --million (takes some minutes)");
    }
    Ok(())
}

async fn plant(folder: &Path, config: &kit::config::Config, proposals: i64, entries: i64) -> Result<Planted> {
    std::fs::create_dir_all(folder)?;
    let db = vatra::setup::open_database(config).await?;
    db.migrate().await?;
    let (areas, _) = kit::area::Areas::gather(vatra::areas());
    let app = kit::App::new(db.clone(), config.clone(), kit::Clock::System, areas, world::secret());
    kit::server::settle_instance(&app).await.map_err(world::loud)?;
    let world = world::plant(&app, proposals, 3_000).await?;
    world::open_vote(&app, &world).await?;
    let (initiative, campaign) = world::open_campaign(&app, &world).await?;
    world::plant_ledger(&app, world.community, campaign, entries).await?;
    db.close().await;
    Ok(Planted { world, ledger: format!("/initiatives/{initiative}/campaign") })
}

fn get(path: &str, cookie: Option<&str>) -> Ask {
    Ask::get(world::HOST, path, cookie, None)
}

async fn rate(server: &Server, asks: Vec<Ask>) -> Result<Rate> {
    load::run(server.address, Arc::new(asks), CONNECTIONS, LENGTH, false, &[200]).await
}

fn tell(name: &str, rate: Rate, fixed: Rate) {
    let percent = rate.per_second / fixed.per_second * 100.0;
    say(format!(
        "{name:<26}{:>8.0} /s   p99 {:>6} µs   {percent:>5.1} % of the fixed string",
        rate.per_second,
        rate.p99.as_micros()
    ));
}

async fn pages(server: &Server, Planted { world, ledger }: &Planted, fixed: Rate) -> Result<()> {
    let list = format!("/processes/{}/proposals", world.slug);
    let one = first_proposal(server, &list).await?;
    let cookie = world.people.last().map(|person| person.cookie.as_str());
    for (name, path) in [
        ("home", "/"),
        ("list of proposals", list.as_str()),
        ("one proposal", one.as_str()),
        ("ledger of 1,000 entries", ledger.as_str()),
    ] {
        tell(&format!("{name}, visitor"), rate(server, vec![get(path, None)]).await?, fixed);
        tell(&format!("{name}, signed in"), rate(server, vec![get(path, cookie)]).await?, fixed);
    }
    Ok(())
}

async fn first_proposal(server: &Server, list: &str) -> Result<String> {
    let mut client = Client::connect(server.address).await?;
    let page = client.ask(&get(list, None)).await?;
    let text = String::from_utf8_lossy(&page.body).into_owned();
    let after = text.split("href=\"/proposals/").nth(1).context("the list shows a proposal")?;
    Ok(format!("/proposals/{}", after.split(['"', '#', '?']).next().unwrap_or_default()))
}

async fn votes(server: &Server, world: &World, fixed: Rate) -> Result<()> {
    let path = format!("/processes/{}/vote/cast", world.slug);
    let asks = world.people.iter().map(|person| {
        Ask::post(world::HOST, &path, &person.cookie, &format!("token={}&option=1&option=3", person.token))
    });
    let votes = load::run(
        server.address,
        Arc::new(asks.collect()),
        CONNECTIONS,
        Duration::from_secs(60),
        true,
        &[200],
    )
    .await?;
    tell(&format!("a vote, on disk ({})", votes.asked), votes, fixed);
    Ok(())
}

/// Votes on PostgreSQL too, if `TEST_POSTGRES` names a server: `scripts/with-postgres --durable`.
async fn on_postgres() -> Result<()> {
    let Some(database) = db::test::empty_postgres().await else {
        say("\nPostgreSQL: TEST_POSTGRES is not set, left out");
        return Ok(());
    };
    let folder = std::env::temp_dir().join(format!("vatra-bench-pg-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let config = kit::config::Config { database, ..world::config(&folder, free_port()?) };
    let db = vatra::setup::open_database(&config).await?;
    db.migrate().await?;
    let (areas, _) = kit::area::Areas::gather(vatra::areas());
    let app = kit::App::new(db.clone(), config.clone(), kit::Clock::System, areas, world::secret());
    kit::server::settle_instance(&app).await.map_err(world::loud)?;
    let world = world::plant_voters(&app, 3_000).await?;
    world::open_vote(&app, &world).await?;
    db.close().await;
    let server = Server::start(&binary()?, &config).await?;
    say("\nPostgreSQL");
    let fixed = rate(&server, vec![get("/health", None)]).await?;
    votes(&server, &world, fixed).await?;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

fn tell_memory(server: &Server, name: &str) {
    if let Some((own, all)) = server.memory() {
        say(format!("{name:<26}{own:>8} MB of its own, {all} MB with the file and the program"));
    }
}

/// What a first visit takes over the wire: the page, the styles, the script, the icons, all compressed.
async fn weights(server: &Server, world: &World) -> Result<()> {
    let mut client = Client::connect(server.address).await?;
    say("\nfirst visit, over the wire");
    for path in
        ["/".to_owned(), format!("/processes/{}/proposals", world.slug), format!("/processes/{}", world.slug)]
    {
        let page = client.ask(&get(&path, None)).await?;
        let text = String::from_utf8_lossy(&page.body).into_owned();
        let mut bytes = 0;
        let mut parts: Vec<&str> = text
            .split(['"', '#'])
            .filter(|part| part.starts_with("/assets/") || part.starts_with("/theme/"))
            .collect();
        parts.sort_unstable();
        parts.dedup();
        for part in [path.as_str()].into_iter().chain(parts) {
            let answer = client.ask(&Ask::get(world::HOST, part, None, Some("gzip"))).await?;
            bytes += answer.head.len() + answer.body.len();
        }
        say(format!("  {path:<40} {:>6.1} kB", f64::from(u32::try_from(bytes)?) / 1000.0));
    }
    Ok(())
}

/// The same list over many more rows must cost the same, read anew each time.
async fn growth(folder: &Path) -> Result<()> {
    let mut rates = Vec::new();
    for proposals in [10_000, 1_000_000] {
        let folder = folder.join(proposals.to_string());
        let config = world::config(&folder, free_port()?);
        let Planted { world, .. } = plant(&folder, &config, proposals, 500).await?;
        let server = Server::start(&binary()?, &config).await?;
        let list = format!("/processes/{}/proposals", world.slug);
        let cookie = world.people.last().map(|person| person.cookie.as_str());
        rates.push(rate(&server, vec![get(&list, cookie)]).await?.per_second);
    }
    if let [list, long_list] = rates[..] {
        say(format!("\nlist of 1,000,000 proposals against 10,000: {:.2} times the time", list / long_list));
    }
    Ok(())
}
