package org.referralrouter.routing.procedure;

import static org.referralrouter.concern.Answer.YES;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.EvidenceKind;
import org.referralrouter.concern.Meeting;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Urgency;

/**
 * What the reading makes of the rows that apply, written once more without the tables: merging,
 * where questions ride, flags and handling. A decision is told in lines, so that two can be held
 * against each other.
 */
final class PlainDecision {
  private static final Set<String> EXPLICIT =
      Set.of(
          "C1", "C2", "C4", "C5", "C9", "C10", "C11", "S1", "S5", "P1", "P2", "P4", "P5", "P7",
          "P12", "P13", "E2", "K6");
  private static final Set<String> EXPLICIT_IN_IMAGES = Set.of("C3", "S2", "S3", "S4", "K1", "K2");

  private static final Map<Agency, Position> DESKS =
      Map.of(
          Agency.POLICE, Position.POLICE_DESK,
          Agency.SOCIAL_CARE, Position.SOCIAL_CARE_DESK,
          Agency.CEOP_PREPARATION, Position.CEOP_DESK,
          Agency.DESIGNATED_OFFICER, Position.DESIGNATED_OFFICER_DESK,
          Agency.TRIAGE, Position.DUTY_DESK);

  private record Key(Agency to, @Nullable Person about) {
    String label() {
      return to + " " + (about == null ? "-" : about.ref()) + ": ";
    }
  }

  private final PlainReading reading;
  private final boolean released;
  private final Map<Key, List<PlainReading.Sent>> referrals = new LinkedHashMap<>();
  private final Set<String> lines = new TreeSet<>();

  private PlainDecision(PlainReading reading, boolean released) {
    this.reading = reading;
    this.released = released;
  }

  /**
   * The lines that the reading asks for.
   *
   * @param released whether the police have released the embargo
   */
  static Set<String> of(PlainReading reading, boolean released) {
    PlainDecision decision = new PlainDecision(reading, released);
    reading.sent.forEach(decision::send);
    decision.ask();
    decision.referrals.forEach(decision::tell);
    decision.referrals.keySet().forEach(decision::flag);
    decision.referrals.forEach((key, sent) -> decision.handle(key, codes(sent)));
    reading.leftOut.forEach(one -> decision.lines.add("not referred " + one));
    reading.advised.forEach(one -> decision.lines.add("advice " + one));
    decision.lines.add(
        "embargo " + (released ? "RELEASED" : decision.embargo() ? "ACTIVE" : "NONE"));
    return decision.lines;
  }

  /** The lines of a decision that was made. */
  static Set<String> of(Decision decision) {
    Set<String> lines = new TreeSet<>();
    for (DecidedReferral referral : decision.referrals()) {
      String to =
          referral.agency() + " " + (referral.subject() == null ? "-" : referral.subject()) + ": ";
      lines.add(to + referral.urgency());
      referral
          .purposes()
          .forEach(
              p ->
                  lines.add(
                      to + purpose(p.code(), p.paragraphs(), p.rules(), p.basis().toString())));
      referral
          .confidentiality()
          .forEach(
              f ->
                  lines.add(
                      to
                          + "flag "
                          + f.flag()
                          + " "
                          + f.paragraph()
                          + " "
                          + f.rule()
                          + " "
                          + f.basis()));
      referral
          .handling()
          .forEach(
              h ->
                  lines.add(
                      to + "handling " + h.instruction() + " " + h.paragraph() + " " + h.rule()));
      referral
          .questions()
          .forEach(
              q ->
                  lines.add(
                      to
                          + "asks "
                          + q.fact()
                          + " "
                          + (q.of() == null ? "-" : q.of())
                          + " "
                          + q.paragraph()
                          + " "
                          + q.rule()));
    }
    decision
        .notReferred()
        .forEach(
            n ->
                lines.add(
                    "not referred "
                        + n.agency()
                        + " "
                        + n.subject()
                        + " "
                        + n.reason()
                        + " "
                        + n.paragraph()));
    decision
        .advice()
        .forEach(a -> lines.add("advice " + a.code() + " " + a.paragraph() + " " + a.rule()));
    lines.add("embargo " + decision.embargo());
    return lines;
  }

  private void send(PlainReading.Sent sent) {
    referrals.computeIfAbsent(new Key(sent.to(), sent.about()), _ -> new ArrayList<>()).add(sent);
  }

