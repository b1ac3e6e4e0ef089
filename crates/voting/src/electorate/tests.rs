use super::domain::{Conditions, Doubt, Ground, NotedIn, VoterId};
use super::reading::{Column, Lister, is_heading};
use super::store::{self, voters};
use crate::fixtures::*;
use crate::vote::Vote;
use db::{FromRow, Row, args, sql};
use formats::table::{Limits, read_where};
use kit::access::Role;
use kit::test::{Answer, NOON, Someone, TRIPWIRE, World};
use kit::{Day, PersonId, VoteId};
use rules::ids::Cnp;
use std::collections::BTreeMap;

mod conditions;
mod lists;

/// A personal code of nobody: twelve digits and the one that makes them pass.
fn cnp(twelve: &str) -> String {
    (0..10).map(|check| format!("{twelve}{check}")).find(|text| Cnp::parse(text).is_ok()).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

async fn upload(world: &World, clerk: &Someone, name: &str, bytes: &[u8]) -> Answer {
    world.as_(clerk).upload("/voters/import", &[("ground", "residence")], &[("file", name, bytes)]).await
}

/// Uploads a list that must be taken, and opens the page that tells what came of it.
async fn import(world: &World, clerk: &Someone, text: &str) -> Answer {
    let answer = upload(world, clerk, "lista.csv", text.as_bytes()).await;
    answer.is(303);
    let page = world.as_(clerk).get(answer.location()).await;
    page.is(200);
    page
}

/// Added, changed, the same, rejected: as the page tells them.
fn figures(page: &Answer) -> [i64; 4] {
    let facts = page.body.split("<dl class=\"facts\">").nth(1).unwrap().split("</dl>").next().unwrap();
    let numbers = facts.split("<dd>").skip(1).map(|part| {
        let text = part.split('<').next().unwrap();
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(1)
    });
    numbers.collect::<Vec<_>>().try_into().unwrap()
}

/// The lines that were not taken, with the keys of the reasons.
async fn rejected(world: &World) -> Vec<(i64, String, String)> {
    let statement = sql!(
        "select r.line, r.reason, r.detail from voter_rejected r
           join voter_import i on i.community_id = r.community_id and i.id = r.import_id
          where r.community_id = $1 and i.at = (select max(at) from voter_import where community_id = $1)
          order by r.line limit 100"
    );
    world.read(&world.ours).await.all(statement, args![]).await.unwrap()
}

struct Kept {
    name: String,
    born_on: Option<String>,
    village: Option<String>,
    ground: String,
    number: Option<String>,
    identity: bool,
    person: Option<PersonId>,
}
impl FromRow for Kept {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Kept {
            name: row.get()?,
            born_on: row.maybe()?,
            village: row.maybe()?,
            ground: row.get()?,
            number: row.maybe()?,
            identity: row.get()?,
            person: row.maybe()?,
        })
    }
}

/// The voters' list, by name.
async fn listed(world: &World) -> Vec<Kept> {
    let statement = sql!(
        "select name, born_on, village, ground, list_number, identity is not null, person_id from voter
          where community_id = $1 order by name_key, id limit 1000"
    );
    world.read(&world.ours).await.all(statement, args![]).await.unwrap()
}

async fn names(world: &World) -> Vec<String> {
    listed(world).await.into_iter().map(|one| one.name).collect()
}

/// A voter, written down as an import would.
#[derive(Clone, Default)]
struct Paper<'a> {
    name: &'a str,
    cnp: &'a str,
    number: &'a str,
    born: &'a str,
    village: &'a str,
    ground: &'a str,
}

async fn list(world: &World, clerk: &Someone, papers: &[Paper<'_>]) {
    let mut text = "nume;cnp;nr;data nașterii;sat;temei\n".to_owned();
    for Paper { name, cnp, number, born, village, ground } in papers {
        text += &format!("{name};{cnp};{number};{born};{village};{ground}\n");
    }
    let page = import(world, clerk, &text).await;
    page.shows("Toate rândurile au fost citite");
}

async fn attest(world: &World, person: PersonId, proven: people::Proven) {
    let mut tx = world.write(&world.ours).await;
    people::attest_proven(&mut tx, person, proven, person).await.unwrap();
    tx.commit_recorded().await.unwrap();
}

fn identity(world: &World, cnp: &str) -> Option<[u8; 32]> {
    Some(people::identity::hash(&world.app, world.ours.id.0, &Cnp::parse(cnp).unwrap()))
}

/// Headings of real lists, between bars.
const HEADINGS: [(Option<Column>, &str); 8] = [
    (
        Some(Column::Name),
        "Nume|NUMELE|Nume și prenume|Nume şi prenume|NUMELE SI PRENUMELE|Numele, prenumele|Nume de familie|\
         Prenume și nume|Name|Full name|Last name|Surname|Név",
    ),
    (Some(Column::Given), "Prenume|PRENUMELE|First name|Given names"),
    (Some(Column::Cnp), "CNP|C.N.P.|cnp |Cod numeric personal|Personal code|CNP/NIP"),
    (
        Some(Column::Number),
        "Nr. crt.|Nr.|Nr|Număr curent|Poziția în listă|Pozitia|Numărul din listă|No.|List number",
    ),
    (
        Some(Column::Born),
        "Data nașterii|DATA NASTERII|Data naşterii (zz.ll.aaaa)|An naștere|Anul nașterii|Născut la|Date of birth|\
         Year of birth|Születési év",
    ),
    (Some(Column::Village), "Sat|Satul|SAT/LOCALITATE|Localitatea|Localitate componentă|Village"),
    (Some(Column::Ground), "Temei|Calitatea"),
    (
        None,
        "Adresa|Domiciliu|Strada|Nr. casă|Număr stradă|Serie CI|Nr. act identitate|Prenumele tatălui|Numele mamei|\
         Locul nașterii|Localitatea nașterii|Telefon|Secția de votare||Observații",
    ),
];

fn any_age() -> Conditions {
    Conditions { min_age: 14, ..Conditions::default() }
}
