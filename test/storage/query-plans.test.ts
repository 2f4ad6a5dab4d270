// What SQLite plans to do for every question storage asks: no table that grows is read whole where an index would serve.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, instant } from '../../src/domain/calendar.ts';
import { LISTS } from '../../src/domain/lists.ts';
import { EVERYTHING, type Scope } from '../../src/domain/permissions.ts';
import { questionFrom, SEARCH_KINDS } from '../../src/domain/search.ts';
import * as agreements from '../../src/storage/agreements.ts';
import * as alerts from '../../src/storage/alerts.ts';
import * as allowances from '../../src/storage/allowances.ts';
import * as apiKeys from '../../src/storage/api-keys.ts';
import * as around from '../../src/storage/around.ts';
import * as asking from '../../src/storage/asking.ts';
import * as assessing from '../../src/storage/assessing.ts';
import * as audit from '../../src/storage/audit.ts';
import * as caches from '../../src/storage/caches.ts';
import * as choosing from '../../src/storage/choosing.ts';
import * as coverage from '../../src/storage/coverage.ts';
import type { Database, Statement } from '../../src/storage/database.ts';
import * as dealings from '../../src/storage/dealings.ts';
import * as dependencies from '../../src/storage/dependencies.ts';
import * as documentTexts from '../../src/storage/document-texts.ts';
import * as documents from '../../src/storage/documents.ts';
import * as figures from '../../src/storage/figures.ts';
import * as idempotency from '../../src/storage/idempotency.ts';
import * as journal from '../../src/storage/journal.ts';
import * as keptForms from '../../src/storage/kept-forms.ts';
import * as labels from '../../src/storage/labels.ts';
import * as lists from '../../src/storage/lists.ts';
import * as log from '../../src/storage/log.ts';
import * as lookup from '../../src/storage/lookup.ts';
import * as namesakes from '../../src/storage/namesakes.ts';
import * as outbox from '../../src/storage/outbox.ts';
import * as people from '../../src/storage/people.ts';
import * as providerAccounts from '../../src/storage/provider-accounts.ts';
import * as roles from '../../src/storage/roles.ts';
import * as savedViews from '../../src/storage/saved-views.ts';
import * as search from '../../src/storage/search.ts';
import * as securityLog from '../../src/storage/security-log.ts';
import * as signIn from '../../src/storage/sign-in.ts';
import * as signInTables from '../../src/storage/sign-in-tables.ts';
import * as vendors from '../../src/storage/vendors.ts';
import * as waiting from '../../src/storage/waiting.ts';
import { ids, OFFICER } from '../bench/content.ts';
import { type BenchRegister, generate, NOW, TODAY } from '../bench/generate.ts';

const MODULES = {
  agreements,
  alerts,
  audit,
  allowances,
  'api-keys': apiKeys,
  around,
  asking,
  assessing,
  caches,
  choosing,
  coverage,
  dealings,
  dependencies,
  'document-texts': documentTexts,
  documents,
  figures,
  idempotency,
  journal,
  'kept-forms': keptForms,
  labels,
  log,
  lookup,
  namesakes,
  outbox,
  people,
  'provider-accounts': providerAccounts,
  roles,
  'sign-in': signIn,
  'sign-in-tables': signInTables,
  'security-log': securityLog,
  vendors,
  waiting,
  lists,
  'saved-views': savedViews,
  search,
};

type Ask = (database: Database) => unknown;
type Cases = Record<string, Ask | Ask[]>;

const [body, other] = [ids.body(1), ids.body(2)];
const OWN: Scope = { bodies: new Set([body]) };
const [agreement, contract, system] = [ids.agreement(1, 0), ids.contract(1, 0), ids.system(1, 0)];
const AFTER = { name: 'Databehandleravtale', id: agreement };
const YEAR = [TODAY, addDays(TODAY, 365)] as const;
const LATER = instant('2026-11-22T09:00:00.000Z');
const TRIED = { id: 'sec_x', actor: 'per_x', via: 'session', kind: 'out_of_sight', route: 'GET /x' } as const;
const ATTEMPT = { ...TRIED, targets: [system], at: LATER };
const NOBODY = { number: null, foreignId: null, country: 'NO' };

