//! Lists as town halls have them, read and kept.
use super::*;

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
