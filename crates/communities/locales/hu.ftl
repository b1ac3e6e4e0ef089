# Kezdeményezések: mi nyert, és mi lett belőle
initiative-menu = Kezdeményezések
initiative-list-title = Kezdeményezések
initiative-list-lead = A szavazáson nyertes javaslatok, és ami lett belőlük.
initiative-none = Még nincs kezdeményezés
initiative-none-what = A javaslatból akkor lesz kezdeményezés, ha megnyeri a szavazást. Nézze meg, mit javasolnak most.
initiative-none-action = A javaslatok megtekintése
initiative-state-chosen = Szavazással kiválasztva
initiative-state-fundraising = Adománygyűjtés
initiative-state-preparing = Előkészítés alatt
initiative-state-works = Folyamatban
initiative-state-delivered = Megvalósult
initiative-what-chosen = Megnyerte a szavazást. Az adománygyűjtés következik.
initiative-what-fundraising = Pénzt gyűjtünk rá. Bárki adhat, és bárki láthat minden lejt.
initiative-what-preparing = Az adománygyűjtés lezárult. A munkák előkészítése folyik.
initiative-what-works = Dolgoznak rajta. Nézze meg a lépéseket és a híreket.
initiative-what-delivered = Elkészült. Nézze meg, hogyan és milyen pénzből.
initiative-delivered-on = Megvalósult: { $day }
initiative-corrected = A szöveget javítottuk. Az ok: { $reason }
initiative-taken-back = Tévedésből jelölték megvalósultnak. A javítás oka: { $reason }
initiative-village = Falu
initiative-everywhere = az egész közösség
initiative-cost = Költség, a szakmai vizsgálat szerint
initiative-process = Folyamat
initiative-proposal = Honnan jön
initiative-proposal-link = A javaslat, a támogatásokkal és hozzászólásokkal
initiative-money = Pénz
initiative-money-link = A gyűjtés: mennyi jött össze, és mire ment el
initiative-follow = Kezdeményezés követése
initiative-unfollow = Követés leállítása
initiative-follow-sign-in = Jelentkezzen be a követéshez
initiative-before-after = Előtte és utána
initiative-before = Előtte
initiative-after = Utána
initiative-last-update = hír: { $at }
initiative-home-title = Mi lett abból, amit kértek
initiative-all = Minden kezdeményezés
initiative-process-title = Mi nyert
milestone-title-all = A munka lépései
milestone-none = Még nincsenek határidős lépések.
milestone-count = { $n ->
    [one] Egy lépés.
   *[other] { $n } lépés.
}
milestone-count-done = { $n ->
    [0] Még egy sincs kész.
    [one] Egy kész.
   *[other] { $n } kész.
}
milestone-title = Lépés
milestone-due_on = Határidő
milestone-state-planned = következik
milestone-state-soon = hamarosan
milestone-state-late = késik
milestone-state-done = kész
milestone-due-day = határidő: { $day }
delivery-title = Hírek
delivery-none = Még nincs hír.
delivery-documents-title = Dokumentumok
delivery-report-title = Mi valósult meg
delivery-by-clerk = A polgármesteri hivatal
delivery-by-coordinator = A folyamat koordinátora
delivery-withdrawn = Visszavont fájl ({ $at }): { $reason }
delivery-mail-update = Hírek erről a kezdeményezésről: „{ $title }”.
delivery-mail-milestone = Elkészült egy lépés ebben a kezdeményezésben: „{ $title }”.
delivery-mail-delivered = Megvalósult ez a kezdeményezés: „{ $title }”.
log-initiative-won = Kezdeményezés lett ebből a javaslatból: „{ $title }”.
log-initiative-updated = Hírek erről a kezdeményezésről: „{ $title }”.
log-initiative-documented = Új képek vagy dokumentumok ehhez a kezdeményezéshez: „{ $title }”.
log-initiative-delivered = Megvalósult ez a kezdeményezés: „{ $title }”.
log-initiative-corrected = Javították e kezdeményezés megvalósulását: „{ $title }”.
log-initiative-file-withdrawn = Visszavonták a kezdeményezés egyik fájlját: „{ $title }”. Az ok: { $reason }
log-milestone-added = Új lépés: „{ $title }”.
log-milestone-changed = Módosított lépés: „{ $title }”.
log-milestone-completed = Kész lépés: „{ $title }”.
log-milestone-reopened = Újranyitott lépés: „{ $title }”.
log-milestone-removed = Törölt lépés: „{ $title }”.

