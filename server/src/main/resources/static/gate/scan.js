/** Reads codes: by the camera, from a photo, from a scanner that types, or typed by hand. */
const SIDE = 480;
const KEYS_APART = 80;

let jsqr;

async function reader() {
  jsqr = jsqr || (await import('./lib/jsqr.js')).default;
  return jsqr;
}

async function read(canvas, detector) {
  if (detector) {
    const found = await detector.detect(canvas);
    return found.length ? found[0].rawValue : null;
  }
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const found = (await reader())(pixels.data, pixels.width, pixels.height,
    { inversionAttempts: 'dontInvert' });
  return found ? found.data : null;
}

async function detectorIfAny() {
  /* eslint-disable compat/compat -- where it is missing the library reads */
  try {
    const formats = await window.BarcodeDetector.getSupportedFormats();
    return formats.includes('qr_code') ? new window.BarcodeDetector({ formats: ['qr_code'] }) : null;
  } catch (none) {
    return null;
  }
  /* eslint-enable compat/compat */
}

/** Whether this is the browser inside WeChat, where the camera is often refused. */
export const inWeChat = () => /MicroMessenger/i.test(navigator.userAgent);

/** The camera, square and from behind; tells each code that it sees. */
export class Camera {
  constructor(video, told) {
    this.video = video;
    this.told = told;
    this.canvas = document.createElement('canvas');
    this.canvas.width = SIDE;
    this.canvas.height = SIDE;
  }

  async start() {
    if (!navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) throw new Error('none');
    this.stream = await navigator.mediaDevices.getUserMedia({
      audio: false, video: { facingMode: 'environment', width: { ideal: 1280 } },
    });
    this.video.srcObject = this.stream;
    await this.video.play();
    this.detector = await detectorIfAny();
    this.running = true;
    this.loop();
  }

  stop() {
    this.running = false;
    if (this.stream) this.stream.getTracks().forEach((track) => track.stop());
    this.video.srcObject = null;
  }

  async loop() {
    while (this.running) {
      const { videoWidth: width, videoHeight: height } = this.video;
      if (width && !document.hidden) {
        const side = Math.min(width, height);
        this.canvas.getContext('2d').drawImage(this.video, (width - side) / 2,
          (height - side) / 2, side, side, 0, 0, SIDE, SIDE);
        const text = await read(this.canvas, this.detector);
        if (text && this.running) this.told(text);
      }
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }
}

/** The code on a photo, looked for at several sizes; null where none is seen. */
export async function readPhoto(file) {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
    });
    const detector = await detectorIfAny();
    for (const most of [1000, 600, 1600, 400]) {
      const scale = Math.min(1, most / Math.max(image.width, image.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      const text = await read(canvas, detector);
      if (text) return text;
    }
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A scanner on a cable or by Bluetooth types faster than people and ends with Enter. */
export function listen(told) {
  let typed = '';
  let last = 0;
  document.addEventListener('keydown', (event) => {
    const field = event.target.closest && event.target.closest('input, textarea, select');
    if (field || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.timeStamp - last > KEYS_APART * 6) typed = '';
    last = event.timeStamp;
    if (event.key === 'Enter') {
      const text = typed;
      typed = '';
      if (text.length > 8) {
        event.preventDefault();
        told(text);
      }
    } else if (event.key.length === 1) {
      // While a code runs in, a space must not press the button that has the focus.
      if (typed.length > 2) event.preventDefault();
      typed += event.key;
    }
  }, true);
}
