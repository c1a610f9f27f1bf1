"""AnswerPress: one set of YAML sources, served to readers, answer engines and support staff."""

__version__ = "0.1.0"
