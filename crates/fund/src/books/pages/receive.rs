//! Booking money that came in: a transfer from the bank's statement, cash counted before two witnesses.
use super::super::domain::{Booked, DonationId, Gift, Shown, Source, Way, is_public_authority};
use super::super::store;
use super::{explain, load};
use crate::campaigns::domain::Campaign;
use crate::sources::contracts::{self, domain::SponsorshipId};
use crate::sources::{self, Origin};
use crate::{pledges, typed};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::{CampaignId, Fields, Form, Frame, Problems, Result, Visit, done, private_page, refused};
use rules::ids::parse_reference;
use rules::text::fold;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::books) struct GiftForm {
    id: String,
    on_day: String,
    amount: String,
    donor: String,
    shown: String,
    source: String,
    /// The contract or the decision that the money stands on.
    origin: String,
    bank_reference: String,
    pledge: String,
    protocol: String,
    witness_1: String,
    witness_2: String,
}

#[derive(Template)]
#[template(path = "books/receive.html")]
struct Ask {
    frame: Frame,
    campaign: Campaign,
    is_cash: bool,
    /// The contracts and decisions in force, by their names.
    origins: Vec<(String, String)>,
    form: GiftForm,
    problems: Problems,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "books", &self.form, &self.problems)
    }
    fn sources(&self) -> impl Iterator<Item = &'static str> {
        Source::ALL.iter().filter(|source| source.comes_by_transfer()).map(|source| source.code())
    }
    fn origins(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.frame.t("books-origin-none").into_owned());
        [none].into_iter().chain(self.origins.iter().cloned()).collect()
    }
    fn shown(&self) -> impl Iterator<Item = &'static str> {
        Shown::ALL.iter().map(|shown| shown.code())
    }
}

async fn ask(visit: Visit, id: CampaignId, is_cash: bool) -> Result {
    let mut reader = visit.read().await?;
    let campaign = load(&visit, &mut reader, id).await?.into_inner();
    let origins = if is_cash { vec![] } else { sources::store::in_force(&mut reader, id).await? };
    let shown = if is_cash { Shown::Anonymous } else { Shown::Initials };
    let form = GiftForm {
        id: DonationId(typed::fresh(visit.now)).to_string(),
        on_day: visit.now.day().to_string(),
        shown: shown.code().to_owned(),
        source: Source::Individual.code().to_owned(),
        ..GiftForm::default()
    };
    let problems = Problems::none();
    private_page(Ask { frame: visit.frame(), campaign, is_cash, origins, form, problems })
}

pub(in crate::books) async fn ask_transfer(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    ask(visit, id, false).await
}

pub(in crate::books) async fn ask_cash(visit: Visit, Path(id): Path<CampaignId>) -> Result {
    ask(visit, id, true).await
}

pub(in crate::books) async fn transfer(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, _): Form<GiftForm>,
) -> Result {
    receive(visit, id, form, false).await
}

pub(in crate::books) async fn cash(
    visit: Visit,
    Path(id): Path<CampaignId>,
    Form(form, _): Form<GiftForm>,
) -> Result {
    receive(visit, id, form, true).await
}

async fn receive(visit: Visit, id: CampaignId, form: GiftForm, is_cash: bool) -> Result {
    let mut tx = visit.write().await?;
    let campaign = load(&visit, &mut tx, id).await?;
    let mut problems = Problems::none();
    let origins = if is_cash { vec![] } else { sources::store::in_force(&mut tx, id).await? };
    let origin = if is_cash { None } else { read_origin(&form, &mut problems) };
    let mut gift = read(&visit, &campaign, &form, is_cash, &mut problems);
    if let (Some(gift), Some(Origin::Contract(id))) = (&mut gift, origin) {
        by_contract(&mut tx, campaign.id, gift, id, &mut problems).await?;
    }
    check_pledge(&mut tx, campaign.id, gift.as_ref(), &mut problems).await?;
    if let Some(gift) = gift.filter(|_| problems.is_empty()) {
        let booked = store::receive_from(&mut tx, &campaign, &gift, origin).await?;
        match booked {
            Booked::Done => tx.commit_recorded().await?,
            _ => drop(tx),
        }
        if matches!(booked, Booked::Done | Booked::Already) {
            return done(campaign.books_url(), "books-donation");
        }
        explain(&mut problems, booked, if is_cash { "protocol" } else { "bank_reference" });
    }
    let campaign = campaign.into_inner();
    refused(Ask { frame: visit.frame(), campaign, is_cash, origins, form, problems })
}

