// Two things the theme's search lacks: a button that the keyboard reaches, and that a word typed without
// a Danish keyboard («argang», «aargang», «faellesskab») finds the word spelt with æ, ø and å.
(function () {
  const button = document.querySelector(".soegeknap");
  const label = document.querySelector("header [for=__search]");
  if (button && label) button.addEventListener("click", () => label.click());

  const FOLDED = { ae: ["æ"], oe: ["ø"], aa: ["å"], a: ["å", "æ"], o: ["ø"] };
  const MOST = 24; // spellings of one word; more would find everything

  function spellings(word) {
    let found = [""];
    for (let at = 0; at < word.length;) {
      const two = word.slice(at, at + 2).toLowerCase();
      const part = FOLDED[two] ? two : word[at].toLowerCase();
      const choices = [word.slice(at, at + part.length), ...(FOLDED[part] || [])];
      const wanted = found.length * choices.length > MOST ? choices.slice(0, 1) : choices;
      found = found.flatMap((begun) => wanted.map((choice) => begun + choice));
      at += part.length;
    }
    return found;
  }

  function widened(query) {
    return query.replace(/[\p{L}]{3,}/gu, (word) => spellings(word).join(" "));
  }

  // The theme asks its search worker with messages of the type 2, whose data is the query.
  const QUERY = 2;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    const asks = message && message.type === QUERY && typeof message.data === "string";
    return post.call(this, asks ? { ...message, data: widened(message.data) } : message, ...rest);
  };
})();
