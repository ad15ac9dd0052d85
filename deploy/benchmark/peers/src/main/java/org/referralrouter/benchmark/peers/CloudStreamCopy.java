package org.referralrouter.benchmark.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Copies by Spring Cloud Stream with its binder for Kafka, in transactions that hold the offsets:
 * of each record ({@code record}) or of each poll ({@code batch}).
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class CloudStreamCopy {
  /** Runs until it is ended; the fourth word is the mode. */
  public static void main(String[] words) {
    boolean batch = words[3].equals("batch");
    new SpringApplicationBuilder(CloudStreamCopy.class)
        .web(WebApplicationType.NONE)
        .properties(settings(Job.of(words), batch ? "batch" : "record", batch))
        .run();
  }

  private static Map<String, Object> settings(Job job, String function, boolean batch) {
    String stream = "spring.cloud.stream.";
    String in = stream + "bindings." + function + "-in-0.";
    String out = stream + "bindings." + function + "-out-0.";
    String binder = stream + "kafka.binder.";
    Map<String, Object> settings = new HashMap<>();
    settings.put("spring.main.banner-mode", "off");
    settings.put("spring.main.keep-alive", true);
    settings.put("spring.cloud.function.definition", function);
    settings.put(in + "destination", job.in());
    settings.put(in + "group", job.name());
    settings.put(in + "consumer.batch-mode", batch);
    settings.put(in + "consumer.use-native-decoding", true);
    settings.put(out + "destination", job.out());
    settings.put(out + "producer.use-native-encoding", true);
    settings.put(out + "producer.header-mode", "none");
    settings.put(binder + "brokers", job.bootstrapServers());
    settings.put(binder + "auto-create-topics", false);
    settings.put(binder + "consumer-properties.isolation.level", "read_committed");
    settings.put(binder + "consumer-properties.max.poll.records", Job.POLLED);
    settings.put(binder + "transaction.transaction-id-prefix", job.name() + "-");
    job.producer()
        .forEach(
            (name, value) ->
                settings.put(binder + "transaction.producer.configuration." + name, value));
    return settings;
  }

  /** One record in its transaction. */
  @Bean
  public Function<Message<byte[]>, List<Message<byte[]>>> record() {
    return message -> {
      List<Message<byte[]>> copies = new ArrayList<>();
      addCopies(copies, message.getHeaders().get(KafkaHeaders.RECEIVED_KEY), message.getPayload());
      return copies;
    };
  }

  /** The records of a poll in their transaction. */
  @Bean
  public Function<Message<List<byte[]>>, List<Message<byte[]>>> batch() {
    return message -> {
      List<?> keys = (List<?>) message.getHeaders().get(KafkaHeaders.RECEIVED_KEY);
      List<Message<byte[]>> copies = new ArrayList<>();
      for (int i = 0; i < message.getPayload().size(); i++) {
        addCopies(copies, keys == null ? null : keys.get(i), message.getPayload().get(i));
      }
      return copies;
    };
  }

  private static void addCopies(List<Message<byte[]>> to, @Nullable Object key, byte[] value) {
    for (int copy = 0; copy < Job.COPIES; copy++) {
      to.add(MessageBuilder.withPayload(value).setHeader(KafkaHeaders.KEY, key).build());
    }
  }
}
