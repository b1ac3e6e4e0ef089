//! Sealing a box and putting it up: a new one, or one that was opened.
use super::super::domain::{BoxId, CashBox};
use super::super::store::{self, Changed, Sealing};
use super::load;
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::sources::Manage;
use crate::typed;
use askama::Template;
use axum::extract::Path;
use kit::{CampaignId, Error, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::sources::boxes) struct PlaceForm {
    id: String,
    number: String,
    place: String,
    seal: String,
    on_day: String,
    by_whom: String,
}

#[derive(Template)]
#[template(path = "sources/box_place.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    /// The box that is sealed anew.
    of: Option<CashBox>,
    form: PlaceForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "boxes", &self.form, &self.problems)
    }
    fn is_new(&self) -> bool {
        self.of.is_none()
    }
    fn heading(&self) -> String {
        match &self.of {
            Some(cash_box) => self.frame.with("boxes-reseal-of", "number", cash_box.number),
            None => self.frame.t("boxes-new").into_owned(),
        }
    }
    fn lead(&self) -> &'static str {
        "boxes-new-lead"
    }
    fn button(&self) -> &'static str {
        "boxes-place-do"
    }
    fn action(&self) -> String {
        match &self.of {
            Some(cash_box) => format!("{}/seal", cash_box.url()),
            None => format!("{}/boxes/new", self.campaign.books_url()),
        }
    }
    fn back(&self) -> String {
        match &self.of {
            Some(cash_box) => cash_box.url(),
            None => format!("{}/sources", self.campaign.books_url()),
        }
    }
}

pub(in crate::sources::boxes) async fn new(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    let mut reader = visit.read().await?;
    let campaign = campaigns::find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let campaign = visit.may::<Manage>(campaign)?.into_inner();
    let form = PlaceForm {
        id: BoxId(typed::fresh(visit.now)).to_string(),
        number: store::next_number(&mut reader).await?.to_string(),
        on_day: visit.now.day().to_string(),
        ..PlaceForm::default()
    };
    private_page(Ask { frame: visit.frame(), campaign, of: None, form, problems: Problems::none() })
}

pub(in crate::sources::boxes) async fn reseal(visit: Visit, Path(id): Path<BoxId>) -> Result {
    let (campaign, cash_box) = load::<Manage>(&visit, &mut visit.read().await?, id).await?;
    if !cash_box.is_opened() {
        return Err(Error::Conflict("boxes-not-opened"));
    }
    let place = cash_box.last().and_then(|turn| turn.place.clone()).unwrap_or_default();
    let form = PlaceForm { place, on_day: visit.now.day().to_string(), ..PlaceForm::default() };
    let campaign = campaign.into_inner();
    private_page(Ask { frame: visit.frame(), campaign, of: Some(cash_box), form, problems: Problems::none() })
}

fn read(visit: &Visit, form: &PlaceForm, problems: &mut Problems) -> Option<Sealing> {
    let place = problems.text("place", &form.place, 160);
    let seal = problems.text("seal", &form.seal, 40);
    let on_day = typed::past_day(problems, "on_day", &form.on_day, visit.now);
    let by_whom = problems.text("by_whom", &form.by_whom, 120);
    problems.is_empty().then_some(Sealing { place, seal, on_day: on_day?, by_whom })
}

pub(in crate::sources::boxes) async fn add(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, _): Form<PlaceForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let campaign = campaigns::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let campaign = visit.may::<Manage>(campaign)?;
    let mut problems = Problems::none();
    let number = form.number.trim().parse::<i64>().ok().filter(|number| (1..=9_999).contains(number));
    let number = problems.check("number", number.ok_or("boxes-number-wrong"));
    let sealing = read(&visit, &form, &mut problems);
    if let (Some(number), Some(sealing)) = (number, sealing) {
        let id = typed::id(&form.id, || BoxId(typed::fresh(visit.now)));
        let changed = store::put_up(&mut tx, &campaign, id, number, &sealing).await?;
        match changed {
            Changed::Done => tx.commit_recorded().await?,
            _ => drop(tx),
        }
        match changed {
            Changed::Done | Changed::Already => return done(format!("/fund/boxes/{id}"), "boxes-placed"),
            Changed::NumberTaken => problems.add("number", "boxes-number-taken"),
            Changed::SealTaken => problems.add("seal", "boxes-seal-taken"),
        }
    }
    let campaign = campaign.into_inner();
    refused(Ask { frame: visit.frame(), campaign, of: None, form, problems })
}

pub(in crate::sources::boxes) async fn seal(
    visit: Visit,
    Path(id): Path<BoxId>,
    Form(form, _): Form<PlaceForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (campaign, cash_box) = load::<Manage>(&visit, &mut tx, id).await?;
    if !cash_box.is_opened() {
        return Err(Error::Conflict("boxes-not-opened"));
    }
    let mut problems = Problems::none();
    let sealing = read(&visit, &form, &mut problems);
    let opened_on = cash_box.last().and_then(|turn| turn.opening.as_ref()).map(|opening| opening.on_day);
    if sealing.as_ref().is_some_and(|sealing| Some(sealing.on_day) < opened_on) {
        problems.add("on_day", "boxes-day-early");
    }
    if let Some(sealing) = sealing.filter(|_| problems.is_empty()) {
        match store::seal(&mut tx, &campaign, &cash_box, &sealing).await? {
            Changed::Done => {
                tx.commit_recorded().await?;
                return done(cash_box.url(), "boxes-placed");
            }
            Changed::SealTaken => problems.add("seal", "boxes-seal-taken"),
            _ => return Err(Error::Conflict("boxes-not-opened")),
        }
    }
    let campaign = campaign.into_inner();
    refused(Ask { frame: visit.frame(), campaign, of: Some(cash_box), form, problems })
}
