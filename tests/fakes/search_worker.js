// Speaks like the worker of the search page, over a handful of items: what a word is part of.
"use strict";
const ITEMS = [
  { title: "Hulp bij geld", summary: "Een vrijwilliger kijkt mee met uw geld.", kind: "service", domain: "inkomen", audience: "ouders", areaName: "Almere" },
  { title: "Avond over geld", summary: "Praat mee over geld en pubers.", kind: "event", domain: "inkomen", audience: "ouders", areaName: "Filmwijk", area: "WK003416", date: "2027-03-04" },
  { title: "Kinderopvang betalen", summary: "Geld terug voor de opvang van uw kind.", kind: "information", domain: "opvoeding", audience: "ouders", areaName: "" },
  { title: "Hulp bij ruzie thuis", summary: "Hij slaat mij.", kind: "service", domain: "veiligheid", audience: "ouders", areaName: "Almere", sensitive: true },
  { title: "Talking about money", summary: "Geld in plain English.", kind: "aid", domain: "inkomen", audience: "nieuwkomers", areaName: "", language: "en" },
  ...Array.from({ length: 23 }, (_, at) => ({ title: `Wandelen ${at + 1}`, summary: "Samen een rondje lopen.", kind: "event", domain: "gezondheid", audience: "iedereen", areaName: "Parkwijk", date: "2027-03-08" })),
].map((item, at) => ({ id: `item-${at}`, url: `/almere/agenda/item-${at}/`, area: "GM0034", language: "nl", sensitive: false, ...item }));
let late = null;
const FIXED = { kindropvang: "kinderopvang" };
const ALSO = { poen: "geld" };

const marks = (text, word) => {
  const at = text.toLowerCase().indexOf(word);
  return at < 0 ? [] : [[at, at + word.length]];
};
const counts = (items, key) => {
  const found = new Map();
  for (const item of items) found.set(item[key], (found.get(item[key]) || 0) + 1);
  return [...found].sort();
};
onmessage = ({ data }) => {
  if (data.manifest || data.bundle) return;
  const typed = data.query.trim().toLowerCase();
  const used = (!data.exact && FIXED[typed]) || ALSO[typed] || typed;
  const facets = {};
  const all = ITEMS.filter(({ title, summary }) => `${title} ${summary}`.toLowerCase().includes(used))
    .sort((one, other) => (other.area === data.area) - (one.area === data.area));
  for (const key of ["domain", "audience", "kind", "language"]) facets[key] = counts(all, key);
  const kept = all.filter((item) => Object.entries(data.filters).every(([key, value]) => !value || key === "when" || item[key] === value));
  const hits = kept.slice(data.offset, data.offset + data.limit).map((item) => ({
    ...item,
    title_marks: marks(item.title, used),
    summary_marks: marks(item.summary, used),
  }));
  const answer = {
    id: data.id,
    total: kept.length,
    hits,
    also: ALSO[typed] ? [ALSO[typed]] : [],
    corrected: used !== typed && FIXED[typed] ? [[typed, used]] : [],
    suggestions: kept.length ? [] : ["wandelen"],
  };
  // "wan" is answered late: after the question that follows it.
  if (typed === "wan") {
    late = answer;
    return;
  }
  postMessage(answer);
  if (answer.total && !data.offset) postMessage({ ...answer, facets });
  if (late) postMessage(late);
  late = null;
};
