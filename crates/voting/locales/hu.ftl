# A szavazás
vote-vote = A szavazás
vote-title = Szavazás: { $title }
vote-error = Hiba
vote-tag-open = Nyitva
vote-upcoming = A szavazás kezdete: { $at }.
vote-upcoming-until = Szavazni lehet majd (határidő: { $until }).
vote-waiting = A szavazás szakasza elkezdődött, de a szavazás még nincs megnyitva. A folyamat koordinátora nyitja meg.
vote-missed = Ebben a folyamatban nem tartottak szavazást: a szakasza megnyitás nélkül telt el.
vote-no-stage = Ennek a folyamatnak nincs szavazási szakasza.
vote-who = Ki szavazhat
vote-who-may = Azok szavazhatnak, akik megfelelnek a szavazás feltételeinek, és a megnyitáskor a szavazók listáján vannak. Aki nem biztos benne, menjen a polgármesteri hivatal ablakához: személyi okmánnyal egy perc az egész.
vote-to-process = A folyamat oldalára
vote-to-vote = A szavazás oldalára
vote-to-results = Az eredmény megtekintése
vote-go = Szavazzon
vote-sign-in = Lépjen be a szavazáshoz
vote-over = A szavazás véget ért: { $until }. A számlálás következik, az eredmény itt jelenik meg.
vote-tied = A szavazatokat megszámlálták: az utolsó helyen holtverseny van, nyilvános sorsolás következik.
vote-winners = { $n ->
    [one] A nyertes:
   *[other] A { $n } nyertes:
}
vote-turnout = A { $all } jogosultból eddig { $n } személy szavazott.
vote-turnout-small = A részvétel akkor látható, amikor már legalább öten szavaztak.
vote-hidden = Hogy mit választottak, a szavazás végéig nem látható: sem itt, sem a polgármesteri hivatalban.
vote-options = A szavazólap javaslatai
vote-rules = A szabályok
vote-fact-until = A szavazás vége
vote-fact-electorate = A szavazók listáján
vote-people = { $n } személy
vote-electorate = A szavazók listája a megnyitáskor, { $day } napján { $n } személlyel zárult: azokkal, akik addig megfeleltek a feltételeknek. Akit később igazolnak, a következő szavazáson szavazhat.
vote-fingerprint = A szavazólista ujjlenyomata
vote-fingerprint-what = A szavazók listájából számított szám. Nem mutatja, ki van a listán, de megváltozik, ha a lista változik. Jegyezze fel most, hogy a szavazás után ellenőrizhesse: a lista ugyanaz maradt.
vote-few = Miért van háromnál kevesebb javaslat
vote-not-listed = Ön nincs a szavazók listáján
vote-not-listed-what = A lista a szavazás megnyitásakor, { $day } napján zárult le azokkal, akik addig megfeleltek a feltételeknek. A következő szavazáshoz menjen személyi okmánnyal a polgármesteri hivatal ablakához: egy perc az egész.
vote-voted = Ön szavazott
vote-voted-what = A szavazólapja az urnában van. A leadott szavazat nem módosítható, mert nem őrizzük meg, melyik szavazólap az Öné.
vote-secrecy-link = Mi titkos, és kivel szemben
vote-secrecy = Mi titkos ezen a szavazáson
vote-secrecy-lead = Aki ezzel az oldallal dolgozik, nem láthatja, hogyan szavazott. Aki a szervert kezeli, láthatná, ha akarná. Itt nyíltan elmondjuk, mitől véd a program és mitől nem.
vote-secrecy-how = Hogyan készült
vote-secrecy-how-list = A megnyitáskor lista készül azokról, akik szavazhatnak. Amikor szavaz, a neve mellé jel kerül: „szavazott”. Nap és óra nélkül.
vote-secrecy-how-box = A szavazólap külön kerül az urnába, véletlenszerű kóddal. Nincs rajta sem név, sem idő, sem a listához vezető kapcsolat.
vote-secrecy-how-nothing = Amit választ, nem kerül címekbe, a nyilvános naplóba, e-mailekbe vagy hibaüzenetekbe. A szavazás végéig semmit sem számlálunk.
vote-secrecy-how-after = A számlálás után minden szavazólapot közzéteszünk, összekeverve, hogy bárki újraszámolhassa.
vote-secrecy-whom = Kivel szemben
vote-secrecy-whom-caption = Ki mit tudhat meg
vote-secrecy-who = Ki
vote-secrecy-that = Hogy szavazott-e
vote-secrecy-what = Hogy mit választott
vote-secrecy-who-neighbours = Mások és a látogatók
vote-secrecy-that-neighbours = nem
vote-secrecy-what-neighbours = nem
vote-secrecy-who-staff = A polgármesteri hivatal: tisztviselők, koordinátorok, moderátorok
vote-secrecy-that-staff = listáról nem, egyik sem mutatja; aki az ügyfélfogadáson kiszolgálja, megtudja, ha még egyszer eljön
vote-secrecy-what-staff = nem
vote-secrecy-who-copy = Aki ellopja az adatbázis másolatát
vote-secrecy-that-copy = igen, a lista jeléből
vote-secrecy-what-copy = a táblák nem mutatják; technikai nyomokból, például a sorok fizikai sorrendjéből megpróbálhatja
vote-secrecy-who-operator = Aki a szervert kezeli
vote-secrecy-that-operator = igen
vote-secrecy-what-operator = rosszhiszeműen megtudhatná: a program megváltoztatásával vagy a szavazás előtti és utáni másolatok összevetésével
vote-secrecy-not = Mitől nem véd
vote-secrecy-not-operator = A szerver kezelőjétől csak a törvény, az ő szava és az ellenőrzői védik Önt. Az a szavazás, amelyhez ez a bizalom sem kell, a program egy következő lépése.
vote-secrecy-not-device = Aki a válla fölött odanéz, vagy hozzáfér a telefonjához vagy számítógépéhez, azt látja, amit Ön.
vote-secrecy-not-code = A szavazólap kódját csak Ön látja. Ha megmutatja valakinek, az a szavazólapok közzététele után láthatja, mit választott. Ne adja senkinek.
vote-secrecy-not-few = Ha nagyon kevesen szavaznak, vagy mindenki ugyanúgy választ, maga az eredmény is megmutathatja, hogyan szavaztak.
vote-secrecy-not-change = A leadott szavazat nem módosítható és nem vonható vissza: nem tudjuk, melyik szavazólap az Öné.
vote-secrecy-check = Hogyan ellenőrizheti
vote-secrecy-check-what = A számlálás után keresse meg a kódját a szavazólapok listáján: ott kell lennie azzal, amit választott. Annyi szavazólapnak kell lennie, ahány jel van a listán. A szavazólapok fájlját otthon bárki újraszámolhatja, ezzel a programmal vagy mással.
vote-opened-already = Ennek a folyamatnak a szavazása már nyitva van.
vote-notice-opened = Megnyílt a szavazás: { $title }
log-vote-opened = Megnyílt a szavazás: „{ $title }”.
log-vote-declared = Leírták a szavazás szabályait: „{ $title }”.
log-vote-extended = A szavazás tovább tart („{ $title }”); az új határidő: { $closes_at }.
log-vote-closed = Lezárult a szavazás: „{ $title }”.
log-vote-counted = Megszámlálták a szavazatokat: „{ $title }”.
log-vote-tied = Megszámlálták a szavazatokat: „{ $title }”. Holtverseny, sorsolás következik.

