"""The word lists behind hub.dutch: lemmas that a dictionary gets wrong, and parts of compounds.

All entries are folded (lower case, no diacritics). A part is written as its lemma.
"""

LEMMAS: dict[str, str] = {
    # Parents are not the elderly: every stemmer takes them for one word.
    "ouder": "ouder",
    "ouders": "ouder",
    "oudere": "oudere",
    "ouderen": "oudere",
    "oudste": "oud",
    "jongere": "jongere",
    "jongeren": "jongere",
    "schuld": "schuld",
    "schulden": "schuld",
    "kind": "kind",
    "kinderen": "kind",
    "kindje": "kind",
    "kindjes": "kind",
    "gemeente": "gemeente",
    "gemeentes": "gemeente",
    "gemeenten": "gemeente",
    "leden": "lid",
    "cursist": "cursist",
    "cursisten": "cursist",
    "lerares": "leraar",
    "clienten": "client",
    "client": "client",
    "patienten": "patient",
    "financien": "financien",
    "financiele": "financieel",
    "financieel": "financieel",
    "opvang": "opvang",
    "les": "les",
    "lessen": "les",
    "toeslag": "toeslag",
    "toeslagen": "toeslag",
    "beslagen": "beslag",
    "uitje": "uitje",
    "uitjes": "uitje",
    "maatje": "maatje",
    "maatjes": "maatje",
    "kosten": "kosten",
    "kost": "kosten",
    "buren": "buur",
    "buur": "buur",
    "begeleiding": "begeleiding",
    "werkzoekende": "werkzoekende",
    "werkzoekenden": "werkzoekende",
    "cafes": "cafe",
    "babys": "baby",
    "alleenstaande": "alleenstaande",
    "alleenstaanden": "alleenstaande",
    "nabestaande": "nabestaande",
    "nabestaanden": "nabestaande",
    "naasten": "naaste",
    "naaste": "naaste",
    "zwangere": "zwanger",
    "zwangeren": "zwanger",
    "gehandicapte": "gehandicapte",
    "gehandicapten": "gehandicapte",
    "bejaarde": "bejaarde",
    "bejaarden": "bejaarde",
    "dag": "dag",
    "dagen": "dag",
    "raad": "raad",
    "arm": "arm",
    "stad": "stad",
    "steden": "stad",
    "weg": "weg",
    "wegen": "weg",
    "recht": "recht",
    "rechten": "recht",
    "zorgen": "zorgen",
    "zorg": "zorg",
    "wijk": "wijk",
    "wijken": "wijk",
    "park": "park",
    "parken": "park",
    "veilig": "veilig",
    "veiligheid": "veiligheid",
    "opvoeden": "opvoeden",
    "opvoeding": "opvoeding",
    "gezin": "gezin",
    "gezinnen": "gezin",
    "wmo": "wmo",
    "was": "was",
    "las": "lezen",
    "lassen": "lassen",
}
"""Word to lemma, where the dictionary of simplemma errs or where an error would hurt here."""

STEMS: dict[str, str] = {
    "ouder": "ouder",
    "oudere": "oudere",
    "oud": "oud",
    "jong": "jong",
    "jongere": "jongere",
    "kind": "kind",
    "schuld": "schuld",
    "gemeente": "gemeente",
    "financien": "financie",
    "financieel": "financie",
    "veilig": "veilig",
    "veiligheid": "veilig",
    "veiling": "veiling",
    "vrijwilliger": "vrijwillig",
    "vrijwillig": "vrijwillig",
    "overheid": "overheid",
    "minderheid": "minderheid",
    "cooperatie": "cooperatie",
    "relatie": "relatie",
    "wijk": "wijk",
    "stad": "stad",
    "rekening": "rekening",
    "leraar": "leraar",
    "werken": "werk",
    "begeleiden": "begeleid",
    "begeleiding": "begeleid",
    "werker": "werker",
    "wonen": "woon",
}
"""Lemma to stem, where the stemmer joins what differs here or parts what belongs together."""

