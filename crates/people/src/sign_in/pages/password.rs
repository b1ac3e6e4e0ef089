//! Signing in with e-mail and password.
use super::super::domain::{PERSONAS, Way};
use super::{Back, enter};
use crate::accounts::{password, store};
use askama::Template;
use kit::server::local_path;
use kit::throttle::{self, Limit};
use kit::{Fields, Form, Frame, Problems, Query, Result, Visit, page, refused, see};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct PasswordForm {
    email: String,
    password: String,
    back: String,
}

#[derive(Template)]
#[template(path = "sign_in/password.html")]
struct PasswordPage {
    frame: Frame,
    form: PasswordForm,
    problems: Problems,
}

impl PasswordPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "sign-in", &self.form, &self.problems)
    }

    /// The demo's buttons that make sense on this host.
    fn personas(&self) -> &'static [&'static str] {
        match (self.frame.demo, self.frame.community.is_instance()) {
            (false, _) => &[],
            (true, false) => &PERSONAS[..5],
            (true, true) => &PERSONAS[5..],
        }
    }
}

pub(in super::super) async fn show(visit: Visit, Query(query): Query<Back>) -> Result {
    let frame = visit.frame();
    if frame.signed_in() && !frame.demo {
        return see(if query.back.is_empty() { "/me" } else { local_path(&query.back) });
    }
    let form = PasswordForm { back: query.back, ..PasswordForm::default() };
    page(PasswordPage { frame, form, problems: Problems::none() })
}

pub(in super::super) async fn sign_in(visit: Visit, Form(form, _): Form<PasswordForm>) -> Result {
    let email_key = form.email.trim().to_ascii_lowercase();
    throttle::count_address(&visit, Limit::per_address("sign-in")).await?;
    throttle::count(&visit, Limit::per_account("sign-in"), &email_key).await?;
    let account = store::find_by_email(&mut visit.read().await?, &email_key).await?;
    let (person, stored) = account.map_or((None, None), |account| (Some(account.person), account.password));
    let right = password::verify(form.password.clone(), stored).await?;
    match person.filter(|_| right) {
        Some(person) => enter(&visit, visit.write().await?, person, Way::Password, &form.back).await,
        None => {
            let mut problems = Problems::none();
            problems.add("password", "sign-in-wrong");
            refused(PasswordPage { frame: visit.frame(), form, problems })
        }
    }
}
