// Every page of the demonstration a browser looks at, and the states it comes in: who looks, where, and what they do there.
import type { Page } from 'playwright-core';

/** Where the demonstration has what a page is about. */
export type Places = Record<
  | (
      | 'agreement'
      | 'inForce'
      | 'draft'
      | 'signing'
      | 'system'
      | 'finding'
      | 'change'
      | 'person'
      | 'message'
      | 'document'
      | 'body'
    )
  | ('vendor' | 'company' | 'product' | 'contract'),
  string
>;

/** One look: whose, at which page, what is done there, and how the last page answers; 200 unless told. */
export type PageLook = {
  /** The route it shows, by its row in the matrix of pages; none for another state of a page that has one. */
  route?: string;
  who: string | null;
  at: string | ((places: Places) => string);
  step?: (page: Page) => Promise<unknown>;
  status?: number;
};

const MANAGER = 'Oddny Malmedal';
const OFFICER = 'Ingvild Havnåsen';
const ADMINISTRATOR = 'Sigrun Fjellvangen';

/** Fills in a form by the names of its fields, whatever the language, and sends it though the browser would object. */
export const send =
  (values: Record<string, string>, form = 'main form[method=post]') =>
  async (page: Page): Promise<void> => {
    const loaded = page.waitForEvent('load');
    await page.evaluate(
      ([selector, typed]) => {
        const sent = document.querySelector<HTMLFormElement>(selector);
        if (sent === null) throw new Error(`there is no ${selector}`);
        for (const [name, value] of Object.entries(typed)) {
          const field = sent.elements.namedItem(name);
          if (field === null) throw new Error(`${selector} has no field ${name}`);
          (field as HTMLInputElement).value = value;
        }
        sent.noValidate = true;
        sent.requestSubmit();
      },
      [form, values] as const,
    );
    await loaded;
  };

/** Opens everything that is folded away, so that it is looked at too. */
const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

const look = (who: string, route: string, at: PageLook['at'] = route): PageLook => ({ who, at, route: `GET ${route}` });
const STALE = { etag: '"00000000000000000000000000000000"' };

