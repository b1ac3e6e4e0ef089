# Votul
vote-vote = Votul
vote-title = Votul: { $title }
vote-error = Eroare
vote-tag-open = Deschis
vote-upcoming = Votul se deschide { $at }.
vote-upcoming-until = Se va putea vota până { $until }.
vote-waiting = Etapa de vot a început, dar votul nu este încă deschis. Îl deschide coordonatorul procesului.
vote-missed = În acest proces votul nu s-a mai ținut: etapa lui a trecut fără să fie deschis.
vote-no-stage = Acest proces nu are etapă de vot.
vote-who = Cine votează
vote-who-may = Pot vota cei care îndeplinesc condițiile votului și sunt pe lista de votanți la deschidere. Cine nu este sigur merge la ghișeul primăriei: atestarea durează un minut, cu actul de identitate.
vote-to-open = Deschideți votul
vote-to-process = La pagina procesului
vote-to-vote = La pagina votului
vote-to-count = Numărați voturile
vote-to-lot = Treceți rezultatul tragerii la sorți
vote-to-results = Vedeți rezultatele
vote-go = Votați
vote-sign-in = Intrați în cont ca să votați
vote-over = Votul s-a încheiat { $until }. Urmează numărătoarea, iar rezultatul apare aici.
vote-tied = Votul a fost numărat: la ultimul loc este egalitate și se trage la sorți, în public.
vote-winners = { $n ->
    [one] A câștigat:
    [few] Au câștigat { $n } propuneri:
   *[other] Au câștigat { $n } de propuneri:
}
vote-turnout = { $n ->
    [one] A votat până acum o persoană
    [few] Au votat până acum { $n } persoane
   *[other] Au votat până acum { $n } de persoane
} din { $all }.
vote-turnout-small = Câți au votat se arată după ce votează cel puțin cinci persoane.
vote-hidden = Ce s-a ales nu se vede înainte de încheierea votului: nici aici, nici la primărie.
vote-options = Propunerile de pe buletin
vote-rules = Regulile
vote-fact-until = Se votează până
vote-fact-electorate = Pe lista de votanți
vote-people = { $n ->
    [one] o persoană
    [few] { $n } persoane
   *[other] { $n } de persoane
}
vote-electorate = { $n ->
    [one] La deschidere, pe { $day }, lista de votanți s-a închis cu o persoană care îndeplinea condițiile.
    [few] La deschidere, pe { $day }, lista de votanți s-a închis cu { $n } persoane: cele care îndeplineau condițiile până atunci.
   *[other] La deschidere, pe { $day }, lista de votanți s-a închis cu { $n } de persoane: cele care îndeplineau condițiile până atunci.
} Cine este atestat mai târziu poate vota la următorul vot.
vote-fingerprint = Amprenta listei de votanți
vote-fingerprint-what = Este un număr calculat din lista de votanți. Nu arată cine este pe listă, dar se schimbă dacă lista se schimbă. Notați-l acum, ca să puteți verifica după vot că lista a rămas aceeași.
vote-few = De ce votul are mai puțin de trei propuneri
vote-not-listed = Nu sunteți pe lista de votanți
vote-not-listed-what = Lista s-a închis la deschiderea votului, pe { $day }, cu cei care îndeplineau condițiile până atunci. Pentru următorul vot, mergeți cu actul de identitate la ghișeul primăriei: durează un minut.
vote-voted = Ați votat
vote-voted-what = Buletinul dumneavoastră este în urnă. Un vot dat nu se mai poate schimba, pentru că nu păstrăm care buletin este al dumneavoastră.
vote-secrecy-link = Ce este secret și față de cine
vote-secrecy = Ce este secret la acest vot
vote-secrecy-lead = Cine lucrează cu acest site nu poate vedea cum ați votat. Cine administrează serverul ar putea, dacă ar vrea. Spunem aici deschis ce protejează programul și ce nu.
vote-secrecy-how = Cum este făcut
vote-secrecy-how-list = La deschidere se face o listă cu cei care pot vota. Când votați, în dreptul dumneavoastră se pune un semn: „a votat”. Fără zi și fără oră.
vote-secrecy-how-box = Buletinul intră separat, cu un cod luat la întâmplare. Pe el nu este nici numele, nici ora, nici vreo legătură cu lista.
vote-secrecy-how-nothing = Ce alegeți nu ajunge în adrese, în jurnalul public, în e-mailuri sau în mesajele de eroare. Până la încheiere nu se numără nimic.
vote-secrecy-how-after = După numărătoare, toate buletinele se publică, amestecate, ca oricine să le poată număra din nou.
vote-secrecy-whom = Față de cine
vote-secrecy-whom-caption = Ce poate afla fiecare
vote-secrecy-who = Cine
vote-secrecy-that = Dacă ați votat
vote-secrecy-what = Ce ați ales
vote-secrecy-who-neighbours = Ceilalți oameni și vizitatorii
vote-secrecy-that-neighbours = nu
vote-secrecy-what-neighbours = nu
vote-secrecy-who-staff = Primăria: funcționari, coordonatori, moderatori
vote-secrecy-that-staff = nu din vreo listă: niciuna nu o arată; cine vă servește la ghișeu află, dacă mai veniți o dată
vote-secrecy-what-staff = nu
vote-secrecy-who-copy = Cine fură o copie a bazei de date
vote-secrecy-that-copy = da, din semnul de pe listă
vote-secrecy-what-copy = tabelele nu o spun; ar putea încerca din urme tehnice, de exemplu din ordinea în care stau rândurile
vote-secrecy-who-operator = Cine administrează serverul
vote-secrecy-that-operator = da
vote-secrecy-what-operator = ar putea, cu rea intenție: schimbând programul sau comparând copii ale bazei de date dinainte și de după un vot
vote-secrecy-not = Ce nu protejează
vote-secrecy-not-operator = De administratorul serverului vă apără doar legea, cuvântul lui și cei care îl controlează. Un vot care nu cere această încredere este un pas următor al programului.
vote-secrecy-not-device = Cine se uită peste umărul dumneavoastră sau are acces la telefonul ori calculatorul dumneavoastră vede ce vedeți și dumneavoastră.
vote-secrecy-not-code = Codul buletinului îl vedeți numai dumneavoastră. Dacă îl arătați cuiva, după publicarea buletinelor acela poate vedea ce ați ales. Nu îl dați nimănui.
vote-secrecy-not-few = Dacă votează foarte puțini oameni sau toți aleg la fel, chiar rezultatul poate arăta cum au votat.
vote-secrecy-not-change = Un vot dat nu se mai poate schimba sau retrage: nu știm care buletin este al dumneavoastră.
vote-secrecy-check = Cum verificați
vote-secrecy-check-what = După numărătoare, căutați codul dumneavoastră în lista buletinelor: trebuie să fie acolo, cu ce ați ales. Numărul buletinelor trebuie să fie același cu numărul semnelor de pe listă. Oricine poate număra din nou fișierul buletinelor, acasă, cu programul acesta sau cu altul.
vote-open = Deschideți votul
vote-open-lead-staff = Verificați ce urmează să fie fixat. După deschidere, nimic din acestea nu se mai poate schimba.
vote-open-small = Pe listă ar fi mai puțin de 20 de persoane. La atât de puține, rezultatul poate arăta cum au votat unele dintre ele. Dacă se poate, atestați întâi mai mulți locuitori.
vote-open-options = { $n ->
    [one] O propunere pe buletin
    [few] { $n } propuneri pe buletin
   *[other] { $n } de propuneri pe buletin
}
vote-open-none = Nu este nicio propunere admisă
vote-open-none-what = Votul se poate deschide după ce analiza admite propuneri.
vote-open-order = Propunerile stau pe buletin în ordinea alfabetică a titlurilor.
vote-open-next = Ce se întâmplă acum
vote-open-next-list = Lista de votanți se închide cu cei care îndeplinesc condițiile în acest moment. Numărul și amprenta ei se publică.
vote-open-next-rules = Propunerile, regulile și termenul se fixează, așa cum sunt mai sus.
vote-open-next-people = Cei care urmăresc procesul primesc o înștiințare și pot vota.
vote-open-next-hidden = Până la încheiere se vede doar câți au votat. Nici dumneavoastră nu vedeți mai mult.
vote-open-do = Deschideți votul
vote-open-reason = De ce se votează cu mai puțin de trei propuneri
vote-open-reason-hint = Se publică pe pagina votului. De exemplu: s-au primit cinci propuneri, dar analiza a admis numai două.
vote-open-changed = Între timp s-au schimbat propunerile sau regulile. Mai citiți-le o dată și deschideți votul dacă sunt bune.
vote-open-nobody = Nimeni nu îndeplinește condițiile: nu ar avea cine să voteze. Atestați locuitori la ghișeu sau încărcați lista de votanți.
vote-opened-done = Votul este deschis. Regulile și lista de votanți sunt fixate.
vote-opened-already = Votul acestui proces este deja deschis.
vote-nobody-entitled = Nimeni nu îndeplinește condițiile: nu ar avea cine să voteze.
vote-denied-stage = Votul se deschide numai în etapa de vot a procesului.
vote-denied-no-options = Nu este nicio propunere admisă, deci nu este ce să se voteze.
vote-denied-few = Cu mai puțin de trei propuneri, scrieți de ce se votează totuși.
vote-denied-still-open = Votul este încă deschis. Se numără după ce se încheie.
vote-denied-no-tie = Nu este o egalitate care să ceară tragere la sorți.
vote-notice-opened = S-a deschis votul: { $title }
vote-duty-open = Deschideți votul
vote-duty-open-action = Deschideți
vote-duty-count = Votul s-a încheiat: numărați-l
vote-duty-count-action = Numărați
vote-duty-lot = Egalitate: trageți la sorți în public
vote-duty-lot-action = Treceți rezultatul
log-vote-opened = S-a deschis votul „{ $title }”.
log-vote-declared = S-au scris regulile votului „{ $title }”.
log-vote-extended = Votul „{ $title }” rămâne deschis până la { $closes_at }.
log-vote-closed = Votul „{ $title }” s-a încheiat.
log-vote-counted = S-a numărat votul „{ $title }”.
log-vote-tied = Votul „{ $title }” a fost numărat: egalitate, se trage la sorți.

