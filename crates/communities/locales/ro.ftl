# Inițiative: ce a câștigat și ce s-a ales
initiative-menu = Inițiative
initiative-list-title = Inițiative
initiative-list-lead = Propunerile care au câștigat votul și ce s-a ales de fiecare.
initiative-none = Încă nicio inițiativă
initiative-none-what = O propunere devine inițiativă când câștigă votul. Vedeți ce se propune acum.
initiative-none-action = Vedeți propunerile
initiative-state-chosen = Aleasă prin vot
initiative-state-fundraising = Se strâng fonduri
initiative-state-preparing = Se pregătește
initiative-state-works = În lucru
initiative-state-delivered = Realizată
initiative-what-chosen = A câștigat votul. Urmează strângerea de fonduri.
initiative-what-fundraising = Se strâng bani pentru ea. Oricine poate contribui și poate vedea fiecare leu.
initiative-what-preparing = Strângerea de fonduri s-a încheiat. Se pregătesc lucrările.
initiative-what-works = Se lucrează la ea. Vedeți pașii și noutățile.
initiative-what-delivered = Este gata. Vedeți cum s-a făcut și cu ce bani.
initiative-delivered-on = Realizată la { $day }
initiative-corrected = Text corectat. Motivul: { $reason }
initiative-taken-back = Fusese marcată ca realizată din greșeală. Motivul corecturii: { $reason }
initiative-village = Sat
initiative-everywhere = toată comunitatea
initiative-cost = Cost, după analiza tehnică
initiative-process = Proces
initiative-proposal = De unde vine
initiative-proposal-link = Propunerea, cu susținerile și comentariile ei
initiative-money = Bani
initiative-money-link = Campania: ce s-a strâns și ce s-a cheltuit
initiative-follow = Urmăriți inițiativa
initiative-unfollow = Nu mai urmăriți inițiativa
initiative-follow-sign-in = Intrați în cont ca să urmăriți inițiativa
initiative-before-after = Înainte și după
initiative-before = Înainte
initiative-after = După
initiative-last-update = noutăți din { $at }
initiative-home-title = Ce s-a ales din ce ați cerut
initiative-all = Toate inițiativele
initiative-process-title = Ce a câștigat
milestone-title-all = Pașii lucrării
milestone-none = Nu sunt încă pași cu termen.
milestone-count = { $n ->
    [one] Un pas.
    [few] { $n } pași.
   *[other] { $n } de pași.
}
milestone-count-done = { $n ->
    [0] Niciunul nu este gata.
    [one] Unul este gata.
    [few] { $n } sunt gata.
   *[other] { $n } sunt gata.
}
milestone-state-planned = urmează
milestone-state-soon = în curând
milestone-state-late = întârziat
milestone-state-done = gata
milestone-due-day = termen: { $day }
milestone-new = Adăugați un pas
milestone-new-what = Un pas are o zi până la care trebuie să fie gata. Toată lumea îl vede.
milestone-edit = Modificați pasul
milestone-manage = Modificați pașii
milestone-title = Pasul
milestone-title-hint = De exemplu: „S-au montat stâlpii pe aleea școlii”.
milestone-due_on = Termen
milestone-done_on = Ziua în care a fost gata
milestone-done_note = Cum a mers
milestone-done_note-hint = O frază pe înțelesul tuturor. Dacă a întârziat, spuneți de ce.
milestone-complete = Marcați ca gata
milestone-complete-title = Pasul este gata
milestone-reopen = Nu este gata: redeschideți pasul
milestone-remove-title = A fost pus din greșeală?
milestone-remove-what = Pasul dispare de pe pagină. În jurnalul public rămâne scris că a fost pus și scos.
milestone-remove = Scoateți pasul
milestone-add-done = Pasul a fost adăugat.
milestone-change-done = Pasul a fost modificat.
milestone-remove-done = Pasul a fost scos.
milestone-reopen-done = Pasul este din nou deschis.
milestone-complete-done = Pasul este marcat ca gata. Îi anunțăm pe cei care urmăresc inițiativa.
milestone-changed-meanwhile = Altcineva a schimbat acest pas între timp. Deschideți din nou pagina inițiativei.
milestone-duty = Marcați dacă este gata: „{ $milestone }”
milestone-duty-action = Marcați
milestone-plan-duty = Lucrările au început și nu au încă pași cu termen
milestone-plan-duty-action = Adăugați pași
delivery-title = Noutăți
delivery-none = Încă nu este nicio noutate.
delivery-documents-title = Documente
delivery-report-title = Ce s-a realizat
delivery-by-clerk = Primăria
delivery-by-coordinator = Coordonatorul procesului
delivery-new-update = Scrieți o noutate
delivery-new-update-what = Spuneți în câteva fraze ce s-a făcut. Cei care urmăresc inițiativa primesc un mesaj.
delivery-text = Ce s-a întâmplat
delivery-text-hint = Faceți paragrafe cu un rând liber. Pentru o listă, începeți rândurile cu liniuță.
delivery-pictures = Fotografii
delivery-pictures-hint = Cel mult 6, JPEG, PNG sau WebP, până la 10 MB fiecare. Locul și ora din fotografie se șterg. Nu publicați chipuri fără acordul oamenilor.
delivery-caption = Ce se vede în fotografii
delivery-caption-hint = Pentru cei care nu le pot vedea. Obligatoriu dacă adăugați fotografii.
delivery-documents = Documente
delivery-documents-hint = Cel mult 6: PDF, Word, Excel, OpenDocument, CSV sau text, până la 10 MB fiecare.
delivery-post = Publicați noutatea
delivery-new-files = Adăugați fotografii și documente
delivery-new-files-what = Fotografiile de dinainte și de după lucrări și documentele inițiativei: contracte, procese-verbale, hotărâri.
delivery-before = Fotografii de dinainte
delivery-before_caption = Ce se vede în fotografiile de dinainte
delivery-after = Fotografii de după
delivery-after_caption = Ce se vede în fotografiile de după
delivery-add = Adăugați
delivery-mark = Marcați ca realizată
delivery-mark-what = Spuneți când a fost gata și, pe scurt, ce s-a făcut. Apare primul pe pagina inițiativei și în raport.
delivery-correct = Corectați realizarea
delivery-correct-what = Corectura se vede împreună cu motivul. Lăsați ziua goală dacă inițiativa nu este de fapt gata.
delivery-day = Ziua în care a fost gata
delivery-closing = Ce s-a făcut
delivery-reason = Motivul corecturii
delivery-wrong = Eroare:{" "}
delivery-day-ahead = Ziua aceasta nu a venit încă.
delivery-caption-missing = Spuneți ce se vede în fotografii.
delivery-not-a-picture = Aici merg numai fotografii; documentele au câmpul lor.
delivery-no-files = Alegeți cel puțin un fișier.
delivery-files-again = Textul s-a păstrat, dar browserul nu poate păstra fișierele: alegeți-le din nou.
delivery-marked-meanwhile = Altcineva a marcat realizarea între timp. Deschideți din nou pagina inițiativei.
delivery-update-done = Noutatea este publicată.
delivery-files-done = Fișierele au fost adăugate.
delivery-delivered-done = Inițiativa este marcată ca realizată.
delivery-corrected-done = Corectura este publicată.
delivery-withdraw = Retrageți un fișier
delivery-withdraw-this = Retrageți
delivery-withdraw-what = Pentru un fișier publicat din greșeală, de exemplu cu date personale. Nu îl mai poate deschide decât primăria. În locul lui rămân ziua și motivul, fără numele fișierului.
delivery-withdraw-reason = Motivul, pe care îl vede toată lumea
delivery-withdraw-reason-hint = Fără numele oamenilor din fișier.
delivery-withdrawn = Fișier retras la { $at }: { $reason }
delivery-withdrawn-already = Fișierul a fost deja retras.
delivery-withdraw-done = Fișierul nu mai este public.
delivery-mail-update = Noutăți la inițiativa „{ $title }”.
delivery-mail-milestone = Un pas al inițiativei „{ $title }” este gata.
delivery-mail-delivered = Inițiativa „{ $title }” este realizată.
log-initiative-won = Propunerea „{ $title }” a devenit inițiativă.
log-initiative-updated = Noutăți la inițiativa „{ $title }”.
log-initiative-documented = Fotografii sau documente noi la inițiativa „{ $title }”.
log-initiative-delivered = Inițiativa „{ $title }” este realizată.
log-initiative-corrected = S-a corectat realizarea inițiativei „{ $title }”.
log-initiative-file-withdrawn = A fost retras un fișier al inițiativei „{ $title }”. Motivul: { $reason }
log-milestone-added = Pas nou: „{ $title }”.
log-milestone-changed = Pas modificat: „{ $title }”.
log-milestone-completed = Pas gata: „{ $title }”.
log-milestone-reopened = Pas redeschis: „{ $title }”.
log-milestone-removed = Pas scos: „{ $title }”.

