//! Last year's process at Cojocna, from the first consultation to the final report: light on the lane to the school.
use super::{Course, Fund, Gathering, Gift, Idea, Invoice, Remark, Review, Shown, Way};
use rules::stages::StageKind;

pub(in crate::demo) const LIGHT: Course = Course {
    title: "Satul nostru {an}",
    summary: "Două consultări, șase propuneri, un vot: oamenii au ales ce se face, primăria a dublat ce au strâns.",
    description: "Am întrebat în opt sate ce ar face viața mai ușoară fără o investiție mare. Ideile au fost analizate, \
        puse la vot și una singură a mers mai departe: cea aleasă de cei mai mulți.\n\n\
        **Regula banilor.** Pentru fiecare leu strâns de oameni, primăria a pus încă unul, până la 10.000 de lei.",
    stages: &[
        (StageKind::Inform, -400, -371, "Afișe în toate satele și o întâlnire cu delegații sătești."),
        (StageKind::Propose, -394, -351, "Propuneri online, la ghișeu și la cele două consultări."),
        (
            StageKind::Review,
            -350,
            -331,
            "Primăria verifică fiecare propunere: se poate face, cât costă, al cui este terenul.",
        ),
        (StageKind::Vote, -330, -316, "Un locuitor, un buletin, cel mult două propuneri."),
        (StageKind::Fund, -310, -251, "Strângem bani pentru propunerea câștigătoare."),
        (StageKind::Deliver, -250, -131, "Lucrările, cu facturi și fotografii."),
        (StageKind::Report, -130, -101, "Raportul final: ce am promis și ce s-a făcut."),
    ],
    max_choices: 2,
    seats: 1,
    cap: 10_000,
    has_targets: true,
    meetings: MEETINGS,
    ideas: IDEAS,
    ballots: &[
        (&[0, 1], 14),
        (&[0, 2], 8),
        (&[0, 3], 5),
        (&[0], 4),
        (&[1, 2], 4),
        (&[1, 3], 2),
        (&[1], 1),
        (&[2, 3], 3),
        (&[3], 2),
    ],
    campaign: Some(&FUND),
};

const MEETINGS: &[Gathering] = &[
    Gathering {
        title: "Prima consultare: ce ne lipsește cel mai mult",
        place: "Căminul cultural, Cojocna",
        village: "Cojocna",
        day: -392,
        at: (18, 0),
        agenda: "Ce am făcut anul trecut. Ce ne lipsește. Cum se depune o propunere.",
        minutes: "S-a vorbit cel mai mult despre drumul spre școală, seara. Directoarea a arătat pe hartă cele trei \
            locuri unde copiii merg pe carosabil. Doi locuitori s-au oferit să măsoare aleea. S-a cerut ca ideile să \
            poată fi aduse și pe hârtie, la ghișeu: se poate.",
        heads: [3, 4, 5, 15],
        is_estimated: false,
        viewers: 34,
    },
    Gathering {
        title: "A doua consultare: satele de pe deal",
        place: "Școala din Boju",
        village: "Boju",
        day: -378,
        at: (17, 30),
        agenda: "Propunerile depuse până acum. Întrebări despre costuri. Ce urmează.",
        minutes: "Au venit oameni din Boju, Boj-Cătun și Cara. Ideea bibliotecii de unelte s-a născut aici: fiecare are \
            o scară pe care o folosește de două ori pe an. Lista de prezență s-a pierdut, de aceea numărul este estimat \
            după scaunele ocupate.",
        heads: [2, 2, 3, 12],
        is_estimated: true,
        viewers: 0,
    },
];

