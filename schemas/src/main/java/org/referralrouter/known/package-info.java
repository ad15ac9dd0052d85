/** What is known of a concern: its revisions and the agencies' answers, made one set of facts. */
@NullMarked
package org.referralrouter.known;

import org.jspecify.annotations.NullMarked;
