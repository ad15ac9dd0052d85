package org.referralrouter.intake.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.referralrouter.edge.outbox.EventSource;
import org.referralrouter.edge.outbox.QueuedEntry;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.intake.submission.RevisionId;
import org.referralrouter.intake.submission.RevisionNumbers;
import org.referralrouter.intake.submission.Revisions;
import org.referralrouter.wire.Json;
import org.springframework.stereotype.Component;

/** What the queued rows stand for: a revision as it is stored, or an event as JSON. */
@Component
class QueuedEvents implements EventSource {
  private final Revisions stored;
  private final RevisionNumbers numbers;
  private final TopicAhead ahead;

  QueuedEvents(Revisions stored, RevisionNumbers numbers, TopicAhead ahead) {
    this.stored = stored;
    this.numbers = numbers;
    this.ahead = ahead;
  }

  @Override
  public Map<Long, Event> events(List<QueuedEntry> queued) {
    Map<Long, Event> events = new HashMap<>();
    Map<RevisionId, Long> revisions = new HashMap<>();
    for (QueuedEntry each : queued) {
      Topic topic = Topic.named(each.kind());
      if (topic.equals(Topic.CONCERNS)) {
        revisions.put(
            new RevisionId(UUID.fromString(each.key()), Integer.parseInt(each.content())),
            each.number());
      } else {
        Class<? extends Event> type = Objects.requireNonNull(topic.eventType());
        events.put(each.number(), Json.mapper().readValue(each.content(), type));
      }
    }
    for (ConcernRevision revision : publishable(new ArrayList<>(revisions.keySet()))) {
      var id = new RevisionId(revision.concernId(), revision.revision());
      events.put(Objects.requireNonNull(revisions.get(id)), numbered(revision));
    }
    return events;
  }

  // Routing takes a number that it has seen for a repeat, and the amendment would be swallowed. A
  // first revision is never put above others: it would take back what they said since.
  private List<ConcernRevision> publishable(List<RevisionId> revisions) {
    if (revisions.stream().anyMatch(QueuedEvents::amends) && !ahead.known()) {
      revisions.removeIf(QueuedEvents::amends);
    }
    return stored.stored(revisions);
  }

  private static boolean amends(RevisionId revision) {
    return revision.revision() > 1;
  }

  private ConcernRevision numbered(ConcernRevision revision) {
    return revision.revision() == 1
        ? revision
        : new ConcernRevision(
            revision.concernId(),
            numbers.numberOf(revision),
            revision.receivedAt(),
            revision.submittedBy(),
            revision.concern());
  }
}
