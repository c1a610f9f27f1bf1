/** Marking words of a query in a text, however the text is written: full width, capitals, plural. */

/** One character in the form in which terms are. */
function plain(character) {
  const folded = character.normalize("NFKC").toLowerCase();
  return folded.length === 1 ? folded : character;
}

/** Places of `words` in `text`: [start, end] from left to right, none inside another. */
export function placesOf(words, text) {
  const folded = Array.from({ length: text.length }, (_, place) => plain(text[place])).join("");
  const marked = new Uint8Array(text.length);
  for (const word of words.filter(Boolean)) {
    const latin = /^[a-z0-9]/.test(word);
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      if (latin && /[a-z0-9]/.test(folded[at - 1] ?? "")) continue;
      marked.fill(1, at, at + word.length);
    }
  }
  const places = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!marked[at]) continue;
    if (places.at(-1)?.[1] === at) places.at(-1)[1] = at + 1;
    else places.push([at, at + 1]);
  }
  return places;
}

/** A text with its marks, as nodes. */
export function marked(words, text) {
  const fragment = document.createDocumentFragment();
  let from = 0;
  for (const [start, end] of placesOf(words, text)) {
    fragment.append(text.slice(from, start), Object.assign(document.createElement("mark"), { textContent: text.slice(start, end) }));
    from = end;
  }
  fragment.append(text.slice(from));
  return fragment;
}

/** Marks words in the page that a result led to. */
export function markPage(words, root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("script, style, textarea, mark, [hidden]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found = [];
  while (walker.nextNode()) if (placesOf(words, walker.currentNode.data).length) found.push(walker.currentNode);
  for (const node of found) {
    const fragment = marked(words, node.data);
    for (const mark of fragment.querySelectorAll("mark")) mark.dataset.mdHighlight = "";
    node.replaceWith(fragment);
  }
}
