// Written by `answerpress deploy-rules`; the next run writes it anew.
//
// Who names text/markdown in Accept, with a weight above 0 and not below that of HTML, gets the twin.
// Everybody else gets HTML: a wildcard alone never gives Markdown, for browsers, curl and search engines
// send it. Equal weights give Markdown: nobody names it who does not want it. No answer is 406; a server
// may disregard the field (RFC 9110 section 12.5.1), and agents that ask for nothing we have still read HTML.

const RULES = {
  "base": "/docs",
  "segments": "(?:/[A-Za-z0-9][A-Za-z0-9._-]*)+",
  "accept": {
    "text/markdown": "(?:^|,)[ \\t]*text/markdown[ \\t]*(?:;[^,]*?)??(?:;[ \\t]*q=(0(?:\\.[0-9]*)?|1(?:\\.0*)?)[ \\t]*(?:;[^,]*)?)?(?:,|$)",
    "text/html": "(?:^|,)[ \\t]*text/html[ \\t]*(?:;[^,]*?)??(?:;[ \\t]*q=(0(?:\\.[0-9]*)?|1(?:\\.0*)?)[ \\t]*(?:;[^,]*)?)?(?:,|$)",
    "text/*": "(?:^|,)[ \\t]*text/\\*[ \\t]*(?:;[^,]*?)??(?:;[ \\t]*q=(0(?:\\.[0-9]*)?|1(?:\\.0*)?)[ \\t]*(?:;[^,]*)?)?(?:,|$)",
    "*/*": "(?:^|,)[ \\t]*\\*/\\*[ \\t]*(?:;[^,]*?)??(?:;[ \\t]*q=(0(?:\\.[0-9]*)?|1(?:\\.0*)?)[ \\t]*(?:;[^,]*)?)?(?:,|$)"
  },
  "html": [
    "text/html",
    "text/*",
    "*/*"
  ],
  "headers": {
    "Content-Security-Policy": "default-src 'none'; script-src 'self' 'sha256-AAAA='",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Usage": "train-ai=n, search=y",
    "Strict-Transport-Security": "max-age=31536000"
  },
  "notFound": "no-cache",
  "types": [
    [
      "/(?:feed|atom)\\.xml$",
      "application/atom+xml; charset=utf-8"
    ],
    [
      "/feed\\.json$",
      "application/feed+json; charset=utf-8"
    ],
    [
      "/opensearch\\.xml$",
      "application/opensearchdescription+xml; charset=utf-8"
    ],
    [
      "/api/schemas/[^/]+\\.json$",
      "application/schema+json; charset=utf-8"
    ],
    [
      "/\\.well-known/api-catalog$",
      "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\""
    ],
    [
      "\\.html$",
      "text/html; charset=utf-8"
    ],
    [
      "\\.md$",
      "text/markdown; charset=utf-8"
    ],
    [
      "\\.txt$",
      "text/plain; charset=utf-8"
    ],
    [
      "\\.json$",
      "application/json; charset=utf-8"
    ],
    [
      "\\.jsonl$",
      "application/jsonl; charset=utf-8"
    ],
    [
      "\\.jsonld$",
      "application/ld+json; charset=utf-8"
    ],
    [
      "\\.xml$",
      "application/xml; charset=utf-8"
    ],
    [
      "\\.xsl$",
      "text/xsl; charset=utf-8"
    ],
    [
      "\\.csv$",
      "text/csv; charset=utf-8"
    ],
    [
      "\\.css$",
      "text/css; charset=utf-8"
    ],
    [
      "\\.js$",
      "text/javascript; charset=utf-8"
    ],
    [
      "\\.mjs$",
      "text/javascript; charset=utf-8"
    ],
    [
      "\\.map$",
      "application/json; charset=utf-8"
    ],
    [
      "\\.webmanifest$",
      "application/manifest+json; charset=utf-8"
    ],
    [
      "\\.svg$",
      "image/svg+xml; charset=utf-8"
    ]
  ],
  "open": "(?:\\.(?:md|txt|json|jsonl|jsonld|xml)|/\\.well-known/api-catalog)$",
  "links": "</docs/llms.txt>; rel=\"llms-txt\"; type=\"text/plain\", </docs/llms.txt>; rel=\"describedby\"; type=\"text/plain\", </docs/sitemap.xml>; rel=\"sitemap\"; type=\"application/xml\", </docs/.well-known/api-catalog>; rel=\"api-catalog\"; type=\"application/linkset+json\"",
  "toHomeTwin": "</docs/index.md>; rel=\"alternate\"; type=\"text/markdown\"",
  "toTwin": "</docs{page}.md>; rel=\"alternate\"; type=\"text/markdown\"",
  "toPage": "<https://example.com/docs{page}/>; rel=\"canonical\""
};