  private void ask() {
    Set<Key> ruled = new HashSet<>(referrals.keySet());
    for (PlainReading.Asked asked : reading.asked) {
      Key own = new Key(asked.by(), asked.of());
      List<Key> carriers =
          asked.of() != null && ruled.contains(own)
              ? List.of(own)
              : ruled.stream().filter(key -> key.to() == asked.by()).toList();
      if (carriers.isEmpty()) {
        send(
            new PlainReading.Sent(
                Agency.TRIAGE,
                null,
                "ANSWER_QUESTION",
                List.of(asked.paragraph()),
                asked.row(),
                Urgency.STANDARD));
        carriers = List.of(new Key(Agency.TRIAGE, null));
      }
      String of = asked.of() == null ? "-" : asked.of().ref();
      carriers.forEach(
          key ->
              lines.add(
                  key.label()
                      + "asks "
                      + asked.fact()
                      + " "
                      + of
                      + " "
                      + asked.paragraph()
                      + " "
                      + asked.row()));
    }
  }

  private void tell(Key key, List<PlainReading.Sent> sent) {
    lines.add(
        key.label()
            + sent.stream().map(PlainReading.Sent::urgency).min(Comparator.naturalOrder()).get());
    for (String code : codes(sent)) {
      List<PlainReading.Sent> same =
          sent.stream().filter(one -> one.purpose().equals(code)).toList();
      List<String> rows = same.stream().map(PlainReading.Sent::row).toList();
      lines.add(
          key.label()
              + purpose(
                  code,
                  same.stream().flatMap(one -> one.paragraphs().stream()).toList(),
                  rows,
                  rows.stream().anyMatch(row -> basis(row).equals("EXPLICIT"))
                      ? "EXPLICIT"
                      : "INTERPRETATION"));
    }
  }

  private void flag(Key key) {
    boolean works = reading.adultSuspects.stream().anyMatch(s -> s.worksWithChildren() == YES);
    boolean staff = key.to() == Agency.HR_ALLEGATIONS || key.to() == Agency.DESIGNATED_OFFICER;
    boolean covert =
        key.to() == Agency.POLICE
            || key.to() == Agency.CEOP_PREPARATION
            || key.to() == Agency.SOCIAL_CARE;
    boolean both = anyone(this::victim) && anyone(p -> reading.isChild(p) && p.is(Role.SUSPECT));
    flag(embargo(), key, "DO_NOT_ALERT_SUSPECT 17 K1");
    flag(embargo() && works && staff, key, "WITHHOLD_SUSPENSION_REASON 17 K2");
    flag(is(Category.ADVERTISING_CHILD) && covert, key, "COVERT_ACTIVITY_POSSIBLE 26 K3");
    Answer hidden = reading.concern.reporter().identityProtected();
    flag(hidden == YES, key, "REPORTER_IDENTITY_PROTECTED 10 K4");
    flag(key.to() == Agency.HR_ALLEGATIONS, key, "CHILD_IDENTITY_WITHHELD 17 K5");
    flag(reading.peer && both && key.to() == Agency.SOCIAL_CARE, key, "SEPARATE_REFERRALS 45 K6");
    Position desk = DESKS.get(key.to());
    flag(desk != null && reading.suspectIs(desk), key, "RESTRICTED_READERS 17 K7");
  }

