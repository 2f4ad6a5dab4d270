// The pages people read: which address shows what.
import { Hono } from 'hono';
import { mustBeAllowedSomewhere } from '../../domain/permissions.ts';
import type { World } from '../../operations/world.ts';
import { comingBy } from '../origin.ts';
import { apiKeysPage, makeApiKey, revokeApiKeyPage, securityLogPage } from './access.ts';
import { agreementPage, agreementsFile, agreementsPage, saveNoticeResponse } from './agreements.ts';
import { BODY_PAGES } from './bodies.ts';
import {
  changeDetailsPage,
  changePage,
  changePreviewPage,
  changesFile,
  changesPage,
  newChangePage,
  saveChange,
  withdrawalPage,
} from './changes.ts';
import { contractFormPage, newContractPage, saveContract, saveContractFacts } from './contract-forms.ts';
import { contractPage } from './contracts.ts';
import { decidePage, saveDecide } from './decide.ts';
import { departurePage, saveDeparture } from './departure.ts';
import { dependenciesPage } from './dependencies.ts';
import { documentErasurePage, documentFile, documentsPage, saveDocument, saveDocumentErasure } from './documents.ts';
import { findingPage, findingsFile, findingsPage, saveDecision } from './findings.ts';
import { draftsPreviewPage, newReviewsPage, saveDrafts, saveMoves, saveReviews } from './follow-up.ts';
import {
  answerPage,
  answerPublic,
  type PageContext,
  type PageExtras,
  type PageRow,
  problemPage,
  type Reader,
} from './framing.ts';
import { accessibilityPage, findingHelpPage, glossaryPage, helpPage } from './help.ts';
import { deliveriesPage, mailboxPage, messageHtml, messagePage, runNow, unknownPage } from './housekeeping.ts';
import { keptFormPages, whenSignedOut } from './kept-forms.ts';
import { lawPage, lawWithdrawalPage, newLawPage, saveLaw } from './law.ts';
import { forgetListView, listFile, listPage, saveListView } from './lists.ts';
import { logPage, makeCheckpointNow } from './log.ts';
import { newAgreementPage, saveNewAgreement } from './new-agreement.ts';
import { newSystemPage, saveNewSystem } from './new-system.ts';
import { linkPages } from './one-time-links.ts';
import { overviewPage } from './overview.ts';
import {
  endRolePage,
  erasurePage,
  grantRolePage,
  invitePage,
  newPersonPage,
  peoplePage,
  personPage,
  savePersonPage,
  signOutPage,
  withoutOwnerPage,
} from './people.ts';
import { policyFormPage, policyPage, policyWithdrawalPage, savePolicy } from './policy.ts';
import { productPage } from './products.ts';
import { PROFILE_PAGES } from './profile.ts';
import { newProofPage, saveProof } from './proofs.ts';
import { providerPages } from './provider-sign-in.ts';
import { reportPage } from './report.ts';
import { searchPage } from './search.ts';
import { signInPages } from './sign-in.ts';
import { saveSystemEnd, systemEndPage } from './system-end.ts';
import { confirmSystem, saveSystem, systemFormPage, systemPage } from './systems.ts';
import { saveTermination, terminationPage } from './termination.ts';
import {
  newProductPage,
  newVendorPage,
  productFormPage,
  saveProduct,
  saveProductFacts,
  saveVendor,
  saveVendorFacts,
  vendorFormPage,
} from './vendor-forms.ts';
import { companyPage, vendorPage } from './vendors.ts';
import {
  clausesPage,
  draftPage,
  moveOn,
  saveClauses,
  saveDraft,
  saveReview,
  startDraft,
  versionPage,
} from './versions.ts';
import { whatIfPage } from './what-if.ts';
import { sideBySidePage, transfersFile, transfersPage, trendPage, workplacePage } from './workplace.ts';