# A szavazólap
ballot-choose = Szavazzon
ballot-details = Részletek
ballot-details-of = – „{ $title }”, új lapon
ballot-count-zero = Minden lehetséges választását felhasználta
ballot-count-one = Még egyet választhat
ballot-count-few = Még {"{n}"} javaslatot választhat
ballot-count-other = Még {"{n}"} javaslatot választhat
ballot-count-over-one = Eggyel több: vegyen ki egyet
ballot-count-over-few = {"{n}"} javaslattal több: vegyen ki {"{n}"} javaslatot
ballot-count-over-other = {"{n}"} javaslattal több: vegyen ki {"{n}"} javaslatot
ballot-blank = Üres szavazólapot adok le
ballot-blank-what = A részvételbe beleszámít, de egyik javaslathoz sem kerül.
ballot-check = Ellenőrizze a szavazólapot
ballot-next = Még nem szavaz: a következő oldalon látja a szavazólapot, és ott adja le.
ballot-wrong-nothing = Válasszon legalább egy javaslatot, vagy jelölje be: „Üres szavazólapot adok le”.
ballot-wrong-many = Legfeljebb { $n } javaslat választható. Vegyen ki még { $over } javaslatot.
ballot-wrong-blank = Javaslatokat választott, és az üres szavazólapot is bejelölte. Az egyiket tartsa meg.
ballot-wrong-unknown = A szavazólap olyan javaslatot nevez meg, amely nem szerepel ezen a szavazáson. Válasszon újra.
ballot-check-title = Ellenőrizze a szavazólapot
ballot-check-blank = Üres szavazólap: egyik javaslatot sem választja.
ballot-check-chosen = { $n ->
    [one] Egy javaslatot választott:
   *[other] { $n } javaslatot választott:
}
ballot-check-final = A szavazólapot a leadása után nem módosíthatja és nem vonhatja vissza: nem őrizzük meg, melyik az Öné.
ballot-cast = Adja le a szavazólapot
ballot-change = Módosítsa a választást
ballot-done = Ön szavazott
ballot-done-what = A szavazólap az urnában van. Köszönjük.
ballot-code = A szavazólap kódja
ballot-code-what = A kód egyszer látható, és nem őrizzük meg a neve mellett. Jegyezze fel, ha meg akarja találni a szavazólapját a számlálás után közzétett listán.
ballot-code-keep = Tartsa meg magának a kódot. Akinél megvan, a számlálás után láthatja, mit választott.
ballot-then = Mi következik
ballot-then-what = A szavazás vége: { $until }. Utána számlálás következik, az eredményt és az összes szavazólapot név nélkül közzétesszük a szavazás oldalán.
ballot-already = A szavazatát már rögzítettük. Minden személytől egy szavazólap kerül az urnába, akárhányszor nyomják meg a gombot.
ballot-already-code = A szavazólap kódja egyszer látható, közvetlenül a szavazás után. Nélküle nem tudjuk megmondani, melyik szavazólap az Öné, de a szavazat számít.
ballot-denied-closed = A szavazás most nincs nyitva. A szavazólapot nem adták le.
ballot-denied-not-listed = Ön nincs ennek a szavazásnak a listáján. A lista a megnyitáskor zárult le azokkal, akik addig megfeleltek a feltételeknek.

