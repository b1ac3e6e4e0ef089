//! Uploaded files: a closed list of kinds, checked by content; pictures are drawn anew, which drops where and when they
//! were taken.
use crate::{Error, FileId, Instant, PersonId, Problems, Result, Text, Upload, Visit};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use db::{FromRow, Reader, Row, Writer, args, sql};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageReader, Limits};
use std::io::Cursor;
use tokio::sync::Semaphore;

/// The largest file, in bytes.
pub const LARGEST: usize = 10 * 1024 * 1024;
/// The widest picture that is kept, and the widest small copy, in pixels.
const WIDE: u32 = 1600;
const SMALL: u32 = 640;

/// Who may fetch a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeenBy {
    All,
    Staff,
}
impl SeenBy {
    fn code(self) -> &'static str {
        match self {
            SeenBy::All => "all",
            SeenBy::Staff => "staff",
        }
    }
}

/// A file as lists show it.
#[derive(Debug, Clone)]
pub struct FileInfo {
    pub id: FileId,
    pub name: String,
    pub media_type: String,
    pub size: i64,
    pub width: Option<i64>,
    pub height: Option<i64>,
    pub staff_only: bool,
}
impl FromRow for FileInfo {
    fn from_row(row: &mut Row<'_>) -> db::Result<Self> {
        Ok(FileInfo {
            id: row.get()?,
            name: row.get()?,
            media_type: row.get()?,
            size: row.get()?,
            width: row.maybe()?,
            height: row.maybe()?,
            staff_only: row.get::<String>()? == "staff",
        })
    }
}
impl FileInfo {
    /// Whether it is a picture.
    #[must_use]
    pub fn is_picture(&self) -> bool {
        self.width.is_some()
    }
    /// The address of the whole file.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/files/{}", self.id)
    }
    /// The address of the small copy of a picture.
    #[must_use]
    pub fn small_url(&self) -> String {
        format!("/files/{}/small", self.id)
    }
    /// `240 kB`
    #[must_use]
    pub fn size_in_words(&self) -> String {
        match self.size {
            ..1_000 => format!("{} B", self.size),
            1_000..1_000_000 => format!("{} kB", self.size / 1_000),
            _ => format!("{},{} MB", self.size / 1_000_000, self.size % 1_000_000 / 100_000),
        }
    }
}

/// That a published file was taken back: since when, and why. Both are public; the file's name is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    pub at: Instant,
    pub reason: String,
}
impl Withdrawal {
    /// The longest reason, in characters.
    pub const LONGEST: usize = 500;

    /// Reads withdrawn_at and withdrawn_because of a file: both null while it is public.
    ///
    /// # Errors
    /// If they are not the next columns of the row.
    pub fn of(row: &mut Row<'_>) -> db::Result<Option<Withdrawal>> {
        let (at, reason) = (row.maybe()?, row.maybe()?);
        Ok(at.zip(reason).map(|(at, reason)| Withdrawal { at, reason }))
    }
}

/// A file that has been checked and can be kept.
pub struct Checked {
    name: String,
    media_type: &'static str,
    bytes: Vec<u8>,
    small: Option<Vec<u8>>,
    dimensions: Option<(u32, u32)>,
}

impl Checked {
    /// Whether it is a picture, which has a small copy.
    #[must_use]
    pub fn is_picture(&self) -> bool {
        self.small.is_some()
    }
}

/// Checks the files of a form field; what is wrong goes to the field. Pictures are drawn anew off the main thread.
///
/// # Errors
/// If the work is interrupted.
pub async fn check(
    field: &'static str,
    uploads: Vec<Upload>,
    at_most: usize,
    problems: &mut Problems,
) -> Result<Vec<Checked>> {
    let uploads: Vec<Upload> = uploads.into_iter().filter(|upload| upload.field == field).collect();
    if uploads.is_empty() {
        return Ok(vec![]);
    }
    if uploads.len() > at_most {
        problems.add(field, Text::new("kit-files-many").with("n", at_most));
        return Ok(vec![]);
    }
    let _turn = DRAWING.acquire().await.map_err(anyhow::Error::from)?;
    let checked = tokio::task::spawn_blocking(move || uploads.iter().map(check_one).collect::<Vec<_>>())
        .await
        .map_err(anyhow::Error::from)?;
    Ok(checked.into_iter().filter_map(|one| problems.check(field, one)).collect())
}

