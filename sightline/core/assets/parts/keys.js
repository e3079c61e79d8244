// Plain keys on a page that asks for them. Each presses a link or a button of the page; none works while typing.
function typing(target) {
  if (target.matches("input[type=radio], input[type=checkbox]")) return false;
  return target.matches("input, textarea, select, [contenteditable]");
}

function numbered(page, key) {
  const choices = [...page.querySelectorAll("fieldset input[type=radio]")].filter((each) => each.value);
  return choices[Number(key) - 1];
}

function act(page, key) {
  if (/^[1-9]$/.test(key)) {
    const choice = numbered(page, key);
    choice?.click();
    choice?.focus();
    return Boolean(choice);
  }
  if (key === "w") {
    page.querySelector("textarea")?.focus();
    return true;
  }
  const button = key === "s" ? page.querySelector("button:not([name=_keep])") : document.querySelector(`[data-key="${key}"]`);
  button?.click();
  return Boolean(button);
}

export function startKeys() {
  const page = document.querySelector("[data-plain-keys]");
  if (!page) return;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || typing(event.target)) return;
    if (act(page, event.key)) event.preventDefault();
  });
}
