//! Access cards: a printed code instead of e-mail and password. Only a keyed hash of the code is stored; a new card
//! takes the old one out of force and leaves it as a trace.
use db::{Writer, args, sql};
use kit::{App, CommunityId, Error, Instant, PersonId, Result};
use rules::ids::access_code;

db::events! {
    /// A card was printed; the one before it no longer works.
    pub(crate) CardMade = "card.made" (ByStaff) { person: PersonId }
    /// A card no longer works, and there is no other.
    pub(crate) CardRevoked = "card.revoked" (ByStaff) { person: PersonId }
}

/// What is stored of a code. The same code is another one in another community.
pub(crate) fn code_hash(app: &App, community: CommunityId, code: &str) -> [u8; 32] {
    app.keyed_hash("access-card", &[community.0.as_bytes(), code.as_bytes()])
}

/// Makes a card for a member of the writer's community and takes the one before it out of force. Returns the code,
/// `XXXX-XXXX-XXXX-XXXX`, which nothing can tell afterwards. Records the event itself.
///
/// # Errors
/// [`Error::Conflict`] if another card is being made for the person at this moment.
pub async fn create_card(tx: &mut Writer, app: &App, person: PersonId) -> Result<String> {
    let code = access_code(u128::from_le_bytes(kit::clock::random()));
    let (id, stamp, community) = (tx.new_id(), tx.stamp(), CommunityId(tx.community()));
    take_out_of_force(tx, person).await?;
    let made = tx
        .run(
            sql!(
                "
                insert into access_card (community_id, id, person_id, code_hash, made_at, made_by)
                values ($1, $2, $3, $4, $5, $6)
                on conflict do nothing"
            ),
            args![id, person, code_hash(app, community, &code), Instant(stamp.now), stamp.person],
        )
        .await?;
    if made == 0 {
        return Err(Error::Conflict("card-made-meanwhile"));
    }
    tx.record(&CardMade { person }).await?;
    Ok(code)
}

/// Takes a person's card out of force without a new one. Records the event itself if there was one. Sessions that
/// began with a card end with it.
///
/// # Errors
/// If it cannot be written.
pub async fn revoke_card(tx: &mut Writer, person: PersonId) -> Result<()> {
    if take_out_of_force(tx, person).await? {
        tx.record(&CardRevoked { person }).await?;
    }
    Ok(())
}

async fn take_out_of_force(tx: &mut Writer, person: PersonId) -> Result<bool> {
    let stamp = tx.stamp();
    let revoked = tx
        .run(
            sql!(
                "
                update access_card set revoked_at = $3, revoked_by = $4
                 where community_id = $1 and person_id = $2 and revoked_at is null"
            ),
            args![person, Instant(stamp.now), stamp.person],
        )
        .await?;
    tx.run(
        sql!("delete from session where community_id = $1 and person_id = $2 and way = 'card'"),
        args![person],
    )
    .await?;
    Ok(revoked > 0)
}
