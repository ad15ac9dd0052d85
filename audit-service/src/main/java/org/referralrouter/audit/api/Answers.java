package org.referralrouter.audit.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.Recorded.Question;
import org.referralrouter.audit.export.Export;
import org.referralrouter.audit.export.Format;
import org.referralrouter.audit.ledger.Entry;
import org.referralrouter.audit.ledger.EntryQuery;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.ledger.Timeline;
import org.referralrouter.concern.Agencies;
import org.springframework.stereotype.Component;

/**
 * The answers to people's questions, whoever shows them. Each is in the ledger before it is given;
 * {@code purpose} says why it is asked for, and {@link BadParameter} what cannot be read of it.
 */
@Component
public class Answers {
  private final Ledger ledger;
  private final Recorded recorded;
  private final Export export;
  private final Agencies agencies;

  Answers(Ledger ledger, Recorded recorded, Export export, Agencies agencies) {
    this.agencies = agencies;
    this.ledger = ledger;
    this.recorded = recorded;
    this.export = export;
  }

  /** One page of what happened. */
  public EntriesPage entries(
      Map<String, List<String>> parameters, @Nullable String purpose, Principal caller) {
    EntryQuery query = EntryParameters.read(parameters, agencies);
    return recorded.answer(
        new Question("AUDIT_ENTRIES_READ", query.concern(), query.referral(), query.agency()),
        purpose,
        caller,
        () -> EntriesPage.of(ledger.find(query), query.limit()));
  }

  /** Everything that is wrong with the parameters of {@link #entries}; empty where nothing is. */
  public List<BadParameter> refusals(Map<String, List<String>> parameters) {
    List<BadParameter> refusals = new ArrayList<>();
    for (Map.Entry<String, List<String>> one : parameters.entrySet()) {
      if (!one.getKey().equals("subject")) {
        refuse(Map.of(one.getKey(), one.getValue()), refusals);
      }
    }
    if (refusals.isEmpty()) {
      // What is wrong with parameters together.
      refuse(parameters, refusals);
    }
    return refusals;
  }

  private void refuse(Map<String, List<String>> parameters, List<BadParameter> refusals) {
    try {
      EntryQuery _ = EntryParameters.read(parameters, agencies);
    } catch (BadParameter bad) {
      refusals.add(bad);
    }
  }

  /**
   * What became of a referral, from the concern's submission to the agency's answer.
   *
   * @throws NoSuchElementException where the ledger knows no such referral
   */
  public List<EntryView> referral(String id, @Nullable String purpose, Principal caller) {
    return timeline(Timeline.of(EntryParameters.id("referral", id), ledger), purpose, caller);
  }

  /**
   * What became of a concern and all of its referrals.
   *
   * @throws NoSuchElementException where the ledger knows no such concern
   */
  public List<EntryView> concern(String id, @Nullable String purpose, Principal caller) {
    return timeline(Timeline.ofConcern(EntryParameters.id("concern", id), ledger), purpose, caller);
  }

  private List<EntryView> timeline(Timeline timeline, @Nullable String purpose, Principal caller) {
    return recorded.answer(
        new Question("AUDIT_TIMELINE_READ", timeline.concern(), timeline.referral(), null),
        purpose,
        caller,
        () -> timeline.entries().stream().map(EntryView::of).toList());
  }

  /**
   * One entry.
   *
   * @throws NoSuchElementException where the log has no such entry
   */
  public EntryView entry(LogId log, long index, @Nullable String purpose, Principal caller) {
    Entry entry = ledger.entry(log, index).orElseThrow();
    return recorded.answer(
        new Question(
            "AUDIT_ENTRY_READ",
            entry.facts().concernId(),
            entry.facts().referralId(),
            entry.facts().agency()),
        purpose,
        caller,
        () -> EntryView.of(entry));
  }

  /** What should have happened and has not, the longest waiting first. */
  public List<Missing> missing(
      Map<String, List<String>> parameters, @Nullable String purpose, Principal caller) {
    MissingParameters asked = MissingParameters.read(parameters, agencies);
    return recorded.answer(
        new Question("AUDIT_MISSING_READ", null, null, asked.agency()),
        purpose,
        caller,
        () -> ledger.missing(asked.kind(), asked.agency(), asked.before(), asked.limit()));
  }

  /** An export that may be sent. */
  public interface Sending {
    /** Streams it as a zip. */
    void to(HttpServletResponse response) throws IOException;
  }

  /**
   * The entries of a query with all that proves them, to be taken away. Recorded at once, streamed
   * later: who goes away meanwhile has been shown what was sent.
   */
  public Sending export(
      Map<String, List<String>> parameters, @Nullable String purpose, Principal caller) {
    Map<String, List<String>> asked = new HashMap<>(parameters);
    List<String> format = asked.remove("format");
    if (asked.containsKey("after") || asked.containsKey("limit")) {
      throw new BadParameter("after", "and limit have no meaning here: an export is whole");
    }
    Format as =
        EntryParameters.strictly(
                format == null ? Map.of() : Map.of("format", format), Set.of("format"))
            .value("format", "must be ndjson or csv", Format::named);
    EntryQuery query = EntryParameters.read(asked, agencies);
    Format chosen = as == null ? Format.NDJSON : as;
    return recorded.answer(
        new Question("AUDIT_EXPORTED", query.concern(), query.referral(), query.agency()),
        purpose,
        caller,
        () ->
            response -> {
              response.setContentType("application/zip");
              response.setHeader(
                  "Content-Disposition", "attachment; filename=\"audit-export.zip\"");
              export.write(query, asked, chosen, response.getOutputStream());
            });
  }
}
