proposal-list = Proposals
proposal-one = The proposal
proposal-about = About the proposal
proposal-status = Status
proposal-error = Error
proposal-list-lead = { $n ->
    [one] One proposal by the people here.
   *[other] { $n } proposals by the people here.
}
proposal-opens-at = Proposals can be sent from { $at }.
proposal-open-now = Open
proposal-open-until = Proposals can be sent until
proposal-closed-at = Proposals have closed: { $at }.
proposal-new = Propose something
proposal-new-paper = Type in a proposal from paper
proposal-drafts = Your drafts
proposal-none = No proposals yet
proposal-none-what = The first can be yours. It takes about three minutes.
proposal-none-closed = No proposal was sent. When the stage opens, you can send one from here.
proposal-none-look = See how to propose
proposal-none-here = No proposals here yet
proposal-see-all = See all proposals
proposal-filter-all = All
proposal-filter-status = Choose by status
proposal-filter-category = Choose by field
proposal-filter-village = Choose by village
proposal-order = Order
proposal-order-newest = Newest
proposal-order-supported = Most supported
proposal-to-start = To the start
proposal-more = Further
proposal-supports = { $n ->
    [one] one supporter
   *[other] { $n } supporters
}
proposal-support-people = { $n ->
    [one] person supports the proposal
   *[other] people support the proposal
}

proposal-status-draft = Draft
proposal-status-submitted = Waiting for review
proposal-status-withdrawn = Withdrawn
proposal-status-merged = Merged with another
proposal-status-refused = Refused
proposal-status-admissible = Admitted

proposal-title = Title
proposal-title-hint = One short sentence that anyone understands.
proposal-summary = In short
proposal-summary-hint = What would be done and for whom, in two sentences.
proposal-category = Field
proposal-category-choose = Choose the field
proposal-village = Village
proposal-village-hint = Leave empty if it is for the whole community.
proposal-cost = Estimated cost
proposal-cost-hint = What you think it would cost. The town hall checks the sum in its review.
proposal-description = Description
proposal-description-hint = What is missing today, what you propose, who helps. You can use lists and headings (Markdown).
proposal-organisation = Organisation
proposal-organisation-hint = Only if you write on behalf of an organisation.
proposal-author_name = On paper: the author's name
proposal-author_name-hint = For a proposal that was brought on paper. Leave empty if the proposal is yours.
proposal-pictures = Pictures
proposal-pictures-hint = At most 5, JPEG, PNG or WebP, up to 10 MB each. Place and time are removed from the picture.
proposal-attachments = Documents
proposal-attachments-hint = At most 5: PDF, Word, Excel, OpenDocument, CSV, text or pictures.
proposal-pictures-only = Only pictures are added here. Documents have their place below.

proposal-write-new = Propose something
proposal-write-edit = Change the proposal
proposal-write-lead = Say what you need. You can keep a draft and go on another time.
proposal-edit-lead = The proposal is public. What you write here shows at once, and the old text stays in the history.
proposal-files-lost = Choose the files again: the browser does not keep them after a form with mistakes. The text is here, all of it.
proposal-kept = We brought back what you wrote last time.
proposal-kept-forget = Delete it
proposal-files-there = Files of the proposal
proposal-caption = What “{ $name }” shows
proposal-remove = Take “{ $name }” away
proposal-paper-of = Proposal brought on paper by { $name }.
proposal-submit = Send the proposal
proposal-save-draft = Keep the draft
proposal-submit-closed = Proposals are not taken now. You can change and keep the draft.
proposal-changed-meanwhile = Meanwhile the proposal was saved from elsewhere, with the title “{ $title }”. Check it, then save again to keep the text that is here.

proposal-draft-title = Draft: only you see it
proposal-draft-what = When it is ready, press “Send the proposal”. You can change it afterwards too, until its review.
proposal-draft-incomplete = To send it, fill in the short version and the description: press “Edit”.
proposal-alike-title = Others have proposed something similar
proposal-alike-what = If one of them says the same, support it: together you have a better chance. If not, send your own.
proposal-on-paper = brought on paper
proposal-author-for = { $name }, for { $organisation }
proposal-author-erased = Deleted account
proposal-picture-of = Picture for the proposal “{ $title }”
proposal-withdrawn-title = The proposal was withdrawn
proposal-withdrawn-no-reason = The author did not say why.

proposal-support-aside = Support
proposal-support = Support the proposal
proposal-support-sign-in = Sign in to support it
proposal-you-support = You support this proposal.
proposal-unsupport = Take your support back
proposal-support-no-vote = Support is not a vote. Everybody sees how many people support it, and support can be taken back.
proposal-vote-from = The vote begins on { $day }.

proposal-reviewed-admissible = Admitted: it can be voted on
proposal-reviewed-merged = Merged with another proposal
proposal-reviewed-refused = Refused after review
proposal-found-cost = Cost found by the review:
proposal-merged-into = It goes on in the proposal
proposal-reviewed-by = Decided by the review on
proposal-move-what = You support this proposal. You can move your support to the one in which it goes on, “{ $title }”.
proposal-move = Move my support

