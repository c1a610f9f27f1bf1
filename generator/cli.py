"""The command line. No logic here: parse, call, report, exit.

Exit status: 0 clean, 1 findings, 2 usage or crash.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import io
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from generator import __version__, codes
from generator.config import Config, read_config
from generator.deploy import TARGETS
from generator.deploy.serving import ServingError
from generator.diagnostics import Diagnostic, Span, has_errors, suggest
from generator.hosts import HOSTS
from generator.model.artifact import Artifact
from generator.pipeline.write import write_artifacts
from generator.report import github as github_report
from generator.report import json as json_report
from generator.report import sarif as sarif_report
from generator.report import text as text_report
from generator.source.files import line_reader, read_bytes

CLEAN, FINDINGS, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that knows only ASCII gets escapes for the rest
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return USAGE
    except Exception as error:  # no traceback ever reaches an editor
        if os.environ.get("ANSWERPRESS_DEBUG"):
            raise
        print(f"answerpress: internal error: {type(error).__name__}: {error}", file=sys.stderr)
        print("  hint set ANSWERPRESS_DEBUG=1 to see where, and report it", file=sys.stderr)
        return USAGE
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="answerpress", description="One set of YAML sources for readers, answer engines and support staff."
    )
    parser.add_argument("--version", action="version", version=f"answerpress {__version__}")
    parser.add_argument("-C", dest="folder", metavar="DIR", default=".", help="work on the project in DIR")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[Any], int], about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=about, description=about)
        added.add_argument("-C", dest="folder", metavar="DIR", default=argparse.SUPPRESS, help="work on the project in DIR")
        added.set_defaults(run=run)
        return added

    def reporting(added: argparse.ArgumentParser) -> argparse.ArgumentParser:
        added.add_argument("--today", metavar="DATE", type=_day, help="take DATE for the day of the build")
        added.add_argument("--format", choices=("text", "json", "sarif", "github"), default="text", help="how to report")
        added.add_argument("--strict", action="store_true", help="treat warnings as errors")
        return added

    build = reporting(command("build", _build, "check the content and build the site"))
    build.add_argument("--site-dir", metavar="DIR", help="write the site to DIR")
    build.add_argument("--host", choices=HOSTS, default=HOSTS[0], help="what makes the site: MkDocs, or a folder of Markdown")
    check = reporting(command("check", _check, "check the content"))
    check.add_argument("--write-baseline", metavar="FILE", help="write what is found to FILE, which `baseline` of mkdocs.yml may name")
    serve = command("serve", _serve, "preview the site, rebuilt on every change")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to listen")
    new = command("new", _new, "write the skeleton of an entry")
    new.add_argument("kind", metavar="KIND")
    new.add_argument("slug", metavar="SLUG")
    new.add_argument("--today", metavar="DATE", type=_day, help="take DATE for the day of the build")
    explain = command("explain", _explain, "explain a diagnostic; without CODE, list them")
    explain.add_argument("code", metavar="CODE", nargs="?")
    schema = command("schema", _schema, "write JSON Schemas for editors")
    schema.add_argument("--out", metavar="DIR", default=".answerpress/schema", help="where to write them")
    search = command("search", _search, "search the built site as its readers do, or score a file of queries")
    search.add_argument("query", metavar="QUERY", nargs="?", help="what to look for")
    search.add_argument("--limit", metavar="N", type=int, default=10, help="show N pages")
    search.add_argument("--kind", metavar="KIND", help="show pages of KIND alone")
    search.add_argument("--eval", metavar="FILE", help="score the queries of FILE, a list of {id, q, kind, rel}")
    search.add_argument("--show", action="store_true", help="with --eval: list the queries whose right page is not first")
    search.add_argument("--format", choices=("text", "json"), default="text", help="how to report")
    search.add_argument("--site-dir", metavar="DIR", help="the built site, if it is not where mkdocs.yml says")
    rules = command("deploy-rules", _deploy_rules, "write the rules of a web server for the built site")
    rules.add_argument("target", choices=tuple(TARGETS), metavar="TARGET", help=", ".join(TARGETS))
    rules.add_argument("--out", metavar="DIR", help="where to write them (.answerpress/deploy/TARGET)")
    rules.add_argument("--site-dir", metavar="DIR", help="the built site, if it is not where mkdocs.yml says")
    mcp = command("mcp", _mcp, "serve the built site to an assistant (Model Context Protocol, standard input and output)")
    mcp.add_argument("--site-dir", metavar="DIR", help="serve the site in DIR")
    indexnow = command("indexnow", _indexnow, "tell search engines which pages changed since an older build")
    indexnow.add_argument("--since", metavar="BUILD", required=True, help="folder of the older build, or its api/index.json or llms.json")
    indexnow.add_argument("--site-dir", metavar="DIR", help="compare it with the site in DIR")
    indexnow.add_argument("--endpoint", metavar="URL", default="https://api.indexnow.org/indexnow", help="where to post")
    indexnow.add_argument("--dry-run", action="store_true", help="print what would be posted, and send nothing")
    init = command("init", _init, "begin a project in a new folder")
    init.add_argument("directory", metavar="DIR")
    init.add_argument("--today", metavar="DATE", type=_day, help="take DATE for the day of the build")
    return parser


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-05-01") from None


def _clock(options: Any) -> datetime.date | datetime.datetime:
    """Return the day that was asked for, or this moment: the only reading of the clock."""
    return options.today or datetime.datetime.now(tz=datetime.UTC)


def _config(options: Any) -> tuple[Config | None, list[Diagnostic]]:
    return read_config(Path(options.folder).resolve(), _clock(options))


def _report(options: Any, diagnostics: Sequence[Diagnostic]) -> None:
    if options.format == "json":
        sys.stdout.write(json_report.render(diagnostics))
        return
    if options.format == "sarif":
        sys.stdout.write(sarif_report.render(diagnostics, __version__))
        return
    if options.format == "github":
        sys.stdout.write(github_report.render(diagnostics))
        return
    line_of = line_reader(Path(options.folder).resolve())
    sys.stdout.write(text_report.render(diagnostics, line_of, colour=sys.stdout.isatty()))


def _status(options: Any, diagnostics: Sequence[Diagnostic]) -> int:
    return FINDINGS if diagnostics and (options.strict or has_errors(diagnostics) or options.run is _check) else CLEAN


def _tell(message: str) -> None:
    """Show progress to a person; say nothing to a program."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{message}")
        sys.stderr.flush()


