// The library marks a radio that reveals more with aria-expanded, which a radio may not carry.
function strip() {
  for (const radio of document.querySelectorAll("input[type=radio][aria-expanded]")) {
    radio.removeAttribute("aria-expanded");
  }
}

export function startRadios() {
  strip();
  document.addEventListener("click", strip);
  window.addEventListener("pageshow", strip);
}
