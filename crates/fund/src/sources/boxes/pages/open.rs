//! Opening a box: two witnesses, what they counted, the protocol on paper.
use super::super::domain::{BoxId, CashBox, DENOMINATIONS, Opening, Turn, are_two_people, worth};
use super::super::store;
use super::load;
use crate::books::domain::{Booked, Keep};
use crate::campaigns::domain::Campaign;
use crate::sources::Manage;
use crate::sources::paper::{self, Sheet};
use crate::typed;
use askama::Template;
use axum::extract::Path;
use kit::{Error, Fields, Form, Frame, Problems, Result, Text, Visit, done, download, page, refused};
use print::{Person, Section};
use rules::Money;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::sources::boxes) struct OpenForm {
    id: String,
    on_day: String,
    witness_1: String,
    witness_2: String,
    seal_intact: String,
    remark: String,
    amount: String,
    c50000: String,
    c20000: String,
    c10000: String,
    c5000: String,
    c2000: String,
    c1000: String,
    c500: String,
    c100: String,
    c50: String,
    c10: String,
    c5: String,
    c1: String,
}

impl OpenForm {
    /// What was typed beside each denomination, in the order of [`DENOMINATIONS`].
    fn counts(&self) -> [&str; DENOMINATIONS.len()] {
        [
            &self.c50000,
            &self.c20000,
            &self.c10000,
            &self.c5000,
            &self.c2000,
            &self.c1000,
            &self.c500,
            &self.c100,
            &self.c50,
            &self.c10,
            &self.c5,
            &self.c1,
        ]
    }
}

#[derive(Template)]
#[template(path = "sources/box_open.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    cash_box: CashBox,
    form: OpenForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "boxes-open", &self.form, &self.problems)
    }
    fn heading(&self) -> String {
        self.frame.with("boxes-open-of", "number", self.cash_box.number)
    }
    fn lead(&self) -> &'static str {
        "boxes-open-lead"
    }
    fn button(&self) -> &'static str {
        "boxes-open-do"
    }
    fn action(&self) -> String {
        format!("{}/open", self.cash_box.url())
    }
    fn back(&self) -> String {
        self.cash_box.url()
    }
    fn place(&self) -> &str {
        self.cash_box.last().and_then(|turn| turn.place.as_deref()).unwrap_or_default()
    }
    fn seal(&self) -> &str {
        self.cash_box.last().and_then(|turn| turn.seal.as_deref()).unwrap_or_default()
    }
    fn seals(&self) -> [&'static str; 2] {
        ["intact", "broken"]
    }
    fn denominations(&self) -> impl Iterator<Item = &'static str> {
        DENOMINATIONS.iter().map(|(name, _)| *name)
    }
}

/// The turn that waits to be opened.
fn waiting(cash_box: &CashBox) -> Result<&Turn> {
    cash_box.last().filter(|turn| turn.is_waiting()).ok_or(Error::Conflict("boxes-opened-already"))
}

pub(in crate::sources::boxes) async fn ask(visit: Visit, Path(id): Path<BoxId>) -> Result {
    let (campaign, cash_box) = load::<Keep>(&visit, &mut visit.read().await?, id).await?;
    waiting(&cash_box)?;
    let form = OpenForm {
        on_day: visit.now.day().to_string(),
        seal_intact: "intact".to_owned(),
        ..OpenForm::default()
    };
    let campaign = campaign.into_inner();
    page(Ask { frame: visit.frame(), campaign, cash_box, form, problems: Problems::none() })
}

pub(in crate::sources::boxes) async fn open(
    visit: Visit,
    Path(id): Path<BoxId>,
    Form(form, _): Form<OpenForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (campaign, cash_box) = load::<Keep>(&visit, &mut tx, id).await?;
    let turn = waiting(&cash_box)?.clone();
    let mut problems = Problems::none();
    let protocol = store::free_protocol(&mut tx, &cash_box, turn.turn).await?;
    if let Some(found) = read(&visit, protocol, &turn, &form, &mut problems) {
        match store::open(&mut tx, &campaign, &cash_box, turn.turn, &found).await? {
            Booked::Done => {
                tx.commit_recorded().await?;
                return done(cash_box.url(), "boxes-opened");
            }
            Booked::Already => return Err(Error::Conflict("boxes-opened-already")),
            refused => explain(&mut problems, refused),
        }
    }
    let campaign = campaign.into_inner();
    refused(Ask { frame: visit.frame(), campaign, cash_box, form, problems })
}

/// Puts a refusal of the books into the form: what two witnesses counted is never lost.
fn explain(problems: &mut Problems, refused: Booked) {
    let key = match refused {
        Booked::ReferenceTaken => "boxes-protocol-taken",
        _ => "boxes-not-booked",
    };
    problems.add("amount", key);
}

