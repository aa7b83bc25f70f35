package io.realtimeanalytics.verification.charts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Kinds that there is a typed model of: Kubernetes' own, and those of the Prometheus operator. An
 * object is read into its model as strictly as an API server does: no field that the model lacks,
 * no number where text is due, nor the reverse.
 */
final class TypedKinds {

    private final KubernetesSerialization models = new KubernetesSerialization();
    private final Map<String, Class<?>> known = new HashMap<>();
    private final JsonMapper strict =
            JsonMapper.builder()
                    .annotationIntrospector(new WithoutSpareFields())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            config ->
                                    config.setCoercion(
                                                    CoercionInputShape.Integer, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Float, CoercionAction.Fail)
                                            .setCoercion(
                                                    CoercionInputShape.Boolean,
                                                    CoercionAction.Fail))
                    .build();

    boolean knows(JsonNode object) {
        return model(object) != GenericKubernetesResource.class;
    }

    /** What the object's model refuses: the first of it, or nothing. */
    List<String> problems(JsonNode object) {
        try {
            strict.treeToValue(object, model(object));
            return List.of();
        } catch (JsonMappingException e) {
            return List.of(e.getOriginalMessage() + " at " + e.getPathReference());
        } catch (JsonProcessingException e) {
            return List.of(e.getOriginalMessage());
        }
    }

    private Class<?> model(JsonNode object) {
        ObjectNode identity = JsonNodeFactory.instance.objectNode();
        identity.set("apiVersion", object.path("apiVersion"));
        identity.set("kind", object.path("kind"));
        return known.computeIfAbsent(identity.toString(), this::modelOf);
    }

    private Class<?> modelOf(String identity) {
        Object empty = models.unmarshal(identity);
        return empty.getClass();
    }

    /** The models keep fields that they do not know, for newer servers; here those are mistakes. */
    private static final class WithoutSpareFields extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
