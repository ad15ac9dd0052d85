// Reads this agency's referrals and says of each in one line what it is, by ids and codes: a referral is about people, so
// its content belongs into no log. To a trial, which is invented, it answers that it was read; a real one is for a person.
// Usage: node client.mjs [--trial CONCERN_ID], which ends once that trial's answer is taken.
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka, logLevel } from 'kafkajs';
import { kafka as access, settings, token } from './connection.mjs';

const trial = process.argv[2] === '--trial' ? process.argv[3] : undefined;
const kafka = new Kafka({ ...access, logLevel: logLevel.ERROR });
const registry = new SchemaRegistry({ host: settings.registry });
const consumer = kafka.consumer({
  groupId: settings['group.prefix'] + 'node-example',
  // Referrals are written in transactions; what was rolled back was never sent.
  readUncommitted: false,
});
const producer = kafka.producer();

async function received(referral) {
  const topic = settings['responses.topic'];
  const response = {
    responseId: randomUUID(),
    referralId: referral.referralId,
    concernId: referral.concernId,
    referralRevision: referral.revision,
    kind: 'RECEIVED',
    by: 'A trial of the Node client',
    at: Date.now(),
  };
  const id = await registry.getLatestSchemaId(topic + '-value');
  const value = await registry.encode(id, response);
  await producer.send({ topic, messages: [{ key: referral.concernId, value }] });
  return response.responseId;
}

async function outcome(referral, response) {
  const path = `/agencies/${settings['client.id']}/referrals/${referral}/responses/${response}`;
  for (let asked = 0; asked < 60; asked++) {
    const answer = await fetch(settings.inbox + path, { headers: { Authorization: 'Bearer ' + (await token()) } });
    const state = answer.ok ? (await answer.json()).state : 'PENDING';
    if (state !== 'PENDING') {
      return state;
    }
    await setTimeout(500);
  }
  return 'PENDING';
}

await producer.connect();
await consumer.connect();
await consumer.subscribe({ topic: settings['referrals.topic'], fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    // Keep the highest revision of each referralId: a client that is killed reads the same again.
    const referral = await registry.decode(message.value);
    const { referralId, concernId, revision, urgency, test } = referral;
    console.log('referral', referralId, 'revision', revision, urgency, test ? 'TEST' : 'for a person to read');
    if (!test || (trial && trial !== concernId)) {
      return;
    }
    const state = await outcome(referralId, await received(referral));
    console.log(`answered RECEIVED to trial ${concernId}: ${state}`);
    if (trial) {
      setImmediate(end);
    }
  },
});

async function end() {
  await consumer.disconnect();
  await producer.disconnect();
  process.exit(0);
}
