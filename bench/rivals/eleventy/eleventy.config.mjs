// Eleventy's settings for the race: lists of 50 per district and per district and subject.
const PER_PAGE = 50;

export default function (config) {
  config.setQuietMode(true);
  config.addFilter("day", (date) => new Date(date).toISOString().slice(0, 10).split("-").reverse().join("-"));
  config.addFilter("iso", (date) => new Date(date).toISOString());
  config.addFilter("rfc", (date) => new Date(date).toUTCString());
  config.addFilter("head", (text, size) => text.slice(0, size));

  const items = (api) => api.getFilteredByGlob("content/item/*.md");
  const groups = (api, key) => {
    const found = new Map();
    for (const item of items(api).slice().sort((a, b) => b.date - a.date)) {
      for (const name of item.data[key]) {
        if (!found.has(name)) found.set(name, []);
        found.get(name).push(item);
      }
    }
    return found;
  };
  const pages = (api, kind) => {
    const made = [];
    for (const [key, rows] of groups(api, kind)) {
      const of = Math.ceil(rows.length / PER_PAGE);
      for (let no = 1; no <= of; no++) {
        made.push({ kind, key, no, of, rows: rows.slice((no - 1) * PER_PAGE, no * PER_PAGE) });
      }
    }
    return made;
  };
  config.addCollection("item", items);
  config.addCollection("lists", (api) => [...pages(api, "districts"), ...pages(api, "dd")]);
  config.addCollection("feeds", (api) =>
    [...groups(api, "districts")].map(([key, rows]) => ({ key, size: rows.length, rows: rows.slice(0, 20) })),
  );
  return {
    dir: { input: "content", includes: "_includes", output: process.env.BENCH_OUTPUT || "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "liquid",
  };
}
