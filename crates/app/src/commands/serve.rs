//! `vatra serve`: the server, and beside it the worker that sends letters and does what has become due.
use crate::setup;
use anyhow::{Context, Result};
use kit::config::Config;
use kit::mail::Post;
use kit::visit::App;
use kit::{Instant, Routes, job, mail, server};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

pub(super) async fn run(config: Config) -> Result<ExitCode> {
    let (app, routes) = setup::start(config).await?;
    serve(app, routes).await
}

/// Serves until told to stop (Ctrl-C, or the signal a service manager sends).
pub(super) async fn serve(app: App, routes: Routes) -> Result<ExitCode> {
    let listen = app.config.listen.clone();
    let listener = TcpListener::bind(&listen).await.with_context(|| {
        format!(
            "{listen} cannot be listened on: is another program there? Change `listen` in {}",
            setup::FILE
        )
    })?;
    let post = Post::open(&app.config.mail)?;
    let workers = [
        Some(tokio::spawn(work(app.clone()))),
        post.map(|post| tokio::spawn(send_letters(app.clone(), Arc::new(post)))),
    ];
    let address = app.config.address(&app.config.host, "/");
    tracing::info!(%listen, database = app.db.engine_name(), "serving {address}");
    server::listen(listener, server::router(&app, routes), stop()).await?;
    workers.iter().flatten().for_each(tokio::task::JoinHandle::abort);
    app.db.close().await;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// Letters, every second; beside the jobs, so that a mail server that is slow to answer keeps nothing else waiting.
async fn send_letters(app: App, post: Arc<Post>) {
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let (app, post) = (app.clone(), post.clone());
        let sending = async move { mail::send_waiting(&app, &post).await.map(drop) };
        log(job::unharmed(sending).await, "sending letters");
    }
}

/// Jobs every second; once a minute whatever time has made due. Whoever runs several processes over one database may run
/// this in all of them, as the sending of letters: what one takes, the others leave.
async fn work(app: App) {
    let mut minute = 0;
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        log(job::run_waiting(&app).await.map(drop), "doing jobs");
        let this_minute = app.clock.now().0 / Instant::MINUTE;
        if this_minute != minute {
            minute = this_minute;
            log(job::tick(&app).await, "looking for what is due");
            if minute % 60 == 0 {
                log(app.db.learn_sizes().await.map_err(Into::into), "learning the sizes of tables");
            }
        }
    }
}

fn log(outcome: kit::Result<()>, what: &str) {
    if let Err(error) = outcome {
        tracing::error!(?error, "{what} failed");
    }
}

async fn stop() {
    let interrupt = async {
        // Where signals cannot be heard, only killing stops the program, which loses nothing either.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! { () = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(_) => interrupt.await,
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
}
