# The vote
vote-vote = The vote
vote-title = The vote: { $title }
vote-error = Error
vote-tag-open = Open
vote-upcoming = Voting opens on { $at }.
vote-upcoming-until = Voting will be possible until { $until }.
vote-waiting = The voting stage has begun, but the vote is not open yet. The coordinator of the process opens it.
vote-missed = No vote was held in this process: its stage passed without the vote being opened.
vote-no-stage = This process has no voting stage.
vote-who = Who votes
vote-who-may = People can vote who meet the conditions of the vote and are on the list of voters when it is opened. Whoever is not sure goes to the town hall's counter: attesting takes a minute, with an identity document.
vote-to-open = Open the vote
vote-to-process = To the page of the process
vote-to-vote = To the page of the vote
vote-to-count = Count the votes
vote-to-lot = Enter the drawn lot
vote-to-results = See the results
vote-go = Vote
vote-sign-in = Sign in to vote
vote-over = Voting ended on { $until }. The count comes next, and the result appears here.
vote-tied = The vote has been counted: options tie for the last place, and a lot is drawn in public.
vote-winners = { $n ->
    [one] The winner:
   *[other] The { $n } winners:
}
vote-turnout = { $n ->
    [one] One person
   *[other] { $n } people
} of { $all } voted so far.
vote-turnout-small = How many have voted is shown once at least five people have.
vote-hidden = What was chosen cannot be seen before voting ends: not here, and not at the town hall.
vote-options = The proposals on the ballot
vote-rules = The rules
vote-fact-until = Voting ends
vote-fact-electorate = On the list of voters
vote-people = { $n ->
    [one] one person
   *[other] { $n } people
}
vote-electorate = { $n ->
    [one] At opening, on { $day }, the list of voters was closed with one person who met the conditions.
   *[other] At opening, on { $day }, the list of voters was closed with { $n } people: those who met the conditions by then.
} Whoever is attested later can vote in the next vote.
vote-fingerprint = Fingerprint of the list of voters
vote-fingerprint-what = A number worked out from the list of voters. It does not show who is on the list, but it changes when the list changes. Note it now, so that you can check after the vote that the list stayed the same.
vote-few = Why this vote has fewer than three proposals
vote-not-listed = You are not on the list of voters
vote-not-listed-what = The list was closed when the vote was opened, on { $day }, with those who met the conditions by then. For the next vote, go to the town hall's counter with an identity document: it takes a minute.
vote-voted = You have voted
vote-voted-what = Your ballot is in the box. A vote that was cast cannot be changed, because we do not keep which ballot is yours.
vote-secrecy-link = What is secret, and from whom
vote-secrecy = What is secret in this vote
vote-secrecy-lead = Nobody who works with this site can see how you voted. Whoever administers the server could, if they wanted to. Here we say openly what the program protects and what it does not.
vote-secrecy-how = How it is made
vote-secrecy-how-list = When the vote is opened, a list is made of those who can vote. When you vote, your line gets a mark: “has voted”. Without day and without hour.
vote-secrecy-how-box = The ballot goes in apart, under a code drawn at random. It carries no name, no time, and no link to the list.
vote-secrecy-how-nothing = What you choose does not get into addresses, the public log, e-mails or error messages. Nothing is counted before voting ends.
vote-secrecy-how-after = After the count all ballots are published, shuffled, so that anybody can count them again.
vote-secrecy-whom = From whom
vote-secrecy-whom-caption = What each can find out
vote-secrecy-who = Who
vote-secrecy-that = Whether you voted
vote-secrecy-what = What you chose
vote-secrecy-who-neighbours = Other people and visitors
vote-secrecy-that-neighbours = no
vote-secrecy-what-neighbours = no
vote-secrecy-who-staff = The town hall: clerks, coordinators, moderators
vote-secrecy-that-staff = not from a list: none shows it; whoever serves you at the counter learns it if you come again
vote-secrecy-what-staff = no
vote-secrecy-who-copy = Whoever steals a copy of the database
vote-secrecy-that-copy = yes, from the mark on the list
vote-secrecy-what-copy = the tables do not say; they could try from technical traces, for instance the order in which rows lie
vote-secrecy-who-operator = Whoever administers the server
vote-secrecy-that-operator = yes
vote-secrecy-what-operator = could, in bad faith: by changing the program, or by comparing copies of the database from before and after a vote
vote-secrecy-not = What it does not protect from
vote-secrecy-not-operator = Only the law, their word and those who watch over them protect you from the administrator of the server. A vote that does not need this trust is a next step of the program.
vote-secrecy-not-device = Whoever looks over your shoulder, or has access to your telephone or computer, sees what you see.
vote-secrecy-not-code = Only you see the code of your ballot. If you show it to somebody, they can see what you chose once the ballots are published. Give it to nobody.
vote-secrecy-not-few = If very few people vote, or all choose the same, the result itself can show how they voted.
vote-secrecy-not-change = A vote that was cast cannot be changed or withdrawn: we do not know which ballot is yours.
vote-secrecy-check = How to check
vote-secrecy-check-what = After the count, look for your code in the list of ballots: it must be there, with what you chose. There must be as many ballots as marks on the list. Anybody can count the file of ballots again at home, with this program or another.
vote-open = Open the vote
vote-open-lead-staff = Check what is going to be fixed. Once the vote is open, nothing of this can be changed.
vote-open-small = Fewer than 20 people would be on the list. With so few, the result can show how some of them voted. If you can, attest more residents first.
vote-open-options = { $n ->
    [one] One proposal on the ballot
   *[other] { $n } proposals on the ballot
}
vote-open-none = No proposal has been admitted
vote-open-none-what = The vote can be opened when the review has admitted proposals.
vote-open-order = Proposals stand on the ballot in the alphabetical order of their titles.
vote-open-next = What happens now
vote-open-next-list = The list of voters is closed with those who meet the conditions at this moment. Its number and its fingerprint are published.
vote-open-next-rules = Proposals, rules and dates are fixed as they stand above.
vote-open-next-people = Those who follow the process are told, and can vote.
vote-open-next-hidden = Until voting ends, only the number of voters is shown. You do not see more either.
vote-open-do = Open the vote
vote-open-reason = Why the vote is held with fewer than three proposals
vote-open-reason-hint = It is published on the page of the vote. For example: five proposals came in, and the review admitted only two.
vote-open-changed = The proposals or the rules have changed meanwhile. Read them once more and open the vote if they are right.
vote-open-nobody = Nobody meets the conditions: there would be nobody to vote. Attest residents at the counter or import the voters' list.
vote-opened-done = The vote is open. The rules and the list of voters are fixed.
vote-opened-already = The vote of this process is open already.
vote-nobody-entitled = Nobody meets the conditions: there would be nobody to vote.
vote-denied-stage = A vote can only be opened in the voting stage of its process.
vote-denied-no-options = No proposal has been admitted, so there is nothing to vote on.
vote-denied-few = With fewer than three proposals, write down why the vote is held all the same.
vote-denied-still-open = The vote is still open. It is counted when it has ended.
vote-denied-no-tie = There is no tie that asks for a lot.
vote-notice-opened = Voting has opened: { $title }
vote-duty-open = Open the vote
vote-duty-open-action = Open
vote-duty-count = Voting has ended: count the votes
vote-duty-count-action = Count
vote-duty-lot = A tie: draw a lot in public
vote-duty-lot-action = Enter the lot
log-vote-opened = The vote “{ $title }” was opened.
log-vote-declared = The rules of the vote “{ $title }” were written down.
log-vote-extended = The vote “{ $title }” stays open until { $closes_at }.
log-vote-closed = The vote “{ $title }” is over.
log-vote-counted = The vote “{ $title }” was counted.
log-vote-tied = The vote “{ $title }” was counted: a tie, and a lot will be drawn.

