// Ticks of a list: all of the page, a range with Shift, remembered over its pages. A form with data-ticks="name" has them;
// every list works without this file, page by page.
"use strict";

const remembered = (path) => new Set(JSON.parse(sessionStorage.getItem(`ticks ${path}`) ?? "[]"));
const remember = (path, keys) => sessionStorage.setItem(`ticks ${path}`, JSON.stringify([...keys]));

const boxesOf = (form) =>
  [...form.elements].filter((box) => box.type === "checkbox" && form.dataset.ticks.split(" ").includes(box.name));

const setUp = (form) => {
  const boxes = boxesOf(form);
  if (!boxes.length) return;
  const isList = form.method === "get";
  const path = location.pathname;
  const kept = isList ? remembered(path) : new Set();
  const here = new Set(boxes.map((box) => box.value));
  const count = form.querySelector("[data-ticks-count]");

  const whole = document.createElement("label");
  whole.className = "tick";
  whole.innerHTML = '<input class="form-check-input" type="checkbox"> <span>Отметить всех на странице</span>';
  const all = whole.querySelector("input");
  const place = form.querySelector("[data-ticks-all]") ?? form;
  if (place.tagName === "TD") whole.querySelector("span").className = "visually-hidden";
  place.prepend(whole);

  const forget = document.createElement("button");
  forget.type = "button";
  forget.className = "btn btn-quiet btn-sm";
  forget.textContent = "Снять все отметки";
  count?.after(forget);

  const tell = () => {
    const ticked = boxes.filter((box) => box.checked);
    const elsewhere = [...kept].filter((key) => !here.has(key)).length;
    all.checked = ticked.length === boxes.length;
    all.indeterminate = ticked.length > 0 && !all.checked;
    forget.hidden = ticked.length + elsewhere === 0;
    if (!count) return;
    count.textContent = `Отмечено: ${ticked.length + elsewhere}`;
    if (elsewhere) count.textContent += `, из них ${elsewhere} на других страницах`;
  };

  const keep = () => {
    for (const box of boxes) {
      if (box.checked) kept.add(box.value);
      else kept.delete(box.value);
    }
    if (isList) remember(path, kept);
    tell();
  };

  let last = null;
  for (const box of boxes) {
    if (kept.has(box.value)) box.checked = true;
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last && last !== box) {
        const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
        for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
      }
      last = box;
      keep();
    });
  }
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    keep();
  });
  forget.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    kept.clear();
    keep();
  });

  form.addEventListener("submit", () => {
    for (const old of form.querySelectorAll("[data-from-other-pages]")) old.remove();
    for (const key of kept) {
      if (here.has(key)) continue;
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name: form.dataset.ticks, value: key });
      input.dataset.fromOtherPages = "";
      form.append(input);
    }
    if (form.dataset.ticksDone) remember(form.dataset.ticksDone, []);
  });
  tell();
};

document.querySelectorAll("form[data-ticks]").forEach(setUp);
