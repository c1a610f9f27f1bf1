"""Hosts: what puts pages into a theme and on disk.

A host gets :class:`generator.pipeline.make.Made` and nothing else. Each is a module of its own, or a
package; ``mkdocs`` is imported in ``hosts/mkdocs/`` alone.
"""

HOSTS: tuple[str, ...] = ("mkdocs", "markdown_tree")
"""Names of the host modules, loaded when they are asked for."""
