//! The metropolitan area, and the commune that took over its neighbours' process.
use super::{Course, Gathering, Idea, Remark, Review};
use rules::stages::StageKind;

/// A consultation across the towns of the metropolitan area.
pub(in crate::demo) const METROPOLITAN: Course = Course {
    title: "Drumuri scurte {an}",
    summary: "Cum ajungem dintr-o localitate în alta fără să stăm o oră în coloană.",
    description: "Opt localități, un singur oraș dimineața. Spuneți unde se pierde timpul și ce s-ar putea schimba fără un \
        pod nou.\n\nNyolc település, egyetlen város reggelente: írja meg, hol veszik el az idő.",
    stages: &[
        (StageKind::Inform, -30, -11, "Ce arată numărătorile de trafic."),
        (StageKind::Propose, -10, 24, "Propuneri din toate localitățile."),
        (StageKind::Discuss, -10, 30, "Discuții, în română și în maghiară."),
        (StageKind::Review, 31, 60, "Primăriile analizează împreună."),
        (StageKind::Vote, 65, 80, "Votul."),
        (StageKind::Report, 81, 100, "Ce a rămas și de ce."),
    ],
    max_choices: 3,
    seats: 1,
    cap: 0,
    has_targets: false,
    meetings: &[Gathering {
        title: "Masa rotundă a primăriilor",
        place: "Sala de consiliu, Florești",
        village: "Florești",
        day: 11,
        at: (16, 0),
        agenda: "Primele propuneri. Ce date lipsesc. Calendarul.",
        minutes: "",
        heads: [0; 4],
        is_estimated: false,
        viewers: 0,
    }],
    ideas: METROPOLITAN_IDEAS,
    ballots: &[],
    campaign: None,
};

const METROPOLITAN_IDEAS: &[Idea] = &[
    Idea {
        title: "Bandă pentru autobuz pe drumul dinspre Florești",
        summary: "De la 7 la 9 dimineața, o bandă este doar a autobuzelor.",
        text: "Cu autobuzul se ajunge acum la fel de greu ca și cu mașina. Cu o bandă liberă ar fi **cu 18 minute** mai repede.",
        category: "mobility",
        village: Some("Florești"),
        cost: 95_000,
        by: "Diana Prodan",
        day: -9,
        supporters: 8,
        talk: &[
            Remark {
                by: "Dan Rațiu",
                stance: "for",
                text: "Merg zilnic. Aș lăsa mașina acasă.",
                answers: None,
                reported: None,
            },
            Remark {
                by: "Ovidiu Țibre",
                stance: "against",
                text: "Coloana se mută pe străzile mici din Gilău.",
                answers: None,
                reported: None,
            },
        ],
        review: Review::Waiting,
    },
    Idea {
        title: "Biciklivel a vasútállomásig",
        summary: "Fedett kerékpártároló minden vasútállomáson, hogy vonattal lehessen továbbmenni.",
        text: "Apahidán és Zsukon reggelente harminc bicikli áll a kerítéshez láncolva. Fedett, megvilágított tároló kell.\n\n\
            *Parcări acoperite pentru biciclete la gări.*",
        category: "mobility",
        village: Some("Apahida"),
        cost: 42_000,
        by: "Bartha Levente",
        day: -7,
        supporters: 6,
        talk: &[],
        review: Review::Waiting,
    },
    Idea {
        title: "Un singur bilet pentru toată zona",
        summary: "Autobuz, tren și tramvai cu același abonament.",
        text: "Cine locuiește la Jucu și lucrează la Baciu plătește trei abonamente.",
        category: "governance",
        village: None,
        cost: 180_000,
        by: "Alina Sime",
        day: -4,
        supporters: 9,
        talk: &[],
        review: Review::Waiting,
    },
    Idea {
        title: "Umbră și apă pe drumul pietonal spre Feleacu",
        summary: "Copaci și două cișmele pe cei trei kilometri pe care se merge pe jos.",
        text: "Drumul pe jos durează patruzeci de minute și este frumos, dar vara nu se poate.",
        category: "environment",
        village: Some("Feleacu"),
        cost: 38_000,
        by: "Marius Boca",
        day: -2,
        supporters: 3,
        talk: &[],
        review: Review::Waiting,
    },
];

/// What Valea Exemplului makes of Cojocna's process, in its own words. Everything else comes with the template.
pub(in crate::demo) const VALLEY: &str = "Satul nostru {an}";

/// The youth budget of Valea Exemplului, in its vote.
pub(in crate::demo) const YOUTH: Course = Course {
    title: "Bugetul tinerilor {an}",
    summary: "Opt mii de lei pentru ideile tinerilor: ei propun, tot satul votează.",
    description: "Cei care rămân în sat au dreptul să aleagă ce se face în el. Propun cei între 14 și 30 de ani; votează locuitorii de la 18 ani.",
    stages: &[
        (StageKind::Propose, -60, -31, "Idei de la tineri."),
        (StageKind::Review, -30, -12, "Primăria verifică."),
        (StageKind::Vote, -5, 9, "Votează locuitorii atestați."),
        (StageKind::Deliver, 15, 90, "Facem ce ați ales."),
    ],
    max_choices: 2,
    seats: 1,
    cap: 0,
    has_targets: false,
    meetings: &[],
    ideas: YOUTH_IDEAS,
    ballots: &[(&[0, 1], 2), (&[2], 2), (&[1], 1)],
    campaign: None,
};

const YOUTH_IDEAS: &[Idea] = &[
    Idea {
        title: "Rampă de skateboard din lemn",
        summary: "Două rampe mobile, montate de tineri, lângă teren.",
        text: "Le construim într-un weekend cu tâmplarul din sat.",
        category: "living",
        village: Some("Valea Exemplului"),
        cost: 6_500,
        by: "Rareș Tomuța",
        day: -55,
        supporters: 7,
        talk: &[],
        review: Review::Admissible("Locul este asfaltat și are iluminat.", 6_900),
    },
    Idea {
        title: "Atelier de reparat telefoane și biciclete",
        summary: "O masă, scule și două seri pe săptămână.",
        text: "Ce se strică se aruncă. Învățăm unii de la alții.",
        category: "economy",
        village: Some("Dealu Mare"),
        cost: 4_200,
        by: "Patricia Lazea",
        day: -50,
        supporters: 6,
        talk: &[],
        review: Review::Admissible("Se poate face în fostul dispensar, care are încălzire.", 4_200),
    },
    Idea {
        title: "Concert de sfârșit de vară",
        summary: "O seară cu trupele din zonă, fără bilet.",
        text: "Scena o împrumută căminul din comuna vecină.",
        category: "people",
        village: Some("Valea Exemplului"),
        cost: 7_800,
        by: "Antonia Gal",
        day: -44,
        supporters: 8,
        talk: &[],
        review: Review::Admissible("Primăria asigură curentul și paza.", 7_800),
    },
];
