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
initiative-what-works = Dolgoznak rajta. A lépéseket és a híreket lent találja.
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
milestone-standing = Hogyan áll
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
delivery-mail-update = Hírek erről a kezdeményezésről: „{ $title }”.
delivery-mail-milestone = Elkészült egy lépés ebben a kezdeményezésben: „{ $title }”.
delivery-mail-delivered = Megvalósult ez a kezdeményezés: „{ $title }”.
log-initiative-won = Kezdeményezés lett ebből a javaslatból: „{ $title }”.
log-initiative-updated = Hírek erről a kezdeményezésről: „{ $title }”.
log-initiative-documented = Új képek vagy dokumentumok ehhez a kezdeményezéshez: „{ $title }”.
log-initiative-delivered = Megvalósult ez a kezdeményezés: „{ $title }”.
log-initiative-corrected = Javították e kezdeményezés megvalósulását: „{ $title }”.
log-milestone-added = Új lépés: „{ $title }”.
log-milestone-changed = Módosított lépés: „{ $title }”.
log-milestone-completed = Kész lépés: „{ $title }”.
log-milestone-reopened = Újranyitott lépés: „{ $title }”.
log-milestone-removed = Törölt lépés: „{ $title }”.