const ATTACHED: documents.AttachmentRow = {
  ...{ id: 'att_1', body, subjectKind: 'agreement' as const, subject: agreement, part: null, root: agreement },
  ...{ sha256: 'f'.repeat(64), name: 'x.pdf', mediaType: 'application/pdf' as const, size: 1, restricted: false },
  ...{ attachedAt: LATER, attachedBy: 'per_x', erasedAt: null, erasedBy: null, text: null },
};
/** What is attached here has no pieces, and is refused for that. */
const noDocument = (error: unknown): void => expect(String(error)).toContain('attachments.sha256');
const all = async (rows: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of rows);
};

const asked = (statement: Statement): Ask => {
  return (database) => database.read([statement]);
};
const inBoth = (ask: (scope: Scope, database: Database) => unknown): Ask[] => {
  return [(database) => ask(EVERYTHING, database), (database) => ask(OWN, database)];
};
const list = (scope: Scope, database: Database, status: string | null, finding: string | null): unknown => {
  const filter = { bodies: [body, other], q: 'helse', status, finding };
  return database.read([agreements.agreementList(scope, TODAY, 1, filter, AFTER, 50)]);
};

const FORM = { row: 'row', person: OFFICER, id: 'x', data: 'sealed', now: 0, until: 1 };
/** A person told by their id, and by the token of a session. */
const BY = [{ person: OFFICER }, { token: 'x' }];

