/** How fast the live job works off what has piled up. */
@NullMarked
package io.realtimeanalytics.verification.drain;

import org.jspecify.annotations.NullMarked;
