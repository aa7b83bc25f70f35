package io.realtimeanalytics.bridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void quotesWhatNeedsItAndLeavesNumbersAlone() {
        assertThat(Csv.of(List.of(List.of("a,b", "say \"x\"", "-1.5", "2"))))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",-1.5,2\r\n");
    }

    @Test
    void makesNoFormulas() {
        assertThat(Csv.of(List.of(List.of("=1+1", "+x", "-x", "@x", "a=b"))))
                .isEqualTo("'=1+1,'+x,'-x,'@x,a=b\r\n");
    }
}
