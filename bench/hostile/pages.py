"""Web pages that carry strings: structured data, lists, and texts of their own. Pure."""

from html import escape

from bench.hostile.feeds import rss_feed, rss_item
from bench.hostile.pack import (
    BEGINS,
    ENDS,
    PACKS_IN_SOURCE,
    Answer,
    Carried,
    Pack,
    in_file,
    in_json,
    in_xml,
    one_answer,
)


def _address(pack: Pack) -> dict[str, object]:
    return {
        "@type": "PostalAddress",
        "streetAddress": pack.text("street"),
        "postalCode": pack.text("postcode"),
        "addressLocality": pack.text("city"),
    }


def _organiser(pack: Pack, field: str) -> dict[str, object]:
    return {
        "@type": "Organization",
        "name": f"Stichting {pack.text(field)}",
        "url": pack.url(field),
        "telephone": pack.text("telephone"),
        "email": pack.url("email"),
        "address": _address(pack),
    }


def _thing(pack: Pack) -> dict[str, object]:
    """Return an event, an organisation or a service of schema.org."""
    common = {
        "@id": pack.url("id"),
        "name": pack.title("name"),
        "description": pack.html("description"),
        "url": pack.url("url"),
        "image": pack.url("image"),
        "sameAs": pack.url("same"),
        "keywords": pack.text("keywords"),
        "inLanguage": pack.text("language"),
    }
    if pack.number % 3 == 0:
        return {
            "@type": "Service",
            **common,
            "serviceType": pack.text("type"),
            "provider": _organiser(pack, "provider"),
            "areaServed": pack.text("area"),
            "availableChannel": {
                "@type": "ServiceChannel",
                "serviceUrl": pack.url("apply"),
                "processingTime": pack.text("time"),
            },
        }
    if pack.number % 3 == 1:
        return {
            **_organiser(pack, "name"),
            **common,
            "openingHours": [pack.text("hours"), "Mo-Fr 09:00-17:00"],
        }
    return {
        "@type": "Event",
        **common,
        "startDate": BEGINS,
        "endDate": ENDS,
        "eventStatus": pack.url("status"),
        "location": {"@type": "Place", "name": pack.text("place"), "address": _address(pack)},
        "organizer": _organiser(pack, "organizer"),
        "offers": {
            "@type": "Offer",
            "price": pack.text("price"),
            "description": pack.text("offer"),
            "url": pack.url("offer"),
        },
        "typicalAgeRange": pack.text("age"),
        "audience": {"@type": "Audience", "audienceType": pack.text("audience")},
    }


