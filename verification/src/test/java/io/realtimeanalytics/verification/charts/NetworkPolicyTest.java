package io.realtimeanalytics.verification.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may speak to whom, by the policies and by the documentation. */
class NetworkPolicyTest {

    private static final String VALUES_FILES =
            "io.realtimeanalytics.verification.charts.RenderedCharts#VALUES_FILES";
    private static final Path PAGE = Path.of("../docs/kubernetes.md");

    /** Names, names, ports, and why. */
    private static final Pattern ROW =
            Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| ([0-9, -]+) \\| [^|]+ \\|");

    private static final Pattern NAMES = Pattern.compile("[^,]+");
    private static final Pattern PORTS = Pattern.compile("([0-9]+)(?:-([0-9]+))?");

    @Test
    void edgesAreThoseOfTheDocumentation() throws IOException {
        NavigableSet<Edge> edges = new TreeSet<>();
        RenderedCharts.VALUES_FILES.forEach(file -> edges.addAll(NetworkEdges.of(file).all()));

        assertThat(edges).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(documented());
    }

    @ParameterizedTest
    @FieldSource(VALUES_FILES)
    void whatNoPolicyOpensIsShut(String valuesFile) {
        assertThat(RenderedCharts.ofKind(valuesFile, "NetworkPolicy"))
                .filteredOn(policy -> policy.at("/spec/podSelector").isEmpty())
                .filteredOn(policy -> !policy.at("/spec").has("ingress"))
                .filteredOn(policy -> !policy.at("/spec").has("egress"))
                .singleElement()
                .extracting(policy -> policy.at("/spec/policyTypes").toString())
                .isEqualTo("[\"Ingress\",\"Egress\"]");
    }

    @ParameterizedTest
    @FieldSource(VALUES_FILES)
    void bothEndsOfAnEdgeAgree(String valuesFile) {
        // Who of Kafka's own pods speaks to whom is in the policies that Strimzi makes.
        Predicate<Edge> isStrimzis = edge -> edge.port() == 9090 || edge.port() == 9091;

        // Whether the simulator sends past the collector is a value that Kafka's chart does not
        // see.
        Predicate<Edge> isSimulators = edge -> edge.from().equals("simulator");

        assertThat(NetworkEdges.of(valuesFile).openAtOneEnd())
                .filteredOn(isStrimzis.or(isSimulators).negate())
                .isEmpty();
    }

    private static NavigableSet<Edge> documented() throws IOException {
        NavigableSet<Edge> edges = new TreeSet<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                for (String from : names(row.group(1))) {
                    for (String to : names(row.group(2))) {
                        ports(row.group(3)).forEach(port -> edges.add(new Edge(from, to, port)));
                    }
                }
            }
        }
        return edges;
    }

    private static List<String> names(String cell) {
        return NAMES.matcher(cell).results().map(name -> name.group().strip()).toList();
    }

    private static IntStream ports(String cell) {
        return PORTS.matcher(cell).results().flatMapToInt(NetworkPolicyTest::range);
    }

    private static IntStream range(MatchResult ports) {
        int first = Integer.parseInt(ports.group(1));
        return IntStream.rangeClosed(
                first, ports.group(2) == null ? first : Integer.parseInt(ports.group(2)));
    }
}
