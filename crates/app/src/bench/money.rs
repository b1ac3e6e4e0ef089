//! What money costs: gifts at the edge of a shared pool, one after the other and many at once; ledgers of a thousand and of
//! a million postings, their pages and their export.
use super::client::Ask;
use super::load;
use super::server::{Server, free_port};
use super::world::{self, World};
use super::{CONNECTIONS, Planted, binary, get, plant, rate, say};
use anyhow::{Context, Result, ensure};
use kit::config::Config;
use kit::{CampaignId, Clock};
use rules::Money;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Gifts of 7 lei in each of the two runs; the pool is used up in the first one.
const GIFTS: usize = 400;
const BUDGET: i64 = 1_000;

/// # Errors
/// If something cannot be planted or asked, or a pool promised more than it has.
pub(crate) async fn measure(folder: &Path, million: bool) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    say("\nmoney");
    let config = world::config(folder, free_port()?);
    pool("SQLite", &config).await?;
    if let Some(database) = db::test::empty_postgres().await {
        let folder = folder.join("postgres");
        std::fs::create_dir_all(&folder)?;
        pool("PostgreSQL", &Config { database, ..world::config(&folder, free_port()?) }).await?;
    }
    if million {
        ledgers(folder).await?;
    } else {
        say("  ledgers of 1,000,000 postings: add --million (takes some minutes)");
    }
    Ok(())
}

async fn app(config: &Config) -> Result<kit::App> {
    let db = vatra::setup::open_database(config).await?;
    db.migrate().await?;
    let (areas, _) = kit::area::Areas::gather(vatra::areas());
    let app = kit::App::new(db, config.clone(), Clock::System, areas, world::secret());
    kit::server::settle_instance(&app).await.map_err(world::loud)?;
    Ok(app)
}

fn transfers(world: &World, campaigns: [CampaignId; 2], name: &str) -> Vec<Ask> {
    let (accountant, today) = (&world.people[world::ACCOUNTANT], Clock::System.now().day());
    (0..GIFTS)
        .map(|number| {
            let path = format!("/fund/books/{}/transfer", campaigns[number % 2]);
            let form = format!(
                "token={}&on_day={today}&amount=7&shown=anonymous&bank_reference={name}{number}",
                accountant.token
            );
            Ask::post(world::HOST, &path, &accountant.cookie, &form)
        })
        .collect()
}

/// Gifts to two campaigns that share a pool: how much faster they are booked when many come at once.
async fn pool(engine: &str, config: &Config) -> Result<()> {
    let planting = app(config).await?;
    let planted = world::plant_voters(&planting, 2).await?;
    let (pool, campaigns) = world::open_pool(&planting, &planted, BUDGET).await?;
    planting.db.close().await;
    let mut server = Server::start(&binary()?, config).await?;
    let mut rates = Vec::new();
    for (name, connections) in [("S", 1), ("C", CONNECTIONS)] {
        let asks = Arc::new(transfers(&planted, campaigns, name));
        let length = Duration::from_secs(120);
        rates.push(load::run(server.address, asks, connections, length, true, &[303]).await?.per_second);
    }
    server.kill()?;
    let after = app(config).await?;
    let mut reader = after.read_as_program(planted.community).await.map_err(world::loud)?;
    let found = fund::matches::pools::store::find(&mut reader, pool).await.map_err(world::loud)?;
    let reserved = found.context("the pool is there")?.reserved;
    ensure!(reserved == Money::from_bani(BUDGET * 100), "the pool promised {reserved}");
    ensure!(fund::check_books(&mut reader).await.map_err(world::loud)?.is_empty(), "the books do not add up");
    drop(reader);
    after.db.close().await;
    if let [serial, concurrent] = rates[..] {
        say(format!(
            "  {engine:<11} gifts at the edge of a shared pool: {serial:.0} /s one by one, {concurrent:.0} /s over \
             {CONNECTIONS} connections: {:.2} times; exactly {reserved} of {BUDGET} lei promised",
            concurrent / serial
        ));
    }
    Ok(())
}

/// The same pages over a thousand times as many postings must cost the same, read anew each time; the export of all of
/// them must not need more memory.
async fn ledgers(folder: &Path) -> Result<()> {
    let mut rates = Vec::new();
    for entries in [500, 500_000] {
        let folder = folder.join(entries.to_string());
        let config = world::config(&folder, free_port()?);
        let Planted { world, ledger } = plant(&folder, &config, 10, entries).await?;
        let server = Server::start(&binary()?, &config).await?;
        let cookie = world.people.last().map(|person| person.cookie.as_str());
        let mut of_pages = Vec::new();
        for path in [ledger.clone(), format!("{ledger}/accounts"), format!("{ledger}/ledger")] {
            of_pages.push(rate(&server, vec![get(&path, cookie)]).await?.per_second);
        }
        rates.push(of_pages);
        for (name, path) in [("ledger", "ledger.csv"), ("lines", "lines.csv")] {
            let (bytes, before, most) = export(&server, &format!("{ledger}/{path}")).await?;
            say(format!(
                "  {name} of {} postings as CSV: {:.1} MB, memory of its own {before} MB before, {most} MB at most",
                entries * 2,
                f64::from(u32::try_from(bytes / 1_000)?) / 1_000.0
            ));
        }
    }
    if let [short, long] = &rates[..] {
        for (name, (short, long)) in
            ["ledger page", "accounts and totals", "seals and totals"].iter().zip(short.iter().zip(long))
        {
            say(format!("  {name}, 1,000,000 postings against 1,000: {:.2} times the time", short / long));
        }
    }
    Ok(())
}

/// Takes a download away as it comes: its size, and the server's own memory before it and at most.
async fn export(server: &Server, path: &str) -> Result<(u64, u64, u64)> {
    let own = || server.memory().map_or(0, |(own, _)| own);
    let before = own();
    let mut stream = TcpStream::connect(server.address).await?;
    let ask = format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", world::HOST);
    stream.write_all(ask.as_bytes()).await?;
    let (mut buffer, mut bytes, mut most) = (vec![0; 64 * 1024], 0, before);
    loop {
        let read = stream.read(&mut buffer).await?;
        if read == 0 {
            return Ok((bytes, before, most));
        }
        bytes += u64::try_from(read)?;
        most = most.max(own());
    }
}
