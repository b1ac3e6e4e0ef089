//! The measured server: the real binary in a process of its own.
use super::client::{Ask, Client};
use super::world::SECRET;
use anyhow::{Context, Result, bail};
use kit::config::Config;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running `vatra serve`; killed when dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// From the start of the process to its first answer.
    pub(crate) start: Duration,
}

/// A port that is free now.
///
/// # Errors
/// If there is none.
pub(crate) fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

impl Server {
    /// Starts the binary over a configuration and waits for its first answer.
    ///
    /// # Errors
    /// If it does not answer within ten seconds.
    pub(crate) async fn start(binary: &Path, config: &Config) -> Result<Server> {
        let file = Path::new(&config.data).join("vatra.toml");
        std::fs::write(&file, config.commented())?;
        let began = Instant::now();
        let child = Command::new(binary)
            .args(["--config", &file.display().to_string(), "serve"])
            .env("VATRA_SECRET", SECRET)
            // Its password is not in what is printed.
            .env("VATRA_DATABASE", &config.database)
            .env("VATRA_LOG", "error")
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("starting {}", binary.display()))?;
        let address: SocketAddr = config.listen.parse()?;
        let mut server = Server { child, address, start: Duration::ZERO };
        while began.elapsed() < Duration::from_secs(10) {
            if let Ok(mut client) = Client::connect(address).await
                && client.ask(&Ask::get("localhost", "/health", None, None)).await.is_ok()
            {
                server.start = began.elapsed();
                return Ok(server);
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        bail!("the server did not answer within ten seconds")
    }

    /// Kills it as a power cut would: no time to finish anything.
    ///
    /// # Errors
    /// If it is not there any more.
    pub(crate) fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Memory that is its own, and memory in all, in megabytes.
    #[must_use]
    pub(crate) fn memory(&self) -> Option<(u64, u64)> {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let kilobytes = |name: &str| -> Option<u64> {
            text.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
        };
        Some((kilobytes("RssAnon:")? / 1024, kilobytes("VmRSS:")? / 1024))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have been killed before.
        let _ = self.kill();
    }
}
