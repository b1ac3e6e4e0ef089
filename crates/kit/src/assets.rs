//! The style sheet, the script and the icons: embedded, addressed by their content, kept by browsers for a year.
use crate::cache::gzip;
use crate::visit::hex;
use bytes::Bytes;
use flate2::Compression;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

pub(crate) struct Asset {
    name: &'static str,
    /// `/assets/vatra-1a2b3c4d.css`
    pub(crate) address: String,
    pub(crate) media_type: &'static str,
    pub(crate) plain: Bytes,
    pub(crate) gzip: Bytes,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    vec![
        asset("vatra.css", "text/css; charset=utf-8", include_bytes!("../assets/vatra.css")),
        asset("vatra.js", "text/javascript; charset=utf-8", include_bytes!("../assets/vatra.js")),
        asset("ledger.js", "text/javascript; charset=utf-8", include_bytes!("../assets/ledger.js")),
        asset("favicon.svg", "image/svg+xml", include_bytes!("../assets/favicon.svg")),
        asset("icons.svg", "image/svg+xml", include_bytes!("../assets/icons.svg")),
    ]
});

fn asset(name: &'static str, media_type: &'static str, bytes: &'static [u8]) -> Asset {
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    let digest = hex(&Sha256::digest(bytes)[..4]);
    Asset {
        name,
        address: format!("/assets/{stem}-{digest}.{ending}"),
        media_type,
        plain: Bytes::from_static(bytes),
        gzip: gzip(bytes, Compression::best()),
    }
}

/// The address of an asset by its name.
///
/// # Panics
/// If there is no such asset: a mistake in a template that every test of that page shows.
#[must_use]
pub fn address(name: &str) -> String {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map(|asset| asset.address.clone())
        .unwrap_or_else(|| panic!("no asset {name}"))
}

pub(crate) fn find(address: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.address == address)
}
