// How each engine begins, in a page of the benchmark: a function that takes a query and gives
// the ids of the first ten hits with their cards loaded.
window.engines = {
  ours: async (day) => {
    const manifest = JSON.parse(document.getElementById("zoekmanifest").textContent);
    const worker = new Worker("/ours/worker.js");
    worker.postMessage({ manifest, base: "/ours/x/zoek/" });
    return (query) =>
      new Promise((done) => {
        worker.onmessage = ({ data }) => done(data.hits.map((hit) => hit.url.split("/")[2]));
        worker.postMessage({ id: 1, query, today: day, limit: 10, offset: 0, filters: {} });
      });
  },
  // The same without a worker: Chromium slows down the thread of a page only.
  oursInThePage: async (day) => {
    const text = await (await fetch("/ours/worker.js")).text();
    const engine = text.slice(0, text.lastIndexOf('"use strict";'));
    const createSearch = new Function(`${engine}; return createSearch;`)();
    const manifest = JSON.parse(document.getElementById("zoekmanifest").textContent);
    const load = async (name) =>
      new Uint8Array(await (await fetch(`/ours/x/zoek/${name}`)).arrayBuffer());
    const { search } = createSearch(manifest, load);
    return async (query) => {
      const { answer } = await search({ query, today: day, limit: 10, offset: 0 });
      return answer.hits.map((hit) => hit.url.split("/")[2]);
    };
  },
  pagefind: async () => {
    const engine = await import("/pagefind/pagefind/pagefind.js");
    await engine.options({ baseUrl: "/" });
    await engine.init();
    return async (query) => {
      const { results } = await engine.search(query);
      const cards = await Promise.all(results.slice(0, 10).map((one) => one.data()));
      return cards.map((card) => card.url.split("/").filter(Boolean).pop());
    };
  },
  minisearch: async () => {
    const MiniSearch = (await import("/minisearch/minisearch.js")).default;
    const { stemmer } = await import("/minisearch/stemmer.js");
    const plain = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    const text = await (await fetch("/minisearch/minisearch.json")).text();
    const index = MiniSearch.loadJSON(text, {
      fields: ["title", "summary", "body", "district"],
      storeFields: ["title", "url", "summary", "district", "type", "date"],
      processTerm: (word) => stemmer(plain(word)),
      searchOptions: {
        boost: { title: 3, summary: 1.5 },
        prefix: (term) => term.length > 3,
        fuzzy: (term) => (term.length > 5 ? 0.15 : 0),
      },
    });
    return async (query) => index.search(query).slice(0, 10).map((one) => String(one.id));
  },
};
