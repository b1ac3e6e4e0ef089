//! QR codes for paper.
use crate::CannotPrint;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;
use std::sync::LazyLock;
use typst::diag::{At, SourceResult};
use typst::foundations::{Args, Bytes, CastInfo, NativeFuncData, NativeFuncPtr, Scope, Str, Type, Value};

/// The white border around a code, in modules (ISO/IEC 18004: four).
const QUIET: usize = 4;

/// `text` as a QR code, drawn in an SVG of one path, black on white, with the white border that readers need.
///
/// A quarter of it may be folded, stained or torn (level Q); a text too long for that gets less (M, then L). The
/// picture has no words of its own: who shows it says beside it, or in its `aria-label`, where the code leads.
///
/// # Errors
/// [`CannotPrint::Code`]: more than 2,953 bytes.
pub fn qr_svg(text: &str) -> Result<String, CannotPrint> {
    let code = [EcLevel::Q, EcLevel::M, EcLevel::L]
        .into_iter()
        .find_map(|level| QrCode::with_error_correction_level(text, level).ok())
        .ok_or(CannotPrint::Code(text.len()))?;
    let side = code.width() + 2 * QUIET;
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let wide = run.len();
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{wide}v1h-{wide}z", x + QUIET, y + QUIET);
            }
            x += run.len();
        }
    }
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges"><path d="M0 0h{side}v{side}H0z" fill="#fff"/><path d="{path}" fill="#000"/></svg>"##
    ))
}

/// `qr-svg(text)` for templates: so the data of a thousand letters are texts, not pictures.
pub(crate) static QR_SVG: NativeFuncData = NativeFuncData {
    function: NativeFuncPtr(&|_, _, args| drawn(args)),
    name: "qr-svg",
    title: "QR code",
    docs: "The text as a QR code: the bytes of an SVG.",
    def_site: None,
    keywords: &[],
    contextual: false,
    scope: LazyLock::new(&Scope::new),
    params: LazyLock::new(&Vec::new),
    returns: LazyLock::new(&|| CastInfo::Type(Type::of::<Bytes>())),
};

fn drawn(args: &mut Args) -> SourceResult<Value> {
    let text: Str = args.expect("text")?;
    let svg = qr_svg(&text).map_err(|why| why.to_string()).at(args.span)?;
    Ok(Value::Bytes(Bytes::from_string(svg)))
}
