//! A community's colour: the readable shades of it, and the refusal of one that has none.
//!
//! Contrast as WCAG 2.2 defines it (relative luminance of sRGB). Shades are found by darkening or lightening step by step.

/// The grounds on which text in the accent stands, where it is hardest to read: paper by day, a card at night (`--paper`
/// and `--card` in `vatra.css`).
const PAPER: Rgb = Rgb([0xFF, 0xFD, 0xF8]);
const NIGHT: Rgb = Rgb([0x1D, 0x20, 0x26]);
/// What AA asks of text.
const ENOUGH: f64 = 4.5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rgb([u8; 3]);

/// The two shades in which a colour is used: on paper and at night, as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shades {
    pub light: String,
    pub dark: String,
}

/// Finds the readable shades of a colour `#rrggbb`.
#[must_use]
pub fn shades(colour: &str) -> Option<Shades> {
    let colour = Rgb::parse(colour)?;
    Some(Shades {
        light: colour.until_readable(PAPER, 0)?.to_string(),
        dark: colour.until_readable(NIGHT, 255)?.to_string(),
    })
}

/// The style sheet that carries them.
#[must_use]
pub fn style_sheet(colour: &str) -> Option<String> {
    let Shades { light, dark } = shades(colour)?;
    Some(format!(":root{{--accent:{light};--accent-dark:{dark}}}\n"))
}

impl Rgb {
    fn parse(text: &str) -> Option<Rgb> {
        let digits = text.strip_prefix('#')?;
        (digits.len() == 6 && digits.is_ascii()).then_some(())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Rgb([part(0)?, part(2)?, part(4)?]))
    }

    /// Mixes with black (0) or white (255) in steps of a sixteenth until it can be read; at most twelve of sixteen, so
    /// that something of the colour is left.
    fn until_readable(self, ground: Rgb, towards: u16) -> Option<Rgb> {
        (0..=12u16).find_map(|step| {
            let mix = |part: u8| {
                u8::try_from((u16::from(part) * (16 - step) + towards * step) / 16).unwrap_or(u8::MAX)
            };
            let shade = Rgb(self.0.map(mix));
            (contrast(shade, ground) >= ENOUGH).then_some(shade)
        })
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_colour_gets_shades_that_can_be_read() {
        for colour in ["#a33a1e", "#1d5a8a", "#2f6b3a", "#f2b84b", "#777777", "#ff0000"] {
            let Shades { light, dark } = shades(colour).unwrap_or_else(|| panic!("{colour}"));
            assert!(contrast(Rgb::parse(&light).unwrap(), PAPER) >= ENOUGH, "{colour} {light}");
            assert!(contrast(Rgb::parse(&dark).unwrap(), NIGHT) >= ENOUGH, "{colour} {dark}");
        }
    }

    #[test]
    fn what_is_no_colour_is_refused() {
        for text in ["", "red", "#12345", "#gggggg", "#ăăă"] {
            assert_eq!(shades(text), None, "{text}");
        }
    }
}
