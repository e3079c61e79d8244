// Warns before the idle end, keeps drafts, and lets somebody sign in again without losing the page.
import { look, post, renew } from "./server.js";

const WARN_BEFORE = 3 * 60 * 1000;

class Idle {
  constructor(holder) {
    this.holder = holder;
    this.text = holder.querySelector("[data-idle-text]");
    this.button = holder.querySelector("[data-idle-stay]");
    this.length = Number(holder.dataset.idleMinutes) * 60 * 1000;
    this.address = holder.dataset.keepAlive;
    this.out = false;
    this.button.addEventListener("click", () => this.stay());
    document.addEventListener("visibilitychange", () => this.back());
    window.addEventListener("focus", () => this.back());
    this.again();
  }

  again() {
    this.since = Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.warn(), Math.max(this.length - WARN_BEFORE, 1000));
    this.hide();
  }

  hide() {
    this.holder.hidden = true;
    this.text.textContent = "";
  }

  show(text, button) {
    this.holder.hidden = false;
    this.text.textContent = text;
    this.button.textContent = button;
  }

  warn() {
    document.dispatchEvent(new CustomEvent("sightline:keep"));
    const minutes = Math.max(1, Math.round((this.length - (Date.now() - this.since)) / 60000));
    const unit = minutes === 1 ? "minute" : "minutes";
    this.show(
      `You will be signed out in ${minutes} ${unit} because nothing has happened here for a while. ` +
        "What you have typed is kept as a draft.",
      "Stay signed in",
    );
    this.timer = setTimeout(() => this.ended(), Math.max(this.length - (Date.now() - this.since), 1000));
  }

  ended() {
    this.out = true;
    this.show(
      "You have been signed out because nothing happened here for a while. Your text is still on this page. " +
        "Sign in again in a new tab, then come back to this one and go on.",
      "Sign in again in a new tab",
    );
  }

  async stay() {
    if (this.out) {
      window.open("/", "_blank", "noopener");
      return;
    }
    const answer = await post(this.address, new FormData());
    if (answer.ok) this.again();
    else if (answer.signedOut) this.ended();
  }

  // Back in this tab: perhaps signed in again elsewhere.
  async back() {
    if (!this.out || document.hidden) return;
    const answer = await look(this.address);
    if (!answer.ok) return;
    renew(answer.token);
    this.out = false;
    this.again();
    document.dispatchEvent(new CustomEvent("sightline:keep"));
  }
}

export function startIdle() {
  const holder = document.querySelector("[data-idle-minutes]");
  if (holder && holder.dataset.keepAlive && Number(holder.dataset.idleMinutes)) new Idle(holder);
}
