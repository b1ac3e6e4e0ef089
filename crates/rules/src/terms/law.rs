//! The terms that are known, each with its article, where it was read, and how sure that is.
//!
//! Not here, because no number of days is known for them: the yearly report of Law 52/2003, art. 13 (January and the 30th
//! of April are both told, neither is confirmed); publication in the Monitorul Oficial Local (Administrative Code,
//! art. 197(5)); the stages of a citizens' initiative (arts. 247-249), which follow the sittings of the council; the term in
//! which a debate that was asked for must be announced (Law 52/2003, art. 7(9)).
use super::Confidence::{Memory, Read, Secondary, Unverified};
use super::{Act, Binds, Counting, Reading, Roll, Term, Unit};

/// What most terms have in common: days of the calendar, and a law that does not say how to count them.
const DAYS: Term = Term {
    key: "",
    act: Act::Transparency,
    article: "",
    article_confidence: Memory,
    source: "",
    confidence: Memory,
    length: 0,
    unit: Unit::CalendarDays,
    binds: Binds::By,
    counting: Counting::Unsettled,
    roll: Roll::Stays,
};

const OFFICIAL_PAGES: &str = "announcements of the Secretariat-General of the Government";
const ELECTED_GUIDE: &str = "expertforum.ro, guide for elected officials";
const DOSSIER_PAGE: &str = "girov.ro";
const SINTACT: &str = "sintact.ro";
const ARTICLE_134: &str = "chat.legeaaplicata.ro";
const ARTICLE_142: &str = "ziardambovita.ro";
const TOWN_HALL_197: &str = "primariahulubesti.ro";
const INFORMATION_COPIES: &str = "copies on pages of town halls, ANAF and press";
const PETITION_COPIES: &str = "legislatie.just.ro and copies of institutions";

/// Law 52/2003, art. 7(2): from the announcement of a draft to its submission for endorsement, at least.
pub const NOTICE: Term = Term {
    key: "law52-notice",
    article: "7(2)",
    article_confidence: Read,
    source: OFFICIAL_PAGES,
    confidence: Read,
    length: 30,
    unit: Unit::WorkingDays,
    binds: Binds::NotBefore,
    ..DAYS
};

/// Law 52/2003, art. 7(3): a draft that concerns business goes to business associations in the same term.
pub const BUSINESS_NOTICE: Term = Term {
    key: "law52-business-notice",
    article: "7(3)",
    article_confidence: Secondary,
    source: ELECTED_GUIDE,
    confidence: Secondary,
    ..NOTICE
};

/// Law 52/2003, art. 7(4): from the announcement, proposals are received at least so long.
pub const PROPOSALS: Term = Term {
    key: "law52-proposals",
    article: "7(4)",
    source: OFFICIAL_PAGES,
    confidence: Read,
    length: 10,
    binds: Binds::OpenThrough,
    ..DAYS
};

/// Law 52/2003, art. 7(10): from the publication of its date and place, a debate is held within.
pub const DEBATE: Term = Term { key: "law52-debate", article: "7(10)", length: 10, ..DAYS };

/// Law 52/2003, art. 7(10) and following: from the end of a debate, its documents are public within.
pub const DEBATE_DOSSIER: Term = Term { key: "law52-debate-dossier", source: DOSSIER_PAGE, ..DEBATE };

/// Law 52/2003, art. 8: a public meeting is announced ahead by at least.
pub const PUBLIC_MEETING: Term = Term {
    key: "law52-meeting",
    article: "8",
    article_confidence: Read,
    source: SINTACT,
    confidence: Read,
    length: 3,
    binds: Binds::Ahead,
    ..DAYS
};

/// What the articles of the Administrative Code have in common.
const CODE: Term = Term { act: Act::AdministrativeCode, article_confidence: Read, confidence: Read, ..DAYS };

/// Administrative Code, art. 133: from an ordinary sitting, the next one within a month. The law asks for one in each
/// month; a month from the last is within that.
pub const MONTHLY_SITTING: Term = Term {
    key: "council-monthly",
    article: "133",
    source: ARTICLE_134,
    length: 1,
    unit: Unit::Months,
    counting: Counting::Settled(Reading::Plain),
    ..CODE
};

/// Administrative Code, art. 134: from the request, the general secretary convenes the council by the next day.
pub const CONVENE: Term = Term {
    key: "council-convene",
    article: "134",
    source: ARTICLE_134,
    length: 1,
    counting: Counting::Settled(Reading::Plain),
    ..CODE
};

/// Administrative Code, art. 134: from the communication of the convocation to an ordinary sitting. Art. 134(3) refers
/// to art. 181 of the Civil Procedure Code: *zile libere*.
pub const CONVOCATION: Term = Term {
    key: "council-ordinary",
    article: "134(3)",
    source: ARTICLE_134,
    length: 5,
    binds: Binds::NotBefore,
    counting: Counting::Settled(Reading::Free),
    ..CODE
};

/// Administrative Code, art. 134: the same for an extraordinary sitting. In utmost urgency there is no term.
pub const EXTRAORDINARY_CONVOCATION: Term = Term { key: "council-extraordinary", length: 3, ..CONVOCATION };

