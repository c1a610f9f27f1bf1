/** Which known signals stand in a pasted text: the longest and most exact first. Knows nothing of the page. */

const ORDER = ["exact", "contains", "words", "similar", "number"];
const SHORT = 40; // a text no longer than this tells of nothing else: a number in it is a status
const SIMILAR = 0.6;
const LONGEST = 20000;
const BEFORE = /(?:status|http|code|error|fail|response|returned|状态|错误|报错|返回|提示|响应)[^0-9]{0,24}$/;
const REQUEST = /\b(?:get|post|put|patch|delete|head|options) \S*\/.{0,120}$|http\/\d(?:\.\d)?['"]? $/; // a line of a server's log
const UNIT = /^\s?(?:ms|s|sec|seconds?|min|minutes?|tokens?|kb|mb|px|%|毫秒|秒|分钟|字|次|个|条|行|元)(?![a-z])/;
const REASONS = {
  400: "bad request", 401: "unauthorized", 402: "payment required", 403: "forbidden", 404: "not found", 405: "method not allowed",
  408: "request timeout", 409: "conflict", 413: "payload too large", 415: "unsupported media type", 422: "unprocessable",
  429: "too many requests", 500: "internal server error", 502: "bad gateway", 503: "service unavailable", 504: "gateway timeout",
};

/** A text in the form in which signals are compared: one case, one kind of space, hyphen and quote. */
export function normal(text) {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .toLowerCase()
    .replace(/\\[nrt]/g, " ")
    .replace(/\\/g, "")
    .replace(/[‘’“”`"]/g, "'")
    .replace(/[\s_-]+/g, " ")
    .replace(/^[ .,:;!。，：；！]+|[ .,:;!。，：；！]+$/g, "");
}

const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** Latin words, and pairs of Chinese characters. */
function tokens(text) {
  const found = [];
  for (const [run] of normal(text).matchAll(/[a-z0-9]+|[\u3400-\u9fff]+/g)) {
    if (run.charCodeAt(0) < 128) found.push(run);
    else for (let place = 0; place < Math.max(1, run.length - 1); place += 1) found.push(run.slice(place, place + 2));
  }
  return [...new Set(found)];
}

const width = (text) => [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 128 ? 1 : 2), 0);

function status(code, text) {
  if (text === code) return "exact";
  let found = null;
  for (const match of text.matchAll(new RegExp(`(?<![\\w.])${code}(?!\\w|\\.\\d)`, "g"))) {
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + code.length)];
    if (UNIT.test(after)) continue;
    const reason = REASONS[code];
    const named = reason && after.replace(/^[ :]+/, "").startsWith(reason);
    if (named || text.length <= SHORT || BEFORE.test(before.slice(-40)) || REQUEST.test(before.slice(-160))) return "contains";
    found = "number";
  }
  return found;
}

function words(signal, text, segments) {
  if (text === signal) return "exact";
  const begin = /^[a-z0-9]/.test(signal) ? "(?<![a-z0-9])" : "";
  const end = /[a-z0-9]$/.test(signal) ? "(?![a-z0-9])" : "";
  if (new RegExp(begin + escaped(signal) + end).test(text)) return "contains";
  const parts = signal.split(" ");
  const gaps = parts.map(escaped).join("\\W+(?:\\S+ ){0,3}?");
  if (parts.length > 3 && new RegExp(begin + gaps + end).test(text)) return "contains";
  const wanted = tokens(signal);
  const alike = (held) => {
    const common = wanted.filter((token) => held.includes(token)).length;
    return common > 1 ? common / Math.min(wanted.length, held.length) : 0;
  };
  return segments.some((held) => alike(held) >= SIMILAR) ? "similar" : null;
}

/** What a JSON body in the text says of itself: status, code, type, message, param. */
export function body(text) {
  const found = {};
  const gather = (value, depth) => {
    if (depth > 4 || value === null || typeof value !== "object") return;
    for (const [name, held] of Object.entries(value)) {
      const known = { status_code: "status", error_code: "code", msg: "message", detail: "message", error_message: "message" }[name] ?? name;
      const simple = typeof held === "string" || typeof held === "number";
      if (simple && ["status", "code", "type", "message", "param"].includes(known)) found[known] ??= String(held);
      else if (name === "error" && typeof held === "string") found.message ??= held;
      else gather(held, depth + 1);
    }
  };
  for (const candidate of candidates(text)) {
    try {
      gather(JSON.parse(candidate), 0);
      if (Object.keys(found).length) return found;
    } catch {
      /* No JSON, or cut short. */
    }
  }
  for (const [, name, one, bare] of text.matchAll(/["'](status|code|type|message|param)["']\s*:\s*(?:["']([^"']*)["']|(\d+))/g)) {
    found[name] ??= one ?? bare;
  }
  return found;
}

/** Pieces of a text that may be JSON: from its first brace to its last, as it is and with its escaped quotes read. */
function candidates(text) {
  const [start, end] = [text.indexOf("{"), text.lastIndexOf("}")];
  if (start < 0 || end <= start) return [];
  const piece = text.slice(start, end + 1);
  return [piece, piece.replace(/\\"/g, '"').replace(/\\n/g, " ")];
}

/** Known rows that a text tells of: [{row, fit}], best first. A row has `signal`, and `words`: all of its text, for short questions. */
export function recognise(rows, pasted) {
  const raw = pasted.slice(0, LONGEST);
  const text = normal(raw);
  if (!text) return [];
  const parts = body(raw);
  const said = Object.entries(parts).map(([name, value]) => normal(name === "status" || /^\d{3}$/.test(value) ? `status ${value}` : value));
  const segments = raw.split(/[\n。；;!！?？"{}]|\. /).map(tokens).filter((held) => held.length > 1);
  const asked = text.length <= SHORT ? tokens(text) : [];
  const found = [];
  rows.forEach((row, place) => {
    const signal = normal(row.signal);
    const fits = [text, ...said].map((one) => (/^\d+$/.test(signal) ? status(signal, one) : words(signal, one, segments)));
    let fit = ORDER.find((name) => fits.includes(name)) ?? null;
    if (fit === "exact" && text !== signal) fit = "contains";
    if (!fit && asked.length) {
      const held = normal(row.words ?? "");
      if (asked.every((token) => (/^[a-z0-9]/.test(token) ? new RegExp(`(?<![a-z0-9])${escaped(token)}`).test(held) : held.includes(token)))) {
        fit = "words";
      }
    }
    const literal = raw.includes(row.signal) ? 0 : 1;
    if (fit) found.push({ row, fit, literal, place, width: width(signal) });
  });
  const order = (one, other) => other.width - one.width || one.literal - other.literal || one.place - other.place;
  found.sort((one, other) => ORDER.indexOf(one.fit) - ORDER.indexOf(other.fit) || order(one, other));
  const certain = found.filter(({ fit }) => fit === "exact" || fit === "contains");
  return (certain.length ? certain : found).map(({ row, fit }) => ({ row, fit }));
}
