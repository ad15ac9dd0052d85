package org.referralrouter.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A running program that takes concerns from one topic and makes records of others: the product, or
 * a peer.
 */
final class Subject implements AutoCloseable {
  private final String label;
  private final String in;
  private final int outEach;
  private final MeasuredProcess process;
  private final CommittedCount committed;
  private final Duration start;

  /**
   * One that has just been started, which is waited for.
   *
   * @param in topic that it reads
   * @param outEach how many records of the topic that is counted each becomes
   */
  Subject(
      String label,
      String in,
      int outEach,
      MeasuredProcess process,
      CommittedCount committed,
      Feed feed) {
    this.label = label;
    this.in = in;
    this.outEach = outEach;
    this.process = process;
    this.committed = committed;
    feed.draw(in, 1).forEach(feed::send);
    committed.awaitMore(outEach);
    this.start = process.running();
  }

  String label() {
    return label;
  }

  String in() {
    return in;
  }

  int outEach() {
    return outEach;
  }

  MeasuredProcess process() {
    return process;
  }

  CommittedCount committed() {
    return committed;
  }

  /** From its start until a concern that was waiting for it was through. */
  Duration start() {
    return start;
  }

  /** Sends so many at once, and returns once all are through. */
  Burst burst(Feed feed, int concerns) throws IOException {
    List<ProducerRecord<byte[], byte[]>> records = feed.draw(in, concerns);
    Used before = process.used();
    long begun = System.nanoTime();
    records.forEach(feed::send);
    committed.awaitMore((long) concerns * outEach);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    return new Burst(concerns, took, process.used().since(before));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    committed.close();
    process.close();
  }
}
