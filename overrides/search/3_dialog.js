// The dialog of the search: what is found, what can be done where nothing is, and the words found
// marked on the page that is reached.

const dialog = document.querySelector("dialog.soeg");
const field = dialog.querySelector("input");
const answer = dialog.querySelector("[role=status]");
const list = dialog.querySelector("ol");
const help = make("div", { class: "soegehjaelp" });
const asks = answer.textContent === dialog.dataset.fejl ? "" : answer.textContent;
const SNIPPET = 160; // characters of text shown of a place
const KEPT = "soegt"; // the words found, in the tab's storage, and their marks
const PAUSE = 150; // milliseconds without a key before words are suggested
let ready; // a promise of the index
let later; // the suggestions that are waited for

function make(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...content);
  return element;
}
const address = (url) => new URL(dialog.dataset.rod + url, location.href).href;

// A text with the words in question marked, from a little before the first of them.
function marked(text, wanted) {
  const found = [];
  let first = -1;
  for (const { 0: raw, index: at } of text.matchAll(WORD)) {
    if (first >= 0 && at > first + SNIPPET) break; // no more of it is shown
    if (!parts(plain(raw)).some((word) => wanted.has(word))) continue;
    if (first < 0) first = at;
    found.push([at, at + raw.length]);
  }
  const from = first > 60 ? text.lastIndexOf(" ", first - 40) + 1 : 0;
  const to = text.length > from + SNIPPET ? text.lastIndexOf(" ", from + SNIPPET) : text.length;
  const shown = make("span", {}, from ? "… " : "");
  let at = from;
  for (const [start, end] of found) {
    if (end > to) break;
    shown.append(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  shown.append(text.slice(at, to), to < text.length ? " …" : "");
  return shown;
}

function show(place, wanted) {
  const link = make("a", { href: address(place.url) }, make("b", {}, marked(place.title, wanted)));
  if (!place.isTop) link.append(make("small", {}, place.page));
  if (place.text) link.append(make("p", {}, marked(place.text, wanted)));
  link.addEventListener("click", () => {
    remember([...wanted]);
    dialog.close();
    if (link.pathname === location.pathname) setTimeout(mark);
  });
  return make("li", {}, link);
}

function suggest(all) {
  const missing = all.filter((each) => !each.at.length && each.typed[0] !== "#");
  const there = all.filter((each) => each.at.length && each.typed[0] !== "#").map((each) => each.typed);
  const near = [...new Set([...there, ...missing.flatMap((each) => alike(each.typed))])];
  if (near.length) {
    const buttons = near.map((word) => {
      const button = make("button", { type: "button" }, word);
      button.addEventListener("click", () => { field.value = word; answered(); field.focus(); });
      return button;
    });
    help.append(make("p", {}, make("b", {}, "Prøv med et af politikkens ord:"), " ", ...buttons));
  }
  const pages = places.filter((place) => place.isTop && place.isOwn).slice(0, BEST);
  const links = pages.map((place) => make("li", {}, make("a", { href: address(place.url) }, place.title)));
  help.append(make("p", {}, make("b", {}, `${near.length ? "Eller vælg" : "Vælg"} en af politikkens sider:`)), make("ul", {}, ...links));
  if (!index.contacts.length) return;
  const contacts = index.contacts.map(([role, where]) => make("li", {}, make("a", { href: where }, role)));
  help.append(make("p", {}, make("b", {}, "Du kan også spørge:")), make("ul", {}, ...contacts));
}

function answered() {
  const query = field.value;
  list.replaceChildren();
  help.replaceChildren();
  clearTimeout(later);
  const typed = plain(query).match(WORD) || [];
  if (!typed.length) {
    answer.textContent = query.trim() ? "Skriv et ord med bogstaver eller et klassetrin." : asks;
    return;
  }
  const { all, count, best } = search(query);
  if (count) {
    const places = count === 1 ? "1 sted" : `${count} steder`;
    answer.textContent = count > BEST ? `${places}. Her er de ${BEST}, der passer bedst.` : places;
    const wanted = new Set(all.flatMap((each) => each.words.map((word) => word.raw)).filter((raw) => raw[0] !== "#"));
    list.append(...best.map((place) => show(place, wanted)));
  } else if (typed.join("").length < 3) {
    answer.textContent = "Skriv lidt mere.";
  } else {
    const shown = query.trim().slice(0, 40);
    answer.textContent = `Søgningen fandt intet om «${shown}${query.trim().length > 40 ? "…" : ""}».`;
    later = setTimeout(suggest, PAUSE, all);
  }
}

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

// By the browser's own highlights, which change neither the page nor its layout; whether any words came.
function mark() {
  const wanted = recalled();
  if (!wanted.size || !CSS.highlights) return false;
  unmark();
  const ranges = [];
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const { 0: raw, index: at } of texts.currentNode.data.matchAll(WORD)) {
      if (!parts(plain(raw)).some((word) => wanted.has(word))) continue;
      const range = new Range();
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + raw.length);
      ranges.push(range);
    }
  }
  if (!ranges.length) return true;
  CSS.highlights.set(KEPT, new Highlight(...ranges));
  const button = make("button", { type: "button", class: "soegt" }, "Fjern markeringen af det fundne");
  button.addEventListener("click", unmark);
  document.body.append(button);
  return true;
}
function unmark() {
  CSS.highlights.delete(KEPT);
  document.querySelector("button.soegt")?.remove();
}

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
  ready = ready || load(address("soegning.json"));
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
const isMarking = mark();
if (dialog.open || !isMarking) ask(); // a page that only marks needs no index