# A számlálás
count-notice = Nyilvános a szavazás eredménye: { $title }

# Az eredmény
results-title = A szavazás eredménye
results-heading = A szavazás eredménye: { $title }
results-report = A szavazás
results-quoted = „{ $title }”
results-and = és
results-won = { $n ->
    [one] Nyertes: { $names }, { $votes }.
   *[other] Nyertesek: { $names }.
}
results-none = Egyik javaslat sem nyert: egyetlen szavazólap sem nevez meg javaslatot.
results-tie = Holtverseny: { $names }. Sorsolás dönt.
results-tie-next = A sorsolás nyilvános. A kihúzott sorrend, a tanúk és a nap itt jelennek meg, és eldöntik a szavazást.
results-turnout = A szavazók listáján lévő { $all } személyből { $n } szavazott: { $share }.
results-differ = Figyelem: az urnában { $n } szavazólap van, a listán { $voters } jel. A két számnak egyeznie kellene. Kérjen ellenőrzést.
results-differ-paper = Lehet, hogy valaki papír szavazólapot kapott, és nem dobta be az urnába. A jegyzőkönyv megmondja, hány lap hiányzik.
results-caption = Szavazatok javaslatonként
results-proposal = Javaslat
results-column-votes = Szavazat
results-of-all = Az összes szavazólapból
results-of = { $n } szavazólapból
results-wins = nyert
results-votes = { $n } szavazat
results-blank = { $n ->
    [0] Üres szavazólap nem volt.
   *[other] { $n } üres szavazólap volt.
}
results-spoiled = { $n } érvénytelen szavazólap volt.
results-initiative = A kezdeményezés: „{ $title }”
results-why = Miért nem a többi?
results-why-not = Miért nem nyert „{ $title }”?
results-why-short = { $n } szavazat hiányzott.
results-why-lot = Ugyanannyi szavazata volt, mint az utolsó nyertesnek. Sorsolás döntött.
results-why-no-votes = Egyetlen szavazólap sem nevezte meg, és szavazat nélkül egy javaslat nem nyerhet.
results-again = A következő folyamatban újra benyújtható.
results-lot = A sorsolás
results-lot-why = Az utolsó nyertes helyen több javaslatnak ugyanannyi szavazata volt, ezért nyilvánosan sorsoltak.
results-lot-line = A holtversenyt sorsolás döntötte el ({ $day }): { $order }. Húzta: { $by }; tanúk: { $witnesses }.
results-check = Ellenőrizze maga
results-check-what = Itt van minden szavazólap, név nélkül, a véletlenszerű kódok sorrendjében. Ha feljegyezte a kódját, megtalálja a szavazólapját a listán.
results-csv = A szavazólapok táblázatban
results-pb = A szavazólapok újraszámláláshoz
results-recount = Számolja újra
results-recount-what = Akinek megvan a program, egy paranccsal újraszámolja az újraszámláláshoz való fájlt:
results-csv-code = Kód
results-csv-blank = Üres

