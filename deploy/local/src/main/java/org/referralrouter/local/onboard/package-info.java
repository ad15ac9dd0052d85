/** How an agency's own system joins: its client, its rights, a folder to hand over, a checklist. */
@NullMarked
package org.referralrouter.local.onboard;

import org.jspecify.annotations.NullMarked;
