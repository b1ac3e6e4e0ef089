//! Signing in with a link that comes by e-mail. The link opens a page with one button: a mail scanner that follows it
//! does not use it up.
use super::super::domain::Way;
use super::super::store;
use super::{Back, enter};
use crate::accounts::domain::Email;
use crate::accounts::store::find_by_email;
use crate::letters;
use askama::Template;
use axum::extract::Path;
use kit::mail::post;
use kit::throttle::{self, Limit};
use kit::{Empty, Fields, Form, Frame, Problems, Query, Result, Visit, page, private_page, refused, see};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct LinkForm {
    email: String,
    back: String,
}

#[derive(Template)]
#[template(path = "sign_in/link.html")]
struct LinkPage {
    frame: Frame,
    form: LinkForm,
    problems: Problems,
}
impl LinkPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "sign-in-link", &self.form, &self.problems)
    }
}

#[derive(Template)]
#[template(path = "sign_in/sent.html")]
struct SentPage {
    frame: Frame,
}

#[derive(Template)]
#[template(path = "sign_in/open_link.html")]
struct OpenPage {
    frame: Frame,
    action: String,
    works: bool,
}

pub(in super::super) async fn show(visit: Visit, Query(query): Query<Back>) -> Result {
    let form = LinkForm { back: query.back, ..LinkForm::default() };
    page(LinkPage { frame: visit.frame(), form, problems: Problems::none() })
}

/// Writes one letter in any case: with the link, or saying that there is no account.
pub(in super::super) async fn send(visit: Visit, Form(form, _): Form<LinkForm>) -> Result {
    let mut problems = Problems::none();
    let Some(email) = problems.check("email", Email::parse(&form.email)) else {
        return refused(LinkPage { frame: visit.frame(), form, problems });
    };
    throttle::count_address(&visit, Limit::per_address("letter")).await?;
    throttle::count(&visit, letters::LIMIT, email.key()).await?;
    let mut tx = visit.write().await?;
    let letter = match find_by_email(&mut tx, email.key()).await? {
        Some(account) => {
            let token = store::make_link(&mut tx, visit.app(), account.person, &form.back).await?;
            letters::link(&visit, &account, &token)
        }
        None => letters::no_account(&visit, &email),
    };
    post(&mut tx, &letter).await?;
    tx.commit_quietly().await?;
    see("/sign-in/sent")
}

pub(in super::super) async fn sent(visit: Visit) -> Result {
    page(SentPage { frame: visit.frame() })
}

pub(in super::super) async fn open(visit: Visit, Path(token): Path<String>) -> Result {
    let works = store::link_works(&mut visit.read().await?, visit.app(), &token, visit.now).await?;
    private_page(OpenPage { frame: visit.frame(), action: format!("/sign-in/link/{token}"), works })
}

pub(in super::super) async fn sign_in(
    visit: Visit,
    Path(token): Path<String>,
    Form(..): Form<Empty>,
) -> Result {
    throttle::count_address(&visit, Limit::per_address("sign-in")).await?;
    let mut tx = visit.write().await?;
    match store::use_link(&mut tx, visit.app(), &token).await? {
        Some((person, back)) => enter(&visit, tx, person, Way::Link, &back).await,
        None => refused(OpenPage { frame: visit.frame(), action: String::new(), works: false }),
    }
}
