/** The whole system on one machine: its processes, their order, their supervision and their end. */
@NullMarked
package org.referralrouter.local.run;

import org.jspecify.annotations.NullMarked;
