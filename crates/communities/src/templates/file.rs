//! The file of a template: TOML that a person can read and change. What is wrong is told with its line.
use super::domain::{Hour, ProcessTemplate, StageTemplate};
use crate::processes::domain::{
    HIGHEST_RATE, LONGEST_DESCRIPTION, LONGEST_SUMMARY, LONGEST_TITLE, MOST_CHOICES, MOST_SEATS,
};
use kit::{Day, Text};
use rules::Money;
use rules::matching::{CapOn, MatchRule};
use rules::stages::{PlanFault, StageKind, check_plan};
use rules::targets::TargetKind;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use toml::Spanned;

/// The largest file, in bytes.
pub(super) const LARGEST: usize = 64 * 1024;
/// The longest process, in days: ten years.
const LONGEST: i64 = 3650;

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// From 1.
    pub line: usize,
    pub what: Text,
}
impl From<Fault> for Text {
    fn from(fault: Fault) -> Text {
        Text::new("template-fault").with("line", fault.line).with("what", fault.what)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    format: Spanned<i64>,
    name: Spanned<String>,
    summary: Spanned<String>,
    description: Option<Spanned<String>>,
    vote: Option<ReadVote>,
    #[serde(rename = "match")]
    matching: Option<ReadMatch>,
    #[serde(default)]
    stage: Vec<ReadStage>,
    #[serde(default)]
    target: Vec<ReadTarget>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadVote {
    max_choices: Spanned<i64>,
    seats: Spanned<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadMatch {
    rate_percent: Spanned<i64>,
    cap: Spanned<String>,
    cap_on: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadStage {
    kind: Spanned<String>,
    from_day: Spanned<i64>,
    days: Spanned<i64>,
    opens: Option<Spanned<String>>,
    closes: Option<Spanned<String>>,
    note: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadTarget {
    kind: Spanned<String>,
    wanted: Spanned<i64>,
}

/// A file that is being read.
struct Source<'a>(&'a str);

impl Source<'_> {
    fn line(&self, byte: usize) -> usize {
        self.0.as_bytes().iter().take(byte).filter(|b| **b == b'\n').count() + 1
    }

    fn fault<T>(&self, at: &Spanned<T>, what: impl Into<Text>) -> Fault {
        Fault { line: self.line(at.span().start), what: what.into() }
    }

    fn text(&self, text: &Spanned<String>, longest: usize) -> Result<String, Fault> {
        let clean = rules::text::mend_diacritics(text.get_ref().trim());
        match clean.chars().count() {
            n if n > longest => {
                Err(self.fault(text, Text::new("kit-field-long").with("n", longest).with("length", n)))
            }
            _ => Ok(clean),
        }
    }

    fn maybe_text(&self, text: Option<&Spanned<String>>, longest: usize) -> Result<String, Fault> {
        text.map_or(Ok(String::new()), |text| self.text(text, longest))
    }

    fn number(&self, number: &Spanned<i64>, least: i64, most: i64) -> Result<i64, Fault> {
        let n = *number.get_ref();
        if (least..=most).contains(&n) {
            return Ok(n);
        }
        Err(self.fault(number, Text::new("template-number").with("least", least).with("most", most)))
    }

    fn days(&self, number: &Spanned<i64>) -> Result<i32, Fault> {
        let days = self.number(number, 0, LONGEST)?;
        Ok(i32::try_from(days).unwrap_or(0))
    }

    fn code<T>(&self, code: &Spanned<String>, parsed: Option<T>) -> Result<T, Fault> {
        parsed.ok_or_else(|| self.fault(code, Text::new("template-code").with("code", code.get_ref())))
    }

    fn hour(&self, hour: Option<&Spanned<String>>) -> Result<Hour, Fault> {
        match hour {
            None => Ok(Hour::default()),
            Some(text) => Hour::parse(text.get_ref()).ok_or_else(|| self.fault(text, "template-hour")),
        }
    }

    fn match_rule(&self, read: &ReadMatch) -> Result<MatchRule, Fault> {
        let rate = self.number(&read.rate_percent, 0, HIGHEST_RATE)?;
        let cap =
            Money::parse_ro(read.cap.get_ref()).map_err(|_| self.fault(&read.cap, "kit-field-money"))?;
        let cap_on = self.code(&read.cap_on, CapOn::parse(read.cap_on.get_ref()))?;
        Ok(MatchRule { rate_percent: u32::try_from(rate).unwrap_or(0), cap, cap_on })
    }

    fn stage(&self, read: &ReadStage) -> Result<StageTemplate, Fault> {
        Ok(StageTemplate {
            kind: self.code(&read.kind, StageKind::parse(read.kind.get_ref()))?,
            from_day: self.days(&read.from_day)?,
            days: self.days(&read.days)?,
            opens: self.hour(read.opens.as_ref())?,
            closes: self.hour(read.closes.as_ref())?,
            note: self.maybe_text(read.note.as_ref(), LONGEST_SUMMARY)?,
        })
    }

    fn stages(&self, read: &[ReadStage]) -> Result<Vec<StageTemplate>, Fault> {
        let mut seen = HashSet::new();
        let mut stages = Vec::new();
        for one in read {
            let stage = self.stage(one)?;
            if !seen.insert(stage.kind) {
                return Err(self.fault(&one.kind, "stages-twice"));
            }
            stages.push(stage);
        }
        Ok(stages)
    }

    /// Whether the stages can follow each other so, laid out on a day without a change of clocks.
    fn plan(&self, template: &ProcessTemplate, read: &[ReadStage]) -> Result<(), Fault> {
        let Some(laid) = Day::parse("2026-01-01").and_then(|day| template.lay_out(day)) else {
            return Ok(());
        };
        let plan: Vec<rules::stages::Stage> = laid
            .iter()
            .map(|s| rules::stages::Stage { kind: s.kind, opens: s.opens_at.0, closes: s.closes_at.0 })
            .collect();
        let Err(faults) = check_plan(&plan) else { return Ok(()) };
        let Some(fault) = faults.first() else { return Ok(()) };
        let kind = match fault {
            PlanFault::ClosesTooEarly(kind) => kind,
            PlanFault::OutOfOrder { later, .. } | PlanFault::Overlap { later, .. } => later,
        };
        let line = read.iter().find(|stage| stage.kind.get_ref() == kind.code());
        let line = line.map_or(1, |stage| self.line(stage.kind.span().start));
        Err(Fault { line, what: crate::running::plan_fault(fault) })
    }

    fn targets(&self, read: &[ReadTarget]) -> Result<Vec<(TargetKind, i64)>, Fault> {
        let mut targets = Vec::new();
        for one in read {
            let kind = self.code(&one.kind, TargetKind::parse(one.kind.get_ref()))?;
            if targets.iter().any(|(known, _)| *known == kind) {
                return Err(self.fault(&one.kind, "template-target-twice"));
            }
            targets.push((kind, self.number(&one.wanted, 1, 1_000_000)?));
        }
        targets.sort_unstable();
        Ok(targets)
    }
}

/// Reads a file.
pub(super) fn read(text: &str) -> Result<ProcessTemplate, Fault> {
    let source = Source(text);
    if text.len() > LARGEST {
        return Err(Fault { line: 1, what: Text::new("template-large") });
    }
    let read: Read = toml::from_str(text).map_err(|wrong| Fault {
        line: source.line(wrong.span().map_or(0, |span| span.start)),
        what: Text::new("template-broken").with("what", wrong.message()),
    })?;
    if *read.format.get_ref() != 1 {
        return Err(source.fault(&read.format, "template-format"));
    }
    let name = source.text(&read.name, LONGEST_TITLE)?;
    if name.is_empty() {
        return Err(source.fault(&read.name, "kit-field-empty"));
    }
    let (max_choices, seats) = match &read.vote {
        Some(vote) => {
            (source.number(&vote.max_choices, 1, MOST_CHOICES)?, source.number(&vote.seats, 1, MOST_SEATS)?)
        }
        None => (1, 1),
    };
    let none = MatchRule { rate_percent: 0, cap: Money::ZERO, cap_on: CapOn::Match };
    let template = ProcessTemplate {
        name,
        summary: source.text(&read.summary, LONGEST_SUMMARY)?,
        description: source.maybe_text(read.description.as_ref(), LONGEST_DESCRIPTION)?,
        max_choices,
        seats,
        match_rule: read.matching.as_ref().map_or(Ok(none), |matching| source.match_rule(matching))?,
        stages: source.stages(&read.stage)?,
        targets: source.targets(&read.target)?,
    };
    source.plan(&template, &read.stage)?;
    Ok(template)
}

#[derive(Serialize)]
struct Written<'a> {
    format: i64,
    name: &'a str,
    summary: &'a str,
    description: &'a str,
    vote: WrittenVote,
    #[serde(rename = "match")]
    matching: WrittenMatch,
    stage: Vec<WrittenStage<'a>>,
    target: Vec<WrittenTarget>,
}
#[derive(Serialize)]
struct WrittenVote {
    max_choices: i64,
    seats: i64,
}
#[derive(Serialize)]
struct WrittenMatch {
    rate_percent: u32,
    cap: String,
    cap_on: &'static str,
}
#[derive(Serialize)]
struct WrittenStage<'a> {
    kind: &'static str,
    from_day: i32,
    days: i32,
    opens: String,
    closes: String,
    note: &'a str,
}
#[derive(Serialize)]
struct WrittenTarget {
    kind: &'static str,
    wanted: i64,
}

/// Writes a file.
pub(super) fn write(template: &ProcessTemplate) -> String {
    let rule = template.match_rule;
    let stage =
        |stage: &StageTemplate| (stage.kind.code(), stage.from_day, stage.days, stage.opens, stage.closes);
    let written = Written {
        format: 1,
        name: &template.name,
        summary: &template.summary,
        description: &template.description,
        vote: WrittenVote { max_choices: template.max_choices, seats: template.seats },
        matching: WrittenMatch {
            rate_percent: rule.rate_percent,
            cap: rule.cap.to_string(),
            cap_on: rule.cap_on.code(),
        },
        stage: template
            .stages
            .iter()
            .map(|one| {
                let (kind, from_day, days, opens, closes) = stage(one);
                WrittenStage {
                    kind,
                    from_day,
                    days,
                    opens: opens.to_string(),
                    closes: closes.to_string(),
                    note: &one.note,
                }
            })
            .collect(),
        target: template
            .targets
            .iter()
            .map(|(kind, wanted)| WrittenTarget { kind: kind.code(), wanted: *wanted })
            .collect(),
    };
    // Text and numbers can always be written.
    let body = toml::to_string_pretty(&written).unwrap_or_default();
    format!("# vatra: process template\n{body}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::domain::BUILT_IN;
    use proptest::prelude::*;

    fn fault(text: &str) -> (usize, String) {
        let fault = read(text).unwrap_err();
        (fault.line, format!("{:?}", fault.what))
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let head = "format = 1\nname = \"X\"\nsummary = \"\"\n";
        for (text, line, key) in [
            ("", 1, "template-broken"),
            ("format = 1\nname = \n", 2, "template-broken"),
            ("format = 2\nname = \"X\"\nsummary = \"\"", 1, "template-format"),
            ("format = 1\nname = \" \"\nsummary = \"\"", 2, "kit-field-empty"),
            (&format!("{head}colour = 1"), 4, "template-broken"),
            (&format!("{head}[[stage]]\nkind = \"party\"\nfrom_day = 0\ndays = 1"), 5, "template-code"),
            (&format!("{head}[[stage]]\nkind = \"vote\"\nfrom_day = -1\ndays = 1"), 6, "template-number"),
            (&format!("{head}[[stage]]\nkind = \"vote\"\nfrom_day = 0\ndays = 0"), 5, "stages-closes-early"),
            (
                &format!("{head}[[stage]]\nkind = \"vote\"\nfrom_day = 0\ndays = 1\nopens = \"25:00\""),
                8,
                "template-hour",
            ),
            (&format!("{head}[[target]]\nkind = \"people\"\nwanted = 0"), 6, "template-number"),
            (
                &format!("{head}[match]\nrate_percent = 100\ncap = \"mult\"\ncap_on = \"match\""),
                6,
                "kit-field-money",
            ),
        ] {
            let (at, what) = fault(text);
            assert!(at == line && what.contains(key), "{text}\n{at} {what}");
        }
        let twice = format!(
            "{head}[[stage]]\nkind = \"vote\"\nfrom_day = 0\ndays = 2\n[[stage]]\nkind = \"fund\"\nfrom_day = 1\ndays = 3"
        );
        assert_eq!(fault(&twice).0, 9, "the later of two stages that overlap");
        assert!(fault(&"x".repeat(LARGEST + 1)).1.contains("template-large"));
    }

    #[test]
    fn what_is_written_is_read_again() {
        for (key, text) in BUILT_IN {
            let template = read(text).unwrap();
            assert_eq!(read(&write(&template)), Ok(template), "{key}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_nothing_else(text in "\\PC{0,200}") {
            drop(read(&text));
        }

        #[test]
        fn texts_survive_the_file(name in "[^\\s\\p{C}]{1,20}", note in "\\PC{0,60}") {
            let mut template = read(BUILT_IN[0].1).unwrap();
            template.name = rules::text::mend_diacritics(&name);
            template.stages[0].note = rules::text::mend_diacritics(note.trim());
            prop_assert_eq!(read(&write(&template)), Ok(template));
        }
    }
}
