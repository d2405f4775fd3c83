package org.fusiform.gateway.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Answers as they are sent and stored. */
record Answers(ObjectMapper json) {
    StoredAnswer sent(Made made) {
        try {
            return new StoredAnswer(made.status(), made.location(), json.writeValueAsString(made.view()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot be written as JSON: " + made.view().getClass(), e);
        }
    }

    StoredAnswer stored(Made made) {
        return made.secret() ? new StoredAnswer(made.status(), made.location(), null) : sent(made);
    }
}
