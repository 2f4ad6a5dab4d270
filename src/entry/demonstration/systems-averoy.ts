// Averøy's systems: the neighbour that stayed in the co-operative.
import type { SystemRow } from './systems.ts';

const averoy = { body: 'averoy' as const, owner: 'nils' };
const coop = { model: 'coop_operated' as const, processor: 'orkide' as const };
const before = { twoFactor: 'absent' as const, secured: '2020-03-02' };

export const averoySystems: SystemRow[] = [
  {
    ref: 'averoy-ephorte',
    ...averoy,
    name: 'ePhorte (IKT Orkidé)',
    product: 'ephorte',
    use: 'archive',
    ...coop,
    ...before,
  },
  {
    ref: 'averoy-pleie',
    ...averoy,
    name: 'Pleielogg (IKT Orkidé)',
    product: 'pleie',
    use: 'care',
    ...coop,
    zone: 'secure',
    ...before,
  },
  { ref: 'averoy-office365', ...averoy, name: 'Office 365', product: 'office365', use: 'office', live: '2018-10-01' },
  {
    ref: 'averoy-foresatt',
    ...averoy,
    name: 'Foresattportalen',
    product: 'foresatt',
    use: 'messages',
    twoFactor: 'available',
    live: '2016-08-15',
  },
  { ref: 'averoy-lonn', ...averoy, name: 'Lønn', product: 'lonn', use: 'payroll', live: '2015-06-01', ...before },
  { ref: 'averoy-svarut', ...averoy, name: 'SvarUT', product: 'svarut', use: 'letters', live: '2017-01-09', ...before },
  {
    ref: 'averoy-kart',
    ...averoy,
    name: 'Kart og eiendom',
    product: 'kart',
    use: 'maps',
    live: '2017-05-02',
    ...before,
  },
  {
    ref: 'averoy-barnehage',
    ...averoy,
    name: 'Barnehagedagen',
    product: 'barnehage',
    use: 'kindergarten',
    live: '2019-08-05',
  },
  {
    ref: 'averoy-alarm',
    ...averoy,
    name: 'Trygghetsalarm',
    product: 'alarm',
    use: 'alarm',
    zone: 'secure',
    live: '2021-02-01',
  },
  {
    ref: 'averoy-kari',
    ...averoy,
    name: 'Kommune-Kari',
    product: 'kari',
    use: 'chat',
    zone: 'open',
    live: '2021-06-07',
  },
];
