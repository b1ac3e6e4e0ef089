//! The desk's pages of the code letters: for whom, look again, print once; take out of force.
use super::domain::{AT_ONCE, Batch, BatchId, Print, Taken, Whom};
use super::paper::{self, Letter};
use super::store;
use crate::ballot::codes;
use crate::electorate::named::{self, EntryId, Listed, Wanted};
use crate::electorate::search::{self, Found};
use crate::vote::acts::{self, Act};
use crate::vote::{Vote, store as votes};
use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use communities::processes::{self, Process};
use db::Reader;
use kit::access::Allowed;
use kit::clock::new_id;
use kit::{
    Error, Fields, Form, Frame, Problems, Query, Result, Text, Visit, done, download, page, private_page,
    refused,
};
use serde::{Deserialize, Serialize};

/// The longest reason, in characters.
const REASON: usize = 300;

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct LettersForm {
    /// [`Whom`]
    whom: String,
    village: String,
    /// One person of the list.
    entry: String,
    /// `yes`: also those who have a letter in force, which is revoked.
    again: String,
    reason: String,
    /// The batch that is about to be printed, named by the page that asks once more; empty before.
    batch: String,
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct FindForm {
    q: String,
}

#[derive(Template)]
#[template(path = "letters/letters.html")]
struct LettersPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    form: LettersForm,
    problems: Problems,
    find: FindForm,
    found: Found,
    villages: Vec<String>,
    batches: Vec<Batch>,
}

impl LettersPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "letters", &self.form, &self.problems)
    }
    fn groups(&self) -> impl Iterator<Item = &'static str> {
        [Whom::WithoutAccount, Whom::Village, Whom::Everybody].into_iter().map(Whom::code)
    }
    fn village_options(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.frame.t("letters-village-choose").into_owned());
        let each = self.villages.iter().map(|village| (village.clone(), village.clone()));
        std::iter::once(none).chain(each).collect()
    }
}

#[derive(Template)]
#[template(path = "letters/confirm.html")]
struct ConfirmPage {
    frame: Frame,
    process: Process,
    vote: Vote,
    form: LettersForm,
    problems: Problems,
    letters: i64,
    /// How many more would get one.
    left: i64,
    /// How many letters go out of force by this.
    replaced: i64,
    /// Who gets it, if it is one person.
    name: Option<String>,
}

impl ConfirmPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "letters", &self.form, &self.problems)
    }
}

/// Those who get a letter, and how many more would.
struct Chosen {
    people: Vec<Listed>,
    left: usize,
}

