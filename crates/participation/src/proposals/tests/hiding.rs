//! Taking a proposal from view.
use super::{OPEN, admit, areas, content, process, proposal, store, submitted};
use kit::test::World;
use kit::{ProcessId, Role};

const INSULT: [(&str, &str); 2] = [("reason", "insult"), ("words", "Numește un vecin.")];

async fn listed(world: &World, process: ProcessId) -> i64 {
    store::count(&mut world.read(&world.ours).await, process).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_moderators_hide_is_read_by_its_author_and_by_them_alone() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let (member, moderator) =
            (world.member(&world.ours).await, world.person(&world.ours, Role::Moderator).await);
        let id = proposal(&world, process, &author, "Vecinul e hoț").await;
        proposal(&world, process, &author, "Lumină pe alee").await;
        let url = format!("/proposals/{id}");
        let report = format!("/report/proposal/{}", db::encode_id(id.0));
        world.as_(&member).post(&report, &INSULT).await.is(303);
        world.as_(&moderator).get("/moderation").await.is(200).shows("Vecinul e hoț");
        world.as_(&member).post(&format!("{url}/hide"), &INSULT).await.is(403);
        world.as_(&moderator).post(&format!("{url}/hide"), &[("reason", "")]).await.is(422);
        world.as_(&moderator).get(&url).await.is(200).shows("Ascundeți propunerea");
        world.as_(&moderator).post(&format!("{url}/hide"), &INSULT).await.is(303);
        world.as_(&moderator).post(&format!("{url}/hide"), &INSULT).await.is(403);
        for client in [world.anyone(), world.as_(&member)] {
            let page = client.get(&url).await;
            page.is(410).shows("jignire sau amenințare").shows("Numește un vecin.").hides("hoț");
            client.get(&format!("{url}/history")).await.is(404);
            client.get(&format!("/api{url}")).await.is(404);
            for list in ["/processes/sat/proposals", "/processes/sat/proposals.csv"] {
                client.get(list).await.is(200).shows("Lumină pe alee").hides("hoț");
            }
        }
        world.as_(&member).get("/log").await.is(200).shows("conținut ascuns de moderatori").hides("hoț");
        world.anyone().get("/log.atom").await.is(200).shows("Lumină pe alee").hides("hoț");
        assert_eq!(world.as_(&member).post(&format!("{url}/support"), &[]).await.status, 404);
        for reader in [&author, &moderator] {
            world.as_(reader).get(&url).await.is(200).shows("hoț").shows("Propunere ascunsă");
        }
        world.as_(&author).get(&format!("{url}/edit")).await.is(403);
        let letters = world.letters(&world.ours).await;
        let (_, subject, body) = letters.last().unwrap();
        assert!(subject.contains("nu se mai vede") && body.contains("Numește un vecin."), "{body}");
        world.as_(&moderator).get("/moderation").await.is(200).hides("Vecinul e hoț");
        assert_eq!(listed(&world, process).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_talk_of_what_is_hidden_is_for_its_author_and_the_moderators_too() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let (author, fan) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let (member, moderator) =
            (world.member(&world.ours).await, world.person(&world.ours, Role::Moderator).await);
        let id = proposal(&world, process, &author, "Vecinul e hoț").await;
        let word = format!("proposal/{}", db::encode_id(id.0));
        let said = [("stance", "for"), ("text", "Așa este.")];
        let posted = world.as_(&fan).post(&format!("/talk/{word}"), &said).await;
        let comment = posted.location().split("#comment-").nth(1).unwrap().to_owned();
        let (talk, report) = (format!("/talk/{comment}"), format!("/talk/{comment}/report"));
        world.anyone().get(&talk).await.is(200).shows("Vecinul e hoț");
        world.as_(&moderator).post(&format!("/proposals/{id}/hide"), &INSULT).await.is(303);
        let before = world.letters(&world.ours).await.len();
        world.anyone().get(&talk).await.is(404).hides("hoț");
        let refused = [("stance", "for"), ("text", "")];
        for client in [world.as_(&member), world.as_(&fan)] {
            client.get(&talk).await.is(404).hides("hoț");
            client.get(&report).await.is(404).hides("hoț");
            client.get(&format!("/report/{word}")).await.is(404).hides("hoț");
            client.post(&format!("/report/{word}"), &INSULT).await.is(404);
            client.post(&format!("/talk/{word}"), &refused).await.is(404).hides("hoț");
            client.post(&format!("/talk/{word}"), &said).await.is(404);
            client.post(&format!("{talk}/edit"), &refused).await.is(404).hides("hoț");
        }
        world.as_(&author).get(&talk).await.is(200).shows("Vecinul e hoț");
        let answer = [("parent", comment.as_str()), ("text", "Vă rog, fără nume.")];
        world.as_(&moderator).post(&format!("/talk/{word}"), &answer).await.is(303);
        let told = world.letters(&world.ours).await.split_off(before);
        assert!(told.iter().all(|(to, ..)| *to == author.email) && told.len() == 1, "{told:?}");
        world.as_(&fan).post(&format!("{talk}/withdraw"), &[]).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_leaves_out_what_was_hidden_since() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let (author, fan) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let moderator = world.person(&world.ours, Role::Moderator).await;
        for (title, is_hidden) in [("Vecinul e hoț", true), ("Lumină pe alee", false)] {
            let id = proposal(&world, process, &author, title).await;
            let url = format!("/talk/proposal/{}", db::encode_id(id.0));
            let said = [("stance", "for"), ("text", "Așa este.")];
            let posted = world.as_(&fan).post(&url, &said).await;
            let comment = posted.location().split("#comment-").nth(1).unwrap().to_owned();
            for _ in 0..7 {
                let answer = [("parent", comment.as_str()), ("text", "Ba nu.")];
                world.as_(&moderator).post(&url, &answer).await.is(303);
            }
            if is_hidden {
                world.as_(&moderator).post(&format!("/proposals/{id}/hide"), &INSULT).await.is(303);
            }
        }
        world.clock.advance(kit::Instant::DAY);
        world.tick().await;
        let letters = world.letters(&world.ours).await;
        let (.., digest) = letters.iter().rfind(|(to, ..)| *to == fan.email).unwrap();
        assert!(digest.contains("Lumină pe alee") && !digest.contains("hoț"), "{digest}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_shown_again_stands_where_it_stood() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let (author, moderator) =
            (world.member(&world.ours).await, world.person(&world.ours, Role::Moderator).await);
        let id = proposal(&world, process, &author, "Lumină pe alee").await;
        let client = world.as_(&moderator);
        let url = format!("/proposals/{id}");
        client.post(&format!("{url}/hide"), &INSULT).await.is(303);
        assert_eq!(listed(&world, process).await, 0);
        client.post(&format!("{url}/show-again"), &[]).await.is(422);
        client.post(&format!("{url}/show-again"), &[("words", "Am greșit.")]).await.is(303);
        client.post(&format!("{url}/show-again"), &[("words", "Am greșit.")]).await.is(403);
        assert_eq!(listed(&world, process).await, 1);
        world.anyone().get(&url).await.is(200).shows("Lumină pe alee");
        world.anyone().get("/processes/sat/proposals").await.is(200).shows("Lumină pe alee");
        let own = submitted(&world, &world.ours, process, &moderator, content("A moderatorului")).await;
        client.post(&format!("/proposals/{own}/hide"), &INSULT).await.is(403);
        admit(&world, id).await;
        client.get(&format!("{url}/hide")).await.is(403).shows("a fost admisă la vot");
    }
}
