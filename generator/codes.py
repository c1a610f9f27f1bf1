"""The book of what can be wrong with sources, references, routes and hosts.

Rules of ``lint/rules`` carry their own code; these are the codes of the reader, the
decoder, the assembler and the hosts. ``answerpress explain CODE`` prints an entry.
"""

from __future__ import annotations

from generator.diagnostics import Code

# S: source and schema -------------------------------------------------------------------------

FILE_NAME = Code(
    "APS001",
    "odd-file-name",
    "A file or folder under `content/` whose name cannot become an address. Use `<kind folder>/<slug>.yml`, the slug in lower-case letters, digits and hyphens.",
)
FILE_SIZE = Code(
    "APS002",
    "oversized-file",
    "A source file over the size limit (`max_file_kb` in mkdocs.yml). Split the entry; a page that long is not read either.",
)
ENCODING = Code(
    "APS003", "invalid-utf8", "Bytes that are not UTF-8. Save the file as UTF-8; the column says where the first bad byte stands."
)
BOM = Code(
    "APS004",
    "byte-order-mark",
    "A byte order mark at the start of a file. Save as UTF-8 without BOM.",
)
CRLF = Code(
    "APS005",
    "windows-line-ends",
    "Lines that end with CR LF or CR. Save the file with LF, so that a diff shows what changed and nothing else.",
)
CONTROL = Code(
    "APS006",
    "control-character",
    "A control character, a line separator or a bidirectional override. They are invisible, and can make text read otherwise than it is stored.",
)
SYMLINK = Code(
    "APS007",
    "symlink-outside",
    "A symbolic link that leads out of `content/`. Content must not publish what lies elsewhere on the machine.",
)
UNREADABLE = Code(
    "APS008",
    "unreadable-file",
    "A file that the system does not let us read, or that is not a regular file.",
)
EMPTY = Code(
    "APS009",
    "empty-file",
    "A source file with nothing in it. `answerpress new KIND SLUG` writes a skeleton.",
)
SYNTAX = Code(
    "APS010",
    "yaml-syntax",
    "Text that is not YAML. Most often a value that needs quotes (it contains `: ` or begins with `[`, `{`, `*`, `&`, `@` or a backtick) or an indent that is off.",
)
TAB = Code(
    "APS011",
    "tab-indent",
    "A tab where YAML wants spaces. Indent with two spaces.",
)
DUPLICATE_KEY = Code(
    "APS012", "duplicate-key", "The same key twice in one mapping. YAML readers keep one of them silently; which one differs."
)
ANCHOR = Code(
    "APS013",
    "yaml-anchor",
    "Anchors (`&x`), aliases (`*x`) and merge keys (`<<`). They hide what an entry says and can be made to explode; write the value out.",
)
TAG = Code(
    "APS014",
    "yaml-tag",
    "A YAML tag (`!x`, `!!str`). Content is plain data.",
)
AMBIGUOUS_BOOL = Code(
    "APS015",
    "yaml-boolean-word",
    "`yes`, `no`, `on` or `off` without quotes: YAML 1.1 readers take it for true or false, others for text. Write `true`/`false`, or put quotes round the word.",
)
AMBIGUOUS_NUMBER = Code(
    "APS016", "yaml-odd-number", "A number whose written form would be lost (`1.10`, `007`, `1_000`, `0x1F`, `1e3`). Put quotes round it."
)
AMBIGUOUS_TIME = Code(
    "APS017", "yaml-sexagesimal", "`12:30` without quotes: YAML 1.1 readers take it for the number 750. Put quotes round it."
)
COMPLEX_KEY = Code(
    "APS018",
    "complex-key",
    "A key that is not a simple word.",
)
MULTIPLE_DOCUMENTS = Code(
    "APS019",
    "several-documents",
    "More than one YAML document in a file (`---`). One file, one entry.",
)
TOO_DEEP = Code(
    "APS020",
    "deep-nesting",
    "Values nested deeper than any field of the content model.",
)
NOT_A_MAPPING = Code(
    "APS021",
    "wrong-top-level",
    "A file whose top level is not a mapping of field names to values.",
)
UNKNOWN_FIELD = Code(
    "APS022",
    "unknown-field",
    "A field that the kind does not have.",
)
MISSING_FIELD = Code(
    "APS023",
    "missing-field",
    "A required field that is not there.",
)
WRONG_TYPE = Code(
    "APS024",
    "wrong-type",
    "A value of another type than the field holds, such as a number where text is wanted. Text that looks like a number or a date needs quotes.",
)
BAD_VALUE = Code(
    "APS025", "bad-value", "A value that the field does not allow: too long, too short, of the wrong form or not one of the choices."
)
INCONSISTENT = Code(
    "APS026",
    "inconsistent-fields",
    "Fields of one entry that contradict each other, such as an `updated` that is not the newest date of `revisions`.",
)
MISSING_VOCABULARY = Code(
    "APS027",
    "missing-vocabulary",
    "One of site.yml, topics.yml, evidence.yml and policy.yml is not there. `answerpress init DIR` writes a set to begin with.",
)
UNQUOTED_DATE = Code(
    "APS028", "unquoted-date", "A date without quotes in a field that holds text. YAML readers turn it into a date; put quotes round it."
)
DUPLICATE_NAME = Code(
    "APS029",
    "duplicate-name",
    "Two items of one list with the same `id` or `name`.",
)
YAML_NULL = Code(
    "APS030",
    "empty-value",
    "A key without a value. Remove the key, or give it a value.",
)

