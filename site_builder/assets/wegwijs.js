// Keeps the answers on this page only, to print. A sensitive page is opened as any link: no answer
// comes along.
(() => {
  const given = [];
  const one = (selector, page = document) => page.querySelector(selector);
  const open = async (href) => {
    try {
      const text = await (await fetch(href)).text();
      const page = new DOMParser().parseFromString(text, "text/html");
      const lines = given.map(({ said }) => {
        const line = document.createElement("li");
        line.textContent = said;
        return line;
      });
      one(".given ol", page).append(...lines);
      one(".given", page).hidden = !lines.length;
      for (const part of ["main", ".breadcrumb", ".languages"]) {
        one(part)?.replaceWith(one(part, page));
      }
      document.title = page.title;
      one("h1").tabIndex = -1;
      one("h1").focus();
    } catch (_) {
      location.href = href;
    }
  };
  document.addEventListener("click", (event) => {
    const { target } = event;
    if (target.closest(".given button")) print();
    const link = target.closest(".answers a:not([data-sensitive])");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const said = `${(one(".question") || one("h1")).textContent} ${link.textContent}`;
    given.push({ at: location.pathname, said });
    history.pushState(null, "", link.href);
    open(link.href);
  });
  addEventListener("popstate", () => {
    const back = given.findIndex(({ at }) => at === location.pathname);
    if (back >= 0) given.length = back;
    open(location.href);
  });
})();
