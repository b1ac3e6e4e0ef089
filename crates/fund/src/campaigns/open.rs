//! Opening a campaign: everything that was written before stands in the form already.
use super::domain::{NewCampaign, Open};
use super::store;
use crate::books::domain::Source;
use crate::matches::conditions::{Conditions, Pool, Sources};
use crate::matches::pools;
use crate::spending::left_over::{self, domain::Rule};
use crate::typed;
use askama::Template;
use axum::extract::Path;
use communities::initiatives::{self, Initiative};
use communities::processes::{self, Process};
use dialogue::notify;
use dialogue::subjects::SubjectKind;
use kit::{
    Allowed, Error, Fields, Form, Frame, InitiativeId, Instant, Problems, Result, Text, Visit, done, page,
    refused, see,
};
use rules::Money;
use rules::ids::Iban;
use rules::matching::{CapOn, Criteria, MatchRule};
use rules::stages::StageKind;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct OpenForm {
    goal: String,
    opens_at: String,
    closes_at: String,
    cut_off_at: String,
    match_rate: String,
    match_cap: String,
    match_cap_on: String,
    match_per_gift: String,
    match_per_donor: String,
    match_donors: String,
    match_donors_least: String,
    match_donors_sum: String,
    from_individual: String,
    from_company: String,
    from_grant: String,
    from_box: String,
    from_redirection: String,
    pool: String,
    beneficiary: String,
    iban: String,
    bank: String,
    /// The account number is odd and is meant so.
    sure: String,
    /// What becomes of money that is left at the end.
    left_over: String,
}

/// The field that says whether money of a source is matched.
const FROM: [(Source, &str); 5] = [
    (Source::Individual, "from_individual"),
    (Source::Company, "from_company"),
    (Source::Grant, "from_grant"),
    (Source::Box, "from_box"),
    (Source::Redirection, "from_redirection"),
];

impl OpenForm {
    fn is_from(&self, source: Source) -> bool {
        let ticked = match source {
            Source::Individual => &self.from_individual,
            Source::Company => &self.from_company,
            Source::Grant => &self.from_grant,
            Source::Box => &self.from_box,
            Source::Redirection => &self.from_redirection,
            Source::Campaign => return false,
        };
        ticked == "yes"
    }
}

#[derive(Template)]
#[template(path = "campaigns/open.html")]
struct Ask {
    frame: Frame,
    process: Process,
    initiative: Initiative,
    form: OpenForm,
    problems: Problems,
    pools: Vec<Pool>,
    /// Whether the account number looks wrong.
    is_odd: bool,
}

impl Ask {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "campaign", &self.form, &self.problems)
    }
    fn url(&self) -> String {
        format!("{}/new", super::domain::url_for(self.initiative.id))
    }
    fn left_over_rules(&self) -> impl Iterator<Item = &'static str> {
        Rule::ALL.iter().map(|rule| rule.code())
    }
    /// The fields by which the sources are chosen.
    fn sources(&self) -> impl Iterator<Item = &'static str> {
        FROM.iter().map(|(_, field)| *field)
    }
    fn pools(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.frame.t("campaign-pool-none").into_owned());
        let pools = self
            .pools
            .iter()
            .map(|pool| (pool.id.to_string(), format!("{} ({})", pool.title, self.frame.money(pool.left()))));
        std::iter::once(none).chain(pools).collect()
    }
    fn caps(&self) -> [&'static str; 2] {
        [CapOn::Match.code(), CapOn::Total.code()]
    }
}

async fn load(visit: &Visit, reader: &mut db::Reader, id: InitiativeId) -> Result<(Allowed<Open>, Process)> {
    let initiative = initiatives::store::find(reader, id).await?.ok_or(Error::NotFound)?;
    let process = processes::store::find(reader, initiative.process).await?.ok_or(Error::NotFound)?;
    Ok((visit.may::<Open>(initiative)?, process))
}

