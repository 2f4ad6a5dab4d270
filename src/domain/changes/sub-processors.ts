// Changes of a processing chain: a sub-processor added, removed or replaced, for a product or for one system.
import { chainOf, processorOf, refuseCircle } from '../chain.ts';
import { sameEntity } from '../entities.ts';
import { invalid } from '../failures.ts';
import { subProcessorFacts } from '../members.ts';
import { type RevisionContent, type RevisionDraft, type Subject, sameValue } from '../revisions.ts';
import type { SubProcessor } from '../subjects.ts';
import {
  type ChangeDetails,
  type Changing,
  drafted,
  nothingChanges,
  type SubProcessorDetails,
  subjectOf,
} from './changing.ts';

/** A chain as it stands: every link by key, and the subject's own links, which alone it may end. */
type Standing = {
  subject: Subject<'product'> | Subject<'system'>;
  links: Map<string, SubProcessor>;
  own: Map<string, SubProcessor>;
};

/** A sub-processor comes in. */
export function addSubProcessor(changing: Changing, details: ChangeDetails['sub_processor_added']): RevisionDraft[] {
  const standing = standingOf(changing);
  const key = details.entity;
  const present = standing.links.get(key);
  const value = standingAs(changing, standing, details, 'details');
  if (present && (standing.own.has(key) || sameValue(present, value))) {
    throw nothingChanges('details.entity', `the company is in the chain already on ${changing.effectiveOn}`);
  }
  refuseCircle(key, value.parent, (link) => standing.links.get(link)?.parent, 'details.parentKey');
  return [draftedMembers(changing, standing, { [key]: value }, [])];
}

/** A sub-processor goes out, and with it those beneath it. */
export function removeSubProcessor(
  changing: Changing,
  { key }: ChangeDetails['sub_processor_removed'],
): RevisionDraft[] {
  const standing = standingOf(changing);
  mustBeOwn(changing, standing, key);
  const gone = new Set([key]);
  for (const id of gone) for (const [other, { parent }] of standing.own) if (parent === id) gone.add(other);
  return [draftedMembers(changing, standing, {}, [...gone])];
}

/** A sub-processor gives its place to another, or goes on with other facts; those beneath it stay beneath the new one. */
export function replaceSubProcessor(
  changing: Changing,
  { key, by }: ChangeDetails['sub_processor_replaced'],
): RevisionDraft[] {
  const standing = standingOf(changing);
  const old = mustBeOwn(changing, standing, key);
  const named = { ...by, parentKey: by.parentKey ?? old.parent };
  const value = standingAs(changing, standing, named, 'details.by');
  if (by.entity === key) {
    if (sameValue(old, value)) throw nothingChanges('details.by', 'the sub-processor stands so already');
    refuseCircle(key, value.parent, (link) => standing.links.get(link)?.parent, 'details.by.parentKey');
    return [draftedMembers(changing, standing, { [key]: value }, [])];
  }
  if (standing.links.has(by.entity)) {
    throw invalid(
      'details.by.entity',
      `expected a company that is not in the chain already on ${changing.effectiveOn}`,
    );
  }
  if (value.parent === key)
    throw invalid('details.by.parentKey', 'expected another link than the one that is replaced');
  const added: Record<string, SubProcessor> = { [by.entity]: value };
  for (const [other, link] of standing.own) if (link.parent === key) added[other] = { ...link, parent: by.entity };
  refuseCircle(
    by.entity,
    value.parent,
    (link) => (added[link] ?? standing.links.get(link))?.parent,
    'details.by.parentKey',
  );
  return [draftedMembers(changing, standing, added, [key])];
}

function standingOf(changing: Changing): Standing {
  const { onDay, scope } = changing;
  const subject = scope.kind === 'product' ? subjectOf(changing, 'product') : subjectOf(changing, 'system');
  const own = new Map([...(subject.sets.subProcessors ?? [])].map(([key, { value }]) => [key, value]));
  if (subject.kind === 'product') return { subject, own, links: own };
  const links = new Map(chainOf(onDay, subject.id).links.map((link) => [link.key, subProcessorFacts(link)]));
  return { subject, own, links };
}

function standingAs(changing: Changing, standing: Standing, details: SubProcessorDetails, path: string): SubProcessor {
  const { onDay } = changing;
  const { entity, parentKey } = details;
  if (isProcessor(changing, standing, entity)) {
    throw invalid(`${path}.entity`, 'expected another company than the processor itself');
  }
  if (parentKey !== null && parentKey !== entity && !standing.links.has(parentKey)) {
    throw invalid(`${path}.parentKey`, `expected the key of a link that is in the chain on ${changing.effectiveOn}`);
  }
  const country = details.country ?? onDay.get('entity', entity)?.fields.country;
  if (!country) throw invalid(`${path}.country`, 'expected the country where it processes');
  return subProcessorFacts({ ...details, country, parent: parentKey });
}

function isProcessor({ onDay }: Changing, { subject }: Standing, entity: string): boolean {
  const processor =
    subject.kind === 'system'
      ? processorOf(onDay, subject as Subject<'system'>)
      : onDay.get('vendor', (subject as Subject<'product'>).fields.vendor)?.fields.entity;
  return processor != null && sameEntity(onDay, processor, entity);
}

function mustBeOwn({ effectiveOn, scope }: Changing, { own, links }: Standing, key: string): SubProcessor {
  const value = own.get(key);
  if (value) return value;
  const where = links.has(key)
    ? '; this one is declared for the product: change it there, or record a deviation of the system'
    : '';
  throw invalid('details.key', `expected the key of a sub-processor the ${scope.kind} has on ${effectiveOn}${where}`);
}

function draftedMembers(
  changing: Changing,
  { subject }: Standing,
  added: Record<string, SubProcessor>,
  ended: string[],
): RevisionDraft {
  const content: RevisionContent<'product' | 'system'> = {};
  if (Object.keys(added).length > 0) content.added = { subProcessors: added };
  if (ended.length > 0) content.ended = { subProcessors: ended };
  return drafted(changing, subject as Subject<'product'>, content as RevisionContent<'product'>);
}
