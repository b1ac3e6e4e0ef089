//! What is going on at Cojocna now, second half: a vote, a campaign, the works.
use super::{Course, Fund, Gift, Idea, Invoice, Remark, Review, Shown, Way};
use rules::stages::StageKind;

/// Voting: the electorate is fixed, some have voted.
pub(in crate::demo) const SQUARES: Course = Course {
    title: "Locuri de stat împreună {an}",
    summary: "Care loc din comună devine locul în care ne întâlnim.",
    description: "Patru locuri au trecut de analiză. Alegeți cel mult două. Votul este secret; numărătoarea o poate reface oricine.",
    stages: &[
        (StageKind::Propose, -75, -46, "Propuneri pentru locuri din toate satele."),
        (StageKind::Review, -45, -20, "Terenuri, costuri, avize."),
        (StageKind::Vote, -4, 10, "Votați online sau la ghișeu."),
        (StageKind::Fund, 15, 60, "Strângem bani, primăria dublează."),
        (StageKind::Deliver, 61, 150, "Lucrările."),
        (StageKind::Report, 151, 170, "Ce am promis și ce s-a făcut."),
    ],
    max_choices: 2,
    seats: 1,
    cap: 10_000,
    has_targets: false,
    meetings: &[],
    ideas: SQUARE_IDEAS,
    ballots: &[(&[0, 1], 6), (&[1, 2], 4), (&[2], 3), (&[0, 3], 3), (&[3], 1)],
    campaign: None,
};

const SQUARE_IDEAS: &[Idea] = &[
    Idea {
        title: "Foișor la fântâna din Straja",
        summary: "Un foișor de lemn cu mese, lângă fântâna reparată.",
        text: "La fântână ne întâlnim oricum. Un acoperiș și două mese fac din ea un loc.",
        category: "living",
        village: Some("Straja"),
        cost: 8_700,
        by: "Sabin Marcu",
        day: -70,
        supporters: 14,
        talk: &[],
        review: Review::Admissible(
            "Terenul este al comunei. Lemnul îl dă ocolul silvic la preț redus.",
            8_200,
        ),
    },
    Idea {
        title: "Cinema de vară la Boju",
        summary: "Un ecran pe peretele școlii, un proiector și cincizeci de scaune pliante.",
        text: "Vineri seara, un film. Scaunele se folosesc și la nunți.",
        category: "people",
        village: Some("Boju"),
        cost: 12_300,
        by: "Florin Maier",
        day: -66,
        supporters: 21,
        talk: &[Remark {
            by: "Ioana Giurgiu",
            stance: "for",
            text: "Cu subtitrare, ca să înțeleagă și bunica.",
            answers: None,
            reported: None,
        }],
        review: Review::Admissible(
            "Peretele este potrivit. Costul cuprinde și licența pentru douăsprezece proiecții.",
            12_900,
        ),
    },
    Idea {
        title: "Teren de joacă la Boj-Cătun",
        summary: "Două leagăne, un tobogan și nisip curat, în locul gropii de lângă biserică.",
        text: "În Boj-Cătun sunt unsprezece copii și niciun leagăn.",
        category: "living",
        village: Some("Boj-Cătun"),
        cost: 15_500,
        by: "Raluca Moga",
        day: -60,
        supporters: 18,
        talk: &[],
        review: Review::Admissible(
            "Groapa se umple cu pământ de la săpătura pentru apă. Echipamentele au certificat.",
            15_900,
        ),
    },
    Idea {
        title: "Cuptor de pâine în Iuriu",
        summary: "Un cuptor al satului, aprins o dată pe lună.",
        text: "Mariana are rețeta, Radu știe zidi. Ne trebuie cărămidă și un acoperiș.",
        category: "economy",
        village: Some("Iuriu de Câmpie"),
        cost: 6_100,
        by: "Mariana Popa",
        day: -52,
        supporters: 11,
        talk: &[],
        review: Review::Admissible("Locul din spatele căminului este potrivit și ferit de vânt.", 6_100),
    },
];

