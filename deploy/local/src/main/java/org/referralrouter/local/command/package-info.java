/** The referrals command. */
@NullMarked
package org.referralrouter.local.command;

import org.jspecify.annotations.NullMarked;
