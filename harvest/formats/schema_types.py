"""Which things of schema.org are something that a resident can read about. Pure."""

from harvest.formats.linked_data import Node
from hub.vocabulary import Kind

_EVENTS = frozenset({"festival", "courseinstance", "eventseries", "hackathon"})
# Not what happens in a district: parcels and broadcasts.
_NO_EVENTS = frozenset({"deliveryevent", "publicationevent", "broadcastevent", "ondemandevent"})

_ORGANISATION_NAMES = """
organization localbusiness ngo corporation consortium project fundingagency fundingscheme
governmentorganization governmentoffice librarysystem library archiveorganization
newsmediaorganization medicalorganization medicalclinic medicalbusiness communityhealth
hospital pharmacy physician dentist optician optometric dietnutrition geriatric midwifery
nursing pediatric physiotherapy psychiatric podiatric publichealth primarycare
diagnosticlab educationalorganization collegeoruniversity elementaryschool highschool
middleschool preschool school childcare sportsorganization sportsclub sportsteam
sportsactivitylocation exercisegym healthclub publicswimmingpool stadiumorarena
tenniscomplex bowlingalley employmentagency emergencyservice firestation policestation
legalservice attorney notary financialservice professionalservice performinggroup
musicgroup dancegroup theatergroup workersunion researchorganization onlinebusiness
animalshelter recyclingcenter touristinformationcenter internetcafe postoffice
shoppingcenter radiostation televisionstation entertainmentbusiness artgallery
movietheater foodestablishment restaurant cafeorcoffeeshop bakery store bookstore
healthandbeautybusiness homeandconstructionbusiness
"""
_PLACE_NAMES = """
place civicstructure park playground museum cityhall courthouse governmentbuilding
legislativebuilding placeofworship church catholicchurch mosque synagogue hindutemple
buddhisttemple eventvenue musicvenue performingartstheater publictoilet zoo aquarium beach
touristattraction landmarksorhistoricalbuildings
"""
_ORGANISATIONS = frozenset(_ORGANISATION_NAMES.split())
_PLACES = frozenset(_PLACE_NAMES.split())
_SERVICES = frozenset({"service", "governmentservice", "governmentpermit"})
_LISTS = frozenset({"itemlist", "offercatalog"})
_HOURS = ("openingHours", "openingHoursSpecification")


def kind(node: Node) -> Kind | None:
    """Return what sort of item a thing is, or None for what is no item."""
    types = node.types
    if any(map(_is_event, types)):
        return Kind.EVENT
    if types & _SERVICES:
        return Kind.SERVICE
    if types & _ORGANISATIONS:
        return Kind.ORGANISATION
    if types & _PLACES:
        return Kind.PLACE
    # The list above is not complete, but only these two families have a door that opens.
    return Kind.ORGANISATION if types and any(map(node.all, _HOURS)) else None


def is_list(node: Node) -> bool:
    """Return whether it is a list of things, and not the path to a page."""
    return bool(node.types & _LISTS)


def _is_event(name: str) -> bool:
    return (name.endswith("event") and name not in _NO_EVENTS) or name in _EVENTS
