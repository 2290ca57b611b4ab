"""Names of persons and organisations that hold the name of a place. Pure.

"Van Gestel" is a family, "Stichting De Haven" works anywhere: neither says where something is.
"""

import re

from hub.dutch import fold

_TITLE = re.compile(
    r"\b(?i:mevrouw|meneer|mijnheer|mevr\.?|dhr\.?|mw\.?|hr\.?|familie|fam\.|dokter|dr\.?|drs\.?"
    r"|ir\.?|mr\.?|ing\.?|prof\.?|professor|burgemeester|wethouder|raadslid|weduwe|heer|juf"
    r"|meester|pastoor|dominee|ds\.?|imam|zuster|broeder|wijkagent|huisarts|tandarts)\s+"
    r"(?:[A-Z][\w.'’-]*\s+){0,2}(?:[Vv]an\s+(?:de\s+|der\s+|den\s+|het\s+|'t\s+)?)?$"
)
_FIRST_NAME = re.compile(
    r"(?:^|(?<=[\s\"'(,]))(?P<name>[A-Z][\w’'-]*)\s+"
    r"(?P<van>[Vv]an\s+(?:de\s+|der\s+|den\s+|het\s+|'t\s+)?)?$"
)
_INITIALS = re.compile(
    r"(?:^|[\s(])(?:[A-Z]\.\s?){1,4}(?:[Vv]an\s+(?:de\s+|der\s+|den\s+|het\s+)?)?$"
)
_OWN_VAN = re.compile(r"[^\s.!?:]\s+Van\s+(?:(?:de|der|den|het)\s+)?$")
_ORGANISATION = re.compile(
    r"\b(?:stichting|vereniging|coöperatie|cooperatie|firma|bedrijf|makelaardij|makelaar"
    r"|restaurant|eetcafé|eetcafe|café|cafe|hotel|brasserie|bistro|pizzeria|lunchroom"
    r"|(?:voetbal|hockey|tennis|sport|zwem|schaak|korfbal|honkbal|atletiek|wieler|judo|turn"
    r"|volleybal|basketbal|handbal|badminton|dam|bridge|scouting|roei|zeil|watersport)"
    r"(?:club|vereniging|groep)"
    r"|scouting|scoutinggroep|harmonie|fanfare|orkest|(?:zang|mannen|vrouwen|jeugd|kinder|pop"
    r"|gospel|shanty)?koor|brassband|band|theatergroep|toneelgroep|toneelvereniging"
    r"|dansgroep|muziekvereniging|uitgeverij|drukkerij|reisbureau|partij|fractie"
    r"|fc|sv|vv|sc|rksv|asv|hc|bv|b\.v\.|sbv|cv|tc|avv|rkvv|psv|stg\.?|ver\.)\s+"
    r"(?:de\s+|het\s+|'t\s+)?$",
    re.IGNORECASE,
)

# First names of many people here. They count only with a capital, right before the name of a
# place or before "van" and that name.
# fmt: off
_FIRST_NAMES = frozenset({
    "aad", "aart", "abdel", "abdullah", "ahmed", "aisha", "albert", "alex", "ali", "alice",
    "amina", "andre", "angela", "anita", "anja", "ank", "anna", "anne", "anneke", "annemarie",
    "annie", "anouk", "ans", "anton", "antoon", "arend", "arie", "arjan", "arjen", "arno",
    "arthur", "astrid", "ayse", "bart", "bas", "ben", "bert", "betty", "bianca", "bob", "bram",
    "brigitte", "carla", "carlo", "carmen", "carolien", "cees", "charlotte", "chris",
    "christiaan", "claudia", "coen", "cor", "corrie", "daan", "david", "dennis", "diana",
    "dick", "dirk", "dorien", "eddy", "edith", "eefje", "ellen", "elly", "els", "emiel", "emma",
    "eric", "erica", "erik", "esther", "eva", "eveline", "evert", "fatima", "femke", "ferry",
    "fleur", "floor", "floris", "fons", "frank", "frans", "fred", "frederik", "freek", "gerard",
    "gerda", "gerrit", "gert", "gerton", "gijs", "gina", "greet", "greetje", "guus", "hamza",
    "hanna", "hannah", "hanneke", "hans", "harm", "harrie", "harry", "hassan", "hein", "heleen",
    "helena", "hendrik", "henk", "henny", "herman", "hester", "hilde", "huub", "ibrahim",
    "ilse", "ineke", "inge", "ingrid", "irene", "iris", "ismail", "ivo", "jaap", "jack",
    "jacob", "jacqueline", "jan", "janneke", "jannie", "jantje", "jasmijn", "jasper",
    "jeanette", "jelle", "jennifer", "jeroen", "jesse", "jim", "joan", "johan", "johanna",
    "john", "joke", "jolanda", "joop", "joost", "jorien", "joris", "jos", "joseph", "josien",
    "joyce", "judith", "julia", "jurgen", "karel", "karin", "katja", "kees", "kevin", "khadija",
    "kim", "klaas", "koen", "lars", "laura", "lea", "lena", "leo", "leon", "lia", "lianne",
    "lieke", "lies", "lina", "linda", "lisa", "lisette", "loes", "lotte", "louis", "luc",
    "lucas", "luuk", "maaike", "maarten", "marc", "marcel", "margriet", "maria", "marian",
    "marianne", "marie", "marieke", "marijke", "marina", "mario", "marion", "mariska", "marja",
    "marjan", "marjolein", "mark", "marleen", "marloes", "mart", "martha", "martijn", "martin",
    "max", "meike", "melissa", "merel", "mia", "michael", "michel", "michiel", "mieke", "mike",
    "milan", "mira", "miriam", "mohamed", "mohammed", "monique", "mustafa", "nadia", "nancy",
    "natasja", "nico", "niels", "nina", "noah", "olga", "omar", "osman", "pascal", "patricia",
    "patrick", "paul", "paula", "peter", "petra", "pien", "piet", "pieter", "pim", "rachel",
    "rachid", "ralf", "ramon", "raymond", "rebecca", "remco", "rene", "ria", "richard", "rick",
    "rik", "rob", "robert", "robin", "roel", "roelof", "ron", "ronald", "roos", "rosa", "ruben",
    "rudi", "ruud", "samira", "sander", "sanne", "sara", "sarah", "saskia", "sem", "sharon",
    "sienna", "sietske", "simon", "simone", "sjaak", "sjoerd", "sofie", "sonja", "sophie",
    "stefan", "stella", "stephan", "steven", "suzanne", "sven", "sylvia", "tanja", "teun",
    "thea", "theo", "thijs", "thomas", "tim", "tineke", "tjeerd", "tom", "truus", "twan",
    "vera", "victor", "vincent", "wendy", "wessel", "wieke", "wilfred", "willem", "wilma",
    "wim", "wouter", "yasmina", "youssef", "yvonne", "zeynep",
})
# fmt: on


def is_person(before: str) -> bool:
    """Return whether what stands before a name makes it the name of a person."""
    if _TITLE.search(before) or _INITIALS.search(before) or _OWN_VAN.search(before):
        return True
    match = _FIRST_NAME.search(before)
    return match is not None and fold(match["name"]) in _FIRST_NAMES


def is_organisation(before: str) -> bool:
    """Return whether what stands before a name makes it that of a club, a business, a band.

    What belongs to a wijk by its kind (a wijkvereniging, a buurthuis) is none of these.
    """
    return bool(_ORGANISATION.search(before))
