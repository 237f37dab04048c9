package io.rastro.ingestion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A kind of record taken apart: its components in order, and how one is made of their values. */
final class RecordShape {

    /** A component and what reads it of a record, as fast as code that calls its accessor. */
    record Member(RecordComponent component, Function<Object, @Nullable Object> getter) {

        @Nullable
        Object of(Object record) {
            return getter.apply(record);
        }
    }

    private static final Map<Class<?>, RecordShape> KNOWN = new ConcurrentHashMap<>();

    private final Constructor<?> constructor;
    private final List<RecordComponent> components;
    private final List<Member> members;

    private RecordShape(Class<?> type) {
        this.constructor = type.getDeclaredConstructors()[0];
        this.components = List.of(type.getRecordComponents());
        this.members = components.stream()
                .map(component -> new Member(component, getter(component)))
                .toList();
        constructor.setAccessible(true);
    }

    static RecordShape of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, RecordShape::new);
    }

    List<RecordComponent> components() {
        return components;
    }

    /** Whether the components of its value count as those of the whole. */
    static boolean isPart(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    List<Member> members() {
        return members;
    }

    @SuppressWarnings("unchecked") // made as it is described
    private static Function<Object, @Nullable Object> getter(RecordComponent component) {
        try {
            Lookup lookup = MethodHandles.privateLookupIn(component.getDeclaringRecord(), MethodHandles.lookup());
            MethodHandle accessor = lookup.unreflect(component.getAccessor());
            MethodHandle factory = LambdaMetafactory.metafactory(
                            lookup,
                            "apply",
                            MethodType.methodType(Function.class),
                            MethodType.genericMethodType(1),
                            accessor,
                            accessor.type().wrap())
                    .getTarget();
            return (Function<Object, @Nullable Object>) factory.invoke();
        } catch (Throwable impossible) {
            throw new IllegalStateException(component.toString(), impossible);
        }
    }

    /** @param values in the order of the components */
    Object make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException | InstantiationException | IllegalAccessException impossible) {
            throw new IllegalStateException(Arrays.toString(values), impossible);
        }
    }
}
