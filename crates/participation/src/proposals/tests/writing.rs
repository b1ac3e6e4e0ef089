//! Drafting, submitting, editing, withdrawing.
use super::{
    IN_REVIEW, IN_VOTE, OPEN, admit, areas, move_stages, process, proposal, status_of, typed, write,
};
use db::{args, sql};
use kit::Role;
use kit::test::World;
use rules::stages::StageKind::{Discuss, Propose};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_written_on_the_form_is_read_by_everybody() {
    for world in World::each_engine(areas).await {
        process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let (answer, id) = write(&world.as_(&author), "sat", "Lumină pe aleea şcolii", "submit").await;
        answer.is(303);
        assert_eq!(answer.location(), format!("/proposals/{id}?done=proposal-submitted"));
        world.as_(&author).get(answer.location()).await.shows("Este publică de acum");
        let page = world.anyone().get(&format!("/proposals/{id}")).await;
        page.is(200)
            .shows("<h1>Lumină pe aleea școlii</h1>")
            .shows("<strong>nimic</strong>")
            .shows("9.500,00\u{a0}lei");
        page.shows("Cara").shows("Mobilitate").shows("nu este un vot");
        world.anyone().get("/processes/sat/proposals").await.is(200).shows("Lumină pe aleea școlii");
        assert_eq!(world.events(&world.ours).await, ["proposal.submitted"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twice_makes_one_proposal() {
    for world in World::each_engine(areas).await {
        process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let client = world.as_(&author);
        let id = client.get("/processes/sat/proposals/new").await.hidden("id").to_owned();
        let fields = typed(&id, "Lumină", "submit");
        let url = "/processes/sat/proposals/new";
        let (first, second) = tokio::join!(client.post(url, &fields), client.post(url, &fields));
        assert_eq!((first.status, second.status), (303, 303));
        world.anyone().get("/processes/sat/proposals").await.shows("O propunere a oamenilor");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_seen_by_its_author_alone_until_it_is_sent() {
    for world in World::each_engine(areas).await {
        process(&world, &world.ours, "sat", OPEN).await;
        let (author, clerk) = (world.member(&world.ours).await, world.person(&world.ours, Role::Clerk).await);
        let (answer, id) = write(&world.as_(&author), "sat", "O ciornă", "draft").await;
        answer.is(303);
        let url = format!("/proposals/{id}");
        for client in [world.anyone(), world.as_(&clerk)] {
            client.get(&url).await.is(404);
            client.get(&format!("{url}/history")).await.is(404);
            client.get(&format!("/api{url}")).await.is(404);
            client.get("/processes/sat/proposals").await.hides("O ciornă");
            client.get("/processes/sat/proposals.csv").await.is(200).hides("O ciornă");
        }
        world
            .as_(&author)
            .get("/processes/sat/proposals")
            .await
            .shows("Ciornele dumneavoastră")
            .shows("O ciornă");
        world.as_(&author).get(&url).await.is(200).shows("numai dumneavoastră");
        world.as_(&author).post(&format!("{url}/submit"), &[]).await.is(303);
        world.as_(&author).post(&format!("{url}/submit"), &[]).await.is(403).shows("a fost trimisă deja");
        world.anyone().get(&url).await.is(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_may_have_gaps_and_a_proposal_may_not() {
    for world in World::each_engine(areas).await {
        process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let client = world.as_(&author);
        let id = client.get("/processes/sat/proposals/new").await.hidden("id").to_owned();
        let gaps =
            [("id", id.as_str()), ("title", "Numai titlul"), ("category", "people"), ("step", "draft")];
        client.post("/processes/sat/proposals/new", &gaps).await.is(303);
        client.get(&format!("/proposals/{id}")).await.shows("completați rezumatul").hides("/submit");
        client.post(&format!("/proposals/{id}/submit"), &[]).await.is(403).shows("nu este gata");
        assert_eq!(status_of(&world, id.parse().unwrap()).await, "draft");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_comes_back_with_everything_that_was_typed() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let client = world.as_(&author);
        let id = client.get("/processes/sat/proposals/new").await.hidden("id").to_owned();
        let mut fields = typed(&id, "", "submit");
        fields[6] = ("cost", "nouă mii <lei>");
        fields.push(("organisation", "Asociația \"Satul\""));
        let refused = client.post("/processes/sat/proposals/new", &fields).await;
        refused.is(422).shows("<title>Eroare: ").shows("href=\"#title\"").shows("Completați acest câmp");
        refused
            .shows("value=\"nouă mii &lt;lei&gt;\"")
            .shows("Asociația &quot;Satul&quot;")
            .shows("Seara nu se vede");
        refused
            .shows("value=\"mobility\" selected")
            .shows("value=\"Cara\"")
            .shows(&format!("value=\"{id}\""));

        let public = proposal(&world, process, &author, "Lumină").await.to_string();
        let long = "x".repeat(281);
        let removed = kit::FileId(kit::clock::new_id(true, 1)).to_string();
        let mut fields = typed(&public, "Lumină nouă", "");
        fields[2] = ("summary", &long);
        fields.extend([("revision", "1"), ("remove", &removed)]);
        let refused = client.post(&format!("/proposals/{public}/edit"), &fields).await;
        refused.is(422).shows("281").shows("value=\"Lumină nouă\"").shows(&long);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_alike_is_shown_before_a_proposal_is_sent() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        proposal(&world, process, &author, "Iluminat pe aleea școlii din Cara").await;
        proposal(&world, process, &author, "Școală de vară").await;
        let (answer, id) = write(&world.as_(&author), "sat", "Iluminarea curților la ŞCOLI", "submit").await;
        assert_eq!(answer.location(), format!("/proposals/{id}?done=proposal-alike"));
        assert_eq!(status_of(&world, id.parse().unwrap()).await, "draft");
        let page = world.as_(&author).get(answer.location()).await;
        page.shows("Alții au propus").shows("Iluminat pe aleea școlii din Cara").hides("Școală de vară");
        world.as_(&author).post(&format!("/proposals/{id}/submit"), &[]).await.is(303);
        assert_eq!(status_of(&world, id.parse().unwrap()).await, "submitted");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn proposals_are_written_only_while_their_stage_is_open() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let client = world.as_(&author);
        let (_, draft) = write(&client, "sat", "O ciornă", "draft").await;
        let public = proposal(&world, process, &author, "Lumină").await;
        move_stages(&world, process, -11).await;
        client.get("/processes/sat/proposals/new").await.is(403);
        client.post("/processes/sat/proposals/new", &typed(&draft, "x", "submit")).await.is(403);
        client.post(&format!("/proposals/{draft}/submit"), &[]).await.is(403);
        client.post(&format!("/proposals/{public}/edit"), &typed("", "Alt titlu", "")).await.is(403);
        client
            .get("/processes/sat/proposals")
            .await
            .shows("Propunerile s-au încheiat")
            .hides("proposals/new");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_is_sent_when_proposals_are_not_taken_any_more_is_kept() {
    for world in World::each_engine(areas).await {
        process(&world, &world.ours, "sat", &[(Propose, -5, 1), (Discuss, -5, 10)]).await;
        let author = world.member(&world.ours).await;
        let client = world.as_(&author);
        let id = write(&client, "sat", "Lumină", "draft").await.1;
        let (url, edit) = (format!("/proposals/{id}"), format!("/proposals/{id}/edit"));
        client.get(&edit).await.shows("value=\"submit\"").hides("nu se primesc");
        world.clock.advance(2 * kit::Instant::DAY);
        let form = client.get(&edit).await;
        form.is(200).hides("value=\"submit\"").shows("Acum nu se primesc propuneri");
        client.get(&url).await.shows("Acum nu se primesc propuneri").hides("apăsați „Trimiteți");
        let mut fields = typed(&id, "Lumină pe toată aleea", "submit");
        fields.push(("revision", form.hidden("revision")));
        let kept = client.post(&edit, &fields).await;
        assert_eq!(kept.is(303).location(), format!("{url}?done=proposal-drafted-only"));
        client.get(kept.location()).await.shows("Lumină pe toată aleea").shows("nu a fost trimisă");
        assert_eq!(status_of(&world, id.parse().unwrap()).await, "draft");
        let revision = client.get(&edit).await.hidden("revision").to_owned();
        let mut empty = typed(&id, "", "draft");
        empty.push(("revision", &revision));
        client.post(&edit, &empty).await.is(422).hides("value=\"submit\"");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_author_changes_a_proposal_and_only_until_its_review() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let (author, other) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let clerk = world.person(&world.ours, Role::Clerk).await;
        let id = proposal(&world, process, &author, "Lumină").await;
        let url = format!("/proposals/{id}/edit");
        let mut fields = typed("", "Alt titlu", "");
        fields.push(("revision", "1"));
        for stranger in [&other, &clerk] {
            world.as_(stranger).post(&url, &fields).await.is(403).shows("Numai autorul");
        }
        admit(&world, id).await;
        world.as_(&author).get(&url).await.is(403).shows("a fost analizată");
        world.as_(&author).post(&url, &fields).await.is(403);
        world.anyone().get(&format!("/proposals/{id}")).await.hides("Alt titlu");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_save_over_somebody_elses_is_noticed_and_loses_nothing() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let client = world.as_(&author);
        let id = proposal(&world, process, &author, "Lumină").await;
        let url = format!("/proposals/{id}/edit");
        let mut first = typed("", "Din prima filă", "");
        first.push(("revision", "1"));
        let mut second = typed("", "Din a doua filă", "");
        second.push(("revision", "1"));
        client.post(&url, &first).await.is(303);
        let refused = client.post(&url, &second).await;
        refused.is(422).shows("„Din prima filă”").shows("value=\"Din a doua filă\"");
        let last = second.len() - 1;
        second[last] = ("revision", refused.hidden("revision"));
        client.post(&url, &second).await.is(303);
        client.get(&format!("/proposals/{id}")).await.shows("<h1>Din a doua filă</h1>");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_shows_what_changed_word_by_word() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let client = world.as_(&author);
        let id = proposal(&world, process, &author, "Zece stâlpi pe alee").await;
        for (revision, title) in
            [("1", "Doisprezece stâlpi pe alee"), ("2", "Doisprezece <b>stâlpi</b> pe alee")]
        {
            let mut fields = typed("", title, "");
            fields.push(("revision", revision));
            client.post(&format!("/proposals/{id}/edit"), &fields).await.is(303);
        }
        let history = world.anyone().get(&format!("/proposals/{id}/history")).await;
        history.is(200).shows("<del>Zece</del><ins>Doisprezece</ins> stâlpi pe alee").shows("Textul trimis");
        history.shows("&lt;b&gt;").hides("<b>stâlpi");
        let versions = sql!(
            "select cast(count(*) as bigint) from proposal_version where community_id = $1 and proposal_id = $2"
        );
        let kept: i64 = world.read(&world.ours).await.value(versions, args![id]).await.unwrap();
        assert_eq!(kept, 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_history_is_read_page_by_page() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let id = proposal(&world, process, &author, "Titlul 1").await;
        for revision in 1..=14 {
            let (revision, title) = (revision.to_string(), format!("Titlul {}", revision + 1));
            let mut fields = typed("", &title, "");
            fields.push(("revision", &revision));
            world.as_(&author).post(&format!("/proposals/{id}/edit"), &fields).await.is(303);
        }
        let url = format!("/proposals/{id}/history");
        let first = world.anyone().get(&url).await;
        first.shows("<ins>15</ins>").shows("<del>5</del>").hides("<del>4</del>").hides("Textul trimis");
        let next = first.body.split("href=\"?before=").nth(1).unwrap().split('"').next().unwrap();
        let second = world.anyone().get(&format!("{url}?before={next}")).await;
        second
            .shows("<ins>5</ins>")
            .shows("<del>1</del>")
            .shows("Textul trimis")
            .hides("<ins>6</ins>")
            .hides("href=\"?before=");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_proposal_stays_readable_and_leaves_every_list() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", IN_REVIEW).await;
        let author = world.member(&world.ours).await;
        let id = proposal(&world, process, &author, "Lumină").await;
        admit(&world, id).await;
        let url = format!("/proposals/{id}/withdraw");
        world.as_(&author).get(&url).await.is(200).shows("nu mai poate fi votată");
        world.as_(&author).post(&url, &[("reason", "S-a rezolvat altfel.")]).await.is(303);
        world.anyone().get(&format!("/proposals/{id}")).await.is(200).shows("S-a rezolvat altfel.");
        world.anyone().get("/processes/sat/proposals").await.hides("Lumină");
        let candidates =
            communities::candidates::of_process(&mut world.read(&world.ours).await, process).await.unwrap();
        assert!(candidates.is_empty());
        world.as_(&author).post(&url, &[]).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_withdrawn_once_the_vote_has_begun() {
    for world in World::each_engine(areas).await {
        let process = process(&world, &world.ours, "sat", IN_VOTE).await;
        let author = world.member(&world.ours).await;
        let id = proposal(&world, process, &author, "Lumină").await;
        world
            .as_(&author)
            .post(&format!("/proposals/{id}/withdraw"), &[])
            .await
            .is(403)
            .shows("Votul a început");
        assert_eq!(status_of(&world, id).await, "submitted");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_types_in_what_came_on_paper() {
    for world in World::each_engine(areas).await {
        process(&world, &world.ours, "sat", IN_REVIEW).await;
        let (clerk, member) = (world.person(&world.ours, Role::Clerk).await, world.member(&world.ours).await);
        let id = world.as_(&clerk).get("/processes/sat/proposals/new").await.hidden("id").to_owned();
        let mut fields = typed(&id, "O bancă la stație", "submit");
        fields.push(("author_name", "Maria Rus"));
        world.as_(&member).post("/processes/sat/proposals/new", &fields).await.is(403);
        world.as_(&clerk).post("/processes/sat/proposals/new", &fields).await.is(303);
        world.anyone().get(&format!("/proposals/{id}")).await.shows("Maria Rus").shows("adusă pe hârtie");
        fields.push(("revision", "1"));
        world.as_(&clerk).post(&format!("/proposals/{id}/edit"), &fields).await.is(303);
        let fields = typed(&id, "A mea, după termen", "submit");
        world.as_(&clerk).post("/processes/sat/proposals/new", &fields).await.is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_write_never_becomes_markup() {
    for world in World::each_engine(areas).await {
        process(&world, &world.ours, "sat", OPEN).await;
        let author = world.member(&world.ours).await;
        let client = world.as_(&author);
        let id = client.get("/processes/sat/proposals/new").await.hidden("id").to_owned();
        let evil = "<script>alert(1)</script>";
        let mut fields = typed(&id, evil, "submit");
        fields[2] = ("summary", evil);
        fields[3] = ("description", evil);
        fields[5] = ("village", evil);
        fields.push(("organisation", evil));
        let files: [(&str, &str, &[u8]); 1] = [("attachments", "<img src=x onerror=alert(1)>.txt", b"text")];
        client.upload("/processes/sat/proposals/new", &fields, &files).await.is(303);
        let list = "/processes/sat/proposals";
        for path in [format!("/proposals/{id}"), format!("/proposals/{id}/history"), list.to_owned()] {
            world.anyone().get(&path).await.is(200).hides("<script>alert").hides("<img src=x");
        }
        client.get(&format!("/proposals/{id}/edit")).await.is(200).hides("<script>alert").hides("<img src=x");
    }
}
