//! The pages of registering and joining.
use super::store::{self, Registration};
use crate::accounts::domain::{Email, LONGEST_NAME, LONGEST_PLACE, Password};
use crate::accounts::password;
use crate::accounts::store::{create_person, find_by_email, join as join_community};
use crate::letters;
use crate::sign_in::store::make_link;
use crate::sign_in::{Way, enter};
use askama::Template;
use axum::extract::Path;
use kit::mail::post;
use kit::server::local_path;
use kit::throttle::{self, Limit};
use kit::{
    Fields, Form, Frame, Problems, Query, Result, Role, Visit, done, page, private_page, refused, see,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct RegisterForm {
    name: String,
    email: String,
    village: String,
    consent: String,
    back: String,
}

#[derive(Template)]
#[template(path = "registration/register.html")]
struct RegisterPage {
    frame: Frame,
    form: RegisterForm,
    problems: Problems,
}
impl RegisterPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "register", &self.form, &self.problems)
    }
}

/// What was typed, checked.
struct Checked {
    name: String,
    email: Email,
    village: Option<String>,
}

fn check(form: &RegisterForm, problems: &mut Problems) -> Option<Checked> {
    let name = problems.text("name", &form.name, LONGEST_NAME);
    let email = problems.check("email", Email::parse(&form.email));
    let village = problems.maybe_text("village", &form.village, LONGEST_PLACE);
    if form.consent != "yes" {
        problems.add("consent", "register-consent-missing");
    }
    let checked = Checked { name, email: email?, village };
    problems.is_empty().then_some(checked)
}

pub(super) async fn show(visit: Visit, Query(form): Query<RegisterForm>) -> Result {
    let form = RegisterForm { back: form.back, ..RegisterForm::default() };
    page(RegisterPage { frame: visit.frame(), form, problems: Problems::none() })
}

/// A link is made and a letter posted whether there is an account or not.
pub(super) async fn register(visit: Visit, Form(form, _): Form<RegisterForm>) -> Result {
    let mut problems = Problems::none();
    let Some(checked) = check(&form, &mut problems) else {
        return refused(RegisterPage { frame: visit.frame(), form, problems });
    };
    let Checked { name, email, village } = checked;
    throttle::count_address(&visit, Limit::per_address("letter")).await?;
    throttle::count(&visit, letters::LIMIT, email.key()).await?;
    let back = local_path(&form.back).to_owned();
    let registration = Registration { name, email, village, language: visit.lang, back };
    let mut tx = visit.write().await?;
    let letter = match find_by_email(&mut tx, registration.email.key()).await? {
        Some(account) => {
            let token = make_link(&mut tx, visit.app(), account.person, &registration.back).await?;
            letters::known_already(&visit, &account, &token)
        }
        None => {
            let token = store::keep(&mut tx, visit.app(), &registration).await?;
            letters::confirm(&visit, &registration.email, &token)
        }
    };
    post(&mut tx, &letter).await?;
    tx.commit_quietly().await?;
    see("/register/sent")
}

#[derive(Template)]
#[template(path = "registration/sent.html")]
struct SentPage {
    frame: Frame,
}

pub(super) async fn sent(visit: Visit) -> Result {
    page(SentPage { frame: visit.frame() })
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct ConfirmForm {
    password: String,
}

#[derive(Template)]
#[template(path = "registration/confirm.html")]
struct ConfirmPage {
    frame: Frame,
    action: String,
    /// None when the link no longer works.
    waiting: Option<Registration>,
    form: ConfirmForm,
    problems: Problems,
}
impl ConfirmPage {
    fn of(visit: &Visit, token: &str, waiting: Option<Registration>, problems: Problems) -> ConfirmPage {
        let (action, form) = (format!("/register/{token}"), ConfirmForm::default());
        ConfirmPage { frame: visit.frame(), action, waiting, form, problems }
    }

    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "register", &self.form, &self.problems)
    }
}

pub(super) async fn open(visit: Visit, Path(token): Path<String>) -> Result {
    let waiting = store::find(&mut visit.read().await?, visit.app(), &token, visit.now).await?;
    private_page(ConfirmPage::of(&visit, &token, waiting, Problems::none()))
}

/// Makes the account, with the password that is chosen here. Nothing is hashed for a link that opens nothing.
pub(super) async fn confirm(
    visit: Visit,
    Path(token): Path<String>,
    Form(form, _): Form<ConfirmForm>,
) -> Result {
    let mut problems = Problems::none();
    let waiting = store::find(&mut visit.read().await?, visit.app(), &token, visit.now).await?;
    let password = problems.check("password", Password::parse(&form.password));
    let Some(password) = password.filter(|_| waiting.is_some()) else {
        return refused(ConfirmPage::of(&visit, &token, waiting, problems));
    };
    let hash = password::hash(password).await?;
    let mut tx = visit.write().await?;
    let Some(registration) = store::take(&mut tx, visit.app(), &token).await? else {
        return refused(ConfirmPage::of(&visit, &token, None, Problems::none()));
    };
    let (new, back) = registration.into_person(hash);
    let person = create_person(&mut tx, new).await?;
    tx.commit_recorded().await?;
    enter(&visit, visit.write().await?, person, Way::Link, &back).await
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(super) struct JoinForm {
    village: String,
    back: String,
}

#[derive(Template)]
#[template(path = "registration/join.html")]
struct JoinPage {
    frame: Frame,
    form: JoinForm,
    problems: Problems,
}
impl JoinPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "join", &self.form, &self.problems)
    }
}

pub(super) async fn show_join(visit: Visit, Query(form): Query<JoinForm>) -> Result {
    if visit.actor.is(Role::Member) {
        return see(local_path(&form.back));
    }
    page(JoinPage { frame: visit.frame(), form, problems: Problems::none() })
}

pub(super) async fn join(visit: Visit, Form(form, _): Form<JoinForm>) -> Result {
    let mut problems = Problems::none();
    let village = problems.maybe_text("village", &form.village, LONGEST_PLACE);
    if !problems.is_empty() {
        return refused(JoinPage { frame: visit.frame(), form, problems });
    }
    let mut tx = visit.write().await?;
    join_community(&mut tx, visit.person()?, village.as_deref()).await?;
    tx.commit_recorded().await?;
    done(local_path(&form.back), "join")
}
