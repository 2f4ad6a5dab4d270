// A door before a libSQL server that loses answers: the request is carried out, and the connection breaks before it is told.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to the server; `lose` makes the next so many writes go unanswered. */
export type LossyDoor = { url: string; lose: (writes: number) => void; lost: () => number; stop: () => Promise<void> };

/** Opens the door before a server on loopback. */
export async function openLossyDoor(target: string): Promise<LossyDoor> {
  let [toLose, lost] = [0, 0];
  const server: Server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const headers = Object.entries(request.headers).filter(([name]) => !['host', 'content-length'].includes(name));
    const { method = 'GET', url = '/' } = request;
    const given = method === 'GET' ? {} : { body };
    const answer = await fetch(`${target}${url}`, { method, headers: headers as [string, string][], ...given });
    const content = Buffer.from(await answer.arrayBuffer());
    if (toLose > 0 && body.includes('INSERT INTO journal_head')) {
      toLose -= 1;
      lost += 1;
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    lose: (writes) => {
      toLose = writes;
    },
    lost: () => lost,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
