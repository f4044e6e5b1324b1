// While a call goes on: asks what it may be about and whether somebody has called about the same place.
"use strict";
(() => {
  const form = document.querySelector("form[data-hotline]");
  if (!form) return;
  const box = form.querySelector("[data-suggested]");
  const token = form.querySelector("input[name=_csrf]");
  let chosen = false;
  let wait = 0;
  const value = (name) => {
    const radio = form.querySelector(`[name="${name}"]:checked`);
    const field = radio || form.querySelector(`[name="${name}"]:not([type=radio])`);
    return field ? field.value : "";
  };
  form.addEventListener("change", (event) => {
    if (event.isTrusted && event.target.name === "topic") chosen = true;
  });
  const choose = (topic) => {
    const field = form.querySelector(`[name=topic][value="${CSS.escape(topic)}"]`);
    if (field) { field.checked = true; return; }
    const select = form.querySelector("select[name=topic]");
    if (select) select.value = topic;
  };
  const show = (found) => {
    box.replaceChildren();
    box.hidden = !found.says && found.same.length === 0;
    if (found.says) {
      const line = document.createElement("p");
      line.textContent = found.says;
      box.append(line);
      if (!chosen && found.topic) choose(found.topic);
    }
    for (const one of found.same) {
      const link = document.createElement("a");
      link.href = one.href;
      link.target = "_blank";
      link.textContent = one.text;
      const line = document.createElement("p");
      line.append(link);
      box.append(line);
    }
  };
  const ask = async () => {
    const what = value("what");
    const area = value("_in");
    if (what.length < 4 && !area) return;
    const body = new URLSearchParams({ what, area, topic: chosen ? value("topic") : "", where: value("where") });
    if (token) body.set(token.name, token.value);
    try {
      const answer = await fetch(form.dataset.hotline, { method: "POST", body });
      if (answer.ok) show(await answer.json());
    } catch (lost) {
      box.hidden = true;
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(ask, 400);
  });
})();
