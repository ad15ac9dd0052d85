package org.referralrouter.routing.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Bullying;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Consultation;
import org.referralrouter.concern.Evidence;
import org.referralrouter.concern.EvidenceKind;
import org.referralrouter.concern.Grooming;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Images;
import org.referralrouter.concern.Meeting;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Pornography;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Reporter;
import org.referralrouter.concern.Role;
import org.referralrouter.concern.Severity;
import org.referralrouter.wire.AgenciesFile;

/** Concerns of every kind, drawn from a seed and received on one day. */
public final class GeneratedConcerns {
  /** The day on which they are received. */
  public static final LocalDate RECEIVED = LocalDate.of(2026, 11, 2);

  private final Random random;

  /** Concerns that are drawn from this seed. */
  public GeneratedConcerns(long seed) {
    this.random = new Random(seed);
  }

  /** The next one. */
  public Concern next() {
    List<Person> people = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 1; i <= count; i++) {
      people.add(person("person-" + i));
    }
    return new Concern(
        some(Category.class, 1),
        "Words " + random.nextInt(3),
        null,
        one(Answer.class),
        one(Answer.class),
        one(Answer.class),
        random.nextBoolean() ? Instant.parse("2026-12-01T20:00:00Z") : null,
        new Reporter(
            "Example",
            null,
            "A name",
            null,
            null,
            null,
            one(Answer.class),
            some(Consultation.class, 0)),
        people,
        new Images(one(Answer.class)),
        new Grooming(random.nextBoolean() ? random.nextInt(4) : null, one(Meeting.class)),
        new Pornography(one(Answer.class), one(Answer.class)),
        new Bullying(Set.of(), one(Severity.class)),
        List.of(),
        random.nextBoolean()
            ? List.of(new Evidence(EvidenceKind.DEVICE, null, null, null))
            : List.of(),
        List.of(),
        null,
        List.of());
  }

  private Person person(String ref) {
    return new Person(
        ref,
        some(Role.class, 0),
        one(AgeGroup.class),
        one(Answer.class),
        "A name",
        dateOfBirth(),
        null,
        null,
        null,
        one(Answer.class),
        one(Harm.class),
        one(Answer.class),
        null,
        one(Answer.class),
        null,
        random.nextInt(4) == 0 ? positions() : Set.of());
  }

  /** Often none, often on one side or the other of a birthday that makes an adult. */
  private @Nullable LocalDate dateOfBirth() {
    LocalDate eighteen = RECEIVED.minusYears(18);
    return switch (random.nextInt(8)) {
      case 0 -> eighteen;
      case 1 -> eighteen.plusDays(1);
      case 2 -> eighteen.minusDays(random.nextInt(20_000));
      case 3 -> eighteen.plusDays(random.nextInt(6_000));
      default -> null;
    };
  }

  private <E extends Enum<E>> E one(Class<E> type) {
    E[] all = type.getEnumConstants();
    return all[random.nextInt(all.length)];
  }

  private Set<Position> positions() {
    List<Position> all = List.copyOf(AgenciesFile.bundled().positions());
    Set<Position> some = new TreeSet<>();
    int count = random.nextInt(3);
    while (some.size() < count) {
      some.add(all.get(random.nextInt(all.size())));
    }
    return some;
  }

  private <E extends Enum<E>> Set<E> some(Class<E> type, int least) {
    Set<E> some = EnumSet.noneOf(type);
    int count = least + random.nextInt(3);
    while (some.size() < count) {
      some.add(one(type));
    }
    return some;
  }
}