## Kódos levelek

letters-paper-title = Az Ön szavazókódja
letters-paper-vote = Szavazás: „{ $title }”
letters-paper-what = Ezzel a kóddal otthonról, fiók nélkül, telefonról vagy számítógépről szavazhat. Nyissa meg az oldalt, és adja le a szavazólapot.
letters-paper-until = Szavazni lehet (határidő: { $until }).
letters-paper-lost = Ha tönkrement vagy elveszett, jöjjön a községháza ügyfélfogadására személyi igazolvánnyal: másikat kap.
letters-paper-once = A kód csak az Öné, és egyszer használható. Senki sem tudja meg, hogyan szavazott.
letters-paper-qr = QR-kód, amely megnyitja a szavazás oldalát a kitöltött kóddal
letters-paper-or = Olvassa be, vagy írja be a címet és a kódot:
log-vote-letters = Kódos leveleket nyomtattak a „{ $title }” szavazáshoz: { $letters }.
log-vote-revoked = A „{ $title }” szavazás kódos leveleit visszavonták: { $letters }.
# Szabályok, kódok
vote-open-until = Szavazni lehet (határidő: { $until }).
vote-kind-approval-most = { $max ->
    [one] Egy javaslatot választhat.
   *[other] Legfeljebb { $max } javaslatot választhat.
}
vote-kind-approval-range = { $max ->
    [one] Egy javaslatot választhat.
   *[other] { $min }–{ $max } javaslatot választhat.
}
vote-kind-choose-one-how = Pontosan egy javaslatot választhat.
vote-kind-points-how = { $points ->
    [one] Egy pont adható.
   *[other] Legfeljebb { $points } pont osztható el, egy javaslatnak legfeljebb { $each }, legalább { $min } javaslat között.
}
vote-kind-ranked-how = { $min }–{ $max } javaslatot kell sorba tenni: 1 a legfontosabb.
vote-kind-knapsack-how = Olyan javaslatok választhatók, amelyek együtt legfeljebb { $budget } összegbe kerülnek.
vote-kind-yes-no-how = A válasz „igen” vagy „nem”.
vote-with-code = Kódot kaptam a polgármesteri hivataltól
vote-acts = A szavazás lépései
ballot-yes = Igen
ballot-no = Nem
ballot-no-rank = nincs hely
ballot-rank = { $n ->
   *[other] { $n }. hely
}
ballot-points = { $n ->
   *[other] { $n } pont
}
ballot-check-yes = Az Ön válasza: „igen”.
ballot-check-no = Az Ön válasza: „nem”.
ballot-money-left = {n} lej maradt a keretből.
ballot-money-over = {n} lejjel túllépte a keretet.
ballot-wrong-ranks = Minden helyet egyszer adjon meg, 1-től kezdve, kihagyás nélkül.
ballot-wrong-few = { $min ->
    [one] Válasszon legalább egy javaslatot.
   *[other] Válasszon legalább { $min } javaslatot; eddig { $named } van kiválasztva.
}
ballot-wrong-each = Egy javaslatnak legfeljebb { $n } pont adható.
ballot-wrong-points-few = Adjon legalább { $n } pontot.
ballot-wrong-points-many = { $n } ponttal többet adott.
ballot-wrong-budget = A választott javaslatok együtt { $cost } összegbe kerülnek, a keret { $budget }. Hagyjon ki egyet.
ballot-denied-code = A kód nem jó. Ellenőrizze, vagy kérjen másikat a polgármesteri hivatal pultjánál.
ballot-code-wrong = A kód nem jó. Ellenőrizze a betűket és a számokat; ha így sem működik, kérjen másikat a polgármesteri hivatal pultjánál.
ballot-enter-title = Szavazás a levélben kapott kóddal
ballot-enter-lead = Írja be a polgármesteri hivataltól kapott levélben lévő kódot. Fiók nem szükséges.
ballot-enter-code = Kód
ballot-enter-code-hint = Tizenhat betű és szám. A kötőjelek nem számítanak.
ballot-enter-do = A szavazólap megnyitása
ballot-enter-lost = Ha elveszítette a levelet, menjen el a személyi igazolványával a polgármesteri hivatal pultjához: a régi kódot érvénytelenítik, és kap egy másikat.
vote-rule-most-votes-how = { $n ->
    [one] A legtöbb szavazatot kapott javaslat nyer.
   *[other] A legtöbb szavazatot kapott { $n } javaslat nyer.
}
vote-rule-share = Egy javaslatnak az érvényes szavazólapok legalább { $n } %-a kell.
vote-rule-budget = A keret { $budget }.
vote-rule-greedy-how = A javaslatok a szavazatok sorrendjében következnek, amíg a pénz elég.
vote-unfitting-skip-how = Ami már nem fér a keretbe, azt átugorjuk.
vote-unfitting-stop-how = Az első javaslatnál, amely már nem fér a keretbe, a lista véget ér.
vote-unfitting-reserve-how = Az első javaslatnál, amely nem fér be, a lista véget ér; ha a költség legalább { $n } %-a megvan, a többit a tartalék fizeti.
vote-rule-threshold = A legalább { $n } szavazatot vagy pontot kapott javaslatok számítanak.
vote-rule-domain = Minden területről legfeljebb egy javaslat kap pénzt.
vote-rule-equal-shares-how = Minden szavazónak ugyanakkora része van a keretből; egy javaslatot azok pénzéből veszünk meg, akik kérik, először a legtöbb tényleges szavazatot kapottat.
vote-completion-none-how = A maradék pénzt nem osztjuk el újra.
vote-completion-fractional-how = A részek lépésről lépésre nőnek a pontosan elosztott kerettől addig, amíg az eredmény többe nem kerülne a keretnél.
vote-completion-integral-how = A részek lépésről lépésre nőnek egész lejektől addig, amíg az eredmény többe nem kerülne a keretnél.
vote-rule-increment = A lépés { $step }.
vote-rule-exhaustive = Akkor is megáll, ha már egyetlen kért javaslat sem fér be.
vote-rule-fill = A végén a maradék a legtöbb szavazatot kapott, még beférő javaslatoké.
vote-comparison-satisfaction-how = Ha több szavazó elégedettebb lenne a „legtöbb szavazat” eredményével, az marad.
vote-comparison-exclusion-how = Ha a „legtöbb szavazat” szerint kevesebb szavazó maradna javaslat nélkül, az az eredmény marad.
vote-rule-stv-how = { $n ->
    [one] Átruházható szavazat egy helyre: akinek több mint a fele megvan, azt megválasztották, különben az utolsó kiesik, és szavazatai a következőhöz kerülnek.
   *[other] Átruházható szavazat { $n } helyre, a skót szabályok szerint.
}
vote-rule-yes-no-answers = A válasz „igen”, ha több az „igen”, mint a „nem”.
vote-rule-yes-no-ballots = A válasz „igen”, ha az „igen” az összes szavazólap felénél több, az üreseket is beleértve.
vote-rule-quorum = A listán szereplők legalább { $n } %-ának szavaznia kell.
vote-rule-complaints = Az eredmény után { $n } napig lehet panaszt tenni.
vote-ground-residence = itt laknak
vote-ground-work = itt dolgoznak
vote-ground-study = itt tanulnak
vote-conditions = Szavazhatnak, akik legalább { $age } évesek, { $grounds } és a választói listán vannak.
vote-conditions-village = { $village } lakói szavazhatnak, akik legalább { $age } évesek, { $grounds } és a választói listán vannak.
vote-act-until = Határidő: { $until }
vote-acts-lead = Minden, ami ezzel a szavazással történt, sorrendben. Innen semmi nem törlődik.
vote-acts-next = További lépések
vote-acts-none = Még nem történt semmi
vote-acts-none-what = Amikor a szavazást meghirdetik, megnyitják vagy megszámolják, itt látszik.
vote-act-declared = A szabályokat meghirdették
vote-act-opened = A szavazást megnyitották
vote-act-extended = A szavazást meghosszabbították
vote-act-letters = Kódos leveleket nyomtattak
vote-act-revoked = Kódokat érvénytelenítettek
vote-act-paper = Papír szavazólapok
vote-act-counted = A szavazatokat megszámolták (szavazólapok / jelek a listán)
vote-act-lot = Sorsoltak
vote-act-complaint = Panaszt tettek
vote-act-answered = Panaszra válaszoltak
vote-channel-web = Interneten, fiókkal
vote-channel-letter = A levélben kapott kóddal
vote-channel-counter = A pultnál
vote-channel-paper = Papíron
vote-age-14-17 = 14–17 évesek
vote-age-18-24 = 18–24 évesek
vote-age-25-44 = 25–44 évesek
vote-age-45-64 = 45–64 évesek
vote-age-65 = 65 évesek és idősebbek
vote-notice-extended = A „{ $title }” szavazást meghosszabbították; az új határidő: { $until }
results-csv-answer = Válasz
results-answer-yes = A válasz „igen”: { $yes } mellette, { $no } ellene.
results-answer-no = A válasz „nem”: { $yes } mellette, { $no } ellene.
results-answer-no-quorum = Túl kevesen szavaztak, a válasz nem érvényes: { $yes } mellette, { $no } ellene.
results-spent = { $budget } keretből { $spent } használódik fel.
results-how-filled = a végén, a maradék pénzből.
results-how-bought = { $n } szavazó egyenként legfeljebb { $price } összeget fizetett egy szavazatért; { $effective } tényleges szavazat.
results-why-withdrawn = Visszavonták.
results-why-beaten = Másokat választottak előtte.
results-why-threshold = Legalább { $n } szavazat kellett volna.
results-why-dear = Amikor sorra került, { $left } maradt: kevesebb, mint az ára.
results-why-ended = A lista előtte véget ért egy javaslatnál, amely már nem fért a keretbe.
results-why-excluded = { $by } nyert, amely kizárja.
results-why-few = Túl kevés szavazó az árához képest: részeik együtt sem elegendők ({ $support }).
results-why-spent = Támogatóinak pénze máshová ment: { $to }. Maradt nekik { $left }. Elérte a szükséges { $support } részét.
results-why-loss = { $sum } ide: { $to }
results-why-nothing = Nincs ára, ezért nem vehető meg.
results-endowment = A végén minden szavazó { $sum } felett dönthetett; száz szavazó együtt { $hundred } felett.
results-most-votes-stand = Az összehasonlításban több szavazó a „legtöbb szavazat” eredményét részesítette előnyben, így az maradt.
results-compare = Összehasonlítás a „legtöbb szavazat” szabállyal
results-reached = A szavazók { $share } részének van legalább egy nyertes javaslata; a „legtöbb szavazat” szerint { $other } lett volna.
results-prefer = { $n } szavazónak így több nyertes javaslata van, { $other } szavazónak a „legtöbb szavazat” szerint lett volna több.
results-under-most-votes = A „legtöbb szavazat” szerint ezek nyertek volna: { $names }.
results-stages = A számlálás szakaszai
results-stages-caption = Szavazatok szakaszonként
results-part = Csoport
results-part-voted = Szavaztak
results-part-share = A listán lévőkből
results-part-unknown = nem ismert
results-by-channel = Hogyan szavaztak
results-by-village = Részvétel falvanként
results-by-age = Részvétel életkor szerint
results-complaints = Panaszok
results-blt = A szavazólapok BLT fájlként
results-json = Az eredmény minden indokkal, programoknak
results-recount-here = A fájl megszámlálása ezen az oldalon
recount-title = Újraszámlálás
recount-lead = Adjon meg egy szavazólapokat tartalmazó fájlt, és nézze meg az eredményt. A fájlt nem őrizzük meg.
recount-file = A szavazólapok fájlja (.pb vagy .blt)
recount-rule = Szabály
recount-rule-hint = Üresen: a fájlban megadott szabály. Például equal-shares+add1+fractional+exhaustive.
recount-lot = A sorsolt sorrend
recount-lot-hint = A javaslatok száma vesszővel, az egyik sorsolás a következőtől pontosvesszővel elválasztva. Üresen, ha nem volt sorsolás.
recount-do = Számlálás
recount-result = Eredmény
recount-tie = Döntetlen:
recount-no-file = Válasszon egy fájlt.
recount-too-large = A fájl nagyobb 8 MB-nál. Számolja meg otthon a „vatra count” paranccsal.
recount-bad-file = A fájl { $line }. sora hibás: { $why }
recount-bad-ballots = A fájl szavazólapjai nem számlálhatók: { $why }
recount-bad-rule = A szabály nem érthető: { $why }
recount-say-rule = A fájl a „{ $rule }” szabályt nevezi meg, amelyet nem ismerünk. Írja be a szabályt.
recount-not-counted = Nem sikerült megszámolni: { $why }
recount-bad-lot = A fájlban nincs „{ $id }” javaslat.