# The ballot
ballot-choose = Vote
ballot-details = Details
ballot-details-of = of “{ $title }”, in a new tab
ballot-count-zero = You have chosen as many as you can
ballot-count-one = You can choose one more
ballot-count-few = You can choose {"{n}"} more
ballot-count-other = You can choose {"{n}"} more
ballot-count-over-one = One too many: remove one
ballot-count-over-few = {"{n}"} too many: remove {"{n}"}
ballot-count-over-other = {"{n}"} too many: remove {"{n}"}
ballot-blank = I cast a blank ballot
ballot-blank-what = It counts for the turnout and goes to no proposal.
ballot-check = Check the ballot
ballot-next = You are not voting yet: the next page shows the ballot, and there you cast it.
ballot-wrong-nothing = Choose at least one proposal, or tick “I cast a blank ballot”.
ballot-wrong-many = { $n ->
    [one] Only one proposal can be chosen. Remove { $over } more.
   *[other] Up to { $n } proposals can be chosen. Remove { $over } more.
}
ballot-wrong-blank = You chose proposals and ticked “I cast a blank ballot”. Keep one of the two.
ballot-wrong-unknown = The ballot names a proposal that is not in this vote. Choose again.
ballot-check-title = Check the ballot
ballot-check-blank = A blank ballot: you choose no proposal.
ballot-check-chosen = { $n ->
    [one] You chose one proposal:
   *[other] You chose { $n } proposals:
}
ballot-check-final = Once you cast the ballot, you cannot change it or take it back: we do not keep which one is yours.
ballot-cast = Cast the ballot
ballot-change = Change the choice
ballot-done = You have voted
ballot-done-what = The ballot is in the box. Thank you.
ballot-code = Code of the ballot
ballot-code-what = The code is shown once and is not kept beside your name. Write it down if you want to find your ballot in the list that is published after the count.
ballot-code-keep = Keep the code to yourself. Whoever has it can see, after the count, what you chose.
ballot-then = What comes next
ballot-then-what = Voting ends on { $until }. Then the votes are counted, and the result and all ballots, without names, are published on the page of the vote.
ballot-already = Your vote is already recorded. One ballot of each person goes into the box, however often the button is pressed.
ballot-already-code = The code of a ballot is shown once, right after voting. Without it we cannot tell which ballot is yours, but the vote counts.
ballot-denied-closed = The vote is not open now. The ballot was not cast.
ballot-denied-not-listed = You are not on the list of this vote. The list was closed when the vote was opened, with those who met the conditions by then.

# The count
count-heading = The count
count-lead = Voting ended on { $until }. The votes can be counted.
count-still-open = Voting is open until { $until }. The votes are counted afterwards.
count-fact-voters = Have voted
count-next-list = The list of voters is closed: no ballot goes into the box any more.
count-next-public = The result and all ballots, without names, are published at once. The count cannot be repeated or changed.
count-next-winner = The proposal that won becomes an initiative, with nothing to be typed.
count-next-tie = If options tie for the last place, the result is published and a lot drawn in public decides.
count-do = Count the votes
count-tie = { $n ->
    [one] There is a tie.
   *[other] { $n } proposals tie.
} A lot drawn in the open decides between them.
count-lot-how = How to draw the lot
count-lot-how-what = Announce place and time. Before witnesses, put equal slips with the titles into a box and draw all of them, one after the other. Write down here the order in which they came. All that you write is published, names included.
count-lot-order = { $n ->
    [one] Drawn first
   *[other] Drawn as number { $n }
}
count-lot-choose = Choose the proposal
count-lot-drawn_by = Who drew the lot
count-lot-drawn_by-hint = Name and function. Published.
count-lot-witnesses = Witnesses
count-lot-witnesses-hint = Names of at least two witnesses who were there. They are published, so ask for their consent.
count-lot-drawn_on = Day of the draw
count-lot-day = Choose a day between the end of voting and today.
count-lot-wrong = Name each of the tied proposals exactly once, in the order in which it was drawn.
count-lot-do = Decide the vote with this order
count-lot-kept = We brought back what you wrote last time.
count-lot-forget = Clear
count-tied-done = The votes were counted. There is a tie: draw a lot in public and enter it here.
count-decided-done = The votes were counted, and the result is public.
count-notice = The result of the vote is public: { $title }

