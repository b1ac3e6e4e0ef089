petition-menu = Petitions
petition-begin-title = Petitions and requests
petition-begin-lead = Write to the town hall. You get a registration number, the day by which the answer is due, and a code that shows at any time where it stands.
petition-kind = What you send
petition-kind-petition = Petition
petition-kind-information = Request for public information
petition-kind-suggestion = Suggestion
petition-kind-long-petition = Petition: I ask for, report or complain about something and expect an answer
petition-kind-long-information = Request for information of public interest (Law 544/2001)
petition-kind-long-suggestion = Suggestion: without a name, or without expecting an answer. It is not a petition.
petition-about-petition = A request, a complaint, a report or a proposal. The answer comes within 30 days; the term can be lengthened once, by 15 days.
petition-about-information = A document or a figure that the town hall has. The answer comes within 10 days, or within 30 if it takes much searching and you are told in time.
petition-about-suggestion = It can be sent without a name. It is not a petition: the law asks for no answer, but it is registered and read.
petition-known-title = Have you sent something already?
petition-known-what = With the number and the code of your receipt you see what was done and read the answer.
petition-paper-way-title = On paper
petition-paper-way = You can bring a petition to the counter or post it. It gets the next number of the same register.
petition-years-title = The register in figures
petition-new = Write to the town hall
petition-new-what = No account is needed. What you write here is read by the staff of the town hall only.
petition-wrong = To be mended: 
petition-files-again = The text was kept, but the browser cannot keep files: please choose them again.
petition-subject = In short, what it is about
petition-subject-hint = For example “Pothole in Gării street, at number 12”. No personal data.
petition-text = The text
petition-text-hint = What happened, where and when, and what you ask for.
petition-files = Files
petition-files-hint = At most 5: pictures, PDF, Word, Excel, OpenDocument, CSV or text, up to 10 MB each.
petition-who = Who writes
petition-who-what = A petition and a request for information have a name and an address for the answer. A suggestion can do without.
petition-name = Full name
petition-email = E-mail address
petition-email-hint = The answer comes here. If you have no e-mail, give your postal address.
petition-address = Postal address
petition-phone = Telephone
petition-privacy = Only the staff of the town hall see your name and address, to answer you. Contact data are deleted a year after the case is closed, name and text after five years. Do not write your personal identity number.
petition-send = Send
petition-nameless = Write your name. Without one the law does not count it as a petition: you can choose “Suggestion” above, and the text stays as it is.
petition-unreachable = Write an e-mail address or a postal address for the answer.
petition-way = How it came
petition-way-web = on the site
petition-way-counter = at the counter
petition-way-letter = by letter
petition-received_on = The day on which it was received
petition-received_on-hint = Terms are counted from here, not from the day on which you type it in.
petition-received-later = The day of receipt cannot be in the future.
petition-received-long-ago = { $n ->
    [one] The day of receipt is more than one day ago. Check the year.
   *[other] The day of receipt is more than { $n } days ago. Check the year.
}
petition-lang = Language of the answer
petition-receipt-title = Registered as number { $mark }
petition-receipt-petition = The petition is in the register. The town hall now has a term in which to answer.
petition-receipt-information = The request is in the register. The town hall now has a term in which to answer.
petition-receipt-suggestion = The suggestion is in the register. It is not a petition, so the law asks for no answer.
petition-number = Number
petition-registered = Registered
petition-received = Received
petition-state = Where it stands
petition-answer-by = The answer comes at the latest on
petition-code-title = Your code
petition-code-once = The code is shown now and never again. Write it down or print the page: only number and code together show where it stands.
petition-code-hand-over = The code is shown now and never again. Print the page and give it to the petitioner, or send it with the answer.
petition-code-where = Number and code are typed in at { $address }
petition-code-gone = It was registered before. The code was shown once and cannot be shown again.
petition-told-by-mail = Number and term were sent by e-mail too, without the code.
petition-why = How the term was counted
petition-status-title = Where does my petition stand?
petition-status-lead = Type in the registration number and the code of your receipt.
petition-status-number = Registration number
petition-status-number-hint = For example 12/2026.
petition-status-code = Code
petition-status-code-hint = Four groups of four signs. Small letters, blanks and dashes do not matter.
petition-status-open = Show
petition-status-number-wrong = Write the number as on the receipt, for example 12/2026.
petition-status-code-mistyped = The code has a mistake: it is four groups of four signs. Check it letter by letter.
petition-status-unknown = Number and code do not belong together. Check both.
petition-status-lost = Have you lost the code? Ask at the counter, with an identity document. The code cannot be sent again, because it is kept nowhere.
petition-mine-title = My petitions
petition-mine-lead = What you sent from this account. For anything else use number and code.
petition-mine-none = You have sent nothing from this account
petition-one = No. { $mark }
petition-late = The term of the answer is over.
petition-late-next-petition = You can ask at the counter. If there is still no answer, you can go to the administrative court.
petition-late-next-information = Within 30 days you can complain to the mayor (Law 544/2001, art. 21) and go to court (art. 22).
petition-late-next-suggestion = A suggestion has no term.
petition-steps = What was done
petition-nothing-yet = Nothing yet: it is being worked on.
petition-no-answer-due = A suggestion is read, but the law asks for no answer to it.
petition-because = The reason:
petition-answer-files = Files of the answer
petition-state-open = being worked on
petition-state-extended = being worked on, term lengthened
petition-state-forwarded = sent to another authority
petition-state-answered = Answered
petition-state-refused = Refused with reasons
petition-state-filed = filed
petition-step-extended = The term was lengthened
petition-step-forwarded = Sent to { $authority } ({ $proof })
petition-step-answered = Answer
petition-step-refused = Refusal
petition-step-filed = Filed
petition-reason-not-possible = What is asked for cannot be done.
petition-reason-exempt = The law exempts this information from free access.
petition-reason-personal-data = The information holds personal data of somebody else.
petition-reason-not-held = The town hall does not have this information.
petition-reason-repeated = The same person asked for the same after getting an answer.
petition-reason-joined = Joined with another petition of the same person about the same: one answer for both.
petition-reason-withdrawn = Withdrawn by whoever sent it.
petition-reason-noted = The suggestion was taken note of.
petition-figures-title = Register of petitions, year { $year }
petition-figures-lead = { $n ->
    [0] Nothing was registered.
    [one] One petition, request or suggestion was registered.
   *[other] { $n } petitions, requests and suggestions were registered.
}
petition-figures-so-far = The year is not over.
petition-figures-caption = Figures of the register
petition-figures-what = What
petition-figures-number = How many
petition-figures-late-what = “Late” means after the last day of the term by every way of counting: those answered late and those without an answer so far.
petition-figure-registered = Registered
petition-figure-petitions = of these, petitions
petition-figure-information = of these, requests for public information
petition-figure-suggestions = of these, suggestions
petition-figure-on-paper = Came on paper or at the counter
petition-figure-answered = Answered
petition-figure-refused = Refused with reasons
petition-figure-forwarded = Sent to another authority
petition-figure-filed = Filed
petition-figure-extended = Term lengthened
petition-figure-open = Being worked on
petition-figure-late = Late
petition-csv-number = No.
petition-csv-received = Received
petition-csv-kind = Kind
petition-csv-way = Way
petition-csv-subject = Subject
petition-csv-state = State
petition-csv-answer-by = Term
petition-csv-closed = Closed
petition-is-closed = The case is closed. A closed case does not change: what comes after it gets a new number.
petition-extended-once = The term was lengthened already; the law allows it once.
petition-extend-late = The term is over and cannot be lengthened. Answer as soon as you can.
petition-settled-meanwhile = Somebody else took this step meanwhile. Open the case again.
petition-duty-petition = Answer petition no. { $mark }
petition-duty-information = Answer the request for information no. { $mark }
petition-duty-action = Open
petition-duty-suggestions = { $n ->
    [one] One suggestion to read
   *[other] { $n } suggestions to read
}
petition-duty-look = Read
petition-letter-subject = No. { $mark } · { $community }
petition-letter-registered-petition = Your petition “{ $subject }” was registered at { $community } as number { $mark }.
petition-letter-registered-information = Your request for public information “{ $subject }” was registered at { $community } as number { $mark }.
petition-letter-registered-suggestion = Your suggestion “{ $subject }” was registered at { $community } as number { $mark }. It is not a petition, and the law asks for no answer.
petition-letter-term = The answer comes at the latest on { $day }.
petition-letter-status = Where it stands can be seen with the number and the code that was shown at the registration, here:
petition-letter-extended = The term of the answer to no. { $mark }, “{ $subject }”, was lengthened. The reason:
petition-letter-forwarded = No. { $mark }, “{ $subject }”, is not ours to decide and was sent to { $authority } ({ $proof }), who will answer you.
petition-letter-answered = The answer to no. { $mark }, “{ $subject }”:
petition-letter-refused = No. { $mark }, “{ $subject }”, was refused. The reason:
petition-letter-filed = No. { $mark }, “{ $subject }”, was filed. The reason:
petition-plain = { $text }
petition-paper-title = No. { $mark }
petition-paper-status = Where it stands can also be seen at { $address }, with the number and the code of the receipt.
petition-paper-sign = Secretary-general
petition-term-forward-what = If it belongs to another authority, send it there by
petition-term-refuse-what = A refusal is told, with reasons, by
registry-title = Register of petitions
registry-lead = All that came on the site, at the counter and by letter, in one row of numbers.
registry-new = Write into the register
registry-new-what = For what comes on paper or by word of mouth. It gets the next number of the same register as petitions from the site.
registry-register = Register
registry-another = Register another one
registry-open-line = Open the case
registry-filter = What is shown
registry-open = Being worked on
registry-all = All
registry-none = Nothing here
registry-overdue = Overdue
registry-due = · answer by { $day }
registry-was-due = was to be answered by { $day }
registry-late-both = The term is over by every way of counting.
registry-late-one = By the stricter way of counting the term is over; by the other not yet. Answer as soon as you can.
registry-term = Terms
registry-answer-until = Answer by { $day }.
registry-asked = What is asked for
registry-forgotten = The text was deleted at the end of the time for which it is kept.
registry-who = Who writes
registry-privacy = Contact data are deleted by themselves a year after closing, name and text after five years.
registry-needs-paper = There is no e-mail: print the letter and post it.
registry-letter = The letter (PDF)
registry-tables = Tables
registry-table = Register of { $year } (CSV)
settle-answer-title = Answer
settle-answer-what = The answer leaves by e-mail, if there is an address, and can be read with number and code. The case is closed.
settle-extend-title = Lengthen the term
settle-extend-what = Once, and only while the term runs. The petitioner is told the reason.
settle-longer = The new term: { $day }.
settle-forward-title = Send to another authority
settle-forward-what = When it is not the town hall's to decide. The petitioner learns to whom it was sent. The case is closed.
settle-close-title = File
settle-close-what = Without an answer to the matter, with a reason that the petitioner reads. The case is closed.
settle-outcome = What you answer
settle-reason = Reason
settle-reason-missing = A refusal has a reason: choose one.
settle-no-reason = — no refusal —
settle-text = Text for the petitioner
settle-text-hint = Clear and short. No personal data of others.
settle-authority = The authority to which you send it
settle-authority-hint = For example “Cluj County Council, Roads”.
settle-proof = Proof of sending
settle-proof-hint = Number and day of the letter or of the confirmation, for example “letter no. 118 of 20 May 2026”.
settle-files = Files
settle-close-done = The case is closed, and the petitioner can read what was decided.
settle-extend-done = The term is lengthened, and the petitioner knows why.
reason-act-lege-52-2003 = Law 52/2003
reason-act-oug-57-2019 = Administrative Code
reason-act-lege-3-2000 = Law 3/2000
reason-act-lege-273-2006 = Law 273/2006
reason-act-lege-544-2001 = Law 544/2001
reason-act-og-27-2002 = OG 27/2002
reason-act-lege-215-2001 = Law 215/2001
reason-article = { $act }, art. { $article }
reason-from = Counted from { $day }; that day is not counted.
reason-back-from = Counted back from { $day }; that day is not counted.
reason-read-plain = Counting as usual, the last day belongs to the term:
reason-read-free = Counting in “free days” (Civil Procedure Code, art. 181), the last day does not belong to the term either:
reason-midnight = Hours are counted from midnight, { $day }.
reason-left-out = { $day } is not counted: { $what }.
reason-weekends = { $n ->
    [one] One day of a weekend is not counted.
   *[other] { $n } days of weekends are not counted.
}
reason-calendar-days = { $n ->
    [one] one day is complete on { $day }.
   *[other] { $n } days are complete on { $day }.
}
reason-working-days = { $n ->
    [one] one working day is complete on { $day }.
   *[other] { $n } working days are complete on { $day }.
}
reason-months = { $n ->
    [one] one month is complete on { $day }.
   *[other] { $n } months are complete on { $day }.
}
reason-hours = { $n ->
    [one] one hour is complete on { $day }.
   *[other] { $n } hours are complete on { $day }.
}
reason-last = { $day } is not counted either; the term reaches { $reaches }.
reason-moved = { $day } is not a working day ({ $what }), so the term moves to { $to }.
reason-chosen = The law does not say which way of counting is right. The safe day is taken, { $used }, not { $other }.
reason-bridges = If the bridge days given by the government were treated the other way, it would be { $day }.
reason-two = { $one } and { $other }
reason-class-working = working day
reason-class-weekend = weekend
reason-class-holiday = legal holiday
reason-class-bridge = free day given by the government
reason-holiday-new-year = New Year
reason-holiday-epiphany = Epiphany
reason-holiday-saint-john = Saint John the Baptist
reason-holiday-union = Union of the Principalities
reason-holiday-good-friday = Good Friday
reason-holiday-easter = Easter
reason-holiday-labour = Labour Day
reason-holiday-pentecost = Pentecost
reason-holiday-children = Children's Day
reason-holiday-dormition = Dormition of the Mother of God
reason-holiday-saint-andrew = Saint Andrew
reason-holiday-national = National Day
reason-holiday-christmas = Christmas
sitting-list-title = Sittings and assemblies
sitting-list-lead = Sittings of the local council, public meetings and village assemblies: when, where, what about, and what was decided.
sitting-coming = Coming
sitting-past = Held
sitting-none = No sitting or assembly has been announced.
sitting-new = Convene
sitting-new-what = The dates are held against the law before anything is published. What was published does not change: it is called off with a reason and convened again.
sitting-kind = What you convene
sitting-kind-public = Public meeting
sitting-kind-ordinary = Ordinary sitting of the local council
sitting-kind-extraordinary = Extraordinary sitting of the local council
sitting-kind-urgent = Immediate sitting of the local council
sitting-kind-assembly = Citizens' assembly
sitting-kind-delegates = Village assembly to elect the delegate
sitting-kind-long-public = Public meeting: announced at least 3 days ahead (Law 52/2003, art. 8)
sitting-kind-long-ordinary = Ordinary sitting of the local council: 5 free days after the communication (Administrative Code, art. 134)
sitting-kind-long-extraordinary = Extraordinary sitting: 3 free days after the communication
sitting-kind-long-urgent = Immediate sitting: in force majeure or utmost urgency, with the reason in writing
sitting-kind-long-assembly = Citizens' assembly of a village, a quarter or a street
sitting-kind-long-delegates = Election of the village delegate: convened at least 15 days ahead (Administrative Code, art. 142)
sitting-title = Title
sitting-title-hint = For example “Ordinary sitting of June” or “Election of the delegate of Huci”.
sitting-purpose = Purpose
sitting-purpose-hint = Why people meet, in a sentence or two.
sitting-starts_at = Day and hour
sitting-place = Place
sitting-place-hint = Room and address, for example “House of culture, Principală street 12”.
sitting-village = Village
sitting-online = From home
sitting-online-hint = Address or application, if it is held or followed from afar.
sitting-agenda = Agenda
sitting-agenda-hint = One item on each line, with a dash in front.
sitting-noticed_on = Day of posting or communication
sitting-noticed_on-hint = The day on which the notice is put up, or the convocation is sent to the councillors.
sitting-constituted_on = Day on which the council was constituted
sitting-constituted_on-hint = Only for the election of a village delegate, which takes place within 20 days of it.
sitting-reason = Why sooner
sitting-reason-hint = Only if the term is shorter than that of the law. The reason stands in the notice.
sitting-publish = Publish the convocation
sitting-convene-done = The convocation is published. Print the notice and put it up.
sitting-noticed-after = The notice cannot be put up after the sitting.
sitting-far-day = The day is more than a year away. Check the year.
sitting-urgent-reason = An immediate sitting has its reason in writing: force majeure or utmost urgency.
sitting-ahead-holds = It had to be announced by { $day }, and was.
sitting-ahead-broken = It must be announced by { $day }. Choose a later day.
sitting-by-holds = The election must be held by { $day }, and is.
sitting-by-broken = The election had to be held by { $day }. Write why it is held later.
sitting-from-holds = It could be held on { $day } at the earliest, and is held then or later.
sitting-from-broken = It can be held on { $day } at the earliest.
sitting-when = When
sitting-where = Place
sitting-noticed = Announced on
sitting-hurry = Reason of the term
sitting-notice = Notice for the board (PDF)
sitting-ics = Add to your calendar
sitting-terms = Terms of law
sitting-no-term = For citizens' assemblies the law asks that purpose, day, hour and place be made known. We know of no number of days: announce it in good time.
sitting-urgent-what = In force majeure or utmost urgency the council is convened at once (Administrative Code, art. 134).
sitting-term-kept = kept
sitting-term-broken = not kept
sitting-state-coming = coming
sitting-state-held = held
sitting-state-cancelled = Cancelled
sitting-cancel-title = Call it off
sitting-cancel-what = The notice stays on the page, with the reason.
sitting-cancel-reason = Reason
sitting-cancel-done = It is called off. Say so on the board too.
sitting-is-over = It has begun: it cannot be called off.
sitting-is-cancelled = It was called off.
sitting-not-yet = It has not been held yet.
sitting-minuted-meanwhile = Somebody else published the minutes meanwhile. Open the form again.
sitting-minutes = Minutes
sitting-minutes-title = Write the minutes
sitting-minutes-correct = Correct the minutes
sitting-minutes-publish = Publish the minutes
sitting-minutes-present = How many were present
sitting-minutes-votes = Votes for the delegate elected
sitting-minutes-votes-hint = Elected is who has most of those present.
sitting-minutes-text = Text
sitting-minutes-text-hint = What was discussed, what was voted on and how. No personal data of people without a public office.
sitting-minutes-reason = Reason of the correction
sitting-minutes-done = The minutes are published.
sitting-minutes-at = Published on { $at }
sitting-minutes-because = Corrected. The reason: { $reason }
sitting-tell-writers = Does it deal with a draft that was in consultation? Tell those who sent proposals (Law 52/2003, art. 8), from the page of its consultation:
sitting-tell-writers-where = Consultations
sitting-present-voters = People in the room with the right to vote.
sitting-present-all = Everybody in the room.
sitting-minutes-visitors = How many of the public came
sitting-minutes-visitors-hint = People without a vote. The number goes into the yearly transparency report. Leave it empty if nobody counted.
sitting-minutes-closed = Why it was not public
sitting-minutes-closed-hint = Only if it was held behind closed doors. The reason stands on the page and in the yearly report (Law 52/2003, art. 13). Leave it empty if it was public.
sitting-was-closed = The sitting was not public.
sitting-votes-many = There cannot be more votes than people.
sitting-present = { $n ->
    [one] One person was present.
   *[other] { $n } people were present.
}
sitting-visitors = { $n ->
    [one] One person of the public came.
   *[other] { $n } people of the public came.
}
sitting-votes-given = { $n ->
    [one] The delegate got one vote.
   *[other] The delegate got { $n } votes.
}
sitting-majority = That is most of those present.
sitting-no-majority = Not most of those present
sitting-duty-notice = Put up the notice
sitting-duty-notice-action = Print
sitting-duty-minutes = Write the minutes
sitting-duty-minutes-action = Write
sitting-paper-cancelled = CANCELLED. { $reason }
sitting-paper-scan = The notice, later the minutes, on the site:
sitting-invitation-public = Entry is free. Anybody may speak to the items of the agenda; what is said has the value of a recommendation.
sitting-invitation-ordinary = The sitting is public.
sitting-invitation-extraordinary = The sitting is public.
sitting-invitation-urgent = The sitting is public.
sitting-invitation-assembly = All inhabitants are welcome.
sitting-invitation-delegates = The delegate is elected by most of those present, in the presence of the mayor or deputy mayor and of the secretary-general.
sitting-sign-public = Mayor
sitting-sign-ordinary = Secretary-general
sitting-sign-extraordinary = Secretary-general
sitting-sign-urgent = Secretary-general
sitting-sign-assembly = Mayor
sitting-sign-delegates = Mayor
drive-list-title = Citizens' initiatives
drive-list-lead = A decision of the local council can be proposed by citizens too, with the signatures of at least 5% of the voters. The lists are signed on paper.
drive-none = No citizens' initiative
drive-new = Open an initiative
drive-new-what = After the draft was deposited with the secretary-general. The page posts it and prints the lists.
drive-title = Title of the draft
drive-text = What is proposed
drive-text-hint = The text of the draft decision, or a summary of it.
drive-voters = Voters in the Electoral Register
drive-voters-hint = Those with domicile or residence here, for example 3,421.
drive-voters_on = Day of that figure
drive-day-later = The day cannot be in the future.
drive-publish = Publish
drive-open-done = The initiative is published. Print the lists.
drive-share = Signatures
drive-needed = { $n ->
    [one] One signature is needed (5% of the voters).
   *[other] { $n } signatures are needed (5% of the voters).
}
drive-reached = { $n ->
    [0] No signature counted yet.
    [one] One signature counted.
   *[other] { $n } signatures counted.
}
drive-missing = { $n ->
    [one] one is missing
   *[other] { $n } are missing
}
drive-enough = enough, but not verified yet
drive-enough-valid = enough, verified by the secretary-general
drive-no-click = Nobody can sign with a click: the law asks for a signature by hand on the list. Only the number is published here; names and documents of those who signed are written nowhere on this site.
drive-paper = List for signatures (PDF)
drive-count-title = Type in how many signed
drive-count-what = Only numbers. The valid ones are typed in by the secretary-general, after verification.
drive-count-done = The figures are published.
drive-gathered = Signatures on the lists
drive-valid = Of these, valid
drive-valid-hint = Empty until they are verified.
drive-valid-many = There cannot be more valid signatures than signatures.
drive-note = Note
drive-note-hint = For example “29 were written twice”. No names.
drive-deposit-title = Note that the lists were handed in
drive-deposit-what = Signed lists are handed to the secretary-general.
drive-deposit-done = It is noted.
drive-deposited_on = Day
drive-deposited_as = Registration number
drive-is-deposited = That is noted already.
drive-counted-meanwhile = Somebody else typed in other figures meanwhile. Open the form again.
drive-voters-fact = Voters
drive-opened = Published on
drive-deposited = Lists handed in
drive-counted = Counted on
drive-gathered-n = { $n ->
    [one] one signature
   *[other] { $n } signatures
}
drive-valid-n = { $n ->
    [one] one valid
   *[other] { $n } valid
}
drive-law-title = What the law says
drive-law = Administrative Code, arts. 247–249 (read in secondary sources): the initiators deposit the draft with the secretary-general, who posts it; lists are drawn up on forms supplied by the secretary-general; at least 5% of the voters in the Electoral Register with domicile or residence here sign; after verification the draft follows the usual procedure of the council.
drive-paper-note = Only voters with domicile or residence in this administrative unit sign, once. The initiators keep the list and hand it to the secretary-general; what stands on it is not published.
drive-paper-sheet = Sheet no. ______ · Form supplied by the secretary-general, stamp and signature: ______________________
drive-column-number = No.
drive-column-name = Name
drive-column-first-name = First name
drive-column-home = Domicile or residence
drive-column-document = Series and number of the identity document
drive-column-signature = Signature
calendar-menu = Calendar
calendar-title = Calendar
calendar-lead = All that has a day: meetings, sittings, assemblies, the ends of stages and votes. Hours are Romanian time.
calendar-none = Nothing in this month
calendar-before = Month before
calendar-after = Next month
calendar-subscribe = In your own calendar
calendar-subscribe-what = Add this address to your calendar program: it keeps itself up to date. No alarm rings.
calendar-file = Download the calendar (iCalendar)
calendar-sitting = { $kind }: { $title }
log-sitting-convened = Convened: “{ $title }”.
log-sitting-called-off = “{ $title }” was called off. { $reason }
log-sitting-minuted = Minutes published: “{ $title }”.
log-drive-opened = Citizens' initiative: “{ $title }”.
log-drive-tallied = Signatures were counted for “{ $title }”.
log-drive-deposited = Lists of signatures were handed in for “{ $title }”.