# R: references and routes ---------------------------------------------------------------------

DANGLING_REF = Code(
    "APR001",
    "dangling-reference",
    "A reference to an entry that does not exist.",
)
DANGLING_ANCHOR = Code(
    "APR002",
    "dangling-anchor",
    "A reference to a place that the page does not have.",
)
DANGLING_FACT = Code(
    "APR003",
    "unknown-fact",
    "`<fact:name>` with a name that site.yml does not have.",
)
UNKNOWN_NAME = Code(
    "APR004", "unknown-name", "A name that is in none of topics.yml, evidence.yml, policy.yml or the people of site.yml, as the field asks."
)
REF_TO_DRAFT = Code(
    "APR005", "reference-to-draft", "A published page that refers to a draft or a retired page: its readers would meet a dead end."
)
ROUTE_COLLISION = Code(
    "APR006",
    "route-collision",
    "Two sources that claim the same address. All of them are named.",
)
UNSAFE_LINK = Code(
    "APR007",
    "unsafe-link",
    "A link whose scheme is not http, https, mailto, a kind, or an anchor of the page.",
)
RAW_HTML = Code(
    "APR008",
    "raw-html",
    "HTML in a Markdown field. It is shown as text. Put code in backticks.",
    "warning",
)
FIELD_HEADING = Code(
    "APR009",
    "heading-in-field",
    "A Markdown heading inside a field. Headings belong to sections, so that contents lists and anchors stay true.",
)
MISSING_ASSET = Code(
    "APR010",
    "missing-asset",
    "An image that is not in `content/assets/`, or whose dimensions cannot be read.",
)
MISSING_ALT = Code(
    "APR011",
    "missing-alternative-text",
    "An image without an alternative text.",
)
DUPLICATE_TERM = Code(
    "APR012",
    "duplicate-term",
    "Two glossary entries that claim the same word; neither could be linked.",
)
BAD_REDIRECT = Code(
    "APR013",
    "redirect-clash",
    "A redirect from an address that a page has, or that leads in a circle.",
)
DUPLICATE_ANCHOR = Code(
    "APR014",
    "duplicate-anchor",
    "Two places of one page with the same anchor.",
)
SELF_REF = Code(
    "APR015",
    "self-reference",
    "A page that lists itself as the page to read next.",
)

# H: host and configuration --------------------------------------------------------------------

CONFIG = Code(
    "APH001",
    "bad-configuration",
    "mkdocs.yml is missing, is not YAML, or has a setting that AnswerPress does not know.",
)
SITE_URL = Code(
    "APH002", "different-site-url", "`site_url` of mkdocs.yml and `url` of site.yml differ. Every absolute link depends on them."
)
LOCKED = Code(
    "APH003",
    "build-running",
    "Another build works on the same site folder.",
)
NOT_A_SITE = Code(
    "APH004",
    "foreign-site-folder",
    "The site folder holds files that no build of a site has written. It is replaced as a whole by a build, so choose another folder.",
)
NO_CONTENT = Code(
    "APH005",
    "no-content",
    "There is no `content/` folder, or no published entry in it.",
)
HOST_FAILED = Code(
    "APH006",
    "host-failure",
    "MkDocs stopped. Its message is given; the last good site is as it was.",
)
TEMPLATE = Code(
    "APH007",
    "broken-template",
    "A template or label file of the project that cannot be used.",
)
FOLDER_EXISTS = Code(
    "APH008",
    "existing-file",
    "A file that a command would write exists already. Nothing was changed.",
)
MISSING_LABELS = Code(
    "APH009",
    "missing-labels",
    "There is no labels file for the language of the site.",
)
HOST_WARNING = Code(
    "APH010",
    "host-warning",
    "MkDocs had something to say that does not stop it.",
    "warning",
)
USAGE = Code(
    "APH011",
    "unknown-choice",
    "A command was given a name that does not exist.",
)
NOT_BUILT = Code(
    "APH012",
    "unbuilt-site",
    "A command that works on a built site was given a folder that has none, or files that no build has written. `answerpress build` writes it.",
)
INDEXNOW_KEY = Code(
    "APH013",
    "bad-indexnow-key",
    "`indexnow_key` of mkdocs.yml is missing or is not 8 to 128 letters, digits and hyphens. A build publishes it as `<key>.txt`, by which search engines know that a change comes from the site; it is no secret.",
)
INDEXNOW = Code(
    "APH014",
    "indexnow-refused",
    "The IndexNow endpoint did not take the changed addresses. Its answer is told in words; what was taken before need not be sent again.",
)
BASELINE = Code(
    "APH015",
    "broken-baseline",
    "The file of known findings that mkdocs.yml names cannot be read.",
)
REVISION = Code(
    "APH016",
    "unknown-revision",
    "`--changed-since` was given a revision that git does not know, or there is no git repository round the project. In a workflow, fetch the history: `fetch-depth: 0`.",
)
ADDRESS = Code(
    "APH017",
    "address-in-use",
    "The preview cannot listen where it should: something else does, or the address is not one of this machine.",
)

CODES: tuple[Code, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Code))
