/** Mail to reporters that says that there is news, and nothing else. */
@NullMarked
package org.referralrouter.intake.mail;

import org.jspecify.annotations.NullMarked;