fn read(
    visit: &Visit,
    protocol: String,
    turn: &Turn,
    form: &OpenForm,
    problems: &mut Problems,
) -> Option<Opening> {
    let on_day = typed::past_day(problems, "on_day", &form.on_day, visit.now);
    if on_day.is_some_and(|day| day < turn.on_day) {
        problems.add("on_day", "boxes-opened-early");
    }
    let first = problems.text("witness_1", &form.witness_1, 80);
    let second = problems.text("witness_2", &form.witness_2, 80);
    if !second.is_empty() && !are_two_people(&first, &second) {
        problems.add("witness_2", "books-witnesses-same");
    }
    let seal_intact = match form.seal_intact.as_str() {
        "intact" => Ok(true),
        "broken" => Ok(false),
        _ => Err("kit-field-choice"),
    };
    let seal_intact = problems.check("seal_intact", seal_intact);
    let remark = problems.maybe_text("remark", &form.remark, 300);
    if seal_intact == Some(false) && remark.is_none() {
        problems.add("remark", "boxes-remark-needed");
    }
    let amount = Money::parse_ro(&form.amount).ok().filter(|sum| !sum.is_negative());
    let amount = problems.check("amount", amount.ok_or("kit-field-money"));
    let pieces = read_pieces(form, problems);
    if !pieces.is_empty() && amount.is_some() && worth(&pieces) != amount {
        let counted = worth(&pieces).unwrap_or_default();
        problems.add("amount", Text::new("boxes-count-unlike").with("sum", counted));
    }
    if !problems.is_empty() {
        return None;
    }
    Some(Opening {
        on_day: on_day?,
        protocol,
        witnesses: [first, second],
        seal_intact: seal_intact?,
        remark,
        amount: amount?,
        pieces,
        is_undone: false,
    })
}

/// The pieces of each denomination that were counted; none if nobody filled the table in.
fn read_pieces(form: &OpenForm, problems: &mut Problems) -> Vec<(i64, i64)> {
    let mut pieces = Vec::new();
    for ((name, bani), typed) in DENOMINATIONS.into_iter().zip(form.counts()) {
        match typed.trim() {
            "" | "0" => {}
            text => match text.parse::<i64>().ok().filter(|count| (1..=1_000_000).contains(count)) {
                Some(count) => pieces.push((bani, count)),
                None => problems.add(name, "boxes-pieces-wrong"),
            },
        }
    }
    pieces
}

pub(in crate::sources::boxes) async fn protocol(
    visit: Visit,
    Path((id, turn)): Path<(BoxId, i64)>,
) -> Result {
    let mut reader = visit.read().await?;
    let (campaign, cash_box) = load::<Manage>(&visit, &mut reader, id).await?;
    let pieces = store::pieces(&mut reader, id, turn).await?;
    let sheet = sheet(&visit, &campaign, &cash_box, turn, &pieces).ok_or(Error::NotFound)?;
    let name = format!("protocol-{}-{turn}.pdf", cash_box.number);
    download(&name, "application/pdf", paper::print(&visit, sheet).await?)
}

/// What the protocol of an opening says.
pub(in crate::sources) fn sheet(
    visit: &Visit,
    campaign: &Campaign,
    cash_box: &CashBox,
    turn: i64,
    pieces: &[(i64, i64)],
) -> Option<Sheet> {
    let turn = cash_box.turns.iter().find(|one| one.turn == turn)?;
    let opening = turn.opening.as_ref()?;
    let lang = visit.community.default_language();
    let say = |key: &str| lang.t(key).into_owned();
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let facts = vec![
        [say("boxes-number"), cash_box.number.to_string()],
        [say("boxes-place"), text(turn.place.as_ref())],
        [say("boxes-seal"), text(turn.seal.as_ref())],
        [say("boxes-seal-was"), say(&format!("boxes-seal-{}", opening.seal_word()))],
        [say("boxes-placed-on"), lang.day(turn.on_day)],
        [say("boxes-opened"), lang.day(opening.on_day)],
        [say("boxes-protocol-sum"), lang.money(opening.amount)],
    ];
    let rows = pieces.iter().map(|(bani, count)| {
        let sum = Money::from_bani(bani.saturating_mul(*count));
        vec![lang.money(Money::from_bani(*bani)), count.to_string(), lang.money(sum)]
    });
    let counted = Section {
        title: say("boxes-count"),
        head: ["boxes-denomination", "boxes-pieces", "campaign-sum"].map(&say).into(),
        rows: rows.collect(),
        ..Section::default()
    };
    let remark = Section {
        title: say("boxes-open-remark"),
        text: text(opening.remark.as_ref()),
        ..Section::default()
    };
    let mut sections = vec![Section { title: say("boxes-protocol-what"), facts, ..Section::default() }];
    sections.extend([counted].into_iter().filter(|_| !pieces.is_empty()));
    sections.extend([remark].into_iter().filter(|_| opening.remark.is_some()));
    let summary = Text::new("boxes-protocol-summary")
        .with("number", cash_box.number)
        .with("title", &campaign.title)
        .with("day", opening.on_day)
        .with("sum", opening.amount);
    let witness = |name: &String| Person { role: say("boxes-witness"), name: name.clone() };
    Some(Sheet {
        lang,
        title: Text::new("boxes-protocol-of").with("number", &opening.protocol).say(lang),
        address: format!("{}/boxes", campaign.url()),
        day: opening.on_day,
        notice: String::new(),
        summary: summary.say(lang),
        sections,
        people: opening.witnesses.iter().map(witness).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_the_books_refuse_is_said_beside_the_sum() {
        for refused in [Booked::ReferenceTaken, Booked::NotEnough, Booked::BeyondOrigin] {
            let mut problems = Problems::none();
            explain(&mut problems, refused);
            assert!(problems.on("amount").is_some(), "{refused:?}");
        }
    }
}
