package org.referralrouter.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;

/**
 * The running notification service with a mail server, and referrals to the police for it. Taken is
 * what the inbox shows; told is what was mailed and whose outcome stands on its topic.
 */
final class NotificationSubject implements AutoCloseable {
  private static final String TOPIC = Topic.ofReferralsTo(Agency.POLICE).topicName();

  /** How fast a number of referrals was taken and told. */
  record Round(double takenASecond, double toldASecond, Used used) {}

  private final GreenMail mail;
  private final BenchmarkDatabase database;
  private final MeasuredProcess process;
  private final TopicEnd told;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Serializer<Referral> serializer;
  private final SomeReferrals some;
  private long taken;

  /** Starts it, on a stack whose topics of referrals are empty. */
  NotificationSubject(Stack stack, List<String> words, long seed)
      throws IOException, InterruptedException {
    this.database = new BenchmarkDatabase(stack.database("notification"));
    this.mail = new GreenMail(new ServerSetup(FreePort.next(), "127.0.0.1", "smtp"));
    mail.start();
    int managementPort = FreePort.next();
    this.process =
        MeasuredProcess.start(
                words,
                environment(stack, managementPort),
                Files.createTempFile("referrals-benchmark-notification", ".log"))
            .ready(managementPort);
    this.told = new TopicEnd(stack.bootstrapServers(), Topic.NOTIFICATIONS.topicName());
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers(), "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.serializer = new EventSerdes(stack.registryUrl()).referrals().serializer();
    this.some = new SomeReferrals(seed);
  }

  MeasuredProcess process() {
    return process;
  }

  /** As many referrals, as they stand on the topic. */
  List<ProducerRecord<byte[], byte[]>> draw(int referrals) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < referrals; i++) {
      Referral referral = some.next();
      var headers = new RecordHeaders();
      byte[] value = serializer.serialize(TOPIC, headers, referral);
      records.add(
          new ProducerRecord<>(TOPIC, null, null, referral.key().getBytes(UTF_8), value, headers));
    }
    return records;
  }

  /** Sends these at once, and returns once all are told. */
  Round round(List<ProducerRecord<byte[], byte[]>> referrals)
      throws IOException, InterruptedException, SQLException {
    Used before = process.used();
    long begun = System.nanoTime();
    for (ProducerRecord<byte[], byte[]> each : referrals) {
      Future<RecordMetadata> _ = producer.send(each);
    }
    taken += referrals.size();
    while (database.count("referral") < taken) {
      Thread.sleep(10);
    }
    double takenSeconds = (System.nanoTime() - begun) / 1e9;
    told.awaitRecords(taken);
    double toldSeconds = (System.nanoTime() - begun) / 1e9;
    return new Round(
        referrals.size() / takenSeconds,
        referrals.size() / toldSeconds,
        process.used().since(before));
  }

  private Map<String, String> environment(Stack stack, int managementPort) {
    Map<String, String> environment = ServiceEnvironment.of(stack, FreePort.next(), managementPort);
    environment.putAll(database.environment());
    environment.put("MAIL_PORT", Integer.toString(mail.getSmtp().getPort()));
    environment.put("MAIL_ADDRESS_POLICE", "desk@police.example");
    environment.put("MAIL_BOARD_ADDRESS", "board@board.example");
    for (Agency agency : Agency.OF_THE_CONTRACT) {
      environment.put("MAIL_RESTRICTED_ADDRESS_" + agency, "restricted@agency.example");
      environment.put("MAIL_DUTY_MANAGER_ADDRESS_" + agency, "manager@agency.example");
    }
    return environment;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    producer.close();
    told.close();
    process.close();
    mail.stop();
  }
}
