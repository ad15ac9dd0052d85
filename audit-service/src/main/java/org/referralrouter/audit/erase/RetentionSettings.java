package org.referralrouter.audit.erase;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When what is erased.
 *
 * @param every the pause between two looks at what there is to erase
 * @param quietConcernDays days after its last event until a concern is erased by itself; 0 for
 *     never
 */
@ConfigurationProperties("audit.erasures")
record RetentionSettings(Duration every, int quietConcernDays) {}
