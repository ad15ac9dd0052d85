/** The pages for auditors: what the API answers, for people with a browser. */
@NullMarked
package org.referralrouter.audit.page;

import org.jspecify.annotations.NullMarked;
