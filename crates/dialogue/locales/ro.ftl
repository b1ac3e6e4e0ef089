talk-title = Discuția
talk-comments = { $n ->
    [0] niciun comentariu
    [one] un comentariu
    [few] { $n } comentarii
   *[other] { $n } de comentarii
}
talk-count-for = { $n ->
    [one] un om este pentru
    [few] { $n } oameni sunt pentru
   *[other] { $n } de oameni sunt pentru
}
talk-count-neutral = { $n ->
    [one] un om este neutru
    [few] { $n } oameni sunt neutri
   *[other] { $n } de oameni sunt neutri
}
talk-count-against = { $n ->
    [one] un om este împotrivă
    [few] { $n } oameni sunt împotrivă
   *[other] { $n } de oameni sunt împotrivă
}
talk-empty = Nu a scris nimeni încă.
talk-closed = Discuția s-a încheiat. Puteți citi tot ce s-a scris.
talk-closes = Puteți scrie până { $until }.
talk-sign-in = Intrați în cont ca să scrieți
talk-members = Aici scriu membrii comunității. Alăturați-vă comunității și veți putea scrie și dumneavoastră.
talk-kept = Am adus înapoi ce ați scris data trecută.
talk-forget = Ștergeți
talk-pages = Paginile discuției
talk-older = Comentarii mai vechi
talk-newest = Cele mai noi comentarii
talk-first = De la început
talk-later = Răspunsurile următoare
talk-all-answers = { $n ->
    [one] Citiți și celălalt răspuns
    [few] Citiți toate cele { $n } răspunsuri
   *[other] Citiți toate cele { $n } de răspunsuri
}
talk-branch-title = Discuția despre „{ $title }”
talk-hidden = Comentariu ascuns de moderatori: { $reason }.
talk-hidden-yours = Este comentariul dumneavoastră. Doar dumneavoastră vedeți acest rând. Dacă nu sunteți de acord, scrieți-ne sau veniți la ghișeu și cereți să mai cântărim o dată.
talk-withdrawn = Autorul și-a retras comentariul.
talk-erased = Cont șters
talk-edited = modificat
talk-answers-to = răspunde altui comentariu
talk-answer = Răspundeți
talk-report = Raportați
talk-moderate = Moderați
talk-mend = Corectați
talk-withdraw = Retrageți
talk-withdraw-what = Textul se șterge și nu mai poate fi adus înapoi. Răspunsurile primite rămân.
talk-withdraw-do = Retrageți comentariul
talk-role-moderator = moderator
talk-role-accountant = contabil
talk-role-clerk = primăria
talk-role-coordinator = coordonator
talk-role-operator = operator

comment-stance = Care este părerea dumneavoastră?
comment-stance-for = Pentru
comment-stance-neutral = Neutru
comment-stance-against = Împotrivă
comment-stance-missing = Alegeți: pentru, neutru sau împotrivă.
comment-text = Comentariul
comment-text-hint = Cel mult 2.000 de caractere. Îl citește oricine, cu numele dumneavoastră. Nu scrieți date personale ale altora.
comment-send = Trimiteți comentariul
comment-answer = Răspunsul dumneavoastră
comment-answer-send = Trimiteți răspunsul
comment-write-title = Comentariul dumneavoastră
comment-error = Eroare:
comment-back = Înapoi la discuție
comment-done = Am publicat comentariul. Îl puteți corecta timp de 15 minute.
comment-mended-done = Am salvat corectura.
comment-withdrawn-done = Am retras comentariul.
comment-too-many = Ați trimis multe comentarii în scurt timp. Așteptați un sfert de oră și trimiteți din nou.
comment-parent-gone = Comentariul la care răspundeați nu mai este aici. Vă puteți întoarce la discuție și puteți scrie altuia.
comment-is-hidden = Comentariul a fost ascuns de moderatori și rămâne așa cum era.
comment-is-withdrawn = Comentariul a fost deja retras.
comment-too-late = Comentariile se pot corecta doar 15 minute. Puteți răspunde cu o completare sau îl puteți retrage.
comment-changed = Comentariul s-a schimbat între timp. Deschideți din nou pagina.

reason-personal = date personale ale altcuiva
reason-insult = jignire sau amenințare
reason-hate = ură față de un grup de oameni
reason-unlawful = încalcă legea în alt fel
reason-spam = reclamă sau text repetat
reason-off-topic = nu are legătură cu subiectul
reason-other = alt motiv