# The results
results-title = Result of the vote
results-heading = Result of the vote: { $title }
results-report = The vote
results-quoted = “{ $title }”
results-and = and
results-won = { $n ->
    [one] { $names } has won, with { $votes }.
   *[other] { $names } have won.
}
results-none = No proposal has won: no ballot names one.
results-tie = A tie between { $names }. A lot decides.
results-tie-next = The lot is drawn in public. The drawn order, the witnesses and the day appear here, and decide the vote.
results-turnout = { $n ->
    [one] One person
   *[other] { $n } people
} of { $all } on the list of voters voted: { $share }.
results-differ = Attention: { $n } ballots are in the box, and { $voters } marks are on the list. The numbers should be equal. Ask for an examination.
results-differ-paper = Some people may have got a paper ballot and not put it into a box. The protocol says how many sheets are missing.
results-caption = Votes for each proposal
results-proposal = Proposal
results-column-votes = Votes
results-of-all = Of all ballots
results-of = Of { $n }
results-wins = wins
results-votes = { $n ->
    [one] one vote
   *[other] { $n } votes
}
results-blank = { $n ->
    [0] There were no blank ballots.
    [one] There was one blank ballot.
   *[other] There were { $n } blank ballots.
}
results-spoiled = { $n ->
    [one] There was one spoiled ballot.
   *[other] There were { $n } spoiled ballots.
}
results-initiative = See the initiative “{ $title }”
results-why = Why not the others?
results-why-not = Why did “{ $title }” not win?
results-why-short = { $n ->
    [one] It was one vote short.
   *[other] It was { $n } votes short.
}
results-why-lot = It had as many votes as the last winner. A lot decided.
results-why-no-votes = No ballot named it, and a proposal without votes cannot win.
results-again = It can be put forward again in the next process.
results-lot = The lot
results-lot-why = Several proposals had as many votes for the last winning place, so a lot was drawn in public.
results-lot-line = The tie was decided by lot on { $day }: { $order }. Drawn by { $by }; witnesses: { $witnesses }.
results-check = Check it yourself
results-check-what = Here are all ballots, without names, in the order of their random codes. If you noted your code, you find your ballot in the list.
results-csv = The ballots as a table
results-pb = The ballots for recounting
results-recount = Count again
results-recount-what = Whoever has the program counts the file for recounting with one command:
results-csv-code = Code
results-csv-blank = Blank

## Code letters

letters-title = Code letters
letters-lead = A letter has a code with which one votes once, from home or at the counter, without an account. Whoever has voted gets no letter.
letters-whom = For whom
letters-whom-without-account = People of the list who have no account
letters-whom-village = People of one village
letters-whom-everybody = Everybody on the list
letters-whom-choose = Choose for whom the letters are.
letters-village = Village
letters-village-choose = Choose the village
letters-again = Also those who have a letter already
letters-again-hint = The former letter will no longer work. Those made today stay good and are not made again: if they were lost, revoke them below.
letters-nobody = None of these people needs a letter any more: they have voted or have one already.
letters-voted = This person has voted already and gets no letter.
letters-next = See how many
letters-one = A single letter
letters-has-account = has an account
letters-has-letter = has a letter
letters-print-one = Print a letter
letters-replace = Replace the letter
letters-revoke-one = Revoke the letter
letters-batches = What has been printed
letters-batches-none = No letter has been printed.
letters-batches-what = Letters printed together, the newest first
letters-day = Day
letters-printed = Printed
letters-out = Revoked
letters-batch = { $n ->
    [one] One letter printed on { $day } still works.
   *[other] { $n } letters printed on { $day } still work.
}
letters-of = The letter for { $name }.
letters-confirm = Print the letters
letters-count = { $n ->
    [one] One letter is printed.
   *[other] { $n } letters are printed, two on each A4 page.
}
letters-left = { $n ->
    [one] One more remains for the next time.
   *[other] { $n } more remain for the next time.
}
letters-once = They can be printed once only
letters-once-what = The codes are made now, stand only in the file that you get, and are kept nowhere. Print the file at once and delete it afterwards.
letters-jam = If the printer jams or the file is lost, revoke the letters that were printed together and print them again: they get other codes.
letters-replaces = { $n ->
    [one] One former letter will no longer work.
   *[other] { $n } former letters will no longer work.
}
letters-reason = Why they are replaced
letters-reason-hint = It is published among the acts of the vote. For example: the printer jammed. Write no names.
letters-print = Print
letters-printed-already = These letters have been printed already. If you do not have the file, revoke them and print again.
letters-replaced = Got another letter meanwhile.
letters-none-in-force = There is no letter to revoke: they have been used or revoked already.
letters-revoke = Revoke
letters-revoke-batch = Revoke the letters
letters-revoke-lead = A revoked code opens nothing. It stays written when and why it was revoked.
letters-revoke-reason = Why
letters-revoke-reason-hint = It is published among the acts of the vote. For example: a torn letter. Write no names.
letters-revoke-do = Revoke
letters-revoked-done = Revoked. You can print another letter.
letters-act = { $n ->
    [one] One letter.
   *[other] { $n } letters.
}
letters-paper-title = Your voting code
letters-paper-vote = The vote “{ $title }”
letters-paper-what = With this code you vote from home, without an account, on a phone or a computer. Open the page and cast the ballot.
letters-paper-until = Voting goes on until { $until }.
letters-paper-lost = If you spoiled or lost it, come to the counter of the town hall with your identity document: you get another one.
letters-paper-once = The code is yours alone and works once. Nobody learns how you voted.
letters-paper-qr = QR code that opens the page of the vote with the code filled in
letters-paper-or = Scan, or type the address and the code:
log-vote-letters = Code letters were printed for the vote “{ $title }”: { $letters }.
log-vote-revoked = Code letters of the vote “{ $title }” were revoked: { $letters }.

