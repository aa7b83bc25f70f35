// The server's half of RFC 6455, as far as small text frames need it. For development only.
import { createHash } from 'node:crypto';

const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;

/** Answers an upgrade request; calls back with each text message. */
export function accept(request, socket, onText) {
  const key = request.headers['sec-websocket-key'];
  const answer = createHash('sha1')
    .update(key + MAGIC)
    .digest('base64');
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${answer}\r\n\r\n`,
  );
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let frame = take(rest); frame !== null; frame = take(rest)) {
      rest = rest.subarray(frame.length);
      if (frame.opcode === TEXT) onText(frame.payload.toString('utf8'));
      if (frame.opcode === CLOSE) socket.end();
    }
  });
  socket.on('error', () => socket.destroy());
  return {
    send: (text) => socket.writable && socket.write(encode(TEXT, Buffer.from(text))),
    close: (code) => {
      const payload = Buffer.alloc(2);
      payload.writeUInt16BE(code);
      socket.end(encode(CLOSE, payload));
    },
    onClose: (run) => socket.on('close', run),
  };
}

/** The first whole masked frame of a buffer, or null. */
function take(buffer) {
  if (buffer.length < 2) return null;
  const short = buffer[1] & 0x7f;
  if (short === 127) throw new Error('frame too large for a dashboard');
  const head = short === 126 ? 4 : 2;
  if (buffer.length < head) return null;
  const size = short === 126 ? buffer.readUInt16BE(2) : short;
  const length = head + 4 + size;
  if (buffer.length < length) return null;
  const mask = buffer.subarray(head, head + 4);
  const payload = Buffer.from(buffer.subarray(head + 4, length));
  for (let i = 0; i < size; i++) payload[i] ^= mask[i % 4];
  return { opcode: buffer[0] & 0x0f, payload, length };
}

function encode(opcode, payload) {
  const size = payload.length;
  const head = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (size < 126) head[1] = size;
  else if (size < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(size, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(size), 2);
  }
  return Buffer.concat([head, payload]);
}
