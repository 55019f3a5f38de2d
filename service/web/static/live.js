// Results while one types, and without leaving the page: the same addresses and the same HTML as without this
// script; only the parts that change are put in place. Where anything fails, the browser follows the link itself.
"use strict";

(() => {
  const PAUSE = 220; // ms without a key before a search begins
  const KEPT = 30; // pages kept for Back and Forward
  const main = document.getElementById("content");
  const form = document.querySelector("form.search");
  const box = form.elements.q;
  const told = document.getElementById("told");

  const pages = new Map(); // by entry of the history: its HTML and how far it was scrolled
  let entry = history.state?.entry ?? newEntry();
  let shown = here(); // the address whose page stands here
  let typing = false; // whether that entry is a search that is still being typed
  let asking = null; // aborts the request that is under way
  let pause = 0;

  // -- addresses -------------------------------------------------------------------------------------

  function here() {
    return location.pathname + location.search;
  }

  function asked() {
    const filled = [...new FormData(form)].filter(([, value]) => value.trim());
    return filled.length ? "/?" + new URLSearchParams(filled) : "/";
  }

  function newEntry() {
    return Math.random().toString(36).slice(2);
  }

  // -- from an address to the page -------------------------------------------------------------------

  async function show(address, { typed = false, link = null } = {}) {
    stop();
    const mine = (asking = new AbortController());
    const sent = values();
    main.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address, { signal: mine.signal, headers: { Accept: "text/html" } });
      const html = await response.text();
      if (response.status !== 200 && response.status !== 422) throw new Error(`status ${response.status}`);
      if (asking !== mine) return;
      record(response.url, typed);
      place(html, sent, typed);
      if (link) settle(link);
    } catch {
      if (asking === mine && !typed) location.assign(address);
    } finally {
      if (asking === mine) main.removeAttribute("aria-busy");
    }
  }

  /** What was asked before is of no interest any more. */
  function stop() {
    clearTimeout(pause);
    asking?.abort();
    asking = null;
    main.removeAttribute("aria-busy");
  }

  /** One entry a search in the history, however many keys it took. */
  function record(url, typed) {
    const { pathname, search } = new URL(url);
    if (pathname + search === shown || (typed && typing)) {
      history.replaceState({ entry }, "", url);
    } else {
      entry = newEntry();
      history.pushState({ entry }, "", url);
    }
    shown = pathname + search;
    typing = typed;
  }

  function place(html, sent, typed) {
    const next = new DOMParser().parseFromString(html, "text/html");
    document.title = next.title;
    main.replaceChildren(...next.getElementById("content").childNodes);
    adopt(next.querySelector("form.search"), sent, typed);
    told.textContent = document.getElementById("results")?.textContent.trim() ?? "";
    pages.set(entry, { html, top: 0 });
    if (pages.size > KEPT) pages.delete(pages.keys().next().value);
  }

  // -- the form --------------------------------------------------------------------------------------

  function values() {
    return new Map([...form.elements].filter((field) => field.id).map((field) => [field.id, field.value]));
  }

  /** Values and errors of the page that came, in the fields that stand here: what was typed since stays. */
  function adopt(next, sent, typed) {
    const old = form.querySelector("details");
    const fresh = next.querySelector("details");
    if (!typed) box.value = next.elements.q.value;
    for (const field of next.querySelectorAll("[id]:is(input, select)")) merge(field, sent);
    if (fresh.open) old.open = true;
    const beside = [...fresh.parentElement.children];
    const place = beside.indexOf(fresh);
    old.parentElement.querySelectorAll(":scope > :not(details)").forEach((element) => element.remove());
    old.before(...beside.slice(0, place));
    old.after(...beside.slice(place + 1));
  }

  function merge(fresh, sent) {
    const field = document.getElementById(fresh.id);
    copy(fresh, field, "aria-invalid");
    copy(fresh, field, "aria-describedby");
    if (field === box) return;
    if (field.value === sent.get(field.id)) field.value = fresh.value;
    field.parentElement.querySelector(".error")?.remove();
    const error = fresh.parentElement.querySelector(".error");
    if (error) field.after(error);
  }

  function copy(from, to, attribute) {
    if (from.hasAttribute(attribute)) to.setAttribute(attribute, from.getAttribute(attribute));
    else to.removeAttribute(attribute);
  }

  // -- where the reader is ---------------------------------------------------------------------------

  /** On the same link where it is still in sight, else at the beginning of the results. */
  function settle(link) {
    const same = link.dataset.key && main.querySelector(`[data-key="${CSS.escape(link.dataset.key)}"]`);
    same?.focus({ preventScroll: true });
    if (same && inSight(same) && matchMedia("(min-width: 60rem)").matches) return;
    scrollTo(0, 0);
    document.getElementById("results")?.focus({ preventScroll: true });
  }

  function inSight(element) {
    const { top, bottom, height } = element.getBoundingClientRect();
    return height > 0 && top >= 0 && bottom <= innerHeight;
  }

  /** Back and Forward: the page as it was, at once; one that isn't kept any more is loaded. */
  function travel(state) {
    if (here() === shown) return state ?? history.replaceState({ entry }, "");
    stop();
    const page = pages.get(state?.entry);
    if (!page) return location.reload();
    entry = state.entry;
    shown = here();
    typing = false;
    const within = main.contains(document.activeElement);
    const { html, top } = page;
    place(html, values(), false);
    if (within) document.getElementById("results")?.focus({ preventScroll: true });
    scrollTo(0, top);
  }

  function remember() {
    const page = pages.get(entry);
    if (page) page.top = scrollY;
  }

  // -- what a reader does ----------------------------------------------------------------------------

  /** Half a syllable of an input method isn't searched. */
  function typed(event) {
    clearTimeout(pause);
    if (event.isComposing) return;
    if (asked() === shown) stop();
    else pause = setTimeout(() => show(asked(), { typed: true }), PAUSE);
  }

  function plain(event) {
    return event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  }

  box.addEventListener("input", typed);
  box.addEventListener("compositionend", typed);

  form.addEventListener("change", (event) => {
    if (event.target !== box) show(asked());
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (matchMedia("(pointer: coarse)").matches) box.blur(); // its keyboard covers the results
    show(asked());
  });

  main.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !plain(event) || event.defaultPrevented) return;
    if (link.origin !== location.origin || link.pathname !== "/" || link.hash) return;
    event.preventDefault();
    show(link.href, { link });
  });

  addEventListener("popstate", (event) => travel(event.state));
  addEventListener("scroll", remember, { passive: true });
  addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
  addEventListener("pageshow", () => (history.scrollRestoration = "manual"));

  history.replaceState({ entry }, "");
  pages.set(entry, { html: document.documentElement.outerHTML, top: scrollY });
})();
