//! Who gets onto the list of a vote.
use super::*;

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
