// Stands in for Cloudflare and for Netlify: `node edge_host.mjs SCRIPT FOLDER HOST < requests.json > answers.json`.
// Both serve files with an ETag, add a missing last slash, take redirects first and answer 404 with 404.html.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [script, folder, host] = process.argv.slice(2);
const redirects = Object.fromEntries(
  readFileSync(`${folder}/_redirects`, "utf8").split("\n").filter((line) => line.startsWith("/")).map((line) => line.split(" ").slice(0, 2)),
);
const isFile = (path) => existsSync(path) && statSync(path).isFile();

function serve(request) {
  const path = new URL(request.url).pathname;
  if (path in redirects) return new Response(null, { status: 301, headers: { Location: redirects[path] } });
  const slash = host === "cloudflare" ? 307 : 301;
  if (!path.endsWith("/") && isFile(`${folder}${path}/index.html`)) return new Response(null, { status: slash, headers: { Location: `${path}/` } });
  const file = path.endsWith("/") ? `${folder}${path}index.html` : `${folder}${path}`;
  const found = isFile(file);
  const data = readFileSync(found ? file : `${folder}/404.html`);
  const tag = `"${createHash("sha256").update(data).digest("hex").slice(0, 16)}"`;
  const headers = { ETag: tag, "Cache-Control": "public, max-age=0, must-revalidate" };
  if (found && request.headers.get("If-None-Match") === tag) return new Response(null, { status: 304, headers });
  const type = !found || file.endsWith(".html") ? "text/html; charset=utf-8" : "application/octet-stream";
  return new Response(request.method === "HEAD" ? null : data, { status: found ? 200 : 404, headers: { ...headers, "Content-Type": type } });
}

const module = await import(pathToFileURL(script));
globalThis.fetch = async (request) => serve(request);
const ask = (request) =>
  host === "cloudflare"
    ? module.default.fetch(request, { ASSETS: { fetch: async (asked) => serve(asked) } })
    : module.default(request, { next: async () => serve(request) });

const answers = [];
for (const { path, headers, method } of JSON.parse(readFileSync(0, "utf8"))) {
  const answer = await ask(new Request(`https://help.example.com${path}`, { headers, method }));
  answers.push({ status: answer.status, headers: [...answer.headers], body: await answer.text() });
}
process.stdout.write(JSON.stringify(answers));