### Communities, processes, organisations

# Közös szavak
form-error = Hiba:
list-first-page = Első oldal
list-next-page = Következő oldal
until-moment = határidő: { $until }
lang-ro = Román
lang-hu = Magyar
lang-en = Angol

# Az itteni közösségek
directory-title = Közösségek
directory-hero = Falu, város, egyesület: döntsenek együtt
directory-lead = Válassza ki a közösségét, nézze meg, mi van most nyitva, és vegyen részt. Az olvasáshoz nem kell fiók.
directory-what = Mi a Vatra
directory-campaigns = Minden közösség kampányai
directory-count = { $n ->
    [0] Még nincs közösség
   *[other] { $n } közösség
}
directory-filter = Válassza ki a közösség fajtáját
directory-within = Válassza ki az egyesületet
directory-all = Mind
directory-anywhere = Bárhol
directory-county = { $county } megye
directory-empty = Itt nincs közösség
directory-empty-what = Változtasson a fenti szűrőn, vagy térjen vissza az összes közösséghez.

# Az oldalról
about-title = Erről az oldalról
about-lead = Itt egy közösség tanácskozik, javasol, szavaz, pénzt gyűjt és elszámol, mindenki szeme láttára.
about-what = Mi ez
about-what-1 = A polgármesteri hivatal vagy egy szervezet folyamatot indít. Az emberek javasolnak és megbeszélik a javaslatokat, a hivatal mindegyikre válaszol, a lakosok titkosan szavaznak, a győztes javaslat pedig pénzt kap és megvalósul.
about-what-2 = Minden szakasznak van kezdő és záró napja. Minden változás ott marad a nyilvános naplóban, az okával együtt.
about-what-3 = Az itteni szavazás nem a törvény szerinti népszavazás: a közösség tanácsa, amelynek követését a hivatal vállalta. A program szabad (EUPL 1.2 licenc); bárki elolvashatja és használhatja.
about-privacy = Mit őrzünk meg Önről
about-privacy-lead = A lehető legkevesebbet. Az olvasáshoz semmi sem kell. Ha fiókot nyit, megőrizzük:
about-privacy-account = a megadott nevet és e-mail-címet, a választott nyelvet és, ha kívánja, a telefonszámot és a falut;
about-privacy-residence = ha bemegy az ügyfélpulthoz: azt, hogy a lakóhelyét ellenőrizték, melyik napon és ki. A személyi számot nem őrizzük meg;
about-privacy-vote = szavazáskor: azt, hogy szavazott, a szavazólaptól elkülönítve. Senki, a programot működtetők sem tudhatják meg, mit választott;
about-privacy-money = adományozáskor: az összeget és azt, hogyan kíván megjelenni (névvel, kezdőbetűkkel vagy névtelenül), ameddig a számviteli törvény kéri;
about-privacy-log = amit közzétesz: javaslatok, hozzászólások, támogatások. Ezek nyilvánosak, és a szerzőjük látható.
about-privacy-not = Nem készítünk profilt, nem mérjük, mit olvas, és senkinek nem adjuk tovább az adatait. Az öt főnél kisebb csoportok nem szerepelnek a statisztikákban.
about-rights = Az Ön jogai
about-rights-what = A fiókja oldalán letöltheti mindazt, amit Önről őrzünk, és törölheti a fiókját. Kérheti az adatok javítását is az alábbi címen, és panaszt tehet a személyes adatok védelméért felelős országos hatóságnál.
about-cookies = Sütik
about-cookies-what = Csak egy van: megjegyzi, hogy belépett, vagy hogy melyik nyelvet választotta. Ezért nem kérdezünk semmit a sütikről. Erről az oldalról semmilyen kérés nem megy máshová.
about-accessibility = Akadálymentesítési nyilatkozat
about-accessibility-1 = Az oldalak az EN 301 549 szabványt, vagyis a WCAG 2.2 AA szintjét követik. Működnek JavaScript nélkül, csak billentyűzettel, 200 %-os nagyításban, keskeny képernyőn és papíron.
about-accessibility-2 = Minden oldalt automatikusan ellenőrzünk minden kiadás előtt. A feltöltött iratok (beolvasott lapok, fényképek) nehezen olvashatók lehetnek: kérjen tőlünk akadálymentes változatot, és elkészítjük.
about-accessibility-feedback = Valami nem működik a képernyőolvasójával, a billentyűzetével vagy a telefonjával? Írjon vagy telefonáljon az alábbi elérhetőségen. Legfeljebb 15 munkanapon belül válaszolunk.
about-contact = Elérhetőség
about-address = Cím
about-phone = Telefon
about-email = E-mail
about-contact-none = A közösség még nem adott meg elérhetőséget. Keresse fel a székhelyét, vagy írjon az oldal működtetőinek.

