/** A reply in the forms in which it is copied: words, Markdown, HTML. */

export const VARIABLE = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/;

/** Every {{name}} of a reply becomes an element of its own, whose text the form sets. */
export function variablesIn(reply) {
  const found = [];
  const walker = document.createTreeWalker(reply, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (let text of texts) {
    for (let match = VARIABLE.exec(text.data); match; match = VARIABLE.exec(text.data)) {
      const rest = text.splitText(match.index).splitText(match[0].length);
      const mark = document.createElement("mark");
      mark.className = "ap-variable ap-variable--unfilled";
      mark.title = reply.dataset.unfilled;
      mark.textContent = match[0];
      rest.previousSibling.replaceWith(mark);
      found.push({ name: match[1], blank: match[0], hint: reply.dataset.unfilled, mark });
      text = rest;
    }
  }
  return found;
}

/** Show a value in its place, or that there is none. */
export function setVariable({ blank, hint, mark }, value) {
  mark.textContent = value || blank;
  mark.title = value ? "" : hint;
  mark.classList.toggle("ap-variable--unfilled", !value);
}

const base = () => document.querySelector("link[rel=canonical]")?.href ?? document.baseURI;

/** The words of an element as one would type them: lists with their marks, links with their address. */
export function plain(root) {
  const inline = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s*\n\s*/g, "");
    if (node.nodeName === "BR") return "\n";
    const text = [...node.childNodes].map(inline).join("");
    if (node.nodeName !== "A") return text;
    const address = new URL(node.getAttribute("href"), base()).href;
    return address.includes(text) ? address : `${text} ${address} `;
  };
  const blocks = (parent, indent) =>
    [...parent.childNodes].flatMap((node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? [indent + node.data.trim()] : [];
      if (node.nodeName === "OL" || node.nodeName === "UL") {
        const start = node.nodeName === "OL" ? node.start : 0;
        const items = [...node.children].map((item, number) => {
          const mark = start ? `${start + number}. ` : "- ";
          const loose = [...item.children].some((child) => /^(P|OL|UL|PRE|BLOCKQUOTE)$/.test(child.nodeName));
          const words = loose ? blocks(item, `${indent}   `).join("\n").trimStart() : inline(item).trim();
          return indent + mark + words;
        });
        return [items.join("\n")];
      }
      if (node.nodeName === "PRE") return [node.textContent.trimEnd()];
      if (node.nodeName === "BLOCKQUOTE" || node.nodeName === "DIV") return blocks(node, indent);
      return [indent + inline(node).trim()];
    });
  return `${blocks(root, "").join("\n\n")}\n`;
}

const MARKS = { STRONG: "**", B: "**", EM: "*", I: "*", DEL: "~~" };

/** The Markdown of an element; what its words mean to Markdown is escaped, but not inside code. */
export function markdown(root) {
  const escaped = (text) => text.replace(/[\\*[\]<>`|~#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&");
  const inline = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data.replace(/\s*\n\s*/g, ""));
    if (node.nodeName === "BR") return "\\\n";
    if (node.nodeName === "CODE") return /`/.test(node.textContent) ? `\`\` ${node.textContent} \`\`` : `\`${node.textContent}\``;
    const text = [...node.childNodes].map(inline).join("");
    if (node.nodeName === "A") return `[${text}](${new URL(node.getAttribute("href"), base()).href})`;
    const mark = MARKS[node.nodeName] ?? "";
    return mark + text + mark;
  };
  const indented = (text, width) => text.replace(/\n(?=.)/g, `\n${" ".repeat(width)}`);
  const blocks = (parent) =>
    [...parent.childNodes].flatMap((node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? [escaped(node.data.trim())] : [];
      if (node.nodeName === "OL" || node.nodeName === "UL") {
        const items = [...node.children].map((item, number) => {
          const mark = node.nodeName === "OL" ? `${node.start + number}. ` : "- ";
          const loose = [...item.children].some((child) => /^(P|OL|UL|PRE|BLOCKQUOTE)$/.test(child.nodeName));
          return mark + indented(loose ? blocks(item).join("\n\n") : inline(item).trim(), mark.length);
        });
        return [items.join("\n")];
      }
      if (node.nodeName === "PRE") return [`\`\`\`\n${node.textContent.trimEnd()}\n\`\`\``];
      if (node.nodeName === "BLOCKQUOTE") return [`> ${blocks(node).join("\n\n").replace(/\n/g, "\n> ")}`];
      if (node.nodeName === "DIV") return blocks(node);
      return [inline(node).trim()];
    });
  return `${blocks(root).join("\n\n")}\n`;
}

/** The HTML of a reply: its elements without what the theme needs of them, links with their whole address. */
export function html(reply) {
  const copy = reply.cloneNode(true);
  for (const mark of copy.querySelectorAll("mark.ap-variable")) mark.replaceWith(mark.textContent);
  for (const node of copy.querySelectorAll("*")) {
    if (node.nodeName === "A") node.setAttribute("href", new URL(node.getAttribute("href"), base()).href);
    for (const { name } of [...node.attributes]) if (!/^(href|start|lang)$/.test(name)) node.removeAttribute(name);
  }
  return copy.innerHTML.trim();
}
