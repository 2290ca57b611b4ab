// Knows the words of sensitive subjects, for every page with a search. Until they are there,
// every query is taken for sensitive.
"use strict";
const createGuard = (ready = () => {}) => {
  let guarded = null;
  fetch("/assets/search/guarded.json")
    .then((answer) => answer.json())
    .then((answer) => {
      guarded = answer;
      ready();
    })
    .catch(() => {});
  const plain = (text) =>
    ` ${text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  const holds = (text, word) =>
    word.endsWith("~")
      ? guarded.endings.some((end) => text.includes(`${word.slice(0, -1)}${end} `))
      : text.includes(word);
  return {
    /** Show the numbers for these subjects, or hide them when there are none. */
    show: (help, about) => {
      const appears = help.hidden && about.length > 0;
      help.hidden = !about.length;
      for (const number of help.querySelectorAll("li")) {
        const only = number.dataset.for;
        number.hidden = only && !only.split("|").some((subject) => about.includes(subject));
      }
      if (appears) help.scrollIntoView({ block: "nearest" });
    },
    isReady: () => guarded !== null,
    /** The sensitive subjects that these texts are about. */
    subjects: (texts) =>
      guarded
        ? Object.keys(guarded.words).filter((subject) =>
            guarded.words[subject].some((word) => texts.some((text) => holds(plain(text), word))),
          )
        : [],
    /** Whether a query may become a guarded word; of one that is finished more letters must fit. */
    begins: (query, finished) => {
      if (!guarded) return true;
      const text = plain(query).trimEnd();
      const all = Object.values(guarded.words).flat();
      return [...text].some((letter, at) => {
        const tail = text.slice(at);
        return letter === " " && tail.length > (finished ? 6 : 3) && all.some((word) => word.startsWith(tail));
      });
    },
  };
};
