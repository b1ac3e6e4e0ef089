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

#[test]
fn columns_are_known_in_many_wordings() {
    for (wanted, headings) in HEADINGS {
        for heading in headings.split('|') {
            assert_eq!(Column::of(heading), wanted, "{heading}");
        }
    }
    let cells = |text: &str| text.split(';').map(str::to_owned).collect::<Vec<_>>();
    assert!(is_heading(&cells("Nr. crt.;Nume și prenume;CNP")));
    assert!(!is_heading(&cells("Lista cu numele locuitorilor;;")));
    assert!(!is_heading(&cells("CNP;Sat")));
}

#[test]
fn a_personal_code_never_gets_into_what_is_read() {
    let code = cnp("180020112001");
    let grouped = format!("{} {} {}", &code[..1], &code[1..7], &code[7..]);
    let dotted = format!("{}.{}", &code[..7], &code[7..]);
    for row in [
        format!("Pop {code};;1;Boju;"),
        format!("Pop;{code};1;Boju;"),
        format!("Pop;;{code};Boju;"),
        format!("Pop;;{grouped};Boju;"),
        format!("Pop;;1;Boju {dotted};"),
        format!("Pop;;1;Boju;{code}"),
    ] {
        let text = format!("nume;cnp;nr;sat;data nasterii\n{row}\n");
        let table = read_where(text.as_bytes(), &Limits::default(), is_heading).unwrap();
        let lister = Lister { hash: |_: &Cnp| [1; 32], ground: Ground::Residence, today: NOON.day() };
        let read = format!("{:?}", lister.read(&table));
        let digits: String = read.chars().filter(|c| !matches!(c, ' ' | '.')).collect();
        assert!(!digits.contains(&code) && !digits.contains(&code[6..]), "{read}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_taken_as_the_town_hall_has_it() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let (ana, ion) = (cnp("280020112001"), cnp("181031512002"));
        let spaced = format!("{} {}", &ana[..7], &ana[7..]);
        let text = format!(
            "Lista locuitorilor cu drept de vot;;;;;\nla 1 mai 2026;;;;;\n\n\
             Nr. crt.;Numele şi prenumele;C.N.P.;Data naşterii;Satul;Adresa\n\
             1;POP Ana-Maria;{spaced};;Boju;str. Lungă, nr. 4\n\
             2;Rus Ion;{ion};15.3.1981;  Huci ;\n\
             3;Ţîru Ştefan;;1958;;\n\
             4;Kovács Éva;-;29252;Boju;\n"
        );
        let old = windows_1250(&text);
        let answer = upload(&world, &clerk, "Lista 2026.csv", &old).await;
        answer.is(303);
        let page = world.as_(&clerk).get(answer.location()).await;
        page.is(200)
            .shows("Lista a fost preluată")
            .shows("Lista 2026.csv")
            .shows("Toate rândurile au fost citite");
        assert_eq!(figures(&page), [4, 0, 0, 0]);
        let told: Vec<_> = listed(&world)
            .await
            .into_iter()
            .map(|one| {
                (one.name, one.born_on.unwrap_or_default(), one.village.unwrap_or_default(), one.identity)
            })
            .collect();
        let row = |name: &str, born: &str, village: &str, identity| {
            (name.to_owned(), born.to_owned(), village.to_owned(), identity)
        };
        assert_eq!(
            told,
            [
                row("Kovács Éva", "1980-02-01", "Boju", false),
                row("POP Ana-Maria", "1980-02-01", "Boju", true),
                row("Rus Ion", "1981-03-15", "Huci", true),
                row("Țîru Ștefan", "1958", "", false),
            ]
        );
        assert_eq!(world.events(&world.ours).await, ["voters.imported"]);
    }
}

/// Text as an old program would have saved it.
fn windows_1250(text: &str) -> Vec<u8> {
    let letters = [('Ţ', 0xDE), ('ţ', 0xFE), ('Ş', 0xAA), ('ş', 0xBA), ('ă', 0xE3)];
    let byte = |c: char| {
        let known = letters.iter().find(|(letter, _)| *letter == c).map(|(_, byte)| *byte);
        known.unwrap_or_else(|| u8::try_from(c).expect("a letter that both tables have in one place"))
    };
    text.chars().map(byte).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_is_taken_like_a_text() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (column, heading) in ["Nume", "Prenume", "CNP", "Localitate", "Temei"].into_iter().enumerate() {
            sheet.write(0, u16::try_from(column).unwrap(), heading).unwrap();
        }
        let code = cnp("600022912001");
        sheet.write(1, 0, "Pop").unwrap();
        sheet.write(1, 1, "Ana").unwrap();
        sheet.write(1, 2, code.parse::<f64>().unwrap()).unwrap();
        sheet.write(1, 3, "Boju").unwrap();
        sheet.write(1, 4, "loc de muncă").unwrap();
        let bytes = book.save_to_buffer().unwrap();
        upload(&world, &clerk, "lista.xlsx", &bytes).await.is(303);
        let kept = listed(&world).await;
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].name.as_str(), kept[0].born_on.as_deref()), ("Pop Ana", Some("2000-02-29")));
        assert_eq!((kept[0].ground.as_str(), kept[0].identity), ("work", true));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_that_is_not_taken_is_told_with_its_reason() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let good = cnp("280020112001");
        let wrong = format!("{}{}", &good[..12], (good.as_bytes()[12] - b'0' + 1) % 10);
        let future = cnp("526123112001");
        let text = format!(
            "nume,cnp,nr,data nasterii,sat,temei\n\
             Pop Ana,{good},1,,Boju,\n\
             ,,2,,,\n\
             Pop 7,,3,,,\n\
             Pop Dan,{wrong},4,,,\n\
             Pop Ion,{future},5,,,\n\
             Pop Lia,,,,,\n\
             Pop Mia,,6,32.1.1980,,\n\
             Pop Nae,{good},7,,,\n\
             Pop Oni,,8,,,pescar\n\
             Pop Puiu,,{good},,,\n\
             Pop Radu,{},9,1979,,\n\
             Pop Sanda,,10,,,\n\
             Pop Toma,,10,,,\n\
             {},,11,,,\n",
            cnp("180020112003"),
            "Pop ".repeat(40),
        );
        let page = import(&world, &clerk, &text).await;
        assert_eq!(figures(&page), [2, 0, 0, 12]);
        assert_eq!(names(&world).await, ["Pop Ana", "Pop Sanda"]);
        let expected = [
            (3, "voters-why-name", ""),
            (4, "voters-why-name-digits", ""),
            (5, "voters-why-cnp", ""),
            (6, "voters-why-cnp", ""),
            (7, "voters-why-no-key", ""),
            (8, "voters-why-born", ""),
            (9, "voters-why-twice", "2"),
            (10, "voters-why-ground", ""),
            (11, "voters-why-cnp-elsewhere", ""),
            (12, "voters-why-born-differs", ""),
            (14, "voters-why-twice", "13"),
            (15, "voters-why-long", ""),
        ];
        let expected = expected.map(|(line, why, detail)| (line, why.to_owned(), detail.to_owned()));
        assert_eq!(rejected(&world).await, expected);
        page.shows("CNP-ul nu este corect.")
            .shows("ca în rândul 2.")
            .shows("Data nașterii nu poate fi citită");
        page.hides("voters-why").hides(&good).hides(&wrong);
        assert!(page.queries() <= 5, "{}", page.queries());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_list_again_changes_nothing_and_says_so() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let (ana, ion) = (cnp("280020112001"), cnp("181031512002"));
        let text =
            format!("nume;cnp;nr;sat\nPop Ana;{ana};1;Boju\nRus Ion;{ion};2;Huci\nMoga Lia;;3;Huci\nX;;;\n");
        let first = import(&world, &clerk, &text).await;
        assert_eq!(figures(&first), [3, 0, 0, 1]);
        let before: Vec<String> = world.events(&world.ours).await;
        let again = upload(&world, &clerk, "lista.csv", text.as_bytes()).await;
        assert!(again.location().ends_with("?done=voters-same"), "{}", again.location());
        world.as_(&clerk).get(again.location()).await.is(200).shows("Nu s-a schimbat nimic");
        assert_eq!(world.events(&world.ours).await, before, "nothing was written");
        // The same rows in another order and another file: one more line in the history, no change of the list.
        world.clock.advance(1_000);
        let other =
            format!("sat;cnp;nume;nr\nHuci;;Moga Lia;3\nHuci;{ion};Rus Ion;7\nBoju;{ana};Pop Ana;1\n");
        let page = import(&world, &clerk, &other).await;
        assert_eq!(figures(&page), [0, 0, 3, 0]);
        page.shows("Nu s-a schimbat nimic");
        // A name and a village that changed.
        world.clock.advance(1_000);
        let changed =
            format!("nume;cnp;nr;sat\nMoga Ana;{ana};1;Boju\nRus Ion;{ion};2;Boju\nMoga Lia Maria;;3;\n");
        assert_eq!(figures(&import(&world, &clerk, &changed).await), [0, 3, 0, 0]);
        let told: Vec<_> =
            listed(&world).await.into_iter().map(|one| (one.name, one.village.unwrap())).collect();
        let row = |name: &str, village: &str| (name.to_owned(), village.to_owned());
        assert_eq!(told, [row("Moga Ana", "Boju"), row("Moga Lia Maria", "Huci"), row("Rus Ion", "Boju")]);
        let page = world.as_(&clerk).get("/voters/import").await;
        assert_eq!(page.is(200).body.matches("/voters/imports/").count(), 3);
        assert!(page.queries() <= 3, "{}", page.queries());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_costs_a_statement_for_a_row_that_is_new_and_none_for_one_that_is_not() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let mut text = "nr;nume;cnp;sat\n".to_owned();
        for n in 0..1_000 {
            text += &format!("{n};Om;{};Boju\n", cnp(&format!("2800201{n:05}")));
        }
        let first = upload(&world, &clerk, "lista.csv", text.as_bytes()).await;
        assert!((1_000..1_012).contains(&first.is(303).queries()), "{}", first.queries());
        text += "2000;Om nou;;Boju\n";
        let second = upload(&world, &clerk, "lista.csv", text.as_bytes()).await;
        assert!(second.is(303).queries() <= 12, "{}", second.queries());
        assert_eq!(listed(&world).await.len(), 1_000, "as many as the test reads");
        assert_eq!(voters::figures(&mut world.read(&world.ours).await).await.unwrap().listed, 1_001);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_was_numbered_anew_gives_nobodys_place_to_somebody_else() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        import(&world, &clerk, "nr;nume\n1;Pop Ana\n2;Pop Ion\n3;Popescu Vasile\n").await;
        world.clock.advance(1_000);
        let page =
            import(&world, &clerk, "nr;nume\n1;Avram Dan\n2;Pop Ana\n3;Popesu Vasile\n4;Pop Ion\n").await;
        assert_eq!(figures(&page), [1, 1, 0, 2]);
        let why = rejected(&world).await;
        assert!(why.iter().all(|(_, why, _)| why == "voters-why-number-taken"), "{why:?}");
        // With personal codes the numbers do not matter; whoever was known by a number alone is found by it once.
        world.clock.advance(1_000);
        let (ana, dan) = (cnp("280020112001"), cnp("181031512002"));
        let text = format!("nr;nume;cnp\n1;Pop Ana;{ana}\n2;Avram Dan;{dan}\n");
        assert_eq!(figures(&import(&world, &clerk, &text).await), [1, 1, 0, 0]);
        let kept = listed(&world).await;
        let told: Vec<_> =
            kept.iter().map(|one| (one.name.as_str(), one.number.as_deref(), one.identity)).collect();
        assert_eq!(
            told,
            [
                ("Avram Dan", None, true),
                ("Pop Ana", Some("1"), true),
                ("Pop Ion", Some("2"), false),
                ("Pop Ion", Some("4"), false),
                ("Popesu Vasile", Some("3"), false),
            ]
        );
    }
}

