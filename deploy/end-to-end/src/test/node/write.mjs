// Writes a value to a topic under a key of its own choice, to a partition of its own choice.
// Usage: node write.mjs BOOTSTRAP REGISTRY_URL TOPIC VALUE_AS_JSON KEY PARTITION
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { connect } from './connect.mjs';

const [broker, host, topic, json, key, partition] = process.argv.slice(2);
const registry = new SchemaRegistry({ host });
const kafka = connect(broker);
const producer = kafka.producer({ createPartitioner: () => () => Number(partition) });

await producer.connect();
const id = await registry.getLatestSchemaId(topic + '-value');
const value = await registry.encode(id, JSON.parse(json));
await producer.send({ topic, messages: [{ key, value }] });
await producer.disconnect();
