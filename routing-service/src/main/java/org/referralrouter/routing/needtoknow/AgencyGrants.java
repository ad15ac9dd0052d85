package org.referralrouter.routing.needtoknow;

import static org.referralrouter.routing.needtoknow.ConcernField.ALREADY_REPORTED_TO;
import static org.referralrouter.routing.needtoknow.ConcernField.BULLYING;
import static org.referralrouter.routing.needtoknow.ConcernField.CATEGORIES;
import static org.referralrouter.routing.needtoknow.ConcernField.CRIME_ALLEGED;
import static org.referralrouter.routing.needtoknow.ConcernField.GROOMING;
import static org.referralrouter.routing.needtoknow.ConcernField.IMAGES;
import static org.referralrouter.routing.needtoknow.ConcernField.IMMEDIATE_DANGER;
import static org.referralrouter.routing.needtoknow.ConcernField.OCCURRED_AT;
import static org.referralrouter.routing.needtoknow.ConcernField.ORGANISED_ABUSE;
import static org.referralrouter.routing.needtoknow.ConcernField.PLANNED_FOR;
import static org.referralrouter.routing.needtoknow.ConcernField.PORNOGRAPHY;
import static org.referralrouter.routing.needtoknow.ConcernField.SHARING;
import static org.referralrouter.routing.needtoknow.ConcernField.SUMMARY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Reporter;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.event.SharedPerson;

/** What one agency is granted, and so what its referrals share. */
final class AgencyGrants {
  private final Map<Row, Grant> rows;
  private final Grant childSuspects;
  private final Grant concernAfterRelease;

  /** By one grant for every row. */
  AgencyGrants(Map<Row, Grant> rows) {
    this.rows = new EnumMap<>(rows);
    this.childSuspects = row(Row.OTHER_CHILDREN).and(row(Row.SUSPECTS));
    this.concernAfterRelease = row(Row.CONCERN).or(row(Row.CONCERN_AFTER_RELEASE));
  }

  /** What this row grants in the end: what is granted always is granted after the release too. */
  Grant effective(Row row) {
    return row == Row.CONCERN_AFTER_RELEASE ? concernAfterRelease : row(row);
  }

  private Grant row(Row row) {
    return Objects.requireNonNull(rows.get(row), row::rowName);
  }

  SharedConcern share(Concern known, LocalDate day, @Nullable String subject, Embargo embargo) {
    Grant grant = embargo == Embargo.RELEASED ? concernAfterRelease : row(Row.CONCERN);
    return new SharedConcern(
        grant.of(CATEGORIES, known.categories()),
        grant.of(SUMMARY, known.summary()),
        grant.of(OCCURRED_AT, known.occurredAt()),
        grant.of(IMMEDIATE_DANGER, known.immediateDanger()),
        grant.of(ORGANISED_ABUSE, known.organisedAbuse()),
        grant.of(CRIME_ALLEGED, known.crimeAlleged()),
        grant.of(PLANNED_FOR, known.plannedFor()),
        ReporterField.share(known.reporter(), of(known.reporter())),
        people(known, day, subject),
        grant.of(IMAGES, known.images()),
        grant.of(GROOMING, known.grooming()),
        grant.of(PORNOGRAPHY, known.pornography()),
        grant.of(BULLYING, known.bullying()),
        OnlineField.share(known.online(), row(Row.ONLINE)),
        EvidenceField.share(known.evidence(), row(Row.EVIDENCE)),
        grant.of(ALREADY_REPORTED_TO, known.alreadyReportedTo()),
        grant.of(SHARING, known.sharing()));
  }

  private List<SharedPerson> people(Concern known, LocalDate day, @Nullable String subject) {
    List<SharedPerson> shared = new ArrayList<>();
    for (Person person : known.people()) {
      Grant grant = of(person, day, person.ref().equals(subject));
      if (!grant.isNothing()) {
        shared.add(PersonField.share(person, grant));
      }
    }
    return shared;
  }

  private Grant of(Reporter reporter) {
    return row(reporter.identityProtected() == Answer.YES ? Row.PROTECTED_REPORTER : Row.REPORTER);
  }

  /**
   * A person whom two rows cover is told only as far as both grant it; the subject of an allegation
   * is told as an adult where the age is not known.
   */
  private Grant of(Person person, LocalDate day, boolean subject) {
    boolean child = person.childOn(day);
    if (subject) {
      return row(child && !person.adultSuspectOn(day) ? Row.CHILD_SUBJECT : Row.SUBJECT);
    }
    if (person.is(Role.SUSPECT)) {
      return child ? childSuspects : row(Row.SUSPECTS);
    }
    return row(child ? Row.OTHER_CHILDREN : Row.OTHER_ADULTS);
  }
}
