//! Fields of forms: label, hint, control, error, all tied together for screen readers.
//!
//! In a handler, collect what is wrong in [`Problems`]; in a template, draw with [`Fields`]:
//! `{{ fields.text("title").max(120).required() }}`. The label is the message `{prefix}-{name}`, the hint
//! `{prefix}-{name}-hint` if there is one, the value what was typed.
use crate::{Frame, Lang, Text};
use serde::Serialize;
use serde_json::Value;
use std::fmt::{Display, Formatter, Write};

/// What is wrong with a form, field by field, in the order of the checks.
#[derive(Debug, Default, Clone)]
pub struct Problems(Vec<(&'static str, Text)>);

/// Trimmed, cedillas mended, without control characters, which nobody types.
fn clean(text: &str) -> String {
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    let text: String = text.trim().chars().filter(kept).collect();
    rules::text::mend_diacritics(&text)
}

impl Problems {
    /// Nothing wrong yet.
    #[must_use]
    pub fn none() -> Problems {
        Problems::default()
    }

    /// Adds what is wrong with a field.
    pub fn add(&mut self, field: &'static str, what: impl Into<Text>) {
        self.0.push((field, what.into()));
    }

    /// The value of a check, or its refusal added to the field.
    pub fn check<T, E: Into<Text>>(&mut self, field: &'static str, checked: Result<T, E>) -> Option<T> {
        checked.map_err(|wrong| self.add(field, wrong)).ok()
    }

    /// A text that must be there and not be too long: trimmed, cedillas mended.
    pub fn text(&mut self, field: &'static str, text: &str, longest: usize) -> String {
        let text = clean(text);
        if text.is_empty() {
            self.add(field, "kit-field-empty");
        }
        self.at_most(field, &text, longest);
        text
    }

    /// A text that may be absent.
    pub fn maybe_text(&mut self, field: &'static str, text: &str, longest: usize) -> Option<String> {
        let text = clean(text);
        self.at_most(field, &text, longest);
        (!text.is_empty()).then_some(text)
    }

    fn at_most(&mut self, field: &'static str, text: &str, longest: usize) {
        let length = text.chars().count();
        if length > longest {
            self.add(field, Text::new("kit-field-long").with("n", longest).with("length", length));
        }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first thing wrong with a field.
    #[must_use]
    pub fn on(&self, field: &str) -> Option<&Text> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, what)| what)
    }

    /// Everything that is wrong.
    pub fn iter(&self) -> impl Iterator<Item = &(&'static str, Text)> {
        self.0.iter()
    }
}

/// Draws the fields of one form.
pub struct Fields<'a> {
    frame: &'a Frame,
    prefix: &'static str,
    values: Value,
    problems: &'a Problems,
    /// The names of fields that have no message of their own.
    names: Vec<(&'static str, String)>,
}

