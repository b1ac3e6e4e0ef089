//! A campaign from its first leu to the delivery: what was given, what the town hall added, what was spent and built.
use super::{Place, Planter};
use crate::demo::pictures;
use crate::demo::story::{AFTER, BEFORE, Course, Fund, Gift, Illustration, PICTURES, Shown, Way};
use communities::initiatives::delivery::{self, AttachmentKind, MilestoneId, NewUpdate, UpdateId};
use communities::initiatives::{Initiative, store as initiatives};
use db::Writer;
use fund::books::domain::{DonationId, Shown as ShownAs};
use fund::books::store::Bill;
use fund::campaigns::domain::NewCampaign;
use fund::matches::conditions::Conditions;
use fund::pledges::domain::{NewPledge, PledgeId};
use fund::story as books;
use kit::files::{self, Checked};
use kit::{CampaignId, Error, Problems, ProcessId, Result, Role};
use rules::Money;
use rules::matching::{CapOn, MatchRule};
use rules::stages::StageKind;

/// Whose account it is, the IBAN of the textbooks, and a bank that does not exist.
const ACCOUNT: [&str; 3] = ["Fundația Comunitară Câmpia", "RO49AAAA1B31007593840000", "Banca Exemplu"];

/// Days from counting a cash box to taking it to the bank.
const BANKED_AFTER: i32 = 2;

