//! The statements of real banks beside the work space, imported twice through the pages.
use super::*;
use crate::test_world::areas;
use kit::test::World;
use std::path::{Path, PathBuf};

/// The folder of statements, if it is there. On the build machine it has to be.
fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/bank");
    if folder.is_dir() {
        return Some(folder);
    }
    #[expect(clippy::disallowed_methods, reason = "a test asks whether it runs on the build machine")]
    let on_build_machine = std::env::var("CI").is_ok();
    assert!(!on_build_machine, "the real statements are missing: {}", folder.display());
    say(&format!("skipped: there is no {} beside the work space", folder.display()));
    None
}

#[expect(clippy::print_stdout, reason = "whoever runs the tests is told what was left out")]
fn say(line: &str) {
    println!("{line}");
}

/// Uploads a file and confirms whatever the program asks. What was asked or refused is given back.
async fn import(ground: &Ground<'_>, name: &str, content: &[u8]) -> u16 {
    let answer = ground.upload(name, content).await;
    if answer.status != 303 {
        answer.is(422).shows("Rândul ");
        return answer.status;
    }
    let page = answer.location().split('?').next().unwrap().to_owned();
    let client = ground.world.as_(&ground.accountant);
    let shown = client.get(&page).await;
    shown.is(200);
    if shown.body.contains(&format!("action=\"{page}/confirm\"")) {
        let mut fields = vec![("account", IBAN)];
        let doubts = super::super::domain::Doubt::ALL;
        fields.extend(doubts.iter().map(|doubt| ("sure", doubt.code())));
        client.post(&format!("{page}/confirm"), &fields).await.is(303);
    }
    client.get(&page).await.is(200);
    answer.status
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sample_is_taken_set_aside_or_refused_and_a_second_time_changes_nothing() {
    let Some(folder) = folder() else { return };
    let expected = std::fs::read_to_string(folder.join("EXPECTED.json")).unwrap();
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| expected.contains(&format!("\"{name}\"")))
        .collect();
    names.sort();
    assert!(names.len() >= 15, "{names:?}");
    for world in World::each_engine(areas).await {
        let ground = Ground::new(&world).await;
        let mut first = Vec::new();
        for name in &names {
            first.push(import(&ground, name, &std::fs::read(folder.join(name)).unwrap()).await);
        }
        let counts = ground.count_all().await;
        assert!(counts[2] > 10 && counts[4] == 0, "{counts:?}");
        assert!(ground.files(FileState::Aside).await >= 3, "what does not add up is set aside");
        assert_eq!(ground.files(FileState::Held).await + ground.files(FileState::Reading).await, 0);
        for (name, first) in names.iter().zip(&first) {
            let again = import(&ground, name, &std::fs::read(folder.join(name)).unwrap()).await;
            assert_eq!(again, *first, "{name}");
        }
        assert_eq!(ground.count_all().await, counts, "{}", world.app.db.engine_name());
        ground.assert_sound().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_account_of_a_campaign_asks_about_its_like_gifts_and_counts_nothing_that_waits_at_the_bank() {
    let Some(folder) = folder() else { return };
    let content = std::fs::read(folder.join("synthetic-ro-camt053-campaign.xml")).unwrap();
    for world in World::each_engine(areas).await {
        let terms = crate::campaigns::domain::NewCampaign {
            iban: "RO65BTRLRONCRT0123456789".into(),
            opens_at: kit::test::NOON.plus(-20 * kit::Instant::DAY),
            ..crate::test_world::terms()
        };
        let ground = Ground::with(&world, terms).await;
        ground.upload("extras.xml", &content).await.is(303);
        assert_eq!(ground.lines(LineState::Waiting).await.len(), 9);
        assert_eq!(ground.lines(LineState::Noted).await.len(), 1);
        let queue = ground.queue().await;
        queue.shows("Alt rând are aceeași zi").shows("Szabó István").shows("Sponsor (firmă)").shows("999,00");
        queue
            .shows("Comision al băncii")
            .shows("O plată s-a întors")
            .shows("cutia campaniei")
            .shows("Parte dintr-o încasare");
    }
}