const IDEAS: &[Idea] = &[
    Idea {
        title: "Lumină pe aleea școlii",
        summary: "Doisprezece stâlpi cu lumină economică între stația de autobuz și școală.",
        text: "Iarna, copiii pleacă de la școală pe întuneric. Aleea are 380 de metri și niciun bec.\n\n\
            Propun **doisprezece stâlpi** cu lămpi care se aprind la lăsarea serii și scad la jumătate după ora 23.\n\n\
            Am măsurat aleea cu pasul și cu ruleta împreună cu doi părinți.",
        category: "mobility",
        village: Some("Cojocna"),
        cost: 15_800,
        by: "Simona Hossu",
        day: -390,
        supporters: 31,
        talk: &[
            Remark {
                by: "Ion Mureșan",
                stance: "for",
                text: "Am doi nepoți la școală. Seara îi aștept cu lanterna.",
                answers: None,
                reported: None,
            },
            Remark {
                by: "Elena Szabó",
                stance: "neutral",
                text: "Cine schimbă becurile când se ard?",
                answers: None,
                reported: None,
            },
            Remark {
                by: "Simona Hossu",
                stance: "for",
                text: "Lămpile au garanție cinci ani, apoi le preia electricianul primăriei.",
                answers: Some(1),
                reported: None,
            },
        ],
        review: Review::Admissible(
            "Terenul este al comunei, iar rețeaua trece la zece metri. Costul include avizele.",
            16_500,
        ),
    },
    Idea {
        title: "Bibliotecă de unelte",
        summary: "Scări, bormașini și o motocoasă pe care le împrumută oricine din Boju și din satele vecine.",
        text: "Fiecare casă are o scară folosită de două ori pe an. Punem la un loc uneltele scumpe și le împrumutăm \
            pe buletin, ca la bibliotecă. Fosta magazie a școlii este goală.",
        category: "economy",
        village: Some("Boju"),
        cost: 7_200,
        by: "Sándor Attila",
        day: -378,
        supporters: 19,
        talk: &[Remark {
            by: "Dorina Avram",
            stance: "for",
            text: "Aduc eu mașina de tocat crengi, stă degeaba în șură.",
            answers: None,
            reported: None,
        }],
        review: Review::Admissible(
            "Magazia poate fi folosită fără chirie. Este nevoie de un om de serviciu, două ore pe săptămână.",
            7_200,
        ),
    },
    Idea {
        title: "Umbră la stația de autobuz din Cara",
        summary: "O bancă, un acoperiș mic și un orar care se poate citi.",
        text: "Vara se așteaptă în soare, iarna în vânt. O stație din lemn, făcută de tâmplarul satului.",
        category: "mobility",
        village: Some("Cara"),
        cost: 4_800,
        by: "Varga Éva",
        day: -376,
        supporters: 14,
        talk: &[],
        review: Review::Admissible(
            "Locul este pe domeniul public. Drumul județean cere un aviz, pe care îl obține primăria.",
            5_100,
        ),
    },
    Idea {
        title: "Colț de lectură la căminul din Iuriu",
        summary: "Rafturi, o masă și cărți pentru copiii care așteaptă autobuzul.",
        text: "Autobuzul vine la o oră după ce se termină cursurile. Ora aceasta se poate petrece la căldură, cu o carte.",
        category: "people",
        village: Some("Iuriu de Câmpie"),
        cost: 6_300,
        by: "Szilágyi Katalin",
        day: -370,
        supporters: 11,
        talk: &[],
        review: Review::Admissible(
            "Încăperea este liberă. Cărțile le dăruiește biblioteca județeană.",
            5_900,
        ),
    },
    Idea {
        title: "Becuri noi pe drumul spre școală",
        summary: "Schimbarea celor patru becuri arse de lângă poarta școlii.",
        text: "La poartă sunt patru stâlpi vechi. Doar unul mai luminează.",
        category: "mobility",
        village: Some("Cojocna"),
        cost: 3_900,
        by: "Traian Vlasa",
        day: -368,
        supporters: 8,
        talk: &[],
        review: Review::Merged(
            0,
            "Cele patru becuri sunt pe aceeași alee. Le-am cuprins în propunerea mai mare, cu acordul autorului.",
        ),
    },
    Idea {
        title: "Parcare asfaltată lângă băi",
        summary: "Patruzeci de locuri de parcare pentru cei care vin vara la băi.",
        text: "În weekenduri mașinile stau pe iarbă și pe trotuar. O parcare ar aduce și bani comunei.",
        category: "economy",
        village: Some("Cojocna"),
        cost: 140_000,
        by: "Cornel Pintea",
        day: -362,
        supporters: 5,
        talk: &[Remark {
            by: "Ana Câmpean",
            stance: "against",
            text: "Aș păstra iarba. Poate un autobuz din centru, sâmbăta?",
            answers: None,
            reported: None,
        }],
        review: Review::Refused(
            "Terenul este proprietate privată, iar costul este de peste zece ori mai mare decât suma care se poate strânge. \
             Ideea autobuzului de weekend poate fi depusă separat.",
        ),
    },
];

