package dev.retort.migrations.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The type of a column, in words that both engines have where they mean the same: {@code clob} is H2's CLOB and
 * PostgreSQL's text, {@code varbinary} is also bytea, {@code blob} also oid, {@code decimal} also numeric.
 *
 * @param name in lower case, such as {@code varchar} or {@code timestamp with time zone}
 * @param arguments length, or precision and scale; empty for what the engine takes by itself. Fractions of a second of
 *     a timestamp are left out when they are 6, the default of both engines; those of a time never are, since the
 *     defaults differ
 * @param values of an enum, in order; else empty
 * @param array whether it is a list of these
 * @param declared the name of a type that the schema has, in normal form: PostgreSQL's named enum, which several columns
 *     may share; null for a type of the column's own
 */
public record ColumnType(String name, List<Integer> arguments, List<String> values, boolean array, String declared) {

    private static final String DOMAIN = "domain ";

    private static final Pattern SPELLING =
            Pattern.compile("([a-z_][a-z_0-9 ]*?)\\s*(?:\\(([0-9, ]*)\\))?((?: with(?:out)? time zone)?)");

    public ColumnType {
        arguments = List.copyOf(arguments);
        values = List.copyOf(values);
    }

    /** A type of the column's own. */
    public ColumnType(String name, List<Integer> arguments, List<String> values, boolean array) {
        this(name, arguments, values, array, null);
    }

    /** A type without values: {@code of("varchar(200)")}, {@code of("timestamp(3) with time zone")}. */
    public static ColumnType of(String spelling) {
        String text = spelling.toLowerCase(Locale.ROOT).strip();
        boolean array = text.endsWith(" array");
        Matcher matcher = SPELLING.matcher(array ? text.substring(0, text.length() - 6) : text);
        if (!matcher.matches()) {
            return new ColumnType(text, List.of(), List.of(), array);
        }
        List<Integer> arguments = matcher.group(2) == null || matcher.group(2).isBlank()
                ? List.of()
                : Pattern.compile("\\s*,\\s*")
                        .splitAsStream(matcher.group(2).strip())
                        .map(Integer::valueOf)
                        .toList();
        return new ColumnType(matcher.group(1) + matcher.group(3), arguments, List.of(), array);
    }

    /** The domain of a name in normal form: its values are those of the type that it is made of, or fewer. */
    public static ColumnType domain(String domain) {
        return new ColumnType(DOMAIN + domain, List.of(), List.of(), false);
    }

    /** Whether the type was read as a domain; a domain that only a model declares is not recognised. */
    public boolean isDomain() {
        return name.startsWith(DOMAIN);
    }

    /** An enum of these values. */
    public static ColumnType enumOf(List<String> values) {
        return new ColumnType("enum", List.of(), values, false);
    }

    /** An enum that the schema has under a name. */
    public static ColumnType enumNamed(String declared, List<String> values, boolean array) {
        return new ColumnType("enum", List.of(), values, array, declared);
    }

    /** Whether a change of the values changes a named type, and not the column's own. */
    public boolean shares(ColumnType other) {
        return declared != null && declared.equals(other.declared) && array == other.array;
    }

    /** The same with other values. */
    public ColumnType withValues(List<String> newValues) {
        return new ColumnType(name, arguments, newValues, array, declared);
    }

    /** The same, declared under another name. */
    public ColumnType declaredAs(String newName) {
        return new ColumnType(name, arguments, values, array, newName);
    }

    /** An enum with these values appended to its own; any other type unchanged. */
    public ColumnType plus(List<String> more) {
        return values.isEmpty()
                ? this
                : withValues(
                        Stream.concat(values.stream(), more.stream()).distinct().toList());
    }

    /** The same under another name. */
    public ColumnType renamed(String newName) {
        return new ColumnType(
                newName,
                newName.equals(name) || keepsArguments(newName) ? arguments : List.of(),
                values,
                array,
                declared);
    }

    private static boolean keepsArguments(String newName) {
        return !List.of("text", "bytea", "oid", "smallint").contains(newName);
    }

    /** The first argument, or {@code otherwise} when there is none. */
    public int length(int otherwise) {
        return arguments.isEmpty() ? otherwise : arguments.get(0);
    }

    /** Whether it holds one text of any kind. */
    public boolean isText() {
        return !array
                && List.of("char", "varchar", "clob", "varchar_ignorecase").contains(name);
    }

    /** The type as a person would type it: {@code decimal(10,2)}, {@code enum('A','B')}, {@code varchar(255) array}. */
    @Override
    public String toString() {
        if (declared != null) {
            return Names.plain(declared) + (array ? " array" : "");
        }
        String inner = values.isEmpty()
                ? arguments.stream().map(String::valueOf).collect(Collectors.joining(","))
                : values.stream()
                        .map(value -> "'" + value.replace("'", "''") + "'")
                        .collect(Collectors.joining(","));
        int zone = name.indexOf(" with");
        String head = isDomain() ? name.substring(DOMAIN.length()) : zone < 0 ? name : name.substring(0, zone);
        String tail = zone < 0 || isDomain() ? "" : name.substring(zone);
        return head + (inner.isEmpty() ? "" : "(" + inner + ")") + tail + (array ? " array" : "");
    }
}