### Communities, processes, organisations

# Lucruri comune
form-error = Eroare:
list-first-page = La prima pagină
list-next-page = Pagina următoare
until-moment = până { $until }
lang-ro = Română
lang-hu = Maghiară
lang-en = Engleză

# Comunitățile de aici
directory-title = Comunități
directory-hero = Satul, orașul, asociația dumneavoastră: hotărâți împreună
directory-lead = Alegeți comunitatea, vedeți ce este deschis acum și luați parte. Pentru citit nu trebuie cont.
directory-what = Ce este Vatra
directory-campaigns = Campaniile tuturor comunităților
directory-count = { $n ->
    [0] Încă nicio comunitate
    [one] { $n } comunitate
    [few] { $n } comunități
   *[other] { $n } de comunități
}
directory-filter = Alegeți felul comunității
directory-within = Alegeți asociația
directory-all = Toate
directory-anywhere = Oriunde
directory-county = județul { $county }
directory-empty = Nicio comunitate aici
directory-empty-what = Schimbați filtrul de mai sus sau reveniți la toate comunitățile.

# O comunitate nouă
founding-title = Comunitate nouă
founding-lead = Comunitatea își primește adresa imediat. Restul se poate schimba oricând.
founding-name = Numele
founding-name-hint = Așa cum îl scriu oamenii: Comuna Cojocna
founding-kind = Felul
founding-host = Adresa
founding-host-hint = Numele de gazdă, fără http:// și fără port: cojocna.exemplu.ro
founding-host-wrong = Scrieți un nume de gazdă din litere fără diacritice, cifre, cratime și puncte, de exemplu cojocna.exemplu.ro.
founding-host-taken = La această adresă este deja o comunitate. Alegeți alta.
founding-summary = Fraza comunității
founding-summary-hint = Stă cu litere mari pe prima pagină.
founding-county = Județul
founding-siruta = Codul SIRUTA
founding-siruta-hint = De la una la șase cifre, pentru comune, orașe și județe.
founding-siruta-wrong = Codul SIRUTA are între una și șase cifre și nu începe cu zero.
founding-siruta-taken = Altă comunitate are deja acest cod SIRUTA. Verificați cifrele.
founding-parent = Face parte din
founding-no-parent = Nicio asociație
founding-language = Prima limbă
founding-in_ro = În română
founding-in_hu = În maghiară
founding-in_en = În engleză
founding-accent-wrong = Culoarea nu poate fi citită pe fundalul paginii. Alegeți una dintre culorile din listă, în forma #a33a1e.
founding-contact = Contact
founding-email = E-mail
founding-phone = Telefon
founding-address = Adresa poștală
founding-people = Cine pornește procesele
founding-coordinator = E-mailul coordonatorului
founding-coordinator-hint = Persoana trebuie să aibă deja un cont, în oricare dintre comunitățile de aici.
founding-coordinator-unknown = Nu găsim un cont cu această adresă. Persoana își face întâi un cont, apoi reveniți.
founding-send = Înființați comunitatea
founding-done = Comunitatea are acum adresa ei.

