//! Helpers for the tests of this crate, and the tables that say who may do what.
use crate::accounts::domain::{Email, NewPerson, Password};
use crate::accounts::password::hash;
use crate::counter::{AddOnPaper, Attest, Member, PrintCard, Revoke};
use crate::roles::GiveRole;
use kit::test::{Answer, NOON, Place, World};
use kit::{Access, Action, Actor, PersonId, Role};
use std::fmt::Write;
use uuid::Uuid;

/// The areas that these tests need.
pub(crate) fn areas() -> Vec<kit::Area> {
    vec![crate::area()]
}

/// The path in the last letter to an address.
pub(crate) async fn link_to(world: &World, place: &Place, email: &str) -> String {
    let letters = world.letters(place).await;
    let (_, _, body) = letters.iter().rfind(|(to, ..)| to == email).expect("a letter");
    let line = body.lines().find(|line| line.starts_with("http://")).expect("an address in the letter");
    line.trim_start_matches(&format!("http://{}", place.host)).to_owned()
}

/// Somebody with an e-mail address and a password, without a session.
pub(crate) async fn account(world: &World, place: &Place, email: &str, password: &str) -> PersonId {
    let stored = hash(Password::parse(password).ok().unwrap()).await.unwrap();
    let email = Some(Email::parse(email).unwrap());
    let mut tx = world.write(place).await;
    let new = NewPerson { email, password: Some(stored), ..NewPerson::named("Ana Rusu") };
    let person = crate::create_person(&mut tx, new).await.unwrap();
    tx.commit_recorded().await.unwrap();
    person
}

/// The cookie that an answer sets.
pub(crate) fn cookie(answer: &Answer) -> &str {
    answer.headers["set-cookie"].to_str().unwrap()
}

fn actors() -> Vec<(&'static str, Actor)> {
    let somebody = |role: Role, resident: bool| Actor {
        person: Some(PersonId(Uuid::from_u128(1))),
        name: String::new(),
        role,
        resident,
        adult: resident,
    };
    vec![
        ("nobody", Actor::nobody()),
        ("no member", somebody(Role::Visitor, false)),
        ("member", somebody(Role::Member, false)),
        ("resident", somebody(Role::Member, true)),
        ("moderator", somebody(Role::Moderator, false)),
        ("accountant", somebody(Role::Accountant, false)),
        ("clerk", somebody(Role::Clerk, false)),
        ("coordinator", somebody(Role::Coordinator, false)),
        ("operator", somebody(Role::Operator, false)),
    ]
}

/// A table of yes and no: one line for each column's name, one for each actor.
fn table(columns: &[&str], says: impl Fn(&Actor) -> Vec<bool>) -> String {
    let mut out = format!("\n{:<12}", "");
    for column in columns {
        let _ = write!(out, " {column}");
    }
    for (name, actor) in actors() {
        let _ = write!(out, "\n{name:<12}");
        for (column, yes) in columns.iter().zip(says(&actor)) {
            let width = column.chars().count();
            let _ = write!(out, " {:^width$}", if yes { "yes" } else { "·" });
        }
        out.truncate(out.trim_end().len());
    }
    out + "\n"
}

#[test]
fn these_doors_open_for_these_roles() {
    let columns = [
        "visitor",
        "signed in",
        "member",
        "resident",
        "staff",
        "moderator",
        "accountant",
        "clerk",
        "coordinator",
        "operator",
    ];
    let doors = [
        Access::Visitor,
        Access::SignedIn,
        Access::Member,
        Access::Resident,
        Access::Staff,
        Access::Moderator,
        Access::Accountant,
        Access::Clerk,
        Access::Coordinator,
        Access::Operator,
    ];
    let expected = "
             visitor signed in member resident staff moderator accountant clerk coordinator operator
nobody         yes       ·       ·       ·       ·       ·         ·        ·        ·         ·
no member      yes      yes      ·       ·       ·       ·         ·        ·        ·         ·
member         yes      yes     yes      ·       ·       ·         ·        ·        ·         ·
resident       yes      yes     yes     yes      ·       ·         ·        ·        ·         ·
moderator      yes      yes     yes      ·      yes     yes        ·        ·        ·         ·
accountant     yes      yes     yes      ·      yes      ·        yes       ·        ·         ·
clerk          yes      yes     yes      ·      yes     yes        ·       yes       ·         ·
coordinator    yes      yes     yes      ·      yes     yes        ·       yes      yes        ·
operator       yes      yes     yes      ·      yes      ·         ·        ·        ·        yes
";
    let found = table(&columns, |actor| doors.iter().map(|door| door.admits(actor).is_ok()).collect());
    assert_eq!(found, expected, "{found}");
}

fn could<A: Action>(actor: &Actor, on: &A::On) -> bool {
    actor.could::<A>(on, NOON)
}