# A közösség első oldala
home-lead = Javasoljon, szavazzon, és kövesse minden lej útját.
home-how = Hogyan működik
home-see-processes = A folyamatok
home-open = Ami most nyitva van
home-open-empty = Most nincs nyitva semmi
home-open-empty-what = Ha új folyamat kezdődik, itt találja. Addig elolvashatja, mi valósult meg.
home-watch-inform = Tudja meg, miről van szó
home-watch-review = A hivatal elemzi a javaslatokat
home-watch-deliver = Kövesse a munkálatokat
home-quick = Amit három perc alatt megtehet
home-quick-process-step-vote = Szavazzon
home-quick-process-step-propose = Írjon javaslatot: egy cím és néhány mondat
home-quick-process-step-fund = Ajánljon fel egy összeget a kiválasztott kezdeményezésre
home-quick-process-step-discuss = Mondja el, mit gondol egy javaslatról
home-quick-process-step-report = Olvassa el, mi valósult meg
home-quick-account = Nyisson fiókot, hogy értesüljön a hírekről
home-quick-log = Nézze meg, mi történt mostanában
home-members = Tagközösségek
home-members-all = Az összes tagközösség
home-report = Zárójelentés

# Folyamatok
process-menu = Folyamatok
process-list = Folyamatok
process-list-lead = Minden folyamatnak dátumozott szakaszai vannak: előre tudni, mi következik és mikor.
process-filter = Válassza ki a folyamatokat
process-shown-current = Folyamatban
process-shown-finished = Lezárult
process-shown-drafts = Vázlatok
process-empty-current = Most nincs folyamat
process-empty-finished = Még nem zárult le folyamat
process-empty-drafts = Nincs vázlat
process-empty-what-current = Addig nézze meg, miről döntöttek és mi valósult meg.
process-empty-what-finished = A folyamatok akkor kerülnek ide, amikor az utolsó szakaszuk véget ért.
process-empty-what-drafts = Kezdjen új folyamatot üresen vagy sablonból.
process-see-finished = Lezárult folyamatok
process-new = Új folyamat
process-phase-draft = Vázlat
process-phase-upcoming = Következik
process-phase-running = Folyamatban
process-phase-finished = Lezárult
process-tabs = A folyamat oldalai
process-tab-process = A folyamat
process-tab-proposals = Javaslatok
process-tab-vote = Szavazás
process-tab-campaign = Gyűjtés
process-tab-organisations = Értesített szervezetek
process-tab-report = Jelentés
process-draft = Vázlat
process-draft-what = Ezt az oldalt csak a koordinátorok látják.
process-stages = Szakaszok
process-now = Ami most történik
process-now-inform = Tájékozódunk és kérdezünk (határidő: { $until }).
process-now-propose = Várjuk a javaslatokat (határidő: { $until }).
process-now-discuss = Megbeszéljük a javaslatokat (határidő: { $until }).
process-now-review = A hivatal elemzi a javaslatokat, és mindegyikre válaszol (határidő: { $until }).
process-now-vote = Szavazni lehet (határidő: { $until }).
process-now-fund = Pénzt gyűjtünk a kiválasztott kezdeményezésre (határidő: { $until }).
process-now-deliver = Folyik a munka (határidő: { $until }).
process-now-report = Számot adunk arról, ami megvalósult (határidő: { $until }).
process-then-inform = Ezután tájékoztatás következik, ettől a naptól: { $from }.
process-then-propose = Ezután a javaslatok következnek, ettől a naptól: { $from }.
process-then-discuss = Ezután a megbeszélés következik, ettől a naptól: { $from }.
process-then-review = Ezután a hivatal elemzi a javaslatokat, ettől a naptól: { $from }.
process-then-vote = Ezután a szavazás következik, ettől a naptól: { $from }.
process-then-fund = Ezután pénzt gyűjtünk a győztes javaslatra, ettől a naptól: { $from }.
process-then-deliver = Ezután a munkálatok következnek, ettől a naptól: { $from }.
process-then-report = Ezután a zárójelentés következik, ettől a naptól: { $from }.
process-no-stages = A folyamatnak még nincsenek szakaszai.
process-not-begun = A folyamat még nem kezdődött el.
process-between = Most egyik szakasz sincs nyitva.
process-over = A folyamat lezárult: { $on }. A jelentés megmutatja, mi valósult meg.
process-step-vote = Szavazzon
process-step-propose = Javasoljon valamit
process-step-fund = Támogassa pénzzel a kezdeményezést
process-step-discuss = Mondja el, mit gondol
process-step-report = Olvassa el a jelentést
process-targets = Amit célul tűztünk ki
process-about = A folyamatról
process-facts = Röviden
process-rules = A folyamat szabályai
process-begins = Kezdete
process-ends = Vége
process-match = Amit a hivatal hozzátesz
process-match-cap = az emberek pénzének { $rate } %-a, legfeljebb { $cap }
process-match-cap-total = az emberek pénzének { $rate } %-a, amíg a teljes összeg el nem éri ezt: { $cap }
process-choices = { $n ->
    [one] egy javaslat
   *[other] legfeljebb { $n } javaslat
}
process-winners = { $n ->
    [one] egy javaslat
   *[other] { $n } javaslat
}
process-take-along = Vigye el a folyamatot sablonként
process-max-choices = Egy szavazólapon választható
process-seats = Győztesek
process-consultations = Nyilvános megbeszélések
process-people = Résztvevők a megbeszéléseken
process-proposals = Javaslatok
process-organisations_informed = Értesített szervezetek
stage-inform = Tájékoztatás
stage-propose = Javaslatok
stage-discuss = Megbeszélés
stage-review = Elemzés
stage-vote = Szavazás
stage-fund = Pénzgyűjtés
stage-deliver = Munkálatok
stage-report = Jelentés
stage-state-upcoming = következik
stage-state-open = most
stage-state-closed = lezárult
target-consultations = Nyilvános megbeszélések
target-people = Résztvevők a megbeszéléseken
target-proposals = Javaslatok
target-organisations_informed = Értesített szervezetek
target-reached = { $reached } a kitűzött legalább { $wanted } helyett · teljesült
target-missing = { $reached } a kitűzött legalább { $wanted } közül