# Despre
about-title = Despre această pagină
about-lead = Aici o comunitate se sfătuiește, propune, votează, strânge bani și dă socoteală, la vedere.
about-what = Ce este
about-what-1 = Primăria sau o organizație deschide un proces. Oamenii propun și discută, primăria răspunde fiecărei propuneri, locuitorii votează în secret, iar propunerea câștigătoare primește bani și se realizează.
about-what-2 = Orice etapă are o dată de început și una de sfârșit. Orice schimbare rămâne scrisă în jurnalul public, cu motivul ei.
about-what-3 = Votul de aici nu este un referendum în înțelesul legii: este sfatul comunității, pe care primăria s-a angajat să îl urmeze. Programul este liber (licența EUPL 1.2); oricine îl poate citi și folosi.
about-privacy = Ce se păstrează despre dumneavoastră
about-privacy-lead = Cât mai puțin. Pentru a citi nu trebuie nimic. Dacă vă faceți cont, păstrăm:
about-privacy-account = numele și adresa de e-mail pe care le dați, limba aleasă și, dacă doriți, telefonul și satul;
about-privacy-residence = dacă mergeți la ghișeu: faptul că reședința a fost verificată, în ce zi și de către cine. Codul numeric personal nu se păstrează;
about-privacy-vote = la vot: faptul că ați votat, separat de buletin. Nimeni, nici cei care administrează programul, nu poate afla ce ați ales;
about-privacy-money = la donații: suma și felul în care ați ales să apăreți (cu numele, cu inițiale sau anonim), cât timp cere legea contabilității;
about-privacy-log = ce publicați: propuneri, comentarii, susțineri. Ele sunt publice, iar autorul lor se vede.
about-privacy-not = Nu facem profiluri, nu măsurăm ce citiți, nu dăm datele nimănui. Grupurile sub cinci persoane nu apar în statistici.
about-rights = Drepturile dumneavoastră
about-rights-what = Din pagina contului puteți descărca tot ce păstrăm despre dumneavoastră și vă puteți șterge contul. Puteți cere și corectarea datelor, la adresa de mai jos, și vă puteți plânge Autorității Naționale de Supraveghere a Prelucrării Datelor cu Caracter Personal.
about-cookies = Module cookie
about-cookies-what = Există unul singur: ține minte că ați intrat în cont sau ce limbă ați ales. De aceea nu vă întrebăm nimic despre module cookie. Nicio cerere nu pleacă de pe acest site către alții.
about-accessibility = Declarație de accesibilitate
about-accessibility-1 = Paginile urmăresc standardul EN 301 549, adică WCAG 2.2 nivelul AA. Funcționează fără JavaScript, doar cu tastatura, la mărire de 200 %, pe ecrane înguste și pe hârtie.
about-accessibility-2 = Fiecare pagină este verificată automat înaintea fiecărei versiuni. Documentele încărcate de oameni (scanări, fotografii) pot fi greu de citit: cereți-ne o variantă accesibilă și o pregătim.
about-accessibility-feedback = Ceva nu merge cu cititorul de ecran, cu tastatura sau cu telefonul dumneavoastră? Scrieți-ne sau sunați-ne la contactul de mai jos. Răspundem în cel mult 15 zile lucrătoare.
about-contact = Contact
about-address = Adresa
about-phone = Telefon
about-email = E-mail
about-contact-none = Comunitatea nu a scris încă un contact. Mergeți la sediul ei sau scrieți celor care administrează acest site.

