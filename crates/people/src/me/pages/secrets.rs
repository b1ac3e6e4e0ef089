//! Changing what opens the account: the e-mail address (confirmed by a letter to the new one) and the password.
use super::super::domain::Proof;
use super::super::store;
use super::owner;
use crate::accounts::domain::{Email, Password};
use crate::accounts::password;
use crate::accounts::store::{PersonChanged, find_by_email, write_to};
use crate::letters;
use askama::Template;
use axum::extract::Path;
use kit::mail::post;
use kit::throttle::{self, Limit};
use kit::{
    Empty, Fields, Form, Frame, Problems, Result, Text, Visit, done, page, private_page, refused, see,
};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct EmailForm {
    email: String,
    #[serde(rename = "current_password")]
    current: String,
}

#[derive(Template)]
#[template(path = "me/email.html")]
struct EmailPage {
    frame: Frame,
    proof: Proof,
    email: Option<String>,
    form: EmailForm,
    problems: Problems,
}
impl EmailPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "me-email", &self.form, &self.problems)
    }
}

pub(in super::super) async fn show_email(visit: Visit) -> Result {
    let owner = owner(&visit).await?;
    let (email, form) = (owner.account.email, EmailForm::default());
    page(EmailPage { frame: visit.frame(), proof: owner.proof, email, form, problems: Problems::none() })
}

/// Writes to the new address, whoever has it; and to the old one, that somebody asked.
pub(in super::super) async fn ask_email(visit: Visit, Form(form, _): Form<EmailForm>) -> Result {
    let (owner, mut problems) = (owner(&visit).await?, Problems::none());
    let email = problems.check("email", Email::parse(&form.email));
    owner.prove(&visit, &form.current, &mut problems).await?;
    let Some(email) = email.filter(|_| problems.is_empty()) else {
        let (email, proof) = (owner.account.email, owner.proof);
        return refused(EmailPage { frame: visit.frame(), proof, email, form, problems });
    };
    throttle::count_address(&visit, Limit::per_address("letter")).await?;
    throttle::count(&visit, letters::LIMIT, email.key()).await?;
    let (person, mut tx) = (owner.account.person, visit.write().await?);
    let letter = match find_by_email(&mut tx, email.key()).await? {
        Some(other) if other.person != person => letters::address_taken(&visit, &other),
        _ => {
            let token = store::keep_email(&mut tx, visit.app(), person, &email).await?;
            letters::new_address(&visit, &email, &token)
        }
    };
    post(&mut tx, &letter).await?;
    let told = vec![
        Text::new("letter-email-asked").with("community", &visit.community.name),
        "letter-email-asked-not-you".into(),
    ];
    write_to(&mut tx, person, Text::new("letter-email-asked-subject"), told, None).await?;
    tx.commit_quietly().await?;
    see("/me/email/sent")
}

#[derive(Template)]
#[template(path = "me/email_sent.html")]
struct EmailSentPage {
    frame: Frame,
}

pub(in super::super) async fn email_sent(visit: Visit) -> Result {
    page(EmailSentPage { frame: visit.frame() })
}

#[derive(Template)]
#[template(path = "me/open_email.html")]
struct OpenEmailPage {
    frame: Frame,
    action: String,
    email: Option<String>,
}

pub(in super::super) async fn open_email(visit: Visit, Path(token): Path<String>) -> Result {
    let email = store::waiting_email(&mut visit.read().await?, visit.app(), &token, visit.now).await?;
    private_page(OpenEmailPage { frame: visit.frame(), action: format!("/me/email/{token}"), email })
}

pub(in super::super) async fn change_email(
    visit: Visit,
    Path(token): Path<String>,
    Form(..): Form<Empty>,
) -> Result {
    let mut tx = visit.write().await?;
    match store::use_email(&mut tx, visit.app(), &token, visit.session()).await? {
        Some(person) => {
            tx.commit(PersonChanged { person }).await?;
            done(if visit.actor.is_person(person) { "/me" } else { "/sign-in" }, "me-email")
        }
        None => refused(OpenEmailPage { frame: visit.frame(), action: String::new(), email: None }),
    }
}

#[derive(Deserialize, Serialize, Default)]
#[serde(default)]
pub(in super::super) struct PasswordForm {
    #[serde(rename = "current_password")]
    current: String,
    new_password: String,
}

#[derive(Template)]
#[template(path = "me/password.html")]
struct PasswordPage {
    frame: Frame,
    proof: Proof,
    form: PasswordForm,
    problems: Problems,
}
impl PasswordPage {
    fn fields(&self) -> Fields<'_> {
        Fields::new(&self.frame, "me-password", &self.form, &self.problems)
    }
}

pub(in super::super) async fn show_password(visit: Visit) -> Result {
    let proof = owner(&visit).await?.proof;
    page(PasswordPage {
        frame: visit.frame(),
        proof,
        form: PasswordForm::default(),
        problems: Problems::none(),
    })
}

pub(in super::super) async fn change_password(visit: Visit, Form(form, _): Form<PasswordForm>) -> Result {
    let (owner, mut problems) = (owner(&visit).await?, Problems::none());
    owner.prove(&visit, &form.current, &mut problems).await?;
    let new = problems.check("new_password", Password::parse(&form.new_password));
    let Some(new) = new.filter(|_| problems.is_empty()) else {
        return refused(PasswordPage { frame: visit.frame(), proof: owner.proof, form, problems });
    };
    let hash = password::hash(new).await?;
    let mut tx = visit.write().await?;
    store::set_password(&mut tx, owner.account.person, &hash, visit.session()).await?;
    let told = vec![
        Text::new("letter-password").with("community", &visit.community.name),
        "letter-password-not-you".into(),
    ];
    write_to(&mut tx, owner.account.person, Text::new("letter-password-subject"), told, None).await?;
    tx.commit_quietly().await?;
    done("/me", "me-password")
}
