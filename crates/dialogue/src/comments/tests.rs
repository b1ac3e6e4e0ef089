use super::domain::{Branch, LEVELS, branches};
use super::{Comment, CommentId, Stance};
use crate::subjects::SubjectKind;
use crate::tests::{areas, count_comments, follow, open, say, together};
use kit::access::Role;
use kit::test::{NOON, World};
use kit::{Instant, PersonId};
use proptest::prelude::*;
use uuid::Uuid;

const FORM: &str = "018f0000-0000-4000-8000-000000000001";

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_reads_and_only_members_of_this_community_speak() {
    for world in World::each_engine(areas).await {
        let member = world.member(&world.ours).await;
        let stranger = world.member(&world.theirs).await;
        let talk = open(&world, &world.ours, None, None).await;
        let said = [("stance", "for"), ("text", "Vreau lumină")];
        world.anyone().post(&talk.post_url(), &said).await.is(403).shows("Vreau lumină");
        world.as_(&stranger).on(&world.ours).post(&talk.post_url(), &said).await.is(403);
        assert_eq!(count_comments(&world).await, 0);
        let answer = world.as_(&member).post(&talk.post_url(), &said).await;
        answer.is(303);
        assert!(
            answer.location().starts_with(&format!("{}?done=comment#comment-cmt_", talk.url)),
            "{}",
            answer.location()
        );
        let page = world.anyone().get(&talk.url).await;
        page.is(200).shows("Vreau lumină").shows("un om este pentru").shows("Intrați în cont ca să scrieți");
        page.hides("<textarea").hides("name=\"form\"");
        world.anyone().on(&world.theirs).post(&talk.post_url(), &said).await.is(403);
        world.as_(&stranger).get(&talk.url).await.is(200).hides("Vreau lumină");
        assert_eq!(world.events(&world.ours).await, ["comment.posted"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twice_makes_one_comment_and_another_text_another() {
    for world in World::each_engine(areas).await {
        let member = world.member(&world.ours).await;
        let other = world.member(&world.ours).await;
        let talk = open(&world, &world.ours, None, None).await;
        let form = |text| [("form", FORM), ("stance", "against"), ("text", text)];
        let client = world.as_(&member);
        let posts = (0..8).map(|_| async { client.post(&talk.post_url(), &form("Întâi drumul")).await });
        let answers = together(posts).await;
        assert!(answers.iter().all(|answer| answer.status == 303));
        assert_eq!(count_comments(&world).await, 1);
        client.post(&talk.post_url(), &form("Întâi drumul, apoi lumina")).await.is(303);
        world.as_(&other).post(&talk.post_url(), &form("Întâi drumul")).await.is(303);
        assert_eq!(count_comments(&world).await, 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_comment_comes_back_with_all_that_was_typed() {
    for world in World::each_engine(areas).await {
        let member = world.member(&world.ours).await;
        let talk = open(&world, &world.ours, None, Some(NOON.plus(Instant::HOUR))).await;
        let client = world.as_(&member);
        let form = |stance, text| [("form", FORM), ("stance", stance), ("text", text)];
        let empty = client.post(&talk.post_url(), &form("against", "  ")).await;
        empty.is(422).shows("Completați").shows(r#"value="against" checked"#).shows(FORM).shows(&talk.url);
        let (long, longest) = ("ș".repeat(2001), "ș".repeat(2000));
        client.post(&talk.post_url(), &form("for", &long)).await.is(422).shows(&long).shows("2.001");
        client
            .post(&talk.post_url(), &form("maybe", "Ceva"))
            .await
            .is(422)
            .shows("Alegeți: pentru, neutru sau")
            .shows("Ceva");
        client.post(&talk.post_url(), &form("for", &longest)).await.is(303);
        world.clock.advance(Instant::HOUR);
        let late = client.post(&talk.post_url(), &form("for", "Am întârziat & <b>")).await;
        late.is(422).shows("Discuția s-a încheiat").shows("Am întârziat &amp; &lt;b&gt;");
        world.as_(&member).get(&talk.url).await.is(200).shows("Discuția s-a încheiat").hides("<textarea");
        assert_eq!(count_comments(&world).await, 1);
        client.post("/talk/proposal/nothing", &form("for", "x")).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_write_is_text_and_nothing_else() {
    for world in World::each_engine(areas).await {
        let member = world.member(&world.ours).await;
        let talk = open(&world, &world.ours, None, None).await;
        let text =
            "<script>alert(1)</script>\r\n\r\n[x](javascript:1) \"><img src=x onerror=y> https://example.org";
        world.as_(&member).post(&talk.post_url(), &[("stance", "neutral"), ("text", text)]).await.is(303);
        for page in [world.anyone().get(&talk.url).await, world.as_(&member).get(&talk.url).await] {
            page.is(200).hides("<script>alert").hides("<img src=x").hides("href=\"https://example.org");
            page.shows("<p>&#60;script&#62;alert(1)&#60;/script&#62;</p>").shows("https://example.org</p>");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_told_once_to_whoever_is_answered_and_to_the_owner() {
    for world in World::each_engine(areas).await {
        let (owner, ana, dan) = (
            world.member(&world.ours).await,
            world.member(&world.ours).await,
            world.member(&world.ours).await,
        );
        let talk = open(&world, &world.ours, Some(&owner), None).await;
        follow(&world, &talk, &dan).await;
        let first = say(&world, &talk, ana.person, "Când începe?", None).await;
        let form = [("parent", first.to_string()), ("text", "În mai.".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        world.as_(&dan).post(&talk.post_url(), &form).await.is(303);
        let mut told: Vec<_> = world.letters(&world.ours).await;
        told.sort();
        let mut wanted = [owner.email.clone(), ana.email.clone()];
        wanted.sort();
        assert_eq!(told.iter().map(|(to, ..)| to.clone()).collect::<Vec<_>>(), wanted);
        let to_ana = told.iter().find(|(to, ..)| *to == ana.email).unwrap();
        assert!(to_ana.2.contains("member Pop v-a răspuns la „Lumină pe alee”."), "{}", to_ana.2);
        assert!(to_ana.2.contains("http://ours.test/talk/cmt_"), "{}", to_ana.2);
        assert!(!to_ana.2.contains("În mai."), "letters carry no words that may be hidden tomorrow");
        // The owner answers: nobody writes to themselves.
        world
            .as_(&owner)
            .post(&talk.post_url(), &[("parent", &first.to_string()), ("text", "Exact.")])
            .await
            .is(303);
        let all = world.letters(&world.ours).await;
        assert_eq!(all.iter().filter(|(to, ..)| *to == owner.email).count(), 1);
        assert_eq!(all.iter().filter(|(to, ..)| *to == ana.email).count(), 2);
        world.as_(&ana).get(&talk.url).await.shows("Exact.").shows("3 comentarii");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_stays_within_its_talk() {
    for world in World::each_engine(areas).await {
        let member = world.member(&world.ours).await;
        let (here, there) =
            (open(&world, &world.ours, None, None).await, open(&world, &world.ours, None, None).await);
        let first = say(&world, &here, member.person, "Aici", None).await.to_string();
        let form = [("parent", first.as_str()), ("text", "Dincolo")];
        world
            .as_(&member)
            .post(&there.post_url(), &form)
            .await
            .is(422)
            .shows("nu mai este aici")
            .shows("Dincolo");
        world.as_(&member).post(&there.post_url(), &[("parent", "cmt_x"), ("text", "Dincolo")]).await.is(422);
        assert_eq!(count_comments(&world).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_author_mends_and_only_for_a_quarter_of_an_hour() {
    for world in World::each_engine(areas).await {
        let (author, other) =
            (world.member(&world.ours).await, world.person(&world.ours, Role::Moderator).await);
        let talk = open(&world, &world.ours, None, None).await;
        let id = say(&world, &talk, author.person, "Lumna", None).await;
        let edit = format!("/talk/{id}/edit");
        world.anyone().post(&edit, &[("text", "x")]).await.is(403);
        world.as_(&other).post(&edit, &[("text", "Altceva")]).await.is(403).hides("Altceva");
        world.as_(&author).post(&edit, &[("text", "")]).await.is(422);
        world.as_(&author).get(&talk.url).await.shows(&edit);
        world.as_(&author).post(&edit, &[("text", "Lumina")]).await.is(303);
        world.anyone().get(&talk.url).await.shows("<p>Lumina</p>").shows("modificat");
        world.clock.advance(15 * Instant::MINUTE);
        world.as_(&author).post(&edit, &[("text", "Prea târziu")]).await.is(403).shows("doar 15 minute");
        world.as_(&author).get(&talk.url).await.hides(&edit).shows("<p>Lumina</p>");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_withdrawn_comment_leaves_its_place_and_no_word() {
    for world in World::each_engine(areas).await {
        let (author, other) = (world.member(&world.ours).await, world.member(&world.ours).await);
        let talk = open(&world, &world.ours, None, None).await;
        let id = say(&world, &talk, author.person, "Regretabil", None).await;
        say(&world, &talk, other.person, "De ce?", Some(id)).await;
        let url = format!("/talk/{id}/withdraw");
        world.as_(&other).post(&url, &[]).await.is(403);
        world.as_(&author).post(&url, &[]).await.is(303);
        world.as_(&author).post(&url, &[]).await.is(403).shows("deja retras");
        let page = world.anyone().get(&talk.url).await;
        page.hides("Regretabil").shows("și-a retras comentariul").shows("De ce?");
        let parent = id.to_string();
        world.as_(&other).post(&talk.post_url(), &[("parent", &parent), ("text", "Alo")]).await.is(422);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_talk_takes_two_queries_and_comes_page_by_page() {
    for world in World::each_engine(areas).await {
        let member = world.member(&world.ours).await;
        let staff = world.person(&world.ours, Role::Clerk).await;
        let talk = open(&world, &world.ours, None, None).await;
        let mut first = None;
        for n in 1..=45 {
            world.clock.advance(1);
            let id = say(&world, &talk, member.person, &format!("Comentariul {n}."), None).await;
            first.get_or_insert(id);
        }
        world.clock.advance(1);
        let answer = say(&world, &talk, staff.person, "Răspunsul primăriei", first).await;
        let page = world.anyone().get(&talk.url).await;
        page.shows("Comentariul 45.")
            .shows("Comentariul 26.")
            .hides("Comentariul 25.")
            .shows("46 de comentarii")
            .shows("un om este pentru");
        assert_eq!(world.as_(&member).get(&talk.url).await.queries(), 1 + 2, "the session and the talk");
        let older = |page: &str| page.rsplit("?talk=").next().unwrap().split('#').next().unwrap().to_owned();
        let second = world.anyone().get(&format!("{}?talk={}", talk.url, older(&page.body))).await;
        second
            .shows("Comentariul 25.")
            .shows("Comentariul 6.")
            .hides("Comentariul 26.")
            .hides("Comentariul 5.");
        let third = world.as_(&member).get(&format!("{}?talk={}", talk.url, older(&second.body))).await;
        third
            .shows("Comentariul 5.")
            .shows("Comentariul 1.")
            .shows("Răspunsul primăriei")
            .shows(r#"<span class="tag">primăria</span>"#);
        // What is answered on the third page comes back to the third page.
        let field = third.body.rsplit(r#"name="back" value=""#).next().unwrap();
        let (back, parent) = (field.split('"').next().unwrap(), answer.to_string());
        let form = [("back", back), ("parent", parent.as_str()), ("text", "Mulțumim")];
        let sent = world.as_(&member).post(&talk.post_url(), &form).await;
        assert!(
            sent.location().starts_with(&format!("{}?talk={back}&done=comment#comment-", talk.url)),
            "{}",
            sent.location()
        );
        world.anyone().get(sent.location()).await.is(200).shows("Mulțumim");
        world
            .anyone()
            .get(&format!("/talk/{answer}"))
            .await
            .is(200)
            .shows("Comentariul 1.")
            .shows("Mulțumim")
            .hides("Comentariul 2.");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_conversation_is_cut_and_stands_whole_on_its_own_page() {
    for world in World::each_engine(areas).await {
        let member = world.member(&world.ours).await;
        let talk = open(&world, &world.ours, None, None).await;
        let root = say(&world, &talk, member.person, "Începutul", None).await;
        for n in 1..=60 {
            world.clock.advance(1);
            say(&world, &talk, member.person, &format!("Răspunsul {n}."), Some(root)).await;
        }
        let page = world.anyone().get(&talk.url).await;
        page.shows("Răspunsul 49.")
            .hides("Răspunsul 50.")
            .shows("toate cele 60 de răspunsuri")
            .shows(&format!("/talk/{root}"));
        world
            .anyone()
            .get(&format!("/talk/{root}"))
            .await
            .is(200)
            .shows("Răspunsul 1.")
            .shows("Răspunsul 60.");
    }
}

fn comment(n: u128, parent: Option<u128>) -> Comment {
    Comment {
        id: CommentId(Uuid::from_u128(n)),
        kind: SubjectKind::Proposal,
        subject: Uuid::nil(),
        parent: parent.map(|n| CommentId(Uuid::from_u128(n))),
        root: CommentId(Uuid::from_u128(0)),
        depth: 1,
        author: PersonId(Uuid::nil()),
        author_name: None,
        author_role: None,
        stance: Stance::Neutral,
        text: String::new(),
        at: NOON,
        edited_at: None,
        withdrawn_at: None,
        hidden_for: None,
        hidden_words: None,
    }
}

fn depth(branches: &[Branch]) -> usize {
    branches.iter().map(|branch| 1 + depth(&branch.answers)).max().unwrap_or(0)
}
fn count(branches: &[Branch]) -> usize {
    branches.iter().map(|branch| 1 + count(&branch.answers)).sum()
}

#[test]
fn what_is_deeper_than_the_third_level_stands_at_the_third() {
    let chain = (1..=6).map(|n| comment(n, (n > 1).then(|| n - 1))).collect();
    let tree = branches(chain);
    assert_eq!((tree.len(), depth(&tree)), (1, LEVELS));
    let third: Vec<u128> =
        tree[0].answers[0].answers.iter().map(|branch| branch.comment.id.0.as_u128()).collect();
    assert_eq!(third, [3, 4, 5, 6]);
}

proptest! {
    #[test]
    fn no_comment_is_lost_whatever_answers_what(parents in proptest::collection::vec(any::<u8>(), 0..60)) {
        // Each answers one of those before it, or one that is not there, or nothing.
        let comments: Vec<Comment> = parents.iter().enumerate().map(|(n, p)| {
            let n = u128::try_from(n).unwrap() + 1;
            let parent = match u128::from(*p) { 0 => None, p if p % 7 == 0 => Some(1000 + p), p => (n > 1).then(|| p % (n - 1) + 1) };
            comment(n, parent)
        }).collect();
        let total = comments.len();
        let tree = branches(comments);
        prop_assert_eq!(count(&tree), total);
        prop_assert!(depth(&tree) <= LEVELS);
    }
}