/** Every function of storage that reads, by module and name, as it is asked. */
const READS: Cases = {
  'agreements.agreementList': [
    ...inBoth((scope, database) => list(scope, database, null, null)),
    ...inBoth((scope, database) => list(scope, database, 'needs_update', 'F06')),
  ],
  'agreements.statusCounts': inBoth((scope, database) =>
    agreements.statusCounts(scope, database, [body, other], TODAY, 1),
  ),
  'documents.attachmentPage': [
    { sha256: 'f'.repeat(64) },
    { sha256: 'f'.repeat(64), body },
    { body },
    { body, roots: [agreement] },
    { roots: [agreement, body] },
    { body, subject: agreement },
  ].flatMap((only) => inBoth((scope, database) => documents.attachmentPage(scope, database, only, null, 50))),
  'documents.bytesBehind': inBoth((scope, database) => all(documents.bytesBehind(scope, database, 'att_1'))),
  'documents.everyDocument': (database) => all(documents.everyDocument(database)),
  'documents.everyPiece': (database) => all(documents.everyPiece(database, 'upl_1')),
  'documents.attachUpload': (database) => database.write(documents.attachUpload('upl_1', ATTACHED)).catch(noDocument),
  'documents.discardUpload': (database) => database.write(documents.discardUpload('upl_1')),
  'documents.eraseDocument': (database) =>
    database.write(documents.eraseDocument({ sha256: 'f'.repeat(64), body, at: LATER, by: 'per_x' })),
  'documents.forgetUploads': (database) => database.write(documents.forgetUploads(LATER)),
  'documents.forgetErased': (database) => database.write(documents.forgetErased()),
  'search.foundByName': [SEARCH_KINDS, ['agreement'] as const].flatMap((kinds) =>
    inBoth((scope, database) =>
      database.read([search.foundByName(scope, kinds, questionFrom('helse 2018/1'), [TODAY, 1], 50)]),
    ),
  ),
  'document-texts.foundDocuments': inBoth((scope, database) =>
    database.read([documentTexts.foundDocuments({ read: scope, restricted: scope }, questionFrom('bilag b'), 50)]),
  ),
  'document-texts.excerptsOf': (database) =>
    database.read([documentTexts.excerptsOf(['f'.repeat(64)], questionFrom('bilag'))]),
  'document-texts.putText': (database) =>
    database.write(documentTexts.putText('f'.repeat(64), { state: 'read', text: 'Bilag' })),
  'document-texts.eraseText': (database) => database.write(documentTexts.eraseText('f'.repeat(64))),
  'document-texts.forgetTexts': (database) => database.write([documentTexts.forgetTexts()]),
  'document-texts.unreadDocuments': (database) => documentTexts.unreadDocuments(database, '', 50),
  'document-texts.namedAttachments': (database) => documentTexts.namedAttachments(database, '', 50),
  'document-texts.dropErasedNames': (database) => database.write(documentTexts.dropErasedNames(['att_1'])),
  'search.companyParts': inBoth((scope, database) =>
    database.read([search.companyParts(scope, [ids.company(1)], [TODAY, 1])]),
  ),
  'search.putSearch': (database) =>
    database.write(search.putSearch(['x'], [{ subject: 'x', kind: 'system', body, name: 'X', also: [] }])),
  'alerts.openAlerts': inBoth(alerts.openAlerts),
  'alerts.alertsOfWithdrawn': inBoth(alerts.alertsOfWithdrawn),
  'alerts.alertPage': inBoth((scope, database) => alerts.alertPage(scope, database, body, 'alr_1', 50)),
  'alerts.alertById': inBoth((scope, database) => alerts.alertById(scope, database, 'alr_1')),
  'alerts.toldAbout': (database) => alerts.toldAbout(database, ['alr_1']),
  'audit.groundOf': audit.groundOf,
  'audit.auditKeys': audit.auditKeys,
  'audit.checkpointPage': (database) => audit.checkpointPage(database, 9, 50),
  'audit.checkpointsOf': inBoth((scope, database) => audit.checkpointsOf(scope, database, body, 1, 50)),
  'audit.checkpointCount': (database) => audit.checkpointCount(database, body, 9),
  'audit.headsThatStand': (database) => audit.headsThatStand(database, []),
  'caches.reachOf': inBoth((scope, database) => caches.reachOf(scope, database, [contract])),
  'caches.assessmentsAbout': inBoth((scope, database) =>
    caches.assessmentsAbout(scope, database, [body, agreement], YEAR, 1),
  ),
  'caches.assessmentsOf': inBoth((scope, database) => caches.assessmentsOf(scope, database, [body, other], YEAR, 1)),
  'coverage.bodiesLacking': [
    (database) => coverage.bodiesLacking(database, [body, other], YEAR, 1),
    (database) => coverage.bodiesLacking(database, 'all', YEAR, 1),
  ],
  'coverage.unassessed': (database) => coverage.unassessed(database, [body, null], YEAR, 1, 50),
  'choosing.choosable': (['vendor', 'product', 'system', 'contract'] as const).flatMap((kind) =>
    inBoth((scope, database) => choosing.choosable(scope, database, kind)),
  ),
  'choosing.isOurs': [
    ...inBoth((scope, database) => choosing.isOurs(scope, database, 'vendor', ids.vendor(0))),
    ...inBoth((scope, database) => choosing.isOurs(scope, database, 'product', ids.product(0))),
  ],
  'choosing.unsigned': inBoth(choosing.unsigned),
  'choosing.knownEntities': choosing.knownEntities,
  'dependencies.findDependents': inBoth((scope, database) =>
    Promise.all([
      dependencies.findDependents(scope, database, { entity: 'ent_u00' }),
      dependencies.findDependents(scope, database, { country: 'US' }),
    ]),
  ),
  'dependencies.vendorsOf': (database) => dependencies.vendorsOf(database, ['ent_u00']),
  'allowances.spendOne': (database) => allowances.spendOne(database, 'key:x', { times: 2, seconds: 1 }, 0),
  'allowances.forgetFull': (database) => database.write([allowances.forgetFull(1)]),
  'api-keys.apiKeyByHash': (database) => apiKeys.apiKeyByHash(database, 'f'.repeat(64)),
  'api-keys.apiKeyPage': inBoth((scope, database) => apiKeys.apiKeyPage(scope, database, body, null, 50)),
  'api-keys.apiKeyById': inBoth((scope, database) => apiKeys.apiKeyById(scope, database, body, 'key_x')),
  'api-keys.apiKeyNames': (database) => apiKeys.apiKeyNames(database, ['key_x']),
  'security-log.noteAttempt': inBoth((scope, database) => database.write([securityLog.noteAttempt(scope, ATTEMPT)])),
  'security-log.securityEventPage': (database) =>
    securityLog.securityEventPage(database, { kind: null, actor: null, body: null }, null, 50),
  'security-log.forgetAttempts': (database) => database.write([securityLog.forgetAttempts(LATER)]),
  'figures.outcomeCounts': inBoth((scope, database) => figures.outcomeCounts(scope, database, [body, other], TODAY, 1)),
  'dealings.heldNaming': [null, [body, other]].flatMap((bodies) =>
    inBoth((scope, database) => dealings.heldNaming(scope, database, bodies, [contract, system], 50)),
  ),
  'dealings.subjectsNaming': (database) => dealings.subjectsNaming(database, ids.company(1), 'entity'),
  'vendors.processorsOf': inBoth((scope, database) => vendors.processorsOf(scope, database, [body, other], TODAY, 1)),
  'waiting.waitingUnder': inBoth((scope, database) => waiting.waitingUnder(scope, database, [body, other], 50)),
  'lists.listPage': LISTS.flatMap((name) =>
    inBoth((scope, database) => {
      const columns = lists.storedColumns(name);
      const asked = { bodies: [body, other], q: 'helse', filters: {}, sort: 'name', descending: false, columns };
      return database.read([lists.listPage(scope, name, asked, [TODAY, 1], { key: 'D', id: agreement }, 50)]);
    }),
  ),
  'saved-views.savedViewsOf': (database) => savedViews.savedViewsOf(database, OFFICER, 'systems'),
  'saved-views.saveView': (database) =>
    database.write(savedViews.saveView(OFFICER, 'systems', { id: 'view_1', name: 'x', query: '' })),
  'saved-views.forgetView': asked(savedViews.forgetView(OFFICER, 'view_1')),
  'people.peopleAt': inBoth((scope, database) => people.peopleAt(scope, database, body)),
  'people.isSeen': inBoth((scope, database) => people.isSeen(scope, database, OFFICER)),
  'idempotency.requestUnder': asked(idempotency.requestUnder(OFFICER, 'key')),
  'idempotency.keptAnswer': (database) => idempotency.keptAnswer(database, OFFICER, 'key'),
  'journal.readHead': journal.readHead,
  'journal.gather': inBoth((scope, database) => journal.gather(scope, database, [agreement], 'agreement')),
  'journal.gatherBody': inBoth((scope, database) => journal.gatherBody(scope, database, body)),
  'journal.revisionsReachedFrom': asked(journal.revisionsReachedFrom(OWN, [agreement, system])),
  'journal.revisionsOfBody': asked(journal.revisionsOfBody(OWN, body)),
  'journal.revisionsOfCause': asked(journal.revisionsOfCause('change:chg_1')),
  'journal.revisionsTurning': asked(journal.revisionsTurning(addDays(TODAY, -1), TODAY)),
  'journal.revisionsOfRoots': asked(journal.revisionsOfRoots([agreement])),
  'journal.revisionsOfSubjects': asked(journal.revisionsOfSubjects([system])),
  'assessing.journalToAssess': asked(assessing.journalToAssess([agreement, system])),
  'journal.decisionRevisions': asked(journal.decisionRevisions([body, other])),
  'journal.rootsAfter': (database) => journal.rootsAfter(database, agreement, 50),
  'labels.labelsOf': (database) => labels.labelsOf(database, [agreement, system, body]),
  'labels.placesOfRevisions': (database) => labels.placesOfRevisions(database, ['rev_1']),
  'around.around': asked(around.around([contract], [contract, body], 5_000, 500)),
  'log.chainEnds': asked(log.chainEnds([body, 'shared'])),
  'log.entriesThatStand': asked(log.entriesThatStand([])),
  'log.logPage': inBoth((scope, database) => log.logPage(scope, database, body, 1, 50)),
  'log.logPageBefore': inBoth((scope, database) => log.logPageBefore(scope, database, body, 9, 50)),
  'log.logTextsOf': inBoth((scope, database) => log.logTextsOf(scope, database, body, 1, 50)),
  'log.recentActors': inBoth((scope, database) => log.recentActors(scope, database, body)),
  'log.historyOf': inBoth((scope, database) => log.historyOf(scope, database, agreement, 20)),
  'lookup.findEntities': [
    (database) => lookup.findEntities(database, { ...NOBODY, id: 'ent_u00' }),
    (database) => lookup.findEntities(database, { ...NOBODY, number: '999999999' }),
    (database) => lookup.findEntities(database, { ...NOBODY, foreignId: 'SE1' }),
    (database) => lookup.findEntities(database, { ...NOBODY, name: 'Leverandør 0001 AS' }),
  ],
  'lookup.bodyWithNumber': (database) => lookup.bodyWithNumber(database, '999999999'),
  'lookup.sharedIds': (['entities', 'vendors', 'bodies'] as const).map(
    (table): Ask =>
      (database) =>
        lookup.sharedIds(database, table, 'as', AFTER, 50),
  ),
  'lookup.heldIds': (['systems', 'contracts'] as const).flatMap((table) =>
    inBoth((scope, database) => lookup.heldIds(scope, database, table, body, 'helse', AFTER, 50)),
  ),
  'lookup.productsOf': asked(lookup.productsOf(ids.vendor(0))),
  'lookup.everyBody': lookup.everyBody,
  'lookup.rootOf': (database) => lookup.rootOf(database, system),
  'lookup.changeIds': inBoth((scope, database) => lookup.changeIds(scope, database, 900, 50)),
  'outbox.runPage': (database) => outbox.runPage(database, LATER, 50),
  'outbox.deliveryPage': (database) => outbox.deliveryPage(database, LATER, 50),
  'outbox.deliveriesOf': (database) => outbox.deliveriesOf(database, ['dlv_1']),
  'outbox.deliveriesWaiting': outbox.deliveriesWaiting,
  'outbox.claimUnsent': (database) => outbox.claimUnsent(database, NOW, LATER, 50),
  'asking.readAsker': BY.map((whose) => (database: Database) => {
    return asking.readAsker(database, whose, { framed: true, wholeCast: true });
  }),
  'asking.castRow': (database) => asking.castRow(database, OFFICER),
  'asking.castRows': asking.castRows,
  'kept-forms.keepForm': (database) => keptForms.keepForm(database, FORM),
  'kept-forms.keptForm': (database) => keptForms.keptForm(database, OFFICER, 'x', 0),
  'kept-forms.forgetForms': (database) => database.write([keptForms.forgetForms(OFFICER)]),
  'people.personByEmail': (database) => people.personByEmail(database, 'kari@kommune.example'),
  'people.peopleById': (database) => people.peopleById(database, [OFFICER]),
  'people.erasedAmong': (database) => people.erasedAmong(database, [OFFICER]),
  'people.personIds': inBoth((scope, database) => people.personIds(scope, database, 'kari', AFTER, 50)),
  'people.waysInOf': (database) => people.waysInOf(database, [OFFICER]),
  'namesakes.joinedTo': (database) => namesakes.joinedTo(database, OFFICER),
  'namesakes.namesakeOf': (database) => namesakes.namesakeOf(database, OFFICER),
  'namesakes.namesakesOf': (database) => namesakes.namesakesOf(database, [OFFICER], 'kari@kommune.example'),
  'namesakes.whoHasAddress': inBoth((scope, database) =>
    namesakes.whoHasAddress(scope, database, 'kari@kommune.example'),
  ),
  'roles.roleIdsOf': (database) => roles.roleIdsOf(database, [OFFICER]),
  'roles.administratorRoleIds': roles.administratorRoleIds,
  'roles.mandateIdsOf': (database) => roles.mandateIdsOf(database, [body]),
  'roles.officersOf': (database) => roles.officersOf(database, body),
  'roles.holdersOfRoles': (database) => roles.holdersOfRoles(database, body),
  'roles.bodiesOwnedIn': inBoth((scope, database) => roles.bodiesOwnedIn(scope, database, OFFICER)),
  'api-keys.keysMadeBy': inBoth((scope, database) => apiKeys.keysMadeBy(scope, database, [OFFICER], TODAY)),
  'people.peopleWithRole': (database) => people.peopleWithRole(database, 'contract_manager', [body]),
  'provider-accounts.knownBy': (database) => providerAccounts.knownBy(database, 'entra', 'x', 'Kari@kommune.example'),
  'provider-accounts.subjectAt': (database) => providerAccounts.subjectAt(database, OFFICER, 'entra'),
  'provider-accounts.bodiesNamed': (database) => providerAccounts.bodiesNamed(database, [body, other], ['999999999']),
  'sign-in.openLink': (database) => signIn.openLink(database, 'hash', NOW),
  'sign-in.useLink': (database) => signIn.useLink(database, 'hash', NOW),
  'sign-in.hasAdministrator': signIn.hasAdministrator,
  'sign-in.countCode': (database) => signIn.countCode(database, OFFICER, { most: 5, now: NOW, lockedUntil: LATER }),
  'sign-in.forgetWrongCodes': (database) => signIn.forgetWrongCodes(database, OFFICER),
  'sign-in.claimCode': (database) => signIn.claimCode(database, OFFICER, 'hash', NOW, LATER),
  'sign-in.waysIn': (database) => signIn.waysIn(database, OFFICER, 0),
  'sign-in.passkeyOwner': (database) => signIn.passkeyOwner(database, 'x'),
  'sign-in.isConfirmed': (database) => signIn.isConfirmed(database, 'x', 0),
};

