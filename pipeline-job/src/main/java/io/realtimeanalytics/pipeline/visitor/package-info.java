/** What is followed by visitor: sessions as they grow, and the windows that a visitor is in. */
@NullMarked
package io.realtimeanalytics.pipeline.visitor;

import org.jspecify.annotations.NullMarked;
