"""Reads this agency's referrals and says of each in one line what it is, by ids and codes: a referral is about people, so
its content belongs into no log. To a trial, which is invented, it answers that it was read; a real one is for a person.

Usage: python client.py [--trial CONCERN_ID], which ends once that trial's answer is taken.
"""

import sys
import time
import uuid
from pathlib import Path

import requests
from confluent_kafka import Consumer, Producer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer, AvroSerializer
from confluent_kafka.serialization import MessageField, SerializationContext

FOLDER = Path(__file__).resolve().parent.parent
SETTINGS = dict(
    line.split("=", 1)
    for line in (FOLDER / "connection.properties").read_text().splitlines()
    if "=" in line and not line.startswith("#")
)
SECRET = (FOLDER / "secret").read_text().strip()
# TLS, and a token of the issuer that the client asks for by itself.
KAFKA = {
    "bootstrap.servers": SETTINGS["bootstrap.servers"],
    "security.protocol": "SASL_SSL",
    "ssl.ca.location": str(FOLDER / SETTINGS["ca"]),
    "sasl.mechanisms": "OAUTHBEARER",
    "sasl.oauthbearer.method": "oidc",
    "sasl.oauthbearer.token.endpoint.url": SETTINGS["token.endpoint"],
    "sasl.oauthbearer.client.id": SETTINGS["client.id"],
    "sasl.oauthbearer.client.secret": SECRET,
}


def token():
    answer = requests.post(
        SETTINGS["token.endpoint"],
        auth=(SETTINGS["client.id"], SECRET),
        data={"grant_type": "client_credentials"},
        timeout=10,
    )
    answer.raise_for_status()
    return answer.json()["access_token"]


def received(referral, registry, producer):
    topic = SETTINGS["responses.topic"]
    schema = registry.get_latest_version(topic + "-value").schema.schema_str
    serializer = AvroSerializer(registry, schema, conf={"auto.register.schemas": False})
    response = {
        "responseId": str(uuid.uuid4()),
        "referralId": str(referral["referralId"]),
        "concernId": str(referral["concernId"]),
        "referralRevision": referral["revision"],
        "kind": "RECEIVED",
        "by": "A trial of the Python client",
        "at": int(time.time() * 1000),
    }
    value = serializer(response, SerializationContext(topic, MessageField.VALUE))
    producer.produce(topic, key=response["concernId"], value=value)
    producer.flush(30)
    return response["responseId"]


def outcome(referral, response):
    url = f"{SETTINGS['inbox']}/agencies/{SETTINGS['client.id']}/referrals/{referral}/responses/{response}"
    for _ in range(60):
        answer = requests.get(url, headers={"Authorization": f"Bearer {token()}"}, timeout=10)
        state = answer.json()["state"] if answer.ok else "PENDING"
        if state != "PENDING":
            return state
        time.sleep(0.5)
    return "PENDING"


def main():
    trial = sys.argv[2] if sys.argv[1:2] == ["--trial"] else None
    registry = SchemaRegistryClient({"url": SETTINGS["registry"]})
    read = AvroDeserializer(registry)
    producer = Producer(KAFKA)
    consumer = Consumer(
        {
            **KAFKA,
            "group.id": SETTINGS["group.prefix"] + "python-example",
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            # Referrals are written in transactions; what was rolled back was never sent.
            "isolation.level": "read_committed",
        }
    )
    topic = SETTINGS["referrals.topic"]
    consumer.subscribe([topic])
    while True:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            raise SystemExit(str(message.error()))
        # Keep the highest revision of each referralId: a client that is killed reads the same again.
        referral = read(message.value(), SerializationContext(topic, MessageField.VALUE))
        test = referral["test"]
        concern = str(referral["concernId"])
        print(
            "referral",
            referral["referralId"],
            "revision",
            referral["revision"],
            referral["urgency"],
            "TEST" if test else "for a person to read",
            flush=True,
        )
        if test and trial in (None, concern):
            state = outcome(referral["referralId"], received(referral, registry, producer))
            print(f"answered RECEIVED to trial {concern}: {state}", flush=True)
        consumer.commit(message, asynchronous=False)
        if test and trial == concern:
            break
    consumer.close()


if __name__ == "__main__":
    main()
