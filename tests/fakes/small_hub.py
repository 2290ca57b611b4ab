"""A small hub with two gemeenten and items of every kind, written by hand."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import cached_property

from attrs import evolve, field, frozen
from lxml import html

from hub.areas import Area, Areas
from hub.clock import AMSTERDAM, local_date
from hub.gemeente import AudienceLabel, Counter, CrisisNumber, DomainLabel, Gemeente, Hub
from hub.identity import words_slug
from hub.model import (
    Contact,
    Details,
    EnrichedItem,
    Event,
    Hours,
    Item,
    LocalLayer,
    LocalMatch,
    LocalText,
    Location,
    MergedItem,
    Occurrence,
    Organisation,
    Place,
    SafeHtml,
    Service,
    Tag,
    Upkeep,
)
from hub.partition import BuildInput, Partition, Provenance
from hub.source import Rights, Source, SourceState
from hub.vocabulary import (
    Audience,
    Domain,
    EventStatus,
    Kind,
    Level,
    ListMode,
    Mode,
    SourceFormat,
    SourceStatus,
    Tier,
)
from site_builder.plan import PlannedPage, SitePlan, plan
from site_builder.render import Renderer

MakeItem = Callable[..., MergedItem]
MakeOccurrence = Callable[..., Occurrence]

NOW = datetime(2027, 3, 1, 8, 0, tzinfo=AMSTERDAM)
TODAY = date(2027, 3, 1)
EXAMPLE_PHONE = "036 – 000 00 00"


@frozen(kw_only=True)
class World:
    """A hub, its items and what the site made of them."""

    hub: Hub
    build: BuildInput
    _markup: dict[str, str] = field(factory=dict, eq=False)

    @cached_property
    def plan(self) -> SitePlan:
        return plan(self.hub, self.build)

    @cached_property
    def renderer(self) -> Renderer:
        return Renderer(self.hub, self.build.mode, local_date(self.build.now))

    def page(self, url: str) -> PlannedPage:
        return next(page for page in self.plan.pages if page.url == url)

    def has(self, url: str) -> bool:
        return any(page.url == url for page in self.plan.pages)

    def markup(self, url: str) -> str:
        if url not in self._markup:
            self._markup[url] = self.renderer.render(self.page(url)).decode()
        return self._markup[url]

    def tree(self, url: str) -> html.HtmlElement:
        return html.document_fromstring(self.markup(url))

    def text(self, url: str) -> str:
        return " ".join(self.tree(url).find("body").text_content().split())

    def main(self, url: str) -> str:
        return " ".join(self.tree(url).find(".//main").text_content().split())

    def with_items(self, *items: MergedItem) -> "World":
        """The same world with these items added to the first gemeente."""
        first, *others = self.build.partitions
        changed = evolve(first, items=tuple(sorted((*first.items, *items), key=_id)))
        return World(hub=self.hub, build=evolve(self.build, partitions=(changed, *others)))

    def only(self, *items: MergedItem) -> "World":
        """The same world in which the first gemeente has these items alone."""
        first, *others = self.build.partitions
        changed = evolve(first, items=tuple(sorted(items, key=_id)))
        return World(hub=self.hub, build=evolve(self.build, partitions=(changed, *others)))

    def after(self, earlier: "World") -> "World":
        """The same world, built over the site of an earlier one."""
        standing = frozenset(page.path for page in earlier.plan.pages)
        return World(hub=self.hub, build=evolve(self.build, standing=standing))

    def with_hub(self, hub: Hub) -> "World":
        """The same items in another hub."""
        partitions = tuple(
            evolve(one, gemeente=gemeente)
            for one, gemeente in zip(self.build.partitions, hub.gemeenten, strict=True)
        )
        return World(hub=hub, build=evolve(self.build, partitions=partitions))

    def at(self, now: datetime, mode: Mode = Mode.REAL) -> "World":
        """The same world at another moment."""
        return World(hub=self.hub, build=evolve(self.build, now=now, mode=mode))


def _id(merged: MergedItem) -> str:
    return merged.item.id


def tag(value: str) -> Tag:
    return Tag(value=value, score=1.0, because=())


def make_item(
    kind: Kind,
    title: str,
    *,
    areas: Iterable[str] = ("GM0034",),
    domains: Iterable[Domain] = (),
    audiences: Iterable[Audience] = (),
    tier: Tier | None = None,
    sensitive: bool = False,
    summary: str = "",
    body: str = "",
    details: Details | None = None,
    source: str = "redactie",
    slug: str = "",
    item_id: str = "",
    publisher: str = "",
    language: str = "nl",
    **merged: object,
) -> MergedItem:
    own_id = item_id or f"{source}:{words_slug(title)}"
    record = Item(
        id=own_id,
        source_id=source,
        kind=kind,
        title=title,
        content_hash="",
        url=str(merged.pop("url", "")),
        canonical=str(merged.pop("canonical", "")),
        summary=summary,
        body=SafeHtml(html=body),
        publisher=publisher,
        language=language,
        published=merged.pop("published", None),  # type: ignore[arg-type]  # given by tests
        details=details or Details(contact=Contact(phones=(EXAMPLE_PHONE,))),
        scope="GM0034",
    )
    enriched = EnrichedItem(
        item=record,
        located_in=tuple(tag(code) for code in areas),
        domains=tuple(tag(domain) for domain in domains),
        audiences=tuple(tag(one) for one in audiences),
        tier=tag(tier) if tier else None,
        sensitive=tag("ja") if sensitive else None,
    )
    base = MergedItem(
        enriched=enriched,
        gemeente="GM0034",
        title=title,
        summary=summary,
        body=SafeHtml(html=body),
        slug=slug or words_slug(title),
        first_seen=date(2027, 2, 1),
        changed_on=date(2027, 2, 1),
    )
    return evolve(base, **merged)  # type: ignore[arg-type]  # fields named by tests


def make_occurrence(
    day: str,
    opens: str = "10:00",
    closes: str = "12:00",
    status: EventStatus = EventStatus.SCHEDULED,
) -> Occurrence:
    on = date.fromisoformat(day)
    start = datetime.combine(on, time.fromisoformat(opens), tzinfo=AMSTERDAM)
    end = datetime.combine(on, time.fromisoformat(closes), tzinfo=AMSTERDAM)
    return Occurrence(start=start, end=end, status=status)


def make_event(title: str, *occurrences: Occurrence, **others: object) -> MergedItem:
    location = others.pop("location", Location(name="Buurthuis Het Filmdoek"))
    details = Details(
        contact=Contact(phones=(EXAMPLE_PHONE,)),
        location=location,  # type: ignore[arg-type]  # given by tests
        event=Event(occurrences=occurrences, repeats=str(others.pop("repeats", ""))),
        cost=str(others.pop("cost", "gratis")),
        organised_by=str(others.pop("organised_by", "")),
    )
    return make_item(Kind.EVENT, title, details=details, **others)  # type: ignore[arg-type]  # passed on


DOMAINS = (
    (Domain.OPVOEDING, "Kinderen en opvoeden", "kinderen"),
    (Domain.ONDERWIJS, "School en leren", "school"),
    (Domain.WERK, "Werk en meedoen", "werk"),
    (Domain.INKOMEN, "Geld en schulden", "geld"),
    (Domain.GEZONDHEID, "Gezond zijn", "gezondheid"),
    (Domain.WONEN, "Wonen", "wonen"),
    (Domain.ZORG, "Zorg en hulp thuis", "zorg"),
    (Domain.SOCIALE_RELATIES, "Familie, vrienden en contact", "contact-met-anderen"),
    (Domain.SAMENLEVEN, "Samen in de wijk", "samen"),
    (Domain.VEILIGHEID, "Veilig thuis en op straat", "veilig"),
)


def _area(code: str, level: Level, name: str, parent: str = "", **others: object) -> Area:
    slug = words_slug(str(others.get("label") or name))
    return Area(code=code, level=level, name=name, slug=slug, parent=parent, **others)  # type: ignore[arg-type]  # fields


def _almere() -> Gemeente:
    areas = Areas(
        (
            _area("GM0034", Level.GEMEENTE, "Almere"),
            _area("SD00342", Level.STADSDEEL, "Stad", "GM0034", label="Almere Stad"),
            _area(
                "WK003416",
                Level.WIJK,
                "Filmwijk",
                "SD00342",
                neighbours=("WK003418",),
                postcodes=("1325",),
            ),
            _area(
                "WK003418",
                Level.WIJK,
                "Parkwijk",
                "SD00342",
                neighbours=("WK003416", "WK003419"),
                postcodes=("1326",),
            ),
            _area(
                "WK003419",
                Level.WIJK,
                "Bedrijventerrein Noord",
                "SD00342",
                neighbours=("WK003418",),
                inhabited=False,
                postcodes=("1326",),
            ),
            _area("BU00341601", Level.BUURT, "Filmwijk West", "WK003416"),
        )
    )
    week = tuple(Hours(day=day, opens=time(9), closes=time(17)) for day in range(5))
    return Gemeente(
        folder="almere",
        code="GM0034",
        name="Almere",
        slug="almere",
        areas=areas,
        edition=2025,
        places=(
            Place(
                id="filmdoek",
                name="Buurthuis Het Filmdoek",
                gemeente="GM0034",
                aliases=("Het Filmdoek",),
                area="WK003416",
                city="Almere",
            ),
        ),
        counters=(
            Counter(
                name="Loket Almere",
                areas=("GM0034",),
                contact=Contact(phones=(EXAMPLE_PHONE,), mails=("loket@voorbeeld.nl",)),
                hours=week,
                city="Almere",
                note="U heeft geen afspraak nodig.",
            ),
            Counter(
                name="Buurthuis Het Filmdoek",
                areas=("WK003416",),
                contact=Contact(phones=(EXAMPLE_PHONE,)),
                hours=week,
                note="U heeft geen afspraak nodig.",
            ),
        ),
        client_support=Contact(phones=(EXAMPLE_PHONE,)),
        client_support_name="Meedenkers Almere",
        track_url="https://almere.example/volgen",
        crisis_numbers=(
            CrisisNumber(
                name="Huisartsenpost", number=EXAMPLE_PHONE, when="'s Avonds en in het weekend."
            ),
        ),
        editors_mail="redactie@voorbeeld.nl",
    )


def _eindhoven() -> Gemeente:
    areas = Areas(
        (
            _area("GM0772", Level.GEMEENTE, "Eindhoven"),
            _area("WK077211", Level.WIJK, "Centrum", "GM0772"),
        )
    )
    return Gemeente(
        folder="eindhoven",
        code="GM0772",
        name="Eindhoven",
        slug="eindhoven",
        areas=areas,
        edition=2025,
    )


def make_hub() -> Hub:
    return Hub(
        name="Wijkwijzer",
        base_url="https://wijkwijzer.example",
        gemeenten=(_almere(), _eindhoven()),
        owner="Stichting Voorbeeld",
        contact=Contact(phones=(EXAMPLE_PHONE,), mails=("redactie@voorbeeld.nl",)),
        crisis_numbers=(
            CrisisNumber(
                name="Alarmnummer",
                number="112",
                when="Bij gevaar.",
                in_bar=True,
                bar_text="Gevaar: bel",
            ),
            CrisisNumber(name="Politie", number="0900-8844", when="Geen haast."),
            CrisisNumber(
                name="113", number="113", when="Bij gedachten aan zelfmoord.", cost="gratis"
            ),
            CrisisNumber(
                name="Veilig Thuis",
                number="0800-2000",
                when="Bij geweld thuis.",
                cost="gratis",
                chat="https://veiligthuis.example/",
                in_bar=True,
                bar_text="Geweld thuis: bel",
            ),
        ),
        domains=tuple(
            DomainLabel(id=one, name=name, slug=slug, explanation=f"Alles over {name.lower()}.")
            for one, name, slug in DOMAINS
        ),
        audiences=(
            AudienceLabel(id=Audience.OUDERS, name="Ouders", slug="ouders"),
            AudienceLabel(
                id=Audience.MANTELZORGERS, name="Mantelzorgers", slug="mantelzorgers"
            ),
            AudienceLabel(id=Audience.NIEUWKOMERS, name="Nieuwkomers", slug="nieuwkomers"),
        ),
    )


def make_sources() -> tuple[Provenance, ...]:
    own = Source(
        id="redactie",
        title="Redactie Almere",
        url="",
        format=SourceFormat.MARKDOWN,
        scope="GM0034",
        publisher="Redactie Almere",
        list=ListMode.FULL,
    )
    library = Source(
        id="bieb",
        title="Agenda bibliotheek",
        url="https://bieb.example/agenda.ics",
        format=SourceFormat.ICS,
        scope="GM0034",
        publisher="Bibliotheek Voorbeeld",
        list=ListMode.FULL,
        rights=Rights(naamsvermelding="Bron: Bibliotheek Voorbeeld"),
    )
    national = Source(
        id="opvoeden",
        title="Opvoedinformatie",
        url="https://opvoeden.example/",
        format=SourceFormat.OPVOEDEN,
        scope="NL",
        publisher="Stichting Opvoeden",
        list=ListMode.FULL,
        validated=True,
        rights=Rights(doorleveren=True),
    )
    return (
        Provenance(source=own, state=None),
        Provenance(
            source=library,
            state=SourceState(
                source_id="bieb",
                status=SourceStatus.FAILED,
                last_success=NOW - timedelta(days=20),
            ),
        ),
        Provenance(
            source=national,
            state=SourceState(source_id="opvoeden", status=SourceStatus.OK, last_success=NOW),
        ),
    )


def make_items() -> tuple[MergedItem, ...]:
    coffee = make_event(
        "Koffie en taal",
        *(
            make_occurrence(
                (date(2027, 3, 2) + timedelta(days=7 * week)).isoformat(),
                status=EventStatus.CANCELLED if week == 1 else EventStatus.SCHEDULED,
            )
            for week in range(10)
        ),
        repeats="elke dinsdag",
        areas=("WK003416",),
        domains=(Domain.ONDERWIJS, Domain.SAMENLEVEN),
        audiences=(Audience.NIEUWKOMERS,),
        organised_by="Buurthuis Het Filmdoek",
        summary="U oefent Nederlands met andere mensen uit de wijk. De koffie staat klaar.",
        body="<p>U oefent Nederlands met andere mensen uit de wijk. De koffie staat klaar.</p>",
    )
    return (
        coffee,
        make_event(
            "Knutselen voor kinderen",
            make_occurrence("2027-03-03", "14:00", "16:00"),
            areas=("WK003416",),
            domains=(Domain.OPVOEDING,),
            cost="€ 2",
        ),
        make_event(
            "Avond over pubers en geld",
            make_occurrence("2027-03-04", "19:30", "21:00", EventStatus.MOVED),
            areas=("WK003416",),
            domains=(Domain.INKOMEN, Domain.OPVOEDING),
            source="bieb",
            url="https://bieb.example/pubers",
        ),
        make_event(
            "Buurtmaaltijd",
            make_occurrence("2027-03-05", "18:00", "20:00", EventStatus.CANCELLED),
            areas=("WK003416",),
            domains=(Domain.SAMENLEVEN,),
        ),
        make_event(
            "Lentefeest",
            make_occurrence("2027-05-01", "10:00", "17:00"),
            areas=("WK003418",),
            domains=(Domain.SAMENLEVEN,),
            location=Location(name="Het park", city="Almere"),
        ),
        make_event(
            "Praatgroep veilig thuis",
            make_occurrence("2027-03-09"),
            areas=("GM0034",),
            domains=(Domain.VEILIGHEID,),
            tier=Tier.DICHTBIJ,
            sensitive=True,
        ),
        make_item(
            Kind.ORGANISATION,
            "Buurthuis Het Filmdoek",
            areas=("WK003416",),
            domains=(Domain.SAMENLEVEN,),
            tier=Tier.DICHTBIJ,
            summary="Het huis van de wijk. Loop gewoon binnen.",
            details=Details(
                contact=Contact(phones=(EXAMPLE_PHONE,), mails=("info@voorbeeld.nl",)),
                location=Location(name="Buurthuis Het Filmdoek", city="Almere"),
                organisation=Organisation(
                    hours=tuple(
                        Hours(day=day, opens=time(9), closes=time(17)) for day in range(5)
                    ),
                    closed=("feestdagen",),
                    sessions=("di 10.00-12.00 bij Het Filmdoek",),
                ),
                upkeep=Upkeep(checked_on=date(2026, 11, 15)),
            ),
        ),
        make_item(
            Kind.SERVICE,
            "Geldloket Almere",
            domains=(Domain.INKOMEN,),
            tier=Tier.DICHTBIJ,
            summary="Hulp bij brieven, rekeningen en schulden.",
            details=Details(
                contact=Contact(phones=(EXAMPLE_PHONE,)),
                service=Service(access="zonder afspraak", bring="brieven en rekeningen"),
                cost="gratis",
                upkeep=Upkeep(checked_on=date(2027, 2, 1)),
            ),
        ),
        make_item(
            Kind.SERVICE,
            "Steunpunt mantelzorg",
            domains=(Domain.ZORG,),
            audiences=(Audience.MANTELZORGERS,),
            tier=Tier.DICHTBIJ,
            summary="Hulp als u voor een ander zorgt.",
        ),
        make_item(
            Kind.SERVICE,
            "Taalhuis",
            domains=(Domain.ONDERWIJS,),
            audiences=(Audience.NIEUWKOMERS,),
            tier=Tier.DICHTBIJ,
            summary="Leer Nederlands met een vrijwilliger.",
        ),
        make_item(
            Kind.PRODUCT,
            "Hulp in het huishouden",
            domains=(Domain.ZORG,),
            tier=Tier.VERWIJZING,
            summary="Lukt het huishouden niet meer? De gemeente kijkt met u mee.",
            body="<h3>Hoe werkt het?</h3><p>U meldt zich. Daarna volgt een gesprek.</p>",
            details=Details(
                service=Service(
                    apply_url="https://almere.example/wmo",
                    needs_digid=True,
                    term="6 weken",
                    product_names=("Wmo-melding",),
                )
            ),
        ),
        make_item(
            Kind.INFORMATION,
            "Mijn kind slaapt slecht",
            areas=("NL",),
            domains=(Domain.OPVOEDING,),
            audiences=(Audience.OUDERS,),
            tier=Tier.ZELF,
            source="opvoeden",
            publisher="Stichting Opvoeden",
            canonical="https://opvoeden.example/slapen",
            url="https://opvoeden.example/slapen",
            summary="Wat u kunt doen als uw kind niet slaapt.",
            body="<h3>Wat kunt u zelf doen?</h3><p>Houd elke avond dezelfde volgorde aan.</p>"
            "<h3>Wanneer vraagt u hulp?</h3><p>Maakt u zich zorgen? Bel.</p>",
            layers=(
                LocalLayer(
                    area="WK003416",
                    texts=(
                        LocalText(
                            item=make_item(
                                Kind.OVERLAY,
                                "Slaapspreekuur in Filmwijk",
                                areas=("WK003416",),
                                publisher="JGZ Almere",
                                body="<p>Elke maandag van 9.00 tot 10.00 uur.</p>",
                            ).enriched,
                            under="Wanneer vraagt u hulp?",
                            changed_on=date(2027, 2, 20),
                        ),
                    ),
                    matches=(
                        LocalMatch(
                            item_id="redactie:buurthuis-het-filmdoek",
                            area="WK003416",
                            score=0.9,
                        ),
                    ),
                ),
            ),
        ),
        make_item(
            Kind.INFORMATION,
            "Rustig blijven bij ruzie",
            areas=("NL",),
            domains=(Domain.VEILIGHEID,),
            tier=Tier.ZELF,
            sensitive=True,
            summary="Wat u zelf kunt doen bij ruzie thuis.",
            source="opvoeden",
        ),
        make_item(
            Kind.NEWS,
            "Nieuwe bankjes in het park",
            areas=("WK003416",),
            published=datetime(2027, 2, 25, 9, 0, tzinfo=AMSTERDAM),
            summary="Er staan nieuwe bankjes.",
        ),
        make_item(
            Kind.NOTICE,
            "Maatje gezocht",
            areas=("WK003416",),
            summary="Wie wil er elke week samen wandelen?",
        ),
        make_item(Kind.AID, "Cursus rekenen", domains=(Domain.ONDERWIJS,), areas=("NL",)),
        make_item(Kind.SAY, "Praat mee over het plein", areas=("WK003418",)),
        make_item(
            Kind.INFORMATION,
            "معلومات للآباء",
            item_id="redactie:arabisch",
            slug="arabisch",
            language="ar",
            domains=(Domain.OPVOEDING,),
        ),
    )


def make_world() -> World:
    hub = make_hub()
    first, second = hub.gemeenten
    national = tuple(one for one in make_items() if "NL" in one.enriched.area_codes)
    return World(
        hub=hub,
        build=BuildInput(
            now=NOW,
            mode=Mode.REAL,
            partitions=(
                Partition(gemeente=first, items=tuple(sorted(make_items(), key=_id))),
                Partition(gemeente=second, items=tuple(sorted(national, key=_id))),
            ),
            provenance=make_sources(),
        ),
    )
