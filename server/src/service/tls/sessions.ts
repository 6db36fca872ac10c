/** How TLS sessions are resumed: the caches that tlsmgr keeps, and the tickets of servers. Follows tlsmgr.c and tls_server.c. */
import type { Effective } from '../model/instance.js';
import { findService, sharedSetting, type TlsReader } from './reader.js';

/** Session settings of a service. */
export interface SessionSettings {
  /** The table with the sessions; undefined where there is none. */
  readonly cache?: string;
  /** Lifetime as written, "3600s". */
  readonly timeout: string;
  /** Whether a server hands out tickets; a client takes them where it has a cache. */
  readonly tickets: boolean;
  readonly because: readonly Effective[];
}

/** The session settings of a server or client; the caches are tlsmgr's, who reads them for all. */
export function sessionSettings(reader: TlsReader, role: 'server' | 'client'): SessionSettings {
  const { instance } = reader;
  const prefix = reader.prefix === 'tlsproxy' ? 'smtpd' : reader.prefix;
  const manager = findService(instance, 'tlsmgr', sharedSetting(reader, 'tlsmgr_service_name')?.value);
  const ofManager = { instance, ...(manager !== undefined && { service: manager }) };
  const cache = instance.effective(`${prefix}_tls_session_cache_database`, ofManager.service);
  const timeout = instance.effective(`${prefix}_tls_session_cache_timeout`, ofManager.service);
  const cipher = sharedSetting(reader, 'tls_session_ticket_cipher');
  const options = sharedSetting(reader, 'tls_ssl_options');
  const expires = !/^0+[smhdw]?$/.test(timeout.value);
  const refused = options?.value.split(/[\s,:]+/).some((word) => word.toUpperCase() === 'NO_TICKET') ?? false;
  const tickets = expires && !refused && cipher !== undefined && cipher.value !== '';
  const because = [cache, timeout, ...(role === 'server' && cipher !== undefined ? [cipher] : [])];
  if (refused && options !== undefined) because.push(options);
  return {
    ...(cache.value !== '' && expires && { cache: cache.value }),
    timeout: timeout.value,
    tickets: role === 'server' ? tickets : cache.value !== '' && expires,
    because,
  };
}