# A zárójelentés
report-title = Zárójelentés
report-so-far = A folyamat még nem zárult le. Itt az áll, amit { $on } napjáig tudunk.
report-facts = Röviden
report-community = Közösség
report-published = Közzétéve
report-stages-caption = A szakaszok és dátumaik
report-stage = Szakasz
report-from = Ettől
report-to = Eddig
report-state = Állapot
report-moves = Menet közben megváltozott dátumok
report-because = Ok:
report-move-added = { $stage }: új szakasz, nyitás: { $becomes }.
report-move-opening = { $stage }: a nyitás új időpontja { $becomes } (előtte { $was }).
report-move-closing = { $stage }: a zárás új időpontja { $becomes } (előtte { $was }).

# Szervezetek
organisation-menu = Szervezetek
organisation-list = Szervezetek
organisation-list-lead = Egyesületek, iskolák, egyházak és cégek, amelyek részt vesznek a közösség életében.
organisation-filter = Válassza ki a területet
organisation-all = Mind
organisation-empty = Még nincs szervezet
organisation-empty-what = A hivatal veszi fel őket. Ha egy szervezet nevében szól, írjon a lap alján lévő elérhetőségre.
organisation-kind = Fajtája
organisation-kind-association = Egyesület
organisation-kind-foundation = Alapítvány
organisation-kind-group = Kezdeményező csoport
organisation-kind-school = Iskola
organisation-kind-church = Egyház
organisation-kind-institution = Közintézmény
organisation-kind-company = Cég
organisation-kind-media = Sajtó
organisation-sector = Terület
sector-education = Oktatás
sector-health = Egészség
sector-social = Szociális ügyek
sector-environment = Környezet
sector-culture = Kultúra
sector-sport = Sport
sector-youth = Ifjúság
sector-economy = Gazdaság
sector-other = Egyéb
organisation-cui = Adószám (CUI)
organisation-village = Falu
organisation-website = Honlap
organisation-told = Amiről értesítették
organisation-told-none = Még egy folyamatról sem.
outreach-title = Értesített szervezetek
outreach-count = { $n ->
    [0] Erről a folyamatról még egy szervezetet sem értesítettek.
   *[other] Erről a folyamatról { $n } szervezetet értesítettek.
}
outreach-empty = Még nincs szervezet
outreach-empty-what = Itt látható, ki, mikor és hogyan értesült a folyamatról.
outreach-caption = Kit, mikor és hogyan értesítettek
outreach-organisation = Szervezet
outreach-on = Nap
outreach-way = Hogyan
outreach-is-withdrawn = Visszavonva
way-meeting = megbeszélésen
way-email = e-mailben
way-letter = levélben
way-phone = telefonon
way-message = üzenetben

