package dev.retort.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The variables that a build reads: settings of Quarkus, for one profile or for all, and options of Maven and its Java. */
final class BuildEnvironment {

    private static final Pattern READ = Pattern.compile(
            "((_.*_|%.*\\.)?(QUARKUS|SMALLRYE|MP)|MAVEN|MVNW)[_.].*|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS",
            Pattern.CASE_INSENSITIVE);

    /** Only a running application reads these. A build serves the databases of all of them. */
    private static final Pattern AT_RUN_TIME = Pattern.compile(
            ".*QUARKUS_DATASOURCE_(.*_)?(JDBC_URL|REACTIVE_URL|USERNAME|PASSWORD)", Pattern.CASE_INSENSITIVE);

    private BuildEnvironment() {}

    /** Those of {@code environment}, sorted: {@code NAME=VALUE}. They may hold secrets. */
    static List<String> of(Map<String, String> environment) {
        List<String> variables = new ArrayList<>();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (READ.matcher(name).matches() && !AT_RUN_TIME.matcher(name).matches()) {
                variables.add(name + "=" + value);
            }
        });
        return variables;
    }
}
