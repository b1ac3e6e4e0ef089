//! Who belongs to the list of voters of one vote, and the voters' list of the community.
use kit::{Action, Actor, Day, Denied, Instant, PersonId, Role};
use people::Born;
pub use people::Ground;

db::id!(/// Somebody on the voters' list of a community.
    VoterId, "voter");
db::id!(/// A file that was imported into the voters' list.
    ImportId, "list");

/// What a vote asks of its voters. Declared before it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conditions {
    /// In years, reached on the day of opening: 14 to 18.
    pub min_age: i64,
    /// At least one; residence is always among them.
    pub grounds: Vec<Ground>,
    /// Only people of this village, where villages vote apart.
    pub village: Option<String>,
}

impl Default for Conditions {
    /// Residents of age.
    fn default() -> Conditions {
        Conditions { min_age: 18, grounds: vec![Ground::Residence], village: None }
    }
}

impl Conditions {
    /// `residence,work`
    #[must_use]
    pub fn grounds_stored(&self) -> String {
        self.grounds.iter().map(|ground| ground.code()).collect::<Vec<_>>().join(",")
    }

    /// Reads what [`Conditions::grounds_stored`] wrote; residence alone if nothing can be read.
    #[must_use]
    pub fn grounds_of(text: &str) -> Vec<Ground> {
        let grounds: Vec<Ground> = text.split(',').filter_map(Ground::parse).collect();
        if grounds.is_empty() { vec![Ground::Residence] } else { grounds }
    }

    /// The last day of birth of somebody who is old enough on `day`.
    #[must_use]
    pub fn born_by(&self, day: Day) -> Day {
        day.years_before(self.min_age)
    }
}

/// Somebody on the voters' list. Of a personal code nothing is known here but whether there was one.
#[derive(Debug, Clone)]
pub struct Voter {
    pub id: VoterId,
    pub name: String,
    /// How the list itself names them, where it has no personal code.
    pub list_number: Option<String>,
    pub has_identity: bool,
    pub born_on: Option<Born>,
    pub village: Option<String>,
    pub ground: Ground,
    /// The account of the same person.
    pub person: Option<PersonId>,
    pub struck: Option<Struck>,
}

/// Taken off the voters' list.
#[derive(Debug, Clone)]
pub struct Struck {
    pub at: Instant,
    pub because: String,
}

/// Two notes that could be of the same human, as far as anybody can tell without a common identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    pub one: Noted,
    pub other: Noted,
}

/// Where somebody is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    pub name: String,
    pub village: Option<String>,
    pub place: NotedIn,
}

/// See [`Noted`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotedIn {
    /// An account attested at the counter.
    Account(PersonId),
    /// A row of the voters' list.
    List(VoterId),
}

impl Noted {
    /// The page where the doubt can be settled.
    #[must_use]
    pub fn url(&self) -> String {
        match self.place {
            NotedIn::Account(person) => format!("/people/{person}"),
            NotedIn::List(voter) => format!("/voters/{voter}/strike"),
        }
    }
}

/// Importing a voters' list.
pub enum Import {}
impl Action for Import {
    type On = ();
    fn rule(actor: &Actor, (): &(), _: Instant) -> Result<(), Denied> {
        is_clerk(actor)
    }
}

/// Taking somebody off the voters' list.
pub enum Strike {}
impl Action for Strike {
    type On = Voter;
    fn rule(actor: &Actor, voter: &Voter, _: Instant) -> Result<(), Denied> {
        is_clerk(actor)?;
        if voter.struck.is_none() { Ok(()) } else { Err(Denied::Because("voters-denied-struck")) }
    }
}

/// Putting somebody back who was taken off by mistake.
pub enum Restore {}
impl Action for Restore {
    type On = Voter;
    fn rule(actor: &Actor, voter: &Voter, _: Instant) -> Result<(), Denied> {
        is_clerk(actor)?;
        if voter.struck.is_some() { Ok(()) } else { Err(Denied::Because("voters-denied-listed")) }
    }
}

fn is_clerk(actor: &Actor) -> Result<(), Denied> {
    if actor.is(Role::Clerk) { Ok(()) } else { Err(Denied::Role(Role::Clerk)) }
}