/// Funding: the campaign runs, part of the match is left.
pub(in crate::demo) const AIR: Course = Course {
    title: "Fără fum, fără gunoi {an}",
    summary: "Resturile din grădină devin pământ bun, nu fum.",
    description: "Toamna se ard frunze în toate satele. Am căutat o soluție mai bună și am ales-o prin vot.",
    stages: &[
        (StageKind::Propose, -120, -91, "Ce facem cu resturile din grădină."),
        (StageKind::Review, -90, -71, "Analiza propunerilor."),
        (StageKind::Vote, -60, -47, "Votul locuitorilor."),
        (StageKind::Fund, -20, 25, "Fiecare leu se dublează, până la 10.000 de lei."),
        (StageKind::Deliver, 26, 110, "Amenajarea stației."),
        (StageKind::Report, 111, 130, "Câte tone, câți lei."),
    ],
    max_choices: 1,
    seats: 1,
    cap: 10_000,
    has_targets: false,
    meetings: &[],
    ideas: AIR_IDEAS,
    ballots: &[(&[0], 14), (&[1], 9), (&[2], 5)],
    campaign: Some(&AIR_FUND),
};

const AIR_IDEAS: &[Idea] = &[
    Idea {
        title: "Stație de compost la Boju",
        summary: "Trei compartimente de beton și un tocător pentru crengi, lângă fostul depozit.",
        text: "Aduceți frunze și crengi, luați acasă pământ bun. Tocătorul îl folosește un om instruit, sâmbăta.",
        category: "environment",
        village: Some("Boju"),
        cost: 18_000,
        by: "Teodor Chira",
        day: -115,
        supporters: 20,
        talk: &[],
        review: Review::Admissible(
            "Distanța față de case este de 90 de metri, cea cerută. Terenul este al comunei.",
            18_600,
        ),
    },
    Idea {
        title: "Saci biodegradabili pentru frunze",
        summary: "Două mii de saci împărțiți gratuit și o zi de colectare pe lună.",
        text: "Cine are sac nu mai face foc.",
        category: "environment",
        village: None,
        cost: 7_800,
        by: "Gheorghe Cristea",
        day: -110,
        supporters: 9,
        talk: &[],
        review: Review::Admissible("Colectarea o face firma de salubritate, în contractul de acum.", 8_000),
    },
    Idea {
        title: "Tocător mobil pentru toate satele",
        summary: "Un tocător pe remorcă, două zile pe lună în fiecare sat.",
        text: "Crengile se toacă la poartă și rămân ca mulci.",
        category: "economy",
        village: None,
        cost: 19_500,
        by: "Ștefan Ardelean",
        day: -104,
        supporters: 7,
        talk: &[],
        review: Review::Admissible("Este nevoie de un tractorist; primăria îl poate asigura.", 19_500),
    },
];

const AIR_FUND: Fund = Fund {
    story: "Un tocător și trei compartimente: atât ne desparte de toamnele cu fum. Pământul bun se întoarce în grădinile noastre.",
    gifts: &[
        gift("Teodor Chira", 50_000, -18, Shown::Name),
        gift("Crescătorii de albine din Boju", 120_000, -17, Shown::Name),
        gift("Dorina Avram", 20_000, -15, Shown::Initials),
        gift("Agromec Valea SRL", 200_000, -12, Shown::Name),
        gift("Petru Negrea", 10_000, -10, Shown::Anonymous),
        Gift {
            name: "Cutia de la hram",
            bani: 64_550,
            day: -8,
            way: Way::Cash("Nicolae Bota", "Rodica Crișan"),
            shown: Shown::Name,
            returned: None,
        },
        gift("Florin Maier", 30_000, -5, Shown::Name),
        gift("Szilágyi Katalin", 15_000, -3, Shown::Initials),
    ],
    pledges: &[("Liviu Tămaș", 25_000, -4), ("Simona Hossu", 10_000, -2), ("Ioan Câmpian", 40_000, -1)],
    fees: &[(980, -6, "Comision bancar")],
    decision: None,
    invoices: &[],
    milestones: &[
        ("Proiect și avize", 40, None),
        ("Compartimentele de beton", 70, None),
        ("Tocătorul este aici", 85, None),
    ],
    updates: &[(
        -9,
        "O cincime din drum",
        "Mulțumim primilor donatori. La hram am pus o cutie: se deschide în fața a doi martori.",
    )],
    delivered: None,
};

