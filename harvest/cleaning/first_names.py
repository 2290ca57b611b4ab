"""First names that are common in the Netherlands, of children and of grown-ups.

A name on this list is evidence that a person is meant, never proof; a name that is missing only
makes the rules that use it less certain. Names that are ordinary words are left out.
"""

_NAMES = """
aaliyah abdel abdul adam ahmed aicha aisha alex ali alia amber amina amir amira anna anne
anneke annemarie anouk anton arie arjan astrid ayoub ayse barbara bart bas ben benjamin bert
bianca bilal bram brenda brian britt carla carlijn caroline casper cees chantal charlotte
chris christian cindy claudia cor corrie daan daniel daphne david debbie demi dennis diana
dirk dylan ed edwin eefje elif elin elise ella ellen els elsa emine emma emre erik esmee esra
esther eva evelien evi fatima fatma faye feline femke fenna ferdi finn fleur floor floris
frank frans fred fynn gea geert gerard gerda gerrit gijs ginny guus hanna hannah hanneke hans
harm harry hassan hatice heleen henk hetty hugo hussein ibrahim ilse imane ingrid irene isa
isabel isabella ivo jaap jack jacqueline jan janneke jasmijn jasmin jasper jayden jelle jeroen
jesse jessica jip joanne johan jolanda jonas joost joris jose joyce julia julian julie
juliette jurgen kaan karel karim karin kees keesje kevin khadija kim klaas koen lars laura
lauren layla lea leila leon levi lieke lies lina lisa liza lizzy loes lotte lou louise luca
lucas luna luuk maaike maarten maartje malika manon marc marcel margriet maria marian marieke
marije marijke marit marjan mark marleen martijn martin marwa mats matthijs max mees mehmet
melissa merel michael michiel mieke mike mila milan milou mirjam mohamed mohammed mona monique
mustafa nadia naomi natasja nathalie nick nicole niek niels nina noa noah noor noortje nora
nour olaf olivia omar otto pascal patricia patrick paul pepijn peter petra piet pieter pim
quinten rachel rachid ralph ramon remco renate rene rianne rick rik rob robert robin roel
rogier roland ronald rosa ruben ruud ryan saar said salma sam samir samira samuel sandra sanne
sara sarah sebastiaan sem senna sevim sharon siem sietske silvia simone sjoerd sofia sofie
sophie stan stefan stephanie sterre steven stijn suzanne sven sylvia tamara tess thijmen thijs
thomas tim timo tineke tobias tom truus tygo umut valerie vera vince vincent wendy wesley
wilma wim wouter xander yara yasin yasmina yassin yusuf yvonne zainab zeynep zoe zoey zohra
"""

FIRST_NAMES = frozenset(_NAMES.split())


def is_first_name(word: str) -> bool:
    """Return whether the word is written as a name and is one of the list."""
    return word[:1].isupper() and word.lower() in FIRST_NAMES
