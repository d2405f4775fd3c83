package org.fusiform.gateway.campaign.plan;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fusiform.contracts.campaign.CampaignDocument;
import org.fusiform.contracts.json.DocumentJson;
import org.fusiform.gateway.naming.Nearest;
import org.fusiform.gateway.problem.Problem;

/** Reads a campaign document; a Problem points to the field that is wrong. */
public final class DocumentReader {
    private DocumentReader() {}

    public static CampaignDocument read(String json) {
        try {
            CampaignDocument document = DocumentJson.MAPPER.readValue(json, CampaignDocument.class);
            if (document == null) {
                throw Problem.malformed(
                        "the campaign document is the JSON null; it needs models and stimulusSet", null);
            }
            return document;
        } catch (UnrecognizedPropertyException e) {
            List<String> known =
                    e.getKnownPropertyIds().stream().map(String::valueOf).toList();
            throw Problem.invalid(
                    pointer(e),
                    "there is no field '" + e.getPropertyName() + "'" + Nearest.hint(e.getPropertyName(), known));
        } catch (InvalidFormatException e) {
            throw Problem.invalid(pointer(e), wrongValue(e));
        } catch (JsonParseException e) {
            throw Problem.malformed(
                    "the campaign document is no JSON: " + e.getOriginalMessage() + " at line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr(),
                    e);
        } catch (JsonMappingException e) {
            throw Problem.invalid(pointer(e), e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw Problem.malformed("the campaign document is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String wrongValue(InvalidFormatException e) {
        if (!e.getTargetType().isEnum()) {
            return "'" + e.getValue() + "' is no " + e.getTargetType().getSimpleName();
        }
        List<String> options = List.of(e.getTargetType().getEnumConstants()).stream()
                .map(option -> DocumentJson.MAPPER.convertValue(option, String.class))
                .toList();
        return "'" + e.getValue() + "' is none of " + String.join(", ", options);
    }

    /** RFC 6901, as far as the reader came. */
    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .filter(Objects::nonNull)
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
