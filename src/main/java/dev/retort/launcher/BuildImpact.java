package dev.retort.launcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * Whether an edited class can change what a build of Quarkus generates for commands: the configuration, the list of persistent
 * classes, and the beans that shape tables. Quarkus decides on all three by its index of the classes. So a class whose entry
 * stays as it was has no impact, nor has one that only gained, lost or changed members of a kind known here. Everything
 * else counts as an impact.
 *
 * @param application the class of the application by that name, as it was built; null when there is none
 */
record BuildImpact(Function<DotName, ClassInfo> application) {

    private static final int SYNTHETIC = 0x1000;

    /** Prefixes of annotations that have no impact on members of a class: Quarkus generates nothing from them. */
    private static final List<String> HARMLESS = List.of(
            "java.lang.",
            "jakarta.validation.",
            "jakarta.persistence.",
            "com.fasterxml.jackson.annotation.",
            "org.eclipse.microprofile.openapi.annotations.",
            "org.hibernate.annotations.Check",
            "org.hibernate.annotations.ColumnDefault",
            "org.hibernate.annotations.Comment",
            "org.hibernate.annotations.CreationTimestamp",
            "org.hibernate.annotations.JdbcTypeCode",
            "org.hibernate.annotations.NaturalId",
            "org.hibernate.annotations.Nationalized",
            "org.hibernate.annotations.OnDelete",
            "org.hibernate.annotations.UpdateTimestamp");

    /** On a persistent class: about its table alone. */
    private static final Set<String> ABOUT_THE_TABLE = Set.of(
            "jakarta.persistence.Table",
            "jakarta.persistence.SecondaryTable",
            "jakarta.persistence.AttributeOverride",
            "jakarta.persistence.AttributeOverrides",
            "jakarta.persistence.DiscriminatorColumn",
            "jakarta.persistence.DiscriminatorValue",
            "org.hibernate.annotations.Check",
            "org.hibernate.annotations.Comment");

    private static final Set<String> PERSISTENT = Set.of(
            "jakarta.persistence.Entity", "jakarta.persistence.MappedSuperclass", "jakarta.persistence.Embeddable");

    /** Types of attributes that are no persistent classes themselves. */
    private static final List<String> BASIC =
            List.of("java.lang.", "java.math.", "java.time.", "java.util.", "java.net.", "java.sql.");

    /** The differences that have an impact, in words; empty for none. Null stands for a class that is not there. */
    Optional<String> of(ClassInfo before, ClassInfo after) {
        if (before == null || after == null) {
            ClassInfo only = before == null ? after : before;
            return isLocal(only) ? Optional.empty() : Optional.of("class " + only.name() + " is new or gone");
        }
        if (!header(before).equals(header(after))) {
            return Optional.of("the declaration of " + after.name() + " has changed");
        }
        Map<String, Member> old = members(before);
        Map<String, Member> now = members(after);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        boolean persistent = isPersistent(after);
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .filter(name -> after.isInterface()
                        || Stream.of(old, now)
                                .map(each -> each.get(name))
                                .filter(Objects::nonNull)
                                .anyMatch(member -> !isHarmless(member, persistent)))
                .findFirst()
                .map(name -> "'" + name + "' of " + after.name() + " has changed");
    }

    /** Nobody else can name it; and for each package, Maven adds an empty class to those of the compiler. */
    private static boolean isLocal(ClassInfo type) {
        return type.annotations().isEmpty()
                && (type.nestingType() == ClassInfo.NestingType.ANONYMOUS
                        || type.nestingType() == ClassInfo.NestingType.LOCAL
                        || type.simpleName().equals("package-info"));
    }

    private static boolean isPersistent(ClassInfo type) {
        return type.declaredAnnotations().stream()
                .anyMatch(each -> PERSISTENT.contains(each.name().toString()));
    }

    private static List<Object> header(ClassInfo type) {
        boolean persistent = isPersistent(type);
        List<String> annotations = type.declaredAnnotations().stream()
                .filter(each ->
                        !persistent || !ABOUT_THE_TABLE.contains(each.name().toString()))
                .map(AnnotationInstance::toString)
                .sorted()
                .toList();
        return List.of(
                type.flags(),
                String.valueOf(type.superClassType()),
                type.interfaceTypes().toString(),
                type.typeParameters().toString(),
                type.permittedSubclasses().toString(),
                type.nestingType(),
                annotations);
    }

    private static Map<String, Member> members(ClassInfo type) {
        Map<String, Member> members = new HashMap<>();
        type.fields().stream()
                .filter(field -> (field.flags() & SYNTHETIC) == 0)
                .forEach(field -> members.put(
                        field.name(),
                        new Member(field.flags() + " " + field.type(), List.of(field.type()), field.annotations())));
        type.methods().stream()
                .filter(method -> (method.flags() & SYNTHETIC) == 0)
                .forEach(method -> members.put(method.name() + method.descriptor(), Member.of(method)));
        type.recordComponents()
                .forEach(component -> members.put(
                        "component " + component.name(),
                        new Member(component.type().toString(), List.of(component.type()), component.annotations())));
        return members;
    }

    private boolean isHarmless(Member member, boolean persistent) {
        return member.annotations.stream().allMatch(BuildImpact::isHarmless)
                && (!persistent || member.types.stream().allMatch(this::isKnown));
    }

    private static boolean isHarmless(AnnotationInstance annotation) {
        String name = annotation.name().toString();
        return HARMLESS.stream()
                        .anyMatch(
                                harmless -> harmless.endsWith(".") ? name.startsWith(harmless) : name.equals(harmless))
                && annotation.values().stream().noneMatch(BuildImpact::namesClass);
    }

    /** Such as a converter, which Quarkus may register. */
    private static boolean namesClass(AnnotationValue value) {
        return switch (value.kind()) {
            case CLASS -> true;
            case NESTED -> !isHarmless(value.asNested());
            case ARRAY -> value.asArrayList().stream().anyMatch(BuildImpact::namesClass);
            default -> false;
        };
    }

    private boolean isKnown(Type type) {
        return switch (type.kind()) {
            case PRIMITIVE, VOID -> true;
            case ARRAY -> isKnown(type.asArrayType().elementType());
            case PARAMETERIZED_TYPE ->
                isKnown(type.name())
                        && type.asParameterizedType().arguments().stream().allMatch(this::isKnown);
            case CLASS -> isKnown(type.name());
            default -> false;
        };
    }

    private boolean isKnown(DotName name) {
        ClassInfo ours = application.apply(name);
        return ours == null
                ? BASIC.stream().anyMatch(name.toString()::startsWith)
                : ours.isEnum() || isPersistent(ours);
    }

    /** The index entry of a field, a method or a component of a record. */
    private record Member(String declaration, List<Type> types, List<AnnotationInstance> annotations) {

        static Member of(MethodInfo method) {
            List<Type> types = new ArrayList<>(method.parameterTypes());
            types.add(method.returnType());
            return new Member(
                    method.flags() + " " + types + method.typeParameters() + method.exceptions()
                            + method.defaultValue(),
                    types,
                    method.annotations());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Member member && text().equals(member.text());
        }

        @Override
        public int hashCode() {
            return text().hashCode();
        }

        private String text() {
            return declaration
                    + annotations.stream()
                            .map(each -> position(each.target()) + each)
                            .sorted()
                            .toList();
        }

        private static String position(AnnotationTarget target) {
            return switch (target.kind()) {
                case METHOD_PARAMETER ->
                    "parameter " + target.asMethodParameter().position() + " ";
                case TYPE -> "type " + target.asType().usage() + " ";
                default -> "";
            };
        }
    }
}
