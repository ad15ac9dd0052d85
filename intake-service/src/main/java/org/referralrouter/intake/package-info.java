/** Takes concerns in: the application and its settings. */
@NullMarked
package org.referralrouter.intake;

import org.jspecify.annotations.NullMarked;
