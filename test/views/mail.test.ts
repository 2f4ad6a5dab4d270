// The mails: one item per cause in text and HTML, links in full, and a subject that is one line.
import { expect, test } from 'vitest';
import { renderCorrection, renderDigest } from '../../src/views/mail.ts';
import { createRenderer } from '../../src/views/render.ts';
import { change, DPO_FINDINGS, FINDINGS, finding, TODAY } from './sample.ts';

const renderer = createRenderer();
const TO = {
  language: 'nb',
  recipient: { name: 'Kari <Nes>' },
  today: TODAY,
  baseUrl: 'https://av.test',
  demo: true,
} as const;

test('one cause is one item with all it touches', () => {
  const findings = DPO_FINDINGS.filter((one) => one.cause.key === 'change:chg_1');
  const mail = renderDigest(renderer, { ...TO, findings, cleared: [] });
  expect(mail.subject).toBe(
    'Avtalevakt: Ny underdatabehandler Datavask Inc. i USA for Office 365 fra 1. desember 2026',
  );
  expect(mail.text.match(/^\* /gm)).toHaveLength(1);
  expect(mail.text.match(/^ {2}- /gm)).toHaveLength(findings.length);
  expect(mail.html.match(/<h2>/g)).toHaveLength(1);
  expect(mail.text).toContain('https://av.test/agreements/agr_ave');
  expect(mail.html).toContain('Hei, Kari &lt;Nes&gt;.');
  expect(mail.text).toContain('Hei, Kari <Nes>.');
});

test('several causes are counted, the worst first', () => {
  const mail = renderDigest(renderer, { ...TO, findings: FINDINGS.slice(0, 6), cleared: [] });
  expect(mail.subject).toBe('Avtalevakt: 4 saker');
  expect(mail.text.indexOf('Elevmapper')).toBeLessThan(mail.text.indexOf('Kommune-Kari'));
});

test('a name with a line break starts no other header', () => {
  const evil = finding({ cause: { key: 'change:x', title: 'Ny\r\nBcc: all@example.test', on: null } });
  expect(renderDigest(renderer, { ...TO, findings: [evil], cleared: [] }).subject).not.toMatch(/[\r\n]/);
});

test('the correction names the change, why, and what it no longer asks for', () => {
  const mail = renderCorrection(renderer, {
    ...TO,
    change: change(),
    summary: 'Ny underdatabehandler Datavask Inc.',
    reason: 'Feil leverandør',
    withdrawnOn: TODAY,
    cleared: FINDINGS.slice(0, 1),
  });
  expect(mail.subject).toBe('Rettelse fra Avtalevakt: Ny underdatabehandler Datavask Inc.');
  expect(mail.text).toContain('Begrunnelse: Feil leverandør');
  expect(mail.text).toContain('er trukket tilbake 22. november 2026');
  expect(mail.html).toContain('https://av.test/changes/chg_1');
});
