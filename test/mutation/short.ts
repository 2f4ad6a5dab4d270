// The short form of the campaign: one small rule, its result as one line of JSON; the tests of every run ask for it.
import { jobs } from './campaign.ts';
import { mutate } from './mutate.ts';

const [job] = jobs(['rules/agreement-expired']);
if (!job) throw new Error('the campaign has no such file');
console.log(JSON.stringify(await mutate(job, 'data/mutation-short', false)));