/// A list with personal codes where they belong, where they do not, and broken ones.
fn careless(codes: &[String]) -> String {
    let mut text = "nume;cnp;nr;sat;data nasterii\n".to_owned();
    for (n, code) in codes.iter().enumerate() {
        text += &match n % 8 {
            0 => format!("Pop {code};;{n};;\n"),
            1 => format!("Pop;;{code};;\n"),
            2 => format!("Pop;;{n};{code};\n"),
            3 => format!("Pop;;{n};;{code}\n"),
            4 => format!("Pop;{code}9;{n};;\n"),
            _ => format!("Pop;{code};{n};;\n"),
        };
    }
    text
}

/// Every text that stands in the tables of the voters' list, in attestations and in events.
async fn dump(world: &World) -> Vec<String> {
    struct Texts(Vec<String>);
    impl FromRow for Texts {
        fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
            let texts = (0..5).map(|_| Ok(row.maybe::<String>()?.unwrap_or_default()));
            texts.collect::<db::Result<_>>().map(Texts)
        }
    }
    let mut reader = world.read(&world.ours).await;
    let mut dump = Vec::new();
    for statement in [
        sql!(
            "select name, name_key, list_number, born_on, village from voter where community_id = $1 limit 1000"
        ),
        sql!("select ground, struck_because, '', '', '' from voter where community_id = $1 limit 1000"),
        sql!("select name, '', '', '', '' from voter_import where community_id = $1 limit 1000"),
        sql!("select reason, detail, '', '', '' from voter_rejected where community_id = $1 limit 1000"),
        sql!("select name, body, '', '', '' from event where community_id = $1 limit 1000"),
        sql!(
            "select village, checked_on, born_on, ground, '' from attestation where community_id = $1 limit 1000"
        ),
    ] {
        let rows: Vec<Texts> = reader.all(statement, args![]).await.unwrap();
        assert!(!rows.is_empty());
        dump.extend(rows.into_iter().flat_map(|Texts(row)| row));
    }
    dump
}