def json_ld(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return a page with JSON-LD."""
    graph = {"@context": "https://schema.org", "@graph": [_thing(pack) for pack in packs]}
    script = in_json(graph).decode().replace("<", "\\u003c")
    body = (
        "<!doctype html><html><head><title>Agenda</title>"
        f'<script type="application/ld+json">{script}</script></head><body></body></html>'
    )
    return one_answer("jsonld", "/agenda.html", "text/html; charset=utf-8", body.encode())


def microdata(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return a page with microdata."""

    def properties(thing: dict[str, object]) -> str:
        return "".join(
            written(name, value) for name, value in thing.items() if not name.startswith("@")
        )

    def written(name: str, value: object) -> str:
        if isinstance(value, dict):
            kind = f"https://schema.org/{value['@type']}"
            return (
                f'<div itemprop="{name}" itemscope itemtype="{kind}">{properties(value)}</div>'
            )
        if isinstance(value, list):
            return "".join(written(name, one) for one in value)
        text = escape(in_file(str(value)))
        if name in ("url", "image", "sameAs", "serviceUrl", "eventStatus"):
            return f'<a itemprop="{name}" href="{text}">link</a>'
        if name in ("startDate", "endDate", "price"):
            return f'<meta itemprop="{name}" content="{text}">'
        return f'<div itemprop="{name}">{text}</div>'

    def scope(pack: Pack) -> str:
        thing = _thing(pack)
        kind = f"https://schema.org/{thing['@type']}"
        node = escape(in_file(pack.url("id")))
        inside = properties(thing)
        return f'<div itemscope itemtype="{kind}" itemid="{node}">{inside}</div>'

    page = f"<html><body>{''.join(map(scope, packs))}</body></html>"
    return one_answer(
        "jsonld", "/agenda.html", "text/html; charset=utf-8", page.encode(errors="replace")
    )


_HTML_FIELDS = {
    "titel": "h2", "link": "a.link@href", "kenmerk": "@data-id", "samenvatting": ".kort",
    "tekst": ".tekst", "begin": "time@datetime", "locatie": ".waar", "adres": ".adres",
    "plaats": ".plaats", "organisatie": ".wie", "kosten": ".kosten", "contact": ".contact",
    "telefoon": ".telefoon", "mail": ".mail", "website": "a.website@href",
    "aanmelden": ".aanmelden", "leeftijd": ".leeftijd", "toegang": ".toegang",
    "meenemen": ".meenemen", "onderwerpen": ".onderwerpen li", "talen": ".talen",
    "toegankelijkheid": ".toegankelijkheid", "voor_wie": ".voor", "wijken": ".wijken",
}  # fmt: skip


def html_list(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return a page with a list."""

    def entry(pack: Pack) -> str:
        classes = (
            css.removeprefix(".")
            for css in _HTML_FIELDS.values()
            if css.startswith(".") and " " not in css and css != ".tekst"
        )
        texts = "".join(f'<p class="{name}">{in_xml(pack.text(name))}</p>' for name in classes)
        return f"""<section class="item" data-id="{pack.number}-{in_xml(pack.text("id"))}">
<h2>{in_xml(pack.title())}</h2><a class="link" href="{in_xml(pack.url("link"))}">lees</a>{texts}
<time datetime="2027-03-10T10:00">10 maart</time>
<a class="website" href="{in_xml(pack.url("website"))}">site</a>
<ul class="onderwerpen"><li>{in_xml(pack.text("onderwerpen"))}</li></ul>
<div class="tekst">{in_file(pack.raw("tekst"))}{in_xml(pack.text("tekst"))}</div></section>"""

    page = f"<!doctype html><html><body>{''.join(map(entry, packs))}</body></html>"
    fields = "\n".join(f'{name} = "{css}"' for name, css in _HTML_FIELDS.items())
    settings = f'[html]\nitem = "section.item"\n\n[html.velden]\n{fields}'
    body = page.encode(errors="replace")
    return one_answer("html", "/agenda/", "text/html; charset=utf-8", body, settings)


def _page_of(pack: Pack, text: str) -> Answer:
    words = "Dit is een gewone tekst van een paar zinnen over het loket in de wijk. " * 4
    page = f"""<!doctype html><html lang="{in_xml(pack.text("lang"))}"><head>
<title>{in_xml(pack.title())}</title>
<meta name="description" content="{in_xml(pack.text("about"))}">
<link rel="canonical" href="{in_xml(pack.url("canonical"))}">
<meta property="article:modified_time" content="2027-02-01">
<meta property="og:title" content="{in_xml(pack.text("og"))}"></head>
<body><main><h1>{in_xml(pack.title())}</h1><p>{words}</p>{in_file(text)}</main></body></html>"""
    return Answer(kind="text/html; charset=utf-8", body=page.encode(errors="replace"))


def sitemap(place: str, packs: tuple[Pack, ...]) -> Carried:
    """Return a sitemap, and a page for each pack."""

    def location(pack: Pack) -> str:
        news = (
            "<news:news><news:publication><news:language>nl</news:language></news:publication>"
            "<news:publication_date>2027-02-01</news:publication_date>"
            f"<news:title>{in_xml(pack.title())}</news:title></news:news>"
        )
        return (
            f"<url><loc>{place}/pagina/{pack.number}</loc><lastmod>2027-02-01</lastmod>"
            f"{news if pack.number % 2 else ''}</url>"
            f"<url><loc>{in_xml(pack.url('loc'))}</loc></url>"
        )

    body = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        f"{''.join(map(location, packs))}</urlset>"
    )
    pages = tuple((f"/pagina/{pack.number}", _page_of(pack, pack.html("p"))) for pack in packs)
    # Of every other source the text is found, and not chosen by the source's file.
    is_chosen = packs[0].number // PACKS_IN_SOURCE % 2 == 0
    return Carried(
        format="sitemap",
        answers=(
            ("/sitemap.xml", Answer(kind="application/xml", body=body.encode())),
            *pages,
        ),
        settings='[sitemap]\ntekst = "main"' if is_chosen else "",
    )


def government(place: str, packs: tuple[Pack, ...]) -> Carried:
    """News with links of all sorts, and questions whose answer is a page."""

    def item(pack: Pack) -> str:
        if pack.number % 2:
            return rss_item(pack)
        link = f"{place}/vraag-en-antwoord/{pack.number}"
        return f"<item><title>{in_xml(pack.title())}</title><link>{link}</link></item>"

    pages = tuple(
        (f"/vraag-en-antwoord/{pack.number}", _page_of(pack, pack.html("answer")))
        for pack in packs
        if pack.number % 2 == 0
    )
    feed = rss_feed(packs, "".join(map(item, packs)))
    return Carried(
        format="rijksoverheid",
        answers=(("/feed.xml", Answer(kind="application/rss+xml", body=feed)), *pages),
        question="?query=%7B%7D",
    )
