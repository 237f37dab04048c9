package io.rastro.figures;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Who mentions whom in a tree of sources, resolved by the compiler. A method leads to every method that its body calls,
 * refers to or creates an object by, to those that override them, and to the constants it reads of the tree's enums
 * with their initialisers; what a lambda does counts where the lambda is written.
 */
final class CallGraph extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Trees trees;
    private final Elements elements;
    private final Map<Element, Path> files = new HashMap<>();
    private final Map<Element, Set<Element>> mentions = new HashMap<>();
    private final Map<TypeElement, Set<Path>> users = new HashMap<>();
    private Path file = Path.of("");

    private CallGraph(JavacTask task) {
        trees = Trees.instance(task);
        elements = task.getElements();
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
                .filter(each -> each.getKey().getNestingKind() == javax.lang.model.element.NestingKind.TOP_LEVEL)
                .filter(each -> each.getValue().stream()
                                .filter(user -> !user.equals(files.get(each.getKey())))
                                .count()
                        == 1)
                .count();
    }

    /** The files with a method body reached from a method, by their names. */
    Set<String> filesReachedFrom(String type, String method) {
        Map<ExecutableElement, Set<Element>> overriders = overriders();
        Deque<Element> open = new ArrayDeque<>();
        Set<Element> seen = new HashSet<>();
        mentions.keySet().stream()
                .filter(each -> each.getSimpleName().contentEquals(method)
                        && each.getEnclosingElement().getSimpleName().contentEquals(type))
                .forEach(open::add);
        while (!open.isEmpty()) {
            Element next = open.pop();
            if (seen.add(next)) {
                open.addAll(mentions.getOrDefault(next, Set.of()));
                if (next instanceof ExecutableElement called) {
                    open.addAll(overriders.getOrDefault(called, Set.of()));
                }
            }
        }
        Set<String> names = new TreeSet<>();
        seen.stream().filter(mentions::containsKey).forEach(each -> names.add(
                String.valueOf(java.util.Objects.requireNonNull(files.get(each)).getFileName())));
        return names;
    }

    private Map<ExecutableElement, Set<Element>> overriders() {
        Map<String, Set<ExecutableElement>> byName = new TreeMap<>();
        for (Element each : mentions.keySet()) {
            if (each instanceof ExecutableElement method && each.getKind() == ElementKind.METHOD) {
                byName.computeIfAbsent(method.getSimpleName().toString(), name -> new HashSet<>()).add(method);
            }
        }
        Map<ExecutableElement, Set<Element>> overriders = new HashMap<>();
        for (Element each : files.keySet()) {
            if (each instanceof ExecutableElement method) {
                for (ExecutableElement other : byName.getOrDefault(method.getSimpleName().toString(), Set.of())) {
                    TypeElement owner = (TypeElement) other.getEnclosingElement();
                    if (!other.equals(method) && elements.overrides(other, method, owner)) {
                        overriders.computeIfAbsent(method, none -> new HashSet<>()).add(other);
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
        if (method != null && tree.getBody() != null && !tree.getBody().getStatements().isEmpty()) {
            mentions.computeIfAbsent(method, none -> new HashSet<>());
        }
        return super.visitMethod(tree, nothing);
    }

    @Override
    public @Nullable Void visitVariable(com.sun.source.tree.VariableTree tree, @Nullable Void nothing) {
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
