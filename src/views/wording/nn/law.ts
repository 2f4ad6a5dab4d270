// Nynorsk names of rows of law that people know by a name.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/law.ts';

export const law: SameKeys<typeof nb.law> = {
  names: {
    'US-SH': 'Safe Harbour (2000/520/EF)',
    'US-PS': 'Privacy Shield (EU 2016/1250)',
    'US-DPF': 'EU–US Data Privacy Framework (EU 2023/1795)',
    UK: 'adekvansavgjerda for Storbritannia (EU 2021/1772)',
    'UK-TCA': 'overgangsordninga for Storbritannia',
    'SCC-C2C-1': 'standardkontrakten 2001/497/EF',
    'SCC-C2C-2': 'standardkontrakten 2004/915/EF',
    'SCC-C2P-0': 'standardkontrakten 2002/16/EF',
    'SCC-C2P-1': 'standardkontrakten 2010/87/EU',
    'SCC-2021': 'EU sine standard personvernføresegner (EU 2021/914)',
    'SCC-ART28': 'EU-kommisjonen sine databehandlarvilkår (EU 2021/915)',
    'SCC-DK28': 'den danske standardavtalen',
    'GDPR-EU': 'Personvernforordninga i EU',
    'GDPR-EEA': 'Personvernforordninga i Noreg',
    'UK-EXIT': 'utmeldinga av EU for Storbritannia',
    'SCHREMS-II': 'Schrems II-dommen (C-311/18)',
    'UK-TRANSITION-END': 'slutten på overgangsperioden for Storbritannia',
    'SCC-PUBLISHED': 'kunngjeringa av EU 2021/914 og 2021/915',
    'US-EO-14086': 'presidentordre 14086 i USA',
    'ADEQUACY-REVIEW-2024': 'gjennomgangen av elleve eldre adekvansavgjerder',
    'US-PCLOB-QUORUM': 'tapt vedtaksførleik i det amerikanske tilsynet PCLOB',
    'LATOMBE-T-553-23': 'dommen i Latombe-saka (T-553/23)',
    'LATOMBE-C-703-25': 'anken i Latombe-saka (C-703/25 P)',
  },
};
