"""What holds for all tests."""

import os

import pytest
from hypothesis import settings

from tests.fakes.example import Example
from tests.fakes.example import example as made

# A busy machine is slow, not wrong: no test fails on the time an example took.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    """The example site, made once for all workers: read it, never change it."""
    own = tmp_path_factory.getbasetemp()
    return made(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)
