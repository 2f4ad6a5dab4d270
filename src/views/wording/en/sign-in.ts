// English texts of sign-in: names and passwords, codes, passkeys, the first administrator and those invited.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/sign-in.ts';

export const signIn: SameKeys<typeof nb.signIn> = {
  'signIn.title': 'Sign in',
  'signIn.email': 'E-mail address',
  'signIn.password': 'Password',
  'signIn.button': 'Sign in',
  'signIn.passkey': 'Sign in with a passkey',
  'signIn.passkeyLead': 'If you have added a passkey, you need neither password nor code.',
  'signIn.passkeyFailed': 'The passkey was not accepted. Try again, or sign in with password and code.',
  'signIn.refused': 'The e-mail address and the password do not fit together. Try again.',
  'signIn.gone': 'Too much time passed, so you must start again.',
  'signIn.tooMany':
    'There have been many attempts to sign in with this address. For security you must wait a few minutes before you try again.',
  'signIn.help':
    'Do you have no access, or have you forgotten the password? Ask your municipality’s administrator for an invitation.',
  'signIn.demo': 'Try as one of these',
  'signIn.demoLead':
    'This is a demonstration. Choose who you want to be; no password is needed here. In a real register everyone signs in with two factors.',
  'signIn.demoOwn': 'Sign in with a password instead',
  'signIn.out': 'Sign out',
  'provider.button': 'Sign in with {provider}',
  'provider.or': 'Or sign in with a password',
  'provider.orPassword': 'Or choose a password',
  'provider.nameless': 'the sign-in provider',
  'provider.unavailable':
    'Sign-in with {provider} is not available now. Try again in a few minutes, or sign in another way.',
  'provider.title': 'You are not signed in',
  'provider.toSignIn': 'Go to the sign-in page',
  'provider.again':
    'The sign-in took too long, has been used before or was begun in another browser. Start again from the sign-in page.',
  'provider.cancelled':
    'The sign-in was cancelled at {provider}. Start again from the sign-in page, or sign in another way.',
  'provider.unproven':
    'The answer from {provider} could not be verified. Start again from the sign-in page. If it happens again, tell your municipality’s administrator.',
  'provider.unknownTenant':
    'The organisation you signed in with at {provider} does not use this register. Sign in with the account you have in your municipality.',
  'provider.unknownPerson':
    'Your account at {provider} gives no access here. Ask your municipality’s administrator for an invitation. If you have roles in several municipalities, sign in with a password or passkey.',
  'provider.unverified':
    '{provider} has not verified your e-mail address. Verify it there and try again, or ask your municipality’s administrator for an invitation.',
  'provider.invitationGone':
    'The invitation has been used, or it is too old. Ask your municipality’s administrator for a new one.',
  'provider.secondFactor':
    'You signed in at {provider} without two-factor authentication, and that is required here. Switch it on at {provider}, and try again.',
  'provider.passkey':
    'You signed in at {provider} without two-factor authentication, and that is required here. Go to the sign-in page, and use your passkey.',
  'code.title': 'Enter the code',
  'code.lead': 'Open your authenticator app and enter the six-digit code shown for Avtalevakt.',
  'code.label': 'Code from the app',
  'code.recoveryTitle': 'Use a recovery code',
  'code.recoveryLead':
    'Enter one of the codes you got when you set up two-factor authentication. Each code works once.',
  'code.recoveryLabel': 'Recovery code',
  'code.button': 'Continue',
  'code.useRecovery': 'No app at hand? Use a recovery code',
  'code.useTime': 'Use the code from the app instead',
  'code.wrong': 'The code is not right, or it has been used before. Wait until the app shows a new one, and try again.',
  'code.wrongRecovery': 'The code is not right, or it has been used before.',
  'code.locked':
    'A wrong code was entered too many times. For security you must wait a quarter of an hour before you try again.',
  'enrol.title': 'Set up two-factor authentication',
  'enrol.lead':
    'Everyone who uses Avtalevakt signs in with a code besides the password. You need an authenticator app on your phone, for example Microsoft Authenticator or Google Authenticator.',
  'enrol.scan': 'Scan the code with the app',
  'enrol.qr': 'QR code that adds Avtalevakt to the authenticator app',
  'enrol.typed': 'Cannot scan? Enter this key in the app:',
  'enrol.confirm': 'Enter the code the app shows',
  'enrol.button': 'Switch on two-factor authentication',
  'recovery.title': 'Keep the recovery codes',
  'recovery.lead':
    'With one of these codes you get in if you lose your phone. Each code works once. They are shown only now: print them, or put them in a password manager.',
  'recovery.button': 'I have kept the codes',
  'passkey.title': 'Faster next time',
  'passkey.lead':
    'With a passkey you sign in with fingerprint, face or PIN on this device. Keep the codes above first.',
  'passkey.make': 'Make a passkey',
  'passkey.failed': 'The passkey was not saved. You can go on without one.',
  'account.firstTitle': 'Start using the register',
  'account.firstLead':
    'You are the first here, and become administrator of the whole register. Then you set up two-factor authentication, and can enter municipalities and invite others.',
  'account.name': 'Name',
  'account.newPassword': 'Choose a password',
  'account.passwordHint': 'At least 12 characters. A sentence you remember is better than characters you forget.',
  'account.firstButton': 'Become administrator',
  'account.invitedTitle': 'Welcome, {name}',
  'account.invitedLead':
    'You are invited to Avtalevakt with the e-mail address {email}. Choose a password. Then you set up two-factor authentication.',
  'account.invitedButton': 'Continue',
  'account.joinsLead':
    'You are invited to Avtalevakt with the e-mail address {email}. You already sign in with it, so you need no new password. When you accept, you have this access too the next time you sign in.',
  'account.joinsButton': 'Accept and sign in',
  'mail.invitation.subject': 'You are invited to Avtalevakt',
  'mail.invitation.heading': 'Welcome to Avtalevakt',
  'mail.invitation.lead':
    'You have been given access to the register of data processing agreements. Open the link to choose a password and set up two-factor authentication.',
  'mail.invitation.open': 'Start using your access',
  'mail.invitation.lasts': 'The link works once, until {day}.',
  'mail.invitation.footer':
    'If you did not expect this e-mail, you may ignore it. Do not forward the link: it gives access in your name.',
  'error.email': '{label}: write an e-mail address, for example name@municipality.no.',
  'error.emailTaken': '{label}: someone else already has this address.',
  'error.passwordLength': '{label}: use at least 12 characters, and no more than 200.',
  'error.passwordGuessed': '{label}: this is too easy to guess. Choose another.',
  'signIn.ended.kept':
    'You had been signed out. What you wrote is kept: sign in again and the form is there as you sent it. Nothing has been saved yet.',
  'signIn.ended.lost': 'You had been signed out, so what you sent was not saved. Sign in and try again.',
  'signIn.ended.file': 'You had been signed out, so the file was not saved. Sign in again and choose it once more.',
  'signIn.ended.too_large': 'You had been signed out, and what you sent was too large to keep. Nothing was saved.',
  'flash.form_kept':
    'You were signed out while you wrote. Here is the form as you sent it. Nothing has been saved: look it over and save.',
  'flash.form_not_kept': 'You were signed out, and nothing was saved. Please do it once more.',
  'flash.form_not_here': 'There is no form to show here. What was not saved must be written again.',
  'problem.400': 'The request could not be read',
  'problem.400.text': 'Nothing has been saved. Go back, load the page again and try once more.',
  'problem.405': 'This address shows no page',
  'problem.405.text': 'It takes a form. Go back to the page the form was on, or begin at the overview.',
  'problem.429': 'Too many attempts in a short time',
  'problem.429.text': 'Wait a little before you try again. Nothing has been saved.',
  'problem.search': 'Search the register',
};
