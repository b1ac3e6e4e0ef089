petition-menu = Petiții
petition-begin-title = Petiții și cereri
petition-begin-lead = Scrieți primăriei. Primiți un număr de înregistrare, termenul răspunsului și un cod cu care vedeți oricând unde a ajuns.
petition-kind = Ce trimiteți
petition-kind-petition = Petiție
petition-kind-information = Cerere de informații publice
petition-kind-suggestion = Sugestie
petition-kind-long-petition = Petiție: cer, sesizez sau reclam ceva și aștept un răspuns
petition-kind-long-information = Cerere de informații de interes public (Legea 544/2001)
petition-kind-long-suggestion = Sugestie: fără nume sau fără să aștept un răspuns. Nu este petiție.
petition-about-petition = O cerere, o reclamație, o sesizare sau o propunere. Răspunsul vine în cel mult 30 de zile; termenul se poate prelungi o dată, cu 15 zile.
petition-about-information = Un document sau o cifră pe care o are primăria. Răspunsul vine în 10 zile, sau în 30 dacă este mult de căutat și vi se spune din timp.
petition-about-suggestion = Se poate trimite și fără nume. Nu este petiție: legea nu cere un răspuns, dar sugestia intră în registru și este citită.
petition-known-title = Ați trimis deja ceva?
petition-known-what = Cu numărul și codul de pe dovadă vedeți ce s-a făcut și citiți răspunsul.
petition-paper-way-title = Pe hârtie
petition-paper-way = Puteți aduce petiția la ghișeu sau o puteți trimite prin poștă. Primește următorul număr din același registru.
petition-years-title = Registrul, în cifre
petition-new = Scrieți primăriei
petition-new-what = Nu aveți nevoie de cont. Ce scrieți aici citește numai personalul primăriei.
petition-wrong = De îndreptat:{" "}
petition-files-again = Textul s-a păstrat, dar browserul nu poate păstra fișierele: alegeți-le din nou.
petition-subject = Pe scurt, despre ce este vorba
petition-subject-hint = De exemplu „Groapă pe strada Gării, la numărul 12”. Fără date personale.
petition-text = Textul
petition-text-hint = Ce s-a întâmplat, unde și când, ce cereți.
petition-files = Fișiere
petition-files-hint = Cel mult 5: imagini, PDF, Word, Excel, OpenDocument, CSV sau text, până la 10 MB fiecare.
petition-who = Cine scrie
petition-who-what = O petiție și o cerere de informații au numele celui care scrie și o adresă la care trimitem răspunsul. Numai o sugestie poate rămâne fără ele.
petition-name = Numele și prenumele
petition-name-hint = Numai o sugestie poate fi trimisă fără nume.
petition-email = Adresa de e-mail
petition-email-hint = Aici vine răspunsul. Dacă nu aveți e-mail, lăsați gol și scrieți adresa poștală.
petition-address = Adresa poștală
petition-address-hint = Este necesară numai dacă nu aveți e-mail: răspunsul vine prin poștă.
petition-phone = Telefon
petition-privacy = Numele și adresa le vede numai personalul primăriei, ca să vă poată răspunde. Datele de contact se șterg la un an după închiderea cazului, numele și textul după cinci ani. Nu scrieți codul numeric personal.
petition-send = Trimiteți
petition-nameless = Scrieți numele. Fără nume legea nu o socotește petiție: puteți alege mai sus „Sugestie” și textul rămâne neschimbat.
petition-unreachable = Scrieți o adresă de e-mail sau o adresă poștală la care să vină răspunsul.
petition-way-web = pe site
petition-way-counter = la ghișeu
petition-way-letter = prin scrisoare
registry-way = Cum a venit
registry-kind = Ce s-a primit
registry-kind-long-petition = Petiție: cere, sesizează sau reclamă ceva și așteaptă un răspuns
registry-kind-long-information = Cerere de informații de interes public (Legea 544/2001)
registry-kind-long-suggestion = Sugestie: fără nume sau fără să aștepte un răspuns. Nu este petiție.
registry-subject = Pe scurt, despre ce este vorba
registry-subject-hint = De exemplu „Groapă pe strada Gării, la numărul 12”. Fără date personale.
registry-text = Textul
registry-text-hint = Ce scrie pe hârtie sau ce s-a spus la ghișeu: ce s-a întâmplat, unde și când, ce se cere.
registry-files = Fișiere
registry-files-hint = De exemplu hârtia scanată. Cel mult 5: imagini, PDF, Word, Excel, OpenDocument, CSV sau text, până la 10 MB fiecare.
registry-name = Numele și prenumele petentului
registry-name-hint = Numai o sugestie poate fi înregistrată fără nume.
registry-email = Adresa de e-mail a petentului
registry-email-hint = Aici trimitem răspunsul. Dacă nu are e-mail, lăsați gol și scrieți adresa poștală.
registry-address = Adresa poștală a petentului
registry-address-hint = Este necesară numai dacă nu are e-mail: aici trimitem scrisoarea.
registry-phone = Telefonul petentului
registry-received_on = Ziua în care a fost primită
registry-received_on-hint = De aici se numără ziua sigură a răspunsului. Legea numără termenul de la înregistrare.
registry-lang = Limba răspunsului
petition-received-later = Ziua primirii nu poate fi în viitor.
petition-received-long-ago = { $n ->
    [one] Ziua primirii este cu mai mult de o zi în urmă. Verificați anul.
    [few] Ziua primirii este cu mai mult de { $n } zile în urmă. Verificați anul.
   *[other] Ziua primirii este cu mai mult de { $n } de zile în urmă. Verificați anul.
}
petition-receipt-title = Înregistrată cu numărul { $mark }
petition-receipt-petition = Petiția este în registru. Acum primăria are un termen să vă răspundă.
petition-receipt-information = Cererea este în registru. Acum primăria are un termen să vă răspundă.
petition-receipt-suggestion = Sugestia este în registru. Nu este petiție, așa că legea nu cere un răspuns.
petition-number = Numărul
petition-registered = Înregistrată
petition-received = Primită
petition-state = Unde a ajuns
petition-answer-by = Răspunsul vine cel târziu
petition-code-title = Codul dumneavoastră
petition-code-once = Codul se arată numai acum. Notați-l sau tipăriți pagina: numai cu numărul și cu codul se vede unde a ajuns.
petition-code-hand-over = Codul se arată numai acum. Tipăriți pagina și dați-o petentului, sau trimiteți-o cu răspunsul.
petition-code-where = Numărul și codul se scriu la adresa { $address }
petition-code-gone = Era înregistrată dinainte. Codul s-a arătat o singură dată și nu mai poate fi arătat.
petition-told-by-mail = Numărul și termenul au plecat și pe e-mail, fără cod.
petition-why = Cum s-a numărat termenul
petition-status-title = Unde a ajuns petiția mea?
petition-status-lead = Scrieți numărul de înregistrare și codul de pe dovadă.
petition-status-number = Numărul de înregistrare
petition-status-number-hint = De exemplu 12/2026.
petition-status-code = Codul
petition-status-code-hint = Patru grupe de câte patru semne. Literele mici, spațiile și liniuțele nu contează.
petition-status-open = Arătați
petition-status-number-wrong = Scrieți numărul ca pe dovadă, de exemplu 12/2026.
petition-status-code-mistyped = Codul are o greșeală: sunt patru grupe de câte patru semne. Verificați-l literă cu literă.
petition-status-unknown = Numărul și codul nu se potrivesc. Verificați-le pe amândouă.
petition-status-lost = Ați pierdut codul? Întrebați la ghișeu, cu un act de identitate. Codul nu poate fi trimis din nou, fiindcă nu este păstrat nicăieri.
petition-mine-title = Petițiile mele
petition-mine-lead = Ce ați trimis din contul acesta. Pentru celelalte folosiți numărul și codul.
petition-mine-none = Nu ați trimis nimic din acest cont
petition-one = Nr. { $mark }
petition-late = Termenul răspunsului a trecut.
petition-late-next-petition = Puteți cere lămuriri la ghișeu. Dacă tot nu primiți răspuns, vă puteți adresa instanței de contencios administrativ.
petition-late-next-information = În 30 de zile puteți face reclamație la primar (Legea 544/2001, art. 21) și vă puteți adresa tribunalului (art. 22).
petition-late-next-suggestion = O sugestie nu are termen.
petition-steps = Ce s-a făcut
petition-nothing-yet = Încă nimic: cazul este în lucru.
petition-no-answer-due = O sugestie este citită, dar legea nu cere un răspuns la ea.
petition-because = Motivul:
petition-answer-files = Fișierele răspunsului
petition-state-open = în lucru
petition-state-extended = în lucru, termen prelungit
petition-state-forwarded = trimisă altei autorități
petition-state-answered = Răspuns dat
petition-state-refused = Refuz motivat
petition-state-filed = clasată
petition-step-extended = Termenul a fost prelungit
petition-step-forwarded = Trimisă la { $authority } ({ $proof })
petition-step-answered = Răspuns
petition-step-refused = Refuz
petition-step-filed = Clasată
petition-reason-not-possible = Nu se poate face ce se cere.
petition-reason-exempt = Informația este exceptată de lege de la liberul acces.
petition-reason-personal-data = Informația cuprinde date personale ale altcuiva.
petition-reason-not-held = Primăria nu are această informație.
petition-reason-repeated = Aceeași persoană a cerut același lucru, după ce a primit răspuns.
petition-reason-joined = Conexată la o altă petiție a aceleiași persoane, despre același lucru: un singur răspuns pentru amândouă.
petition-reason-withdrawn = Retrasă de cel care a trimis-o.
petition-reason-noted = S-a luat cunoștință de sugestie.
petition-figures-title = Registrul petițiilor, anul { $year }
petition-figures-lead = { $n ->
    [0] Nimic înregistrat.
    [one] A fost înregistrată o singură petiție, cerere sau sugestie.
    [few] Au fost înregistrate { $n } petiții, cereri și sugestii.
   *[other] Au fost înregistrate { $n } de petiții, cereri și sugestii.
}
petition-figures-so-far = Anul nu s-a încheiat.
petition-figures-caption = Cifrele registrului
petition-figures-what = Ce
petition-figures-number = Câte
petition-figures-late-what = „Cu întârziere” înseamnă după ultima zi a termenului, oricum s-ar număra: cele cu răspuns întârziat și cele încă fără răspuns. Refuzul unei informații publice are termenul lui, mai scurt decât al răspunsului.
petition-figure-registered = Înregistrate
petition-figure-petitions = dintre ele, petiții
petition-figure-information = dintre ele, cereri de informații publice
petition-figure-suggestions = dintre ele, sugestii
petition-figure-on-paper = Venite pe hârtie sau la ghișeu
petition-figure-answered = Cu răspuns
petition-figure-refused = Cu refuz motivat
petition-figure-forwarded = Trimise altei autorități
petition-figure-filed = Clasate
petition-figure-extended = Cu termen prelungit
petition-figure-open = În lucru
petition-figure-late = Cu întârziere
petition-csv-number = Nr.
petition-csv-received = Primită
petition-csv-kind = Fel
petition-csv-way = Cale
petition-csv-subject = Obiect
petition-csv-state = Stare
petition-csv-answer-by = Termen
petition-csv-closed = Închisă
petition-is-closed = Cazul este închis. Un caz închis nu se mai schimbă: ce vine după el primește un număr nou.
petition-extended-once = Termenul a fost deja prelungit; legea îngăduie o singură prelungire.
petition-extend-late = Termenul a trecut și nu mai poate fi prelungit. Răspundeți cât mai curând.
petition-settled-meanwhile = Altcineva a făcut între timp același pas. Deschideți din nou cazul.
petition-duty-petition = Răspundeți la petiția nr. { $mark }
petition-duty-information = Răspundeți la cererea de informații nr. { $mark }
petition-duty-action = Deschideți
petition-duty-suggestions = { $n ->
    [one] O sugestie de citit
    [few] { $n } sugestii de citit
   *[other] { $n } de sugestii de citit
}
petition-duty-look = Citiți
petition-letter-subject = Nr. { $mark } · { $community }
petition-letter-registered-petition = Petiția dumneavoastră „{ $subject }” a fost înregistrată la { $community } cu numărul { $mark }.
petition-letter-registered-information = Cererea dumneavoastră de informații publice „{ $subject }” a fost înregistrată la { $community } cu numărul { $mark }.
petition-letter-registered-suggestion = Sugestia dumneavoastră „{ $subject }” a fost înregistrată la { $community } cu numărul { $mark }. Nu este petiție și legea nu cere un răspuns.
petition-letter-term = Răspunsul vine cel târziu la { $day }.
petition-letter-status = Unde a ajuns se vede cu numărul și cu codul arătat la înregistrare, la adresa:
petition-letter-extended = Termenul răspunsului la nr. { $mark }, „{ $subject }”, a fost prelungit. Motivul:
petition-letter-forwarded = Nr. { $mark }, „{ $subject }”, nu este de competența noastră și a fost trimisă la { $authority } ({ $proof }), care vă va răspunde.
petition-letter-answered = Răspunsul la nr. { $mark }, „{ $subject }”:
petition-letter-refused = Nr. { $mark }, „{ $subject }”, a primit un răspuns negativ. Motivul:
petition-letter-filed = Nr. { $mark }, „{ $subject }”, a fost clasată. Motivul:
petition-plain = { $text }
petition-paper-title = Nr. { $mark }
petition-paper-status = Unde a ajuns se vede și la adresa { $address }, cu numărul și cu codul de pe dovada de înregistrare.
petition-paper-sign = Secretar general
petition-term-forward-what = Dacă este a altei autorități, trimiteți-o acolo până la { $day }.
petition-term-forward-over = Termenul pentru trimiterea la altă autoritate a trecut la { $day }.
petition-term-refuse-what = Un refuz se comunică, motivat, până la { $day }.
petition-term-refuse-over = Termenul pentru comunicarea unui refuz a trecut la { $day }.
registry-title = Registrul petițiilor
registry-lead = Tot ce a venit pe site, la ghișeu și prin scrisori, într-un singur șir de numere.
registry-new = Înregistrați o petiție
registry-new-what = Pentru ce vine pe hârtie sau prin viu grai. Primește următorul număr din același registru cu petițiile de pe site.
registry-register = Înregistrați
registry-another = Înregistrați încă una
registry-open-line = Deschideți cazul
registry-code-title = Codul petentului
registry-filter = Ce se arată
registry-open = În lucru
registry-all = Toate
registry-none = Nimic aici
registry-overdue = Termen depășit
registry-due = · răspundeți până la { $day }
registry-was-due = trebuia răspuns până la { $day }
registry-late-both = Termenul a trecut, oricum s-ar număra.
registry-late-one = După numărătoarea mai strictă termenul a trecut; după cealaltă, nu încă. Răspundeți cât mai curând.
registry-term = Termene
registry-safe-day = Ziua sigură
registry-last-day = Ultima zi
registry-days-what = Ziua sigură se numără de la primire și este bună oricum s-ar număra. Ultima zi se numără de la înregistrare, după lege: abia după ea răspunsul este întârziat.
registry-answer-until = Răspundeți până la { $day }.
registry-asked = Ce se cere
registry-forgotten = Textul a fost șters la sfârșitul perioadei de păstrare.
registry-who = Cine scrie
registry-privacy = Datele de contact se șterg singure la un an după închidere, numele și textul după cinci ani.
registry-needs-paper = Nu are e-mail: tipăriți scrisoarea și trimiteți-o prin poștă.
registry-letter = Scrisoarea (PDF)
registry-tables = Tabele
registry-table = Registrul anului { $year } (CSV)
settle-answer-title = Răspundeți
settle-answer-what = Răspunsul pleacă pe e-mail, dacă există o adresă, și se citește cu numărul și codul. Cazul se închide.
settle-extend-title = Prelungiți termenul
settle-extend-what = O singură dată și numai cât termenul curge. Petentul primește motivul.
settle-longer = Termenul nou: { $day }.
settle-nameless = fără nume
settle-sender-mail = Petent: { $name }, cu e-mail: scrisoarea pleacă la { $email }.
settle-sender-paper = Petent: { $name }, fără e-mail: scrisoarea se tipărește.
settle-sender-unreachable = Petent: { $name }, fără e-mail și fără adresă: ce scrieți se citește numai cu numărul și codul.
settle-forward-title = Trimiteți altei autorități
settle-forward-what = Când nu este de competența primăriei. Petentul află cui a fost trimisă. Cazul se închide.
settle-close-title = Clasați
settle-close-what = Fără răspuns pe fond, cu un motiv pe care petentul îl citește. Cazul se închide.
settle-outcome = Ce răspundeți
settle-reason = Motivul
settle-reason-missing = Un refuz are un motiv: alegeți unul.
settle-no-reason = — niciun refuz —
settle-text = Textul pentru petent
settle-text-hint = Clar și pe scurt. Fără date personale ale altora.
settle-authority = Autoritatea căreia i-o trimiteți
settle-authority-hint = De exemplu „Consiliul Județean Cluj, Direcția Drumuri”.
settle-proof = Dovada trimiterii
settle-proof-hint = Numărul și data adresei sau a confirmării, de exemplu „adresa nr. 118 din 20 mai 2026”.
settle-files = Fișiere
settle-close-done = Cazul este închis și petentul poate citi ce s-a hotărât.
settle-extend-done = Termenul este prelungit și petentul știe de ce.
reason-act-lege-52-2003 = Legea 52/2003
reason-act-oug-57-2019 = Codul administrativ
reason-act-lege-3-2000 = Legea 3/2000
reason-act-lege-273-2006 = Legea 273/2006
reason-act-lege-544-2001 = Legea 544/2001
reason-act-og-27-2002 = OG 27/2002
reason-act-lege-215-2001 = Legea 215/2001
reason-article = { $act }, art. { $article }
reason-paragraph = { $act }, art. { $article } alin. ({ $paragraph })
reason-from = Se numără de la { $day }; această zi nu intră în numărătoare.
reason-back-from = Se numără înapoi de la { $day }; această zi nu intră în numărătoare.
reason-read-plain = Numărând ca de obicei, ultima zi intră în termen:
reason-read-free = Numărând pe „zile libere” (Codul de procedură civilă, art. 181), nici ultima zi nu intră în termen:
reason-midnight = Orele se numără de la miezul nopții, { $day }.
reason-left-out = { $day } nu se numără: { $what }.
reason-weekends = { $n ->
    [one] O zi de sfârșit de săptămână nu se numără.
    [few] { $n } zile de sfârșit de săptămână nu se numără.
   *[other] { $n } de zile de sfârșit de săptămână nu se numără.
}
reason-calendar-days = { $n ->
    [one] o zi se împlinește la { $day }.
    [few] { $n } zile se împlinesc la { $day }.
   *[other] { $n } de zile se împlinesc la { $day }.
}
reason-working-days = { $n ->
    [one] o zi lucrătoare se împlinește la { $day }.
    [few] { $n } zile lucrătoare se împlinesc la { $day }.
   *[other] { $n } de zile lucrătoare se împlinesc la { $day }.
}
reason-months = { $n ->
    [one] o lună se împlinește la { $day }.
    [few] { $n } luni se împlinesc la { $day }.
   *[other] { $n } de luni se împlinesc la { $day }.
}
reason-hours = { $n ->
    [one] o oră se împlinește la { $day }.
    [few] { $n } ore se împlinesc la { $day }.
   *[other] { $n } de ore se împlinesc la { $day }.
}
reason-last = { $day } nu se numără nici ea; termenul ajunge la { $reaches }.
reason-moved = { $day } nu este zi lucrătoare ({ $what }), așa că termenul se mută la { $to }.
reason-chosen = Legea nu spune care fel de a număra este cel bun. Se ia ziua sigură, { $used }, nu { $other }.
reason-bridges = Dacă zilele-punte date de Guvern s-ar socoti altfel, ar fi { $day }.
reason-two = { $one } și { $other }
reason-class-working = zi lucrătoare
reason-class-weekend = sfârșit de săptămână
reason-class-holiday = sărbătoare legală
reason-class-bridge = zi liberă dată de Guvern
reason-holiday-new-year = Anul Nou
reason-holiday-epiphany = Boboteaza
reason-holiday-saint-john = Sfântul Ioan Botezătorul
reason-holiday-union = Ziua Unirii Principatelor
reason-holiday-good-friday = Vinerea Mare
reason-holiday-easter = Paștele
reason-holiday-labour = Ziua Muncii
reason-holiday-pentecost = Rusaliile
reason-holiday-children = Ziua Copilului
reason-holiday-dormition = Adormirea Maicii Domnului
reason-holiday-saint-andrew = Sfântul Andrei
reason-holiday-national = Ziua Națională
reason-holiday-christmas = Crăciunul
sitting-list-title = Ședințe și adunări
sitting-list-lead = Ședințele consiliului local, ședințele publice și adunările sătești: când, unde, ce se discută și ce s-a hotărât.
sitting-coming = Urmează
sitting-past = Au avut loc
sitting-none = Nicio ședință sau adunare anunțată.
sitting-new = Convocați o ședință sau o adunare
sitting-new-what = Datele sunt verificate după lege înainte de publicare. Ce s-a publicat nu se mai schimbă: se anulează cu un motiv și se convoacă din nou.
sitting-kind = Ce convocați
sitting-kind-public = Ședință publică
sitting-kind-ordinary = Ședință ordinară a consiliului local
sitting-kind-extraordinary = Ședință extraordinară a consiliului local
sitting-kind-urgent = Ședință de îndată a consiliului local
sitting-kind-assembly = Adunare cetățenească
sitting-kind-delegates = Adunare sătească pentru alegerea delegatului
sitting-kind-long-public = Ședință publică: anunțată cu cel puțin 3 zile înainte (Legea 52/2003, art. 8)
sitting-kind-long-ordinary = Ședință ordinară a consiliului local: 5 zile libere de la comunicare (Codul administrativ, art. 134)
sitting-kind-long-extraordinary = Ședință extraordinară: 3 zile libere de la comunicare
sitting-kind-long-urgent = Ședință de îndată: în caz de forță majoră sau de maximă urgență, cu motivul scris
sitting-kind-long-assembly = Adunare cetățenească a unui sat, cartier sau a unei străzi
sitting-kind-long-delegates = Alegerea delegatului sătesc: convocată cu cel puțin 15 zile înainte (Codul administrativ, art. 142)
sitting-title = Titlu
sitting-title-hint = De exemplu „Ședința ordinară din luna iunie” sau „Alegerea delegatului satului Huci”.
sitting-purpose = Scopul
sitting-purpose-hint = De ce se întâlnesc oamenii, într-o frază sau două.
sitting-starts_at = Ziua și ora
sitting-place = Locul
sitting-place-hint = Sala și adresa, de exemplu „Căminul cultural, strada Principală 12”.
sitting-village = Satul
sitting-online = Participare de la distanță
sitting-online-hint = Adresa sau aplicația, dacă ședința se ține ori se urmărește la distanță.
sitting-agenda = Ordinea de zi
sitting-agenda-hint = Un punct pe rând, cu liniuță în față.
sitting-noticed_on = Ziua afișării sau a comunicării
sitting-noticed_on-hint = Ziua în care anunțul este afișat, respectiv convocarea este trimisă consilierilor.
sitting-delegates-only = Numai pentru alegerea delegatului
sitting-constituted_on = Ziua constituirii consiliului local
sitting-constituted_on-hint = Delegatul se alege în 20 de zile de la constituire.
sitting-reason = De ce mai repede
sitting-reason-hint = Numai dacă termenul este mai scurt decât cel din lege. Motivul apare în anunț.
sitting-publish = Publicați convocarea
sitting-convene-done = Convocarea este publicată. Tipăriți anunțul și afișați-l.
sitting-noticed-after = Anunțul nu poate fi afișat după ședință.
sitting-far-day = Ziua este la mai mult de un an distanță. Verificați anul.
sitting-urgent-reason = O ședință de îndată are motivul scris: forță majoră sau maximă urgență.
sitting-first-day = Anunțată la { $noticed }, se poate ține cel mai devreme la { $day }.
sitting-reason-bends = Dacă păstrați ziua, scrieți de ce are loc mai repede: cu un motiv scris se poate ține și mai devreme.
sitting-ahead-holds = Trebuia anunțată cel târziu la { $day } și a fost.
sitting-ahead-broken = Trebuie anunțată cel târziu la { $day }. Alegeți o zi mai îndepărtată.
sitting-by-holds = Alegerea trebuie ținută cel târziu la { $day } și este.
sitting-by-broken = Alegerea trebuia ținută cel târziu la { $day }. Scrieți de ce are loc mai târziu.
sitting-from-holds = Se putea ține cel mai devreme la { $day } și se ține atunci sau mai târziu.
sitting-from-broken = Se poate ține cel mai devreme la { $day }.
sitting-when = Când
sitting-where = Locul
sitting-noticed = Anunțată la
sitting-hurry = Motivul termenului
sitting-notice = Anunțul pentru avizier (PDF)
sitting-ics = Adăugați în calendar
sitting-terms = Termenele din lege
sitting-no-term = Pentru adunările cetățenești legea cere anunțarea scopului, a zilei, a orei și a locului. Un număr de zile pentru anunț nu ne este cunoscut: anunțați din timp.
sitting-urgent-what = În caz de forță majoră sau de maximă urgență consiliul se convoacă de îndată (Codul administrativ, art. 134).
sitting-term-kept = respectat
sitting-term-broken = nerespectat
sitting-state-coming = urmează
sitting-state-held = a avut loc
sitting-state-cancelled = Anulată
sitting-cancel-title = Anulați ședința
sitting-cancel-what = Anunțul rămâne pe pagină, cu motivul anulării.
sitting-keep = Păstrați ședința
sitting-cancel-reason = Motivul
sitting-cancel-done = Este anulată. Afișați și la avizier.
sitting-is-published = Convocarea este deja publicată și nu se mai schimbă: ce ați scris acum nu s-a păstrat. Anulați-o cu un motiv, apoi deschideți un formular nou și convocați din nou.
sitting-is-over = A început deja: nu mai poate fi anulată.
sitting-is-cancelled = Este anulată.
sitting-not-yet = Ședința nu a avut loc încă: procesul-verbal se scrie după ea.
sitting-minuted-meanwhile = Altcineva a publicat procesul-verbal între timp. Deschideți din nou formularul.
sitting-minutes-are-published = Procesul-verbal este deja publicat: ce ați scris acum nu s-a păstrat. Deschideți din nou formularul și corectați-l, cu un motiv.
sitting-minutes = Procesul-verbal
sitting-minutes-title = Scrieți procesul-verbal
sitting-minutes-correct = Corectați procesul-verbal
sitting-minutes-publish = Publicați procesul-verbal
sitting-minutes-present = Câți au fost de față
sitting-minutes-votes = Voturi pentru delegatul ales
sitting-minutes-votes-hint = Este ales cine are majoritatea celor prezenți.
sitting-minutes-text = Textul
sitting-minutes-text-hint = Ce s-a discutat, ce s-a votat și cum. Fără date personale ale celor care nu au o funcție publică.
sitting-minutes-reason = Motivul corecturii
sitting-minutes-done = Procesul-verbal este publicat.
sitting-minutes-at = Publicat la { $at }
sitting-minutes-because = Corectat. Motivul: { $reason }
sitting-tell-writers = Se discută un proiect care a fost în consultare? Anunțați-i pe cei care au trimis propuneri (Legea 52/2003, art. 8), din pagina consultării lui:
sitting-tell-writers-where = Consultările
sitting-present-voters = Persoanele din sală cu drept de vot.
sitting-present-all = Toate persoanele din sală.
sitting-minutes-visitors = Câți au asistat din public
sitting-minutes-visitors-hint = Persoanele fără drept de vot. Numărul intră în raportul anual de transparență. Lăsați gol dacă nu s-au numărat.
sitting-minutes-closed = De ce nu a fost publică
sitting-minutes-closed-hint = Numai dacă ședința s-a ținut cu ușile închise. Motivul apare pe pagină și în raportul anual (Legea 52/2003, art. 13). Lăsați gol dacă a fost publică.
sitting-was-closed = Ședința nu a fost publică.
sitting-votes-many = Nu pot fi mai multe voturi decât oameni.
sitting-present = { $n ->
    [one] A fost de față o persoană.
    [few] Au fost de față { $n } persoane.
   *[other] Au fost de față { $n } de persoane.
}
sitting-visitors = { $n ->
    [one] A asistat o persoană din public.
    [few] Au asistat { $n } persoane din public.
   *[other] Au asistat { $n } de persoane din public.
}
sitting-votes-given = { $n ->
    [one] Delegatul a primit un vot.
    [few] Delegatul a primit { $n } voturi.
   *[other] Delegatul a primit { $n } de voturi.
}
sitting-majority = Este majoritatea celor prezenți.
sitting-no-majority = Nu este majoritatea celor prezenți
sitting-duty-notice = Afișați anunțul
sitting-duty-notice-action = Tipăriți
sitting-duty-minutes = Scrieți procesul-verbal
sitting-duty-minutes-action = Scrieți
sitting-paper-cancelled = ANULATĂ. { $reason }
sitting-paper-scan = Anunțul, apoi procesul-verbal, pe site:
sitting-invitation-public = Intrarea este liberă. Oricine poate lua cuvântul la punctele de pe ordinea de zi; ce se spune are valoare de recomandare.
sitting-invitation-ordinary = Ședința este publică.
sitting-invitation-extraordinary = Ședința este publică.
sitting-invitation-urgent = Ședința este publică.
sitting-invitation-assembly = Sunt așteptați toți locuitorii.
sitting-invitation-delegates = Delegatul este ales cu votul majorității celor prezenți, în prezența primarului sau a viceprimarului și a secretarului general.
sitting-sign-public = Primar
sitting-sign-ordinary = Secretar general
sitting-sign-extraordinary = Secretar general
sitting-sign-urgent = Secretar general
sitting-sign-assembly = Primar
sitting-sign-delegates = Primar
drive-list-title = Inițiative cetățenești
drive-list-lead = O hotărâre a consiliului local poate fi propusă și de cetățeni, cu semnăturile a cel puțin 5 % dintre alegători. Listele se semnează pe hârtie.
drive-none = Nicio inițiativă cetățenească
drive-new = Deschideți o inițiativă
drive-new-what = După ce proiectul este depus la secretarul general. Pagina îl afișează și tipărește listele.
drive-title = Titlul proiectului
drive-text = Ce se propune
drive-text-hint = Textul proiectului de hotărâre sau un rezumat al lui.
drive-voters = Alegători în Registrul electoral
drive-voters-hint = Cei cu domiciliul sau reședința în comună, de exemplu 3.421.
drive-voters_on = Din ce zi este cifra
drive-day-later = Ziua nu poate fi în viitor.
drive-publish = Publicați
drive-open-done = Inițiativa este publicată. Tipăriți listele.
drive-share = Semnături
drive-needed = { $n ->
    [one] Este nevoie de o semnătură (5 % dintre alegători).
    [few] Este nevoie de { $n } semnături (5 % dintre alegători).
   *[other] Este nevoie de { $n } de semnături (5 % dintre alegători).
}
drive-reached = { $n ->
    [0] Nicio semnătură numărată încă.
    [one] O semnătură numărată.
    [few] { $n } semnături numărate.
   *[other] { $n } de semnături numărate.
}
drive-missing = { $n ->
    [one] mai lipsește una
    [few] mai lipsesc { $n }
   *[other] mai lipsesc { $n }
}
drive-enough = sunt destule, dar nu sunt încă verificate
drive-enough-valid = destule, verificate de secretarul general
drive-no-click = Nu se poate semna cu un clic: legea cere semnătura de mână pe listă. Aici se publică numai câte sunt; numele și actele semnatarilor nu se scriu nicăieri pe acest site.
drive-paper = Lista de semnături (PDF)
drive-count-title = Scrieți câte semnături sunt
drive-count-what = Numai cifre. Cele valide le scrie secretarul general, după verificare.
drive-count-done = Cifrele sunt publicate.
drive-gathered = Semnături pe liste
drive-valid = Dintre ele, valide
drive-valid-hint = Gol până la verificare.
drive-valid-many = Nu pot fi mai multe semnături valide decât semnături.
drive-note = Notă
drive-note-hint = De exemplu „29 au fost scrise de două ori”. Fără nume.
drive-deposit-title = Notați depunerea listelor
drive-deposit-what = Listele semnate se depun la secretarul general.
drive-deposit-done = Depunerea este notată.
drive-deposited_on = Ziua depunerii
drive-deposited_as = Numărul de înregistrare
drive-is-published = Inițiativa este deja publicată și nu se mai schimbă, fiindcă listele se tipăresc cu textul ei: ce ați scris acum nu s-a păstrat. Pentru un alt text deschideți o inițiativă nouă.
drive-is-deposited = Depunerea este deja notată.
drive-counted-meanwhile = Altcineva a scris între timp alte cifre. Deschideți din nou formularul.
drive-voters-fact = Alegători
drive-opened = Publicată la
drive-deposited = Liste depuse
drive-counted = Numărate la
drive-gathered-n = { $n ->
    [one] o semnătură
    [few] { $n } semnături
   *[other] { $n } de semnături
}
drive-valid-n = { $n ->
    [one] una validă
    [few] { $n } valide
   *[other] { $n } valide
}
drive-law-title = Ce spune legea
drive-law = Codul administrativ, art. 247–249 (citit în surse secundare): inițiatorii depun proiectul la secretarul general, care îl afișează; listele se întocmesc pe formulare puse la dispoziție de secretarul general; semnează cel puțin 5 % dintre alegătorii din Registrul electoral cu domiciliul sau reședința în comună; după verificare, proiectul urmează procedura obișnuită a consiliului.
drive-paper-note = Semnează numai alegătorii cu domiciliul sau reședința în această unitate administrativ-teritorială, o singură dată. Lista se păstrează de inițiatori și se depune la secretarul general; datele de pe ea nu se publică.
drive-paper-sheet = Foaia nr. ______ · Formular eliberat de secretarul general, ștampila și semnătura: ______________________
drive-column-number = Nr.
drive-column-name = Numele
drive-column-first-name = Prenumele
drive-column-home = Domiciliul sau reședința
drive-column-document = Seria și numărul actului de identitate
drive-column-signature = Semnătura
calendar-menu = Calendar
calendar-title = Calendar
calendar-lead = Tot ce are o zi: întâlniri, ședințe, adunări, sfârșitul etapelor și al voturilor. Orele sunt ale României.
calendar-none = Nimic în această lună
calendar-before = Luna dinainte
calendar-after = Luna următoare
calendar-subscribe = În calendarul dumneavoastră
calendar-subscribe-what = Adăugați această adresă în programul de calendar: se aduce singur la zi. Nu sună nicio alarmă.
calendar-file = Descărcați calendarul (iCalendar)
calendar-sitting = { $kind }: { $title }
log-sitting-convened = Convocare: „{ $title }”.
log-sitting-called-off = S-a anulat „{ $title }”. { $reason }
log-sitting-minuted = S-a publicat procesul-verbal: „{ $title }”.
log-drive-opened = Inițiativă cetățenească: „{ $title }”.
log-drive-tallied = S-au numărat semnăturile pentru „{ $title }”.
log-drive-deposited = S-au depus listele de semnături pentru „{ $title }”.
petition-tool = Înregistrați o petiție
sitting-tool = Convocați o ședință
