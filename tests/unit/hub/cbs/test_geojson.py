import pytest

from hub.cbs.geojson import read_features
from hub.errors import CbsFileRefused
from tests.fakes.cbs_files import area, collection, feature, square

RING = square(0, 0)


@pytest.mark.parametrize(
    ("prefix", "properties"),
    [
        ("WK", {"statcode": "WK999901", "statnaam": "Oost", "gmCode": "GM9999"}),
        ("WK", {"wijkcode": "WK999901", "wijknaam": "Oost", "gemeentecode": "GM9999"}),
        ("WK", {"wijkCode": "WK999901", "wijkNaam": "Oost"}),
        ("WK", {"WK_CODE": "WK999901  ", "WK_NAAM": "Oost  "}),
        ("WK", {"cbsCode": "WK999901", "code": "AA", "naam": "Oost"}),
        ("WK", {"gwb_code_10": "WK999901", "regio": "Oost"}),
        ("BU", {"buurtcode": "BU99990100", "buurtnaam": "Oost", "wijkcode": "WK999901"}),
    ],
)
def test_properties_have_many_names(prefix: str, properties: dict[str, object]) -> None:
    (found,) = read_features(
        "f", collection(feature(RING, **properties)), prefix, "GM9999"
    ).features

    assert found.code[2:8] == "999901"
    assert found.name == "Oost"


def test_the_edition_is_that_of_jrstatcode() -> None:
    file = read_features("f", collection(area("WK999901", "Oost", RING, 2024)), "WK", "GM9999")

    assert file.editions == {2024}


def test_names_are_kept_verbatim() -> None:
    data = collection(area("WK999901", "Kruidenwijk Noord- midden", RING))

    (found,) = read_features("f", data, "WK", "GM9999").features

    assert found.name == "Kruidenwijk Noord- midden"


def test_other_gemeenten_and_water_are_left_out() -> None:
    data = collection(
        area("WK999901", "Oost", RING),
        area("WK000101", "Elders", RING),
        feature(RING, wijkcode="WK999998", wijknaam="Meer", water="JA"),
        feature(RING, wijkcode="WK999997", wijknaam="Buitenland", H2O="B"),
    )

    found = read_features("f", data, "WK", "GM9999").features

    assert [one.code for one in found] == ["WK999901"]


def test_a_broken_feature_costs_only_itself() -> None:
    broken = [{"type": "Feature", "properties": None, "geometry": None}, {"type": "Feature"}]
    data = collection(*broken, area("WK999901", "Oost", RING))

    assert len(read_features("f", data, "WK", "GM9999").features) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html>Inloggen</html>", "geen JSON"),
        (b"[]", "geen GeoJSON"),
        (b'{"type":"FeatureCollection"}', "geen GeoJSON"),
        (b"[" * 100_000, "geen JSON"),
        (collection(area("WK000101", "Elders", RING)), "geen wijk van GM9999"),
        (b'{"type":"FeatureCollection","features":[{"type":"Fea', "geen JSON"),
    ],
)
def test_a_file_that_is_no_use_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(CbsFileRefused, match=reason):
        read_features("f", data, "WK", "GM9999")
