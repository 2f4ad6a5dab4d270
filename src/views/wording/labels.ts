// Labels of what was done and of what was changed, with a readable fallback for names that have no label yet.
import { nb } from './nb.ts';

/** Makes `membership_ended` or `contractOn` readable when it has no label. */
export function readable(name: string): string {
  const spaced = name.replaceAll(/[_.]/g, ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1).toLowerCase();
}

/** What was done, for a log entry's or a revision's action. */
export function actionLabel(action: string): string {
  return nb.actions[action] ?? readable(action);
}

/** Everything that can have been done, in order of its label. */
export function actionCodes(): string[] {
  return Object.keys(nb.actions).sort((a, b) => actionLabel(a).localeCompare(actionLabel(b), 'nb'));
}

/** A changed field's name, in the middle of a sentence. */
export function fieldLabel(field: string): string {
  return nb.fields[field] ?? readable(field).toLowerCase();
}
