//! Pictures for the demonstration, drawn by the program itself, so that nothing has to be licensed or shipped.
use image::{DynamicImage, ImageFormat, Rgb, Rgb32FImage};
use kit::Upload;
use std::io::Cursor;

/// What a picture shows.
#[derive(Debug, Clone, Copy)]
pub(super) enum Scene {
    /// The lane to the school in the evening, without a light.
    DarkLane,
    /// The same lane with its lamps lit.
    LitLane,
    /// The village hall by day.
    Hall,
    /// A kitchen garden below the hills.
    Garden,
    /// A signed paper on a table.
    Paper,
}

const WIDTH: u32 = 640;
const HEIGHT: u32 = 400;

type Colour = [f32; 3];

/// A picture as if somebody had uploaded it in the field `field`.
///
/// # Errors
/// If it cannot be encoded.
pub(super) fn upload(field: &str, name: &str, scene: Scene) -> anyhow::Result<Upload> {
    let canvas = draw(scene);
    let mut bytes = Vec::new();
    DynamicImage::ImageRgb32F(canvas.pixels)
        .to_rgb8()
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg)?;
    Ok(Upload { field: field.to_owned(), name: name.to_owned(), bytes: bytes.into() })
}

fn draw(scene: Scene) -> Canvas {
    match scene {
        Scene::DarkLane => lane(false),
        Scene::LitLane => lane(true),
        Scene::Hall => hall(),
        Scene::Garden => garden(),
        Scene::Paper => paper(),
    }
}

/// Everything is measured in hundredths of the picture's height; x runs from 0 to 160, y from 0 (top) to 100.
struct Canvas {
    pixels: Rgb32FImage,
}

const UNIT: f32 = 4.0; // pixels in one hundredth of the height

impl Canvas {
    /// A sky from one colour at the top to another at the horizon.
    fn sky(top: Colour, low: Colour) -> Canvas {
        let pixels = Rgb32FImage::from_fn(WIDTH, HEIGHT, |_, y| Rgb(mix(top, low, y as f32 / HEIGHT as f32)));
        Canvas { pixels }
    }

    /// Lays a colour over a part of the picture (left, top, right, bottom); `cover` says how much of it is seen at a
    /// point, from 0 to 1.
    fn lay(&mut self, colour: Colour, part: [f32; 4], cover: impl Fn(f32, f32) -> f32) {
        for y in pixels(part[1], part[3], HEIGHT) {
            for x in pixels(part[0], part[2], WIDTH) {
                let much = cover((f32::from(x) + 0.5) / UNIT, (f32::from(y) + 0.5) / UNIT);
                if much > 0.0 {
                    let pixel = self.pixels.get_pixel_mut(u32::from(x), u32::from(y));
                    pixel.0 = mix(pixel.0, colour, much.min(1.0));
                }
            }
        }
    }

    /// Adds light around a point.
    fn glow(&mut self, at: (f32, f32), reach: f32, colour: Colour) {
        for y in pixels(at.1 - reach, at.1 + reach, HEIGHT) {
            for x in pixels(at.0 - reach, at.0 + reach, WIDTH) {
                let (dx, dy) = ((f32::from(x) / UNIT - at.0) / reach, (f32::from(y) / UNIT - at.1) / reach);
                let light = 1.0 / (1.0 + 14.0 * (dx * dx + dy * dy)) - 0.067;
                if light > 0.0 {
                    let pixel = self.pixels.get_pixel_mut(u32::from(x), u32::from(y));
                    pixel.0 = std::array::from_fn(|i| (pixel.0[i] + colour[i] * light).min(1.0));
                }
            }
        }
    }

    /// Hills: everything below a wavy line.
    fn hills(&mut self, colour: Colour, height: f32, wave: f32, start: f32) {
        let line = move |x: f32| {
            height - 4.0 * (x / wave + start).sin() - 1.6 * (x / wave * 2.3 + start * 1.7).sin()
        };
        self.lay(colour, [0.0, height - 6.0, 160.0, 100.0], |x, y| edge(y - line(x)));
    }

    fn rect(&mut self, colour: Colour, left: f32, top: f32, right: f32, bottom: f32) {
        self.lay(colour, [left, top, right, bottom], |x, y| {
            edge(x - left).min(edge(right - x)).min(edge(y - top)).min(edge(bottom - y))
        });
    }

    fn disc(&mut self, colour: Colour, at: (f32, f32), radius: f32) {
        let part = [at.0 - radius, at.1 - radius, at.0 + radius, at.1 + radius];
        self.lay(colour, part, |x, y| edge(radius - (x - at.0).hypot(y - at.1)));
    }

