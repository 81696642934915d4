// The choice among the editions, and where the word of another in force leads: to the same page there
// where it has one. A module, fetched when the line of the edition is opened or that word pointed at.
const place = document.querySelector("[data-udgave]");
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

export function choice(versions) {
  if (place.querySelector("select")) return;
  const [label, select, button] = ["label", "select", "button"].map((name) => document.createElement(name));
  select.append(...versions.map((each) => (
    new Option(each.title, each.version, each.version === own, each.version === own)
  )));
  button.textContent = "Vis";
  button.onclick = () => {
    same(select.value).then((wanted) => { location.href = wanted.href + location.hash; });
  };
  label.append("Vis udgave ", select);
  place.append(label, " ", button);
}

export function lead(link, version) {
  same(version).then((wanted) => { link.href = wanted.href; });
}
