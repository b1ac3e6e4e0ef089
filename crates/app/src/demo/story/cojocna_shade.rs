//! Two winners at Cojocna that share one budget of the council: what comes from sponsors, boxes, a grant and gifts in kind,
//! and what is ordered with it.
use super::{Course, Idea, Review};
use rules::stages::StageKind;

/// Funding: two campaigns out of one pool.
pub(in crate::demo) const SHADE: Course = Course {
    title: "Umbră și apă {an}",
    summary: "Două idei câștigă și împart același fond al consiliului local.",
    description: "Vara se stă greu afară. Două idei au câștigat votul; primăria pune pentru amândouă cel mult 12.000 de lei, \
        în ordinea în care vin donațiile.",
    stages: &[
        (StageKind::Propose, -90, -71, "Idei pentru locurile în care se așteaptă."),
        (StageKind::Review, -70, -56, "Analiza propunerilor."),
        (StageKind::Vote, -50, -41, "Câștigă două propuneri."),
        (StageKind::Fund, -30, 40, "Cele două campanii împart fondul de 12.000 de lei."),
        (StageKind::Deliver, 41, 120, "Plantarea și cișmeaua."),
        (StageKind::Report, 121, 140, "Raportul final."),
    ],
    max_choices: 2,
    seats: 2,
    cap: 10_000,
    has_targets: false,
    meetings: &[],
    ideas: IDEAS,
    ballots: &[(&[0, 1], 11), (&[0], 6), (&[1, 2], 5), (&[2], 4)],
    campaign: None,
};

/// The titles of the two winners.
pub(in crate::demo) const LINDENS: &str = "Tei la stația de autobuz din Moriști";
pub(in crate::demo) const WELL: &str = "Cișmea cu apă bună la Huci";

const IDEAS: &[Idea] = &[
    Idea {
        title: LINDENS,
        summary: "Opt tei și două bănci, pentru cine așteaptă autobuzul.",
        text: "La prânz nu e pic de umbră. Teii cresc repede, iar băncile le face tâmplarul din Iuriu.",
        category: "environment",
        village: Some("Moriști"),
        cost: 9_600,
        by: "Daniela Bucur",
        day: -86,
        supporters: 13,
        talk: &[],
        review: Review::Admissible("Terenul este al comunei. Teii se plantează toamna.", 9_600),
    },
    Idea {
        title: WELL,
        summary: "O cișmea lângă fosta școală, cu apă din rețea.",
        text: "Copiii și trecătorii beau acum din sticle. Conducta trece la șase metri.",
        category: "living",
        village: Some("Huci"),
        cost: 7_400,
        by: "Letiția Șandor",
        day: -83,
        supporters: 12,
        talk: &[],
        review: Review::Admissible("Racordul este scurt, iar apa este verificată lunar.", 7_400),
    },
    Idea {
        title: "Copertină la poarta cimitirului",
        summary: "Un acoperiș mic pentru zilele de ploaie.",
        text: "Oamenii în vârstă nu au unde sta când plouă.",
        category: "living",
        village: Some("Straja"),
        cost: 5_200,
        by: "Victor Nistor",
        day: -80,
        supporters: 6,
        talk: &[],
        review: Review::Admissible("Este nevoie de acordul parohiei, care a fost dat.", 5_200),
    },
];
