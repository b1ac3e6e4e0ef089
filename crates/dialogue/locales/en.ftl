talk-title = Discussion
talk-comments = { $n ->
    [0] no comments
    [one] one comment
   *[other] { $n } comments
}
talk-count-for = { $n ->
    [one] one person is for
   *[other] { $n } people are for
}
talk-count-neutral = { $n ->
    [one] one person is neutral
   *[other] { $n } people are neutral
}
talk-count-against = { $n ->
    [one] one person is against
   *[other] { $n } people are against
}
talk-empty = Nobody has written anything yet.
talk-closed = The discussion has ended. You can read all that was written.
talk-closes = You can write until { $until }.
talk-sign-in = Sign in to speak
talk-members = Members of the community write here. Join the community, and you can write too.
talk-kept = We brought back what you wrote last time.
talk-forget = Delete it
talk-pages = Pages of the discussion
talk-older = Older comments
talk-newest = Newest comments
talk-first = From the beginning
talk-later = The next answers
talk-all-answers = { $n ->
    [one] Read the other answer
   *[other] Read all { $n } answers
}
talk-branch-title = Discussion about “{ $title }”
talk-hidden = Removed by moderation: { $reason }.
talk-hidden-yours = This is your comment. Only you see this line. If you do not agree, write to us or come to the counter and ask us to weigh it again.
talk-withdrawn = The author has withdrawn this comment.
talk-erased = Deleted account
talk-edited = edited
talk-answers-to = answers another comment
talk-answer = Answer
talk-report = Report
talk-moderate = Moderate
talk-mend = Correct
talk-withdraw = Withdraw
talk-withdraw-what = The text is deleted and cannot be brought back. The answers that it received stay.
talk-withdraw-do = Withdraw the comment
talk-role-moderator = moderator
talk-role-accountant = accountant
talk-role-clerk = town hall
talk-role-coordinator = coordinator
talk-role-operator = operator

comment-stance = What is your opinion?
comment-stance-for = For
comment-stance-neutral = Neutral
comment-stance-against = Against
comment-stance-missing = Choose: for, neutral or against.
comment-text = Comment
comment-text-hint = At most 2,000 characters. Anybody can read it, with your name. Do not write personal data of others.
comment-send = Send the comment
comment-answer = Your answer
comment-answer-send = Send the answer
comment-write-title = Your comment
comment-error = Error:
comment-back = Back to the discussion
comment-done = Your comment is published. You can correct it for 15 minutes.
comment-mended-done = The correction is saved.
comment-withdrawn-done = The comment is withdrawn.
comment-too-many = You have sent many comments in a short time. Wait a quarter of an hour and send it again.
comment-parent-gone = The comment that you were answering is no longer here. You can go back to the discussion and write to another.
comment-is-hidden = Moderators have hidden this comment, and it stays as it was.
comment-is-withdrawn = The comment has been withdrawn already.
comment-too-late = Comments can be corrected for 15 minutes only. You can answer with an addition, or withdraw it.
comment-changed = The comment has changed meanwhile. Open the page again.

reason-personal = somebody else's personal data
reason-insult = an insult or a threat
reason-hate = hatred against a group of people
reason-unlawful = breaks the law in another way
reason-spam = advertising or repeated text
reason-off-topic = has nothing to do with the subject
reason-other = another reason

report-heading = Report
report-lead = Tell us what is wrong. A moderator reads it and decides. The author does not see your name.
report-subject-proposal = Report the proposal
report-subject-meeting = Report the announcement
report-subject-initiative = Report the initiative
report-subject-process = Report the page
report-subject-document = Report the document
report-subject-paragraph = Report the paragraph
report-reason = Reason
report-words = What we should know
report-words-missing = Write in a few words what it is about.
report-send = Send
report-done = Thank you. A moderator will read it and decide.
report-again-done = You have reported this already. A moderator will read it and decide.
report-own = You cannot report what you wrote yourself. You can withdraw your own comment.
report-gone = The comment can no longer be read, so there is nothing left to report.

follow-followers = { $n ->
    [0] nobody follows this yet
    [one] one person follows this
   *[other] { $n } people follow this
}
follow-start = Follow
follow-stop = Stop following
follow-mine = You follow this process. We write to you when a stage begins or ends.
follow-panel-title = Follow the process
follow-panel-what = We write to you when a stage begins or ends.
follow-sign-in = Sign in to follow
follow-done = You follow it from now on. We write to you when something happens.
follow-ended-done = You no longer follow it.
follow-letters-done = You will get letters again.
follow-title = What you follow
follow-lead = You get a letter when something happens; at most five a day, the rest gathered on the next morning.
follow-none = You follow nothing yet
follow-none-what = Press “Follow” on the page of a proposal, a meeting or a process.
follow-since = since { $day }
follow-silent = You have asked for no letters about what you follow here.
follow-hear-again = I want letters again
follow-kind-proposal = Proposal
follow-kind-meeting = Meeting
follow-kind-initiative = Initiative
follow-kind-process = Participatory process
follow-kind-document = Document
follow-kind-paragraph = Paragraph

