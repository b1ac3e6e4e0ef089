//! Meetings with their head counts and minutes, and the organisations that were told.
use super::{Place, Planter};
use crate::demo::story::{Course, Gathering, TOLD};
use communities::organisations::domain::{
    NewOrganisation, OrganisationKind, Outreach, Sector as Field, Way as Channel,
};
use communities::organisations::store as organisations;
use kit::{Error, Instant, MeetingId, OrganisationId, ProcessId, Result};
use meetings::{Announcement, Line, Meeting, MeetingKind, MinutesId, NewHeadCount, NewMinutes, Sector, Way};

/// How long a meeting takes, in milliseconds.
const LENGTH: i64 = 2 * Instant::HOUR;

/// How many days before a meeting it is announced.
const AHEAD: i32 = 10;

impl Planter {
    /// The meetings of a process; those that are over have their head count and their minutes.
    pub(super) async fn meetings(&self, place: &Place, process: ProcessId, course: &Course) -> Result<()> {
        for gathering in course.meetings {
            let meeting = self.announced(place, process, gathering).await?;
            if gathering.day < 0 {
                self.held(place, gathering, &meeting).await?;
            }
        }
        Ok(())
    }

    async fn announced(&self, place: &Place, process: ProcessId, gathering: &Gathering) -> Result<Meeting> {
        let day = (gathering.day - AHEAD).min(-1);
        let mut tx = self.write(place.id, Some(place.clerk), self.at(day, (11, 0))).await?;
        let id = MeetingId(tx.new_id());
        let starts_at = self.at(gathering.day, gathering.at);
        let new = Announcement {
            id,
            process: Some(process),
            kind: MeetingKind::Consultation,
            title: gathering.title.to_owned(),
            place: gathering.place.to_owned(),
            village: Some(gathering.village.to_owned()),
            online: None,
            starts_at,
            ends_at: starts_at.plus(LENGTH),
            agenda: gathering.agenda.to_owned(),
        };
        meetings::announce(&mut tx, &new).await?;
        let meeting = meetings::announcements::store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
        tx.commit_recorded().await?;
        Ok(meeting)
    }

    async fn held(&self, place: &Place, gathering: &Gathering, meeting: &Meeting) -> Result<()> {
        let sectors = [Sector::Elected, Sector::TownHall, Sector::Ngo, Sector::Citizens];
        let line = |(sector, people)| {
            let way = if gathering.is_estimated && sector == Sector::Citizens {
                Way::Estimated
            } else {
                Way::Counted
            };
            Line { sector, people, way }
        };
        let mut tx = self.write(place.id, Some(place.clerk), meeting.ends_at.plus(Instant::HOUR)).await?;
        let count = NewHeadCount {
            id: tx.new_id(),
            replaces: 0,
            lines: sectors.into_iter().zip(gathering.heads).map(line).collect(),
            online_viewers: (gathering.viewers > 0).then_some(gathering.viewers),
            unique_people: None,
            note: String::new(),
            reason: None,
        };
        meetings::record_head_count(&mut tx, meeting, &count).await?;
        tx.commit_recorded().await?;
        let mut tx = self.write(place.id, Some(place.clerk), self.at(gathering.day + 1, (12, 30))).await?;
        let text = gathering.minutes.to_owned();
        let minutes = NewMinutes { id: MinutesId(tx.new_id()), replaces: 0, text, reason: None };
        meetings::publish_minutes(&mut tx, meeting, &minutes, Vec::new()).await?;
        tx.commit_recorded().await?;
        self.settle().await
    }

    /// The organisations of the commune, told of last year's process; they are returned in the order of the story.
    pub(super) async fn organisations(
        &self,
        place: &Place,
        process: ProcessId,
    ) -> Result<Vec<OrganisationId>> {
        let mut all = Vec::new();
        for (name, kind, field, village, day, ..) in TOLD {
            let mut tx = self.write(place.id, Some(place.clerk), self.at(*day, (9, 40))).await?;
            let kind = OrganisationKind::parse(kind).ok_or(Error::NotFound)?;
            let field = Field::parse(field).ok_or(Error::NotFound)?;
            let new = NewOrganisation {
                village: Some((*village).to_owned()),
                ..NewOrganisation::named(*name, kind, field)
            };
            all.push(organisations::add(&mut tx, &new).await?);
            tx.commit_recorded().await?;
        }
        self.outreach(place, process, &all, 0).await?;
        Ok(all)
    }

    /// These organisations are told of a process, so many days later than they were told last year.
    pub(super) async fn outreach(
        &self,
        place: &Place,
        process: ProcessId,
        whom: &[OrganisationId],
        later: i32,
    ) -> Result<()> {
        for ((.., day, way, note), organisation) in TOLD.iter().zip(whom) {
            let mut tx = self.write(place.id, Some(place.clerk), self.at(day + later, (10, 15))).await?;
            let way = Channel::parse(way).ok_or(Error::NotFound)?;
            let (on, note) = (self.day(day + later), (*note).to_owned());
            organisations::record_outreach(
                &mut tx,
                &Outreach { organisation: *organisation, process, on, way, note },
            )
            .await?;
            tx.commit_recorded().await?;
        }
        Ok(())
    }
}