impl<'a> Fields<'a> {
    /// The fields of a form whose messages begin with `prefix`, filled with `form`.
    #[must_use]
    pub fn new(
        frame: &'a Frame,
        prefix: &'static str,
        form: &impl Serialize,
        problems: &'a Problems,
    ) -> Fields<'a> {
        Fields {
            frame,
            prefix,
            values: serde_json::to_value(form).unwrap_or_default(),
            problems,
            names: vec![],
        }
    }

    /// What the summary calls the fields that a template draws by itself.
    #[must_use]
    pub fn named(mut self, names: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        self.names.extend(names);
        self
    }

    /// What a field is called, if it has a name that needs no values.
    fn label(&self, field: &str) -> Option<&str> {
        let given = self.names.iter().find(|(name, _)| *name == field).map(|(_, label)| label.as_str());
        given.or_else(|| self.frame.lang.find(&format!("{}-{field}", self.prefix)))
    }

    fn value(&self, name: &str) -> &str {
        self.values.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    fn field(&self, name: &'static str, kind: Kind) -> Field<'_> {
        Field {
            fields: self,
            name,
            kind,
            max: None,
            required: false,
            depends: false,
            rows: 4,
            options: vec![],
            about: None,
            complete: None,
        }
    }

    /// The summary of what is wrong, with links to the fields. Stands at the top of the form.
    #[must_use]
    pub fn summary(&self) -> Summary<'_> {
        Summary(self)
    }
    /// One line of text.
    #[must_use]
    pub fn text(&self, name: &'static str) -> Field<'_> {
        self.field(name, Kind::Input("text"))
    }
    /// Several lines of text.
    #[must_use]
    pub fn long(&self, name: &'static str) -> Field<'_> {
        self.field(name, Kind::Area)
    }
    #[must_use]
    pub fn email(&self, name: &'static str) -> Field<'_> {
        self.field(name, Kind::Input("email"))
    }
    /// Never filled again with what was typed.
    #[must_use]
    pub fn password(&self, name: &'static str) -> Field<'_> {
        self.field(name, Kind::Input("password"))
    }
    #[must_use]
    pub fn day(&self, name: &'static str) -> Field<'_> {
        self.field(name, Kind::Input("date"))
    }
    #[must_use]
    pub fn moment(&self, name: &'static str) -> Field<'_> {
        self.field(name, Kind::Input("datetime-local"))
    }
    /// A whole number.
    #[must_use]
    pub fn number(&self, name: &'static str) -> Field<'_> {
        self.field(name, Kind::Number)
    }
    /// An amount in lei.
    #[must_use]
    pub fn money(&self, name: &'static str) -> Field<'_> {
        self.field(name, Kind::Money)
    }
    /// A list to choose one from.
    #[must_use]
    pub fn select(&self, name: &'static str) -> Field<'_> {
        self.field(name, Kind::Select)
    }
    /// Radio buttons.
    #[must_use]
    pub fn radio(&self, name: &'static str) -> Field<'_> {
        self.field(name, Kind::Radio)
    }
    /// One box to tick; its value is `yes`.
    #[must_use]
    pub fn tick(&self, name: &'static str) -> Field<'_> {
        self.field(name, Kind::Tick)
    }
    /// Files; the form needs `enctype="multipart/form-data"`.
    #[must_use]
    pub fn files(&self, name: &'static str, accept: &'static str) -> Field<'_> {
        self.field(name, Kind::Files(accept))
    }
    /// A value that is carried along unseen.
    #[must_use]
    pub fn hidden(&self, name: &'static str) -> Field<'_> {
        self.field(name, Kind::Hidden)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Input(&'static str),
    Number,
    Money,
    Area,
    Select,
    Radio,
    Tick,
    Files(&'static str),
    Hidden,
}

/// One field, ready to be drawn.
pub struct Field<'a> {
    fields: &'a Fields<'a>,
    name: &'static str,
    kind: Kind,
    max: Option<usize>,
    required: bool,
    depends: bool,
    rows: u8,
    options: Vec<(String, String)>,
    about: Option<String>,
    complete: Option<&'static str>,
}

impl Field<'_> {
    /// The longest text, in characters; a counter shows what is left.
    #[must_use]
    pub fn max(mut self, longest: usize) -> Self {
        self.max = Some(longest);
        self
    }
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }
    /// Whether it may be left empty depends on other fields, as its hint says: it is called neither required nor optional.
    #[must_use]
    pub fn depends(mut self) -> Self {
        self.depends = true;
        self
    }
    /// How many lines a long text shows.
    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }
    /// Codes to choose from, each labelled by the message `{words}-{code}`.
    #[must_use]
    pub fn codes(mut self, words: &str, codes: impl IntoIterator<Item = &'static str>) -> Self {
        let lang: Lang = self.fields.frame.lang;
        self.options.extend(
            codes.into_iter().map(|code| (code.to_owned(), lang.t(&format!("{words}-{code}")).into_owned())),
        );
        self
    }
    /// Values and labels to choose from.
    #[must_use]
    pub fn options(mut self, options: impl IntoIterator<Item = (String, String)>) -> Self {
        self.options.extend(options);
        self
    }
    /// A hint that is not a fixed message.
    #[must_use]
    pub fn about(mut self, hint: impl Into<String>) -> Self {
        self.about = Some(hint.into());
        self
    }
    /// What browsers may fill in by themselves.
    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.complete = Some(token);
        self
    }

    fn hint(&self) -> Option<String> {
        let fixed = || self.fields.frame.lang.find(&format!("{}-{}-hint", self.fields.prefix, self.name));
        self.about.clone().or_else(|| fixed().map(str::to_owned))
    }

    /// The attributes that all controls share.
    fn attributes(&self, hint: bool, wrong: bool) -> String {
        let name = self.name;
        let mut out = format!(r#" id="{name}" name="{name}""#);
        let described: Vec<String> = [(hint, "hint"), (wrong, "wrong")]
            .into_iter()
            .filter(|(there, _)| *there)
            .map(|(_, part)| format!("{name}-{part}"))
            .collect();
        if !described.is_empty() {
            out += &format!(r#" aria-describedby="{}""#, described.join(" "));
        }
        if wrong {
            out += r#" aria-invalid="true""#;
        }
        if self.required {
            out += " required";
        }
        if let Some(token) = self.complete {
            out += &format!(r#" autocomplete="{token}""#);
        }
        out
    }

    fn draw_control(&self, f: &mut Formatter<'_>, attributes: &str) -> std::fmt::Result {
        let value = Escaped(self.fields.value(self.name));
        let count = self.max.map(|max| format!(r#" data-count="{max}""#)).unwrap_or_default();
        match self.kind {
            Kind::Input("password") => write!(f, r#"<input type="password"{attributes}>"#),
            Kind::Input(kind) => write!(f, r#"<input type="{kind}" value="{value}"{attributes}{count}>"#),
            Kind::Number => {
                write!(f, r#"<input type="text" inputmode="numeric" value="{value}"{attributes}>"#)
            }
            Kind::Money => write!(
                f,
                r#"<span class="unit"><input type="text" inputmode="decimal" value="{value}"{attributes}><span>lei</span></span>"#
            ),
            Kind::Area => {
                write!(f, "<textarea rows=\"{}\"{attributes}{count}>\n{value}</textarea>", self.rows)
            }
            Kind::Files(accept) => write!(f, r#"<input type="file" multiple accept="{accept}"{attributes}>"#),
            Kind::Select => {
                write!(f, "<select{attributes}>")?;
                for (code, label) in &self.options {
                    let selected = if code == self.fields.value(self.name) { " selected" } else { "" };
                    write!(f, r#"<option value="{}"{selected}>{}</option>"#, Escaped(code), Escaped(label))?;
                }
                f.write_str("</select>")
            }
            Kind::Radio | Kind::Tick | Kind::Hidden => Ok(()),
        }
    }

    fn draw_radio(
        &self,
        f: &mut Formatter<'_>,
        label: &str,
        hint: Option<&str>,
        wrong: Option<&str>,
    ) -> std::fmt::Result {
        let name = self.name;
        let described =
            if hint.is_some() { format!(r#" aria-describedby="{name}-hint""#) } else { String::new() };
        let bad = if wrong.is_some() { " bad" } else { "" };
        write!(
            f,
            r#"<fieldset class="field{bad}" id="{name}"{described}><legend>{}</legend>"#,
            Escaped(label)
        )?;
        self.draw_notes(f, hint, wrong)?;
        for (at, (code, label)) in self.options.iter().enumerate() {
            let checked = if code == self.fields.value(name) { " checked" } else { "" };
            write!(
                f,
                r#"<div class="choice"><input type="radio" id="{name}-{at}" name="{name}" value="{}"{checked}><label for="{name}-{at}">{}</label></div>"#,
                Escaped(code),
                Escaped(label)
            )?;
        }
        f.write_str("</fieldset>")
    }

    fn draw_notes(&self, f: &mut Formatter<'_>, hint: Option<&str>, wrong: Option<&str>) -> std::fmt::Result {
        if let Some(hint) = hint {
            write!(f, r#"<p class="hint" id="{}-hint">{}</p>"#, self.name, Escaped(hint))?;
        }
        if let Some(wrong) = wrong {
            write!(f, r#"<p class="err" id="{}-wrong">{}</p>"#, self.name, Escaped(wrong))?;
        }
        Ok(())
    }
}

impl Display for Field<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let (name, frame) = (self.name, self.fields.frame);
        if self.kind == Kind::Hidden {
            return write!(
                f,
                r#"<input type="hidden" name="{name}" value="{}">"#,
                Escaped(self.fields.value(name))
            );
        }
        let mut label = frame.lang.t(&format!("{}-{name}", self.fields.prefix)).into_owned();
        if !self.required && !self.depends && !matches!(self.kind, Kind::Radio | Kind::Tick | Kind::Select) {
            label += &format!(" ({})", frame.t("kit-optional"));
        }
        let hint = self.hint();
        let wrong = self.fields.problems.on(name).map(|what| frame.say(what));
        if self.kind == Kind::Radio {
            return self.draw_radio(f, &label, hint.as_deref(), wrong.as_deref());
        }
        let attributes = self.attributes(hint.is_some(), wrong.is_some());
        let bad = if wrong.is_some() { " bad" } else { "" };
        if self.kind == Kind::Tick {
            let checked = if self.fields.value(name) == "yes" { " checked" } else { "" };
            write!(f, r#"<div class="field{bad}">"#)?;
            self.draw_notes(f, hint.as_deref(), wrong.as_deref())?;
            return write!(
                f,
                r#"<div class="choice"><input type="checkbox" value="yes"{checked}{attributes}><label for="{name}">{}</label></div></div>"#,
                Escaped(&label)
            );
        }
        write!(f, r#"<div class="field{bad}"><label for="{name}">{}</label>"#, Escaped(&label))?;
        self.draw_notes(f, hint.as_deref(), wrong.as_deref())?;
        self.draw_control(f, &attributes)?;
        f.write_str("</div>")
    }
}
impl askama::filters::HtmlSafe for Field<'_> {}

/// The list of what is wrong, at the top of a form, each by the name of its field. It stands before the page's heading,
/// so it has none of its own.
pub struct Summary<'a>(&'a Fields<'a>);
impl Display for Summary<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Fields { frame, problems, .. } = self.0;
        if problems.is_empty() {
            return Ok(());
        }
        write!(
            f,
            r#"<div class="errors" role="alert" tabindex="-1"><p class="lead"><b>{}</b></p><ul>"#,
            Escaped(&frame.t("kit-form-wrong"))
        )?;
        for (field, what) in problems.iter() {
            let what = frame.say(what);
            let said = match self.0.label(field) {
                Some(label) if label.ends_with(['?', '.', ':', '!']) => format!("{label} {what}"),
                Some(label) => format!("{label}: {what}"),
                None => what,
            };
            write!(f, r##"<li><a href="#{field}">{}</a></li>"##, Escaped(&said))?;
        }
        f.write_str("</ul></div>")
    }
}
impl askama::filters::HtmlSafe for Summary<'_> {}

/// Text for HTML content and attributes.
pub struct Escaped<'a>(pub &'a str);
impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
