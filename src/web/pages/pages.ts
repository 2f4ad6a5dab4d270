// The pages people read: which address shows what.
import { Hono } from 'hono';
import type { World } from '../../operations/world.ts';
import { agreementPage, agreementsPage, saveNoticeResponse } from './agreements.ts';
import {
  changeDetailsPage,
  changePage,
  changePreviewPage,
  changesPage,
  newChangePage,
  saveChange,
  withdrawalPage,
} from './changes.ts';
import { dependenciesPage } from './dependencies.ts';
import { answerPage, type PageContext, type PageExtras, type Reader } from './framing.ts';
import {
  deliveriesPage,
  logPage,
  mailboxPage,
  messageHtml,
  messagePage,
  runNow,
  sessionPage,
  setSession,
  unknownPage,
} from './housekeeping.ts';
import { lawPage, lawWithdrawalPage, newLawPage, saveLaw } from './law.ts';
import { overviewPage } from './overview.ts';
import { policyFormPage, policyPage, policyWithdrawalPage, savePolicy } from './policy.ts';
import { reportPage } from './report.ts';
import { whatIfPage } from './what-if.ts';

type Show = (c: PageContext, reader: Reader, extras: PageExtras) => Promise<Response>;

const PAGES: readonly (readonly ['get' | 'post', string, Show])[] = [
  ['get', '/', overviewPage],
  ['get', '/agreements', agreementsPage],
  ['get', '/agreements/:id', agreementPage],
  ['post', '/agreements/:id/notices/:notice/responses', saveNoticeResponse],
  ['get', '/changes', changesPage],
  ['get', '/changes/new', newChangePage],
  ['post', '/changes/details', changeDetailsPage],
  ['post', '/changes/preview', changePreviewPage],
  ['post', '/changes', saveChange],
  ['get', '/changes/:id', changePage],
  ['post', '/changes/:id/withdrawal', withdrawalPage],
  ['get', '/dependencies', dependenciesPage],
  ['get', '/what-if', whatIfPage],
  ['get', '/law', lawPage],
  ['get', '/law/new', newLawPage],
  ['post', '/law', saveLaw],
  ['post', '/law/:revision/withdrawal', lawWithdrawalPage],
  ['get', '/policy', policyPage],
  ['get', '/policy/change', policyFormPage],
  ['post', '/policy', savePolicy],
  ['post', '/policy/:revision/withdrawal', policyWithdrawalPage],
  ['get', '/report', reportPage],
  ['get', '/deliveries', deliveriesPage],
  ['get', '/mail', mailboxPage],
  ['get', '/mail/:id', messagePage],
  ['get', '/mail/:id/html', messageHtml],
  ['get', '/log', logPage],
  ['post', '/runs', runNow],
  ['get', '/session', sessionPage],
  ['post', '/session', setSession],
];

/** The pages as a Hono app; `world` is set by the door. */
export function pages(extras: PageExtras): Hono<{ Variables: { world: World } }> {
  const app = new Hono<{ Variables: { world: World } }>();
  for (const [method, path, show] of PAGES) {
    app.on(method.toUpperCase(), path, (c) =>
      answerPage(c, extras.mailbox !== null, (reader) => show(c, reader, extras)),
    );
  }
  return app;
}

/** The page for an address there is nothing at; for the whole application, which alone sees what no room answered. */
export function notFoundPage(c: PageContext, extras: PageExtras): Promise<Response> {
  return answerPage(c, extras.mailbox !== null, (reader) => unknownPage(c, reader));
}

/** The helpful page for what was thrown before a page could begin. */
export function failedPage(c: PageContext, extras: PageExtras, error: unknown): Promise<Response> {
  return answerPage(c, extras.mailbox !== null, () => Promise.reject(error));
}