#[tokio::test(flavor = "multi_thread")]
async fn no_personal_code_is_anywhere_in_the_database() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let codes: Vec<String> = (0..40).map(|n| cnp(&format!("2800201120{n:02}"))).collect();
        let name = format!("lista {}.csv", codes[0]);
        let answer = upload(&world, &clerk, &name, careless(&codes).as_bytes()).await;
        answer.is(303);
        let page = world.as_(&clerk).get(answer.location()).await;
        assert_eq!(figures(&page), [15, 0, 0, 25]);
        let person = world.member(&world.ours).await.person;
        let proven = people::Proven { identity: identity(&world, &codes[5]), ..Default::default() };
        attest(&world, person, proven).await;
        let dump = dump(&world).await;
        let hashes: Vec<(Vec<u8>,)> = world
            .read(&world.ours)
            .await
            .all(
                sql!(
                    "select identity from voter where community_id = $1 and identity is not null limit 1000"
                ),
                args![],
            )
            .await
            .unwrap();
        assert_eq!(hashes.len(), 15);
        let list = world.as_(&clerk).get("/voters").await;
        for code in &codes {
            // The serial number and the check would be enough to find somebody again.
            for part in [code.as_str(), &code[7..]] {
                assert!(dump.iter().all(|text| !text.contains(part)), "{part}");
                page.hides(part);
                list.hides(part);
            }
            assert!(hashes.iter().all(|(hash,)| !hash.windows(13).any(|window| window == code.as_bytes())));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_file_is_refused_with_its_line() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        for (bytes, shown) in [
            (&b""[..], "Fișierul este gol"),
            (b"%PDF-1.7 \x01\x02", "nu este un tabel"),
            (b"PK\x03\x04nonsense", "este stricat"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "are parolă"),
            (b"a;b\nc;d\n", "rândul cu numele coloanelor"),
            (b"nume;nr\nPop;1\n\"Rus;2\nMoga;3\n", "La rândul 3 începe"),
        ] {
            upload(&world, &clerk, "lista.csv", bytes).await.is(422).shows(shown).shows("Eroare: ");
        }
        let none = world.as_(&clerk).upload("/voters/import", &[("ground", "work")], &[]).await;
        none.is(422).shows("Alegeți un fișier").shows("value=\"work\" selected");
        let file = ("file", "a.csv", &b"nume;nr\nPop;1\n"[..]);
        let two = world.as_(&clerk).upload("/voters/import", &[], &[file, file]).await;
        two.is(422).shows("câte un fișier");
        assert!(names(&world).await.is_empty());
        assert!(world.events(&world.ours).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_searched_and_read_page_by_page() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let mut text = "nr;nume;sat\n".to_owned();
        for n in 0..120 {
            text += &format!(
                "{n};Om Nr{};{}\n",
                ["a", "b", "c"][n % 3].repeat(n / 3 + 1),
                ["Boju", "BOJU", "Băița"][n % 3]
            );
        }
        text += "500;Ștefănescu Țica;Boju\n501;<b>Pop</b> 100%;\n502;Pop <i>Ion</i>;\n503;Po_ Dan;\n";
        let page = import(&world, &clerk, &text).await;
        assert_eq!(figures(&page), [123, 0, 0, 1]);
        let get = async |path: &str| world.as_(&clerk).get(path).await;
        let page = get("/voters").await;
        page.is(200).shows("123 de oameni").shows("Boju <span>81</span>").shows("Băița <span>40</span>");
        page.hides("<i>Ion").hides("Țica");
        assert!(page.queries() <= 5, "{}", page.queries());
        for (query, found, missed) in [
            ("stefan", "Ștefănescu Țica", "Om Nr"),
            ("TICA", "Ștefănescu Țica", "Om Nr"),
            ("po_", "Po_ Dan", "Ștefănescu"),
            ("%25", "Nu este nimeni aici", "Dan"),
            ("%5C", "Nu este nimeni aici", "Dan"),
        ] {
            get(&format!("/voters?q={query}")).await.is(200).shows(found).hides(missed);
        }
        get("/voters?village=baita").await.shows("Băița</td>").hides("Boju</td>").hides("BOJU</td>");
        let (mut path, mut seen) = ("/voters?village=boju&q=om".to_owned(), Vec::new());
        loop {
            let page = get(&path).await;
            let rows = page.body.split("<th scope=\"row\">").skip(1);
            seen.extend(rows.map(|part| part.split('<').next().unwrap().to_owned()));
            let Some(next) =
                page.body.split("/voters?q=om&amp;").nth(1).and_then(|part| part.split('"').next())
            else {
                break;
            };
            path = format!("/voters?q=om&{}", next.replace("&amp;", "&"));
        }
        assert_eq!(seen.len(), 80);
        let mut once = seen.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), 80, "nobody is shown twice");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_struck_off_with_a_reason_and_put_back() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let text = "nr;nume\n1;Pop Ana\n2;Rus Ion\n";
        import(&world, &clerk, text).await;
        let page = world.as_(&clerk).get("/voters?q=pop").await;
        let path = page.body.split("href=\"/voters/voter_").nth(1).unwrap().split('"').next().unwrap();
        let path = format!("/voters/voter_{path}");
        world.as_(&clerk).get(&path).await.is(200).shows("Pop Ana").shows("Scoateți de pe listă");
        world.as_(&clerk).post(&path, &[("reason", " ")]).await.is(422).shows("Completați acest câmp");
        world.as_(&clerk).post(&path, &[("reason", "S-a mutat <b>")]).await.is(303);
        world.as_(&clerk).post(&path, &[("reason", "iar")]).await.is(403).shows("nu mai este pe listă");
        world.as_(&clerk).get("/voters").await.hides("Pop Ana").shows("Rus Ion");
        world.as_(&clerk).get("/voters?only=struck").await.shows("Pop Ana").hides("Rus Ion");
        world.as_(&clerk).get(&path).await.shows("S-a mutat &#60;b&#62;").shows("Puneți la loc pe listă");
        assert_eq!(
            store::count(&mut world.read(&world.ours).await, &any_age(), NOON.day()).await.unwrap(),
            0
        );
        // A list that still has them does not bring them back.
        world.clock.advance(1_000);
        assert_eq!(figures(&import(&world, &clerk, &format!("{text}\n")).await), [0, 0, 1, 1]);
        assert_eq!(rejected(&world).await[0].1, "voters-why-struck");
        let restore = path.replace("/strike", "/restore");
        world.as_(&clerk).post(&restore, &[]).await.is(303);
        world.as_(&clerk).post(&restore, &[]).await.is(403);
        world.as_(&clerk).get("/voters").await.shows("Pop Ana");
        let mut events = world.events(&world.ours).await;
        events.sort();
        assert_eq!(events, ["voter.restored", "voter.struck", "voters.imported", "voters.imported"]);
    }
}

