//! A process: stages, proposals with their talk, reviews, the vote.
use super::money::{checked, picture_of};
use super::{Place, Planter};
use crate::demo::story::{Course, Idea, Remark, Review};
use communities::processes::store as processes;
use db::Writer;
use dialogue::SubjectKind;
use dialogue::comments::domain::Reason;
use dialogue::comments::{Stance, store as comments};
use dialogue::reports::domain::{Target, Why};
use kit::{Instant, PersonId, ProcessId, ProposalId, Result, Text};
use participation::proposals::domain::{Category, Content, Decision, Proposal, Status};
use participation::proposals::events::{ProposalReviewed, ProposalSubmitted};
use participation::proposals::store::{self as proposals, Author, FileKind, NewProposal};
use rules::Money;
use rules::matching::{CapOn, MatchRule};
use rules::stages::StageKind;
use rules::targets::TargetKind;

/// What last year's process wanted to reach, and what this year's wants.
const TARGETS: [(TargetKind, i64); 4] = [
    (TargetKind::Consultations, 2),
    (TargetKind::People, 40),
    (TargetKind::Proposals, 3),
    (TargetKind::OrganisationsInformed, 5),
];

impl Planter {
    /// A process with everything that happened in it until now.
    pub(super) async fn course(&self, place: &Place, course: &Course) -> Result<ProcessId> {
        let process = self.process(place, course).await?;
        self.meetings(place, process, course).await?;
        let mut ideas = Vec::new();
        for (number, idea) in course.ideas.iter().enumerate() {
            ideas.push(self.idea(place, process, number, idea).await?);
        }
        self.reviews(place, course, &ideas).await?;
        if !course.ballots.is_empty() {
            self.vote(place, process, course, &ideas).await?;
        }
        if let Some(fund) = course.campaign {
            self.campaign(place, process, course, fund).await?;
        }
        Ok(process)
    }

    async fn process(&self, place: &Place, course: &Course) -> Result<ProcessId> {
        let begins = course.stages.first().map_or(0, |stage| stage.1);
        let year = self.year(begins).to_string();
        let mut tx =
            self.write(place.id, Some(place.coordinator), self.at(begins.min(0) - 7, (10, 0))).await?;
        let cap = Money::from_bani(course.cap * 100);
        let new = processes::NewProcess {
            summary: course.summary.to_owned(),
            description: course.description.to_owned(),
            max_choices: course.max_choices,
            seats: course.seats,
            match_rule: MatchRule { rate_percent: 100, cap, cap_on: CapOn::Match },
            ..processes::NewProcess::titled(course.title.replace("{an}", &year))
        };
        let id = processes::create(&mut tx, &new).await?;
        for (kind, first, last, note) in course.stages {
            let (opens_at, closes_at) = (self.day(*first).start(), self.day(*last).end());
            let stage = processes::NewStage { kind: *kind, opens_at, closes_at, note: (*note).to_owned() };
            processes::add_stage(&mut tx, id, &stage).await?;
        }
        for (kind, wanted) in TARGETS.into_iter().filter(|_| course.has_targets) {
            processes::set_target(&mut tx, id, kind, wanted).await?;
        }
        processes::publish(&mut tx, id).await?;
        tx.commit_recorded().await?;
        Ok(id)
    }

    async fn idea(&self, place: &Place, process: ProcessId, number: usize, idea: &Idea) -> Result<Proposal> {
        let author = place.resident(idea.by)?;
        let submitted_at = self.at(idea.day, (18, 12));
        let mut tx = self.write(place.id, Some(author), submitted_at).await?;
        let content = content(idea);
        let new =
            NewProposal { id: ProposalId(tx.new_id()), process, author: Author::Person(author), content };
        proposals::submit_new(&mut tx, &new).await?;
        self.picture(&mut tx, &new, author).await?;
        let title = new.content.title.clone();
        tx.commit(ProposalSubmitted { proposal: new.id, process, title }).await?;
        let mut tx = self.write(place.id, None, self.at(idea.day + 1, (8, 30))).await?;
        for person in place.some(idea.supporters, number + idea.supporters, author) {
            proposals::add_support(&mut tx, new.id, person).await?;
        }
        tx.commit_recorded().await?;
        self.talk(place, new.id, idea).await?;
        Ok(Proposal {
            id: new.id,
            process,
            author: Some(author),
            author_name: Some(idea.by.to_owned()),
            entered_by: None,
            content: new.content,
            status: Status::Submitted,
            revision: 1,
            support_count: 0,
            withdrawn_because: None,
            review: None,
            hiding: None,
            submitted_at: Some(submitted_at),
        })
    }

    /// The picture of a proposal, if the story has one.
    async fn picture(&self, tx: &mut Writer, new: &NewProposal, author: PersonId) -> Result<()> {
        let Some((_, scene, caption)) = picture_of(&new.content.title) else { return Ok(()) };
        proposals::attach(tx, new.id, FileKind::Picture, checked(*scene).await?, Some(author)).await?;
        for file in proposals::files(tx, new.id).await? {
            proposals::describe(tx, new.id, file.info.id, Some((*caption).to_owned())).await?;
        }
        Ok(())
    }

