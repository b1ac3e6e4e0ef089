//! Two campaigns out of one pool, with what money can come from and go to: a sponsor's contract, a cash box opened before
//! two witnesses, a grant, a gift in kind, an order with its invoice.
use super::money::{ACCOUNT, checked};
use super::{Place, Planter};
use crate::demo::pictures::Scene;
use crate::demo::story::{LINDENS, WELL};
use communities::initiatives::{Initiative, store as initiatives};
use fund::books::domain::{Shown, Source};
use fund::campaigns::domain::NewCampaign;
use fund::matches::conditions::{Conditions, PoolId};
use fund::matches::pools::NewPool;
use fund::sources::Origin;
use fund::sources::boxes::domain::Opening;
use fund::sources::boxes::store::Sealing;
use fund::sources::contracts::domain::Terms;
use fund::sources::funding::domain::{Funding, FundingId};
use fund::sources::in_kind::domain::{Thing, ThingId};
use fund::spending::domain::{Commitment, CommitmentId, CommitmentKind, Invoice, InvoiceId, InvoiceKind};
use fund::story as books;
use kit::files::{self, SeenBy};
use kit::{CampaignId, Error, ProcessId, Result};
use rules::Money;
use rules::matching::{CapOn, MatchRule};

/// The days of the campaigns.
const DAYS: (i32, i32) = (-30, 40);

fn lei(lei: i64) -> Money {
    Money::from_bani(lei * 100)
}

impl Planter {
    /// Both campaigns of the process, and what came to them.
    pub(super) async fn shared(&self, place: &Place, process: ProcessId) -> Result<()> {
        let mut tx = self.write(place.id, Some(place.clerk), self.at(DAYS.0 - 3, (13, 0))).await?;
        let decided = self.workday(DAYS.0 - 4);
        let new = NewPool {
            title: "Fondul pentru umbră și apă".to_owned(),
            decision: format!("38/{}", self.year(decided)),
            decided_on: self.day(decided),
            budget: lei(12_000),
        };
        let pool = books::found_pool(&mut tx, new).await?;
        tx.commit_recorded().await?;
        let lindens = self.open_shared(place, process, LINDENS, pool).await?;
        let well = self.open_shared(place, process, WELL, pool).await?;
        self.sponsor(place, lindens).await?;
        self.grant(place, well).await?;
        self.cash_box(place, well).await?;
        self.gift_in_kind(place, lindens).await?;
        self.order(place, lindens).await
    }

    async fn open_shared(
        &self,
        place: &Place,
        process: ProcessId,
        title: &str,
        pool: PoolId,
    ) -> Result<CampaignId> {
        let mut tx = self.write(place.id, Some(place.coordinator), self.at(DAYS.0, (9, 30))).await?;
        let won = initiatives::of_process(&mut tx, process).await?;
        let won: Initiative = won.into_iter().find(|won| won.title == title).ok_or(Error::NotFound)?;
        let new = NewCampaign {
            goal: won.cost,
            rule: MatchRule { rate_percent: 100, cap: lei(10_000), cap_on: CapOn::Match },
            opens_at: self.day(DAYS.0).start(),
            closes_at: self.day(DAYS.1).end(),
            cut_off_at: self.day(DAYS.1).end(),
            beneficiary: ACCOUNT[0].to_owned(),
            iban: ACCOUNT[1].to_owned(),
            bank: ACCOUNT[2].to_owned(),
            conditions: Conditions { pool: Some(pool), ..Conditions::default() },
        };
        let campaign = books::open_campaign(&mut tx, won, &new).await?;
        tx.commit_recorded().await?;
        Ok(campaign)
    }

    /// A contract of two instalments, of which one has come.
    async fn sponsor(&self, place: &Place, campaign: CampaignId) -> Result<()> {
        let (signed, paid) = (self.workday(-26), self.workday(-24));
        let mut tx = self.write(place.id, Some(place.coordinator), self.at(signed, (11, 0))).await?;
        let copy = checked(Scene::Paper).await?.pop().ok_or(Error::NotFound)?;
        let copy = files::keep(&mut tx, copy, SeenBy::Staff, Some(place.coordinator)).await?;
        let terms = Terms {
            number: format!("3/{}", self.year(signed)),
            on_day: self.day(signed),
            sponsor: "Pepiniera Câmpiei SRL".to_owned(),
            cui: "1235".to_owned(),
            office: "Cojocna, str. Livezii 4".to_owned(),
            represented_by: "Anca Pădurean".to_owned(),
            iban: None,
            beneficiary: ACCOUNT[0].to_owned(),
            beneficiary_cui: "86".to_owned(),
            beneficiary_office: "Cojocna, str. Republicii 72".to_owned(),
            beneficiary_by: "Dan Pintilie".to_owned(),
            object: "Opt tei și două bănci la stația de autobuz din Moriști.".to_owned(),
            value: lei(4_000),
            starts_on: self.day(signed),
            ends_on: self.day(DAYS.1),
            rights: "Numele sponsorului apare pe pagina campaniei și pe panoul de la stație.".to_owned(),
            duties: "Suma se plătește în două tranșe, prin virament.".to_owned(),
        };
        let contract = books::sign_contract(&mut tx, campaign, &terms, (self.day(signed), copy)).await?;
        tx.commit_recorded().await?;
        let mut tx = self.write(place.id, Some(place.accountant), self.at(paid, (15, 0))).await?;
        let (day, reference) = (self.day(paid), "SP-1");
        books::book_on(&mut tx, campaign, Origin::Contract(contract), day, lei(2_500), reference).await?;
        Ok(tx.commit_recorded().await?)
    }

