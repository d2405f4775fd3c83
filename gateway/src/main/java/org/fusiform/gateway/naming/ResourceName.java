package org.fusiform.gateway.naming;

import java.util.regex.Pattern;
import org.fusiform.gateway.problem.Problem;

/** Names of sets, models and conditions: what fits a path, a file name and a table. */
public final class ResourceName {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private ResourceName() {}

    public static boolean valid(String name) {
        return FORM.matcher(name).matches();
    }

    /** The name itself; a {@link Problem} that names the parameter where it is missing or has another form. */
    public static String require(String parameter, String name) {
        if (name == null || name.isEmpty()) {
            throw Problem.invalid(parameter, "is missing");
        }
        if (!valid(name)) {
            throw Problem.invalid(
                    parameter,
                    "'" + name
                            + "' must begin with a letter or digit and hold up to 64 letters, digits, '.', '_', '-'");
        }
        if (HASH.matcher(name).matches()) {
            throw Problem.invalid(parameter, "'" + name + "' has the form of a hash, which is an id; choose a name");
        }
        return name;
    }
}
