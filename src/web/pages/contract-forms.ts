// The forms of contracts: in which body, with whom, registering one, and correcting one.
import { type FieldError, invalid } from '../../domain/failures.ts';
import { mustBeAllowed } from '../../domain/permissions.ts';
import { createContract, etagOfContract, getContract, reviseContract } from '../../operations/contracts.ts';
import { holderAsked } from '../../operations/reading.ts';
import { ContractCreate, ContractProfile } from '../../operations/shapes/systems.ts';
import { getEntity, listEntities, listVendors } from '../../operations/vendors.ts';
import {
  type CompanyChoice,
  contractProfileInput,
  newContractInput,
  renderContractForm,
  renderContractVendor,
  renderNewContract,
  renderNewContractBody,
} from '../../views/contract-forms.ts';
import { type FormValues, typedValue } from '../../views/form.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { baseOf, formValues, orShown, saveCorrection, savedOnce, typedIn } from './saving.ts';
import { seenFrom } from './vendor-forms.ts';

/** So many companies are offered; whoever looks for another types more of its name. */
const OFFERED = 30;

/** GET /contracts/new?body=&vendor=&q=: asks for what is not said, then shows the form. */
export async function newContractPage(c: PageContext, reader: Reader): Promise<Response> {
  const { actor, frame } = reader;
  const { vendor, q = '' } = c.req.query();
  const body = c.req.query('body') || (frame.writes.length === 1 ? frame.writes[0] : undefined);
  if (body === undefined) return c.html(renderNewContractBody(renderer(), frame, vendor ?? null).html);
  mustBeAllowed(actor, 'write_register', body);
  if (vendor) return showNewContract(c, reader, { body, vendor }, {}, []);
  const found = await companiesLike(reader, q.trim());
  return c.html(renderContractVendor(renderer(), frame, { body: bodyNamed(reader, body), q, ...found }).html);
}

const bodyNamed = ({ frame }: Reader, id: string) => ({
  id,
  name: frame.bodies.find((one) => one.id === id)?.name ?? '',
});

/** Companies whose name or number holds the text; without one, the vendors of the register. */
async function companiesLike(
  { world, actor }: Reader,
  text: string,
): Promise<{ companies: CompanyChoice[]; more: boolean }> {
  const q = /^[\d ]{9,}$/.test(text) ? text.replaceAll(' ', '') : text;
  const query = { limit: OFFERED, ...(q ? { q } : {}) };
  if (q === '') {
    const page = await listVendors(world, actor, { params: {}, query, body: undefined });
    const companies = page.items.map(({ entityId: id, name, number, country }) => ({ id, name, number, country }));
    return { companies, more: page.nextCursor !== null };
  }
  const page = await listEntities(world, actor, { params: {}, query, body: undefined });
  return { companies: page.items, more: page.nextCursor !== null };
}

async function showNewContract(
  c: PageContext,
  reader: Reader,
  { body, vendor }: { body: string; vendor: string },
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const { world, actor, frame } = reader;
  const company = await getEntity(world, actor, { params: { id: vendor }, query: {}, body: undefined });
  const { typed, status } = typedIn(reader, values, errors, false);
  const path = `/contracts/new?${new URLSearchParams({ body, vendor })}`;
  const input = { ...typed, body: bodyNamed(reader, body), vendor: company };
  return c.html(renderNewContract(renderer(), { ...frame, path }, input).html, status);
}

/** POST /contracts: registers it once, however often the button is pressed. */
export async function saveContract(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { idempotencyKey, ...values } = await formValues(c);
  const [body, vendor] = [typedValue(values, 'body'), typedValue(values, 'vendor')];
  mustBeAllowed(actor, 'write_register', body);
  if (vendor === '') throw invalid('vendor', 'expected the vendor');
  const save = async () => {
    const given = check(ContractCreate, newContractInput(values), '');
    const made = await savedOnce(world, actor, idempotencyKey, { ...given, body }, (w) =>
      createContract(w, actor, { params: { body }, query: {}, body: given }),
    );
    leaveFlash(c, { code: 'contract_registered' });
    return c.redirect(`/contracts/${encodeURIComponent(made.id)}${seenFrom(reader, given.startOn)}`, 303);
  };
  return orShown(save, (errors) => showNewContract(c, reader, { body, vendor }, values, errors));
}

/** GET /contracts/{id}/edit */
export function contractFormPage(c: PageContext, reader: Reader): Promise<Response> {
  return showContractForm(c, reader, {}, [], false);
}

async function paramsOf(c: PageContext, { world, actor }: Reader): Promise<{ body: string; id: string }> {
  const id = c.req.param('id') ?? '';
  const body = await holderAsked(world, actor, 'contract', id, {});
  mustBeAllowed(actor, 'write_register', body);
  return { body, id };
}

async function showContractForm(
  c: PageContext,
  reader: Reader,
  values: FormValues,
  errors: readonly FieldError[],
  stale: boolean,
): Promise<Response> {
  const { world, actor, frame } = reader;
  const params = await paramsOf(c, reader);
  const contract = await getContract(world, actor, { params, query: {}, body: undefined });
  const { typed, status } = typedIn(reader, values, errors, stale);
  const input = { ...typed, contract, etag: await baseOf(c, stale, () => etagOfContract(world, actor, params)) };
  const shown = { ...frame, path: `/contracts/${params.id}/edit` };
  return c.html(renderContractForm(renderer(), shown, input).html, status);
}

/** POST /contracts/{id}/edit */
export async function saveContractFacts(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const params = await paramsOf(c, reader);
  return saveCorrection(c, reader, {
    params,
    read: async (values) => {
      const contract = await getContract(world, actor, { params, query: {}, body: undefined });
      return check(ContractProfile, contractProfileInput(values, contract), '');
    },
    revise: (w, body, ifMatch) => reviseContract(w, actor, { params, query: {}, body, ifMatch }),
    show: (values, errors, stale) => showContractForm(c, reader, values, errors, stale),
    saved: 'contract_saved',
    path: `/contracts/${encodeURIComponent(params.id)}`,
  });
}