# Prima pagină a comunității
home-lead = Propuneți, votați și urmăriți fiecare leu.
home-how = Cum funcționează
home-see-processes = Vedeți procesele
home-open = Ce este deschis acum
home-open-empty = Acum nu este nimic deschis
home-open-empty-what = Când începe un proces nou, îl găsiți aici. Până atunci puteți citi ce s-a făcut.
home-watch-inform = Aflați despre ce este vorba
home-watch-review = Primăria analizează propunerile
home-watch-deliver = Urmăriți lucrările
home-quick = Ce puteți face în trei minute
home-quick-process-step-vote = Votați
home-quick-process-step-propose = Scrieți o propunere: un titlu și câteva fraze
home-quick-process-step-fund = Promiteți o sumă pentru inițiativa aleasă
home-quick-process-step-discuss = Spuneți ce credeți despre o propunere
home-quick-process-step-report = Citiți ce s-a făcut
home-quick-account = Faceți-vă un cont, ca să primiți vești
home-quick-log = Vedeți ce s-a întâmplat de curând
home-members = Comunitățile membre
home-members-all = Toate comunitățile membre
home-report = Raportul final

# Procese
process-menu = Procese
process-list = Procese
process-list-lead = Fiecare proces are etape cu date: se știe dinainte ce urmează și când.
process-filter = Alegeți procesele
process-shown-current = În desfășurare
process-shown-finished = Încheiate
process-shown-drafts = Ciorne
process-empty-current = Niciun proces în desfășurare
process-empty-finished = Încă niciun proces încheiat
process-empty-drafts = Nicio ciornă
process-empty-what-current = Vedeți între timp ce s-a hotărât și ce s-a făcut.
process-empty-what-finished = Procesele ajung aici când li s-a încheiat ultima etapă.
process-empty-what-drafts = Începeți un proces nou, gol sau după un șablon.
process-see-finished = Procesele încheiate
process-new = Proces nou
process-phase-draft = Ciornă
process-phase-upcoming = Urmează
process-phase-running = În desfășurare
process-phase-finished = Încheiat
process-tabs = Paginile procesului
process-tab-process = Procesul
process-tab-proposals = Propuneri
process-tab-vote = Vot
process-tab-campaign = Campanie
process-tab-organisations = Organizații informate
process-tab-report = Raport
process-draft = Ciornă
process-draft-what = Numai coordonatorii văd această pagină. Toți ceilalți o văd după publicare.
process-stages = Etape
process-now = Ce se întâmplă acum
process-now-inform = Aflăm și punem întrebări, până { $until }.
process-now-propose = Se primesc propuneri, până { $until }.
process-now-discuss = Se discută propunerile, până { $until }.
process-now-review = Primăria analizează propunerile și răspunde fiecăreia, până { $until }.
process-now-vote = Se votează, până { $until }.
process-now-fund = Se strâng bani pentru inițiativa aleasă, până { $until }.
process-now-deliver = Se lucrează, până { $until }.
process-now-report = Se dă socoteală de ce s-a făcut, până { $until }.
process-then-inform = Urmează informarea, din { $from }.
process-then-propose = Urmează propunerile, din { $from }.
process-then-discuss = Urmează discuțiile, din { $from }.
process-then-review = Urmează analiza propunerilor de către primărie, din { $from }.
process-then-vote = Urmează votul, din { $from }.
process-then-fund = Urmează strângerea de bani pentru propunerea câștigătoare, din { $from }.
process-then-deliver = Urmează lucrările, din { $from }.
process-then-report = Urmează raportul final, din { $from }.
process-no-stages = Procesul nu are încă etape.
process-not-begun = Procesul nu a început încă.
process-between = Acum nicio etapă nu este deschisă.
process-over = Procesul s-a încheiat: { $on }. Raportul arată ce s-a făcut.
process-step-vote = Votați
process-step-propose = Propuneți ceva
process-step-fund = Susțineți inițiativa cu bani
process-step-discuss = Spuneți ce credeți
process-step-report = Citiți raportul
process-targets = Ce ne-am propus să atingem
process-about = Despre proces
process-facts = Pe scurt
process-rules = Regulile procesului
process-begins = Începe
process-ends = Se încheie
process-match = Cât adaugă primăria
process-match-cap = { $rate } % din ce dau oamenii, cel mult { $cap }
process-match-cap-total = { $rate } % din ce dau oamenii, până când suma tuturor ajunge la { $cap }
process-choices = { $n ->
    [one] o propunere
    [few] cel mult { $n } propuneri
   *[other] cel mult { $n } de propuneri
}
process-winners = { $n ->
    [one] o propunere
    [few] { $n } propuneri
   *[other] { $n } de propuneri
}
process-take-along = Luați procesul ca șablon
process-name-taken = Sunt deja prea multe procese cu acest titlu. Alegeți altul.
process-edited-done = Am păstrat modificările.
process-title = Titlu
process-summary = Pe scurt
process-summary-hint = O frază pe înțelesul tuturor.
process-description = Descriere
process-description-hint = Se poate folosi Markdown: ## titlu, **îngroșat**, - listă.
process-max_choices = Câte propuneri poate alege fiecare pe buletin
process-max-choices = Pe buletin se aleg
process-seats = Câștigă
process-match_rate = Câte procente adaugă primăria
process-match_rate-hint = 100 înseamnă câte un leu la fiecare leu; 0, nimic.
process-match_cap = Plafonul
process-match_cap_on = Plafonul se aplică
process-cap-on-match = la suma adăugată de primărie
process-cap-on-total = la suma oamenilor și a primăriei împreună
process-consultations = Consultări publice
process-people = Participanți la consultări
process-proposals = Propuneri
process-organisations_informed = Organizații informate
stage-inform = Informare
stage-propose = Propuneri
stage-discuss = Discuții
stage-review = Analiză
stage-vote = Vot
stage-fund = Strângere de bani
stage-deliver = Lucrări
stage-report = Raport
stage-state-upcoming = urmează
stage-state-open = acum
stage-state-closed = încheiată
stage-what-inform = Oamenii află despre proces și pun întrebări.
stage-what-propose = Oricine are cont depune propuneri.
stage-what-discuss = Propunerile se comentează și se susțin.
stage-what-review = Primăria răspunde fiecărei propuneri: admisă, comasată sau respinsă, cu motive.
stage-what-vote = Locuitorii atestați votează în secret.
stage-what-fund = Se strâng donații pentru inițiativa aleasă.
stage-what-deliver = Inițiativa se realizează, iar pașii se văd aici.
stage-what-report = Se publică ce s-a făcut și cât a costat.
target-consultations = Consultări publice
target-people = Participanți la consultări
target-proposals = Propuneri
target-organisations_informed = Organizații informate
target-reached = { $reached } din cel puțin { $wanted } · îndeplinit
target-missing = { $reached } din cel puțin { $wanted }

