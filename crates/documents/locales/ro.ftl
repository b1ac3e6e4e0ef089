document-menu = Documente
document-list-title = Documente
document-list-lead = Proiecte de hotărâri, strategii, manuale și metodologii: le citiți, vedeți ce s-a schimbat și spuneți ce credeți despre fiecare paragraf.
document-new = Document nou
document-new-what = Întâi titlul și felul documentului; textul se adaugă la pasul următor.
document-begin = Mai departe, la text
document-filter = Filtrați
document-all = Toate
document-none = Niciun document publicat încă
document-none-what = Când primăria publică un proiect sau o strategie, o găsiți aici.
document-kind = Felul documentului
document-kind-draft = Proiect de act normativ
document-kind-strategy = Strategie
document-kind-manual = Manual
document-kind-policy = Document de politici publice
document-kind-methodology = Metodologie
document-title = Titlu
document-summary = Pe scurt
document-summary-hint = Două-trei fraze pe înțelesul tuturor: ce se schimbă și pentru cine.
document-wrong = Eroare:{" "}
document-not-published = nepublicat
document-was-published = publicată
document-is-open = se discută
document-version-number = Versiunea { $n }
document-versions = Versiuni
document-blocks = { $n ->
    [one] un paragraf
    [few] { $n } paragrafe
   *[other] { $n } de paragrafe
}
document-source-written = scrisă aici
document-source-pasted = text lipit
document-source-file = citită din fișier
document-what-changed = Ce s-a schimbat
document-changes = { $n ->
    [0] nicio schimbare
    [one] o schimbare
    [few] { $n } schimbări
   *[other] { $n } de schimbări
}
document-changes-more = Schimbările următoare
document-change-changed = modificat
document-change-added = nou
document-change-removed = eliminat
document-change-moved = mutat
document-side-by-side = Alăturat
document-contents = Cuprins
document-page-before = Pagina anterioară
document-page-after = Pagina următoare
document-no-text = Încă nu are text
document-no-text-what = Textul se lipește sau se citește dintr-un fișier DOCX, ODT ori Markdown.
document-tools = Pentru cine redactează
document-text-do = Înlocuiți textul
document-text-what = Lipiți textul sau alegeți un fișier. Capitolele, articolele, alineatele și literele se recunosc singure. Paragrafele care rămân își păstrează adresa, deci și comentariile.
document-text-file = Fișier
document-text-file-hint = DOCX, ODT, Markdown sau text simplu, cel mult 10 MB.
document-text-text = Text
document-text-text-hint = Un rând gol desparte paragrafele. # înseamnă titlu, - înseamnă listă, **gros**, *cursiv*, [^1] notă de subsol.
document-text-note = Ce s-a schimbat
document-text-note-hint = O frază pentru istoricul versiunilor.
document-keep-version = Păstrați versiunea
document-edit-page = Modificați această pagină
document-edit-page-what = Se schimbă numai textul de pe această pagină; celelalte rămân cum sunt.
document-file-again = Alegeți din nou fișierul: browserul nu îl poate alege singur.
document-has-unpublished = Ultima versiune nu este publică.
document-publish = Publicați versiunea
document-open-do = Deschideți discuția pe paragrafe
document-close-do = Închideți discuția pe paragrafe
document-adoption-do = Adoptarea
document-adoption-what = Actul prin care documentul a fost adoptat. Un proiect de act normativ se adoptă numai după ce consultarea s-a încheiat și proiectul a fost transmis spre avizare.
document-adoption-act = Actul
document-adoption-number = Numărul
document-adoption-on_day = Data
document-adoption-body = Cine l-a adoptat
document-adoption-reason = De ce se corectează
document-adoption-future = Data adoptării nu poate fi în viitor.
document-act-hcl = Hotărârea Consiliului Local nr.
document-act-disposition = Dispoziția primarului nr.
document-act-decision = Decizia nr.
document-adopted-by = Adoptat prin
document-corrected = Corectat:
document-integrations = Unde a fost preluat
document-integration-do = Adăugați unde a fost preluat
document-integration-into_title = Documentul în care a fost preluat
document-integration-place = Articolul sau capitolul
document-integration-url = Adresa
document-integration-url-hint = Începe cu / sau cu https.
document-integration-url-wrong = Adresa începe cu / sau cu https.
document-integration-on_day = Data
document-in-context = Citiți paragraful la locul lui
document-opinions = Părerea oamenilor
document-agree = Sunt de acord
document-disagree = Nu sunt de acord
document-opinion-take-back = Retrag părerea
document-agree-n = { $n ->
    [one] o persoană este de acord
    [few] { $n } persoane sunt de acord
   *[other] { $n } de persoane sunt de acord
}
document-disagree-n = { $n ->
    [one] una nu este
    [few] { $n } nu sunt
   *[other] { $n } nu sunt
}
document-paragraph-link = Despre { $label }
document-paragraph-weight = Despre { $label }: { $comments ->
    [one] un comentariu
    [few] { $comments } comentarii
   *[other] { $comments } de comentarii
}, { $agree } de acord, { $disagree } împotrivă
document-changed-meanwhile = Altcineva a păstrat între timp o altă versiune. Textul dumneavoastră este încă aici; trimiteți-l din nou dacă vreți să o înlocuiască.
document-nothing-new = Nu există o versiune nouă de publicat.
document-not-public = Publicați întâi o versiune.
document-one-file = Alegeți un singur fișier.
document-cannot-adopt = Adoptarea nu se poate înregistra: proiectul nu a fost încă transmis spre avizare, nu are o versiune publică sau altcineva a înregistrat-o între timp.
document-bad-empty = Nu am găsit niciun text.
document-bad-large = Textul sau fișierul este mai mare decât putem citi.
document-bad-broken = Fișierul este deteriorat sau nu este de felul pe care îl arată numele.
document-bad-locked = Fișierul este protejat cu parolă. Salvați-l fără parolă.
document-bad-many = Textul are mai mult de 10.000 de paragrafe.
document-bad-long = Un paragraf are mai mult de 20.000 de caractere.
document-bad-encoding = Textul nu este în UTF-8.
document-begun-done = Documentul a fost creat. Adăugați textul.
document-written-done = Versiunea a fost păstrată.
document-published-done = Versiunea este publică.
document-opened-done = Oamenii pot discuta fiecare paragraf.
document-closed-done = Discuția pe paragrafe s-a închis.
document-adopted-done = Adoptarea a fost înregistrată.
document-integrated-done = Am notat unde a fost preluat.
document-opinion-done = Am notat părerea dumneavoastră.
document-mail-version = „{ $title }” are o versiune nouă.
consult-list-title = Transparență decizională
consult-list-lead = Proiectele supuse consultării după Legea 52/2003: ce se propune, până când puteți trimite propuneri și ce s-a răspuns.
consult-none = Niciun proiect în consultare
consult-none-what = Puteți cere să primiți proiectele prin e-mail când apar.
consult-home-title = Proiecte la care așteptăm propuneri
consult-box = Consultare publică
consult-box-open = Trimiteți propuneri până la
consult-box-closed = Termenul pentru propuneri s-a încheiat; primăria răspunde în scris la fiecare.
consult-box-moved = Consultarea s-a încheiat, iar proiectul a fost transmis spre avizare.
consult-box-preparing = Anunțul se pregătește și nu este public.
consult-box-all = Toate datele consultării
consult-state-moved = transmis spre avizare
consult-state-closed = se răspunde
consult-register = Registrul propunerilor
consult-register-lead = Fiecare propunere scrisă primește un număr, oricum ar fi venit. Datele de contact nu sunt publice.
consult-register-empty = Nu este nicio înregistrare.
consult-show-all = Toate
consult-show-recommendations = Propuneri
consult-show-included = Incluse în proiect
consult-show-unanswered = Fără răspuns
consult-next = Mai departe
consult-number = nr.
consult-received-on = Primită la
consult-received-on-hint = Ziua de pe ștampila de intrare.
consult-what = Ce
consult-from = De la
consult-text = Proiectul
consult-reply = Răspunsul
consult-way-in = Cum a venit
consult-entry-recommendation = Propunere
consult-entry-debate = Cerere de dezbatere publică
consult-channel-online = pe site
consult-channel-letter = prin scrisoare
consult-channel-email = prin e-mail
consult-channel-counter = la registratură
consult-sender-person = O persoană
consult-sender-organisation = O organizație
consult-sender-authority = O autoritate publică
consult-verdict-accepted = acceptată
consult-verdict-partly = acceptată în parte
consult-verdict-refused = neacceptată
consult-contact = Contactul expeditorului (numai pentru personal)
consult-contact-by-post = Expeditorul nu are e-mail: răspunsul se trimite prin poștă.
consult-no-reply = fără răspuns încă
consult-no-reply-what = Primăria nu a răspuns încă. Proiectul nu poate merge mai departe fără un răspuns scris.
consult-recommendations = Propuneri primite
consult-received-n = { $n ->
    [0] nicio propunere
    [one] o propunere
    [few] { $n } propuneri
   *[other] { $n } de propuneri
}
consult-answered-n = { $n ->
    [0] niciun răspuns
    [one] un răspuns
    [few] { $n } răspunsuri
   *[other] { $n } de răspunsuri
}
consult-wording = Forma propusă:
consult-recommend-do = Trimiteți o propunere
consult-recommend-what = Spuneți ce ați schimba și de ce. Primiți un număr de înregistrare și un răspuns scris. Propunerea are valoare de recomandare.
consult-enter-do = Înregistrați o propunere venită pe hârtie
consult-enter-what = Primește următorul număr din același registru. Scrisoarea se păstrează la dosar.
consult-whole-draft = Propunerea privește întregul proiect.
consult-choose-paragraph = Alegeți articolul din text
consult-send-text = Propunerea și motivele
consult-send-wording = Cum ar trebui să sune
consult-send-wording-hint = Dacă aveți o formulare, scrieți-o aici.
consult-send-channel = Cum a venit
consult-send-received_on = Primită la
consult-send-received_on-hint = Ziua de pe ștampila de intrare.
consult-send-sender_kind = Cine trimite
consult-send-name = Nume sau denumire
consult-send-email = E-mail
consult-send-email-hint = Pentru răspuns. Nu se publică și se șterge după trei ani.
consult-send-postal = Adresa poștală
consult-send-postal-hint = Dacă doriți răspunsul prin poștă. Este nevoie de e-mail sau de adresa poștală.
consult-send-is_name_public = Numele poate apărea lângă propunere
consult-send-do = Trimiteți spre înregistrare
consult-contact-needed = Scrieți un e-mail sau o adresă poștală, ca să poată ajunge răspunsul.
consult-reply-do = Răspundeți la propunere
consult-reply-what = Răspunsul este public și ajunge la expeditor. Nu se mai poate schimba.
consult-reply-verdict = Ce s-a hotărât
consult-reply-reason = Motivarea
consult-reply-reason-hint = Legea 52/2003 cere motivarea în scris a propunerilor neînsușite.
consult-reply-send = Publicați răspunsul
consult-prepare-do = Anunțul consultării
consult-prepare-what = Ce cere Legea 52/2003, art. 7 alin. (2), înainte de publicare. Puteți păstra și reveni.
consult-reasons = Referatul de aprobare
consult-reasons-hint = De ce este nevoie de act, ce schimbă, cât costă.
consult-studies = Studii de impact sau de fezabilitate
consult-studies-hint = Sau de ce nu sunt necesare.
consult-how = Unde și cum se trimit propunerile
consult-how-hint = Adresa de e-mail, registratura cu programul ei, adresa poștală.
consult-responsible = Responsabilul pentru relația cu societatea civilă
consult-responsible-hint = Numele, compartimentul, numărul dispoziției.
consult-concerns_business = Proiectul are relevanță asupra mediului de afaceri
consult-concerns_business-hint = Se trimite și asociațiilor de afaceri, art. 7 alin. (3).
consult-urgency = Procedura de urgență
consult-urgency-hint = Numai în situație excepțională, art. 7 alin. (13): justificarea se publică. Altfel lăsați gol.
consult-closes_on = Ultima zi pentru propuneri
consult-closes_on-hint = Cel puțin 10 zile calendaristice; de obicei cele 30 de zile lucrătoare întregi.
consult-closes-early = Ultima zi pentru propuneri nu poate fi înainte de { $day }.
consult-publish = Publicarea
consult-publish-what = Anunțul apare pe site, proiectul se trimite celor înscriși și presei de pe listă, iar termenele încep să curgă. Afișarea la sediu o dovediți după aceea.
consult-publish-do = Publicați anunțul
consult-missing = Înainte de publicare mai lipsește:
consult-missing-all = tot ce cere anunțul: completați și păstrați formularul de mai sus
consult-missing-text = textul complet al proiectului
consult-missing-reasons = referatul de aprobare
consult-missing-studies = studiul de impact sau de fezabilitate, ori de ce nu este necesar
consult-missing-how = locul și modul în care se trimit propunerile
consult-missing-responsible = persoana responsabilă pentru relația cu societatea civilă
consult-published-already = Anunțul a fost publicat.
consult-not-published = Anunțul nu a fost publicat încă.
consult-announced-on = Anunțat la
consult-dates = Termene
consult-date-proposals = Propuneri până la
consult-date-endorsement = Cel mai devreme spre avizare
consult-date-sitting = Cel mai devreme la vot, în ședință ordinară
consult-why = Cum s-a calculat:
consult-why-event-law52-notice = Se pornește de la { $day }, ziua ultimei dovezi de publicare ({ $law }); ea nu se numără.
consult-why-event-law52-proposals = Se pornește de la { $day }, ziua ultimei dovezi de publicare ({ $law }); ea nu se numără.
consult-why-event-council-ordinary = Se pornește de la { $day }, prima zi în care proiectul poate fi transmis spre avizare, dacă ședința se convoacă atunci ({ $law }); ea nu se numără.
consult-why-gives = Legea cere cel puțin până la { $least }; autoritatea dă timp până la { $day }.
consult-why-waits = Propunerile se primesc însă până la { $day }, așa că proiectul merge mai departe cel mai devreme la { $first }.
consult-why-urgent-proposals = În procedura de urgență legea nu cere un termen pentru propuneri; autoritatea le primește până la { $day }.
consult-act-lege-52-2003 = Legea 52/2003
consult-act-oug-57-2019 = Codul administrativ
consult-law-article = { $act }, art. { $article }
consult-law-paragraph = { $act }, art. { $article } alin. ({ $paragraph })
consult-why-read-plain = Numărătoarea obișnuită: prima zi nu se numără, ultima da.
consult-why-read-free = Pe zile libere: nu se numără nici prima, nici ultima zi.
consult-why-midnight = Orele curg de la miezul nopții, { $day }.
consult-why-left-out = { $day } nu se numără: { $name }.
consult-why-weekends = { $n ->
    [one] Se sare o zi de sfârșit de săptămână.
    [few] Se sar { $n } zile de sfârșit de săptămână.
   *[other] Se sar { $n } de zile de sfârșit de săptămână.
}
consult-why-counted-working-days = { $n ->
    [one] O zi lucrătoare se împlinește la { $day }.
    [few] { $n } zile lucrătoare se împlinesc la { $day }.
   *[other] { $n } de zile lucrătoare se împlinesc la { $day }.
}
consult-why-counted-calendar-days = { $n ->
    [one] O zi calendaristică se împlinește la { $day }.
    [few] { $n } zile calendaristice se împlinesc la { $day }.
   *[other] { $n } de zile calendaristice se împlinesc la { $day }.
}
consult-why-counted-months = { $n ->
    [one] O lună se împlinește la { $day }.
    [few] { $n } luni se împlinesc la { $day }.
   *[other] { $n } de luni se împlinesc la { $day }.
}
consult-why-counted-hours = { $n ->
    [one] O oră se împlinește la { $day }.
    [few] { $n } ore se împlinesc la { $day }.
   *[other] { $n } de ore se împlinesc la { $day }.
}
consult-why-last = Ziua de { $day } nu se numără nici ea: termenul ajunge la { $next }.
consult-why-moved = { $day } este zi nelucrătoare, așa că termenul se mută la { $next }.
consult-why-chosen = Legea nu spune care numărătoare se aplică. Folosim data sigură, { $day }, nu { $other }.
consult-why-bridges = Dacă zilele punte s-ar socoti altfel, ar fi { $day }.
consult-why-urgent = Procedura de urgență, cu justificarea publicată (art. 7 alin. (13)): termenul de 30 de zile lucrătoare nu se aplică.
consult-holiday-new-year = Anul Nou
consult-holiday-epiphany = Botezul Domnului
consult-holiday-saint-john = Soborul Sfântului Ioan Botezătorul
consult-holiday-union = Ziua Unirii Principatelor Române
consult-holiday-good-friday = Vinerea Mare
consult-holiday-easter = Paștele
consult-holiday-labour = Ziua Muncii
consult-holiday-children = Ziua Copilului
consult-holiday-pentecost = Rusaliile
consult-holiday-dormition = Adormirea Maicii Domnului
consult-holiday-saint-andrew = Sfântul Andrei
consult-holiday-national = Ziua Națională
consult-holiday-christmas = Crăciunul
consult-holiday-bridge = zi punte
consult-lead = Pentru cine conduce consultarea
consult-proofs = Dovezi de publicare
consult-way-site = Pe site
consult-way-seat = Afișat la sediu
consult-way-media = Transmis presei
consult-proof-add-seat = Dovada afișării la sediu
consult-proof-add-media = Dovada transmiterii către presă
consult-proof-day = Ziua
consult-proof-detail = Unde sau cui
consult-proof-save = Înregistrați dovada
consult-proof-detail-needed = Scrieți unde s-a afișat sau cui s-a trimis.
consult-proof-there = Această dovadă este deja înregistrată.
consult-proof-sent = { $n ->
    [one] trimis prin e-mail unei redacții
    [few] trimis prin e-mail la { $n } redacții
   *[other] trimis prin e-mail la { $n } de redacții
}
consult-move = Transmiterea spre avizare
consult-move-note = Observații
consult-move-do = Transmiteți proiectul spre avizare
consult-blocked = Proiectul nu poate merge mai departe
consult-blocked-unanswered = { $n ->
    [one] O propunere nu are încă răspuns scris.
    [few] { $n } propuneri nu au încă răspuns scris.
   *[other] { $n } de propuneri nu au încă răspuns scris.
}
consult-blocked-early = Cel mai devreme la { $day } (art. 7 alin. (2)).
consult-blocked-receiving = Termenul pentru propuneri curge încă.
consult-blocked-proof-site = Lipsește dovada publicării pe site.
consult-blocked-proof-seat = Lipsește dovada afișării la sediu.
consult-blocked-proof-media = Lipsește dovada transmiterii către presă.
consult-blocked-debate = S-a cerut o dezbatere publică și ea nu are încă proces-verbal.
consult-cannot-move = Proiectul nu poate merge mai departe: pe pagina consultării scrie ce lipsește.
consult-denied-moved = Proiectul a fost transmis spre avizare; consultarea lui s-a încheiat.
consult-denied-closed = Termenul pentru propuneri la acest proiect s-a încheiat.
consult-answered-already = Propunerea a primit deja un răspuns.
consult-dossier = Dosarul consultării
consult-notice = Anunțul pentru avizier (PDF)
consult-notice-title = Anunț privind elaborarea unui proiect de act normativ
consult-notice-lead = În temeiul Legii 52/2003 privind transparența decizională, se supune consultării publice proiectul „{ $title }”.
consult-debates = Dezbateri publice
consult-final = Forma finală
consult-moved-at = Proiectul a fost transmis spre avizare la
consult-not-moved = Proiectul nu a fost transmis încă spre avizare.
consult-subscribe = Primiți proiectele prin e-mail
consult-readers = Cine primește proiectele
consult-readers-what = Fiecare proiect anunțat vă ajunge prin e-mail. Vă puteți retrage oricând, cu un clic.
consult-reader-kind = Cine
consult-reader-kind-person = persoană sau asociație interesată
consult-reader-kind-business = asociație a mediului de afaceri
consult-reader-kind-media = redacție
consult-reader-name = Nume sau denumire
consult-reader-email = E-mail
consult-reader-add = Înscrieți
consult-decide-unsubscribe = Nu mai doresc să primesc proiectele
consult-decide-do-unsubscribe = Confirm, nu mai trimiteți
consult-report = Raportul de transparență
consult-report-title = Raport privind transparența decizională, anul { $year }
consult-report-lead = Raportul anual cerut de Legea 52/2003, art. 13. Fiecare cifră numărată își deschide lista.
consult-report-caption = Punctele de la art. 13
consult-report-point = Litera
consult-report-what = Ce se raportează
consult-report-figure = Cifra
consult-report-a = Recomandări primite
consult-report-b = Recomandări incluse în proiecte
consult-report-c = Participanți la ședințe publice și dezbateri
consult-report-d = Dezbateri publice organizate
consult-report-e = De câte ori a fost autoritatea dată în judecată pentru nerespectarea legii
consult-report-f = Evaluarea proprie a parteneriatului cu cetățenii și cu asociațiile lor
consult-report-g = Ședințe care nu au fost publice
consult-report-not-yet = necompletat
consult-report-below = mai jos
consult-report-other-meetings = { $n ->
    [one] La alte ședințe publice a participat o persoană.
    [few] La alte ședințe publice au participat { $n } persoane.
   *[other] La alte ședințe publice au participat { $n } de persoane.
}
consult-report-no-meeting = Nu este înregistrată nicio ședință publică în acest an.
consult-report-none-closed = Toate ședințele înregistrate au fost publice.
consult-report-mol = Se publică în Monitorul Oficial Local, la „Alte documente”.
consult-report-edit = Completați raportul
consult-report-participants = Participanți la alte ședințe publice, care nu sunt înregistrate aici
consult-report-court_cases = De câte ori a fost autoritatea dată în judecată pentru nerespectarea legii
consult-report-court_text = Procesele, pe scurt
consult-report-evaluation = Evaluarea proprie a parteneriatului
consult-report-closed_meetings = Alte ședințe care nu au fost publice, neînregistrate aici
consult-report-closed_text = De ce nu au fost publice
consult-report-number = Scrieți un număr întreg, de exemplu 0.
consult-report-why-closed = Spuneți de ce nu au fost publice.
consult-report-meanwhile = Altcineva a completat raportul între timp.
consult-duty-answer = { $n ->
    [one] O propunere fără răspuns scris
    [few] { $n } propuneri fără răspuns scris
   *[other] { $n } de propuneri fără răspuns scris
}
consult-duty-answer-do = Răspundeți
consult-duty-debate = S-a cerut o dezbatere publică
consult-duty-debate-do = Anunțați dezbaterea
consult-duty-proof = Lipsesc dovezi de publicare
consult-duty-proof-do = Înregistrați dovezile
consult-duty-move = Proiectul poate fi transmis spre avizare
consult-duty-move-do = Vedeți consultarea
consult-duty-minutes = Dezbaterea nu are proces-verbal
consult-duty-minutes-do = Scrieți procesul-verbal
consult-mail-draft-subject = Proiect în consultare: { $title }
consult-mail-draft = { $community } a supus consultării publice proiectul „{ $title }”. Propunerile se primesc până la { $day }.
consult-mail-address = { $address }
consult-mail-received-subject = Înregistrat cu nr. { $number }
consult-mail-received = Am înregistrat cu nr. { $number } ce ați trimis despre „{ $title }”. Primiți un răspuns scris.
consult-mail-reply-subject = Răspuns la propunerea nr. { $number }
consult-mail-reply-accepted = Propunerea dumneavoastră nr. { $number } despre „{ $title }” a fost acceptată.
consult-mail-reply-partly = Propunerea dumneavoastră nr. { $number } despre „{ $title }” a fost acceptată în parte.
consult-mail-reply-refused = Propunerea dumneavoastră nr. { $number } despre „{ $title }” nu a fost acceptată.
consult-mail-reason = Motivarea: { $reason }
consult-mail-moved = Consultarea despre „{ $title }” s-a încheiat; proiectul a fost transmis spre avizare.
consult-prepared-done = Am păstrat ce ați scris.
consult-published-done = Anunțul este public și termenele curg.
consult-proved-done = Dovada a fost înregistrată.
consult-sent-done = Am înregistrat. Păstrați numărul de pe această pagină.
consult-replied-done = Răspunsul este public și a plecat spre expeditor.
consult-moved-done = Proiectul a fost transmis spre avizare.
consult-reader-added-done = Înscrierea a fost făcută.
consult-reader-left-done = Nu vă mai trimitem proiectele.
consult-report-saved-done = Raportul a fost completat.
debate-one = Dezbatere publică
debate-none = Nicio dezbatere.
debate-asked-by = Cerută de
debate-has-minutes = cu proces-verbal
debate-request-do = Cereți o dezbatere publică
debate-request-what = O asociație legal constituită sau o autoritate publică poate cere în scris o dezbatere (art. 7 alin. (9)). Primiți un număr de înregistrare; proiectul nu merge mai departe până nu are loc.
debate-request-organisation = Denumirea asociației sau a autorității
debate-request-cui = Codul fiscal (CUI)
debate-request-cui-hint = De exemplu RO 1235; cifra de control se verifică.
debate-request-cui-wrong = Codul fiscal nu este corect: verificați cifrele.
debate-request-email = E-mail
debate-request-email-hint = Pentru confirmare. Nu se publică.
debate-request-text = Ce doriți să se dezbată
debate-request-send = Trimiteți cererea
debate-request-registered = Cererea este înregistrată. Primăria anunță data și locul dezbaterii.
debate-announce-do = Anunțați o dezbatere
debate-announce-what = Dezbaterea are loc în cel mult 10 zile calendaristice de la publicarea datei și a locului (art. 7 alin. (10)). Anunțată azi, cel târziu la
debate-place = Locul
debate-starts_at = Ziua și ora
debate-starts-wrong = Alegeți ziua și ora.
debate-starts-late = Dezbaterea are loc în viitor, cel târziu la { $day }.
debate-how = Cum se înscrie și cum se ia cuvântul
debate-minutes_each = Timp pentru fiecare vorbitor
debate-minutes_each-hint = În minute.
debate-minutes-wrong = Între 1 și 60 de minute.
debate-minutes-n = { $n ->
    [one] un minut
    [few] { $n } minute
   *[other] { $n } de minute
}
debate-when = Când
debate-speakers = Înscriși la cuvânt
debate-no-speakers = Nu s-a înscris nimeni încă.
debate-speak-do = Înscrieți-vă la cuvânt
debate-speak-what = Numele apare pe lista publică a vorbitorilor.
debate-speak-name = Nume
debate-speak-organisation = Organizația
debate-spoke = a vorbit
debate-absent = lipsește
debate-ended = Dezbaterea s-a încheiat.
debate-minutes = Procesul-verbal
debate-minutes-do = Procesul-verbal al dezbaterii
debate-minutes-ended_at = S-a încheiat la
debate-minutes-ended-wrong = Sfârșitul este după început și nu în viitor.
debate-minutes-participants = Participanți
debate-minutes-participants-wrong = Scrieți câți oameni au fost.
debate-minutes-text = Procesul-verbal
debate-minutes-reason = De ce se corectează
debate-minutes-publish = Publicați procesul-verbal
debate-participants-n = { $n ->
    [one] un participant
    [few] { $n } participanți
   *[other] { $n } de participanți
}
debate-cannot-end = Dezbaterea nu se poate încheia: cineva înscris nu a fost chemat încă sau altcineva a publicat procesul-verbal între timp.
debate-mail-announced = Dezbatere publică despre „{ $title }”: { $at }.
debate-requested-done = Cererea a fost înregistrată. Păstrați numărul.
debate-requested-already-done = Asociația a cerut deja o dezbatere la acest proiect.
debate-announced-done = Dezbaterea este anunțată.
debate-spoken-for-done = V-ați înscris la cuvânt.
debate-called-done = Am notat.
debate-minuted-done = Procesul-verbal este public.
posting-do = Publicat pe e-consultare
posting-what = Platforma nu primește date de la alte programe: descărcați pachetul, încărcați-l acolo, apoi notați aici ziua și adresa. Dovada rămâne la dosar.
posting-portal = Platforma
posting-on_day = Publicat la
posting-url = Adresa anunțului
posting-url-hint = Începe cu https.
posting-url-wrong = Adresa începe cu https și nu are spații.
posting-day-wrong = Ziua este între anunț și astăzi.
posting-save = Înregistrați dovada
posting-recorded-done = Dovada a fost înregistrată.
package-download = Pachetul pentru e-consultare (ZIP)
package-text-unreadable = Referatul sau studiile nu pot fi puse pe hârtie: verificați textul.
package-field = Câmp
package-value = Valoare
package-yes = da
package-no = nu
package-institution = Instituția
package-county = Județul
package-siruta = Cod SIRUTA
package-seat = Sediul
package-email = E-mail
package-phone = Telefon
package-title = Titlul proiectului
package-kind = Felul documentului
package-summary = Pe scurt
package-version = Versiunea textului
package-address = Pagina consultării
package-announced-on = Data anunțului
package-proposals-until = Propuneri până la
package-endorsement-from = Cel mai devreme spre avizare
package-vote-from = Cel mai devreme la vot
package-legal-basis = Temeiul
package-urgent = Procedură de urgență
package-business = Relevant pentru mediul de afaceri
package-how = Unde și cum se trimit propunerile
package-responsible = Persoana responsabilă
package-debate-asked = S-a cerut dezbatere publică
package-proofs = Dovezi de publicare
package-posted-on = Publicat pe e-consultare.gov.ro la
package-posted-at = Adresa pe e-consultare.gov.ro
endorsements = Avize
endorsements-none = Niciun aviz înregistrat încă.
endorsement-do = Înregistrați un aviz
endorsement-what = Raportul comisiei sau avizul compartimentului intră în dosarul public al proiectului.
endorsement-body = Cine avizează
endorsement-body-hint = De exemplu: comisia juridică, compartimentul financiar.
endorsement-opinion = Avizul
endorsement-opinion-favourable = favorabil
endorsement-opinion-amended = favorabil cu amendamente
endorsement-opinion-unfavourable = nefavorabil
endorsement-reference = Numărul raportului
endorsement-on_day = Data
endorsement-day-wrong = Avizul se dă după transmiterea proiectului, cel târziu azi.
endorsement-text = Pe scurt
endorsement-save = Înregistrați avizul
endorsement-recorded-done = Avizul este în dosar.
consult-not-moved-yet = Proiectul nu a fost transmis spre avizare.
consult-act = Actul final
consult-act-none = Actul nu a fost adoptat încă.
consult-duty-post = Anunțul nu este trecut pe e-consultare.gov.ro
consult-duty-post-do = Publicați și notați
consult-calendar-proposals = Propuneri până azi: { $title }
consult-calendar-endorsement = Cel mai devreme spre avizare: { $title }
consult-report-period = 1 ianuarie – 31 decembrie { $year }
consult-report-mol-head = Monitorul Oficial Local · Alte documente
debate-calendar = Dezbatere publică: { $title }
debate-countdown = S-a cerut o dezbatere publică
debate-countdown-what = Anunțați data și locul; ea are loc în cel mult 10 zile calendaristice de la anunț. Fără ea proiectul nu merge mai departe. Până la cea mai apropiată avizare:
sector-business = mediul de afaceri
sector-civil_society = societatea civilă
sector-academia = mediul academic
sector-citizens = cetățeni
sectors-do = Cine trebuie ascultat
sectors-what = Alegeți sectoarele fără de care consultarea nu este întreagă. Cât timp unul tace, vi se amintește.
sectors-which = Sectoare cerute
sectors-kept-done = Am notat cine trebuie ascultat.
voice-as = Vorbiți ca:
voice-which = În numele cui vorbiți la acest document
voice-hint = Se numără pe sectoare; nu apare lângă numele dumneavoastră.
voice-save = Păstrați
voice-kept-done = Am notat în numele cui vorbiți.
suggest-title = Forme propuse
suggest-none = Nimeni nu a propus încă altă formulare.
suggest-do = Propuneți altă formulare
suggest-what = Schimbați textul așa cum credeți că ar trebui să sune. Toți văd ce s-ar schimba, cuvânt cu cuvânt.
suggest-wording = Forma propusă
suggest-why = De ce
suggest-same = Este textul de acum: schimbați ce credeți că trebuie schimbat.
suggest-send = Publicați propunerea
suggest-kept-done = Formularea dumneavoastră este publică.
suggest-erased = Cont șters
synthesis-title = Sinteza discuției
synthesis-lead = Ce s-a spus, cine a vorbit, în general, și ce s-a făcut cu fiecare lucru. Fără nume.
synthesis-is-published = publicată
synthesis-being-written = se scrie
synthesis-silent = Nu s-au auzit încă
synthesis-silent-what = Invitați-i înainte de a închide discuția.
synthesis-summary = În general
synthesis-summary-hint = Ce s-a discutat, unde oamenii au fost de acord și unde nu. Fără nume.
synthesis-who = Cine a vorbit
synthesis-people-n = { $n ->
    [0] nimeni
    [one] o persoană
    [few] { $n } persoane
   *[other] { $n } de persoane
}
synthesis-comments-n = { $n ->
    [0] niciun comentariu
    [one] un comentariu
    [few] { $n } comentarii
   *[other] { $n } de comentarii
}
synthesis-suggestions-n = { $n ->
    [0] nicio formă propusă
    [one] o formă propusă
    [few] { $n } forme propuse
   *[other] { $n } de forme propuse
}
synthesis-opinions-n = { $n ->
    [0] nicio părere pe paragrafe
    [one] o părere pe paragrafe
    [few] { $n } păreri pe paragrafe
   *[other] { $n } de păreri pe paragrafe
}
synthesis-sectors = Oameni care au vorbit, pe sectoare
synthesis-sector = Sectorul
synthesis-people = Persoane
synthesis-required = cerut
synthesis-talk-open = Închideți întâi discuția pe paragrafe; cât timp oamenii vorbesc, sinteza nu este gata.
synthesis-publish = Publicați sinteza
synthesis-publish-what = Cifrele de azi se păstrează împreună cu ea. Fiecare paragraf comentat trebuie să aibă rândul lui. Nu se mai schimbă după aceea.
synthesis-lines = Pe paragrafe
synthesis-said = Ce s-a spus
synthesis-said-hint = Ideile, nu persoanele.
synthesis-outcome = Ce s-a făcut
synthesis-outcome-taken = preluat
synthesis-outcome-partly = preluat în parte
synthesis-outcome-not = nepreluat
synthesis-reason = De ce
synthesis-no-line = fără răspuns în sinteză
synthesis-line-do = Scrieți rândul
synthesis-line-what = Ce s-a spus despre acest paragraf și ce s-a făcut cu ce s-a spus.
synthesis-line-done = Rândul a fost păstrat.
synthesis-read-talk = Citiți discuția
synthesis-gone = Paragraful nu mai este în text
synthesis-published-done = Sinteza este publică.
synthesis-published-already = Sinteza acestei versiuni este publicată; discuția se redeschide cu o versiune nouă.
synthesis-cannot-publish = Sinteza nu se poate publica: discuția este deschisă, un paragraf comentat nu are rândul lui sau ea este deja publică.
synthesis-mail = A apărut sinteza discuției despre „{ $title }”.
synthesis-paper-lead = Sinteza discuției despre „{ $title }”, versiunea { $version }.
synthesis-duty-silent = Nu s-a auzit încă: { $sector }
synthesis-duty-silent-do = Vedeți cine a vorbit
consult-letter = Răspunsul pe hârtie (PDF)
consult-letter-where = Același răspuns se citește la { $address }.
consult-letter-sign = Responsabilul pentru relația cu societatea civilă
consult-report-urgent = Proiecte în procedura de urgență
consult-meeting-do = Anunțați o ședință celor care au scris
consult-meeting-what = Ședința publică în care se discută proiectul este adusă la cunoștința celor care au trimis propuneri în scris (Legea 52/2003, art. 8).
consult-meeting-by-mail = { $n ->
    [0] Niciunul dintre ei nu are adresă de e-mail.
    [one] Un expeditor primește anunțul prin e-mail.
    [few] { $n } expeditori primesc anunțul prin e-mail.
   *[other] { $n } de expeditori primesc anunțul prin e-mail.
}
consult-meeting-by-post = { $n ->
    [0] {""}
    [one] Un expeditor are numai adresă poștală.
    [few] { $n } expeditori au numai adresă poștală.
   *[other] { $n } de expeditori au numai adresă poștală.
}
consult-meeting-none = Nu este anunțată nicio ședință care să înceapă în următoarele trei luni sau cei care au scris știu de toate.
consult-meeting-convene = Convocați o ședință publică
consult-meeting-meeting = Ședința
consult-meeting-meeting-hint = Fiecare ședință se anunță o singură dată.
consult-meeting-tell = Trimiteți anunțul
consult-meeting-post = De anunțat pe hârtie
consult-meeting-post-what = Tipăriți anunțul din pagina ședinței și trimiteți-l prin poștă:
consult-told = Ședințe anunțate celor care au scris
consult-told-done = Anunțul a fost trimis.
consult-told-n = { $n ->
    [0] anunțați pe hârtie
    [one] un anunț prin e-mail
    [few] { $n } anunțuri prin e-mail
   *[other] { $n } de anunțuri prin e-mail
}
consult-mail-meeting-subject = Ședință publică despre proiectul „{ $title }”
consult-mail-meeting = Ați trimis propuneri despre proiectul „{ $title }”. Proiectul se discută la { $meeting }: { $at }, { $place }. Oricine poate participa. Ordinea de zi:
log-document-published = S-a publicat documentul „{ $title }”.
log-document-adopted = S-a adoptat documentul „{ $title }”.
log-document-integrated = Documentul „{ $title }” a fost preluat într-un alt text.
log-document-opened = S-a schimbat dacă se poate discuta documentul „{ $title }”.
log-document-synthesis-published = Sinteza discuțiilor despre „{ $title }” este publică.
log-document-wording-suggested = S-a propus o altă formulare în „{ $title }”.
log-consultation-announced = Proiectul „{ $title }” este în consultare publică.
log-consultation-proved = S-a înregistrat o dovadă a anunțului despre „{ $title }”.
log-consultation-posted = Anunțul despre „{ $title }” a fost publicat și pe { $portal }.
log-consultation-recommended = S-a înregistrat propunerea nr. { $number } despre „{ $title }”.
log-consultation-replied = S-a răspuns la o propunere despre „{ $title }”.
log-consultation-told-of-meeting = Cei care au scris despre „{ $title }” au fost anunțați despre o ședință: { $meeting }.
log-consultation-moved-on = Consultarea despre „{ $title }” s-a încheiat; proiectul merge la avizare.
log-consultation-endorsed = S-a înregistrat un aviz pentru „{ $title }”: { $body }.
log-debate-asked = S-a cerut o dezbatere publică despre „{ $title }”.
log-debate-announced = Dezbatere publică despre „{ $title }”: { $starts_at }.
log-debate-minuted = Minuta dezbaterii despre „{ $title }” este publică.
log-transparency-report-noted = S-a completat raportul de transparență pe anul { $year }.
consult-replied-post-done = Răspunsul este public. Expeditorul nu are e-mail: tipăriți răspunsul și trimiteți-l prin poștă.
consult-told-paper-done = S-a notat. Nimeni dintre cei care au scris nu are e-mail: trimiteți-le anunțul prin poștă.
consult-meeting-note = Notați că i-ați anunțat
debate-no-more-speakers = Lista vorbitorilor este plină sau dezbaterea s-a încheiat.
debate-asked-enough = Dezbaterea a fost cerută deja de multe asociații. Autoritatea o organizează oricum.
document-adoption-not-yet = Adoptarea se înregistrează după ce proiectul a fost transmis spre avizare, din pagina consultării.
document-adoption-before = Ziua adoptării nu poate fi înaintea celei în care proiectul a fost transmis spre avizare.
consult-decide-subscribe = Primiți proiectele prin e-mail
consult-decide-do-subscribe = Confirm, trimiteți-mi proiectele
consult-reader-unconfirmed = neconfirmat
consult-reader-remove = Scoateți
consult-reader-removed-done = Adresa a fost scoasă de pe listă.
consult-reader-asked-done = V-am trimis un e-mail. Deschideți legătura din el, ca să confirmați înscrierea.
consult-reader-confirmed-done = Înscrierea este confirmată. Vă trimitem proiectele.
consult-mail-confirm-subject = Confirmați înscrierea: proiectele de la { $community }
consult-mail-confirm = Cineva a cerut ca proiectele de acte ale comunității { $community } să vină la această adresă. Dacă dumneavoastră ați cerut, deschideți legătura și confirmați:
consult-mail-confirm-else = Dacă nu ați cerut dumneavoastră, nu faceți nimic: nu vă trimitem nimic și uităm adresa peste o săptămână.
debate-nobody-spoke = Nu s-a înscris nimeni.
debate-announce-publish = Publicați data și locul
consult-over = Propunerile s-au primit până la { $day }.
consult-report-running = Anul nu s-a încheiat: cifrele se mai schimbă.
consult-report-evaluation-hint = Ce a mers, ce nu, ce schimbăm la anul. Textul este public.
document-tool = Adăugați un document
consult-blocked-debate-ahead = { $n ->
    [one] O dezbatere anunțată nu are încă proces-verbal: publicați-l sau anulați dezbaterea.
    [few] { $n } dezbateri anunțate nu au încă proces-verbal: publicați-le sau anulați dezbaterile.
   *[other] { $n } de dezbateri anunțate nu au încă proces-verbal: publicați-le sau anulați dezbaterile.
}
consult-state-withdrawn = retrasă
consult-box-withdrawn = Consultarea a fost retrasă; proiectul nu merge mai departe.
consult-withdrawn-at = Consultarea a fost retrasă la
consult-withdraw-do = Retrageți consultarea
consult-withdraw-what = Proiectul nu merge mai departe, propunerile nu mai primesc răspuns, iar dezbaterile care nu au început se anulează. Motivul este public și ajunge la cei care au scris. Nu se mai poate schimba.
consult-withdraw-reason = Motivul
consult-withdraw-not = Păstrați consultarea
consult-withdrawn-done = Consultarea este retrasă, iar cei care au scris primesc motivul.
consult-withdrawn-paper-done = Consultarea este retrasă. Cine a scris fără e-mail trebuie anunțat prin poștă: adresele sunt în registru, la fiecare propunere.
consult-cannot-withdraw = Consultarea nu se poate retrage: nu a fost anunțată, a fost deja retrasă sau proiectul a fost transmis spre avizare.
consult-denied-withdrawn = Consultarea acestui proiect a fost retrasă.
consult-mail-withdrawn-subject = Consultare retrasă: { $title }
consult-mail-withdrawn-wrote = Ați scris despre proiectul „{ $title }”. Consultarea a fost retrasă: proiectul nu merge mai departe, iar propunerile nu mai primesc răspuns.
consult-mail-withdrawn = Consultarea despre „{ $title }” a fost retrasă. Motivul: { $reason }
consult-report-withdrawn = Consultări retrase
consult-years = Ani
consult-year = Anul { $year }
debate-cancel-do = Anulați dezbaterea
debate-cancel-what = Anunțul rămâne pe site, marcat ca anulat, împreună cu motivul. Cei care urmăresc proiectul primesc un mesaj.
debate-cancel-reason = Motivul
debate-cancel-not = Păstrați dezbaterea
debate-cancelled-done = Dezbaterea este anulată.
debate-state-cancelled = anulată
debate-is-cancelled = Dezbaterea a fost anulată.
debate-cannot-cancel = Dezbaterea nu se poate anula: are proces-verbal sau a fost deja anulată.
debate-cannot-announce = Dezbaterea nu se poate anunța: consultarea s-a încheiat.
debate-announced-otherwise = Dezbaterea a fost deja anunțată, altfel decât ați scris acum. Dacă anunțul este greșit, anulați dezbaterea și anunțați alta.
debate-begun = Dezbaterea a început și înscrierile pe site s-au încheiat. Cereți cuvântul în sală.
debate-mail-cancelled = Dezbaterea publică despre „{ $title }” din { $at } a fost anulată. Motivul: { $reason }
debate-enter-do = Înregistrați o cerere de dezbatere venită pe hârtie
debate-enter-what = Cererea primește următorul număr din același registru, dacă a venit în termenul pentru propuneri. Proiectul nu merge mai departe până nu are loc dezbaterea.
debate-request-channel = Cum a venit
debate-request-received_on = Primită la
debate-request-received_on-hint = Ziua de pe ștampila de intrare.
debate-request-sender_kind = Cine cere
debate-request-postal = Adresa poștală
debate-request-postal-hint = Este nevoie de e-mail sau de adresa poștală.
document-paragraph-gone = Paragraful nu mai este în text.
document-paragraph-last = Așa era în versiunea { $n }.
document-integrated-otherwise = Aceasta a fost deja înregistrată, altfel decât ați scris acum. Deschideți din nou formularul, ca să adăugați alta.
log-consultation-withdrawn = Consultarea despre „{ $title }” a fost retrasă.
log-debate-cancelled = Dezbaterea publică despre „{ $title }” a fost anulată.
