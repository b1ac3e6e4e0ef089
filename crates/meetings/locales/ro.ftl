meeting-menu = Întâlniri
meeting-list-title = Întâlniri
meeting-list-lead = Unde și când ne vedem, ce se discută și ce s-a hotărât.
meeting-coming = Urmează
meeting-past = Au avut loc
meeting-none = Nicio întâlnire anunțată
meeting-none-what = Când primăria anunță o consultare sau o dezbatere, o găsiți aici cu locul, ziua și ordinea de zi.
meeting-home-title = Următoarele întâlniri
meeting-all = Toate întâlnirile
meeting-kind = Ce fel de întâlnire
meeting-kind-consultation = Consultare publică
meeting-kind-debate = Dezbatere publică
meeting-kind-assembly = Adunare cetățenească
meeting-kind-workshop = Atelier
meeting-kind-other = Întâlnire
meeting-state-upcoming = urmează
meeting-state-now = are loc acum
meeting-state-over = a avut loc
meeting-state-cancelled = Anulată
meeting-when = Când
meeting-until = până { $at }
meeting-until-hour = până la ora { $hour }
meeting-place = Locul
meeting-place-hint = Sala și adresa, de exemplu „Căminul cultural, strada Principală 12”.
meeting-online = De acasă
meeting-online-hint = O adresă sau o explicație pentru cei care urmăresc de acasă.
meeting-process = Procesul
meeting-process-hint = Întâlnirile unui proces se numără la țintele lui.
meeting-no-process = Fără proces
meeting-announced = Anunțată la
meeting-agenda = Ordinea de zi
meeting-agenda-hint = Un punct pe rând, cu liniuță în față.
meeting-calendar = Adăugați în calendar
meeting-paper = Anunțul pentru avizier
meeting-paper-title = Anunț public
meeting-paper-invitation = Intrarea este liberă. Oricine poate lua cuvântul la punctele de pe ordinea de zi.
meeting-paper-address = Anunțul, apoi minuta, se găsesc la adresa { $address }
meeting-paper-announced = Publicat pe site la { $at }. Se afișează și la sediul primăriei (Legea 52/2003, art. 8).
meeting-paper-hint = Tipăriți pagina și afișați-o la sediul primăriei, într-un loc la care ajunge oricine. Trimiteți anunțul și presei locale.
meeting-new = Anunțați o întâlnire
meeting-new-what = Anunțul apare imediat pe site. Cei care urmăresc procesul primesc un mesaj.
meeting-edit = Modificați anunțul
meeting-edit-what = Dacă se schimbă locul sau ora, cei care urmăresc întâlnirea primesc un mesaj.
meeting-title = Titlu
meeting-title-hint = De exemplu „Ce drumuri reparăm întâi?”.
meeting-village = Satul
meeting-starts_at = Începe
meeting-starts_at-hint = O ședință publică se anunță cu cel puțin 3 zile înainte (Legea 52/2003, art. 8).
meeting-ends_at = Se încheie
meeting-announce = Publicați anunțul
meeting-announce-done = Anunțul este publicat. Tipăriți-l și pentru avizier.
meeting-change-done = Anunțul este modificat.
meeting-cancel = Anulați întâlnirea
meeting-cancel-what = Anunțul rămâne pe site, marcat ca anulat, împreună cu motivul. Cei care urmăresc întâlnirea primesc un mesaj.
meeting-cancel-reason = Motivul
meeting-cancel-done = Întâlnirea este anulată.
meeting-keep = Lăsați-o așa
meeting-wrong = Eroare:{" "}
meeting-ends-early = Întâlnirea trebuie să se încheie după ce începe.
meeting-ends-late = O întâlnire ține cel mult două săptămâni. Verificați zilele.
meeting-is-cancelled = Întâlnirea a fost anulată.
meeting-not-yet = Întâlnirea nu a început încă.
meeting-changed-meanwhile = Între timp întâlnirea a fost anulată sau au fost numărați participanții. Deschideți din nou pagina ei.
meeting-short-notice = Întâlnirea a fost anunțată cu mai puțin de 3 zile înainte. Legea 52/2003, art. 8, cere ca ședințele publice să fie anunțate cu cel puțin 3 zile înainte. Dacă se poate, mutați întâlnirea.
meeting-duty = Afișați anunțul la sediu, dacă nu este afișat (Legea 52/2003, art. 8)
meeting-duty-late = Anunțată cu mai puțin de 3 zile înainte (Legea 52/2003, art. 8): afișați anunțul la sediu
meeting-duty-action = Tipăriți
meeting-mail-announced = Întâlnire nouă: „{ $title }”, { $at }.
meeting-mail-changed = S-a schimbat întâlnirea „{ $title }”: { $at }, { $place }.
meeting-mail-cancelled = Întâlnirea „{ $title }” a fost anulată. Motivul: { $reason }
meeting-mail-minutes = A fost publicată minuta întâlnirii „{ $title }”.
count-title = Câți au venit
count-sector = De unde
count-sector-town_hall = Primărie
count-sector-elected = Aleși locali
count-sector-ngo = ONG-uri
count-sector-academia = Mediul academic
count-sector-business = Mediul de afaceri
count-sector-citizens = Cetățeni
count-sector-team = Echipa proiectului
count-sector-other = Alții
count-by-sector = Pe sectoare
count-by-sector-hint = Lăsați gol sectorul la care nu v-ați uitat; scrieți 0 dacă nu a venit nimeni.
count-people = Persoane
count-people-how = Câte persoane și cum s-a aflat
count-how = Cum s-a aflat
count-way-counted = numărate
count-way-estimated = estimate
count-way-mixed = o parte estimate
count-total = În total
count-total-counted = { $n ->
    [one] O persoană, numărată.
    [few] { $n } persoane, numărate.
   *[other] { $n } de persoane, numărate.
}
count-total-estimated = { $n ->
    [one] O persoană, după estimare.
    [few] { $n } persoane, după estimare.
   *[other] { $n } de persoane, după estimare.
}
count-total-mixed = { $n ->
    [one] O persoană.
    [few] { $n } persoane, dintre care { $estimated } estimate.
   *[other] { $n } de persoane, dintre care { $estimated } estimate.
}
count-unique = { $n ->
    [one] O persoană nu mai fusese la altă întâlnire a procesului.
    [few] { $n } persoane nu mai fuseseră la altă întâlnire a procesului.
   *[other] { $n } de persoane nu mai fuseseră la altă întâlnire a procesului.
}
count-online = { $n ->
    [0] Nimeni nu a urmărit de acasă.
    [one] Separat, o persoană a urmărit de acasă. Nu se adună la cei din sală.
    [few] Separat, { $n } persoane au urmărit de acasă. Nu se adună la cei din sală.
   *[other] Separat, { $n } de persoane au urmărit de acasă. Nu se adună la cei din sală.
}
count-corrected = Corectat la { $at }.
count-because = Motivul: { $reason }
count-reason = Motivul
count-record = Scrieți câți au venit
count-record-what = Cifrele apar imediat pe pagina întâlnirii și la țintele procesului. Nu se pot șterge, doar corecta cu un motiv.
count-correct = Corectați câți au venit
count-correct-what = Corectura se vede împreună cu motivul. Cifrele dinainte rămân în istoric.
count-online_viewers = Câți au urmărit de acasă
count-online_viewers-hint = O cifră separată, care nu se adună niciodată la cei din sală.
count-unique_people = Câți dintre ei nu mai fuseseră la altă întâlnire a procesului
count-unique_people-hint = Dacă lăsați gol, cine vine la două întâlniri se numără de două ori.
count-note = Observații
count-note-hint = De exemplu: „după lista de prezență”.
count-reason-hint = De exemplu: „lista de prezență a fost numărată din nou”.
count-nobody = Scrieți cel puțin o cifră.
count-figure = Scrieți un număr întreg, cel mult 100000.
count-more-than-came = Nu pot fi mai mulți decât au venit.
count-changed-meanwhile = Altcineva a scris cifrele între timp. Deschideți din nou formularul.
count-record-done = Cifrele sunt publicate.
count-none = Nu s-au scris încă cifre.
count-none-upcoming = Urmează.
count-none-now = Are loc acum.
count-none-over = Nu s-au scris încă cifre.
count-none-cancelled = Anulată.
count-history = Istoricul cifrelor și al minutei
count-history-what = Nimic nu se șterge. Fiecare corectură are un motiv, iar ultima este cea care se ia în seamă.
count-revision = Varianta { $n }
count-report-title = Întâlniri și participanți
count-report-caption = Întâlnirile procesului, prima întâi
count-meeting = Întâlnirea
count-online-viewers = De acasă
count-all-people = Participanți, așa cum se numără la țintă
count-twice = Cine a venit la două întâlniri este numărat de două ori, dacă la acea întâlnire nu s-a scris câți nu mai fuseseră la alta. Cei care au urmărit de acasă nu se adună.
count-duty = Scrieți câți au venit
count-duty-action = Scrieți
minutes-title = Minuta
minutes-published = Publicată la { $at }
minutes-corrected = Text corectat.
minutes-annexes-title = Anexe
minutes-publish = Publicați minuta
minutes-publish-what = Ce s-a discutat și ce s-a hotărât. După publicare se poate doar corecta, cu un motiv.
minutes-correct = Corectați minuta
minutes-correct-what = Scrieți textul întreg, corectat. Textul dinainte rămâne în istoric.
minutes-text = Textul minutei
minutes-text-hint = Ce s-a discutat, ce s-a propus, ce urmează. Fără date personale ale celor care nu au o funcție publică.
minutes-annexes = Anexe
minutes-annexes-hint = Cel mult 10 fișiere: PDF, Word, Excel, OpenDocument, CSV, text sau imagini, până la 10 MB fiecare. Nu publicați liste de prezență cu semnături.
minutes-reason = Motivul corecturii
minutes-files-again = Textul s-a păstrat, dar browserul nu poate păstra fișierele: alegeți-le din nou.
minutes-changed-meanwhile = Altcineva a publicat minuta între timp. Deschideți din nou formularul.
minutes-publish-done = Minuta este publicată.
minutes-annex-withdraw = Retrageți anexa
minutes-annex-withdraw-what = Pentru un fișier publicat din greșeală, de exemplu o listă cu semnături. Nu îl mai poate deschide decât primăria. În locul lui rămân ziua și motivul, fără numele fișierului.
minutes-annex-reason = Motivul, pe care îl vede toată lumea
minutes-annex-reason-hint = Fără numele oamenilor din fișier.
minutes-annex-withdrawn = Anexă retrasă la { $at }: { $reason }
minutes-annex-withdrawn-already = Anexa a fost deja retrasă.
minutes-annex-withdraw-done = Anexa nu mai este publică.
minutes-duty = Publicați minuta
minutes-duty-action = Scrieți
log-meeting-announced = Întâlnire anunțată: „{ $title }”.
log-meeting-changed = S-a schimbat anunțul întâlnirii „{ $title }”.
log-meeting-cancelled = Întâlnire anulată: „{ $title }”.
log-meeting-counted = S-a scris câți au venit la „{ $title }”.
log-meeting-recounted = S-a corectat câți au venit la „{ $title }”.
log-minutes-published = A fost publicată minuta întâlnirii „{ $title }”.
log-minutes-corrected = A fost corectată minuta întâlnirii „{ $title }”.
log-minutes-annex-withdrawn = A fost retrasă o anexă a întâlnirii „{ $title }”. Motivul: { $reason }
calendar-meeting = { $kind }: { $title }
meeting-tool = Anunțați o întâlnire
