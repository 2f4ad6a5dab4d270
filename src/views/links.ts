// Where pages are: every address in one place, carrying the reader's body and day along.

/** What a reader carries from page to page. */
export type Carried = { body: string | null; asOf: string | null; knownAt: string | null };

type Query = Record<string, string | null | undefined>;

/** An address with a query; blank values are left out. */
export function address(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path;
}

const segment = encodeURIComponent;

type Time = Pick<Carried, 'asOf' | 'knownAt'>;

function systemLinks(base: string, time: Time) {
  return {
    ...bodyLinks(base, time),
    system: (id: string) => address(`${base}/systems/${segment(id)}`, time),
    newSystem: (query: Query = {}) => address(`${base}/systems/new`, query),
    newSystems: () => `${base}/systems`,
    systemProfile: (id: string) => `${base}/systems/${segment(id)}/profile`,
    systemEnd: (id: string) => `${base}/systems/${segment(id)}/end`,
    systemConfirmation: (id: string) => `${base}/systems/${segment(id)}/confirmation`,
  };
}

/** Where companies, vendors, products and contracts are; `company` leads on to whichever page tells of a legal entity. */
function registryLinks(base: string, all: Carried) {
  const { asOf, knownAt } = all;
  return {
    company: (entity: string) => address(`${base}/companies/${segment(entity)}`, all),
    vendor: (id: string) => address(`${base}/vendors/${segment(id)}`, all),
    vendorPart: (id: string, part: 'edit' | 'products' | 'products/new') => `${base}/vendors/${segment(id)}/${part}`,
    vendors: () => `${base}/vendors`,
    newVendor: (query: Query = {}) => address(`${base}/vendors/new`, query),
    product: (id: string) => address(`${base}/products/${segment(id)}`, all),
    productForm: (id: string) => `${base}/products/${segment(id)}/edit`,
    contract: (id: string) => address(`${base}/contracts/${segment(id)}`, { asOf, knownAt }),
    contractForm: (id: string) => `${base}/contracts/${segment(id)}/edit`,
    contracts: () => `${base}/contracts`,
    newContract: (query: Query = {}) => address(`${base}/contracts/new`, query),
  };
}

function bodyLinks(base: string, time: Time) {
  return {
    bodies: () => `${base}/bodies`,
    body: (id: string) => address(`${base}/bodies/${segment(id)}`, time),
    newBody: () => `${base}/bodies/new`,
    /** A part of the body's page: its form, or where a form of it posts. */
    bodyPart: (id: string, part: string) => `${base}/bodies/${segment(id)}/${part}`,
  };
}

function documentLinks(base: string, all: Carried) {
  return {
    documents: (query: Query = {}) => address(`${base}/documents`, { body: all.body, ...query }),
    document: (sha256: string, body: string) => address(`${base}/documents/${segment(sha256)}`, { body }),
    newDocument: () => `${base}/documents`,
    documentErasure: (sha256: string, body: string) =>
      address(`${base}/documents/${segment(sha256)}/erasure`, { body }),
  };
}

function helpLinks(base: string) {
  return {
    help: () => `${base}/help`,
    findingHelp: (code: string) => `${base}/help/findings/${segment(code)}`,
    glossary: () => `${base}/help/glossary`,
    accessibility: () => `${base}/accessibility`,
  };
}

/** The addresses of the pages, for someone who carries a body and a day along. */
export function linksFor(carried: Carried, base = '') {
  const time = { asOf: carried.asOf, knownAt: carried.knownAt };
  const all = { body: carried.body, ...time };
  return {
    overview: (body: string | null = carried.body) => address(`${base}/`, { ...all, body }),
    ...agreementLinks(carried, base),
    ...findingLinks(carried, base),
    ...listLinks(carried, base),
    ...systemLinks(base, time),
    ...registryLinks(base, all),
    ...changeLinks(carried, base),
    dependencies: (query: Query = {}) => address(`${base}/dependencies`, { ...time, ...query }),
    whatIf: (query: Query = {}) => address(`${base}/what-if`, query),
    ...lawLinks(base, all),
    ...linksToPeople(base),
    report: (query: Query = {}) => address(`${base}/report`, { ...all, ...query }),
    download: (query: Query) => address(`${base}/api/v1/reports/compliance`, query),
    deliveries: (query: Query = {}) => address(`${base}/deliveries`, query),
    mail: () => `${base}/mail`,
    message: (id: string) => `${base}/mail/${segment(id)}`,
    log: (query: Query = {}) => address(`${base}/log`, query),
    exportLog: (query: Query = {}) => address(`${base}/api/v1/audit/export`, query),
    checkpoint: () => `${base}/api/v1/audit/checkpoint`,
    newCheckpoint: () => `${base}/log`,
    language: () => `${base}/language`,
    ...helpLinks(base),
    ...accessLinks(base),
    ...documentLinks(base, carried),
    runs: () => `${base}/runs`,
  };
}

/** Where registered changes are, and the forms that register, follow up and take back. */
function changeLinks({ body }: Carried, base: string) {
  return {
    changes: (query: Query = {}) => address(`${base}/changes`, { body, ...query }),
    changesFile: (query: Query = {}) => address(`${base}/changes/file`, query),
    change: (id: string) => `${base}/changes/${segment(id)}`,
    newChange: (query: Query = {}) => address(`${base}/changes/new`, query),
    withdrawal: (id: string) => `${base}/changes/${segment(id)}/withdrawal`,
    changePart: (id: string, part: string) => `${base}/changes/${segment(id)}/${part}`,
  };
}

