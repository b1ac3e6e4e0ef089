//! Planting the story: everything goes through the areas' own functions, in the order and at the times at which it is
//! told to have happened, so that totals, constraints, events and letters are those of a real instance.
mod communities;
mod course;
mod documents;
mod meetings;
mod money;
mod register;
mod shared;
mod strategy;

use super::story::{self, Home};
use ::communities::founding::NewCommunity;
use anyhow::anyhow;
use db::{Stamp, Writer};
use kit::visit::App;
use kit::{Clock, CommunityId, Day, Instant, PersonId, Result, clock, job};
use std::sync::Arc;

/// Whoever plants: the program, at the time of each thing that is told.
pub(super) struct Planter {
    /// The program with a clock of its own.
    app: App,
    /// The day of planting: day 0 of the story.
    today: Day,
}

/// A community with its people.
pub(super) struct Place {
    id: CommunityId,
    host: String,
    clerk: PersonId,
    coordinator: PersonId,
    accountant: PersonId,
    citizen: PersonId,
    /// The citizen of the buttons comes last.
    residents: Vec<Resident>,
}

/// Somebody who lives there.
struct Resident {
    name: &'static str,
    village: &'static str,
    person: PersonId,
}

/// Plants everything.
///
/// # Errors
/// If something cannot be kept.
pub(super) async fn plant(app: &App) -> Result<()> {
    let planter = Planter::new(app);
    planter.operator().await?;
    let association = planter.community(&story::ASSOCIATION, None).await?;
    let cojocna = planter.community(&story::COJOCNA, Some(&association)).await?;
    let valea = planter.community(&story::VALEA, Some(&association)).await?;
    let cluj = planter.community(&story::CLUJ, None).await?;
    let last_year = planter.course(&cojocna, &story::LIGHT).await?;
    let told = planter.organisations(&cojocna, last_year).await?;
    planter.course(&cojocna, &story::HALL).await?;
    planter.newcomers(&cojocna).await?;
    planter.documents(&cojocna).await?;
    planter.register(&cojocna).await?;
    planter.strategy(&cojocna).await?;
    for course in [&story::AIR, &story::SQUARES, &story::HEALTH, &story::GREEN] {
        planter.course(&cojocna, course).await?;
    }
    let two = planter.course(&cojocna, &story::SHADE).await?;
    planter.shared(&cojocna, two).await?;
    let this_year = planter.course(&cojocna, &story::ANNUAL).await?;
    planter.outreach(&cojocna, this_year, &told[..3], 376).await?;
    planter.course(&valea, &story::YOUTH).await?;
    planter.replicate(&cojocna, last_year, [&association, &valea]).await?;
    planter.course(&cluj, &story::METROPOLITAN).await?;
    Ok(())
}

impl Planter {
    fn new(app: &App) -> Planter {
        let now = app.clock.now();
        Planter { app: app.at_the_time_of(Clock::fixed(now)), today: now.day() }
    }

    /// A day of the story.
    fn day(&self, day: i32) -> Day {
        self.today.plus(day)
    }

    /// An hour of a day of the story.
    fn at(&self, day: i32, (hour, minute): (i8, i8)) -> Instant {
        Instant::from_local(self.day(day).0.at(hour, minute, 0, 0)).unwrap_or_else(|| self.day(day).start())
    }

    /// That day, or the Friday before it: banks and councils rest at the end of the week.
    fn workday(&self, day: i32) -> i32 {
        day - (i32::from(self.day(day).0.weekday().to_monday_zero_offset()) - 4).max(0)
    }

    /// The year of a day of the story.
    fn year(&self, day: i32) -> i16 {
        self.day(day).0.year()
    }

    /// Sets the clock to a moment of the story and begins a change of a community, made by somebody or by the program.
    async fn write(&self, community: CommunityId, person: Option<PersonId>, at: Instant) -> Result<Writer> {
        self.app.clock.advance(at.0 - self.app.clock.now().0);
        let stamp =
            Stamp { person: person.map(|p| p.0), now: at.0, day: at.day().start().0, chance: clock::new_id };
        Ok(self.app.db.write(community.0, stamp, Arc::default()).await?)
    }

    /// Does the work that what was just told has left for later: letters are dated when they would have been written.
    async fn settle(&self) -> Result<()> {
        while job::run_waiting(&self.app).await? > 0 {}
        Ok(())
    }
}

impl Place {
    /// A resident by name.
    fn resident(&self, name: &str) -> Result<PersonId> {
        let found =
            self.residents.iter().find(|resident| resident.name == name).map(|resident| resident.person);
        found.ok_or_else(|| anyhow!("the story tells of {name}, who does not live at {}", self.host).into())
    }

    /// Some residents, others for each `seed`; never `but`.
    fn some(&self, count: usize, seed: usize, but: PersonId) -> impl Iterator<Item = PersonId> + '_ {
        let everybody = self.residents.iter().map(|resident| resident.person);
        everybody
            .cycle()
            .skip(seed * 11)
            .take(self.residents.len())
            .filter(move |person| *person != but)
            .take(count)
    }
}

/// A community of the story as it is founded.
fn founded(home: &Home, parent: Option<CommunityId>) -> NewCommunity {
    NewCommunity {
        county: home.county.map(str::to_owned),
        siruta: home.siruta,
        parent,
        languages: home.languages.to_vec(),
        accent: home.accent.to_owned(),
        summary: home.summary.to_owned(),
        email: Some(home.email.to_owned()),
        phone: Some(home.phone.to_owned()),
        address: Some(home.address.to_owned()),
        ..NewCommunity::named(format!("{}.localhost", home.word), home.kind, home.name)
    }
}