## Ügyfélfogadás

counter-give-back = Ha szeretné, jegyezze fel vagy nyomtassa ki a kódot, majd nyomja meg a „Vissza az ügyfélfogadáshoz” gombot, és adja vissza a készüléket.
counter-print = Nyomtassa ki a kódot
counter-back = Vissza az ügyfélfogadáshoz

## Jegyzőkönyv

protocol-title = A szavazás jegyzőkönyve
protocol-summary = A „{ $title }” szavazás számlálása: { $day }. Minden, ami itt áll, ellenőrizhető a közzétett fájlokból.
protocol-way = A szavazás és a szavazólapok az oldalon olvashatók:
protocol-box-title = Egy urna jegyzőkönyve
protocol-box-summary = A „{ $title }” szavazás „{ $label }” urnájának papír szavazólapjait elolvasták. Minden lapot ketten olvastak el, egymástól függetlenül; az eltéréseket közösen tisztázták.
protocol-what = Miről szavaztak
protocol-opened = Megnyitva
protocol-closed = Lezárva
protocol-option = Javaslat
protocol-cost = Költség
protocol-electorate = Kik szavazhattak
protocol-electorate-hash = A szavazói lista ujjlenyomata (SHA-256)
protocol-channel = Mód
protocol-voted = Szavaztak
protocol-paper = Papír szavazólapok
protocol-box = Urna
protocol-sheets = Lapok
protocol-marks = Jelek a listán: papír szavazólap
protocol-difference = A lapok és a jelek különbsége
protocol-opened-by = Felnyitotta
protocol-figures = Mi áll a lapokon
protocol-votes = Szavazat
protocol-outcome = Hely
protocol-place = { $n }. hely
protocol-blank = Üres
protocol-spoiled = Érvénytelen
protocol-ballots = Szavazólapok
protocol-voters = Jelek a listán
protocol-digest = Ujjlenyomat
protocol-digest-what = Az urna nevéből és a lapok tartalmából számítják, a lapok sorrendjében. Ha bármi megváltozna, más lenne.
protocol-digest-box = Az urna ujjlenyomata (SHA-256)
protocol-digest-of = A „{ $label }” urna ujjlenyomata (SHA-256)
protocol-result = Eredmény
protocol-files = A szavazólapok fájlja
protocol-files-what = Bárki letöltheti a szavazólapokat az eredmény oldaláról, és újraszámolhatja őket. A fájl ujjlenyomata ez.
protocol-file-pb = A szavazólapok újraszámláláshoz (SHA-256)
protocol-file-csv = A szavazólapok táblázatban, a közösség nyelvén (SHA-256)
protocol-act = Esemény
protocol-when = Mikor
protocol-sign-chair = A bizottság elnöke
protocol-sign-clerk = Jegyző
protocol-sign-witness = Tanú
log-vote-paper-opened = „{ $title }” szavazás: a „{ $label }” urnában { $sheets } lap van.
log-vote-paper-closed = „{ $title }” szavazás: a „{ $label }” urnát elolvasták. Ujjlenyomat: { $digest }