# Buletinul
ballot-choose = Votați
ballot-details = Detalii
ballot-details-of = despre „{ $title }”, într-o filă nouă
ballot-count-zero = Ați ales tot ce se poate
ballot-count-one = Mai puteți alege una
ballot-count-few = Mai puteți alege {"{n}"}
ballot-count-other = Mai puteți alege {"{n}"}
ballot-count-over-one = Este una în plus: scoateți una
ballot-count-over-few = Sunt {"{n}"} în plus: scoateți {"{n}"}
ballot-count-over-other = Sunt {"{n}"} în plus: scoateți {"{n}"}
ballot-blank = Votez alb
ballot-blank-what = Votul se numără la prezență, dar nu merge la nicio propunere.
ballot-check = Verificați buletinul
ballot-next = Încă nu votați: pe pagina următoare vedeți buletinul și îl depuneți.
ballot-wrong-nothing = Alegeți cel puțin o propunere sau bifați „Votez alb”.
ballot-wrong-many = { $n ->
    [one] Se poate alege o singură propunere. Mai scoateți { $over }.
    [few] Se pot alege cel mult { $n } propuneri. Mai scoateți { $over }.
   *[other] Se pot alege cel mult { $n } de propuneri. Mai scoateți { $over }.
}
ballot-wrong-blank = Ați ales propuneri și ați bifat „Votez alb”. Păstrați una dintre ele.
ballot-wrong-unknown = Buletinul numește o propunere care nu este la acest vot. Alegeți din nou.
ballot-check-title = Verificați buletinul
ballot-check-blank = Votați alb: nu alegeți nicio propunere.
ballot-check-chosen = { $n ->
    [one] Ați ales o propunere:
    [few] Ați ales { $n } propuneri:
   *[other] Ați ales { $n } de propuneri:
}
ballot-check-final = După ce depuneți buletinul, nu îl mai puteți schimba și nu îl mai puteți retrage: nu păstrăm care este al dumneavoastră.
ballot-cast = Depuneți buletinul
ballot-change = Schimbați alegerea
ballot-done = Ați votat
ballot-done-what = Buletinul este în urnă. Vă mulțumim.
ballot-code = Codul buletinului
ballot-code-what = Codul se arată o singură dată și nu este păstrat lângă numele dumneavoastră. Notați-l dacă vreți să vă găsiți buletinul în lista care se publică după numărătoare.
ballot-code-keep = Păstrați codul pentru dumneavoastră. Cine îl are poate vedea, după numărătoare, ce ați ales.
ballot-then = Ce urmează
ballot-then-what = Se votează până { $until }. Apoi se numără, iar rezultatul și toate buletinele, fără nume, se publică pe pagina votului.
ballot-already = Votul dumneavoastră este deja înregistrat. De la fiecare persoană intră în urnă un singur buletin, oricât s-ar apăsa butonul.
ballot-already-code = Codul buletinului se arată o singură dată, imediat după vot. Fără el nu putem spune care buletin este al dumneavoastră, dar votul se numără.
ballot-denied-closed = Votul nu este deschis acum. Buletinul nu a fost depus.
ballot-denied-not-listed = Nu sunteți pe lista acestui vot. Lista s-a închis la deschiderea votului, cu cei care îndeplineau condițiile până atunci.

# Numărătoarea
count-heading = Numărătoarea
count-lead = Votul s-a încheiat { $until }. Se poate număra.
count-still-open = Votul este deschis până { $until }. Se numără după aceea.
count-fact-voters = Au votat
count-next-list = Lista de votanți se închide: niciun buletin nu mai intră în urnă.
count-next-public = Rezultatul și toate buletinele, fără nume, se publică îndată. Numărătoarea nu se poate relua sau schimba.
count-next-winner = Propunerea câștigătoare devine inițiativă, fără să mai fie scris ceva.
count-next-tie = Dacă la ultimul loc este egalitate, rezultatul se publică, iar câștigătorul se hotărăște prin tragere la sorți în public.
count-do = Numărați voturile
count-tie = { $n ->
    [one] Este egalitate.
    [few] Egalitate între { $n } propuneri.
   *[other] Egalitate între { $n } de propuneri.
} Se alege între ele prin tragere la sorți, în public.
count-lot-how = Cum se trage la sorți
count-lot-how-what = Anunțați locul și ora. În fața martorilor, puneți bilețele la fel, cu titlurile, într-o urnă și scoateți-le pe rând pe toate. Scrieți aici ordinea în care au ieșit. Tot ce scrieți se publică, și numele.
count-lot-order = { $n ->
    [one] Extrasă prima
   *[other] Extrasă a { $n }-a
}
count-lot-choose = Alegeți propunerea
count-lot-drawn_by = Cine a tras la sorți
count-lot-drawn_by-hint = Nume și funcție. Se publică.
count-lot-witnesses = Martori
count-lot-witnesses-hint = Numele a cel puțin doi martori care au fost de față. Se publică, deci cereți-le acordul.
count-lot-drawn_on = Ziua tragerii la sorți
count-lot-day = Alegeți o zi dintre încheierea votului și astăzi.
count-lot-wrong = Numiți fiecare propunere aflată la egalitate exact o dată, în ordinea în care a ieșit.
count-lot-do = Hotărâți votul cu această ordine
count-lot-kept = Am adus înapoi ce ați scris data trecută.
count-lot-forget = Ștergeți
count-tied-done = Votul a fost numărat. Este egalitate: trageți la sorți în public și treceți aici rezultatul.
count-decided-done = Votul a fost numărat și rezultatul este public.
count-notice = Rezultatul votului este public: { $title }

