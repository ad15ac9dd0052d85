package org.referralrouter.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Bullying;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.EarlierReport;
import org.referralrouter.concern.Evidence;
import org.referralrouter.concern.Grooming;
import org.referralrouter.concern.Images;
import org.referralrouter.concern.OnlinePlace;
import org.referralrouter.concern.Pornography;
import org.referralrouter.concern.Sharing;

/**
 * The part of a concern that one agency may know: a concern with fields left out by the
 * need-to-know table. Null is "not told", never "not known".
 */
public record SharedConcern(
    @Nullable Set<Category> categories,
    @Nullable String summary,
    @Nullable Instant occurredAt,
    @Nullable Answer immediateDanger,
    @Nullable Answer organisedAbuse,
    @Nullable Answer crimeAlleged,
    @Nullable Instant plannedFor,
    @Nullable SharedReporter reporter,
    List<SharedPerson> people,
    @Nullable Images images,
    @Nullable Grooming grooming,
    @Nullable Pornography pornography,
    @Nullable Bullying bullying,
    @Nullable List<OnlinePlace> online,
    @Nullable List<Evidence> evidence,
    @Nullable List<EarlierReport> alreadyReportedTo,
    @Nullable Sharing sharing) {

  public SharedConcern {
    people = people == null ? List.of() : List.copyOf(people);
  }

  /** Nothing is told. */
  public static final SharedConcern NOTHING =
      new SharedConcern(
          null, null, null, null, null, null, null, null, List.of(), null, null, null, null, null,
          null, null, null);

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "SharedConcern[redacted]";
  }
}
