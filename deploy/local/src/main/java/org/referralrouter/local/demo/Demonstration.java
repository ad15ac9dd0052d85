package org.referralrouter.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;

/**
 * Sends invented concerns through a running system and tells, while it happens, what became of
 * each.
 */
public final class Demonstration {
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
    var samples = Sample.all();
    List<List<Referral>> referred = new ArrayList<>();
    // Audit is the one who may read every topic.
    var client = home.kafkaClients().client(Principal.AUDIT, ports.bootstrapServers());
    try (var watch = new EventWatch(client, ports.url(Port.REGISTRY))) {
      var desk = new AgencyDesk(services, lines);
      for (int i = 0; i < samples.size(); i++) {
        lines.accept("");
        lines.accept(
            "@|bold,underline %d/%d  %s|@"
                .formatted(i + 1, samples.size(), samples.get(i).title()));
        var referrals = follow(samples.get(i), watch);
        respond(referrals, desk);
        referred.add(referrals);
      }
      new ConcernStory(services, watch, desk, lines)
          .tell(samples.getFirst().title(), referred.getFirst());
    }
    lines.accept("");
    lines.accept(
        "@|green %d concerns became %d referrals|@, each with its agency alone; %d mails are in %s"
            .formatted(
                samples.size(),
                referred.stream().mapToInt(List::size).sum(),
                mails() - mailsBefore,
                home.mail()));
  }

  private List<Referral> follow(Sample sample, EventWatch watch) {
    var elapsed = new Elapsed();
    var concern = services.submit(sample);
    lines.accept("  accepted  %s  @|faint after %s|@".formatted(concern, elapsed));
    var made = watch.await(DecisionMade.class, concern, _ -> true);
    var decision = made.decision();
    lines.accept(
        "  decided   by %s %s, embargo %s  @|faint after %s|@"
            .formatted(
                decision.procedure().id(),
                decision.procedure().version(),
                decision.embargo(),
                elapsed));
    DecisionText.of(decision).forEach(lines);
    var referrals = new ArrayList<Referral>();
    for (var decided : decision.referrals()) {
      var id = Referral.id(concern, decided.agency(), decided.subject());
      referrals.add(
          watch.await(Referral.class, concern, referral -> referral.referralId().equals(id)));
    }
    lines.accept(
        "  referred  %d on their agencies' topics  @|faint after %s|@"
            .formatted(referrals.size(), elapsed));
    return referrals;
  }

  /** One agency reads and accepts: the police where they are told, else the first that is. */
  private void respond(List<Referral> referrals, AgencyDesk desk) {
    var referral =
        referrals.stream()
            .filter(sent -> Agency.POLICE.equals(sent.agency()))
            .findFirst()
            .orElseGet(referrals::getFirst);
    desk.says(referral, ResponseKind.RECEIVED);
    desk.says(referral, ResponseKind.ACCEPTED);
    var entries = services.entries(referral.concernId(), "ResponseOutcome").json().path("entries");
    lines.accept("  audited   " + AuditText.counted(entries));
  }

  private long mails() {
    try (var files = Files.list(home.mail())) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + home.mail(), e);
    }
  }
}
