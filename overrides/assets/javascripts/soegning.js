// Two things the theme's search lacks: the button answers to the keyboard, and a word typed without
// a Danish keyboard («argang», «aargang», «faellesskab») also finds the word spelt with æ, ø and å.
(function () {
  const button = document.querySelector(".soegeknap");
  if (button) {
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      button.click();
    });
  }

  const FOLDED = { ae: ["æ"], oe: ["ø"], aa: ["å"], a: ["å"], o: ["ø"] };
  const MOST = 16; // spellings of one word; more would find everything

  function spellings(word) {
    let found = [""];
    for (let at = 0; at < word.length;) {
      const two = word.slice(at, at + 2).toLowerCase();
      const part = FOLDED[two] ? two : word[at].toLowerCase();
      const choices = [word.slice(at, at + part.length), ...(FOLDED[part] || [])];
      if (part.length === 2) choices.push(...spellings(part[0]).slice(1).map((first) => first + part[1]));
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
