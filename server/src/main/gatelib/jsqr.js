/** jsQR (Apache-2.0), with the first scan where the browser has no BarcodeDetector. */
export { default } from 'jsqr';
