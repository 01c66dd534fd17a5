// Small comforts; every page works without this file.
"use strict";

// <details class="menu">: closed by a click elsewhere and by Escape; Escape also closes the phone's menu.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (location.hash === "#menu") {
    location.hash = "#content";
  }
});

// Says whether what was typed is saved: <p class="save" role="status" data-save-status> inside [data-save-area].
const say = (event, text, state) => {
  const area = event.target.closest("[data-save-area]");
  const status = area && area.querySelector("[data-save-status]");
  if (!status) return;
  status.textContent = text;
  status.className = `save ${state}`;
};

const reasons = {
  0: "нет связи, повторите",
  403: "нет прав или вход устарел, обновите страницу",
  409: "строку уже изменили, сравните оба текста",
  422: "исправьте отмеченное",
};

const writes = (event) => event.detail.requestConfig.verb !== "get";

document.addEventListener("htmx:beforeRequest", (event) => {
  if (writes(event)) say(event, "Сохраняю", "save-busy");
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (!writes(event)) return;
  const { elt, successful } = event.detail;
  elt.classList.toggle("unsaved", !successful);
  if (successful) {
    const time = new Date().toLocaleTimeString("ru", { hour: "2-digit", minute: "2-digit" });
    say(event, `Сохранено в ${time}`, "");
  } else {
    say(event, `Не сохранено: ${reasons[event.detail.xhr.status] ?? "сбой на сервере, повторите"}`, "save-failed");
  }
});

window.addEventListener("beforeunload", (event) => {
  if (document.querySelector(".cell.unsaved, .cell.htmx-request")) event.preventDefault();
});

// The current tab is in sight, however narrow the screen.
for (const tab of document.querySelectorAll(".tabs [aria-current]")) {
  tab.parentElement.scrollLeft = tab.offsetLeft - (tab.parentElement.clientWidth - tab.offsetWidth) / 2;
}

// On a phone a paper stands at its full height: nobody signs what was not scrolled to.
const narrow = matchMedia("(max-width: 39.99rem)");
for (const frame of document.querySelectorAll("iframe[data-whole]")) {
  const stretch = () => {
    frame.style.height = "";
    const page = frame.contentDocument?.documentElement;
    if (narrow.matches && page) frame.style.height = `${page.scrollHeight + 2}px`;
  };
  frame.addEventListener("load", stretch);
  narrow.addEventListener("change", stretch);
  stretch();
}

// Cells grow with their text where the browser does not know `field-sizing`.
if (!CSS.supports("field-sizing", "content")) {
  const grow = (cell) => {
    cell.style.height = "auto";
    cell.style.height = `${cell.scrollHeight}px`;
  };
  const growAll = () => document.querySelectorAll("textarea.cell").forEach(grow);
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea.cell")) grow(event.target);
  });
  document.addEventListener("DOMContentLoaded", growAll);
  document.addEventListener("htmx:afterSettle", growAll);
}

// A form on its way is not sent twice. Gone back to, it is the same form still (mentoring/once.py): the page is asked for
// anew then, so its key is kept with the step of the history.
const HELD_SECONDS = 10; // then whatever answers by a file, or not at all, can be asked again
const isPost = (form) => form.method === "post";
const keyOf = (form) => form.querySelector("input[name=form_key]");

const hold = (form, isHeld) => {
  form.toggleAttribute("data-on-its-way", isHeld);
  for (const button of form.querySelectorAll("button[type=submit]")) {
    if (isHeld) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !isPost(form)) return;
  if (form.hasAttribute("data-on-its-way")) {
    event.preventDefault();
    return;
  }
  hold(form, true);
  setTimeout(hold, HELD_SECONDS * 1000, form, false);
  const key = keyOf(form);
  if (!key) return;
  const formKeys = { ...history.state?.formKeys, [form.action]: key.value };
  history.replaceState({ ...history.state, formKeys }, "");
});

window.addEventListener("pageshow", (event) => {
  const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  for (const form of [...document.forms].filter(isPost)) {
    if (event.persisted) hold(form, false);
    const sent = isBack && keyOf(form) && history.state?.formKeys?.[form.action];
    if (sent) keyOf(form).value = sent;
  }
});