/** The pages, each as whoever has most to see there. */
const PAGES_SEEN: Record<string, PageLook> = {
  overview: look(MANAGER, '/'),
  matrix: look(OFFICER, '/workplace'),
  trend: look(OFFICER, '/workplace/trend'),
  'side by side': look(OFFICER, '/workplace/vendors'),
  transfers: look(OFFICER, '/workplace/transfers'),
  search: look(MANAGER, '/search', '/search?q=office'),
  list: look(MANAGER, '/lists/:list', '/lists/systems'),
  decide: { ...look(MANAGER, '/decide', '/'), step: toDecide },
  findings: look(OFFICER, '/findings'),
  finding: { ...look(OFFICER, '/findings/:key', (p) => `/findings/${p.finding}`), step: unfold },
  agreements: look(MANAGER, '/agreements'),
  'new agreement': look(MANAGER, '/agreements/new', (p) => `/agreements/new?system=${p.system}`),
  agreement: { ...look(MANAGER, '/agreements/:id', (p) => `/agreements/${p.agreement}`), step: unfold },
  version: look(MANAGER, '/agreements/:id/versions/:version', (p) => p.signing),
  draft: { ...look(MANAGER, '/agreements/:id/versions/:version/edit', (p) => `${p.draft}/edit`), step: unfold },
  termination: look(
    MANAGER,
    '/agreements/:id/versions/:version/termination',
    (p) => `/agreements/${p.agreement}/versions/${p.inForce}/termination`,
  ),
  'end of a system': look(MANAGER, '/systems/:id/end', (p) => `/systems/${p.system}/end`),
  clauses: look(MANAGER, '/agreements/:id/versions/:version/clauses', (p) => `${p.draft}/clauses`),
  system: { ...look(MANAGER, '/systems/:id', (p) => `/systems/${p.system}`), step: unfold },
  'system form': look(MANAGER, '/systems/:id/profile', (p) => `/systems/${p.system}/profile`),
  'proof form': look(MANAGER, '/proofs/new', (p) => `/proofs/new?body=${p.body}&subject=system:${p.system}&kind=dpia`),
  'new system': look(MANAGER, '/systems/new', (p) => `/systems/new?product=${p.product}`),
  vendor: { ...look(MANAGER, '/vendors/:id', (p) => `/vendors/${p.vendor}`), step: unfold },
  'new vendor': look(MANAGER, '/vendors/new'),
  'vendor form': look(MANAGER, '/vendors/:id/edit', (p) => `/vendors/${p.vendor}/edit`),
  'new product': look(MANAGER, '/vendors/:id/products/new', (p) => `/vendors/${p.vendor}/products/new`),
  'product form': look(MANAGER, '/products/:id/edit', (p) => `/products/${p.product}/edit`),
  'new contract': look(MANAGER, '/contracts/new'),
  'contract form': look(MANAGER, '/contracts/:id/edit', (p) => `/contracts/${p.contract}/edit`),
  company: { ...look(MANAGER, '/companies/:id', (p) => `/companies/${p.company}`), step: unfold },
  product: { ...look(MANAGER, '/products/:id', (p) => `/products/${p.product}`), step: unfold },
  contract: { ...look(MANAGER, '/contracts/:id', (p) => `/contracts/${p.contract}`), step: unfold },
  changes: look(MANAGER, '/changes'),
  'new change': look(MANAGER, '/changes/new'),
  change: { ...look(MANAGER, '/changes/:id', (p) => `/changes/${p.change}?saved=1`), step: unfold },
  documents: look(ADMINISTRATOR, '/documents'),
  'erasure of a document': look(
    ADMINISTRATOR,
    '/documents/:sha256/erasure',
    (p) => `/documents/${p.document}/erasure?body=${p.body}`,
  ),
  dependencies: look(OFFICER, '/dependencies', '/dependencies?country=US'),
  'what if': look(OFFICER, '/what-if', '/what-if?law=US-DPF&lawFrom=2027-03-01&ask=1'),
  law: { ...look(ADMINISTRATOR, '/law'), step: unfold },
  'new law': look(ADMINISTRATOR, '/law/new', '/law/new?kind=adequacy'),
  policy: look(ADMINISTRATOR, '/policy', (p) => `/policy?body=${p.body}`),
  'policy form': look(
    ADMINISTRATOR,
    '/policy/change',
    (p) => `/policy/change?body=${p.body}&path=thresholds.listCheckDays`,
  ),
  bodies: look(ADMINISTRATOR, '/bodies'),
  'new body': look(ADMINISTRATOR, '/bodies/new'),
  body: { ...look(ADMINISTRATOR, '/bodies/:id', (p) => `/bodies/${p.body}`), step: unfold },
  'body form': look(ADMINISTRATOR, '/bodies/:id/edit', (p) => `/bodies/${p.body}/edit`),
  people: look(ADMINISTRATOR, '/people'),
  'new person': look(ADMINISTRATOR, '/people/new'),
  'without owner': look(ADMINISTRATOR, '/people/without-owner'),
  person: { ...look(ADMINISTRATOR, '/people/:id', (p) => `/people/${p.person}`), step: unfold },
  departure: look(ADMINISTRATOR, '/people/:id/departure', (p) => `/people/${p.person}/departure`),
  'report chooser': look(OFFICER, '/report'),
  deliveries: look(ADMINISTRATOR, '/deliveries'),
  mailbox: look(ADMINISTRATOR, '/mail'),
  message: look(ADMINISTRATOR, '/mail/:id', (p) => p.message),
  log: look(OFFICER, '/log'),
  help: look(MANAGER, '/help'),
  glossary: look(MANAGER, '/help/glossary'),
  'help with a finding': look(MANAGER, '/help/findings/:code', '/help/findings/F16'),
  keys: look(ADMINISTRATOR, '/api-keys', (p) => `/api-keys?body=${p.body}`),
  'security log': look(ADMINISTRATOR, '/security-log'),
  profile: look(MANAGER, '/profile'),
  confirmation: look(MANAGER, '/profile/confirm'),
  'password form': look(MANAGER, '/profile/password'),
  'time codes': look(MANAGER, '/profile/time-codes'),
  accessibility: { route: 'GET /accessibility', who: null, at: '/accessibility' },
  'sign-in': { route: 'GET /sign-in', who: null, at: '/sign-in' },
};

