// Finds a Chromium for the browser tests, or unpacks the one that npm brought, and opens it.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

/** The packed fonts' own list of places knows only the folders of a cloud function. */
const fontList = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts/cache</cachedir>
</fontconfig>
`;

type Found = { executablePath: string; env: NodeJS.ProcessEnv };

/** Opens a headless Chromium; the caller closes it. `CHROMIUM_PATH` names one to use. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  const settings = Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return chromium.launch({
    executablePath,
    env: Object.fromEntries(settings),
    headless: true,
    chromiumSandbox: false,
    args: QUIET,
    timeout: 60_000,
  });
}

/** Says which Chromium to run and with what environment: the one named, one installed, or the one from npm. */
export async function findChromium(): Promise<Found> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH names ${named}, which cannot be run`);
    return { executablePath: named, env: process.env };
  }
  const installed = INSTALLED.find(isExecutable);
  return installed ? { executablePath: installed, env: process.env } : fromPackage();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The packed Chromium wants its own libraries and fonts named in the environment. */
async function fromPackage(): Promise<Found> {
  const folder = await unpacked();
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath: join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

/** Unpacks once per installed version, beside the packages, and moves the whole into place in one step. */
async function unpacked(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const cache = join(import.meta.dirname, '../../node_modules/.cache');
  const { version } = JSON.parse(readFileSync(join(entry, '../../package.json'), 'utf8'));
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'chromium-'));
  try {
    await unpackInto(staging, entry);
    await writeFile(join(staging, 'fonts/fonts.conf'), fontList(folder));
    await rename(staging, folder);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // Another test process may have been first: its copy is as good as ours.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The package unpacks into the folder for temporary files, so it runs in a process that has another one. */
async function unpackInto(folder: string, entry: string): Promise<void> {
  const script = `const { default: packed } = await import(${JSON.stringify(entry)}); await packed.executablePath();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(`unpacking Chromium ended with ${code}`);
}