/** Where the law and what a body goes by are. */
function lawLinks(base: string, all: Carried) {
  const { body: _, ...time } = all;
  return {
    law: (query: Query = {}) => address(`${base}/law`, { ...time, ...query }),
    newLaw: (query: Query = {}) => address(`${base}/law/new`, query),
    lawWithdrawal: (revision: string) => `${base}/law/${segment(revision)}/withdrawal`,
    policy: (query: Query = {}) => address(`${base}/policy`, { ...all, ...query }),
    policyForm: (query: Query = {}) => address(`${base}/policy/change`, query),
    policyWithdrawal: (revision: string) => `${base}/policy/${segment(revision)}/withdrawal`,
  };
}

/** Where findings and the officer's workplace are. */
function findingLinks(carried: Carried, base: string) {
  const time = { asOf: carried.asOf, knownAt: carried.knownAt };
  const all = { body: carried.body, ...time };
  return {
    workplace: (query: Query = {}) => address(`${base}/workplace`, { ...all, ...query }),
    trend: (query: Query = {}) => address(`${base}/workplace/trend`, { ...all, ...query }),
    sideBySide: (query: Query = {}) => address(`${base}/workplace/vendors`, { body: carried.body, ...query }),
    transfers: (query: Query = {}) => address(`${base}/workplace/transfers`, { ...all, ...query }),
    findings: (query: Query = {}) => address(`${base}/findings`, { ...all, ...query }),
    mine: () => address(`${base}/`, { ...all, mine: '1' }),
    findingsFile: (query: Query = {}) => address(`${base}/findings/file`, { ...all, ...query }),
    transfersFile: (query: Query = {}) => address(`${base}/workplace/transfers/file`, { ...all, ...query }),
    decide: (query: Query = {}) => address(`${base}/decide`, { body: carried.body, ...query }),
    newProof: (query: Query) => address(`${base}/proofs/new`, query),
    proofs: () => `${base}/proofs`,
    finding: (key: string) => address(`${base}/findings/${segment(key)}`, time),
    decisions: (key: string) => `${base}/findings/${segment(key)}/decisions`,
  };
}

/** The addresses of one's own profile, of keys and of the security log; nobody carries a day there. */
function accessLinks(base: string) {
  return {
    profile: () => `${base}/profile`,
    confirm: (query: Query = {}) => address(`${base}/profile/confirm`, query),
    apiKeys: (query: Query = {}) => address(`${base}/api-keys`, query),
    apiKeyRevocation: (id: string) => `${base}/api-keys/${segment(id)}/revocation`,
    securityLog: (query: Query = {}) => address(`${base}/security-log`, query),
  };
}

/** The addresses of agreements, their versions and the forms that mend them. */
function agreementLinks(carried: Carried, base: string) {
  const time = { asOf: carried.asOf, knownAt: carried.knownAt };
  const all = { body: carried.body, ...time };
  return {
    agreements: (query: Query = {}) => address(`${base}/agreements`, { ...all, ...query }),
    agreementsFile: (query: Query = {}) => address(`${base}/agreements/file`, { ...all, ...query }),
    agreement: (id: string) => address(`${base}/agreements/${segment(id)}`, time),
    newAgreement: (query: Query = {}) => address(`${base}/agreements/new`, query),
    noticeResponses: (id: string, notice: string) =>
      `${base}/agreements/${segment(id)}/notices/${segment(notice)}/responses`,
    drafts: (id: string) => `${base}/agreements/${segment(id)}/drafts`,
    reviews: (id: string) => `${base}/agreements/${segment(id)}/reviews`,
    version: (id: string, version: string, part = '') =>
      `${base}/agreements/${segment(id)}/versions/${segment(version)}${part}`,
  };
}

function linksToPeople(base: string) {
  return {
    signInAs: () => `${base}/sign-in/as`,
    signOut: () => `${base}/sign-out`,
    people: (query: Query = {}) => address(`${base}/people`, query),
    newPerson: () => `${base}/people/new`,
    withoutOwner: () => `${base}/people/without-owner`,
    person: (id: string) => `${base}/people/${segment(id)}`,
    personRoles: (id: string) => `${base}/people/${segment(id)}/roles`,
    roleEnd: (id: string, role: string) => `${base}/people/${segment(id)}/roles/${segment(role)}/end`,
    personSignOut: (id: string) => `${base}/people/${segment(id)}/sign-outs`,
    personInvitation: (id: string) => `${base}/people/${segment(id)}/invitations`,
    departure: (id: string) => `${base}/people/${segment(id)}/departure`,
    erasure: (id: string) => `${base}/people/${segment(id)}/erasure`,
  };
}

/** Where lists, their files and their saved views are, and what was searched for. */
function listLinks({ body }: Carried, base: string) {
  const at = (list: string) => `${base}/lists/${segment(list)}`;
  return {
    search: (query: Query = {}) => address(`${base}/search`, query),
    list: (list: string, query: Query = {}) => address(at(list), { body, ...query }),
    listFile: (list: string, query: Query = {}) => address(`${at(list)}/file`, { body, ...query }),
    saveView: (list: string) => `${at(list)}/views`,
    forgetView: (list: string, view: string) => `${at(list)}/views/${segment(view)}/removal`,
  };
}

export type Links = ReturnType<typeof linksFor>;
