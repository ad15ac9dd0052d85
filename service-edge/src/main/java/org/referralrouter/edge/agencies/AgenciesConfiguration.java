package org.referralrouter.edge.agencies;

import org.referralrouter.concern.Agencies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The agencies as a bean. */
@Configuration(proxyBeanMethods = false)
public class AgenciesConfiguration {
  @Bean
  Agencies agencies(Environment environment) {
    return AgenciesSetting.agencies(environment);
  }
}
