// The matrix of the pages: for each route who may at home, and what is asked about which place.
import type { Place } from './walls.ts';

/**
 * One row: letters of those who are answered at home (everybody else is refused), the statuses of such an answer, and what
 * is asked about a place. Rows without a place are asked once; `everybody` is for routes that ask nobody who they are.
 */
export type PageRow = {
  may: string;
  own: readonly number[];
  at?: (place: Place) => string;
  fields?: (place: Place) => Record<string, string>;
  everybody?: true;
};

const SIGNED_IN = 'A B C O M R U D N';
const READ = 'A B C O M R U D';
const REPORT = 'A B C M R U D';
const WRITE = 'A B C O';
const CHANGE = 'A B C';
const REVIEW = 'A B C O D';
const shown = (may: string, at?: PageRow['at']): PageRow => ({ may, own: [200], ...(at ? { at } : {}) });
const posted = (may: string, own: readonly number[], fields: PageRow['fields'], at?: PageRow['at']): PageRow => ({
  ...{ may, own },
  ...(fields ? { fields } : {}),
  ...(at ? { at } : {}),
});
/** Of something all bodies share: asked about once, at home; a rest parameter counts as none. */
const ofAll =
  (path: (place: Place) => string) =>
  (...[place]: [Place]): string =>
    path(place);
const open = (...own: number[]): PageRow => ({ may: '', own, everybody: true });
const mine = (...own: number[]): PageRow => ({ may: SIGNED_IN, own });
const inBody = (path: string) => (place: Place) => `${path}?body=${place.body}`;
const versionAt =
  (more: string) =>
  ({ agreement, version }: Place): string =>
    `/agreements/${agreement}/versions/${version}${more}`;
const key = ({ body, system }: Place) => `F26.${body}.${system}`;
const change = ({ system }: Place) => ({ kind: 'purpose_changed', scope: `system:${system}` });