    async fn talk(&self, place: &Place, proposal: ProposalId, idea: &Idea) -> Result<()> {
        let mut said = Vec::new();
        for (minutes, Remark { by, stance, text, answers, reported }) in (0..).zip(idea.talk) {
            let at = self.at(idea.day + 1, (19, 5)).plus(17 * minutes * Instant::MINUTE);
            let author = place.resident(by)?;
            let mut tx = self.write(place.id, Some(author), at).await?;
            let stance = Stance::parse(stance).ok_or(kit::Error::NotFound)?;
            let parent = answers.and_then(|place| said.get(place).copied());
            let id =
                comments::post(&mut tx, (SubjectKind::Proposal, proposal.0), author, stance, text, parent)
                    .await?;
            tx.commit_recorded().await?;
            if let Some((reporter, words)) = reported {
                let person = place.resident(reporter)?;
                let on = Target { kind: SubjectKind::Proposal, subject: proposal.0, comment: Some(id) };
                let why = Why { person, reason: Reason::Insult, words: (*words).to_owned() };
                let mut tx = self.write(place.id, Some(person), at.plus(Instant::HOUR)).await?;
                dialogue::reports::report(&mut tx, on, &why, text).await?;
                tx.commit_recorded().await?;
            }
            said.push(id);
        }
        Ok(())
    }

    /// The clerk decides about a proposal a day, from the fifth day of the review on.
    async fn reviews(&self, place: &Place, course: &Course, ideas: &[Proposal]) -> Result<()> {
        let Some((_, begins, ..)) = course.stages.iter().find(|stage| stage.0 == StageKind::Review) else {
            return Ok(());
        };
        for (number, (idea, proposal)) in (0..).zip(course.ideas.iter().zip(ideas)) {
            let (decision, reasons) = match idea.review {
                Review::Waiting => continue,
                Review::Admissible(reasons, lei) => {
                    (Decision::Admissible { cost: Money::from_bani(lei * 100) }, reasons)
                }
                Review::Merged(into, reasons) => (Decision::Merged { into: ideas[into].id }, reasons),
                Review::Refused(reasons) => (Decision::Refused, reasons),
            };
            let at = self.at(begins + 5, (9, 0)).plus(number * 40 * Instant::MINUTE);
            let mut tx = self.write(place.id, Some(place.clerk), at).await?;
            proposals::review(&mut tx, proposal, decision, reasons).await?;
            let what = letter(proposal, decision, reasons, ideas);
            dialogue::notify(&mut tx, &self.app, SubjectKind::Proposal, proposal.id.0, what).await?;
            let title = proposal.content.title.clone();
            tx.commit(ProposalReviewed { proposal: proposal.id, title, decision: decision.status() }).await?;
        }
        Ok(())
    }

    /// The vote is opened in the morning of its first day, and counted in the morning after its last, if that is over.
    async fn vote(
        &self,
        place: &Place,
        process: ProcessId,
        course: &Course,
        ideas: &[Proposal],
    ) -> Result<()> {
        let Some((_, first, last, _)) = course.stages.iter().find(|stage| stage.0 == StageKind::Vote) else {
            return Ok(());
        };
        let mut tx = self.write(place.id, Some(place.coordinator), self.at(*first, (8, 0))).await?;
        let vote = voting::demo::open_vote(&mut tx, &self.app, process, None).await?;
        let options = voting::vote::store::options(&mut tx, vote).await?;
        tx.commit_recorded().await?;
        let mut voters =
            place.residents.iter().map(|resident| resident.person).filter(|person| *person != place.citizen);
        let mut tx = self.write(place.id, None, self.at(*first + 2, (12, 0))).await?;
        for (named, how_many) in course.ballots {
            let on_ballot =
                options.iter().filter(|option| named.iter().any(|idea| ideas[*idea].id == option.proposal));
            let choices: Vec<i64> = on_ballot.map(|option| option.position).collect();
            for person in voters.by_ref().take(*how_many) {
                voting::demo::cast_as(&mut tx, process, person, &choices).await?;
            }
        }
        tx.commit_recorded().await?;
        if *last < 0 {
            let mut tx = self.write(place.id, Some(place.clerk), self.at(*last + 1, (0, 30))).await?;
            voting::demo::count_now(&mut tx, process, None).await?;
            tx.commit_recorded().await?;
        }
        Ok(())
    }
}

/// What the author and the followers are told, in the words of the review's page.
fn letter(proposal: &Proposal, decision: Decision, reasons: &str, ideas: &[Proposal]) -> Text {
    let key = match decision {
        Decision::Admissible { .. } => "proposal-letter-admissible",
        Decision::Merged { .. } => "proposal-letter-merged",
        Decision::Refused => "proposal-letter-refused",
    };
    let text = Text::new(key).with("title", &proposal.content.title).with("reasons", reasons);
    match decision {
        Decision::Admissible { cost } => text.with("cost", cost),
        Decision::Merged { into } => {
            let other = ideas.iter().find(|other| other.id == into);
            text.with("other", other.map(|other| other.content.title.as_str()).unwrap_or_default())
        }
        Decision::Refused => text,
    }
}

fn content(idea: &Idea) -> Content {
    Content {
        title: idea.title.to_owned(),
        summary: idea.summary.to_owned(),
        description: idea.text.to_owned(),
        category: Category::parse(idea.category).unwrap_or(Category::Living),
        village: idea.village.map(str::to_owned),
        estimated_cost: Some(Money::from_bani(idea.cost * 100)),
        organisation: None,
    }
}
