// The page of a vendor: what is known of it, and what the bodies one sees have to do with it.
import { may, mayAnywhere } from '../../domain/permissions.ts';
import { mayWriteShared } from '../../operations/choosing.ts';
import { getCompany, vendorOfCompany } from '../../operations/companies.ts';
import { changesTouching, type Dealings, dealingsWithVendor } from '../../operations/dealings.ts';
import { getDependencies } from '../../operations/dependencies.ts';
import { evidenceAbout } from '../../operations/evidence.ts';
import { findingsOf } from '../../operations/findings.ts';
import { history } from '../../operations/log.ts';
import { namesOfSubjects } from '../../operations/naming.ts';
import { namesOfPeople } from '../../operations/people.ts';
import type { FindingValue } from '../../operations/shapes/findings.ts';
import { getVendor } from '../../operations/vendors.ts';
import { linksFor } from '../../views/links.ts';
import { renderVendor } from '../../views/vendor.ts';
import { renderer } from '../renderer.ts';
import { documentsUnder } from './documents.ts';
import type { PageContext, Reader } from './framing.ts';

/** So many subjects' documents stand on a page; the rest is on the pages of the subjects. */
const DOCUMENTED = 40;

const idOf = (c: PageContext): string => c.req.param('id') ?? '';

/** GET /companies/{id}: to the page of the vendor it is, else to who depends on it. */
export async function companyPage(c: PageContext, { world, actor, frame }: Reader): Promise<Response> {
  const entity = idOf(c);
  const vendor = await vendorOfCompany(world, actor, entity);
  const asOf = frame.asOf === frame.today ? null : frame.asOf;
  const links = linksFor({ body: frame.body, asOf, knownAt: frame.knownAt });
  return c.redirect(vendor === null ? links.dependencies({ entity }) : links.vendor(vendor), 303);
}

/** GET /vendors/{id}?body= */
export async function vendorPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, bodies, time, frame } = reader;
  const id = idOf(c);
  const vendor = await getVendor(world, actor, { params: { id }, query: time, body: undefined });
  const { entityId } = vendor;
  const dealings = await dealingsWithVendor(world, actor, bodies, vendor, time);
  const products = dealings.products.map((product) => product.id);
  const shown = new Set(bodies);
  const query = { entity: entityId, ...time };
  const { agreements, withoutAgreement } = await getDependencies(world, actor, { params: {}, query, body: undefined });
  const findings = await findingsAbout(reader, dealings);
  const changes = await changesTouching(world, actor, [id, entityId, ...products], time);
  const evidence = await evidenceAbout(world, actor, [id, ...products], time);
  const { lines, people } = await history(world, actor, [id, entityId]);
  const roots = [...dealings.contracts, ...changes].slice(0, DOCUMENTED).map((one) => one.id);
  const input = {
    vendor,
    company: await getCompany(world, actor, entityId, time),
    dealings,
    dependencies: {
      agreements: agreements.filter(({ bodyId }) => shown.has(bodyId)),
      withoutAgreement: withoutAgreement.filter(({ bodyId }) => shown.has(bodyId)),
    },
    findings,
    changes,
    evidence,
    bodyNames: await namesOfSubjects(
      world,
      evidence.map(({ bodyId }) => bodyId).filter((one) => one !== null),
    ),
    documents: await documentsUnder(reader, roots, null),
    history: lines,
    names: { ...people, ...(await namesIn(reader, findings)) },
    may: {
      write: await mayWriteShared(world, actor, 'write_shared', 'vendor', id),
      registerChange: await mayWriteShared(world, actor, 'register_change', 'vendor', id),
      contract:
        mayAnywhere(actor, 'write_register') && frame.bodies.some((one) => may(actor, 'write_register', one.id)),
    },
  };
  return c.html(renderVendor(renderer(), frame, input).html);
}

/** What was found about agreements, contracts and systems, in words. */
export async function findingsAbout(
  { world, actor, bodies, time, frame }: Reader,
  { agreements, contracts, systems }: Pick<Dealings, 'agreements' | 'contracts' | 'systems'>,
): Promise<FindingValue[]> {
  const about = new Set([...agreements, ...contracts, ...systems].map(({ id }) => id));
  if (about.size === 0) return [];
  const holders = new Set([...agreements, ...contracts, ...systems].map(({ bodyId }) => bodyId));
  const asked = bodies.filter((body) => holders.has(body));
  const { findings } = await findingsOf(world, actor, asked, time, frame.language, true);
  return findings.filter(
    ({ outcome, subjectId, agreementId }) =>
      outcome !== 'clear' && (about.has(subjectId) || (agreementId !== null && about.has(agreementId))),
  );
}

/** Names of those who have findings and have decided on them. */
export function namesIn({ world }: Reader, findings: readonly FindingValue[]): Promise<Record<string, string>> {
  const ids = findings.flatMap((one) => [one.ownerId, ...one.decisions.map(({ byId }) => byId)]);
  return namesOfPeople(
    world,
    ids.filter((id) => id !== null),
  );
}
