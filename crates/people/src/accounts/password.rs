//! Passwords are kept as Argon2id (RFC 9106; 19 MiB, two passes, one lane: OWASP's first choice), worked out beside
//! the threads that answer requests, two at a time: 38 MiB at most, however many people sign in at once.
use super::domain::Password;
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use kit::Result;
use tokio::sync::Semaphore;

static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Somebody's hash who does not exist: asking about them takes as long as asking about anybody else.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm8$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// What is stored of a password: a PHC string with its own salt.
///
/// # Errors
/// If the program is shutting down.
pub async fn hash(password: Password) -> Result<String> {
    let password = password.into_text();
    beside(move || {
        let salt = kit::clock::random::<16>();
        let hash: PasswordHash =
            argon2().hash_password_with_salt(password.as_bytes(), &salt).map_err(broken)?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether a password is the stored one. Without a stored one the answer is no, after the same work.
///
/// # Errors
/// If what is stored cannot be read, or the program is shutting down.
pub async fn verify(password: String, stored: Option<String>) -> Result<bool> {
    beside(move || {
        let known = stored.is_some();
        let stored = PasswordHash::new(stored.as_deref().unwrap_or(NOBODY)).map_err(broken)?;
        let same = argon2().verify_password(password.as_bytes(), &stored).is_ok();
        Ok(known && same)
    })
    .await
}

async fn beside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let _permit = AT_ONCE.acquire().await.map_err(anyhow::Error::from)?;
    tokio::task::spawn_blocking(work).await.map_err(anyhow::Error::from)?
}

fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

fn broken(error: impl std::fmt::Display) -> kit::Error {
    anyhow::anyhow!("a password hash: {error}").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_and_another_is_not() {
        let stored = hash(Password::parse("vatra satului").ok().unwrap()).await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(verify("vatra satului".into(), Some(stored.clone())).await.unwrap());
        assert!(!verify("vatra orașului".into(), Some(stored)).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_has_no_password_but_costs_the_same() {
        assert!(!verify("orice parolă".into(), None).await.unwrap());
        let somebody = hash(Password::parse("orice parolă").ok().unwrap()).await.unwrap();
        let of = |stored: &str| Params::try_from(&PasswordHash::new(stored).unwrap()).unwrap();
        assert_eq!(of(NOBODY), of(&somebody));
    }

    #[tokio::test]
    async fn the_same_password_is_stored_differently_each_time() {
        let one = hash(Password::parse("aceeași parolă").ok().unwrap()).await.unwrap();
        let two = hash(Password::parse("aceeași parolă").ok().unwrap()).await.unwrap();
        assert_ne!(one, two);
    }
}
