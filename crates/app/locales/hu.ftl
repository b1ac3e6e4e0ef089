mailbox-title = Postaláda
mailbox-lead = Itt nincs beállítva levelezőkiszolgáló, ezért az üzenetek sehová sem mennek. Mindegyiket ezen az oldalon találja, a legújabbal az elején.
mailbox-empty = Még egyetlen üzenet sem készült. Kérjen belépési linket vagy támogasson egy javaslatot, majd térjen vissza.
mailbox-to = Címzett: { $recipient }
mailbox-newest = A legújabbak
