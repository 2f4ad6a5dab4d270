// What every page loads; each page works without it.

/** Someone sent back to a form begins at what was wrong. */
document.getElementById('feil')?.focus();

/** After how long somebody who waits is told that it goes on, and when that is taken back: what was asked for may be a file. */
const PATIENCE_MS = 1_000;
const LONGEST_MS = 20_000;

/** Tells, to eyes and ears, that something is under way if it takes long; gives what takes it back. */
const tellProgress = (/** @type {HTMLElement | null} */ button, aloud = true) => {
  const place = document.getElementById('underveis');
  const end = () => {
    clearTimeout(begun);
    clearTimeout(ended);
    button?.removeAttribute('aria-busy');
    if (place) place.textContent = '';
  };
  const begun = setTimeout(() => {
    button?.setAttribute('aria-busy', 'true');
    if (place && aloud) place.textContent = place.dataset.text ?? '';
  }, PATIENCE_MS);
  const ended = setTimeout(end, LONGEST_MS);
  return end;
};

/** A form that holds what was typed warns before it is left; one that is on its way is not sent twice. */
const unsaved = document.querySelector('[data-unsaved]') !== null;
for (const form of document.querySelectorAll('form')) {
  const guard = form.dataset.guard;
  // What was refused, or is shown again, has been typed already.
  let touched = guard === 'unsaved' || unsaved || form.querySelector('[aria-invalid="true"]') !== null;
  let sending = false;
  let told = () => {};
  // Where a form says itself what takes its time, nobody else says so.
  const own = form.querySelector('[data-progress]');
  form.addEventListener('input', () => {
    touched = true;
  });
  form.addEventListener('submit', (event) => {
    if (sending && form.method === 'post') event.preventDefault();
    sending = true;
    own?.removeAttribute('hidden');
    told();
    told = tellProgress(event.submitter, own === null);
  });
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    sending = false;
    own?.setAttribute('hidden', '');
    told();
  });
  window.addEventListener('beforeunload', (event) => {
    if (guard !== undefined && touched && !sending) event.preventDefault();
  });
}

/** A company that is known needs no name, country or number. */
for (const known of /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll('select[name$=".id"]'))) {
  const prefix = known.name.slice(0, -'id'.length);
  const others = ['name', 'country', 'number'].flatMap((part) => {
    const field = known.form?.querySelector(`[name="${prefix}${part}"]`)?.closest('.av-field');
    return field instanceof HTMLElement ? [field] : [];
  });
  const show = () => {
    for (const field of others) field.hidden = known.value !== '';
  };
  known.addEventListener('change', show);
  show();
}

/** What is folded away on the screen stands on paper. */
window.addEventListener('beforeprint', () => {
  for (const details of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('main details')))
    details.open = true;
});

/** Bytes as JSON and WebAuthn name them, where the browser does it by itself. */
const passkeys = window.PublicKeyCredential && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Sends JSON to an address of ours. @param {string} path @param {unknown} content */
const sendJson = (path, content) =>
  fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) });

/** A passkey signs in, or is made for who is signed in; the button is there only where the browser can. */
for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-passkey]'))) {
  const { passkey = '', onward = '/', make } = place.dataset;
  const failed = place.querySelector('[role="alert"]');
  place.hidden = !passkeys;
  place.querySelector('button')?.addEventListener('click', async () => {
    try {
      const options = await (await fetch(passkey)).json();
      const credential =
        make === undefined
          ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
          : await navigator.credentials.create({
              publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
            });
      const name = place.querySelector('input')?.value ?? '';
      const answer = await sendJson(passkey, make === undefined ? credential : { name, response: credential });
      if (!answer.ok) throw new Error(String(answer.status));
      location.assign(onward);
    } catch {
      failed?.removeAttribute('hidden');
    }
  });
}

/** A file dropped anywhere on its field is chosen there. */
for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-drop]'))) {
  const field = /** @type {HTMLInputElement | null} */ (place.querySelector('input[type="file"]'));
  place.addEventListener('dragover', (event) => {
    event.preventDefault();
    place.dataset.drop = 'over';
  });
  place.addEventListener('dragleave', () => {
    place.dataset.drop = '';
  });
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    place.dataset.drop = '';
    if (!(field && event.dataTransfer?.files.length)) return;
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** The field every page is searched from: `/` leads to it, the arrows through what is found under it, Escape away from that. */
const field = /** @type {HTMLInputElement | null} */ (document.getElementById('av-sok'));
const list = document.getElementById('av-sok-treff');

/** What answers as one types comes when somebody turns to the field: most pages are read without a search. */
function fetchHtmx() {
  const script = document.createElement('script');
  script.src = field?.dataset.htmx ?? '';
  script.addEventListener('load', () => {
    if (field && field.value !== field.defaultValue) field.dispatchEvent(new Event('search'));
  });
  document.head.append(script);
}
const turnedTo = () => {
  if (document.readyState === 'complete') fetchHtmx();
  else window.addEventListener('load', fetchHtmx, { once: true });
};
if (field !== null && document.activeElement === field) turnedTo();
else field?.addEventListener('focus', turnedTo, { once: true });
const typing = 'input, select, textarea, [contenteditable]';
document.addEventListener('keydown', (event) => {
  const at = /** @type {HTMLElement} */ (event.target);
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || at.closest?.(typing)) return;
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
field?.form?.addEventListener('keydown', (event) => {
  const stops = [field, ...(list?.querySelectorAll('a') ?? [])];
  const here = stops.indexOf(/** @type {HTMLInputElement} */ (event.target));
  const next = here < 0 ? undefined : { ArrowDown: stops[here + 1], ArrowUp: stops[here - 1] }[event.key];
  if (next) {
    event.preventDefault();
    next.focus();
  }
  if (event.key === 'Escape' && list?.hasChildNodes()) {
    event.preventDefault();
    list.replaceChildren();
    field.focus();
  }
});
