//! The documents of Cojocna: a draft that waits for proposals, one that went the whole way, a manual that is talked about,
//! a strategy with the synthesis of its talk.

/// A draft under consultation.
pub(in crate::demo) const MARKET: (&str, &str, &str) = (
    "Regulamentul pieței agroalimentare",
    "Când este deschisă piața din Cojocna, cine are loc la mese și cât costă o zi.",
    "CAPITOLUL I Dispoziții generale\n\
     Art. 1. - (1) Se aprobă regulamentul de organizare a pieței agroalimentare din satul Cojocna.\n\
     (2) Piața este deschisă în fiecare sâmbătă, între orele 7 și 14.[^1]\n\
     Art. 2. - Pot vinde producătorii care au atestat și carnet de comercializare.\n\
     CAPITOLUL II Locuri și taxe\n\
     Art. 3. - (1) Piața are 24 de mese. Opt mese se păstrează pentru producătorii din comună.\n\
     (2) Locurile se dau în ordinea cererilor.\n\
     Art. 4. - Taxa pentru o masă este de 15 lei pe zi și cuprinde apa și curentul.\n\
     CAPITOLUL III Curățenie\n\
     Art. 5. - Fiecare vânzător lasă locul curat. Primăria ridică deșeurile în aceeași zi.\n\
     [^1]: În săptămâna dinaintea Paștelui și a Crăciunului, și miercurea.\n",
);

pub(in crate::demo) const MARKET_REASONS: &str = "Piața funcționează din obicei, fără reguli scrise. Producătorii din comună \
     nu găsesc loc, iar taxele s-au cerut diferit de la o zi la alta.\n\n\
     Regulamentul stabilește un program, locuri păstrate pentru producătorii din comună și o singură taxă. Cheltuiala \
     primăriei este de 900 de lei pe lună și se acoperă din taxe.";

/// What was sent about it: paragraph, text, wording, sender, channel, day; then the answer: day, verdict, reason.
pub(in crate::demo) type Sent = (
    Option<i64>,
    &'static str,
    Option<&'static str>,
    &'static str,
    &'static str,
    i32,
    Option<(i32, &'static str, &'static str)>,
);

pub(in crate::demo) const MARKET_SENT: &[Sent] = &[
    (
        Some(3),
        "Sâmbăta la 14 oamenii abia se întorc de la câmp. Cerem program mai lung vara.",
        Some(
            "Piața este deschisă în fiecare sâmbătă, între orele 7 și 14, iar din mai până în septembrie între orele 7 și 17.",
        ),
        "Gavril Moldovan",
        "online",
        -9,
        Some((-5, "accepted", "Programul de vară se introduce în textul care merge la avizare.")),
    ),
    (
        Some(7),
        "Opt mese pentru producătorii din comună sunt prea puține: suntem peste douăzeci cu carnet.",
        Some("Piața are 24 de mese. Douăsprezece mese se păstrează pentru producătorii din comună."),
        "Ileana Câmpean",
        "letter",
        -6,
        None,
    ),
    (
        Some(9),
        "Taxa de 15 lei este mare pentru cine vinde numai verdeață.",
        None,
        "Radu Pașca",
        "counter",
        -2,
        None,
    ),
];

/// A draft that went the whole way.
pub(in crate::demo) const CEMETERY: (&str, &str, &str) = (
    "Regulamentul cimitirului din Iuriu de Câmpie",
    "Cum se dau locurile, cine îngrijește aleile și ce se plătește pe an.",
    "Art. 1. - Se aprobă regulamentul cimitirului din satul Iuriu de Câmpie.\n\
     Art. 2. - (1) Locurile se dau la cerere, în ordinea înscrierii.\n\
     (2) Taxa anuală este de 20 de lei pentru un loc.\n\
     Art. 3. - Aleile se îngrijesc de primărie, mormintele de familii.\n",
);
pub(in crate::demo) const CEMETERY_NEXT: &str = "Art. 1. - Se aprobă regulamentul cimitirului din satul Iuriu de Câmpie.\n\
     Art. 2. - (1) Locurile se dau la cerere, în ordinea înscrierii.\n\
     (2) Taxa anuală este de 20 de lei pentru un loc. Familiile cu venit minim nu plătesc.\n\
     Art. 3. - Aleile se îngrijesc de primărie, mormintele de familii.\n";
pub(in crate::demo) const CEMETERY_REASONS: &str =
    "Cimitirul a fost preluat de comună anul trecut și nu are reguli scrise.";
pub(in crate::demo) const CEMETERY_MINUTES: &str = "Au luat cuvântul patru persoane. S-a cerut scutirea familiilor cu venit \
     minim și un robinet la poartă. Primarul a răspuns că scutirea intră în text, iar robinetul în lucrările anului viitor.";
pub(in crate::demo) const CEMETERY_SENT: &[Sent] = &[
    (
        Some(3),
        "Cine trăiește din ajutor nu poate plăti. Cerem scutire.",
        Some("Taxa anuală este de 20 de lei pentru un loc. Familiile cu venit minim nu plătesc."),
        "Parohia Iuriu de Câmpie",
        "letter",
        -196,
        Some((-180, "accepted", "Scutirea a fost introdusă la art. 2.")),
    ),
    (
        None,
        "Taxa să fie de 5 lei.",
        None,
        "Un grup de locuitori",
        "online",
        -190,
        Some((
            -179,
            "refused",
            "Îngrijirea aleilor costă 16 lei de loc pe an; cu 5 lei ar plăti ceilalți locuitori ai comunei.",
        )),
    ),
];