# Rezultatele
results-title = Rezultatul votului
results-heading = Rezultatul votului: { $title }
results-report = Votul
results-quoted = „{ $title }”
results-and = și
results-won = { $n ->
    [one] A câștigat { $names }, cu { $votes }.
   *[other] Au câștigat { $names }.
}
results-none = Nu a câștigat nicio propunere: niciun buletin nu numește vreuna.
results-tie = Este egalitate între { $names }. Hotărăște tragerea la sorți.
results-tie-next = Tragerea la sorți se face în public. Ordinea extrasă, martorii și ziua apar aici, iar votul este hotărât de ea.
results-turnout = { $n ->
    [one] A votat o persoană
    [few] Au votat { $n } persoane
   *[other] Au votat { $n } de persoane
} din { $all } de pe lista de votanți: { $share }.
results-differ = { $n ->
    [one] Atenție: în urnă este un buletin, iar { $voters ->
        [one] pe listă este un semn
        [few] pe listă sunt { $voters } semne
       *[other] pe listă sunt { $voters } de semne
    }.
    [few] Atenție: în urnă sunt { $n } buletine, iar { $voters ->
        [one] pe listă este un semn
        [few] pe listă sunt { $voters } semne
       *[other] pe listă sunt { $voters } de semne
    }.
   *[other] Atenție: în urnă sunt { $n } de buletine, iar { $voters ->
        [one] pe listă este un semn
        [few] pe listă sunt { $voters } semne
       *[other] pe listă sunt { $voters } de semne
    }.
} Numerele ar trebui să fie egale. Cereți o verificare.
results-differ-paper = Unii oameni pot să fi primit buletin de hârtie și să nu îl fi pus în urnă. Procesul-verbal spune câte foi lipsesc.
results-caption = Voturi pentru fiecare propunere
results-proposal = Propunerea
results-column-votes = Voturi
results-of-all = Din toate buletinele
results-of = Din { $n }
results-wins = câștigă
results-votes = { $n ->
    [one] un vot
    [few] { $n } voturi
   *[other] { $n } de voturi
}
results-blank = { $n ->
    [0] Nu au fost buletine albe.
    [one] A fost un buletin alb.
    [few] Au fost { $n } buletine albe.
   *[other] Au fost { $n } de buletine albe.
}
results-spoiled = { $n ->
    [one] A fost un buletin nul.
    [few] Au fost { $n } buletine nule.
   *[other] Au fost { $n } de buletine nule.
}
results-initiative = Vedeți inițiativa „{ $title }”
results-why = De ce nu celelalte?
results-why-not = De ce nu a câștigat „{ $title }”?
results-why-short = { $n ->
    [one] I-a lipsit un vot.
    [few] I-au lipsit { $n } voturi.
   *[other] I-au lipsit { $n } de voturi.
}
results-why-lot = A avut tot atâtea voturi cât ultima câștigătoare. A hotărât tragerea la sorți.
results-why-no-votes = Niciun buletin nu a numit-o, iar o propunere fără voturi nu poate câștiga.
results-again = Poate fi depusă din nou la următorul proces.
results-lot = Tragerea la sorți
results-lot-why = Mai multe propuneri au avut tot atâtea voturi la ultimul loc câștigător, așa că s-a tras la sorți în public.
results-lot-line = La egalitate s-a tras la sorți pe { $day }: { $order }. A tras { $by }; martori: { $witnesses }.
results-check = Verificați singuri
results-check-what = Aici sunt toate buletinele, fără nume, în ordinea codurilor luate la întâmplare. Dacă v-ați notat codul, vă găsiți buletinul în listă.
results-csv = Buletinele, ca tabel
results-pb = Buletinele, pentru renumărare
results-recount = Numărați din nou
results-recount-what = Cine are programul numără din nou fișierul pentru renumărare cu o comandă:
results-csv-code = Cod
results-csv-blank = Alb

## Scrisori cu cod

letters-title = Scrisori cu cod
letters-lead = O scrisoare are un cod cu care se votează o singură dată, de acasă sau de la ghișeu, fără cont. Cine a votat nu mai primește scrisoare.
letters-whom = Pentru cine
letters-whom-without-account = Oamenii de pe listă care nu au cont
letters-whom-village = Oamenii dintr-un sat
letters-whom-everybody = Toți cei de pe listă
letters-whom-choose = Alegeți pentru cine sunt scrisorile.
letters-village = Satul
letters-village-choose = Alegeți satul
letters-again = Și pentru cei care au deja o scrisoare
letters-again-hint = Scrisoarea veche nu va mai fi bună. Cele făcute astăzi rămân bune și nu se fac din nou: dacă s-au pierdut, anulați-le mai jos.
letters-nobody = Nimeni dintre aceștia nu mai are nevoie de o scrisoare: au votat sau au deja una.
letters-voted = Această persoană a votat deja, așa că nu primește scrisoare.
letters-next = Vedeți câte sunt
letters-one = O singură scrisoare
letters-has-account = are cont
letters-has-letter = are o scrisoare
letters-print-one = Tipăriți o scrisoare
letters-replace = Înlocuiți scrisoarea
letters-revoke-one = Anulați scrisoarea
letters-batches = Ce s-a tipărit
letters-batches-none = Nu s-a tipărit nicio scrisoare.
letters-batches-what = Scrisorile tipărite împreună, cele mai noi întâi
letters-day = Ziua
letters-printed = Tipărite
letters-out = Anulate
letters-batch = { $n ->
    [one] O scrisoare tipărită pe { $day } este încă bună.
    [few] { $n } scrisori tipărite pe { $day } sunt încă bune.
   *[other] { $n } de scrisori tipărite pe { $day } sunt încă bune.
}
letters-of = Scrisoarea pentru { $name }.
letters-confirm = Tipăriți scrisorile
letters-count = { $n ->
    [one] Se tipărește o scrisoare.
    [few] Se tipăresc { $n } scrisori, câte două pe o foaie A4.
   *[other] Se tipăresc { $n } de scrisori, câte două pe o foaie A4.
}
letters-left = { $n ->
    [one] Mai rămâne una pentru data următoare.
    [few] Mai rămân { $n } pentru data următoare.
   *[other] Mai rămân { $n } pentru data următoare.
}
letters-once = Se pot tipări o singură dată
letters-once-what = Codurile se fac acum, apar numai în fișierul pe care îl primiți și nu se păstrează nicăieri. Tipăriți fișierul îndată și ștergeți-l după aceea.
letters-jam = Dacă se blochează imprimanta sau se pierde fișierul, anulați scrisorile tipărite împreună și tipăriți-le din nou: primesc alte coduri.
letters-replaces = { $n ->
    [one] O scrisoare mai veche nu va mai fi bună.
    [few] { $n } scrisori mai vechi nu vor mai fi bune.
   *[other] { $n } de scrisori mai vechi nu vor mai fi bune.
}
letters-reason = De ce se înlocuiesc
letters-reason-hint = Se publică în actele votului. De exemplu: s-a blocat imprimanta. Nu scrieți nume.
letters-print = Tipăriți
letters-printed-already = Aceste scrisori au fost deja tipărite. Dacă nu aveți fișierul, anulați-le și tipăriți-le din nou.
letters-replaced = A primit între timp altă scrisoare.
letters-none-in-force = Nu este nicio scrisoare de anulat: au fost folosite sau anulate deja.
letters-revoke = Anulați
letters-revoke-batch = Anulați scrisorile
letters-revoke-lead = Cu un cod anulat nu se mai poate vota. Rămâne scris când și de ce a fost anulat.
letters-revoke-reason = De ce
letters-revoke-reason-hint = Se publică în actele votului. De exemplu: scrisoare ruptă. Nu scrieți nume.
letters-revoke-do = Anulați
letters-revoked-done = Anulat. Puteți tipări altă scrisoare.
letters-act = { $n ->
    [one] O scrisoare.
    [few] { $n } scrisori.
   *[other] { $n } de scrisori.
}
letters-paper-title = Codul dumneavoastră de vot
letters-paper-vote = Votul „{ $title }”
letters-paper-what = Cu acest cod votați de acasă, fără cont, de pe telefon sau calculator. Deschideți pagina și depuneți buletinul.
letters-paper-until = Se votează până { $until }.
letters-paper-lost = Dacă l-ați stricat sau pierdut, veniți la ghișeul primăriei cu actul de identitate: primiți altul.
letters-paper-once = Codul este numai al dumneavoastră și se folosește o singură dată. Nimeni nu află cum ați votat.
letters-paper-qr = Cod QR care deschide pagina votului cu codul completat
letters-paper-or = Scanați sau scrieți adresa și codul:
log-vote-letters = S-au tipărit scrisori cu cod pentru votul „{ $title }”: { $letters }.
log-vote-revoked = S-au anulat scrisori cu cod ale votului „{ $title }”: { $letters }.

