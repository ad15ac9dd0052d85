package org.referralrouter.local.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.NoAnswer;
import org.referralrouter.local.run.Service;

/**
 * How far behind each service is: records of topics that it has not read, and entries of its queues
 * that have not left.
 *
 * @param service that is behind
 * @param what it is behind with: a topic, or a queue
 * @param waiting how many records or entries wait; null where the service does not say
 * @param seconds how long the oldest has waited, where the service knows; null where it does not
 */
public record Lag(String service, String what, @Nullable Double waiting, @Nullable Double seconds) {
  private static final String PER_PARTITION = "kafka_consumer_fetch_manager_records_lag";
  private static final String QUEUED = "referrals_outbox_waiting";
  private static final String QUEUED_FOR = "referrals_outbox_age_seconds";
  private static final String UNSEALED = "referrals_ledger_unsealed_age_seconds";

  /** Of every service; of one that does not answer, one line that says so. */
  public static List<Lag> all(OperatorApi system) {
    List<Lag> all = new ArrayList<>();
    for (Service service : Service.values()) {
      all.addAll(of(service, system));
    }
    return all;
  }

  private static List<Lag> of(Service service, OperatorApi system) {
    try {
      Answer answer = system.manage(service, "/actuator/prometheus");
      return answer.ok()
          ? of(service.part(), Sample.all(answer.body()))
          : List.of(silent(service, answer.status() + ""));
    } catch (NoAnswer _) {
      return List.of(silent(service, "no answer"));
    }
  }

  private static Lag silent(Service service, String why) {
    return new Lag(service.part(), why, null, null);
  }

  static List<Lag> of(String service, List<Sample> samples) {
    List<Lag> all = new ArrayList<>();
    var topics = new TreeMap<String, Double>();
    for (Sample sample : samples) {
      if (sample.name().equals(PER_PARTITION) && sample.labels().containsKey("partition")) {
        topics.merge(
            sample.labels().getOrDefault("topic", ""), Math.max(0, orZero(sample)), Double::sum);
      }
    }
    // Kafka's clients tell of each topic twice, once with underlines in the place of dots.
    topics
        .keySet()
        .removeIf(topic -> topics.containsKey(topic.replace('_', '.')) && topic.contains("_"));
    topics.forEach((topic, waiting) -> all.add(new Lag(service, "topic " + topic, waiting, null)));
    for (Sample sample : samples) {
      String queue = sample.labels().getOrDefault("queue", "");
      if (sample.name().equals(QUEUED)) {
        all.add(
            new Lag(
                service,
                "queue of " + queue,
                known(sample.value()),
                samples.stream()
                    .filter(age -> age.name().equals(QUEUED_FOR))
                    .filter(age -> age.labels().getOrDefault("queue", "").equals(queue))
                    .findFirst()
                    .map(age -> known(age.value()))
                    .orElse(null)));
      } else if (sample.name().equals(UNSEALED)) {
        all.add(new Lag(service, "unsigned entries", null, known(sample.value())));
      }
    }
    return all;
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static double orZero(Sample sample) {
    return Double.isNaN(sample.value()) ? 0 : sample.value();
  }
}
