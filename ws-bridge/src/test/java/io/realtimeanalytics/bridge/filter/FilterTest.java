package io.realtimeanalytics.bridge.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

    @Test
    void readsValuesOfSeveralDimensions() {
        Filter filter = Filter.parse("country=DE&country=FR&page=%2Fa%20b%26c");

        assertThat(filter.allowed().get(Dimension.COUNTRY)).isEqualTo(Set.of("DE", "FR"));
        assertThat(filter.allowed().get(Dimension.PAGE)).isEqualTo(Set.of("/a b&c"));
    }

    @Test
    void wantsOneValueOfEachDimension() {
        Filter filter = Filter.parse("country=DE&country=FR&device=mobile");

        assertThat(filter.matches(Facts.at(0).country("FR").device("mobile").build())).isTrue();
        assertThat(filter.matches(Facts.at(0).country("FR").device("tablet").build())).isFalse();
        assertThat(filter.matches(Facts.at(0).country("CH").device("mobile").build())).isFalse();
    }

    @Test
    void isWithinOneThatLetsMoreThrough() {
        Filter two = Filter.parse("country=DE&country=FR");

        assertThat(Filter.parse("country=FR&device=mobile").isWithin(two)).isTrue();
        assertThat(two.isWithin(Filter.ALL)).isTrue();
        assertThat(Filter.parse("country=FR&country=CH").isWithin(two)).isFalse();
        assertThat(Filter.parse("device=mobile").isWithin(two)).isFalse();
        assertThat(Filter.ALL.isWithin(two)).isFalse();
    }

    @Test
    void isWrittenAsItIsRead() {
        String text = "country=DE&country=FR&page=%2Fa%20b%26c";

        assertThat(Filter.parse("page=%2Fa+b%26c&country=FR&country=DE")).hasToString(text);
        assertThat(Filter.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'', filter is empty",
        "country, 'filter, character 1: expected dimension=value'",
        "country=DE&&device=mobile, 'filter, character 12: expected dimension=value'",
        "country=DE&browser=x, 'filter, character 12: expected campaign, country, device'",
        "country=%2, 'filter, character 9: not percent-encoded'",
    })
    void saysWhereItIsWrong(String text, String message) {
        assertThatThrownBy(() -> Filter.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void mayBeOfAnEarlierTime() {
        assertThat(LiveSelection.parse("ago=1d")).isEqualTo(new LiveSelection(Ago.DAY, Filter.ALL));
        assertThat(LiveSelection.parse("ago=7d&country=DE"))
                .isEqualTo(new LiveSelection(Ago.WEEK, Filter.parse("country=DE")));
        assertThatThrownBy(() -> LiveSelection.parse("ago=2h"))
                .hasMessage("filter, character 5: expected one of 1h, 1d, 7d");
    }

    @Test
    void isBounded() {
        assertThatThrownBy(() -> Filter.parse("page=" + "x".repeat(Filter.MAX_CHARS)))
                .hasMessageContaining("at most 2000");
        assertThatThrownBy(() -> Filter.parse("country=DE" + "&country=FR".repeat(50)))
                .hasMessageContaining("at most 50");
    }
}
