//! The two copies of a document: the one that everybody may see, with personal data covered, and the original.
use db::Writer;
use kit::files::{self, Checked, SeenBy};
use kit::{FileId, Problems, Result, Upload, Visit};

/// What a form takes as a document.
pub(crate) const KINDS: &str = ".pdf,.jpg,.jpeg,.png";

/// The documents that came with a form, checked.
pub(crate) struct Papers {
    masked: Option<Checked>,
    original: Option<Checked>,
}

impl Papers {
    /// Reads the fields `masked` and `original`. Pictures are drawn anew, so this comes before the writer is taken.
    pub(crate) async fn check(uploads: Vec<Upload>, problems: &mut Problems) -> Result<Papers> {
        Ok(Papers {
            masked: files::check("masked", uploads.clone(), 1, problems).await?.pop(),
            original: files::check("original", uploads, 1, problems).await?.pop(),
        })
    }

    /// Whether there is an original.
    pub(crate) fn has_original(&self) -> bool {
        self.original.is_some()
    }

    /// Keeps both: the masked copy for everybody, the original for the staff.
    pub(crate) async fn keep(self, tx: &mut Writer, visit: &Visit) -> Result<[Option<FileId>; 2]> {
        let by = visit.actor.person;
        let mut kept = [None, None];
        if let Some(masked) = self.masked {
            kept[0] = Some(files::keep(tx, masked, SeenBy::All, by).await?);
        }
        if let Some(original) = self.original {
            kept[1] = Some(files::keep(tx, original, SeenBy::Staff, by).await?);
        }
        Ok(kept)
    }
}