pub(super) async fn ask(visit: Visit, Path(id): Path<InitiativeId>) -> Result {
    let mut reader = visit.read().await?;
    let (initiative, process) = load(&visit, &mut reader, id).await?;
    if let Some(campaign) = store::of_initiative(&mut reader, id).await? {
        return see(campaign.url());
    }
    let account = store::last_account(&mut reader).await?;
    let pools = pools::store::newest(&mut reader).await?;
    let form = prefilled(&initiative, &process, account, visit.now);
    let initiative = initiative.into_inner();
    let (frame, problems) = (visit.frame(), Problems::none());
    page(Ask { frame, process, initiative, form, problems, pools, is_odd: false })
}

/// The form as the initiative and its process fill it.
fn prefilled(
    initiative: &Initiative,
    process: &Process,
    account: Option<(String, String, String)>,
    now: Instant,
) -> OpenForm {
    let stage = process.stage(StageKind::Fund);
    let opens = stage.map_or(now, |stage| stage.opens_at);
    let closes = stage.map_or(now.day().plus(30).end(), |stage| stage.closes_at);
    let (beneficiary, iban, bank) = account.unwrap_or_default();
    OpenForm {
        goal: initiative.cost.to_string(),
        opens_at: opens.to_local_input(),
        closes_at: closes.to_local_input(),
        cut_off_at: String::new(),
        match_rate: process.match_rate.to_string(),
        match_cap: process.match_cap.to_string(),
        match_cap_on: process.match_cap_on.code().to_owned(),
        beneficiary,
        iban,
        bank,
        left_over: Rule::Next.code().to_owned(),
        ..OpenForm::default()
    }
}

/// What the form says; an account number whose check fails, or a treasury's, is a warning that a tick answers.
fn read(form: &OpenForm, problems: &mut Problems, pools: &[Pool], is_odd: &mut bool) -> Option<NewCampaign> {
    let goal = typed::sum(problems, "goal", &form.goal);
    let opens_at = problems.check("opens_at", Instant::parse_local(&form.opens_at).ok_or("kit-field-moment"));
    let closes_at =
        problems.check("closes_at", Instant::parse_local(&form.closes_at).ok_or("kit-field-moment"));
    let cut_off_at = match form.cut_off_at.trim() {
        "" => closes_at,
        text => problems.check("cut_off_at", Instant::parse_local(text).ok_or("kit-field-moment")),
    };
    if let (Some(opens), Some(closes)) = (opens_at, closes_at)
        && closes <= opens
    {
        problems.add("closes_at", "campaign-closes-early");
    }
    if let (Some(opens), Some(cut_off)) = (opens_at, cut_off_at)
        && cut_off <= opens
    {
        problems.add("cut_off_at", "campaign-cut-off-early");
    }
    let rule = read_rule(form, problems);
    let conditions = read_conditions(form, problems, pools);
    let beneficiary = problems.text("beneficiary", &form.beneficiary, 120);
    let bank = problems.text("bank", &form.bank, 80);
    let iban = read_iban(form, problems, is_odd);
    if !problems.is_empty() {
        return None;
    }
    Some(NewCampaign {
        goal: goal?,
        rule: rule?,
        opens_at: opens_at?,
        closes_at: closes_at?,
        cut_off_at: cut_off_at?,
        beneficiary,
        iban,
        bank,
        conditions,
    })
}

/// What is declared besides rate and cap; an empty field declares nothing.
fn read_conditions(form: &OpenForm, problems: &mut Problems, pools: &[Pool]) -> Conditions {
    let limit = |problems: &mut Problems, field: &'static str, text: &str| match text.trim() {
        "" => None,
        text => typed::sum(problems, field, text),
    };
    let per_gift = limit(problems, "match_per_gift", &form.match_per_gift);
    let per_donor = limit(problems, "match_per_donor", &form.match_per_donor);
    let criteria = read_criteria(form, problems);
    if let (Some(wanted), Some(most)) = (&criteria, per_donor)
        && wanted.least > most
    {
        problems.add("match_donors_least", "campaign-least-above");
    }
    let pool = match form.pool.trim() {
        "" => None,
        id => {
            let known = pools.iter().map(|pool| pool.id).find(|pool| pool.to_string() == id);
            problems.check("pool", known.ok_or("kit-field-choice"))
        }
    };
    let sources = FROM.iter().map(|(source, _)| *source).filter(|source| form.is_from(*source));
    Conditions { per_gift, per_donor, criteria, sources: Sources::only(sources), pool }
}

