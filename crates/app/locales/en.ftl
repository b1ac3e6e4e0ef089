mailbox-title = Mailbox
mailbox-lead = No mail server is set here, so messages go nowhere. You find them all on this page, newest first.
mailbox-empty = No message has been written yet. Ask for a sign-in link or support a proposal, then come back.
mailbox-to = To { $recipient }
mailbox-newest = Newest