fn member(person: u128, role: Role, email: bool) -> Member {
    Member {
        person: PersonId(Uuid::from_u128(person)),
        name: String::new(),
        email: email.then(String::new),
        phone: None,
        role,
        village: None,
        organisation: None,
        joined_at: NOON,
        attested: Some(crate::counter::Attested {
            on: NOON.day(),
            adult: true,
            village: None,
            ground: crate::Ground::Residence,
            has_identity: false,
        }),
        asked_at: None,
        card_made_at: None,
    }
}

#[test]
fn these_things_may_be_done_at_the_counter() {
    let (other, oneself) = (member(2, Role::Member, true), member(1, Role::Member, true));
    let (paper, staff) = (member(2, Role::Member, false), member(2, Role::Moderator, true));
    let columns = [
        "add on paper",
        "attest",
        "attest oneself",
        "revoke",
        "revoke oneself",
        "print card",
        "card for staff",
        "give role",
        "role on paper",
    ];
    let expected = "
             add on paper attest attest oneself revoke revoke oneself print card card for staff give role role on paper
nobody            ·         ·          ·          ·          ·            ·            ·            ·           ·
no member         ·         ·          ·          ·          ·            ·            ·            ·           ·
member            ·         ·          ·          ·          ·            ·            ·            ·           ·
resident          ·         ·          ·          ·          ·            ·            ·            ·           ·
moderator         ·         ·          ·          ·          ·            ·            ·            ·           ·
accountant        ·         ·          ·          ·          ·            ·            ·            ·           ·
clerk            yes       yes         ·         yes         ·           yes           ·            ·           ·
coordinator      yes       yes         ·         yes         ·           yes           ·           yes          ·
operator          ·         ·          ·          ·          ·            ·            ·            ·           ·
";
    let found = table(&columns, |actor| {
        vec![
            could::<AddOnPaper>(actor, &()),
            could::<Attest>(actor, &other),
            could::<Attest>(actor, &oneself),
            could::<Revoke>(actor, &other),
            could::<Revoke>(actor, &oneself),
            could::<PrintCard>(actor, &paper),
            could::<PrintCard>(actor, &staff),
            could::<GiveRole>(actor, &other),
            could::<GiveRole>(actor, &paper),
        ]
    });
    assert_eq!(found, expected, "{found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_door_of_this_area_is_shut_for_strangers() {
    for world in World::each_engine(areas).await {
        let (member, neighbour) =
            (world.member(&world.ours).await, world.person(&world.theirs, Role::Coordinator).await);
        let stranger = world.person(&world.theirs, Role::Clerk).await.person.to_string();
        for door in crate::area().routes.table {
            let path = door.path.replace("{id}", &stranger).replace("{token}", &"ab".repeat(32));
            let post = door.method == axum::http::Method::POST;
            let knock = async |client: kit::test::Client<'_>| {
                if post { client.post(&path, &[]).await.status } else { client.get(&path).await.status }
            };
            if door.access == Access::Visitor {
                continue;
            }
            let nobody = knock(world.anyone()).await;
            assert!(nobody == 401 || (post && nobody == 403), "nobody at {path}: {nobody}");
            let elsewhere = knock(world.as_(&neighbour).on(&world.ours)).await;
            assert!(
                elsewhere == 401 || (post && elsewhere == 403),
                "a session of elsewhere at {path}: {elsewhere}"
            );
            if !matches!(door.access, Access::SignedIn | Access::Member) {
                assert_eq!(knock(world.as_(&member)).await, 403, "a plain member at {path}");
            }
        }
        let clerk = world.person(&world.ours, Role::Clerk).await;
        world.as_(&clerk).get(&format!("/people/{stranger}")).await.is(404);
        world
            .as_(&clerk)
            .post(&format!("/people/{stranger}/attest"), &[("adult", "yes"), ("checked", "yes")])
            .await
            .is(404);
        world.as_(&clerk).post(&format!("/people/{stranger}/card"), &[]).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_statements_of_this_crate_prepare_on_every_engine() {
    for world in World::each_engine(areas).await {
        for statement in db::STATEMENTS {
            let prepared = world.read(&world.ours).await.prepare(statement.text).await;
            prepared.unwrap_or_else(|e| panic!("{}:{}: {e:#}", statement.file, statement.line));
            let ours = statement.file.contains("people") && !statement.global;
            assert!(!ours || statement.text.contains("$1"), "{}:{}", statement.file, statement.line);
        }
    }
}

#[test]
fn every_sentence_is_there_in_romanian_and_english() {
    let (ro, en, hu) = (
        include_str!("../locales/ro.ftl"),
        include_str!("../locales/en.ftl"),
        include_str!("../locales/hu.ftl"),
    );
    let keys = |text: &'static str| kit::languages::keys(text).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(keys(ro), keys(en));
    assert!(keys(hu).is_subset(&keys(ro)));
    let for_staff =
        |key: &&str| ["people-", "role-", "card-", "log-"].iter().any(|prefix| key.starts_with(prefix));
    let missing: Vec<_> = keys(ro).difference(&keys(hu)).copied().filter(|key| !for_staff(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(!ro.contains(['ş', 'ţ', 'Ş', 'Ţ']));
}
