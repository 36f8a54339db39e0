/**
 * Debian 12's meson is 1.0.1; what the build asks of a newer one it does not use here.
 * @param {string} mesonBuild
 */
export const lowerMesonVersion = (mesonBuild) =>
  replaceOnce(mesonBuild, /meson_version: '>= 1\.[0-9.]*'/, "meson_version: '>= 1.0.0'");

/**
 * Debian's OpenSSL has kTLS and so asks the BIO whether it does that. The BIO callback answers 1 to every BIO_ctrl(),
 * for it compares the operation with the flag BIO_CB_RETURN instead of testing the flag; then OpenSSL allocates no
 * write buffer, and the first DTLS handshake ends in SIGSEGV. (Upstream builds OpenSSL without kTLS.)
 * @param {string} dtlsTransport
 */
export const testTheBioFlag = (dtlsTransport) =>
  replaceOnce(dtlsTransport, /\(operationType == BIO_CB_RETURN\)/, '(operationType & BIO_CB_RETURN)');

/**
 * @param {string} text
 * @param {RegExp} from
 * @param {string} to
 */
const replaceOnce = (text, from, to) => {
  if (!from.test(text)) throw new Error(`the source of mediasoup has changed: it has no ${from}`);
  return text.replace(from, to);
};
