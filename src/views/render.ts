// Turns data into text with the precompiled templates; a missing value is an error, never a blank.
import { Handlebars, type Printer, type PrinterOptions, type Specification } from './handlebars.ts';
import { helpers } from './template-functions.ts';
import { templates as built } from './templates.generated.ts';

/** Precompiled templates by name: `layout`, `pages/<name>`, `partials/<name>`, `mail/<name>`, `reports/<name>`. */
export type Templates = Record<string, Specification>;

/** What a renderer may be given instead of the project's own. */
export type RendererOptions = { templates?: Templates; assetPath?: (name: string) => string };

/** Prints templates by name. */
export type Renderer = {
  /** The text of one template, e.g. `mail/digest`. */
  render(name: string, data: object): string;
  /** The page `pages/<name>` inside the layout, which sees the same data. */
  renderPage(name: string, data: object): string;
};

/** A template that could not be printed; the message names the template and the value. */
export class TemplateError extends Error {
  readonly template: string;

  constructor(template: string, reason: string, cause?: unknown) {
    super(`Template "${template}": ${reason}`, { cause });
    this.name = 'TemplateError';
    this.template = template;
  }
}

/** Said outright, since Handlebars otherwise warns on the console when a name is found on a prototype. */
const OWN_VALUES_ONLY = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

/** Makes a renderer on a Handlebars of its own, so that no two share helpers or partials. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const engine = Handlebars.create();
  const asset = options.assetPath ?? ((name: string) => `/assets/${name}`);
  engine.registerHelper({ ...helpers, asset: (name: string) => asset(name) });
  const printers = new Map<string, Printer>();
  const templates: Templates = options.templates ?? built;
  for (const [name, specification] of Object.entries(templates)) {
    const printer = named(name, engine.template(specification));
    printers.set(name, printer);
    if (name.startsWith('partials/')) engine.registerPartial(name.slice('partials/'.length), printer);
  }
  const render = (name: string, data: object): string => {
    const printer = printers.get(name);
    if (!printer) throw new TemplateError(name, 'there is no such template');
    return printer(data, OWN_VALUES_ONLY);
  };
  const renderPage = (name: string, data: object): string =>
    render('layout', { ...data, body: render(`pages/${name}`, data) });
  return { render, renderPage };
}

/** Wraps a template so that what goes wrong inside it carries its name: the innermost one is named. */
function named(name: string, printer: Printer): Printer {
  return (context: object, runtime?: PrinterOptions) => {
    try {
      return printer(context, runtime);
    } catch (error) {
      throw error instanceof TemplateError ? error : new TemplateError(name, reason(error), error);
    }
  };
}

/** Says in plain words what Handlebars reports. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, value, place] = /^"(.+?)" not defined in .*?(?: - (\d+:\d+))?$/s.exec(message) ?? [];
  if (value) return `the value "${value}" is missing${place ? ` (line ${place})` : ''}`;
  const [, deeper] = /^Cannot read properties of (?:undefined|null) \(reading '(.+)'\)$/.exec(message) ?? [];
  return deeper ? `the value that should hold "${deeper}" is missing` : message;
}
