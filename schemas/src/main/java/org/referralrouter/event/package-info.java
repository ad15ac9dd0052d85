/** The value of every topic, the topics themselves, and the ids that events derive. */
@NullMarked
package org.referralrouter.event;

import org.jspecify.annotations.NullMarked;
