package org.referralrouter.endtoend.needtoknow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.CommittedRecords;

/** What comes out of the running system otherwise than by HTTP: records and files. */
final class Outside {
  private Outside() {}

  static List<ConsumerRecord<String, byte[]>> records(Map<String, Object> client, Topic... topics) {
    return CommittedRecords.read(client, List.of(topics), new ByteArrayDeserializer());
  }

  /** The markers in a record's key and headers, which anybody may read. */
  static Set<String> around(ConsumerRecord<String, byte[]> record) {
    Set<String> markers = new TreeSet<>(Markers.in(String.valueOf(record.key())));
    for (Header header : record.headers()) {
      markers.addAll(Markers.in(header.key()));
      markers.addAll(header.value() == null ? Set.of() : Markers.in(header.value()));
    }
    return markers;
  }

  /** Each file below the directory that holds a marker, with the line. */
  static List<String> linesWithMarkers(Path directory) {
    List<String> found = new ArrayList<>();
    for (Path file : files(directory, path -> true)) {
      lines(file).stream()
          .filter(line -> !Markers.in(line).isEmpty())
          .map(line -> directory.relativize(file) + ": " + line)
          .forEach(found::add);
    }
    return found;
  }

  static List<Path> files(Path directory, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).filter(wanted).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look through " + directory, e);
    }
  }

  static List<String> lines(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /**
   * A record's value, and what it may have become on the way: cut, nameless, of no known schema.
   */
  static List<byte[]> brokenFormsOf(byte[] value) {
    byte[] ofNoKnownSchema = value.clone();
    ofNoKnownSchema[1] = Byte.MAX_VALUE;
    return List.of(
        value,
        Arrays.copyOf(value, value.length * 3 / 4),
        Arrays.copyOfRange(value, 5, value.length),
        ofNoKnownSchema);
  }

  static void send(Map<String, Object> client, Topic topic, byte[] value) throws Exception {
    String key = UUID.randomUUID().toString();
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get();
    }
  }
}
