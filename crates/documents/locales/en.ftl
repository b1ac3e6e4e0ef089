document-menu = Documents
document-list-title = Documents
document-list-lead = Draft decisions, strategies, manuals and methodologies: read them, see what changed, and say what you think of every paragraph.
document-new = New document
document-new-what = First the title and the kind of document; the text comes in the next step.
document-begin = Go on to the text
document-filter = Filter
document-all = All
document-none = No document published yet
document-none-what = When the town hall publishes a draft or a strategy, you find it here.
document-kind = Kind of document
document-kind-draft = Draft of a normative act
document-kind-strategy = Strategy
document-kind-manual = Manual
document-kind-policy = Policy paper
document-kind-methodology = Methodology
document-title = Title
document-summary = In short
document-summary-hint = Two or three plain sentences: what changes, and for whom.
document-wrong = Error:{" "}
document-not-published = not published
document-was-published = published
document-is-open = under discussion
document-version-number = Version { $n }
document-versions = Versions
document-blocks = { $n ->
    [one] one paragraph
   *[other] { $n } paragraphs
}
document-source-written = written here
document-source-pasted = pasted text
document-source-file = read from a file
document-what-changed = What changed
document-changes = { $n ->
    [0] no change
    [one] one change
   *[other] { $n } changes
}
document-changes-more = Next changes
document-change-changed = changed
document-change-added = new
document-change-removed = removed
document-change-moved = moved
document-side-by-side = Side by side
document-contents = Contents
document-page-before = Previous page
document-page-after = Next page
document-no-text = There is no text yet
document-no-text-what = The text is pasted, or read from a DOCX, ODT or Markdown file.
document-tools = For those who write
document-text-do = Replace the text
document-text-what = Paste the text or choose a file. Chapters, articles, paragraphs and letters are recognised. Paragraphs that stay keep their address, and with it their comments.
document-text-file = File
document-text-file-hint = DOCX, ODT, Markdown or plain text, at most 10 MB.
document-text-text = Text
document-text-text-hint = An empty line parts paragraphs. # is a heading, - a list, **strong**, *stressed*, [^1] a footnote.
document-text-note = What changed
document-text-note-hint = One sentence for the history of versions.
document-keep-version = Keep the version
document-edit-page = Change this page
document-edit-page-what = Only the text of this page changes; the others stay as they are.
document-file-again = Choose the file again: the browser cannot choose it by itself.
document-has-unpublished = The latest version is not public.
document-publish = Publish the version
document-open-do = Open the discussion of paragraphs
document-close-do = Close the discussion of paragraphs
document-adoption-do = Adoption
document-adoption-what = The act by which the document was adopted. The draft of a normative act is adopted only after its consultation has ended and it was submitted for endorsement.
document-adoption-act = Act
document-adoption-number = Number
document-adoption-on_day = Date
document-adoption-body = Who adopted it
document-adoption-reason = Why it is corrected
document-adoption-future = The date of adoption cannot be in the future.
document-act-hcl = Local Council Decision no.
document-act-disposition = Mayor's Disposition no.
document-act-decision = Decision no.
document-adopted-by = Adopted by
document-corrected = Corrected:
document-integrations = Where it was taken up
document-integration-do = Add where it was taken up
document-integration-into_title = The document that took it up
document-integration-place = Article or chapter
document-integration-url = Address
document-integration-url-hint = Begins with / or with https.
document-integration-url-wrong = The address begins with / or with https.
document-integration-on_day = Date
document-in-context = Read the paragraph in its place
document-opinions = What people think
document-agree = I agree
document-disagree = I do not agree
document-opinion-take-back = I take my opinion back
document-agree-n = { $n ->
    [one] one person agrees
   *[other] { $n } people agree
}
document-disagree-n = { $n ->
    [one] one does not
   *[other] { $n } do not
}
document-paragraph-link = About { $label }
document-paragraph-weight = About { $label }: { $comments ->
    [one] one comment
   *[other] { $comments } comments
}, { $agree ->
    [one] one agrees
   *[other] { $agree } agree
}, { $disagree ->
    [one] one does not
   *[other] { $disagree } do not
}
document-changed-meanwhile = Somebody has kept another version meanwhile. Your text is still here; send it again if it should replace that one.
document-nothing-new = There is no new version to publish.
document-not-public = Publish a version first.
document-one-file = Choose one file only.
document-cannot-adopt = The adoption cannot be recorded: the draft has not been submitted for endorsement, has no public version, or somebody recorded it meanwhile.
document-bad-empty = We found no text.
document-bad-large = The text or the file is larger than we can read.
document-bad-broken = The file is damaged, or is not of the kind that its name says.
document-bad-locked = The file is locked with a password. Save it without one.
document-bad-many = The text has more than 10,000 paragraphs.
document-bad-long = One paragraph has more than 20,000 characters.
document-bad-encoding = The text is not UTF-8.
document-begun-done = The document was created. Add its text.
document-written-done = The version was kept.
document-published-done = The version is public.
document-opened-done = People can discuss every paragraph.
document-closed-done = The discussion of paragraphs is closed.
document-adopted-done = The adoption was recorded.
document-integrated-done = We noted where it was taken up.
document-opinion-done = We noted your opinion.
document-mail-version = “{ $title }” has a new version.
consult-list-title = Transparency of decisions
consult-list-lead = Drafts under consultation by Law 52/2003: what is proposed, until when you can send proposals, and what was answered.
consult-none = No draft under consultation
consult-none-what = You can ask to receive drafts by e-mail when they appear.
consult-home-title = Drafts that wait for your proposals
consult-box = Public consultation
consult-box-open = Send proposals until
consult-box-closed = The term for proposals is over; the town hall answers each in writing.
consult-box-moved = The consultation is over, and the draft was submitted for endorsement.
consult-box-preparing = The announcement is being prepared and is not public.
consult-box-all = Everything about the consultation
consult-state-moved = submitted for endorsement
consult-state-closed = being answered
consult-register = Register of proposals
consult-register-lead = Every written proposal gets a number, whatever way it came. Contacts are not public.
consult-register-empty = There is no entry.
consult-show-all = All
consult-show-recommendations = Proposals
consult-show-included = Included in the draft
consult-show-unanswered = Without an answer
consult-next = Next
consult-number = no.
consult-received-on = Received on
consult-received-on-hint = The day of the entry stamp.
consult-what = What
consult-from = From
consult-text = The draft
consult-reply = The answer
consult-way-in = How it came
consult-entry-recommendation = Proposal
consult-entry-debate = Request for a public debate
consult-channel-online = on the site
consult-channel-letter = by letter
consult-channel-email = by e-mail
consult-channel-counter = at the registry
consult-sender-person = A person
consult-sender-organisation = An organisation
consult-sender-authority = A public authority
consult-verdict-accepted = accepted
consult-verdict-partly = accepted in part
consult-verdict-refused = not accepted
consult-contact = Contact of the sender (staff only)
consult-contact-by-post = The sender has no e-mail: the answer goes by post.
consult-no-reply = no answer yet
consult-no-reply-what = The town hall has not answered yet. The draft cannot move on without a written answer.
consult-recommendations = Proposals received
consult-received-n = { $n ->
    [0] no proposal
    [one] one proposal
   *[other] { $n } proposals
}
consult-answered-n = { $n ->
    [0] no answer
    [one] one answer
   *[other] { $n } answers
}
consult-wording = Proposed wording:
consult-recommend-do = Send a proposal
consult-recommend-what = Say what you would change and why. You get a registration number and a written answer. The proposal has the value of a recommendation.
consult-enter-do = Register a proposal that came on paper
consult-enter-what = It gets the next number of the same register. The letter is kept on file.
consult-whole-draft = The proposal is about the whole draft.
consult-choose-paragraph = Choose the article in the text
consult-send-text = The proposal and its reasons
consult-send-wording = How it should read
consult-send-wording-hint = If you have a wording, write it here.
consult-send-channel = How it came
consult-send-received_on = Received on
consult-send-received_on-hint = The day of the entry stamp.
consult-send-sender_kind = Who sends it
consult-send-name = Name
consult-send-email = E-mail
consult-send-email-hint = For the answer. It is not published, and is deleted after three years.
consult-send-postal = Postal address
consult-send-postal-hint = If you would like the answer by post. An e-mail or a postal address is needed.
consult-send-is_name_public = The name may stand beside the proposal
consult-send-do = Send for registration
consult-contact-needed = Write an e-mail or a postal address, so that the answer can reach you.
consult-reply-do = Answer the proposal
consult-reply-what = The answer is public and goes to the sender. It cannot be changed afterwards.
consult-reply-verdict = What was decided
consult-reply-reason = Reasons
consult-reply-reason-hint = Law 52/2003 asks for written reasons for proposals that are not taken over.
consult-reply-send = Publish the answer
consult-prepare-do = Announcement of the consultation
consult-prepare-what = What Law 52/2003, art. 7(2), asks for before publication. You can save and come back.
consult-reasons = Approval report
consult-reasons-hint = Why the act is needed, what it changes, what it costs.
consult-studies = Impact or feasibility studies
consult-studies-hint = Or why none is needed.
consult-how = Where and how proposals are sent
consult-how-hint = E-mail address, registry with its hours, postal address.
consult-responsible = Responsible for the relation with civil society
consult-responsible-hint = Name, department, number of the disposition.
consult-concerns_business = The draft is relevant for business
consult-concerns_business-hint = It goes to business associations as well, art. 7(3).
consult-urgency = Urgency procedure
consult-urgency-hint = Only in exceptional circumstances, art. 7(13): the justification is published. Otherwise leave it empty.
consult-closes_on = Last day for proposals
consult-closes_on-hint = At least 10 calendar days; usually the whole 30 working days.
consult-closes-early = The last day for proposals cannot be before { $day }.
consult-publish = Publication
consult-publish-what = The announcement appears on the site, the draft goes to subscribers and to the media on the list, and the terms begin. The display at the seat is proved afterwards.
consult-publish-do = Publish the announcement
consult-missing = Before publication there is still missing:
consult-missing-all = everything the announcement needs: fill in and save the form above
consult-missing-text = the full text of the draft
consult-missing-reasons = the approval report
consult-missing-studies = the impact or feasibility study, or why none is needed
consult-missing-how = the place and way to send proposals
consult-missing-responsible = the person responsible for the relation with civil society
consult-published-already = The announcement was published.
consult-not-published = The announcement has not been published yet.
consult-announced-on = Announced on
consult-dates = Terms
consult-date-proposals = Proposals until
consult-date-endorsement = Endorsement at the earliest
consult-date-sitting = Vote at the earliest, in an ordinary sitting
consult-why = How this was reckoned:
consult-why-event-law52-notice = It starts from { $day }, the day of the last proof of publication ({ $law }), which is not counted.
consult-why-event-law52-proposals = It starts from { $day }, the day of the last proof of publication ({ $law }), which is not counted.
consult-why-event-council-ordinary = It starts from { $day }, the first day on which the draft may be submitted for endorsement, if the sitting is convened then ({ $law }); that day is not counted.
consult-why-gives = The law asks at least until { $least }; the authority gives until { $day }.
consult-why-waits = But proposals are received until { $day }, so the draft moves on { $first } at the earliest.
consult-why-urgent-proposals = In the urgency procedure the law asks for no term for proposals; the authority receives them until { $day }.
consult-act-lege-52-2003 = Law 52/2003
consult-act-oug-57-2019 = Administrative Code
consult-law-article = { $act }, art. { $article }
consult-law-paragraph = { $act }, art. { $article }({ $paragraph })
consult-why-read-plain = The usual count: the first day is not counted, the last one is.
consult-why-read-free = In free days: neither the first nor the last day is counted.
consult-why-midnight = Hours run from midnight, { $day }.
consult-why-left-out = { $day } is not counted: { $name }.
consult-why-weekends = { $n ->
    [one] One day of a weekend is passed over.
   *[other] { $n } days of weekends are passed over.
}
consult-why-counted-working-days = { $n ->
    [one] One working day is complete on { $day }.
   *[other] { $n } working days are complete on { $day }.
}
consult-why-counted-calendar-days = { $n ->
    [one] One calendar day is complete on { $day }.
   *[other] { $n } calendar days are complete on { $day }.
}
consult-why-counted-months = { $n ->
    [one] One month is complete on { $day }.
   *[other] { $n } months are complete on { $day }.
}
consult-why-counted-hours = { $n ->
    [one] One hour is complete on { $day }.
   *[other] { $n } hours are complete on { $day }.
}
consult-why-last = { $day } is not counted either: the term reaches { $next }.
consult-why-moved = { $day } is not a working day, so the term moves to { $next }.
consult-why-chosen = The law does not say which count applies. We use the safe date, { $day }, not { $other }.
consult-why-bridges = If bridge days were treated the other way, it would be { $day }.
consult-why-urgent = Urgency procedure with a published justification (art. 7(13)): the term of 30 working days does not apply.
consult-holiday-new-year = New Year
consult-holiday-epiphany = Epiphany
consult-holiday-saint-john = Saint John the Baptist
consult-holiday-union = Day of the Union of the Principalities
consult-holiday-good-friday = Orthodox Good Friday
consult-holiday-easter = Orthodox Easter
consult-holiday-labour = Labour Day
consult-holiday-children = Children's Day
consult-holiday-pentecost = Orthodox Pentecost
consult-holiday-dormition = Dormition of the Mother of God
consult-holiday-saint-andrew = Saint Andrew
consult-holiday-national = National Day
consult-holiday-christmas = Christmas
consult-holiday-bridge = bridge day
consult-lead = For those who lead the consultation
consult-proofs = Proofs of publication
consult-way-site = On the site
consult-way-seat = Displayed at the seat
consult-way-media = Sent to the media
consult-proof-add-seat = Proof of the display at the seat
consult-proof-add-media = Proof of sending to the media
consult-proof-day = Day
consult-proof-detail = Where or to whom
consult-proof-save = Record the proof
consult-proof-detail-needed = Write where it was displayed or to whom it was sent.
consult-proof-there = This proof is recorded already.
consult-proof-sent = { $n ->
    [one] sent by e-mail to one newsroom
   *[other] sent by e-mail to { $n } newsrooms
}
consult-move = Submission for endorsement
consult-move-note = Remarks
consult-move-do = Submit the draft for endorsement
consult-blocked = The draft cannot move on
consult-blocked-unanswered = { $n ->
    [one] One proposal has no written answer yet.
   *[other] { $n } proposals have no written answer yet.
}
consult-blocked-early = Not before { $day } (art. 7(2)).
consult-blocked-receiving = The term for proposals is still running.
consult-blocked-proof-site = The proof of publication on the site is missing.
consult-blocked-proof-seat = The proof of the display at the seat is missing.
consult-blocked-proof-media = The proof of sending to the media is missing.
consult-blocked-debate = A public debate was asked for, and it has no minutes yet.
consult-cannot-move = The draft cannot move on: the page of the consultation says what is missing.
consult-denied-moved = The draft was submitted for endorsement; its consultation is over.
consult-denied-closed = The term for proposals on this draft is over.
consult-answered-already = The proposal has an answer already.
consult-dossier = Dossier of the consultation
consult-notice = Announcement for the notice board (PDF)
consult-notice-title = Announcement of the drafting of a normative act
consult-notice-lead = Under Law 52/2003 on transparency of decisions, the draft “{ $title }” is put to public consultation.
consult-debates = Public debates
consult-final = Final form
consult-moved-at = The draft was submitted for endorsement on
consult-not-moved = The draft has not been submitted for endorsement yet.
consult-subscribe = Receive drafts by e-mail
consult-readers = Who receives drafts
consult-readers-what = Every announced draft reaches you by e-mail. You can leave at any time, with one click.
consult-reader-kind = Who
consult-reader-kind-person = interested person or association
consult-reader-kind-business = business association
consult-reader-kind-media = newsroom
consult-reader-name = Name
consult-reader-email = E-mail
consult-reader-add = Add
consult-decide-unsubscribe = I no longer want to receive drafts
consult-decide-do-unsubscribe = I confirm, send no more
consult-report = Transparency report
consult-report-title = Report on transparency of decisions, { $year }
consult-report-lead = The yearly report of Law 52/2003, art. 13. Every figure that is counted opens its list.
consult-report-caption = The points of art. 13
consult-report-point = Point
consult-report-what = What is reported
consult-report-figure = Figure
consult-report-a = Recommendations received
consult-report-b = Recommendations included in drafts
consult-report-c = Participants at public meetings and debates
consult-report-d = Public debates held
consult-report-e = How often the authority was taken to court for not keeping the law
consult-report-f = Own evaluation of the partnership with citizens and their associations
consult-report-g = Meetings that were not public
consult-report-not-yet = not filled in
consult-report-below = below
consult-report-other-meetings = { $n ->
    [one] One person took part in other public meetings.
   *[other] { $n } people took part in other public meetings.
}
consult-report-no-meeting = No public meeting is recorded in this year.
consult-report-none-closed = All recorded meetings were public.
consult-report-mol = It is published in the Monitorul Oficial Local, under “Other documents”.
consult-report-edit = Complete the report
consult-report-participants = Participants at other public meetings, not recorded here
consult-report-court_cases = How often the authority was taken to court for not keeping the law
consult-report-court_text = The cases, in short
consult-report-evaluation = Own evaluation of the partnership
consult-report-closed_meetings = Other meetings that were not public, not recorded here
consult-report-closed_text = Why they were not public
consult-report-number = Write a whole number, for example 0.
consult-report-why-closed = Say why they were not public.
consult-report-meanwhile = Somebody completed the report meanwhile.
consult-duty-answer = { $n ->
    [one] One proposal without a written answer
   *[other] { $n } proposals without a written answer
}
consult-duty-answer-do = Answer
consult-duty-debate = A public debate was asked for
consult-duty-debate-do = Announce the debate
consult-duty-proof = Proofs of publication are missing
consult-duty-proof-do = Record the proofs
consult-duty-move = The draft can be submitted for endorsement
consult-duty-move-do = See the consultation
consult-duty-minutes = The debate has no minutes
consult-duty-minutes-do = Write the minutes
consult-mail-draft-subject = Draft under consultation: { $title }
consult-mail-draft = { $community } has put the draft “{ $title }” to public consultation. Proposals are received until { $day }.
consult-mail-address = { $address }
consult-mail-received-subject = Registered under no. { $number }
consult-mail-received = We registered under no. { $number } what you sent about “{ $title }”. You will get a written answer.
consult-mail-reply-subject = Answer to proposal no. { $number }
consult-mail-reply-accepted = Your proposal no. { $number } about “{ $title }” was accepted.
consult-mail-reply-partly = Your proposal no. { $number } about “{ $title }” was accepted in part.
consult-mail-reply-refused = Your proposal no. { $number } about “{ $title }” was not accepted.
consult-mail-reason = Reasons: { $reason }
consult-mail-moved = The consultation on “{ $title }” is over; the draft was submitted for endorsement.
consult-prepared-done = We kept what you wrote.
consult-published-done = The announcement is public and the terms run.
consult-proved-done = The proof was recorded.
consult-sent-done = Registered. Keep the number on this page.
consult-replied-done = The answer is public and on its way to the sender.
consult-moved-done = The draft was submitted for endorsement.
consult-reader-added-done = Added.
consult-reader-left-done = We send you no more drafts.
consult-report-saved-done = The report was completed.
debate-one = Public debate
debate-none = No debate.
debate-asked-by = Asked for by
debate-has-minutes = with minutes
debate-request-do = Ask for a public debate
debate-request-what = A legally constituted association or a public authority can ask for a debate in writing (art. 7(9)). You get a registration number; the draft does not move on until it is held.
debate-request-organisation = Name of the association or authority
debate-request-cui = Fiscal code (CUI)
debate-request-cui-hint = For example RO 1235; the check digit is verified.
debate-request-cui-wrong = The fiscal code is not right: check the digits.
debate-request-email = E-mail
debate-request-email-hint = For the confirmation. It is not published.
debate-request-text = What should be debated
debate-request-send = Send the request
debate-request-registered = The request is registered. The town hall announces date and place of the debate.
debate-announce-do = Announce a debate
debate-announce-what = A debate is held within 10 calendar days after its date and place are published (art. 7(10)). Announced today, at the latest on
debate-place = Place
debate-starts_at = Day and hour
debate-starts-wrong = Choose the day and the hour.
debate-starts-late = The debate is in the future, at the latest on { $day }.
debate-how = How to register and speak
debate-minutes_each = Time for each speaker
debate-minutes_each-hint = In minutes.
debate-minutes-wrong = Between 1 and 60 minutes.
debate-minutes-n = { $n ->
    [one] one minute
   *[other] { $n } minutes
}
debate-when = When
debate-speakers = Registered to speak
debate-no-speakers = Nobody has registered yet.
debate-speak-do = Register to speak
debate-speak-what = The name stands on the public list of speakers.
debate-speak-name = Name
debate-speak-organisation = Organisation
debate-spoke = has spoken
debate-absent = absent
debate-ended = The debate is over.
debate-minutes = Minutes
debate-minutes-do = Minutes of the debate
debate-minutes-ended_at = Ended at
debate-minutes-ended-wrong = The end is after the beginning and not in the future.
debate-minutes-participants = Participants
debate-minutes-participants-wrong = Write how many people there were.
debate-minutes-text = Minutes
debate-minutes-reason = Why they are corrected
debate-minutes-publish = Publish the minutes
debate-participants-n = { $n ->
    [one] one participant
   *[other] { $n } participants
}
debate-cannot-end = The debate cannot end: somebody who registered has not been called yet, or somebody published the minutes meanwhile.
debate-mail-announced = Public debate on “{ $title }”: { $at }.
debate-requested-done = The request was registered. Keep the number.
debate-requested-already-done = The association has asked for a debate on this draft already.
debate-announced-done = The debate is announced.
debate-spoken-for-done = You are registered to speak.
debate-called-done = Noted.
debate-minuted-done = The minutes are public.
posting-do = Posted on e-consultare
posting-what = The portal takes nothing from other programs: download the package, upload it there, then note the day and the address here. The proof stays in the dossier.
posting-portal = Portal
posting-on_day = Posted on
posting-url = Address of the announcement
posting-url-hint = It begins with https.
posting-url-wrong = The address begins with https and has no spaces.
posting-day-wrong = The day is between the announcement and today.
posting-save = Record the proof
posting-recorded-done = The proof is recorded.
package-download = Package for e-consultare (ZIP)
package-text-unreadable = The report or the studies cannot be put on paper: please check the text.
package-field = Field
package-value = Value
package-yes = yes
package-no = no
package-institution = Institution
package-county = County
package-siruta = SIRUTA code
package-seat = Seat
package-email = E-mail
package-phone = Telephone
package-title = Title of the draft
package-kind = Kind of document
package-summary = In short
package-version = Version of the text
package-address = Page of the consultation
package-announced-on = Announced on
package-proposals-until = Proposals until
package-endorsement-from = Earliest endorsement
package-vote-from = Earliest vote
package-legal-basis = Legal basis
package-urgent = Urgency procedure
package-business = Concerns business
package-how = Where and how to send proposals
package-responsible = Responsible person
package-debate-asked = A public debate was asked for
package-proofs = Proofs of publication
package-posted-on = Posted on e-consultare.gov.ro on
package-posted-at = Address on e-consultare.gov.ro
endorsements = Endorsements
endorsements-none = No endorsement has been recorded yet.
endorsement-do = Record an endorsement
endorsement-what = The report of the commission or the opinion of the department goes into the public dossier of the draft.
endorsement-body = Who endorses
endorsement-body-hint = For example: the legal commission, the finance department.
endorsement-opinion = Opinion
endorsement-opinion-favourable = favourable
endorsement-opinion-amended = favourable with amendments
endorsement-opinion-unfavourable = unfavourable
endorsement-reference = Number of the report
endorsement-on_day = Date
endorsement-day-wrong = An endorsement comes after the draft was submitted, today at the latest.
endorsement-text = In short
endorsement-save = Record the endorsement
endorsement-recorded-done = The endorsement is in the dossier.
consult-not-moved-yet = The draft has not been submitted for endorsement.
consult-act = The final act
consult-act-none = The act has not been adopted yet.
consult-duty-post = The announcement is not on e-consultare.gov.ro
consult-duty-post-do = Post it and note it
consult-calendar-proposals = Proposals until today: { $title }
consult-calendar-endorsement = Earliest endorsement: { $title }
consult-report-period = 1 January – 31 December { $year }
consult-report-mol-head = Local Official Journal · Other documents
debate-calendar = Public debate: { $title }
debate-countdown = A public debate was asked for
debate-countdown-what = Announce its day and place; it is held within 10 calendar days of that. Without it the draft does not move on. Until the earliest endorsement:
sector-business = business
sector-civil_society = civil society
sector-academia = academia
sector-citizens = citizens
sectors-do = Who must be heard
sectors-what = Choose the sectors without which the consultation is not whole. While one of them is silent, you are reminded.
sectors-which = Required sectors
sectors-kept-done = Who must be heard is noted.
voice-as = You speak for:
voice-which = In whose name you speak about this document
voice-hint = Counted by sector; it is not shown beside your name.
voice-save = Save
voice-kept-done = In whose name you speak is noted.
suggest-title = Proposed wordings
suggest-none = Nobody has proposed another wording yet.
suggest-do = Propose another wording
suggest-what = Change the text to what it should say. Everybody sees what would change, word by word.
suggest-wording = Proposed wording
suggest-why = Why
suggest-same = That is the text as it is: change what you think should change.
suggest-send = Publish the proposal
suggest-kept-done = Your wording is public.
suggest-erased = Deleted account
synthesis-title = Synthesis of the talk
synthesis-lead = What was said, who spoke in general, and what was done with each thing. No names.
synthesis-is-published = published
synthesis-being-written = being written
synthesis-silent = Not heard yet
synthesis-silent-what = Invite them before the talk is closed.
synthesis-summary = In general
synthesis-summary-hint = What was talked about, where people agreed and where not. No names.
synthesis-who = Who spoke
synthesis-people-n = { $n ->
    [0] nobody
    [one] one person
   *[other] { $n } people
}
synthesis-comments-n = { $n ->
    [0] no comments
    [one] one comment
   *[other] { $n } comments
}
synthesis-suggestions-n = { $n ->
    [0] no proposed wordings
    [one] one proposed wording
   *[other] { $n } proposed wordings
}
synthesis-opinions-n = { $n ->
    [0] no opinions on paragraphs
    [one] one opinion on a paragraph
   *[other] { $n } opinions on paragraphs
}
synthesis-sectors = People who spoke, by sector
synthesis-sector = Sector
synthesis-people = People
synthesis-required = required
synthesis-talk-open = Close the talk on paragraphs first; while people talk, the synthesis is not ready.
synthesis-publish = Publish the synthesis
synthesis-publish-what = Today's figures are kept with it. Every paragraph with comments must have its line. It does not change afterwards.
synthesis-lines = By paragraph
synthesis-said = What was said
synthesis-said-hint = Ideas, not people.
synthesis-outcome = What was done
synthesis-outcome-taken = taken over
synthesis-outcome-partly = taken over in part
synthesis-outcome-not = not taken over
synthesis-reason = Why
synthesis-no-line = no answer in the synthesis
synthesis-line-do = Write the line
synthesis-line-what = What was said about this paragraph and what was done with it.
synthesis-line-done = The line is kept.
synthesis-read-talk = Read the talk
synthesis-gone = The paragraph is no longer in the text
synthesis-published-done = The synthesis is public.
synthesis-published-already = The synthesis of this version is published; the talk opens again with a new version.
synthesis-cannot-publish = The synthesis cannot be published: the talk is open, a paragraph with comments has no line, or it is public already.
synthesis-mail = The synthesis of the talk on “{ $title }” is out.
synthesis-paper-lead = Synthesis of the talk on “{ $title }”, version { $version }.
synthesis-duty-silent = Not heard yet: { $sector }
synthesis-duty-silent-do = See who spoke
consult-letter = The answer on paper (PDF)
consult-letter-where = The same answer can be read at { $address }.
consult-letter-sign = Responsible for the relation with civil society
consult-report-urgent = Drafts in the urgency procedure
consult-meeting-do = Tell those who wrote of a meeting
consult-meeting-what = Those who sent written proposals are told of the public meeting that will deal with the draft (Law 52/2003, art. 8).
consult-meeting-by-mail = { $n ->
    [0] None of them has an e-mail address.
    [one] One person gets the notice by e-mail.
   *[other] { $n } people get the notice by e-mail.
}
consult-meeting-by-post = { $n ->
    [0] {""}
    [one] One person has a postal address only.
   *[other] { $n } people have a postal address only.
}
consult-meeting-none = No meeting that begins within three months is announced, or those who wrote know of all.
consult-meeting-convene = Convene a public meeting
consult-meeting-meeting = The meeting
consult-meeting-meeting-hint = Each meeting can be announced once.
consult-meeting-tell = Send the notice
consult-meeting-post = To be told on paper
consult-meeting-post-what = Print the notice from the page of the meeting and post it to:
consult-told = Meetings announced to those who wrote
consult-told-done = The notice was sent.
consult-told-n = { $n ->
    [0] told on paper
    [one] one notice by e-mail
   *[other] { $n } notices by e-mail
}
consult-mail-meeting-subject = Public meeting about the draft “{ $title }”
consult-mail-meeting = You sent proposals about the draft “{ $title }”. It will be dealt with at { $meeting }: { $at }, { $place }. Everybody may come. The agenda:
log-document-published = The document “{ $title }” was published.
log-document-adopted = The document “{ $title }” was adopted.
log-document-integrated = The document “{ $title }” was taken up in another text.
log-document-opened = Whether “{ $title }” can be discussed was changed.
log-document-synthesis-published = The synthesis of what was said about “{ $title }” is public.
log-document-wording-suggested = Another wording was suggested in “{ $title }”.
log-consultation-announced = The draft “{ $title }” is in public consultation.
log-consultation-proved = A proof of the announcement of “{ $title }” was recorded.
log-consultation-posted = The announcement of “{ $title }” was posted on { $portal } too.
log-consultation-recommended = Proposal no. { $number } about “{ $title }” was registered.
log-consultation-replied = A proposal about “{ $title }” was answered.
log-consultation-told-of-meeting = Those who wrote about “{ $title }” were told of a meeting: { $meeting }.
log-consultation-moved-on = The consultation on “{ $title }” is over; the draft goes to endorsement.
log-consultation-endorsed = An endorsement of “{ $title }” was recorded: { $body }.
log-debate-asked = A public debate on “{ $title }” was asked for.
log-debate-announced = Public debate on “{ $title }”: { $starts_at }.
log-debate-minuted = The minutes of the debate on “{ $title }” are public.
log-transparency-report-noted = The transparency report of { $year } was completed.
consult-replied-post-done = The answer is public. The sender has no e-mail: print the answer and post it.
consult-told-paper-done = It was noted. Nobody of those who wrote has an e-mail address: post the notice to them.
consult-meeting-note = Note that you have told them
debate-no-more-speakers = The list of speakers is full, or the debate has ended.
debate-asked-enough = Many associations have asked for the debate already. The authority holds it anyway.
document-adoption-not-yet = The adoption is recorded after the draft went to endorsement, from the page of its consultation.
document-adoption-before = The day of adoption cannot be before that on which the draft went to endorsement.
consult-decide-subscribe = Receive drafts by e-mail
consult-decide-do-subscribe = I confirm, send me the drafts
consult-reader-unconfirmed = not confirmed
consult-reader-remove = Remove
consult-reader-removed-done = The address was taken off the list.
consult-reader-asked-done = We have sent you an e-mail. Open the link in it to confirm.
consult-reader-confirmed-done = It is confirmed. We send you the drafts.
consult-mail-confirm-subject = Please confirm: drafts from { $community }
consult-mail-confirm = Somebody asked that the drafts of { $community } come to this address. If it was you, open the link and confirm:
consult-mail-confirm-else = If it was not you, do nothing: we send nothing and forget the address after a week.
debate-nobody-spoke = Nobody registered.
debate-announce-publish = Publish the date and place
consult-over = Proposals were received until { $day }.
consult-report-running = The year is not over: the figures will change.
consult-report-evaluation-hint = What went well, what did not, what changes next year. The text is public.
document-tool = Add a document
consult-blocked-debate-ahead = { $n ->
    [one] A debate that was announced has no minutes yet: publish them or cancel the debate.
   *[other] { $n } debates that were announced have no minutes yet: publish them or cancel the debates.
}
consult-state-withdrawn = withdrawn
consult-box-withdrawn = The consultation was withdrawn; the draft goes no further.
consult-withdrawn-at = The consultation was withdrawn on
consult-withdraw-do = Withdraw the consultation
consult-withdraw-what = The draft goes no further, proposals get no more answers, and debates that have not begun are cancelled. The reason is public and goes to those who wrote. It cannot be changed afterwards.
consult-withdraw-reason = Reason
consult-withdraw-not = Keep the consultation
consult-withdrawn-done = The consultation is withdrawn, and those who wrote get the reason.
consult-withdrawn-paper-done = The consultation is withdrawn. Those who wrote without an e-mail have to be told by post: the addresses are in the register, with each proposal.
consult-cannot-withdraw = The consultation cannot be withdrawn: it was not announced, has been withdrawn already, or the draft was submitted for endorsement.
consult-denied-withdrawn = The consultation on this draft was withdrawn.
consult-mail-withdrawn-subject = Consultation withdrawn: { $title }
consult-mail-withdrawn-wrote = You wrote about the draft “{ $title }”. The consultation was withdrawn: the draft goes no further, and proposals get no more answers.
consult-mail-withdrawn = The consultation on “{ $title }” was withdrawn. Reason: { $reason }
consult-report-withdrawn = Consultations that were withdrawn
consult-years = Years
consult-year = Year { $year }
debate-cancel-do = Cancel the debate
debate-cancel-what = The announcement stays on the site, marked as cancelled, with the reason. Those who follow the draft get a message.
debate-cancel-reason = Reason
debate-cancel-not = Keep the debate
debate-cancelled-done = The debate is cancelled.
debate-state-cancelled = cancelled
debate-is-cancelled = The debate was cancelled.
debate-cannot-cancel = The debate cannot be cancelled: it has minutes, or was cancelled already.
debate-cannot-announce = The debate cannot be announced: the consultation is over.
debate-announced-otherwise = The debate was announced already, otherwise than you have written now. If the announcement is wrong, cancel the debate and announce another.
debate-begun = The debate has begun, and registration on the site is over. Ask for the floor in the room.
debate-mail-cancelled = The public debate on “{ $title }” of { $at } was cancelled. Reason: { $reason }
debate-enter-do = Register a request for a debate that came on paper
debate-enter-what = The request gets the next number of the same register, if it came within the term for proposals. The draft does not move on until the debate is held.
debate-request-channel = How it came
debate-request-received_on = Received on
debate-request-received_on-hint = The day of the entry stamp.
debate-request-sender_kind = Who asks
debate-request-postal = Postal address
debate-request-postal-hint = An e-mail or a postal address is needed.
document-paragraph-gone = The paragraph is no longer in the text.
document-paragraph-last = This is how it stood in version { $n }.
document-integrated-otherwise = This was recorded already, otherwise than you have written now. Open the form again to add another.
log-consultation-withdrawn = The consultation on “{ $title }” was withdrawn.
log-debate-cancelled = The public debate on “{ $title }” was cancelled.
