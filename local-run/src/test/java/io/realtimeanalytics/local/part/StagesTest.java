package io.realtimeanalytics.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.realtimeanalytics.local.testing.Lines;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StagesTest {

    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final Lines lines = new Lines();
    private final Stages stages = new Stages(lines.console());

    @Test
    void stopsInReverseOrderOfTheStart() throws Exception {
        stages.start(List.of(part("first", () -> {})));
        stages.start(List.of(part("second", () -> {})));

        stages.close();

        assertThat(happened)
                .containsExactly("start first", "start second", "close second", "close first");
        assertThat(lines.all()).hasSize(4).anyMatch(line -> line.matches(".*first .* s  here"));
    }

    @Test
    void startsThePartsOfOneStageTogether() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);

        stages.start(
                List.of(
                        part("left", () -> both.await(10, TimeUnit.SECONDS)),
                        part("right", () -> both.await(10, TimeUnit.SECONDS))));

        assertThat(happened).containsExactlyInAnyOrder("start left", "start right");
    }

    @Test
    void namesThePartThatFailsAndStopsEvenThatOne() {
        Part broken =
                part(
                        "broken",
                        () -> {
                            throw new FailedStartException("no luck");
                        });

        assertThatThrownBy(() -> stages.start(List.of(broken)))
                .isInstanceOf(FailedStartException.class)
                .hasMessage("broken: no luck");
        stages.close();

        assertThat(happened).containsExactly("close broken");
    }

    @Test
    void doesNotWaitForTheOthersWhenOneFails() {
        Part endless = part("endless", () -> new CountDownLatch(1).await());
        Part broken =
                part(
                        "broken",
                        () -> {
                            throw new FailedStartException("no luck");
                        });

        assertThatThrownBy(() -> stages.start(List.of(endless, broken)))
                .hasMessage("broken: no luck");
    }

    @Test
    void goesOnWithoutAPartThatDoesNotStop() throws Exception {
        stages.start(List.of(part("good", () -> {})));
        stages.start(List.of(new Stubborn()));

        stages.close();

        assertThat(happened).containsExactly("start good", "close good");
        assertThat(lines.all()).anyMatch(line -> line.contains("stubborn did not stop in 0 s"));
    }

    private Part part(String name, Start start) {
        return new Part() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String start() throws Exception {
                start.run();
                happened.add("start " + name);
                return "here";
            }

            @Override
            public void close() {
                happened.add("close " + name);
            }
        };
    }

    private interface Start {
        void run() throws Exception;
    }

    private static final class Stubborn implements Part {
        @Override
        public String name() {
            return "stubborn";
        }

        @Override
        public String start() {
            return "here";
        }

        @Override
        public void close() throws InterruptedException {
            new CountDownLatch(1).await();
        }

        @Override
        public Duration closeLimit() {
            return Duration.ofMillis(50);
        }
    }
}