/** The weight of a media range in thousandths; null when the header does not name it (RFC 9110 section 12.4.2). */
function weight(accept, range) {
  const found = new RegExp(RULES.accept[range], "i").exec(accept);
  if (found === null) return null;
  const said = found[1];
  if (said === undefined || said.startsWith("1")) return 1000;
  return Number(`${said.slice(2)}000`.slice(0, 3));
}

/** Whether who sends this Accept header wants the twin. */
function prefersMarkdown(accept) {
  const markdown = weight(accept ?? "", "text/markdown");
  if (!markdown) return false;
  const html = RULES.html.map((range) => weight(accept, range)).find((found) => found !== null);
  return markdown >= (html ?? 0);
}

/** What an address is: a page ends with a slash, a twin with .md; the rest are files. */
function formOf(path) {
  if (path.endsWith("/")) return "page";
  return path.endsWith(".md") ? "twin" : "file";
}

/** The link from a page to its twin or back; none where the address would need escaping in a header. */
function counterpart(form, path) {
  const inner = path.slice(RULES.base.length).replace(/(?:\/index(?:\.html)?)?\.md$|\/$/, "");
  if (inner !== "" && !new RegExp(`^${RULES.segments}$`).test(inner)) return [];
  if (form === "twin") return [RULES.toPage.replace("{page}", inner)];
  return [inner === "" ? RULES.toHomeTwin : RULES.toTwin.replace("{page}", inner)];
}

/** Headers that depend on the address: the type of text, who may read it, where its other form is. */
function particular(form, path) {
  const file = form === "twin" ? "/index.md" : path;
  const type = RULES.types.find(([pattern]) => new RegExp(pattern).test(file));
  return {
    ...(type && form !== "page" ? { "Content-Type": type[1] } : {}),
    ...(new RegExp(RULES.open).test(file) ? { "Access-Control-Allow-Origin": "*" } : {}),
    ...(form === "file" ? {} : { Link: [RULES.links, ...counterpart(form, path)].join(", ") }),
  };
}

/** A response with the headers of the site, and of its address. */
function dressed(response, form, path) {
  const missing = { "Cache-Control": RULES.notFound, Link: RULES.links };
  const extra = { ...RULES.headers, ...(response.status === 404 ? missing : particular(form, path)) };
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(extra)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** The response for an address that may give two forms. */
function varying(response) {
  const vary = response.headers.get("Vary") ?? "";
  if (!/(?:^|,)\s*accept\s*(?:,|$)/i.test(vary)) response.headers.append("Vary", "Accept");
  return response;
}

/** The host's own redirect to the address with its slash, made permanent (RFC 9110 section 15.4.2). */
function redirected(response, request) {
  const asked = new URL(request.url);
  const target = new URL(response.headers.get("Location") ?? "", asked);
  const slash = target.host === asked.host && target.pathname === `${asked.pathname}/`;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(RULES.headers)) headers.set(name, value);
  return new Response(null, { status: slash ? 301 : response.status, headers });
}

/** Answer a request. `get(path)` fetches a file of the site, `next()` does what the host does by itself. */
async function answer(request, get, next) {
  const path = new URL(request.url).pathname;
  const form = formOf(path);
  if (form === "page" && prefersMarkdown(request.headers.get("Accept"))) {
    const twin = await get(`${path}index.html.md`);
    if (twin.status === 200 || twin.status === 304) return varying(dressed(twin, "twin", path));
  }
  const response = await next();
  if ([301, 302, 307, 308].includes(response.status)) return redirected(response, request);
  return form === "page" ? varying(dressed(response, form, path)) : dressed(response, form, path);
}

export default {
  async fetch(request, env) {
    const get = (path) => env.ASSETS.fetch(new Request(new URL(path, request.url), request));
    return answer(request, get, () => env.ASSETS.fetch(request));
  },
};
