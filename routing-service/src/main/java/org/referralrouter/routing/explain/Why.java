package org.referralrouter.routing.explain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Problem;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.routing.procedure.Explained;
import org.referralrouter.routing.procedure.Reasons;
import org.referralrouter.routing.register.Texts;

/**
 * Tells people: what goes to whom and on which paragraph, and what was considered and did not
 * apply. Codes, refs and the procedure's own words only, nothing that a reporter wrote.
 *
 * @param day the day on which ages are reckoned
 */
record Why(Reasons reasons, Texts texts, LocalDate day) implements Telling {
  @Override
  public String decided(int number, Concern concern) {
    Explained explained = reasons.explain(concern, day);
    Decision decision = explained.decision();
    StringBuilder view = new StringBuilder();
    view.append("Concern ").append(number).append(", by ");
    view.append(decision.procedure().id()).append(' ').append(decision.procedure().version());
    view.append("\n").append(decision.procedure().digest()).append("\n");
    if (decision.embargo() == Embargo.ACTIVE) {
      view.append("Embargo ACTIVE: nobody suspected may learn of it before the police allow it.\n");
    }
    view.append("\nWHAT GOES TO WHOM\n").append(outcome(decision));
    view.append("\nCONSIDERED, AND DID NOT APPLY\n").append(considered(explained));
    return view.append("\n").toString();
  }

  @Override
  public String refused(int number, List<Problem> problems) {
    return "Concern " + number + " is refused; the errors say why.\n\n";
  }

  private String outcome(Decision decision) {
    Columns columns = new Columns(List.of(20, 12, 52, 9, 9, 8));
    columns.row("to", "", "", "paragraph", "row", "basis");
    decision.referrals().forEach(referral -> add(columns, referral));
    decision
        .notReferred()
        .forEach(
            not ->
                columns.row(
                    to(not.agency(), not.subject()),
                    "not referred",
                    words("reasons", not.reason()),
                    not.paragraph(),
                    "",
                    ""));
    decision
        .advice()
        .forEach(
            advice ->
                columns.row(
                    "the reporter",
                    "advice",
                    words("advice", advice.code()),
                    advice.paragraph(),
                    advice.rule(),
                    ""));
    return columns.toString();
  }

  private void add(Columns columns, DecidedReferral referral) {
    columns.row(to(referral.agency(), referral.subject()), referral.urgency().name());
    referral
        .purposes()
        .forEach(
            purpose ->
                columns.row(
                    "",
                    "purpose",
                    words("purposes", purpose.code()),
                    String.join(", ", purpose.paragraphs()),
                    String.join(", ", purpose.rules()),
                    basis(purpose.basis())));
    referral
        .confidentiality()
        .forEach(
            flag ->
                columns.row(
                    "",
                    "flag",
                    words("flags", flag.flag()),
                    flag.paragraph(),
                    flag.rule(),
                    basis(flag.basis())));
    referral
        .handling()
        .forEach(
            handling ->
                columns.row(
                    "",
                    "handling",
                    words("handling", handling.instruction()),
                    handling.paragraph(),
                    handling.rule(),
                    ""));
    referral
        .questions()
        .forEach(
            question ->
                columns.row(
                    "",
                    "question",
                    words("questions", question.fact())
                        + (question.of() == null ? "" : " Of " + question.of() + "."),
                    question.paragraph(),
                    question.rule(),
                    ""));
  }

  private String considered(Explained explained) {
    Columns columns = new Columns(List.of(5, 18, 50, 41));
    columns.row("row", "about", "what it says", "and here");
    for (NotApplied row : NotApplied.of(explained)) {
      columns.row(
          row.rule().id(),
          row.about(),
          row.rule().sentence(),
          row.because().entrySet().stream()
              .map(fact -> texts.of("facts", fact.getKey()) + ": " + value(fact.getValue()))
              .collect(Collectors.joining("; ")));
    }
    for (String child : explained.unidentifiable()) {
      columns.row("C, Q", child, "Rules and questions for each child.", "identified: NO");
    }
    return columns.toString();
  }

  private String words(String kind, String code) {
    return code + ". " + texts.of(kind, code);
  }

  private static String to(Agency agency, @Nullable String subject) {
    return subject == null ? agency.name() : agency + " (" + subject + ")";
  }

  private static String basis(Basis basis) {
    return basis == Basis.EXPLICIT ? "text" : "board";
  }

  private static String value(Object value) {
    return switch (value) {
      case Boolean truth -> truth ? "yes" : "no";
      case Collection<?> none when none.isEmpty() -> "none";
      case Collection<?> several ->
          several.stream().map(String::valueOf).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }
}