fn any_age() -> Conditions {
    Conditions { min_age: 14, ..Conditions::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_voters_list_is_for_clerks() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        import(&world, &clerk, "nr;nume\n1;Pop Ana\n").await;
        let kept: (VoterId,) = world
            .read(&world.ours)
            .await
            .one(sql!("select id from voter where community_id = $1"), args![])
            .await
            .unwrap()
            .unwrap();
        let strike = format!("/voters/{}/strike", kept.0);
        let restore = format!("/voters/{}/restore", kept.0);
        let (member, moderator) =
            (world.member(&world.ours).await, world.person(&world.ours, Role::Moderator).await);
        for path in ["/voters", "/voters/import", &strike] {
            world.anyone().get(path).await.is(401);
            world.as_(&member).get(path).await.is(403);
            world.as_(&moderator).get(path).await.is(403);
        }
        for path in ["/voters/import", &strike, &restore] {
            world.as_(&member).post(path, &[("reason", "x")]).await.is(403);
            world.as_(&clerk).with_wrong_token().post(path, &[("reason", "x")]).await.is(403);
        }
        for path in ["/voters/voter_x/strike", "/voters/imports/list_x"] {
            world.as_(&clerk).get(path).await.is(404);
        }
        let neighbour = world.person(&world.theirs, Role::Clerk).await;
        world.as_(&neighbour).get(&strike).await.is(404);
        world.as_(&neighbour).post(&strike, &[("reason", "x")]).await.is(404);
        world.as_(&neighbour).get("/voters").await.is(200).hides("Pop Ana");
    }
}

