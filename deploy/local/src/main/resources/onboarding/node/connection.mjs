// How this agency connects, as the files of the folder say.
import { readFileSync } from 'node:fs';

const read = (file) => readFileSync(new URL('../' + file, import.meta.url), 'utf8');

export const settings = Object.fromEntries(
  read('connection.properties')
    .split('\n')
    .filter((line) => line.includes('=') && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

export async function token() {
  const pair = settings['client.id'] + ':' + read('secret').trim();
  const answer = await fetch(settings['token.endpoint'], {
    method: 'POST',
    headers: { Authorization: 'Basic ' + Buffer.from(pair).toString('base64') },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!answer.ok) {
    throw new Error('The issuer gave no token: ' + answer.status);
  }
  return (await answer.json()).access_token;
}

// TLS, and a token of the issuer that is asked for whenever one is needed.
export const kafka = {
  clientId: settings['client.id'],
  brokers: settings['bootstrap.servers'].split(','),
  ssl: { ca: [read(settings.ca)] },
  sasl: { mechanism: 'oauthbearer', oauthBearerProvider: async () => ({ value: await token() }) },
};
