"""Services of the government, of care and of WordPress that carry strings. Pure."""

from bench.hostile.pack import Carried, Pack, in_json, in_xml, one_answer


def _product(pack: Pack) -> str:
    x, text, url = in_xml, pack.text, pack.url
    identifier = url("identifier") if pack.number % 2 else pack.page()
    return f"""<overheidproduct:scproduct owms-version="4.0"><overheidproduct:meta>
<overheidproduct:owmskern><dcterms:identifier>{x(identifier)}</dcterms:identifier>
<dcterms:title>{x(pack.title())}</dcterms:title><dcterms:language>{x(text("language"))}
</dcterms:language><dcterms:type>productbeschrijving</dcterms:type>
<dcterms:modified>2027-02-02</dcterms:modified><dcterms:spatial>{x(text("spatial"))}
</dcterms:spatial></overheidproduct:owmskern><overheidproduct:owmsmantel>
<dcterms:audience>{x(text("audience"))}</dcterms:audience>
<dcterms:subject>{x(text("subject"))}</dcterms:subject>
<dcterms:abstract>{x(pack.html("abstract"))}</dcterms:abstract></overheidproduct:owmsmantel>
<overheidproduct:scmeta><overheidproduct:productID>{x(text("product"))}</overheidproduct:productID>
<overheidproduct:onlineAanvragen>ja</overheidproduct:onlineAanvragen>
<overheidproduct:aanvraagURL>{x(url("apply"))}</overheidproduct:aanvraagURL>
<overheidproduct:uniformeProductnaam>{x(text("upl"))}</overheidproduct:uniformeProductnaam>
</overheidproduct:scmeta></overheidproduct:meta><overheidproduct:body>
<overheidproduct:productHTML>{x(pack.html("html"))}</overheidproduct:productHTML>
</overheidproduct:body></overheidproduct:scproduct>"""


_SC = (
    'xmlns:overheidproduct="http://standaarden.overheid.nl/product/terms/"'
    ' xmlns:overheid="http://standaarden.overheid.nl/owms/terms/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/"'
)