/// Something that the accountant books.
enum Move<'a> {
    Received(usize, &'a Gift),
    Returned(usize, &'a Gift, &'static str),
    Banked(&'a Gift),
    Fee(i64, &'static str),
}

impl Planter {
    /// The campaign of the process's winner, and what followed from it.
    pub(super) async fn campaign(
        &self,
        place: &Place,
        process: ProcessId,
        course: &Course,
        fund: &Fund,
    ) -> Result<()> {
        let Some((_, first, last, _)) = course.stages.iter().find(|stage| stage.0 == StageKind::Fund) else {
            return Ok(());
        };
        let mut tx = self.write(place.id, Some(place.coordinator), self.at(*first, (9, 0))).await?;
        let won =
            initiatives::of_process(&mut tx, process).await?.into_iter().next().ok_or(Error::NotFound)?;
        let new = NewCampaign {
            goal: won.cost,
            rule: MatchRule {
                rate_percent: 100,
                cap: Money::from_bani(course.cap * 100),
                cap_on: CapOn::Match,
            },
            opens_at: self.day(*first).start(),
            closes_at: self.day(*last).end(),
            cut_off_at: self.day(*last).end(),
            beneficiary: ACCOUNT[0].to_owned(),
            iban: ACCOUNT[1].to_owned(),
            bank: ACCOUNT[2].to_owned(),
            conditions: Conditions::default(),
        };
        let campaign = books::open_campaign(&mut tx, won.clone(), &new).await?;
        tx.commit_recorded().await?;
        self.update(place, &won, *first, "Campania a început", fund.story).await?;
        self.gifts(place, campaign, fund).await?;
        self.pledges(place, campaign, fund).await?;
        if let Some((number, decided, paid)) = fund.decision {
            self.doubled(place, campaign, *last + 1, (number, decided, paid)).await?;
        }
        for invoice in fund.invoices {
            let day = self.workday(invoice.day);
            let mut tx = self.write(place.id, Some(place.accountant), self.at(day, (14, 0))).await?;
            let bill = Bill {
                payee: invoice.supplier.to_owned(),
                invoice: invoice.number.to_owned(),
                masked: None,
                original: None,
            };
            let (day, sum) = (self.day(day), Money::from_bani(invoice.bani));
            books::spend(&mut tx, campaign, day, sum, invoice.what, &bill).await?;
            tx.commit_recorded().await?;
        }
        self.works(place, &won, fund).await
    }

    /// Everything that came in and went back, in the order of its days.
    async fn gifts(&self, place: &Place, campaign: CampaignId, fund: &Fund) -> Result<()> {
        let mut moves: Vec<(i32, Move<'_>)> = Vec::new();
        for (number, gift) in fund.gifts.iter().enumerate() {
            moves.push((self.received_on(gift), Move::Received(number, gift)));
            moves.extend(
                gift.returned.map(|(day, why)| (self.workday(day), Move::Returned(number, gift, why))),
            );
            if matches!(gift.way, Way::Cash(..)) {
                moves.push((self.workday(gift.day + BANKED_AFTER), Move::Banked(gift)));
            }
        }
        moves.extend(fund.fees.iter().map(|(bani, day, what)| (self.workday(*day), Move::Fee(*bani, what))));
        moves.sort_by_key(|(day, _)| *day);
        let mut received = vec![None; fund.gifts.len()];
        for (day, what) in moves {
            let mut tx = self.write(place.id, Some(place.accountant), self.at(day, (15, 0))).await?;
            let on_day = self.day(day);
            match what {
                Move::Received(number, gift) => {
                    received[number] = Some(self.receive(&mut tx, campaign, number, gift).await?)
                }
                Move::Returned(number, gift, why) => {
                    let donation: DonationId = received[number].ok_or(Error::NotFound)?;
                    books::return_donation(&mut tx, donation, on_day, Money::from_bani(gift.bani), why)
                        .await?;
                }
                Move::Banked(gift) => {
                    books::bank_cash(&mut tx, campaign, on_day, Money::from_bani(gift.bani), gift.name)
                        .await?;
                }
                Move::Fee(bani, what) => {
                    books::book_fee(&mut tx, campaign, on_day, Money::from_bani(bani), what).await?
                }
            }
            tx.commit_recorded().await?;
        }
        Ok(())
    }

    /// Transfers come on workdays; a box is opened on whatever day it stood there.
    fn received_on(&self, gift: &Gift) -> i32 {
        match gift.way {
            Way::Transfer => self.workday(gift.day),
            Way::Cash(..) => gift.day,
        }
    }

    async fn receive(
        &self,
        tx: &mut Writer,
        campaign: CampaignId,
        number: usize,
        gift: &Gift,
    ) -> Result<DonationId> {
        let (on_day, amount) = (self.day(self.received_on(gift)), Money::from_bani(gift.bani));
        match gift.way {
            Way::Transfer => {
                let reference = format!("{}/{:03}", on_day.0.strftime("%Y%m%d"), number + 1);
                books::book_transfer(
                    tx,
                    campaign,
                    on_day,
                    amount,
                    (gift.name, shown(&gift.shown)),
                    &reference,
                    None,
                )
                .await
            }
            Way::Cash(one, other) => {
                let protocol = format!("PV {}/{}", number + 1, on_day.0.year());
                books::book_cash(tx, campaign, on_day, amount, &protocol, [one, other]).await
            }
        }
    }

    async fn pledges(&self, place: &Place, campaign: CampaignId, fund: &Fund) -> Result<()> {
        for (name, bani, day) in fund.pledges {
            let mut tx = self.write(place.id, None, self.at(*day, (20, 0))).await?;
            let new = NewPledge {
                id: PledgeId(tx.new_id()),
                amount: Money::from_bani(*bani),
                name: Some((*name).to_owned()),
                shown: ShownAs::Name,
                email: None,
                lang: kit::Lang::Ro,
            };
            books::pledge(&mut tx, campaign, &new).await?;
            tx.commit_recorded().await?;
        }
        Ok(())
    }

    /// The match is frozen on a morning, decided by the council, and paid.
    async fn doubled(
        &self,
        place: &Place,
        campaign: CampaignId,
        frozen: i32,
        (number, decided, paid): (&str, i32, i32),
    ) -> Result<()> {
        let mut tx = self.write(place.id, Some(place.accountant), self.at(frozen, (9, 0))).await?;
        let sum = books::freeze(&mut tx, campaign).await?;
        tx.commit_recorded().await?;
        let (decided, paid) = (self.workday(decided), self.workday(paid));
        let mut tx = self.write(place.id, Some(place.clerk), self.at(decided, (16, 0))).await?;
        let number = format!("{number}/{}", self.year(decided));
        books::record_decision(&mut tx, campaign, &number, self.day(decided), sum).await?;
        tx.commit_recorded().await?;
        let mut tx = self.write(place.id, Some(place.accountant), self.at(paid, (12, 0))).await?;
        books::pay_match(&mut tx, campaign, self.day(paid), "Ordin de plată al primăriei").await?;
        Ok(tx.commit_recorded().await?)
    }

    /// Milestones, updates and the end of the works, in the order of their days.
    async fn works(&self, place: &Place, won: &Initiative, fund: &Fund) -> Result<()> {
        let planned =
            fund.milestones.iter().map(|(_, due, done)| done.unwrap_or(*due).min(*due)).min().unwrap_or(0);
        let mut tx =
            self.write(place.id, Some(place.coordinator), self.at(planned.min(0) - 3, (9, 30))).await?;
        let mut milestones = Vec::new();
        for (title, due, _) in fund.milestones {
            let id = MilestoneId(tx.new_id());
            delivery::add_milestone(&mut tx, won, id, title, self.day(*due)).await?;
            milestones.push(delivery::store::find_milestone(&mut tx, id).await?.ok_or(Error::NotFound)?);
        }
        tx.commit_recorded().await?;
        for ((_, _, done), milestone) in fund.milestones.iter().zip(&milestones) {
            let Some(day) = done else { continue };
            let mut tx = self.write(place.id, Some(place.clerk), self.at(*day, (13, 0))).await?;
            delivery::complete_milestone(&mut tx, won, milestone, self.day(*day), "").await?;
            tx.commit_recorded().await?;
            self.settle().await?;
        }
        for (day, title, text) in fund.updates {
            self.update(place, won, *day, title, text).await?;
        }
        if let Some((day, closing)) = fund.delivered {
            let mut tx = self.write(place.id, Some(place.coordinator), self.at(day, (17, 0))).await?;
            for (kind, (_, scene, caption)) in
                [(AttachmentKind::Before, BEFORE), (AttachmentKind::After, AFTER)]
            {
                let (batch, picture) = (tx.new_id(), checked(scene).await?);
                delivery::attach(&mut tx, won, batch, kind, caption, picture).await?;
            }
            delivery::mark_delivered(&mut tx, won, self.day(day), closing).await?;
            tx.commit_recorded().await?;
            self.settle().await?;
        }
        Ok(())
    }

    async fn update(&self, place: &Place, won: &Initiative, day: i32, title: &str, text: &str) -> Result<()> {
        let picture = picture_of(title);
        let pictures = match picture {
            Some((_, scene, _)) => checked(*scene).await?,
            None => Vec::new(),
        };
        let mut tx = self.write(place.id, Some(place.coordinator), self.at(day, (18, 30))).await?;
        let update = NewUpdate {
            id: UpdateId(tx.new_id()),
            role: Role::Coordinator,
            text: format!("**{title}.** {text}"),
            caption: picture.map(|(.., caption)| (*caption).to_owned()).unwrap_or_default(),
        };
        delivery::post_update(&mut tx, won, &update, pictures, Vec::new()).await?;
        tx.commit_recorded().await?;
        self.settle().await
    }
}

fn shown(shown: &Shown) -> ShownAs {
    match shown {
        Shown::Name => ShownAs::Name,
        Shown::Initials => ShownAs::Initials,
        Shown::Anonymous => ShownAs::Anonymous,
    }
}

/// A picture of the story, checked and drawn anew like one that somebody uploads.
pub(super) async fn checked(scene: pictures::Scene) -> Result<Vec<Checked>> {
    let upload = pictures::upload("pictures", "imagine.jpg", scene)?;
    files::check("pictures", vec![upload], 1, &mut Problems::none()).await
}

/// The picture of something with this title.
pub(super) fn picture_of(title: &str) -> Option<&'static Illustration> {
    PICTURES.iter().find(|(of, ..)| *of == title)
}