def _check(options: Any) -> int:
    from generator.pipeline.prepare import prepare

    config, problems = _config(options)
    diagnostics = [*problems, *(prepare(config).diagnostics if config else ())]
    if options.write_baseline:
        return _write_baseline(options, diagnostics)
    _report(options, diagnostics)
    if options.format == "text":
        print(text_report.verdict(diagnostics))
    return _status(options, diagnostics)


def _write_baseline(options: Any, diagnostics: Sequence[Diagnostic]) -> int:
    from generator.lint.settle import baseline_text

    root = Path(options.folder).resolve()
    known = [diagnostic for diagnostic in diagnostics if diagnostic.code.id.startswith(("APL", "APP"))]
    write_artifacts(root, [Artifact(options.write_baseline, baseline_text(known, line_reader(root)).encode())])
    print(f"{len(known)} findings in {options.write_baseline}")
    return CLEAN


def _build(options: Any) -> int:
    from generator.pipeline.publish import build_site

    config, problems = _config(options)
    if config is None or has_errors(problems):
        _report(options, problems)
        return FINDINGS
    if options.site_dir:
        config = config.with_site_dir(Path(options.site_dir).resolve())
    host = importlib.import_module(f"generator.hosts.{options.host}").write_site
    outcome = build_site(config, host, strict=options.strict, tell=_tell)
    _tell("")
    diagnostics = [*problems, *outcome.diagnostics]
    _report(options, diagnostics)
    if options.format == "text":
        print(
            text_report.summary(
                outcome.kinds, outcome.artifacts, diagnostics, outcome.seconds, config.site_dir if outcome.published else None
            )
        )
    return CLEAN if outcome.published else FINDINGS


