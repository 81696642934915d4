// Copies the address of an initiative's row. The buttons are hidden until this script has run, so
// that a reader without scripts, or without a clipboard, never meets one that does nothing.
(function () {
  if (!navigator.clipboard) return;
  const answer = document.createElement("p");
  answer.className = "henvisning-svar";
  answer.setAttribute("role", "status");
  document.body.append(answer);
  document.querySelectorAll("[data-henvisning]").forEach((button) => { button.hidden = false; });
  let timer;
  function say(text) {
    answer.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { answer.textContent = ""; }, 4000);
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-henvisning]");
    if (!button) return;
    const address = new URL(button.dataset.henvisning, document.baseURI).href;
    navigator.clipboard.writeText(address).then(
      () => say(button.dataset.kopieret),
      () => say(button.dataset.ikkeKopieret),
    );
  });
})();