/** Forms sent back, sent too late, refused and unknown pages, nothing there, receipts, and other days. */
const STATES: Record<string, PageLook> = {
  'a wrong password': { who: null, at: '/sign-in', step: wrongPassword, status: 401 },
  'nobody signed in at an unknown page': { who: null, at: '/nowhere', status: 200 },
  'an unknown page': { who: MANAGER, at: '/nowhere', status: 404 },
  'an unknown agreement': { who: OFFICER, at: '/agreements/agr_0000000000000000', status: 404 },
  'a refused page': { who: MANAGER, at: '/people', status: 403 },
  'a refused form': { who: OFFICER, at: (p) => `${p.draft}/edit`, status: 403 },
  'a bad address': { who: MANAGER, at: '/?asOf=yesterday', status: 422 },
  'a draft sent back': { who: MANAGER, at: (p) => `${p.draft}/edit`, step: send({ label: '' }), status: 422 },
  'a draft somebody saved meanwhile': {
    who: MANAGER,
    at: (p) => `${p.draft}/edit`,
    step: send({ ...STALE, label: '9.9' }),
    status: 412,
  },
  'clauses sent back': {
    who: MANAGER,
    at: (p) => `${p.draft}/clauses`,
    step: send({ 'clauses.K01.page': 'x' }),
    status: 422,
  },
  'signatures sent back': {
    who: MANAGER,
    at: (p) => p.signing,
    step: send({}, 'form[action$=transitions]'),
    status: 422,
  },
  'signatures sent too late': {
    who: MANAGER,
    at: (p) => p.signing,
    step: send(
      { ...STALE, 'signatures.0.signatory': 'Per Hus', 'signatures.0.signedOn': '2026-11-20' },
      'form[action$=transitions]',
    ),
    status: 412,
  },
  'a system sent back': {
    who: MANAGER,
    at: (p) => `/systems/${p.system}/profile`,
    step: send({ name: '' }, 'main form[action$=profile]'),
    status: 422,
  },
  'a system somebody saved meanwhile': {
    who: MANAGER,
    at: (p) => `/systems/${p.system}/profile`,
    step: send({ ...STALE, purpose: 'Annet formål' }, 'main form[action$=profile]'),
    status: 412,
  },
  'a decision sent back': {
    who: MANAGER,
    at: '/',
    step: async (page) => {
      await toDecide(page);
      await send({})(page);
    },
    status: 422,
  },
  'advice sent back': { who: OFFICER, at: (p) => `/findings/${p.finding}`, step: send({}), status: 422 },
  'a view without a name': {
    who: MANAGER,
    at: '/lists/agreements',
    step: send({ name: '' }, 'form[action$=views]'),
    status: 422,
  },
  'a vendor sent back': { who: MANAGER, at: '/vendors/new', step: send({}), status: 422 },
  'a law sent back': { who: ADMINISTRATOR, at: '/law/new?kind=event', step: send({}), status: 422 },
  'a policy sent back': {
    who: ADMINISTRATOR,
    at: (p) => `/policy/change?body=${p.body}&path=dueDays.F01`,
    step: send({}),
    status: 422,
  },
  'a body sent back': { who: ADMINISTRATOR, at: '/bodies/new', step: send({ name: '' }), status: 422 },
  'a person sent back': { who: ADMINISTRATOR, at: '/people/new', step: send({ name: '' }), status: 422 },
  'a key sent back': {
    who: ADMINISTRATOR,
    at: (p) => `/api-keys?body=${p.body}`,
    step: send({ name: '' }, 'form[action="/api-keys"]'),
    status: 422,
  },
  'a question sent back': { who: OFFICER, at: '/what-if?law=US-DPF&ask=1', status: 422 },
  'a report of no day': { who: OFFICER, at: '/report?asOf=x', status: 422 },
  'what a change is about': { who: MANAGER, at: '/changes/new?kind=sub_processor_added' },
  'a change sent back': { who: MANAGER, at: '/changes/new?kind=sub_processor_added', step: changeOf({}), status: 422 },
  'what a change leads to': {
    who: MANAGER,
    at: '/changes/new?kind=sub_processor_added',
    step: changeOf({
      'details.entity.name': 'Lakeline Language Inc.',
      'details.entity.country': 'US',
      'details.service': 'Språkmodell',
      effectiveOn: '2026-12-01',
    }),
  },
  'a system confirmed': {
    who: MANAGER,
    at: (p) => `/systems/${p.system}`,
    step: send({}, 'form[action$=confirmation]'),
  },
  'no agreement that fits': { who: MANAGER, at: '/agreements?text=finnes-ikke' },
  'nothing to search for': { who: MANAGER, at: '/search' },
  'nothing found': { who: MANAGER, at: '/search?q=finnes-ikke' },
  'no row that fits': { who: MANAGER, at: '/lists/vendors?q=finnes-ikke' },
  'all of a kind': { who: OFFICER, at: '/lists/agreements' },
  'nothing yet': { who: MANAGER, at: '/?asOf=1999-01-01' },
  'another day': { who: OFFICER, at: '/?asOf=2019-06-30' },
  'an agreement on another day': {
    who: OFFICER,
    at: (p) => `/agreements/${p.agreement}?asOf=2019-06-30`,
    step: unfold,
  },
  'somebody else’s agreement': { who: OFFICER, at: (p) => `/agreements/${p.agreement}`, step: unfold },
  'a vendor side by side': {
    who: OFFICER,
    at: '/workplace/vendors',
    step: (page) => page.locator('tbody a').first().click(),
  },
};

