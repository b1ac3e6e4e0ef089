mailbox-title = Cutia poștală
mailbox-lead = Aici nu este setat un server de e-mail, așa că mesajele nu pleacă nicăieri. Le găsiți pe toate pe această pagină, cele mai noi întâi.
mailbox-empty = Nu a fost scris încă niciun mesaj. Cereți un link de intrare sau susțineți o propunere și reveniți.
mailbox-to = Către { $recipient }
mailbox-newest = Cele mai noi