fn read_criteria(form: &OpenForm, problems: &mut Problems) -> Option<Criteria> {
    if form.match_donors.trim().is_empty() {
        if !form.match_donors_sum.trim().is_empty() {
            problems.add("match_donors", "campaign-donors-missing");
        }
        return None;
    }
    let donors = form.match_donors.trim().parse::<u32>().ok().filter(|donors| (1..=100_000).contains(donors));
    let donors = problems.check("match_donors", donors.ok_or("campaign-donors-wrong"));
    let least = match form.match_donors_least.trim() {
        "" => Some(Money::ZERO),
        text => problems.check("match_donors_least", Money::parse_ro(text).map_err(|_| "kit-field-money")),
    };
    let sum = typed::sum(problems, "match_donors_sum", &form.match_donors_sum);
    Some(Criteria { donors: donors?, least: least?, sum: sum? })
}

fn read_rule(form: &OpenForm, problems: &mut Problems) -> Option<MatchRule> {
    let rate = form.match_rate.trim().parse::<u32>().ok().filter(|rate| *rate <= 1000);
    let rate = problems.check("match_rate", rate.ok_or("campaign-rate-wrong"));
    let cap = problems.check("match_cap", Money::parse_ro(&form.match_cap).map_err(|_| "kit-field-money"));
    let cap_on = problems.check("match_cap_on", CapOn::parse(&form.match_cap_on).ok_or("kit-field-choice"));
    Some(MatchRule { rate_percent: rate?, cap: cap?, cap_on: cap_on? })
}

fn read_iban(form: &OpenForm, problems: &mut Problems, is_odd: &mut bool) -> String {
    let text = problems.text("iban", &form.iban, 50);
    if text.is_empty() {
        return text;
    }
    let (iban, warning) = match Iban::parse(&text) {
        Ok(iban) if iban.is_treasury() => (iban.as_str().to_owned(), Some("campaign-iban-treasury")),
        Ok(iban) => (iban.as_str().to_owned(), None),
        Err(_) => (text, Some("campaign-iban-odd")),
    };
    *is_odd = warning.is_some();
    if let Some(warning) = warning
        && form.sure != "yes"
    {
        problems.add("iban", warning);
    }
    iban
}

pub(super) async fn open(
    visit: Visit,
    Path(id): Path<InitiativeId>,
    Form(form, _): Form<OpenForm>,
) -> Result {
    let mut tx = visit.write().await?;
    let (initiative, process) = load(&visit, &mut tx, id).await?;
    let pools = pools::store::newest(&mut tx).await?;
    let (mut problems, mut is_odd) = (Problems::none(), false);
    let Some(new) = read(&form, &mut problems, &pools, &mut is_odd) else {
        let initiative = initiative.into_inner();
        return refused(Ask { frame: visit.frame(), process, initiative, form, problems, pools, is_odd });
    };
    let url = super::domain::url_for(initiative.id);
    let Some(campaign) = store::open(&mut tx, &initiative, &new).await? else { return see(url) };
    if let Some(rule) = Rule::parse(&form.left_over) {
        left_over::store::declare(&mut tx, campaign, &initiative.title, rule).await?;
    }
    let what =
        Text::new("campaign-opened-notice").with("title", &initiative.title).with("until", new.closes_at);
    notify(&mut tx, visit.app(), SubjectKind::Initiative, initiative.id.0, what).await?;
    tx.commit_recorded().await?;
    done(url, "campaign-opened")
}
