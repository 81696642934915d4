// What the theme's search lacks: that words typed as parents type them («argang», «faellesskab», «hvad
// gør skolen mod mobning») find their place.
(function () {
  // The theme opens the search by a letter alone, which those who speak to their machine do unawares
  // (WCAG 2.2, 2.1.4): a letter reaches its scripts only while the search is open.
  const toggle = document.getElementById("__search");
  addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !toggle.checked) event.stopImmediatePropagation();
  }, true);

  // Where the address names a place on the page, the theme closes the search a moment after it has come,
  // under the hands of the one who opened it: then it is opened again.
  const theme = document.currentScript.nextElementSibling;
  theme.addEventListener("load", () => {
    const again = () => { if (!toggle.checked) setTimeout(() => toggle.click()); }; // no click within a click
    if (document.querySelector(":target")) toggle.addEventListener("change", again);
    setTimeout(() => toggle.removeEventListener("change", again), 200);
  });

  // Tab walks what is found, and closes the search where it leaves it; the theme closes it at once, and
  // leaves only arrows to walk by.
  const sheet = document.querySelector(".md-search");
  sheet.addEventListener("keydown", (event) => {
    if (!/^(Tab|Shift)$/.test(event.key)) return;
    event.stopPropagation();
    sheet.querySelectorAll("a[tabindex]").forEach((link) => link.removeAttribute("tabindex"));
  });
  sheet.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (toggle.checked && next && !sheet.contains(next)) toggle.click();
  });

  const FOLDED = { ae: ["æ"], oe: ["ø"], aa: ["å"], a: ["å", "æ"], o: ["ø"] };
  const LONG = 4; // letters from which a word is looked for inside others
  const EXACT = 10000; // how much more the very word counts than one that begins with it
  const GRADE = /(?<!\d)(\d{1,2})\.?\s?[a-z](?![\p{L}\d])/gu; // «7.b»: a class of the 7th grade
  const WORD = /[\p{L}\p{N}]+/gu;
  const MOST = 200; // spellings tried of one word
  const SMALL = new Set(("af at da de den der det dig du en er et for fra gør har hvad hvem hvis hvor hvordan " +
    "hvornår i ikke jeg kan man med min mit mod når og om på sin skal som så til ved vi vil").split(" "));
  let known = []; // the words of the pages

  function spellings(word) {
    let found = [""];
    for (let at = 0; at < word.length;) {
      const two = word.slice(at, at + 2);
      const part = FOLDED[two] ? two : word[at];
      const choices = [part, ...(FOLDED[part] || [])];
      const wanted = found.length * choices.length > MOST ? choices.slice(0, 1) : choices;
      found = found.flatMap((begun) => wanted.map((choice) => begun + choice));
      at += part.length;
    }
    return found;
  }

  // What is asked for is what the pages say: only spellings that some word begins with (one that is
  // nowhere would count against every page). A word that no page has may stand within a longer one
  // («bestyrelse» in «skolebestyrelse»); where none has that either, its beginning will do («mobiler»).
  function meant(word) {
    const begun = spellings(word).filter((spelling) => known.some((each) => each.startsWith(spelling)));
    if (word.length < LONG || begun.some((spelling) => known.includes(spelling))) return begun;
    const holding = known.filter((each) => spellings(word).some((spelling) => each.indexOf(spelling) > 0));
    if (begun.length || holding.length) return [...begun, ...holding];
    return meant(word.slice(0, -1));
  }

  function widened(query) {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const telling = words.filter((word) => !SMALL.has(word));
    const kept = telling.length ? telling.join(" ") : query;
    return kept.replace(GRADE, "$1. klasse").replace(WORD, (word) => {
      const found = meant(word);
      const itself = found.filter((spelling) => known.includes(spelling)).map((spelling) => spelling + "^" + EXACT);
      return found.length ? [...itself, ...found].join(" ") : word;
    });
  }

  function words(docs) {
    const text = docs.map((each) => each.title + " " + each.text).join(" ").replace(/<[^>]*>/g, " ");
    return [...new Set(text.toLowerCase().match(WORD))];
  }

  // The theme's messages to its search worker: the pages come with type 0, a query with type 2.
  const SETUP = 0;
  const QUERY = 2;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message && message.type === SETUP && message.data && message.data.docs) known = words(message.data.docs);
    const asks = message && message.type === QUERY && typeof message.data === "string";
    return post.call(this, asks ? { ...message, data: widened(message.data) } : message, ...rest);
  };
})();
