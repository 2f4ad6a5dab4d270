// Bokmål names of rows of law that people know by a name.

export const law: { names: Record<string, string> } = {
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
  },
};
