//! A campaign to test with: an initiative of a process in its fund stage, people with the roles that money needs.
use crate::campaigns::domain::NewCampaign;
use crate::story;
use axum::extract::Path;
use axum::response::IntoResponse;
use communities::candidates::{self, Candidate};
use communities::initiatives::{self, Initiative};
use db::{args, sql};
use kit::area::Place as Where;
use kit::test::{Answer, NOON, Place, Someone, World};
use kit::{
    Access, Area, CampaignId, Day, InitiativeId, Instant, ProcessId, ProposalId, Result, Role, Routes, Visit,
};
use rules::Money;
use rules::matching::{CapOn, MatchRule};

pub(crate) fn areas() -> Vec<Area> {
    vec![communities::area(), dialogue::area(), crate::area()]
}

/// This area alone, with pages that gather as a process, a report and the desk do.
pub(crate) fn areas_that_gather() -> Vec<Area> {
    let routes = Routes::default()
        .get("/test/process/{id}", Access::Visitor, async |visit: Visit, Path(id): Path<ProcessId>| {
            gather(&visit, Where::Process(id)).await
        })
        .get("/test/report/{id}", Access::Visitor, async |visit: Visit, Path(id): Path<ProcessId>| {
            gather(&visit, Where::Report(id)).await
        })
        .get("/test/desk", Access::Staff, desk);
    vec![crate::area(), Area { name: "test", routes, ..Area::default() }]
}

async fn gather(visit: &Visit, place: Where) -> Result {
    let drawn = visit.app().areas.panels(visit, &mut visit.read().await?, place).await?;
    Ok(drawn.iter().map(ToString::to_string).collect::<String>().into_response())
}

async fn desk(visit: Visit) -> Result {
    let duties = visit.app().areas.duties(&visit, &mut visit.read().await?).await?;
    let lines: Vec<String> = duties
        .iter()
        .map(|duty| {
            format!(
                "{} | {} | {} | {}\n",
                duty.title.say(visit.lang),
                duty.about,
                duty.action.say(visit.lang),
                duty.url
            )
        })
        .collect();
    Ok(lines.concat().into_response())
}

pub(crate) fn lei(text: &str) -> Money {
    Money::parse_ro(text).unwrap()
}

pub(crate) fn today() -> Day {
    NOON.day()
}

/// An account number that passes its check: the example of the registry.
pub(crate) const IBAN: &str = "RO49AAAA1B31007593840000";

pub(crate) const DOUBLED: MatchRule =
    MatchRule { rate_percent: 100, cap: Money::from_bani(1_000_000), cap_on: CapOn::Match };

/// The campaign runs from ten days ago until in twenty days.
pub(crate) fn terms() -> NewCampaign {
    NewCampaign {
        goal: lei("20.000"),
        rule: DOUBLED,
        opens_at: NOON.plus(-10 * Instant::DAY),
        closes_at: NOON.plus(20 * Instant::DAY),
        cut_off_at: NOON.plus(20 * Instant::DAY),
        beneficiary: "Fundația Vatra".into(),
        iban: IBAN.into(),
        bank: "Banca Mică".into(),
        conditions: crate::matches::conditions::Conditions::default(),
    }
}

/// A process in its fund stage.
pub(crate) async fn process(world: &World, place: &Place, slug: &str) -> ProcessId {
    let mut tx = world.write(place).await;
    let process = ProcessId(tx.new_id());
    let title = if place.id == world.theirs.id { kit::test::TRIPWIRE } else { "Inițiativa anului" };
    tx.run(
        sql!("
            insert into process (community_id, id, slug, title, summary, description, max_choices, seats, match_rate, match_cap,
                match_cap_on, created_at, published_at)
            values ($1, $2, $3, $4, 'Pe scurt', '', 3, 1, 100, 1000000, 'match', $5, $5)"),
        args![process, slug, title, NOON],
    )
    .await
    .unwrap();
    let stage = tx.new_id();
    tx.run(
        sql!(
            "
            insert into stage (community_id, id, process_id, kind, opens_at, closes_at, note)
            values ($1, $2, $3, 'fund', $4, $5, '')"
        ),
        args![stage, process, NOON.plus(-10 * Instant::DAY), NOON.plus(20 * Instant::DAY)],
    )
    .await
    .unwrap();
    tx.commit_quietly().await.unwrap();
    process
}

/// An initiative that won.
pub(crate) async fn initiative(world: &World, place: &Place, process: ProcessId, title: &str) -> Initiative {
    let mut tx = world.write(place).await;
    let title = if place.id == world.theirs.id { kit::test::TRIPWIRE } else { title };
    let candidate = Candidate {
        proposal: ProposalId(tx.new_id()),
        process,
        title: title.to_owned(),
        summary: "Doisprezece stâlpi cu lumină economică.".into(),
        village: None,
        category: None,
        cost: lei("20.000"),
    };
    candidates::admit(&mut tx, &candidate).await.unwrap();
    let id = initiatives::store::create(&mut tx, &candidate, None).await.unwrap().unwrap();
    tx.commit_recorded().await.unwrap();
    initiatives::store::find(&mut world.read(place).await, id).await.unwrap().unwrap()
}

/// A world with one open campaign in our community.
pub(crate) struct Ground<'a> {
    pub(crate) world: &'a World,
    pub(crate) initiative: InitiativeId,
    pub(crate) campaign: CampaignId,
    pub(crate) accountant: Someone,
    pub(crate) coordinator: Someone,
}

