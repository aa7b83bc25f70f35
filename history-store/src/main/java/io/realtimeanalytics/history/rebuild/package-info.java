/** Makes a store anew from the topic of settled results, and proves it equal to it. */
@NullMarked
package io.realtimeanalytics.history.rebuild;

import org.jspecify.annotations.NullMarked;
