package org.referralrouter.routing;

import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.referralrouter.routing.concern.BankHolidays;
import org.referralrouter.routing.inforce.ProceduresInForce;
import org.referralrouter.routing.inforce.Routers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Puts the domain together from the settings. */
@EnableScheduling
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  BankHolidays holidaysOfEngland() {
    return BankHolidays.ofEngland();
  }

  @Bean
  Routers routers(ProceduresInForce procedures, BankHolidays holidays, RoutingSettings settings) {
    return new Routers(
        procedures,
        settings.zone(),
        Stream.concat(holidays.days().stream(), settings.holidays().stream())
            .collect(Collectors.toUnmodifiableSet()));
  }
}
