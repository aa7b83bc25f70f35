/** Messages of the live protocol between bridge and dashboard; pinned by the golden files. */
@NullMarked
package io.realtimeanalytics.event.live;

import org.jspecify.annotations.NullMarked;
