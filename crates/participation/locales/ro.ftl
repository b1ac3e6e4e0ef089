proposal-list = Propuneri
proposal-one = Propunerea
proposal-about = Despre propunere
proposal-status = Stare
proposal-error = Eroare
proposal-list-lead = { $n ->
    [one] O propunere a oamenilor de aici.
    [few] { $n } propuneri ale oamenilor de aici.
   *[other] { $n } de propuneri ale oamenilor de aici.
}
proposal-opens-at = Se pot trimite propuneri de { $at }.
proposal-open-now = Deschis
proposal-open-until = Se pot trimite propuneri până
proposal-closed-at = Propunerile s-au încheiat: { $at }.
proposal-new = Propuneți ceva
proposal-new-paper = Introduceți o propunere de pe hârtie
proposal-drafts = Ciornele dumneavoastră
proposal-none = Nicio propunere încă
proposal-none-what = Prima poate fi a dumneavoastră. Durează cam trei minute.
proposal-none-closed = Nu a fost trimisă nicio propunere. Când se deschide etapa, o puteți trimite de aici.
proposal-none-look = Vedeți cum se propune
proposal-none-here = Nicio propunere aici încă
proposal-see-all = Vedeți toate propunerile
proposal-filter-all = Toate
proposal-filter-status = Alegeți după stare
proposal-filter-category = Alegeți după domeniu
proposal-filter-village = Alegeți după sat
proposal-order = Ordinea
proposal-order-newest = Cele mai noi
proposal-order-supported = Cele mai susținute
proposal-to-start = La început
proposal-more = Mai departe
proposal-supports = { $n ->
    [one] o susținere
    [few] { $n } susțineri
   *[other] { $n } de susțineri
}
proposal-support-people = { $n ->
    [one] om susține propunerea
    [few] oameni susțin propunerea
   *[other] de oameni susțin propunerea
}

proposal-status-draft = Ciornă
proposal-status-submitted = Așteaptă analiza
proposal-status-withdrawn = Retrasă
proposal-status-merged = Unită cu alta
proposal-status-refused = Respinsă
proposal-status-admissible = Admisă

proposal-title = Titlu
proposal-title-hint = O frază scurtă, pe înțelesul tuturor.
proposal-summary = Pe scurt
proposal-summary-hint = Ce s-ar face și pentru cine, în două fraze.
proposal-category = Domeniu
proposal-category-choose = Alegeți domeniul
proposal-village = Sat
proposal-village-hint = Lăsați gol dacă este pentru toată comunitatea.
proposal-cost = Cost estimat
proposal-cost-hint = Cât credeți că ar costa. Primăria verifică suma la analiză.
proposal-description = Descriere
proposal-description-hint = Ce lipsește azi, ce propuneți, cine ajută. Puteți folosi liste și titluri (Markdown).
proposal-organisation = Organizație
proposal-organisation-hint = Numai dacă scrieți în numele unei organizații.
proposal-author_name = Pe hârtie: numele autorului
proposal-author_name-hint = Pentru o propunere adusă pe hârtie. Lăsați gol dacă propunerea este a dumneavoastră.
proposal-pictures = Fotografii
proposal-pictures-hint = Cel mult 5, JPEG, PNG sau WebP, până la 10 MB fiecare. Locul și ora se șterg din fotografie.
proposal-attachments = Documente
proposal-attachments-hint = Cel mult 5: PDF, Word, Excel, OpenDocument, CSV, text sau imagini.
proposal-pictures-only = Aici se adaugă numai fotografii. Documentele au locul lor mai jos.

proposal-write-new = Propuneți ceva
proposal-write-edit = Modificați propunerea
proposal-write-lead = Spuneți ce v-ar trebui. Puteți păstra o ciornă și continua altă dată.
proposal-edit-lead = Propunerea este publică. Ce scrieți aici apare imediat, iar textul vechi rămâne în istoric.
proposal-files-lost = Alegeți din nou fișierele: browserul nu le păstrează după un formular cu greșeli. Textul este aici, întreg.
proposal-kept = Am adus înapoi ce ați scris data trecută.
proposal-kept-forget = Ștergeți
proposal-files-there = Fișierele propunerii
proposal-caption = Ce se vede în „{ $name }”
proposal-remove = Scoateți „{ $name }”
proposal-paper-of = Propunere adusă pe hârtie de { $name }.
proposal-submit = Trimiteți propunerea
proposal-save-draft = Păstrați ciorna
proposal-submit-closed = Acum nu se primesc propuneri. Puteți modifica și păstra ciorna.
proposal-changed-meanwhile = Între timp propunerea a fost salvată din altă parte, cu titlul „{ $title }”. Verificați, apoi salvați din nou ca să rămână textul de aici.

