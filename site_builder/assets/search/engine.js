// Looks words up and ranks items. The rules are those of index/lexicon.py and index/ranking.py,
// step by step and in whole numbers, so that both find the very same order. It knows no grammar.
"use strict";

const createSearch = (manifest, load) => {
  const FULL = 16, BEGUN = 10, CORRECTED = 13, FIRST_HALF = 8, SECOND_HALF = 6, HEADED = 9, SHORTENED = 6;
  const SHORTEST_HEAD = 5, SHORTEST_REST = 6, MOST_DROPPED = 4;
  const SHORTEST_BEGINNING = 3, MOST_COMPLETIONS = 8, SHORTEST_TYPO = 4, LONG = 8;
  const SAME_LETTERS = 3, SAME_END = 4, SHORTEST_HALF = 4, MOST_SUGGESTIONS = 3, MOST_PHRASE = 4;
  const MOST_WORDS = 8, COORDINATION = 1024, ELSEWHERE = 16, SOON = 20, OVER = 8, SOON_DAYS = 14;
  const NAMED = 32, THERE = new Map([[24, 64], [20, 24], [18, 20], [16, 16], [14, 8]]);
  const LONGEST_NAME = 4, SHORTEST_START = 4, SHORTEST_TAIL = 2, SHORTEST_SLIP = 6, LONG_NAME = 10, MOST_AREAS = 3;
  const PERIODS = { today: 0, week: 7, month: 31 };
  const HASH = 8, LAST = "\uffff", DAY = 864e5, EPOCH = Date.UTC(2020, 0, 1);
  const stop = new Set(manifest.s.split(" "));
  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  // Words.

  const WORD = /\p{N}+\+(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:[\u0300-\u036f]+[\p{L}\p{N}]*|['’‘`´ʼ\-\u2010\u2011][\p{L}\p{N}]+)*/gu;
  const PLAIN = { "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-", ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d" };
  const even = (text) => text.replace(/[’‘`´ʼ\u2010\u2011ßæœøłđ]/g, (letter) => PLAIN[letter]).toLowerCase();
  const fold = (text) => even(even(text).normalize("NFKD").replace(/\p{Mn}/gu, "")).normalize("NFKC");
  const bare = (word) => word.replace(/-/g, "");
  const backwards = (word) => [...word].reverse().join("");
  const content = (query) => {
    const every = [...query.matchAll(WORD)].map((match) => fold(match[0]));
    const said = every.filter((word) => !stop.has(word));
    return (said.length ? said : every).slice(0, MOST_WORDS);
  };

  /** Letters that differ, where a swap of neighbours is one; more than `most` is most + 1. */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  // Files: each is loaded once.

  const loaded = new Map();
  const once = (name, read) => {
    if (!loaded.has(name)) {
      const promise = load(name).then(read);
      promise.catch(() => loaded.delete(name));
      loaded.set(name, promise);
    }
    return loaded.get(name);
  };
  const text = (bytes) => new TextDecoder().decode(bytes);
  const json = (bytes) => JSON.parse(text(bytes));
  const piece = (hashes, at) => hashes.slice(HASH * at, HASH * at + HASH);

  /** Reads numbers of seven bits a byte. */
  const reader = (bytes, at = 0) => ({
    at,
    next() {
      let value = 0, scale = 1, byte;
      do {
        byte = bytes[this.at++];
        value += (byte & 127) * scale;
        scale *= 128;
      } while (byte > 127);
      return value;
    },
  });
  const spread = (bytes, at, end) => {
    const row = new Uint16Array(manifest.n), from = reader(bytes, at);
    let place = 0;
    while (from.at < end) {
      const value = from.next(), often = from.next();
      row.fill(value, place, (place += often));
    }
    return row;
  };

  /** The words of a file, in order. A term is known by its file and its place in it. */
  const lines = new Map();
  const words = (bytes) => {
    let before = "";
    return json(bytes).split("\n").map((line) => {
      const [head, usual, terms, also] = line.split("\t");
      before = before.slice(0, parseInt(head[0], 36)) + head.slice(1);
      const numbers = terms.split(" ").map((part) => parseInt(part, 36));
      const refs = [];
      for (let at = 0; at < numbers.length; at += 3) {
        refs.push([`${numbers[at]}.${numbers[at + 1]}`, numbers[at + 2]]);
      }
      return { text: before, usual: +usual, terms: refs, also: also ? also.split("|") : [] };
    });
  };
  const learnt = (bytes) => {
    const row = words(bytes);
    for (const word of row) lines.set(word.text, word);
    return row;
  };
  const lists = (bytes) => {
    const from = reader(bytes), count = from.next(), heads = [];
    for (let at = 0; at < count; at += 1) heads.push([from.next(), from.next()]);
    let start = from.at;
    const places = heads.map(([rarity, size]) => [rarity, start, (start += size)]);
    return { bytes, places, cards: new Map(json(bytes.subarray(start))), known: new Map() };
  };
  const posting = async (term) => {
    const [file, slot] = term.split("."), { p } = await items();
    const shard = await once(`p-${piece(p, +file)}.bin`, lists);
    for (const [number, card] of shard.cards) cards.set(number, card);
    if (!shard.known.has(slot)) {
      const [rarity, start, end] = shard.places[slot], from = reader(shard.bytes, start);
      const numbers = [], impacts = [];
      while (from.at < end) {
        const impact = from.next();
        let number = 0;
        for (let left = from.next(); left > 0; left -= 1) {
          numbers.push((number += from.next()));
          impacts.push(impact);
        }
      }
      shard.known.set(slot, { rarity, numbers, impacts });
    }
    return shard.known.get(slot);
  };

  // The lexicon: forwards all words, backwards those that people type.

  const directory = ([firsts, hashes], kind) => ({ firsts: firsts ? firsts.split("\n") : [], hashes, kind });
  const forwards = directory(manifest.w, "w"), mirrored = directory(manifest.b, "b");
  const placeOf = (firsts, key) => {
    let low = 0, high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };
  const between = async ({ firsts, hashes, kind }, beginning) => {
    if (!firsts.length) return [];
    const files = [];
    const end = placeOf(firsts, beginning + LAST);
    for (let at = placeOf(firsts, beginning); at <= end; at += 1) {
      files.push(once(`${kind}-${piece(hashes, at)}.json`, kind === "w" ? learnt : words));
    }
    const found = (await Promise.all(files)).flat();
    return found.filter((word) => word.text.startsWith(beginning));
  };
  const get = async (key) => {
    const { firsts, hashes } = forwards;
    if (!firsts.length) return undefined;
    await once(`w-${piece(hashes, placeOf(firsts, key))}.json`, learnt);
    return lines.get(key);
  };
  /** Words with this end; where none are written backwards all words are at hand. */
  const ending = async (end) =>
    mirrored.firsts.length
      ? (await between(mirrored, backwards(end))).map((word) => ({ ...word, text: backwards(word.text) }))
      : (await between(forwards, "")).filter((word) => word.usual && word.text.endsWith(end));
  const single = (word) => !word.text.includes(" ");
  const merged = (terms) => {
    const best = new Map();
    for (const [term, weight] of terms) best.set(term, Math.max(weight, best.get(term) || 0));
    return best;
  };

  /** The most usual of the words that a typed one is a piece of. */
  const completed = (found, weight) => {
    const longer = found.filter(single);
    longer.sort((a, b) => b.usual - a.usual || [...a.text].length - [...b.text].length || compare(a.text, b.text));
    const chosen = longer.slice(0, MOST_COMPLETIONS);
    return chosen.length ? { terms: merged(chosen.map((word) => [word.terms[0][0], weight])) } : null;
  };
  const begun = async (key) =>
    key.length < SHORTEST_BEGINNING ? null : completed(await between(forwards, key), BEGUN);
  const headed = async (key) => (key.length < SHORTEST_HEAD ? null : completed(await ending(key), HEADED));
  const shortened = async (key) => {
    for (let rest = key.length - 1; rest >= Math.max(SHORTEST_REST, key.length - MOST_DROPPED); rest -= 1) {
      const found = completed(await between(forwards, key.slice(0, rest)), SHORTENED);
      if (found) return found;
    }
    return null;
  };
  const nearest = async (key) => {
    const allowed = key.length < SHORTEST_TYPO ? 0 : key.length < LONG ? 1 : 2;
    if (!allowed) return [];
    const end = key.slice(-Math.max(2, Math.min(SAME_END, key.length - SAME_LETTERS)));
    const [starts, ends] = await Promise.all([between(forwards, key.slice(0, SAME_LETTERS)), ending(end)]);
    const near = new Map([...starts, ...ends].filter((word) => word.usual && single(word)).map((word) => [word.text, word]));
    return [...near.values()]
      .map((word) => ({ word, far: distance(key, word.text, allowed) }))
      .filter(({ far }) => far <= allowed)
      .sort((a, b) => a.far - b.far || b.word.usual - a.word.usual || compare(a.word.text, b.word.text));
  };
  const corrected = (near, far) => {
    const found = near.filter((one) => one.far === far).map(({ word }) => word);
    if (!found.length) return null;
    const [used, ...others] = found;
    const terms = used.terms.map(([term, weight]) => [term, Math.max(1, Math.floor((weight * CORRECTED) / FULL))]);
    return {
      terms: merged(terms),
      also: used.also,
      used: used.text,
      others: others.slice(0, MOST_SUGGESTIONS).map((word) => word.text),
    };
  };
  const halves = async (key) => {
    if (key.length < 2 * SHORTEST_HALF) return null;
    const [starts, ends] = await Promise.all([
      between(forwards, key.slice(0, SHORTEST_HALF)),
      ending(key.slice(-SHORTEST_HALF)),
    ]);
    const fits = (word, has) => word.usual && has && single(word);
    const longest = (row) => row.reduce((best, word) => (best && best.text.length >= word.text.length ? best : word), null);
    const first = longest(starts.filter((word) => fits(word, key.startsWith(word.text))));
    const last = longest(ends.filter((word) => fits(word, key.endsWith(word.text))));
    const known = (first ? first.text.length : 0) + (last ? last.text.length : 0);
    if (known * 4 < key.length * 3) return null;
    const terms = [];
    if (first) terms.push([first.terms[0][0], FIRST_HALF]);
    if (last) terms.push([last.terms[0][0], SECOND_HALF]);
    return { terms: merged(terms) };
  };
  const read = async (word, exact) => {
    const key = bare(word);
    const found = await get(key);
    if (found && (found.usual || exact)) return { terms: merged(found.terms), also: found.also };
    if (exact) return { terms: new Map() };
    if (found) {
      const more = await begun(key);
      return { terms: merged([...found.terms, ...(more ? more.terms : [])]), also: found.also };
    }
    const start = (await begun(key)) || (await headed(key));
    if (start) return start;
    const near = await nearest(key);
    return (
      corrected(near, 1) || (await halves(key)) || corrected(near, 2) || (await shortened(key)) || { terms: new Map() }
    );
  };
  const phrases = async (row) => {
    const found = [];
    for (let start = 0; start < row.length; start += 1) {
      for (let end = start + 2; end <= Math.min(start + MOST_PHRASE, row.length); end += 1) {
        found.push(get(row.slice(start, end).map(bare).join(" ")).then((word) => word && { start, end, word }));
      }
    }
    return (await Promise.all(found)).filter(Boolean);
  };

  // Names of areas: the rules of index/places.py.

  const joined = (found) => {
    const codes = new Set(found.flatMap((one) => one.codes));
    return found.length && codes.size <= MOST_AREAS ? { words: found[0].words, codes: [...codes], isWord: false } : null;
  };
  const startsSo = (all, typed) => {
    const last = typed.length - 1;
    if (typed[last].length < (last ? SHORTEST_TAIL : SHORTEST_START)) return null;
    return joined(
      all.filter(({ words }) => words.length > last && typed.every((word, at) => (at < last ? words[at] === word : words[at].startsWith(word)))),
    );
  };
  const nearlySo = (all, word) => {
    if (word.length < SHORTEST_SLIP) return null;
    const most = word.length < LONG_NAME ? 1 : 2;
    const near = all
      .filter(({ words }) => words.length === 1)
      .map((place) => ({ place, far: distance(word, place.words[0], most) }));
    for (let far = 1; far <= most; far += 1) {
      const found = joined(near.filter((one) => one.far === far).map((one) => one.place));
      if (found) return found;
    }
    return null;
  };
  const placeAt = (places, row, start, known, exact) => {
    for (let length = Math.min(LONGEST_NAME, row.length - start); length > 0; length -= 1) {
      const end = start + length, typed = row.slice(start, end);
      let place = places.get(typed.join(" "));
      if (!place && !exact && (length > 1 || !known[start])) {
        const all = [...places.values()];
        place = (end === row.length && startsSo(all, typed)) || (length === 1 && nearlySo(all, typed[0]));
      }
      if (place) return { start, end, place };
    }
    return null;
  };
  const placesIn = (places, row, known, exact) => {
    const found = [];
    for (let start = 0; start < row.length; ) {
      const one = placeAt(places, row, start, known, exact);
      if (one) found.push(one);
      start = one ? one.end : start + 1;
    }
    return found;
  };

  // Items: dates, choices, cards.

  const cards = new Map();
  const dayOf = (iso) => Math.round((Date.parse(iso) - EPOCH) / DAY);
  const items = () =>
    once(`i-${manifest.i}.json`, (bytes) => {
      const data = json(bytes), days = new Map();
      let number = 0;
      for (let at = 0; at < data.d.length; ) {
        number += data.d[at];
        const row = data.d.slice(at + 2, at + 2 + data.d[at + 1]);
        for (let next = 1; next < row.length; next += 1) row[next] += row[next - 1];
        days.set(number, row);
        at += 2 + row.length;
      }
      let first = 0;
      const places = new Map((data.a || []).map(([name, word, ...codes]) => [name, { words: name.split(" "), codes, isWord: word === 1 }]));
      return { ...data, days, places, firsts: data.k[0].map((step) => (first += step)) };
    });
  const choices = (hash) =>
    once(`f-${hash}.bin`, (bytes) => {
      const from = reader(bytes), sizes = Array.from({ length: 5 }, () => from.next());
      let at = from.at;
      const names = json(bytes.subarray(at, (at += sizes[0])));
      return ["domain", "audience", "kind", "language"].map((key, place) => ({
        key,
        names: names[place],
        row: spread(bytes, at, (at += sizes[place + 1])),
      }));
    });
  const cardOf = async ({ firsts, k }, number) => {
    if (!cards.has(number)) {
      const file = placeOf(firsts, number);
      const found = await once(`k-${piece(k[1], file)}.json`, json);
      found.forEach((card, at) => cards.set(firsts[file] + at, card));
    }
    return cards.get(number);
  };

  // Ranking.

  const sums = async (readings) => {
    const size = manifest.n, count = readings.length;
    const total = new Float64Array(size), matched = new Uint8Array(size);
    const found = await Promise.all(
      readings.map(({ terms }) =>
        Promise.all([...terms].map(async ([term, weight]) => [await posting(term), weight])),
      ),
    );
    for (const row of found) {
      const best = new Float64Array(size), touched = [];
      for (const [{ rarity, numbers, impacts }, weight] of row) {
        const worth = weight * rarity;
        for (let at = 0; at < numbers.length; at += 1) {
          const number = numbers[at], score = worth * impacts[at];
          if (!best[number]) touched.push(number);
          if (score > best[number]) best[number] = score;
        }
      }
      for (const number of touched) {
        total[number] += best[number];
        matched[number] += 1;
      }
    }
    const factors = Array.from({ length: count + 1 }, (_, n) =>
      Math.floor(Math.sqrt(Math.floor((COORDINATION ** 2 * n ** 3) / Math.max(1, count) ** 3))),
    );
    const numbers = [];
    for (let number = 0; number < size; number += 1) {
      if (matched[number]) {
        total[number] *= factors[matched[number]];
        numbers.push(number);
      }
    }
    return { total, numbers };
  };
  const nearness = (days, today) => {
    if (!days) return ELSEWHERE;
    const next = days.find((day) => day >= today);
    if (next === undefined) return OVER;
    return next <= today + SOON_DAYS ? SOON : ELSEWHERE;
  };
  const wanted = async (filters, known, today) => {
    const chosen = Object.entries(filters).filter(([, value]) => value);
    const groups = chosen.some(([key]) => key !== "when") ? await choices(known.f) : [];
    const tests = chosen.map(([key, value]) => {
      if (key === "when") {
        const last = value in PERIODS ? today + PERIODS[value] : -1;
        return (number) => (known.days.get(number) || []).some((day) => day >= today && day <= last);
      }
      const group = groups.find((one) => one.key === key);
      const bit = group && group.names.includes(value) ? 1 << group.names.indexOf(value) : 0;
      return (number) => (group.row[number] & bit) !== 0;
    });
    return (number) => tests.every((test) => test(number));
  };

  /** Numbers of the best items, as many as wanted; of two that fit as well the first one. */
  const leaders = (numbers, total, most) => {
    const best = [];
    for (const number of numbers) {
      const score = total[number];
      if (best.length === most && score <= total[best[most - 1]]) continue;
      let at = best.length;
      while (at > 0 && total[best[at - 1]] < score) at -= 1;
      best.splice(at, 0, number);
      if (best.length > most) best.pop();
    }
    return best;
  };

  // What is shown of a hit.

  const marks = (shown, keys, refs) =>
    [...shown.matchAll(WORD)]
      .filter((match) => {
        const key = bare(fold(match[0]));
        if (stop.has(key)) return false;
        const line = lines.get(key);
        return (
          keys.has(key) ||
          (line && line.terms.some(([term]) => refs.has(term))) ||
          [...keys].some((one) => one.length > 3 && key.includes(one))
        );
      })
      .map((match) => [match.index, match.index + match[0].length]);

  /** How each word is read, with what answers the phrases that they make. */
  const question = async (row, exact) => {
    const [readings, rows] = await Promise.all([Promise.all(row.map((word) => read(word, exact))), phrases(row)]);
    for (const { start, end, word } of rows) {
      for (const reading of readings.slice(start, end)) {
        reading.terms = merged([...reading.terms, ...word.terms]);
        reading.also = [...(reading.also || []), ...word.also];
      }
    }
    return readings;
  };
  /** The words with each place as its name is written. */
  const spelled = (row, named) => {
    const words = [];
    for (let at = 0; at < row.length; ) {
      const found = named.find(({ start }) => start === at);
      words.push(...(found ? found.place.words : [row[at]]));
      at = found ? found.end : at + 1;
    }
    return words;
  };
  const lens = ({ l }, codes) =>
    Promise.all(codes.filter((code) => l[code]).map((code) => once(`l-${l[code]}.bin`, (bytes) => spread(bytes, 0, bytes.length))));
  const having = async (words) => {
    const lists = await Promise.all(
      words.map(async (key) => {
        const word = await get(key);
        return new Set(word ? (await posting(word.terms[0][0])).numbers : []);
      }),
    );
    return (number) => lists.every((list) => list.has(number));
  };
  /** How near an item is: to the place that was named, else to where the reader lives. */
  const proximity = async (known, home, named, strong) => {
    const most = (rows, number) => Math.max(...rows.map((row) => row[number]));
    if (strong.length) {
      const there = await Promise.all(
        strong.map(async ({ place }) => ({ rows: await lens(known, place.codes), has: await having(place.words) })),
      );
      return (number) =>
        Math.max(
          ...there.map(({ rows, has }) => {
            const lies = THERE.get(rows.length ? most(rows, number) : ELSEWHERE);
            return has(number) ? Math.max(lies, NAMED) : lies;
          }),
        );
    }
    const codes = named.flatMap(({ place }) => place.codes);
    const rows = await lens(known, codes.length ? codes : [home]);
    return (number) => (rows.length ? most(rows, number) : ELSEWHERE);
  };

  const search = async ({ query, area = "", filters = {}, today, exact = false, limit = 10, offset = 0 }) => {
    const typed = content(query), now = dayOf(today);
    // The files of the words are asked for at once; they are the same when a place is among them.
    const [known, stands] = await Promise.all([
      items(),
      Promise.all(typed.map((word) => get(bare(word)))),
      question(typed, exact),
    ]);
    const named = placesIn(known.places, typed.map(bare), stands, exact);
    const strong = named.filter(({ place }) => !place.isWord);
    let row = typed.filter((_, at) => !strong.some(({ start, end }) => start <= at && at < end));
    let readings = await question(row, exact);
    if (!readings.some(({ terms }) => terms.size)) {
      row = spelled(typed, named);
      readings = await question(row, exact);
    }
    const [{ total, numbers }, near, fits] = await Promise.all([
      sums(readings),
      proximity(known, area, named, strong),
      wanted(filters, known, now),
    ]);
    const found = numbers.filter(fits);
    for (const number of found) total[number] *= near(number) * nearness(known.days.get(number), now);
    const best = leaders(found, total, offset + limit).slice(offset);
    const shown = await Promise.all(best.map((number) => cardOf(known, number)));
    const keys = new Set([...row.map(bare), ...readings.flatMap(({ used, also = [] }) => [...(used ? [used] : []), ...also.map((word) => bare(fold(word)))])]);
    const refs = new Set(readings.flatMap(({ terms }) => [...terms.keys()]));
    const hits = shown.map(([url, title, summary, kind, domain, code, areaName, language, days, hidden], at) => ({
      id: best[at],
      url: url.startsWith("/") ? url : `/${manifest.g}/${url}`,
      title,
      summary,
      kind,
      domain,
      area: code,
      areaName,
      date: dateOf(days, now),
      language: language || "nl",
      sensitive: Boolean(hidden),
      title_marks: marks(title, keys, refs),
      summary_marks: marks(summary, keys, refs),
    }));
    return {
      answer: {
        total: found.length,
        hits,
        facets: {},
        also: [...new Set(readings.flatMap(({ also = [] }) => also))],
        corrected: [
          ...row.flatMap((word, at) => (readings[at].used ? [[word, readings[at].used]] : [])),
          ...named.flatMap(({ start, end, place }) => {
            const [said, meant] = [typed.slice(start, end), place.words];
            return meant.join(" ").startsWith(said.map(bare).join(" ")) ? [] : [[said.join(" "), meant.join(" ")]];
          }),
        ],
        places: strong.flatMap(({ place }) => place.codes),
        suggestions: [...new Set(readings.flatMap(({ others = [] }) => others))],
      },
      facets: async () => counted(await choices(known.f), found),
    };
  };
  const dateOf = (days, now) => {
    const next = days.find((day) => day >= now);
    return next === undefined ? "" : new Date(EPOCH + next * DAY).toISOString().slice(0, 10);
  };
  const counted = (groups, found) => {
    const facets = {};
    for (const { key, names, row } of groups) {
      const counts = names.map(() => 0);
      for (const number of found) {
        for (let bits = row[number], at = 0; bits; bits >>= 1, at += 1) if (bits & 1) counts[at] += 1;
      }
      facets[key] = names.map((name, at) => [name, counts[at]]).filter(([, count]) => count);
    }
    return facets;
  };
  return { search };
};