# A nyilvános napló
record-lead = Minden, ami történt, a legújabbal kezdve. Azt mondja meg, mi történt, nem azt, hogy ki tette.
record-empty = Még semmi
record-empty-what = Az első sor az első itteni tettel jelenik meg.
log-community-founded = Új közösség: { $title }.
log-community-settings-changed = A közösség módosította az oldalán közölt adatait.
log-process-published = Új folyamat: „{ $title }”.
log-process-edited = Megváltoztak a „{ $title }” folyamat szövegei vagy szabályai.
log-process-stage-moved = „{ $title }”: megváltoztak a szakasz dátumai ({ $stage }). Ok: { $reason }
log-stage-opened = „{ $title }”: megnyílt a szakasz ({ $stage }).
log-stage-closed = „{ $title }”: lezárult a szakasz ({ $stage }).
log-organisation-added = Új szervezet a listán: { $title }.
log-organisation-informed = Egy szervezetet értesítettek egy folyamatról: { $title }.
log-organisation-outreach-withdrawn = Visszavontak egy sort az értesített szervezetek listájáról. Ok: { $reason }

### End of communities, processes, organisations

# Egy okos falu területei
category-economy = Gazdaság
category-environment = Környezet
category-governance = Közigazgatás
category-living = Falusi élet
category-mobility = Közlekedés
category-people = Emberek
calendar-stage = Lezárul a szakasz („{ $stage }”): { $title }
record-feed = Feliratkozás a naplóra (Atom)
