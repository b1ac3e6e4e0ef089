use super::domain::{Email, NewPerson, Password, wanted, words};
use super::store::{create_person, find_by_email, join, name_of, write_to};
use crate::tests::areas;
use kit::test::World;
use kit::{Error, Lang, Text};
use proptest::prelude::*;

#[test]
fn an_address_is_read_as_people_type_it() {
    for good in [
        "ana@exemplu.ro",
        " Ana.Pop+vatra@mail.example.org ",
        "o'brien@x-y.eu",
        "clerk@cojocna.localhost",
        "operator@localhost",
    ] {
        assert!(Email::parse(good).is_ok(), "{good}");
    }
    for bad in [
        "",
        "ana",
        "ana@",
        "@exemplu.ro",
        "ana@exemplu",
        "ana@@exemplu.ro",
        "ana pop@exemplu.ro",
        "ana@exemplu..ro",
        "ana@-x.ro",
        ".ana@x.ro",
        "ștefan@exemplu.ro",
        "ana@exemplu.ro\nbcc: b@x.ro",
        "<ana@exemplu.ro>",
        "a,b@x.ro",
    ] {
        assert!(Email::parse(bad).is_err(), "{bad}");
    }
    assert!(Email::parse(&format!("{}@x.ro", "a".repeat(65))).is_err());
    assert_eq!(Email::parse("Ana@Exemplu.RO").unwrap().key(), "ana@exemplu.ro");
    assert_eq!(Email::parse("Ana@Exemplu.RO").unwrap().as_str(), "Ana@Exemplu.RO");
}

#[test]
fn only_the_length_of_a_password_counts() {
    assert!(Password::parse("123456789").is_err());
    assert!(Password::parse("1234567890").is_ok());
    assert!(Password::parse("          ").is_ok());
    assert!(Password::parse(&"ș".repeat(200)).is_ok());
    assert!(Password::parse(&"a".repeat(201)).is_err());
}

#[test]
fn a_name_is_found_by_the_beginning_of_its_words() {
    let words = words("Ștefania-Maria Țepeș", Some("Stefi.T@mail.ro"));
    for word in ["stefania", "maria", "tepes", "stefi", "t", "stefi.t@mail.ro"] {
        assert!(words.contains(word), "{word} {words:?}");
    }
    assert_eq!(wanted(" Țepeș  ște "), ["tepes", "ste"]);
    assert_eq!(wanted("Stefi.T@mail"), ["stefi.t@mail"]);
    assert_eq!(wanted("a b c d").len(), 3);
}

proptest! {
    #[test]
    fn no_text_makes_the_readers_panic(text in ".*") {
        let _ = (Email::parse(&text), Password::parse(&text).is_ok(), wanted(&text), words(&text, Some(&text)));
        if let Ok(email) = Email::parse(&text) {
            prop_assert!(email.as_str().is_ascii() && !email.as_str().contains(char::is_whitespace));
            let again = Email::parse(email.key()).unwrap();
            prop_assert_eq!(again.key(), email.key());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_cannot_have_one_address() {
    for world in World::each_engine(areas).await {
        let new = |email: &str| NewPerson {
            email: Some(Email::parse(email).unwrap()),
            ..NewPerson::named("Ion Rus")
        };
        let mut tx = world.write(&world.ours).await;
        let ion = create_person(&mut tx, new("ion@example.org")).await.unwrap();
        tx.commit_recorded().await.unwrap();
        let mut tx = world.write(&world.theirs).await;
        let refused = create_person(&mut tx, new("ION@example.org")).await;
        assert!(matches!(refused, Err(Error::Conflict("account-taken"))), "{refused:?}");
        drop(tx);
        let mut tx = world.write(&world.theirs).await;
        join(&mut tx, ion, Some("Boju")).await.unwrap();
        join(&mut tx, ion, None).await.unwrap();
        tx.commit_recorded().await.unwrap();
        assert_eq!(world.events(&world.theirs).await, ["person.joined"], "joining twice is joining once");
        let mut reader = world.read(&world.theirs).await;
        assert_eq!(name_of(&mut reader, ion).await.unwrap(), "Ion Rus");
        assert_eq!(find_by_email(&mut reader, "ion@example.org").await.unwrap().unwrap().person, ion);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_speaks_the_language_of_its_reader() {
    for world in World::each_engine(areas).await {
        let mut tx = world.write(&world.ours).await;
        let email = Some(Email::parse("eva@example.org").unwrap());
        let eva = NewPerson { email, language: Lang::Hu, ..NewPerson::named("Kovács Éva") };
        let eva = create_person(&mut tx, eva).await.unwrap();
        let paper = create_person(&mut tx, NewPerson::named("Vasile Pop")).await.unwrap();
        let paragraphs = || vec![Text::new("letter-reason").with("reason", "unu\ndoi")];
        assert!(write_to(&mut tx, eva, "letter-password-subject".into(), paragraphs(), None).await.unwrap());
        assert!(
            !write_to(&mut tx, paper, "letter-password-subject".into(), paragraphs(), None).await.unwrap()
        );
        tx.commit_recorded().await.unwrap();
        let letters = world.letters(&world.ours).await;
        assert_eq!(letters.len(), 1);
        assert_eq!(
            (letters[0].0.as_str(), letters[0].1.as_str()),
            ("eva@example.org", "A jelszó megváltozott")
        );
        assert!(letters[0].2.starts_with("Az indok: unu"));
    }
}
