/**
 * The floor: what any server has to do, and nothing else. It passes each message on to the others.
 */
import { type WebSocket, WebSocketServer } from 'ws';

/** Stands for the stored room when joining is compared: newcomers are sent it as it is. */
const LARGE_BYTES = 1_000_000;

const rooms = new Map<string, { sockets: Set<WebSocket>; large: Buffer | undefined }>();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });

server.on('connection', (socket, request) => {
  const name = request.url ?? '';
  const room = rooms.get(name) ?? { sockets: new Set<WebSocket>(), large: undefined };
  rooms.set(name, room);
  room.sockets.add(socket);
  if (room.large) socket.send(room.large);
  socket.on('message', (data: Buffer) => {
    if (data.length > LARGE_BYTES) room.large = data;
    for (const other of room.sockets) if (other !== socket) other.send(data);
  });
  socket.on('close', () => room.sockets.delete(socket));
});
server.on('listening', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
