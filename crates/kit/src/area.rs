//! What a crate gives to the program, and how pages that gather from all areas ask for it.
//!
//! The home page, a process, the report and the desk show things of areas that know nothing of each other. Each area
//! hands in what it has to show; `communities` and `app` gather. Adding an area is adding one [`Area`] to `app`.
use crate::find::{Finds, News};
use crate::job::JobKind;
use crate::{Instant, ProcessId, Result, Role, Routes, Text, Visit};
use db::{Reader, Sql};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A future that lives as long as what it borrows.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// What a crate gives to the program.
#[derive(Default)]
pub struct Area {
    pub name: &'static str,
    pub routes: Routes,
    pub jobs: Vec<JobKind>,
    pub panels: Vec<Panel>,
    pub measures: Vec<Measure>,
    pub duties: Vec<Duties>,
    /// What the community's calendar shows.
    pub dates: Vec<Dates>,
    /// What was held before the public, for the yearly report.
    pub held: Vec<Held>,
    /// Entries of the main menu, in the order of their rank.
    pub menu: Vec<MenuEntry>,
    /// What the staff opens from its desk without being asked to.
    pub tools: Vec<Tool>,
    /// Work that looks once a minute whether time has made something due. Idempotent.
    pub ticks: Vec<Tick>,
    /// What everybody can find by its words: see [`crate::find`].
    pub finds: Vec<Finds>,
    /// Which events are news: see [`crate::find`].
    pub news: Vec<News>,
    /// What moderators have taken from view: the ids of such things. The log does not say their titles.
    pub withheld: Vec<Sql>,
    /// What follows from events in their own transaction.
    pub follows: Vec<Follows>,
}

/// An entry of the main menu.
#[derive(Debug, Clone, Copy)]
pub struct MenuEntry {
    pub rank: u8,
    /// The key of its label.
    pub label: &'static str,
    pub url: &'static str,
}

/// A door on the desk.
#[derive(Debug, Clone, Copy)]
pub struct Tool {
    pub rank: u8,
    /// Whose work it is. An operator's tools are for the whole instance, all others for one community.
    pub role: Role,
    /// The key of its label.
    pub label: &'static str,
    pub url: &'static str,
}

/// A page that gathers from all areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The community's first page: what is open now, what can be done in three minutes.
    Home,
    /// One process, beside its stages.
    Process(ProcessId),
    /// The final report of one process.
    Report(ProcessId),
}

/// A part of a page that gathers: HTML rendered by the area's own template, or nothing.
pub struct Panel {
    /// On which pages it wants to be asked.
    pub on: fn(Place) -> bool,
    /// Where it stands among the others, smallest first.
    pub rank: u8,
    /// Whether it shows something of the person who reads, or has a form. If not, it is the same for everybody with the
    /// same role, is drawn without knowing who reads, and is kept ([`Visit::shared`]).
    pub personal: bool,
    pub draw: for<'a> fn(&'a Visit, &'a mut Reader, Place) -> Later<'a, Option<String>>,
}

/// A part of a page as it was drawn by its own template: HTML that another template may show as it is.
#[derive(Debug, Clone, Default)]
pub struct Fragment(String);
impl Fragment {
    /// Draws a template.
    ///
    /// # Errors
    /// If the template fails.
    pub fn draw(template: &impl askama::Template) -> Result<Fragment> {
        Ok(Fragment(template.render()?))
    }
}
impl std::fmt::Display for Fragment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl askama::filters::HtmlSafe for Fragment {}
impl std::borrow::Borrow<str> for Fragment {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A figure that a process can have a target for: `consultations`, `people`, `proposals`, `organisations-informed`.
pub struct Measure {
    /// The code of the target, see `rules::targets`.
    pub target: &'static str,
    pub reached: for<'a> fn(&'a mut Reader, ProcessId) -> Later<'a, i64>,
}

/// What waits for somebody on the staff: for everybody with the same role the same, see [`Areas::duties`].
pub struct Duties {
    pub find: for<'a> fn(&'a Visit, &'a mut Reader) -> Later<'a, Vec<Duty>>,
}

