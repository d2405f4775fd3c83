package org.fusiform.extractor.network;

import ai.djl.pytorch.jni.IValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a Dict[str, …] in its own order, which is the order of the layers. {@link IValue#toIValueMap()} puts the entries
 * into a hash map and loses it; the native call below it keeps it.
 */
final class OrderedDict {
    private OrderedDict() {}

    static Map<String, IValue> of(IValue dict) {
        try {
            Class<?> library = Class.forName("ai.djl.pytorch.jni.PyTorchLibrary");
            Field instance = library.getDeclaredField("LIB");
            Method toMap = library.getDeclaredMethod("iValueToMap", long.class);
            Constructor<IValue> ofHandle = IValue.class.getDeclaredConstructor(long.class);
            instance.setAccessible(true);
            toMap.setAccessible(true);
            ofHandle.setAccessible(true);
            long[] handles = (long[]) toMap.invoke(instance.get(null), dict.getHandle());
            Map<String, IValue> entries = new LinkedHashMap<>();
            for (int i = 0; i < handles.length; i += 2) {
                try (IValue key = ofHandle.newInstance(handles[i])) {
                    entries.put(key.toStringValue(), ofHandle.newInstance(handles[i + 1]));
                }
            }
            return entries;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("DJL's engine is of another version than this build was made for", e);
        }
    }
}
