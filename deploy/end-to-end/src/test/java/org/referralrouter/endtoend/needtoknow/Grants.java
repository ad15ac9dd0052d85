package org.referralrouter.endtoend.needtoknow;

import static org.referralrouter.concern.Agency.CEOP_PREPARATION;
import static org.referralrouter.concern.Agency.HR_ALLEGATIONS;
import static org.referralrouter.concern.Agency.POLICE;
import static org.referralrouter.concern.Agency.TRIAGE;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.endtoend.needtoknow.MarkedConcern.Place;
import tools.jackson.databind.JsonNode;

/**
 * The contract's table "Need to know", stated here once more by hand and independently of the table
 * that the product reads.
 */
final class Grants {
  private static final Set<Agency> WHOLE = Set.of(POLICE, CEOP_PREPARATION, TRIAGE);

  private Grants() {}

  /** The markers that a referral to this agency about this subject may hold. */
  static Set<String> of(MarkedConcern concern, Agency agency, @Nullable String subject) {
    return concern.places().entrySet().stream()
        .filter(marker -> granted(concern.json(), agency, subject, marker.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean granted(
      JsonNode concern, Agency agency, @Nullable String subject, Place place) {
    return switch (place.what()) {
      case "summary", "earlier" -> !HR_ALLEGATIONS.equals(agency);
      case "online", "evidence" -> WHOLE.contains(agency);
      case "name", "employment", "person" -> person(concern, agency, subject, place);
      default -> reporter(concern, agency, place.what());
    };
  }

  private static boolean reporter(JsonNode concern, Agency agency, String what) {
    boolean isOrganisation = what.equals("reporter.organisation");
    boolean isProtected = concern.at("/reporter/identityProtected").asString().equals("YES");
    return switch (agency.name()) {
      case "POLICE" -> true;
      case "SOCIAL_CARE", "CEOP_PREPARATION", "TRIAGE" -> !isProtected || isOrganisation;
      case "DESIGNATED_OFFICER" -> !isProtected && (isOrganisation || what.equals("reporter.role"));
      default -> false;
    };
  }

  private static boolean person(
      JsonNode concern, Agency agency, @Nullable String subject, Place place) {
    boolean child = isChild(concern, place.person());
    if (place.person().equals(subject)) {
      boolean hidden = child && !isAdultSuspect(concern, place.person());
      return !HR_ALLEGATIONS.equals(agency) || (!hidden && !place.what().equals("person"));
    }
    return switch (agency.name()) {
      case "POLICE", "CEOP_PREPARATION", "TRIAGE" -> true;
      case "SOCIAL_CARE" -> !child;
      default -> false;
    };
  }

  /** By the words of the reading: somebody of unknown age can count as a child and as this. */
  private static boolean isAdultSuspect(JsonNode concern, String ref) {
    JsonNode person = person(concern, ref);
    return !person.get("ageGroup").asString().equals("CHILD")
        && person.get("roles").valueStream().anyMatch(role -> role.asString().equals("SUSPECT"));
  }

  private static JsonNode person(JsonNode concern, String ref) {
    return concern
        .get("people")
        .valueStream()
        .filter(one -> one.get("ref").asString().equals(ref))
        .findFirst()
        .orElseThrow();
  }

  /** By the words of the reading; a child is never identified to HR. */
  private static boolean isChild(JsonNode concern, String ref) {
    JsonNode person = person(concern, ref);
    return switch (person.get("ageGroup").asString()) {
      case "CHILD" -> true;
      case "ADULT" -> false;
      default ->
          person
              .get("roles")
              .valueStream()
              .map(JsonNode::asString)
              .anyMatch(Set.of("VICTIM", "HOUSEHOLD_CHILD")::contains);
    };
  }
}