## Ghișeul

counter-q = Numele
counter-search = Căutați
counter-q-hint = Oricâte din nume, sat și anul nașterii, de exemplu: Pop Ion Boju 1970.
counter-more = Sunt mai mulți decât se arată aici. Adăugați satul sau anul nașterii.
counter-none = Nu este nimeni cu acest nume pe lista votului.
# Regulile, codurile, rezultatele și renumărarea
vote-open-until = Se votează până { $until }.
vote-kind-approval = Alegere liberă: se bifează una sau mai multe propuneri
vote-kind-choose-one = O singură propunere
vote-kind-points = Puncte împărțite între propuneri
vote-kind-ranked = Ordinea preferințelor
vote-kind-knapsack = Propuneri în limita bugetului
vote-kind-yes-no = O întrebare cu „da” sau „nu”
vote-kind-approval-most = { $max ->
    [one] Alegeți o propunere.
    [few] Alegeți cel mult { $max } propuneri.
   *[other] Alegeți cel mult { $max } de propuneri.
}
vote-kind-approval-range = { $max ->
    [one] Alegeți o propunere.
    [few] Alegeți între { $min } și { $max } propuneri.
   *[other] Alegeți între { $min } și { $max } de propuneri.
}
vote-kind-choose-one-how = Alegeți o singură propunere.
vote-kind-points-how = { $points ->
    [one] Dați un punct.
    [few] Împărțiți cel mult { $points } puncte, cel mult { $each } unei propuneri, la cel puțin { $min }.
   *[other] Împărțiți cel mult { $points } de puncte, cel mult { $each } unei propuneri, la cel puțin { $min }.
}
vote-kind-ranked-how = Puneți propunerile în ordine, între { $min } și { $max }: 1 pentru cea mai dorită.
vote-kind-knapsack-how = Alegeți propuneri care împreună costă cel mult { $budget }.
vote-kind-yes-no-how = Răspundeți cu „da” sau „nu”.
vote-rule-most-votes = Cele mai multe voturi
vote-rule-greedy = Cele mai multe voturi, în limita bugetului
vote-rule-equal-shares = Părți egale din buget pentru fiecare votant
vote-rule-stv = Vot transferabil
vote-rule-yes-no = Majoritate la o întrebare
vote-rule-most-votes-how = { $n ->
    [one] Câștigă propunerea cu cele mai multe voturi.
    [few] Câștigă cele { $n } propuneri cu cele mai multe voturi.
   *[other] Câștigă cele { $n } de propuneri cu cele mai multe voturi.
}
vote-rule-share = O propunere are nevoie de votul a cel puțin { $n } % din buletinele valabile.
vote-rule-budget = Bugetul este de { $budget }.
vote-rule-greedy-how = Propunerile se iau în ordinea voturilor, cât ajung banii.
vote-unfitting-skip = Se sare peste ea și se merge mai departe
vote-unfitting-stop = Lista se oprește acolo
vote-unfitting-reserve = Lista se oprește; se finanțează totuși dacă au rămas 80 % din cost
vote-unfitting-skip-how = Peste o propunere care nu mai încape în buget se sare.
vote-unfitting-stop-how = La prima propunere care nu mai încape în buget lista se oprește.
vote-unfitting-reserve-how = La prima propunere care nu mai încape lista se oprește; dacă au rămas cel puțin { $n } % din costul ei, restul se ia din rezervă.
vote-rule-threshold = { $n ->
    [one] Intră la numărătoare propunerile cu cel puțin un vot sau un punct.
    [few] Intră la numărătoare propunerile cu cel puțin { $n } voturi sau puncte.
   *[other] Intră la numărătoare propunerile cu cel puțin { $n } de voturi sau puncte.
}
vote-rule-domain = Se finanțează cel mult o propunere din fiecare domeniu.
vote-rule-equal-shares-how = Fiecare votant are aceeași parte din buget; o propunere se cumpără cu banii celor care o doresc, întâi cea cu cele mai multe voturi efective.
vote-completion-none = Nu: se rămâne la prima numărătoare
vote-completion-fractional = Da, pornind de la buget împărțit exact
vote-completion-integral = Da, pornind de la lei întregi
vote-completion-none-how = Banii rămași nu se mai împart.
vote-completion-fractional-how = Părțile cresc pas cu pas, de la bugetul împărțit exact, până când rezultatul ar depăși bugetul.
vote-completion-integral-how = Părțile cresc pas cu pas, de la lei întregi, până când rezultatul ar depăși bugetul.
vote-rule-increment = Pasul este de { $step }.
vote-rule-exhaustive = Creșterea se oprește și când nu mai încape nicio propunere dorită.
vote-rule-fill = Ce rămâne la sfârșit merge la propunerile cu cele mai multe voturi care încă încap.
vote-comparison-none = Nu
vote-comparison-satisfaction = Da: după câte propuneri alese de el câștigă
vote-comparison-exclusion = Da: numai cei rămași fără nicio propunere
vote-comparison-satisfaction-how = Dacă mai mulți votanți ar fi mai mulțumiți cu „cele mai multe voturi”, acel rezultat rămâne.
vote-comparison-exclusion-how = Dacă prin „cele mai multe voturi” ar rămâne mai puțini votanți fără nicio propunere, acel rezultat rămâne.
vote-rule-stv-how = { $n ->
    [one] Vot transferabil pentru un loc: cine are jumătate plus unu este ales, altfel ultimul iese și voturile lui trec la următoarea preferință.
    [few] Vot transferabil pentru { $n } locuri, după regulile scoțiene.
   *[other] Vot transferabil pentru { $n } de locuri, după regulile scoțiene.
}
vote-rule-yes-no-answers = Răspunsul este „da” dacă sunt mai multe voturi „da” decât „nu”.
vote-rule-yes-no-ballots = Răspunsul este „da” dacă „da” are mai mult de jumătate din toate buletinele, și cele albe.
vote-rule-quorum = Trebuie să voteze cel puțin { $n } % dintre cei de pe listă.
vote-rule-complaints = { $n ->
    [one] Contestațiile se primesc o zi după rezultat.
    [few] Contestațiile se primesc { $n } zile după rezultat.
   *[other] Contestațiile se primesc { $n } de zile după rezultat.
}
vote-ground-residence = locuiesc aici
vote-ground-work = lucrează aici
vote-ground-study = învață aici
vote-conditions = Pot vota cei de cel puțin { $age } ani care { $grounds } și sunt pe lista de votanți.
vote-conditions-village = Pot vota cei din { $village }, de cel puțin { $age } ani, care { $grounds } și sunt pe lista de votanți.
vote-act-until = Până { $until }.
vote-acts = Actele votului
vote-acts-lead = Tot ce s-a făcut cu acest vot, în ordine. Nimic nu se șterge de aici.
vote-acts-next = Actele următoare
vote-acts-none = Încă nu s-a făcut nimic
vote-acts-none-what = Când votul este anunțat, deschis sau numărat, apare aici.
vote-act-declared = Regulile au fost anunțate
vote-act-opened = Votul a fost deschis
vote-act-extended = Votul a fost prelungit
vote-act-letters = S-au tipărit scrisori cu cod
vote-act-revoked = S-au anulat coduri
vote-act-paper = Buletine de hârtie
vote-act-counted = Votul a fost numărat (buletine / semne pe listă)
vote-act-lot = S-a tras la sorți
vote-act-complaint = S-a depus o contestație
vote-act-answered = S-a răspuns la o contestație
vote-channel-web = Pe internet, din cont
vote-channel-letter = Cu codul din scrisoare
vote-channel-counter = La ghișeu
vote-channel-paper = Pe hârtie
vote-age-14-17 = 14–17 ani
vote-age-18-24 = 18–24 de ani
vote-age-25-44 = 25–44 de ani
vote-age-45-64 = 45–64 de ani
vote-age-65 = 65 de ani și peste
vote-to-plan = Stabiliți regulile votului
vote-with-code = Am un cod primit de la primărie
vote-plan-title = Regulile votului
vote-plan-lead = Se pot schimba până la deschiderea votului și se văd pe pagina lui. După deschidere nu le mai poate schimba nimeni.
vote-plan-ballot = Buletinul
vote-plan-kind = Felul buletinului
vote-plan-min = Cel puțin câte propuneri
vote-plan-min-hint = Pentru alegere liberă, puncte și ordine.
vote-plan-max = Cel mult câte propuneri
vote-plan-max-hint = Pentru alegere liberă și ordine.
vote-plan-points-more = Puncte
vote-plan-points = Câte puncte are un votant
vote-plan-points_each = Cel mult câte puncte unei propuneri
vote-plan-count = Numărătoarea
vote-plan-rule = Regula
vote-plan-winners = Câte câștigă
vote-plan-winners-hint = Pentru „cele mai multe voturi” și votul transferabil.
vote-plan-budget = Bugetul
vote-plan-budget-hint = Pentru regulile care cumpără propuneri cu un buget. Altfel, lăsați gol.
vote-plan-threshold = Pragul
vote-plan-threshold-hint = La „cele mai multe voturi”: procente din buletinele valabile. La buget: numărul de voturi. 0 înseamnă fără prag.
vote-plan-greedy-more = Cele mai multe voturi, în limita bugetului
vote-plan-unfitting = O propunere care nu mai încape
vote-plan-one_per_domain = Cel mult o propunere din fiecare domeniu
vote-plan-shares-more = Părți egale
vote-plan-shares-what = Două variante ale regulii pot da rezultate diferite, de aceea varianta se anunță înainte.
vote-plan-completion = Părțile cresc până se cheltuiește bugetul
vote-plan-increment = Pasul creșterii
vote-plan-increment-hint = Gol: a mia parte din partea unui votant, cel puțin un leu.
vote-plan-exhaustive = Oprire când nu mai încape nicio propunere dorită
vote-plan-fill = La sfârșit, ce rămâne merge la propunerile cu cele mai multe voturi
vote-plan-comparison = Comparație cu „cele mai multe voturi”
vote-plan-question-more = Întrebare cu „da” sau „nu”
vote-plan-quorum = Cvorum, în procente din listă
vote-plan-quorum-hint = 0 înseamnă fără cvorum.
vote-plan-of_ballots = „Da” trebuie să aibă jumătate din toate buletinele, și cele albe
vote-plan-ties = La egalitate: întâi propunerea mai ieftină, apoi cea cu mai multe voturi, apoi tragere la sorți în public.
vote-plan-who = Cine poate vota
vote-plan-min_age = Vârsta de la care se votează
vote-plan-min_age-hint = Între 14 și 18 ani, împliniți în ziua deschiderii.
vote-plan-work = Și cei care lucrează aici
vote-plan-study = Și cei care învață aici
vote-plan-village = Numai dintr-un sat
vote-plan-village-hint = Lăsați gol ca să voteze toată comunitatea.
vote-plan-after = După rezultat
vote-plan-complaint_days = Câte zile se primesc contestații
vote-plan-save = Anunțați regulile
vote-plan-number = Scrieți un număr între { $least } și { $most }.
vote-plan-max-below = Cel mult trebuie să fie cel puțin cât cel puțin.
vote-plan-budget-needed = Această regulă are nevoie de un buget, de exemplu 50.000.
vote-plan-wrong-pair = Această regulă nu poate număra astfel de buletine.
vote-plan-opened = Votul s-a deschis: regulile lui nu se mai pot schimba.
vote-plan-done = Regulile votului sunt anunțate.
vote-denied-no-stage = Acest proces nu are etapă de vot.
vote-denied-over = Votul s-a încheiat.
vote-extend-title = Prelungiți votul
vote-extend-lead = Votul se încheie { $until }. Îl puteți ține deschis mai mult, nu mai puțin.
vote-extend-closes_at = Noua încheiere
vote-extend-reason = De ce
vote-extend-reason-hint = Motivul apare în actele votului și îl poate citi oricine.
vote-extend-do = Prelungiți
vote-extend-not-later = Noua încheiere trebuie să fie după cea de acum.
vote-extend-next-stage = Etapa următoare începe înainte. Mutați-o întâi pe ea.
vote-extended-done = Votul a fost prelungit.
vote-notice-extended = Votul „{ $title }” s-a prelungit până { $until }
ballot-yes = Da
ballot-no = Nu
ballot-no-rank = fără loc
ballot-rank = { $n ->
   *[other] Locul { $n }
}
ballot-points = { $n ->
    [one] un punct
    [few] { $n } puncte
   *[other] { $n } de puncte
}
ballot-check-yes = Ați răspuns „da”.
ballot-check-no = Ați răspuns „nu”.
ballot-money-left = Au rămas {n} lei din buget.
ballot-money-over = Ați depășit bugetul cu {n} lei.
ballot-wrong-ranks = Dați fiecare loc o singură dată, începând cu 1 și fără să săriți vreunul.
ballot-wrong-few = { $min ->
    [one] Alegeți cel puțin o propunere.
    [few] Alegeți cel puțin { $min } propuneri; ați ales { $named }.
   *[other] Alegeți cel puțin { $min } de propuneri; ați ales { $named }.
}
ballot-wrong-each = { $n ->
    [one] Unei propuneri i se poate da cel mult un punct.
    [few] Unei propuneri i se pot da cel mult { $n } puncte.
   *[other] Unei propuneri i se pot da cel mult { $n } de puncte.
}
ballot-wrong-points-few = { $n ->
    [one] Dați cel puțin un punct.
    [few] Dați cel puțin { $n } puncte.
   *[other] Dați cel puțin { $n } de puncte.
}
ballot-wrong-points-many = { $n ->
    [one] Ați dat un punct în plus.
    [few] Ați dat { $n } puncte în plus.
   *[other] Ați dat { $n } de puncte în plus.
}
ballot-wrong-budget = Propunerile alese costă împreună { $cost }, iar bugetul este de { $budget }. Renunțați la una.
ballot-denied-code = Codul nu este bun. Verificați-l sau mergeți la ghișeul primăriei pentru altul.
ballot-code-wrong = Codul nu este bun. Verificați literele și cifrele; dacă tot nu merge, mergeți la ghișeul primăriei pentru altul.
ballot-enter-title = Votați cu codul din scrisoare
ballot-enter-lead = Scrieți codul din scrisoarea primită de la primărie. Nu aveți nevoie de cont.
ballot-enter-code = Codul
ballot-enter-code-hint = Șaisprezece litere și cifre. Liniuțele nu contează.
ballot-enter-do = Deschideți buletinul
ballot-enter-lost = Dacă ați pierdut scrisoarea, mergeți cu actul de identitate la ghișeul primăriei: codul vechi se anulează și primiți altul.
results-csv-answer = Răspunsul
results-answer-yes = Răspunsul este „da”: { $yes } pentru, { $no } împotrivă.
results-answer-no = Răspunsul este „nu”: { $yes } pentru, { $no } împotrivă.
results-answer-no-quorum = Au votat prea puțini ca răspunsul să fie valabil: { $yes } pentru, { $no } împotrivă.
results-spent = Se folosesc { $spent } din { $budget }.
results-how-filled = cumpărată la sfârșit, cu banii rămași.
results-how-bought = { $n ->
    [one] un votant a plătit cel mult { $price } pentru un vot
    [few] { $n } votanți au plătit fiecare cel mult { $price } pentru un vot
   *[other] { $n } de votanți au plătit fiecare cel mult { $price } pentru un vot
}; { $effective } voturi efective.
results-why-withdrawn = A fost retrasă.
results-why-beaten = Altele au fost alese înaintea ei.
results-why-threshold = { $n ->
    [one] Era nevoie de cel puțin un vot.
    [few] Era nevoie de cel puțin { $n } voturi.
   *[other] Era nevoie de cel puțin { $n } de voturi.
}
results-why-dear = Când i-a venit rândul, mai erau { $left }: mai puțin decât costă.
results-why-ended = Lista s-a oprit înaintea ei, la o propunere care nu mai încăpea în buget.
results-why-excluded = A câștigat { $by }, care o exclude.
results-why-few = Prea puțini votanți pentru cât costă: toate părțile lor împreună nu ajung ({ $support } din cost).
results-why-spent = Banii susținătorilor ei au mers la altele: { $to }. Le-au rămas { $left }. A ajuns la { $support } din ce îi trebuia.
results-why-loss = { $sum } la { $to }
results-why-nothing = Nu are cost, deci nu se poate cumpăra.
results-endowment = În final, fiecare votant a putut hotărî asupra a { $sum }; o sută de votanți împreună, asupra a { $hundred }.
results-most-votes-stand = La comparație, mai mulți votanți au preferat „cele mai multe voturi”, așa că acel rezultat a rămas.
results-compare = Comparație cu „cele mai multe voturi”
results-reached = { $share } dintre votanți au cel puțin o propunere câștigătoare; prin „cele mai multe voturi” ar fi fost { $other }.
results-prefer = { $n ->
    [one] Un votant are mai multe propuneri câștigătoare așa; prin „cele mai multe voturi” ar fi avut mai multe: { $other }.
    [few] { $n } votanți au mai multe propuneri câștigătoare așa; prin „cele mai multe voturi” ar fi avut mai multe: { $other }.
   *[other] { $n } de votanți au mai multe propuneri câștigătoare așa; prin „cele mai multe voturi” ar fi avut mai multe: { $other }.
}
results-under-most-votes = Prin „cele mai multe voturi” câștigau: { $names }.
results-stages = Numărătoarea pe etape
results-stages-caption = Voturile fiecăreia după fiecare etapă
results-part = Grupul
results-part-voted = Au votat
results-part-share = Din cei înscriși
results-part-unknown = nu se știe
results-by-channel = Cum s-a votat
results-by-village = Prezența pe sate
results-by-age = Prezența pe vârste
results-complaints = Contestații
results-blt = Buletinele, ca fișier BLT
results-json = Rezultatul cu toate motivele, pentru programe
results-recount-here = Numărați fișierul pe acest site
recount-title = Numărați din nou
recount-lead = Dați un fișier cu buletine și vedeți la ce rezultat se ajunge. Fișierul nu se păstrează.
recount-file = Fișierul buletinelor (.pb sau .blt)
recount-rule = Regula
recount-rule-hint = Gol: regula din fișier. De exemplu equal-shares+add1+fractional+exhaustive.
recount-lot = Ordinea trasă la sorți
recount-lot-hint = Numerele propunerilor, despărțite prin virgule; o tragere la sorți de următoarea, prin punct și virgulă. Gol, dacă nu s-a tras la sorți.
recount-do = Numărați
recount-result = Rezultatul
recount-tie = Egalitate între:
recount-no-file = Alegeți un fișier.
recount-too-large = Fișierul are peste 8 MB. Numărați-l acasă, cu comanda „vatra count”.
recount-bad-file = Fișierul are o greșeală la rândul { $line }: { $why }
recount-bad-ballots = Buletinele din fișier nu se pot număra: { $why }
recount-bad-rule = Regula nu se înțelege: { $why }
recount-say-rule = Fișierul spune regula „{ $rule }”, pe care nu o cunoaștem. Scrieți regula după care se numără.
recount-not-counted = Nu s-a putut număra: { $why }
recount-bad-lot = În fișier nu este propunerea „{ $id }”.
counter-staff = Pentru funcționari
counter-title = La ghișeu
counter-lead = Căutați persoana pe lista votului, apoi deschideți-i buletinul pe acest aparat sau dați-i unul pe hârtie.
counter-none-what = Votează numai cine era pe listă când s-a deschis votul.
counter-open = Deschideți buletinul aici
counter-paper = A primit buletin de hârtie
counter-paper-final = Semnul nu se poate șterge: după aceea persoana nu mai poate vota pe altă cale. Faceți-l când îi dați buletinul de hârtie.
counter-paper-do = I-am dat buletinul de hârtie
counter-paper-marked-done = Însemnat: a primit buletin de hârtie.
counter-voted = Pe listă este semnul că { $name } a votat. Nu se poate vota a doua oară.
counter-how = Cum se face
counter-how-check = Uitați-vă la actul de identitate și verificați numele, satul și anul nașterii.
counter-how-give = Apăsați „Deschideți buletinul aici” și dați aparatul. Pe ecran rămâne numai buletinul, fără meniu.
counter-how-away = Depărtați-vă: alegerea este secretă. Puteți explica la început, cu ecranul gol.
counter-how-minutes = Buletinul este deschis 15 minute. Dacă trec, căutați din nou persoana.
counter-give-back = Notați sau tipăriți codul dacă îl doriți, apoi apăsați „La ghișeu” și dați aparatul înapoi.
counter-print = Tipăriți codul
counter-back = La ghișeu

