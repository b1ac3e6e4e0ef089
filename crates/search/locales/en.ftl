search-title = Search
search-title-of = Search: { $q }
search-what = What are you looking for?
search-hint = One to four words, in any form, with or without diacritics: “școală” also finds “școlilor”.
search-go = Search
search-too-long = The question has more than 200 characters. We kept its beginning; shorten it and search again.
search-nothing-of = We found nowhere:
search-left-out = We searched without the words that occur nowhere:
search-none = Nothing was found
search-no-more = There is nothing more
search-none-what = Try a single word, or another that means the same, or browse:
search-browse-processes = Participatory processes
search-browse-log = The public log
search-all-kinds = Search everything
search-alone = Nothing has all the words. Each by itself:
search-alike = Perhaps you are looking for:
search-things = { $n ->
    [one] one result
   *[other] { $n } results
 }
search-found = { $n ->
    [0] Results
    [one] One result
   *[other] { $n } results
 }
search-kinds = Kinds of things
search-kind-all = All
search-kind-process = Processes
search-kind-proposal = Proposals
search-kind-initiative = Initiatives
search-kind-vote = Votes
search-kind-meeting = Meetings
search-kind-sitting = Sittings and assemblies
search-kind-document = Documents
search-kind-strategy = Strategies
search-kind-one-process = Process
search-kind-one-proposal = Proposal
search-kind-one-initiative = Initiative
search-kind-one-vote = Vote
search-kind-one-meeting = Meeting
search-kind-one-sitting = Sitting
search-kind-one-document = Document
search-kind-one-strategy = Strategy
search-more = Next
search-from-start = From the beginning
search-order = How are the results ordered?
search-order-what = Only what has all the words appears. The rarest of them decides: first what has it in the title, then what has it in the text; among equals, the newest first. Small words such as “the” are not searched. The order is the same for everybody, and what you searched for is not kept.
