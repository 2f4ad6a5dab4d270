// Assesses what is due in a register file, in a process of its own, and says how long that took and its peak of memory.
import { openFile } from '../../src/entry/file-database.ts';
import { assessDue } from '../../src/operations/upkeep.ts';
import { benchWorld } from './generate.ts';
import { timed } from './measure.ts';

const database = await openFile(process.argv[2] ?? '');
const milliseconds = await timed(() => assessDue(benchWorld(database)));
database.close();
console.log(JSON.stringify({ milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