/// One thing that is due, with the one button that settles it.
#[derive(Debug, Clone)]
pub struct Duty {
    /// When it should be done; none if it only waits.
    pub due: Option<Instant>,
    pub title: Text,
    /// What it is about: a title, as written.
    pub about: String,
    pub action: Text,
    pub url: String,
}

/// What has a day or an hour that everybody may know.
pub struct Dates {
    /// What begins (or, having no length, is) between two moments; bounded.
    pub find: for<'a> fn(&'a Visit, &'a mut Reader, Instant, Instant) -> Later<'a, Vec<Dated>>,
}

/// One date of a community's calendar.
#[derive(Debug, Clone)]
pub struct Dated {
    /// Names it for ever within the community: `meet_…`. Calendars know it by this.
    pub word: String,
    pub title: Text,
    pub starts_at: Instant,
    /// None for what has no length: the end of a stage.
    pub ends_at: Option<Instant>,
    /// Empty for none.
    pub place: String,
    /// The path of its page.
    pub url: String,
    pub changed_at: Instant,
    /// How often it changed since it was announced.
    pub changes: i64,
    pub cancelled: bool,
}

/// Sittings and meetings of the authority that took place, for its yearly report (Law 52/2003, art. 13).
pub struct Held {
    /// What began between two moments and took place; bounded.
    pub find: for<'a> fn(&'a mut Reader, Instant, Instant) -> Later<'a, Vec<HeldMeeting>>,
}

/// A sitting or a meeting that took place.
#[derive(Debug, Clone)]
pub struct HeldMeeting {
    /// As written.
    pub title: String,
    /// The path of its page.
    pub url: String,
    pub starts_at: Instant,
    /// How many of the public came.
    pub public: i64,
    /// Why the public was kept out; none if everybody could come.
    pub closed: Option<String>,
}

/// What is done about the events of a transaction, before it is kept: an index brought up to date, news noted.
pub type Follows = for<'a> fn(&'a Areas, &'a mut db::Writer, &'a [db::Happened]) -> Later<'a, ()>;

/// See [`Area::ticks`].
pub type Tick = for<'a> fn(&'a crate::App, crate::CommunityId) -> Later<'a, ()>;

/// All areas, as the pages that gather see them.
#[derive(Clone, Default)]
pub struct Areas(Arc<Gathered>);

#[derive(Default)]
struct Gathered {
    panels: Vec<Panel>,
    measures: Vec<Measure>,
    duties: Vec<Duties>,
    dates: Vec<Dates>,
    held: Vec<Held>,
    menu: Vec<MenuEntry>,
    tools: Vec<Tool>,
    jobs: Vec<JobKind>,
    ticks: Vec<Tick>,
    finds: Vec<Finds>,
    news: Vec<News>,
    withheld: Vec<Sql>,
    follows: Vec<Follows>,
}

impl Areas {
    /// Puts the areas together; the routes go to the server.
    #[must_use]
    pub fn gather(areas: Vec<Area>) -> (Areas, Routes) {
        let mut gathered = Gathered::default();
        let mut routes = Routes::default();
        for area in areas {
            gathered.panels.extend(area.panels);
            gathered.measures.extend(area.measures);
            gathered.duties.extend(area.duties);
            gathered.dates.extend(area.dates);
            gathered.held.extend(area.held);
            gathered.menu.extend(area.menu);
            gathered.tools.extend(area.tools);
            gathered.jobs.extend(area.jobs);
            gathered.ticks.extend(area.ticks);
            gathered.finds.extend(area.finds);
            gathered.news.extend(area.news);
            gathered.withheld.extend(area.withheld);
            gathered.follows.extend(area.follows);
            routes = routes.merge(area.routes);
        }
        gathered.panels.sort_by_key(|panel| panel.rank);
        gathered.menu.sort_by_key(|entry| entry.rank);
        gathered.tools.sort_by_key(|tool| tool.rank);
        (Areas(Arc::new(gathered)), routes)
    }