# Raportul final
report-title = Raport final
report-so-far = Procesul nu s-a încheiat. Aici este ce se știe până la { $on }.
report-facts = Pe scurt
report-community = Comunitatea
report-published = Publicat
report-stages-caption = Etapele și datele lor
report-stage = Etapa
report-from = De la
report-to = Până la
report-state = Stare
report-moves = Date schimbate pe parcurs
report-because = Motivul:
report-move-added = { $stage }: etapă adăugată, deschisă { $becomes }.
report-move-opening = { $stage }: deschiderea s-a mutat din { $was } în { $becomes }.
report-move-closing = { $stage }: închiderea s-a mutat din { $was } în { $becomes }.

# Cum se conduce un proces
running-title = Conduceți procesul
running-edit = Texte, reguli și ținte
running-edit-published = Procesul este public: ce schimbați se vede imediat. Un vot sau o campanie care a început își păstrează regulile.
running-stages = Etape și date
running-close = Închideți acum: { $stage }
running-template = Păstrați ca șablon
running-targets-hint = Lăsați gol ce nu urmăriți.
draft-lead = Alegeți un șablon: etapele, textele și regulile vin cu el și le puteți schimba până la publicare.
draft-title = Titlul procesului
draft-title-hint = De exemplu: Inițiativa anului 2026
draft-template = Începeți de la
draft-empty = Un proces gol
draft-start = Ziua în care începe
draft-start-hint = Celelalte date se calculează de aici.
draft-send = Faceți ciorna
draft-done = Ciorna este gata. O vedeți numai dumneavoastră și ceilalți coordonatori.
stages-lead = O etapă fără date nu face parte din proces. Orele sunt ale României.
stages-opens = Se deschide
stages-closes = Se închide
stages-note = O frază pentru această etapă (opțional)
stages-reason = Motivul schimbării
stages-reason-hint = Îl vede toată lumea, în jurnalul public și în raport.
stages-published = Procesul este public. Ce a trecut nu se mai schimbă, iar o etapă nu se mai poate scoate. Orice dată mutată cere un motiv.
stages-done = Am salvat datele etapelor.
stages-closes-early = { $stage }: închiderea trebuie să fie după deschidere.
stages-out-of-order = { $later } se deschide înainte de { $earlier }, care vine întâi.
stages-overlap = { $earlier } și { $later } nu pot fi deschise în același timp.
stages-history = Această dată a trecut și nu se mai poate schimba.
stages-past = Alegeți un moment care nu a trecut.
stages-kept = O etapă publicată nu se poate scoate.
stages-held = Votul s-a deschis: termenul lui se poate doar prelungi, cu un motiv, din pagina votului.
stages-twice = Etapa aceasta apare de două ori.
stages-changed-meanwhile = Altcineva a schimbat etapele între timp. Deschideți din nou pagina cu datele și faceți schimbarea acolo.
close-title = Închideți acum
close-stage = Etapa
close-and-open = Etapa se închide la următorul minut, iar „{ $next }” se deschide atunci.
close-only = Etapa se închide la următorul minut. Nu urmează altă etapă.
close-warning = Nu se poate da înapoi: cine nu a apucat să ia parte nu mai poate.
close-reason = Motivul
close-reason-hint = Îl vede toată lumea, în jurnalul public și în raport.
close-send = Închideți etapa și deschideți-o pe următoarea
close-send-only = Închideți etapa
close-done = Etapa se închide la următorul minut.
close-not-open = Etapa nu este deschisă acum.
close-closing-already = Etapa se închide deja la următorul minut.
publish-link = Publicați procesul
publish-title = Publicați procesul
publish-ready = Totul este pregătit.
publish-not-ready = Mai sunt lucruri de făcut înainte de publicare.
publish-has = Este
publish-must = Lipsește
publish-advice = Ar fi bine
publish-mend = Completați
publish-item-title = Titlu
publish-item-summary = O frază pe scurt
publish-item-description = O descriere
publish-item-stages = Cel puțin o etapă
publish-item-plan = Etape care se leagă una de alta
publish-item-to-come = O etapă care nu s-a încheiat
publish-item-targets = Cel puțin o țintă
publish-item-not-begun = Prima etapă începe după publicare
publish-consequence = De acum toți văd procesul, iar datele lui se mai pot muta numai cu un motiv public.
publish-send = Publicați
publish-done = Procesul este public.
publish-already = Procesul a fost deja publicat.

