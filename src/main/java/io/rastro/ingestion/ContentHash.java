package io.rastro.ingestion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * SHA-256 of a record: every known component by its name, its value by its text. Unknown and empty components leave no
 * trace, so that a component added later does not make every stored row look changed; the components of a part count as
 * those of the whole.
 */
final class ContentHash {

    /** One component, with its name as it goes into the hash. */
    private static final class Component {

        private final RecordShape.Member member;
        private final byte[] name;
        private final boolean isPart;

        Component(RecordShape.Member member) {
            this.member = member;
            this.name = member.component().getName().getBytes(StandardCharsets.UTF_8);
            this.isPart = RecordShape.isPart(member.component());
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
            Object value = component.member.of(record);
            if (value == null || isEmpty(value)) {
                continue;
            }
            if (component.isPart) {
                writeComponents((Record) value);
            } else {
                bytes.addShort(component.name.length);
                bytes.add(component.name);
                write(value);
            }
        }
    }

    private static List<Component> componentsOf(Class<?> type) {
        return RecordShape.of(type).members().stream().map(Component::new).toList();
    }

    private static boolean isEmpty(Object value) {
        return value instanceof List<?> list && list.isEmpty();
    }
}
