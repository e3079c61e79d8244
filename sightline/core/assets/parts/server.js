// Talking to the site from the page, and to the person through the live region.
function token() {
  const field = document.querySelector("[name=csrfmiddlewaretoken]");
  return field ? field.value : document.querySelector("[data-token]")?.dataset.token || "";
}

// After signing in again in another tab the token has changed: every form on the page gets the new one.
export function renew(fresh) {
  if (!fresh) return;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = fresh;
  const holder = document.querySelector("[data-token]");
  if (holder) holder.dataset.token = fresh;
}

export async function post(address, data) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      body: data,
      headers: { "X-CSRFToken": token(), Accept: "application/json" },
      redirect: "manual",
    });
    if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
      return { ok: false, signedOut: true };
    }
    if (!answer.ok) return { ok: false };
    return { ok: true, ...(await answer.json()) };
  } catch {
    return { ok: false };
  }
}

export async function look(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" }, redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 401) return { ok: false, signedOut: true };
    return answer.ok ? { ok: true, ...(await answer.json()) } : { ok: false };
  } catch {
    return { ok: false };
  }
}

export function say(text) {
  const live = document.getElementById("app-live");
  if (live) live.textContent = text;
}
