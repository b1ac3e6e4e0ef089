//! `kill -9` in the middle of a thousand votes and a thousand donations: after the restart everything that was acknowledged is there once.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]
#[path = "../src/bench/client.rs"]
#[expect(dead_code, reason = "the measurements use more of it")]
mod client;
#[path = "../src/bench/server.rs"]
#[expect(dead_code, reason = "the measurements use more of it")]
mod server;
#[path = "../src/bench/world.rs"]
#[expect(dead_code, reason = "the measurements use more of it")]
mod world;

use client::{Ask, Client};
use db::{args, sql};
use kit::CampaignId;
use kit::area::Areas;
use kit::visit::App;
use rules::Money;
use server::{Server, free_port};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tokio::task::JoinHandle;
use world::{Person, World};

/// Connections that vote, and as many that book donations.
const CONNECTIONS: usize = 8;

async fn open(config: &kit::config::Config) -> App {
    let db = vatra::setup::open_database(config).await.unwrap();
    db.migrate().await.unwrap();
    let (areas, _) = Areas::gather(vatra::areas());
    let app = App::new(db, config.clone(), kit::Clock::System, areas, world::secret());
    kit::server::settle_instance(&app).await.unwrap();
    app
}

/// Posts one form after another, over a connection of its own, until the server is gone.
fn post_all(
    address: SocketAddr,
    asks: Vec<Ask>,
    wanted: u16,
    acknowledged: &Arc<AtomicI64>,
) -> JoinHandle<()> {
    let acknowledged = acknowledged.clone();
    tokio::spawn(async move {
        let Ok(mut client) = Client::connect(address).await else { return };
        for ask in asks {
            let Ok(answer) = client.ask(&ask).await else { return };
            assert_eq!(answer.status, wanted, "{}", String::from_utf8_lossy(&answer.body));
            acknowledged.fetch_add(1, Ordering::SeqCst);
        }
    })
}

fn ballots_of(world: &World, people: &[Person]) -> Vec<Ask> {
    let path = format!("/processes/{}/vote/cast", world.slug);
    people
        .iter()
        .map(|person| {
            let form = format!("token={}&option=2", person.token);
            Ask::post(world::HOST, &path, &person.cookie, &form)
        })
        .collect()
}

/// A thousand different transfers of 50 lei, in parts.
fn transfers(world: &World, campaign: CampaignId, part: usize) -> Vec<Ask> {
    let accountant = &world.people[world::ACCOUNTANT];
    let (path, today) = (format!("/fund/books/{campaign}/transfer"), kit::Clock::System.now().day());
    (0..1_000 / CONNECTIONS)
        .map(|number| {
            let form = format!(
                "token={}&on_day={today}&amount=50&shown=anonymous&bank_reference=T{part}-{number}",
                accountant.token
            );
            Ask::post(world::HOST, &path, &accountant.cookie, &form)
        })
        .collect()
}

/// Starts the server, sends votes and donations over many connections, and kills it in the middle. How many votes and how
/// many donations were acknowledged.
async fn kill_in_the_middle(config: &kit::config::Config, world: &World, campaign: CampaignId) -> (i64, i64) {
    let mut server = Server::start(Path::new(env!("CARGO_BIN_EXE_vatra")), config).await.unwrap();
    let (votes, gifts) = (Arc::new(AtomicI64::new(0)), Arc::new(AtomicI64::new(0)));
    let mut workers = Vec::new();
    for (part, people) in world.people.chunks(1_000 / CONNECTIONS).enumerate() {
        workers.push(post_all(server.address, ballots_of(world, people), 200, &votes));
        workers.push(post_all(server.address, transfers(world, campaign, part), 303, &gifts));
    }
    while votes.load(Ordering::SeqCst) < 300 || gifts.load(Ordering::SeqCst) < 300 {
        assert!(!workers.iter().all(JoinHandle::is_finished), "{votes:?} votes, {gifts:?} donations");
        tokio::task::yield_now().await;
    }
    server.kill().unwrap();
    for worker in workers {
        worker.await.unwrap();
    }
    (votes.load(Ordering::SeqCst), gifts.load(Ordering::SeqCst))
}

/// What was acknowledged is there. What was saved and not acknowledged, because the answer was lost on the way, may be there
/// too: one for each connection.
fn assert_there_once(what: &str, acknowledged: i64, there: i64) {
    let lost_answers = i64::try_from(CONNECTIONS).unwrap();
    assert!(
        (acknowledged..=acknowledged + lost_answers).contains(&there),
        "{acknowledged} {what} acknowledged, {there} there"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_before_a_crash_is_there_once_after_it() {
    let folder = std::env::temp_dir().join(format!("vatra-crash-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let config = world::config(&folder, free_port().unwrap());
    let app = open(&config).await;
    let world = world::plant(&app, 10, 1_000).await.unwrap();
    world::open_vote(&app, &world).await.unwrap();
    let (_, campaign) = world::open_campaign(&app, &world).await.unwrap();
    app.db.close().await;

    let (votes, gifts) = kill_in_the_middle(&config, &world, campaign).await;
    assert!(votes + gifts < 2_000, "the server was killed in the middle: {votes} votes, {gifts} donations");

    let app = open(&config).await;
    let mut reader = app.read_as_program(world.community).await.unwrap();
    let ballots: i64 = reader
        .value(
            sql!(global "select (select count(*) from ballot_arrived) + (select count(*) from ballot_box)"),
            args![],
        )
        .await
        .unwrap();
    let used: i64 = reader
        .value(sql!("select count(*) from entitlement where community_id = $1 and used = true"), args![])
        .await
        .unwrap();
    let donations: i64 =
        reader.value(sql!("select count(*) from donation where community_id = $1"), args![]).await.unwrap();
    assert_there_once("votes", votes, ballots);
    assert_eq!(ballots, used, "a ballot for each voter and a voter for each ballot");
    assert_there_once("donations", gifts, donations);
    let books = fund::campaigns::store::find(&mut reader, campaign).await.unwrap().unwrap();
    assert_eq!(books.totals.gifts, donations);
    assert_eq!(books.totals.received, Money::from_lei(50 * donations).unwrap());
    assert_eq!(books.reserved, books.totals.received.min(Money::from_lei(10_000).unwrap()));
    assert_eq!(fund::check_books(&mut reader).await.unwrap(), [], "every sum is what the postings say");
    std::fs::remove_dir_all(&folder).unwrap();
}
