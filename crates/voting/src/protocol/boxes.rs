//! The protocol of one paper box.
use super::Protocol;
use crate::count::domain::election;
use crate::paper::domain::{PaperBox, SPOILED};
use crate::vote::{Vote, VoteOption};
use kit::{Lang, Text};
use print::{Hash, Section};
use rules::ballot::BallotKind;
use rules::tally::Profile;

/// What the sheets of a finished box say, figure by figure.
pub(crate) fn of_box(
    lang: Lang,
    vote: &Vote,
    options: &[VoteOption],
    paper: &PaperBox,
    sheets: &[String],
) -> Protocol {
    let t = |key: &str| lang.t(key).into_owned();
    let stored = sheets.iter().map(|one| if one == SPOILED { "0" } else { one.as_str() });
    let election = election(&vote.terms, options, vote.electorate, stored);
    let mut rows: Vec<Vec<String>> = if vote.terms.kind == BallotKind::YesNo {
        let said = |wanted: &str| sheets.iter().filter(|one| one.as_str() == wanted).count().to_string();
        vec![vec![t("ballot-yes"), said("yes")], vec![t("ballot-no"), said("no")]]
    } else {
        Vec::new()
    };
    let tally = Profile::of(&election).tally;
    if rows.is_empty() {
        let row = |(option, score): (&VoteOption, &u64)| {
            vec![format!("{}. {}", option.position, option.title), score.to_string()]
        };
        rows.extend(options.iter().zip(&tally.scores).map(row));
    }
    rows.push(vec![t("protocol-blank"), tally.blank.to_string()]);
    rows.push(vec![t("protocol-spoiled"), tally.spoiled.to_string()]);
    let text = Text::new("protocol-box-summary").with("title", &vote.title).with("label", &paper.label);
    Protocol {
        lang,
        title: t("protocol-box-title"),
        address: format!("{}/acts", vote.url()),
        day: paper.closed_at.unwrap_or(vote.closes_at).day(),
        summary: text.with("n", paper.sheets).say(lang),
        sections: vec![
            Section {
                title: t("protocol-figures"),
                head: vec![t("protocol-option"), t("protocol-votes")],
                rows,
                facts: vec![
                    [t("protocol-sheets"), paper.sheets.to_string()],
                    [t("protocol-opened-by"), paper.opened_by.clone()],
                ],
                ..Section::default()
            },
            Section {
                title: t("protocol-digest"),
                lines: vec![t("protocol-digest-what")],
                hashes: vec![
                    Hash { label: t("protocol-digest-box"), hex: paper.fingerprint() },
                    Hash { label: t("protocol-salt"), hex: kit::visit::hex(&paper.salt) },
                ],
                ..Section::default()
            },
        ],
        people: Protocol::signing(lang),
    }
}
