meeting-menu = Meetings
meeting-list-title = Meetings
meeting-list-lead = Where and when we meet, what is discussed and what was decided.
meeting-coming = Coming
meeting-past = Past
meeting-none = No meeting announced
meeting-none-what = When the town hall announces a consultation or a debate, you find it here with its place, day and agenda.
meeting-home-title = Next meetings
meeting-all = All meetings
meeting-kind = Kind of meeting
meeting-kind-consultation = Public consultation
meeting-kind-debate = Public debate
meeting-kind-assembly = Citizens’ assembly
meeting-kind-workshop = Workshop
meeting-kind-other = Meeting
meeting-state-upcoming = coming
meeting-state-now = taking place now
meeting-state-over = took place
meeting-state-cancelled = Cancelled
meeting-when = When
meeting-until = until { $at }
meeting-place = Place
meeting-place-hint = The room and the address, for example “Village hall, Main Street 12”.
meeting-online = From home
meeting-online-hint = An address or an explanation for those who follow from home.
meeting-process = Process
meeting-process-hint = The meetings of a process count towards its targets.
meeting-no-process = No process
meeting-announced = Announced on
meeting-agenda = Agenda
meeting-agenda-hint = One point a line, with a dash in front.
meeting-calendar = Add to calendar
meeting-paper = Announcement for the notice board
meeting-paper-title = Public announcement
meeting-paper-invitation = Admission is free. Anybody may speak on the points of the agenda.
meeting-paper-address = This announcement, and later the minutes, are at { $address }
meeting-paper-announced = Displayed on { $at }, under Law 52/2003, art. 8.
meeting-paper-hint = Print this page and put it up at the town hall, where anybody can see it. Send it to the local press too.
meeting-new = Announce a meeting
meeting-new-what = The announcement is on the site at once. Those who follow the process get a message.
meeting-edit = Change the announcement
meeting-edit-what = If the place or the time changes, those who follow the meeting get a message.
meeting-title = Title
meeting-title-hint = For example “Which roads do we mend first?”.
meeting-village = Village
meeting-starts_at = Begins
meeting-starts_at-hint = A public meeting is announced at least 3 days before (Law 52/2003, art. 8).
meeting-ends_at = Ends
meeting-announce = Publish the announcement
meeting-announce-done = The announcement is published. Print it for the notice board too.
meeting-change-done = The announcement has been changed.
meeting-cancel = Cancel the meeting
meeting-cancel-what = The announcement stays on the site, marked as cancelled, with the reason. Those who follow the meeting get a message.
meeting-cancel-reason = Reason
meeting-cancel-done = The meeting is cancelled.
meeting-keep = Leave it as it is
meeting-wrong = Error:{" "}
meeting-ends-early = The meeting must end after it begins.
meeting-ends-late = A meeting lasts two weeks at most. Check the days.
meeting-is-cancelled = The meeting has been cancelled.
meeting-not-yet = The meeting has not begun yet.
meeting-changed-meanwhile = Meanwhile the meeting was cancelled or its participants were counted. Open its page again.
meeting-short-notice = The meeting was announced less than 3 days before. Law 52/2003, art. 8, asks for public meetings to be announced at least 3 days before. If you can, move the meeting.
meeting-duty = Put up the announcement at the town hall, if it is not there (Law 52/2003, art. 8)
meeting-duty-late = Announced less than 3 days before (Law 52/2003, art. 8): put up the announcement at the town hall
meeting-duty-action = Print
meeting-mail-announced = New meeting: “{ $title }”, { $at }.
meeting-mail-changed = The meeting “{ $title }” has changed: { $at }, { $place }.
meeting-mail-cancelled = The meeting “{ $title }” has been cancelled. Reason: { $reason }
meeting-mail-minutes = The minutes of the meeting “{ $title }” have been published.
count-title = How many came
count-sector = From
count-sector-town_hall = Town hall
count-sector-elected = Elected officials
count-sector-ngo = NGOs
count-sector-academia = Academia
count-sector-business = Business
count-sector-citizens = Citizens
count-sector-team = Project team
count-sector-other = Others
count-by-sector = By sector
count-by-sector-hint = Leave a sector empty if you did not look at it; write 0 if nobody came.
count-people = People
count-how = How it is known
count-way-counted = counted
count-way-estimated = estimated
count-way-mixed = partly estimated
count-total = In all
count-total-counted = { $n ->
    [one] One person, counted.
   *[other] { $n } people, counted.
}
count-total-estimated = { $n ->
    [one] One person, estimated.
   *[other] { $n } people, estimated.
}
count-total-mixed = { $n ->
    [one] One person.
   *[other] { $n } people, of whom { $estimated } estimated.
}
count-unique = { $n ->
    [one] One person had been at no other meeting of the process.
   *[other] { $n } people had been at no other meeting of the process.
}
count-online = { $n ->
    [0] Nobody followed from home.
    [one] Apart from that, one person followed from home. Not added to those in the room.
   *[other] Apart from that, { $n } people followed from home. Not added to those in the room.
}
count-corrected = Corrected on { $at }.
count-reason = Reason: { $reason }
count-record = Record how many came
count-record-what = The figures are on the page of the meeting and in the targets of the process at once. They cannot be deleted, only corrected with a reason.
count-correct = Correct how many came
count-correct-what = The correction is shown with its reason. The figures before it stay in the history.
count-online_viewers = How many followed from home
count-online_viewers-hint = A figure of its own, never added to those in the room.
count-unique_people = How many of them had been at no other meeting of the process
count-unique_people-hint = If you leave it empty, whoever comes to two meetings is counted twice.
count-note = Remarks
count-note-hint = For example: “from the attendance list”.
count-reason-hint = For example: “the attendance list was counted again”.
count-nobody = Write at least one figure.
count-figure = Write a whole number, at most 100000.
count-more-than-came = There cannot be more than came.
count-changed-meanwhile = Somebody else has recorded the figures meanwhile. Open the form again.
count-record-done = The figures are published.
count-none = No figures have been recorded yet.
count-history = History of the figures and the minutes
count-history-what = Nothing is deleted. Each correction has a reason, and the latest counts.
count-revision = Version { $n }
count-report-title = Meetings and participants
count-report-caption = The meetings of the process, the first one first
count-meeting = Meeting
count-online-viewers = From home
count-all-people = Participants, as counted towards the target
count-twice = Whoever came to two meetings is counted twice, unless it was recorded how many had been at no other. Those who followed from home are not added.
count-duty = Record how many came
count-duty-action = Record
minutes-title = Minutes
minutes-published = Published on { $at }
minutes-corrected = This text was corrected.
minutes-annexes-title = Annexes
minutes-publish = Publish the minutes
minutes-publish-what = What was discussed and what was decided. Once published, they can only be corrected, with a reason.
minutes-correct = Correct the minutes
minutes-correct-what = Write the whole text, corrected. The text before it stays in the history.
minutes-text = Text of the minutes
minutes-text-hint = What was discussed, what was proposed, what comes next. No personal data of people without a public office.
minutes-annexes = Annexes
minutes-annexes-hint = At most 10 files: PDF, Word, Excel, OpenDocument, CSV, text or pictures, up to 10 MB each. Do not publish signed attendance lists.
minutes-reason = Reason for the correction
minutes-files-again = Your text is kept, but the browser cannot keep files: please choose them again.
minutes-changed-meanwhile = Somebody else has published the minutes meanwhile. Open the form again.
minutes-publish-done = The minutes are published.
minutes-duty = Publish the minutes
minutes-duty-action = Write
log-meeting-announced = Meeting announced: “{ $title }”.
log-meeting-changed = The announcement of the meeting “{ $title }” changed.
log-meeting-cancelled = Meeting cancelled: “{ $title }”.
log-meeting-counted = It was recorded how many came to “{ $title }”.
log-meeting-recounted = It was corrected how many came to “{ $title }”.
log-minutes-published = The minutes of the meeting “{ $title }” were published.
log-minutes-corrected = The minutes of the meeting “{ $title }” were corrected.
