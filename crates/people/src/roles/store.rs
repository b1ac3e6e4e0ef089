//! Giving roles, and never taking the last coordinator away.
use super::domain::GiveRole;
use crate::cards::revoke_card;
use db::{FromRow, Reader, Row, Writer, args, sql};
use kit::{Allowed, Error, PersonId, Result, Role};

// The events of roles: one name for each, so that the public log can say which, without saying who.
db::events! {
    MemberAgain = "role.taken-back" {}
    ModeratorNamed = "role.moderator-named" {}
    AccountantNamed = "role.accountant-named" {}
    ClerkNamed = "role.clerk-named" {}
    CoordinatorNamed = "role.coordinator-named" {}
    OperatorNamed = "role.operator-named" {}
}

async fn record(tx: &mut Writer, role: Role) -> Result<()> {
    match role {
        Role::Visitor | Role::Member => tx.record(&MemberAgain {}).await?,
        Role::Moderator => tx.record(&ModeratorNamed {}).await?,
        Role::Accountant => tx.record(&AccountantNamed {}).await?,
        Role::Clerk => tx.record(&ClerkNamed {}).await?,
        Role::Coordinator => tx.record(&CoordinatorNamed {}).await?,
        Role::Operator => tx.record(&OperatorNamed {}).await?,
    }
    Ok(())
}

/// Gives a member of the writer's community a role. Whoever gets a task loses their access card. Records the event
/// itself, without the person.
///
/// For commands and the demo's data: it asks nobody. Pages go through the coordinator's rule.
///
/// # Errors
/// [`Error::Conflict`] if the community would be left without its last coordinator or operator, [`Error::NotFound`]
/// for no member, [`Error::BadInput`] for [`Role::Visitor`], which is no role of a member.
pub async fn give_role(tx: &mut Writer, person: PersonId, role: Role) -> Result<()> {
    if role == Role::Visitor {
        return Err(Error::BadInput("kit-field-choice"));
    }
    // The community's row is locked, so that two coordinators cannot remove each other at the same moment.
    tx.run(sql!("update community set kind = kind where id = $1"), args![]).await?;
    let before: Option<(Role,)> = tx
        .one(sql!("select role from membership where community_id = $1 and person_id = $2"), args![person])
        .await?;
    let (before,) = before.ok_or(Error::NotFound)?;
    if before == role {
        return Ok(());
    }
    let changed = tx
        .run(
            sql!(
                "
                update membership set role = $3
                 where community_id = $1 and person_id = $2
                   and (role not in ('coordinator', 'operator')
                        or exists (select 1 from membership o
                            where o.community_id = $1 and o.role = membership.role and o.person_id <> $2))"
            ),
            args![person, role],
        )
        .await?;
    if changed == 0 {
        return Err(Error::Conflict("role-last"));
    }
    if role.is_staff() {
        revoke_card(tx, person).await?;
    }
    record(tx, role).await
}

/// The same, with a coordinator's proof.
pub(super) async fn give(tx: &mut Writer, member: &Allowed<GiveRole>, role: Role) -> Result<()> {
    give_role(tx, member.person, role).await
}

/// Somebody who works for the community.
#[derive(Debug, Clone)]
pub(super) struct Staff {
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) role: Role,
}
impl FromRow for Staff {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Staff { person: row.get()?, name: row.get()?, role: row.get()? })
    }
}

/// Everybody who works for the community, by role; the first three hundred.
pub(super) async fn staff(reader: &mut Reader) -> Result<Vec<Staff>> {
    Ok(reader
        .all(
            sql!("
                select p.id, p.name, m.role from membership m join person p on p.id = m.person_id
                 where m.community_id = $1 and m.role in ('moderator', 'accountant', 'clerk', 'coordinator', 'operator')
                 order by m.role, m.person_id limit 300"),
            args![],
        )
        .await?)
}
