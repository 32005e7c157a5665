import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs up users over HTTP, then walks all of them page by page in every order, and fails when one is missing, comes
 * twice or stands in the wrong place. Prints what the first, middle and last pages took.
 *
 * <pre>java bench/TenThousandUsers.java http://localhost:8080 [users, 10000] [page size, 100]</pre>
 *
 * The database must be empty before. Needs nothing but a JDK.
 */
public class TenThousandUsers {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern USER = Pattern.compile("\\{\"id\":(\\d+),\"name\":\"([^\"]*)\",\"email\":\"([^\"]*)\","
            + "\"age\":(\\d+|null),\"createdAt\":\"([^\"]*)\",\"updatedAt\":\"[^\"]*\"}");
    private static final Pattern NEXT = Pattern.compile("\"next\":(?:\"([^\"]*)\"|null)");

    private record User(long id, String name, String email, Integer age, String createdAt) {}

    public static void main(String[] arguments) throws Exception {
        String service = arguments[0];
        int users = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        int limit = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        signUp(service, users);
        boolean right = true;
        for (String sort : new String[] {"id", "name", "email", "age", "createdAt"}) {
            right &= walk(service, sort, users, limit) & walk(service, "-" + sort, users, limit);
        }
        System.out.println(right ? "Every user once and in order, in all ten orders" : "WRONG");
        System.exit(right ? 0 : 1);
    }

    private static void signUp(String service, int users) throws Exception {
        long start = System.nanoTime();
        Semaphore atOnce = new Semaphore(32);
        AtomicInteger failed = new AtomicInteger();
        for (int i = 0; i < users; i++) {
            // Names tie by the dozen and differ in case and script; one age in ten is not given.
            String name = new String[] {"ada", "Ada", "\u00c4rger", "\u0416\u0443\u043a", "\uff21da", "\ud83d\ude00"}[i % 6]
                    + " " + (i * 7919L % 997);
            String body = "{\"name\":\"%s\",\"email\":\"user%d@example.org\",\"password\":\"correct horse\",\"age\":%s}"
                    .formatted(name, i * 7919L % users, i % 10 == 0 ? "null" : Integer.toString(i % 151));
            HttpRequest request = HttpRequest.newBuilder(URI.create(service + "/users"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            atOnce.acquire();
            CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((answer, failure) -> {
                if (failure != null || answer.statusCode() != 201) {
                    failed.incrementAndGet();
                    System.err.println(failure != null ? failure : answer.body());
                }
                atOnce.release();
            });
        }
        atOnce.acquire(32);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf(Locale.ROOT, "%,d sign-ups in %d s, %d failed%n", users, time.toSeconds(), failed.get());
    }

    private static boolean walk(String service, String sort, int expected, int limit) throws Exception {
        List<User> walked = new ArrayList<>();
        List<Long> micros = new ArrayList<>();
        String after = null;
        do {
            String query = "?limit=" + limit + "&sort=" + sort + (after == null ? "" : "&after=" + after);
            long start = System.nanoTime();
            String page = CLIENT.send(
                            HttpRequest.newBuilder(URI.create(service + "/users" + query)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            micros.add((System.nanoTime() - start) / 1_000);
            Matcher user = USER.matcher(page);
            while (user.find()) {
                walked.add(new User(
                        Long.parseLong(user.group(1)),
                        user.group(2),
                        user.group(3),
                        user.group(4).equals("null") ? null : Integer.valueOf(user.group(4)),
                        user.group(5)));
            }
            Matcher next = NEXT.matcher(page);
            after = next.find() ? next.group(1) : null;
        } while (after != null);
        Set<Long> ids = new HashSet<>();
        walked.forEach(user -> ids.add(user.id()));
        List<User> sorted = new ArrayList<>(walked);
        sorted.sort(order(sort));
        boolean right = walked.size() == expected && ids.size() == expected && sorted.equals(walked);
        System.out.printf(
                Locale.ROOT,
                "%-10s %,7d users, %,7d different, %s; median of a page, in ms: first tenth %s, middle %s, last %s%n",
                sort,
                walked.size(),
                ids.size(),
                right ? "in order" : "WRONG",
                median(micros, 0),
                median(micros, micros.size() * 9 / 20),
                median(micros, micros.size() * 9 / 10));
        return right;
    }

    private static String median(List<Long> micros, int from) {
        List<Long> part = micros.subList(from, Math.min(micros.size(), from + Math.max(1, micros.size() / 10)));
        long[] sorted = part.stream().mapToLong(Long::longValue).sorted().toArray();
        return String.format(Locale.ROOT, "%.1f", sorted[sorted.length / 2] / 1000.0);
    }

    /** The order that is promised: by code point, ties by id, nulls last, both ways. */
    private static Comparator<User> order(String sort) {
        boolean descending = sort.startsWith("-");
        Comparator<User> byKey =
                switch (descending ? sort.substring(1) : sort) {
                    case "id" -> Comparator.comparing(User::id);
                    case "name" -> Comparator.comparing(user -> codePoints(user.name()), Arrays::compare);
                    case "email" -> Comparator.comparing(user -> codePoints(user.email()), Arrays::compare);
                    case "createdAt" -> Comparator.comparing(user -> java.time.Instant.parse(user.createdAt()));
                    default -> {
                        Comparator<Integer> ages = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
                        yield Comparator.comparing(User::age, Comparator.nullsLast(ages));
                    }
                };
        boolean reverse = descending && !sort.equals("-age");
        return (reverse ? byKey.reversed() : byKey).thenComparing(User::id);
    }

    private static int[] codePoints(String text) {
        return text.codePoints().toArray();
    }
}