PARTS: frozenset[str] = frozenset(
    """
    aanbieder aanbod aandacht aangifte aanleg aanpak aanpassing aanslag aanvraag
    accommodatie achterstand activiteit administratie adres advies adviseur afspraak afval
    agenda agent alarm alcohol ambtenaar angst apotheek arbeid armoede arts asiel
    asielzoeker assistent autisme auto avond baan baby bad bak balie band bank basis bed
    bedrag bedrijf begeleider begeleiding begroting beheer beheerder belasting beleid
    benefiet beperking beroep beslag besluit bestand bestrijding bestuur bevalling bewaking
    beweging bewijs bewoner bezoek bezorger bezorging bibliotheek bijdrage bijeenkomst
    bijslag bijstand bijverdienste blad blinde bloem boek boerderij boete bom bond boodschap
    boom borst bouw brand brief brigade brigadier broer bron brood bruid budget buggy buis
    bureau burgemeester burger bus buur buurt cafe camera cel centrum chauffeur check client
    club coach coaching collecte college commissie compensatie computer concert conferentie
    conflict consulent consultatie contact container contract controle corporatie creche
    crisis cultuur cursist cursus dag dak dans debat deel deelnemer dementie dief diefstal
    dienst dier dierenarts digitaal diner diploma docent dokter donor dood dorp douche drank
    drug druk duur echtscheiding economie eer eet eigenaar eiland eind energie entree erf
    erfenis ervaring ervaringsdeskundige eten examen expert familie feest fiets figuur film
    folder fonds formulier foto fraude fruit gas gast gebied geboorte gebouw gebruik
    gebruiker gedrag geheim geheugen gehoor geld geluid gemeente gesprek geweld gewicht
    gezelschap gezin gezondheid gids gift glas goed gok gokken groei groen groente groep
    grond gymnastiek haard handel handeling handhaving handicap haven heffing heide helling
    hersenletsel herstel hitte hobby hond hoofd hotel hout huid huis huisarts huishouden
    huisvesting huisvuil huiswerk hulp hulpverlener hulpverlening huur huurder huwelijk
    hypotheek identiteit inbraak inbreker inburgering indicatie informatie initiatief
    inkomen inkoop inloop inschrijving integratie internet invalide jaar jeugd jonge jongen
    jongere jurist kaart kabel kamer kanker kans kas kerk kermis kerst keuken keuring keuze
    kind kinder kinderopvang klacht klant klas kleding kleuter klok klus klusjesman knutsel
    koffie kook koor korting kosten kracht krant krediet kring kunst kwartier lamp land
    laptop last leefstijl leeftijd leerling leerplicht leger lening leraar les letsel leven
    leverancier lezing lid lied liefde lijn lijst loket loon loop lotgenoot lucht lunch maal
    maaltijd maand maat maatje maatregel maatschappij man mantelzorg mantelzorger markt
    massage medewerker media mediator meid meisje melding mens meter middag middel milieu
    minima minimum misbruik mishandeling mobiel moeder moment mond museum muziek naaste
    nacht natuur netwerk nieuws nood nummer ochtend oefening olie onderhoud ondernemer
    onderneming ondersteuner ondersteuning onderwijs onderzoek ontbijt ontmoeting
    ontwikkeling oorlog opbrengst opleiding oplichter oplichting opname opvang opvoed
    opvoeder opvoeding organisatie ouder oudere ouderschap overlast overleg overlijden paar
    pakket pand park parkeer partij partner pas patient pauze pensioen pension personeel
    persoon peuter plaats plan plein plek plicht ploeg poli politie post praat praktijk
    preventie prijs probleem procedure product programma project psychiatrie psycholoog
    puber punt raad raadsman ramp recept recht rechtbank regel regeling register reiniging
    reis rekening relatie repair reparatie restaurant rijbewijs riool risico roker rolstoel
    rook rouw ruil ruimte rust samenleving schade scheiding school schoonmaak schrijf schuld
    seizoen senior signaal signalering situatie slaap slachtoffer sluiting sociaal
    sollicitatie soos speel speelgoed spel spoed spoor sport spreek spreekuur spullen staat
    stad stadsdeel stage station stem steun stichting storing straat straf stress strijd
    stroom student studie subsidie systeem taak taal tafel tand tandarts taxi team techniek
    tegemoetkoming telefoon termijn test theater therapeut therapie thuis ticket tijd tip
    toegang toernooi toeslag toets toilet toneel toren trainer training traject transport
    trap trauma trein tuin uitbuiting uitgifte uitkering uitleen uitzending urgentie uur
    vaccinatie vader vak vakantie val veiligheid veld veldwerk verbetering verbouwing
    verdriet vereniging vergadering vergoeding vergunning verhaal verhuizing verhuur
    verhuurder verkeer verkiezing verkoop verleden verlening verlies verlof vermogen
    verpleegkundige verplegen verpleging verslaafde verslaving verstrekking vervoer
    verwarming verwijzing verzekeraar verzekering verzorger verzorging video vlees vlucht
    vluchteling voeding voedsel voertuig voetbal voorlees voorlichting voorziening vorm
    vraag vragen vriend vriendschap vrijwilliger vrouw vuur vuurwerk waarde wacht wachtlijst
    wandel wandeling warmte was water week weekend weer weg welzijn werk werker werkgever
    werkloosheid werknemer wet wijk winkel winkelier winter wonen woning woon workshop zaak
    zaal zang zelf zelfdoding zelfhulp zelfmoord zieke ziekenhuis ziekte zin zitting zoek
    zomer zon zorg zuivering zuster zwanger zwangerschap zwem zwembad zwerf
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""What Dutch compounds in this domain are made of."""

WHOLE: frozenset[str] = frozenset(
    """
    brandweer gastouder leeftijd loopbaan maaltijd middelpunt noodgeval
    aanbieder aangifte afspraak ambtenaar bestand bijstand buitenland buurman buurvrouw
    dierenarts dinsdag donderdag eigenaar ervaring gezelschap huisarts inburgering inkomen
    kasteel klusjesman kwartier lotgenoot maandag maatschappelijk moederdag ondernemer
    onderneming onderwijs onderzoek ontbijt ontmoeting overlast overleg overlijden raadsman
    restaurant rijbewijs spreekuur stadsdeel tandarts toespraak vaderdag verloskundige
    verstand verzekering voetbal voorziening vrijdag wasbeer weekeinde weekend werkloosheid
    woensdag zaterdag zaterdags ziekenhuis zondag zwembad
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Words that look like a compound and are better left whole."""