def catalogue(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return a catalogue of products."""
    products = "".join(map(_product, packs))
    body = f"<overheidproduct:scproducten {_SC}>{products}</overheidproduct:scproducten>"
    return one_answer("sc-feed", "/producten.xml", "application/xml", body.encode())


def search_service(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return an answer of the search service for products."""
    records = "".join(
        f"<record><recordData>{_product(pack)}</recordData></record>" for pack in packs
    )
    body = (
        f"<searchRetrieveResponse {_SC}><numberOfRecords>{len(packs)}</numberOfRecords>"
        f"<records>{records}</records></searchRetrieveResponse>"
    )
    settings = '[vraag]\norganisatie = "Testdorp"'
    return one_answer("sru-sc", "/sru", "application/xml", body.encode(), settings)


def articles(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return the articles about parenting."""
    articles = [
        {
            "externalReference": f"{pack.number}-{pack.text('reference')}",
            "parentReference": pack.text("parent"),
            "title": pack.title(),
            "shortTitle": pack.text("short"),
            "articleText": pack.html("text")
            + "".join(f"[a={pack.number},{one}][youtube={one}]" for one in pack.vectors),
            "canonicaltag": pack.url("canonical"),
            "lastChangeDate": "20270118",
            "tags": list(pack.ordered("tags")),
        }
        for pack in packs
    ]
    return one_answer("opvoeden", "/artikelen", "application/json", in_json(articles))


def government_dump(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return a dump of questions and answers."""
    documents = [
        {
            "id": f"{pack.number}-{pack.text('id')}",
            "type": pack.text("type"),
            "canonical": pack.url("canonical"),
            "dataurl": pack.url("data"),
            "title": pack.title(),
            "question": pack.title("question"),
            "introduction": pack.html("introduction"),
            "lastmodified": "2027-02-01T08:00:00.000Z",
            "subjects": list(pack.ordered("subjects")),
            "content": [
                {
                    "paragraph": pack.html("paragraph"),
                    "paragraphtitle": pack.text("paragraphtitle"),
                }
            ],
        }
        for pack in packs
    ]
    return one_answer(
        "rijksoverheid", "/vragen.json", "application/json", in_json(documents), "", "?query=x"
    )


def holidays(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return the school holidays."""
    region = {
        "region": "heel Nederland",
        "startdate": "2027-03-10T00:00:00.000Z",
        "enddate": "2027-03-18T21:59:00.000Z",
    }
    years = [
        {
            "canonical": pack.url("year"),
            "content": [
                {
                    "title": pack.text("title"),
                    "schoolyear": pack.text("schoolyear"),
                    "canonical": pack.url("canonical"),
                    "vacations": [
                        {
                            "type": f"{pack.number} {pack.text('type')}",
                            "compulsorydates": pack.text("compulsory"),
                            "regions": [region],
                        }
                    ],
                }
            ],
        }
        for pack in packs
    ]
    return one_answer("schoolvakanties", "/vakanties", "application/json", in_json(years))


def open_referral(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return Open Referral (HSDS)."""

    def service(pack: Pack) -> dict[str, object]:
        text, url = pack.text, pack.url
        names = (
            "alternate_name", "alert", "eligibility_description", "interpretation_services",
            "application_process", "wait_time", "fees_description", "accreditations",
        )  # fmt: skip
        location = {
            "id": text("location"),
            "location_type": "physical",
            "name": text("place"),
            "addresses": [
                {
                    "address_type": "physical",
                    "address_1": text("street"),
                    "address_2": text("floor"),
                    "city": text("city"),
                    "postal_code": text("postcode"),
                }
            ],
            "accessibility": [{"description": text("lift"), "details": text("door")}],
        }
        return {
            "id": f"{pack.number}-{text('id')}",
            "name": pack.title(),
            "status": "active",
            "description": pack.html("description"),
            "url": url("url"),
            "email": url("email"),
            **{name: text(name) for name in names},
            "minimum_age": text("age"),
            "phones": [{"number": text("phone"), "description": text("phonetext")}],
            "cost_options": [{"currency": "EUR", "option": text("cost"),
                              "amount_description": text("amount")}],
            "required_documents": [{"document": text("document"), "uri": url("document")}],
            "languages": [{"code": text("code"), "name": text("language")}],
            "service_areas": [{"name": text("area"), "uri": url("area")}],
            "attributes": [{"taxonomy_term": {"name": text("term"), "taxonomy": text("tax")}}],
            "organization": {"id": text("o"), "name": f"Stichting {text('organisation')}",
                             "website": url("website"), "email": url("mail")},
            "contacts": [{"name": text("contact"), "email": url("contact")}],
            "schedules": [{"description": text("schedule"), "byday": text("byday")}],
            "service_at_locations": [{"id": text("sal"), "location": location}],
        }  # fmt: skip

    answer = {"total_pages": 1, "page_number": 1, "last_page": True, "empty": False,
              "contents": [service(pack) for pack in packs]}  # fmt: skip
    return one_answer("hsds", "/services", "application/json", in_json(answer))


def events_calendar(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return The Events Calendar."""

    def event(pack: Pack) -> dict[str, object]:
        text, url = pack.text, pack.url
        return {
            "id": pack.number + 1,
            "global_id": text("global"),
            "author": text("author"),
            "status": "publish",
            "url": url("url"),
            "title": pack.title(),
            "description": pack.html("description"),
            "excerpt": pack.html("excerpt"),
            "slug": text("slug"),
            "image": {"url": url("image")},
            "start_date": "2027-03-10 10:00:00",
            "end_date": "2027-03-10 12:00:00",
            "utc_start_date": "2027-03-10 09:00:00",
            "utc_end_date": "2027-03-10 11:00:00",
            "timezone": text("zone"),
            "event_status": text("status"),
            "event_status_reason": text("reason"),
            "cost": text("cost"),
            "cost_details": {"currency_code": text("currency"), "values": [text("value")]},
            "website": url("website"),
            "categories": [{"name": text("category"), "slug": text("category-slug")}],
            "tags": [{"name": text("tag")}],
            "venue": {"venue": text("venue"), "address": text("address"), "city": text("city"),
                      "zip": text("zip"), "url": url("venue"), "website": url("venue-site")},
            "organizer": [{"organizer": f"Stichting {text('organizer')}",
                           "phone": text("phone"), "email": url("email"),
                           "website": url("organizer")}],
        }  # fmt: skip

    answer = {"events": [event(pack) for pack in packs], "total": len(packs)}
    path = "/wp-json/tribe/events/v1/events"
    return one_answer("tec", path, "application/json", in_json(answer))
