package io.realtimeanalytics.collector.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.realtimeanalytics.event.avro.Campaign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example/",
        "https://shop.example/, https://shop.example/",
        "HTTPS://SHOP.Example/A/b, https://shop.example/A/b",
        "https://shop.example/a/, https://shop.example/a",
        "https://shop.example//a///b//, https://shop.example/a/b",
        "https://shop.example:8443/a, https://shop.example:8443/a",
        "https://user:pw@shop.example/a, https://shop.example/a",
        "https://shop.example/a;jsessionid=12F/b;x, https://shop.example/a/b",
        "https://shop.example/a#section, https://shop.example/a",
        "https://shop.example/a?email=x&q=y, https://shop.example/a",
        "https://shop.example/a?utm_source=x&q=y, https://shop.example/a?utm_source=x",
        "https://shop.example/a?fbclid=IwAR0x, https://shop.example/a?fbclid",
        "https://shop.example/a?utm_term=, https://shop.example/a",
        "https://shop.example/a?utm_term=%ZZ, https://shop.example/a?utm_term=%25ZZ",
        "https://shop.example/a?utm_id=j%40mail.example, https://shop.example/a?utm_id=***",
        "https://shop.example/u/jane.doe@mail.example/o, https://shop.example/u/***/o",
        "https://shop.example/u/jane%40mail.example, https://shop.example/u/***",
        "https://shop.example/tel/0791234567, https://shop.example/tel/***",
        "https://shop.example/product/12345678, https://shop.example/product/12345678",
        "http://[::1]:8081/shop/, http://[::1]:8081/shop",
        "http://localhost:8081/shop/, http://localhost:8081/shop",
    })
    void reducesToOneSpellingWithoutSecrets(String url, String reduced) {
        assertThat(PageAddress.parse(url).orElseThrow().url()).isEqualTo(reduced);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/path",
                "shop.example/a",
                "ftp://shop.example/",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "https://",
                "https:///a",
                "https://shop example/",
                "https://shop.example/a b",
                "https://shop.example/a\nb",
                "https://sh<op.example/",
                "https://shop.example:port/"
            })
    void takesNothingElse(String url) {
        assertThat(PageAddress.parse(url)).isEmpty();
    }

    @Test
    void readsTheCampaign() {
        String query =
                "utm_source=news+letter&utm_medium=mail&utm_campaign=spring%2026&utm_term=a"
                        + "&utm_content=b&utm_id=7&twclid=z&utm_source=second";

        Campaign campaign =
                PageAddress.parse("https://a.example/?" + query).orElseThrow().campaign();

        assertThat(campaign)
                .isEqualTo(
                        new Campaign("news letter", "mail", "spring 26", "a", "b", "7", "twclid"));
    }

    @Test
    void hasNoCampaignWithoutParameters() {
        assertThat(PageAddress.parse("https://a.example/?x=1").orElseThrow().campaign()).isNull();
    }
}
