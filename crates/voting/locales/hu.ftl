# A szavazás
vote-vote = A szavazás
vote-title = Szavazás: { $title }
vote-error = Hiba
vote-tag-open = Nyitott
vote-upcoming = A szavazás kezdete: { $at }.
vote-upcoming-until = Szavazni eddig lehet majd: { $until }.
vote-waiting = A szavazás szakasza elkezdődött, de a szavazás még nincs megnyitva. A folyamat koordinátora nyitja meg.
vote-missed = Ebben a folyamatban nem tartottak szavazást: a szakasza megnyitás nélkül telt el.
vote-no-stage = Ennek a folyamatnak nincs szavazási szakasza.
vote-who = Ki szavazhat
vote-who-may = Azok a legalább 18 éves lakosok szavazhatnak, akiknek lakhelyét a szavazás megnyitása előtt igazolták a polgármesteri hivatal ablakánál. Személyi okmánnyal egy perc az egész.
vote-to-process = A folyamat oldalára
vote-to-vote = A szavazás oldalára
vote-to-results = Az eredmény megtekintése
vote-go = Szavazzon
vote-sign-in = Lépjen be a szavazáshoz
vote-open-lead = { $n ->
    [one] Egy javaslatot választhat. A szavazás vége: { $until }.
   *[other] Legfeljebb { $n } javaslatot választhat. A szavazás vége: { $until }.
}
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
vote-fact-choices = Egy szavazólapon
vote-fact-seats = Nyer
vote-fact-electorate = A szavazók listáján
vote-at-most = { $n ->
    [one] egy javaslat
   *[other] legfeljebb { $n } javaslat
}
vote-win = { $n ->
    [one] a legtöbb szavazatot kapott javaslat
   *[other] a { $n } legtöbb szavazatot kapott javaslat
}
vote-people = { $n } személy
vote-electorate = A szavazók listája a megnyitáskor, { $day } napján { $n } személlyel zárult: az addig igazolt felnőtt lakosokkal. Akit később igazolnak, a következő szavazáson szavazhat.
vote-fingerprint = A szavazólista ujjlenyomata
vote-fingerprint-what = A szavazók listájából számított szám. Nem mutatja, ki van a listán, de megváltozik, ha a lista változik. Jegyezze fel most, hogy a szavazás után ellenőrizhesse: a lista ugyanaz maradt.
vote-few = Miért van háromnál kevesebb javaslat
vote-not-listed = Ön nincs a szavazók listáján
vote-not-listed-what = A lista a szavazás megnyitásakor, { $day } napján zárult le az addig igazolt felnőtt lakosokkal. A következő szavazáshoz menjen személyi okmánnyal a polgármesteri hivatal ablakához: egy perc az egész.
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
vote-secrecy-that-staff = nem, egyik oldal sem mutatja
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
log-vote-counted = Megszámlálták a szavazatokat: „{ $title }”.
log-vote-tied = Megszámlálták a szavazatokat: „{ $title }”. Holtverseny, sorsolás következik.

# A szavazólap
ballot-choose = Szavazzon
ballot-legend = { $n ->
    [one] Válasszon egy javaslatot
   *[other] Válasszon legfeljebb { $n } javaslatot
}
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
ballot-denied-not-listed = Ön nincs ennek a szavazásnak a listáján. A lista a megnyitáskor zárult le az addig igazolt felnőtt lakosokkal.

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
results-caption = Szavazatok javaslatonként
results-proposal = Javaslat
results-column-votes = Szavazat
results-of-all = Az összes szavazólapból
results-of = { $n } szavazólapból
results-wins = nyert
results-votes = { $n } szavazat
results-several = { $n ->
    [one] Egy szavazólap egy javaslatot nevezhetett meg.
   *[other] Egy szavazólap legfeljebb { $n } javaslatot nevezhetett meg, ezért a szavazatok összege nagyobb lehet a szavazólapok számánál.
}
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
results-lot-order = A kihúzott sorrend
results-lot-by = Húzta
results-lot-witnesses = Tanúk
results-lot-on = Nap
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
letters-paper-until = Szavazni lehet eddig: { $until }.
letters-paper-lost = Ha tönkrement vagy elveszett, jöjjön a községháza ügyfélfogadására személyi igazolvánnyal: másikat kap.
letters-paper-once = A kód csak az Öné, és egyszer használható. Senki sem tudja meg, hogyan szavazott.
letters-paper-qr = QR-kód, amely megnyitja a szavazás oldalát a kitöltött kóddal
letters-paper-or = Olvassa be, vagy írja be a címet és a kódot:
log-vote-letters = Kódos leveleket nyomtattak a „{ $title }” szavazáshoz: { $letters }.
log-vote-revoked = A „{ $title }” szavazás kódos leveleit visszavonták: { $letters }.