def _serve(options: Any) -> int:
    from generator.hosts.mkdocs import serve_site

    options.today, options.format = None, "text"
    config, problems = _config(options)
    _report(options, problems)
    if config is None:
        return FINDINGS
    return CLEAN if serve_site(config, options.address) else FINDINGS


def _new(options: Any) -> int:
    from generator.kinds import BY_NAME
    from generator.scaffold import entry_file
    from generator.text.slugs import is_slug

    options.format = "text"
    config, problems = _config(options)
    if config is None:
        _report(options, problems)
        return FINDINGS
    if options.kind not in BY_NAME:
        hint = suggest(options.kind, BY_NAME, f"the kinds are {', '.join(BY_NAME)}")
        print(f"answerpress: there is no kind `{options.kind}`\n  hint {hint}", file=sys.stderr)
        return USAGE
    if not is_slug(options.slug):
        print(
            f"answerpress: `{options.slug}` cannot become an address\n  hint use lower-case letters, digits and single hyphens",
            file=sys.stderr,
        )
        return USAGE
    made = entry_file(options.kind, options.slug, config.today)
    return _write_new(options, config.root / config.content, [made])


def _init(options: Any) -> int:
    from generator.scaffold import project_files

    folder = (Path(options.folder) / options.directory).resolve()
    return _write_new(options, folder, project_files(options.today or datetime.datetime.now(tz=datetime.UTC).date()))


def _write_new(options: Any, folder: Path, artifacts: list[Any]) -> int:
    """Write files that must not exist yet: all of them or none."""
    taken = [artifact.path for artifact in artifacts if (folder / artifact.path).exists()]
    if taken:
        found = [
            codes.FOLDER_EXISTS.at(Span(str(folder / path)), "the file exists", "choose another name; nothing was written")
            for path in taken
        ]
        options.format = "text"
        _report(options, found)
        return FINDINGS
    write_artifacts(folder, artifacts)
    for artifact in artifacts:
        print(folder / artifact.path)
    return CLEAN


def _explain(options: Any) -> int:
    from generator.catalogue import all_codes, explain, find, unknown

    if options.code is None:
        for code in all_codes():
            print(f"{code.id}  {code.severity:7}  {code.name}")
        return CLEAN
    found = find(options.code)
    if found is None:
        print(f"answerpress: {unknown(options.code)}", file=sys.stderr)
        return USAGE
    sys.stdout.write(explain(found))
    return CLEAN


def _schema(options: Any) -> int:
    from generator.schema import schemas

    folder = Path(options.folder).resolve() / options.out
    made = schemas()
    write_artifacts(folder, made)
    print(f"{len(made)} schemas in {folder}")
    return CLEAN


