import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Creates users over HTTP, walks the list page by page in every order, and checks that nobody is missing, nobody there
 * twice and everybody in order; prints what pages at the beginning, in the middle and at the end of a list cost.
 *
 * <p>Needs a JDK and nothing else: {@code java bench/TenThousandUsers.java http://127.0.0.1:8080 [users [limit
 * [sort,sort…]]]}. With 0 users it creates none, and checks and measures the list that is there.
 */
public final class TenThousandUsers {

    private static final List<String> SORTS =
            List.of("id", "-id", "name", "-name", "email", "-email", "age", "-age", "createdAt", "-createdAt");

    private static final int CLIENTS = 8;

    /** So many pages are a sample of a list's beginning, middle or end. */
    private static final int SAMPLE = 50;

    /** What the service writes is flat and compact, so that no parser is needed to take it apart. */
    private static final Pattern USER = Pattern.compile("\\{\"id\":(\\d+),\"name\":\"((?:[^\"\\\\]|\\\\.)*)\","
            + "\"email\":\"((?:[^\"\\\\]|\\\\.)*)\",\"age\":(null|\\d+),\"createdAt\":\"([^\"]+)\"");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|(.))");

    private static final Pattern NEXT = Pattern.compile("\"next\":(?:null|\"([^\"]*)\")");

    /** Names of equal, lower and upper case letters, of other scripts, and beyond the basic plane. */
    private static final List<String> NAMES =
            List.of("Ada", "ada", "Zoe", "\u00c4nne", "\u03a3ofia", "\uff21lan", "\ud83d\ude00", "O'Neil", "100%", "_");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final int limit;

    private TenThousandUsers(String base, int limit) {
        this.base = base;
        this.limit = limit;
    }

    private record User(long id, String name, String email, Integer age, Instant createdAt) {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: java bench/TenThousandUsers.java BASE-URL [users, 10000] [limit, 100] [sorts, all]");
            System.exit(2);
        }
        int users = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        int limit = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100;
        List<String> sorts = arguments.length > 3 ? List.of(arguments[3].split(",")) : SORTS;
        TenThousandUsers bench = new TenThousandUsers(arguments[0], limit);
        Set<String> created = bench.create(users);
        System.out.printf("%-11s %8s %7s %22s %22s %22s%n", "sort", "users", "pages", "first p50/p99 ms",
                "middle p50/p99 ms", "last p50/p99 ms");
        boolean right = true;
        for (String sort : sorts) {
            right &= bench.walk(sort, created);
        }
        System.exit(right ? 0 : 1);
    }

    /** The addresses of those who signed up. */
    private Set<String> create(int users) throws InterruptedException {
        String run = Long.toString(System.nanoTime(), 36);
        AtomicInteger next = new AtomicInteger();
        ConcurrentLinkedQueue<String> created = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Thread thread = new Thread(() -> {
                for (int number = next.getAndIncrement(); number < users; number = next.getAndIncrement()) {
                    String email = "u" + (number * 7919L % 1_000_003) + "-" + number + "@" + run + ".example";
                    String age = number % 5 == 0 ? "null" : Integer.toString(number % 90);
                    String body = "{\"name\":\"" + NAMES.get(number % NAMES.size()) + (number % 997)
                            + "\",\"email\":\"" + email + "\",\"password\":\"correct horse\",\"age\":" + age + "}";
                    try {
                        HttpResponse<String> response = CLIENT.send(
                                HttpRequest.newBuilder(URI.create(base + "/users"))
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                        (response.statusCode() == 201 ? created : refused).add(
                                response.statusCode() == 201 ? email : response.body());
                    } catch (IOException e) {
                        refused.add(e.toString());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (users > 0) {
            System.out.printf("%d users in %.0f s, %.0f a second, %d clients%n", created.size(), seconds,
                    created.size() / seconds, CLIENTS);
        }
        if (!refused.isEmpty()) {
            throw new IllegalStateException(refused.size() + " were not created: " + refused.peek());
        }
        return new HashSet<>(created);
    }

    /** Text as it is outside of JSON; what the service escapes are quotes, backslashes and surrogates. */
    private static String unescaped(String json) {
        return ESCAPE.matcher(json)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) == null
                                ? escape.group(2)
                                : String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    /** Walks one list; false, having said why, when it is not as it should be. */
    private boolean walk(String sort, Set<String> created) throws IOException, InterruptedException {
        Comparator<User> order = order(sort);
        Set<Long> seen = new HashSet<>();
        Set<String> missing = new HashSet<>(created);
        List<Long> nanos = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        User before = null;
        String cursor = "";
        while (cursor != null) {
            URI uri = URI.create(base + "/users?limit=" + limit + "&sort=" + sort
                    + (cursor.isEmpty() ? "" : "&after=" + cursor));
            long start = System.nanoTime();
            HttpResponse<String> response =
                    CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            nanos.add(System.nanoTime() - start);
            if (response.statusCode() != 200) {
                throw new IllegalStateException(uri + ": " + response.body());
            }
            int onPage = 0;
            for (Matcher match = USER.matcher(response.body()); match.find(); onPage++) {
                User user = new User(
                        Long.parseLong(match.group(1)),
                        unescaped(match.group(2)),
                        match.group(3),
                        match.group(4).equals("null") ? null : Integer.valueOf(match.group(4)),
                        Instant.parse(match.group(5)));
                if (!seen.add(user.id())) {
                    faults.add("twice: " + user);
                }
                missing.remove(user.email());
                if (before != null && order.compare(before, user) >= 0) {
                    faults.add("out of order: " + before + " then " + user);
                }
                before = user;
            }
            Matcher next = NEXT.matcher(response.body());
            cursor = next.find() ? next.group(1) : null;
            if (cursor != null && onPage != limit) {
                faults.add("a page of " + onPage + " that is not the last");
            }
        }
        if (!missing.isEmpty()) {
            faults.add(missing.size() + " missing, among them " + missing.iterator().next());
        }
        int pages = nanos.size();
        int sample = Math.min(SAMPLE, Math.max(1, pages / 3));
        System.out.printf("%-11s %8d %7d %22s %22s %22s%n", sort, seen.size(), pages,
                times(nanos.subList(0, sample)),
                times(nanos.subList((pages - sample) / 2, (pages - sample) / 2 + sample)),
                times(nanos.subList(pages - sample, pages)));
        faults.stream().limit(5).forEach(fault -> System.out.println("  WRONG " + fault));
        return faults.isEmpty();
    }

    private static String times(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        double middle = sorted[sorted.length / 2] / 1e6;
        double high = sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * 0.99) - 1)] / 1e6;
        return String.format("%.1f / %.1f", middle, high);
    }

    private static Comparator<User> order(String sort) {
        boolean down = sort.startsWith("-");
        Comparator<String> byCodePoint = Comparator.comparing(text -> text.codePoints().toArray(), Arrays::compare);
        Map<String, Comparator<User>> orders = new HashMap<>();
        orders.put("id", direction(Comparator.comparing(User::id), down));
        orders.put("name", direction(Comparator.comparing(User::name, byCodePoint), down));
        orders.put("email", direction(Comparator.comparing(User::email, byCodePoint), down));
        orders.put("age", Comparator.comparing(
                User::age, Comparator.nullsLast(direction(Comparator.<Integer>naturalOrder(), down))));
        orders.put("createdAt", direction(Comparator.comparing(User::createdAt), down));
        return orders.get(down ? sort.substring(1) : sort).thenComparing(User::id);
    }

    private static <T> Comparator<T> direction(Comparator<T> order, boolean down) {
        return down ? order.reversed() : order;
    }
}