    async fn grant(&self, place: &Place, campaign: CampaignId) -> Result<()> {
        let (decided, paid) = (self.workday(-22), self.workday(-15));
        let mut tx = self.write(place.id, Some(place.coordinator), self.at(decided, (12, 0))).await?;
        let funding = Funding {
            id: FundingId(tx.new_id()),
            campaign,
            kind: Source::Grant,
            funder: "Fundația pentru Sate Vii".to_owned(),
            number: format!("SV-114/{}", self.year(decided)),
            on_day: self.day(decided),
            conditions: "Numai pentru racord și cișmea. Raport cu facturi până la sfârșitul anului."
                .to_owned(),
            value: Some(lei(2_000)),
            used: Money::ZERO,
        };
        books::record_funding(&mut tx, campaign, &funding).await?;
        tx.commit_recorded().await?;
        let mut tx = self.write(place.id, Some(place.accountant), self.at(paid, (15, 0))).await?;
        let (day, reference) = (self.day(paid), "GR-1");
        books::book_on(&mut tx, campaign, Origin::Funding(funding.id), day, lei(2_000), reference).await?;
        Ok(tx.commit_recorded().await?)
    }

    /// A box at the shop: opened once before two people, and put up again.
    async fn cash_box(&self, place: &Place, campaign: CampaignId) -> Result<()> {
        let sealing = |day: i32, seal: &str| Sealing {
            place: "Magazinul din Huci".to_owned(),
            seal: seal.to_owned(),
            on_day: self.day(day),
            by_whom: "Letiția Șandor".to_owned(),
        };
        let mut tx = self.write(place.id, Some(place.coordinator), self.at(-28, (10, 0))).await?;
        let id = books::put_up_box(&mut tx, campaign, 1, &sealing(-28, "A 004512")).await?;
        tx.commit_recorded().await?;
        let found = Opening {
            on_day: self.day(-9),
            protocol: "C1/1".to_owned(),
            witnesses: ["Sorin Hanga".to_owned(), "Vasile Bălan".to_owned()],
            seal_intact: true,
            remark: None,
            amount: Money::from_bani(43_750),
            pieces: vec![(10_000, 1), (5_000, 3), (1_000, 12), (500, 11), (100, 10), (50, 5)],
            is_undone: false,
        };
        let mut tx = self.write(place.id, Some(place.accountant), self.at(-9, (17, 0))).await?;
        books::open_box(&mut tx, id, &found).await?;
        books::seal_box(&mut tx, id, &sealing(-9, "A 004513")).await?;
        Ok(tx.commit_recorded().await?)
    }

    async fn gift_in_kind(&self, place: &Place, campaign: CampaignId) -> Result<()> {
        let mut tx = self.write(place.id, Some(place.coordinator), self.at(-12, (12, 0))).await?;
        let thing = Thing {
            id: ThingId(tx.new_id()),
            campaign,
            what: "Două bănci din lemn de stejar".to_owned(),
            on_day: self.day(-12),
            donor: Some("Tiberiu Lup".to_owned()),
            shown: Shown::Name,
            shown_name: Some("Tiberiu Lup".to_owned()),
            value: lei(1_300),
            valued_by: "comisia primăriei".to_owned(),
            method: "prețul unei bănci asemănătoare la un producător din județ".to_owned(),
            contract: None,
            masked: None,
            original: None,
            withdrawn: None,
        };
        books::give_thing(&mut tx, &thing).await?;
        Ok(tx.commit_recorded().await?)
    }

    /// The trees are ordered, invoiced, and paid in part.
    async fn order(&self, place: &Place, campaign: CampaignId) -> Result<()> {
        let (ordered, invoiced, paid) = (self.workday(-14), self.workday(-8), self.workday(-5));
        let mut tx = self.write(place.id, Some(place.coordinator), self.at(ordered, (10, 0))).await?;
        let commitment = Commitment {
            id: CommitmentId(tx.new_id()),
            campaign,
            kind: CommitmentKind::Order,
            number: format!("C-7/{}", self.year(ordered)),
            on_day: self.day(ordered),
            supplier: "Verde de Câmpie SRL".to_owned(),
            cui: "1448".to_owned(),
            what: "Opt tei de trei metri, cu plantare".to_owned(),
            sum: lei(1_900),
            invoiced: Money::ZERO,
            paid: Money::ZERO,
            closed: None,
            masked: None,
            original: None,
        };
        books::commit(&mut tx, &commitment).await?;
        tx.commit_recorded().await?;
        let mut tx = self.write(place.id, Some(place.coordinator), self.at(invoiced, (10, 0))).await?;
        let invoice = Invoice {
            id: InvoiceId(tx.new_id()),
            campaign,
            commitment: Some(commitment.id),
            kind: InvoiceKind::Invoice,
            supplier: commitment.supplier,
            cui: commitment.cui,
            number: "VC 0219".to_owned(),
            on_day: self.day(invoiced),
            due_on: Some(self.day(invoiced + 30)),
            amount: lei(1_200),
            paid: Money::ZERO,
            masked: None,
            original: None,
            is_cancelled: false,
        };
        books::add_invoice(&mut tx, &invoice).await?;
        tx.commit_recorded().await?;
        let mut tx = self.write(place.id, Some(place.accountant), self.at(paid, (14, 0))).await?;
        books::pay_invoice(&mut tx, &invoice, self.day(paid), lei(800), "Tei, prima tranșă").await?;
        Ok(tx.commit_recorded().await?)
    }
}
