// Who is told what: one digest for each responsible person, one correction for each withdrawn change and person.
import type { Outcome } from '../domain/assessment/rule.ts';
import { osloDay } from '../domain/calendar.ts';
import { type AlertRow, toldAbout } from '../storage/alerts.ts';
import type { DeliveryRow, RunRow } from '../storage/outbox.ts';
import { type PersonRow, peopleById, peopleWithRole } from '../storage/people.ts';
import { holdersOfRoles } from '../storage/roles.ts';
import type { Dated } from './dated.ts';
import { type DecisionsOn, decisionsIn, standingOf } from './decisions.ts';
import { presentFinding } from './findings.ts';
import { type Naming, namesFromTables, splitCause } from './naming.ts';
import { type RegisteredChange, registeredChange } from './registered-changes.ts';
import type { FindingValue } from './shapes/findings.ts';
import type { MailText, World } from './world.ts';

/** What findings are told with: names, and what was decided on each. */
type Told = { naming: Naming; decisions: DecisionsOn };

/** A mail row with the alerts it tells of. */
export type Addressed = { delivery: DeliveryRow; about: string[] };

/**
 * Digests of what is new: to whom it was assigned, else to whoever answers for the agreement or system, else to the contract
 * managers of the body.
 * One mail for each person, however many causes.
 */
export async function digestsFor(
  world: World,
  run: RunRow,
  fresh: readonly Dated[],
  alerts: readonly AlertRow[],
): Promise<Addressed[]> {
  if (fresh.length === 0) return [];
  const outcomes = fresh.map((d) => d.outcome);
  const bodies = [...new Set(outcomes.map((o) => o.body))];
  const [naming, decisions] = await Promise.all([namesFromTables(world, outcomes), decisionsIn(world, bodies, null)]);
  const recipients = await recipientsOf(world, outcomes, naming, decisions);
  const people = await peopleById(world.database, [...new Set(recipients.flat())]);
  const byPerson = new Map<string, number[]>();
  for (const [i, persons] of recipients.entries())
    for (const person of persons) byPerson.set(person, [...(byPerson.get(person) ?? []), i]);
  const digests: Addressed[] = [];
  for (const [id, indexes] of [...byPerson].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const person = people.get(id);
    if (!person) continue;
    const own = indexes.map((i) => [fresh[i], alerts[i]] as [Dated, AlertRow]);
    digests.push({
      delivery: deliveryOf(world, run, person, 'digest', digestText(world, person, own, { naming, decisions })),
      about: own.map(([, alert]) => alert.id),
    });
  }
  return digests;
}

function digestText(world: World, person: PersonRow, own: readonly [Dated, AlertRow][], told: Told): MailText {
  const findings = own.map(([dated]) => findingFor(world, dated, told, person));
  const { baseUrl, demonstration: demo } = world.settings;
  const today = osloDay(world.now());
  return world.mailTexts.digest({
    language: person.language,
    recipient: { name: person.name },
    today,
    baseUrl,
    findings,
    cleared: [],
    demo,
  });
}

function findingFor(world: World, dated: Dated, { naming, decisions }: Told, person: PersonRow): FindingValue {
  return presentFinding(world, dated, naming, decisions(dated.outcome.key), osloDay(world.now()), person.language);
}

async function recipientsOf(
  world: World,
  outcomes: readonly Outcome[],
  naming: Naming,
  decisions: DecisionsOn,
): Promise<string[][]> {
  const today = osloDay(world.now());
  const bodies = [...new Set(outcomes.map((o) => o.body))];
  const managers = await peopleWithRole(world.database, 'contract_manager', bodies);
  const here = new Map<string, Set<string>>();
  for (const body of bodies) here.set(body, await holdersOfRoles(world.database, body));
  return outcomes.map((outcome) => {
    const owner = standingOf(decisions(outcome.key), today).ownerId ?? naming.ownerOf(outcome);
    // Where whoever answered for it has left or been erased, it falls to the contract managers again.
    const answers = owner !== null && here.get(outcome.body)?.has(owner);
    return answers ? [owner] : managers.filter((m) => m.body === outcome.body).map((m) => m.person);
  });
}

function deliveryOf(
  world: World,
  run: RunRow,
  person: PersonRow,
  kind: DeliveryRow['kind'],
  mail: MailText,
): DeliveryRow {
  const id = world.newId('dlv');
  const host = new URL(world.settings.baseUrl).hostname;
  return {
    id,
    run: run.id,
    person: person.id,
    kind,
    messageId: `<${id}@${host}>`,
    recipient: person.email,
    subject: mail.subject,
    textBody: mail.text,
    htmlBody: mail.html,
    attachments: [],
    createdAt: world.now(),
    sentAt: null,
    attempts: 0,
    lastError: null,
  };
}

/** Corrections to whoever had a mail about a change that was withdrawn, by the alerts about such changes. */
export async function correctionsFor(world: World, run: RunRow, closed: readonly AlertRow[]): Promise<Addressed[]> {
  const changes = new Map<string, RegisteredChange>();
  for (const id of new Set(closed.map((a) => splitCause(a.cause)[1]))) {
    const change = await registeredChange(world, id);
    if (change?.withdrawn) changes.set(id, change);
  }
  const told = await toldAbout(
    world.database,
    closed.map((a) => a.id),
  );
  const people = await peopleById(world.database, [...new Set(told.map((t) => t.person))]);
  const corrections: Addressed[] = [];
  for (const [id, change] of changes) {
    for (const person of people.values()) {
      const alerts = closed.filter(
        (a) => splitCause(a.cause)[1] === id && told.some((t) => t.alert === a.id && t.person === person.id),
      );
      if (alerts.length === 0) continue;
      const mail = await correctionText(world, person, change, alerts);
      corrections.push({
        delivery: deliveryOf(world, run, person, 'correction', mail),
        about: alerts.map((a) => a.id),
      });
    }
  }
  return corrections;
}

async function correctionText(
  world: World,
  person: PersonRow,
  registered: RegisteredChange,
  alerts: readonly AlertRow[],
): Promise<MailText> {
  const { value: change, worded, withdrawn, nameOf } = registered;
  const outcomes = alerts.map((a) => JSON.parse(a.outcome) as Outcome);
  const naming = await namesFromTables(world, outcomes);
  const { baseUrl, demonstration: demo } = world.settings;
  return world.mailTexts.correction({
    language: person.language,
    recipient: { name: person.name },
    baseUrl,
    change,
    summary: world.wording.change(worded, nameOf, person.language),
    reason: withdrawn?.reason ?? '',
    withdrawnOn: osloDay(withdrawn?.at ?? world.now()),
    cleared: outcomes.map((outcome) =>
      findingFor(world, { outcome, coming: false }, { naming, decisions: () => [] }, person),
    ),
    demo,
  });
}
