//! Closing a month of the books, once and for all.
use super::super::months::{self, Close, Month};
use askama::Template;
use kit::{Error, Fields, Form, Frame, Instant, Problems, Result, Visit, done, private_page, refused};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in crate::books) struct MonthForm {
    month: String,
    /// There is no way back, and it is meant.
    sure: String,
}

#[derive(Template)]
#[template(path = "books/months.html")]
struct Show {
    frame: Frame,
    closed: Vec<(Month, Instant)>,
    open: Vec<Month>,
    form: MonthForm,
    problems: Problems,
}

impl Show {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "books-months", &self.form, &self.problems)
    }
    fn choices(&self) -> Vec<(String, String)> {
        self.open.iter().map(|month| (month.to_string(), self.name(month))).collect()
    }
    /// A month is named by its last day: „până la 31 mai 2026”.
    fn name(&self, month: &Month) -> String {
        self.frame.with("books-months-until", "day", month.first_day_after().plus(-1))
    }
}

async fn read(visit: &Visit, form: MonthForm, problems: Problems) -> Result<Show> {
    let mut reader = visit.read().await?;
    let closed = months::closed(&mut reader).await?;
    let open = months::can_be_closed(closed.first().map(|(month, _)| *month), visit.now);
    Ok(Show { frame: visit.frame(), closed, open, form, problems })
}

pub(in crate::books) async fn show(visit: Visit) -> Result {
    private_page(read(&visit, MonthForm::default(), Problems::none()).await?)
}

pub(in crate::books) async fn close(visit: Visit, Form(form, _): Form<MonthForm>) -> Result {
    let mut problems = Problems::none();
    let month = problems.check("month", Month::parse(&form.month).ok_or("kit-field-choice"));
    if form.sure != "yes" {
        problems.add("sure", "books-months-sure-needed");
    }
    let (Some(month), true) = (month, problems.is_empty()) else {
        return refused(read(&visit, form, problems).await?);
    };
    let month = visit.may::<Close>(month)?;
    let mut tx = visit.write().await?;
    if !months::close(&mut tx, &month).await? {
        return Err(Error::Conflict("books-month-closed-already"));
    }
    tx.commit_recorded().await?;
    done("/fund/months", "books-months-closed")
}
