// The index of the site, and what is found in it.

const TITLE = 10; // how much a word counts where it stands
const ALSO = 6; // the page's name in the menu and in its address; a department's grades
const HEADING = 7;
const THEME = 5; // of an initiative; also the name of a place within a section
const INITIATIVE = 3;
const TEXT = 1.5;
const ABOVE = 0.5; // the title of the page that a section is on
const OUTSIDE = 0.5; // the part of that on a page that is not of the policy
const OWN_SECTION = 100; // of the grade that is asked for
const WHOLE = 0.8; // how well the very word fits at least: a piece in a title counts less than it in a text
const SHARE = 0.3; // of what is asked for that a place must have, where a word stands nowhere
const NUMERAL = 0.5; // how much a number alone tells of what is asked for
const LONGEST = 120; // characters of a query that are read
const MOST = 12; // words of a query that are looked for
const BEST = 20; // places that are shown
const SLICE = 10; // milliseconds of reading the index between two keys

const places = []; // { url, title, page, text, isTop, isOwn, grade }
const known = new Map(); // words, and grades as «#5», with the places and how much they count there
const words = []; // those of letters alone, with their forms
const alikeBy = { fold: new Map(), stem: new Map(), flat: new Map(), root: new Map() }; // words by a form
const starts = []; // where each of the words begins in one text of all, which a browser searches at once
let line = "\n";
const asked = new Map(); // what was found for a word
let index; // soegning.json

function tokens(text) {
  const clean = plain(text);
  const [named, rest] = grades(clean, false);
  const all = (clean.match(WORD) || []).flatMap(parts);
  return { all: [...named, ...all], count: all.length, isGrade: named.length === 1 && !rest.trim(), named };
}

function enter(place, { all, count }, weight) {
  const each = weight > INITIATIVE ? weight * (0.7 + 0.3 / Math.sqrt(count || 1)) : weight;
  for (const raw of all) {
    let word = known.get(raw);
    if (!word) {
      word = { raw, at: [], by: [] };
      known.set(raw, word);
      if (!/\d/.test(raw)) enterWord(Object.assign(word, forms(raw)));
    }
    const last = word.at.length - 1;
    if (word.at[last] !== place) { word.at.push(place); word.by.push(each); } else if (word.by[last] < each) word.by[last] = each;
  }
}

function enterWord(word) {
  starts.push(line.length);
  line += `${word.fold}\n`;
  words.push(word);
  for (const form in alikeBy) {
    const same = alikeBy[form].get(word[form]);
    if (same) same.push(word); else alikeBy[form].set(word[form], [word]);
  }
}

function enterSection(page, [anchor, heading, text, within], [url, title, also, own]) {
  const part = own ? 1 : OUTSIDE;
  const place = places.push({ url: url + (anchor && `#${anchor}`), title: heading || title, page: title, text, isTop: !anchor, isOwn: own }) - 1;
  enter(place, tokens(text), TEXT * part);
  if (within) enter(place, tokens(within), THEME * part);
  if (anchor) {
    const words = tokens(heading);
    if (words.isGrade) places[place].grade = words.named[0];
    enter(place, words, HEADING * part);
  }
  enter(place, page.title, (anchor ? ABOVE : TITLE) * part);
  enter(place, page.also, (anchor ? ABOVE : ALSO) * part);
}

function enterInitiative(page, [id, theme, text], [url, title]) {
  const place = places.push({ url: `${url}#${id.toLowerCase()}`, title: `${id} ${theme}`, page: title, text }) - 1;
  enter(place, tokens(text), INITIATIVE);
  enter(place, tokens(theme), THEME);
  enter(place, tokens(id), TITLE);
  enter(place, page.title, ABOVE);
  enter(place, page.also, ABOVE);
}

// Read in slices, so that a large index does not hold up what is typed meanwhile.
async function load(address) {
  const got = await fetch(address);
  if (!got.ok) throw new Error(got.status);
  index = await got.json();
  let begun = performance.now();
  for (const each of index.pages) {
    const [url, title, also, , sections, initiatives] = each;
    const page = { title: tokens(title), also: tokens(`${also} ${url.replace(/[/-]/g, " ")}`) };
    for (const section of sections) if (!section[0] || section[1]) enterSection(page, section, each);
    for (const initiative of initiatives) {
      enterInitiative(page, initiative, each);
      if (performance.now() - begun < SLICE) continue;
      await new Promise((later) => setTimeout(later));
      begun = performance.now();
    }
  }
}

