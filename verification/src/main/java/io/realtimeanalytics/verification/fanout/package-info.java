/** Load tests of the bridge: ten thousand clients, slow ones, and other servers beside it. */
@NullMarked
package io.realtimeanalytics.verification.fanout;

import org.jspecify.annotations.NullMarked;
