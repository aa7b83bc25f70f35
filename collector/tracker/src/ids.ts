function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/** UUIDv7: time-ordered, 74 random bits; works on http pages, unlike crypto.randomUUID. */
export function uuidv7(nowMillis: number): string {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte, i) => {
    if (i === 0) return hex((byte & 0x0f) | 0x70, 2); // version
    if (i === 2) return hex((byte & 0x3f) | 0x80, 2); // variant
    return hex(byte, 2);
  });
  const digits = hex(nowMillis, 12) + random.join('');
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Groups equal texts: FNV-1a, 32 bits, hexadecimal. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return hex(value >>> 0, 8);
}
