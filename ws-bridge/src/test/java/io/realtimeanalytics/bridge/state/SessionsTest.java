package io.realtimeanalytics.bridge.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.bridge.testing.Results;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final Sessions sessions = new Sessions();

    @Test
    void keepsThoseThatEndedLastEachOnce() {
        for (int i = 1; i <= Sessions.MAX_SESSIONS + 10; i++) {
            assertThat(sessions.apply(Results.session("shop", "s" + i, i).build())).isTrue();
        }

        assertThat(sessions.all()).hasSize(Sessions.MAX_SESSIONS);
        assertThat(sessions.all().get(0).getSessionId()).isEqualTo("s11");
        assertThat(sessions.find("s10")).isNull();
        assertThat(sessions.apply(Results.session("shop", "s11", 11).build())).isFalse();
        assertThat(sessions.apply(Results.session("shop", "older", 1).build())).isFalse();
    }
}
