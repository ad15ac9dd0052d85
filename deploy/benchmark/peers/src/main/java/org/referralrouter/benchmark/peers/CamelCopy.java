package org.referralrouter.benchmark.peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * Copies by Camel's component for Kafka. It writes the copies of a poll in one transaction, but not
 * the offsets with them: those follow by themselves, so that a poll is copied again after a crash
 * between the two. At least once is the nearest that it can do.
 */
final class CamelCopy extends RouteBuilder {
  private static final String BYTES = "org.apache.kafka.common.serialization.ByteArray";

  private final Job job;

  private CamelCopy(Job job) {
    this.job = job;
  }

  /** Runs until it is ended. */
  public static void main(String[] words) throws Exception {
    var main = new Main();
    main.configure().addRoutesBuilder(new CamelCopy(Job.of(words)));
    main.run();
  }

  @Override
  public void configure() {
    from(("kafka:%s?brokers=%s&groupId=%s&autoOffsetReset=earliest&isolationLevel=read_committed"
                + "&batching=true&batchingIntervalMs=100&pollTimeoutMs=100&maxPollRecords=%d&autoCommitEnable=false"
                + "&keyDeserializer=%sDeserializer&valueDeserializer=%sDeserializer")
            .formatted(job.in(), job.bootstrapServers(), job.name(), Job.POLLED, BYTES, BYTES))
        .process(CamelCopy::copy)
        .to(
            ("kafka:%s?brokers=%s&transactionalId=%s&requestRequiredAcks=all&lingerMs=%d&producerBatchSize=%d"
                    + "&keySerializer=%sSerializer&valueSerializer=%sSerializer")
                .formatted(
                    job.out(),
                    job.bootstrapServers(),
                    job.name(),
                    Job.LINGER_MS,
                    Job.BATCH_BYTES,
                    BYTES,
                    BYTES));
  }

  private static void copy(Exchange polled) {
    List<Exchange> copies = new ArrayList<>();
    for (Object record : Objects.requireNonNull(polled.getMessage().getBody(List.class))) {
      copies.addAll(Collections.nCopies(Job.COPIES, (Exchange) record));
    }
    polled.getMessage().setBody(copies);
  }
}