impl<'a> Ground<'a> {
    pub(crate) async fn new(world: &'a World) -> Ground<'a> {
        Ground::with(world, terms()).await
    }

    pub(crate) async fn with(world: &'a World, terms: NewCampaign) -> Ground<'a> {
        let process = process(world, &world.ours, "anul-2026").await;
        let initiative = initiative(world, &world.ours, process, "Lumină pe aleea școlii").await;
        let id = initiative.id;
        let mut tx = world.write(&world.ours).await;
        let campaign = story::open_campaign(&mut tx, initiative, &terms).await.unwrap();
        tx.commit_recorded().await.unwrap();
        Ground {
            world,
            initiative: id,
            campaign,
            accountant: world.person(&world.ours, Role::Accountant).await,
            coordinator: world.person(&world.ours, Role::Coordinator).await,
        }
    }

    /// The accountant posts a form of this campaign's books.
    pub(crate) async fn book(&self, what: &str, fields: &[(&str, &str)]) -> Answer {
        self.world.as_(&self.accountant).post(&format!("/fund/books/{}/{what}", self.campaign), fields).await
    }

    /// The accountant books a transfer of today.
    pub(crate) async fn transfer(&self, amount: &str, reference: &str) -> Answer {
        let fields = [
            ("on_day", "2026-05-15"),
            ("amount", amount),
            ("donor", "Ana Pop"),
            ("shown", "initials"),
            ("bank_reference", reference),
        ];
        self.book("transfer", &fields).await
    }

    /// The accountant returns part of the only donation.
    pub(crate) async fn give_back(&self, amount: &str) -> Answer {
        let donation = self.a_donation().await;
        let fields = [
            ("on_day", "2026-05-15"),
            ("amount", amount),
            ("till", "bank"),
            ("reason", "La cererea donatorului"),
        ];
        self.world.as_(&self.accountant).post(&format!("/fund/donations/{donation}/return"), &fields).await
    }

    pub(crate) async fn a_donation(&self) -> crate::books::domain::DonationId {
        let statement = sql!("select id from donation where community_id = $1 limit 1");
        self.world.read(&self.world.ours).await.value(statement, args![]).await.unwrap()
    }

    /// The whole campaign as it stands.
    pub(crate) async fn now(&self) -> crate::campaigns::domain::Campaign {
        let mut reader = self.world.read(&self.world.ours).await;
        crate::campaigns::store::find(&mut reader, self.campaign).await.unwrap().unwrap()
    }

    /// The public page, as somebody without an account reads it.
    pub(crate) async fn page(&self) -> Answer {
        self.world.anyone().get(&format!("/initiatives/{}/campaign", self.initiative)).await
    }

    /// Nothing is wrong with the books.
    #[track_caller]
    pub(crate) fn assert_sound(&self) -> impl Future<Output = ()> {
        let place = std::panic::Location::caller();
        async move {
            let problems = crate::check_books(&mut self.world.read(&self.world.ours).await).await.unwrap();
            assert!(problems.is_empty(), "{place}, {}: {problems:?}", self.world.app.db.engine_name());
        }
    }

    /// Moves the clock past the cut-off.
    pub(crate) fn let_the_term_pass(&self) {
        self.world.clock.advance(21 * Instant::DAY);
    }
}

/// Waits for all of them, whatever order they come in.
pub(crate) async fn all<F: Future<Output = Answer>>(requests: Vec<F>) -> Vec<u16> {
    let mut requests: Vec<_> = requests.into_iter().map(|request| (Box::pin(request), None)).collect();
    std::future::poll_fn(|cx| {
        for (request, answer) in requests.iter_mut().filter(|(_, answer)| answer.is_none()) {
            if let std::task::Poll::Ready(done) = request.as_mut().poll(cx) {
                *answer = Some(done.status);
            }
        }
        if requests.iter().all(|(_, answer)| answer.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    requests.into_iter().filter_map(|(_, status)| status).collect()
}
