// Agreements that began in Eide; most ended when their systems were moved into the common ones.
import type { AgreementRow } from './agreements.ts';

const eide = { body: 'eide' as const };
const COMMON = 'Systemet er flyttet inn i det felles for Hustadvika';
const atMerger = { day: '2020-01-01', on: '2020-01-02', reason: COMMON };

export const eideAgreements: AgreementRow[] = [
  {
    ref: 'eide-ephorte-dpa',
    ...eide,
    title: 'Databehandlaravtale for ePhorte (Eide)',
    processor: 'fjordarkiv',
    systems: ['eide-ephorte'],
    contract: { title: 'ePhorte (Eide)', form: 'SSA-V', start: '2014-01-01', end: '2020-06-30' },
    versions: [{ signed: '2014-02-03' }, { signed: '2019-02-11', to: '2020-06-30' }],
  },
  {
    ref: 'eide-lonn-dpa',
    ...eide,
    title: 'Databehandlaravtale for Lønnhuset HR (Eide)',
    processor: 'lonnhuset',
    systems: ['eide-lonn'],
    contract: { title: 'Lønnhuset HR (Eide)', form: 'SSA-L', start: '2016-01-01', end: '2019-12-31' },
    versions: [{ signed: '2016-01-04' }, { signed: '2018-09-03' }],
    terminated: atMerger,
  },
  {
    ref: 'eide-svarut-dpa',
    ...eide,
    title: 'Databehandlaravtale for SvarUT (Eide)',
    processor: 'ks',
    systems: ['eide-svarut'],
    contract: { title: 'Tilslutning til SvarUT (Eide)', form: 'vendor_form', start: '2016-09-01', end: '2019-12-31' },
    versions: [{ signed: '2016-09-05' }, { signed: '2018-06-14', mode: 'general' }],
    terminated: atMerger,
  },
  {
    ref: 'eide-pleie-dpa',
    ...eide,
    title: 'Databehandlaravtale for Pleielogg (Eide)',
    processor: 'pleielogg',
    systems: ['eide-pleie'],
    contract: { title: 'Pleielogg (Eide)', form: 'SSA-D', start: '2016-01-01', end: '2020-03-31' },
    versions: [{ signed: '2016-01-04' }, { signed: '2018-12-10' }],
    terminated: { day: '2020-04-01', on: '2020-04-01', reason: COMMON },
  },
  {
    ref: 'eide-office365-dpa',
    ...eide,
    title: 'Databehandlaravtale for Office 365 (Eide)',
    processor: 'microsoft',
    systems: ['eide-office365'],
    contract: { title: 'Office 365 (Eide)', form: 'vendor_form', start: '2018-11-01', end: '2020-05-31' },
    versions: [{ signed: '2018-12-03', mode: 'general' }],
    terminated: { day: '2020-06-01', on: '2020-06-01', reason: COMMON },
  },
  {
    ref: 'eide-foresatt-dpa',
    ...eide,
    title: 'Databehandlaravtale for Foresattportalen (Eide)',
    processor: 'heimskule',
    systems: ['eide-foresatt'],
    contract: { title: 'Foresattportalen (Eide)', form: 'SSA-L', start: '2018-08-01', end: '2020-08-02' },
    versions: [{ signed: '2018-08-20', mode: 'general' }],
    terminated: { day: '2020-08-03', on: '2020-08-03', reason: COMMON },
  },
  {
    ref: 'eide-byggsak-dpa',
    ...eide,
    title: 'Databehandlaravtale for Byggeplan Sak',
    processor: 'byggeplan',
    systems: ['eide-byggsak'],
    contract: { title: 'Byggeplan Sak', form: 'SSA-L', start: '2015-03-01' },
    versions: [{ signed: '2015-03-02' }, { signed: '2018-07-16' }, { signed: '2021-06-14' }],
  },
  {
    // Nobody renewed it: what the merger carried over unread.
    ref: 'eide-feiervakt-dpa',
    ...eide,
    title: 'Databehandlaravtale for Feiervakt',
    processor: 'feiervakt',
    systems: ['eide-feiervakt'],
    contract: { title: 'Feiervakt', form: 'vendor_form', start: '2017-04-01' },
    versions: [{ signed: '2017-04-03' }],
  },
];
