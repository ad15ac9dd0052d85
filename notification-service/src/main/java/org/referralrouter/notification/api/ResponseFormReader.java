package org.referralrouter.notification.api;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Problem;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.known.QuestionFact;
import org.referralrouter.notification.response.ResponseForm;
import org.springframework.http.HttpStatus;

/** Reads what an agency sends: what each kind must come with, and what it must not. */
final class ResponseFormReader {
  private static final Set<String> FIELDS =
      Set.of("kind", "by", "reason", "redirectedTo", "fact", "of", "value", "person");
  private static final Set<ResponseKind> WITH_REASON =
      EnumSet.of(
          ResponseKind.NO_FURTHER_ACTION, ResponseKind.REDIRECTED, ResponseKind.EMBARGO_RELEASED);

  private final JsonBody body;
  private final Agency agency;
  private final Agencies agencies;

  private ResponseFormReader(JsonBody body, Agency agency, Agencies agencies) {
    this.body = body;
    this.agencies = agencies;
    this.agency = agency;
  }

  /**
   * Reads a response of this agency.
   *
   * @param agencies those that it may name
   */
  static RequestReading<ResponseForm> read(byte[] json, Agency agency, Agencies agencies) {
    JsonBody body = JsonBody.of(json, FIELDS);
    if (body == null) {
      String detail = "The body is not JSON. Send one JSON object, as UTF-8.";
      return new RequestReading.Refused<>(
          HttpStatus.BAD_REQUEST, detail, List.of(new Problem("", detail)));
    }
    return new ResponseFormReader(body, agency, agencies).form();
  }

  private RequestReading<ResponseForm> form() {
    ResponseKind kind = body.code("kind", ResponseKind.class, true);
    String by = body.text("by", true);
    String reason = body.text("reason", kind != null && WITH_REASON.contains(kind));
    Agency redirectedTo = redirectedTo(kind);
    boolean answered = kind == ResponseKind.ANSWERED;
    Optional<QuestionFact> question = question(kind);
    String fact = body.text("fact", false);
    String of = answered ? body.text("of", false) : null;
    String value = question.map(this::value).orElse(null);
    Person person = question.map(this::person).orElse(null);
    List<Problem> problems = body.problems();
    return problems.isEmpty()
        ? new RequestReading.Accepted<>(
            new ResponseForm(
                Objects.requireNonNull(kind),
                Objects.requireNonNull(by),
                reason,
                redirectedTo,
                fact,
                of,
                value,
                person))
        : new RequestReading.Refused<>(
            HttpStatus.UNPROCESSABLE_CONTENT, "Some of the body is not allowed.", problems);
  }

  private @Nullable Agency redirectedTo(@Nullable ResponseKind kind) {
    if (kind != ResponseKind.REDIRECTED) {
      onlyWith(kind, ResponseKind.REDIRECTED, "redirectedTo");
      return null;
    }
    Agency to = body.agency("redirectedTo", agencies);
    if (agency.equals(to)) {
      body.problem("redirectedTo", "must be another agency than your own");
    }
    return to;
  }

  private Optional<QuestionFact> question(@Nullable ResponseKind kind) {
    if (kind != ResponseKind.ANSWERED) {
      for (String field : List.of("fact", "of", "value", "person")) {
        onlyWith(kind, ResponseKind.ANSWERED, field);
      }
      return Optional.empty();
    }
    if (!body.has("fact")) {
      body.problem("fact", "is required");
      return Optional.empty();
    }
    Optional<QuestionFact> question =
        Optional.ofNullable(body.text("fact", true)).flatMap(QuestionFact::named);
    if (question.isEmpty()) {
      body.problem("fact", "is no fact that a question asks for; see the referral's questions");
    }
    return question;
  }

  private @Nullable String value(QuestionFact question) {
    if (question.role().isPresent()) {
      if (body.has("value")) {
        body.problem("value", "does not answer this question; name a person instead");
      }
      return null;
    }
    String value = body.text("value", true);
    if (value != null && !question.allowed().contains(value)) {
      body.problem(
          "value", "must be one of " + String.join(", ", new TreeSet<>(question.allowed())));
    }
    return value;
  }

  private @Nullable Person person(QuestionFact question) {
    if (question.role().isEmpty()) {
      if (body.has("person")) {
        body.problem("person", "does not answer this question; give a value instead");
      }
      return null;
    }
    if (!body.has("person")) {
      body.problem("person", "is required");
      return null;
    }
    return switch (PersonReading.of(body.node("person"), agencies)) {
      case PersonReading.Allowed(var person) -> person;
      case PersonReading.Refused(var problems) -> {
        body.add(problems);
        yield null;
      }
    };
  }

  private void onlyWith(@Nullable ResponseKind kind, ResponseKind its, String field) {
    if (kind != null && body.has(field)) {
      body.problem(field, "goes with the kind " + its + " alone; leave it out");
    }
  }
}