report-heading = Raportați
report-lead = Spuneți-ne ce nu este în regulă. Un moderator citește și hotărăște. Numele dumneavoastră nu se arată autorului.
report-subject-proposal = Raportați propunerea
report-subject-meeting = Raportați anunțul
report-subject-initiative = Raportați inițiativa
report-subject-process = Raportați pagina
report-subject-document = Raportați documentul
report-subject-paragraph = Raportați paragraful
report-reason = Motivul
report-words = Ce ar trebui să știm
report-words-missing = Scrieți în câteva cuvinte despre ce este vorba.
report-send = Trimiteți
report-done = Vă mulțumim. Un moderator va citi și va hotărî.
report-again-done = Ați raportat deja. Un moderator va citi și va hotărî.
report-own = Nu puteți raporta ce ați scris dumneavoastră. Comentariul propriu îl puteți retrage.
report-gone = Comentariul nu mai poate fi citit, așa că nu mai este nimic de raportat.

follow-followers = { $n ->
    [0] nu urmărește nimeni încă
    [one] un om urmărește
    [few] { $n } oameni urmăresc
   *[other] { $n } de oameni urmăresc
}
follow-start = Urmăriți
follow-stop = Nu mai urmăriți
follow-mine = Urmăriți acest proces. Vă scriem când începe sau se încheie o etapă.
follow-panel-title = Urmăriți procesul
follow-panel-what = Vă scriem când începe sau se încheie o etapă.
follow-sign-in = Intrați în cont ca să urmăriți
follow-done = Urmăriți de acum. Vă scriem când se întâmplă ceva.
follow-ended-done = Nu mai urmăriți.
follow-letters-done = Veți primi din nou scrisori.
follow-title = Ce urmăriți
follow-lead = Primiți o scrisoare când se întâmplă ceva; cel mult cinci pe zi, restul adunate a doua zi dimineața.
follow-none = Nu urmăriți nimic încă
follow-none-what = Apăsați „Urmăriți” pe pagina unei propuneri, a unei întâlniri sau a unui proces.
follow-since = din { $day }
follow-silent = Ați cerut să nu mai primiți nicio scrisoare despre ce urmăriți aici.
follow-hear-again = Vreau din nou scrisori
follow-kind-proposal = Propunere
follow-kind-meeting = Întâlnire
follow-kind-initiative = Inițiativă
follow-kind-process = Proces participativ
follow-kind-document = Document
follow-kind-paragraph = Paragraf

notice-plain = { $text }
notice-letter-subject = Noutăți: { $title }
notice-letter-why = Primiți această scrisoare pentru că „{ $title }” este al dumneavoastră, ați scris acolo sau ați ales să urmăriți.
notice-answer = { $name } v-a răspuns la „{ $title }”.
notice-comment = { $name } a scris un comentariu la „{ $title }”.
notice-stage-opened = La „{ $title }” a început etapa „{ $stage }”.
notice-stage-closed = La „{ $title }” s-a încheiat etapa „{ $stage }”.
notice-stage-inform = Informare
notice-stage-propose = Propuneri
notice-stage-discuss = Discuții
notice-stage-review = Analiză tehnică
notice-stage-vote = Vot
notice-stage-fund = Strângere de fonduri
notice-stage-deliver = Realizare
notice-stage-report = Raport
notice-digest-subject = { $n ->
    [one] O noutate de la { $community }
    [few] { $n } noutăți de la { $community }
   *[other] { $n } de noutăți de la { $community }
}
notice-digest-begin = { $n ->
    [one] S-a mai întâmplat ceva la { $community }:
    [few] S-au mai întâmplat { $n } lucruri la { $community }:
   *[other] S-au mai întâmplat { $n } de lucruri la { $community }:
}
notice-digest-about = „{ $title }”
notice-digest-line = – { $text }
notice-digest-why = Ce urmăriți se schimbă aici: { $address }
notice-stop = Nu mai doresc scrisori
notice-stop-title = Nu mai doriți scrisori?
notice-stop-about = Nu vă vom mai scrie despre „{ $title }”.
notice-stop-all-about = Nu vă vom mai scrie despre ce urmăriți la { $community }.
notice-stop-all = Nicio scrisoare de acest fel de la { $community }
notice-stop-not = Răspunsurile pe care le-ați cerut (o legătură de intrare, o hotărâre despre ce ați scris) vin în continuare.
notice-stopped-title = Gata, nu vă mai scriem
notice-stopped-about = Nu vă mai scriem despre „{ $title }”.
notice-stopped-all-about = Nu vă mai scriem despre ce urmăriți la { $community }.
notice-again = Vreau din nou scrisori
notice-again-title = Vă scriem din nou
notice-again-about = Veți primi din nou scrisori despre „{ $title }”.
notice-again-all-about = Veți primi din nou scrisori despre ce urmăriți la { $community }.

