"""The small hub and the makers of its items, for the tests of pages."""

import pytest

from tests.fakes.small_hub import (
    MakeItem,
    MakeOccurrence,
    World,
    make_event,
    make_item,
    make_occurrence,
    make_world,
)


@pytest.fixture(scope="session")
def world() -> World:
    return make_world()


@pytest.fixture(scope="session")
def item() -> MakeItem:
    return make_item


@pytest.fixture(scope="session")
def event() -> MakeItem:
    return make_event


@pytest.fixture(scope="session")
def occurrence() -> MakeOccurrence:
    return make_occurrence
