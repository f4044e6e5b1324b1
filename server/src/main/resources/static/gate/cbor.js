/**
 * Strict CBOR of the subset that passes and lists use: whole numbers as short as they can be,
 * definite lengths, no key twice, one item and nothing after it. Everything else is refused.
 */
const DEPTH_MAX = 8;

export class Tag {
  constructor(number, value) {
    this.number = number;
    this.value = value;
  }
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
    this.utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  }

  byte() {
    if (this.at >= this.bytes.length) throw new Error('cut off');
    return this.bytes[this.at++];
  }

  slice(length) {
    if (length > this.bytes.length - this.at) throw new Error('cut off');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  size(info) {
    if (info < 24) return info;
    if (info > 27) throw new Error('no length');
    const width = 1 << (info - 24);
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + this.byte();
    const least = [24, 256, 65536, 4294967296][info - 24];
    if (value < least || value > Number.MAX_SAFE_INTEGER) throw new Error('longer than need be');
    return value;
  }

  item(depth) {
    if (depth > DEPTH_MAX) throw new Error('too deep');
    const first = this.byte();
    const kind = first >> 5;
    if (kind === 7) {
      if (first === 0xf4) return false;
      if (first === 0xf5) return true;
      if (first === 0xf6) return null;
      throw new Error('no such value');
    }
    const size = this.size(first & 31);
    switch (kind) {
      case 0: return size;
      case 1: return -1 - size;
      case 2: return this.slice(size);
      case 3: return this.utf8.decode(this.slice(size));
      case 4: return this.list(size, depth);
      case 5: return this.map(size, depth);
      default: return new Tag(size, this.item(depth + 1));
    }
  }

  list(size, depth) {
    if (size > this.bytes.length - this.at) throw new Error('cut off');
    const list = [];
    for (let i = 0; i < size; i++) list.push(this.item(depth + 1));
    return list;
  }

  map(size, depth) {
    if (size > this.bytes.length - this.at) throw new Error('cut off');
    const map = new Map();
    for (let i = 0; i < size; i++) {
      const key = this.item(depth + 1);
      if ((typeof key !== 'number' && typeof key !== 'string') || map.has(key)) {
        throw new Error('a key twice, or none');
      }
      map.set(key, this.item(depth + 1));
    }
    return map;
  }
}

/** The one item that the bytes are. */
export function decode(bytes) {
  const reader = new Reader(bytes);
  const item = reader.item(0);
  if (reader.at !== bytes.length) throw new Error('followed by something else');
  return item;
}

function head(kind, size) {
  if (size < 24) return [kind << 5 | size];
  if (size < 256) return [kind << 5 | 24, size];
  if (size < 65536) return [kind << 5 | 25, size >> 8, size & 255];
  return [kind << 5 | 26, size >>> 24, size >> 16 & 255, size >> 8 & 255, size & 255];
}

/** What a signature of COSE_Sign1 is over (RFC 9052, section 4.4), without external data. */
export function toBeSigned(header, payload) {
  const context = 'Signature1';
  const parts = [
    [0x84], head(3, context.length), Array.from(context, (c) => c.charCodeAt(0)),
    head(2, header.length), header, [0x40], head(2, payload.length), payload,
  ];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
