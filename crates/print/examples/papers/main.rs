//! Prints the three kinds of paper into a folder, to be looked at, listened to and judged by other programs:
//! `cargo run -p print --example papers -- FOLDER [LETTERS]`.
use jiff::civil::Date;
use print::{Paper, pdf};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let folder = words.next().ok_or("which folder?")?;
    let letters: usize = words.next().map_or(Ok(5), |number| number.parse())?;
    let paper = Paper {
        title: "Codul dumneavoastră de vot",
        community: "Comuna Valea Ștefanului",
        address: "valea-stefanului.example.ro/vot",
        lang: "ro",
        day: Date::new(2026, 10, 8)?,
    };
    let folder = Path::new(&folder);
    print(&folder.join("letter.pdf"), include_str!("letter.typ"), &letter(letters), &paper)?;
    let title = "Protocolul numărării voturilor";
    print(
        &folder.join("protocol.pdf"),
        include_str!("protocol.typ"),
        &protocol(),
        &Paper { title, ..paper },
    )?;
    let title = "Un parc pentru copii";
    print(&folder.join("poster.pdf"), include_str!("poster.typ"), &poster(), &Paper { title, ..paper })
}

fn print(
    file: &Path,
    template: &'static str,
    data: &Value,
    paper: &Paper<'_>,
) -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let bytes = pdf(template, data, &[], paper)?;
    eprintln!("{}: {} ms, {} kB", file.display(), start.elapsed().as_millis(), bytes.len() / 1024);
    std::fs::write(file, bytes)?;
    Ok(())
}

fn letter(letters: usize) -> Value {
    let one = |n: usize| {
        json!({
            "name": format!("Ștefania Țuțuianu-Kőszegi {n}"),
            "address": "Strada Învățătorilor nr. 12, Valea Ștefanului",
            "code": format!("K7QF-{n:04}-M2XA"),
        })
    };
    json!({
        "text": "Votați de acasă sau de la ghișeu, până la 31 octombrie 2026, ora 20:00.\n\nCodul este numai al \
                 dumneavoastră și poate fi folosit o singură dată. Nimeni nu află cum ați votat.",
        "qr": "Cod QR care deschide pagina votului cu codul completat",
        "or": "Sau scrieți adresa și codul:",
        "page": "https://valea-stefanului.example.ro/vot",
        "letters": (1..=letters).map(one).collect::<Vec<_>>(),
    })
}

fn protocol() -> Value {
    let row = |n: i64| {
        json!([n, format!("Proiectul {n}: trotuar pe ulița Fântânii"), 900 - 7 * n, "25.000,00 lei"])
    };
    json!({
        "summary": "Astăzi, 8 octombrie 2026, s-au numărat voturile exprimate pe hârtie și pe internet.\n\
                    Numărătoarea a fost publică.",
        "counted": "Rezultatul",
        "head": ["Loc", "Proiect", "Voturi", "Valoare"],
        "rows": (1..=40).map(row).collect::<Vec<_>>(),
        "total": ["", "Total", 30_260, "1.000.000,00 lei"],
        "how": "Cum s-a numărat",
        "facts": [["Metoda", "Părți egale (Equal Shares)"], ["Prezența", "1.024 din 2.318 alegători"]],
        "warning": "Contestațiile se depun în trei zile lucrătoare.",
        "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "people": [
            { "role": "Președintele comisiei", "name": "Ion Brânză" },
            { "role": "Secretara", "name": "Őszi Erzsébet" },
            { "role": "Martor" },
        ],
    })
}

fn poster() -> Value {
    json!({
        "size": "a3",
        "call": "Încă 3.200 de lei și parcul începe",
        "text": "Fiecare leu dat de dumneavoastră este dublat de primărie, până la 10.000 de lei.",
        "given": 6_800,
        "goal": 10_000,
        "so-far": "6.800,00 lei din 10.000,00 lei",
        "scan": "Scanați sau scrieți adresa:",
    })
}
