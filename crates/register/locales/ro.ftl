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
petition-wrong = De îndreptat: 
petition-files-again = Textul s-a păstrat, dar browserul nu poate păstra fișierele: alegeți-le din nou.
petition-subject = Pe scurt, despre ce este vorba
petition-subject-hint = De exemplu „Groapă pe strada Gării, la numărul 12”. Fără date personale.
petition-text = Textul
petition-text-hint = Ce s-a întâmplat, unde și când, ce cereți.
petition-files = Fișiere
petition-files-hint = Cel mult 5: imagini, PDF, Word, Excel, OpenDocument, CSV sau text, până la 10 MB fiecare.
petition-who = Cine scrie
petition-who-what = O petiție și o cerere de informații au nume și o adresă la care vine răspunsul. O sugestie poate rămâne fără ele.
petition-name = Numele și prenumele
petition-email = Adresa de e-mail
petition-email-hint = Aici vine răspunsul. Dacă nu aveți e-mail, scrieți adresa poștală.
petition-address = Adresa poștală
petition-phone = Telefon
petition-privacy = Numele și adresa le vede numai personalul primăriei, ca să vă poată răspunde. Datele de contact se șterg la un an după închiderea cazului, numele și textul după cinci ani. Nu scrieți codul numeric personal.
petition-send = Trimiteți
petition-nameless = Scrieți numele. Fără nume legea nu o socotește petiție: puteți alege mai sus „Sugestie” și textul rămâne neschimbat.
petition-unreachable = Scrieți o adresă de e-mail sau o adresă poștală la care să vină răspunsul.
petition-way = Cum a venit
petition-way-web = pe site
petition-way-counter = la ghișeu
petition-way-letter = prin scrisoare
petition-received_on = Ziua în care a fost primită
petition-received_on-hint = Termenele se numără de aici, nu de la ziua în care o scrieți în registru.
petition-received-later = Ziua primirii nu poate fi în viitor.
petition-received-long-ago = { $n ->
    [one] Ziua primirii este cu mai mult de o zi în urmă. Verificați anul.
    [few] Ziua primirii este cu mai mult de { $n } zile în urmă. Verificați anul.
   *[other] Ziua primirii este cu mai mult de { $n } de zile în urmă. Verificați anul.
}
petition-lang = Limba răspunsului
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
petition-status-open = Arată
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
petition-figures-late-what = „Cu întârziere” înseamnă după ultima zi a termenului, oricum s-ar număra: cele cu răspuns întârziat și cele încă fără răspuns.
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
petition-term-forward-what = Dacă este a altei autorități, trimiteți-o acolo până la
petition-term-refuse-what = Un refuz se comunică, motivat, până la
registry-title = Registrul petițiilor
registry-lead = Tot ce a venit pe site, la ghișeu și prin scrisori, într-un singur șir de numere.
registry-new = Scrieți în registru
registry-new-what = Pentru ce vine pe hârtie sau prin viu grai. Primește următorul număr din același registru cu petițiile de pe site.
registry-register = Înregistrați
registry-another = Înregistrați încă una
registry-open-line = Deschideți cazul
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
