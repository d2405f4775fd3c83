package org.fusiform.cli;

import java.lang.reflect.Constructor;
import org.fusiform.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Hands the terminal to every command whose constructor asks for it. */
record TerminalFactory(Terminal terminal) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Terminal.class) {
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(terminal));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
