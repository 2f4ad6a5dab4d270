// The endpoints that guard the doors: keys of programs, and attempts at what is not theirs.
import * as z from 'zod';
import * as keys from '../../../operations/shapes/api-keys.ts';
import { LanguageChange, Profile } from '../../../operations/shapes/profile.ts';
import { Id, ListQuery } from '../../../operations/shapes/values.ts';
import { get, Nothing, post } from './endpoint.ts';

const InBody = z.strictObject({ body: Id });
const InBodyById = z.strictObject({ body: Id, id: Id });

export const accessEndpoints = {
  listApiKeys: get('listApiKeys', '/bodies/{body}/api-keys', {
    tag: 'Access',
    summary: 'A body’s keys for programs, revoked ones too',
    params: InBody,
    query: ListQuery,
    answer: keys.ApiKeyPage,
  }),
  createApiKey: post('createApiKey', '/bodies/{body}/api-keys', {
    tag: 'Access',
    summary: 'Make a key; its secret is told once, so no Idempotency-Key is honoured',
    params: InBody,
    body: keys.ApiKeyCreate,
    answer: keys.ApiKeyMade,
    guard: 'none',
  }),
  revokeApiKey: post('revokeApiKey', '/bodies/{body}/api-keys/{id}/revocation', {
    tag: 'Access',
    summary: 'Revoke a key from now on',
    params: InBodyById,
    body: Nothing,
    answer: keys.ApiKey,
  }),
  getProfile: get('getProfile', '/profile', {
    tag: 'Access',
    summary: 'Who is signed in, and the language they read in; not for a key, which is nobody',
    answer: Profile,
  }),
  changeLanguage: post('changeLanguage', '/profile/language', {
    tag: 'Access',
    summary: 'The language pages and mail are in for whoever is signed in',
    body: LanguageChange,
    answer: Profile,
  }),
  listSecurityEvents: get('listSecurityEvents', '/security-events', {
    tag: 'Access',
    summary: 'Attempts at what is not theirs, newest first; for an administrator of the register',
    query: keys.SecurityEventQuery,
    answer: keys.SecurityEventPage,
  }),
};
