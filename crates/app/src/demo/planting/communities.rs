//! Communities and the people in them.
use super::{Place, Planter, Resident, founded};
use crate::demo::story::{Home, OPERATOR, VALLEY};
use anyhow::anyhow;
use communities::founding;
use communities::processes::store::{self as processes, NewProcess};
use communities::templates::ProcessTemplate;
use communities::templates::store::{self as templates, TemplateId};
use kit::{CommunityId, Error, ProcessId, Result, Role};
use people::{Email, NewPerson, attest, create_person, give_role};

/// When the communities were founded, and when the newcomers came to the counter.
const FOUNDED: i32 = -430;
const NEWCOMERS: i32 = -100;
/// When the association shared the template, and when its neighbour begins.
const SHARED: i32 = -60;
const REPLICATED: i32 = -16;
/// How many residents came later.
const NEW: usize = 2;

/// What stands before the `@` of the personas, and their roles.
const PERSONAS: [(&str, Role); 5] = [
    ("citizen", Role::Member),
    ("clerk", Role::Clerk),
    ("coordinator", Role::Coordinator),
    ("accountant", Role::Accountant),
    ("moderator", Role::Moderator),
];

impl Planter {
    /// Whoever runs the instance.
    pub(super) async fn operator(&self) -> Result<()> {
        let mut tx = self.write(CommunityId::INSTANCE, None, self.at(FOUNDED, (9, 0))).await?;
        let person = create_person(
            &mut tx,
            NewPerson { email: email("operator", "localhost"), ..NewPerson::named(OPERATOR) },
        )
        .await?;
        give_role(&mut tx, person, Role::Operator).await?;
        Ok(tx.commit_recorded().await?)
    }

    /// Founds a community; its people join it and have their residence attested.
    pub(super) async fn community(&self, home: &Home, parent: Option<&Place>) -> Result<Place> {
        let mut tx = self.write(CommunityId::INSTANCE, None, self.at(FOUNDED, (10, 0))).await?;
        let id = founding::found(&mut tx, &founded(home, parent.map(|place| place.id))).await?;
        tx.commit_recorded().await?;
        let host = format!("{}.localhost", home.word);
        let mut tx = self.write(id, None, self.at(FOUNDED, (11, 0))).await?;
        let mut personas = Vec::new();
        for ((word, role), name) in PERSONAS.into_iter().zip(home.personas) {
            let village = home.villages.first().map(|village| (*village).to_owned());
            let new = NewPerson { email: email(word, &host), village, ..NewPerson::named(name) };
            let person = create_person(&mut tx, new).await?;
            give_role(&mut tx, person, role).await?;
            personas.push(person);
        }
        let [citizen, clerk, coordinator, accountant, _] = personas[..] else { return Err(Error::NotFound) };
        let mut residents = Vec::new();
        for (number, (name, village)) in home.residents.iter().copied().enumerate() {
            let address = format!("{}.{number}", rules::text::fold(name).replace(' ', "."));
            let address = if number % 3 == 2 { None } else { email(&address, "example.org") };
            let new =
                NewPerson { email: address, village: Some(village.to_owned()), ..NewPerson::named(name) };
            residents.push(Resident { name, village, person: create_person(&mut tx, new).await? });
        }
        let settled = residents.len().saturating_sub(if home.has_newcomers { NEW } else { 0 });
        let settled: Vec<Resident> = residents.drain(..settled).collect();
        let village = home.villages.first().copied().unwrap_or_default();
        residents.push(Resident { name: home.personas[0], village, person: citizen });
        for resident in settled.iter().chain(residents.last()) {
            attest(&mut tx, resident.person, Some(resident.village), true, clerk).await?;
        }
        tx.commit_recorded().await?;
        let residents = settled.into_iter().chain(residents).collect();
        Ok(Place { id, host, clerk, coordinator, accountant, citizen, residents })
    }

    /// What one commune has done, another does again: the association shares the template of the process, and the other
    /// commune starts it with its own name and its own dates.
    pub(super) async fn replicate(
        &self,
        from: &Place,
        process: ProcessId,
        [association, to]: [&Place; 2],
    ) -> Result<()> {
        let mut reader = self.app.read_as_program(from.id).await?;
        let done = processes::find(&mut reader, process).await?.ok_or(Error::NotFound)?;
        let targets = processes::targets(&mut reader, process).await?;
        drop(reader);
        let file = ProcessTemplate::of(&done, targets).write();
        let template = ProcessTemplate::read(&file).map_err(|fault| anyhow!("the template: {fault:?}"))?;
        let mut tx =
            self.write(association.id, Some(association.coordinator), self.at(SHARED, (11, 0))).await?;
        let id = TemplateId(tx.new_id());
        templates::keep(&mut tx, id, &template.name, &template.summary, &file, true).await?;
        tx.commit_recorded().await?;
        let mut tx = self.write(to.id, Some(to.coordinator), self.at(REPLICATED - 10, (11, 0))).await?;
        let new = NewProcess {
            summary: template.summary.clone(),
            description: template.description.clone(),
            max_choices: template.max_choices,
            seats: template.seats,
            match_rule: template.match_rule,
            template: Some(template.name.clone()),
            ..NewProcess::titled(VALLEY.replace("{an}", &self.year(REPLICATED).to_string()))
        };
        let id = processes::create(&mut tx, &new).await?;
        for stage in template.lay_out(self.day(REPLICATED)).ok_or(Error::NotFound)? {
            processes::add_stage(&mut tx, id, &stage).await?;
        }
        for (kind, wanted) in template.targets {
            processes::set_target(&mut tx, id, kind, wanted).await?;
        }
        processes::publish(&mut tx, id).await?;
        Ok(tx.commit_recorded().await?)
    }

    /// The newcomers are attested too: they are on no list of voters before that.
    pub(super) async fn newcomers(&self, place: &Place) -> Result<()> {
        let mut tx = self.write(place.id, Some(place.clerk), self.at(NEWCOMERS, (10, 0))).await?;
        for resident in place.residents.iter().rev().skip(1).take(NEW) {
            attest(&mut tx, resident.person, Some(resident.village), true, place.clerk).await?;
        }
        Ok(tx.commit_recorded().await?)
    }
}

fn email(word: &str, host: &str) -> Option<Email> {
    Email::parse(&format!("{word}@{host}")).ok()
}
