package org.referralrouter.routing.inforce;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.referralrouter.access.ClientFile;
import org.referralrouter.concern.Agencies;
import org.referralrouter.edge.health.Party;
import org.referralrouter.edge.health.Work;
import org.referralrouter.edge.kafka.KafkaClientFile;
import org.referralrouter.routing.RoutingSettings;
import org.referralrouter.routing.guard.Acceptance;
import org.referralrouter.routing.guard.Refusal;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.Procedures;
import org.referralrouter.wire.EventSerdes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what says which procedure is in force. */
@Configuration(proxyBeanMethods = false)
class InForceConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(InForceConfiguration.class);

  /** Shorter than a stream thread may be away without losing its partitions. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Bean
  Proposal proposal(RoutingSettings settings, Agencies agencies) {
    Procedures procedures = procedures(settings);
    Acceptance asked =
        Acceptance.of(procedures, settings.procedureId(), settings.procedureVersion());
    for (Refusal refusal : asked.refusals()) {
      LOG.error("{} {} is refused: {}", asked.asked().id(), asked.asked().version(), refusal);
    }
    if (asked.accepted()) {
      ProcedureDirectory files =
          procedures.find(settings.procedureId(), settings.procedureVersion());
      if (!files.agencies().equals(agencies)) {
        throw new OtherAgencies(files, agencies);
      }
    }
    return new Proposal(asked.asked(), !asked.accepted());
  }

  @Bean
  KnownChanges proceduresInForce(
      RoutingSettings settings, InForceSettings change, Agencies agencies, Clock clock) {
    return new KnownChanges(
        new ProcedureShelf(procedures(settings), settings.acceptedProcedureDirectory(), agencies),
        change.changeAhead().dividedBy(2),
        PATIENCE,
        clock);
  }

  @Bean(initMethod = "start")
  ProcedureLog procedureLog(
      RoutingSettings settings,
      InForceSettings change,
      @Value("${spring.cloud.stream.kafka.streams.binder.brokers}") String brokers,
      @Value("${" + KafkaClientFile.SETTING + "}") String clientFile,
      KnownChanges known,
      Proposal asked,
      Clock clock,
      ConfigurableApplicationContext context) {
    return new ProcedureLog(
        ClientFile.client(
            brokers, Optional.of(clientFile).filter(file -> !file.isBlank()).map(Path::of)),
        new EventSerdes(settings.registryUrl()),
        change.changeAhead(),
        clock,
        known,
        asked,
        _ -> Thread.ofPlatform().name("stop").start(context::close));
  }

  @Bean
  Ruling ruling(KnownChanges known, Proposal asked, Clock clock) {
    return new Ruling(known, asked, clock);
  }

  /**
   * Where a version was refused, another rules and the service is well; its log, its metric and
   * {@code /actuator/info} say so.
   */
  @Bean
  Work procedureInForce(Ruling ruling) {
    return () -> ruling.now().isPresent() ? Optional.empty() : Optional.of(Party.PROCEDURE);
  }

  private static Procedures procedures(RoutingSettings settings) {
    return new Procedures(
        Optional.ofNullable(settings.proceduresDirectory())
            .map(Path::toString)
            .filter(directory -> !directory.isEmpty())
            .map(Path::of));
  }
}