/** What gives statements that write, or no statement of its own. */
const OTHERS: readonly string[] = [
  ...['search.dropSearch', 'search.foundNames', 'search.partsFrom', 'search.signOf', 'search.nameMatches'],
  ...['document-texts.documentsFrom', 'document-texts.excerptsFrom'],
  'agreements.agreementsFrom',
  'audit.insertCheckpoint',
  'lists.listFrom',
  'lists.storedColumns',
  'audit.insertKey',
  'alerts.acknowledge',
  'alerts.closeAlerts',
  'alerts.insertAlerts',
  'around.aroundFrom',
  'assessing.assessableFrom',
  'caches.dropAssessments',
  'caches.dropCaches',
  'caches.dropReached',
  'caches.projectedFor',
  'caches.putAssessments',
  'caches.putCurrent',
  'caches.putSubjects',
  'coverage.coveredNow',
  'coverage.noteKept',
  'dependencies.dependentsOn',
  'api-keys.insertApiKey',
  'api-keys.noteUse',
  'api-keys.revokeKey',
  'documents.piecesOf',
  'documents.writePieces',
  'idempotency.forgetRequests',
  'idempotency.keepAnswer',
  'idempotency.keepRequest',
  'journal.appendRevisions',
  'journal.headFrom',
  'journal.linksFrom',
  'journal.revisionsFrom',
  'journal.revisionsIn',
  'journal.scopeArguments',
  'journal.unmoved',
  'log.appendLog',
  'log.chainHeadsFrom',
  'namesakes.insertNamesake',
  'namesakes.joinNamesake',
  'outbox.dropUnsentInvitations',
  'outbox.insertDelivery',
  'outbox.markFailed',
  'outbox.markSent',
  'outbox.putRun',
  'people.erasePersonRows',
  'people.setLanguage',
  'people.insertPerson',
  'asking.successionsFrom',
  'provider-accounts.linkSubject',
  'roles.endSessionsWithoutRole',
  'sign-in.closeInvitations',
  'api-keys.endKeys',
  'sign-in.endSession',
  'sign-in.endSessions',
  'sign-in.forgetPast',
  'sign-in.namePasskey',
  'sign-in.noteConfirmed',
  'sign-in.putLink',
  'sign-in.putPassword',
  'sign-in.removePasskey',
  'sign-in.shutOut',
  'sign-in-tables.drizzleOver',
];

