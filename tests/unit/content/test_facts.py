"""Counts and invariants of what people wrote in content/."""

import json
import re
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from hub.content.gazetteer import RESERVED_SLUGS

CONTENT = Path(__file__).parents[3] / "content"
GEMEENTEN = ("almere", "eindhoven")
FOLDERS = (
    "agenda",
    "organisaties",
    "informatie",
    "nieuws",
    "vraag-en-aanbod",
    "hulpmiddelen",
    "meepraten",
    "aanvulling",
)
PLACEHOLDERS = {"jgz", "Jgz", "jgzs", "Jgzs", "de jgzs", "De jgzs", "het jgz", "Het jgz"}

Table = dict[str, Any]


def read_toml(name: str) -> dict[str, list[Table]]:
    return tomllib.loads((CONTENT / name).read_text("utf-8"))


def read_areas(gemeente: str) -> dict[str, Table]:
    tables = tomllib.loads((CONTENT / gemeente / "gebieden.toml").read_text("utf-8"))["area"]
    return {table["code"]: table for table in tables}


def texts(gemeente: str) -> list[Path]:
    return sorted(
        chain.from_iterable((CONTENT / gemeente / name).glob("*.md") for name in FOLDERS)
    )


def sources() -> list[Path]:
    return sorted(CONTENT.glob("bronnen/*.toml")) + sorted(CONTENT.glob("*/bronnen/*.toml"))


def articles() -> dict[str, Table]:
    listed = json.loads((CONTENT / "voorbeelden/opvoeden.json").read_text("utf-8"))
    return {str(article["externalReference"]): article for article in listed}


def count_entries(sample: Path) -> int:
    """Return how many items a sample answer holds: articles, events, messages and products."""
    if sample.suffix not in {".json", ".ics", ".xml"}:
        return 0
    text = sample.read_text("utf-8")
    if sample.suffix == ".json":
        found = json.loads(text)
        entries = found if isinstance(found, list) else []
        return sum(bool(one.get("articleText")) for one in entries)
    if sample.suffix == ".ics":
        return len(set(re.findall(r"^UID:(.+)$", text, re.MULTILINE)))
    names = [element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()]  # noqa: S314 - our own file
    return sum(name in {"item", "entry", "scproduct"} for name in names)


def key(path: Path, name: str) -> str:
    found = re.search(rf"^{name}: (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("gemeente", "level", "count"),
    [
        ("almere", "gemeente", 1),
        ("almere", "stadsdeel", 6),
        ("almere", "wijk", 71),
        ("eindhoven", "gemeente", 1),
        ("eindhoven", "stadsdeel", 7),
        ("eindhoven", "wijk", 20),
    ],
)
def test_a_gemeente_has_all_areas_of_2025(gemeente: str, level: str, count: int) -> None:
    levels = [area["level"] for area in read_areas(gemeente).values()]

    assert levels.count(level) == count


