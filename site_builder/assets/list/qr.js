// Draws a QR code (ISO/IEC 18004: bytes, level M, versions 1 to 25). Nothing is sent anywhere.
const qrRows = (() => {
  const CHECKS = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28];
  const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21];
  const EXP = [];
  const LOG = [];
  for (let at = 0, value = 1; at < 255; at += 1) {
    EXP[at] = value;
    LOG[value] = at;
    value = (value << 1) ^ (value > 127 ? 285 : 0);
  }
  const times = (one, other) => (one && other ? EXP[(LOG[one] + LOG[other]) % 255] : 0);
  const checksOf = (data, count) => {
    let divisor = [1];
    for (let at = 0; at < count; at += 1) {
      const next = [...divisor, 0];
      divisor.forEach((value, place) => {
        next[place + 1] ^= times(value, EXP[at]);
      });
      divisor = next;
    }
    const rest = [...data, ...Array(count).fill(0)];
    data.forEach((_, at) => {
      const lead = rest[at];
      divisor.forEach((value, place) => {
        rest[at + place] ^= times(value, lead);
      });
    });
    return rest.slice(data.length);
  };
  const centres = (version) => {
    if (version < 2) return [];
    const count = Math.floor(version / 7) + 2;
    const step = 2 * Math.ceil((version * 4 + 4) / (count * 2 - 2));
    const found = [6];
    for (let at = 0; at < count - 1; at += 1) found.splice(1, 0, version * 4 + 10 - at * step);
    return found;
  };
  const room = (version) => {
    const side = centres(version).length;
    const extra = side ? 25 * (side * side - 3) - 10 * (side - 2) : 0;
    return ((16 * version + 128) * version + 64 - extra - (version > 6 ? 36 : 0)) >> 3;
  };
  const space = (version) => room(version) - CHECKS[version - 1] * BLOCKS[version - 1];
  const codewords = (bytes, version) => {
    const bits = [];
    const push = (value, length) => {
      for (let at = length - 1; at >= 0; at -= 1) bits.push((value >> at) & 1);
    };
    const most = space(version) * 8;
    push(4, 4);
    push(bytes.length, version < 10 ? 8 : 16);
    bytes.forEach((value) => push(value, 8));
    push(0, Math.min(4, most - bits.length));
    push(0, -bits.length & 7);
    for (let pad = 236; bits.length < most; pad ^= 253) push(pad, 8);
    const data = [];
    for (let at = 0; at < bits.length; at += 8) data.push(parseInt(bits.slice(at, at + 8).join(""), 2));
    const count = BLOCKS[version - 1];
    const size = Math.floor(data.length / count);
    const short = count - (data.length % count);
    const blocks = Array.from({ length: count }, (_, at) => {
      const start = at * size + Math.max(0, at - short);
      return data.slice(start, start + size + (at < short ? 0 : 1));
    });
    const woven = (lists) => {
      const all = [];
      for (let at = 0; lists.some((one) => at < one.length); at += 1) {
        lists.forEach((one) => at < one.length && all.push(one[at]));
      }
      return all;
    };
    return [...woven(blocks), ...woven(blocks.map((one) => checksOf(one, CHECKS[version - 1])))];
  };
  const MASKS = [
    (x, y) => (x + y) % 2,
    (x, y) => y % 2,
    (x) => x % 3,
    (x, y) => (x + y) % 3,
    (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
    (x, y) => ((x * y) % 2) + ((x * y) % 3),
    (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
    (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
  ];
  const coded = (value, length, generator) => {
    let rest = value;
    for (let at = 0; at < length; at += 1) rest = (rest << 1) ^ ((rest >> (length - 1)) * generator);
    return (value << length) | rest;
  };
  const frame = (version) => {
    const size = version * 4 + 17;
    const rows = Array.from({ length: size }, () => Array(size).fill(null));
    const put = (x, y, dark) => {
      if (rows[y] && x >= 0 && x < size) rows[y][x] = dark;
    };
    return { rows, size, put };
  };
  const penalty = (rows) => {
    const lines = [...rows, ...rows.map((_, x) => rows.map((row) => row[x]))].map((row) => row.map(Number).join(""));
    let cost = 0;
    for (const line of lines) {
      for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) cost += run.length - 2;
      for (const like of ["10111010000", "00001011101"]) {
        for (let at = line.indexOf(like); at >= 0; at = line.indexOf(like, at + 1)) cost += 40;
      }
    }
    rows.forEach((row, y) => row.forEach((dark, x) => {
      if (x && y && row[x - 1] === dark && rows[y - 1][x] === dark && rows[y - 1][x - 1] === dark) cost += 3;
    }));
    const dark = rows.flat().filter(Boolean).length / rows.length ** 2;
    return cost + 10 * Math.floor(Math.abs(dark * 100 - 50) / 5);
  };
  const drawn = (version, data, mask) => {
    const { rows, size, put } = frame(version);
    const spots = centres(version);
    const last = spots.length - 1;
    for (let at = 0; at < size; at += 1) {
      put(at, 6, at % 2 === 0);
      put(6, at, at % 2 === 0);
    }
    for (const [cx, cy] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
      for (let y = -4; y <= 4; y += 1) {
        for (let x = -4; x <= 4; x += 1) {
          const far = Math.max(Math.abs(x), Math.abs(y));
          put(cx + x, cy + y, far !== 2 && far !== 4);
        }
      }
    }
    spots.forEach((cy, row) => spots.forEach((cx, column) => {
      if ((!row && (!column || column === last)) || (!column && row === last)) return;
      for (let y = -2; y <= 2; y += 1) {
        for (let x = -2; x <= 2; x += 1) put(cx + x, cy + y, Math.max(Math.abs(x), Math.abs(y)) !== 1);
      }
    }));
    const format = coded(mask, 10, 1335) ^ 21522;
    for (let at = 0; at < 15; at += 1) {
      const dark = Boolean((format >> at) & 1);
      put(8, at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, dark);
      put(at < 8 ? size - 1 - at : at < 9 ? 7 : 14 - at, 8, dark);
    }
    put(8, size - 8, true);
    const version18 = coded(version, 12, 7973);
    for (let at = 0; version > 6 && at < 18; at += 1) {
      const dark = Boolean((version18 >> at) & 1);
      const [near, far] = [Math.floor(at / 3), size - 11 + (at % 3)];
      put(far, near, dark);
      put(near, far, dark);
    }
    let bit = 0;
    for (let right = size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step += 1) {
        const y = (right + 1) & 2 ? step : size - 1 - step;
        for (const x of [right, right - 1]) {
          if (rows[y][x] !== null) continue;
          const dark = Boolean((data[bit >> 3] >> (7 - (bit & 7))) & 1);
          rows[y][x] = dark !== !MASKS[mask](x, y);
          bit += 1;
        }
      }
    }
    return rows;
  };
  return (text) => {
    const bytes = [...new TextEncoder().encode(text)];
    const version = CHECKS.findIndex((_, at) => bytes.length + (at < 9 ? 2 : 3) <= space(at + 1)) + 1;
    if (!version) return null;
    const data = codewords(bytes, version);
    return MASKS.map((_, mask) => drawn(version, data, mask))
      .map((rows) => [penalty(rows), rows])
      .reduce((best, one) => (one[0] < best[0] ? one : best))[1];
  };
})();
