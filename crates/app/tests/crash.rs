//! `kill -9` in the middle of a thousand votes: after the restart everything that was acknowledged is there once.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]
#[path = "../src/bench/client.rs"]
#[expect(dead_code, reason = "the measurements use more of it")]
mod client;
#[path = "../src/bench/server.rs"]
#[expect(dead_code, reason = "the measurements use more of it")]
mod server;
#[path = "../src/bench/world.rs"]
mod world;

use client::{Ask, Client};
use db::{args, sql};
use kit::area::Areas;
use kit::visit::App;
use server::{Server, free_port};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

async fn open(config: &kit::config::Config) -> App {
    let db = vatra::setup::open_database(config).await.unwrap();
    db.migrate().await.unwrap();
    let (areas, _) = Areas::gather(vatra::areas());
    let app = App::new(db, config.clone(), kit::Clock::System, areas, world::secret());
    kit::server::settle_instance(&app).await.unwrap();
    app
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_before_a_crash_is_there_once_after_it() {
    let folder = std::env::temp_dir().join(format!("vatra-crash-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let config = world::config(&folder, free_port().unwrap());
    let app = open(&config).await;
    let world = world::plant(&app, 10, 1_000).await.unwrap();
    world::open_vote(&app, &world).await.unwrap();
    app.db.close().await;

    let mut server = Server::start(Path::new(env!("CARGO_BIN_EXE_vatra")), &config).await.unwrap();
    let acknowledged = Arc::new(AtomicUsize::new(0));
    let path = format!("/processes/{}/vote/cast", world.slug);
    let workers: Vec<_> = world
        .people
        .chunks(125)
        .map(|people| {
            let (people, path, address, acknowledged) =
                (people.to_vec(), path.clone(), server.address, acknowledged.clone());
            tokio::spawn(async move {
                let Ok(mut client) = Client::connect(address, world::HOST).await else { return };
                for person in people {
                    let ask = Ask::post(
                        world::HOST,
                        &path,
                        &person.cookie,
                        &format!("token={}&option=2", person.token),
                    );
                    let Ok(answer) = client.ask(&ask).await else { return };
                    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
                    acknowledged.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();
    while acknowledged.load(Ordering::SeqCst) < 400 {
        tokio::task::yield_now().await;
    }
    server.kill().unwrap();
    for worker in workers {
        worker.await.unwrap();
    }
    let acknowledged = i64::try_from(acknowledged.load(Ordering::SeqCst)).unwrap();
    assert!((400..1_000).contains(&acknowledged), "the server was killed in the middle: {acknowledged}");

    let app = open(&config).await;
    let mut reader = app.read_as_program(world.community).await.unwrap();
    let ballots: i64 =
        reader.value(sql!("select count(*) from ballot where community_id = $1"), args![]).await.unwrap();
    let used: i64 = reader
        .value(sql!("select count(*) from entitlement where community_id = $1 and used = true"), args![])
        .await
        .unwrap();
    // A vote whose answer was lost on the way may be there too: one for each of the eight connections.
    assert!(
        (acknowledged..=acknowledged + 8).contains(&ballots),
        "{acknowledged} acknowledged, {ballots} there"
    );
    assert_eq!(ballots, used, "a ballot for each voter and a voter for each ballot");
    std::fs::remove_dir_all(&folder).unwrap();
}
