//! Load: several connections asking in turn for a fixed time.
use super::client::{Ask, Client};
use anyhow::{Result, ensure};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What was measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rate {
    pub(crate) per_second: f64,
    pub(crate) p99: Duration,
    pub(crate) asked: usize,
}

/// Keeps `connections` connections busy for `length`; each takes the next of `asks`, from the start again at the end
/// (or stops there if `once`). Every answer must have one of the `wanted` statuses.
///
/// # Errors
/// If the server hangs up or answers otherwise.
pub(crate) async fn run(
    server: SocketAddr,
    asks: Arc<Vec<Ask>>,
    connections: usize,
    length: Duration,
    once: bool,
    wanted: &'static [u16],
) -> Result<Rate> {
    let next = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    let mut workers = Vec::new();
    for _ in 0..connections {
        let (asks, next) = (asks.clone(), next.clone());
        workers.push(tokio::spawn(async move {
            let mut client = Client::connect(server).await?;
            let mut times = Vec::with_capacity(100_000);
            while began.elapsed() < length {
                let turn = next.fetch_add(1, Ordering::Relaxed);
                if once && turn >= asks.len() {
                    break;
                }
                let asked = Instant::now();
                let answer = client.ask(&asks[turn % asks.len()]).await?;
                times.push(asked.elapsed());
                ensure!(
                    wanted.contains(&answer.status),
                    "answered {}: {}",
                    answer.status,
                    String::from_utf8_lossy(&answer.body)
                );
            }
            anyhow::Ok(times)
        }));
    }
    let mut times = Vec::new();
    for worker in workers {
        times.extend(worker.await??);
    }
    let took = began.elapsed();
    ensure!(!times.is_empty(), "nothing was asked");
    times.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "a rate to be printed")]
    let per_second = times.len() as f64 / took.as_secs_f64();
    Ok(Rate { per_second, p99: times[(times.len() - 1) * 99 / 100], asked: times.len() })
}
