package io.rastro.account;

import io.rastro.account.AccessRules.AccessRule;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * An address that a controller answers.
 *
 * @param pattern with its variables' names alone, as {@code /accounts/{id}}
 */
record MappedAddress(HttpMethod method, String pattern) {

    private static final Pattern ALTERNATIVES = Pattern.compile("\\{[a-zA-Z]+:(\\w+(?:\\|\\w+)+)}");

    private static final Comparator<MappedAddress> ORDER =
            Comparator.comparing(MappedAddress::pattern).thenComparing(address -> address.method.name());

    @Override
    public String toString() {
        return method + " " + pattern;
    }

    static Stream<MappedAddress> of(RequestMappingInfo mapping) {
        Set<HttpMethod> methods = new HashSet<>();
        mapping.getMethodsCondition().getMethods().forEach(method -> methods.add(method.asHttpMethod()));
        return mapping.getPatternValues().stream()
                .flatMap(MappedAddress::alternatives)
                .map(pattern -> pattern.replaceAll("\\{([a-zA-Z]+):[^/]*}(?=/|$)", "{$1}"))
                .flatMap(pattern -> (methods.isEmpty() ? Set.of(HttpMethod.GET) : methods)
                        .stream().map(method -> new MappedAddress(method, pattern)));
    }

    /** One for each word that a variable may be, where its pattern spells them out. */
    private static Stream<String> alternatives(String pattern) {
        Matcher variable = ALTERNATIVES.matcher(pattern);
        return variable.find()
                ? Arrays.stream(variable.group(1).split("\\|", -1))
                        .map(word -> pattern.substring(0, variable.start()) + word + pattern.substring(variable.end()))
                : Stream.of(pattern);
    }

    /** The first rule that fits a path. */
    static Optional<AccessRule> rule(String path) {
        List<AccessRule> all = new ArrayList<>(
                List.of(AccessRules.STATIC_FILES, AccessRules.API, AccessRules.HOOKS, AccessRules.METRICS));
        all.addAll(AccessRules.PAGES);
        return all.stream()
                .filter(rule -> rule.patterns().stream().anyMatch(pattern -> matches(pattern, path)))
                .findFirst();
    }

    static boolean matches(String pattern, String path) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }

    /** Those of the portal's own controllers, as their annotations say; no portal is started for it. */
    static Set<MappedAddress> ofPortal() {
        AnnotatedMappings mappings = new AnnotatedMappings();
        Set<MappedAddress> all = new TreeSet<>(ORDER);
        for (Class<?> controller : controllers()) {
            Set<Method> methods = MethodIntrospector.selectMethods(
                    controller, (Method method) -> mappings.of(method, controller) != null);
            methods.stream()
                    .map(method -> Objects.requireNonNull(mappings.of(method, controller)))
                    .flatMap(MappedAddress::of)
                    .forEach(all::add);
        }
        return all;
    }

    private static List<Class<?>> controllers() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        scanner.setResourcePattern("**/*.class");
        return scanner.findCandidateComponents("io.rastro").stream()
                .<Class<?>>map(
                        found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .filter(found -> !isTest(found))
                .toList();
    }

    private static boolean isTest(Class<?> found) {
        return found.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains("test-classes");
    }

    private static final class AnnotatedMappings extends RequestMappingHandlerMapping {

        AnnotatedMappings() {
            GenericApplicationContext empty = new GenericApplicationContext();
            empty.refresh();
            setApplicationContext(empty);
            afterPropertiesSet();
        }

        @Nullable
        RequestMappingInfo of(Method method, Class<?> controller) {
            return getMappingForMethod(method, controller);
        }
    }
}