/// Administrative Code, art. 142: from the constitution of the council, village delegates are elected within.
pub const DELEGATES: Term = Term {
    key: "village-delegates",
    article: "142",
    article_confidence: Secondary,
    source: ARTICLE_142,
    confidence: Secondary,
    length: 20,
    ..CODE
};

/// Administrative Code, art. 142: a village assembly that elects a delegate is convened ahead by at least.
pub const VILLAGE_ASSEMBLY: Term =
    Term { key: "village-assembly", length: 15, binds: Binds::Ahead, ..DELEGATES };

/// Law 215/2001, from memory: from the sitting at which an assembly's proposals were read, they are answered within.
/// Whether the Administrative Code (about arts. 250-252) kept this was not found out: a community switches it on.
pub const ASSEMBLY_ANSWER: Term = Term {
    key: "assembly-answer",
    act: Act::FormerLocalAdministration,
    article_confidence: Unverified,
    confidence: Unverified,
    length: 15,
    ..DAYS
};

/// Administrative Code, art. 197(1): from its adoption, an act is communicated to the prefect within.
pub const PREFECT: Term = Term {
    key: "prefect",
    article: "197(1)",
    source: TOWN_HALL_197,
    length: 10,
    unit: Unit::WorkingDays,
    ..CODE
};

/// Law 3/2000: object and day of a local referendum are public ahead by at least.
pub const REFERENDUM: Term = Term {
    key: "referendum",
    act: Act::Referendum,
    source: SINTACT,
    confidence: Secondary,
    length: 20,
    binds: Binds::Ahead,
    ..DAYS
};

/// Law 273/2006, art. 39(3): from the publication of the draft budget, residents may object at least so long.
pub const BUDGET_OBJECTIONS: Term = Term {
    key: "budget-objections",
    act: Act::LocalFinance,
    article: "39(3)",
    article_confidence: Secondary,
    source: "request letter of transparenta.eu",
    confidence: Secondary,
    length: 15,
    binds: Binds::OpenThrough,
    ..DAYS
};

/// Law 544/2001, art. 7: from the registration of a request, it is answered within; or, within the same days, the applicant
/// is told that the answer takes up to [`INFORMATION_LONG`].
pub const INFORMATION: Term = Term {
    key: "info-answer",
    act: Act::Information,
    article: "7",
    article_confidence: Secondary,
    source: INFORMATION_COPIES,
    confidence: Secondary,
    length: 10,
    ..DAYS
};

/// Law 544/2001, art. 7: from the registration of a complex request whose applicant was told in time, within.
pub const INFORMATION_LONG: Term = Term { key: "info-answer-long", length: 30, ..INFORMATION };

/// Law 544/2001, art. 7: from the registration, a refusal is communicated with its reasons within.
pub const INFORMATION_REFUSAL: Term = Term { key: "info-refusal", length: 5, ..INFORMATION };

/// Law 544/2001, art. 21: from the refusal or the missed term, the applicant complains to the head within.
pub const INFORMATION_COMPLAINT: Term =
    Term { key: "info-complaint", article: "21", length: 30, ..INFORMATION };

/// Law 544/2001, art. 21: from its registration, a complaint to the head is answered within.
pub const INFORMATION_COMPLAINT_ANSWER: Term =
    Term { key: "info-complaint-answer", length: 15, ..INFORMATION_COMPLAINT };

/// Law 544/2001, art. 22: from the missed term, the applicant goes to court within.
pub const INFORMATION_COURT: Term = Term { key: "info-court", article: "22", length: 30, ..INFORMATION };

/// OG 27/2002, art. 8(1): from the registration of a petition at the competent authority, it is answered within.
pub const PETITION: Term = Term {
    key: "petition-answer",
    act: Act::Petitions,
    article: "8(1)",
    article_confidence: Secondary,
    source: PETITION_COPIES,
    confidence: Secondary,
    length: 30,
    ..DAYS
};

/// OG 27/2002, art. 9: the same when the head has lengthened the term by up to 15 days.
pub const PETITION_LONG: Term =
    Term { key: "petition-answer-long", article: "9", length: 30 + 15, ..PETITION };

/// OG 27/2002, art. 6^1: from its registration, a petition that went to the wrong place is forwarded within.
pub const PETITION_FORWARD: Term = Term { key: "petition-forward", article: "6^1", length: 5, ..PETITION };

/// All terms, in the order of their laws.
pub const ALL: [Term; 25] = [
    NOTICE,
    BUSINESS_NOTICE,
    PROPOSALS,
    DEBATE,
    DEBATE_DOSSIER,
    PUBLIC_MEETING,
    MONTHLY_SITTING,
    CONVENE,
    CONVOCATION,
    EXTRAORDINARY_CONVOCATION,
    DELEGATES,
    VILLAGE_ASSEMBLY,
    ASSEMBLY_ANSWER,
    PREFECT,
    REFERENDUM,
    BUDGET_OBJECTIONS,
    INFORMATION,
    INFORMATION_LONG,
    INFORMATION_REFUSAL,
    INFORMATION_COMPLAINT,
    INFORMATION_COMPLAINT_ANSWER,
    INFORMATION_COURT,
    PETITION,
    PETITION_LONG,
    PETITION_FORWARD,
];

/// The term of this name.
pub fn find(key: &str) -> Option<Term> {
    ALL.into_iter().find(|term| term.key == key)
}
