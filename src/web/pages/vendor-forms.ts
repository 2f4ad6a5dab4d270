// The forms of vendors and products: registering one, the one that is there already shown instead, and correcting one.
import type { FieldError } from '../../domain/failures.ts';
import { getCompany, vendorNamed } from '../../operations/companies.ts';
import { ProductCreate, ProductProfile, VendorCreate, VendorProfile } from '../../operations/shapes/vendors.ts';
import { etagOfProduct, etagOfVendor, reviseProduct, reviseVendor } from '../../operations/shared-facts.ts';
import { createProduct, createVendor, getProduct, getVendor, mustBeOurs } from '../../operations/vendors.ts';
import { type FormValues, typedValue } from '../../views/form.ts';
import {
  newProductInput,
  newVendorInput,
  productProfileInput,
  renderNewProduct,
  renderNewVendor,
  renderProductForm,
  renderVendorForm,
  vendorProfileInput,
} from '../../views/vendor-forms.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { baseOf, formValues, orShown, saveCorrection, savedOnce, typedIn } from './saving.ts';

const idOf = (c: PageContext): string => c.req.param('id') ?? '';

/** GET /vendors/new?q=&next=&body=: with what was searched for filled in. */
export function newVendorPage(c: PageContext, reader: Reader): Promise<Response> {
  const { q = '', next = '', body = '' } = c.req.query();
  const isNumber = /^\d{9}$/.test(q.replaceAll(' ', ''));
  const found: FormValues = isNumber ? { 'entity.number': q.replaceAll(' ', '') } : { 'entity.name': q };
  const usual = { effectiveOn: reader.frame.today, 'entity.country': 'NO' };
  return showNewVendor(c, reader, q ? { ...usual, ...found } : {}, { next, body }, []);
}

async function showNewVendor(
  c: PageContext,
  reader: Reader,
  values: FormValues,
  { next, body }: { next: string; body: string },
  errors: readonly FieldError[],
): Promise<Response> {
  const { world, actor, frame } = reader;
  const { typed, status } = typedIn(reader, values, errors, false);
  const known = errors.length > 0 ? await vendorNamed(world, actor, newVendorInput(values)) : null;
  const own = { next: next === 'contract' ? ('contract' as const) : null, body: body || null, known };
  return c.html(renderNewVendor(renderer(), { ...frame, path: '/vendors/new' }, { ...typed, ...own }).html, status);
}

/** POST /vendors: registers it once, however often the button is pressed; one that is there already is shown instead. */
export async function saveVendor(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { idempotencyKey, ...values } = await formValues(c);
  const [next, body] = [typedValue(values, 'next'), typedValue(values, 'body')];
  const save = async () => {
    const given = check(VendorCreate, newVendorInput(values), '');
    const made = await savedOnce(world, actor, idempotencyKey, given, (w) =>
      createVendor(w, actor, { params: {}, query: {}, body: given }),
    );
    leaveFlash(c, { code: 'vendor_registered' });
    const contract = new URLSearchParams({ vendor: made.entityId, ...(body ? { body } : {}) });
    return c.redirect(
      next === 'contract' ? `/contracts/new?${contract}` : `/vendors/${encodeURIComponent(made.id)}`,
      303,
    );
  };
  return orShown(save, (errors) => showNewVendor(c, reader, values, { next, body }, errors));
}

/** GET /vendors/{id}/edit */
export function vendorFormPage(c: PageContext, reader: Reader): Promise<Response> {
  return showVendorForm(c, reader, {}, [], false);
}

async function showVendorForm(
  c: PageContext,
  reader: Reader,
  values: FormValues,
  errors: readonly FieldError[],
  stale: boolean,
): Promise<Response> {
  const { world, actor, frame } = reader;
  const params = { id: idOf(c) };
  const { vendor, company } = await readVendor(reader, params.id);
  await mustBeOurs(world, actor, 'write_shared', 'vendor', params.id);
  const { typed, status } = typedIn(reader, values, errors, stale);
  const input = { ...typed, vendor, company, etag: await baseOf(c, stale, () => etagOfVendor(world, actor, params)) };
  const shown = { ...frame, path: `/vendors/${params.id}/edit` };
  return c.html(renderVendorForm(renderer(), shown, input).html, status);
}

