"""What holds for all tests."""

from hypothesis import settings

# A busy machine is slow, not wrong: no test fails on the time an example took.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
