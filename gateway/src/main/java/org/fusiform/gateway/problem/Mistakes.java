package org.fusiform.gateway.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What is wrong with a request, collected so that all of it is said at once. */
public final class Mistakes {
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();

    /** What a field that could not be read lacks is no mistake of its own. */
    public void add(String pointer, String detail) {
        if (!unreadable.contains(pointer)) {
            errors.add(new FieldError(pointer, detail));
        }
    }

    /** The field has not the form that it should have, and is left out of what is checked further. */
    void addUnreadable(String pointer, String detail) {
        add(pointer, detail);
        unreadable.add(pointer);
    }

    /** What the check gives, or null where it finds mistakes, which are noted; other Problems are thrown as they are. */
    public <T> T note(Supplier<T> check) {
        try {
            return check.get();
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            problem.errors().forEach(error -> add(error.pointer(), error.detail()));
            return null;
        }
    }

    public boolean any() {
        return !errors.isEmpty();
    }

    public int count() {
        return errors.size();
    }

    public void throwIfAny() {
        if (any()) {
            throw Problem.invalid(errors);
        }
    }
}
