// English names of rows of law that people know by a name.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/law.ts';

export const law: SameKeys<typeof nb.law> = {
  names: {
    'US-SH': 'Safe Harbour (2000/520/EC)',
    'US-PS': 'Privacy Shield (EU 2016/1250)',
    'US-DPF': 'EU–US Data Privacy Framework (EU 2023/1795)',
    UK: 'the adequacy decision for the United Kingdom (EU 2021/1772)',
    'UK-TCA': 'the bridging period for the United Kingdom',
    'SCC-C2C-1': 'the standard contractual clauses 2001/497/EC',
    'SCC-C2C-2': 'the standard contractual clauses 2004/915/EC',
    'SCC-C2P-0': 'the standard contractual clauses 2002/16/EC',
    'SCC-C2P-1': 'the standard contractual clauses 2010/87/EU',
    'SCC-2021': 'the EU standard contractual clauses (EU 2021/914)',
    'SCC-ART28': 'the Commission’s controller–processor clauses (EU 2021/915)',
    'SCC-DK28': 'the Danish standard contractual clauses',
    'GDPR-EU': 'The GDPR in the EU',
    'GDPR-EEA': 'The GDPR in Norway',
    'UK-EXIT': 'the United Kingdom’s withdrawal from the EU',
    'SCHREMS-II': 'the Schrems II judgment (C-311/18)',
    'UK-TRANSITION-END': 'the end of the transition period for the United Kingdom',
    'SCC-PUBLISHED': 'the publication of EU 2021/914 and 2021/915',
    'US-EO-14086': 'Executive Order 14086 in the United States',
    'ADEQUACY-REVIEW-2024': 'the review of eleven older adequacy decisions',
    'US-PCLOB-QUORUM': 'the loss of quorum of the US oversight board PCLOB',
    'LATOMBE-T-553-23': 'the judgment in the Latombe case (T-553/23)',
    'LATOMBE-C-703-25': 'the appeal in the Latombe case (C-703/25 P)',
  },
};