/** Tables read whole on purpose, by function and table, and why. */
const ALLOWED: Record<string, string> = {
  'documents.forgetUploads: uploads': 'uploads under way or broken off since yesterday: a handful',
  'documents.forgetErased: uploads': 'uploads under way or broken off since yesterday: a handful',
  'documents.eraseDocument: idempotency_keys': 'those of a day, when something is erased',
  'audit.auditKeys: audit_keys': 'every key that ever signed: a handful',
  'audit.groundOf: audit_keys': 'every key that ever signed: a handful',
  'audit.groundOf: checkpoints': 'backwards by its key, until one is found',
  'alerts.openAlerts: alerts': 'the nightly run compares every open one; pages read a body by its index',
  'choosing.choosable: vendors': 'every vendor there is, to choose from',
  'choosing.choosable: products': 'every product there is, to choose from',
  'choosing.choosable: bodies': 'a few hundred at most; what they hold is read by its index',
  'choosing.knownEntities: entities': 'in the order of an index, and no more than two thousand',
  'dependencies.findDependents: bodies': 'a few hundred at most; what they hold is read by its index',
  'choosing.unsigned: bodies': 'a few hundred at most; what they hold is read by its index',
  'lists.listPage: vendors': 'every vendor there is: a list counts what it shows a page of',
  'journal.decisionRevisions: bodies': 'a few hundred at most: those they took over from',
  'outbox.runPage: runs': 'a row a day, on the administrator’s page',
  'outbox.deliveryPage: deliveries': 'in the order of an index, until the page is full',
  'asking.readAsker: bodies': 'a few hundred at most: those that have ceased, and those of today in order of name',
  'asking.readAsker: people': 'the demonstration’s chooser',
  'roles.bodiesOwnedIn: decisions': 'every decision there is, when somebody leaves',
  'asking.castRows: people': 'the demonstration’s chooser',
};

