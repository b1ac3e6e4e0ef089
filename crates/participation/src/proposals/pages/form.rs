//! The form in which a proposal is written.
use crate::proposals::domain::{
    Category, Content, LONGEST_DESCRIPTION, LONGEST_NAME, LONGEST_SUMMARY, LONGEST_TITLE, Proposal,
};
use crate::proposals::store::Attached;
use kit::{Problems, ProposalId, Text};
use rules::Money;
use rules::money::BadMoney;
use serde::{Deserialize, Serialize};

/// Everything that can be typed, as it was typed.
#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct ProposalForm {
    /// Made with the form, so that sending it twice makes one proposal.
    pub id: String,
    /// The revision that the form began from.
    pub revision: String,
    pub title: String,
    pub summary: String,
    pub description: String,
    pub category: String,
    pub village: String,
    pub cost: String,
    pub organisation: String,
    /// Who signed the paper; empty for a proposal of one's own.
    pub author_name: String,
    /// The pictures that are there, and what was typed about each, in the same order.
    pub picture: Vec<String>,
    pub caption: Vec<String>,
    /// The files that are to be taken away.
    pub remove: Vec<String>,
    /// The button that was pressed: draft or submit.
    pub step: String,
}

impl ProposalForm {
    /// An empty form, for a proposal of this id.
    pub(super) fn blank(id: ProposalId) -> ProposalForm {
        ProposalForm { id: id.to_string(), ..ProposalForm::default() }
    }

    /// The form of a proposal as it is.
    pub(super) fn of(proposal: &Proposal, files: &[Attached]) -> ProposalForm {
        let content = &proposal.content;
        let on_paper = proposal.author.is_none();
        ProposalForm {
            id: proposal.id.to_string(),
            revision: proposal.revision.to_string(),
            title: content.title.clone(),
            summary: content.summary.clone(),
            description: content.description.clone(),
            category: content.category.code().to_owned(),
            village: content.village.clone().unwrap_or_default(),
            cost: content.estimated_cost.map(|cost| cost.to_string()).unwrap_or_default(),
            organisation: content.organisation.clone().unwrap_or_default(),
            author_name: proposal.author_name.clone().filter(|_| on_paper).unwrap_or_default(),
            picture: files.iter().map(|file| file.info.id.to_string()).collect(),
            caption: files.iter().map(|file| file.caption.clone().unwrap_or_default()).collect(),
            ..ProposalForm::default()
        }
    }

    /// Whether it is to be public after this.
    pub(super) fn is_to_submit(&self) -> bool {
        self.step == "submit"
    }

    /// What was written, or what is wrong with it. A draft needs no more than a title and a field.
    pub(super) fn content(&self, is_draft: bool, problems: &mut Problems) -> Option<Content> {
        let mut text = |name, text, longest| match is_draft {
            true => problems.maybe_text(name, text, longest).unwrap_or_default(),
            false => problems.text(name, text, longest),
        };
        let summary = text("summary", &self.summary, LONGEST_SUMMARY);
        let description = text("description", &self.description, LONGEST_DESCRIPTION);
        let title = problems.text("title", &self.title, LONGEST_TITLE);
        let category = problems.check("category", Category::parse(&self.category).ok_or("kit-field-choice"));
        let village = problems.maybe_text("village", &self.village, LONGEST_NAME);
        let organisation = problems.maybe_text("organisation", &self.organisation, LONGEST_NAME);
        let estimated_cost = match Money::parse_ro(&self.cost) {
            Ok(cost) => Some(cost),
            Err(BadMoney::Empty) => None,
            Err(_) => {
                problems.add("cost", "kit-field-money");
                None
            }
        };
        let content = Content {
            title,
            summary,
            description,
            category: category?,
            village,
            estimated_cost,
            organisation,
        };
        problems.is_empty().then_some(content)
    }

    /// Notices that somebody else saved since this form was shown.
    pub(super) fn check_revision(&self, proposal: &Proposal, problems: &mut Problems) {
        if self.revision != proposal.revision.to_string() {
            problems
                .add("title", Text::new("proposal-changed-meanwhile").with("title", &proposal.content.title));
        }
    }

    /// What was typed about a picture.
    pub(super) fn caption_of(&self, file: &Attached) -> &str {
        let id = file.info.id.to_string();
        let at = self.picture.iter().position(|picture| *picture == id);
        at.and_then(|at| self.caption.get(at)).map_or("", String::as_str)
    }

    /// Whether a file is to be taken away.
    pub(super) fn removes(&self, file: &Attached) -> bool {
        self.remove.contains(&file.info.id.to_string())
    }
}