/** Every page: how and where it is asked for, what it needs, and what shows it. */
export const PAGES: readonly PageRow[] = [
  ['get', '/', 'read', overviewPage],
  ['get', '/workplace', 'report', workplacePage],
  ['get', '/workplace/trend', 'report', trendPage],
  ['get', '/workplace/vendors', 'report', sideBySidePage],
  ['get', '/workplace/transfers', 'report', transfersPage],
  ['get', '/workplace/transfers/file', 'report', transfersFile],
  ['get', '/lists/:list', 'read', listPage],
  ['get', '/lists/:list/file', 'read', listFile],
  ['post', '/lists/:list/views', 'read', saveListView],
  ['post', '/lists/:list/views/:view/removal', 'read', forgetListView],
  ['get', '/decide', 'read', decidePage],
  ['post', '/decide', 'read', saveDecide],
  ['get', '/findings', 'read', findingsPage],
  ['get', '/findings/file', 'read', findingsFile],
  ['get', '/findings/:key', 'read', findingPage],
  ['post', '/findings/:key/decisions', 'read', saveDecision],
  ...BODY_PAGES,
  ['get', '/agreements', 'read', agreementsPage],
  ['get', '/agreements/new', 'write_register', newAgreementPage],
  ['post', '/agreements', 'write_register', saveNewAgreement],
  ['get', '/agreements/file', 'read', agreementsFile],
  ['get', '/agreements/:id', 'read', agreementPage],
  ['post', '/agreements/:id/notices/:notice/responses', 'write_register', saveNoticeResponse],
  ['get', '/systems/new', 'write_register', newSystemPage],
  ['post', '/systems', 'write_register', saveNewSystem],
  ['get', '/systems/:id', 'read', systemPage],
  ['get', '/systems/:id/profile', 'write_register', systemFormPage],
  ['post', '/systems/:id/profile', 'write_register', saveSystem],
  ['get', '/systems/:id/end', 'write_register', systemEndPage],
  ['post', '/systems/:id/end', 'write_register', saveSystemEnd],
  ['post', '/systems/:id/confirmation', 'write_register', confirmSystem],
  ['get', '/companies/:id', 'read', companyPage],
  ['get', '/vendors/new', 'write_shared', newVendorPage],
  ['post', '/vendors', 'write_shared', saveVendor],
  ['get', '/vendors/:id', 'read', vendorPage],
  ['get', '/vendors/:id/edit', 'write_shared', vendorFormPage],
  ['post', '/vendors/:id/edit', 'write_shared', saveVendorFacts],
  ['get', '/vendors/:id/products/new', 'write_shared', newProductPage],
  ['post', '/vendors/:id/products', 'write_shared', saveProduct],
  ['get', '/products/:id', 'read', productPage],
  ['get', '/products/:id/edit', 'write_shared', productFormPage],
  ['post', '/products/:id/edit', 'write_shared', saveProductFacts],
  ['get', '/contracts/new', 'write_register', newContractPage],
  ['post', '/contracts', 'write_register', saveContract],
  ['get', '/contracts/:id', 'read', contractPage],
  ['get', '/contracts/:id/edit', 'write_register', contractFormPage],
  ['post', '/contracts/:id/edit', 'write_register', saveContractFacts],
  ['post', '/agreements/:id/drafts', 'write_register', startDraft],
  ['post', '/agreements/:id/reviews', 'review', saveReview],
  ['get', '/agreements/:id/versions/:version', 'read', versionPage],
  ['get', '/agreements/:id/versions/:version/edit', 'write_register', draftPage],
  ['post', '/agreements/:id/versions/:version/edit', 'write_register', saveDraft],
  ['get', '/agreements/:id/versions/:version/clauses', 'write_register', clausesPage],
  ['post', '/agreements/:id/versions/:version/clauses', 'write_register', saveClauses],
  ['post', '/agreements/:id/versions/:version/transitions', 'write_register', moveOn],
  ['get', '/agreements/:id/versions/:version/termination', 'write_register', terminationPage],
  ['post', '/agreements/:id/versions/:version/termination', 'write_register', saveTermination],
  ['get', '/changes', 'read', changesPage],
  ['get', '/changes/new', 'register_change', newChangePage],
  ['post', '/changes/details', 'register_change', changeDetailsPage],
  ['post', '/changes/preview', 'register_change', changePreviewPage],
  ['post', '/changes', 'register_change', saveChange],
  ['get', '/changes/file', 'read', changesFile],
  ['get', '/changes/:id', 'read', changePage],
  ['post', '/changes/:id/withdrawal', 'register_change', withdrawalPage],
  ['post', '/changes/:id/drafts/preview', 'write_register', draftsPreviewPage],
  ['post', '/changes/:id/drafts', 'write_register', saveDrafts],
  ['post', '/changes/:id/transitions', 'write_register', saveMoves],
  ['post', '/changes/:id/reviews/new', 'review', newReviewsPage],
  ['post', '/changes/:id/reviews', 'review', saveReviews],
  ['get', '/proofs/new', 'write_register', newProofPage],
  ['post', '/proofs', 'write_register', saveProof],
  ['get', '/documents', 'read', documentsPage],
  ['post', '/documents', 'write_register', saveDocument],
  ['get', '/documents/:sha256', 'read', documentFile],
  ['get', '/documents/:sha256/erasure', 'administer', documentErasurePage],
  ['post', '/documents/:sha256/erasure', 'administer', saveDocumentErasure],
  ['get', '/dependencies', 'read', dependenciesPage],
  ['get', '/search', 'read', searchPage],
  ['get', '/what-if', 'read', whatIfPage],
  ['get', '/law', 'read', lawPage],
  ['get', '/law/new', 'administer', newLawPage],
  ['post', '/law', 'administer', saveLaw],
  ['post', '/law/:revision/withdrawal', 'administer', lawWithdrawalPage],
  ['get', '/policy', 'read', policyPage],
  ['get', '/policy/change', 'administer', policyFormPage],
  ['post', '/policy', 'administer', savePolicy],
  ['post', '/policy/:revision/withdrawal', 'administer', policyWithdrawalPage],
  ['get', '/people', 'administer', peoplePage],
  ['post', '/people', 'administer', savePersonPage],
  ['get', '/people/new', 'administer', newPersonPage],
  ['get', '/people/without-owner', 'read', withoutOwnerPage],
  ['get', '/people/:id', 'administer', personPage],
  ['post', '/people/:id/roles', 'administer', grantRolePage],
  ['post', '/people/:id/roles/:role/end', 'administer', endRolePage],
  ['post', '/people/:id/invitations', 'administer', invitePage],
  ['post', '/people/:id/sign-outs', 'administer', signOutPage],
  ['get', '/people/:id/departure', 'administer', departurePage],
  ['post', '/people/:id/departure', 'administer', saveDeparture],
  ['post', '/people/:id/erasure', 'administer', erasurePage],
  ['get', '/report', 'report', reportPage],
  ['get', '/deliveries', 'administer', deliveriesPage],
  ['get', '/mail', 'nothing', mailboxPage],
  ['get', '/mail/:id', 'nothing', messagePage],
  ['get', '/mail/:id/html', 'nothing', messageHtml],
  ['get', '/log', 'read_log', logPage],
  ['post', '/log', 'export_log', makeCheckpointNow],
  ['post', '/runs', 'administer', runNow],
  ['get', '/help', 'nothing', helpPage],
  ['get', '/help/glossary', 'nothing', glossaryPage],
  ['get', '/help/findings/:code', 'nothing', findingHelpPage],
  ['get', '/api-keys', 'administer', apiKeysPage],
  ['post', '/api-keys', 'administer', makeApiKey],
  ['post', '/api-keys/:id/revocation', 'administer', revokeApiKeyPage],
  ['get', '/security-log', 'administer', securityLogPage],
  ...PROFILE_PAGES.map(([method, path, show]) => [method, path, 'nothing', show] as const),
];

