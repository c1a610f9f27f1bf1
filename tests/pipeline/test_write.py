"""Writing artifacts: under the folder, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.artifact import Artifact
from generator.pipeline.write import write_artifacts
from tests.conftest import files_of


def test_artifacts_are_written_byte_for_byte_in_folders_of_their_own(tmp_path: Path) -> None:
    write_artifacts(tmp_path / "site", [Artifact("a/b/c.md", b"\x00\xff\r\n"), Artifact("d.txt", b"")])
    assert files_of(tmp_path / "site") == {"a/b/c.md": b"\x00\xff\r\n", "d.txt": b""}


@pytest.mark.parametrize("path", ["../out.txt", "a/../../out.txt", "/etc/out.txt", "a/b/../../../out.txt"])
def test_a_path_that_leads_out_is_refused(path: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    with pytest.raises(ValueError, match="outside the site"):
        write_artifacts(site, [Artifact(path, b"x")])
    assert files_of(tmp_path) == {}


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "link").symlink_to(tmp_path)
    with pytest.raises(ValueError, match="outside the site"):
        write_artifacts(tmp_path / "site", [Artifact("link/out.txt", b"x")])


def test_a_path_may_lead_through_folders_and_stay(tmp_path: Path) -> None:
    write_artifacts(tmp_path, [Artifact("a/../b.txt", b"x")])
    assert files_of(tmp_path) == {"b.txt": b"x"}