/// The list that a vote would have: for each id the village and the age band.
async fn fixed(
    world: &World,
    conditions: &Conditions,
    day: Day,
) -> (Vote, BTreeMap<uuid::Uuid, (String, String)>) {
    struct Line(uuid::Uuid, Option<String>, Option<String>);
    impl FromRow for Line {
        fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
            Ok(Line(row.get()?, row.maybe()?, row.maybe()?))
        }
    }
    let process = process(world, &THREE, 2, 1).await;
    let vote = VoteId(uuid::Uuid::from_u128(7));
    let mut tx = world.write(&world.ours).await;
    tx.run(
        sql!("
            insert into vote (community_id, id, process_id, title, max_choices, seats, option_count, opens_at, closes_at, opened_at)
            values ($1, $2, $3, 'Vot', 1, 1, 3, 1, 9, 1)"),
        args![vote, process],
    )
    .await
    .unwrap();
    let term = sql!("insert into vote_term (community_id, vote_id, closes_at) values ($1, $2, 9)");
    tx.run(term, args![vote]).await.unwrap();
    let counted = store::count(&mut tx, conditions, day).await.unwrap();
    assert_eq!(store::fix(&mut tx, &world.app, vote, conditions, day).await.unwrap(), counted);
    tx.commit_quietly().await.unwrap();
    let statement = sql!(
        "select id, village, age_band from entitlement where community_id = $1 and vote_id = $2 order by id limit 1000"
    );
    let lines: Vec<Line> = world.read(&world.ours).await.all(statement, args![vote]).await.unwrap();
    let lines = lines
        .into_iter()
        .map(|Line(id, village, band)| (id, (village.unwrap_or_default(), band.unwrap_or_default())))
        .collect();
    (crate::fixtures::vote(world, process).await, lines)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_age_is_reached_on_its_day_and_a_year_alone_has_to_be_sure() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let births = [
            "15.5.2008",
            "16.5.2008",
            "15.5.2010",
            "16.5.2010",
            "15.5.2012",
            "16.5.2012",
            "2007",
            "2008",
            "2009",
            "2012",
            "",
        ];
        let papers: Vec<(String, String)> = births
            .iter()
            .enumerate()
            .map(|(n, born)| (format!("Om {}", "a".repeat(n + 1)), (*born).to_owned()))
            .collect();
        let numbers: Vec<String> = (0..births.len()).map(|n| n.to_string()).collect();
        let papers: Vec<Paper<'_>> = papers
            .iter()
            .zip(&numbers)
            .map(|((name, born), number)| Paper { name, born, number, ..Paper::default() })
            .collect();
        list(&world, &clerk, &papers).await;
        let mut reader = world.read(&world.ours).await;
        // 15 May 2026.
        for (min_age, on, wanted) in [
            (18, "2026-05-15", 2), // 15.5.2008 and the year 2007
            (18, "2026-05-14", 1), // the year 2007
            (18, "2026-05-16", 3), // and 16.5.2008
            (16, "2026-05-15", 6), // and 16.5.2008, 15.5.2010, the years 2008 and 2009
            (14, "2026-05-15", 8), // and 16.5.2010, 15.5.2012
            (18, "2026-12-31", 4), // and the year 2008
        ] {
            let conditions = Conditions { min_age, ..Conditions::default() };
            let counted = store::count(&mut reader, &conditions, day(on)).await.unwrap();
            assert_eq!(counted, wanted, "{min_age} on {on}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn age_bands_and_villages_stand_on_the_list_and_unsure_ones_do_not() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let rows = [
            ("1.1.2012", "BOJU", "14-17"),
            ("15.5.2008", "Boju", "18-24"),
            ("16.5.2008", "Boju", "14-17"),
            ("16.5.2001", "Huci", "18-24"),
            ("15.5.2001", "Huci", "25-44"),
            ("15.5.1981", "Huci", "45-64"),
            ("15.5.1961", "Huci", "65"),
            ("1955", "", "65"),
            ("1970", "", "45-64"),
            ("1981", "", ""),
        ];
        let numbers: Vec<String> = (0..rows.len()).map(|n| n.to_string()).collect();
        let names: Vec<String> = (0..rows.len()).map(|n| format!("Om {}", "a".repeat(n + 1))).collect();
        let papers: Vec<Paper<'_>> = (0..rows.len())
            .map(|n| Paper {
                name: &names[n],
                number: &numbers[n],
                born: rows[n].0,
                village: rows[n].1,
                ..Paper::default()
            })
            .collect();
        list(&world, &clerk, &papers).await;
        let (_, lines) = fixed(&world, &any_age(), NOON.day()).await;
        let mut told: Vec<(String, String)> = lines.into_values().collect();
        told.sort();
        // The village that is written in two ways is one, as most write it.
        let mut wanted: Vec<(String, String)> = rows
            .iter()
            .map(|(_, village, band)| (village.replace("BOJU", "Boju"), (*band).to_owned()))
            .collect();
        wanted.sort();
        assert_eq!(told, wanted);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn grounds_and_villages_decide_who_is_on_the_list() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let paper = |name, number, village, ground| Paper {
            name,
            number,
            village,
            ground,
            born: "1980",
            ..Paper::default()
        };
        list(
            &world,
            &clerk,
            &[
                paper("Pop Ana", "1", "Băița", "domiciliu"),
                paper("Pop Dan", "2", "BĂIŢA", "muncă"),
                paper("Pop Eva", "3", "Boju", "studii"),
                paper("Pop Fane", "4", "", ""),
            ],
        )
        .await;
        let worker = world.member(&world.ours).await.person;
        let proven = people::Proven {
            village: Some("baita".to_owned()),
            adult: true,
            ground: Some(Ground::Work),
            ..people::Proven::default()
        };
        attest(&world, worker, proven).await;
        let mut reader = world.read(&world.ours).await;
        for (grounds, village, wanted) in [
            (vec![Ground::Residence], None, 2),
            (vec![Ground::Residence, Ground::Work], None, 4),
            (vec![Ground::Residence, Ground::Study], None, 3),
            (vec![Ground::Residence, Ground::Work, Ground::Study], None, 5),
            (vec![Ground::Residence, Ground::Work], Some("Baita"), 3),
            (vec![Ground::Residence], Some(" băița "), 1),
            (vec![Ground::Residence], Some("Huci"), 0),
            (vec![Ground::Residence], Some("%"), 0),
        ] {
            let conditions = Conditions { min_age: 18, grounds, village: village.map(str::to_owned) };
            let counted = store::count(&mut reader, &conditions, NOON.day()).await.unwrap();
            assert_eq!(counted, wanted, "{conditions:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_and_a_row_of_the_same_human_are_one_right_to_vote() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let codes: Vec<String> = (1..=4).map(|n| cnp(&format!("28002011200{n}"))).collect();
        // The first is attested before the list comes, the second after it, the third is never attested.
        let people: Vec<PersonId> = [
            world.member(&world.ours).await,
            world.member(&world.ours).await,
            world.resident(&world.ours).await,
        ]
        .map(|one| one.person)
        .into();
        let proven = |n: usize| people::Proven {
            identity: identity(&world, &codes[n]),
            adult: true,
            ..Default::default()
        };
        attest(&world, people[0], proven(0)).await;
        let papers: Vec<Paper<'_>> = [("Pop Ana", 0), ("Rus Ion", 1), ("Moga Lia", 2), ("Dan Ilie", 3)]
            .map(|(name, n)| Paper { name, cnp: &codes[n], village: "Boju", ..Paper::default() })
            .into();
        list(&world, &clerk, &papers).await;
        attest(&world, people[1], proven(1)).await;
        let tied = |kept: &[Kept]| -> Vec<(String, Option<PersonId>)> {
            kept.iter().map(|one| (one.name.clone(), one.person)).collect()
        };
        let row = |name: &str, person| (name.to_owned(), person);
        assert_eq!(
            tied(&listed(&world).await),
            [
                row("Dan Ilie", None),
                row("Moga Lia", None),
                row("Pop Ana", Some(people[0])),
                row("Rus Ion", Some(people[1]))
            ]
        );
        world.as_(&clerk).get("/voters").await.shows(&format!("/people/{}", people[1]));
        let (vote, lines) = fixed(&world, &Conditions::default(), NOON.day()).await;
        assert_eq!((lines.len(), vote.electorate), (5, 5), "two tied, two of the list, one account");
        for person in &people {
            assert!(lines.contains_key(&person.0), "the account gives the id");
        }
        assert_eq!(lines[&people[0].0].0, "Boju", "the list knows the village");
        // The account can use it, once.
        let mut reader = world.read(&world.ours).await;
        let persons: i64 = reader
            .value(
                sql!("select cast(count(*) as bigint) from entitlement where community_id = $1 and person_id is not null and voter_id is not null"),
                args![],
            )
            .await
            .unwrap();
        assert_eq!(persons, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_to_the_voters_list_leaves_the_list_of_an_open_vote_as_it_is() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let code = cnp("280020112001");
        let person = world.member(&world.ours).await.person;
        let proven = people::Proven { identity: identity(&world, &code), adult: true, ..Default::default() };
        attest(&world, person, proven).await;
        list(&world, &clerk, &[Paper { name: "Pop Ana", cnp: &code, ..Paper::default() }]).await;
        let (vote, _) = fixed(&world, &Conditions::default(), NOON.day()).await;
        world.clock.advance(1_000);
        list(&world, &clerk, &[Paper { name: "Nou Venit", number: "9", born: "1980", ..Paper::default() }])
            .await;
        let mut tx = world.write(&world.ours).await;
        tx.run(
            sql!("update attestation set revoked_at = $3 where community_id = $1 and person_id = $2"),
            args![person, NOON],
        )
        .await
        .unwrap();
        tx.commit_quietly().await.unwrap();
        let mut reader = world.read(&world.ours).await;
        let digest = store::digest(&mut reader, &world.app, vote.id).await.unwrap();
        assert_eq!((digest.to_vec(), vote.electorate), (vote.electorate_digest, 1));
        // Without the attestation, the row of the list still stands for the human; and there is somebody new.
        assert_eq!(store::count(&mut reader, &Conditions::default(), NOON.day()).await.unwrap(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pairs_that_could_be_one_human_are_told_before_a_vote() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let code = cnp("280020112001");
        let other = cnp("281020112001");
        let paper = |name, number, born, village| Paper { name, number, born, village, ..Paper::default() };
        list(
            &world,
            &clerk,
            &[
                paper("MEMBER, Pop", "1", "1980", "Boju"),
                paper("Rus Ion", "2", "1.2.1980", "Boju"),
                paper("Ion Rus", "3", "1980", "BOJU"),
                paper("Ion Rus", "4", "1981", "Boju"),
                paper("Ion Rus", "5", "1980", "Huci"),
                Paper { name: "Moga Lia", cnp: &code, village: "Boju", ..Paper::default() },
                Paper { name: "Moga Lia", cnp: &other, village: "Boju", ..Paper::default() },
                paper("Prea Tânăr", "6", "2015", "Boju"),
                paper("Tânăr Prea", "7", "2015", "Boju"),
            ],
        )
        .await;
        let person = world.resident(&world.ours).await;
        let doubts = store::doubtful(&mut world.read(&world.ours).await, &Conditions::default(), NOON.day())
            .await
            .unwrap();
        let told: Vec<(&str, &str)> =
            doubts.iter().map(|Doubt { one, other }| (one.name.as_str(), other.name.as_str())).collect();
        assert_eq!(
            told,
            [("Ion Rus", "Rus Ion"), ("member Pop", "MEMBER, Pop")].map(|pair| pair),
            "{told:?}"
        );
        assert_eq!(doubts[1].one.place, NotedIn::Account(person.person));
        assert!(doubts[1].other.url().starts_with("/voters/voter_"));
        assert!(doubts.iter().all(|doubt| !doubt.one.name.contains(TRIPWIRE)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_imports_at_once_put_everybody_on_the_list_once() {
    for world in World::each_engine(areas).await {
        let clerk = clerk(&world).await;
        let code = cnp("280020112001");
        let text = format!("nume;cnp;nr\nPop Ana;{code};1\nRus Ion;;2\n");
        voters::figures(&mut world.read(&world.ours).await).await.unwrap();
        let world = std::sync::Arc::new(world);
        let mut tries = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let (world, clerk, text) = (world.clone(), clerk.clone(), text.clone());
            tries.spawn(async move { upload(&world, &clerk, "lista.csv", text.as_bytes()).await.status });
        }
        assert!(tries.join_all().await.iter().all(|status| *status == 303));
        assert_eq!(names(&world).await, ["Pop Ana", "Rus Ion"]);
        assert_eq!(world.events(&world.ours).await, ["voters.imported"]);
    }
}
