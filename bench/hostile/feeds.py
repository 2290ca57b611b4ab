"""Feeds and calendars that carry strings: RSS, Atom, JSON Feed and iCalendar. Pure."""

import re

from bench.hostile.pack import BEGINS, ENDS, Carried, Pack, in_file, in_json, in_xml, one_answer


def rss_item(pack: Pack, extra: str = "") -> str:
    """Return one item; `extra` stands in it as it is."""
    x, text, url = in_xml, pack.text, pack.url
    event = (
        f"<ev:startdate>{BEGINS}</ev:startdate><ev:enddate>{ENDS}</ev:enddate>"
        f"<ev:location>{x(text('location'))}</ev:location>"
        f"<ev:organizer>Stichting {x(text('organizer'))}</ev:organizer>"
    )
    return f"""<item><title>{x(pack.title())}</title><link>{x(url("link"))}</link>
<guid isPermaLink="false">{pack.number}-{x(text("guid"))}</guid>
<author>{x(text("author"))}</author><dc:creator>{x(text("creator"))}</dc:creator>
<category domain="{x(text("domain"))}">{x(text("category"))}</category>
<comments>{x(url("comments"))}</comments><pubDate>Mon, 01 Feb 2027 08:00:00 +0100</pubDate>
<description>{x(pack.html("description"))}</description>
<content:encoded>{x(pack.html("content"))}</content:encoded>
<enclosure url="{x(url("enclosure"))}" length="1" type="image/png"/>
<source url="{x(url("source"))}">{x(text("source"))}</source>
<media:title type="html">{x(text("media"))}</media:title>
<media:thumbnail url="{x(url("thumbnail"))}"/>
{event if pack.number % 3 else ""}{extra}</item>"""


_RSS = (
    '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:ev="http://purl.org/rss/2.0/modules/event/">'
)


def rss_feed(packs: tuple[Pack, ...], items: str) -> bytes:
    """Return a feed of these items, whose head belongs to the first pack."""
    first = packs[0]
    x, text, url = in_xml, first.text, first.url
    head = (
        f"<title>{x(text('feed'))}</title><link>{x(url('feed'))}</link>"
        f"<description>{x(text('about'))}</description><image><url>{x(url('image'))}</url>"
        f"<title>{x(text('image'))}</title><link>{x(url('logo'))}</link></image>"
        f"<copyright>{x(text('copyright'))}</copyright>"
    )
    return f"{_RSS}<channel>{head}{items}</channel></rss>".encode(errors="replace")


def rss(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return RSS, with every extension that feeds have."""
    body = rss_feed(packs, "".join(map(rss_item, packs)))
    return one_answer("rss", "/feed.xml", "application/rss+xml", body)


def loose_rss(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Mark-up that is not escaped, as careless programs write it."""
    items = "".join(
        rss_item(pack, f"<body>{in_file(pack.raw('body'))}</body>")
        + f"<item><title>{in_file(pack.raw('loose'))}</title><link>{pack.page()}</link>"
        f"<description>{in_file(pack.raw('description'))}</description></item>"
        for pack in packs
    )
    return one_answer("rss", "/feed.xml", "application/rss+xml", rss_feed(packs, items))


def atom(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return Atom."""

    def entry(pack: Pack) -> str:
        x, text, url = in_xml, pack.text, pack.url
        kind = "html" if pack.number % 2 else "text"
        return f"""<entry xml:base="{x(url("base"))}">
<title type="{kind}">{x(pack.title())}</title>
<id>{pack.number}-{x(text("id"))}</id><link rel="alternate" href="{x(url("link"))}"/>
<link rel="enclosure" href="{x(url("enclosure"))}" title="{x(text("linktitle"))}"/>
<author><name>{x(text("author"))}</name><uri>{x(url("author"))}</uri></author>
<category term="{x(text("term"))}" label="{x(text("label"))}" scheme="{x(url("scheme"))}"/>
<updated>2027-02-01T08:00:00Z</updated><rights type="html">{x(pack.html("rights"))}</rights>
<summary type="html">{x(pack.html("summary"))}</summary>
<content type="html" xml:lang="{x(text("lang"))}">{x(pack.html("content"))}</content></entry>"""

    head = (
        f"<title>{in_xml(packs[0].title('feed'))}</title>"
        f"<id>urn:x</id><link href='{in_xml(packs[0].url('feed'))}'/>"
    )
    entries = "".join(map(entry, packs))
    body = f'<feed xmlns="http://www.w3.org/2005/Atom">{head}{entries}</feed>'
    return one_answer(
        "rss", "/feed.atom", "application/atom+xml", body.encode(errors="replace")
    )


def json_feed(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return JSON Feed."""
    items = [
        {
            "id": f"{pack.number}-{pack.text('id')}",
            "url": pack.url("url"),
            "external_url": pack.url("external"),
            "title": pack.title(),
            "content_html" if pack.number % 2 else "content_text": pack.html("content"),
            "summary": pack.text("summary"),
            "image": pack.url("image"),
            "banner_image": pack.url("banner"),
            "language": pack.text("language"),
            "tags": list(pack.ordered("tags")),
            "authors": [{"name": pack.text("author"), "url": pack.url("author")}],
            "attachments": [{"url": pack.url("file"), "mime_type": pack.text("mime")}],
            "date_published": "2027-02-01T08:00:00Z",
        }
        for pack in packs
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": packs[0].text("feed"),
        "home_page_url": packs[0].url("home"),
        "items": items,
    }
    return one_answer("rss", "/feed.json", "application/feed+json", in_json(feed))


def calendar(_: str, packs: tuple[Pack, ...]) -> Carried:
    """Return iCalendar."""

    def text(value: str) -> str:
        bare = re.sub("\r\n?", "\n", value.replace("\\", "\\\\"))
        return bare.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")

    def parameter(value: str) -> str:
        return re.sub(r'["\r\n]', "", value)

    def event(pack: Pack) -> str:
        mail = pack.url("organizer")
        return "\r\n".join(
            (
                "BEGIN:VEVENT",
                f"UID:{pack.number}-{text(pack.text('uid'))}",
                "DTSTART:20270310T090000Z",
                "DTEND:20270310T110000Z",
                f"SUMMARY:{text(pack.title())}",
                f"DESCRIPTION:{text(pack.html('description'))}",
                f"LOCATION:{text(pack.text('location'))}",
                f"URL:{text(pack.url('url'))}",
                f"CATEGORIES:{text(pack.text('categories'))}",
                f"COMMENT:{text(pack.text('comment'))}",
                f"X-ALT-DESC;FMTTYPE=text/html:{text(pack.html('alt'))}",
                f'ORGANIZER;CN="Stichting {parameter(pack.text("cn"))}":{parameter(mail)}',
                f"CONTACT:{text(pack.text('contact'))}",
                f"ATTACH:{parameter(pack.url('attach'))}",
                "END:VEVENT",
            )
        )

    head = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:{text(packs[0].text('name'))}"
    body = "\r\n".join((head, *map(event, packs), "END:VCALENDAR", ""))
    return one_answer("ics", "/agenda.ics", "text/calendar", body.encode(errors="replace"))
