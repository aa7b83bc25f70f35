/** What an event means, by its own fields alone: the same for everybody who counts. */
@NullMarked
package io.realtimeanalytics.event.rule;

import org.jspecify.annotations.NullMarked;
