// Completes the search box while one types: the ARIA combobox with a list. Without it the form works as it is.
"use strict";

(() => {
  const WAIT = 90; // milliseconds without a key before the service is asked
  const MOST = 8;

  const box = document.getElementById("q");
  if (!box || !window.fetch || !window.AbortController) return;

  const list = document.createElement("ul");
  const status = document.createElement("p");
  let options = [];
  let active = -1;
  let timer = 0;
  let asked = null; // what stops the question under way
  let shown = ""; // the text that the list belongs to

  prepare();

  function prepare() {
    list.id = "suggestions";
    list.className = "suggestions";
    list.hidden = true;
    set(list, { role: "listbox", "aria-label": "Gợi ý" });
    status.className = "unseen";
    set(status, { role: "status" });
    set(box, {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
      "aria-haspopup": "listbox",
    });
    box.parentElement.append(list, status);
    box.addEventListener("input", later);
    box.addEventListener("keydown", pressed);
    box.addEventListener("blur", close);
    // the box keeps the focus while an option is clicked
    list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  function set(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  }

  function later() {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, WAIT);
  }

  async function ask() {
    const text = box.value.trim();
    if (asked) asked.abort();
    if (!text) return close();
    if (text === shown && !list.hidden) return undefined;
    const mine = new AbortController();
    asked = mine;
    try {
      const query = new URLSearchParams({ q: box.value, limit: String(MOST) });
      const answer = await fetch(`/v1/suggest?${query}`, { signal: mine.signal });
      const found = answer.ok ? (await answer.json()).suggestions : [];
      // an answer that was overtaken, or that comes when nobody waits for it, is dropped
      if (asked === mine && document.activeElement === box) show(text, found);
    } catch (error) {
      if (asked === mine) close();
    }
    return undefined;
  }

  function show(text, found) {
    if (!found.length) return close();
    options = found.map(option);
    list.replaceChildren(...options);
    active = -1;
    box.removeAttribute("aria-activedescendant");
    open();
    shown = text;
    status.textContent = `${found.length} gợi ý`;
    return undefined;
  }

  function option(suggestion, index) {
    const item = document.createElement("li");
    item.id = `suggestion-${index}`;
    set(item, { role: "option", "aria-selected": "false", "data-href": address(suggestion) });
    item.append(piece("name", suggestion.text));
    if (suggestion.detail) item.append(" ", piece("detail", suggestion.detail));
    item.addEventListener("click", () => choose(item));
    return item;
  }

  function piece(name, text) {
    const element = document.createElement("span");
    element.className = name;
    element.textContent = text;
    return element;
  }

  function address({ type, value }) {
    if (type === "title") return `/documents/${value.split("/").map(encodeURIComponent).join("/")}`;
    return `/?${new URLSearchParams({ [type === "person" ? "person" : "number"]: value })}`;
  }

  function pressed(event) {
    if (event.isComposing) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && options.length) {
      event.preventDefault();
      if (list.hidden) open();
      else move(moves[event.key]);
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      choose(options[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter") {
      close();
    }
  }

  // Between the last option and the first stands the box itself.
  function move(step) {
    const places = options.length + 1;
    active = ((active + 1 + step + places) % places) - 1;
    options.forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
    if (active < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", options[active].id);
    return options[active].scrollIntoView({ block: "nearest" });
  }

  function choose(item) {
    close();
    window.location.assign(item.dataset.href);
  }

  function open() {
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
  }

  function close() {
    window.clearTimeout(timer);
    if (asked) asked.abort();
    asked = null;
    list.hidden = true;
    active = -1;
    status.textContent = "";
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    options.forEach((item) => item.setAttribute("aria-selected", "false"));
  }
})();
