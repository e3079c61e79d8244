// Keeps what is being typed. Without this script the button "Save and come back later" does the same.
import { post, say } from "./server.js";

const PAUSE = 3000;
const UNKEPT = new Set(["csrfmiddlewaretoken", "_keep"]);

function typed(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data.entries()]) {
    if (UNKEPT.has(name) || value instanceof File) data.delete(name);
  }
  return data;
}

function words(data) {
  return new URLSearchParams(data).toString();
}

function toSend(form) {
  const data = typed(form);
  data.set("_path", window.location.pathname);
  data.set("_title", document.title.replace(/^Error: /, "").replace(/ – [^–]*$/, ""));
  return data;
}

class Draft {
  constructor(form, address) {
    this.form = form;
    this.address = address;
    this.state = form.querySelector("[data-draft-state]");
    this.kept = words(typed(form));
    this.sent = false;
    form.addEventListener("input", () => this.soon());
    form.addEventListener("change", () => this.soon());
    form.addEventListener("submit", () => this.stop());
    window.addEventListener("pagehide", () => this.last());
    window.addEventListener("pageshow", () => { this.sent = false; });
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), PAUSE);
  }

  stop() {
    this.sent = true;
    clearTimeout(this.timer);
  }

  changed() {
    return !this.sent && words(typed(this.form)) !== this.kept;
  }

  async keep() {
    if (!this.changed()) return;
    const now = words(typed(this.form));
    const answer = await post(this.address, toSend(this.form));
    if (answer.ok) {
      this.kept = now;
      this.tell(`Saved as a draft at ${answer.kept_at}.`);
    } else if (answer.signedOut) {
      this.tell("You have been signed out. Your text is still on this page.");
    } else {
      this.tell("Not saved as a draft: the service cannot be reached. Your text is still on this page.");
      this.soon();
    }
  }

  tell(text) {
    if (this.state) this.state.textContent = text;
  }

  // The page is going away: send what is left without waiting for an answer.
  last() {
    clearTimeout(this.timer);
    if (!this.changed()) return;
    const data = toSend(this.form);
    data.set("csrfmiddlewaretoken", this.form.querySelector("[name=csrfmiddlewaretoken]").value);
    navigator.sendBeacon(this.address, data);
    this.kept = words(typed(this.form));
  }
}

export function startDrafts() {
  const holder = document.querySelector("[data-drafts]");
  const forms = [...document.querySelectorAll("form[data-draft]")];
  if (!holder || !holder.dataset.drafts) return [];
  const drafts = forms.map((form) => new Draft(form, holder.dataset.drafts));
  for (const draft of drafts) draft.tell(draft.state?.textContent || "");
  document.addEventListener("sightline:keep", () => drafts.forEach((draft) => draft.keep()));
  if (drafts.length) say("");
  return drafts;
}