## Buletinele de hârtie

paper-title = Buletinele de hârtie
paper-lead = După încheierea votului se deschid urnele. Două persoane citesc fiecare foaie, fiecare din contul ei, fără să vadă ce a citit cealaltă.
paper-marks = { $n ->
    [0] Pe listă nu este nimeni cu buletin de hârtie.
    [one] Pe listă, o persoană are semnul că a primit buletin de hârtie.
    [few] Pe listă, { $n } persoane au semnul că au primit buletin de hârtie.
   *[other] Pe listă, { $n } de persoane au semnul că au primit buletin de hârtie.
}
paper-none = Nicio urnă deschisă
paper-none-what = Numărați foile din urnă, apoi treceți aici urna și numărul lor.
paper-sheet = Foaia { $n }
paper-sheets-of = { $n ->
    [one] o foaie
    [few] { $n } foi
   *[other] { $n } de foi
}
paper-opened-by = Deschisă de
paper-finished = Gata
paper-protocol = Tipăriți procesul-verbal al urnei
paper-done = Gata: { $n }.
paper-waiting = De citit: { $n }.
paper-differing = Citite diferit: { $n }.
paper-read-on = Citiți foile
paper-differences = Lămuriți diferențele
paper-close = Închideți urna
paper-correct = Numărul foilor a fost greșit?
paper-correct-do = Corectați numărul
paper-corrected-done = Numărul foilor a fost corectat.
paper-reason = De ce
paper-open = Altă urnă
paper-open-do = Deschideți urna
paper-opened-done = Urna este deschisă. Citiți foile.
paper-closed-done = Urna este închisă. Tipăriți procesul-verbal și semnați-l.
paper-read-done = Ați citit toate foile care vă reveneau.
paper-no-differences-done = Nu mai este nicio diferență.
paper-box-label = Urna
paper-box-label-hint = Cum se numește, de exemplu: Căminul cultural Boju
paper-box-sheets = Câte foi sunt în urnă
paper-box-sheets-hint = Numărate cu mâna, înainte de citire.
paper-box-opened_by = Cine a deschis urna
paper-box-opened_by-hint = Numele celor de față. Se publică.
paper-not-now = Foile se citesc după încheierea votului și înainte de numărătoare.
paper-blank = Vot alb: nu este însemnat nimic
paper-spoiled = Nul
paper-spoiled-what = Nu se poate înțelege sau nu respectă regula de pe buletin.
paper-save = Salvați și treceți la foaia următoare
paper-stop = Opriți-vă aici
paper-read-how = Numerotați foile cu creionul, pe dos, în ordinea în care le citiți: al doilea cititor le ia în aceeași ordine.
paper-reading = Citirea { $n }
paper-differs = Foaia { $n } a fost citită diferit
paper-differ-left = { $n ->
    [one] încă o foaie după aceasta
    [few] încă { $n } foi după aceasta
   *[other] încă { $n } de foi după aceasta
}
paper-note = Ce ați văzut pe foaie
paper-note-hint = Uitați-vă împreună. De exemplu: un tic prea apăsat, se vede bine la a doua propunere.
paper-settle = Salvați ce ați hotărât împreună
paper-wrong-nothing = Nu este însemnat nimic. Dacă foaia este goală, bifați „Vot alb”; dacă nu se înțelege, „Nul”.
paper-wrong = Foaia nu respectă regula buletinului. Dacă așa este pe hârtie, bifați „Nul”.
paper-sheets-wrong = Scrieți un număr de la 0 la { $n }.
paper-sheets-read = S-au citit deja mai multe foi, sau urna este închisă.
paper-label-taken = Este deja o urnă cu acest nume.
paper-read-already = Această foaie a fost deja citită. Treceți la următoarea.
paper-settled-already = Această foaie a fost deja lămurită sau nu are nicio diferență.
paper-unfinished = Nu toate foile sunt citite de două ori și lămurite.
paper-closed-already = Urna este deja închisă.
paper-not-ready = Buletinele de hârtie nu sunt gata. Citiți și închideți întâi toate urnele.
paper-no-box = { $n ->
    [one] O persoană a primit buletin de hârtie, dar nu este deschisă nicio urnă. Deschideți urna înainte de numărătoare.
    [few] { $n } persoane au primit buletine de hârtie, dar nu este deschisă nicio urnă. Deschideți urna înainte de numărătoare.
   *[other] { $n } de persoane au primit buletine de hârtie, dar nu este deschisă nicio urnă. Deschideți urna înainte de numărătoare.
}
count-paper-title = Foile și semnele de pe listă nu se potrivesc
count-paper-differs = Foi citite din urne: { $sheets }. Persoane care au primit buletin de hârtie: { $marks }.
count-paper-what = Uitați-vă dacă nu a rămas o urnă nedeschisă la vreun loc de votare. După numărătoare nu se mai poate adăuga nicio foaie.
count-paper-confirmed = Am căutat: nu mai este nicio urnă. Se numără cu aceste foi.
count-paper-reason = De unde vine diferența
count-paper-reason-hint = De exemplu: o persoană a primit buletinul și nu l-a pus în urnă. Se publică, cu numele dumneavoastră.
count-paper-unconfirmed = Uitați-vă la cele două numere și bifați că se numără așa.
count-paper-act = S-a hotărât numărătoarea, deși foile și semnele de pe listă nu se potrivesc. Foi citite: { $sheets }; persoane care au primit buletin: { $marks }. { $reason }
paper-differs-otherwise = Foile citite și persoanele care au primit buletin de hârtie nu se potrivesc. Deschideți din nou pagina numărătorii.
paper-not-finished = Înainte de numărătoare, terminați urnele: { $labels }.
paper-denied-open = Votul este încă deschis. Foile se citesc după ce se încheie.
paper-denied-counted = Numărătoarea a început. Foile nu se mai pot citi.
paper-act-opened = Urna „{ $label }” a fost deschisă, foi: { $n }. De față: { $by }.
paper-act-corrected = Urna „{ $label }”: numărul foilor a fost corectat din { $was } în { $n }. { $reason }
paper-act-closed = Urna „{ $label }” a fost citită, foi: { $n }. Amprenta: { $digest }
log-vote-paper-opened = Votul „{ $title }”: s-a deschis urna „{ $label }”, foi: { $sheets }.
log-vote-paper-closed = Votul „{ $title }”: urna „{ $label }” a fost citită. Amprenta: { $digest }

