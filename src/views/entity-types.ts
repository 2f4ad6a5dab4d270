// Companies, vendors, products and contracts as their pages are given them: plain types that the interface's shapes satisfy.
import type { ContractView, LocationView, SubProcessorView } from './agreement-types.ts';
import type { AgreementRowView } from './agreements.ts';

/** Another company it has to do with, since when, and the change that said so. */
export type RelatedView = { entityId: string; name: string; since: string; changeId: string | null };

/** A legal entity with its group and its mergers. */
export type CompanyView = {
  id: string;
  number: string | null;
  foreignId: string | null;
  name: string;
  aliases: readonly string[];
  country: string;
  registryStatus: string;
  address: string | null;
  status: { since: string | null; changeId: string | null };
  parent: RelatedView | null;
  sameAs: RelatedView | null;
  mergedInto: RelatedView | null;
  subsidiaries: readonly RelatedView[];
  absorbed: readonly RelatedView[];
};

/** A vendor; the shape `Vendor` satisfies it. */
export type VendorView = {
  id: string;
  entityId: string;
  name: string;
  number: string | null;
  country: string;
  contactName: string | null;
  contactEmail: string | null;
  website: string | null;
  subProcessorsUrl: string | null;
  termsUrl: string | null;
};

/** A product; the shape `Product` satisfies it. */
export type ProductView = {
  id: string;
  vendorId: string;
  vendorName: string;
  name: string;
  description: string | null;
  editions: readonly string[];
  subProcessors: readonly SubProcessorView[];
  locations: readonly LocationView[];
  dataCategories: readonly string[];
  circular: readonly string[];
};

/** A system in a row. */
export type DealtSystemView = {
  id: string;
  name: string;
  bodyId: string;
  bodyName: string;
  productId: string | null;
  productName: string | null;
  endedOn: string | null;
};

/** What the bodies shown have to do with a vendor or product; `cut` where there is more than could be read. */
export type DealingsView = {
  products: readonly ProductView[];
  contracts: readonly (ContractView & { bodyName: string })[];
  systems: readonly DealtSystemView[];
  agreements: readonly AgreementRowView[];
  cut: boolean;
};

/** A registered change in a line. */
export type ChangeLineView = { id: string; effectiveOn: string; summary: string };

/** Evidence as its subject's page shows it; `bodyId` null where it is nobody's in particular. */
export type EvidenceView = {
  id: string;
  kind: string;
  issuer: string | null;
  issuedOn: string;
  validTo: string | null;
  conclusion: string | null;
  reference: string | null;
  result: string | null;
  bodyId: string | null;
};
