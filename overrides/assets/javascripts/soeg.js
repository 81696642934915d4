// Searching as parents type: inside long words, with ae, oe, aa or a, o for æ, ø, å, with a slip, by
// grade («5b»), by the number of an initiative, and by words of the school's own. Fetched when the
// search is first used; the index, soegning.json, is made by scripts/site/search_index.py.
(function () {
  const dialog = document.querySelector(".soeg");
  const field = dialog.querySelector("input");
  const answer = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("ol");
  const help = make("div", { class: "soegehjaelp" });
  const asks = answer.textContent === dialog.dataset.fejl ? "" : answer.textContent;
  const SHOWN = 20; // places shown of those found
  const LONGEST = 120; // characters of a query that are read
  const SNIPPET = 160; // characters of text shown of a place

  // --- Danish: spelling, endings, slips ---------------------------------------------------------

  const VOWEL = /[aeiouyæøå]/;
  const SMALL = new Set(("af alle alt at blev bliver bruge da de dem den denne der deres det dette dig din disse du efter " +
    "eller en end er et finde finder for fra få får før gør gøre ham han har have hen hende her hun hvad hvem hver hvilke " +
    "hvilken hvis hvor hvordan hvorfor hvornår i ikke ind jeg jer kan kommer kunne laver man med mellem men mere mig min " +
    "mit mod må nogen noget når og også om op os over på siger sig sin sker skal som står så ta tager taler til ud under " +
    "ved vi vil vores være").split(" "));
  const UNEVEN = new Map([["barn", "børn"], ["bog", "bøg"], ["fod", "fød"], ["hånd", "hænd"], ["mand", "mænd"]]);
  // What is put after a noun, verb or adjective, the longest first; three letters of the word remain.
  const ENDINGS = ("erens ernes erne enes eren eres renes rene ene ere ens ers ets res en er et es re e s t").split(" ");
  const DERIVED = /(?:ning|ing|else|sel|sl)$/;

  const plain = (text) => text.normalize("NFC").replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "").toLowerCase();
  const folded = (word) => word.replace(/æ|ae/g, "a").replace(/ø|oe/g, "o").replace(/å|aa/g, "a")
    .normalize("NFD").replace(/\p{M}/gu, "");

  // «klasserne» → «klas», «trivslen» and «trivsel» → «trivsl».
  function stem(word) {
    const ending = ENDINGS.find((each) => word.endsWith(each) && word.length - each.length >= 3);
    let found = ending ? word.slice(0, -ending.length) : word;
    if (!ending && word.length < 6) found = word.replace(/(..e)[nrt]s?$/, "$1"); // «ugen» → «uge»
    found = UNEVEN.get(found) || UNEVEN.get(word) || found;
    return found.replace(/([^aeiouyæøå])\1$/, "$1").replace(/([^aeiouyæøå])e([lrn])$/, "$1$2");
  }

  // Whether two words differ by one letter too many, too few, another, or two that changed places.
  function slipped(a, b) {
    if (a.length > b.length) [a, b] = [b, a];
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    if (a.length < b.length) return b.length - a.length === 1 && a.slice(at) === b.slice(at + 1);
    if (a[at] === b[at + 1] && a[at + 1] === b[at]) return a.slice(at + 2) === b.slice(at + 2);
    return (at > 0 || a.length > 7) && a.slice(at + 1) === b.slice(at + 1);
  }

  // --- Words, grades and ranges in a text -------------------------------------------------------

  const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
  const ORDINALS = "nulte første anden tredje fjerde femte sjette syvende ottende niende tiende".split(" ");
  const CLASS = "(?:klasse(?:trin)?\\p{L}{0,3}|kl|årgang\\p{L}{0,3}|aargang\\p{L}{0,3})(?!\\p{L})";
  const NUMBER = "(?<![\\p{L}\\p{N}./-])\\d{1,2}";
  const RANGE = new RegExp(`${NUMBER}\\.?\\s*(?:[-–—→]|->|til)\\s*(\\d{1,2})(?![\\p{L}\\p{N}/-])\\.?(?:\\s*${CLASS})?`, "gu");
  const SEVERAL = new RegExp(`${NUMBER}\\.?(?:\\s*(?:,|og|eller|&)\\s*\\d{1,2}\\.?)*\\s*${CLASS}`, "gu");
  const NAMED = new RegExp(`${CLASS}\\s*\\d{1,2}(?![\\p{L}\\p{N}.])`, "gu");
  const LETTERED = new RegExp(`${NUMBER}\\.?\\s?[a-hu-z](?![\\p{L}\\p{N}])`, "gu");
  const numbers = (text) => text.match(/\d+/g).map(Number);

  // The grades that a text names, as «#5», and its ranges, as «#0-3»; what is left of the text.
  function grades(text, asked) {
    const found = [];
    const take = (pattern, add) => { text = text.replace(pattern, (part) => { add(part); return " "; }); };
    if (asked) {
      ORDINALS.forEach((word, grade) => {
        text = text.replace(new RegExp(`(?<!\\p{L})${word}(?=\\s+${CLASS})`, "gu"), `${grade}.`);
      });
      text = text.replace(/(?<!\p{L})børnehaveklasse\p{L}{0,3}/gu, "0. klasse $&");
    }
    take(RANGE, (part) => {
      const [from, to] = numbers(part);
      if (asked) found.push(`#${from}-${to}`);
      else for (let grade = from; grade <= to && grade <= 10; grade++) found.push(`#${grade}`);
      if (!asked) found.push(`#${from}-${to}`);
    });
    take(SEVERAL, (part) => found.push(...numbers(part).map((grade) => `#${grade}`)));
    if (asked) for (const pattern of [NAMED, LETTERED]) take(pattern, (part) => found.push(`#${numbers(part)[0]}`));
    return [found, text];
  }

  const split = (word) => word.includes("-") ? [word.replaceAll("-", ""), ...word.split("-")] : [word];

  // --- The index --------------------------------------------------------------------------------

  const TITLE = 10, ALSO = 6, HEADING = 7, THEME = 5, INITIATIVE = 3, TEXT = 1.5, ABOVE = 0.5;
  const OUTSIDE = 0.5; // a page that is not of the policy
  const places = []; // { url, title, page, text, grade }
  const words = []; // { raw, fold, stem, flat, at: [place], by: [weight] }
  const known = new Map(); // words by what they are
  let index; // soegning.json
  let ready; // a promise of it

  function add(place, text, weight) {
    const [named, rest] = grades(plain(text), false);
    const all = plain(text).match(WORD) || [];
    const each = weight * (0.7 + 0.3 / Math.sqrt(Math.max(1, (weight > INITIATIVE ? all.length : 1))));
    for (const raw of [...named, ...all.flatMap(split)]) {
      let word = known.get(raw);
      if (!word) {
        const ending = stem(raw);
        word = { raw, fold: folded(raw), stem: ending, flat: folded(ending), at: [], by: [] };
        known.set(raw, word);
        if (/^\p{L}/u.test(raw)) words.push(word);
      }
      const last = word.at.length - 1;
      if (word.at[last] !== place) { word.at.push(place); word.by.push(each); } else if (word.by[last] < each) word.by[last] = each;
    }
    return [named, rest];
  }

  function addPage([url, title, also, own, sections, initiatives]) {
    const part = own ? 1 : OUTSIDE;
    const names = `${also} ${url.replace(/[/-]/g, " ")}`;
    const place = (address, heading, text) => places.push({ url: url + address, title: heading, page: title, text, own, top: !address }) - 1;
    for (const [anchor, heading, text, within] of sections) {
      if (anchor && !heading) continue;
      const at = place(anchor && `#${anchor}`, heading || title, text);
      add(at, text, TEXT * part);
      if (anchor) {
        const [named, rest] = add(at, heading, HEADING * part);
        if (named.length === 1 && !rest.trim()) places[at].grade = named[0];
      }
      if (within) add(at, within, THEME * part);
      add(at, title, (anchor ? ABOVE : TITLE) * part);
      add(at, names, (anchor ? ABOVE : ALSO) * part);
    }
    for (const [id, theme, text] of initiatives) {
      const at = place(`#${id.toLowerCase()}`, `${id} ${theme}`, text);
      add(at, text, INITIATIVE);
      add(at, theme, THEME);
      add(at, id, TITLE);
      add(at, `${title} ${also}`, ABOVE);
    }
  }

  // The index is read in slices, so that a large one does not hold up what is typed meanwhile.
  async function load() {
    const got = await fetch(new URL(dialog.dataset.rod + "soegning.json", location.href));
    if (!got.ok) throw new Error(got.status);
    index = await got.json();
    let begun = performance.now();
    for (const [url, title, also, own, sections, initiatives] of index.pages) {
      addPage([url, title, also, own, sections, []]);
      for (let from = 0; from < initiatives.length; from += 50) {
        addPage([url, title, also, own, [], initiatives.slice(from, from + 50)]);
        if (performance.now() - begun < 12) continue;
        await new Promise((later) => setTimeout(later));
        begun = performance.now();
      }
    }
    known.forEach((word) => { if (word.raw[0] === "#") word.stem = word.flat = ""; });
  }

  // --- Searching --------------------------------------------------------------------------------

  const WHOLE = 0.8; // how well a whole word fits at least: a piece in a title counts less than it in a text
  const asked = new Map(); // what was found for a word, for the next key

  // The words of the index that a typed word may mean, each with how well it fits, from 0 to 1.
  function meant(typed) {
    const fold = folded(typed), root = stem(typed), flat = folded(root);
    const found = new Map();
    const exact = known.get(typed);
    if (exact) found.set(exact, 1);
    if (/\d/.test(typed) || typed[0] === "#") return found;
    const long = fold.length > 3, near = fold.length > 2;
    const part = flat.length > 4 ? flat : fold; // «koster» is no part of «frokost»
    const base = folded(root.replace(DERIVED, ""));
    for (const word of words) {
      let fit = 0;
      if (word === exact) continue;
      if (word.fold === fold) fit = 0.95;
      else if (word.stem === root || (long && flat.length > 3 && word.flat === flat)) fit = near ? 0.75 : 0;
      else if (near && word.fold.startsWith(fold)) fit = long || !exact ? 0.45 + 0.25 * fold.length / word.fold.length : 0;
      else if (long && base.length > 2 && folded(word.stem.replace(DERIVED, "")) === base && base.length > 3) fit = 0.55;
      else if (long) {
        const at = word.fold.indexOf(part);
        if (at > 1 && VOWEL.test(word.fold.slice(0, at))) fit = at + part.length >= word.flat.length ? 0.5 : 0.4;
      }
      if (fit) found.set(word, fit);
    }
    return found.size || fold.length < 5 ? found : slips(fold, flat);
  }

  const begun = (typed, there) => typed[0] === there[0] && typed[1] === there[1] && slipped(typed, there);

  // For a word that stands nowhere: one slip, also in the end of a longer word; what it ends with;
  // its parts, apart in a longer word («mobbeplan» in «mobbehandleplan»).
  function slips(fold, flat) {
    const found = new Map();
    const size = flat.length;
    for (const word of words) {
      const there = word.flat;
      let fit = 0;
      if (Math.abs(word.fold.length - fold.length) < 2 && slipped(fold, word.fold)) fit = 0.6;
      else if (size < 5 || there.length < 4) continue;
      else if (Math.abs(there.length - size) < 2 && slipped(flat, there)) fit = 0.55;
      else if (size > 5 && there.length > size && [0, 1, -1].some((more) => begun(flat, there.slice(-size - more)))) fit = 0.4;
      else if (there.length > 5 && there.length > size * 0.55 && flat.endsWith(there)) fit = 0.45;
      else if (there.length > size && size > 7) {
        let head = 0, tail = 0;
        while (head < size && there[head] === flat[head]) head++;
        while (tail < size && there.at(-1 - tail) === flat.at(-1 - tail)) tail++;
        if (head > 3 && tail > 3 && head + tail >= size) fit = 0.4;
      }
      if (fit) found.set(word, fit);
    }
    return found;
  }

  // A long word that stands nowhere, as two that stand in the same place («elevtrivsel»): its beginning
  // is a word there, and what is left of it ends one.
  function parted(typed) {
    const flat = folded(stem(typed)), size = flat.length;
    const heads = new Map(), both = new Map();
    const widest = (map, word, length) => word.at.forEach((at) => { if (!(map.get(at) >= length)) map.set(at, length); });
    const tails = new Map();
    for (const word of size < 8 ? [] : words) {
      if (word.flat.length > 3 && flat.startsWith(word.flat)) widest(heads, word, word.flat.length);
      let tail = 0;
      while (tail < size && tail < word.flat.length && word.flat.at(-1 - tail) === flat.at(-1 - tail)) tail++;
      if (tail > 3) widest(tails, word, tail);
    }
    heads.forEach((head, at) => { if (head + (tails.get(at) || 0) + 1 >= size && tails.has(at)) both.set(at, 0.5); });
    return both;
  }

  function own(typed) {
    const root = folded(stem(typed));
    return Object.keys(index.words).filter((word) => plain(word) === typed || folded(stem(plain(word))) === root)
      .flatMap((word) => index.words[word]).map(plain);
  }

  // A term is a word or a grade: where it stands, and how much it counts there.
  function term(typed) {
    if (asked.has(typed)) return asked.get(typed);
    const found = meant(typed);
    for (const word of own(typed).flatMap(split)) meant(word).forEach((fit, each) => found.set(each, Math.max(fit * 0.9, found.get(each) || 0)));
    if (typed[0] !== "#" && typed.includes("-")) for (const word of split(typed)) meant(word).forEach((fit, each) => { if (!found.has(each)) found.set(each, fit * 0.9); });
    const at = found.size ? new Map() : parted(typed);
    for (const [word, fit] of found) {
      for (let i = 0; i < word.at.length; i++) {
        const weight = fit * (fit < WHOLE ? Math.sqrt(word.by[i]) : word.by[i]);
        if (!(at.get(word.at[i]) >= weight)) at.set(word.at[i], weight);
      }
    }
    const result = { typed, at, words: [...found.keys()], rare: Math.log(1 + places.length / (at.size || 1)) };
    if (asked.size > 200) asked.clear();
    asked.set(typed, result);
    return result;
  }

  function terms(query) {
    const [named, rest] = grades(plain(query.slice(0, LONGEST)), true);
    const typed = rest.match(WORD) || [];
    typed.forEach((word, at) => { if (known.has(word + typed[at + 1])) typed.splice(at, 2, word + typed[at + 1]); }); // «U 7»
    const telling = typed.filter((word) => !SMALL.has(word));
    if (!named.length && typed.length === 1 && /^\d{1,2}$/.test(typed[0]) && known.has(`#${+typed[0]}`)) return [`#${+typed[0]}`];
    return [...new Set([...named.flatMap(either), ...(telling.length || named.length ? telling : typed)])].slice(0, 12);
  }

  // A range that no text names is its two grades.
  const either = (named) => known.has(named) ? [named] : named.slice(1).split("-").map((grade) => `#${+grade}`);

  function search(query) {
    const all = terms(query).map(term);
    const whole = all.reduce((sum, each) => sum + each.rare, 0);
    const missing = all.some((each) => !each.at.size);
    const score = new Map(), held = new Map();
    for (const each of all) {
      for (const [at, weight] of each.at) {
        const section = each.typed === places[at].grade ? 100 : 0;
        score.set(at, (score.get(at) || 0) + (weight + section) * each.rare);
        held.set(at, (held.get(at) || 0) + each.rare);
      }
    }
    const found = [];
    for (const [at, sum] of score) {
      const share = held.get(at) / whole;
      if (!missing || share >= 0.3 || places[at].grade) found.push([sum * share * share, at]);
    }
    found.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    return { all, found: found.map(([, at]) => places[at]) };
  }

  // --- What is shown ----------------------------------------------------------------------------

  function make(name, attributes, ...content) {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    element.append(...content);
    return element;
  }
  const address = (url) => new URL(dialog.dataset.rod + url, location.href).href;

  // A text with the words in question marked, from a little before the first of them.
  function marked(text, wanted) {
    const parts = [];
    let first = -1;
    for (const { 0: raw, index: at } of text.matchAll(WORD)) {
      if (!split(plain(raw)).some((word) => wanted.has(word))) continue;
      if (first < 0) first = at;
      parts.push([at, at + raw.length]);
    }
    const from = first > 60 ? text.lastIndexOf(" ", first - 40) + 1 : 0;
    const to = text.length > from + SNIPPET ? text.lastIndexOf(" ", from + SNIPPET) : text.length;
    const shown = make("span", {}, from ? "… " : "");
    let at = from;
    for (const [start, end] of parts) {
      if (end > to) break;
      shown.append(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
    shown.append(text.slice(at, to), to < text.length ? " …" : "");
    return shown;
  }

  function show(place, wanted) {
    const link = make("a", { href: address(place.url) }, make("b", {}, marked(place.title, wanted)));
    if (!place.top) link.append(make("small", {}, place.page));
    if (place.text) link.append(make("p", {}, marked(place.text, wanted)));
    link.addEventListener("click", () => {
      remember([...wanted]);
      dialog.close();
      if (link.pathname === location.pathname) setTimeout(mark);
    });
    return make("li", {}, link);
  }

  const CLOSE = 4; // words suggested for one that stands nowhere
  function alike(typed) {
    const fold = folded(typed);
    const pairs = (word) => new Set(Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2)));
    const own = pairs(fold);
    const likeness = (word) => {
      const other = pairs(word.fold);
      return 2 * [...own].filter((each) => other.has(each)).length / (own.size + other.size);
    };
    const near = words.map((word) => [likeness(word), word]).filter(([much]) => much > 0.55).sort((a, b) => b[0] - a[0]);
    return [...new Map(near.map(([, word]) => [word.stem, word.raw])).values()].slice(0, CLOSE);
  }

  function suggest(all) {
    const missing = all.filter((each) => !each.at.size && each.typed[0] !== "#");
    const there = all.filter((each) => each.at.size && each.typed[0] !== "#").map((each) => each.typed);
    const near = [...new Set([...there, ...missing.flatMap((each) => alike(each.typed))])];
    if (near.length) {
      const buttons = near.map((word) => {
        const button = make("button", { type: "button" }, word);
        button.addEventListener("click", () => { field.value = word; answered(); field.focus(); });
        return button;
      });
      help.append(make("p", {}, make("b", {}, "Prøv med et af politikkens ord:"), " ", ...buttons));
    }
    const pages = places.filter((place) => place.top && place.own);
    const links = pages.map((place) => make("li", {}, make("a", { href: address(place.url) }, place.title)));
    help.append(make("p", {}, make("b", {}, "Eller vælg en af politikkens sider:")), make("ul", {}, ...links));
    if (!index.contacts.length) return;
    const contacts = index.contacts.map(([role, where]) => make("li", {}, make("a", { href: where }, role)));
    help.append(make("p", {}, make("b", {}, "Du kan også spørge:")), make("ul", {}, ...contacts));
  }

  function answered() {
    const query = field.value;
    list.replaceChildren();
    help.replaceChildren();
    const words = plain(query).match(WORD) || [];
    if (!words.length) {
      answer.textContent = query.trim() ? "Skriv et ord med bogstaver eller et klassetrin." : asks;
      return;
    }
    const { all, found } = search(query);
    if (found.length) {
      const places = found.length === 1 ? "1 sted" : `${found.length} steder`;
      answer.textContent = found.length > SHOWN ? `${places}. Her er de ${SHOWN}, der passer bedst.` : places;
      const wanted = new Set(all.flatMap((each) => each.words.map((word) => word.raw)).filter((raw) => raw[0] !== "#"));
      list.append(...found.slice(0, SHOWN).map((place) => show(place, wanted)));
    } else if (words.join("").length < 3) {
      answer.textContent = "Skriv lidt mere.";
    } else {
      const shown = query.trim().slice(0, 40);
      answer.textContent = `Søgningen fandt intet om «${shown}${query.trim().length > 40 ? "…" : ""}».`;
      suggest(all);
    }
  }

  // --- The words found are marked on the page that is reached -----------------------------------

  const KEPT = "soegt";
  function remember(wanted) {
    try { sessionStorage.setItem(KEPT, JSON.stringify(wanted.slice(0, 50))); } catch (denied) { /* then nothing is marked */ }
  }
  function recalled() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEPT) || "[]");
      sessionStorage.removeItem(KEPT);
      return new Set(kept);
    } catch (denied) {
      return new Set();
    }
  }

  // By the browser's own highlights, which change neither the page nor its layout.
  function mark() {
    const wanted = recalled();
    if (!wanted.size || !CSS.highlights) return;
    unmark();
    const ranges = [];
    const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const { 0: raw, index: at } of texts.currentNode.data.matchAll(WORD)) {
        if (!split(plain(raw)).some((word) => wanted.has(word))) continue;
        const range = new Range();
        range.setStart(texts.currentNode, at);
        range.setEnd(texts.currentNode, at + raw.length);
        ranges.push(range);
      }
    }
    if (!ranges.length) return;
    CSS.highlights.set(KEPT, new Highlight(...ranges));
    const button = make("button", { type: "button", class: "soegt" }, "Fjern markeringen af det fundne");
    button.addEventListener("click", unmark);
    document.body.append(button);
  }
  function unmark() {
    CSS.highlights.delete(KEPT);
    document.querySelector("button.soegt")?.remove();
  }

  // --- By keyboard and pointer ------------------------------------------------------------------

  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = [field, ...list.querySelectorAll("a")];
    const here = links.indexOf(document.activeElement);
    if (step && here >= 0) {
      event.preventDefault();
      links[Math.max(0, Math.min(links.length - 1, here + step))].focus();
    } else if (event.key === "Enter" && here === 0 && links[1]) {
      event.preventDefault();
      links[1].click();
    }
  });

  async function ask() {
    ready = ready || load();
    try {
      await ready;
    } catch (failed) {
      ready = null;
      answer.textContent = dialog.dataset.fejl;
      return;
    }
    answered();
  }
  field.addEventListener("input", ask);
  dialog.addEventListener("open", ask);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); }); // beside it
  dialog.append(help);
  addEventListener("keydown", (event) => { if (event.key === "Escape" && !dialog.open && CSS.highlights) unmark(); });
  mark();
  ask();
})();
