package io.rastro.figures;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Who mentions whom in a tree of sources, resolved by the compiler. A method leads to every method that its body calls,
 * refers to or creates an object by, to the overriding ones of the classes that were made on the way or injected, and to
 * the enum constants it reads, with their initialisers; what a lambda does counts where the lambda is written.
 */
final class CallGraph extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Trees trees;
    private final Elements elements;
    private final Types types;
    private final Map<Element, Path> files = new HashMap<>();
    private final Map<Element, Set<Element>> mentions = new HashMap<>();
    private final Map<TypeElement, Set<Path>> users = new HashMap<>();
    private Path file = Path.of("");

    private CallGraph(JavacTask task) {
        trees = Trees.instance(task);
        elements = task.getElements();
        types = task.getTypes();
    }

    static CallGraph of(SourceTree sources, String classPath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(problem -> {}, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    problem -> {},
                    List.of("-proc:none", "-classpath", classPath),
                    null,
                    manager.getJavaFileObjectsFromPaths(sources.files()));
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            CallGraph graph = new CallGraph(task);
            for (CompilationUnitTree unit : units) {
                graph.file = Path.of(unit.getSourceFile().toUri());
                graph.scan(unit, null);
            }
            return graph;
        }
    }

    /** Top-level types that only one other file mentions. */
    long typesWithOneUser() {
        return users.entrySet().stream()
                .filter(each -> each.getKey().getNestingKind() == NestingKind.TOP_LEVEL)
                .filter(each -> each.getValue().stream()
                                .filter(user -> !user.equals(files.get(each.getKey())))
                                .count()
                        == 1)
                .count();
    }

    /** What is reached from a method of a type. */
    Walk from(String type, String method) {
        Map<Element, Set<Element>> overriders = overriders();
        Set<Element> made = injectedInto(type);
        Set<Element> seen = new HashSet<>();
        Deque<Element> open = new ArrayDeque<>(mentions.keySet().stream()
                .filter(each -> each.getSimpleName().contentEquals(method)
                        && each.getEnclosingElement().getSimpleName().contentEquals(type))
                .toList());
        while (!open.isEmpty()) {
            Element next = open.pop();
            if (seen.add(next)) {
                open.addAll(mentions.getOrDefault(next, Set.of()));
                if (next.getKind() != ElementKind.METHOD || isOfEnum(next)) {
                    made.add(next.getEnclosingElement());
                }
            }
            if (open.isEmpty()) {
                seen.stream()
                        .flatMap(each -> overriders.getOrDefault(each, Set.of()).stream())
                        .filter(each -> made.contains(each.getEnclosingElement()) && !seen.contains(each))
                        .forEach(open::add);
            }
        }
        seen.retainAll(mentions.keySet());
        return new Walk(names(seen), names(leadingToSql(seen, overriders)));
    }

    private SortedSet<String> names(Set<Element> reached) {
        return reached.stream()
                .map(each ->
                        Objects.requireNonNull(files.get(each)).getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<Element> leadingToSql(Set<Element> reached, Map<Element, Set<Element>> overriders) {
        Set<Element> leading = new HashSet<>();
        boolean found = true;
        while (found) {
            found = false;
            for (Element each : reached) {
                boolean leads = mentions.getOrDefault(each, Set.of()).stream()
                        .anyMatch(called -> isJdbc(called)
                                || leading.contains(called)
                                || overriders.getOrDefault(called, Set.of()).stream()
                                        .anyMatch(leading::contains));
                found |= leads && leading.add(each);
            }
        }
        return leading;
    }

    private boolean isJdbc(Element element) {
        String name = elements.getPackageOf(element).getQualifiedName().toString();
        return name.startsWith("org.springframework.jdbc") || name.equals("java.sql");
    }

    private static boolean isOfEnum(Element element) {
        return element.getEnclosingElement().getKind() == ElementKind.ENUM;
    }

    /** The classes of the objects that the container hands to a class, to its base classes, and to these in turn. */
    private Set<Element> injectedInto(String type) {
        Set<Element> beans = madeElsewhere();
        Set<Element> injected = new HashSet<>();
        Deque<Element> open = new ArrayDeque<>(beans.stream()
                .filter(each -> each.getSimpleName().contentEquals(type))
                .toList());
        while (!open.isEmpty()) {
            Element next = open.pop();
            if (injected.add(next)) {
                next.getEnclosedElements().stream()
                        .filter(each -> each.getKind() == ElementKind.CONSTRUCTOR)
                        .flatMap(each -> ((ExecutableElement) each).getParameters().stream())
                        .map(each -> types.asElement(each.asType()))
                        .filter(beans::contains)
                        .forEach(open::add);
            }
        }
        return injected;
    }

    /** The types that no code of the tree makes an object of: the container does. */
    private Set<Element> madeElsewhere() {
        Set<Element> made = files.keySet().stream()
                .filter(each -> each.getKind() == ElementKind.CLASS)
                .collect(Collectors.toCollection(HashSet::new));
        mentions.values().stream()
                .flatMap(Set::stream)
                .filter(each -> each.getKind() == ElementKind.CONSTRUCTOR)
                .forEach(each -> made.remove(each.getEnclosingElement()));
        return made;
    }

    private Map<Element, Set<Element>> overriders() {
        Map<String, Set<ExecutableElement>> byName = new TreeMap<>();
        for (Element each : mentions.keySet()) {
            if (each instanceof ExecutableElement method && each.getKind() == ElementKind.METHOD) {
                byName.computeIfAbsent(method.getSimpleName().toString(), name -> new HashSet<>())
                        .add(method);
            }
        }
        Map<Element, Set<Element>> overriders = new HashMap<>();
        for (Element each : files.keySet()) {
            if (each instanceof ExecutableElement method) {
                for (ExecutableElement other :
                        byName.getOrDefault(method.getSimpleName().toString(), Set.of())) {
                    TypeElement owner = (TypeElement) other.getEnclosingElement();
                    if (!other.equals(method) && elements.overrides(other, method, owner)) {
                        overriders
                                .computeIfAbsent(method, none -> new HashSet<>())
                                .add(other);
                    }
                }
            }
        }
        return overriders;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
        declared();
        return super.visitClass(tree, nothing);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        Element method = declared();
        if (method != null
                && tree.getBody() != null
                && !tree.getBody().getStatements().isEmpty()) {
            mentions.computeIfAbsent(method, none -> new HashSet<>());
        }
        return super.visitMethod(tree, nothing);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
        declared();
        return super.visitVariable(tree, nothing);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
        mentioned();
        return super.visitIdentifier(tree, nothing);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
        mentioned();
        return super.visitMemberSelect(tree, nothing);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
        mentioned();
        return super.visitMemberReference(tree, nothing);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
        mentioned();
        return super.visitNewClass(tree, nothing);
    }

    private @Nullable Element declared() {
        Element element = trees.getElement(getCurrentPath());
        if (element != null) {
            files.put(element, file);
        }
        return element;
    }

    private void mentioned() {
        Element element = trees.getElement(getCurrentPath());
        if (element == null) {
            return;
        }
        if (element instanceof TypeElement type) {
            users.computeIfAbsent(type, none -> new HashSet<>()).add(file);
        } else if (element instanceof ExecutableElement || element.getKind() == ElementKind.ENUM_CONSTANT) {
            Element from = enclosing(getCurrentPath());
            if (from != null) {
                mentions.computeIfAbsent(from, none -> new HashSet<>()).add(element);
            }
        }
    }

    /** The method or the field whose code stands at a place: for a lambda, that which holds it. */
    private @Nullable Element enclosing(TreePath place) {
        for (TreePath each = place.getParentPath(); each != null; each = each.getParentPath()) {
            Tree.Kind kind = each.getLeaf().getKind();
            Element element = trees.getElement(each);
            if (kind == Tree.Kind.METHOD || (kind == Tree.Kind.VARIABLE && element != null && isField(element))) {
                return element;
            }
        }
        return null;
    }

    private static boolean isField(Element element) {
        return element.getKind().isField();
    }
}
