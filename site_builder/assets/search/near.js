// Answers on the page of a wijk while somebody types, from one file with the search of that wijk.
// Nothing is fetched before the field is used. Without it the form goes to the search page.
(() => {
  const SHOWN = 5;
  const TYPING = 150;
  const one = (selector, root = document) => root.querySelector(selector);
  const box = one("[data-bundle]");
  const form = one("main form[role=search]");
  const field = form.elements.q;
  const list = one(".results", box);
  const help = one(".help-now");
  const tell = createStatus(one("#zoekstatus"));
  const [folder, bundle] = box.dataset.bundle.split(/(?<=\/)(?=[^/]+$)/);
  let worker = null;
  let guard = null;
  let asked = 0;
  let timer;

  const rest = () => {
    asked += 1;
    box.hidden = true;
    list.replaceChildren();
    tell("");
  };
  const begin = () => {
    if (worker) return;
    guard = createGuard(ask);
    worker = new Worker(box.dataset.script);
    worker.onmessage = ({ data: answer }) => {
      // The counts come in a second answer to the same question.
      if (answer.id === asked && !(answer.facets && answer.facets.kind)) show(answer);
    };
    worker.onerror = rest;
    worker.postMessage({ bundle, base: folder });
  };
  const card = (hit) => {
    const made = one("template", box).content.cloneNode(true);
    const link = one("a", made);
    link.href = hit.url;
    link.textContent = hit.title;
    if (hit.language !== document.documentElement.lang) {
      link.lang = link.hreflang = hit.language;
      link.dir = box.dataset.rtl.split(" ").includes(hit.language) ? "rtl" : "ltr";
    }
    const where = one(".note", made);
    where.textContent = [hit.date && day(hit.date), hit.areaName].filter(Boolean).join(" · ");
    if (!where.textContent) where.remove();
    return made;
  };
  const day = (iso) =>
    new Date(iso).toLocaleDateString(box.dataset.locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  const counted = (total) => (total === 1 ? box.dataset.one : box.dataset.many.replace("*", total));
  const show = ({ error, hits, total }) => {
    if (error) return rest();
    const text = total ? counted(total) : box.dataset.none;
    const row = document.createElement("ol");
    row.className = "link-list";
    row.append(...hits.map(card));
    list.replaceChildren(...(total ? [row] : []));
    one(".found-count", box).textContent = text;
    box.hidden = false;
    tell(text);
  };
  // A sensitive subject is in no bundle: then the numbers come, and the search page knows more.
  const ask = () => {
    clearTimeout(timer);
    const query = field.value;
    guard.show(help, guard.subjects([query]));
    if (!help.hidden) {
      rest();
      return tell(one("p", help).textContent);
    }
    if (!query.trim()) return rest();
    if (!guard.isReady()) return;
    asked += 1;
    worker.postMessage({
      id: asked,
      query,
      filters: {},
      area: box.dataset.area,
      today: box.dataset.today || new Date().toLocaleDateString("en-CA", { timeZone: "Europe/Amsterdam" }),
      limit: SHOWN,
      offset: 0,
    });
  };
  field.addEventListener("focus", begin);
  field.addEventListener("input", () => {
    begin();
    clearTimeout(timer);
    timer = setTimeout(ask, TYPING);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || box.hidden || !(form.contains(event.target) || box.contains(event.target))) return;
    rest();
    field.focus();
  });
  one(".onward a", box).addEventListener("click", (event) => {
    event.preventDefault();
    form.requestSubmit();
  });
})();
