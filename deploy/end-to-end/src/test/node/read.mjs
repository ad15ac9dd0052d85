// Reads the first record with a key from a topic's beginning, and prints key, headers and decoded value as JSON.
// Usage: node read.mjs BOOTSTRAP REGISTRY_URL TOPIC KEY
import { randomUUID } from 'node:crypto';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { connect } from './connect.mjs';

const [broker, host, topic, key] = process.argv.slice(2);
const registry = new SchemaRegistry({ host });
const kafka = connect(broker);
const consumer = kafka.consumer({ groupId: 'police-' + randomUUID(), readUncommitted: false });

await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    if (message.key.toString() !== key) {
      return;
    }
    const value = await registry.decode(message.value);
    const headers = Object.fromEntries(
      Object.entries(message.headers).map(([name, bytes]) => [name, bytes.toString()]),
    );
    console.log(JSON.stringify({ key, headers, value }));
    process.exit(0);
  },
});