const FUND: Fund = Fund {
    story: "Aleea dintre stație și școală are 380 de metri de întuneric. Cu doisprezece stâlpi, copiii ajung acasă fără lanternă.",
    gifts: GIFTS,
    pledges: &[],
    fees: &[(1_850, -252, "Comision bancar pentru perioada campaniei")],
    decision: Some(("24", -245, -238)),
    invoices: &[
        Invoice {
            what: "Doisprezece stâlpi și lămpi",
            supplier: "Electro Câmpia SRL",
            number: "ECC 1187",
            bani: 1_134_000,
            day: -210,
        },
        Invoice {
            what: "Săpătură și cablu",
            supplier: "Instal Rural SRL",
            number: "IR 0342",
            bani: 342_000,
            day: -190,
        },
        Invoice {
            what: "Montaj și punere în funcțiune",
            supplier: "Instal Rural SRL",
            number: "IR 0358",
            bani: 148_000,
            day: -165,
        },
        Invoice {
            what: "Panou cu numele donatorilor",
            supplier: "Atelier Print SRL",
            number: "AP 77",
            bani: 26_000,
            day: -150,
        },
    ],
    milestones: &[
        ("Avize și proiect", -225, Some(-228)),
        ("Stâlpii ajung în comună", -205, Some(-207)),
        ("Cablul este sub pământ", -185, Some(-188)),
        ("Se aprinde lumina", -160, Some(-163)),
        ("Recepția lucrării", -140, Some(-142)),
    ],
    updates: &[
        (
            -228,
            "Avem toate avizele",
            "Distribuitorul de energie a aprobat racordul. Săptămâna viitoare comandăm stâlpii.",
        ),
        (
            -188,
            "Șanțul s-a închis",
            "Am săpat 380 de metri în patru zile. Mulțumim celor care și-au mutat mașinile de pe alee.",
        ),
        (
            -163,
            "S-a făcut lumină",
            "Aseară s-au aprins toate cele douăsprezece lămpi. Au venit și copiii, cu tot cu părinți.",
        ),
        (
            -142,
            "Recepția",
            "Comisia a verificat lucrarea și a primit-o fără obiecții. Garanția este de cinci ani.",
        ),
    ],
    delivered: Some((
        -142,
        "Cei doisprezece stâlpi luminează în fiecare seară. Consumul lunar este de 46 de lei.",
    )),
};

/// In all 8.468,50 lei came in; 200,00 went back and 18,50 were fees: 8.250,00 net.
const GIFTS: &[Gift] = &[
    named("Asociația Fiii Satului", 120_000, -308),
    named("Familia Hossu", 50_000, -307),
    initials("Ion Mureșan", 30_000, -305),
    named("Panificația Boju SRL", 80_000, -301),
    named("Nagy Zoltán", 40_000, -299),
    hidden("Elena Szabó", 25_000, -296),
    initials("Vasile Rus", 15_000, -290),
    named("Ferma Lunca Verde SRL", 150_000, -287),
    initials("Kovács Erzsébet", 12_000, -281),
    named("Ileana Pop", 10_000, -279),
    Gift {
        name: "Lucia Chiorean",
        bani: 20_000,
        day: -276,
        way: Way::Transfer,
        shown: Shown::Anonymous,
        returned: Some((-270, "Suma a fost trimisă de două ori din greșeală; a doua s-a întors la donator.")),
    },
    hidden("Lucia Chiorean", 20_000, -277),
    named("Foștii elevi, promoția 1994", 95_850, -268),
    Gift {
        name: "Cutia de la serbarea școlii",
        bani: 114_000,
        day: -262,
        way: Way::Cash("Rodica Crișan", "Veronica Bogdan"),
        shown: Shown::Name,
        returned: None,
    },
    initials("Mihai Bârsan", 35_000, -257),
    hidden("Ioana Giurgiu", 30_000, -253),
];

const fn named(name: &'static str, bani: i64, day: i32) -> Gift {
    Gift { name, bani, day, way: Way::Transfer, shown: Shown::Name, returned: None }
}

const fn initials(name: &'static str, bani: i64, day: i32) -> Gift {
    Gift { name, bani, day, way: Way::Transfer, shown: Shown::Initials, returned: None }
}

const fn hidden(name: &'static str, bani: i64, day: i32) -> Gift {
    Gift { name, bani, day, way: Way::Transfer, shown: Shown::Anonymous, returned: None }
}

#[cfg(test)]
mod tests {
    use super::{FUND, GIFTS, LIGHT};

    #[test]
    fn last_years_sums_are_those_of_the_story() {
        let given: i64 = GIFTS.iter().map(|gift| gift.bani).sum();
        let returned: i64 = GIFTS.iter().filter(|gift| gift.returned.is_some()).map(|gift| gift.bani).sum();
        let fees: i64 = FUND.fees.iter().map(|(bani, ..)| bani).sum();
        assert_eq!(given - returned - fees, 825_000);
        assert_eq!(FUND.invoices.iter().map(|invoice| invoice.bani).sum::<i64>(), 2 * 825_000);
    }

    #[test]
    fn forty_three_ballots_give_the_light_the_most_votes() {
        assert_eq!(LIGHT.ballots.iter().map(|(_, count)| count).sum::<usize>(), 43);
        let votes =
            |idea| LIGHT.ballots.iter().filter(|(of, _)| of.contains(&idea)).map(|(_, n)| n).sum::<usize>();
        assert_eq!([votes(0), votes(1), votes(2), votes(3)], [31, 21, 15, 12]);
    }

    #[test]
    fn two_consultations_had_twenty_seven_and_nineteen_people() {
        let heads: Vec<i64> = LIGHT.meetings.iter().map(|meeting| meeting.heads.iter().sum()).collect();
        assert_eq!(heads, [27, 19]);
    }
}