proposal-review-do = Review the proposal
proposal-review-lead = The decision and its reasons are public, and the author and the supporters get a message. A new decision takes the place of the old one, which stays on record.
proposal-review-read = Read the whole proposal
proposal-review-decision = Decision
proposal-review-decision-admissible = Admitted: it can be voted on
proposal-review-decision-merged = Merged with another proposal
proposal-review-decision-refused = Refused
proposal-review-cost = Cost found
proposal-review-cost-hint = Only for an admitted proposal. The ballot shows this sum.
proposal-review-into = Merge with
proposal-review-into-other = Another (paste its address below)
proposal-review-address = Address of the proposal to merge with
proposal-review-address-hint = Only for merging: open the other proposal and copy its address.
proposal-review-reasons = Reasons
proposal-review-reasons-hint = In words that the author understands: what you checked, which law applies, what can be done next.
proposal-review-publish = Publish the decision
proposal-review-no-target = Choose a proposal of the same process that was not refused, withdrawn or merged.
proposal-review-meanwhile = Meanwhile somebody else published a decision. Read it, then decide again.

proposal-withdraw = Withdraw the proposal
proposal-withdraw-what = The proposal leaves all lists and cannot be voted on. Its page stays and says that you withdrew it. It cannot be sent again.
proposal-withdraw-reason = Why you withdraw it
proposal-withdraw-reason-hint = Shown publicly.
proposal-discard = Throw the draft away
proposal-discard-what = The draft leaves your list. Nobody else has seen it.
proposal-keep-it = Keep it

proposal-history = History
proposal-history-lead = Every text that was public, from the newest to the first. Words that were added are underlined, words that were removed are struck out.
proposal-history-files = Only pictures or documents changed.
proposal-history-first = The text as sent

proposal-panel-total = { $n ->
    [one] One proposal was sent. The most supported:
   *[other] { $n } proposals were sent. The most supported:
}
proposal-report-total = { $n ->
    [one] One proposal was sent.
   *[other] { $n } proposals were sent.
}
proposal-report-admitted = { $n ->
    [0] None is admitted to the vote.
    [one] One is admitted to the vote.
   *[other] { $n } are admitted to the vote.
}
proposal-report-caption = Proposals, the most supported first
proposal-report-reasons = Reasons of the review
proposal-report-supports = Supporters
proposal-report-cost = Cost
proposal-duty = Review a proposal
proposal-duty-action = Review

proposal-drafted-done = The draft is kept.
proposal-drafted-only-done = The draft is kept, but it was not sent: proposals are not taken now.
proposal-alike-done = The proposal is kept as a draft. We found a similar one: look at it, then send yours.
proposal-submitted-done = We have your proposal. It is public from now on.
proposal-edited-done = The proposal is saved. The old text is in the history.
proposal-withdrawn-done = You withdrew the proposal.
proposal-discarded-done = You threw the draft away.
proposal-supported-done = You support the proposal. We write to you when something happens to it.
proposal-unsupported-done = You no longer support the proposal.
proposal-support-moved-done = Your support has moved here.
proposal-reviewed-done = The decision is public. The author and the supporters get a message.

proposal-denied-no-draft = The proposal has been sent already.
proposal-denied-incomplete = The proposal is not ready: fill in the short version and the description, then send it.
proposal-denied-reviewed = The proposal has been reviewed and cannot be changed. Write a comment, or ask the town hall for a new review.
proposal-denied-hidden = Moderators have hidden this proposal. Nothing about it changes until it can be seen again.
proposal-denied-admitted = The proposal was admitted to the vote: to take it out, review it again and refuse it.
proposal-hide = Hide the proposal
proposal-hide-what = The proposal leaves all lists, and its address only shows the reason. The author is told why and how to object.
proposal-hide-reason = Which rule does it break?
proposal-hide-words = Explanation
proposal-hide-words-hint = Public, and sent to the author. Do not repeat what you hide.
proposal-show-again = Show it again
proposal-hidden-title = Hidden proposal
proposal-hidden-why = Moderators have hidden this proposal. The reason: { $reason }.
proposal-hidden-whom = Its author and the moderators still see it.
proposal-others = The other proposals
proposal-hidden-done = The proposal can no longer be seen. Its author has been told.
proposal-shown-done = The proposal can be seen again. Its author has been told.
proposal-denied-withdrawn = The proposal was withdrawn.
proposal-denied-settled = The proposal was refused, merged or withdrawn, so this step can no longer be taken.
proposal-denied-not-submitted = Only proposals that were sent can be reviewed.
proposal-denied-vote-begun = The vote has begun: nothing about the proposals changes any more.
proposal-conflict-changed = The proposal changed while you were working on it. Go back, reload the page and try again.

proposal-letter-admissible = The proposal “{ $title }” was admitted: it can be voted on. Cost found: { $cost }. Reasons: { $reasons }
proposal-letter-merged = The proposal “{ $title }” goes on in “{ $other }”. Reasons: { $reasons } If you supported it, you can move your support with one click on its page.
proposal-letter-refused = The proposal “{ $title }” was refused after review. Reasons: { $reasons }

log-proposal-submitted = Proposal sent: “{ $title }”
log-proposal-edited = Proposal changed: “{ $title }”
log-proposal-withdrawn = Proposal withdrawn: “{ $title }”
log-proposal-hidden = Moderators hid a proposal
log-proposal-shown = The proposal “{ $title }” can be read again
log-proposal-reviewed = Proposal reviewed: “{ $title }”
log-proposal-drafted = Draft kept
log-proposal-support-changed = Support changed

proposal-csv-code = Code
proposal-csv-title = Title
proposal-csv-summary = In short
proposal-csv-category = Field
proposal-csv-village = Village
proposal-csv-author = Author
proposal-csv-organisation = Organisation
proposal-csv-status = Status
proposal-csv-supports = Supporters
proposal-csv-estimated-cost = Estimated cost (lei)
proposal-csv-found-cost = Cost found (lei)
proposal-csv-reasons = Reasons of the review
proposal-csv-merged-into = Merged into
proposal-csv-submitted-on = Sent on