## The counter

counter-q = Name
counter-search = Search
counter-q-hint = As much as you know of the name, the village and the year of birth, for example: Pop Ion Boju 1970.
counter-more = There are more than are shown here. Add the village or the year of birth.
counter-none = Nobody of this name is on the list of this vote.
# Rules, codes, results and the recount
vote-open-until = Voting is open until { $until }.
vote-kind-approval = Free choice: one or more proposals are ticked
vote-kind-choose-one = One proposal only
vote-kind-points = Points shared among proposals
vote-kind-ranked = Order of preference
vote-kind-knapsack = Proposals within the budget
vote-kind-yes-no = A question with "yes" or "no"
vote-kind-approval-most = { $max ->
    [one] Choose one proposal.
   *[other] Choose at most { $max } proposals.
}
vote-kind-approval-range = { $max ->
    [one] Choose one proposal.
   *[other] Choose between { $min } and { $max } proposals.
}
vote-kind-choose-one-how = Choose exactly one proposal.
vote-kind-points-how = { $points ->
    [one] Give one point.
   *[other] Share at most { $points } points, at most { $each } to one proposal, among at least { $min }.
}
vote-kind-ranked-how = Put between { $min } and { $max } proposals in order: 1 for the dearest.
vote-kind-knapsack-how = Choose proposals that cost at most { $budget } together.
vote-kind-yes-no-how = Answer "yes" or "no".
vote-rule-most-votes = Most votes
vote-rule-greedy = Most votes within the budget
vote-rule-equal-shares = Equal shares of the budget for every voter
vote-rule-stv = Transferable vote
vote-rule-yes-no = Majority on a question
vote-rule-most-votes-how = { $n ->
    [one] The proposal with most votes wins.
   *[other] The { $n } proposals with most votes win.
}
vote-rule-share = A proposal needs the votes of at least { $n } % of the valid ballots.
vote-rule-budget = The budget is { $budget }.
vote-rule-greedy-how = Proposals are taken in the order of their votes, as far as the money goes.
vote-unfitting-skip = It is skipped and the list goes on
vote-unfitting-stop = The list ends there
vote-unfitting-reserve = The list ends; it is still funded if 80 % of its cost are left
vote-unfitting-skip-how = A proposal that does not fit any more is skipped.
vote-unfitting-stop-how = At the first proposal that does not fit any more the list ends.
vote-unfitting-reserve-how = At the first proposal that does not fit the list ends; if at least { $n } % of its cost are left, a reserve pays the rest.
vote-rule-threshold = Proposals with at least { $n } votes or points are looked at.
vote-rule-domain = At most one proposal of each field is funded.
vote-rule-equal-shares-how = Every voter has the same share of the budget; a proposal is bought with the money of those who want it, the one with most effective votes first.
vote-completion-none = No: the first count stands
vote-completion-fractional = Yes, from the budget divided exactly
vote-completion-integral = Yes, from whole lei
vote-completion-none-how = Money that is left is not shared again.
vote-completion-fractional-how = Shares grow step by step, from the budget divided exactly, until the result would cost more than the budget.
vote-completion-integral-how = Shares grow step by step, from whole lei, until the result would cost more than the budget.
vote-rule-increment = The step is { $step }.
vote-rule-exhaustive = It also stops when no wanted proposal fits any more.
vote-rule-fill = What is left in the end goes to the proposals with most votes that still fit.
vote-comparison-none = No
vote-comparison-satisfaction = Yes: by how many chosen proposals win
vote-comparison-exclusion = Yes: only those left without any proposal
vote-comparison-satisfaction-how = If more voters would be happier with "most votes", that result stands.
vote-comparison-exclusion-how = If "most votes" would leave fewer voters without any proposal, that result stands.
vote-rule-stv-how = { $n ->
    [one] Transferable vote for one seat: whoever has more than half is elected, otherwise the last goes out and those votes move to the next preference.
   *[other] Transferable vote for { $n } seats, by the Scottish rules.
}
vote-rule-yes-no-answers = The answer is "yes" if there are more votes for "yes" than for "no".
vote-rule-yes-no-ballots = The answer is "yes" if "yes" has more than half of all ballots, blank ones included.
vote-rule-quorum = At least { $n } % of those on the list have to vote.
vote-rule-complaints = { $n ->
    [one] Complaints are taken for one day after the result.
   *[other] Complaints are taken for { $n } days after the result.
}
vote-ground-residence = live here
vote-ground-work = work here
vote-ground-study = study here
vote-conditions = People of at least { $age } years may vote who { $grounds } and are on the list of voters.
vote-conditions-village = People of { $village }, of at least { $age } years, may vote who { $grounds } and are on the list of voters.
vote-act-until = Until { $until }.
vote-acts = Acts of the vote
vote-acts-lead = Everything that was done with this vote, in order. Nothing is ever removed from here.
vote-acts-next = Next acts
vote-acts-none = Nothing has been done yet
vote-acts-none-what = When the vote is declared, opened or counted, it stands here.
vote-act-declared = The rules were declared
vote-act-opened = The vote was opened
vote-act-extended = The vote was extended
vote-act-letters = Code letters were printed
vote-act-revoked = Codes were revoked
vote-act-paper = Paper ballots
vote-act-counted = The vote was counted (ballots / marks on the list)
vote-act-lot = A lot was drawn
vote-act-complaint = A complaint was filed
vote-act-answered = A complaint was answered
vote-channel-web = On the web, with an account
vote-channel-letter = With the code of a letter
vote-channel-counter = At the counter
vote-channel-paper = On paper
vote-age-14-17 = 14–17 years
vote-age-18-24 = 18–24 years
vote-age-25-44 = 25–44 years
vote-age-45-64 = 45–64 years
vote-age-65 = 65 years and over
vote-to-plan = Set the rules of the vote
vote-with-code = I have a code from the town hall
vote-plan-title = Rules of the vote
vote-plan-lead = They can be changed until the vote is opened, and everybody can read them on its page. After that nobody can change them.
vote-plan-ballot = The ballot
vote-plan-kind = Kind of ballot
vote-plan-min = At least how many proposals
vote-plan-min-hint = For free choice, points and order.
vote-plan-max = At most how many proposals
vote-plan-max-hint = For free choice and order.
vote-plan-points-more = Points
vote-plan-points = Points of one voter
vote-plan-points_each = At most how many points for one proposal
vote-plan-count = The count
vote-plan-rule = Rule
vote-plan-winners = How many win
vote-plan-winners-hint = For "most votes" and the transferable vote.
vote-plan-budget = Budget
vote-plan-budget-hint = For rules that buy proposals with a budget. Otherwise leave it empty.
vote-plan-threshold = Threshold
vote-plan-threshold-hint = With "most votes": percent of the valid ballots. With a budget: a number of votes. 0 for none.
vote-plan-greedy-more = Most votes within the budget
vote-plan-unfitting = A proposal that does not fit any more
vote-plan-one_per_domain = At most one proposal of each field
vote-plan-shares-more = Equal shares
vote-plan-shares-what = Two variants of the rule can have different results, so the variant is declared beforehand.
vote-plan-completion = Shares grow until the budget is spent
vote-plan-increment = Step of growth
vote-plan-increment-hint = Empty: a thousandth of one voter's share, at least one leu.
vote-plan-exhaustive = Stop when no wanted proposal fits any more
vote-plan-fill = In the end, what is left goes to the proposals with most votes
vote-plan-comparison = Comparison with "most votes"
vote-plan-question-more = Question with "yes" or "no"
vote-plan-quorum = Quorum, in percent of the list
vote-plan-quorum-hint = 0 for no quorum.
vote-plan-of_ballots = "Yes" needs half of all ballots, blank ones included
vote-plan-ties = Ties: the cheaper proposal first, then the one with more votes, then a lot drawn in the open.
vote-plan-who = Who may vote
vote-plan-min_age = Age from which people vote
vote-plan-min_age-hint = Between 14 and 18, reached on the day of opening.
vote-plan-work = Also those who work here
vote-plan-study = Also those who study here
vote-plan-village = Of one village only
vote-plan-village-hint = Leave it empty for the whole community.
vote-plan-after = After the result
vote-plan-complaint_days = For how many days complaints are taken
vote-plan-save = Declare the rules
vote-plan-number = Write a number between { $least } and { $most }.
vote-plan-max-below = The most cannot be less than the least.
vote-plan-budget-needed = This rule needs a budget, for example 50,000.
vote-plan-wrong-pair = This rule cannot count such ballots.
vote-plan-opened = The vote has been opened: its rules cannot be changed any more.
vote-plan-done = The rules of the vote are declared.
vote-denied-no-stage = This process has no stage for a vote.
vote-denied-over = The vote is over.
vote-extend-title = Extend the vote
vote-extend-lead = The vote closes { $until }. You can keep it open for longer, not for less.
vote-extend-closes_at = New end
vote-extend-reason = Why
vote-extend-reason-hint = The reason stands among the acts of the vote and anybody can read it.
vote-extend-do = Extend
vote-extend-not-later = The new end has to be after the present one.
vote-extend-next-stage = The next stage begins before that. Move it first.
vote-extended-done = The vote was extended.
vote-notice-extended = The vote "{ $title }" was extended until { $until }
ballot-yes = Yes
ballot-no = No
ballot-no-rank = no place
ballot-rank = { $n ->
   *[other] Place { $n }
}
ballot-points = { $n ->
    [one] one point
   *[other] { $n } points
}
ballot-check-yes = You answered "yes".
ballot-check-no = You answered "no".
ballot-money-left = {n} lei of the budget are left.
ballot-money-over = You are {n} lei over the budget.
ballot-wrong-ranks = Give each place once, beginning with 1 and without leaving one out.
ballot-wrong-few = { $min ->
    [one] Choose at least one proposal.
   *[other] Choose at least { $min } proposals; you chose { $named }.
}
ballot-wrong-each = { $n ->
    [one] One proposal can get at most one point.
   *[other] One proposal can get at most { $n } points.
}
ballot-wrong-points-few = { $n ->
    [one] Give at least one point.
   *[other] Give at least { $n } points.
}
ballot-wrong-points-many = { $n ->
    [one] You gave one point too many.
   *[other] You gave { $n } points too many.
}
ballot-wrong-budget = The chosen proposals cost { $cost } together, and the budget is { $budget }. Leave one out.
ballot-denied-code = The code is not right. Check it, or get another one at the counter of the town hall.
ballot-code-wrong = The code is not right. Check letters and digits; if it still does not work, get another one at the counter of the town hall.
ballot-enter-title = Vote with the code of your letter
ballot-enter-lead = Type the code of the letter from the town hall. You need no account.
ballot-enter-code = Code
ballot-enter-code-hint = Sixteen letters and digits. Dashes do not matter.
ballot-enter-do = Open the ballot
ballot-enter-lost = If you lost the letter, go to the counter of the town hall with your identity card: the old code is revoked and you get another.
results-csv-answer = Answer
results-answer-yes = The answer is "yes": { $yes } for, { $no } against.
results-answer-no = The answer is "no": { $yes } for, { $no } against.
results-answer-no-quorum = Too few took part for the answer to hold: { $yes } for, { $no } against.
results-spent = { $spent } of { $budget } are used.
results-how-filled = bought in the end, with what was left.
results-how-bought = { $n ->
    [one] one voter paid at most { $price } for a vote
   *[other] { $n } voters paid at most { $price } each for a vote
}; { $effective } effective votes.
results-why-withdrawn = It was withdrawn.
results-why-beaten = Others were chosen before it.
results-why-threshold = { $n ->
    [one] At least one vote was needed.
   *[other] At least { $n } votes were needed.
}
results-why-dear = When its turn came, { $left } was left: less than its cost.
results-why-ended = The list ended before it, at a proposal that did not fit any more.
results-why-excluded = { $by } won, which excludes it.
results-why-few = Too few voters for its cost: all their shares together are not enough ({ $support } of it).
results-why-spent = The money of its supporters went to others: { $to }. They had { $left } left. It reached { $support } of what it needed.
results-why-loss = { $sum } to { $to }
results-why-nothing = It has no cost, so it cannot be bought.
results-endowment = In the end, each voter could direct { $sum }; a hundred voters together { $hundred }.
results-most-votes-stand = In the comparison more voters preferred "most votes", so that result stands.
results-compare = Comparison with "most votes"
results-reached = { $share } of the voters have at least one winning proposal; with "most votes" it would have been { $other }.
results-prefer = { $n } voters have more winning proposals this way, { $other } would have had more with "most votes".
results-under-most-votes = With "most votes" these would have won: { $names }.
results-stages = The count stage by stage
results-stages-caption = Votes of each after each stage
results-part = Group
results-part-voted = Voted
results-part-share = Of those listed
results-part-unknown = not known
results-by-channel = How people voted
results-by-village = Turnout by village
results-by-age = Turnout by age
results-complaints = Complaints
results-blt = The ballots as a BLT file
results-json = The result with all reasons, for programs
results-recount-here = Count the file on this site
recount-title = Count again
recount-lead = Give a file of ballots and see what it comes to. The file is not kept.
recount-file = File of ballots (.pb or .blt)
recount-rule = Rule
recount-rule-hint = Empty: the rule in the file. For example equal-shares+add1+fractional+exhaustive.
recount-lot = Order drawn by lot
recount-lot-hint = Numbers of proposals, separated by commas; one drawing from the next by a semicolon. Empty if no lot was drawn.
recount-do = Count
recount-result = Result
recount-tie = Tie between:
recount-no-file = Choose a file.
recount-too-large = The file is larger than 8 MB. Count it at home with the command "vatra count".
recount-bad-file = The file is wrong at line { $line }: { $why }
recount-bad-ballots = The ballots of the file cannot be counted: { $why }
recount-bad-rule = The rule is not understood: { $why }
recount-say-rule = The file names the rule "{ $rule }", which we do not know. Write the rule by which it is counted.
recount-not-counted = It could not be counted: { $why }
recount-bad-lot = The file has no proposal "{ $id }".
counter-staff = For the staff
counter-title = At the counter
counter-lead = Find the person on the list of the vote, then open the ballot for them on this device or give them one on paper.
counter-none-what = Only those vote who were on the list when the vote was opened.
counter-open = Open the ballot here
counter-paper = Got a paper ballot
counter-paper-final = The mark cannot be removed: afterwards the person cannot vote in another way. Make it when you hand over the paper ballot.
counter-paper-do = I handed over the paper ballot
counter-paper-marked-done = Noted: got a paper ballot.
counter-voted = The list has the mark that { $name } has voted. Nobody votes twice.
counter-how = How it is done
counter-how-check = Look at the identity document and check name, village and year of birth.
counter-how-give = Press “Open the ballot here” and hand over the device. The screen shows the ballot alone, without menus.
counter-how-away = Step away: the choice is secret. You can explain at the beginning, while the screen is empty.
counter-how-minutes = The ballot is open for 15 minutes. If they pass, search for the person again.
counter-give-back = Write down or print the code if you want it, then press “To the counter” and give the device back.
counter-print = Print the code
counter-back = To the counter