async fn load(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<(Process, Allowed<Print>)> {
    let process = processes::store::visible(visit, reader, slug).await?;
    let vote = votes::of_process(reader, process.id).await?.ok_or(Error::NotFound)?;
    Ok((process, visit.may::<Print>(vote)?))
}

/// `GET /processes/{slug}/vote/letters`
pub(super) async fn show(visit: Visit, Path(slug): Path<String>, Query(find): Query<FindForm>) -> Result {
    let mut reader = visit.read().await?;
    let (process, vote) = load(&visit, &mut reader, &slug).await?;
    let form = LettersForm { whom: Whom::WithoutAccount.code().to_owned(), ..LettersForm::default() };
    page(draw(&visit, &mut reader, process, vote, form, Problems::none(), find).await?)
}

async fn draw(
    visit: &Visit,
    reader: &mut Reader,
    process: Process,
    vote: Allowed<Print>,
    form: LettersForm,
    problems: Problems,
    find: FindForm,
) -> Result<LettersPage> {
    let found = search::search(reader, vote.id, &find.q).await?;
    let villages = named::villages(reader, vote.id).await?;
    let batches = store::batches(reader, vote.id).await?;
    let vote = vote.into_inner();
    Ok(LettersPage { frame: visit.frame(), process, vote, form, problems, find, found, villages, batches })
}

/// Who is chosen by the form, or what is wrong with it.
async fn chosen(
    visit: &Visit,
    reader: &mut Reader,
    vote: &Vote,
    form: &LettersForm,
) -> Result<Result<Chosen, Problems>> {
    let mut problems = Problems::none();
    // What was made today has just been sent: whoever prints a whole village again, a thousand at a time, comes to an end.
    let letter_before = (form.again == "yes").then(|| visit.now.day());
    let wanted = match Whom::parse(&form.whom) {
        Some(Whom::One) => {
            let entry: EntryId = form.entry.parse().map_err(|_| Error::NotFound)?;
            let one = named::find(reader, vote.id, entry).await?.ok_or(Error::NotFound)?;
            if one.used {
                problems.add("whom", "letters-voted");
                return Ok(Err(problems));
            }
            return Ok(Ok(Chosen { people: vec![one], left: 0 }));
        }
        Some(Whom::WithoutAccount) => Wanted { without_account: true, letter_before, ..Wanted::default() },
        Some(Whom::Everybody) => Wanted { letter_before, ..Wanted::default() },
        Some(Whom::Village) if !form.village.is_empty() => {
            Wanted { village: Some(form.village.clone()), letter_before, ..Wanted::default() }
        }
        Some(Whom::Village) => {
            problems.add("village", "letters-village-choose");
            return Ok(Err(problems));
        }
        None => {
            problems.add("whom", "letters-whom-choose");
            return Ok(Err(problems));
        }
    };
    let mut people = named::wanted(reader, vote.id, &wanted).await?;
    if people.is_empty() {
        problems.add("whom", "letters-nobody");
        return Ok(Err(problems));
    }
    let left = people.len().saturating_sub(AT_ONCE);
    people.truncate(AT_ONCE);
    Ok(Ok(Chosen { people, left }))
}

/// `POST /processes/{slug}/vote/letters`: shows how many letters there will be, and from that page prints them. The paper
/// is made first and the hashes are kept afterwards, so a paper that fails leaves nothing behind.
pub(super) async fn print(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<LettersForm>,
) -> Result {
    let (process, vote, chosen) = {
        let mut reader = visit.read().await?;
        let (process, vote) = load(&visit, &mut reader, &slug).await?;
        match chosen(&visit, &mut reader, &vote, &form).await? {
            Ok(chosen) => (process, vote, chosen),
            Err(problems) => {
                let find = FindForm::default();
                return refused(draw(&visit, &mut reader, process, vote, form, problems, find).await?);
            }
        }
    };
    if form.batch.is_empty() {
        let form = LettersForm { batch: BatchId(new_id(false, 0)).to_string(), ..form };
        return private_page(confirm(&visit, process, vote.into_inner(), form, &chosen, Problems::none()));
    }
    let batch: BatchId = form.batch.parse().map_err(|_| Error::NotFound)?;
    let mut problems = Problems::none();
    let mut reason = String::new();
    if chosen.people.iter().any(|one| one.has_letter()) {
        reason = problems.text("reason", &form.reason, REASON);
    }
    if !problems.is_empty() {
        return refused(confirm(&visit, process, vote.into_inner(), form, &chosen, problems));
    }
    let (mut hashes, mut letters) = (Vec::new(), Vec::new());
    for one in chosen.people {
        let code = codes::fresh();
        hashes.push((one.id, codes::hash(visit.app(), vote.id, &code)));
        letters.push(Letter { name: one.name, village: one.village.unwrap_or_default(), code });
    }
    let paper = paper::pdf(&visit, &vote, letters).await?;
    let mut tx = visit.write().await?;
    // Somebody who got a letter meanwhile has none without a reason.
    let because =
        if reason.is_empty() { text(&visit, &Text::new("letters-replaced")) } else { reason.clone() };
    let printed = store::keep(&mut tx, &vote, batch, &because, &hashes).await?;
    let words = text(&visit, &Text::new("letters-act").with("n", hashes.len()));
    let words = if reason.is_empty() { words } else { format!("{words} {reason}") };
    acts::record(&mut tx, process.id, Act::Letters, &words, Some(&visit.actor.name)).await?;
    tx.commit(printed).await?;
    let mut answer = download(&format!("{slug}-letters.pdf"), "application/pdf", paper)?;
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}

/// A text in the language of the community, for its public record.
fn text(visit: &Visit, text: &Text) -> String {
    text.say(visit.community.default_language())
}

fn confirm(
    visit: &Visit,
    process: Process,
    vote: Vote,
    form: LettersForm,
    chosen: &Chosen,
    problems: Problems,
) -> ConfirmPage {
    let is_one = form.whom == Whom::One.code();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    ConfirmPage {
        frame: visit.frame(),
        process,
        vote,
        form,
        problems,
        letters: number(chosen.people.len()),
        left: number(chosen.left),
        replaced: number(chosen.people.iter().filter(|one| one.has_letter()).count()),
        name: chosen.people.first().filter(|_| is_one).map(|one| one.name.clone()),
    }
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct RevokeForm {
    batch: String,
    entry: String,
    reason: String,
}

impl RevokeForm {
    fn taken(&self) -> Result<Taken> {
        match (self.batch.parse(), self.entry.parse()) {
            (Ok(batch), _) => Ok(Taken::Batch(batch)),
            (_, Ok(entry)) => Ok(Taken::One(entry)),
            _ => Err(Error::NotFound),
        }
    }
}

#[derive(Template)]
#[template(path = "letters/revoke.html")]
struct RevokePage {
    frame: Frame,
    process: Process,
    vote: Vote,
    form: RevokeForm,
    problems: Problems,
    /// Whose letter, or which batch.
    what: String,
}

impl RevokePage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "letters-revoke", &self.form, &self.problems)
    }
}