/// A manual that is talked about, paragraph by paragraph.
pub(in crate::demo) const MANUAL: (&str, &str, &str) = (
    "Manual de digitalizare a comunei",
    "Ce trebuie să știe o primărie mică înainte să pună un formular pe internet. Se scrie împreună.",
    "# Pentru cine este\n\n\
     Manualul este pentru funcționari, aleși și organizații care vor să mute un serviciu al primăriei pe internet fără să \
     piardă pe drum oamenii care vin la ghișeu.\n\n\
     # Primul formular\n\n\
     Începeți cu formularul cel mai cerut la ghișeu. Numărați o lună câți oameni îl cer.\n\n\
     Un formular se publică și într-un format care se poate modifica, nu numai ca fotografie.\n\n\
     Cine completează pe hârtie primește același răspuns, în același termen.\n\n\
     # Răspunsul\n\n\
     Primăria răspunde la e-mail în cel mult cinci zile lucrătoare.\n\n\
     Fiecare cerere primește un număr cu care omul își poate afla stadiul.\n\n\
     # Datele\n\n\
     Se cer numai datele fără de care cererea nu se poate rezolva. Codul numeric personal nu se cere prin e-mail.\n",
);

/// Who said what about it: paragraph, name, sector, text, and the wording that goes with it.
pub(in crate::demo) type Said = (i64, &'static str, &'static str, &'static str, Option<&'static str>);
pub(in crate::demo) const MANUAL_SAID: &[Said] = &[
    (
        4,
        "Simona Hossu",
        "citizens",
        "La noi cel mai cerut este certificatul fiscal. De acolo aș începe.",
        None,
    ),
    (
        5,
        "Tóth Ferenc",
        "civil_society",
        "Formularele să fie și în maghiară, în satele unde se vorbește.",
        Some(
            "Un formular se publică și într-un format care se poate modifica, nu numai ca fotografie, în română și, unde este \
             cazul, în limba minorității.",
        ),
    ),
    (6, "Dumitru Oltean", "citizens", "Foarte bine. Mama nu va avea niciodată e-mail.", None),
    (
        8,
        "Octavian Sabău",
        "business",
        "Cinci zile sunt prea multe pentru o firmă care așteaptă o autorizație.",
        Some("Primăria răspunde la e-mail în cel mult trei zile lucrătoare."),
    ),
    (8, "Cristina Mocan", "citizens", "Cinci zile ar fi deja mai bine decât acum.", None),
];
/// Opinions: paragraph, how many agree, how many do not.
pub(in crate::demo) const MANUAL_OPINIONS: &[(i64, usize, usize)] =
    &[(4, 9, 1), (5, 12, 0), (6, 17, 0), (8, 6, 8), (9, 11, 1)];

/// A strategy whose first version was talked about.
pub(in crate::demo) const STRATEGY: (&str, &str, &str) = (
    "Strategia de tineret a comunei",
    "Ce face comuna pentru cei între 14 și 30 de ani în următorii patru ani.",
    "# Unde suntem\n\nÎn comună trăiesc cam șase sute de tineri; jumătate fac naveta la Cluj.\n\n\
     # Ce facem\n\nUn loc de întâlnire în fiecare sat mare, deschis și seara.\n\nUn microbuz sâmbăta noaptea, de la Cluj.\n",
);
pub(in crate::demo) const STRATEGY_NEXT: &str = "# Unde suntem\n\nÎn comună trăiesc cam șase sute de tineri; jumătate fac naveta la \
     Cluj.\n\n# Ce facem\n\nUn loc de întâlnire în fiecare sat mare, deschis și seara, ținut de tinerii înșiși.\n\nUn microbuz sâmbăta \
     noaptea, de la Cluj.\n";
pub(in crate::demo) const STRATEGY_SAID: &[Said] = &[
    (4, "Raluca Moga", "civil_society", "Cine are cheia? Să o țină tinerii, pe rând.", None),
    (4, "Florin Maier", "citizens", "La Boju avem sala, dar e încuiată.", None),
    (5, "Teodor Chira", "citizens", "Un microbuz pe săptămână costă mai mult decât crede lumea.", None),
];
/// The lines of its synthesis: paragraph, what was said, outcome, reason.
pub(in crate::demo) const STRATEGY_LINES: &[(i64, &str, &str, &str)] = &[
    (
        4,
        "Oamenii vor ca sălile să fie deschise și ținute de tineri.",
        "taken",
        "Textul spune acum că locul este ținut de tinerii înșiși.",
    ),
    (
        5,
        "Unii se tem de costul microbuzului.",
        "not",
        "Costul s-a calculat: 640 de lei pe lună, din bugetul pentru transport.",
    ),
];
pub(in crate::demo) const STRATEGY_SUMMARY: &str =
    "Oamenii sunt de acord cu locurile de întâlnire. Părerile se împart la microbuz, din cauza costului.";
