// Bokmål names of rows of law that people know by a name.

export const law = {
  names: {
    'US-SH': 'Safe Harbour (2000/520/EF)',
    'US-PS': 'Privacy Shield (EU 2016/1250)',
    'US-DPF': 'EU–US Data Privacy Framework (EU 2023/1795)',
    UK: 'adekvansbeslutningen for Storbritannia (EU 2021/1772)',
    'UK-TCA': 'overgangsordningen for Storbritannia',
    'SCC-C2C-1': 'standardkontrakten 2001/497/EF',
    'SCC-C2C-2': 'standardkontrakten 2004/915/EF',
    'SCC-C2P-0': 'standardkontrakten 2002/16/EF',
    'SCC-C2P-1': 'standardkontrakten 2010/87/EU',
    'SCC-2021': 'EUs standard personvernbestemmelser (EU 2021/914)',
    'SCC-ART28': 'EU-kommisjonens databehandlervilkår (EU 2021/915)',
    'SCC-DK28': 'den danske standardavtalen',
    'GDPR-EU': 'Personvernforordningen i EU',
    'GDPR-EEA': 'Personvernforordningen i Norge',
    'UK-EXIT': 'Storbritannias utmelding av EU',
    'SCHREMS-II': 'Schrems II-dommen (C-311/18)',
    'UK-TRANSITION-END': 'slutten på overgangsperioden for Storbritannia',
    'SCC-PUBLISHED': 'kunngjøringen av EU 2021/914 og 2021/915',
    'US-EO-14086': 'presidentordre 14086 i USA',
    'ADEQUACY-REVIEW-2024': 'gjennomgangen av elleve eldre adekvansbeslutninger',
    'US-PCLOB-QUORUM': 'tapt vedtaksførhet i det amerikanske tilsynet PCLOB',
    'LATOMBE-T-553-23': 'dommen i Latombe-saken (T-553/23)',
    'LATOMBE-C-703-25': 'anken i Latombe-saken (C-703/25 P)',
  },
} as const;
