package org.referralrouter.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that copies each record four times, by another library each. */
enum Peer {
  BARE("bare loop", "BareLoop", "Kafka's clients alone; exactly once, a transaction a poll", ""),
  STREAMS("Kafka Streams", "StreamsCopy", "exactly once (v2), a transaction every 100 ms", ""),
  STREAM_BATCH(
      "Spring Cloud Stream, batch",
      "CloudStreamCopy",
      "Kafka binder in batch mode; exactly once, a transaction a poll",
      "batch"),
  STREAM_RECORD(
      "Spring Cloud Stream, record",
      "CloudStreamCopy",
      "Kafka binder in record mode; exactly once, a transaction a record",
      "record"),
  CAMEL(
      "Camel",
      "CamelCopy",
      "Kafka component in batches of at most 100 ms, since its own waits made it slower; a transaction a poll for what is written, but the offsets follow outside of it: at least once",
      "");

  /** How many records each becomes. */
  static final int COPIES = 4;

  private static final String PACKAGE = "org.referralrouter.benchmark.peers.";
  private static final Path TARGET = Path.of("deploy", "benchmark", "peers", "target");

  final String label;
  final String remark;
  private final String program;
  private final String mode;

  Peer(String label, String program, String remark, String mode) {
    this.label = label;
    this.program = program;
    this.remark = remark;
    this.mode = mode;
  }

  String in() {
    return topic("in");
  }

  String out() {
    return topic("out");
  }

  private String topic(String end) {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "-" + end + ".v1";
  }

  /** What {@code java} is told to run it. */
  List<String> words(String bootstrapServers, Path directory) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-Xmx512m", "-cp"));
    words.add(TARGET.resolve("benchmark-peers-0.1.0.jar") + ":" + TARGET.resolve("lib") + "/*");
    words.addAll(List.of(PACKAGE + program, bootstrapServers, in(), out()));
    words.add(this == STREAMS ? directory.resolve("streams").toString() : mode);
    return words;
  }
}
