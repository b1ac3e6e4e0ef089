//! What the measurements are made on: one community with many proposals, a vote with many people, a long ledger.
use anyhow::{Context, Result};
use communities::candidates::{self, Candidate};
use communities::initiatives;
use communities::processes::store as processes;
use communities::processes::store::{NewProcess, NewStage};
use db::{Writer, args, sql};
use fund::campaigns::domain::NewCampaign;
use fund::matches::conditions::{Conditions, PoolId};
use fund::matches::pools::NewPool;
use kit::clock::random;
use kit::config::Config;
use kit::visit::{App, hex, session_hash, unhex};
use kit::{CampaignId, CommunityId, InitiativeId, Instant, PersonId, ProcessId, ProposalId, Role};
use rules::Money;
use rules::matching::{CapOn, MatchRule};
use rules::stages::StageKind;
use std::path::Path;

/// The host of the community that is measured.
pub(crate) const HOST: &str = "bench.localhost";
/// The secret of the measured server, so that the measuring program can sign forms.
pub(crate) const SECRET: &str = "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b";

/// Who of the planted people has which role; all others are members.
pub(crate) const COORDINATOR: usize = 0;
pub(crate) const ACCOUNTANT: usize = 1;

/// Somebody with a session: the cookie's value and the token of the forms.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) cookie: String,
    pub(crate) token: String,
}

/// The planted world.
pub(crate) struct World {
    pub(crate) community: CommunityId,
    /// Its proposals are listed.
    pub(crate) process: ProcessId,
    pub(crate) slug: String,
    pub(crate) people: Vec<Person>,
}

/// The configuration of the measured server.
pub(crate) fn config(folder: &Path, port: u16) -> Config {
    Config {
        listen: format!("127.0.0.1:{port}"),
        database: format!("sqlite:{}", folder.join("bench.sqlite").display()),
        data: folder.display().to_string(),
        port,
        ..Config::default()
    }
}

/// Plants the world with `proposals` proposals and `residents` people who may vote.
///
/// # Errors
/// If something cannot be written.
pub(crate) async fn plant(app: &App, proposals: i64, residents: i64) -> Result<World> {
    let world = plant_voters(app, residents).await?;
    plant_proposals(app, world.community, world.process, proposals).await?;
    Ok(world)
}

