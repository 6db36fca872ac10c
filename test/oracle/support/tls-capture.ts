/** SMTP servers that look closely at their clients: what a ClientHello offers, or whether one version works. */
import { createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket, type SecureContext, type SecureVersion } from 'node:tls';

/** What a server does with a client once TLS begins. */
export type Observer = (socket: Socket, greeting: string) => void;

const GREETING = '220 observer ESMTP\r\n';

/** A listening server. */
export interface ObservingServer {
  /** Stops it and hangs up on everybody. */
  close(): void;
}

/** Listens on a port of loopback; a wrapped server begins with TLS. */
export function listenSmtp(port: number, wrapped: boolean, observe: Observer): Promise<ObservingServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    if (wrapped) observe(socket, GREETING);
    else
      converse(socket, GREETING, () => {
        observe(socket, '');
      });
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({
        close: () => {
          server.close();
          for (const socket of sockets) socket.destroy();
        },
      });
    });
  });
}

/** Hands the suites that a ClientHello offers to `seen`, as numbers in the client's order, and hangs up. */
export function observeHello(seen: (ids: readonly number[]) => void): Observer {
  return (socket) => {
    let bytes = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      const ids = suitesOf(bytes);
      if (ids === undefined) return;
      seen(ids);
      socket.destroy();
    });
  };
}

/** Speaks one version of TLS with every suite there is, and tells when a handshake was completed. */
export function observeHandshake(
  version: SecureVersion,
  keys: { readonly key: readonly string[]; readonly cert: readonly string[] },
  established: () => void,
): Observer {
  const secureContext: SecureContext = createSecureContext({
    key: [...keys.key],
    cert: [...keys.cert],
    minVersion: version,
    maxVersion: version,
    ciphers: 'ALL:COMPLEMENTOFALL:TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256:@SECLEVEL=0',
    dhparam: 'auto',
  });
  return (socket, greeting) => {
    const secured = new TLSSocket(socket, { isServer: true, secureContext });
    secured.on('error', () => undefined);
    secured.on('secure', () => {
      established();
      converse(secured, greeting, () => undefined);
    });
  };
}

/** As much SMTP as it takes to offer STARTTLS and to put off the mail. */
function converse(socket: Socket, greeting: string, startTls: () => void): void {
  let text = '';
  if (greeting !== '') socket.write(greeting);
  const onData = (chunk: Buffer): void => {
    text += chunk.toString('latin1');
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      const verb = text.slice(0, 4).toUpperCase();
      text = text.slice(end + 1);
      if (verb === 'STAR') {
        socket.off('data', onData);
        startTls();
        socket.write('220 go ahead\r\n');
        return;
      }
      socket.write(ANSWERS[verb] ?? '450 not now\r\n');
      if (verb === 'QUIT') socket.end();
    }
  };
  socket.on('data', onData);
}

const ANSWERS: Readonly<Record<string, string>> = {
  EHLO: '250-observer\r\n250 STARTTLS\r\n',
  RSET: '250 done\r\n',
  QUIT: '221 bye\r\n',
};

/** The suites of a ClientHello; undefined until it is complete. Signalling values are left out. */
function suitesOf(bytes: Buffer): readonly number[] | undefined {
  if (bytes.length < 5 || bytes.length < 5 + bytes.readUInt16BE(3)) return undefined;
  const session = 5 + 4 + 2 + 32;
  const start = session + 1 + bytes.readUInt8(session);
  const length = bytes.readUInt16BE(start);
  const ids: number[] = [];
  for (let at = start + 2; at < start + 2 + length; at += 2) ids.push(bytes.readUInt16BE(at));
  return ids.filter((id) => id !== 0x00ff && id !== 0x5600);
}
