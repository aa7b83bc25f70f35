package io.realtimeanalytics.verification.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The edges that the policies of one rendering open: between pods of the release where both ends
 * allow it, and to and from what is outside its namespace.
 */
final class NetworkEdges {

    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    private final List<NetworkPod> pods;
    private final List<JsonNode> policies;

    private NetworkEdges(List<NetworkPod> pods, List<JsonNode> policies) {
        this.pods = pods;
        this.policies = policies;
    }

    static NetworkEdges of(String valuesFile) {
        Stream<JsonNode> written =
                RenderedCharts.ofKind(valuesFile, "NetworkPolicy").stream()
                        .map(RenderedObject::json);
        Stream<JsonNode> strimzis =
                RenderedCharts.ofKind(valuesFile, "Kafka").stream()
                        .flatMap(cluster -> StrimziPolicies.of(cluster).stream());
        return new NetworkEdges(
                RenderedCharts.of(valuesFile).stream().flatMap(NetworkPod::of).distinct().toList(),
                Stream.concat(written, strimzis).toList());
    }

    NavigableSet<Edge> all() {
        NavigableSet<Edge> edges = outgoing();
        edges.retainAll(incoming());
        outgoing().stream().filter(edge -> isOutside(edge.to())).forEach(edges::add);
        incoming().stream().filter(edge -> isOutside(edge.from())).forEach(edges::add);
        return edges;
    }

    /** Between pods of the release, opened by one end and kept shut by the other: a mistake. */
    NavigableSet<Edge> openAtOneEnd() {
        NavigableSet<Edge> edges = outgoing();
        edges.addAll(incoming());
        edges.removeIf(edge -> isOutside(edge.from()) || isOutside(edge.to()));
        edges.removeAll(all());
        return edges;
    }

    private NavigableSet<Edge> outgoing() {
        NavigableSet<Edge> edges = new TreeSet<>();
        for (NetworkPod pod : pods) {
            for (JsonNode rule : rulesOver(pod, "egress")) {
                for (String peer : peers(rule.path("to"))) {
                    ports(rule).forEach(port -> edges.add(new Edge(pod.name(), peer, port)));
                }
            }
        }
        return edges;
    }

    private NavigableSet<Edge> incoming() {
        NavigableSet<Edge> edges = new TreeSet<>();
        for (NetworkPod pod : pods) {
            for (JsonNode rule : rulesOver(pod, "ingress")) {
                for (String peer : peers(rule.path("from"))) {
                    ports(rule).forEach(port -> edges.add(new Edge(peer, pod.name(), port)));
                }
            }
        }
        return edges;
    }

    private List<JsonNode> rulesOver(NetworkPod pod, String direction) {
        return policies.stream()
                .filter(policy -> Labels.select(policy.at("/spec/podSelector"), pod.labels()))
                .map(policy -> policy.path("spec").path(direction))
                .flatMap(rules -> RenderedObject.elements(rules).stream())
                .toList();
    }

    private List<String> peers(JsonNode peers) {
        return peers.isEmpty()
                ? List.of(outside("anybody"))
                : RenderedObject.elements(peers).stream().flatMap(this::names).toList();
    }

    private Stream<String> names(JsonNode peer) {
        if (peer.has("ipBlock")) {
            return Stream.of(outside("address " + peer.at("/ipBlock/cidr").asText()));
        }
        if (peer.has("namespaceSelector")) {
            JsonNode name = peer.at("/namespaceSelector/matchLabels").path(NAMESPACE_NAME);
            boolean isAny = name.isMissingNode();
            return Stream.of(outside(isAny ? "any namespace" : "namespace " + name.asText()));
        }
        return pods.stream()
                .filter(pod -> Labels.select(peer.path("podSelector"), pod.labels()))
                .map(NetworkPod::name);
    }

    private static IntStream ports(JsonNode rule) {
        JsonNode ports = rule.path("ports");
        if (ports.isEmpty()) {
            throw new IllegalArgumentException("a rule without ports opens all: " + rule);
        }
        return RenderedObject.elements(ports).stream().flatMapToInt(NetworkEdges::range);
    }

    private static IntStream range(JsonNode port) {
        int first = port.path("port").asInt();
        return IntStream.rangeClosed(first, port.path("endPort").asInt(first));
    }

    /** In italics in the table, as nothing of the release is. */
    private static String outside(String name) {
        return "*" + name + "*";
    }

    private static boolean isOutside(String name) {
        return name.startsWith("*");
    }
}
