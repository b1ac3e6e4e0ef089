//! What the accountant chose for a line, read and checked against what is known now.
use super::super::domain::{Line, Settle};
use super::super::doubles::{Double, double_of};
use super::super::store::lines;
use super::super::store::settle::{Choice, settle};
use super::super::suggest::{What, is_authority};
use crate::books::domain::{
    Booked, Donation, DonationId, EntryId, Gift, Keep, Shown, Source, Way, is_public_authority,
};
use crate::books::store::{self as books, Outgoing};
use crate::campaigns::domain::Campaign;
use crate::campaigns::store as campaigns;
use crate::matches::domain::Pay;
use crate::pledges;
use db::{Reader, Writer};
use dialogue::notify;
use dialogue::subjects::SubjectKind;
use kit::{Allowed, CampaignId, Denied, Error, Result, Text, Visit};
use rules::ids::parse_reference;
use rules::text::mend_diacritics;

/// How many days before and after a line a donation may have been typed by hand.
pub(super) const TYPED_DAYS: i32 = 10;

/// What was chosen for one line, as the form says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) ticked: bool,
    pub(super) what: String,
    pub(super) campaign: String,
    pub(super) pledge: String,
    pub(super) donor: String,
    pub(super) shown: String,
    pub(super) source: String,
    pub(super) donation: String,
    pub(super) reason: String,
    /// `same`, `different`, or nothing yet.
    pub(super) double: String,
}

/// Something that keeps a line from being settled.
type Refusal = Text;

/// The double of a line, looked for now.
///
/// # Errors
/// If the other lines cannot be read.
pub(super) async fn find_double(reader: &mut Reader, line: &Line) -> Result<Option<Double>> {
    let day = line.on_day;
    let others = lines::between(reader, line.account, day, day).await?;
    let typed = lines::typed(reader, day.plus(-TYPED_DAYS), day.plus(TYPED_DAYS)).await?;
    Ok(double_of(line, &others, &typed))
}

