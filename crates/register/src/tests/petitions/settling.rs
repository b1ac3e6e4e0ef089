//! Answering, refusing, lengthening, sending on; and what the petitioner is told of it.
use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn information_refused_on_the_ninth_day_is_late_and_whoever_answered_was_told_of_the_fifth() {
    for world in World::each_engine(areas).await {
        filed(&world, "information", "Buget").await;
        let client = world.as_(&clerk(&world).await);
        let answers = format!("{}/answer", newest(&world).await);
        let form = client.get(&answers).await;
        form.shows("Răspundeți până la 25 mai 2026.")
            .shows("Un refuz se comunică, motivat, până la 20 mai 2026.");
        world.clock.advance(9 * DAY);
        let form = client.get(&answers).await;
        form.shows("Răspundeți până la 25 mai 2026.");
        form.shows("Termenul pentru comunicarea unui refuz a trecut la 21 mai 2026.");
        let late = async || store::figures(&mut world.read(&world.ours).await, 2026, world.now()).await;
        assert_eq!(late().await.unwrap().late, 0, "an answer would be in time");
        let refusal = [
            ("id", form.hidden("id")),
            ("outcome", "refused"),
            ("reason", "exempt"),
            ("text", "Este exceptată."),
        ];
        client.post(&answers, &refusal).await.is(303);
        assert_eq!(late().await.unwrap().late, 1);
        world.anyone().get("/petitions/figures/2026").await.shows("are termenul lui, mai scurt");
        client.get("/registry/years/2026/register.csv").await.shows("Refuz motivat,2026-05-21,2026-05-24");
        // A petition is refused in the term of its answer.
        filed(&world, "petition", "Groapă").await;
        let form = client.get(&format!("{}/answer", newest(&world).await)).await;
        form.shows("Răspundeți până la").hides("Un refuz");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_letter_about_a_longer_term_says_why_and_then_until_when_by_mail_and_on_paper() {
    for world in World::each_engine(areas).await {
        filed(&world, "petition", "Groapă").await;
        let client = world.as_(&clerk(&world).await);
        let url = newest(&world).await;
        let form = client.get(&format!("{url}/extend")).await;
        let longer = [("id", form.hidden("id")), ("text", "Cerem un punct de vedere.")];
        client.post(&format!("{url}/extend"), &longer).await.is(303);
        let letters = world.letters(&world.ours).await;
        let said = "Motivul:\n\nCerem un punct de vedere.\n\nRăspunsul vine cel târziu la 30 iunie 2026.\n\nUnde a ajuns";
        assert!(letters.iter().any(|(.., body)| body.contains(said)), "{letters:?}");
        let paper = client.get(&format!("{url}/letter.pdf")).await;
        let said =
            "Motivul: Cerem un punct de vedere. Răspunsul vine cel târziu la 30 iunie 2026. Unde a ajuns";
        let text = text_of(&paper.is(200).bytes);
        assert!(text.as_ref().is_none_or(|text| text.contains(said)), "{text:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_letter_about_a_refusal_says_the_reason_of_the_law_by_mail_and_on_paper() {
    for world in World::each_engine(areas).await {
        filed(&world, "information", "Buget").await;
        let client = world.as_(&clerk(&world).await);
        let url = newest(&world).await;
        let form = client.get(&format!("{url}/answer")).await;
        let refusal = [
            ("id", form.hidden("id")),
            ("outcome", "refused"),
            ("reason", "not-held"),
            ("text", "Întrebați la județ."),
        ];
        client.post(&format!("{url}/answer"), &refusal).await.is(303);
        let letters = world.letters(&world.ours).await;
        let said = "Motivul:\n\nPrimăria nu are această informație.\n\nÎntrebați la județ.\n\nUnde a ajuns";
        assert!(letters.iter().any(|(.., body)| body.contains(said)), "{letters:?}");
        let text = text_of(&client.get(&format!("{url}/letter.pdf")).await.is(200).bytes);
        let said = "Motivul: Primăria nu are această informație. Întrebați la județ. Unde a ajuns";
        assert!(text.as_ref().is_none_or(|text| text.contains(said)), "{text:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_another_authority_is_sent_on_with_proof_and_the_sender_is_told() {
    for world in World::each_engine(areas).await {
        let code = filed(&world, "petition", "Drum județean").await;
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let url = newest(&world).await;
        let form = client.get(&format!("{url}/forward")).await;
        form.shows("trimiteți-o acolo până la 20 mai 2026").shows("6^1").hides("Răspundeți până la");
        let step = ("id", form.hidden("id"));
        let half = [step, ("authority", "Consiliul Județean"), ("text", "Drumul nu este al nostru.")];
        let again = client.post(&format!("{url}/forward"), &half).await;
        again.is(422).shows("Consiliul Județean").shows("Drumul nu este al nostru.");
        let whole = [step, ("authority", "Consiliul Județean"), ("proof", "adresa 118 din 16 mai")];
        client.post(&format!("{url}/forward"), &whole).await.is(303);
        let asked = [("number", "1/2026"), ("code", &*code)];
        let status = world.anyone().post("/petitions/status", &asked).await;
        status
            .shows("Trimisă la Consiliul Județean (adresa 118 din 16 mai)")
            .shows("trimisă altei autorități");
        let letters = world.letters(&world.ours).await;
        assert!(letters.iter().any(|(.., body)| body.contains("trimisă la Consiliul Județean")));
        client.get("/registry").await.hides("Drum județean");
        client.get("/registry?state=all").await.shows("Drum județean");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_settle_at_once_one_does() {
    for world in World::each_engine(areas).await {
        filed(&world, "petition", "Una").await;
        let clerk = clerk(&world).await;
        let client = world.as_(&clerk);
        let url = newest(&world).await;
        let answer = client.get(&format!("{url}/answer")).await;
        let close = client.get(&format!("{url}/close")).await;
        let (answers, closes) = (format!("{url}/answer"), format!("{url}/close"));
        let one = [
            ("id", answer.hidden("id")),
            ("outcome", "refused"),
            ("reason", "not-held"),
            ("text", "Nu avem."),
        ];
        let other = [("id", close.hidden("id")), ("reason", "withdrawn"), ("text", "Retrasă.")];
        let mut all = Vec::new();
        for _ in 0..6 {
            all.push(client.post(&answers, &one));
            all.push(client.post(&closes, &other));
        }
        let done = together(all).await;
        assert_eq!(done.iter().filter(|answer| answer.status == 303).count(), 1);
        let rows = sql!("select cast(count(*) as bigint) from petition_step where community_id = $1");
        assert_eq!(world.read(&world.ours).await.value::<i64>(rows, args![]).await.unwrap(), 1);
        assert_eq!(world.letters(&world.ours).await.len(), 2);
    }
}