// The words with ``piece`` in them; ``tell`` gets each with where in it that is.
function holding(piece, tell) {
  for (let at = line.indexOf(piece); at >= 0; at = line.indexOf(piece, at + 1)) {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= at + 1) low = middle; else high = middle - 1;
    }
    tell(words[low], at - starts[low]);
  }
}

// The words of the index that a typed one may mean, each with how well it fits, from 0 to 1.
function meant(typed) {
  const found = new Map();
  const add = (fit) => (word) => { if (!found.has(word)) found.set(word, fit); };
  const exact = known.get(typed);
  if (exact) add(1)(exact);
  const own = forms(typed), { fold, flat, root } = own;
  if (/\d/.test(typed) || fold.length < 3) return found;
  const same = (form, fit) => (alikeBy[form].get(own[form]) || []).forEach(add(fit));
  const isLong = fold.length > 3;
  same("fold", 0.95);
  same("stem", 0.75);
  if (flat.length > 3) same("flat", 0.75);
  if (isLong || !exact) holding(`\n${fold}`, (word) => add(0.45 + 0.25 * fold.length / word.fold.length)(word));
  if (isLong && root.length > 3) same("root", 0.55);
  const part = flat.length > 4 ? flat : fold; // «koster» is no part of «frokost»
  if (part !== fold) { // «værdier» begins «værdigrundlag», too
    holding(`\n${part}`, (word) => { if (word.fold.length > part.length + 3) add(0.4)(word); });
  }
  if (isLong) {
    holding(part, (word, at) => {
      if (at > 1 && VOWEL.test(word.fold.slice(0, at))) add(at + part.length >= word.flat.length ? 0.5 : 0.4)(word);
    });
  }
  return found.size || fold.length < 5 ? found : slips(fold, flat);
}

// For a word that stands nowhere: those that it is a slip of, also as the end of a longer word; what it
// ends with; those that hold its parts apart («mobbeplan» in «mobbehandleplan»).
function slips(fold, flat) {
  const found = new Map();
  const size = flat.length;
  const isLong = size > 5;
  const add = (word, fit) => { if (!(found.get(word) >= fit)) found.set(word, fit); };
  for (const word of words) {
    const there = word.flat, long = there.length;
    const first = there[0];
    if (first === fold[0] || first === fold[1]) {
      if (isSlip(fold, word.fold)) add(word, 0.6);
      else if (size > 4 && long > 3 && isSlip(flat, there)) add(word, 0.55);
      else if (size > 7 && long > size && first === flat[0]) {
        const tail = alikeAtEnd(flat, there);
        let head = 0;
        while (head < size && there[head] === flat[head]) head++;
        if (head > 3 && tail > 3 && head + tail >= size) add(word, 0.4);
      }
    }
    for (let more = -1; isLong && long > size && more < 2; more++) {
      const at = long - size - more;
      if (there[at] === flat[0] && there[at + 1] === flat[1] && isSlip(flat, there.slice(at))) add(word, 0.4);
    }
  }
  for (let at = 1; size - at > 5 && size - at > size * 0.55; at++) {
    (alikeBy.flat.get(flat.slice(at)) || []).forEach((word) => add(word, 0.45)); // the text says less
  }
  return found;
}