fn check_one(upload: &Upload) -> Result<Checked, Text> {
    let name = clean_name(&upload.name);
    let wrong = |key: &'static str| Text::new(key).with("name", &name);
    if upload.bytes.is_empty() {
        return Err(wrong("kit-file-empty"));
    }
    if upload.bytes.len() > LARGEST {
        return Err(wrong("kit-file-large"));
    }
    match kind_of(&name, &upload.bytes) {
        Some("image") => redraw(&upload.bytes)
            .map(|(bytes, small, dimensions)| Checked {
                name: name.clone(),
                media_type: "image/jpeg",
                bytes,
                small: Some(small),
                dimensions: Some(dimensions),
            })
            .ok_or_else(|| wrong("kit-file-picture")),
        Some(media_type) => {
            Ok(Checked { media_type, bytes: upload.bytes.to_vec(), small: None, dimensions: None, name })
        }
        None => Err(wrong("kit-file-kind")),
    }
}

/// The kind of a file by its first bytes and, among zipped documents, by its ending; nothing a browser would run.
fn kind_of(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_text = |bytes: &[u8]| !bytes.contains(&0);
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] | [0x89, b'P', b'N', b'G', ..] => Some("image"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("application/pdf"),
        [b'P', b'K', 3, 4, ..] => match ending.as_str() {
            "docx" => Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            "xlsx" => Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            "odt" => Some("application/vnd.oasis.opendocument.text"),
            "ods" => Some("application/vnd.oasis.opendocument.spreadsheet"),
            _ => None,
        },
        _ if ending == "csv" && is_text(bytes) => Some("text/csv"),
        _ if ending == "txt" && is_text(bytes) => Some("text/plain"),
        _ => None,
    }
}

/// More than a telephone takes. A small file can hold many more, and drawing takes memory for each.
const MOST_PIXELS: u64 = 50_000_000;
/// How many forms with pictures are worked on at the same time: the others wait, and memory is not asked for at once.
static DRAWING: Semaphore = Semaphore::const_new(1);

type Redrawn = (Vec<u8>, Vec<u8>, (u32, u32));

fn redraw(bytes: &[u8]) -> Option<Redrawn> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(12_000);
    limits.max_image_height = Some(12_000);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (wide, high) = image::ImageDecoder::dimensions(&decoder);
    if u64::from(wide) * u64::from(high) > MOST_PIXELS {
        return None;
    }
    let orientation = image::ImageDecoder::orientation(&mut decoder).ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    let whole = fit(&picture, WIDE);
    let small = fit(&whole, SMALL);
    Some((to_jpeg(&whole, 84)?, to_jpeg(&small, 76)?, (whole.width(), whole.height())))
}

fn fit(picture: &DynamicImage, widest: u32) -> DynamicImage {
    if picture.width() <= widest && picture.height() <= widest {
        return picture.clone();
    }
    picture.thumbnail(widest, widest)
}

fn to_jpeg(picture: &DynamicImage, quality: u8) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality).encode_image(&picture.to_rgb8()).ok()?;
    Some(out)
}

/// A file's name without folders, control characters and signs that mean something to a shell or a browser.
fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String =
        last.chars().filter(|c| !c.is_control() && !r#"<>:"|?*"#.contains(*c)).take(120).collect();
    let clean = rules::text::mend_diacritics(clean.trim_matches(['.', ' ']));
    if clean.is_empty() { "fișier".to_owned() } else { clean }
}

