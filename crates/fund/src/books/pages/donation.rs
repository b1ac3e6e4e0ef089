//! One donation, for the accountant: who gave, what is left of it, its return, the erasure of its donor.
use super::super::domain::{Booked, Donation, DonationId, EntryId};
use super::super::store::{self, Outgoing};
use super::{explain, load, tills};
use crate::campaigns::domain::Campaign;
use crate::statements::domain::LineId;
use crate::statements::store::lines::of_donation;
use crate::typed;
use askama::Template;
use axum::extract::Path;
use kit::{Empty, Error, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::books) struct ReturnForm {
    id: String,
    on_day: String,
    amount: String,
    till: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "books/donation.html")]
struct Show {
    frame: Frame,
    campaign: Campaign,
    donation: Donation,
    /// The line of the bank that it came with.
    bank_line: Option<LineId>,
    form: ReturnForm,
    problems: Problems,
}

impl Show {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "books", &self.form, &self.problems)
    }
    fn heading(&self) -> String {
        self.frame.with("books-donation-of", "sum", self.donation.amount)
    }
    fn tills(&self) -> [&'static str; 2] {
        tills()
    }
}

pub(in crate::books) async fn show(visit: Visit, Path(id): Path<DonationId>) -> Result {
    let mut reader = visit.read().await?;
    let donation = store::donation(&mut reader, id).await?.ok_or(Error::NotFound)?;
    let campaign = load(&visit, &mut reader, donation.campaign).await?.into_inner();
    let bank_line = of_donation(&mut reader, id).await?;
    let form = ReturnForm {
        id: EntryId(typed::fresh(visit.now)).to_string(),
        on_day: visit.now.day().to_string(),
        amount: donation.left().to_string(),
        till: donation.till.code().to_owned(),
        reason: String::new(),
    };
    let (frame, problems) = (visit.frame(), Problems::none());
    private_page(Show { frame, campaign, donation, bank_line, form, problems })
}

pub(in crate::books) async fn give_back(
    visit: Visit,
    Path(id): Path<DonationId>,
    Form(form, _): Form<ReturnForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let donation = store::donation(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let campaign = load(&visit, &mut tx, donation.campaign).await?;
    let bank_line = of_donation(&mut tx, id).await?;
    let mut problems = Problems::none();
    let back = read(&visit, &donation, &form, &mut problems);
    if let Some(back) = back.filter(|_| problems.is_empty()) {
        let booked = store::give_back(&mut tx, &campaign, &donation, &back).await?;
        match booked {
            Booked::Done => tx.commit_recorded().await?,
            _ => drop(tx),
        }
        if matches!(booked, Booked::Done | Booked::Already) {
            return done(campaign.books_url(), "books-return");
        }
        explain(&mut problems, booked, "amount");
    }
    let campaign = campaign.into_inner();
    refused(Show { frame: visit.frame(), campaign, donation, bank_line, form, problems })
}

fn read(visit: &Visit, donation: &Donation, form: &ReturnForm, problems: &mut Problems) -> Option<Outgoing> {
    let on_day = typed::past_day(problems, "on_day", &form.on_day, visit.now);
    if on_day.is_some_and(|day| day < donation.on_day) {
        problems.add("on_day", "books-return-early");
    }
    let amount = typed::sum(problems, "amount", &form.amount);
    let till = typed::till(problems, &form.till);
    let description = problems.text("reason", &form.reason, 200);
    let id = typed::id(&form.id, || EntryId(typed::fresh(visit.now)));
    Some(Outgoing { id, amount: amount?, on_day: on_day?, till: till?, description })
}

pub(in crate::books) async fn erase(
    visit: Visit,
    Path(id): Path<DonationId>,
    Form(Empty {}, _): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    let donation = store::donation(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let campaign = load(&visit, &mut tx, donation.campaign).await?;
    store::erase_donor(&mut tx, &campaign, donation.id).await?;
    tx.commit_recorded().await?;
    done(donation.url(), "books-erased")
}
