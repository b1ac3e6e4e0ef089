//! The pages of an account.
pub(super) mod erase;
pub(super) mod overview;
pub(super) mod profile;
pub(super) mod secrets;

use super::domain::{Proof, proof};
use super::store::session;
use crate::accounts::password;
use crate::accounts::store::{Account, find};
use kit::throttle::{self, Limit};
use kit::{Denied, Error, Problems, Result, Visit};

/// The account behind a visit, and what it has to show before it can be taken away.
struct Owner {
    account: Account,
    proof: Proof,
}

async fn owner(visit: &Visit) -> Result<Owner> {
    let (person, mut reader) = (visit.person()?, visit.read().await?);
    let account = find(&mut reader, person).await?.ok_or(Error::NotFound)?;
    let here = visit.session().unwrap_or_default();
    let (way, begun) = session(&mut reader, here).await?.ok_or(Denied::SignIn)?;
    let proof = proof(&account, &way, begun, visit.now);
    Ok(Owner { account, proof })
}

impl Owner {
    /// Checks what was shown; what is wrong is added to the field `current_password`.
    async fn prove(&self, visit: &Visit, current: &str, problems: &mut Problems) -> Result<()> {
        match self.proof {
            Proof::Given => {}
            Proof::FreshLink => return Err(Denied::Because("me-fresh-link").into()),
            Proof::Password => {
                throttle::count(visit, Limit::per_account("current"), &self.account.person.to_string())
                    .await?;
                if !password::verify(current.to_owned(), self.account.password.clone()).await? {
                    problems.add("current_password", "me-current-wrong");
                }
            }
        }
        Ok(())
    }
}
