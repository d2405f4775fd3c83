package org.fusiform.k8s.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads objects as the API server would with strict field validation. */
final class StrictYaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .annotationIntrospector(new NothingIsUnknown())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // A number is no text: quotes matter to the API server.
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private StrictYaml() {}

    static List<ObjectNode> documents(String yaml) {
        return MAPPER.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml).readAll();
    }

    /** @throws ManifestRefused that names the field which its kind does not have, or cannot have so */
    static <T> T typed(ObjectNode node, Class<T> kind) {
        try {
            return MAPPER.treeToValue(node, kind);
        } catch (JacksonException e) {
            throw new ManifestRefused(nameOf(node) + ": " + e.getOriginalMessage() + " at " + e.getPathReference(), e);
        }
    }

    static String nameOf(JsonNode node) {
        return node.path("kind").asString("?") + " "
                + node.path("metadata").path("name").asString("?");
    }

    /** The models keep fields that they do not know, and some ignore them: neither here. */
    private static final class NothingIsUnknown extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
            return Boolean.FALSE;
        }

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
            return super.findPropertyIgnoralByName(config, annotated).withoutIgnoreUnknown();
        }
    }
}
