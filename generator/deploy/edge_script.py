"""The script at the edge, in JavaScript. ``"RULES"`` stands for what :func:`generator.deploy.edge.script` puts in."""

from __future__ import annotations

SCRIPT = r"""
const RULES = "RULES";

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
"""