/// Settles one line in a transaction of its own. `Err`: why it was not settled; nothing was changed then.
pub(super) async fn settle_one(visit: &Visit, line: Line, chosen: &Chosen) -> Result<Result<(), Refusal>> {
    let mut tx = visit.write().await?;
    let Some(mut line) = lines::find(&mut tx, line.id).await? else { return Err(Error::NotFound) };
    let double = find_double(&mut tx, &line).await?;
    line.is_distinct |= double.is_some() && chosen.double == "different";
    let became = (line.state, line.became);
    let line = match visit.may::<Settle>(line) {
        Ok(line) => line,
        // Sent twice, or somebody else was faster: fine if it became what was wanted.
        Err(Denied::Because(_)) if became.1.is_some_and(|became| became.code() == chosen.what) => {
            return Ok(Ok(()));
        }
        Err(Denied::Because(key)) => return Ok(Err(key.into())),
        Err(denied) => return Err(denied.into()),
    };
    let choice = match double.filter(|_| !line.is_distinct) {
        Some(double) => same(visit, &mut tx, double, chosen).await?,
        None => read(visit, &mut tx, &line, chosen).await?,
    };
    let choice = match choice {
        Ok(choice) => choice,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let booked = settle(&mut tx, &line, &choice).await?;
    if booked != Booked::Done {
        return Ok(refusal_of(booked));
    }
    if let Choice::Match(campaign, paid) = &choice {
        let what = Text::new("match-paid-notice").with("title", &campaign.title).with("sum", paid.amount);
        notify(&mut tx, visit.app(), SubjectKind::Initiative, campaign.initiative.0, what).await?;
    }
    tx.commit_recorded().await?;
    Ok(Ok(()))
}

fn refusal_of(booked: Booked) -> Result<(), Refusal> {
    match booked {
        Booked::Done | Booked::Already => Ok(()),
        Booked::ReferenceTaken => Err("bank-reference-taken".into()),
        Booked::NotEnough => Err("books-not-enough".into()),
        Booked::TooMuch => Err("books-too-much".into()),
        Booked::HasReturns => Err("books-has-returns".into()),
        Booked::NeedsOrigin => Err("books-origin-needed".into()),
        Booked::BeyondOrigin => Err("books-origin-beyond".into()),
        Booked::NotFree => Err("books-not-free".into()),
        Booked::StillThere => Err("left-over-still-there".into()),
    }
}

/// The same payment as something that is here already.
async fn same(
    visit: &Visit,
    tx: &mut Writer,
    double: Double,
    chosen: &Chosen,
) -> Result<Result<Choice, Refusal>> {
    if chosen.double != "same" {
        return Ok(Err("bank-double-undecided".into()));
    }
    let reason = visit.community.default_language().t("bank-reason-same").into_owned();
    Ok(match double {
        Double::Line(other) | Double::Collected(other) => Ok(Choice::Same(other, reason)),
        Double::Typed(donation) => match books::donation(tx, donation).await? {
            Some(donation) => Ok(Choice::Typed(Box::new(donation))),
            None => Err("bank-double-undecided".into()),
        },
    })
}

async fn read(
    visit: &Visit,
    tx: &mut Writer,
    line: &Line,
    chosen: &Chosen,
) -> Result<Result<Choice, Refusal>> {
    let Some(what) = What::parse(&chosen.what).filter(|what| what_for(line).contains(what)) else {
        return Ok(Err("bank-what-needed".into()));
    };
    match what {
        What::Wait => return Ok(Err("bank-what-needed".into())),
        What::Aside => return Ok(reason(&chosen.reason).map(Choice::Aside)),
        What::Return => return give_back(visit, tx, line, chosen).await,
        What::Donation | What::Fee | What::Banked | What::Match => {}
    }
    let Some(campaign) = campaign(tx, &chosen.campaign).await? else {
        return Ok(Err("bank-campaign-needed".into()));
    };
    if let Some(refusal) = wrong_day(visit, &campaign, line) {
        return Ok(Err(refusal));
    }
    let outgoing = |key| outgoing(visit, line, key);
    Ok(match what {
        What::Donation => donation(visit, tx, campaign, line, chosen).await?,
        What::Fee => Ok(Choice::Fee(visit.may::<Keep>(campaign)?, outgoing("bank-book-fee"))),
        What::Banked => Ok(Choice::Banked(visit.may::<Keep>(campaign)?, outgoing("bank-book-banked"))),
        _ => town(visit, campaign, line),
    })
}

/// What can be done with a line, by its sign.
pub(super) fn what_for(line: &Line) -> &'static [What] {
    if line.amount.is_negative() {
        &[What::Wait, What::Return, What::Fee, What::Aside]
    } else {
        &[What::Wait, What::Donation, What::Match, What::Banked, What::Aside]
    }
}

fn reason(text: &str) -> Result<String, Refusal> {
    let text = mend_diacritics(text.trim());
    match text.chars().count() {
        0 => Err("bank-reason-needed".into()),
        1..=200 => Ok(text),
        length => Err(Text::new("kit-field-long").with("n", 200).with("length", length)),
    }
}

async fn campaign(reader: &mut Reader, text: &str) -> Result<Option<Campaign>> {
    let Ok(id) = text.parse::<CampaignId>() else { return Ok(None) };
    campaigns::find(reader, id).await
}

/// Money cannot have moved for a campaign before it was open, nor in days to come.
fn wrong_day(visit: &Visit, campaign: &Campaign, line: &Line) -> Option<Refusal> {
    match line.on_day {
        day if day > visit.now.day() => Some("books-day-to-come".into()),
        day if day < campaign.opens_at.day() => Some("books-day-too-early".into()),
        _ => None,
    }
}

/// What is booked of a line that is no donation; the description is public.
fn outgoing(visit: &Visit, line: &Line, key: &'static str) -> Outgoing {
    Outgoing {
        id: EntryId(line.books_id),
        amount: line.size(),
        on_day: line.on_day,
        till: rules::ledger::Till::Bank,
        description: visit.community.default_language().t(key).into_owned(),
    }
}

