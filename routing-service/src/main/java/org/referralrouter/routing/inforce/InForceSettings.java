package org.referralrouter.routing.inforce;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How a change of the procedure comes into force.
 *
 * @param changeAhead how long after it is told; the clocks of the instances may differ by less than
 *     half of it
 */
@Validated
@ConfigurationProperties("routing.procedure-change")
record InForceSettings(@NotNull @DurationMin(seconds = 2) Duration changeAhead) {}
