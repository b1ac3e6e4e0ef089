//! Which objectives serve which projects.
use super::{Change, change};
use crate::domain::{Keep, Matrix, StrategyId};
use db::{Reader, Writer, args, sql};
use kit::{Allowed, Result};

/// The matrix of a strategy; empty if there is none. Three statements.
///
/// # Errors
/// If it cannot be read.
pub async fn matrix(reader: &mut Reader, id: StrategyId) -> Result<Matrix> {
    let objectives: Vec<(String,)> = reader
        .all(
            sql!(
                "
                select title from strategy_objective
                 where community_id = $1 and strategy_id = $2 order by position limit 60"
            ),
            args![id],
        )
        .await?;
    let projects: Vec<(String,)> = reader
        .all(
            sql!(
                "
                select title from strategy_project
                 where community_id = $1 and strategy_id = $2 order by position limit 30"
            ),
            args![id],
        )
        .await?;
    let marks: Vec<(i64, i64)> = reader
        .all(
            sql!(
                "
                select objective, project from strategy_mark
                 where community_id = $1 and strategy_id = $2 order by objective, project limit 1800"
            ),
            args![id],
        )
        .await?;
    let place = |n: i64| usize::try_from(n - 1).unwrap_or(usize::MAX);
    Ok(Matrix {
        objectives: objectives.into_iter().map(|(title,)| title).collect(),
        projects: projects.into_iter().map(|(title,)| title).collect(),
        marks: marks.into_iter().map(|(row, column)| (place(row), place(column))).collect(),
    })
}

/// Replaces the matrix.
///
/// # Errors
/// As every change.
pub async fn keep_matrix(tx: &mut Writer, of: &Allowed<Keep>, seen: i64, new: &Matrix) -> Result<()> {
    change(tx, of, seen, 0, &Change { what: "matrix-changed", about: &of.title, detail: "" }).await?;
    let parts = [
        sql!("delete from strategy_mark where community_id = $1 and strategy_id = $2"),
        sql!("delete from strategy_objective where community_id = $1 and strategy_id = $2"),
        sql!("delete from strategy_project where community_id = $1 and strategy_id = $2"),
    ];
    for statement in parts {
        tx.run(statement, args![of.id]).await?;
    }
    for (position, title) in (1i64..).zip(&new.objectives) {
        let statement = sql!("
            insert into strategy_objective (community_id, strategy_id, position, title) values ($1, $2, $3, $4)");
        tx.run(statement, args![of.id, position, title]).await?;
    }
    for (position, title) in (1i64..).zip(&new.projects) {
        let statement = sql!(
            "insert into strategy_project (community_id, strategy_id, position, title) values ($1, $2, $3, $4)"
        );
        tx.run(statement, args![of.id, position, title]).await?;
    }
    for (row, column) in &new.marks {
        let place = |n: usize| i64::try_from(n + 1).unwrap_or(i64::MAX);
        tx.run(
            sql!("insert into strategy_mark (community_id, strategy_id, objective, project) values ($1, $2, $3, $4)"),
            args![of.id, place(*row), place(*column)],
        )
        .await?;
    }
    Ok(())
}