notice-plain = { $text }
notice-letter-subject = News: { $title }
notice-letter-why = You get this letter because “{ $title }” is yours, you wrote there, or you chose to follow it.
notice-answer = { $name } answered you at “{ $title }”.
notice-comment = { $name } commented on “{ $title }”.
notice-stage-opened = The stage “{ $stage }” of “{ $title }” has begun.
notice-stage-closed = The stage “{ $stage }” of “{ $title }” has ended.
notice-stage-inform = Information
notice-stage-propose = Proposals
notice-stage-discuss = Discussion
notice-stage-review = Technical review
notice-stage-vote = Vote
notice-stage-fund = Fundraising
notice-stage-deliver = Delivery
notice-stage-report = Report
notice-digest-subject = { $n ->
    [one] One piece of news from { $community }
   *[other] { $n } pieces of news from { $community }
}
notice-digest-begin = { $n ->
    [one] One more thing happened at { $community }:
   *[other] { $n } more things happened at { $community }:
}
notice-digest-about = “{ $title }”
notice-digest-line = – { $text }
notice-digest-why = Change what you follow here: { $address }
notice-stop = No more letters
notice-stop-title = No more letters?
notice-stop-about = We will no longer write to you about “{ $title }”.
notice-stop-all-about = We will no longer write to you about what you follow at { $community }.
notice-stop-all = No letters of this kind from { $community }
notice-stop-not = Answers that you asked for (a link to sign in, a decision about what you wrote) still come.
notice-stopped-title = Done: no more letters
notice-stopped-about = We no longer write to you about “{ $title }”.
notice-stopped-all-about = We no longer write to you about what you follow at { $community }.
notice-again = I want letters again
notice-again-title = We write to you again
notice-again-about = You will get letters about “{ $title }” again.
notice-again-all-about = You will get letters about what you follow at { $community } again.

moderation-title = Moderation
moderation-lead = What people have reported, oldest first. Open, read, decide.
moderation-waiting = To decide
moderation-decisions = Decisions
moderation-decisions-lead = What was decided and why. Whatever was hidden can be restored.
moderation-decisions-none = No decisions yet
moderation-decisions-none-what = Decisions on reports gather here.
moderation-none = Nothing to decide
moderation-none-what = When somebody reports a comment or a proposal, it appears here.
moderation-comment-on = Comment on “{ $title }”
moderation-decide-title = Decision
moderation-decide = Decide
moderation-see = See it on its page
moderation-said-before = The text that was reported
moderation-reports = { $n ->
    [one] One report
   *[other] { $n } reports
}
moderation-verdict = What do you decide?
moderation-verdict-keep = It stays as it is
moderation-verdict-hide = It is hidden
moderation-verdict-act = Something was done, on its own page
moderation-was-keep = Kept
moderation-was-hide = Hidden
moderation-was-restore = Restored
moderation-was-act = Something was done
moderation-reason = Reason, if it is hidden
moderation-words = Explanation
moderation-words-hint = It goes to the author, together with the rule that was broken. Say which part of the text it is about.
moderation-subject-how = A proposal or a meeting is not hidden from here. Whoever looks after it at the town hall acts on its own page and writes below what was done; the explanation goes to the author.
moderation-restore-title = Take the decision back
moderation-restore-hint = Why it can be read again. The explanation goes to the author.
moderation-restore = Show the comment again
moderation-nothing = There is nothing to decide here.
moderation-late = Somebody else has decided meanwhile, or the author has withdrawn the text. Open the list again.
moderation-own = You cannot judge your own words. Ask a colleague.
moderation-hidden-done = The comment is hidden, and its author has been told.
moderation-kept-done = The comment stays. The reports are closed.
moderation-restored-done = The comment can be read again, and its author has been told.
moderation-settled-done = The reports are closed.
moderation-duty = { $n ->
    [one] One report to read
   *[other] { $n } reports to read
}
moderation-duty-since = The oldest is from { $day }.
moderation-duty-do = Read the reports
moderation-rule-personal = We do not publish somebody else's personal data without their consent.
moderation-rule-insult = We do not insult or threaten.
moderation-rule-hate = We do not call for hatred against a group of people.
moderation-rule-unlawful = We do not publish what the law forbids.
moderation-rule-spam = We do not advertise or repeat the same text.
moderation-rule-off-topic = We write about the subject of the page.
moderation-rule-other = Another rule, explained below.
moderation-letter-hidden-subject = Your comment on “{ $title }” has been hidden
moderation-letter-hidden = The comment that you wrote on “{ $title }” on { $day } can no longer be read by others.
moderation-letter-text = The hidden text: “{ $text }”
moderation-letter-rule = The rule that was broken: { $rule }
moderation-letter-words = Explanation: { $words }
moderation-letter-effect = In place of the text only the reason is shown. Your account is not affected: you can go on writing.
moderation-letter-by = A person decided this, not a program.
moderation-letter-object = If you do not agree, write to { $email } or come to the counter. We will weigh the decision again. You can also go to court.
moderation-letter-object-counter = If you do not agree, come to the counter. We will weigh the decision again. You can also go to court.
moderation-letter-restored-subject = Your comment on “{ $title }” can be seen again
moderation-letter-restored = We have weighed the decision again: your comment on “{ $title }” can be read by everybody.
moderation-letter-taken-subject = “{ $title }” can no longer be seen
moderation-letter-taken = What you published as “{ $title }” can no longer be read by others. You still see it.
moderation-letter-shown-subject = “{ $title }” can be seen again
moderation-letter-shown = We weighed the decision again: everybody can read “{ $title }” again.
moderation-letter-acted-subject = A measure about “{ $title }”
moderation-letter-acted = Somebody reported “{ $title }”, and we acted on it.

log-comment-posted = A new comment on “{ $title }”
log-comment-hidden = Moderators have hidden a comment on “{ $title }”
log-comment-restored = A hidden comment on “{ $title }” can be read again
