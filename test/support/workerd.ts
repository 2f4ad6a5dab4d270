// Runs the Worker in workerd, the program Cloudflare runs: wrangler bundles it as for a deployment, on loopback only.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { endProcess, freePort, untilAnswers } from '../../src/tools/processes.ts';
import { runWrangler } from '../../src/tools/wrangler.ts';
import { TEST_SECRET } from './node.ts';
import { TEST_KEY_PEM } from './signing.ts';

const ROOT = join(import.meta.dirname, '../..');
const require = createRequire(createRequire(import.meta.url).resolve('wrangler'));
const WORKERD: string = require('workerd').default;
const TRIGGER = '/__scheduled';

/** How workerd takes what is in a bundle, by the ending of the file. */
const MODULE_KINDS: Record<string, string> = {
  '.js': 'esModule',
  '.mjs': 'esModule',
  '.wasm': 'wasm',
  '.txt': 'text',
  '.html': 'text',
  '.bin': 'data',
  '.ttf': 'data',
  '.woff': 'data',
  '.woff2': 'data',
};

/** Stands before the Worker and lets a test ring its alarm; everything else goes straight on. */
const DOOR = (main: string) => `
import worker from './${main}';
export * from './${main}';
async function scheduled(request, env, context) {
  const cron = new URL(request.url).searchParams.get('cron') ?? '';
  try {
    await worker.scheduled({ cron, scheduledTime: Date.now(), noRetry() {} }, env, context);
    return new Response('ran');
  } catch (error) {
    return new Response(String(error?.stack ?? error), { status: 500 });
  }
}
export default {
  ...worker,
  fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    if (pathname === '${TRIGGER}-ready') return new Response('ready');
    return pathname === '${TRIGGER}' ? scheduled(request, env, context) : worker.fetch(request, env, context);
  },
};
`;

/** A bundled Worker, ready to start any number of times. */
export type WorkerBundle = { folder: string; main: string; remove(): void };

/** A running Worker. */
export type RunningWorker = {
  url: string;
  /** Runs what the cron trigger runs; answers 200, or 500 with the error. */
  runScheduled(cron?: string): Promise<Response>;
  /** What the Worker and workerd have written so far. */
  output(): string;
  stop(): Promise<void>;
  /** Ends it in the middle of whatever it does, as a lost machine would. */
  kill(): Promise<void>;
};

/** Bundles the Worker with wrangler, exactly as a deployment would. */
export async function bundleWorker(entry = 'src/entry/worker.ts'): Promise<WorkerBundle> {
  const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-worker-'));
  const wrangler = runWrangler(['deploy', entry, '--dry-run', '--outdir', folder], ['ignore', 'pipe', 'pipe']);
  const said = collectOutput(wrangler);
  const code = await new Promise((resolve, reject) => wrangler.once('error', reject).once('close', resolve));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const main = readdirSync(folder).find(
    (name) =>
      name ===
      `${entry
        .split('/')
        .at(-1)
        ?.replace(/\.\w+$/, '')}.js`,
  );
  if (code !== 0 || !main) {
    remove();
    throw new Error(`wrangler could not bundle ${entry}:\n${said()}`);
  }
  return { folder, main, remove };
}

/** Starts a bundled Worker with the settings it is to see, and a key of its own unless it is given one. */
export async function startWorker(
  bundle: WorkerBundle,
  vars: Record<string, string>,
  port?: number,
): Promise<RunningWorker> {
  const chosen = port ?? (await freePort());
  const config = join(bundle.folder, `run-${chosen}.capnp`);
  writeFileSync(join(bundle.folder, 'test-door.js'), DOOR(bundle.main));
  const always = { AUDIT_KEY: TEST_KEY_PEM, SIGN_IN_SECRET: TEST_SECRET };
  writeFileSync(config, workerdConfig(bundle, { ...always, ...vars }, chosen));
  const child = spawn(WORKERD, ['serve', config], { stdio: ['ignore', 'pipe', 'pipe'] });
  const dieWithUs = () => child.kill('SIGKILL');
  process.once('exit', dieWithUs);
  child.once('exit', () => process.off('exit', dieWithUs));
  const output = collectOutput(child);
  const url = `http://127.0.0.1:${chosen}`;
  await untilAnswers(`${url}${TRIGGER}-ready`, child).catch(async (error) => {
    await endProcess(child, 0);
    throw new Error(`${error instanceof Error ? error.message : error}\n${output()}`);
  });
  return {
    url,
    output,
    runScheduled: (cron = '') => fetch(`${url}${TRIGGER}?${new URLSearchParams({ cron })}`),
    stop: () => endProcess(child, 1_000),
    kill: () => endProcess(child, 0),
  };
}

/** What workerd reads: the modules of the bundle, the flags of wrangler.toml, the settings, and one loopback socket. */
function workerdConfig(bundle: WorkerBundle, vars: Record<string, string>, port: number): string {
  const toml = readFileSync(join(ROOT, 'wrangler.toml'), 'utf8');
  const date = /^compatibility_date = "(.+)"$/m.exec(toml)?.[1];
  const flags = /^compatibility_flags = (\[.*\])$/m.exec(toml)?.[1];
  if (!(date && flags))
    throw new Error('wrangler.toml must name compatibility_date and compatibility_flags on one line each');
  const modules = ['test-door.js', ...readdirSync(bundle.folder).filter((name) => name !== 'test-door.js')].flatMap(
    (name) => {
      const kind = MODULE_KINDS[extname(name)];
      return kind ? [`(name = ${JSON.stringify(name)}, ${kind} = embed ${JSON.stringify(name)})`] : [];
    },
  );
  const bindings = Object.entries(vars).map(
    ([name, value]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(value)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "internet", network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true))),
    (name = "main", worker = (
      modules = [${modules.join(', ')}],
      compatibilityDate = "${date}",
      compatibilityFlags = ${flags},
      bindings = [${bindings.join(', ')}],
    )),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;
}

function collectOutput(child: ChildProcess): () => string {
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => parts.push(text));
  return () => parts.join('');
}