proposal-draft-title = Ciornă: o vedeți numai dumneavoastră
proposal-draft-what = Când este gata, apăsați „Trimiteți propunerea”. O puteți modifica și după aceea, până la analiză.
proposal-draft-incomplete = Ca să o puteți trimite, completați rezumatul și descrierea: apăsați „Modificați”.
proposal-alike-title = Alții au propus ceva asemănător
proposal-alike-what = Dacă una dintre ele spune același lucru, susțineți-o: împreună aveți mai multe șanse. Dacă nu, trimiteți propunerea dumneavoastră.
proposal-on-paper = adusă pe hârtie
proposal-author-for = { $name }, pentru { $organisation }
proposal-author-erased = Cont șters
proposal-picture-of = Imagine la propunerea „{ $title }”
proposal-withdrawn-title = Propunerea a fost retrasă
proposal-withdrawn-no-reason = Autorul nu a spus de ce.

proposal-support-aside = Susțineți
proposal-support = Susțineți propunerea
proposal-support-sign-in = Intrați în cont ca să susțineți
proposal-you-support = Susțineți această propunere.
proposal-unsupport = Retrageți susținerea
proposal-support-no-vote = Susținerea nu este un vot. Se vede public câți oameni susțin, iar susținerea se poate retrage.
proposal-vote-from = Votul începe pe { $day }.

proposal-reviewed-admissible = Admisă: se poate vota
proposal-reviewed-merged = Unită cu altă propunere
proposal-reviewed-refused = Respinsă la analiză
proposal-found-cost = Costul găsit la analiză:
proposal-merged-into = Continuă în propunerea
proposal-reviewed-by = Hotărârea analizei, din
proposal-move-what = Susțineți această propunere. Puteți trece susținerea la cea în care continuă, „{ $title }”.
proposal-move = Mutați susținerea

proposal-review-do = Analizați propunerea
proposal-review-lead = Hotărârea și motivele apar public, iar autorul și cei care o susțin primesc un mesaj. O hotărâre nouă o înlocuiește pe cea veche, care rămâne în evidență.
proposal-review-read = Citiți propunerea întreagă
proposal-review-decision = Hotărârea
proposal-review-decision-admissible = Admisă: se poate vota
proposal-review-decision-merged = Unită cu altă propunere
proposal-review-decision-refused = Respinsă
proposal-review-cost = Costul găsit
proposal-review-cost-hint = Numai pentru o propunere admisă. Pe buletin apare această sumă.
proposal-review-into = Se unește cu
proposal-review-into-other = Alta (lipiți adresa mai jos)
proposal-review-address = Adresa propunerii cu care se unește
proposal-review-address-hint = Numai pentru unire: deschideți cealaltă propunere și copiați adresa ei.
proposal-review-reasons = Motivele
proposal-review-reasons-hint = Pe înțelesul celui care a propus: ce ați verificat, ce lege se aplică, ce se poate face mai departe.
proposal-review-publish = Publicați hotărârea
proposal-review-no-target = Alegeți o propunere din același proces care nu a fost respinsă, retrasă sau unită.
proposal-review-meanwhile = Între timp altcineva a publicat o hotărâre. Citiți-o, apoi hotărâți din nou.

proposal-withdraw = Retrageți propunerea
proposal-withdraw-what = Propunerea nu mai apare în liste și nu mai poate fi votată. Pagina ei rămâne, cu mențiunea că ați retras-o. Nu poate fi trimisă din nou.
proposal-withdraw-reason = De ce o retrageți
proposal-withdraw-reason-hint = Apare public.
proposal-discard = Renunțați la ciornă
proposal-discard-what = Ciorna dispare din lista dumneavoastră. Nimeni altcineva nu a văzut-o.
proposal-keep-it = Păstrați-o

proposal-history = Istoric
proposal-history-lead = Fiecare text care a fost public, de la cel mai nou la primul. Cuvintele adăugate sunt subliniate, cele scoase sunt tăiate.
proposal-history-files = S-au schimbat numai fotografiile sau documentele.
proposal-history-first = Textul trimis

proposal-panel-total = { $n ->
    [one] A fost trimisă o propunere. Cea mai susținută:
    [few] Au fost trimise { $n } propuneri. Cele mai susținute:
   *[other] Au fost trimise { $n } de propuneri. Cele mai susținute:
}
proposal-report-total = { $n ->
    [one] O propunere a fost trimisă.
    [few] { $n } propuneri au fost trimise.
   *[other] { $n } de propuneri au fost trimise.
}
proposal-report-admitted = { $n ->
    [0] Nicio propunere nu este admisă la vot.
    [one] Una este admisă la vot.
    [few] { $n } sunt admise la vot.
   *[other] { $n } sunt admise la vot.
}
proposal-report-caption = Propunerile, cele mai susținute întâi
proposal-report-reasons = Motivele analizei
proposal-report-supports = Susțineri
proposal-report-cost = Cost
proposal-duty = Analizați o propunere
proposal-duty-action = Analizați

