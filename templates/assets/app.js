// What every page loads; each page works without it.

/** Someone sent back to a form begins at what was wrong. */
document.getElementById('feil')?.focus();

/** A form that holds what was typed warns before it is left; one that is on its way is not sent twice. */
for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[method="post"]'))) {
  let touched = false;
  let sending = false;
  form.addEventListener('input', () => {
    touched = true;
  });
  form.addEventListener('submit', (event) => {
    if (sending) event.preventDefault();
    sending = true;
    event.submitter?.setAttribute('aria-busy', 'true');
    form.querySelector('[data-progress]')?.removeAttribute('hidden');
  });
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    sending = false;
    for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
    form.querySelector('[data-progress]')?.setAttribute('hidden', '');
  });
  window.addEventListener('beforeunload', (event) => {
    if (form.hasAttribute('data-guard') && touched && !sending) event.preventDefault();
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