## Procesul-verbal

protocol-title = Procesul-verbal al votului
protocol-summary = S-a numărat votul „{ $title }”, pe { $day }. Tot ce este scris aici se poate verifica din fișierele publicate.
protocol-way = Votul și buletinele lui se citesc pe site:
protocol-box-title = Procesul-verbal al unei urne
protocol-box-summary = S-au citit buletinele de hârtie din urna „{ $label }” a votului „{ $title }”. Două persoane au citit fiecare foaie, fără să vadă ce a citit cealaltă; diferențele au fost lămurite împreună.
protocol-what = Ce s-a votat
protocol-opened = Deschis
protocol-closed = Încheiat
protocol-option = Opțiunea
protocol-cost = Costul
protocol-electorate = Cine a putut vota
protocol-electorate-hash = Amprenta listei de votanți (SHA-256)
protocol-channel = Calea
protocol-voted = Au votat
protocol-paper = Buletinele de hârtie
protocol-box = Urna
protocol-sheets = Foi
protocol-marks = Semne pe listă: buletin de hârtie
protocol-difference = Diferența dintre foi și semne
protocol-opened-by = Deschisă de
protocol-figures = Ce spun foile
protocol-votes = Voturi
protocol-outcome = Locul
protocol-place = locul { $n }
protocol-blank = Albe
protocol-spoiled = Nule
protocol-ballots = Buletine
protocol-voters = Semne pe listă
protocol-digest = Amprenta
protocol-digest-what = Se calculează din numele urnei și din ce spune fiecare foaie, în ordinea foilor. Dacă s-ar schimba ceva, ar fi alta.
protocol-digest-box = Amprenta urnei (SHA-256)
protocol-digest-of = Amprenta urnei „{ $label }” (SHA-256)
protocol-result = Rezultatul
protocol-files = Fișierul buletinelor
protocol-files-what = Oricine poate descărca buletinele de pe pagina rezultatelor și le poate număra din nou. Fișierul are această amprentă.
protocol-file-pb = Buletinele, pentru renumărare (SHA-256)
protocol-file-csv = Buletinele, ca tabel în limba comunității (SHA-256)
protocol-act = Actul
protocol-when = Când
protocol-sign-chair = Președintele comisiei
protocol-sign-clerk = Secretarul
protocol-sign-witness = Martor

