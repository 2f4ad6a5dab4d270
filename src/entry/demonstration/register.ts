// The demonstration register: all of it invented around the 2018 report of Fræna, in the order it was recorded.

import { agreementEntries } from './agreements.ts';
import { averoyAgreements } from './agreements-averoy.ts';
import { eideAgreements } from './agreements-eide.ts';
import { fraenaAgreements } from './agreements-fraena.ts';
import { hustadvikaAgreements } from './agreements-hustadvika.ts';
import { bodyEntries } from './bodies.ts';
import { companyEntries } from './companies.ts';
import { ownEntries } from './evidence-own.ts';
import { worldlyEntries } from './evidence-world.ts';
import { productEntries } from './products.ts';
import { inOrder, type Step } from './steps.ts';
import { storyEntries } from './story.ts';
import { laterEntries } from './story-later.ts';
import { recentEntries } from './story-recent.ts';
import { systemEntries } from './systems.ts';
import { averoySystems } from './systems-averoy.ts';
import { eideSystems } from './systems-eide.ts';
import { fraenaSystems } from './systems-fraena.ts';
import { hustadvikaSystems } from './systems-hustadvika.ts';

/** Every step in order of time; the same each time it is asked for. */
export function demonstrationSteps(): Step[] {
  const systems = [...fraenaSystems, ...eideSystems, ...averoySystems, ...hustadvikaSystems];
  const agreements = [...fraenaAgreements, ...eideAgreements, ...averoyAgreements, ...hustadvikaAgreements];
  return inOrder([
    ...bodyEntries(),
    ...companyEntries(),
    ...productEntries(),
    ...systemEntries(systems),
    ...agreementEntries(agreements, systems),
    ...storyEntries(),
    ...laterEntries(),
    ...recentEntries(),
    ...worldlyEntries(systems),
    ...ownEntries(agreements, systems),
  ]);
}