let register: BenchRegister;
let client: Client;
let tables: ReadonlySet<string>;
/** Indexes of some rows only: what is read by one of them is not the whole table. */
let partial: ReadonlySet<string>;

beforeAll(async () => {
  register = await generate({ bodies: 2, agreements: 12, vendors: 4 });
  client = createClient({ url: `file:${register.file}` });
  const { rows } = await client.execute('SELECT type, name, sql FROM sqlite_master');
  const named = (kind: string, holds: string) =>
    rows.filter((row) => row[0] === kind && String(row[2]).includes(holds)).map((row) => String(row[1]));
  tables = new Set(named('table', ''));
  partial = new Set(named('index', 'WHERE'));
});

afterAll(() => {
  client.close();
  register.close();
});

/** The table a name in a plan stands for, if it is one: a plan names a table by the alias the query gave it. */
function tableOf(name: string, sql: string): string | undefined {
  if (tables.has(name)) return name;
  const [, table] = new RegExp(`(?:FROM|JOIN|UPDATE)\\s+(\\w+)\\s+(?:AS\\s+)?${name}\\b`, 'i').exec(sql) ?? [];
  return table !== undefined && tables.has(table) ? table : undefined;
}

/** The tables a statement reads whole. */
async function readWhole({ sql, args }: Statement): Promise<string[]> {
  const { rows } = await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
  return rows.flatMap((row) => {
    // What a full-text index finds by its words or by the number of a row is not read whole.
    if (/^SCAN \w+ VIRTUAL TABLE INDEX \d+:(?:M|=)/.test(String(row[3]))) return [];
    const [, name, index = ''] = /^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?/.exec(String(row[3])) ?? [];
    return (name && !partial.has(index) && tableOf(name, sql)) || [];
  });
}

