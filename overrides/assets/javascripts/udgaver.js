// The choice among the editions, and the word that another one is in force. An edition never changes
// after it was adopted, so what came after it is asked of the archive; without an answer, or without
// scripts, the link to the list of editions is all there is.
(function () {
  const place = document.querySelector("[data-udgave]");
  if (!place) return;
  const own = place.dataset.udgave;
  const archive = new URL(place.dataset.arkiv, document.baseURI);
  const below = location.pathname.slice(archive.pathname.length).split("/");
  const here = below.slice(own === "." ? 0 : 1).join("/"); // the preview has no folder of its own
  const address = (folder, path) => new URL(folder + "/" + (path || ""), archive);

  // The same page of another edition where it has one, else its front page.
  function same(folder) {
    const wanted = address(folder, here);
    return fetch(wanted, { method: "HEAD" })
      .then((answer) => (answer.ok ? wanted : address(folder)), () => address(folder));
  }

  function choice(versions) {
    const label = document.createElement("label");
    label.textContent = "Vis udgave ";
    const select = document.createElement("select");
    versions.forEach((each) => {
      select.add(new Option(each.title, each.version, each.version === own, each.version === own));
    });
    select.addEventListener("change", () => {
      same(select.value).then((wanted) => { location.href = wanted.href + location.hash; });
    });
    label.append(select);
    place.append(" ", label);
  }

  function notice(current) {
    const isOlder = own < current.version;
    const box = document.createElement("aside");
    box.className = "anden-udgave";
    box.setAttribute("aria-label", "Gældende udgave");
    const text = document.createElement("p");
    text.className = "md-grid";
    const link = document.createElement("a");
    link.textContent = "Læs siden i den gældende udgave " + current.title.replace(/ \(.*/, "");
    link.href = address(current.version).href;
    same(current.version).then((wanted) => { link.href = wanted.href; });
    const said = document.createElement("strong");
    said.textContent = isOlder ? "Dette er en ældre udgave." : "Denne udgave er ikke trådt i kraft.";
    text.append(said, " ", link);
    box.append(text);
    place.closest("aside").before(box);
  }

  fetch(new URL("versions.json", archive))
    .then((answer) => (answer.ok ? answer.json() : []))
    .then((versions) => {
      if (versions.length > 1) choice(versions);
      const current = versions.find((each) => each.aliases.includes("gaeldende"));
      if (current && current.version !== own && /^\d/.test(own)) notice(current);
    })
    .catch(() => {});
})();
