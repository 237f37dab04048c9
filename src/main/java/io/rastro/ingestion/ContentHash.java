package io.rastro.ingestion;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
 * trace, so that a component added later does not make every stored row look changed.
 */
final class ContentHash {

    private static final Map<Class<?>, RecordComponent[]> COMPONENTS = new ConcurrentHashMap<>();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private ContentHash() {}

    static String of(Record content) {
        try {
            ContentHash hash = new ContentHash();
            hash.write(content);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(hash.bytes.toByteArray());
            return HexFormat.of().formatHex(digest);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (NoSuchAlgorithmException | ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void write(Object value) throws IOException, ReflectiveOperationException {
        if (value instanceof Record record) {
            writeRecord(record);
        } else if (value instanceof List<?> list) {
            out.writeInt(list.size());
            for (Object element : list) {
                write(element);
            }
        } else {
            byte[] text = (value instanceof Enum<?> constant ? constant.name() : value.toString())
                    .getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        }
    }

    private void writeRecord(Record record) throws IOException, ReflectiveOperationException {
        for (RecordComponent component : COMPONENTS.computeIfAbsent(record.getClass(), ContentHash::componentsOf)) {
            Object value = component.getAccessor().invoke(record);
            if (isKnown(value)) {
                out.writeUTF(component.getName());
                write(value);
            }
        }
        out.writeUTF("");
    }

    private static RecordComponent[] componentsOf(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
        }
        return components;
    }

    private static boolean isKnown(@Nullable Object value) {
        return value != null && !(value instanceof List<?> list && list.isEmpty());
    }
}