def _search(options: Any) -> int:
    from generator.search.engine import Engine
    from generator.search.evaluate import summary, table
    from generator.search.index import FOLDER, ROOT
    from generator.search.terminal import as_json, as_text, score_file, scores_json

    options.today = None
    config, problems = _config(options)
    if config is None:
        _report(options, problems)
        return FINDINGS
    folder = Path(options.folder).resolve() / (options.site_dir or config.site_dir) / FOLDER
    if not (folder / ROOT).is_file() or (options.query is None) == (options.eval is None):
        print(f"answerpress: name a QUERY or --eval FILE, and build first: the index lies in {folder}", file=sys.stderr)
        return USAGE
    engine = Engine(lambda path: read_bytes(folder / path).decode())
    if options.eval:
        scores = score_file(engine, read_bytes(Path(options.eval)).decode())
        found = json.dumps({**summary(scores), "queries": scores_json(scores)}, ensure_ascii=False, indent=2)
        print(found if options.format == "json" else table(scores, show=options.show))
        return CLEAN
    kinds = [kind for kind, *_ in engine.root["kinds"]]
    if options.kind and options.kind not in kinds:
        print(f"answerpress: there is no page of kind `{options.kind}`; there are {', '.join(kinds)}", file=sys.stderr)
        return USAGE
    results = engine.search(options.query, limit=options.limit, kind=options.kind or "")
    write = as_text if options.format == "text" else partial(as_json, options.query)
    sys.stdout.write(write(results, lambda route: config.site_url.rstrip("/") + route))
    return CLEAN if results.hits else FINDINGS


def _deploy_rules(options: Any) -> int:
    from generator.deploy.survey import survey
    from generator.pipeline.prepare import prepare

    options.today, options.format = None, "text"
    config, problems = _config(options)
    prepared = prepare(config) if config else None
    if config is None or prepared is None or prepared.build is None:
        _report(options, [*problems, *(prepared.diagnostics if prepared else ())])
        return FINDINGS
    folder, site_dir = Path(options.folder).resolve(), Path(options.site_dir or config.site_dir).resolve()
    try:
        serving, remarks = survey(site_dir, config.site_url, prepared.build.site.redirects)
        made = TARGETS[options.target](serving)
    except ServingError as error:
        print(f"answerpress: {error}", file=sys.stderr)
        return USAGE
    out = folder / (options.out or f".answerpress/deploy/{options.target}")
    write_artifacts(out, made)
    for artifact in made:
        print(out / artifact.path)
    for remark in remarks:
        print(f"note: {remark}", file=sys.stderr)
    return CLEAN


def _mcp(options: Any) -> int:
    """Serve until the client leaves; standard output belongs to the protocol."""
    try:
        from generator.mcp_server.server import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"mcp", "mcp_types"}:
            raise
        print("answerpress: `mcp` needs the SDK of the Model Context Protocol, version 2", file=sys.stderr)
        print("  hint install the extra: pip install 'answerpress[mcp]', or in a checkout pip install 'mcp>=2,<3'", file=sys.stderr)
        return USAGE
    from generator.mcp_server.site import load_site

    options.today = None
    config, problems = (None, []) if options.site_dir else _config(options)
    folder = Path(options.site_dir).absolute() if options.site_dir else config.site_dir if config else None
    site, more = load_site(folder) if folder else (None, [])
    if folder is None or site is None:
        sys.stderr.write(text_report.render([*problems, *more], lambda path, number: None))
        return FINDINGS
    serve(folder, site)
    return CLEAN


def _indexnow(options: Any) -> int:
    from generator import indexnow

    options.today, options.format = None, "text"
    if not indexnow.is_endpoint(options.endpoint):
        print(f"answerpress: `{options.endpoint}` is not an address\n  hint begin it with https://", file=sys.stderr)
        return USAGE
    config, problems = _config(options)
    changes = None
    if config is not None and not has_errors(problems):
        site_dir = Path(options.site_dir).absolute() if options.site_dir else config.site_dir
        changes, problems = indexnow.read_changes(Path(options.since).absolute(), site_dir, config)
    if config is None or changes is None:
        _report(options, problems)
        return FINDINGS
    print(indexnow.report(changes))
    bodies = indexnow.payloads(config, changes.urls)
    if options.dry_run:
        print(indexnow.dry_run(options.endpoint, bodies))
        return CLEAN
    for sent in indexnow.submit(options.endpoint, bodies, time.sleep):
        print(f"{sent.urls} addresses: {sent.answer.words}")
        problems += [] if sent.answer.taken else [sent.answer.problem_at(options.endpoint)]
    _report(options, problems)
    return FINDINGS if problems else CLEAN
