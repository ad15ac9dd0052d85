// A part of a page that names where it comes from is asked for again and again, while somebody looks at it. Whoever is
// using it is not disturbed: nothing changes beneath a focus.
const PAUSE = 10_000;

async function renew(part) {
  if (document.hidden || part.contains(document.activeElement)) {
    return;
  }
  try {
    const answer = await fetch(part.dataset.renew, { credentials: 'same-origin', redirect: 'error' });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById(part.id);
      if (fresh) {
        part.replaceChildren(...fresh.childNodes);
      }
    }
  } catch {
    // The service is away or the person is signed out: what is shown says of when it is.
  }
}

export function keepNew() {
  for (const part of document.querySelectorAll('[data-renew]')) {
    setInterval(() => renew(part), PAUSE);
  }
}
