/** What the servers are to tell: ten sites, each with something new four times a second. */
@NullMarked
package io.realtimeanalytics.verification.fanout.feed;

import org.jspecify.annotations.NullMarked;
