package io.realtimeanalytics.collector.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.avro.Bot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentTest {

    private static final String WEBKIT = " AppleWebKit/537.36 (KHTML, like Gecko) ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(Windows NT 10.0; Win64; x64) Chrome/141.0 Safari/537.36 | desktop | Chrome | Windows",
                "(Windows NT 10.0) Chrome/141.0 Safari/537.36 Edg/141.0 | desktop | Edge | Windows",
                "(Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605 | desktop | Safari | macOS",
                "(X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0 | desktop | Firefox | Linux",
                "(X11; CrOS x86_64 14541) Chrome/141.0 Safari/537.36 | desktop | Chrome | ChromeOS",
                "(iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E Safari/604 | mobile"
                        + " | Safari | iOS",
                "(iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/141.0 Mobile/15E Safari/604 | mobile"
                        + " | Chrome | iOS",
                "(iPad; CPU OS 17_0 like Mac OS X) Version/17.0 Mobile/15E Safari/604 | tablet | Safari"
                        + " | iOS",
                "(Linux; Android 15; Pixel 9) Chrome/141.0 Mobile Safari/537.36 | mobile | Chrome"
                        + " | Android",
                "(Linux; Android 14; SM-X710) Chrome/141.0 Safari/537.36 | tablet | Chrome | Android",
                "(Linux; Android 14; SM-S921B) SamsungBrowser/26.0 Chrome/122 Mobile Safari/537.36"
                        + " | mobile | Samsung Internet | Android",
                "(Windows NT 10.0) Chrome/141.0 Safari/537.36 OPR/122.0 | desktop | Opera | Windows",
                "(SMART-TV; Linux; Tizen 7.0) Version/7.0 TV Safari/537.36 | tv | Safari | Tizen",
                "nothing known | unknown | unknown | unknown"
            })
    void knowsTheFamilies(String text, String deviceType, String browser, String os) {
        assertThat(UserAgent.parse("Mozilla/5.0" + WEBKIT + text, null, null))
                .isEqualTo(new UserAgent(deviceType, browser, os));
    }

    @Test
    void believesClientHintsMore() {
        String desktopMode = "Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0 Safari/537.36";

        assertThat(UserAgent.parse(desktopMode, true, "Android"))
                .isEqualTo(new UserAgent("mobile", "Chrome", "Android"));
        assertThat(UserAgent.parse(desktopMode, false, "Unheard Of"))
                .isEqualTo(new UserAgent("desktop", "Chrome", "Linux"));
    }

    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 (compatible; Googlebot/2.1), user_agent_declared",
        "facebookexternalhit/1.1, user_agent_declared",
        "Mozilla/5.0 HeadlessChrome/141.0 Safari/537.36, user_agent_automated",
        "curl/8.5.0, user_agent_library",
        "Java-http-client/17.0.15, user_agent_library",
        "'', user_agent_missing"
    })
    void seesBots(String text, String reason) {
        Bot bot = Bots.judge(text);

        assertThat(bot.getIsBot()).isTrue();
        assertThat(bot.getScore()).isEqualTo(1.0);
        assertThat(bot.getReasons()).containsExactly(reason);
    }

    @Test
    void doesNotTakePeopleForBots() {
        Bot bot = Bots.judge("Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36");

        assertThat(bot.getIsBot()).isFalse();
        assertThat(bot.getReasons()).isEmpty();
    }
}
