"""Every target with what has been found before, and with random input that is the same in every run."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.finds import FINDS
from tests.fuzz.targets import TARGETS

SLOW = {"project", "compared", "audited", "arguments", "handwritten", "labels", "baseline", "settings"}
"""Each of these makes a folder or a site; a run of the fuzzer takes them further."""


@pytest.mark.parametrize("number", range(len(FINDS)))
def test_what_was_found_once_is_not_found_again(number: int) -> None:
    name, data = FINDS[number]
    TARGETS[name](data)


@pytest.mark.parametrize("name", TARGETS)
def test_random_input_breaks_no_law(name: str) -> None:
    few = settings(
        derandomize=True,
        max_examples=5 if name in SLOW else 120,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    few(given(st.binary(max_size=160))(TARGETS[name]))()