/// What the money stands on: the hidden word of a contract or of a funder's decision.
fn read_origin(form: &GiftForm, problems: &mut Problems) -> Option<Origin> {
    match form.origin.trim() {
        "" => None,
        word => problems.check("origin", Origin::parse(word).ok_or("kit-field-choice")),
    }
}

/// A sponsor gives under its own name.
async fn by_contract(
    reader: &mut Reader,
    campaign: CampaignId,
    gift: &mut Gift,
    id: SponsorshipId,
    problems: &mut Problems,
) -> Result<()> {
    match contracts::store::find(reader, id).await?.filter(|contract| contract.campaign == campaign) {
        Some(contract) => {
            gift.donor = Some(contract.terms.sponsor);
            gift.shown = Shown::Name;
        }
        None => problems.add("origin", "kit-field-choice"),
    }
    Ok(())
}

fn read(
    visit: &Visit,
    campaign: &Campaign,
    form: &GiftForm,
    is_cash: bool,
    problems: &mut Problems,
) -> Option<Gift> {
    let on_day = typed::booking_day(problems, &form.on_day, campaign.opens_at, visit.now);
    let amount = typed::sum(problems, "amount", &form.amount);
    let shown = problems.check("shown", Shown::parse(&form.shown).ok_or("kit-field-choice"));
    let donor = problems.maybe_text("donor", &form.donor, 120);
    let has_origin = !form.origin.trim().is_empty();
    if donor.is_none() && !has_origin && shown.is_some_and(|shown| shown != Shown::Anonymous) {
        problems.add("donor", "books-donor-needed");
    }
    let source = if is_cash {
        Some(Source::Box)
    } else {
        let source = match form.source.as_str() {
            "" => Some(Source::Individual),
            code => Source::parse(code).filter(|source| source.comes_by_transfer()),
        };
        problems.check("source", source.ok_or("kit-field-choice"))
    };
    if donor.as_deref().is_some_and(is_public_authority) {
        problems.add("donor", "books-donor-public");
    }
    let way = if is_cash { read_cash(form, problems) } else { read_transfer(form, problems) };
    let pledge = match form.pledge.trim() {
        "" => None,
        code => problems.check("pledge", parse_reference(code).map_err(|_| "books-pledge-wrong")),
    };
    let id = typed::id(&form.id, || DonationId(typed::fresh(visit.now)));
    Some(Gift { id, amount: amount?, on_day: on_day?, donor, shown: shown?, source: source?, way, pledge })
}

fn read_transfer(form: &GiftForm, problems: &mut Problems) -> Way {
    Way::Transfer { bank_reference: problems.text("bank_reference", &form.bank_reference, 60) }
}

fn read_cash(form: &GiftForm, problems: &mut Problems) -> Way {
    let protocol = problems.text("protocol", &form.protocol, 40);
    let first = problems.text("witness_1", &form.witness_1, 80);
    let second = problems.text("witness_2", &form.witness_2, 80);
    let plain = |name: &str| fold(name).split_whitespace().collect::<Vec<_>>().join(" ");
    if !second.is_empty() && plain(&first) == plain(&second) {
        problems.add("witness_2", "books-witnesses-same");
    }
    Way::Cash { protocol, witnesses: [first, second] }
}

/// A code must belong to this campaign, and its money must not have come before.
async fn check_pledge(
    reader: &mut Reader,
    campaign: CampaignId,
    gift: Option<&Gift>,
    problems: &mut Problems,
) -> Result<()> {
    let Some((gift, code)) = gift.and_then(|gift| gift.pledge.as_ref().map(|code| (gift, code))) else {
        return Ok(());
    };
    match pledges::store::by_code(reader, code).await? {
        Some(pledge) if pledge.campaign != campaign => problems.add("pledge", "books-pledge-elsewhere"),
        // The same form sent twice finds its own donation there.
        Some(pledge) if pledge.fulfilled && store::donation(reader, gift.id).await?.is_none() => {
            problems.add("pledge", "books-pledge-fulfilled");
        }
        Some(_) => {}
        None => problems.add("pledge", "books-pledge-unknown"),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_witnesses_are_two_people_however_the_name_is_typed() {
        for (first, second, fine) in [
            ("Ana Pop", "Ioan Rus", true),
            ("Ana Pop", "ANA  POP ", false),
            ("Ștefan B.", "Stefan b.", false),
        ] {
            let form = GiftForm {
                protocol: "1".into(),
                witness_1: first.into(),
                witness_2: second.into(),
                ..GiftForm::default()
            };
            let mut problems = Problems::none();
            read_cash(&form, &mut problems);
            assert_eq!(problems.is_empty(), fine, "{first} / {second}");
        }
    }
}
