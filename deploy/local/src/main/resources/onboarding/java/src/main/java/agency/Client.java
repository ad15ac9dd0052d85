package agency;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Reads this agency's referrals and says of each in one line what it is, by ids and codes: a
 * referral is about people, so its content belongs into no log. To a trial, which is invented, it
 * answers that it was read; a real one is for a person to answer.
 *
 * <p>Usage: Client [--trial CONCERN_ID], which ends once that trial's answer is taken.
 */
public final class Client {
  private static final String ALL = "";

  private final Connection connection;
  private final Http http;
  private final Wire wire;
  private final String trial;

  private Client(Connection connection, String trial) {
    this.connection = connection;
    this.http = new Http(connection);
    this.wire = new Wire(http);
    this.trial = trial;
  }

  public static void main(String[] arguments) throws Exception {
    String trial =
        arguments.length == 2 && arguments[0].equals("--trial") ? arguments[1] : ALL;
    new Client(Connection.read(Path.of("..")), trial).run();
  }

  private void run() throws Exception {
    Map<String, Object> settings = connection.kafka();
    settings.put("group.id", connection.get("group.prefix") + "java-example");
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", "false");
    // Referrals are written in transactions; what was rolled back was never sent.
    settings.put("isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(connection.get("referrals.topic")));
      boolean ended = false;
      while (!ended) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          ended |= take(wire.read(record.value()));
        }
        // After the work: a client that is killed reads the same again, and keeps the highest
        // revision of each referralId.
        consumer.commitSync();
      }
    }
  }

  /** Returns whether this was the trial that is waited for. */
  private boolean take(GenericRecord referral) throws Exception {
    boolean test = (boolean) referral.get("test");
    System.out.printf(
        "referral %s revision %s %s %s%n",
        referral.get("referralId"),
        referral.get("revision"),
        referral.get("urgency"),
        test ? "TEST" : "for a person to read");
    String concern = referral.get("concernId").toString();
    if (!test || !(trial.equals(ALL) || trial.equals(concern))) {
      return false;
    }
    String outcome = settled(referral.get("referralId").toString(), received(referral));
    System.out.printf("answered RECEIVED to trial %s: %s%n", concern, outcome);
    return trial.equals(concern);
  }

  /** Says that the referral was read; returns the response's id. */
  private String received(GenericRecord referral) throws Exception {
    String topic = connection.get("responses.topic");
    Wire.Registered schema = wire.latest(topic);
    String id = UUID.randomUUID().toString();
    GenericRecord response =
        new GenericRecordBuilder(schema.schema())
            .set("responseId", id)
            .set("referralId", referral.get("referralId"))
            .set("concernId", referral.get("concernId"))
            .set("referralRevision", referral.get("revision"))
            .set(
                "kind",
                new GenericData.EnumSymbol(
                    schema.schema().getField("kind").schema(), "RECEIVED"))
            .set("by", "A trial of the Java client")
            .set("at", System.currentTimeMillis())
            .build();
    try (var producer =
        new KafkaProducer<>(
            connection.kafka(), new StringSerializer(), new ByteArraySerializer())) {
      String key = referral.get("concernId").toString();
      producer.send(new ProducerRecord<>(topic, key, wire.write(schema, response))).get();
    }
    return id;
  }

  private String settled(String referral, String response) throws Exception {
    String outcome = http.outcome(referral, response);
    for (int asked = 0; asked < 60 && outcome.equals("PENDING"); asked++) {
      Thread.sleep(500);
      outcome = http.outcome(referral, response);
    }
    return outcome;
  }
}
