// Measuring a job of the benches: our figure beside a reference measured in the same run.

type Named = {
  job: string;
  /** How many things one run handles. */
  n: number;
  /** The greatest ratio of ours to the reference that is good enough. */
  goal: number;
  /** What was asked for where that is not reached yet. */
  aim?: number;
};

/** One timed job: ours against a reference. */
export type TimedJob = Named & {
  ours: () => unknown;
  reference: () => unknown;
  /** What is made ready before each of our runs, untimed. */
  before?: () => unknown;
  /** Timed runs of each; the median counts. */
  repeats?: number;
};

/** A job that measures itself, once. */
export type MeasuredJob = Named & { unit: string; figures: () => Promise<{ ours: number; reference: number }> };

export type Job = TimedJob | MeasuredJob;

/** What a bench file exports: its jobs, and how to clear up after them. */
export type Bench = { jobs: () => Promise<Job[]>; cleanUp?: () => Promise<void> };

/** Measures a job; a timed one by one run of each to warm up, then both in turn, so that what slows one slows both. */
export async function measure(job: Job) {
  const { ours, reference } = 'figures' in job ? await job.figures() : await inTurn(job);
  const ratio = round(ours / reference);
  const unit = 'figures' in job ? job.unit : 'ms';
  const { n, goal, aim } = job;
  const told = { job: job.job, n, ours: round(ours), reference: round(reference), unit, ratio, goal };
  return { ...told, ...(aim === undefined ? {} : { aim }), ok: ratio <= goal };
}

/** The medians of ours and the reference, measured in turn. */
export async function inTurn({
  ours,
  reference,
  before,
  repeats = 7,
}: Omit<TimedJob, keyof Named>): Promise<{ ours: number; reference: number }> {
  await before?.();
  await timed(ours);
  await timed(reference);
  const times = { ours: [] as number[], reference: [] as number[] };
  for (let run = 0; run < repeats; run += 1) {
    await before?.();
    times.ours.push(await timed(ours));
    times.reference.push(await timed(reference));
  }
  return { ours: median(times.ours), reference: median(times.reference) };
}

/** How many milliseconds a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The middle one of several values. */
export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