@pytest.mark.parametrize(
    ("code", "name", "parent"),
    [
        ("WK003401", "Centrum Almere Haven", "SD00341"),
        ("WK003418", "Filmwijk", "SD00342"),
        ("WK003452", "Stripheldenbuurt", "SD00343"),
        ("WK003466", "Duin", "SD00344"),
        ("WK003477", "Oosterwold", "SD00345"),
        ("WK003496", "Overig Almere Pampus", "SD00346"),
        ("WK077211", "Centrum", "SD07721"),
        ("WK077242", "Erp", "SD07724"),
        ("WK077254", "Dommelbeemd", "SD07725"),
        ("WK077263", "Meerhoven", "SD07726"),
        ("WK077273", "Gestelse Ontginning", "SD07727"),
    ],
)
def test_a_wijk_has_its_name_and_stadsdeel(code: str, name: str, parent: str) -> None:
    area = (read_areas("almere") | read_areas("eindhoven"))[code]

    assert (area["name"], area["parent"]) == (name, parent)


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_slugs_are_unique_and_free(gemeente: str) -> None:
    slugs = [area["slug"] for area in read_areas(gemeente).values()]
    domains = {domain["slug"] for domain in read_toml("levensdomeinen.toml")["domein"]}

    assert len(slugs) == len(set(slugs))
    assert not set(slugs) & (RESERVED_SLUGS | domains)


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_every_parent_exists_and_wijken_lie_in_a_stadsdeel(gemeente: str) -> None:
    areas = read_areas(gemeente)
    parents = {code: str(area.get("parent", "")) for code, area in areas.items()}

    assert all(parent in areas for parent in parents.values() if parent)
    assert all(parents[code].startswith("SD") for code in areas if code.startswith("WK"))


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_neighbours_are_mutual_and_of_one_level(gemeente: str) -> None:
    areas = read_areas(gemeente)
    pairs = {
        (code, near) for code, area in areas.items() for near in area.get("neighbours", ())
    }

    assert pairs == {(near, code) for code, near in pairs}
    assert all(areas[code]["level"] == areas[near]["level"] for code, near in pairs)


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_an_uninhabited_area_has_neighbours_where_people_live(gemeente: str) -> None:
    areas = read_areas(gemeente)
    empty = [area for area in areas.values() if not area.get("bewoond", True)]
    lived_in = {code for code, area in areas.items() if area.get("bewoond", True)}
    lonely = [area["name"] for area in empty if not lived_in & set(area["neighbours"])]

    # Hortus lies between a business park and two remainders: the stadsdeel above it helps.
    assert set(lonely) <= {"Hortus"}


def test_a_postcode_stands_at_one_area() -> None:
    areas = (read_areas("almere") | read_areas("eindhoven")).values()
    postcodes = [code for area in areas for code in area.get("postcodes", ())]

    assert len(postcodes) == len(set(postcodes))
    assert all(re.fullmatch(r"1[3]\d\d|56\d\d", code) for code in postcodes)


@pytest.mark.parametrize("postcode", ["1309", "5612", "5615", "5617", "5631"])
def test_a_postcode_that_spans_stadsdelen_decides_nothing(postcode: str) -> None:
    areas = (read_areas("almere") | read_areas("eindhoven")).values()

    assert not [area["name"] for area in areas if postcode in area.get("postcodes", ())]


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_an_alias_leads_to_one_area_and_is_no_other_name(gemeente: str) -> None:
    areas = read_areas(gemeente).values()
    aliases = [alias for area in areas for alias in area.get("aliases", ())]
    names = {area["name"] for area in areas}

    assert len(aliases) == len(set(aliases))
    assert not names & set(aliases)


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_the_gemeente_and_every_stadsdeel_have_a_counter(gemeente: str) -> None:
    areas = read_areas(gemeente)
    counters = read_toml(f"{gemeente}/gemeente.toml")["counters"]
    served = set(chain.from_iterable(counter["areas"] for counter in counters))

    assert {code for code in areas if code.startswith(("GM", "SD"))} <= served <= set(areas)


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_a_gemeente_names_its_jgz_and_its_independent_help(gemeente: str) -> None:
    written = tomllib.loads((CONTENT / gemeente / "gemeente.toml").read_text("utf-8"))

    assert set(written["placeholders"]) == PLACEHOLDERS
    assert written["client_support"]["phone"]


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_places_lie_in_known_areas(gemeente: str) -> None:
    places = read_toml(f"{gemeente}/locaties.toml")["place"]

    assert len(places) >= 8
    assert {place["area"] for place in places} <= set(read_areas(gemeente))


def test_crisis_numbers_stand_in_the_order_of_care() -> None:
    numbers = [row["nummer"] for row in read_toml("direct-hulp.toml")["nummer"]]

    assert numbers == [
        "112",
        "0900-8844",
        "113",
        "0800-2000",
        "0800-0432",
        "0800-0188",
        "088-0767000",
    ]


def test_the_bar_holds_112_and_veilig_thuis() -> None:
    numbers = read_toml("direct-hulp.toml")["nummer"]
    in_bar = [(row["nummer"], row["balktekst"]) for row in numbers if row.get("in_balk")]

    assert in_bar == [("112", "Gevaar: bel"), ("0800-2000", "Geweld thuis: bel")]


def test_a_crisis_number_is_checked_or_says_where_to_check_it() -> None:
    numbers = read_toml("direct-hulp.toml")["nummer"]

    assert all("gecontroleerd" in row or row["bron"].startswith("Nog na te") for row in numbers)


