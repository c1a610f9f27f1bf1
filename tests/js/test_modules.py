"""The modules of the pages that know nothing of a page, run by Node; keys are told as the Python of this package tells them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.mcp_server.built import KeyShape
from generator.pipeline.tools import expression
from generator.secrets import complete_key
from tests.conftest import ROOT

HERE = Path(__file__).parent
MODULES = ROOT / "templates/theme/answerpress/tools"
POLICY = yaml.safe_load((ROOT / "content/policy.yml").read_text("utf-8"))


def table(name: str) -> Any:
    return json.loads((HERE / f"{name}.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the modules make of every table."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("NO NODE: the modules of the pages were not run")
    folder = tmp_path_factory.mktemp("modules")
    for name in ("keys", "recognise"):
        shutil.copy(MODULES / f"{name}.js", folder / f"{name}.mjs")
    shapes = [{"label": shape["label"], **expression(shape["pattern"])} for shape in POLICY["key_shapes"]]
    keys = {"shapes": shapes, "start": POLICY["masking"]["keep_start"], "end": POLICY["masking"]["keep_end"]}
    (folder / "keys.json").write_text(json.dumps(keys), "utf-8")
    done = subprocess.run([node, HERE / "run.mjs", folder, folder / "keys.json"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_keys_are_masked_wherever_they_stand(results: Any) -> None:
    assert results["keys"] == [row["masked"] for row in table("keys")]


def test_a_masked_text_is_left_alone_and_holds_no_key(results: Any) -> None:
    assert all(complete_key(python_shapes(), text) is None for text in results["keys"])


def test_python_tells_the_same_texts(results: Any) -> None:
    for row, masked in zip(table("keys"), results["keys"], strict=True):
        assert (complete_key(python_shapes(), row["text"]) is not None) == (row["text"] != masked), row["text"]


def test_a_key_that_is_typed_never_shows_more_than_its_mask(results: Any) -> None:
    """But for what was typed before the key was complete."""
    for row, typed in zip(table("keys"), results["typed"], strict=True):
        assert complete_key(python_shapes(), typed) is None, row["text"]
        assert not re.search(r"\.\.\.[A-Za-z0-9_-]{5,}", typed), typed


def test_personal_data_is_told(results: Any) -> None:
    assert results["personal"] == [row["found"] for row in table("personal")]


@pytest.mark.parametrize("number", range(len(table("recognise")["cases"])))
def test_errors_are_recognised(number: int, results: Any) -> None:
    case = table("recognise")["cases"][number]
    assert results["recognise"][number] == {"found": case["found"], "fit": case["fit"]}, case["text"]


def python_shapes() -> list[KeyShape]:
    return [KeyShape(label=shape["label"], pattern=re.compile(shape["pattern"])) for shape in POLICY["key_shapes"]]
