// What styles of pages for old phones may use: Chromium 80. Run by a test, not by hand.
export default {
  plugins: ['stylelint-no-unsupported-browser-features'],
  rules: {
    // Of overflow only its newest words are missing, and none is used.
    'plugin/no-unsupported-browser-features': [true, {
      browsers: ['chrome 80'], ignore: ['css-overflow'],
    }],
  },
};