/** Every look, by name. */
export const PAGE_LOOKS: Readonly<Record<string, PageLook>> = { ...PAGES_SEEN, ...STATES };

/** Pages the demonstration cannot come to by itself: the sample each is looked at as (test/browser/states.test.ts). */
export const SEEN_AS_SAMPLE: Readonly<Record<string, string>> = {
  'GET /first/:secret': 'first administrator',
  'GET /invitation/:secret': 'invitation taken up',
  'GET /sign-in/code': 'code',
  'GET /sign-in/enrol': 'enrolment',
  'GET /sign-in/callback/:provider': 'sign-in refused, no_visit',
};

/** Addresses that answer with something else than a page: a file, JSON for a script, a mail, or another address. */
export const NO_PAGES: readonly string[] = [
  'GET /documents/:sha256',
  'GET /kept/:id',
  'GET /lists/:list/file',
  'GET /workplace/transfers/file',
  'GET /findings/file',
  'GET /agreements/file',
  'GET /changes/file',
  'GET /mail/:id/html',
  'GET /profile/confirm/passkey',
  'GET /profile/passkeys/new',
  'GET /sign-in/passkey',
  'GET /sign-in/with/:provider',
  'GET /invitation/:secret/with/:provider',
];

/** To the form that puts off the first thing that needs somebody. */
async function toDecide(page: Page): Promise<void> {
  const path = await page.locator('a[href^="/decide"]').first().getAttribute('href');
  await page.goto(new URL(`${path}&kind=snooze`, page.url()).href);
}

async function wrongPassword(page: Page): Promise<void> {
  await send({ email: 'nobody@example.org', password: 'feil' }, 'form[action="/sign-in"]')(page);
}

/** The form of a change about the first thing there is to choose, filled in and asked what it leads to. */
function changeOf(values: Record<string, string>) {
  return async (page: Page): Promise<void> => {
    const first = await page.locator('select[name=scope] option[value*=":"]').first().getAttribute('value');
    await send({ scope: first ?? '' }, 'main form')(page);
    await send(values, 'form[action="/changes/preview"]')(page);
  };
}