# Șabloane
template-list = Șabloane de procese
template-list-lead = Un proces care a mers bine poate fi repetat, aici sau în altă comunitate. Pleacă textele, etapele, țintele și regulile; oamenii, datele din calendar și rezultatele rămân acasă.
template-own = Șabloanele comunității
template-own-empty = Niciun șablon păstrat
template-own-empty-what = Deschideți un proces și alegeți „Păstrați ca șablon”.
template-others = Date de alte comunități
template-program = Vin cu programul
template-of = de la { $community }
template-days = { $n ->
    [one] o zi
    [few] { $n } zile
   *[other] { $n } de zile
}
template-is-shared = Dat și altora
template-is-own = Numai al nostru
template-start = Începeți un proces
template-download = Descărcați
template-share = Dați-l și altora
template-unshare = Nu îl mai dați altora
template-remove = Ștergeți
template-shared = Dați-l și altor comunități de aici
template-shared-done = Celelalte comunități văd acum șablonul.
template-unshared-done = Numai comunitatea dumneavoastră mai vede șablonul.
template-removed-done = Șablonul a fost șters. Procesele începute cu el rămân.
template-kept-done = Șablonul este păstrat.
template-keep = Păstrați ca șablon
template-keep-lead = Adresele de e-mail și numerele de telefon din texte sunt scoase. Citiți totuși descrierea: numele de oameni scrise în ea călătoresc cu șablonul.
template-keep-send = Păstrați șablonul
template-name = Numele șablonului
template-summary = Pe scurt
template-import = Aduceți un șablon
template-import-lead = Încărcați fișierul primit de la altă comunitate sau lipiți textul lui.
template-import-send = Aduceți șablonul
template-file = Fișierul
template-file-hint = Un fișier .toml, cel mult 64 kB.
template-text = Sau textul lui
template-nothing = Alegeți un fișier sau lipiți textul șablonului.
template-large = Șablonul este prea mare: cel mult 64 kB.
template-not-text = Fișierul nu este un text. Alegeți fișierul .toml al șablonului.
template-fault = Rândul { $line }: { $what }
template-broken = textul nu poate fi citit ({ $what }).
template-format = acest fel de șablon nu este cunoscut; aici se citește „format = 1”.
template-number = Scrieți un număr întreg de la { $least } la { $most }.
template-code = „{ $code }” nu este un cuvânt cunoscut aici.
template-hour = Scrieți ora așa: "18:00".
template-target-twice = Ținta aceasta apare de două ori.

