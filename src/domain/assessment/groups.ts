// Groups of findings: what a rule is about, for whoever looks at many findings at once.

/** The groups, in the order they are shown. */
export const FINDING_GROUPS = [
  'agreement',
  'contract',
  'content',
  'chain',
  'transfers',
  'vendor',
  'security',
  'officer',
] as const;
export type FindingGroup = (typeof FINDING_GROUPS)[number];

/** The codes of each group; every rule belongs to exactly one. */
export const CODES_OF: Readonly<Record<FindingGroup, readonly string[]>> = {
  agreement: ['F01', 'F02', 'F03', 'F04', 'F05'],
  contract: ['F06', 'F07', 'F23', 'F24', 'F25'],
  content: ['F08', 'F09', 'F30'],
  chain: ['F10', 'F11', 'F12', 'F13', 'F14'],
  transfers: ['F15', 'F16', 'F17', 'F18', 'F19', 'F20'],
  vendor: ['F21', 'F22'],
  security: ['F26', 'F27', 'F28'],
  officer: ['F29'],
};

const GROUP_BY_CODE = new Map(FINDING_GROUPS.flatMap((group) => CODES_OF[group].map((code) => [code, group] as const)));

/** The group of a rule's code; throws on a code of no rule. */
export function groupOf(code: string): FindingGroup {
  const group = GROUP_BY_CODE.get(code);
  if (!group) throw new Error(`no group of findings holds "${code}"`);
  return group;
}

/** Whether a text names a group. */
export function isFindingGroup(text: string | undefined): text is FindingGroup {
  return (FINDING_GROUPS as readonly string[]).includes(text ?? '');
}
