//! What sittings have due at the counter, and what they put into the calendar.
use super::domain::{MINUTES_DUE, Sitting};
use super::store;
use db::Reader;
use kit::area::{Dated, Duty, Later};
use kit::{Instant, Role, Text, Visit};

/// How long minutes that were never written stay on the desk.
const REMEMBERED: i64 = 365 * Instant::DAY;
/// How many dates a calendar takes from here.
const MOST: i64 = 300;

/// Notices to be put up on the day that was said, minutes after the sitting. Nobody writes down that a notice was put up:
/// it leaves the desk when its day is over.
pub(crate) fn duties<'a>(visit: &'a Visit, reader: &'a mut Reader) -> Later<'a, Vec<Duty>> {
    Box::pin(async move {
        if !visit.actor.is(Role::Clerk) {
            return Ok(vec![]);
        }
        let now = visit.now;
        let to_post = store::to_post(reader, now).await?;
        let mut duties: Vec<Duty> = to_post
            .iter()
            .map(|sitting| duty(sitting, "sitting-duty-notice", sitting.notice_due(), "/notice.pdf"))
            .collect();
        for sitting in store::unminuted(reader, now.plus(-REMEMBERED), now).await? {
            let due = sitting.starts_at.plus(MINUTES_DUE);
            duties.push(duty(&sitting, "sitting-duty-minutes", due, "/minutes"));
        }
        Ok(duties)
    })
}

fn duty(sitting: &Sitting, key: &'static str, due: Instant, page: &str) -> Duty {
    Duty {
        due: Some(due),
        title: key.into(),
        about: sitting.title.clone(),
        action: Text::new(format!("{key}-action")),
        url: format!("{}{page}", sitting.url()),
    }
}

/// The sittings that begin between two moments.
pub(crate) fn dates<'a>(
    _: &'a Visit,
    reader: &'a mut Reader,
    from: Instant,
    until: Instant,
) -> Later<'a, Vec<Dated>> {
    Box::pin(async move {
        let sittings = store::between(reader, from, until, MOST).await?;
        Ok(sittings.iter().map(dated).collect())
    })
}

pub(super) fn dated(sitting: &Sitting) -> Dated {
    Dated {
        word: sitting.id.to_string(),
        title: Text::new("calendar-sitting")
            .with("kind", Text::new(format!("sitting-kind-{}", sitting.kind.code())))
            .with("title", &sitting.title),
        starts_at: sitting.starts_at,
        ends_at: None,
        place: sitting.whole_place(),
        url: sitting.url(),
        changed_at: sitting.cancelled_at.unwrap_or(sitting.announced_at),
        changes: i64::from(sitting.cancelled_at.is_some()),
        cancelled: sitting.cancelled_at.is_some(),
    }
}