async function readVendor({ world, actor }: Reader, id: string) {
  const vendor = await getVendor(world, actor, { params: { id }, query: {}, body: undefined });
  return { vendor, company: await getCompany(world, actor, vendor.entityId, {}) };
}

/** POST /vendors/{id}/edit */
export function saveVendorFacts(c: PageContext, reader: Reader): Promise<Response> {
  const { actor } = reader;
  const params = { id: idOf(c) };
  return saveCorrection(c, reader, {
    params,
    read: async (values) => {
      const { vendor, company } = await readVendor(reader, params.id);
      return check(VendorProfile, vendorProfileInput(values, vendor, company), '');
    },
    revise: (w, body, ifMatch) => reviseVendor(w, actor, { params, query: {}, body, ifMatch }),
    show: (values, errors, stale) => showVendorForm(c, reader, values, errors, stale),
    saved: 'vendor_saved',
    path: `/vendors/${encodeURIComponent(params.id)}`,
  });
}

/** The query by which a page shows what holds later only as it will be then; nothing for what holds today. */
export function seenFrom({ frame }: Reader, day: string | undefined): string {
  return day !== undefined && day > frame.today ? `?${new URLSearchParams({ asOf: day })}` : '';
}

/** GET /vendors/{id}/products/new */
export function newProductPage(c: PageContext, reader: Reader): Promise<Response> {
  return showNewProduct(c, reader, {}, []);
}

async function showNewProduct(
  c: PageContext,
  reader: Reader,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const { world, actor, frame } = reader;
  const vendor = await getVendor(world, actor, { params: { id: idOf(c) }, query: {}, body: undefined });
  const { typed, status } = typedIn(reader, values, errors, false);
  const shown = { ...frame, path: `/vendors/${vendor.id}/products/new` };
  return c.html(renderNewProduct(renderer(), shown, { ...typed, vendor }).html, status);
}

/** POST /vendors/{id}/products */
export async function saveProduct(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { idempotencyKey, ...values } = await formValues(c);
  const params = { id: idOf(c) };
  const save = async () => {
    const body = check(ProductCreate, newProductInput(values), '');
    const made = await savedOnce(world, actor, idempotencyKey, { ...body, ...params }, (w) =>
      createProduct(w, actor, { params, query: {}, body }),
    );
    leaveFlash(c, { code: 'product_registered' });
    return c.redirect(`/products/${encodeURIComponent(made.id)}${seenFrom(reader, body.effectiveOn)}`, 303);
  };
  return orShown(save, (errors) => showNewProduct(c, reader, values, errors));
}

/** GET /products/{id}/edit */
export function productFormPage(c: PageContext, reader: Reader): Promise<Response> {
  return showProductForm(c, reader, {}, [], false);
}

async function showProductForm(
  c: PageContext,
  reader: Reader,
  values: FormValues,
  errors: readonly FieldError[],
  stale: boolean,
): Promise<Response> {
  const { world, actor, frame } = reader;
  const params = { id: idOf(c) };
  const product = await getProduct(world, actor, { params, query: {}, body: undefined });
  await mustBeOurs(world, actor, 'write_shared', 'product', params.id);
  const { typed, status } = typedIn(reader, values, errors, stale);
  const input = { ...typed, product, etag: await baseOf(c, stale, () => etagOfProduct(world, actor, params)) };
  const shown = { ...frame, path: `/products/${params.id}/edit` };
  return c.html(renderProductForm(renderer(), shown, input).html, status);
}

/** POST /products/{id}/edit */
export function saveProductFacts(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const params = { id: idOf(c) };
  return saveCorrection(c, reader, {
    params,
    read: async (values) => {
      const product = await getProduct(world, actor, { params, query: {}, body: undefined });
      return check(ProductProfile, productProfileInput(values, product), '');
    },
    revise: (w, body, ifMatch) => reviseProduct(w, actor, { params, query: {}, body, ifMatch }),
    show: (values, errors, stale) => showProductForm(c, reader, values, errors, stale),
    saved: 'product_saved',
    path: `/products/${encodeURIComponent(params.id)}`,
  });
}
