search-title = Căutare
search-title-of = Căutare: { $q }
search-what = Ce căutați?
search-hint = Unul până la patru cuvinte, în orice formă, cu sau fără diacritice: „școală” găsește și „școlilor”.
search-go = Căutați
search-too-long = Întrebarea are peste 200 de caractere. Am păstrat începutul; scurtați-o și căutați din nou.
search-nothing-of = Nu am găsit nicăieri:
search-left-out = Am căutat fără cuvintele care nu apar nicăieri:
search-none = Nu am găsit nimic
search-no-more = Nu mai este nimic
search-none-what = Încercați un singur cuvânt sau altul cu același înțeles, ori răsfoiți:
search-browse-processes = Procesele participative
search-browse-log = Jurnalul public
search-all-kinds = Căutați în toate
search-alone = Nimic nu are toate cuvintele. Fiecare în parte:
search-alike = Poate căutați:
search-things = { $n ->
    [one] un rezultat
    [few] { $n } rezultate
   *[other] { $n } de rezultate
 }
search-found = { $n ->
    [0] Rezultate
    [one] Un rezultat
    [few] { $n } rezultate
   *[other] { $n } de rezultate
 }
search-kinds = Ce fel de lucruri
search-kind-all = Toate
search-kind-process = Procese
search-kind-proposal = Propuneri
search-kind-initiative = Inițiative
search-kind-vote = Voturi
search-kind-meeting = Întâlniri
search-kind-sitting = Ședințe și adunări
search-kind-document = Documente
search-kind-strategy = Strategii
search-kind-one-process = Proces
search-kind-one-proposal = Propunere
search-kind-one-initiative = Inițiativă
search-kind-one-vote = Vot
search-kind-one-meeting = Întâlnire
search-kind-one-sitting = Ședință
search-kind-one-document = Document
search-kind-one-strategy = Strategie
search-more = Următoarele
search-from-start = De la început
search-order = Cum sunt ordonate rezultatele?
search-order-what = Apar numai lucrurile care au toate cuvintele. Cuvântul cel mai rar dintre ele hotărăște: întâi ce îl are în titlu, apoi ce îl are în text; la egalitate, întâi ce este mai nou. Cuvintele de legătură nu se caută. Ordinea este aceeași pentru toată lumea, iar ce ați căutat nu se păstrează.