## Paper ballots

paper-title = Paper ballots
paper-lead = After the vote closes the boxes are opened. Two people read every sheet, each from their own account, without seeing what the other read.
paper-marks = { $n ->
    [0] Nobody on the list got a paper ballot.
    [one] One person on the list is marked as having got a paper ballot.
   *[other] { $n } people on the list are marked as having got a paper ballot.
}
paper-none = No box opened
paper-none-what = Count the sheets in the box, then enter the box and their number here.
paper-sheet = Sheet { $n }
paper-sheets-of = { $n ->
    [one] one sheet
   *[other] { $n } sheets
}
paper-opened-by = Opened by
paper-finished = Finished
paper-protocol = Print the protocol of the box
paper-done = Finished: { $n }.
paper-waiting = To read: { $n }.
paper-differing = Read differently: { $n }.
paper-read-on = Read the sheets
paper-differences = Settle the differences
paper-close = Close the box
paper-correct = Was the number of sheets wrong?
paper-correct-do = Correct the number
paper-corrected-done = The number of sheets was corrected.
paper-reason = Why
paper-open = Another box
paper-open-do = Open the box
paper-opened-done = The box is open. Read the sheets.
paper-closed-done = The box is closed. Print the protocol and sign it.
paper-read-done = You have read all the sheets that were yours to read.
paper-no-differences-done = There is no difference left.
paper-box-label = Box
paper-box-label-hint = What it is called, for example: House of culture, Boju
paper-box-sheets = How many sheets are in the box
paper-box-sheets-hint = Counted by hand before reading.
paper-box-opened_by = Who opened the box
paper-box-opened_by-hint = The names of those present. They are published.
paper-not-now = Sheets are read after the vote closes and before it is counted.
paper-blank = Blank: nothing is marked
paper-spoiled = Spoiled
paper-spoiled-what = It cannot be understood, or breaks the rule on the ballot.
paper-save = Save and go to the next sheet
paper-stop = Stop here
paper-read-how = Number the sheets in pencil on the back, in the order in which you read them: the second reader takes them in the same order.
paper-reading = Reading { $n }
paper-differs = Sheet { $n } was read differently
paper-differ-left = { $n ->
    [one] one more sheet after this
   *[other] { $n } more sheets after this
}
paper-note = What you saw on the sheet
paper-note-hint = Look at it together. For example: a tick pressed too hard, clearly beside the second proposal.
paper-settle = Save what you decided together
paper-wrong-nothing = Nothing is marked. If the sheet is empty, tick “Blank”; if it cannot be understood, “Spoiled”.
paper-wrong = The sheet breaks the rule of the ballot. If that is how the paper is, tick “Spoiled”.
paper-sheets-wrong = Write a number from 0 to { $n }.
paper-sheets-read = More sheets have been read already, or the box is closed.
paper-label-taken = There is a box of this name already.
paper-read-already = This sheet has been read already. Go to the next one.
paper-settled-already = This sheet has been settled already, or has no difference.
paper-unfinished = Not all sheets have been read twice and settled.
paper-closed-already = The box is closed already.
paper-not-ready = The paper ballots are not ready. Read and close all boxes first.
paper-no-box = { $n ->
    [one] One person got a paper ballot, but no box has been opened. Open the box before the count.
   *[other] { $n } people got paper ballots, but no box has been opened. Open the box before the count.
}
count-paper-title = The sheets and the marks on the list differ
count-paper-differs = Sheets read from the boxes: { $sheets }. People who got a paper ballot: { $marks }.
count-paper-what = See whether a box was left unopened at some polling place. After the count no sheet can be added.
count-paper-confirmed = I have looked: there is no other box. Count with these sheets.
count-paper-reason = Where the difference comes from
count-paper-reason-hint = For example: somebody got the ballot and did not put it into the box. It is published, with your name.
count-paper-unconfirmed = Look at the two numbers and tick that the votes are counted like this.
count-paper-act = The count was decided although the sheets and the marks on the list differ. Sheets read: { $sheets }; people who got a ballot: { $marks }. { $reason }
paper-differs-otherwise = The sheets that were read and the people who got a paper ballot differ in number. Open the page of the count again.
paper-not-finished = Before the count, finish the boxes: { $labels }.
paper-denied-open = The vote is still open. Sheets are read after it closes.
paper-denied-counted = The count has begun. Sheets can no longer be read.
paper-act-opened = The box “{ $label }” was opened, sheets: { $n }. Present: { $by }.
paper-act-corrected = The box “{ $label }”: the number of sheets was corrected from { $was } to { $n }. { $reason }
paper-act-closed = The box “{ $label }” was read, sheets: { $n }. Fingerprint: { $digest }
log-vote-paper-opened = Vote “{ $title }”: the box “{ $label }” has { $sheets } sheets.
log-vote-paper-closed = Vote “{ $title }”: the box “{ $label }” was read. Fingerprint: { $digest }

