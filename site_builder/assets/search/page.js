// Shows what a word finds while it is typed. The search is done in a worker on this device.
// A query about a sensitive subject never comes in the address, and nothing is stored.
(() => {
  const SIZE = 10;
  const TYPING = 150;
  const one = (selector, root = document) => root.querySelector(selector);
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  const page = data("zoekpagina");
  const { words } = page;
  const form = one("main form[role=search]");
  const field = form.elements.q;
  const found = one(".found");
  const list = one(".results");
  const choices = one(".found .choices");
  const more = one(".more");
  const help = one(".help-now");
  const status = one("#zoekstatus");
  const tell = createStatus(status);
  const areas = [...document.querySelectorAll("[data-area]")];
  const make = (name, text = "", values = {}) => {
    const made = Object.assign(document.createElement(name), values);
    made.append(text);
    return made;
  };
  const name = (text) => make("bdi", text, { lang: "nl" });
  const typed = (text) => make("b", make("bdi", text));

  /** Fill the stars of a sentence. */
  const said = (sentence, ...parts) =>
    sentence.split("*").flatMap((text, at) => (at ? [parts[at - 1], text] : [text]));

  // What is asked for: it stands in the address, unless it is sensitive.

  let state = { q: "", exact: false, wijk: "", filters: {} };
  let secret = true;
  let whole = false;

  const read = () => {
    const params = new URLSearchParams(location.search);
    const filters = {};
    for (const { key, param, options } of page.groups) {
      const slug = params.get(param);
      if (slug) filters[key] = (options.find((option) => option[1] === slug) || [slug])[0];
    }
    return {
      q: params.get("q") || "",
      exact: params.has("precies"),
      wijk: params.get("wijk") || "",
      filters,
    };
  };
  const slugOf = (group, value) => (group.options.find((one) => one[0] === value) || [0, value])[1];
  const address = ({ q, exact, wijk, filters }) => {
    const params = new URLSearchParams();
    if (secret || !q) return location.pathname;
    params.set("q", q);
    if (exact) params.set("precies", "1");
    if (wijk) params.set("wijk", wijk);
    for (const group of page.groups) {
      if (filters[group.key]) params.set(group.param, slugOf(group, filters[group.key]));
    }
    return `?${params}`;
  };
  const handed = () => {
    if (!window.name.startsWith("zoek:")) return null;
    const [q, wijk] = JSON.parse(window.name.slice(5));
    window.name = "";
    return { q, wijk, exact: false, filters: {} };
  };

  // The wijk of the page that the reader came from, else the one this device remembers.

  const home = () => {
    let path = `/${state.wijk}/`;
    if (!state.wijk) {
      try {
        path = JSON.parse(localStorage.getItem("wijk"))[0];
      } catch (_) {
        return null;
      }
    }
    return areas.find(({ dataset }) => path.endsWith(dataset.path) || dataset.path.endsWith(path));
  };

  // A crisis word that was typed shows the numbers; what is near one is only kept out of sight.

  let guard = null;
  const judge = ({ corrected = [], also = [], suggestions = [], hits }) => {
    const about = guard.subjects([state.q, ...corrected.map((pair) => pair[1])]);
    const others = guard.subjects([...also, ...suggestions]);
    const guarded = about.length + others.length > 0 || hits.some((hit, at) => !at && hit.sensitive);
    secret = guarded || guard.begins(state.q, whole);
    guard.show(help, about);
    found.classList.toggle("guarded-found", guarded);
    history.replaceState(null, "", address(state));
  };

  // Only the answer to the last question counts.

  const today = () =>
    page.today || new Date().toLocaleDateString("en-CA", { timeZone: "Europe/Amsterdam" });
  let worker = null;
  let asked = 0;
  let offset = 0;
  let timer;

  const start = () => {
    if (worker) return;
    worker = new Worker("/assets/search/worker.js");
    worker.onmessage = ({ data: answer }) => {
      // The counts come in a second answer to the same question.
      if (last && answer.id === last.id && answer.facets.kind) narrow(answer.facets);
      else if (answer.id === asked) show(answer);
    };
    worker.onerror = fail;
    worker.postMessage({ manifest: data("zoekmanifest"), base: found.dataset.base });
    guard = createGuard(() => last && judge(last));
  };
  const ask = (from = 0) => {
    clearTimeout(timer);
    offset = from;
    const id = (asked += 1);
    if (!state.q.trim()) return rest();
    start();
    const area = home();
    worker.postMessage({
      id,
      query: state.q,
      exact: state.exact,
      area: area ? area.dataset.area : "",
      filters: state.filters,
      today: today(),
      limit: SIZE,
      offset,
    });
  };
  const rest = () => {
    last = null;
    secret = true;
    found.hidden = help.hidden = true;
    tell("");
    history.replaceState(null, "", location.pathname);
  };
  const offer = (works) => {
    for (const part of document.querySelectorAll(".no-search")) part.hidden = works;
    for (const part of document.querySelectorAll(".on-device")) part.hidden = !works;
  };
  const fail = () => {
    offer(false);
    found.hidden = true;
    one("#zoekfout").textContent = status.textContent = words.failed;
  };

  let last = null;
  const link = (text, next, key) => {
    const made = make("a", text, { href: address(next), next });
    made.dataset.key = key;
    return made;
  };
  const marked = (node, text, marks) => {
    let at = 0;
    for (const [from, to] of marks || []) {
      node.append(text.slice(at, from), make("mark", text.slice(from, to)));
      at = to;
    }
    node.append(text.slice(at));
  };
  const speak = (node, language) => {
    if (!language || language === page.language) return;
    Object.assign(node, { lang: language, dir: page.rtl.includes(language) ? "rtl" : "ltr" });
  };
  const label = (key, value) => {
    const group = page.groups.find((each) => each.key === key);
    const option = group.options.find((each) => each[0] === value);
    if (option) return option[2];
    if (key !== "language") return value;
    return new Intl.DisplayNames([page.locale], { type: "language" }).of(value);
  };
  const day = (iso) =>
    new Date(iso).toLocaleDateString(page.locale, {
      weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
    });
  const card = (hit) => {
    const made = one("#zoekkaart").content.cloneNode(true);
    const put = (selector, text) => {
      const node = one(selector, made);
      if (text) node.append(text);
      else node.remove();
      return node;
    };
    const kinds = [hit.domain && label("domain", hit.domain), label("kind", hit.kind)];
    one(".kind span", made).textContent = kinds.filter(Boolean).join(" · ");
    const drawing = one(".kind svg", made);
    if (hit.domain) one("use", drawing).setAttribute("href", `/assets/icons.svg#${hit.domain}`);
    else drawing.remove();
    const title = one("h3", made);
    const anchor = one("a", title);
    anchor.href = hit.url;
    if (hit.language !== page.language) anchor.hreflang = hit.language;
    speak(title, hit.language);
    marked(anchor, hit.title, hit.sensitive ? [] : hit.title_marks);
    put(".when", hit.date && day(hit.date));
    put(".where", hit.areaName && name(hit.areaName));
    const text = hit.sensitive ? "" : hit.summary;
    const summary = put(".summary", text);
    speak(summary, hit.language);
    summary.textContent = "";
    marked(summary, text, hit.summary_marks);
    put(".guarded-hit", hit.sensitive && words.guarded);
    return made;
  };

  const group = (each, facets) => {
    const chosen = state.filters[each.key];
    const dated = (facets.kind || []).some(([kind]) => kind === "event");
    const days = dated ? each.options.map(([value]) => [value]) : [];
    const counts = each.key === "when" ? days : facets[each.key] || [];
    const shown = counts.filter(([value, count]) => count !== 0 || value === chosen);
    if (chosen && !shown.some((pair) => pair[0] === chosen)) shown.push([chosen, 0]);
    if (shown.length < 2 && !chosen) return [];
    const place = ([value]) => each.options.findIndex((option) => option[0] === value);
    shown.sort((one, other) => place(one) - place(other));
    const box = make("div", make("dt", each.title));
    for (const [value, count] of shown) {
      const current = value === chosen;
      const filters = { ...state.filters, [each.key]: current ? undefined : value };
      const made = link(label(each.key, value), { ...state, filters }, `${each.key} ${value}`);
      if (count !== undefined) made.append(" ", make("span", `(${count})`, { className: "count" }));
      if (current) made.setAttribute("aria-current", "true");
      box.append(make("dd", made));
    }
    return [box];
  };
  /** A link to the page of a wijk. */
  const wijk = (area) => make("a", name(area.textContent), { href: area.href });
  const remarks = ({ corrected = [], also = [], suggestions = [], places = [], total }) => {
    const named = areas.filter(({ dataset }) => places.includes(dataset.area));
    const first = named.length || !home() ? named : [home()];
    const lines = [];
    const exact = { ...state, exact: true };
    for (const [from, used] of corrected) lines.push(said(words.corrected, typed(from), typed(used)));
    if (corrected.length) lines.push([link(said(words.exact, state.q).join(""), exact, "exact")]);
    if (also.length) lines.push(said(words.also, name(also.join(", "))));
    if (total) lines.push(...first.map((area) => said(words.wijk, wijk(area))));
    for (const word of suggestions) {
      lines.push(said(words.suggestion, link(word, { ...state, q: word, exact: false }, `word ${word}`)));
    }
    return lines.map((line) => {
      const made = make("p");
      made.append(...line);
      return made;
    });
  };
  const counted = (total) => (total === 1 ? words.one : words.many.replace("*", total));

  /** Keep the focus: the same choice made anew has it, else the heading. */
  const keeping = (change) => {
    const { key } = document.activeElement.dataset;
    change();
    if (!key) return;
    const again = [...found.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
    (again || one("#gevonden")).focus();
  };
  const narrow = (facets) =>
    keeping(() => {
      one("dl", choices).replaceChildren(...page.groups.flatMap((each) => group(each, facets)));
      choices.hidden = !one("dl", choices).firstChild;
      const filtered = Object.values(state.filters).some(Boolean);
      one(".all", choices).replaceChildren(
        ...(filtered ? [link(words.all, { ...state, filters: {} }, "all")] : []),
      );
    });
  const show = (answer) => {
    if (answer.error) return fail();
    const { hits, total } = answer;
    const added = offset > 0;
    if (!added) {
      last = answer;
      judge(answer);
      list.replaceChildren();
      keeping(() => one(".remarks").replaceChildren(...remarks(answer)));
      // Without a result no counts follow; what was chosen can still be taken back.
      if (!total) narrow({});
    }
    const before = list.childElementCount;
    list.append(...hits.map(card));
    const count = list.childElementCount;
    const nothing = one(".nothing");
    nothing.hidden = total > 0;
    one("p", nothing).replaceChildren(...said(words.none, typed(state.q)));
    one(".found-count").textContent = total ? counted(total) : "";
    const hadFocus = document.activeElement === more;
    more.hidden = count >= total;
    if (added && hadFocus && more.hidden) one("a", list.children[before] || found).focus();
    found.hidden = false;
    const told = added ? words.shown.replace("*", count).replace("*", total) : counted(total);
    const alarm = help.hidden ? "" : `${one("p", help).textContent} ${words.careful} `;
    tell(alarm + (total ? told : one("p", nothing).textContent));
  };

  const go = (next) => {
    state = next;
    field.value = state.q;
    whole = true;
    ask();
  };
  field.addEventListener("focus", start);
  field.addEventListener("input", () => {
    whole = false;
    state = { ...state, q: field.value, exact: false };
    clearTimeout(timer);
    timer = setTimeout(ask, TYPING);
  });
  field.addEventListener("change", () => {
    whole = true;
    if (last) judge(last);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ ...state, q: field.value });
  });
  more.addEventListener("click", () => ask(list.childElementCount));
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest("main a");
    if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (chosen.matches(".leave")) {
      event.preventDefault();
      field.value = "";
      location.replace(chosen.href);
    } else if (chosen.dataset.word || chosen.next) {
      event.preventDefault();
      const next = chosen.next || { ...state, q: chosen.dataset.word, exact: false };
      if (!secret && !guard.subjects([next.q]).length) history.pushState(null, "", address(next));
      go(next);
    }
  });
  field.addEventListener("keydown", (event) => {
    // The field empties itself; what it found goes with it.
    if (event.key === "Escape") go({ ...state, q: "", exact: false, filters: {} });
  });
  addEventListener("popstate", () => go(read()));

  offer(true);
  one("details", choices).open = matchMedia("(min-width: 60rem)").matches;
  const first = handed() || read();
  if (first.q) go(first);
})();