/** The pages as a Hono app; `world` is set by the door. */
export function pages(extras: PageExtras): Hono<{ Variables: { world: World } }> {
  const app = new Hono<{ Variables: { world: World } }>();
  for (const row of PAGES) {
    const [method, path, needs, show] = row;
    const page = async (c: PageContext, reader: Reader) => {
      if (needs !== 'nothing') mustBeAllowedSomewhere(reader.actor, needs);
      return show(c, reader, extras);
    };
    app.on(method.toUpperCase(), path, (c) => {
      c.set('world', comingBy(c.get('world'), `page ${method.toUpperCase()} ${path}`));
      return answerPage(c, extras.mailbox !== null, (reader) => page(c, reader), whenSignedOut(row));
    });
  }
  app.route('/', keptFormPages(PAGES, extras));
  app.get('/accessibility', (c) => answerPublic(c, () => accessibilityPage(c)));
  app.route('/', signInPages());
  app.route('/', linkPages());
  app.route('/', providerPages());
  return app;
}

/** The page for an address there is nothing at; for the whole application, which alone sees what no room answered. */
export function notFoundPage(c: PageContext, extras: PageExtras): Promise<Response> {
  const others = methodsAt(c.req.path);
  if (others.length > 0) c.header('allow', others.join(', '));
  return answerPage(c, extras.mailbox !== null, (reader) => unknownPage(c, reader, others.length > 0 ? 405 : 404));
}

/** The methods by which an address may be asked. */
function methodsAt(path: string): string[] {
  const at = PAGES.filter(([, pattern]) => new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path));
  return [...new Set(at.map(([method]) => method.toUpperCase()))];
}

/** The helpful page for what was thrown before a page could begin. */
export function failedPage(c: PageContext, extras: PageExtras, error: unknown): Promise<Response> {
  const bare = () => problemPage(c, error, undefined);
  return answerPage(c, extras.mailbox !== null, () => Promise.reject(error), bare);
}
