// The page of a vendor: what is known of it, and what the bodies one sees have to do with it.
import { mayWriteShared } from '../../operations/choosing.ts';
import { getCompany, vendorOfCompany } from '../../operations/companies.ts';
import { changesTouching, dealingsWithVendor } from '../../operations/dealings.ts';
import { getDependencies } from '../../operations/dependencies.ts';
import { evidenceAbout } from '../../operations/evidence.ts';
import { findingsAbout } from '../../operations/findings.ts';
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
  const dealings = await dealingsWithVendor(world, actor, bodies, vendor, time);
  const findings = await findingsWith(reader, [...dealings.agreements, ...dealings.contracts, ...dealings.systems]);
  const products = dealings.products.map((product) => product.id);
  const changes = await changesTouching(world, actor, [id, vendor.entityId, ...products], time);
  const { lines, people } = await history(world, actor, [id, vendor.entityId]);
  const roots = [...dealings.contracts, ...changes].slice(0, DOCUMENTED).map((one) => one.id);
  const input = {
    ...{ vendor, dealings, findings, changes },
    company: await getCompany(world, actor, vendor.entityId, time),
    dependencies: await dependentsShown(reader, vendor.entityId),
    ...(await evidenceWithKeepers(reader, [id, ...products])),
    documents: await documentsUnder(reader, roots, null),
    history: lines,
    names: { ...people, ...(await namesIn(reader, findings)) },
    may: {
      write: await mayWriteShared(world, actor, 'write_shared', 'vendor', id),
      registerChange: await mayWriteShared(world, actor, 'register_change', 'vendor', id),
      contract: frame.writes.length > 0,
    },
  };
  return c.html(renderVendor(renderer(), frame, input).html);
}

/** Who of the bodies shown depends on a company. */
async function dependentsShown({ world, actor, bodies, time }: Reader, entity: string) {
  const query = { entity, ...time };
  const { agreements, withoutAgreement } = await getDependencies(world, actor, { params: {}, query, body: undefined });
  const shown = ({ bodyId }: { bodyId: string }): boolean => bodies.includes(bodyId);
  return { agreements: agreements.filter(shown), withoutAgreement: withoutAgreement.filter(shown) };
}

/** Evidence about shared subjects, and the names of the bodies that keep it. */
export async function evidenceWithKeepers({ world, actor, time }: Reader, subjects: readonly string[]) {
  const evidence = await evidenceAbout(world, actor, subjects, time);
  const keepers = evidence.map(({ bodyId }) => bodyId).filter((id) => id !== null);
  return { evidence, bodyNames: await namesOfSubjects(world, keepers) };
}

/** What was found about agreements, contracts and systems, in words: body by body. */
export async function findingsWith(
  { world, actor, time, frame }: Reader,
  held: readonly { id: string; bodyId: string }[],
): Promise<FindingValue[]> {
  const byBody = [...Map.groupBy(held, ({ bodyId }) => bodyId)];
  const found = await Promise.all(
    byBody.map(([body, own]) =>
      findingsAbout(
        world,
        actor,
        body,
        own.map(({ id }) => id),
        time,
        frame.language,
      ),
    ),
  );
  return found.flat().filter(({ outcome }) => outcome !== 'clear');
}

/** Names of those who have findings and have decided on them. */
export function namesIn({ world }: Reader, findings: readonly FindingValue[]): Promise<Record<string, string>> {
  const ids = findings.flatMap((one) => [one.ownerId, ...one.decisions.map(({ byId }) => byId)]);
  return namesOfPeople(
    world,
    ids.filter((id) => id !== null),
  );
}
