"""Which changes of files are told."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from generator.live.watch import Watch, is_source

CONTENT = Path("/p/content")


@pytest.mark.parametrize("name", ["a.yml", "answers/a.yml", "assets/b.png", "notes/c.md", "a b.yml", "answers"])
def test_files_of_the_content_are_sources(name):
    assert is_source(CONTENT / name, [CONTENT])


@pytest.mark.parametrize(
    "name",
    [
        *(".git/index", "answers/.a.yml.swp", ".#a.yml", "#a.yml#", "a.yml~", "answers/4913", "a.yml.tmp", ".a.yml.tmp.123", "a.yml.swx"),
        *("a.yml___jb_tmp___", "a.yml___jb_old___", ".DS_Store", "__pycache__/x.pyc", "a.yml.crdownload"),
    ],
)
def test_what_editors_leave_beside_a_file_is_none(name):
    assert not is_source(CONTENT / name, [CONTENT])


def test_other_folders_are_none_of_ours():
    assert not is_source(Path("/p/site/a.yml"), [CONTENT])
    assert not is_source(Path("/p/content.yml"), [CONTENT])


class Heard:
    """Listens in a thread; ``until`` waits for a path to be told."""

    def __init__(self, changes):
        self.told: list[set[str]] = []
        self.news = threading.Condition()
        self.thread = threading.Thread(target=self._listen, args=(changes,), daemon=True)
        self.thread.start()

    def _listen(self, changes):
        for paths in changes:
            with self.news:
                self.told.append(paths)
                self.news.notify_all()

    def until(self, path, touch):
        """Touch the file until it is heard: the watch may need a moment to begin."""
        for _ in range(100):
            touch()
            with self.news:
                if self.news.wait_for(lambda: any(path in paths for paths in self.told), 0.2):
                    return
        raise AssertionError(f"{path} was not told, but {self.told}")


def test_the_system_tells_of_saves_moves_and_files_beside(tmp_path):
    content = tmp_path / "content"
    (content / "answers").mkdir(parents=True)
    watch = Watch(tmp_path, ["mkdocs.yml"], lambda: [content])
    inside, beside = Heard(watch.changes()), Heard(watch.beside())

    def rename():
        new = content / "answers" / ".a.yml.tmp"
        new.write_text("x")
        new.replace(content / "answers" / "a.yml")

    inside.until("content/answers/a.yml", rename)
    inside.until("content/answers/b.yml", lambda: (content / "answers" / "b.yml").write_text("x"))
    beside.until("mkdocs.yml", lambda: (tmp_path / "mkdocs.yml").write_text("x"))
    (tmp_path / "other.txt").write_text("x")
    assert {path for paths in [*inside.told, *beside.told] for path in paths} <= {
        "content/answers/a.yml",
        "content/answers/b.yml",
        "mkdocs.yml",
    }
    watch.stop()
    for heard in (inside, beside):
        heard.thread.join(10)
        assert not heard.thread.is_alive()


def test_a_folder_that_is_made_anew_is_watched_again(tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    watch = Watch(tmp_path, ["mkdocs.yml"], lambda: [content])
    inside, beside = Heard(watch.changes()), Heard(watch.beside())
    inside.until("content/a.yml", lambda: (content / "a.yml").write_text("x"))
    (content / "a.yml").unlink()
    content.rmdir()
    beside.until("content", content.mkdir if not content.exists() else lambda: None)
    inside.told.clear()
    inside.until("content/b.yml", lambda: (content / "b.yml").write_text("x"))
    watch.stop()
    inside.thread.join(10)
    assert not inside.thread.is_alive()
