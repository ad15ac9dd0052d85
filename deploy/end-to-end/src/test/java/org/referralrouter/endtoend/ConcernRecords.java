package org.referralrouter.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.AgenciesFile;

/** What the topics hold of one concern, as anybody outside reads them. */
record ConcernRecords(Stack stack, UUID concern) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** The decisions, first to last. */
  List<DecisionMade> decisions() {
    return all(DecisionMade.class, Topic.DECISIONS)
        .sorted(Comparator.comparingInt(DecisionMade::sequence))
        .toList();
  }

  /** Every revision of every referral. */
  List<Referral> referrals() {
    return all(
            Referral.class,
            Topic.all(AgenciesFile.bundled()).stream()
                .filter(topic -> topic.eventType() == Referral.class)
                .toArray(Topic[]::new))
        .toList();
  }

  List<Escalation> escalations() {
    return all(Escalation.class, Topic.ESCALATIONS).toList();
  }

  List<ResponseOutcome> outcomes() {
    return all(ResponseOutcome.class, Topic.RESPONSE_OUTCOMES).toList();
  }

  /** The latest revision of a referral; waits until there is one. */
  Referral latest(Agency agency, @Nullable String subject) {
    return latest(agency, subject, _ -> true);
  }

  /** The latest revision of a referral that is so; waits until it is. */
  Referral latest(Agency agency, @Nullable String subject, Predicate<Referral> wanted) {
    UUID id = Referral.id(concern, agency, subject);
    return await("a referral to " + agency + " about " + subject)
        .atMost(PATIENCE)
        .until(
            () ->
                all(Referral.class, Topic.ofReferralsTo(agency))
                    .filter(referral -> referral.referralId().equals(id))
                    .max(Comparator.comparingInt(Referral::revision))
                    .filter(wanted),
            Optional::isPresent)
        .orElseThrow();
  }

  /** What routing made of a response; waits until it has. */
  ResponseOutcome outcome(UUID response) {
    return await("what routing made of a response")
        .atMost(PATIENCE)
        .until(
            () ->
                outcomes().stream()
                    .filter(outcome -> outcome.responseId().equals(response))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Waits for this many decisions. */
  void awaitDecisions(int number) {
    await(number + " decisions").atMost(PATIENCE).until(() -> decisions().size() >= number);
  }

  /** The records of these topics that are about the concern. */
  List<ConsumerRecord<String, Event>> records(Topic... topics) {
    return Records.read(
        stack.kafkaClient(Principal.AUDIT),
        stack.registryUrl(),
        List.of(topics),
        event -> concern.equals(event.concernId()));
  }

  private <E extends Event> Stream<E> all(Class<E> type, Topic... topics) {
    return records(topics).stream().map(ConsumerRecord::value).map(type::cast);
  }
}
