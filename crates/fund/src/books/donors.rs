//! Which gifts come from one donor, for campaigns whose terms ask: docs/decisions/0015. A donor is found by a salted hash
//! of the folded name. The salt is the campaign's own and is thrown away with all marks when its match is settled; whoever
//! is erased leaves a group of gifts without a mark.
use super::domain::DonationId;
use crate::campaigns::domain::Campaign;
use db::{Writer, args, sql};
use kit::Result;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Keeps what the terms need to know of a gift, before it is booked: nothing of it counts yet.
pub(super) async fn keep_gift(
    tx: &mut Writer,
    campaign: &Campaign,
    donation: DonationId,
    name: Option<&str>,
) -> Result<()> {
    let donor = if campaign.terms().asks_who() { Some(find_or_add(tx, campaign, name).await?) } else { None };
    tx.run(
        sql!(
            "
            insert into match_gift (community_id, donation_id, campaign_id, donor_id, counted)
            values ($1, $2, $3, $4, 0)"
        ),
        args![donation, campaign.id, donor],
    )
    .await
    .map(drop)?;
    Ok(())
}

/// The donor of this name in this campaign; a new one for an unknown name, and for every gift without a name.
async fn find_or_add(tx: &mut Writer, campaign: &Campaign, name: Option<&str>) -> Result<Uuid> {
    let id = tx.new_id();
    let salt: Option<(Option<Vec<u8>>,)> = match name {
        Some(_) => {
            let statement = sql!(
                "select salt from campaign_match where community_id = $1 and campaign_id = $2 and salt is not null"
            );
            tx.one::<(Vec<u8>,)>(statement, args![campaign.id]).await?.map(|(salt,)| (Some(salt),))
        }
        None => None,
    };
    let mark = name.zip(salt.and_then(|(salt,)| salt)).and_then(|(name, salt)| mark(&salt, name));
    // Two gifts of one new donor at once: the second waits here for the first, and then finds it.
    tx.run(
        sql!(
            "
            insert into match_donor (community_id, id, campaign_id, mark, gifts) values ($1, $2, $3, $4, 0)
            on conflict (community_id, campaign_id, mark) do nothing"
        ),
        args![id, campaign.id, mark.clone()],
    )
    .await?;
    let Some(mark) = mark else { return Ok(id) };
    let statement =
        sql!("select id from match_donor where community_id = $1 and campaign_id = $2 and mark = $3");
    Ok(tx.value(statement, args![campaign.id, mark]).await?)
}

/// None for a name without letters: it tells nobody apart.
fn mark(salt: &[u8], name: &str) -> Option<Vec<u8>> {
    let folded = rules::text::fold(name);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return None;
    }
    // The salt has a fixed length, so that no two pairs of salt and name run together.
    Some(Sha256::new().chain_update(salt).chain_update(words.join(" ")).finalize().to_vec())
}

/// Takes the mark off the donor of an erased donation. The gifts stay together, so that the match stays what it is; a
/// later gift of the same name is a donor of its own.
pub(super) async fn forget(tx: &mut Writer, donation: DonationId) -> Result<()> {
    tx.run(
        sql!(
            "
            update match_donor set mark = null
             where community_id = $1
               and id in (select g.donor_id from match_gift g where g.community_id = $1 and g.donation_id = $2)"
        ),
        args![donation],
    )
    .await
    .map(drop)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn a_name_is_the_same_however_it_is_typed_and_another_one_under_another_salt() {
        assert_eq!(mark(&[1; 32], "Ștefan  BĂLAN"), mark(&[1; 32], " stefan balan."));
        assert_ne!(mark(&[1; 32], "Ștefan Bălan"), mark(&[2; 32], "Ștefan Bălan"));
        assert_ne!(mark(&[1; 32], "Ana Pop"), mark(&[1; 32], "Ana Popa"));
        assert_eq!(mark(&[1; 32], " - "), None);
    }
}