function alikeAtEnd(a, b) {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

// A set of places with the most that was noted for each.
function noting() {
  const most = new Float32Array(places.length);
  const at = [];
  return {
    at, most,
    note(place, much) {
      if (!most[place]) at.push(place);
      if (most[place] < much) most[place] = much;
    },
  };
}

// A long word that stands nowhere, as two that stand in the same place («elevtrivsel»): one that it
// begins with, and one with the same end as what is left.
function parted(typed, found) {
  const { flat } = forms(typed);
  const heads = noting(), tails = noting();
  if (flat.length < 8 || /\d/.test(typed)) return;
  const note = (to, much) => (word) => word.at.forEach((place) => to.note(place, much));
  for (let head = 4; head < flat.length; head++) (alikeBy.flat.get(flat.slice(0, head)) || []).forEach(note(heads, head));
  if (!heads.at.length) return;
  for (const word of words) {
    const tail = alikeAtEnd(flat, word.flat);
    if (tail > 3) note(tails, tail)(word);
  }
  for (const place of heads.at) {
    if (tails.most[place] && heads.most[place] + tails.most[place] + 1 >= flat.length) found.note(place, 0.5);
  }
}

// What the school's own words for a typed one are, in any form of it.
function schoolsOwn(typed) {
  const { flat } = forms(typed);
  return Object.entries(index.words).filter(([word]) => forms(plain(word)).flat === flat).flatMap(([, found]) => found.map(plain));
}

// A term is a word or a grade: where it stands, how much it counts there, and how rare it is.
function term(typed) {
  if (asked.has(typed)) return asked.get(typed);
  const fits = meant(typed);
  const others = typed[0] === "#" ? [] : [...schoolsOwn(typed).flatMap(parts), ...parts(typed).slice(1)];
  for (const word of others) meant(word).forEach((fit, each) => fits.set(each, Math.max(fit * 0.9, fits.get(each) || 0)));
  const found = noting();
  for (const [word, fit] of fits) {
    for (let i = 0; i < word.at.length; i++) found.note(word.at[i], fit * (fit < WHOLE ? Math.sqrt(word.by[i]) : word.by[i]));
  }
  if (!fits.size) parted(typed, found);
  const result = { typed, ...found, words: [...fits.keys()], rare: Math.log(1 + places.length / (found.at.length || 1)) * (/^\d+$/.test(typed) ? NUMERAL : 1) };
  if (asked.size > 30) asked.clear();
  asked.set(typed, result);
  return result;
}

// The words and grades of a query. A range that no text names is its two grades.
function terms(query) {
  const [named, rest] = grades(plain(query.slice(0, LONGEST)), true);
  const typed = rest.match(WORD) || [];
  typed.forEach((word, at) => { if (known.has(word + typed[at + 1])) typed.splice(at, 2, word + typed[at + 1]); }); // «U 7»
  if (!named.length && typed.length === 1 && /^\d+$/.test(typed[0]) && known.has(`#${+typed[0]}`)) return [`#${+typed[0]}`];
  const telling = typed.filter((word) => !SMALL.has(word));
  const either = named.flatMap((each) => known.has(each) ? each : each.slice(1).split("-").map((grade) => `#${+grade}`));
  return [...new Set([...either, ...(telling.length || named.length ? telling : typed)])].slice(0, MOST);
}

// The places for a query, the best first, how many there are, and the terms that were looked for.
function search(query) {
  const all = terms(query).map(term);
  const whole = all.reduce((sum, each) => sum + each.rare, 0);
  const isMissing = all.some((each) => !each.at.length);
  const score = new Float32Array(places.length), held = new Float32Array(places.length);
  const best = [];
  let count = 0;
  for (const each of all) {
    for (const at of each.at) {
      score[at] += (each.most[at] + (places[at].grade === each.typed ? OWN_SECTION : 0)) * each.rare;
      held[at] += each.rare;
    }
  }
  for (let at = 0; at < places.length; at++) {
    const share = held[at] / whole;
    if (!held[at] || (isMissing && share < SHARE && !places[at].grade)) continue;
    count++;
    score[at] *= share * share;
    if (best.length === BEST && score[at] <= score[best[BEST - 1]]) continue;
    let to = best.length;
    while (to && score[best[to - 1]] < score[at]) to--;
    best.splice(to, 0, at);
    best.length = Math.min(best.length, BEST);
  }
  return { all, count, best: best.map((at) => places[at]) };
}

// Words of the pages to try for one that stands nowhere, one of each stem: what it ends with («sorgplan»:
// «plan»), those that hold its beginning («mobilforbud»: «mobiltelefon»), those that are like it.
function alike(typed) {
  const { fold, flat } = forms(typed);
  const likeness = ({ fold: other }) => {
    let shared = 0;
    for (let at = 0; at + 1 < other.length; at++) if (fold.includes(other.slice(at, at + 2))) shared++;
    return 2 * shared / (fold.length + other.length - 2);
  };
  const near = words.filter((word) => word.fold[0] === fold[0] && Math.abs(word.fold.length - fold.length) < 5 && likeness(word) > 0.55);
  if (fold.length > 7) holding(fold.slice(0, 5), (word, at) => { if (!at || (at > 3 && VOWEL.test(word.fold.slice(0, at)))) near.push(word); });
  near.sort((a, b) => likeness(b) - likeness(a));
  for (let at = flat.length - 4; at > 2; at--) near.unshift(...(alikeBy.flat.get(flat.slice(at)) || []).slice(0, 1));
  const found = new Map();
  for (const { flat: same, raw } of near) if (!SMALL.has(raw) && !found.has(same)) found.set(same, raw);
  return [...found.values()].slice(0, 4);
}