## Contestațiile

complaint-title = Contestații
complaint-lead = Contestațiile despre rezultat se depun până { $until }. Textul și răspunsul sunt publice, fără numele celui care contestă.
complaint-no-term = La acest vot nu se depun contestații.
complaint-none = Nu s-a depus nicio contestație
complaint-number = Contestația { $n }
complaint-answer-title = Răspunsul primăriei
complaint-answer = Răspunsul
complaint-answer-do = Publicați răspunsul
complaint-answered-done = Răspunsul este publicat.
complaint-answered-already = S-a răspuns deja la această contestație.
complaint-waiting = Așteaptă răspuns.
complaint-new = Depuneți o contestație
complaint-words = Ce contestați și de ce
complaint-words-hint = Se publică așa cum scrieți. Nu scrieți nume sau cum ați votat.
complaint-do = Depuneți contestația
complaint-filed-done = Contestația este depusă.
complaint-sign-in = Intrați în cont ca să depuneți o contestație
complaint-denied-over = Termenul pentru contestații s-a încheiat sau nu a început.
log-vote-complaint = S-a depus o contestație la votul „{ $title }”.
log-vote-complaint-answered = S-a răspuns la o contestație la votul „{ $title }”.
voters-title = Lista votanților
voters-lead = Oamenii care țin de comunitate, cu sau fără cont. Când se deschide un vot, lista lui se face de aici și din atestările de la ghișeu, iar fiecare om apare o singură dată.
voters-import-link = Încărcați o listă
voters-fact-listed = Pe listă
voters-fact-account = Dintre ei, cu cont atestat
voters-fact-struck = Scoși de pe listă
voters-fact-born = Data nașterii
voters-fact-ground = De ce este pe listă
voters-people = { $n ->
    [one] un om
    [few] { $n } oameni
   *[other] { $n } de oameni
}
voters-row-count = { $n ->
    [one] un rând
    [few] { $n } rânduri
   *[other] { $n } de rânduri
}
voters-rows = { $n ->
    [one] Fișierul are un rând.
    [few] Fișierul are { $n } rânduri.
   *[other] Fișierul are { $n } de rânduri.
}
voters-search = Căutați un om
voters-search-hint = Începutul numelui sau al prenumelui, cu sau fără diacritice.
voters-search-button = Căutați
voters-filters = Arătați numai
voters-all = Toți
voters-only-struck = Scoși de pe listă
voters-empty = Nu este nimeni aici
voters-empty-what = Încărcați lista primăriei, ca tabel CSV sau XLSX, sau căutați altfel.
voters-table = Oamenii de pe listă, după nume
voters-column-name = Numele
voters-column-village = Satul
voters-column-known = După ce este recunoscut
voters-column-account = Cont atestat
voters-column-do = Ce puteți face
voters-column-file = Fișierul
voters-column-day = Când
voters-column-added = Adăugați
voters-column-changed = Schimbați
voters-column-same = La fel ca înainte
voters-column-rejected = Rânduri nepreluate
voters-column-line = Rândul
voters-column-why = De ce nu a fost preluat
voters-known-code = CNP
voters-known-number = nr. { $number }
voters-account = Contul
voters-next = Mai departe
voters-ground-residence = Locuiește aici
voters-ground-work = Lucrează aici
voters-ground-study = Învață aici
voters-strike-link = Scoateți
voters-strike-what = Scoateți acest om de pe listă dacă a murit, s-a mutat sau apare de două ori. Listele voturilor deja deschise nu se schimbă.
voters-strike-account = Omul are și un cont atestat, care îi dă dreptul să voteze mai departe. Dacă nu mai are acest drept, retrageți și atestarea.
voters-strike-reason = Motivul
voters-strike-reason-hint = Îl văd numai colegii.
voters-strike-button = Scoateți de pe listă
voters-struck-done = Omul a fost scos de pe listă.
voters-struck-on = Scos de pe listă la { $day }.
voters-restore-link = Puneți la loc
voters-restore-what = Dacă a fost o greșeală, omul poate fi pus la loc.
voters-restore-button = Puneți la loc pe listă
voters-restored-done = Omul este din nou pe listă.
voters-denied-struck = Acest om nu mai este pe listă.
voters-denied-listed = Acest om este pe listă.
voters-import-title = Încărcați o listă
voters-import-lead = Alegeți tabelul primăriei, CSV sau XLSX, așa cum este. Rândurile bune se preiau toate, iar pentru celelalte vedeți motivul.
voters-import-columns = Trebuie o coloană cu numele și una cu CNP-ul sau cu numărul din listă. Satul și data nașterii ajută; restul coloanelor nu se citesc.
voters-import-code = CNP-ul nu se păstrează. Programul ține o amprentă, ca același om să nu voteze de două ori, și data nașterii. Fișierul nu se păstrează.
voters-import-again = Puteți încărca lista din nou oricând: cine este deja pe ea rămâne o singură dată.
voters-import-file = Fișierul
voters-import-file-hint = CSV sau XLSX, până la 20 MB.
voters-import-ground = De ce sunt oamenii pe listă
voters-import-ground-hint = Pentru rândurile în care lista nu spune altceva.
voters-import-button = Încărcați
voters-imported-done = Lista a fost preluată.
voters-same-done = Nu s-a schimbat nimic: toți oamenii care au putut fi citiți din acest fișier erau deja pe listă.
voters-imports = Liste încărcate, cele mai noi întâi
voters-rejected = Rânduri nepreluate
voters-rejected-what = Îndreptați aceste rânduri în fișier și încărcați-l din nou. Celelalte rânduri au fost preluate.
voters-none-rejected = Toate rândurile au fost citite.
voters-to-list = Vedeți lista
voters-file-none = Alegeți un fișier.
voters-file-many = Încărcați câte un fișier pe rând.
voters-file-empty = Fișierul este gol.
voters-file-no-table = Fișierul nu este un tabel. Salvați lista ca CSV sau XLSX.
voters-file-old-book = Fișierul este de un tip vechi sau are parolă. Salvați-l ca XLSX, fără parolă.
voters-file-broken = Fișierul este stricat și nu poate fi citit (rândul { $line }). Deschideți-l și salvați-l din nou.
voters-file-large = Fișierul este prea mare (rândul { $line }). Împărțiți lista în mai multe fișiere.
voters-file-rows = Fișierul are prea multe rânduri: s-a ajuns la rândul { $line }. Împărțiți lista în mai multe fișiere.
voters-file-columns = Rândul { $line } are prea multe coloane.
voters-file-cell = O celulă din rândul { $line } are prea mult text.
voters-file-quote = La rândul { $line } începe un text între ghilimele care nu se mai închide.
voters-file-header = Nu am găsit rândul cu numele coloanelor. Trebuie una cu numele și una cu CNP-ul sau cu numărul din listă.
voters-why-name = Numele lipsește.
voters-why-name-digits = În nume sunt cifre.
voters-why-long = Numele, satul sau numărul este prea lung.
voters-why-cnp = CNP-ul nu este corect.
voters-why-cnp-elsewhere = În coloana satului sau a numărului stau 13 cifre, ca la un CNP. Nu am păstrat nimic din rând.
voters-why-no-key = Nu are nici CNP, nici număr în listă.
voters-why-born = Data nașterii nu poate fi citită.
voters-why-born-differs = Data nașterii nu se potrivește cu CNP-ul.
voters-why-ground = Nu am înțeles de ce este pe listă. Scrieți domiciliu, muncă sau studii.
voters-why-twice = Este același om sau același număr ca în rândul { $line }.
voters-why-struck = A fost scos de pe listă. Dacă a fost o greșeală, puneți-l la loc.
voters-why-number-taken = Numărul este al altui om de pe listă. Dacă lista a fost numerotată din nou, adăugați CNP-ul.
log-voters-imported = Lista votanților a fost completată dintr-un fișier.
log-voter-struck = Cineva a fost scos de pe lista votanților.
log-voter-restored = Cineva a fost pus la loc pe lista votanților.
vote-open-doubts = Poate același om de două ori
vote-open-doubts-what = Acești oameni au același nume pe lista de votanți și la ghișeu. Dacă este același om, tăiați-l o dată sau atestați-l din nou cu CNP-ul.
vote-notice-closing = Mâine se încheie votul „{ $title }”: se poate vota până { $until }. Dacă ați votat deja, nu mai aveți nimic de făcut.
ballot-kept = Am păstrat pe acest dispozitiv ce ați completat. Nu s-a trimis nimic.
ballot-kept-forget = Ștergeți
recount-too-many = { $n ->
    [one] Fișierul are o propunere.
    [few] Fișierul are { $n } propuneri.
   *[other] Fișierul are { $n } de propuneri.
} Aici se numără cel mult 300; numărați-l acasă, cu comanda „vatra count”.
ballot-denied-door = Acest buletin a fost deschis de altcineva pe acest dispozitiv. Deschideți votul din nou și completați-vă buletinul.
protocol-salt = Cheia amprentei (se păstrează numai pe hârtia semnată)
