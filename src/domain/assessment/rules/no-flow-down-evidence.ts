// F14: nothing shows that a company in the processing chain is bound by the same obligations.
import type { Span } from '../../agreements.ts';
import { type Chain, type ChainLink, chainOf, processorOf } from '../../chain.ts';
import { entityName } from '../../entities.ts';
import type { Register } from '../../register.ts';
import { evidenceAbout, latestEvidence, refutedBy } from '../evidence.ts';
import { IN_EEA, movedBy, underGdpr, underVersion } from '../movers.ts';
import { CLEAR, gathered, orClear, type Sighting, versionFacts } from '../parts.ts';
import type { Assessing, Rule, SystemFacts } from '../rule.ts';
import { isParty } from '../transfers.ts';

/** F14. Legal source: GDPR art. 28(4). */
export const noFlowDownEvidence: Rule<'agreement'> = {
  code: 'F14',
  name: 'no-flow-down-evidence',
  of: 'agreement',
  severity: 'medium',
  dueDays: 60,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(4)'],
  reads: ['product.subProcessors', 'system.subProcessors', 'evidence.flow_down'],
  judge: (assessing) => {
    const { inForce, systems, watch } = assessing;
    if (!(inForce && watch.reached(IN_EEA))) return CLEAR;
    const holding = systems.filter(({ personalData }) => personalData !== false);
    return orClear(gathered(holding.flatMap((facts) => unattested(assessing, inForce, facts))));
  },
};

function unattested(assessing: Assessing<'agreement'>, span: Span, facts: SystemFacts): Sighting[] {
  const chain = chainOf(assessing.register, facts.system.id);
  return chain.links
    .filter((link) => !isParty(assessing.register, span, link))
    .flatMap((link) => sighting(assessing, span, facts, chain, link));
}

function sighting(
  assessing: Assessing<'agreement'>,
  span: Span,
  { system }: SystemFacts,
  chain: Chain,
  link: ChainLink,
): Sighting[] {
  const { register, subject } = assessing;
  const about = evidenceAbout(register, system, [subject]);
  const part = { key: link.key, of: 'subProcessors' as const, at: link.at };
  const last = latestEvidence(assessing, { kinds: ['flow_down'], about, part });
  const refuted = last && refutedBy(assessing, last);
  if (last && !refuted) return [];
  const { entity, country, service, from } = link;
  const { issuedOn = null, result = null, validTo = null } = last?.fields ?? {};
  return [
    {
      part: entity,
      system,
      mover: underGdpr(underVersion(span, movedBy(from), refuted ?? undefined)),
      says: versionFacts(span),
      truth: {
        ...{ entity, name: entityName(register, entity), country, service, from: from.since },
        ...{ above: aboveOf(register, chain, link, processorOf(register, system)) },
        ...{ attestedOn: issuedOn, result, validTo },
      },
    },
  ];
}

/** The name of the company the link works for: the one above it in the chain, else the processor. */
function aboveOf(register: Register, { links }: Chain, { parent }: ChainLink, processor: string | null): string | null {
  const above = links.find(({ key }) => key === parent)?.entity ?? processor;
  return above === null ? null : entityName(register, above);
}
