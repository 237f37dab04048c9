package io.rastro.ingestion;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of a record: every known component by its name, its value by its text. Unknown and empty components leave no
 * trace, so that a component added later does not make every stored row look changed; the components of a part count as
 * those of the whole.
 */
final class ContentHash {

    /** One component, with its name as it goes into the hash. */
    private record Component(RecordComponent component, byte[] name, boolean isPart) {

        static Component of(RecordComponent component) {
            return new Component(
                    component, component.getName().getBytes(StandardCharsets.UTF_8), RecordShape.isPart(component));
        }
    }

    private static final Map<Class<?>, List<Component>> COMPONENTS = new ConcurrentHashMap<>();

    private final ByteSequence bytes = new ByteSequence();

    private ContentHash() {}

    static String of(Record content) {
        try {
            ContentHash hash = new ContentHash();
            hash.write(content);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(hash.bytes.takeAll());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void write(Object value) {
        if (value instanceof Record record) {
            writeComponents(record);
            bytes.addShort(0);
        } else if (value instanceof List<?> list) {
            bytes.addInt(list.size());
            for (Object element : list) {
                write(element);
            }
        } else {
            bytes.addText(value instanceof Enum<?> constant ? constant.name() : value.toString());
        }
    }

    private void writeComponents(Record record) {
        for (Component component : COMPONENTS.computeIfAbsent(record.getClass(), ContentHash::componentsOf)) {
            Object value = RecordShape.value(component.component, record);
            if (component.isPart) {
                writeComponents((Record) value);
            } else if (isKnown(value)) {
                bytes.addShort(component.name.length);
                bytes.add(component.name);
                write(value);
            }
        }
    }

    private static List<Component> componentsOf(Class<?> type) {
        return RecordShape.of(type).components().stream().map(Component::of).toList();
    }

    private static boolean isKnown(@Nullable Object value) {
        return value != null && !(value instanceof List<?> list && list.isEmpty());
    }
}