## Panaszok

complaint-title = Panaszok
complaint-lead = Az eredmény ellen panaszt lehet benyújtani (határidő: { $until }). A szöveg és a válasz nyilvános, a panaszos neve nélkül.
complaint-no-term = Ennél a szavazásnál nem lehet panaszt benyújtani.
complaint-none = Nem érkezett panasz
complaint-number = { $n }. panasz
complaint-answer-title = A községháza válasza
complaint-answer = Válasz
complaint-answer-do = Tegye közzé a választ
complaint-answered-done = A válasz nyilvános.
complaint-answered-already = Erre a panaszra már válaszoltak.
complaint-waiting = Válaszra vár.
complaint-new = Nyújtson be panaszt
complaint-words = Mit kifogásol és miért
complaint-words-hint = Úgy tesszük közzé, ahogy írja. Ne írjon neveket, se azt, hogyan szavazott.
complaint-do = Nyújtsa be a panaszt
complaint-filed-done = A panaszt benyújtotta.
complaint-sign-in = Lépjen be, hogy panaszt nyújtson be
complaint-denied-over = A panaszok határideje lejárt, vagy még nem kezdődött el.
log-vote-complaint = Panasz érkezett a „{ $title }” szavazásra.
log-vote-complaint-answered = Válasz érkezett egy panaszra a „{ $title }” szavazásnál.
vote-notice-closing = Holnap zárul a „{ $title }” szavazás (határidő: { $until }). Ha már szavazott, nincs más teendője.
ballot-kept = Amit kitöltött, ezen az eszközön megmaradt. Semmit nem küldtünk el.
ballot-kept-forget = Törlés
recount-too-many = A fájlban { $n } javaslat van. Itt legfeljebb 300 számlálható; számolja meg otthon a „vatra count” paranccsal.
ballot-denied-door = Ezt a szavazólapot valaki más nyitotta meg ezen az eszközön. Nyissa meg újra a szavazást, és töltse ki a saját szavazólapját.
protocol-salt = Az ujjlenyomat kulcsa (csak az aláírt papíron van meg)
