//! The desk.
use super::domain::{Urgency, words};
use askama::Template;
use kit::area::{Duty, Tool};
use kit::{Frame, Result, Visit, page};

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
    tools: Vec<Tool>,
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
    page(Desk { frame: visit.frame(), groups, tools: visit.app().areas.tools(&visit) })
}
