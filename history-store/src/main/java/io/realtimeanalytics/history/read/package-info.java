/** Questions to history: series, top lists, visitors, funnels, sites. */
@NullMarked
package io.realtimeanalytics.history.read;

import org.jspecify.annotations.NullMarked;
