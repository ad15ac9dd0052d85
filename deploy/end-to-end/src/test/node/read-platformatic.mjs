// What read.mjs does, with a Kafka client of another make.
// Usage: node read-platformatic.mjs BOOTSTRAP REGISTRY_URL TOPIC KEY
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import avro from 'avsc';
import { Consumer, FetchIsolationLevels, MessagesStreamModes } from '@platformatic/kafka';
import { settings, token } from './connect.mjs';

const [broker, url, topic, key] = process.argv.slice(2);
const file = process.env.KAFKA_CLIENT_FILE;
const known = file ? settings(file) : undefined;
const consumer = new Consumer({
  groupId: 'police-' + randomUUID(),
  clientId: 'agency',
  bootstrapBrokers: [broker],
  isolationLevel: FetchIsolationLevels.READ_COMMITTED,
  ...(known && {
    tls: { ca: [readFileSync(known['ssl.truststore.location'], 'utf8')] },
    sasl: { mechanism: 'OAUTHBEARER', token: async () => (await token(known)).value },
  }),
});

const stream = await consumer.consume({ topics: [topic], mode: MessagesStreamModes.EARLIEST });
for await (const message of stream) {
  if (message.key.toString() !== key) {
    continue;
  }
  // Its own registry client asks for a schemaType, which a registry leaves out where it is Avro.
  const answer = await fetch(`${url}/schemas/ids/${message.value.readUInt32BE(1)}`);
  const { schema } = await answer.json();
  const value = avro.Type.forSchema(JSON.parse(schema)).fromBuffer(message.value.subarray(5));
  const headers = Object.fromEntries(
    [...message.headers].map(([name, bytes]) => [name.toString(), bytes.toString()]),
  );
  console.log(JSON.stringify({ key, headers, value }));
  process.exit(0);
}
