package org.referralrouter.routing;

import jakarta.validation.constraints.NotEmpty;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who speaks for the police.
 *
 * @param clients the OAuth clients that may release an embargo (paragraph 17)
 */
@Validated
@ConfigurationProperties("routing.police")
record PoliceSettings(@NotEmpty Set<String> clients) {}
