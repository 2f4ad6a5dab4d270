// Averøy's agreements.
import type { AgreementRow } from './agreements.ts';
import { clauses2010, clauses2021 } from './transfers.ts';

const averoy = { body: 'averoy' as const };

export const averoyAgreements: AgreementRow[] = [
  {
    ref: 'averoy-drift-orkide-dpa',
    ...averoy,
    title: 'Databehandleravtale med IKT Orkidé om felles drift (Averøy)',
    processor: 'orkide',
    systems: ['averoy-ephorte', 'averoy-pleie'],
    form: 'own_form',
    contract: { title: 'Samarbeidsavtale om IKT-drift (Averøy)', form: 'other', start: '2014-01-01' },
    versions: [{ signed: '2015-03-02' }, { signed: '2018-07-10' }, { signed: '2022-04-25' }],
  },
  {
    ref: 'averoy-office365-dpa',
    ...averoy,
    title: 'Databehandleravtale for Office 365 (Averøy)',
    processor: 'microsoft',
    systems: ['averoy-office365'],
    contract: { title: 'Office 365 (Averøy)', form: 'vendor_form', start: '2018-09-01' },
    versions: [
      { signed: '2018-10-01', mode: 'general' },
      { signed: '2020-09-01', mode: 'general', transfers: { US: clauses2010('2020-09-01') } },
      { signed: '2022-05-10', mode: 'general', transfers: { US: clauses2021('2022-05-10') } },
    ],
  },
  {
    ref: 'averoy-foresatt-dpa',
    ...averoy,
    title: 'Databehandleravtale for Foresattportalen (Averøy)',
    processor: 'heimskule',
    systems: ['averoy-foresatt'],
    contract: { title: 'Foresattportalen (Averøy)', form: 'SSA-L', start: '2016-08-01' },
    versions: [
      { signed: '2016-08-08' },
      { signed: '2018-06-25', mode: 'general' },
      { signed: '2022-08-15', mode: 'general' },
    ],
  },
  {
    ref: 'averoy-lonn-dpa',
    ...averoy,
    title: 'Databehandleravtale for Lønnhuset HR (Averøy)',
    processor: 'lonnhuset',
    systems: ['averoy-lonn'],
    contract: { title: 'Lønnhuset HR (Averøy)', form: 'SSA-L', start: '2015-06-01' },
    versions: [{ signed: '2015-06-01' }, { signed: '2018-12-03' }, { signed: '2022-11-21' }],
  },
  {
    ref: 'averoy-svarut-dpa',
    ...averoy,
    title: 'Databehandleravtale for SvarUT (Averøy)',
    processor: 'ks',
    systems: ['averoy-svarut'],
    contract: { title: 'Tilslutning til SvarUT (Averøy)', form: 'vendor_form', start: '2017-01-01' },
    versions: [
      { signed: '2017-01-09' },
      { signed: '2018-06-18', mode: 'general', unread: ['K11', 'K12', 'K22', 'K31'] },
    ],
  },
  {
    ref: 'averoy-kart-dpa',
    ...averoy,
    title: 'Databehandleravtale for kart og eiendom (Averøy)',
    processor: 'kartvik',
    systems: ['averoy-kart'],
    contract: { title: 'Kartvik Eiendom (Averøy)', form: 'SSA-L', start: '2017-05-01' },
    versions: [{ signed: '2017-05-02' }, { signed: '2018-10-08' }],
  },
  {
    ref: 'averoy-barnehage-dpa',
    ...averoy,
    title: 'Databehandleravtale for Barnehagedagen (Averøy)',
    processor: 'barnehagedagen',
    systems: ['averoy-barnehage'],
    contract: { title: 'Barnehagedagen (Averøy)', form: 'SSA-sky', start: '2019-08-01' },
    versions: [{ signed: '2019-08-05', mode: 'general', lacks: { K17: 'partial' } }],
  },
  {
    ref: 'averoy-alarm-dpa',
    ...averoy,
    title: 'Databehandleravtale for trygghetsalarm (Averøy)',
    processor: 'tryggleiksalarm',
    systems: ['averoy-alarm'],
    contract: { title: 'Trygghetsalarm (Averøy)', form: 'SSA-L', start: '2021-02-01' },
    versions: [{ signed: '2021-02-01', normen: false }],
  },
  {
    ref: 'averoy-kari-dpa',
    ...averoy,
    title: 'Databehandleravtale for Kommune-Kari (Averøy)',
    processor: 'pratsvar',
    systems: ['averoy-kari'],
    contract: { title: 'Kommune-Kari (Averøy)', form: 'SSA-sky', start: '2021-06-01' },
    versions: [{ signed: '2021-06-07' }, { signed: '2024-03-04' }],
  },
];