def test_there_are_ten_subjects_and_nine_audiences() -> None:
    assert len(read_toml("levensdomeinen.toml")["domein"]) == 10
    assert len(read_toml("doelgroepen.toml")["doelgroep"]) == 9


def test_a_word_has_one_group_of_synonyms() -> None:
    groups = read_toml("synoniemen.toml")["groep"]
    words = list(
        chain.from_iterable((*group["woorden"], *group.get("vragen", ())) for group in groups)
    )

    assert len(words) == len(set(words))
    assert all(len([*group["woorden"], *group.get("vragen", ())]) > 1 for group in groups)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_a_gemeente_has_texts_of_every_kind(gemeente: str, folder: str) -> None:
    assert list((CONTENT / gemeente / folder).glob("*.md"))


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_every_subject_has_a_text_of_the_gemeente(gemeente: str) -> None:
    ids = {domain["id"] for domain in read_toml("levensdomeinen.toml")["domein"]}
    named = {word for path in texts(gemeente) for word in key(path, "onderwerpen").split(", ")}

    assert ids <= named


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_every_text_is_marked_as_an_example(gemeente: str) -> None:
    assert {key(path, "voorbeeld") for path in texts(gemeente)} == {"ja"}


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_a_sensitive_text_has_a_second_reader(gemeente: str) -> None:
    sensitive = [path for path in texts(gemeente) if key(path, "gevoelig") == "ja"]

    assert sensitive
    assert all(key(path, "gecontroleerd_door") for path in sensitive)
    assert all(key(path, "gecontroleerd_door") != key(path, "eigenaar") for path in sensitive)


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_texts_about_safety_name_112_or_veilig_thuis(gemeente: str) -> None:
    about = [path for path in texts(gemeente) if key(path, "gevoelig") == "ja"]
    bodies = [path.read_text("utf-8") for path in about]

    assert all("112" in body and "0800-2000" in body for body in bodies)


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_an_overlay_stands_under_a_heading_of_a_national_article(gemeente: str) -> None:
    known = articles()
    overlays = sorted((CONTENT / gemeente / "aanvulling").glob("*.md"))
    wrong = [
        path.name
        for path in overlays
        if f"<h2>{key(path, 'onder')}</h2>"
        not in known[key(path, "bij").removeprefix("opvoeden:")]["articleText"]
    ]

    assert overlays
    assert wrong == []


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.stem)
def test_a_text_promises_nothing_and_has_no_dialable_example_number(path: Path) -> None:
    body = path.read_text("utf-8")
    numbers = re.findall(r"\b0[34][60] – [\d ]+\d", body)

    assert path.name == "README.md" or "recht op" not in body
    assert not re.search(r"\b06[ -]?[1-9]", body)
    assert all(set(number[6:]) <= {"0", " "} for number in numbers)


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_a_source_has_a_sample_and_is_off_until_checked(path: Path) -> None:
    source = tomllib.loads(path.read_text("utf-8"))

    assert (CONTENT / source["sample"]["file"]).is_file()
    assert source["enabled"] is False


def test_source_ids_are_unique() -> None:
    ids = [tomllib.loads(path.read_text("utf-8"))["id"] for path in sources()]

    assert len(ids) >= 7
    assert len(ids) == len(set(ids))


def test_the_samples_hold_enough_to_fill_the_wijken() -> None:
    counts = {path.name: count_entries(path) for path in (CONTENT / "voorbeelden").iterdir()}

    assert counts["opvoeden.json"] >= 20
    assert sum(counts.values()) >= 110


def test_the_national_articles_are_a_tree_with_mixed_types() -> None:
    known = articles()
    parents = [article["parentReference"] for article in known.values()]

    assert {type(parent) for parent in parents} == {int, str}
    assert all(str(parent) in known for parent in parents if parent != "")


def test_links_between_national_articles_lead_somewhere() -> None:
    known = articles()
    linked = [
        reference
        for article in known.values()
        for reference in re.findall(r"\[a=(\d+),", article["articleText"])
    ]

    assert linked
    assert set(linked) <= set(known)
