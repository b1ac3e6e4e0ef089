meeting-menu = Találkozók
meeting-list-title = Találkozók
meeting-list-lead = Hol és mikor találkozunk, miről beszélünk, és mit döntöttünk.
meeting-coming = Következik
meeting-past = Megtartott találkozók
meeting-none = Nincs meghirdetett találkozó
meeting-none-what = Ha a polgármesteri hivatal konzultációt vagy vitát hirdet, itt találja a helyét, a napját és a napirendjét.
meeting-home-title = A következő találkozók
meeting-all = Minden találkozó
meeting-kind = Milyen találkozó
meeting-kind-consultation = Nyilvános konzultáció
meeting-kind-debate = Nyilvános vita
meeting-kind-assembly = Lakossági gyűlés
meeting-kind-workshop = Műhely
meeting-kind-other = Találkozó
meeting-state-upcoming = következik
meeting-state-now = most zajlik
meeting-state-over = megtartották
meeting-state-cancelled = Elmarad
meeting-when = Mikor
meeting-until = vége: { $at }
meeting-until-hour = vége: { $hour }
meeting-place = Helyszín
meeting-online = Otthonról
meeting-process = Folyamat
meeting-announced = Meghirdetve
meeting-agenda = Napirend
meeting-calendar = Hozzáadás a naptárhoz
meeting-paper = Hirdetmény a faliújságra
meeting-paper-title = Hirdetmény
meeting-paper-invitation = A belépés ingyenes. A napirendi pontokhoz bárki hozzászólhat.
meeting-paper-address = A hirdetmény, később a jegyzőkönyv is itt található: { $address }
meeting-paper-announced = Megjelent az oldalon: { $at }. A polgármesteri hivatalban is kifüggesztendő (52/2003. sz. törvény, 8. cikk).
meeting-paper-hint = Nyomtassa ki az oldalt, és függessze ki a polgármesteri hivatalban. Küldje el a helyi sajtónak is.
meeting-mail-announced = Új találkozó: „{ $title }”, { $at }.
meeting-mail-changed = Megváltozott ez a találkozó: „{ $title }”: { $at }, { $place }.
meeting-mail-cancelled = Elmarad ez a találkozó: „{ $title }”. Az ok: { $reason }
meeting-mail-minutes = Megjelent a találkozó jegyzőkönyve: „{ $title }”.
count-title = Hányan jöttek el
count-sector = Honnan
count-sector-town_hall = Polgármesteri hivatal
count-sector-elected = Helyi választottak
count-sector-ngo = Civil szervezetek
count-sector-academia = Egyetemek, kutatók
count-sector-business = Vállalkozók
count-sector-citizens = Lakosok
count-sector-team = A projekt csapata
count-sector-other = Mások
count-by-sector = Csoportonként
count-people = Személyek
count-people-how = Hány személy, és honnan tudjuk
count-how = Honnan tudjuk
count-way-counted = megszámolva
count-way-estimated = becsülve
count-way-mixed = részben becsülve
count-total = Összesen
count-total-counted = { $n ->
    [one] Egy személy, megszámolva.
   *[other] { $n } személy, megszámolva.
}
count-total-estimated = { $n ->
    [one] Egy személy, becslés szerint.
   *[other] { $n } személy, becslés szerint.
}
count-total-mixed = { $n ->
    [one] Egy személy.
   *[other] { $n } személy, közülük { $estimated } becsülve.
}
count-unique = { $n ->
    [one] Egy személy nem volt a folyamat más találkozóján.
   *[other] { $n } személy nem volt a folyamat más találkozóján.
}
count-online = { $n ->
    [0] Otthonról senki sem követte.
    [one] Külön: egy személy otthonról követte. Nem adjuk hozzá a jelenlévőkhöz.
   *[other] Külön: { $n } személy otthonról követte. Nem adjuk hozzá a jelenlévőkhöz.
}
count-corrected = Javítva: { $at }.
count-because = Az ok: { $reason }
count-none = Még nincsenek számok.
count-none-upcoming = Következik.
count-none-now = Most zajlik.
count-none-over = Még nincsenek számok.
count-none-cancelled = Elmarad.
count-history = A számok és a jegyzőkönyv története
count-history-what = Semmi sem törlődik. Minden javításnak oka van, és az utolsó számít.
count-revision = { $n }. változat
count-report-title = Találkozók és résztvevők
count-report-caption = A folyamat találkozói, időrendben
count-meeting = Találkozó
count-online-viewers = Otthonról
count-all-people = Résztvevők, ahogyan a célhoz számítanak
count-twice = Aki két találkozóra jött el, kétszer számít, hacsak fel nem jegyezték, hányan nem voltak máshol. Akik otthonról követték, nem adódnak hozzá.
minutes-title = Jegyzőkönyv
minutes-published = Megjelent: { $at }
minutes-corrected = Javított szöveg.
minutes-annexes-title = Mellékletek
minutes-annex-withdrawn = Visszavont melléklet ({ $at }): { $reason }
log-meeting-announced = Meghirdetett találkozó: „{ $title }”.
log-meeting-changed = Megváltozott a találkozó hirdetménye: „{ $title }”.
log-meeting-cancelled = Elmarad a találkozó: „{ $title }”.
log-meeting-counted = Feljegyezték, hányan jöttek el: „{ $title }”.
log-meeting-recounted = Javították, hányan jöttek el: „{ $title }”.
log-minutes-published = Megjelent a találkozó jegyzőkönyve: „{ $title }”.
log-minutes-corrected = Javították a találkozó jegyzőkönyvét: „{ $title }”.
log-minutes-annex-withdrawn = Visszavonták a találkozó egyik mellékletét: „{ $title }”. Az ok: { $reason }
calendar-meeting = { $kind }: { $title }
