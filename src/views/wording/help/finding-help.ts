// What the words of each language say about one finding.

/** One finding explained: the condition in plain words with the days policy starts from, the reason, and steps in order. */
export type FindingHelp = { when: string; why: string; steps: readonly string[] };
