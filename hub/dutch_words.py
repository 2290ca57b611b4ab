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
    "afvallen": "afvallen",
    "minima": "minima",
    "verloskundigen": "verloskundige",
    "burnouts": "burnout",
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
    "keuze": "kies",
    "maatje": "maatje",
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
    "afvallen": "afvallen",
    "schuldig": "schuldig",
    "openbaar": "openbaar",
    "stemming": "stemming",
    "gehandicapte": "gehandicapt",
}
"""Lemma to stem, where the stemmer joins what differs here or parts what belongs together."""

PARTS: frozenset[str] = frozenset(
    """
    aanbieder aanbod aandacht aangelegenheid aangifte aanleg aanpak aanpassing aanslag
    aansluiting aansprakelijkheid aanvraag aanvrager aanwijzing accommodatie achternaam
    achterstand activiteit administratie adoptie adres advies adviseur afdeling afhandeling
    afkoop aflossing afnemer afrekening afspraak afval afwijking agenda agent akte alarm
    alcohol alimentatie ambacht ambt ambtenaar ambulance angst antenne apotheek apparaat
    arbeid architect armoede artiest artikel arts asbest asiel asielzoeker assistent atelier
    attest autisme auto automaat avond baan baby bad badge bagage bak balie ballet band bank
    basis beamer bed bedrag bedrijf beeld beeldhouwen beeldscherm begeleid begeleider
    begeleiding begrafenis begraven begroting behandelaar behandeling beheer beheerder
    behoefte beklag bekwaamheid belasting beleid bemiddelaar bemiddeling benefiet benzine
    beoordeling beperking bericht beroep beroepsziekte beroerte bescherming beschikking
    beslag besluit besparen besparing bespreking bestand bestrijding bestuur beurs bevalling
    bevolking bevrijding bewaking beweeg beweging bewijs bewind bewindvoerder bewoner bezoek
    bezorgen bezorger bezorging bezwaar bibliothecaris bibliotheek bijdrage bijeenkomst
    bijslag bijstand bijverdienste bioscoop blaas blad blinde bloed bloedprik bloem boedel
    boek boerderij boete bom bond boodschap boom borst botsing bouw brand brandweer breien
    brief brigade brigadier bril broek broer bron brood brug bruid bruiloft buddy budget
    buggy buis buiten bureau burgemeester burger bus buur buurman buurt buurvrouw cadeau
    cafe calamiteit camera campagne caravan casino cel centrum certificaat chauffeur check
    cijfer client cliniclown club coach coaching collecte college commissie compensatie
    computer concert conferentie conflict consulent consultatie consument contact container
    contract controle coordinator corona corporatie creche crematie crisis cultuur curatele
    cursist cursus dag dak dakloze dans danser debat deel deelname deelnemer dementie
    demonstratie deurwaarder diabetes dieet dief diefstal dienst dier dierenarts digitaal
    diner diploma docent doelgroep dokter donor dood doop dorp dossier douche draagkracht
    drank drempel drug druk duur duurzaamheid dyslexie echtgenoot echtscheiding economie
    educatie eenheid eenzaamheid eer eet ehbo eigenaar eiland eind emancipatie emigratie
    energie entree erf erfenis erkenning ervaring ervaringsdeskundige eten evenement examen
    expert exploitatie fabriek factuur faillissement familie fauna feest fiets figuur film
    financien financiering fitness folder fonds fonteintje formulier foto fraude fruit
    functie fysiotherapie galerie gas gast gastouder gebaar gebarentaal gebed gebied
    geboorte gebouw gebruik gebruiker gedachte gedrag gegeven gehandicapte geheim geheugen
    gehoor geld geldzaak geluid gemeente gemoed geneeskunde geneesmiddel generatie genezing
    gerecht geschil gesprek getuige gevaar gevangenis gevel gevoel geweld gewicht gezag
    gezelschap gezicht gezin gezondheid gids gift gladheid glas glasvezel goed gok gokken
    grens griep groei groen groente groep grofvuil grond grootouder gymnastiek gymzaal haard
    handel handeling handhaving handicap haven hectare heffing heide helling herdenking
    hersenen hersenletsel herstel historie hitte hobby hond hoofd horeca hotel houding hout
    huid huis huisarts huisbaas huisdier huishouden huishoudhulp huisraad huisvesting
    huisvuil huiswerk hulp hulpverlener hulpverlening huur huurder huwelijk hygiene
    hypotheek idee identiteit immigratie inbraak inbreker inburgering incasso incident
    indicatie inenting informatie ingang inhoud initiatief inkomen inkoop inloop inrichting
    inschrijving insluiting inspraak installatie instantie instelling instroom intake
    integratie internet invalide inwoner inzage inzameling isolatie jaar jaarrekening jeugd
    jeugdhulp jobcoach jonge jongen jongere jubileum jurist kaart kabel kamer kanker kans
    kapper kas kelder kennis kenteken kentekenbewijs kerk kermis kerst kerstboom ketel
    keuken keukentafel keuring keuze kijker kilometer kind kinder kinderdagverblijf
    kinderopvang klacht klant klas kleding kleinkind kleuter klimaat kliniek klok klus
    klusjesman knip knutsel koffer koffie kompas kook koor kopie korting kosten kracht krant
    krediet kring kruising kunst kwaliteit kwartier kwijtschelding laadpaal lamp land
    lantaarn lantaarnpaal laptop last leefgeld leefomgeving leefstijl leeftijd leegstand
    leerling leerplicht leerweg leger legitimatie leidinggevende lengte lening leraar
    lerarenopleiding les letsel leven leverancier lezer lezing lichaam lid lidmaatschap lied
    liefde ligplaats lijn lijst linnen loket long loon loonstrook loop lotgenoot lucht
    luister luisterlijn lunch maag maal maaltijd maand maat maatje maatregel maatschappij
    makelaar man mantelzorg mantelzorger markt massage medewerker media mediator medicatie
    medicijn meid meisje melding mening mens mentor meter meubel middag middel migrant
    migratie milieu milieustraat minderheid minima minimum misbruik mishandeling missie
    mobiel moeder moeheid moestuin moment mond monument motor motorvoertuig museum muziek
    naam naaste nabestaande nacht nachtopvang nalatenschap nationaliteit naturalisatie
    natuur netwerk nieuwkomer nieuws nood noodopvang notaris nummer ochtend
    ochtendgymnastiek oefening olie omgang omgeving omscholing onderhoud ondernemer
    ondernemerschap onderneming ondersteuner ondersteuning onderwijs onderzoek ongeluk
    ontbijt onthaal ontheffing ontmoeting ontruiming ontslag ontspanning ontwerp
    ontwikkeling oorlog opbrengst openingstijd operatie opleiding oplichter oplichting
    opname oppas opruim opvang opvoed opvoeder opvoeding orgaan organisatie orgel ouder
    oudere ouderschap overeenkomst overgang overgewicht overheid overlast overleg overlijden
    paar pakket pand park parkeer partij partner pas pasfoto paspoort patient patrouille
    pauze peil penning pensioen pension personeel persoon peuter plaats plan plantsoen
    platform pleeg pleegzorg plein plek plicht ploeg podium poli polis politie poort portaal
    post postcode postzegel praat praktijk prestatie preventie prijs prik privacy probleem
    procedure proces product proef programma project psychiatrie psycholoog puber punt
    puzzel raad raadslid raadsman radio ramp rapport reactie reanimatie recept recht
    rechtbank recreatie redactie referendum regel regeling register registratie reiniging
    reis rekening relatie repair reparatie reserve respijt restaurant revalidatie richting
    rijbewijs rijles riool risico ritme roker rollator rolstoel rook rookmelder route rouw
    ruil ruimte rust ruzie salaris samenleving samenwerking sanering schaak schaats schade
    scheiding schenking scherm schilder schimmel schommel school schoonmaak schouwburg
    schrijf schuld schuldeiser scootmobiel sculptuur seizoen seks senior servies sieraad
    sigaret signaal signalering situatie skate slaap slachtoffer sleutel sloop sluiting
    sneeuw snelheid sociaal solidariteit sollicitatie soos speel speelgoed spel spoed spoor
    sport spraak spreek spreekuur spreiding spring spullen staat stad stadsdeel stage
    staking stalling standplaats starter station stem steun stichting stoel stookkosten
    storing straat straf straling stress strijd stroom structuur student studie subsidie
    subsidiering suiker surveillance systeem taak taal taaltest tafel tafeltennis talent
    tand tandarts tarief taxi team techniek tegemoetkoming teken telefoon televisie tennis
    termijn terras terrein test testament textiel theater thema therapeut therapie thuis
    ticket tijd tip tocht toegang toekomst toelage toerisme toerist toernooi toeslag
    toestemming toets toezicht toezichthouder toilet tolk toneel toren trainer training
    traject transport trap trauma trein tuin tuinieren turnen tweeling uitbuiting uitgang
    uitgifte uitje uitkering uitleen uitslag uitvaart uitwisseling uitzending urgentie uur
    vaarbewijs vaardigheid vaartuig vaccinatie vader vak vakantie val valpreventie veger
    veiligheid veld veldwerk verbetering verblijf verbod verbouwing verdieping verdriet
    vereniging vergadering vergiftiging vergoeding vergunning verhaal verhuis verhuizing
    verhuur verhuurder verjaardag verkeer verkenning verkiezing verklaring verkoop verkoper
    verkrachting verleden verlening verlies verlof verloskundige vermissing vermoeidheid
    vermogen verordening verpakking verpleeg verpleeghuis verpleegkundige verplegen
    verpleging verslaafde verslag verslaving verstrekking vertaling vertegenwoordiger
    vertrouwen vervoer verwaarlozing verwachting verwarming verwerking verwijzing verzamel
    verzekeraar verzekering verzoek verzorger verzorging video visum vlees vliegtuig vloer
    vlucht vluchteling voeding voedsel voertuig voetbal voetganger volksgezondheid volleybal
    volmacht voogd voogdij voorbereiding voordeel voorkeur voorlees voorlichting voornaam
    voorraad voorschot voorziening vorm vormgeving vraag vragen vrede vriend vriendin
    vriendschap vrijstelling vrijwilliger vrijwilligerswerk vrouw vuur vuurwerk waarborg
    waarde waarneming waarschuwing wacht wachtlijst wandel wandelen wandeling warmte was
    wasmachine water waterschap webinar wedstrijd weduwe week weekend weer weg welzijn werk
    werker werkgelegenheid werkgever werkloosheid werkloze werknemer wet wethouder wijk
    wijkagent wijkteam winkel winkelier winter wonen woning woon woonwagen workshop yoga
    zaak zaal zang zegel zekerheid zelf zelfdoding zelfhulp zelfmoord zender zieke
    ziekenfonds ziekenhuis ziekte zin zitplaats zitting zoek zomer zomervakantie zon zorg
    zuigeling zuivering zuster zwanger zwangerschap zwem zwembad zwemles zwerf zwerver
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""What Dutch compounds in this domain are made of."""

FIRST_ONLY: frozenset[str] = frozenset(
    """
    beweeg eer eet kinder kook leef opvoed parkeer pleeg praat schrijf speel spreek
    verhuis verpleeg verzamel wandel woon zoek zwem zwerf
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Parts that another part must follow: a "planeet" is no "eet"."""

WHOLE: frozenset[str] = frozenset(
    """
    aanbieder aangifte advocaat afspraak alimentatie ambtenaar asperge automaat bandage
    barbecue bedwateren beslissing bespreking bestand bestuur bestuurder bijstand bondgenoot
    brandweer buitengewoon buitenland buurman buurvrouw carriere computer deelname deeltijd
    dienstverlening dierenarts dinsdag donderdag eigenaar erfgoed ervaring garantie
    gastouder gezelschap goedkeuring grootouder hogeschool huisarts huisraad hypotheek
    inburgering inkomen inspiratie kalender kamerlid kansspel kapsalon kasteel klusjesman
    koningsdag kwartier landbouw lantaarn leeftijd levensmiddel loopbaan lotgenoot maaltijd
    maandag maatregel maatschappelijk maatschappij mandaat mantelzorg mantelzorger massage
    medewerker middelpunt misstand moederdag moederschap museum noodgeval notaris ondernemer
    onderneming onderwijs onderzoek ontbijt ontmoeting ouderschap overlast overleg
    overlijden parade paragraaf parkeer partner partnerschap paspoort passage pensioen
    planeet pleeggezin pleegouder promenade raadpleeg raadsman rechtbank rechtsbijstand
    rechtsvorm reportage restaurant rijbewijs rijksoverheid schoolplein schoonouder
    speelgoed sportief spreekuur stadhuis stadion stadsdeel stiefouder student tandarts
    tandem telefoon toespraak toestemming toezicht trapeze vaderdag vaderschap
    verantwoording verloskundige verstand verwachting verzekering voetbal voorbeeld voordeel
    voorlichting voorstelling voorwaarde voorziening vreemdeling vrijdag vrijdagmiddag
    wasbeer waterschap waterval weekeinde weekend werkloosheid wetboek wethouder woensdag
    zaterdag zaterdagmiddag zaterdags ziekenhuis zondag zwembad
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Words that look like a compound and are better left whole."""

STOP_WORDS: frozenset[str] = frozenset(
    """
    aan al als alle ander andere bent ben bij binnen d'r daar daarna daarom dan dat de der
    deze die dit doen doet door doe dus een eens elk elke en er gaan gaat ga graag haar
    had hadden heb hebben hebt heeft hem hen het hier hij hoe hun iemand iets ik in is ja je
    jij jou jouw jullie kan kon kun kunnen kunt maar maken mag me meer men met mij mijn moet
    moeten mogen na naar nee niet nodig nog nu of om omdat ons onze ook op over per s't te
    tegen tot tussen u uit uw van vanaf veel via voor waar waarmee wanneer want waren wat we
    weer welk welke werd wie wij wil willen wilt word worden wordt zal ze zich zij zijn zo
    zoals zou zowel zult
    a an and are at be by can do for from have how i my of our she that the their they this
    to was we what where which who with you your
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""Words that stand in every text and say nothing of it, in Dutch and in English."""
