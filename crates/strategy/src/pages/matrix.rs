//! The matrix of objectives and projects: the table, ticking it, pasting it.
use super::write::seen;
use crate::domain::{Keep, LONGEST_TABLE, Matrix, Strategy};
use crate::store;
use askama::Template;
use axum::extract::Path;
use kit::{Allowed, Fields, Form, Frame, Problems, Result, Text, Visit, done, page, private_page, refused};
use serde::{Deserialize, Serialize};

#[derive(Template)]
#[template(path = "matrix.html")]
struct Show {
    frame: Frame,
    strategy: Strategy,
    matrix: Matrix,
    may_keep: bool,
}

impl Show {
    /// How many projects serve an objective.
    fn serving(&self, row: usize) -> usize {
        self.matrix.marks.iter().filter(|(objective, _)| *objective == row).count()
    }
    /// Objectives that no project serves: the gaps are what a matrix is for.
    fn unserved(&self) -> Vec<&str> {
        let rows = self.matrix.objectives.iter().enumerate();
        rows.filter(|(row, _)| self.serving(*row) == 0).map(|(_, title)| title.as_str()).collect()
    }
}

/// `GET /strategies/{slug}/matrix`
pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Result {
    let mut reader = visit.read().await?;
    let strategy = store::visible(&visit, &mut reader, &slug).await?;
    let matrix = store::matrix(&mut reader, strategy.id).await?;
    let may_keep = visit.actor.could::<Keep>(&strategy, visit.now);
    page(Show { frame: visit.frame(), strategy, matrix, may_keep })
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(crate) struct MatrixForm {
    seen: String,
    /// `2-3`: the third project serves the second objective.
    mark: Vec<String>,
    table: String,
}

#[derive(Template)]
#[template(path = "matrix_edit.html")]
struct Edit {
    frame: Frame,
    strategy: Strategy,
    matrix: Matrix,
    form: MatrixForm,
    problems: Problems,
}

impl Edit {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "strategy", &self.form, &self.problems)
    }
}

async fn keepable(visit: &Visit, slug: &str) -> Result<(Allowed<Keep>, Matrix)> {
    let mut reader = visit.read().await?;
    let strategy = store::visible(visit, &mut reader, slug).await?;
    let matrix = store::matrix(&mut reader, strategy.id).await?;
    Ok((visit.may::<Keep>(strategy)?, matrix))
}

/// `GET /strategies/{slug}/matrix/edit`
pub(crate) async fn edit(visit: Visit, Path(slug): Path<String>) -> Result {
    let (strategy, matrix) = keepable(&visit, &slug).await?;
    let strategy = strategy.into_inner();
    let form =
        MatrixForm { seen: strategy.revision.to_string(), table: matrix.as_table(), ..MatrixForm::default() };
    private_page(Edit { frame: visit.frame(), strategy, matrix, form, problems: Problems::none() })
}

/// `POST /strategies/{slug}/matrix/edit`: the ticks.
pub(crate) async fn mark(visit: Visit, Path(slug): Path<String>, Form(form, _): Form<MatrixForm>) -> Result {
    let (strategy, mut matrix) = keepable(&visit, &slug).await?;
    let seen = seen(&form.seen)?;
    matrix.marks = form
        .mark
        .iter()
        .filter_map(|mark| {
            let (row, column) = mark.split_once('-')?;
            let place =
                (row.parse::<usize>().ok()?.checked_sub(1)?, column.parse::<usize>().ok()?.checked_sub(1)?);
            (place.0 < matrix.objectives.len() && place.1 < matrix.projects.len()).then_some(place)
        })
        .collect();
    keep(&visit, &strategy, seen, &matrix).await
}

/// `POST /strategies/{slug}/matrix/import`: the whole table.
pub(crate) async fn import(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form, _): Form<MatrixForm>,
) -> Result {
    let (strategy, matrix) = keepable(&visit, &slug).await?;
    let seen = seen(&form.seen)?;
    let mut problems = Problems::none();
    if form.table.chars().count() > LONGEST_TABLE {
        problems.add("table", Text::new("kit-field-long").with("n", LONGEST_TABLE));
    }
    // What was typed is mended; the tabs at the ends of lines are cells and stay.
    let table = rules::text::mend_diacritics(&form.table);
    let read = Matrix::read(&table).map_err(|(key, line)| Text::new(key).with("line", line));
    let new = problems.check("table", read).filter(|_| problems.is_empty());
    let Some(new) = new else {
        let (frame, strategy) = (visit.frame(), strategy.into_inner());
        return refused(Edit { frame, strategy, matrix, form, problems });
    };
    keep(&visit, &strategy, seen, &new).await
}

async fn keep(visit: &Visit, strategy: &Allowed<Keep>, seen: i64, new: &Matrix) -> Result {
    let mut tx = visit.write().await?;
    store::keep_matrix(&mut tx, strategy, seen, new).await?;
    tx.commit_recorded().await?;
    done(format!("{}/matrix", strategy.url()), "strategy-matrix")
}
