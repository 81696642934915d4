// The menu closes as readers expect: by Escape, by a click elsewhere, by leaving it with the keyboard.
(function () {
  const menu = document.querySelector("details.menu");
  if (!menu) return;
  const close = () => { menu.open = false; };
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) close(); });
  menu.addEventListener("focusout", (event) => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) close(); });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary").focus();
  });
})();
