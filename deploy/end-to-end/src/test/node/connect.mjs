// Connects as Kafka's own clients do by the settings of the file that KAFKA_CLIENT_FILE names; to an open broker where it names none.
import { readFileSync } from 'node:fs';
import { Kafka, logLevel } from 'kafkajs';

export function connect(broker) {
  const file = process.env.KAFKA_CLIENT_FILE;
  const access = file ? closed(settings(file)) : {};
  return new Kafka({ clientId: 'agency', brokers: [broker], logLevel: logLevel.ERROR, ...access });
}

export function settings(file) {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.includes('='));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function closed(known) {
  return {
    ssl: { ca: [readFileSync(known['ssl.truststore.location'], 'utf8')] },
    sasl: { mechanism: 'oauthbearer', oauthBearerProvider: () => token(known) },
  };
}

export async function token(known) {
  const id = known['sasl.oauthbearer.client.credentials.client.id'];
  const secret = known['sasl.oauthbearer.client.credentials.client.secret'];
  const answer = await fetch(known['sasl.oauthbearer.token.endpoint.url'], {
    method: 'POST',
    headers: { Authorization: 'Basic ' + Buffer.from(id + ':' + secret).toString('base64') },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  return { value: (await answer.json()).access_token };
}