    /// A roof: a triangle on its base.
    fn roof(&mut self, colour: Colour, left: f32, right: f32, base: f32, top: f32) {
        let (middle, half) = (f32::midpoint(left, right), (right - left) / 2.0);
        self.lay(colour, [left, top, right, base], |x, y| {
            let reach = half * (y - top) / (base - top);
            edge(reach - (x - middle).abs()).min(edge(base - y))
        });
    }

    /// A lane that runs to a point on the horizon.
    fn path(&mut self, colour: Colour, end: (f32, f32), foot: (f32, f32)) {
        self.lay(colour, [0.0, end.1, 160.0, 100.0], |x, y| {
            let near = (y - end.1) / (100.0 - end.1);
            let middle = end.0 + (f32::midpoint(foot.0, foot.1) - end.0) * near;
            let half = 0.8 + (foot.1 - foot.0) / 2.0 * near;
            edge(half - (x - middle).abs()).min(edge(y - end.1))
        });
    }
}

/// The pixels from one point to another along a side of so many pixels.
fn pixels(from: f32, to: f32, side: u32) -> std::ops::Range<u16> {
    let side = u16::try_from(side).unwrap_or(u16::MAX);
    let at = |point: f32| (0..side).step_by(4).take_while(|pixel| f32::from(*pixel) < point * UNIT).count();
    let pixel = |steps: usize| u16::try_from(4 * steps).unwrap_or(side).min(side);
    pixel(at(from).saturating_sub(1))..pixel(at(to) + 1)
}

/// How much of a pixel lies on the inner side of an edge that is this far away.
fn edge(distance: f32) -> f32 {
    (distance * UNIT + 0.5).clamp(0.0, 1.0)
}

fn mix(a: Colour, b: Colour, much: f32) -> Colour {
    std::array::from_fn(|i| a[i] + (b[i] - a[i]) * much)
}

const WARM: Colour = [1.0, 0.78, 0.42];

fn lane(is_lit: bool) -> Canvas {
    let mut canvas = Canvas::sky([0.05, 0.07, 0.17], [0.32, 0.27, 0.36]);
    canvas.disc([0.93, 0.91, 0.82], (132.0, 17.0), 4.5);
    canvas.hills([0.12, 0.13, 0.22], 50.0, 26.0, 0.4);
    canvas.hills([0.09, 0.11, 0.16], 57.0, 19.0, 2.1);
    canvas.hills([0.07, 0.10, 0.11], 66.0, 60.0, 4.0);
    canvas.rect([0.15, 0.14, 0.19], 88.0, 46.0, 126.0, 67.0);
    canvas.roof([0.20, 0.11, 0.12], 85.0, 129.0, 46.0, 35.0);
    for window in 0..4_u8 {
        let left = 92.0 + 8.5 * f32::from(window);
        canvas.rect(if is_lit { WARM } else { [0.07, 0.08, 0.12] }, left, 52.0, left + 4.5, 58.5);
    }
    canvas.path([0.21, 0.19, 0.20], (86.0, 67.0), (8.0, 62.0));
    for near in [0.08_f32, 0.22, 0.44, 0.80] {
        post(&mut canvas, near, is_lit);
    }
    canvas
}

/// A lamp post beside the lane, at the far end (0) or the near one (1).
fn post(canvas: &mut Canvas, near: f32, is_lit: bool) {
    let (x, foot) = (90.0 - 26.0 * near, 67.0 + 33.0 * near);
    let (tall, thick) = (12.0 + 46.0 * near, 0.35 + 0.8 * near);
    if !is_lit {
        return;
    }
    canvas.rect([0.30, 0.30, 0.34], x - thick / 2.0, foot - tall, x + thick / 2.0, foot);
    canvas.rect([0.30, 0.30, 0.34], x - 5.0 * thick, foot - tall, x, foot - tall + thick * 0.8);
    let lamp = (x - 5.0 * thick, foot - tall + thick);
    canvas.glow(lamp, 12.0 + 26.0 * near, [0.55, 0.40, 0.17]);
    canvas.glow((lamp.0, foot), 10.0 + 22.0 * near, [0.28, 0.21, 0.10]);
    canvas.disc([1.0, 0.95, 0.80], lamp, thick);
}