# Organizații
organisation-menu = Organizații
organisation-list = Organizații
organisation-list-lead = Asociațiile, școlile, bisericile și firmele care iau parte la viața comunității.
organisation-filter = Alegeți domeniul
organisation-all = Toate
organisation-empty = Încă nicio organizație
organisation-empty-what = Primăria le adaugă aici. Dacă reprezentați una, scrieți-ne la contactul din josul paginii.
organisation-new = Organizație nouă
organisation-edit = Modificați organizația
organisation-name = Numele
organisation-kind = Felul
organisation-kind-association = Asociație
organisation-kind-foundation = Fundație
organisation-kind-group = Grup de inițiativă
organisation-kind-school = Școală
organisation-kind-church = Biserică
organisation-kind-institution = Instituție publică
organisation-kind-company = Firmă
organisation-kind-media = Presă
organisation-sector = Domeniul
sector-education = Educație
sector-health = Sănătate
sector-social = Social
sector-environment = Mediu
sector-culture = Cultură
sector-sport = Sport
sector-youth = Tineret
sector-economy = Economie
sector-other = Altele
organisation-cui = Cod fiscal (CUI)
organisation-cui-hint = Numai cifrele, cu sau fără RO.
organisation-cui-length = Codul fiscal are între 2 și 10 cifre.
organisation-cui-sign = Codul fiscal are numai cifre, eventual cu RO în față.
organisation-cui-check = Cifra de control nu se potrivește: verificați codul fiscal.
organisation-cui-taken = O organizație cu acest cod fiscal este deja în listă.
organisation-village = Satul
organisation-website = Pagina web
organisation-website-wrong = Scrieți o adresă de pagină, de exemplu https://exemplu.ro.
organisation-contact = Cui scriem
organisation-contact-staff = Vede numai primăria.
organisation-contact_name = Persoana de contact
organisation-email = E-mail
organisation-phone = Telefon
organisation-told = Despre ce a fost informată
organisation-told-none = Încă despre niciun proces.
organisation-added-done = Organizația este în listă.
organisation-changed-done = Am păstrat modificările.
outreach-title = Organizații informate
outreach-count = { $n ->
    [0] Încă nicio organizație nu a fost informată despre acest proces.
    [one] O organizație a fost informată despre acest proces.
    [few] { $n } organizații au fost informate despre acest proces.
   *[other] { $n } de organizații au fost informate despre acest proces.
}
outreach-empty = Încă nicio organizație
outreach-empty-what = Aici se vede cine a aflat de proces, când și cum.
outreach-caption = Cine a fost informat, când și cum
outreach-organisation = Organizația
outreach-new = Notați cine a fost informat
outreach-who = Cine a fost informat?
outreach-find = Căutați o organizație
outreach-find-hint = O parte din nume, cu sau fără diacritice. Ce ați bifat rămâne bifat.
outreach-find-go = Căutați
outreach-find-none = Nicio organizație nu are acest nume.
outreach-find-cut = { $n ->
    [one] Se vede o singură organizație. Sunt și altele: scrieți mai mult din nume.
    [few] Se văd primele { $n } organizații. Sunt și altele: scrieți mai mult din nume.
   *[other] Se văd primele { $n } de organizații. Sunt și altele: scrieți mai mult din nume.
}
outreach-nobody = Alegeți cel puțin o organizație.
outreach-on = Ziua
outreach-future = Ziua aceasta nu a venit încă.
outreach-way = Cum
way-meeting = la o întâlnire
way-email = prin e-mail
way-letter = prin scrisoare
way-phone = la telefon
way-message = printr-un mesaj
outreach-note = Cum se poate dovedi
outreach-note-hint = De exemplu numărul scrisorii sau cine a fost de față. Vede numai primăria.
outreach-send = Păstrați
outreach-done = Am notat.
outreach-no-organisations = Adăugați întâi organizațiile, apoi notați cine a fost informat.
outreach-is-withdrawn = Retras
outreach-withdraw = Scris din greșeală?
outreach-reason = Motivul, pe care îl vede toată lumea
outreach-reason-missing = Scrieți de ce retrageți rândul, în cel mult 300 de caractere.
outreach-withdraw-send = Retrageți rândul
outreach-withdrawn-done = Rândul nu se mai numără.
outreach-withdrawn-already = Rândul a fost deja retras.

