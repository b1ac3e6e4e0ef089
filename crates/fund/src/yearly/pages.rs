//! The report as a page and on paper, and the list behind each figure.
use super::domain::{Figures, Report, What, Year};
use super::store::{self, Listed, Wanted};
use crate::books::domain::{EntryId, Source};
use crate::campaigns::cut;
use crate::campaigns::domain::url_for;
use crate::papers::{self, SHEET, Section, Sheet};
use askama::Template;
use axum::extract::Path;
use db::Reader;
use kit::throttle::{self, Limit};
use kit::{CampaignId, Day, Error, Frame, InitiativeId, Query, Result, Visit, download, page, see};
use print::Way;
use rules::Money;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "yearly/show.html")]
struct Show {
    frame: Frame,
    year: Year,
    report: Arc<Report>,
    is_over: bool,
}

impl Show {
    /// The list behind a figure.
    fn list(&self, what: &str) -> String {
        list_url(self.year, what, None, None)
    }
    fn list_of(&self, what: &str, campaign: &CampaignId) -> String {
        list_url(self.year, what, Some(*campaign), None)
    }
    fn list_from(&self, what: &str, source: &Source) -> String {
        list_url(self.year, what, None, Some(*source))
    }
    fn campaign_url(&self, initiative: &InitiativeId) -> String {
        url_for(*initiative)
    }
}

fn list_url(year: Year, what: &str, campaign: Option<CampaignId>, source: Option<Source>) -> String {
    let campaign = campaign.map(|id| format!("&campaign={id}")).unwrap_or_default();
    let source = source.map(|source| format!("&source={}", source.code())).unwrap_or_default();
    format!("{}/lines?what={what}{campaign}{source}", year.url())
}

/// `GET /fund/years`: the report of this year.
pub(super) async fn latest(visit: Visit) -> Result {
    see(Year::of(visit.now).url())
}

async fn read(visit: &Visit, reader: &mut Reader, year: Year) -> Result<Arc<Report>> {
    visit
        .shared(reader, format!("report of {}", year.number()), |_, reader| {
            Box::pin(store::report(reader, year))
        })
        .await
}

/// `GET /fund/years/{year}`
pub(super) async fn show(visit: Visit, Path(year): Path<String>) -> Result {
    let year = Year::parse(&year, visit.now).ok_or(Error::NotFound)?;
    let report = read(&visit, &mut visit.read().await?, year).await?;
    page(Show { frame: visit.frame(), year, report, is_over: year < Year::of(visit.now) })
}

/// `GET /fund/years/{year}/report.pdf`
pub(super) async fn print(visit: Visit, Path(year): Path<String>) -> Result {
    let year = Year::parse(&year, visit.now).ok_or(Error::NotFound)?;
    throttle::count_address(&visit, Limit::per_address("paper")).await?;
    let report = read(&visit, &mut visit.read().await?, year).await?;
    let title = visit.frame().with("yearly-title", "year", year.number().to_string());
    let bytes = papers::print(&visit, SHEET, title, &year.url(), sheet(&visit, year, &report)).await?;
    download(&format!("report-{}.pdf", year.number()), "application/pdf", bytes)
}

fn sheet(visit: &Visit, year: Year, report: &Report) -> Sheet {
    let frame = visit.frame();
    let t = |key: &str| frame.t(key).into_owned();
    let money = |sum: &Money| frame.money(sum);
    let cells = |name: String, of: &Figures| -> Vec<String> {
        let sums = [&of.start, &of.received, &of.returned, &of.fees, &of.matched, &of.spent, &of.end];
        std::iter::once(name).chain(sums.map(money)).collect()
    };
    let heads = ["start", "received", "returned", "fees", "match", "spent", "end"];
    let campaigns = Section {
        title: t("yearly-by-campaign"),
        text: if report.campaigns.is_empty() { t("yearly-none") } else { String::new() },
        head: std::iter::once(t("books-campaign"))
            .chain(heads.map(|head| t(&format!("yearly-{head}"))))
            .collect(),
        rows: report.campaigns.iter().map(|of| cells(of.named.title.clone(), &of.figures)).collect(),
        foot: cells(t("yearly-total"), &report.total),
        numbers: heads.len(),
    };
    let sources = Section {
        title: t("yearly-by-source"),
        head: ["books-source", "yearly-received", "yearly-returned"].map(t).into(),
        rows: report
            .sources
            .iter()
            .map(|of| {
                let source = t(&format!("fund-source-{}", of.source.code()));
                vec![source, money(&of.received), money(&of.returned)]
            })
            .collect(),
        numbers: 2,
        ..Section::default()
    };
    let lead = if year < Year::of(visit.now) { "yearly-lead" } else { "yearly-lead-open" };
    Sheet {
        lead: format!("{} {}", t(lead), t("yearly-how")),
        gauge: None,
        facts: Vec::new(),
        sections: if report.sources.is_empty() { vec![campaigns] } else { vec![campaigns, sources] },
        way: Way {
            address: visit.address_of(&year.url()),
            shown: visit.typed_address_of(&year.url()),
            say: t("yearly-scan"),
        },
        flipped: true,
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    what: String,
    campaign: String,
    source: String,
    /// The last one of the page before: `2026-05-15.ent_…`
    before: String,
}

#[derive(Template)]
#[template(path = "yearly/lines.html")]
struct Lines {
    frame: Frame,
    wanted: Wanted,
    lines: Vec<Listed>,
    older: Option<String>,
}

impl Lines {
    fn heading(&self) -> String {
        let what = self.frame.t(&format!("yearly-list-{}", self.wanted.what.code()));
        format!("{what}, {}", self.wanted.year.number())
    }
    fn url(&self) -> String {
        list_url(self.wanted.year, self.wanted.what.code(), self.wanted.campaign, self.wanted.source)
    }
    fn campaign_url(&self, initiative: &InitiativeId) -> String {
        url_for(*initiative)
    }
}

/// `GET /fund/years/{year}/lines`
pub(super) async fn lines(visit: Visit, Path(year): Path<String>, Query(asked): Query<Asked>) -> Result {
    let year = Year::parse(&year, visit.now).ok_or(Error::NotFound)?;
    let before = asked.before.split_once('.').and_then(|(day, id)| place(day, id));
    let wanted = Wanted {
        year,
        what: What::parse(&asked.what).unwrap_or(What::All),
        campaign: asked.campaign.parse().ok(),
        source: Source::parse(&asked.source),
        before: before.filter(|(day, _)| (year.first()..=year.last()).contains(day)),
    };
    let mut lines = store::lines(&mut visit.read().await?, &wanted).await?;
    let older = cut(&mut lines, store::LINES - 1)
        .map(|last| format!("&before={}.{}", last.line.on_day, last.line.id));
    page(Lines { frame: visit.frame(), wanted, lines, older })
}

fn place(day: &str, id: &str) -> Option<(Day, EntryId)> {
    Some((Day::parse(day)?, id.parse().ok()?))
}
