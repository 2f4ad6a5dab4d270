// One's own profile: shapes in and out.
import * as z from 'zod';
import { LANGUAGES } from '../../domain/vocabulary.ts';
import { Email, Id, Name } from './values.ts';

const Language = z.enum(LANGUAGES).meta({ description: 'nb bokmål, nn nynorsk, en English' });

export const Profile = z
  .strictObject({ id: Id, name: Name, email: Email, language: Language })
  .meta({ id: 'Profile', description: 'Whoever is signed in' });

export const LanguageChange = z.strictObject({ language: Language }).meta({ id: 'LanguageChange' });
