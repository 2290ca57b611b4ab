// Answers questions with the engine of the search page; in Node or in a browser.
const run = async ({ engine, manifest, files, questions }) => {
  const createSearch = new Function(`${engine}; return createSearch;`)();
  const asked = [];
  const load = async (name) => {
    asked.push(name);
    return Uint8Array.from(atob(files[name]), (letter) => letter.charCodeAt(0));
  };
  const search = createSearch(manifest, load);
  const answers = [];
  for (const question of questions) {
    const { answer, facets } = await search.search(question);
    answers.push({ ...answer, facets: await facets() });
  }
  return { answers, asked };
};
