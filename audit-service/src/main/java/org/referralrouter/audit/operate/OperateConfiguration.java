package org.referralrouter.audit.operate;

import io.micrometer.core.instrument.MeterRegistry;
import org.referralrouter.audit.ledger.StepLimits;
import org.referralrouter.edge.measure.Measure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How long steps may take, and who counts them. */
@Configuration(proxyBeanMethods = false)
class OperateConfiguration {
  private static final String NONE = "NONE";

  @Bean
  StepLimits stepLimits(OperateSettings settings) {
    return new StepLimits(settings.decidedWithin(), settings.toldWithin());
  }

  @Bean
  StepsDone stepsDone(MeterRegistry meters) {
    return steps ->
        steps.forEach(
            step ->
                Measure.STEPS
                    .counter(
                        meters,
                        step.step().name(),
                        step.agency() == null ? NONE : step.agency().name(),
                        Boolean.toString(step.inTime()))
                    .increment());
  }
}
