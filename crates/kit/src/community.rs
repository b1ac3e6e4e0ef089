//! The community behind a host name: what every page needs to know of it.
use crate::{CommunityId, FileId, Lang, Result};
use db::{Db, FromRow, Row, args, sql};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

db::codes! {
    /// What kind of community it is.
    pub enum CommunityKind {
        Commune = "commune",
        Town = "town",
        County = "county",
        Metropolitan = "metropolitan",
        Foundation = "foundation",
        Association = "association",
        /// The program's own pages on the bare host: the directory, the operators' pages.
        Instance = "instance",
    }
}

/// A community, as every page knows it.
#[derive(Debug, Clone)]
pub struct Community {
    pub id: CommunityId,
    /// Without the port: `cojocna.localhost`.
    pub host: String,
    pub kind: CommunityKind,
    pub name: String,
    pub county: Option<String>,
    pub siruta: Option<i64>,
    pub parent: Option<CommunityId>,
    /// At least one; the first is the default.
    pub languages: Vec<Lang>,
    /// `#a33a1e`
    pub accent: String,
    pub summary: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub logo: Option<FileId>,
}

impl FromRow for Community {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(Community {
            id: row.get()?,
            host: row.get()?,
            kind: row.get()?,
            name: row.get()?,
            county: row.maybe()?,
            siruta: row.maybe()?,
            parent: row.maybe()?,
            languages: row.get::<String>()?.split(',').filter_map(Lang::parse).collect(),
            accent: row.get()?,
            summary: row.get()?,
            email: row.maybe()?,
            phone: row.maybe()?,
            address: row.maybe()?,
            logo: row.maybe()?,
        })
    }
}

impl Community {
    /// The language in which a newcomer is greeted.
    #[must_use]
    pub fn default_language(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::Ro)
    }

    /// Whether this is the instance itself.
    #[must_use]
    pub fn is_instance(&self) -> bool {
        self.id == CommunityId::INSTANCE
    }
}

/// The communities by host name, each read again when something of it has changed.
#[derive(Default)]
pub struct Communities(RwLock<HashMap<String, Known>>);

#[derive(Clone)]
struct Known {
    community: Arc<Community>,
    generation: u64,
    instance_generation: u64,
}

impl Communities {
    /// The community of a host, from memory if nothing has changed since it was read.
    #[must_use]
    pub fn known(&self, db: &Db, host: &str) -> Option<Arc<Community>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(host).cloned()?;
        let fresh = known.generation == db.generation(known.community.id.0)
            && known.instance_generation == db.generation(CommunityId::INSTANCE.0);
        fresh.then_some(known.community)
    }

    /// The community of a host.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(&self, db: &Db, host: &str) -> Result<Option<Arc<Community>>> {
        if let Some(community) = self.known(db, host) {
            return Ok(Some(community));
        }
        let epoch = db.epoch();
        let mut reader = db.read(CommunityId::INSTANCE.0, Arc::default()).await?;
        let found: Option<Community> = reader
            .one(
                sql!(global "
                    select id, host, kind, name, county, siruta, parent_id, languages, accent, summary, email, phone, address, logo_id
                      from community where host = $1"),
                args![host],
            )
            .await?;
        let Some(community) = found.map(Arc::new) else { return Ok(None) };
        let known = Known {
            generation: db.generation(community.id.0),
            instance_generation: db.generation(CommunityId::INSTANCE.0),
            community: community.clone(),
        };
        // What changed while it was being read may not be in it: then it is not kept.
        if db.epoch() == epoch {
            self.0.write().unwrap_or_else(PoisonError::into_inner).insert(host.to_owned(), known);
        }
        Ok(Some(community))
    }
}
