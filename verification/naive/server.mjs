// What one writes without thinking about cost: each message goes to each client by itself.
// Arguments: port. Standard input: a message a line, as the bridge would send it.
import { createInterface } from 'node:readline';
import { WebSocketServer } from 'ws';

const clientsByChannel = new Map();

function join(client, channel) {
  const clients = clientsByChannel.get(channel) ?? new Set();
  clientsByChannel.set(channel, clients.add(client));
  client.on('close', () => clients.delete(client));
  client.send(JSON.stringify({ type: 'snapshot', channel }));
}

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]) });
server.on('listening', () => process.stdout.write('listening\n'));
server.on('connection', (client) => {
  client.on('message', (text) => join(client, JSON.parse(String(text)).channel));
});

createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  const text = JSON.stringify(message);
  for (const client of clientsByChannel.get(message.channel) ?? []) {
    client.send(text);
  }
});
