//! The protocol of a vote that was counted.
use super::Protocol;
use crate::count::results::Outcome;
use crate::count::{export, store as counts};
use crate::paper::domain::PaperBox;
use crate::paper::store as papers;
use crate::vote::acts::{self, Recorded};
use crate::vote::domain::Counting;
use crate::vote::{Vote, VoteOption, store as votes};
use crate::words;
use db::Reader;
use kit::visit::hex;
use kit::{Frame, Lang, Result, Text, Visit};
use print::{Hash, Section};
use rules::ballot::BallotKind;
use sha2::{Digest, Sha256};

/// From so many people on, a channel's turnout says nothing about single persons.
const GROUP: i64 = 10;

/// Everything that the protocol tells, in the language of the community, whoever asks.
pub(super) async fn of_vote(
    visit: &Visit,
    reader: &mut Reader,
    vote: Vote,
    count: Counting,
) -> Result<Protocol> {
    let lang = visit.community.default_language();
    let mut frame = visit.frame();
    frame.lang = lang;
    let options = votes::options(reader, vote.id).await?;
    let [channels, ..] = counts::turnout(reader, vote.id).await?;
    let boxes = papers::boxes(reader, vote.id).await?;
    let marks = papers::marks(reader, vote.id).await?;
    let acts = acts::of_process(reader, vote.process).await?;
    let ballots = counts::ballots(reader, vote.id).await?;
    let file = match export::pb(&visit.community.name, &vote, &options, &ballots) {
        Some(text) => (lang.t("protocol-file-pb").into_owned(), text),
        None => (lang.t("protocol-file-csv").into_owned(), export::csv(&vote, &options, &ballots, lang)),
    };
    let result = Outcome::load(reader, vote, count).await?;
    let day = result.count.counted_at.day();
    let summary = Text::new("protocol-summary").with("title", &result.vote.title).with("day", lang.day(day));
    let mut sections = vec![terms(lang, &result.vote, &options), electorate(&frame, &result)];
    let large = !channels.is_empty() && channels.iter().all(|one| one.voted >= GROUP);
    if let Some(turnout) = sections.last_mut().filter(|_| large) {
        turnout.head = vec![lang.t("protocol-channel").into_owned(), lang.t("protocol-voted").into_owned()];
        let word = |of: &Option<String>| {
            of.as_deref().map_or(String::new(), |of| frame.word("vote-channel", of).into_owned())
        };
        turnout.rows = channels.iter().map(|one| vec![word(&one.of), one.voted.to_string()]).collect();
    }
    if !boxes.is_empty() || marks > 0 {
        sections.push(paper(lang, &boxes, marks));
    }
    sections.push(figures(&frame, &result));
    sections.push(Section {
        title: lang.t("protocol-files").into_owned(),
        lines: vec![lang.t("protocol-files-what").into_owned()],
        hashes: vec![Hash { label: file.0, hex: hex(&Sha256::digest(file.1.as_bytes())) }],
        ..Section::default()
    });
    sections.push(said(lang, &acts));
    Ok(Protocol {
        lang,
        title: lang.t("protocol-title").into_owned(),
        address: format!("{}/results", result.vote.url()),
        day,
        summary: summary.say(lang),
        sections,
        people: Protocol::signing(lang),
    })
}

fn terms(lang: Lang, vote: &Vote, options: &[VoteOption]) -> Section {
    let t = |key: &str| lang.t(key).into_owned();
    let row =
        |option: &VoteOption| vec![format!("{}. {}", option.position, option.title), lang.money(option.cost)];
    let mut lines = words::terms(lang, &vote.terms);
    lines.extend(vote.few_reason.clone());
    Section {
        title: t("protocol-what"),
        lines,
        facts: vec![
            [t("protocol-opened"), lang.moment(vote.opened_at)],
            [t("protocol-closed"), lang.until(vote.closes_at)],
        ],
        head: vec![t("protocol-option"), t("protocol-cost")],
        rows: options.iter().map(row).collect(),
        ..Section::default()
    }
}

fn electorate(frame: &Frame, result: &Outcome) -> Section {
    Section {
        title: frame.t("protocol-electorate").into_owned(),
        lines: vec![words::electorate(frame, &result.vote), result.turnout(frame)],
        hashes: vec![Hash {
            label: frame.t("protocol-electorate-hash").into_owned(),
            hex: result.vote.fingerprint(),
        }],
        ..Section::default()
    }
}

fn paper(lang: Lang, boxes: &[PaperBox], marks: i64) -> Section {
    let t = |key: &str| lang.t(key).into_owned();
    let sheets: i64 = boxes.iter().map(|one| one.sheets).sum();
    let row = |one: &PaperBox| vec![one.label.clone(), one.opened_by.clone(), one.sheets.to_string()];
    let hash = |one: &PaperBox| Hash {
        label: Text::new("protocol-digest-of").with("label", &one.label).say(lang),
        hex: one.fingerprint(),
    };
    Section {
        title: t("protocol-paper"),
        facts: vec![
            [t("protocol-sheets"), sheets.to_string()],
            [t("protocol-marks"), marks.to_string()],
            [t("protocol-difference"), (sheets - marks).to_string()],
        ],
        head: vec![t("protocol-box"), t("protocol-opened-by"), t("protocol-sheets")],
        rows: boxes.iter().map(row).collect(),
        hashes: boxes.iter().map(hash).collect(),
        ..Section::default()
    }
}

fn figures(frame: &Frame, result: &Outcome) -> Section {
    let t = |key: &str| frame.t(key).into_owned();
    let mut lines = vec![result.sentence(frame)];
    lines.extend(result.spent(frame));
    lines.extend(result.lot_lines(frame));
    let is_question = result.vote.terms.kind == BallotKind::YesNo;
    let rows = match &result.told.answer {
        Some(answer) => vec![
            vec![t("ballot-yes"), answer.yes.to_string(), String::new()],
            vec![t("ballot-no"), answer.no.to_string(), String::new()],
        ],
        None if is_question => Vec::new(),
        None => {
            let place = |place: Option<i64>| {
                place.map_or(String::new(), |place| words::n(frame, "protocol-place", place))
            };
            let lines = result.tally.lines.iter();
            lines
                .map(|line| vec![line.option.title.clone(), line.votes.to_string(), place(line.place)])
                .collect()
        }
    };
    Section {
        title: t("protocol-result"),
        lines,
        head: vec![t("protocol-option"), t("protocol-votes"), t("protocol-outcome")],
        rows,
        facts: vec![
            [t("protocol-ballots"), result.count.ballots.to_string()],
            [t("protocol-voters"), result.count.voters.to_string()],
            [t("protocol-blank"), result.count.blank.to_string()],
            [t("protocol-spoiled"), result.count.spoiled.to_string()],
        ],
        ..Section::default()
    }
}

fn said(lang: Lang, acts: &[Recorded]) -> Section {
    let row = |one: &Recorded| {
        let what = lang.t(&format!("vote-act-{}", one.act.code())).into_owned();
        let by = one.by.as_deref().map_or(String::new(), |by| format!(" ({by})"));
        let words = if one.words.is_empty() { String::new() } else { format!(": {}", one.words) };
        vec![format!("{what}{words}{by}"), lang.moment(one.at)]
    };
    Section {
        title: lang.t("vote-acts").into_owned(),
        head: vec![lang.t("protocol-act").into_owned(), lang.t("protocol-when").into_owned()],
        rows: acts.iter().map(row).collect(),
        ..Section::default()
    }
}