## The protocol

protocol-title = Protocol of the vote
protocol-summary = The vote “{ $title }” was counted on { $day }. Everything written here can be checked from the published files.
protocol-way = The vote and its ballots can be read on the site:
protocol-box-title = Protocol of a box
protocol-box-summary = The paper ballots of the box “{ $label }” of the vote “{ $title }” were read. Two people read every sheet without seeing what the other read; differences were settled together.
protocol-what = What was voted on
protocol-opened = Opened
protocol-closed = Closed
protocol-option = Option
protocol-cost = Cost
protocol-electorate = Who could vote
protocol-electorate-hash = Fingerprint of the list of voters (SHA-256)
protocol-channel = Way
protocol-voted = Voted
protocol-paper = Paper ballots
protocol-box = Box
protocol-sheets = Sheets
protocol-marks = Marks on the list: paper ballot
protocol-difference = Difference between sheets and marks
protocol-opened-by = Opened by
protocol-figures = What the sheets say
protocol-votes = Votes
protocol-outcome = Place
protocol-place = place { $n }
protocol-blank = Blank
protocol-spoiled = Spoiled
protocol-ballots = Ballots
protocol-voters = Marks on the list
protocol-digest = Fingerprint
protocol-digest-what = It is worked out from the name of the box and from what each sheet says, in the order of the sheets. If anything were changed, it would be another.
protocol-digest-box = Fingerprint of the box (SHA-256)
protocol-digest-of = Fingerprint of the box “{ $label }” (SHA-256)
protocol-result = Result
protocol-files = The file of the ballots
protocol-files-what = Anybody can download the ballots from the page of the results and count them again. The file has this fingerprint.
protocol-file-pb = The ballots, for recounting (SHA-256)
protocol-file-csv = The ballots, as a table in the language of the community (SHA-256)
protocol-act = Act
protocol-when = When
protocol-sign-chair = Chair of the commission
protocol-sign-clerk = Secretary
protocol-sign-witness = Witness

