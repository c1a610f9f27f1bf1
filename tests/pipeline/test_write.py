"""Writing artifacts: under the folder, and nowhere else."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.model.artifact import Artifact, Job, Pieces
from generator.pipeline.write import Folder, write_artifacts
from tests.conftest import files_of
from tests.killing import killed_before


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


def write(path: Path, *artifacts: Artifact | Pieces, before: Folder | None = None) -> Folder:
    folder = Folder(path, before.files if before else None)
    folder.write(artifacts)
    folder.finish()
    return folder


def test_a_file_in_pieces_is_the_file_in_one(tmp_path: Path) -> None:
    def made() -> Pieces | Artifact:
        return Job("a/b.txt", lambda: iter(["字", b"x", ""]), ()).run()

    first = write(tmp_path, made())
    assert (made().data, first.written) == ("字x".encode(), 4)
    assert files_of(tmp_path) == {"a/b.txt": "字x".encode()}
    assert first.files.keys() == write(tmp_path, Artifact("a/b.txt", "字x".encode()), before=first).files.keys()
    again = write(tmp_path, made(), before=first)
    assert (again.written, again.files, files_of(tmp_path)) == (0, first.files, {"a/b.txt": "字x".encode()})


def test_a_file_with_the_bytes_of_the_one_before_it_is_a_second_name_of_that_one(tmp_path: Path) -> None:
    first = write(tmp_path, Artifact("a.md", b"one"), Artifact("a/index.md", b"one"))
    assert ((tmp_path / "a.md").samefile(tmp_path / "a/index.md"), first.written) == (True, 3)
    second = write(tmp_path, Artifact("a.md", b"two"), Artifact("a/index.md", b"one"), before=first)
    assert (files_of(tmp_path), second.written) == ({"a.md": b"two", "a/index.md": b"one"}, 3)


@pytest.mark.parametrize("path", ["../out.txt", "/etc/out.txt", "a/../../out.txt"])
def test_no_piece_leads_out_of_the_folder(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="outside the site"):
        write(tmp_path / "site", Pieces(path, [b"x"]))
    assert files_of(tmp_path) == {}


def test_a_file_is_written_in_one_step(tmp_path: Path) -> None:
    """Whoever is killed before any step leaves the old bytes or the new ones: what an author wrote is never cut off."""
    path, found = tmp_path / "entry.yml", []
    for number in range(1, 20):
        path.write_bytes(b"old")
        path.chmod(0o640)
        killed = killed_before(number, lambda begin: (begin(), write_artifacts(tmp_path, [Artifact(path.name, b"new")])), tmp_path)
        found.append(path.read_bytes())
        write_artifacts(tmp_path, [Artifact(path.name, b"newer")])
        assert files_of(tmp_path) == {path.name: b"newer"}
        assert path.stat().st_mode & 0o777 == 0o640
        if not killed:
            break
    assert found == sorted(found, reverse=True)
    assert set(found) == {b"old", b"new"}


def test_a_disk_that_is_full_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "entry.yml").write_bytes(b"old")
    write_bytes = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        write_bytes(path, data[:1])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_artifacts(tmp_path, [Artifact("entry.yml", b"new")])
    assert files_of(tmp_path) == {"entry.yml": b"old"}