    /// The parts that the areas have to show in a place, in order.
    ///
    /// # Errors
    /// If one of them cannot be drawn.
    pub async fn panels(&self, visit: &Visit, reader: &mut Reader, place: Place) -> Result<Vec<Fragment>> {
        let mut drawn = Vec::new();
        for (number, panel) in self.0.panels.iter().enumerate().filter(|(_, panel)| (panel.on)(place)) {
            if panel.personal {
                drawn.extend((panel.draw)(visit, reader, place).await?.map(Fragment));
            } else {
                let what = format!("panel {number} of {place:?}");
                let shared = visit.shared(reader, what, |visit, reader| (panel.draw)(visit, reader, place));
                drawn.extend((*shared.await?).clone().map(Fragment));
            }
        }
        Ok(drawn)
    }

    /// The figure that a target is held against, if an area measures it.
    ///
    /// # Errors
    /// If it cannot be counted.
    pub async fn measure(
        &self,
        reader: &mut Reader,
        target: &str,
        process: ProcessId,
    ) -> Result<Option<i64>> {
        match self.0.measures.iter().find(|measure| measure.target == target) {
            Some(measure) => (measure.reached)(reader, process).await.map(Some),
            None => Ok(None),
        }
    }

    /// Everything that waits for those with the visitor's role, soonest first; what has no term comes last. Asked of the
    /// areas without knowing who reads, and kept until something changes ([`Visit::shared`]).
    ///
    /// # Errors
    /// If an area cannot tell.
    pub async fn duties(&self, visit: &Visit, reader: &mut Reader) -> Result<Arc<Vec<Duty>>> {
        visit.shared(reader, "duties".into(), |visit, reader| Box::pin(ask_for_duties(visit, reader))).await
    }

    /// Everything that has a day between two moments, in the order of time.
    ///
    /// # Errors
    /// If an area cannot tell.
    pub async fn dates(
        &self,
        visit: &Visit,
        reader: &mut Reader,
        from: Instant,
        until: Instant,
    ) -> Result<Vec<Dated>> {
        let mut all = Vec::new();
        for dates in &self.0.dates {
            all.extend((dates.find)(visit, reader, from, until).await?);
        }
        all.sort_by(|a, b| (a.starts_at, &a.word).cmp(&(b.starts_at, &b.word)));
        Ok(all)
    }

    /// What took place between two moments, in the order of time.
    ///
    /// # Errors
    /// If an area cannot tell.
    pub async fn held(&self, reader: &mut Reader, from: Instant, until: Instant) -> Result<Vec<HeldMeeting>> {
        let mut all = Vec::new();
        for held in &self.0.held {
            all.extend((held.find)(reader, from, until).await?);
        }
        all.sort_by(|a, b| (a.starts_at, &a.url).cmp(&(b.starts_at, &b.url)));
        Ok(all)
    }

    /// The main menu.
    #[must_use]
    pub fn menu(&self) -> &[MenuEntry] {
        &self.0.menu
    }

    /// The tools that the desk of this visitor has here, in order.
    #[must_use]
    pub fn tools(&self, visit: &Visit) -> Vec<Tool> {
        let is_here = |tool: &&Tool| tool.role == Role::Operator || !visit.community.is_instance();
        self.0.tools.iter().filter(is_here).filter(|tool| visit.actor.is(tool.role)).copied().collect()
    }

    /// The kinds of things that can be found, in the order of the areas.
    #[must_use]
    pub fn finds(&self) -> &[Finds] {
        &self.0.finds
    }

    /// The events that are news.
    #[must_use]
    pub fn news(&self) -> &[News] {
        &self.0.news
    }

    pub(crate) fn withheld(&self) -> &[Sql] {
        &self.0.withheld
    }

    pub(crate) fn follows(&self) -> &[Follows] {
        &self.0.follows
    }

    pub(crate) fn jobs(&self) -> &[JobKind] {
        &self.0.jobs
    }

    pub(crate) fn ticks(&self) -> &[Tick] {
        &self.0.ticks
    }
}

async fn ask_for_duties(visit: &Visit, reader: &mut Reader) -> Result<Vec<Duty>> {
    let mut all = Vec::new();
    for duties in &visit.app().areas.0.duties {
        all.extend((duties.find)(visit, reader).await?);
    }
    all.sort_by_key(|duty| duty.due.unwrap_or(Instant(i64::MAX)));
    Ok(all)
}
