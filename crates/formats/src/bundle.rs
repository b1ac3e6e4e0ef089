//! Several files in one: a zip archive to hand over. The same files give the same bytes.
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A file of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name in the archive: plain letters, no folders above it.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Part {
    /// A file.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Part {
        Part { name: name.into(), bytes: bytes.into() }
    }
}

/// Puts files together, in their order.
///
/// # Errors
/// Only if memory ends or two files have one name.
pub fn write(parts: &[Part]) -> std::io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for part in parts {
        zip.start_file(&part.name, packed)?;
        zip.write_all(&part.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::{Part, write};
    use std::io::{Cursor, Read};

    #[test]
    fn what_is_put_together_is_taken_apart_again_and_is_the_same_every_time() {
        let parts = [Part::new("proiect.md", "Ședința"), Part::new("metadate.csv", "Câmp,Valoare\r\n")];
        let bytes = write(&parts).unwrap();
        assert_eq!(bytes, write(&parts).unwrap());
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for part in &parts {
            let mut read = Vec::new();
            archive.by_name(&part.name).unwrap().read_to_end(&mut read).unwrap();
            assert_eq!(read, part.bytes, "{}", part.name);
        }
        assert!(write(&[Part::new("a", "1"), Part::new("a", "2")]).is_err());
    }
}
