/**
 * zlib (RFC 1950, 1951) into a bounded buffer. The browser's own stream is newer than the phones
 * at gates, and neither it nor the libraries say where a stream ended; a pass must end there.
 */
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83,
  99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5,
  5, 5, 0];
const BACK = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025,
  1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const BACK_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11,
  12, 12, 13, 13];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Codes of these lengths: how many of each length, and the symbols in the order of codes. */
function codes(lengths, mayLack) {
  const count = new Array(16).fill(0);
  for (const length of lengths) count[length]++;
  let left = 1;
  for (let length = 1; length < 16; length++) {
    left = left * 2 - count[length];
    if (left < 0) throw new Error('damaged');
  }
  // One distance code of one bit, or none, is allowed to leave others out.
  if (left > 0 && !(mayLack && lengths.length - count[0] <= 1)) throw new Error('damaged');
  const offset = [0, 0];
  for (let length = 1; length < 15; length++) offset.push(offset[length] + count[length]);
  const symbols = [];
  lengths.forEach((length, symbol) => {
    if (length) symbols[offset[length]++] = symbol;
  });
  count[0] = 0;
  return { count, symbols };
}

const FIXED = codes([].concat(new Array(144).fill(8), new Array(112).fill(9),
  new Array(24).fill(7), new Array(8).fill(8)), false);
const FIXED_BACK = codes(new Array(32).fill(5), false);

class Inflater {
  constructor(bytes, at, most) {
    this.bytes = bytes;
    this.at = at;
    this.out = new Uint8Array(most);
    this.length = 0;
    this.held = 0;
    this.bits = 0;
  }

  take(need) {
    while (this.bits < need) {
      if (this.at >= this.bytes.length) throw new Error('cut off');
      this.held |= this.bytes[this.at++] << this.bits;
      this.bits += 8;
    }
    const value = this.held & ((1 << need) - 1);
    this.held >>>= need;
    this.bits -= need;
    return value;
  }

  symbol(table) {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length++) {
      code |= this.take(1);
      const count = table.count[length];
      if (code - count < first) return table.symbols[index + code - first];
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Error('damaged');
  }

  put(byte) {
    if (this.length >= this.out.length) throw new RangeError('too far');
    this.out[this.length++] = byte;
  }

  stored() {
    this.held = 0;
    this.bits = 0;
    const size = this.take(16);
    if (size !== (~this.take(16) & 0xffff)) throw new Error('damaged');
    for (let i = 0; i < size; i++) {
      if (this.at >= this.bytes.length) throw new Error('cut off');
      this.put(this.bytes[this.at++]);
    }
  }

  tables() {
    const literals = this.take(5) + 257;
    const backs = this.take(5) + 1;
    const given = this.take(4) + 4;
    if (literals > 286 || backs > 30) throw new Error('damaged');
    const lengths = new Array(19).fill(0);
    for (let i = 0; i < given; i++) lengths[ORDER[i]] = this.take(3);
    const table = codes(lengths, false);
    const all = [];
    while (all.length < literals + backs) {
      const symbol = this.symbol(table);
      if (symbol < 16) {
        all.push(symbol);
      } else {
        if (symbol === 16 && all.length === 0) throw new Error('damaged');
        const value = symbol === 16 ? all[all.length - 1] : 0;
        const times = symbol === 16 ? 3 + this.take(2)
          : symbol === 17 ? 3 + this.take(3) : 11 + this.take(7);
        for (let i = 0; i < times; i++) all.push(value);
      }
    }
    if (all.length > literals + backs || all[256] === 0) throw new Error('damaged');
    this.codes(codes(all.slice(0, literals), true), codes(all.slice(literals), true));
  }

  codes(literals, backs) {
    for (;;) {
      const symbol = this.symbol(literals);
      if (symbol < 256) {
        this.put(symbol);
      } else if (symbol === 256) {
        return;
      } else {
        if (symbol > 285) throw new Error('damaged');
        const size = LENGTHS[symbol - 257] + this.take(LENGTH_BITS[symbol - 257]);
        const code = this.symbol(backs);
        if (!(code < 30)) throw new Error('damaged');
        const back = BACK[code] + this.take(BACK_BITS[code]);
        if (back > this.length) throw new Error('damaged');
        for (let i = 0; i < size; i++) this.put(this.out[this.length - back]);
      }
    }
  }

  run() {
    let last;
    do {
      last = this.take(1);
      const kind = this.take(2);
      if (kind === 0) this.stored();
      else if (kind === 1) this.codes(FIXED, FIXED_BACK);
      else if (kind === 2) this.tables();
      else throw new Error('damaged');
    } while (!last);
    return this.out.subarray(0, this.length);
  }
}

/** What a zlib stream holds; RangeError where it is more than {@code most} bytes. */
export function unzlib(bytes, most) {
  if (bytes.length < 2 || (bytes[0] & 15) !== 8 || bytes[0] >> 4 > 7 || bytes[1] & 32
    || (bytes[0] * 256 + bytes[1]) % 31) {
    throw new Error('no zlib');
  }
  const inflater = new Inflater(bytes, 2, most);
  const out = inflater.run();
  let a = 1;
  let b = 0;
  for (const byte of out) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  const sum = [b >> 8, b & 255, a >> 8, a & 255];
  // Not more than its end, and not less.
  if (bytes.length !== inflater.at + 4) throw new Error('cut off or followed by something else');
  if (sum.some((byte, i) => bytes[inflater.at + i] !== byte)) throw new Error('damaged');
  return out;
}
