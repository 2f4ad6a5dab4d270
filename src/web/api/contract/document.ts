// Every endpoint of the interface, as the door answers them and the OpenAPI document tells them.
import { accessEndpoints } from './access.ts';
import { agreementEndpoints } from './agreements.ts';
import { auditEndpoints } from './audit.ts';
import { documentEndpoints } from './documents.ts';
import { followingEndpoints } from './following.ts';
import { peopleEndpoints } from './people.ts';
import { questionEndpoints } from './questions.ts';
import { registerEndpoints } from './register.ts';
import { watchEndpoints } from './watch.ts';

/** Every endpoint of the interface by name. */
export const endpoints = {
  ...registerEndpoints,
  ...peopleEndpoints,
  ...agreementEndpoints,
  ...watchEndpoints,
  ...followingEndpoints,
  ...auditEndpoints,
  ...questionEndpoints,
  ...accessEndpoints,
  ...documentEndpoints,
};
