package org.fusiform.e2e;

import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests with a system of their own first: the shared one, once it runs, runs to the end and takes its part of the machine.
 */
public final class SharedUpLast implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.<ClassDescriptor, Boolean>comparing(SharedUpLast::shares)
                        .thenComparing(test -> test.getTestClass().getName()));
    }

    private static boolean shares(ClassDescriptor test) {
        return test.findRepeatableAnnotations(ExtendWith.class).stream()
                .flatMap(extended -> Arrays.stream(extended.value()))
                .anyMatch(SharedUp.class::equals);
    }
}
