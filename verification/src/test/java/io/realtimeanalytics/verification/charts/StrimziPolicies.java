package io.realtimeanalytics.verification.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The policies that Strimzi makes in the release's namespace, as far as the charts count on them:
 * its own ports among Kafka's pods, and the listeners for the peers that the Kafka resource names.
 */
final class StrimziPolicies {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private StrimziPolicies() {}

    static List<JsonNode> of(RenderedObject cluster) {
        JsonNode nodes = peer("strimzi.io/name", cluster.name() + "-kafka");
        JsonNode entityOperator = peer("strimzi.io/name", cluster.name() + "-entity-operator");
        List<JsonNode> policies = new ArrayList<>();
        policies.add(policy(nodes, JSON.arrayNode().add(nodes), 9090));
        policies.add(policy(nodes, JSON.arrayNode().add(nodes).add(entityOperator), 9091));
        for (JsonNode listener : cluster.at("/spec/kafka/listeners")) {
            JsonNode peers = listener.path("networkPolicyPeers");
            JsonNode brokers = peer("strimzi.io/broker-role", "true");
            policies.add(policy(brokers, peers, listener.path("port").asInt()));
        }
        return policies;
    }

    private static JsonNode peer(String label, String value) {
        ObjectNode peer = JSON.objectNode();
        peer.putObject("podSelector").putObject("matchLabels").put(label, value);
        return peer;
    }

    private static JsonNode policy(JsonNode to, JsonNode from, int port) {
        ObjectNode policy = JSON.objectNode();
        ObjectNode spec = policy.putObject("spec");
        spec.set("podSelector", to.path("podSelector"));
        ObjectNode rule = spec.putArray("ingress").addObject();
        rule.set("from", from);
        rule.putArray("ports").addObject().put("port", port);
        return policy;
    }
}
