// Puts a list together to hand over. What is on it stands behind the # of the address: that is
// sent to nobody, and nothing is stored. Other pages open this one in its own tab, so that what
// they add comes to the list that is there.
(async () => {
  const one = (selector) => document.querySelector(selector);
  const page = one(".my-list");
  const said = page.dataset;
  const list = page.querySelector("ol");
  const question = one(".list-ask");
  const MOST = 40;
  const chosen = [];
  let waiting = [];
  let unknown = 0;
  let known = new Map();
  const draw = () => {
    const rows = qrRows(location.href);
    const place = one(".list-qr");
    place.hidden = !rows;
    if (!rows) return;
    const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : "")));
    const svg = place.querySelector("svg");
    const size = rows.length + 8;
    svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
    // A phone reads squares of half a millimetre: a long list has a larger code.
    svg.style.minWidth = svg.style.minHeight = `${size / 2}mm`;
    place.querySelectorAll("path")[1].setAttribute("d", path.join(""));
  };
  const entry = (item) => {
    const copy = one("#regel").content.cloneNode(true);
    const part = (name) => copy.querySelector(`.${name}`);
    const link = copy.querySelector("h3 a");
    link.textContent = item.title;
    link.href = item.href;
    link.lang = item.lang;
    for (const name of ["kind", "when", "where"]) {
      part(name).textContent = item[name];
      part(name).hidden = !item[name];
    }
    part("call").hidden = !item.phone;
    part("call-text").textContent = item.sensitive ? item.phone : said.call.replace("*", item.phone);
    if (item.tel) part("call").href = item.tel;
    else part("call").classList.add("call-plain");
    part("gone-title").textContent = item.title;
    copy.querySelector("button").addEventListener("click", () => {
      chosen.splice(chosen.indexOf(item.ref), 1);
      show();
      one("h1").focus();
    });
    return copy;
  };
  const show = () => {
    history.replaceState(null, "", chosen.length ? `#${chosen.join(".")}` : location.pathname);
    const items = chosen.map((ref) => known.get(ref));
    list.replaceChildren(...items.map(entry));
    for (const part of document.querySelectorAll("[data-when]")) {
      part.hidden = (part.dataset.when === "full") !== items.length > 0;
    }
    one(".exit").hidden = !waiting.length && !items.some(({ sensitive }) => sensitive);
    question.hidden = !waiting.length;
    one(".list-count").textContent = said.count.replace("*", items.length);
    one(".list-unknown").hidden = !unknown;
    draw();
  };
  const take = () => {
    const wanted = location.hash.slice(1).split(".").filter(Boolean);
    unknown = wanted.filter((ref) => !known.has(ref)).length;
    for (const ref of wanted) {
      const item = known.get(ref);
      if (!item || chosen.includes(ref) || chosen.length >= MOST) continue;
      if (item.sensitive) waiting.push(ref);
      else chosen.push(ref);
    }
    show();
    // Who comes without a list begins at the top, like on every page.
    if (wanted.length) (waiting.length ? question.querySelector("h2") : one("h1")).focus();
  };
  // The file has nothing of what is sensitive: its own page is read once the answer is yes.
  const read = async (item) => {
    const text = await (await fetch(item.href)).text();
    const found = new DOMParser().parseFromString(text, "text/html").querySelector("main");
    const call = found.querySelector(".call");
    item.title = found.querySelector("h1").textContent;
    item.phone = call ? call.textContent.trim() : "";
    item.tel = call ? call.getAttribute("href") : "";
  };
  const answered = async (keep) => {
    const asked = waiting;
    waiting = [];
    for (const ref of keep ? asked : []) {
      try {
        await read(known.get(ref));
        if (!chosen.includes(ref)) chosen.push(ref);
      } catch (_) {
        unknown += 1;
      }
    }
    show();
    one("h1").focus();
  };
  document.addEventListener("click", (event) => {
    const wish = event.target.dataset.do;
    if (wish === "print") print();
    if (wish === "keep" || wish === "leave-out") answered(wish === "keep");
    if (wish === "empty") {
      chosen.length = 0;
      show();
      one("h1").focus();
    }
    if (event.target.closest(".leave")) {
      event.preventDefault();
      document.body.hidden = true;
      location.replace(one(".leave").href);
    }
  });
  try {
    const answer = await fetch(said.choices);
    known = new Map((await answer.json()).map((item) => [item.ref, item]));
  } catch (_) {
    return;
  }
  one(".list-how").hidden = false;
  take();
  addEventListener("hashchange", take);
})();
