// F13: a company in the processing chain is not known well enough: who, where, whom to ask, and who works beneath it.
import type { Span } from '../../agreements.ts';
import { type Chain, type ChainLink, chainOf } from '../../chain.ts';
import { entityName, sameEntity } from '../../entities.ts';
import { IN_EEA, movedBy, underGdpr, underVersion } from '../movers.ts';
import { CLEAR, gathered, orClear, type Sighting, versionFacts } from '../parts.ts';
import type { Assessing, Judgement, Rule, SystemFacts } from '../rule.ts';
import { isAbout, isParty } from '../transfers.ts';

const CHILDREN = 'subProcessor.children';

/** F13. Legal source: GDPR art. 28(1) and 5(2); EDPB Opinion 22/2024. */
export const chainUnknown: Rule<'agreement'> = {
  code: 'F13',
  name: 'chain-unknown',
  of: 'agreement',
  severity: 'high',
  dueDays: 30,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(1)', 'GDPR art. 5(2)'],
  reads: ['product.subProcessors', 'system.subProcessors', 'version.subProcessors', 'entity.name', 'entity.address'],
  judge: (assessing) => {
    const { inForce, systems, watch } = assessing;
    if (!(inForce && watch.reached(IN_EEA))) return CLEAR;
    const holding = systems.filter(({ personalData }) => personalData !== false);
    const seen = holding.flatMap((facts) => unknownLinks(assessing, inForce, facts));
    return orClear([...gathered(seen), ...holding.flatMap((facts) => gapsOf(assessing, inForce, facts))]);
  },
};

function linksOf({ register }: Assessing<'agreement'>, span: Span, { system }: SystemFacts): [Chain, ChainLink[]] {
  const chain = chainOf(register, system.id);
  return [chain, chain.links.filter((link) => !isParty(register, span, link))];
}

function unknownLinks(assessing: Assessing<'agreement'>, span: Span, facts: SystemFacts): Sighting[] {
  const [chain, links] = linksOf(assessing, span, facts);
  const { register } = assessing;
  return links.flatMap((link) => {
    const lacks = lackingOf(assessing, span, facts, chain, link);
    if (lacks.length === 0) return [];
    const { entity, country, service, from } = link;
    return {
      part: entity,
      system: facts.system,
      mover: underGdpr(underVersion(span, movedBy(from))),
      says: versionFacts(span),
      truth: { entity, name: entityName(register, entity), country, service, lacks, from: from.since },
    };
  });
}

function lackingOf(
  { register }: Assessing<'agreement'>,
  { version }: Span,
  { system }: SystemFacts,
  chain: Chain,
  link: ChainLink,
): string[] {
  const listed = (of: 'address' | 'contact'): boolean =>
    [...(version.sets.subProcessors?.values() ?? [])].some(
      ({ value }) => value[of] && isAbout(value, system.id) && sameEntity(register, value.entity, link.entity),
    );
  const company = register.get('entity', link.entity)?.fields;
  const vendor = link.at.kind === 'vendor' ? register.get('vendor', link.at.id)?.fields : undefined;
  const known = {
    name: company?.name,
    address: link.address ?? company?.address ?? listed('address'),
    contact: link.contact ?? vendor?.contactEmail ?? listed('contact'),
    country: link.country,
    children: link.children !== 'unknown' || hasBeneath(chain, link),
    circle: !chain.circular.includes(link.key),
  };
  return Object.entries(known).flatMap(([name, value]) => (value ? [] : [name]));
}

function hasBeneath({ links }: Chain, { key }: ChainLink): boolean {
  return links.some(({ parent }) => parent === key);
}

/** Links of which nobody has said whether others work beneath them; the vendor's own list is confirmed as a whole (F12). */
function gapsOf(assessing: Assessing<'agreement'>, span: Span, facts: SystemFacts): Judgement[] {
  const [chain, links] = linksOf(assessing, span, facts);
  return links
    .filter((link) => link.children == null && link.at.kind !== 'vendor' && !hasBeneath(chain, link))
    .map(({ at }) => ({ outcome: 'cannot_tell', part: `gap:${CHILDREN}:${at.id}`, missing: CHILDREN, at }));
}
