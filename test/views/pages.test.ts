// The pages: each prints with all there may be and with as little as there may be, as valid HTML in one language.
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { createRenderer } from '../../src/views/render.ts';
import { PAGES } from './pages.ts';

const renderer = createRenderer();

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Titles name what the page is about, which may be long; browsers cut them.
    'long-title': 'off',
    // Every file comes from this server.
    'require-sri': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
  },
});

describe.each(Object.entries(PAGES))('%s', (_, render) => {
  test('is valid HTML', async () => {
    const report = await validator.validateString(render(renderer));
    expect(
      report.results
        .flatMap(({ messages }) => messages)
        .map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
    ).toEqual([]);
  });

  test('holds neither script nor style of its own, nor a value printed by accident', () => {
    const html = render(renderer);
    expect(html).not.toMatch(/<[^>]+\s(?:style|on\w+)=/);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    const printed = html.replace(/<style>[\s\S]*?<\/style>/, '');
    expect(printed.match(/undefined|NaN|\[object |\{\w+\}|Invalid Date/g)).toBeNull();
    expect(html).toContain('<html lang="nb"');
  });

  test('prints the same twice', () => {
    expect(render(renderer)).toBe(render(renderer));
  });
});

test('what was typed comes back, escaped, with the error at its field and in the summary', () => {
  const html = PAGES['change, step three with errors']!(renderer);
  expect(html).toContain('value="Datavask &lt;Inc.&gt;"');
  expect(html).toContain('href="#felt-effectiveOn"');
  expect(html).toContain('aria-describedby="felt-effectiveOn-hint felt-effectiveOn-feil"');
  expect(html).toContain('href="#felt-details-entity-number"');
});

test('the demonstration says on every page that it is one', () => {
  const demo = [
    'overview, everything',
    'agreements, everything',
    'agreement, everything',
    'change, step four',
    'report',
    'digest',
    'session',
  ];
  for (const name of demo) expect(PAGES[name]!(renderer), name).toMatch(/Demonstrasjon:.*(?:illustrative)/s);
  expect(PAGES['overview, nothing registered']!(renderer)).not.toContain('Demonstrasjon');
});

test('whoever may not register a change is not shown the way to it', () => {
  expect(PAGES['overview, everything']!(renderer)).toContain('/changes/new');
  expect(PAGES['overview, DPO in 2019']!(renderer)).not.toContain('/changes/new');
});

test('one cause is one item, however many agreements it touches', () => {
  const html = PAGES['overview, DPO in 2019']!(renderer);
  const item = 'Ny underdatabehandler Datavask Inc. i USA for Office 365 fra 1. desember 2026</h3>';
  expect(html.split(item)).toHaveLength(2);
  expect(html).toContain('3 avtaler · 2 kommuner');
  expect(html).toContain('Du ser registeret slik det var 30. juni 2019.');
});
