package org.referralrouter.routing;

import org.referralrouter.routing.concern.AcknowledgementClock;
import org.referralrouter.routing.concern.Clocks;
import org.referralrouter.routing.concern.Router;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.Procedures;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the domain together from the settings. */
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {
  @Bean
  DecisionMaker decisionMaker(RoutingSettings settings) {
    return Procedures.load(settings.procedureId(), settings.procedureVersion());
  }

  @Bean
  Router router(DecisionMaker procedure, RoutingSettings settings, PoliceSettings police) {
    byte[] table = Procedures.needToKnow(settings.procedureId(), settings.procedureVersion());
    byte[] clocks = Procedures.clocks(settings.procedureId(), settings.procedureVersion());
    return new Router(
        procedure,
        new NeedToKnow(table),
        new AcknowledgementClock(Clocks.read(clocks), settings.zone(), settings.holidays()),
        police.clients());
  }
}