fn hall() -> Canvas {
    let mut canvas = Canvas::sky([0.45, 0.67, 0.86], [0.90, 0.93, 0.92]);
    for (x, y, r) in
        [(26.0, 18.0, 5.0), (33.0, 16.0, 6.5), (41.0, 18.5, 4.6), (118.0, 24.0, 4.0), (124.0, 22.5, 5.2)]
    {
        canvas.disc([0.98, 0.98, 0.98], (x, y), r);
    }
    canvas.hills([0.62, 0.73, 0.60], 52.0, 28.0, 1.2);
    canvas.hills([0.47, 0.62, 0.42], 61.0, 22.0, 3.3);
    canvas.hills([0.55, 0.66, 0.38], 74.0, 70.0, 0.2);
    canvas.rect([0.96, 0.93, 0.85], 42.0, 44.0, 118.0, 79.0);
    canvas.rect([0.82, 0.77, 0.66], 42.0, 76.0, 118.0, 79.0);
    canvas.roof([0.64, 0.27, 0.17], 37.0, 123.0, 44.0, 26.0);
    for at in [48.0_f32, 62.0, 90.0, 104.0] {
        canvas.rect([0.35, 0.24, 0.17], at - 0.7, 51.3, at + 8.7, 65.7);
        canvas.rect([0.60, 0.76, 0.84], at, 52.0, at + 8.0, 65.0);
        canvas.rect([0.93, 0.92, 0.88], at + 3.7, 52.0, at + 4.3, 65.0);
    }
    canvas.rect([0.35, 0.24, 0.17], 75.0, 54.0, 85.0, 79.0);
    canvas.rect([0.52, 0.35, 0.22], 76.0, 55.0, 84.0, 79.0);
    for (ring, radius) in [(0.9_f32, 7.5_f32), (0.8, 5.0), (0.7, 2.5)] {
        canvas.lay([0.18, 0.32, 0.48], [70.0, 12.0, 90.0, 26.0], |x, y| {
            let (dx, dy) = (x - 80.0, 24.5 - y);
            let on_ring = edge(ring - (dx.hypot(dy) - radius).abs());
            on_ring.min(edge(dy - dx.abs()))
        });
    }
    canvas.disc([0.18, 0.32, 0.48], (80.0, 24.0), 0.9);
    canvas.path([0.83, 0.77, 0.66], (80.0, 79.0), (66.0, 94.0));
    canvas
}

fn paper() -> Canvas {
    let mut canvas = Canvas::sky([0.55, 0.40, 0.28], [0.47, 0.33, 0.22]);
    canvas.rect([0.38, 0.27, 0.18], 47.0, 5.0, 117.0, 99.0);
    canvas.rect([0.97, 0.96, 0.92], 45.0, 3.0, 115.0, 97.0);
    canvas.rect([0.30, 0.30, 0.33], 60.0, 11.0, 100.0, 13.5);
    for line in 0..12_u8 {
        let y = 20.0 + 4.6 * f32::from(line);
        let end = if line % 4 == 3 { 84.0 } else { 107.0 };
        canvas.rect([0.62, 0.62, 0.64], 53.0, y, end, y + 1.2);
    }
    for (left, ink) in [(55.0_f32, [0.12, 0.18, 0.48]), (86.0, [0.10, 0.14, 0.40])] {
        for stroke in 0..5_u8 {
            let x = left + 4.0 * f32::from(stroke);
            canvas.disc(ink, (x, 85.0 - 2.0 * f32::from(stroke % 2)), 0.9);
            canvas.rect(ink, x, 84.5, x + 4.0, 85.3);
        }
    }
    canvas
}

fn garden() -> Canvas {
    let mut canvas = Canvas::sky([0.52, 0.72, 0.88], [0.96, 0.94, 0.84]);
    canvas.disc([1.0, 0.93, 0.70], (28.0, 20.0), 7.0);
    canvas.hills([0.66, 0.76, 0.62], 44.0, 30.0, 2.6);
    canvas.hills([0.50, 0.65, 0.42], 52.0, 21.0, 0.7);
    canvas.rect([0.44, 0.31, 0.21], 0.0, 64.0, 160.0, 101.0);
    for row in 0..5_u8 {
        let y = 68.0 + 6.8 * f32::from(row);
        for plant in 0..14_u8 {
            let x = 4.0 + 11.6 * f32::from(plant) + 3.0 * f32::from(row % 2);
            let size = 1.6 + 0.35 * f32::from(row);
            canvas.disc([0.23, 0.47, 0.22], (x, y), size);
            canvas.disc([0.36, 0.62, 0.28], (x - size * 0.35, y - size * 0.35), size * 0.55);
            if (plant + 2 * row) % 3 == 0 {
                canvas.disc([0.82, 0.22, 0.15], (x + size * 0.4, y + size * 0.2), size * 0.32);
            }
        }
    }
    for plank in 0..27_u8 {
        let x = 1.0 + 6.0 * f32::from(plank);
        canvas.rect([0.86, 0.80, 0.68], x, 54.5, x + 2.4, 65.5);
    }
    canvas.rect([0.80, 0.73, 0.60], 0.0, 57.0, 160.0, 58.2);
    canvas.rect([0.80, 0.73, 0.60], 0.0, 62.0, 160.0, 63.2);
    canvas
}