/// Plants the world without proposals.
///
/// # Errors
/// If something cannot be written.
pub(crate) async fn plant_voters(app: &App, residents: i64) -> Result<World> {
    let community = CommunityId(kit::clock::new_id(true, app.clock.now().0));
    let mut tx = app.write_as_program(CommunityId::INSTANCE).await.map_err(loud)?;
    tx.run(
        sql!(global "
            insert into community (id, host, kind, name, languages, accent, summary, settings, created_at)
            values ($1, $2, 'commune', 'Comuna Măsurată', 'ro,en', '#a33a1e', 'O comună pentru măsurători.', '{}', 0)"),
        args![community, HOST],
    )
    .await?;
    tx.commit_quietly().await?;
    let people = plant_people(app, community, residents).await?;
    let (process, slug) = plant_process(app, community).await?;
    Ok(World { community, process, slug, people })
}

async fn plant_process(app: &App, community: CommunityId) -> Result<(ProcessId, String)> {
    let now = app.clock.now();
    let mut tx = app.write_as_program(community).await.map_err(loud)?;
    let new = NewProcess { max_choices: 3, ..NewProcess::titled("Măsurătoare") };
    let process = processes::create(&mut tx, &new).await.map_err(loud)?;
    let day = Instant::DAY;
    for (kind, from, to) in
        [(StageKind::Propose, -20, -1), (StageKind::Vote, -1, 20), (StageKind::Fund, 21, 40)]
    {
        let stage = NewStage {
            kind,
            opens_at: now.plus(from * day),
            closes_at: now.plus(to * day),
            note: String::new(),
        };
        processes::add_stage(&mut tx, process, &stage).await.map_err(loud)?;
    }
    processes::publish(&mut tx, process).await.map_err(loud)?;
    tx.commit_recorded().await?;
    let mut reader = app.read_as_program(community).await.map_err(loud)?;
    let found = processes::find(&mut reader, process).await.map_err(loud)?;
    Ok((process, found.map(|process| process.slug).unwrap_or_default()))
}

/// Residents with a session each.
async fn plant_people(app: &App, community: CommunityId, residents: i64) -> Result<Vec<Person>> {
    let now = app.clock.now();
    let mut tx = app.write_as_program(community).await.map_err(loud)?;
    let mut people = Vec::new();
    for number in 0..residents {
        let (id, token) = (PersonId(tx.new_id()), random::<32>());
        tx.run(
            sql!(global "insert into person (id, name, language, created_at) values ($1, $2, 'ro', $3)"),
            args![id, format!("Locuitor {number}"), now],
        )
        .await?;
        tx.run(
            sql!("insert into membership (community_id, person_id, role, joined_at) values ($1, $2, $3, $4)"),
            args![id, role_of(number), now],
        )
        .await?;
        tx.run(
            sql!(
                "
                insert into attestation (community_id, person_id, adult, checked_on, checked_by)
                values ($1, $2, true, '2026-01-01', $2)"
            ),
            args![id],
        )
        .await?;
        tx.run(
            sql!(
                "
                insert into session (community_id, token_hash, person_id, created_at, expires_at, way)
                values ($1, $2, $3, $4, $5, 'bench')"
            ),
            args![session_hash(&token), id, now, now.plus(30 * Instant::DAY)],
        )
        .await?;
        let secret = app.keyed_hash("form", &[&session_hash(&token)]);
        people.push(Person { cookie: hex(&token), token: hex(&[&[0u8; 16][..], &secret[..16]].concat()) });
    }
    tx.commit_quietly().await?;
    Ok(people)
}

fn role_of(number: i64) -> Role {
    match usize::try_from(number) {
        Ok(COORDINATOR) => Role::Coordinator,
        Ok(ACCOUNTANT) => Role::Accountant,
        _ => Role::Member,
    }
}

/// Many proposals at once: the rows that the list and the page of a proposal read. Ids rise with time, as real ones do.
async fn plant_proposals(app: &App, community: CommunityId, process: ProcessId, count: i64) -> Result<()> {
    let mut tx = app.write_as_program(community).await.map_err(loud)?;
    tx.run(
        sql!("
            with recursive n(i) as (select 1 union all select i + 1 from n where i < $3)
            insert into proposal (community_id, id, process_id, author_name, title, summary, description, category, village,
                   estimated_cost, status, revision, review_number, support_count, created_at, submitted_at)
            select $1, cast(printf('%016d', i) as blob), $2, 'Pe hârtie', 'Propunerea numărul ' || i,
                   'O propoziție despre ce ar fi bine să se facă și pentru cine anume.',
                   'Un text mai lung, cu câteva rânduri. De ce este nevoie, cine ajută și cât costă.', 'living', 'Boju',
                   500000, 'submitted', 1, 0, i % 97, $4 + i, $4 + i
              from n"),
        args![process, count, app.clock.now().plus(-Instant::DAY)],
    )
    .await?;
    tx.run(
        sql!("
            insert into proposal_shelf (community_id, proposal_id, shelf, process_id, submitted_at, support_count)
            select community_id, id, 'all', process_id, submitted_at, support_count from proposal
             where community_id = $1 and process_id = $2"),
        args![process],
    )
    .await?;
    tx.run(
        sql!("insert into proposal_shelf_count (community_id, process_id, shelf, count) values ($1, $2, 'all', $3)"),
        args![process, count],
    )
    .await?;
    tx.commit_quietly().await
}

/// The secret as bytes.
pub(crate) fn secret() -> [u8; 32] {
    unhex(SECRET).unwrap_or([0; 32])
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
pub(crate) fn loud(error: kit::Error) -> anyhow::Error {
    anyhow::anyhow!("{error:?}")
}

/// Opens the vote with three candidates; everybody planted may vote.
///
/// # Errors
/// If it cannot be opened.
pub(crate) async fn open_vote(app: &App, world: &World) -> Result<()> {
    let mut tx = app.write_as_program(world.community).await.map_err(loud)?;
    for number in 1..=3 {
        let candidate = candidate(&mut tx, world.process, number);
        candidates::admit(&mut tx, &candidate).await.map_err(loud)?;
    }
    voting::demo::open_vote(&mut tx, app, world.process, None).await.map_err(loud)?;
    tx.commit_recorded().await
}

fn candidate(tx: &mut Writer, process: ProcessId, number: usize) -> Candidate {
    Candidate {
        proposal: ProposalId(tx.new_id()),
        process,
        title: format!("Candidata {number}"),
        summary: "O propoziție.".into(),
        village: None,
        category: None,
        cost: Money::from_bani(500_000),
    }
}

/// An initiative with its campaign, open and empty.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn open_campaign(app: &App, world: &World) -> Result<(InitiativeId, CampaignId)> {
    open_campaign_with(app, world, 4, Conditions::default()).await
}

/// A pool of so many lei, and two campaigns that share it. Nothing is in it yet.
///
/// # Errors
/// If it cannot be written.
pub(crate) async fn open_pool(app: &App, world: &World, lei: i64) -> Result<(PoolId, [CampaignId; 2])> {
    let mut tx = app.write_as_program(world.community).await.map_err(loud)?;
    let new = NewPool {
        title: "Fondul măsurat".into(),
        decision: "1/2026".into(),
        decided_on: app.clock.now().day(),
        budget: Money::from_bani(lei * 100),
    };
    let pool = fund::story::found_pool(&mut tx, new).await.map_err(loud)?;
    tx.commit_recorded().await?;
    let conditions = Conditions { pool: Some(pool), ..Conditions::default() };
    let (_, first) = open_campaign_with(app, world, 5, conditions.clone()).await?;
    let (_, second) = open_campaign_with(app, world, 6, conditions).await?;
    Ok((pool, [first, second]))
}

async fn open_campaign_with(
    app: &App,
    world: &World,
    number: usize,
    conditions: Conditions,
) -> Result<(InitiativeId, CampaignId)> {
    let now = app.clock.now();
    let mut tx = app.write_as_program(world.community).await.map_err(loud)?;
    let winner = candidate(&mut tx, world.process, number);
    candidates::admit(&mut tx, &winner).await.map_err(loud)?;
    let id = initiatives::store::create(&mut tx, &winner, None).await.map_err(loud)?;
    let id = id.context("a new candidate becomes an initiative")?;
    let initiative = initiatives::store::find(&mut tx, id).await.map_err(loud)?;
    let terms = NewCampaign {
        goal: Money::from_bani(2_000_000),
        rule: MatchRule { rate_percent: 100, cap: Money::from_bani(1_000_000), cap_on: CapOn::Match },
        opens_at: now.plus(-5 * Instant::DAY),
        closes_at: now.plus(30 * Instant::DAY),
        cut_off_at: now.plus(30 * Instant::DAY),
        beneficiary: "Fundația Măsurată".into(),
        iban: "RO49AAAA1B31007593840000".into(),
        bank: "Banca Mică".into(),
        conditions,
    };
    let initiative = initiative.context("it was written just now")?;
    let campaign = fund::story::open_campaign(&mut tx, initiative, &terms).await.map_err(loud)?;
    tx.commit_recorded().await?;
    Ok((id, campaign))
}

/// Many donations at once, after the cut-off: entries of two postings each, and the sums as the books keep them.
///
/// # Errors
/// If they cannot be written.
pub(crate) async fn plant_ledger(
    app: &App,
    community: CommunityId,
    campaign: CampaignId,
    gifts: i64,
) -> Result<()> {
    let mut tx = app.write_as_program(community).await.map_err(loud)?;
    tx.run(
        sql!("
            with recursive n(i) as (select 1 union all select i + 1 from n where i < $3)
            insert into donation (community_id, id, campaign_id, till, amount, on_day, eligible, shown, shown_name, returned,
                   bank_reference, booked_at)
            select $1, cast(printf('%016d', i) as blob), $2, 'bank', 5000, '2026-05-01', false, 'initials', 'A. P.', 0, 'B' || i, $4 from n"),
        args![campaign, gifts, app.clock.now()],
    )
    .await?;
    // An entry has the id of its donation: they stand in different tables.
    tx.run(
        sql!("
            insert into entry (community_id, id, closing, campaign_id, book, kind, on_day, booked_at, description, donation_id,
                   eligible, lines, number)
            select community_id, id, id, campaign_id, 'foundation', 'donation', on_day, booked_at, '', id, false, 2,
                   row_number() over (order by id)
              from donation where community_id = $1 and campaign_id = $2"),
        args![campaign],
    )
    .await?;
    tx.run(
        sql!("
            insert into posting (community_id, entry_id, line, account, amount, before_amount, after_amount, entry_lines)
            select community_id, id, 1, 'bank', 5000, 0, 5000, 2 from entry where community_id = $1 and campaign_id = $2"),
        args![campaign],
    )
    .await?;
    tx.run(
        sql!("
            insert into posting (community_id, entry_id, line, prev_line, account, amount, before_amount, after_amount,
                   entry_lines, closing)
            select community_id, id, 2, 1, 'donations_received', -5000, 5000, 0, 2, id
              from entry where community_id = $1 and campaign_id = $2"),
        args![campaign],
    )
    .await?;
    tx.run(
        sql!(
            "
            update campaign_total set bank = 5000 * $3, received = 5000 * $3, gifts = $3, entries = $3
             where community_id = $1 and campaign_id = $2"
        ),
        args![campaign, gifts],
    )
    .await?;
    tx.commit_quietly().await
}