  private void handle(Key key, Set<String> purposes) {
    boolean police = key.to() == Agency.POLICE;
    boolean care = key.to() == Agency.SOCIAL_CARE;
    boolean victim = care && key.about() != null && victim(key.about());
    boolean child = care && key.about() != null && reading.isChild(key.about());
    boolean abuse = is(Category.ONLINE_SEXUAL_ABUSE) && (police || victim);
    boolean streamed = is(Category.LIVE_STREAMED_ABUSE) && (police || victim);
    boolean staff =
        reading.sexual
            && key.about() != null
            && reading.adultSuspect(key.about())
            && key.about().worksWithChildren() == YES
            && (care || key.to() == Agency.DESIGNATED_OFFICER);
    boolean home = purposes.contains("HOUSEHOLD_ASSESSMENT");
    boolean viewed = is(Category.CHILD_VIEWING_ABUSE_IMAGES);
    Integer occasions = reading.concern.grooming().contactOccasions();
    Meeting meeting = reading.concern.grooming().meeting();
    boolean met = meeting == Meeting.TRAVELLED || meeting == Meeting.TOOK_PLACE;
    boolean bullied =
        purposes.contains("VICTIM_ASSESSMENT") || purposes.contains("CHILD_WHO_HARMED_ASSESSMENT");
    handle(
        reading.sexual && !reading.adultSuspects.isEmpty() && police,
        key,
        "CHECK_OTHER_CHILDREN_IN_CONTACT 13 H1");
    handle(
        (reading.images || viewed || reading.sexualSharing)
            && !(key.to() == Agency.HR_ALLEGATIONS && embargo()),
        key,
        "DO_NOT_VIEW_COPY_OR_FORWARD 20 H2");
    handle(staff, key, "ASSESS_WORK_AND_FAMILY_RISK 18 H3");
    handle(staff, key, "CHECK_OTHER_CHILD_ACTIVITIES 19 H4");
    handle(abuse, key, "CHILD_MAY_DENY 28 H5");
    handle(abuse, key, "SENSITIVE_INTERVIEW 29 H6");
    handle(abuse, key, "CONSIDER_HARM_OF_VIDEO_INTERVIEW 29 H7");
    handle(streamed, key, "CONSIDER_HARM_OF_VIDEO_INTERVIEW 35 H7");
    handle(reading.images && victim, key, "DISCLOSURE_MAY_BE_INHIBITED 36 H8");
    handle(home, key, "HOUSEHOLD_ASSESSMENT_ELEMENTS 31 H9");
    handle(home && embargo(), key, "HOLD_PARTNER_INTERVIEW_UNTIL_RELEASE 17 H10");
    for (String what : List.of("SHUT_DOWN_SITE", "SEEK_CEOP_ADVICE", "SEEK_IWF_ADVICE")) {
      handle(is(Category.ADVERTISING_CHILD) && police, key, what + " 26 H11");
    }
    handle(
        is(Category.ONLINE_GROOMING) && occasions != null && occasions >= 2 && met && police,
        key,
        "GROOMING_OFFENCE_ELEMENTS 33 H12");
    handle(reading.sexual && victim, key, "CHILD_MAY_RESIST_HELP 12 H13");
    handle(viewed && child, key, "CHILD_MAY_BE_COERCED 32 H14");
    handle(reading.peer && bullied, key, "SUPPORT_BOTH_CHILDREN 43 H15");
    boolean device =
        reading.concern.evidence().stream().anyMatch(e -> e.kind() == EvidenceKind.DEVICE);
    handle(device && police, key, "SEIZURE_POWERS 14 H16");
    handle(
        reading.images && key.to() == Agency.HR_ALLEGATIONS && !embargo(),
        key,
        "SEXUAL_OFFENCES_ACT_FRAMEWORK 20 H17");
  }

  private boolean embargo() {
    return reading.sexual && !released;
  }

  private boolean anyone(Predicate<Person> test) {
    return reading.concern.people().stream().anyMatch(test);
  }

  private boolean victim(Person person) {
    return reading.isChild(person) && person.is(Role.VICTIM);
  }

  private boolean is(Category category) {
    return reading.concern.categories().contains(category);
  }

  private void flag(boolean applies, Key key, String flag) {
    if (applies) {
      String row = flag.substring(flag.lastIndexOf(' ') + 1);
      lines.add(key.label() + "flag " + flag + " " + basis(row));
    }
  }

  private void handle(boolean applies, Key key, String instruction) {
    if (applies) {
      lines.add(key.label() + "handling " + instruction);
    }
  }

  private String basis(String row) {
    return EXPLICIT.contains(row) || (reading.images && EXPLICIT_IN_IMAGES.contains(row))
        ? "EXPLICIT"
        : "INTERPRETATION";
  }

  private static Set<String> codes(List<PlainReading.Sent> sent) {
    Set<String> codes = new TreeSet<>();
    sent.forEach(one -> codes.add(one.purpose()));
    return codes;
  }

  private static String purpose(
      String code, List<String> paragraphs, List<String> rules, String basis) {
    return "purpose "
        + code
        + " "
        + new TreeSet<>(paragraphs)
        + " "
        + new TreeSet<>(rules)
        + " "
        + basis;
  }
}