async fn donation(
    visit: &Visit,
    reader: &mut Reader,
    campaign: Campaign,
    line: &Line,
    chosen: &Chosen,
) -> Result<Result<Choice, Refusal>> {
    let donor = mend_diacritics(chosen.donor.trim());
    if donor.chars().count() > 140 {
        return Ok(Err(Text::new("kit-field-long").with("n", 140).with("length", donor.chars().count())));
    }
    let (Some(shown), Some(source)) = (Shown::parse(&chosen.shown), Source::parse(&chosen.source)) else {
        return Ok(Err("kit-field-choice".into()));
    };
    if source == Source::Box {
        return Ok(Err("kit-field-choice".into()));
    }
    if donor.is_empty() && shown != Shown::Anonymous {
        return Ok(Err("books-donor-needed".into()));
    }
    if is_authority(line) || is_public_authority(&donor) {
        return Ok(Err("books-donor-public".into()));
    }
    let pledge = match pledge(reader, campaign.id, &chosen.pledge).await? {
        Ok(pledge) => pledge,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let gift = Gift {
        id: DonationId(line.books_id),
        amount: line.amount,
        on_day: line.on_day,
        donor: (!donor.is_empty()).then_some(donor),
        shown,
        source,
        way: Way::Transfer { bank_reference: line.book_reference() },
        pledge,
    };
    Ok(Ok(Choice::Donation(visit.may::<Keep>(campaign)?, gift)))
}

/// A code must belong to this campaign, and its money must not have come before.
async fn pledge(
    reader: &mut Reader,
    campaign: CampaignId,
    text: &str,
) -> Result<Result<Option<String>, Refusal>> {
    if text.trim().is_empty() {
        return Ok(Ok(None));
    }
    let Ok(code) = parse_reference(text.trim()) else { return Ok(Err("books-pledge-wrong".into())) };
    Ok(match pledges::store::by_code(reader, &code).await? {
        None => Err("books-pledge-unknown".into()),
        Some(pledge) if pledge.campaign != campaign => Err("books-pledge-elsewhere".into()),
        Some(pledge) if pledge.fulfilled => Err("books-pledge-fulfilled".into()),
        Some(_) => Ok(Some(code)),
    })
}

async fn give_back(
    visit: &Visit,
    reader: &mut Reader,
    line: &Line,
    chosen: &Chosen,
) -> Result<Result<Choice, Refusal>> {
    let Ok(id) = chosen.donation.parse::<DonationId>() else { return Ok(Err("bank-donation-needed".into())) };
    let Some(donation) = books::donation(reader, id).await? else {
        return Ok(Err("bank-donation-needed".into()));
    };
    if let Some(refusal) = wrong_return(visit, &donation, line) {
        return Ok(Err(refusal));
    }
    let campaign = campaigns::find(reader, donation.campaign).await?.ok_or(Error::NotFound)?;
    let back = outgoing(visit, line, "bank-book-return");
    Ok(Ok(Choice::Return(visit.may::<Keep>(campaign)?, Box::new(donation), back)))
}

fn wrong_return(visit: &Visit, donation: &Donation, line: &Line) -> Option<Refusal> {
    match line.on_day {
        day if day > visit.now.day() => Some("books-day-to-come".into()),
        day if day < donation.on_day => Some("books-return-early".into()),
        _ if line.size() > donation.left() => Some("books-too-much".into()),
        _ => None,
    }
}

/// The town hall's payment: only what the council decided, and not before.
fn town(visit: &Visit, campaign: Campaign, line: &Line) -> Result<Choice, Refusal> {
    let decided = campaign.decision.as_ref().map(|decision| (decision.on, decision.sum));
    let paid: Allowed<Pay> = match visit.may::<Pay>(campaign) {
        Ok(campaign) => campaign,
        Err(Denied::Because(key)) => return Err(key.into()),
        Err(_) => return Err("match-no-decision".into()),
    };
    match decided {
        Some((on, _)) if line.on_day < on => Err("match-paid-early".into()),
        Some((_, sum)) if sum != line.amount => Err(Text::new("bank-match-other-sum").with("sum", sum)),
        _ => Ok(Choice::Match(paid, outgoing(visit, line, "bank-book-match"))),
    }
}
