// The Handlebars runtime, which prints precompiled templates, with the types its package leaves out.
import type Types from 'handlebars';
import runtime from 'handlebars/runtime.js';

/** A template ready to print. */
export type Printer = Types.TemplateDelegate;
/** What Handlebars hands a partial when it prints it. */
export type PrinterOptions = Types.RuntimeOptions;
/** What the build step makes of one template. */
export type Specification = TemplateSpecification;

/** The runtime only: it cannot compile, so no code is ever made from a string. */
export const Handlebars = runtime as unknown as typeof Types;