/** Every page by method and path. */
export const PAGE_ROWS: Readonly<Record<string, PageRow>> = {
  'GET /': shown(READ, inBody('/')),
  'GET /workplace': shown(REPORT, inBody('/workplace')),
  'GET /search': shown(READ, () => '/search?q=kommune'),
  'GET /workplace/trend': shown(REPORT, inBody('/workplace/trend')),
  'GET /workplace/vendors': shown(REPORT, inBody('/workplace/vendors')),
  'GET /workplace/transfers': shown(REPORT, inBody('/workplace/transfers')),
  'GET /workplace/transfers/file': shown(REPORT, inBody('/workplace/transfers/file')),
  'GET /findings': shown(READ, inBody('/findings')),
  'GET /findings/file': shown(READ, inBody('/findings/file')),
  'GET /findings/:key': shown(READ, (place) => `/findings/${key(place)}`),
  'POST /findings/:key/decisions': posted(
    READ,
    [303, 403, 422],
    () => ({}),
    (place) => `/findings/${key(place)}/decisions`,
  ),
  'GET /agreements': shown(READ, inBody('/agreements')),
  'GET /agreements/new': shown(WRITE, ({ system }) => `/agreements/new?system=${system}`),
  'POST /agreements': posted(WRITE, [422], ({ body }) => ({ body, title: '' })),
  'GET /agreements/file': shown(READ, inBody('/agreements/file')),
  'GET /agreements/:id': shown(READ, ({ agreement }) => `/agreements/${agreement}`),
  'POST /agreements/:id/notices/:notice/responses': posted(
    WRITE,
    [404],
    () => ({ response: 'accepted', respondedOn: '2026-11-21' }),
    ({ agreement }) => `/agreements/${agreement}/notices/not_0000000000000000/responses`,
  ),
  'POST /agreements/:id/drafts': posted(
    WRITE,
    [303, 422],
    () => ({}),
    ({ agreement }) => `/agreements/${agreement}/drafts`,
  ),
  'POST /agreements/:id/reviews': posted(
    REVIEW,
    [303, 422],
    () => ({}),
    ({ agreement }) => `/agreements/${agreement}/reviews`,
  ),
  'GET /agreements/:id/versions/:version': shown(READ, versionAt('')),
  'GET /agreements/:id/versions/:version/edit': { ...shown(WRITE, versionAt('/edit')), own: [303] },
  'POST /agreements/:id/versions/:version/edit': posted(WRITE, [303, 409, 412, 422], () => ({}), versionAt('/edit')),
  'GET /agreements/:id/versions/:version/clauses': { ...shown(WRITE, versionAt('/clauses')), own: [303] },
  'POST /agreements/:id/versions/:version/clauses': posted(
    WRITE,
    [303, 409, 412, 422],
    () => ({}),
    versionAt('/clauses'),
  ),
  'POST /agreements/:id/versions/:version/transitions': posted(
    WRITE,
    [303, 409, 412, 422],
    () => ({}),
    versionAt('/transitions'),
  ),
  'GET /agreements/:id/versions/:version/termination': shown(WRITE, versionAt('/termination')),
  'POST /agreements/:id/versions/:version/termination': posted(
    WRITE,
    [422],
    () => ({ on: '', reason: '' }),
    versionAt('/termination'),
  ),
  'GET /bodies': shown(READ),
  'POST /bodies': posted('A', [422], () => ({ name: '' })),
  'GET /bodies/new': shown('A'),
  'GET /bodies/:id': shown(READ, ({ body }) => `/bodies/${body}`),
  'GET /bodies/:id/edit': shown('A B', ({ body }) => `/bodies/${body}/edit`),
  'POST /bodies/:id/edit': posted(
    'A B',
    [422],
    () => ({ name: '', effectiveOn: '' }),
    ({ body }) => `/bodies/${body}/edit`,
  ),
  'POST /bodies/:id/memberships': posted(
    'A B',
    [422],
    () => ({ from: '' }),
    ({ body }) => `/bodies/${body}/memberships`,
  ),
  'POST /bodies/:id/memberships/:link/end': posted(
    'A B',
    [422],
    () => ({ to: '' }),
    ({ body, membership }) => `/bodies/${body}/memberships/${membership}/end`,
  ),
  'POST /bodies/:id/mandates': posted(
    'A B',
    [422],
    () => ({ from: '' }),
    ({ body }) => `/bodies/${body}/mandates`,
  ),
  'POST /bodies/:id/mandates/:link/end': posted(
    'A B',
    [422],
    () => ({ to: '' }),
    ({ body, mandate }) => `/bodies/${body}/mandates/${mandate}/end`,
  ),
  'GET /decide': shown(READ, inBody('/decide')),
  'POST /decide': posted(READ, [303, 403, 404, 422], () => ({})),
  'GET /lists/:list': shown(READ, inBody('/lists/systems')),
  'GET /lists/:list/file': shown(READ, inBody('/lists/systems/file')),
  'POST /lists/:list/views': posted(
    READ,
    [303, 422],
    () => ({ name: '' }),
    () => '/lists/systems/views',
  ),
  'POST /lists/:list/views/:view/removal': posted(
    READ,
    [303, 404],
    () => ({}),
    () => '/lists/systems/views/x/removal',
  ),
  'GET /people': shown('A B', ({ body }) => `/people?at=${body}`),
  'POST /people': posted('A B', [422], ({ body }) => ({ name: '', bodyId: body })),
  'GET /people/new': shown('A B'),
  'GET /people/without-owner': shown(READ, inBody('/people/without-owner')),
  'GET /people/:id': shown('A B', ({ person }) => `/people/${person}`),
  'POST /people/:id/roles': posted(
    'A B',
    [422],
    ({ body }) => ({ bodyId: body, role: '' }),
    ({ person }) => `/people/${person}/roles`,
  ),
  'POST /people/:id/roles/:role/end': posted(
    'A B',
    [404, 422],
    () => ({ to: '' }),
    ({ person }) => `/people/${person}/roles/rol_0000000000000000/end`,
  ),
  'POST /people/:id/invitations': posted(
    'A B',
    [303, 422],
    () => ({}),
    ({ person }) => `/people/${person}/invitations`,
  ),
  'GET /people/:id/departure': shown('A B', ({ person }) => `/people/${person}/departure`),
  'POST /people/:id/departure': posted(
    'A B',
    [422],
    () => ({ lastDay: '' }),
    ({ person }) => `/people/${person}/departure`,
  ),
  'POST /people/:id/erasure': posted(
    'A B',
    [422],
    () => ({}),
    ({ person }) => `/people/${person}/erasure`,
  ),
  'GET /proofs/new': shown(WRITE, ({ body, system }) => `/proofs/new?body=${body}&subject=system:${system}&kind=dpia`),
  'POST /proofs': posted(WRITE, [303, 422], ({ body, system }) => ({
    body,
    subject: `system:${system}`,
    kind: 'dpia',
  })),
  'GET /documents': shown(READ, inBody('/documents')),
  'POST /documents': posted(WRITE, [400, 415, 422], ({ body }) => ({ body })),
  'GET /documents/:sha256': shown(READ, ({ document }) => `/documents/${document}`),
  'GET /documents/:sha256/erasure': shown('A B', ({ body, document }) => `/documents/${document}/erasure?body=${body}`),
  'POST /documents/:sha256/erasure': posted(
    'A B',
    [422],
    ({ body }) => ({ body, reason: '' }),
    ({ document }) => `/documents/${document}/erasure`,
  ),
  'GET /systems/new': shown(WRITE, ({ body }) => `/systems/new?body=${body}&product=none`),
  'POST /systems': posted(WRITE, [422], ({ body }) => ({ body, name: '' })),
  'GET /companies/:id': { ...shown(READ), own: [404] },
  'GET /vendors/new': shown(CHANGE),
  'POST /vendors': posted(CHANGE, [422], () => ({ 'entity.name': '' })),
  'GET /vendors/:id/edit': shown(
    CHANGE,
    ofAll(({ vendor }) => `/vendors/${vendor}/edit`),
  ),
  'POST /vendors/:id/edit': posted(
    CHANGE,
    [303, 412, 422],
    undefined,
    ofAll(({ vendor }) => `/vendors/${vendor}/edit`),
  ),
  'GET /vendors/:id/products/new': shown(
    CHANGE,
    ofAll(({ vendor }) => `/vendors/${vendor}/products/new`),
  ),
  'POST /vendors/:id/products': posted(
    CHANGE,
    [422],
    undefined,
    ofAll(({ vendor }) => `/vendors/${vendor}/products`),
  ),
  'GET /products/:id/edit': shown(
    CHANGE,
    ofAll(({ product }) => `/products/${product}/edit`),
  ),
  'POST /products/:id/edit': posted(
    CHANGE,
    [303, 412, 422],
    undefined,
    ofAll(({ product }) => `/products/${product}/edit`),
  ),
  'GET /vendors/:id': shown(
    READ,
    ofAll(({ vendor }) => `/vendors/${vendor}`),
  ),
  'GET /products/:id': shown(
    READ,
    ofAll(({ product }) => `/products/${product}`),
  ),
  'GET /contracts/new': shown(WRITE, inBody('/contracts/new')),
  'POST /contracts': posted(WRITE, [422], ({ body }) => ({ body, title: 'x' })),
  'GET /contracts/:id/edit': shown(WRITE, ({ contract }) => `/contracts/${contract}/edit`),
  'POST /contracts/:id/edit': posted(
    WRITE,
    [303, 412, 422],
    () => ({}),
    ({ contract }) => `/contracts/${contract}/edit`,
  ),
  'GET /contracts/:id': shown(READ, ({ contract }) => `/contracts/${contract}`),
  'GET /systems/:id': shown(READ, ({ system }) => `/systems/${system}`),
  'GET /systems/:id/profile': shown(WRITE, ({ system }) => `/systems/${system}/profile`),
  'POST /systems/:id/profile': posted(
    WRITE,
    [303, 422, 200, 409, 412],
    () => ({}),
    ({ system }) => `/systems/${system}/profile`,
  ),
  'GET /systems/:id/end': shown(WRITE, ({ system }) => `/systems/${system}/end`),
  'POST /systems/:id/end': posted(
    WRITE,
    [412, 422],
    () => ({ endedOn: '' }),
    ({ system }) => `/systems/${system}/end`,
  ),
  'POST /systems/:id/confirmation': posted(
    WRITE,
    [303, 422, 409, 412],
    () => ({}),
    ({ system }) => `/systems/${system}/confirmation`,
  ),
  'GET /changes': shown(READ, inBody('/changes')),
  'GET /changes/new': shown(CHANGE, ({ system }) => `/changes/new?kind=purpose_changed&scope=system:${system}`),
  'POST /changes/details': posted(CHANGE, [200, 422], change),
  'POST /changes/preview': posted(CHANGE, [200, 422], change),
  'POST /changes': posted(CHANGE, [200, 303, 422], change),
  'GET /changes/file': shown(READ, inBody('/changes/file')),
  'GET /changes/:id': shown(READ, (place) => `/changes/${place.change}`),
  'POST /changes/:id/withdrawal': posted(
    CHANGE,
    [422],
    () => ({ reason: '' }),
    (place) => `/changes/${place.change}/withdrawal`,
  ),
  'POST /changes/:id/drafts/preview': posted(
    WRITE,
    [200],
    ({ agreement }) => ({ agreementIds: agreement }),
    (place) => `/changes/${place.change}/drafts/preview`,
  ),
  'POST /changes/:id/drafts': posted(
    WRITE,
    [303],
    ({ agreement }) => ({ agreementIds: agreement }),
    (place) => `/changes/${place.change}/drafts`,
  ),
  'POST /changes/:id/transitions': posted(
    WRITE,
    [303],
    ({ agreement }) => ({ agreementIds: agreement, to: 'pending_approval' }),
    (place) => `/changes/${place.change}/transitions`,
  ),
  'POST /changes/:id/reviews/new': posted(
    REVIEW,
    [200],
    ({ agreement }) => ({ agreementIds: agreement }),
    (place) => `/changes/${place.change}/reviews/new`,
  ),
  'POST /changes/:id/reviews': posted(
    REVIEW,
    [303],
    ({ agreement }) => ({ agreementIds: agreement, note: 'Passar framleis' }),
    (place) => `/changes/${place.change}/reviews`,
  ),
  'GET /dependencies': shown(READ),
  'GET /what-if': shown(READ),
  'GET /law': shown(READ),
  'GET /law/new': shown('A'),
  'POST /law': posted('A', [422], () => ({})),
  'POST /law/:revision/withdrawal': posted(
    'A',
    [404, 422],
    () => ({ reason: '' }),
    () => '/law/rev_0000000000000000/withdrawal',
  ),
  'GET /policy': shown(READ, inBody('/policy')),
  'GET /policy/change': shown('A B', ({ body }) => `/policy/change?body=${body}&path=thresholds.listCheckDays`),
  'POST /policy': posted('A B', [422], ({ body }) => ({
    body,
    path: 'thresholds.listCheckDays',
    value: 'x',
    reason: '',
  })),
  'POST /policy/:revision/withdrawal': posted(
    'A B',
    [404, 422],
    ({ body }) => ({ body, reason: 'Feil' }),
    () => '/policy/rev_0000000000000000/withdrawal',
  ),
  'GET /report': shown(REPORT, inBody('/report')),
  'GET /deliveries': shown('A'),
  'GET /mail': mine(200),
  'GET /mail/:id': mine(404),
  'GET /mail/:id/html': mine(404),
  'GET /log': shown('A B C M U D', ({ body }) => `/log?chain=${body}`),
  'POST /log': posted('A B U D', [303], () => ({ chain: 'shared' })),
  'GET /help': mine(200),
  'GET /help/glossary': mine(200),
  'GET /help/findings/:code': { ...mine(200), at: () => '/help/findings/F26' },
  'GET /accessibility': open(200),
  'GET /kept/:id': mine(303),
  'GET /api-keys': shown('A B', inBody('/api-keys')),
  'POST /api-keys': posted('A B', [422], ({ body }) => ({ body, name: '', role: 'auditor', expiresOn: '2027-01-01' })),
  'POST /api-keys/:id/revocation': posted(
    'A B',
    [303, 422],
    ({ body }) => ({ body }),
    (place) => `/api-keys/${place.key}/revocation`,
  ),
  'GET /security-log': shown('A', ({ body }) => `/security-log?at=${body}`),
  'GET /profile': mine(200),
  'POST /profile/language': posted(SIGNED_IN, [303], () => ({ language: 'nb' })),
  'GET /profile/confirm': mine(200),
  'POST /profile/confirm': mine(401, 429),
  'GET /profile/confirm/passkey': mine(200),
  'POST /profile/confirm/passkey': mine(400),
  'GET /profile/password': mine(200),
  'POST /profile/password': mine(422, 429),
  'GET /profile/time-codes': mine(200),
  'POST /profile/time-codes': mine(401, 429),
  'POST /profile/recovery-codes': mine(404),
  'GET /profile/passkeys/new': mine(200),
  'POST /profile/passkeys/new': mine(400),
  'POST /profile/passkeys/:id/name': posted(SIGNED_IN, [404], () => ({ name: 'Min' })),
  'POST /profile/passkeys/:id/removal': mine(404),
  'POST /profile/sessions/:id/end': mine(404),
  'POST /profile/sessions/end': open(303),
  'POST /language': open(422),
  'GET /sign-in': open(200, 303),
  'POST /sign-in': open(401, 429),
  'POST /sign-in/as': open(404),
  'GET /sign-in/code': open(303),
  'POST /sign-in/code': open(401, 429),
  'GET /sign-in/enrol': open(303),
  'POST /sign-in/enrol': open(303),
  'GET /sign-in/passkey': open(200),
  'POST /sign-in/passkey': open(400),
  'POST /sign-out': open(303),
  'GET /first/:secret': open(404),
  'POST /first/:secret': open(404),
  'GET /invitation/:secret': open(404),
  'POST /invitation/:secret': open(404),
  'GET /sign-in/with/:provider': open(404),
  'GET /sign-in/callback/:provider': open(303, 400, 401, 403, 404, 422),
  'GET /invitation/:secret/with/:provider': open(404),
  // After whatever else asks as the person: it ends their sessions.
  'POST /people/:id/sign-outs': posted(
    'A B',
    [303],
    () => ({}),
    ({ person }) => `/people/${person}/sign-outs`,
  ),
  // Last, since a run ends the sessions of whoever has no role any more.
  'POST /runs': posted('A', [303], () => ({})),
};

/** Whether a row asks about a place. */
export const isPlaced = ({ at, fields }: PageRow): boolean => (at?.length ?? 0) > 0 || (fields?.length ?? 0) > 0;
/** What differs between answers for two ids by their names alone. */
export const blank = (text: string): string =>
  text.replaceAll(/\b[a-z]{2,8}_[0-9a-z]{16}\b|\b[0-9a-f]{64}\b/g, 'ID').replaceAll(/%2E/gi, '.');
