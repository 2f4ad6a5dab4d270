// Walks the demonstration register step by step through whatever carries out a call.
import { demonstrationSteps } from './register.ts';
import { type Answers, type Call, resolve } from './steps.ts';

/** Carries out one call at its instant as its person, and answers with what the endpoint answers. */
export type Perform = (call: Call) => Promise<Record<string, unknown>>;

/** Loads the whole demonstration register, in order; says which step failed. Answers with what got a name. */
export async function loadDemonstration(perform: Perform): Promise<Answers> {
  const answers: Answers = new Map();
  for (const step of demonstrationSteps()) {
    try {
      const answer = await perform(resolve(step, answers));
      if (step.as !== null) answers.set(step.as, answer);
    } catch (cause) {
      throw new Error(`demonstration: ${step.do} at ${step.at}${step.as ? ` (${step.as})` : ''} failed`, { cause });
    }
  }
  return answers;
}