## Complaints

complaint-title = Complaints
complaint-lead = Complaints about the result are taken until { $until }. Text and answer are public, without the name of whoever complains.
complaint-no-term = No complaints are taken about this vote.
complaint-none = No complaint has been filed
complaint-number = Complaint { $n }
complaint-answer-title = Answer of the town hall
complaint-answer = Answer
complaint-answer-do = Publish the answer
complaint-answered-done = The answer is published.
complaint-answered-already = This complaint has been answered already.
complaint-waiting = Waits for an answer.
complaint-new = File a complaint
complaint-words = What you complain about, and why
complaint-words-hint = It is published as you write it. Write no names and not how you voted.
complaint-do = File the complaint
complaint-filed-done = The complaint is filed.
complaint-sign-in = Sign in to file a complaint
complaint-denied-over = The term for complaints is over or has not begun.
log-vote-complaint = A complaint was filed about the vote “{ $title }”.
log-vote-complaint-answered = A complaint about the vote “{ $title }” was answered.
voters-title = Voters’ list
voters-lead = The people who belong to the community, with or without an account. When a vote is opened, its list is made from here and from the attestations at the counter, and everybody stands on it once.
voters-import-link = Upload a list
voters-fact-listed = On the list
voters-fact-account = Of these, with an attested account
voters-fact-struck = Taken off the list
voters-fact-born = Date of birth
voters-fact-ground = Why they are on the list
voters-people = { $n ->
    [one] one person
   *[other] { $n } people
}
voters-row-count = { $n ->
    [one] one row
   *[other] { $n } rows
}
voters-rows = { $n ->
    [one] The file has one row.
   *[other] The file has { $n } rows.
}
voters-search = Find somebody
voters-search-hint = The beginning of the family name or the given name, with or without diacritics.
voters-search-button = Search
voters-filters = Show only
voters-all = All
voters-only-struck = Taken off the list
voters-empty = Nobody is here
voters-empty-what = Upload the list of the town hall, as a CSV or XLSX table, or search for something else.
voters-table = The people on the list, by name
voters-column-name = Name
voters-column-village = Village
voters-column-known = Known by
voters-column-account = Attested account
voters-column-do = What you can do
voters-column-file = File
voters-column-day = When
voters-column-added = Added
voters-column-changed = Changed
voters-column-same = As before
voters-column-rejected = Rows not taken
voters-column-line = Row
voters-column-why = Why it was not taken
voters-known-code = personal code
voters-known-number = no. { $number }
voters-account = The account
voters-next = Next
voters-ground-residence = Lives here
voters-ground-work = Works here
voters-ground-study = Studies here
voters-strike-link = Take off
voters-strike-what = Take this person off the list if they died, moved away or stand on it twice. The lists of votes that are open already do not change.
voters-strike-account = This person also has an attested account, which still entitles them to vote. If they no longer have that right, take the attestation back too.
voters-strike-reason = Reason
voters-strike-reason-hint = Only your colleagues see it.
voters-strike-button = Take off the list
voters-struck-done = The person was taken off the list.
voters-struck-on = Taken off the list on { $day }.
voters-restore-link = Put back
voters-restore-what = If this was a mistake, the person can be put back.
voters-restore-button = Put back on the list
voters-restored-done = The person is on the list again.
voters-denied-struck = This person is not on the list any more.
voters-denied-listed = This person is on the list.
voters-import-title = Upload a list
voters-import-lead = Choose the table of the town hall, CSV or XLSX, as it is. All good rows are taken, and for the others you see the reason.
voters-import-columns = It needs a column with the name, and one with the personal code or with the number in the list. The village and the date of birth help; other columns are not read.
voters-import-code = The personal code is not kept. The program keeps a fingerprint, so that nobody votes twice, and the date of birth. The file is not kept.
voters-import-again = You can upload the list again at any time: whoever is on it already stays on it once.
voters-import-file = File
voters-import-file-hint = CSV or XLSX, up to 20 MB.
voters-import-ground = Why the people are on the list
voters-import-ground-hint = For the rows where the list says nothing else.
voters-import-button = Upload
voters-imported-done = The list was taken.
voters-same-done = Nothing has changed: everybody who could be read from this file was on the list already.
voters-imports = Uploaded lists, newest first
voters-rejected = Rows not taken
voters-rejected-what = Correct these rows in the file and upload it again. The other rows were taken.
voters-none-rejected = All rows were read.
voters-to-list = See the list
voters-file-none = Choose a file.
voters-file-many = Upload one file at a time.
voters-file-empty = The file is empty.
voters-file-no-table = The file is no table. Save the list as CSV or XLSX.
voters-file-old-book = The file is of an old kind or has a password. Save it as XLSX, without a password.
voters-file-broken = The file is damaged and cannot be read (row { $line }). Open it and save it again.
voters-file-large = The file is too large (row { $line }). Split the list into several files.
voters-file-rows = The file has too many rows: we stopped at row { $line }. Split the list into several files.
voters-file-columns = Row { $line } has too many columns.
voters-file-cell = A cell in row { $line } holds too much text.
voters-file-quote = In row { $line } a text in quotation marks begins that is never closed.
voters-file-header = We did not find the row with the names of the columns. It needs one with the name, and one with the personal code or with the number in the list.
voters-why-name = The name is missing.
voters-why-name-digits = There are digits in the name.
voters-why-long = The name, the village or the number is too long.
voters-why-cnp = The personal code is not right.
voters-why-cnp-elsewhere = In the column of the village or of the number stand 13 digits, as in a personal code. Nothing of the row was kept.
voters-why-no-key = It has neither a personal code nor a number in the list.
voters-why-born = The date of birth cannot be read.
voters-why-born-differs = The date of birth does not fit the personal code.
voters-why-ground = We did not understand why they are on the list. Write residence, work or study.
voters-why-twice = It is the same person or the same number as in row { $line }.
voters-why-struck = They were taken off the list. If this was a mistake, put them back.
voters-why-number-taken = The number is that of another person on the list. If the list was numbered anew, add the personal code.
log-voters-imported = The voters’ list was filled from a file.
log-voter-struck = Somebody was taken off the voters’ list.
log-voter-restored = Somebody was put back on the voters’ list.
vote-open-doubts = Perhaps the same human twice
vote-open-doubts-what = These people have the same name on the voters' list and at the counter. If it is the same human, strike one, or attest them again with the personal code.
vote-notice-closing = The vote "{ $title }" closes tomorrow: you can vote until { $until }. If you have voted, there is nothing more to do.
ballot-kept = What you filled in was kept on this device. Nothing has been sent.
ballot-kept-forget = Delete it
recount-too-many = The file has { $n } options. At most 300 are counted here; count it at home with the command "vatra count".
ballot-denied-door = This ballot was opened by somebody else on this device. Open the vote again and fill in your own ballot.
protocol-salt = Key of the fingerprint (kept on the signed paper alone)
