package org.referralrouter.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import tools.jackson.databind.JsonNode;

/**
 * Sends invented concerns through a running system and tells, while it happens, what became of
 * each.
 */
public final class Demonstration {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String WHO = "Duty officer (demonstration)";

  private final Home home;
  private final Ports ports;
  private final Services services;
  private final Consumer<String> lines;

  /**
   * A demonstration that is not begun yet.
   *
   * @param lines shows a line with picocli's markup
   */
  public Demonstration(Home home, Ports ports, Consumer<String> lines) {
    this.home = home;
    this.ports = ports;
    this.services = new Services(home, ports);
    this.lines = lines;
  }

  /** Runs it; throws with the reason when the system does not do what it should. */
  public void run() {
    long mailsBefore = mails();
    var referrals = new ArrayList<Referral>();
    var samples = Sample.all();
    try (var happenings = new Happenings(ports.bootstrapServers(), ports.url(Port.REGISTRY))) {
      for (int i = 0; i < samples.size(); i++) {
        lines.accept("");
        lines.accept(
            "@|bold,underline %d/%d  %s|@"
                .formatted(i + 1, samples.size(), samples.get(i).title()));
        var sent = follow(samples.get(i), happenings);
        answer(sent, happenings);
        referrals.addAll(sent);
      }
    }
    showEntries(referrals.getLast().concernId());
    lines.accept("");
    lines.accept(
        "@|green %d concerns became %d referrals|@, each with its agency alone; %d mails are in %s"
            .formatted(samples.size(), referrals.size(), mails() - mailsBefore, home.mail()));
  }

  private List<Referral> follow(Sample sample, Happenings happenings) {
    long start = System.nanoTime();
    var concern = services.submit(sample);
    lines.accept("  accepted  %s  @|faint after %s|@".formatted(concern, since(start)));
    var made = happen(happenings, DecisionMade.class, concern, _ -> true);
    var decision = made.decision();
    lines.accept(
        "  decided   by %s %s, embargo %s  @|faint after %s|@"
            .formatted(
                decision.procedure().id(),
                decision.procedure().version(),
                decision.embargo(),
                since(start)));
    DecisionText.of(decision).forEach(lines);
    var referrals = new ArrayList<Referral>();
    for (var decided : decision.referrals()) {
      var id = Referral.id(concern, decided.agency(), decided.subject());
      referrals.add(
          happen(
              happenings, Referral.class, concern, referral -> referral.referralId().equals(id)));
    }
    lines.accept(
        "  referred  %d on their agencies' topics  @|faint after %s|@"
            .formatted(referrals.size(), since(start)));
    return referrals;
  }

  /** An agency answers: the police where they are told, else the first that is. */
  private void answer(List<Referral> referrals, Happenings happenings) {
    var referral =
        referrals.stream()
            .filter(sent -> sent.agency() == Agency.POLICE)
            .findFirst()
            .orElseGet(referrals::getFirst);
    long start = System.nanoTime();
    services.accept(referral, WHO);
    happen(
        happenings,
        Response.class,
        referral.concernId(),
        given -> given.referralId().equals(referral.referralId()));
    lines.accept(
        "  answered  %s accepted referral %s  @|faint after %s|@"
            .formatted(referral.agency().slug(), referral.referralId(), since(start)));
    lines.accept("  audited   " + AuditText.counted(entries(referral.concernId())));
  }

  private void showEntries(UUID concern) {
    lines.accept("");
    lines.accept(
        "@|bold,underline What the audit log holds of the last one, concern %s|@"
            .formatted(concern));
    AuditText.of(entries(concern)).forEach(lines);
  }

  /** The response is the last that becomes of a concern here. */
  private JsonNode entries(UUID concern) {
    return services.entries(concern, "Response").json().path("entries");
  }

  private static <E extends Event> E happen(
      Happenings happenings, Class<E> type, UUID concern, Happenings.Wanted<E> wanted) {
    return happenings
        .await(type, concern, wanted, PATIENCE)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No %s of concern %s came within %d s. Its status and the logs tell more."
                        .formatted(type.getSimpleName(), concern, PATIENCE.toSeconds())));
  }

  private static String since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms";
  }

  private long mails() {
    try (var files = Files.list(home.mail())) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + home.mail(), e);
    }
  }
}
