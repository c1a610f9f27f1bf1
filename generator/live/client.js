/** Reloads a page of the preview when the site has changed, and shows what keeps it from changing. */
(() => {
  const own = document.currentScript;
  const at = (name) => new URL(name, own.src).href;
  const element = (name, properties = {}, ...held) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...held);
    return made;
  };
  const style = element("link", { rel: "stylesheet", href: at("client.css") });
  document.head.append(style);
  const panel = element("section", { id: "ap-live", hidden: true });
  panel.setAttribute("role", "alert");
  document.body.append(panel);

  const item = (problem) =>
    element(
      "li",
      {},
      element("p", { className: "ap-live__place", textContent: `${problem.place}: ${problem.severity} ${problem.code} ${problem.name}` }),
      element("p", { className: "ap-live__message", textContent: problem.message }),
      ...(problem.line ? [element("pre", { textContent: problem.line })] : []),
      element("p", { className: "ap-live__hint", textContent: problem.hint }),
    );

  const show = ({ verdict, problems }) => {
    panel.hidden = !problems.length;
    panel.replaceChildren(element("h2", { textContent: verdict }), element("ol", {}, ...problems.map(item)));
  };

  const events = new EventSource(at("events"));
  events.addEventListener("message", ({ data }) => {
    const news = JSON.parse(data);
    if (news.generation !== own.dataset.generation) {
      events.close();
      location.reload();
    } else show(news);
  });
  addEventListener("pagehide", () => events.close());
})();
