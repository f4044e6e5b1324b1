// What scripts of pages for old phones may use: Chromium 80. Run by a test, not by hand.
import compat from 'eslint-plugin-compat';
import newer from 'eslint-plugin-es-x';

// Methods of elements and others that came later and that neither list knows by their object.
const LATER = [
  'at', 'replaceChildren', 'checkVisibility', 'showPicker', 'showPopover', 'hidePopover',
  'togglePopover', 'getHTML', 'setHTML', 'moveBefore', 'randomUUID',
];

export default [
  compat.configs['flat/recommended'],
  newer.configs['flat/restrict-to-es2020'],
  {
    languageOptions: { ecmaVersion: 2020, sourceType: 'module' },
    settings: { browsers: ['chrome 80'], 'es-x': { aggressive: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Some of our objects have a field of this name; the call is refused below.
      'es-x/no-array-prototype-at': 'off',
      'es-x/no-string-prototype-at': 'off',
      'no-restricted-syntax': ['error', {
        selector: "MemberExpression[object.name='AbortSignal']",
        message: 'AbortSignal.timeout and AbortSignal.any came after Chromium 80',
      }, ...LATER.map((name) => ({
        selector: `CallExpression[callee.property.name='${name}']`,
        message: `${name} came after Chromium 80`,
      }))],
    },
  },
];
