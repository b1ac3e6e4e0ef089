//! How the program is set up: one TOML file, one struct, every field with a default that works on one PC.
use serde::{Deserialize, Serialize};

/// The configuration. `vatra config --print` shows it with its comments.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The address to listen on.
    pub listen: String,
    /// `sqlite:data/vatra.sqlite` or `postgres://user@host/name`.
    pub database: String,
    /// Connections that read at the same time (SQLite), or connections in all (PostgreSQL).
    pub connections: u32,
    /// The bare host: the directory of communities and the operators' pages.
    pub host: String,
    /// How people reach the program from outside: `http` or `https`.
    pub scheme: String,
    /// The port that people type; 0 where it is the usual one of the scheme.
    pub port: u16,
    /// A folder for what the program keeps for itself: the secret, and the SQLite file unless `database` says otherwise.
    pub data: String,
    /// Whether a proxy in front is trusted to say who the visitor is (`X-Forwarded-For`).
    pub behind_proxy: bool,
    pub mail: Mail,
    /// Set by `vatra demo` only: persona buttons and the mailbox page.
    #[serde(skip)]
    pub demo: bool,
}

/// How letters are sent.
#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// `smtps://user:password@host` or `smtp://host:25`. Empty: letters are kept, and shown to the operator.
    pub smtp: String,
    /// `Vatra <no-reply@example.org>`
    pub from: String,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            listen: "127.0.0.1:8080".into(),
            database: "sqlite:data/vatra.sqlite".into(),
            connections: 8,
            host: "localhost".into(),
            scheme: "http".into(),
            port: 8080,
            data: "data".into(),
            behind_proxy: false,
            mail: Mail::default(),
            demo: false,
        }
    }
}

impl Config {
    /// Reads a configuration file's text.
    ///
    /// # Errors
    /// A sentence that says what is wrong and where.
    pub fn parse(text: &str) -> Result<Config, String> {
        let config: Config = toml::from_str(text).map_err(|e| e.to_string())?;
        config.check().map(|()| config)
    }

    /// Says what cannot work.
    ///
    /// # Errors
    /// A sentence that says what to write instead.
    pub fn check(&self) -> Result<(), String> {
        if self.listen.parse::<std::net::SocketAddr>().is_err() {
            return Err(format!(
                "listen = \"{}\": write an address and a port, such as 127.0.0.1:8080",
                self.listen
            ));
        }
        if !(self.database.starts_with("sqlite:")
            || self.database.starts_with("postgres:")
            || self.database.starts_with("postgresql:"))
        {
            return Err("database: write sqlite:path/to/file.sqlite or postgres://user@host/name".into());
        }
        if !(1..=200).contains(&self.connections) {
            return Err(format!("connections = {}: write a number from 1 to 200", self.connections));
        }
        if self.scheme != "http" && self.scheme != "https" {
            return Err(format!("scheme = \"{}\": write http or https", self.scheme));
        }
        if self.host.is_empty() || self.host.contains(['/', ':', ' ']) {
            return Err(format!(
                "host = \"{}\": write the bare host name, without http:// and without a port",
                self.host
            ));
        }
        let smtp = &self.mail.smtp;
        if !(smtp.is_empty() || smtp.starts_with("smtp://") || smtp.starts_with("smtps://")) {
            return Err("mail.smtp: write smtp://host:port or smtps://user:password@host".into());
        }
        if !self.mail.smtp.is_empty() && self.mail.from.parse::<lettre::message::Mailbox>().is_err() {
            return Err("mail.from: write the sender, such as \"Vatra <no-reply@comuna.ro>\"".into());
        }
        Ok(())
    }

    /// The address of a page, as people outside type it.
    #[must_use]
    pub fn address(&self, host: &str, path: &str) -> String {
        match self.port {
            0 => format!("{}://{host}{path}", self.scheme),
            port => format!("{}://{host}:{port}{path}", self.scheme),
        }
    }

    /// The default configuration with a comment at each line: what `vatra config --print` shows.
    #[must_use]
    pub fn commented(&self) -> String {
        format!(
            "# The address to listen on.\nlisten = {:?}\n\n\
             # A SQLite file (sqlite:path) or a PostgreSQL server (postgres://user@host/name).\ndatabase = {:?}\n\n\
             # Connections that read at the same time (SQLite), or connections in all (PostgreSQL).\nconnections = {}\n\n\
             # The bare host: the directory of communities and the operators' pages.\nhost = {:?}\n\n\
             # How people reach the program from outside. port = 0 where it is the usual one.\nscheme = {:?}\nport = {}\n\n\
             # A folder for what the program keeps for itself.\ndata = {:?}\n\n\
             # Whether a proxy in front may say who the visitor is (X-Forwarded-For).\nbehind_proxy = {}\n\n\
             [mail]\n# smtps://user:password@host or smtp://host:25. Empty: letters are kept and shown to the operator.\n\
             {}\n# The sender, such as \"Vatra <no-reply@comuna.ro>\".\nfrom = {:?}\n",
            self.listen,
            without_password(&self.database),
            self.connections,
            self.host,
            self.scheme,
            self.port,
            self.data,
            self.behind_proxy,
            if self.mail.smtp.is_empty() { "smtp = \"\"" } else { "# smtp is set, and a secret: VATRA_SMTP" },
            self.mail.from,
        )
    }
}

/// The address of a database as everybody may see it.
fn without_password(address: &str) -> String {
    let parts = address.split_once("://").and_then(|(scheme, rest)| {
        let (user, place) = rest.rsplit_once('@')?;
        Some((scheme, user.split_once(':')?.0, place))
    });
    match parts {
        Some((scheme, user, place)) => format!("{scheme}://{user}@{place}"),
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn what_is_printed_can_be_read_again() {
        assert_eq!(Config::parse(&Config::default().commented()), Ok(Config::default()));
    }

    #[test]
    fn what_is_printed_holds_no_secret_and_can_be_read_again() {
        let mut config = Config { database: "postgres://vatra:s3cret@host/name".into(), ..Config::default() };
        config.mail.smtp = "smtps://user:s3cret@host".into();
        let printed = config.commented();
        assert!(!printed.contains("s3cret"), "{printed}");
        let read = Config::parse(&printed).unwrap();
        assert_eq!((read.database.as_str(), read.mail.smtp.as_str()), ("postgres://vatra@host/name", ""));
    }

    #[test]
    fn a_mistake_is_told_in_a_sentence() {
        assert!(Config::parse("listn = \"x\"").unwrap_err().contains("unknown field `listn`"));
        assert!(Config::parse("listen = \"8080\"").unwrap_err().contains("such as 127.0.0.1:8080"));
        assert!(Config::parse("database = \"mysql://x\"").unwrap_err().contains("sqlite:"));
    }
}
