package org.referralrouter.intake.api;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much one client may ask for.
 *
 * @param burst requests at once after a quiet time
 * @param perSecond requests a second that a client regains
 */
@Validated
@ConfigurationProperties("intake.rate")
record RateSettings(@Positive int burst, @Positive int perSecond) {}
