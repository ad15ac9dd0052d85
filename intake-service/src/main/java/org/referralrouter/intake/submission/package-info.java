/**
 * What it means to submit, revise and follow a concern; knows neither HTTP nor database nor Kafka.
 */
@NullMarked
package org.referralrouter.intake.submission;

import org.jspecify.annotations.NullMarked;
