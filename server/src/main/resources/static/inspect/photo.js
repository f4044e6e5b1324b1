/** 取证: a picture becomes small and tells nothing but what it shows, before it is kept. */
const SIDE_MAX = 1600;
const QUALITY = 0.82;
const BYTES_MAX = 20 * 1024 * 1024;

/** What is wrong with a file, as a word for a sentence. */
export class NoPicture extends Error {
  constructor(word) {
    super(word);
    this.word = word;
  }
}

const hex = (bytes) => Array.from(new Uint8Array(bytes), (b) => b.toString(16).padStart(2, '0')).join('');

/** The picture that a file is, whatever its name says. */
async function seen(file) {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new NoPicture('unreadable'));
    });
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function drawn(image) {
  const scale = Math.min(1, SIDE_MAX / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}

/**
 * The picture as it is kept. It is drawn anew, so that neither place nor owner of the phone goes
 * along; only where the purpose asks for the place does the file stay as the camera wrote it.
 */
export async function picture(file, keepsLocation) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type)) throw new NoPicture('kind');
  if (file.size > BYTES_MAX) throw new NoPicture('size');
  const image = await seen(file);
  const kept = keepsLocation ? file : await drawn(image);
  const bytes = await kept.arrayBuffer();
  return { hash: hex(await crypto.subtle.digest('SHA-256', bytes)), type: kept.type, bytes };
}