async fn revoke_page(
    visit: &Visit,
    reader: &mut Reader,
    process: Process,
    vote: Allowed<Print>,
    form: RevokeForm,
    problems: Problems,
) -> Result<RevokePage> {
    let frame = visit.frame();
    let what = match form.taken()? {
        Taken::Batch(batch) => {
            let batch = store::batch(reader, vote.id, batch).await?;
            let text = Text::new("letters-batch").with("n", batch.printed - batch.revoked);
            frame.say(&text.with("day", batch.made_on))
        }
        Taken::One(entry) => {
            let one = named::find(reader, vote.id, entry).await?.ok_or(Error::NotFound)?;
            frame.with("letters-of", "name", one.name)
        }
    };
    Ok(RevokePage { frame, process, vote: vote.into_inner(), form, problems, what })
}

/// `GET /processes/{slug}/vote/letters/revoke`
pub(super) async fn ask_revoke(
    visit: Visit,
    Path(slug): Path<String>,
    Query(form): Query<RevokeForm>,
) -> Result {
    let mut reader = visit.read().await?;
    let (process, vote) = load(&visit, &mut reader, &slug).await?;
    page(revoke_page(&visit, &mut reader, process, vote, form, Problems::none()).await?)
}

/// `POST /processes/{slug}/vote/letters/revoke`
pub(super) async fn revoke(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<RevokeForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (process, vote) = load(&visit, &mut tx, &slug).await?;
    let mut problems = Problems::none();
    let reason = problems.text("reason", &form.reason, REASON);
    if problems.is_empty() {
        match store::revoke(&mut tx, &vote, form.taken()?, &reason).await {
            Ok(revoked) => {
                let words = text(&visit, &Text::new("letters-act").with("n", revoked.letters));
                let words = format!("{words} {reason}");
                acts::record(&mut tx, process.id, Act::Revoked, &words, Some(&visit.actor.name)).await?;
                tx.commit(revoked).await?;
                return done(format!("{}/letters", vote.url()), "letters-revoked");
            }
            Err(Error::Conflict(why)) => problems.add("reason", why),
            Err(other) => return Err(other),
        }
    }
    refused(revoke_page(&visit, &mut tx, process, vote, form, problems).await?)
}
