package org.referralrouter.routing;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.referralrouter.routing.concern.BankHolidays;
import org.referralrouter.routing.concern.Clocks;
import org.referralrouter.routing.concern.ResponseClock;
import org.referralrouter.routing.concern.Router;
import org.referralrouter.routing.guard.Acceptance;
import org.referralrouter.routing.guard.Refusal;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.Procedures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Puts the domain together from the settings. */
@EnableScheduling
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(RoutingConfiguration.class);

  @Bean
  Acceptance.InForce procedureInForce(RoutingSettings settings) {
    Optional<Path> board =
        Optional.ofNullable(settings.proceduresDirectory())
            .filter(directory -> !directory.toString().isEmpty());
    Acceptance.InForce inForce =
        new Acceptance(new Procedures(board), settings.acceptedProcedureDirectory())
            .choose(settings.procedureId(), settings.procedureVersion());
    for (Refusal refusal : inForce.refusals()) {
      LOG.error("The chosen procedure is refused, the last accepted one decides: {}", refusal);
    }
    return inForce;
  }

  @Bean
  ProcedureDirectory procedureDirectory(Acceptance.InForce inForce) {
    return inForce.procedure();
  }

  @Bean
  DecisionMaker decisionMaker(ProcedureDirectory procedure) {
    return procedure.decisions();
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  BankHolidays bankHolidays() {
    return BankHolidays.ofEngland();
  }

  @Bean
  Router router(
      ProcedureDirectory procedure,
      DecisionMaker decisions,
      BankHolidays holidays,
      RoutingSettings settings) {
    return new Router(
        decisions,
        new NeedToKnow(procedure.needToKnow()),
        new ResponseClock(
            Clocks.read(procedure.clocks()),
            settings.zone(),
            Stream.concat(holidays.days().stream(), settings.holidays().stream())
                .collect(Collectors.toUnmodifiableSet())));
  }
}