# Setările comunității
settings-title = Setările comunității
settings-name = Numele
settings-summary = Fraza comunității
settings-summary-hint = Stă cu litere mari pe prima pagină.
settings-email = E-mail
settings-phone = Telefon
settings-address = Adresa poștală
settings-languages = Limbi
settings-language = Prima limbă
settings-language-hint = În ea este întâmpinat un vizitator nou.
settings-in_ro = În română
settings-in_hu = În maghiară
settings-in_en = În engleză
settings-look = Culoare și stemă
settings-accent = Culoarea comunității
settings-accent-hint = Programul alege singur nuanța care se poate citi, pe fundal deschis și pe fundal închis.
settings-preview = Culoarea pe fundal deschis și pe fundal închis
settings-preview-button = Buton
settings-preview-text = Text
settings-see-colour = Vedeți culoarea
settings-logo = Stema
settings-logo-hint = O imagine PNG sau JPEG, cel mult 10 MB.
settings-logo-picture = Stema trebuie să fie o imagine PNG sau JPEG.
settings-without_logo = Fără stemă
settings-done = Setările sunt păstrate.

# Jurnalul public
record-lead = Tot ce s-a întâmplat, cel mai nou întâi. Nu scrie cine, ci ce.
record-empty = Încă nimic
record-empty-what = Primul rând apare odată cu primul lucru făcut aici.
log-community-founded = Comunitate nouă: { $title }.
log-community-settings-changed = Comunitatea și-a schimbat datele de pe site.
log-process-published = Proces nou: „{ $title }”.
log-process-edited = S-au schimbat textele sau regulile procesului „{ $title }”.
log-process-stage-moved = „{ $title }”: s-au mutat datele etapei { $stage }. Motivul: { $reason }
log-stage-opened = „{ $title }”: s-a deschis etapa { $stage }.
log-stage-closed = „{ $title }”: s-a închis etapa { $stage }.
log-organisation-added = Organizație nouă în listă: { $title }.
log-organisation-informed = O organizație a fost informată despre un proces: { $title }.
log-organisation-outreach-withdrawn = S-a retras un rând din lista organizațiilor informate. Motivul: { $reason }

# Biroul
desk-title = Birou
desk-lead = Ce este de făcut, cel mai grabnic întâi.
desk-empty = Nimic de făcut
desk-empty-what = Tot ce avea termen este rezolvat. Ce apare nou se vede aici.
desk-group-late = întârziate
desk-group-today = azi
desk-group-soon = în următoarele trei zile
desk-group-later = mai târziu
desk-group-waiting = fără termen
desk-late-days = { $n ->
    [one] Întârziat cu o zi
    [few] Întârziat cu { $n } zile
   *[other] Întârziat cu { $n } de zile
}
desk-late-today = A trecut azi
desk-today = Azi
desk-tomorrow = Mâine
desk-in-days = { $n ->
    [one] Peste o zi
    [few] Peste { $n } zile
   *[other] Peste { $n } de zile
}
desk-no-term = Fără termen
desk-tools = Unelte
duty-draft = Publicați sau completați ciorna
duty-draft-do = Verificați
duty-opens = Se deschide etapa { $stage }
duty-closes = Se închide etapa { $stage }
duty-stage-do = Vedeți procesul

### End of communities, processes, organisations

# Domeniile unui sat inteligent
category-economy = Economie
category-environment = Mediu
category-governance = Administrație
category-living = Viața în sat
category-mobility = Mobilitate
category-people = Oameni
calendar-stage = Se încheie etapa „{ $stage }”: { $title }
record-feed = Abonați-vă la jurnal (Atom)