moderation-title = Moderare
moderation-lead = Ce au raportat oamenii, cele mai vechi întâi. Deschideți, citiți, hotărâți.
moderation-waiting = De hotărât
moderation-decisions = Hotărâri
moderation-decisions-lead = Ce s-a hotărât și de ce. Orice ascundere poate fi întoarsă.
moderation-decisions-none = Nicio hotărâre încă
moderation-decisions-none-what = Hotărârile luate asupra raportărilor se adună aici.
moderation-none = Nimic de hotărât
moderation-none-what = Când cineva raportează un comentariu sau o propunere, apare aici.
moderation-comment-on = Comentariu la „{ $title }”
moderation-decide-title = Hotărârea
moderation-decide = Hotărâți
moderation-see = Vedeți în pagină
moderation-said-before = Textul care a fost raportat
moderation-reports = { $n ->
    [one] O raportare
    [few] { $n } raportări
   *[other] { $n } de raportări
}
moderation-verdict = Ce hotărâți?
moderation-verdict-keep = Rămâne așa cum este
moderation-verdict-hide = Se ascunde
moderation-verdict-act = S-a luat o măsură, pe pagina respectivă
moderation-was-keep = A rămas
moderation-was-hide = S-a ascuns
moderation-was-restore = S-a întors
moderation-was-act = S-a luat o măsură
moderation-reason = Motivul, dacă se ascunde
moderation-words = Explicația
moderation-words-hint = Ajunge la autor împreună cu regula încălcată. Spuneți despre ce parte a textului este vorba.
moderation-subject-how = O propunere sau o întâlnire nu se ascunde de aici. Cine o are în grijă la primărie ia măsura pe pagina ei și scrie mai jos ce a făcut; explicația ajunge la autor.
moderation-restore-title = Întoarceți hotărârea
moderation-restore-hint = De ce se poate citi din nou. Explicația ajunge la autor.
moderation-restore = Arătați din nou comentariul
moderation-nothing = Nu este nimic de hotărât aici.
moderation-late = Altcineva a hotărât între timp sau autorul și-a retras textul. Deschideți din nou lista.
moderation-own = Nu puteți hotărî asupra propriilor cuvinte. Rugați un coleg.
moderation-hidden-done = Comentariul este ascuns, iar autorul a fost anunțat.
moderation-kept-done = Comentariul rămâne. Raportările sunt închise.
moderation-restored-done = Comentariul se poate citi din nou, iar autorul a fost anunțat.
moderation-settled-done = Raportările sunt închise.
moderation-duty = { $n ->
    [one] O raportare de citit
    [few] { $n } raportări de citit
   *[other] { $n } de raportări de citit
}
moderation-duty-since = Cea mai veche este din { $day }.
moderation-duty-do = Citiți raportările
moderation-rule-personal = Nu publicăm date personale ale altcuiva fără acordul lui.
moderation-rule-insult = Nu jignim și nu amenințăm.
moderation-rule-hate = Nu îndemnăm la ură față de un grup de oameni.
moderation-rule-unlawful = Nu publicăm ceea ce legea interzice.
moderation-rule-spam = Nu facem reclamă și nu repetăm același text.
moderation-rule-off-topic = Scriem despre subiectul paginii.
moderation-rule-other = O altă regulă, explicată mai jos.
moderation-letter-hidden-subject = Comentariul dumneavoastră la „{ $title }” a fost ascuns
moderation-letter-hidden = Comentariul pe care l-ați scris la „{ $title }” pe { $day } nu mai poate fi citit de ceilalți.
moderation-letter-text = Textul ascuns: „{ $text }”
moderation-letter-rule = Regula încălcată: { $rule }
moderation-letter-words = Explicația: { $words }
moderation-letter-effect = În locul textului se arată doar motivul. Contul dumneavoastră nu este atins: puteți scrie mai departe.
moderation-letter-by = Hotărârea a luat-o un om, nu un program.
moderation-letter-object = Dacă nu sunteți de acord, scrieți la { $email } sau veniți la ghișeu. Mai cântărim o dată hotărârea. Vă puteți adresa și instanței.
moderation-letter-object-counter = Dacă nu sunteți de acord, veniți la ghișeu. Mai cântărim o dată hotărârea. Vă puteți adresa și instanței.
moderation-letter-restored-subject = Comentariul dumneavoastră la „{ $title }” se vede din nou
moderation-letter-restored = Am cântărit din nou hotărârea: comentariul dumneavoastră la „{ $title }” poate fi citit iar de toți.
moderation-letter-taken-subject = „{ $title }” nu se mai vede
moderation-letter-taken = Ceea ce ați publicat sub titlul „{ $title }” nu mai poate fi citit de ceilalți. Dumneavoastră îl vedeți în continuare.
moderation-letter-shown-subject = „{ $title }” se vede din nou
moderation-letter-shown = Am cântărit din nou hotărârea: „{ $title }” poate fi citit iar de toți.
moderation-letter-acted-subject = O măsură despre „{ $title }”
moderation-letter-acted = Cineva a raportat „{ $title }”, iar noi am luat o măsură.

log-comment-posted = Un comentariu nou la „{ $title }”
log-comment-hidden = Moderatorii au ascuns un comentariu la „{ $title }”
log-comment-restored = Un comentariu ascuns la „{ $title }” se poate citi din nou