/// Keeps a file.
///
/// # Errors
/// If it cannot be written.
pub async fn keep(tx: &mut Writer, file: Checked, seen: SeenBy, by: Option<PersonId>) -> Result<FileId> {
    let id = FileId(tx.new_id());
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    let (width, height) =
        file.dimensions.map_or((None, None), |(w, h)| (Some(i64::from(w)), Some(i64::from(h))));
    let now = tx.stamp().now;
    tx.run(
        sql!(
            "
            insert into file (community_id, id, name, media_type, size, width, height, seen, uploaded_by, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        args![id, file.name, file.media_type, size, width, height, seen.code(), by, now],
    )
    .await?;
    keep_content(tx, id, "whole", file.bytes).await?;
    if let Some(small) = file.small {
        keep_content(tx, id, "small", small).await?;
    }
    Ok(id)
}

async fn keep_content(tx: &mut Writer, id: FileId, variant: &'static str, bytes: Vec<u8>) -> Result<()> {
    let statement =
        sql!("insert into file_content (community_id, file_id, variant, bytes) values ($1, $2, $3, $4)");
    tx.run(statement, args![id, variant, bytes]).await?;
    Ok(())
}

/// Changes who may fetch a file. What was withdrawn stays with the staff.
///
/// # Errors
/// If it cannot be written.
pub async fn show_to(tx: &mut Writer, id: FileId, seen: SeenBy) -> Result<()> {
    let statement = sql!(
        "update file set seen = $3 where community_id = $1 and id = $2 and (withdrawn_at is null or $3 = 'staff')"
    );
    tx.run(statement, args![id, seen.code()]).await?;
    Ok(())
}

/// Takes a published file back: from now on the staff alone can fetch it, and its area says that it was withdrawn. The
/// area has asked its own rule first, and that the file is one of its own.
///
/// # Errors
/// [`Error::Conflict`] with this key if it was withdrawn before.
pub async fn withdraw(tx: &mut Writer, id: FileId, reason: &str, again: &'static str) -> Result<()> {
    let now = Instant(tx.stamp().now);
    let statement = sql!(
        "
        update file set seen = 'staff', withdrawn_at = $3, withdrawn_because = $4
         where community_id = $1 and id = $2 and withdrawn_at is null"
    );
    match tx.run(statement, args![id, now, reason]).await? {
        1 => Ok(()),
        _ => Err(Error::Conflict(again)),
    }
}

/// A file's facts.
///
/// # Errors
/// If it cannot be read.
pub async fn find(reader: &mut Reader, id: FileId) -> Result<Option<FileInfo>> {
    let statement = sql!(
        "select id, name, media_type, size, width, height, seen from file where community_id = $1 and id = $2"
    );
    Ok(reader.one(statement, args![id]).await?)
}

/// Sends a file, or the small copy of a picture. Pictures and PDFs open in the browser, the rest is saved.
///
/// # Errors
/// [`Error::NotFound`] also for files that only the staff may see.
pub async fn send(visit: &Visit, id: FileId, variant: &'static str) -> Result {
    let mut reader = visit.read().await?;
    let info = find(&mut reader, id).await?.ok_or(Error::NotFound)?;
    if info.staff_only && !visit.actor.role.is_staff() {
        return Err(Error::NotFound);
    }
    hand_over(&mut reader, &info, variant).await
}

/// Sends a file to somebody whose right to it the caller has checked: who has the code of a petition, say.
///
/// # Errors
/// [`Error::NotFound`] if it has no such variant.
pub async fn hand_over(reader: &mut Reader, info: &FileInfo, variant: &'static str) -> Result {
    let content: Option<(Vec<u8>,)> = reader
        .one(
            sql!("select bytes from file_content where community_id = $1 and file_id = $2 and variant = $3"),
            args![info.id, variant],
        )
        .await?;
    let (bytes,) = content.ok_or(Error::NotFound)?;
    let inline = info.is_picture() || info.media_type == "application/pdf";
    let encoded: String = info
        .name
        .bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-_.".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect();
    let disposition = format!("{}; filename*=UTF-8''{encoded}", if inline { "inline" } else { "attachment" });
    let mut response: Response = bytes.into_response();
    let headers = response.headers_mut();
    headers
        .insert(header::CONTENT_TYPE, HeaderValue::from_str(&info.media_type).map_err(anyhow::Error::from)?);
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_str(&disposition).map_err(anyhow::Error::from)?,
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=86400"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(name: &str, bytes: &[u8]) -> Upload {
        Upload { field: "files".into(), name: name.into(), bytes: bytes.to_vec().into() }
    }

    #[test]
    fn a_picture_is_drawn_anew_and_gets_a_small_copy() {
        let mut png = Vec::new();
        DynamicImage::new_rgb8(2000, 1000)
            .write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
            .unwrap();
        let checked = check_one(&upload("../câmp.png", &png)).unwrap_or_else(|e| panic!("{e:?}"));
        assert_eq!(
            (checked.name.as_str(), checked.media_type, checked.dimensions),
            ("câmp.png", "image/jpeg", Some((1600, 800)))
        );
        assert!(checked.small.is_some_and(|small| small.len() < checked.bytes.len()));
    }

    #[test]
    fn a_small_file_with_very_many_pixels_is_refused_before_it_is_drawn() {
        let mut png = Vec::new();
        DynamicImage::new_luma8(9_000, 9_000)
            .write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png)
            .unwrap();
        assert!(png.len() < LARGEST && check_one(&upload("mare.png", &png)).is_err());
    }

    #[test]
    fn what_a_browser_could_run_is_refused_whatever_its_name() {
        for (name, bytes) in [
            ("a.html", &b"<script>alert(1)</script>"[..]),
            ("a.svg", b"<svg onload=alert(1)>"),
            ("a.jpg", b"<html>"),
            ("a.exe", b"MZ\x90\0"),
            ("a.zip", b"PK\x03\x04"),
            ("a.txt", b"a\0b"),
            ("broken.png", b"\x89PNG\r\n\x1a\nxxxx"),
        ] {
            assert!(check_one(&upload(name, bytes)).is_err(), "{name}");
        }
        assert!(check_one(&upload("raport.pdf", b"%PDF-1.7 x")).is_ok());
    }
}
