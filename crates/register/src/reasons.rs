//! Terms in plain words: every step of the reckoning as a sentence.
use kit::{Day, Text};
use rules::calendar::{DayClass, Holiday};
use rules::terms::{Due, Step, Term};

/// Why a term ends when it does, sentence by sentence.
#[must_use]
pub fn why(due: &Due) -> Vec<Text> {
    due.why.iter().map(|step| said(step, due)).collect()
}

/// The law in which a term stands: „Legea 544/2001, art. 7”, „OG 27/2002, art. 8 alin. (1)”.
#[must_use]
pub fn law(term: &Term) -> Text {
    let act = Text::new(format!("reason-act-{}", term.act.code()));
    if term.article.is_empty() {
        return act;
    }
    match term.article.split_once('(') {
        Some((article, paragraph)) => Text::new("reason-paragraph")
            .with("act", act)
            .with("article", article)
            .with("paragraph", paragraph.trim_end_matches(')')),
        None => Text::new("reason-article").with("act", act).with("article", term.article),
    }
}

fn said(step: &Step, due: &Due) -> Text {
    match step {
        Step::Event(day) if due.term.binds == rules::terms::Binds::Ahead => {
            Text::new("reason-back-from").with("day", Day(*day))
        }
        Step::Event(day) => Text::new("reason-from").with("day", Day(*day)),
        Step::Read(reading) => Text::new(format!("reason-read-{}", reading.code())),
        Step::FromMidnight(day) => Text::new("reason-midnight").with("day", Day(*day)),
        Step::LeftOut { day, class, holidays } => {
            Text::new("reason-left-out").with("day", Day(*day)).with("what", what(*class, holidays))
        }
        Step::Weekends(days) => Text::new("reason-weekends").with("n", *days),
        Step::Counted { length, unit, until } => Text::new(format!("reason-{}", unit.code()))
            .with("n", i64::from(*length))
            .with("day", Day(*until)),
        Step::LastNotCounted { day, reaches } => {
            Text::new("reason-last").with("day", Day(*day)).with("reaches", Day(*reaches))
        }
        Step::Moved { from, class, holidays, to } => Text::new("reason-moved")
            .with("day", Day(*from))
            .with("what", what(*class, holidays))
            .with("to", Day(*to)),
        Step::Chosen { used, not } => {
            Text::new("reason-chosen").with("used", Day(*used)).with("other", Day(*not))
        }
        Step::BridgesOtherwise(day) => Text::new("reason-bridges").with("day", Day(*day)),
    }
}

/// Why a day is not worked.
fn what(class: DayClass, holidays: &[Holiday]) -> Text {
    match holidays {
        [] => Text::new(format!("reason-class-{}", class.code())),
        [one] => Text::new(format!("reason-holiday-{}", one.code())),
        [one, other, ..] => Text::new("reason-two")
            .with("one", Text::new(format!("reason-holiday-{}", one.code())))
            .with("other", Text::new(format!("reason-holiday-{}", other.code()))),
    }
}
