package org.referralrouter.benchmark.peers;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes.ByteArraySerde;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.KStream;

/** Copies by Kafka Streams, exactly once, with its own commit interval of 100 ms. */
final class StreamsCopy {
  private StreamsCopy() {}

  /** Runs until it is ended; the fourth word is the directory of its state. */
  public static void main(String[] words) {
    Job job = Job.of(words);
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, job.name());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, job.bootstrapServers());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, Path.of(words[3]).toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, ByteArraySerde.class);
    settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, ByteArraySerde.class);
    settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    settings.put(StreamsConfig.consumerPrefix("max.poll.records"), Job.POLLED);
    job.producer()
        .forEach((name, value) -> settings.put(StreamsConfig.producerPrefix(name), value));
    var builder = new StreamsBuilder();
    KStream<byte[], byte[]> records = builder.stream(job.in());
    records.flatMapValues(value -> Collections.nCopies(Job.COPIES, value)).to(job.out());
    var streams = new KafkaStreams(builder.build(), settings);
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
    streams.start();
  }
}
