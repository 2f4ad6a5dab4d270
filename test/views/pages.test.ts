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
    'sign-in',
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

test('a finding that rests on a decision is told apart from what needs someone, with who, why and until when', () => {
  const html = PAGES['overview, all that is left rests on decisions']!(renderer);
  expect(html).toContain('Det som gjenstår, er akseptert eller utsatt');
  const section = html.slice(html.indexOf('id="besluttet"'), html.indexOf('id="kommer"'));
  expect(section.replaceAll(/<[^>]+>|\s+/g, ' ')).toMatch(
    /skole.*15\.12\.2026.*Biblioteksystem.*30\.6\.2027\s+Ola Farstad\s+Nytt bib/,
  );
  expect(PAGES['overview, everything']!(renderer)).not.toContain('id="besluttet"');
});

test('the report tells of every accepted risk, who accepted it, why and until when', () => {
  const html = PAGES['report, with an accepted risk']!(renderer);
  expect(html).toContain('Akseptert til og med 30.6.2027');
  expect(html.replaceAll(/<[^>]+>|\s+/g, ' ')).toMatch(/30\.6\.2027\s+Ola Farstad\s+Nytt biblioteksystem er bestilt/);
  expect(PAGES.report!(renderer)).toContain('Ingen risiko var akseptert denne dagen.');
});

test('the log names the row of law that was ended', () => {
  expect(PAGES['log, some']!(renderer)).toContain('EU–US Data Privacy Framework');
});

test('who depends on a company is told with the way there, the terms, and whom to call at both ends', () => {
  const text = PAGES['dependencies, everything']!(renderer)
    .replaceAll(/<[^>]+>|\s+/g, ' ')
    .replaceAll(/ +/g, ' ');
  expect(text).toContain('Avhengig av Datavask Inc. 22. november 2026');
  expect(text).toContain('Microsoft Ireland (Irland) → Office 365 → Datavask Inc. (USA)');
  expect(text).toContain('Microsoft Ireland (Irland) → brukerstøtte i USA');
  expect(text).toContain('ført opp i vedlegget: Eldre vask Ltd (USA)');
  expect(text).toMatch(
    /innen 24 timer .*Ansvarlig: Ola Farstad .*Systemeier: Kari Nes .*Leverandør: Microsoft Ireland, Vakta/,
  );
  expect(text).toMatch(/Ingen avtale gjelder .*Ingen frist i avtalen/);
  expect(text).toMatch(/Systemer uten avtale .*Opplysningene er ikke registrert .*Ingen kontakt er registrert/);
});

test('a cell of the matrix says how many and how bad in words, and leads to the findings behind it', () => {
  const html = PAGES['workplace, matrix']!(renderer);
  expect(html).toContain('href="/findings?body&#x3D;bod_ave&amp;group&#x3D;agreement"');
  expect(html.replaceAll(/<[^>]+>|\s+/g, ' ')).toMatch(/Avtale i Averøy kommune: +3 +Kritisk +2 over fristen/);
  expect(html).toContain('href="/findings?body&#x3D;bod_ave&amp;group&#x3D;chain&amp;outcome&#x3D;cannot_tell"');
});

test('the picture of a trend has its numbers in words and in a table', () => {
  const html = PAGES['workplace, trend']!(renderer);
  expect(html).toContain(
    'aria-label="Hustadvika kommune: 0 funn ved utgangen av 30. september 2026, 7 funn 22. november 2026. Flest var 7."',
  );
  expect(html.replaceAll(/<[^>]+>|\s+/g, ' ')).toMatch(/22\. november 2026 +6 +1 +31\. oktober 2026 +4 +3/);
  expect(html).toContain('+7 siden 30. september 2026');
  expect(html).toContain('Som 30. september 2026');
});

test('what municipalities have agreed otherwise with the same vendor is marked', () => {
  const html = PAGES['workplace, vendors side by side']!(renderer);
  expect(html.match(/>Ulikt</g)).toHaveLength(8);
});

test('a decision that was refused comes back open, with what was typed and what was wrong', () => {
  const html = PAGES['finding, a decision refused']!(renderer);
  expect(html).toContain('href="#felt-snooze-until"');
  expect(html).toContain('Venter &lt;på&gt; svar');
  expect(html.match(/<details class="av-more" open>/g)).toHaveLength(1);
  expect(PAGES['finding, that rests']!(renderer)).toContain('Ta opp igjen');
  expect(PAGES['finding, everything']!(renderer)).not.toContain('Ta opp igjen');
});

test('the overview tells what is waited for, on whom and by when, and what is the reader’s own', () => {
  const text = PAGES['overview, what is waited for']!(renderer)
    .replaceAll(/<[^>]+>|\s+/g, ' ')
    .replaceAll(/ +/g, ' ');
  expect(text).toContain('Alle (9) Bare mine (2)');
  expect(text).toMatch(/Svar på varsel om Datavask &lt;Inc\.&gt; Office 365 .*10\. desember 2026/);
  expect(text).toMatch(/Signering av versjon 2\.0 Mangler: Microsoft Ireland og Hustadvika kommune/);
  expect(text).toMatch(/Godkjenning av versjon 2\.1/);
  expect(text).toContain('Bevis: ');
  expect(PAGES['overview, everything']!(renderer)).not.toContain('Dette venter du på');
});
