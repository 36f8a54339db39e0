import type { Words } from '../Words.ts';

export const errorReasons: Words['errors']['reasons'] = {
  'other-position': {
    what: 'You care for this person in another of your positions.',
    next: 'Choose the position at the top of the screen, then try again.',
  },
  'not-given': {
    what: 'Your part does not include this.',
    next: 'If it is needed, ask who is responsible for this record, or your manager.',
  },
  purpose: {
    what: 'You are in the team for other purposes than this.',
    next: 'If it is needed, ask the doctor or the care manager to add the purpose.',
  },
  finalised: {
    what: 'These minutes are final.',
    next: 'They cannot be changed any more. Write what is to be added as a supplement.',
  },
  'not-finalised': {
    what: 'These minutes are not final yet.',
    next: 'Until then, change the text or write a comment; supplements follow later.',
  },
  ended: { what: 'The meeting has ended.', next: 'Its minutes can still be opened.' },
  cancelled: { what: 'This conference was called off.', next: 'Plan a new one if it is needed.' },
  'too-short': {
    what: 'The password is too short.',
    next: 'Use at least 13 characters (8 if you sign in with a code as well).',
  },
  'not-mixed': {
    what: 'The password has too few kinds of characters.',
    next: 'Mix three of capitals, small letters, digits and signs (two if you sign in with a code as well).',
  },
  'contains-login-name': {
    what: 'The password contains your login name.',
    next: 'Use words that have nothing to do with it.',
  },
  repeats: {
    what: 'The password repeats the same characters or words.',
    next: 'Repeat less, and use at least six different characters.',
  },
  'same-as-before': {
    what: 'The new password is the one you had before.',
    next: 'Choose another one.',
  },
  sequence: {
    what: 'The password is mostly a row such as "abcd" or "1234".',
    next: 'Add characters that are not in a row.',
  },
  common: {
    what: 'The password is made of common words and easy to guess.',
    next: 'Use something nobody else would think of, such as several unrelated words.',
  },
  'wrong-type': {
    what: 'Files of this kind are not taken.',
    next: 'Send photos as JPEG, HEIC, PNG or WebP, videos as MP4, WebM or MOV, and documents as PDF.',
  },
  unreadable: {
    what: 'The file is damaged or cannot be read.',
    next: 'See whether it opens where it was made, save it again and send that.',
  },
  encrypted: {
    what: 'PDFs that ask for a password are not taken.',
    next: 'Save it without the password and send that.',
  },
  script: {
    what: 'For safety, PDFs with programs in them are not taken.',
    next: 'Print it to a PDF and send that, or send a photo of it on paper.',
  },
  'embedded-file': {
    what: 'For safety, PDFs with other files inside are not taken.',
    next: 'Save it without them, or attach each file by itself.',
  },
  launch: {
    what: 'For safety, PDFs that play, start or send something are not taken.',
    next: 'Print it to a PDF and send that.',
  },
  outside: {
    what: 'For safety, PDFs that point to other files or places, or reach out when they are opened, are not taken.',
    next: 'Print it to a PDF and send that. Links to web pages and mail may stay.',
  },
  'owner-password': {
    what: 'PDFs with a password against printing or editing are not taken, since they cannot be checked.',
    next: 'Ask its author for one without it or, where it can be printed, print it to a PDF and send that.',
  },
  'film-too-long': {
    what: 'The film is too long (3 minutes at most).',
    next: 'Please cut it to 3 minutes, or record it in parts.',
  },
  'film-too-large': {
    what: 'The picture of the film is too large (4K at most).',
    next: 'Please record it anew in full HD (1080p).',
  },
  'films-not-here': {
    what: 'Films cannot be taken here now: the part that looks at them is not installed.',
    next: "Please send photos. If you need films, tell your municipality's office.",
  },
  'too-slow': {
    what: 'Checking the PDF took too long.',
    next: 'Send its pages in parts, or print it to a PDF and send that.',
  },
  'login-name-taken': {
    what: 'This login name is already in use.',
    next: 'Choose another, for example with a number added.',
  },
  'municipality-there': {
    what: 'This municipality, or the login name of its officer, is there already.',
    next: 'If the municipality is not in the list, choose another login name.',
  },
  'version-there': {
    what: 'A version with this number is there already.',
    next: 'It cannot be changed. Import what has changed under a higher version number.',
  },
  'team-there': {
    what: 'This person has a care team already.',
    next: 'To add somebody, ask one of the team to invite them.',
  },
  'already-member': {
    what: 'This person is in the team already.',
    next: 'See the list of the team; there is no need to invite them again.',
  },
  'already-ended': { what: 'This has ended already.', next: 'There is no need to end it again.' },
  'last-officer': {
    what: 'Without this person nobody could manage the municipality.',
    next: 'Add another officer first. If that cannot be done, ask the office below or the operator.',
  },
  'last-operator': {
    what: 'No operator would be left.',
    next: 'Add another operator first.',
  },
  'not-vouched': {
    what: 'The office that manages this account has not confirmed the profession yet.',
    next: 'Ask the office below to confirm it; then the position can be added.',
  },
  'no-care-profession': {
    what: 'Somebody of this profession cannot be the first member of a care team.',
    next: 'Choose somebody of a profession of care: a doctor, a nurse, a care manager.',
  },
  'sees-no-content': {
    what: 'An officer, auditor or council clerk cannot be the first member of a care team.',
    next: 'They do not see the content of patients’ records. Choose somebody else.',
  },
  'objected-to': {
    what: 'It was objected to, and has stopped.',
    next: 'Speak with the one who objected; begin again if it is needed.',
  },
  'still-objectable': {
    what: 'It can still be objected to.',
    next: 'The officer can be made one day after the confirmation.',
  },
  'second-person': {
    what: 'Who asked for it cannot confirm it.',
    next: 'Ask another operator, or the auditor of that municipality.',
  },
  'officer-there': {
    what: 'This municipality has an officer.',
    next: 'Ask that officer. If nobody can be reached, begin at “When no officer can be reached”.',
  },
  'too-late': {
    what: 'The time for this is over.',
    next: 'Ask the operator if it is needed.',
  },
  'already-recorded': {
    what: 'It is recorded already, as it was before you changed it.',
    next: 'Load the page again and look at what is recorded.',
  },
  'patient-there': {
    what: 'Somebody of the same name and birth is registered already. Nothing was registered yet.',
    next: 'If it is the same person, choose them in the list instead. Go on only if it is somebody else.',
  },
  'facility-there': {
    what: 'A facility of the same name is registered already. Nothing was registered yet.',
    next: 'If it is the same one, use the one in the list. Go on only if it is another facility.',
  },
  'already-withdrawn': {
    what: 'This consent is withdrawn already.',
    next: 'There is no need to withdraw it again.',
  },
  'post-withdrawn': {
    what: 'This post has been withdrawn.',
    next: 'What is withdrawn cannot be changed. Write it anew if it is needed.',
  },
  'nothing-to-take-back': {
    what: 'There is nothing to take back; it is gone already.',
    next: 'Reload the page to see how it stands.',
  },
  'already-signed-in': { what: 'You are signed in already.', next: 'Reload the page to go on.' },
  'family-barred': {
    what: 'This person cannot be invited to the family’s room.',
    next: 'Ask the office of the patient’s municipality why.',
  },
  'no-proxy': {
    what: 'The proxy’s papers have not been seen yet.',
    next: 'Have the office of the municipality look at the proxy’s papers, then try again.',
  },
  'own-account': {
    what: 'You cannot renew your own sign-in here.',
    next: 'Change your password in Settings. If you cannot sign in, ask another officer.',
  },
  'not-begun': {
    what: 'The time to set up the code has passed.',
    next: 'Begin again and scan the new code that is shown.',
  },
  'not-empty': {
    what: 'The first registration is done already.',
    next: 'Sign in with the login name that was registered.',
  },
  planned: {
    what: 'This conference has not begun yet.',
    next: 'You can join here once its holder starts it. Please try again in a moment.',
  },
  open: {
    what: 'This conference has begun.',
    next: 'It can no longer be called off; end it instead.',
  },
  'changed-meanwhile': {
    what: 'Somebody else has changed the state of this conference.',
    next: 'Reload to see how it stands now.',
  },
  'made-for-another': {
    what: 'This was already sent for another person.',
    next: 'Reload the page, see for whom it is, and fill it in again.',
  },
  'written-since': {
    what: 'Something was written or changed after what you were looking at.',
    next: 'Look at what is new, then choose which state to finalise.',
  },
  'changed-by-another': {
    what: 'Somebody else changed the same place first.',
    next: 'Compare it with yours, and choose which one stays.',
  },
  'another-person': {
    what: "This would be written over another person's record.",
    next: 'Reload the page and see whose record it is. For another person, add a row of their own.',
  },
  'no-position': {
    what: 'This needs a position at a facility.',
    next: 'Choose a position first. If you have none, ask your city office or the manager of your facility.',
  },
  'not-an-end': {
    what: 'Your municipality is no end of this agreement and cannot take it over.',
    next: 'Ask the office of one that is.',
  },
  author: {
    what: 'Only who wrote a post can correct or withdraw it.',
    next: 'Tell its author by a reply.',
  },
  sender: {
    what: 'This notice was sent from your side, so there is nothing for you to confirm.',
    next: 'The table of receipts shows how it stands with the others.',
  },
  'position-switched': {
    what: 'Nothing was done: the position was switched on another screen.',
    next: 'Choose in which position to go on, then try again.',
  },
  'secret-locked': {
    what: 'This cannot be checked now: the key of the server is not there. What you typed is not the cause.',
    next: 'Waiting does not mend it. Please tell whoever runs Engawa that the key (SECRETS_KEY) is missing.',
  },
  participants: {
    what: 'This conference is full.',
    next: 'Try again when somebody has left.',
  },
  transports: {
    what: 'There are too many connections to the conference.',
    next: 'Close other windows that show it, then join again.',
  },
  consumers: {
    what: 'No more pictures and sound can be received at once.',
    next: 'Leave the conference and join again.',
  },
  'no-media': {
    what: 'Picture and sound cannot be connected just now.',
    next: 'Wait a little and join again. If it is urgent, please telephone.',
  },
};
