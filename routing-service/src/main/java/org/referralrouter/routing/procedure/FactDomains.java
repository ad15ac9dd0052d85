package org.referralrouter.routing.procedure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.referralrouter.concern.AgeGroup;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Harm;
import org.referralrouter.concern.Meeting;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Role;
import org.referralrouter.concern.Severity;
import org.referralrouter.decision.Embargo;

/** The facts that a column can name, with every value that each can have. */
public final class FactDomains {
  private static final List<Object> TRUTH = List.of(true, false);
  private static final Set<String> NAMES =
      Arrays.stream(Fact.values()).map(Fact::column).collect(Collectors.toUnmodifiableSet());

  private final Map<Fact, FactDomain> all = new EnumMap<>(Fact.class);

  /** Where these are the agencies. */
  public FactDomains(Agencies agencies) {
    for (Fact fact : Fact.values()) {
      all.put(fact, domain(fact, agencies));
    }
  }

  /** The fact of this name; empty where no fact is called so. */
  public Optional<FactDomain> of(String name) {
    return Fact.named(name).map(all::get);
  }

  /**
   * The fact of this name.
   *
   * @throws IllegalStateException where no fact is called so
   */
  public FactDomain get(String name) {
    return of(name).orElseThrow(() -> new IllegalStateException("No fact " + name));
  }

  /** The names of all facts, which are the same whatever the agencies are. */
  public static Set<String> names() {
    return NAMES;
  }

  private static FactDomain domain(Fact fact, Agencies agencies) {
    String name = fact.column();
    List<String> codes = agencies.all().stream().map(Agency::name).toList();
    return switch (fact) {
      case IMAGES,
          SEXUAL,
          PEER,
          PLANNED_FOR_GIVEN,
          REPEATED_CONTACT,
          DEVICE_EVIDENCE,
          DISCUSSED,
          ANY_SUSPECT,
          ANY_ADULT_SUSPECT,
          ANY_STAFF_SUSPECT,
          ANY_HOUSEHOLD_CHILD,
          ANY_VICTIM_CHILD,
          ANY_VICTIM_CHILD_UNHARMED,
          VICTIM_CHILD_AND_SUSPECT_CHILD,
          ADULT_SUSPECT,
          HAS_REFERRAL,
          ANY_REFERRAL,
          ANY_QUESTION,
          ADVICE_STANDS_ALONE,
          ABOUT_CHILD,
          ABOUT_VICTIM_CHILD,
          ABOUT_STAFF ->
          new FactDomain(name, TRUTH);
      case IMAGES_SEXUAL,
          IMMEDIATE_DANGER,
          ORGANISED_ABUSE,
          CRIME_ALLEGED,
          BEYOND_CURIOSITY,
          USED_IN_GROOMING,
          IDENTITY_PROTECTED,
          CHILD_IDENTIFIED,
          ABUSED_IN_PRODUCTION,
          WORKS_WITH_CHILDREN,
          HOUSEHOLD_CHILDREN ->
          one(name, Answer.values());
      case SEVERITY -> one(name, Severity.values());
      case MEETING -> one(name, Meeting.values());
      case HARM -> one(name, Harm.values());
      case AGE_GROUP -> one(name, AgeGroup.values());
      case CATEGORY -> one(name, Category.values());
      case EMBARGO -> one(name, Embargo.values());
      case AGENCY -> new FactDomain(name, List.copyOf(codes));
      case SUSPECT_POSITIONS ->
          FactDomain.several(name, agencies.positions().stream().map(Position::name).toList());
      case BARRED_AGENCIES, RESTRICTED_AGENCIES -> FactDomain.several(name, codes);
      case CATEGORIES -> FactDomain.several(name, names(Category.values()));
      case ROLES -> FactDomain.several(name, names(Role.values()));
      case PURPOSES -> FactDomain.several(name, List.of());
    };
  }

  private static FactDomain one(String name, Enum<?>[] values) {
    return new FactDomain(name, List.copyOf(names(values)));
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).<String>map(Enum::name).toList();
  }
}
