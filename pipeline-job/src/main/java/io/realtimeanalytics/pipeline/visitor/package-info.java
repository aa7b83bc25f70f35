/** Active visitors: in which windows a visitor is present. */
@NullMarked
package io.realtimeanalytics.pipeline.visitor;

import org.jspecify.annotations.NullMarked;
