// The compliance report as a response: JSON, a document that prints, or a table for a spreadsheet.
import type { Language } from '../../domain/vocabulary.ts';
import { namesOfPeople } from '../../operations/people.ts';
import type { ReportValue } from '../../operations/shapes/findings.ts';
import type { World } from '../../operations/world.ts';
import { renderReport, styleOf } from '../../views/report.ts';
import { reportCsv } from '../../views/report-csv.ts';
import { renderer } from '../renderer.ts';

type Query = { format: 'html' | 'csv' | 'json'; language?: Language };

/** The report in the format asked for; the same report gives the same bytes. */
export async function reportResponse(world: World, query: Query, report: ReportValue): Promise<Response> {
  if (query.format === 'json') return respond(JSON.stringify(report), 'application/json');
  const { baseUrl, demonstration: demo } = world.settings;
  const findings = report.bodies.flatMap((body) => body.causes.flatMap((cause) => cause.findings));
  const people = findings.flatMap(({ ownerId, decisions }) => [ownerId, ...decisions.map(({ byId }) => byId)]);
  const names = await namesOfPeople(
    world,
    people.filter((id) => id !== null),
  );
  const setting = { language: report.language as Language, demo, baseUrl, names };
  const file = `etterlevelse-${report.asOf}`;
  if (query.format === 'csv') {
    return respond(reportCsv(report, setting), 'text/csv; charset=utf-8', {
      'content-disposition': `attachment; filename="${file}.csv"`,
    });
  }
  const html = renderReport(renderer(), report, setting);
  const style = await styleSource(styleOf(html));
  return respond(html, 'text/html; charset=utf-8', {
    'content-security-policy': `default-src 'none'; style-src ${style}; base-uri 'none'; frame-ancestors 'none'`,
  });
}

async function styleSource(style: string | null): Promise<string> {
  if (style === null) return "'none'";
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

function respond(text: string, type: string, headers: Record<string, string> = {}): Response {
  return new Response(text, { headers: { 'content-type': type, 'cache-control': 'no-store', ...headers } });
}
