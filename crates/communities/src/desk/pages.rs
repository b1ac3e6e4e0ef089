//! The desk.
use super::domain::{Urgency, words};
use askama::Template;
use kit::area::Duty;
use kit::{Frame, Result, Role, Visit, page};

/// The duties of one urgency.
struct Group {
    urgency: Urgency,
    duties: Vec<Duty>,
}

#[derive(Template)]
#[template(path = "desk/desk.html")]
struct Desk {
    frame: Frame,
    groups: Vec<Group>,
    /// Whether a clerk's tools are here: not on the bare host.
    keeps: bool,
    coordinates: bool,
    operates: bool,
    /// Of the report on transparency.
    year: i16,
}

impl Group {
    fn code(&self) -> &'static str {
        self.urgency.code()
    }

    /// How urgent a duty is, in words.
    fn words(&self, frame: &Frame, duty: &Duty) -> String {
        frame.say(&words(duty.due, frame.now))
    }
}

impl Desk {
    /// Whether this line carries the one main action: the first of all.
    fn leads(&self, group: &Group, at: &usize) -> bool {
        *at == 0 && self.groups.first().is_some_and(|first| first.urgency == group.urgency)
    }
}

/// `GET /desk`
pub(super) async fn desk(visit: Visit) -> Result {
    let duties = visit.app().areas.duties(&visit, &mut visit.read().await?).await?;
    let mut groups: Vec<Group> = Urgency::ALL.map(|urgency| Group { urgency, duties: vec![] }).into();
    for duty in duties.iter() {
        let urgency = Urgency::of(duty.due, visit.now);
        if let Some(group) = groups.iter_mut().find(|group| group.urgency == urgency) {
            group.duties.push(duty.clone());
        }
    }
    groups.retain(|group| !group.duties.is_empty());
    let here = !visit.community.is_instance();
    page(Desk {
        frame: visit.frame(),
        groups,
        keeps: here && visit.actor.is(Role::Clerk),
        coordinates: here && visit.actor.is(Role::Coordinator),
        operates: visit.actor.is(Role::Operator),
        year: visit.now.day().0.year(),
    })
}
