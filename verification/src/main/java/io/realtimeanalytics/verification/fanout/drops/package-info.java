/** Screens whose connections break all the time, and what they show in the end. */
@NullMarked
package io.realtimeanalytics.verification.fanout.drops;

import org.jspecify.annotations.NullMarked;