/** The tables a function reads whole, over all the ways it is asked. */
async function wholeTables(ways: Ask | Ask[]): Promise<string[]> {
  const statements: Statement[] = [];
  const { database } = register.world;
  const keeping = (run: Database['read']): Database['read'] => {
    return (asked) => {
      statements.push(...asked);
      return run(asked);
    };
  };
  const spied = { ...database, read: keeping(database.read), write: keeping(database.write) };
  for (const ask of [ways].flat()) await ask(spied);
  expect(statements.length).toBeGreaterThan(0);
  const whole = await Promise.all(statements.map(readWhole));
  return [...new Set(whole.flat())].sort();
}

describe('no table is read whole by', () => {
  test.each(Object.entries(READS))('%s', async (name, ways) => {
    const whole = await wholeTables(ways);
    expect(whole.filter((table) => !ALLOWED[`${name}: ${table}`])).toEqual([]);
    const allowed = Object.keys(ALLOWED).filter((key) => key.startsWith(`${name}: `));
    expect(allowed.filter((key) => !whole.includes(key.slice(name.length + 2)))).toEqual([]);
  });
});

test('every function of storage is looked at', () => {
  const named = Object.entries(MODULES).flatMap(([module, content]) =>
    Object.entries(content).flatMap(([name, value]) => (typeof value === 'function' ? [`${module}.${name}`] : [])),
  );
  expect(named.sort()).toEqual([...Object.keys(READS), ...OTHERS].sort());
  const files = readdirSync(join(import.meta.dirname, '../../src/storage')).map((file) => file.replace('.ts', ''));
  const own = files.filter(
    (file) => !(file.startsWith('schema-') || ['database', 'migrations', 'turns'].includes(file)),
  );
  expect(Object.keys(MODULES).sort()).toEqual(own.sort());
});
