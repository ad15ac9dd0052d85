/**
 * What became of a concern, as far as its reporter may know (lifecycle, L15); knows neither HTTP
 * nor database nor Kafka.
 */
@NullMarked
package org.referralrouter.intake.progress;

import org.jspecify.annotations.NullMarked;