/// Delivering: the money is there, some milestones are done.
pub(in crate::demo) const HALL: Course = Course {
    title: "Căminul pentru toți {an}",
    summary: "Căminul cultural să fie deschis și în zilele fără nuntă.",
    description: "Căminul stă închis cinci zile din șapte. Propunerea aleasă îl face loc de învățat și de lucru.",
    stages: &[
        (StageKind::Propose, -210, -181, "Idei pentru cămin."),
        (StageKind::Review, -180, -161, "Analiza propunerilor."),
        (StageKind::Vote, -150, -137, "Votul locuitorilor."),
        (StageKind::Fund, -130, -86, "Campania."),
        (StageKind::Deliver, -70, 35, "Montaj, probe, deschidere."),
        (StageKind::Report, 36, 60, "Raportul final."),
    ],
    max_choices: 1,
    seats: 1,
    cap: 6_000,
    has_targets: false,
    meetings: &[],
    ideas: HALL_IDEAS,
    ballots: &[(&[0], 17), (&[1], 8), (&[2], 6)],
    campaign: Some(&HALL_FUND),
};

const HALL_IDEAS: &[Idea] = &[
    Idea {
        title: "Wi-Fi la căminul cultural",
        summary: "Internet bun și șase locuri de lucru pentru elevi și pentru cine muncește de acasă.",
        text: "Trei puncte de acces, șase mese cu prize, un program afișat la ușă.",
        category: "governance",
        village: Some("Cojocna"),
        cost: 9_400,
        by: "Bogdan Ilieș",
        day: -205,
        supporters: 24,
        talk: &[Remark {
            by: "Lucia Chiorean",
            stance: "neutral",
            text: "Cine are cheia?",
            answers: None,
            reported: None,
        }],
        review: Review::Admissible("Fibra ajunge până la primărie, la 60 de metri.", 9_400),
    },
    Idea {
        title: "Sobă nouă la cămin",
        summary: "O centrală pe peleți în locul sobei care scoate fum.",
        text: "Iarna nu se poate sta înăuntru.",
        category: "living",
        village: Some("Cojocna"),
        cost: 16_000,
        by: "Gheorghe Cristea",
        day: -200,
        supporters: 12,
        talk: &[],
        review: Review::Admissible("Coșul trebuie verificat; costul verificării este cuprins.", 16_700),
    },
    Idea {
        title: "Serile de film și povești",
        summary: "O seară pe săptămână, cu un om din sat care povestește.",
        text: "Fiecare sat are povești care se pierd. Le și înregistrăm.",
        category: "people",
        village: Some("Huci"),
        cost: 3_300,
        by: "Letiția Șandor",
        day: -190,
        supporters: 8,
        talk: &[],
        review: Review::Admissible(
            "Se poate face oricând; este nevoie doar de un reportofon și de ceai.",
            3_300,
        ),
    },
];

const HALL_FUND: Fund = Fund {
    story: "Pentru teme, pentru cursuri, pentru interviuri online: un loc cald, cu internet bun, deschis în fiecare după-amiază.",
    gifts: &[
        gift("Bogdan Ilieș", 40_000, -128, Shown::Name),
        gift("Telecom Rural SRL", 150_000, -120, Shown::Name),
        gift("Silvia Trif", 25_000, -112, Shown::Initials),
        gift("Balázs Kinga", 35_000, -105, Shown::Name),
        gift("Adina Țăran", 20_000, -98, Shown::Anonymous),
        Gift {
            name: "Cutia de la balul primăverii",
            bani: 200_000,
            day: -90,
            way: Way::Cash("Lucia Chiorean", "Paul Suciu"),
            shown: Shown::Name,
            returned: None,
        },
    ],
    pledges: &[],
    fees: &[],
    decision: Some(("61", -80, -74)),
    invoices: &[
        Invoice {
            what: "Puncte de acces și cablu",
            supplier: "Telecom Rural SRL",
            number: "TR 2201",
            bani: 410_000,
            day: -45,
        },
        Invoice {
            what: "Șase mese cu prize",
            supplier: "Tâmplăria Lup SRL",
            number: "TL 18",
            bani: 228_000,
            day: -18,
        },
    ],
    milestones: &[
        ("Fibra ajunge la cămin", -50, Some(-52)),
        ("Punctele de acces sunt montate", -40, Some(-41)),
        ("Mesele sunt gata", -15, Some(-17)),
        ("Program și regulament", 12, None),
        ("Deschiderea", 30, None),
    ],
    updates: &[
        (-41, "Avem semnal", "Am măsurat 220 Mb/s în sala mare. În sala mică mai mutăm un punct de acces."),
        (
            -17,
            "Au sosit mesele",
            "Șase mese din lemn de fag, făcute la Iuriu. Le puteți vedea joi după-amiază.",
        ),
    ],
    delivered: None,
};

const fn gift(name: &'static str, bani: i64, day: i32, shown: Shown) -> Gift {
    Gift { name, bani, day, way: Way::Transfer, shown, returned: None }
}
