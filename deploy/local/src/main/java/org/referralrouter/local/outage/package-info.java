/** Takes what a service needs away for real, for the tests of {@code deploy/HEALTH.md}. */
@NullMarked
package org.referralrouter.local.outage;

import org.jspecify.annotations.NullMarked;
