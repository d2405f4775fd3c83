package org.fusiform.gateway.project;

import java.util.regex.Pattern;
import org.fusiform.gateway.problem.Problem;

/** The tenant whose sets, models and campaigns a request sees. */
public final class Project {
    /** Whose requests are that carry no identity. */
    public static final String DEFAULT = "default";

    /** The first segment of object keys, so that it can hold nothing that means something there. */
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public static final String RULE = "must hold 1 to 63 lower-case letters, digits and '-', no '-' first";

    private Project() {}

    /** The name itself, or null for none; a Problem that names the parameter where it is none of a project. */
    public static String requireFormed(String parameter, String name) {
        if (name != null && !valid(name)) {
            throw Problem.invalid(parameter, "'" + name + "' is no project: it " + RULE);
        }
        return name;
    }

    public static boolean valid(String name) {
        return FORM.matcher(name).matches();
    }
}
