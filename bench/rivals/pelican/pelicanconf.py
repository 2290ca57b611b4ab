"""Pelican's settings for the race: the pages and feeds that the other builders make."""

import os

SITENAME = "Rekenhub"
SITEURL = "https://wijk.example"
PATH = "content"
THEME = "theme"
TIMEZONE = "Europe/Amsterdam"
DEFAULT_LANG = "nl"
ARTICLE_URL = "item/{slug}/"
ARTICLE_SAVE_AS = "item/{slug}/index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
CATEGORY_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"tag": 50}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20
TAG_FEED_RSS = "tag/{slug}/index.xml"
STATIC_PATHS = []
# Its cache skips the Markdown of what did not change; the pages are made anew all the same.
CACHE_CONTENT = LOAD_CONTENT_CACHE = bool(os.environ.get("PELICAN_CACHE"))
