package org.fusiform.gateway.campaign.plan;

import java.util.ArrayList;
import java.util.List;
import org.fusiform.gateway.problem.FieldError;
import org.fusiform.gateway.problem.Problem;

/** What is wrong with a document, collected so that all of it is said at once. */
final class Mistakes {
    private final List<FieldError> errors = new ArrayList<>();

    void add(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    boolean any() {
        return !errors.isEmpty();
    }

    void throwIfAny() {
        if (any()) {
            throw Problem.invalid(errors);
        }
    }
}