proposal-drafted-done = Ciorna este păstrată.
proposal-drafted-only-done = Ciorna este păstrată, dar nu a fost trimisă: acum nu se primesc propuneri.
proposal-alike-done = Propunerea este păstrată ca ciornă. Am găsit alta asemănătoare: priviți-o, apoi trimiteți.
proposal-submitted-done = Am primit propunerea. Este publică de acum.
proposal-edited-done = Propunerea este salvată. Textul vechi se vede în istoric.
proposal-withdrawn-done = Ați retras propunerea.
proposal-discarded-done = Ați renunțat la ciornă.
proposal-supported-done = Susțineți propunerea. Vă scriem când se întâmplă ceva cu ea.
proposal-unsupported-done = Nu mai susțineți propunerea.
proposal-support-moved-done = Susținerea este mutată aici.
proposal-reviewed-done = Hotărârea este publică. Autorul și susținătorii primesc un mesaj.

proposal-denied-no-draft = Propunerea a fost trimisă deja.
proposal-denied-incomplete = Propunerea nu este gata: completați rezumatul și descrierea, apoi trimiteți.
proposal-denied-reviewed = Propunerea a fost analizată și nu se mai poate modifica. Scrieți un comentariu sau cereți primăriei o nouă analiză.
proposal-denied-hidden = Moderatorii au ascuns propunerea. Până când se vede din nou, nu se schimbă nimic la ea.
proposal-denied-admitted = Propunerea a fost admisă la vot: pentru a o scoate, analizați-o din nou și respingeți-o.
proposal-hide = Ascundeți propunerea
proposal-hide-what = Propunerea dispare din liste, iar la adresa ei se arată doar motivul. Autorul primește motivul și află cum poate contesta.
proposal-hide-reason = Ce regulă încalcă?
proposal-hide-words = Explicație
proposal-hide-words-hint = Apare public și ajunge la autor. Nu repetați ceea ce ascundeți.
proposal-show-again = Arătați-o din nou
proposal-hidden-title = Propunere ascunsă
proposal-hidden-why = Moderatorii au ascuns propunerea. Motivul: { $reason }.
proposal-hidden-whom = O mai văd autorul și moderatorii.
proposal-others = Celelalte propuneri
proposal-hidden-done = Propunerea nu se mai vede. Autorul a fost anunțat.
proposal-shown-done = Propunerea se vede din nou. Autorul a fost anunțat.
proposal-denied-withdrawn = Propunerea a fost retrasă.
proposal-denied-settled = Propunerea a fost respinsă, unită sau retrasă, așa că acest pas nu se mai poate face.
proposal-denied-not-submitted = Se pot analiza numai propuneri trimise.
proposal-denied-vote-begun = Votul a început: nimic din ce privește propunerile nu se mai schimbă.
proposal-conflict-changed = Propunerea s-a schimbat în timp ce lucrați la ea. Întoarceți-vă, reîncărcați pagina și încercați din nou.

proposal-letter-admissible = Propunerea „{ $title }” a fost admisă: se poate vota. Costul găsit: { $cost }. Motivele: { $reasons }
proposal-letter-merged = Propunerea „{ $title }” continuă în „{ $other }”. Motivele: { $reasons } Dacă o susțineați, puteți muta susținerea cu un singur clic, pe pagina propunerii.
proposal-letter-refused = Propunerea „{ $title }” a fost respinsă la analiză. Motivele: { $reasons }

log-proposal-submitted = Propunere trimisă: „{ $title }”
log-proposal-edited = Propunere modificată: „{ $title }”
log-proposal-withdrawn = Propunere retrasă: „{ $title }”
log-proposal-hidden = Moderatorii au ascuns o propunere
log-proposal-shown = Propunerea „{ $title }” se poate citi din nou
log-proposal-reviewed = Propunere analizată: „{ $title }”
log-proposal-drafted = Ciornă păstrată
log-proposal-support-changed = Susținere schimbată

proposal-csv-code = Cod
proposal-csv-title = Titlu
proposal-csv-summary = Pe scurt
proposal-csv-category = Domeniu
proposal-csv-village = Sat
proposal-csv-author = Autor
proposal-csv-organisation = Organizație
proposal-csv-status = Stare
proposal-csv-supports = Susțineri
proposal-csv-estimated-cost = Cost estimat (lei)
proposal-csv-found-cost = Cost găsit (lei)
proposal-csv-reasons = Motivele analizei
proposal-csv-merged-into = Unită cu
proposal-csv-submitted-on = Trimisă la
