package dev.retort.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.testing.Engine;
import dev.retort.testing.RunningService;
import dev.retort.testing.ServiceDatabase;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Any data, any sort, any page size, any filter: walking from page to page shows every user once and in order, the
 * same on both engines, also while others write. {@code ./mvnw verify -Dpaging.tries=1000} tries harder.
 */
class PagingPropertiesIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Letters with and without case, one whose upper case is longer, combining marks, what SQL and LIKE read as signs,
     * the separator inside of cursors, and both sides of where UTF-16 and code points disagree about the order.
     */
    private static final List<String> CHARACTERS = List.of(
            "a",
            "A",
            "b",
            "B",
            "z",
            "\u00e4",
            "\u00c4",
            "\u00df",
            "e\u0301",
            "\u0301",
            "\u03c3",
            "\u03a3",
            "\u03c2",
            "%",
            "_",
            "\\",
            "!",
            "'",
            "\"",
            "=",
            " ",
            "\t",
            "0",
            "\ud7ff",
            "\ue000",
            "\uff21",
            "\uff41",
            "\uffff",
            "\ud800\udc00",
            "\ud801\udc00",
            "\ud801\udc28",
            "\ud83d\ude00",
            "\udbff\udfff");

    /** Those of them that lower case leaves as they are, as addresses are stored. */
    private static final List<String> ADDRESS_CHARACTERS = CHARACTERS.stream()
            .filter(text -> text.toLowerCase(Locale.ROOT).equals(text) && !text.isBlank())
            .toList();

    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
    private static final String BYSTANDER = "@bystanders.example";

    private static Path folder;
    private static List<Site> sites;

    /** The service on one engine, and a way into its database. */
    private record Site(Engine engine, RunningService service, ServiceDatabase database, Connection connection) {

        static Site open(Engine engine) {
            ServiceDatabase database = ServiceDatabase.create(engine, folder);
            RunningService service = RunningService.start(engine, folder, database.settings());
            try {
                return new Site(engine, service.awaitReady(), database, database.connect());
            } catch (RuntimeException e) {
                service.close();
                throw e;
            }
        }

        void close() throws SQLException {
            connection.close();
            service.close();
        }

        void replaceAll(List<ListedUser> users) throws SQLException {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("delete from users");
            }
            ListedUser.insert(connection, users);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** A list that somebody asks for; null is a filter that is not there. */
    record Wanted(String sort, String namePrefix, String email) {

        /** What the contract says that the list is. */
        List<ListedUser> of(List<ListedUser> users) {
            return users.stream()
                    .filter(user -> namePrefix == null || upper(user.name()).startsWith(upper(namePrefix)))
                    .filter(user -> email == null || user.email().equals(email))
                    .sorted(ListedUser.order(sort))
                    .toList();
        }

        private static String upper(String text) {
            return text.toUpperCase(Locale.ROOT);
        }

        String query() {
            return "?sort=" + sort + parameter("name", namePrefix) + parameter("email", email);
        }

        private static String parameter(String name, String value) {
            return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    @BeforeContainer
    static void start() throws IOException {
        folder = Files.createTempDirectory("retort-paging");
        CompletableFuture<Site> beside = CompletableFuture.supplyAsync(() -> Site.open(Engine.POSTGRESQL));
        sites = List.of(Site.open(Engine.H2), beside.join());
    }

    @AfterContainer
    static void stop() throws IOException, SQLException {
        for (Site site : sites) {
            site.close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    // Not bounded: what is left of that goes on in the background and gets into the way of the next property.
    @Property(shrinking = ShrinkingMode.FULL)
    void everyUserIsListedOnceAndInOrder(
            @ForAll("users") List<ListedUser> users, @ForAll("lists") Wanted wanted, @ForAll("limits") int limit)
            throws Exception {
        List<ListedUser> expected = wanted.of(users);
        for (Site site : sites) {
            site.replaceAll(users);
            List<List<ListedUser>> pages = walk(site, wanted, limit);
            assertThat(pages.stream().flatMap(List::stream))
                    .as("%s on %s", wanted, site.engine())
                    .containsExactlyElementsOf(expected);
            assertThat(pages)
                    .as("pages, the last without 'next', of %s on %s", wanted, site.engine())
                    .hasSize(Math.max(1, (expected.size() + limit - 1) / limit));
        }
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void everyUserIsListedOnceAndInOrderWhileOthersComeGoAndChange(
            @ForAll("users") List<ListedUser> users,
            @ForAll("sorts") String sort,
            @ForAll @IntRange(min = 1, max = 7) int limit,
            @ForAll Random random)
            throws Exception {
        Wanted wanted = new Wanted(sort, null, null);
        List<ListedUser> expected = wanted.of(users);
        for (Site site : sites) {
            site.replaceAll(users);
            try (Bystanders bystanders = new Bystanders(site, random)) {
                bystanders.awaitSome();
                List<List<ListedUser>> pages = walk(site, wanted, limit);
                assertThat(pages.stream().flatMap(List::stream).filter(user -> !isBystander(user)))
                        .as("%s on %s", wanted, site.engine())
                        .containsExactlyElementsOf(expected);
                assertThat(pages.subList(0, pages.size() - 1))
                        .as("pages before the last of %s on %s", wanted, site.engine())
                        .allSatisfy(page -> assertThat(page).hasSize(limit));
            }
        }
    }

    @Provide
    Arbitrary<List<ListedUser>> users() {
        Arbitrary<Long> ids = Arbitraries.longs().between(1, Long.MAX_VALUE);
        Arbitrary<String> emails = text(ADDRESS_CHARACTERS, 1, 5).map(local -> local + "@x.org");
        Arbitrary<Integer> ages = Arbitraries.of(0, 1, 2, 3, 150).injectNull(0.3);
        Arbitrary<Instant> times = Arbitraries.of(
                NOON,
                NOON.plus(1, ChronoUnit.MICROS),
                NOON.plus(1, ChronoUnit.MILLIS),
                NOON.minusSeconds(1),
                Instant.EPOCH.minusSeconds(1),
                Instant.parse("9999-12-31T23:59:59.999999Z"));
        return Combinators.combine(ids, names(), emails, ages, times)
                .as(ListedUser::new)
                .list()
                .ofMaxSize(40)
                .uniqueElements(ListedUser::id)
                .uniqueElements(ListedUser::email);
    }

    private Arbitrary<String> names() {
        Arbitrary<String> few = text(CHARACTERS, 1, 3);
        // As long as fits on both engines: H2 counts UTF-16 units.
        Arbitrary<String> full =
                Arbitraries.of("aa", "\ue000\ue000", "\ud83d\ude00").map(units -> units.repeat(100));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(20, few), net.jqwik.api.Tuple.of(1, full))
                .filter(name -> !name.isBlank());
    }

    private static Arbitrary<String> text(List<String> characters, int min, int max) {
        return Arbitraries.of(characters).list().ofMinSize(min).ofMaxSize(max).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> sorts() {
        return Arbitraries.of(
                "id", "-id", "name", "-name", "email", "-email", "age", "-age", "createdAt", "-createdAt");
    }

    @Provide
    Arbitrary<Wanted> lists() {
        Arbitrary<String> prefixes = text(CHARACTERS, 0, 2).injectNull(0.5);
        Arbitrary<String> emails =
                text(ADDRESS_CHARACTERS, 1, 1).map(local -> local + "@x.org").injectNull(0.9);
        return Combinators.combine(sorts(), prefixes, emails).as(Wanted::new);
    }

    @Provide
    Arbitrary<Integer> limits() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 8), Arbitraries.integers().between(1, 100));
    }

    /** All pages, following {@code next} to its end; gives up where a list does not end. */
    private static List<List<ListedUser>> walk(Site site, Wanted wanted, int limit) throws Exception {
        String first = "/users" + wanted.query() + "&limit=" + limit;
        List<List<ListedUser>> pages = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = get(site.service().uri(first + (next.isEmpty() ? "" : "&after=" + next)));
            List<ListedUser> users = new ArrayList<>();
            page.get("items").forEach(user -> users.add(ListedUser.of(user)));
            pages.add(users);
            next = page.get("next").textValue();
            assertThat(pages).as("pages of %s", wanted).hasSizeLessThan(1000);
        }
        return pages;
    }

    private static JsonNode get(URI uri) throws IOException, InterruptedException {
        HttpResponse<String> response =
                CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as("%s: %s", uri, response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static boolean isBystander(ListedUser user) {
        return user.email().endsWith(BYSTANDER);
    }

    /** Users who come, change in all that a list is sorted by, and go, for as long as this is open. */
    private static final class Bystanders implements AutoCloseable {

        private static final int MOST = 20;

        private final Connection connection;
        private final Random random;
        private final Thread thread = new Thread(this::write, "bystanders");
        private volatile boolean closing;
        private final AtomicInteger writes = new AtomicInteger();
        private volatile Exception failure;

        Bystanders(Site site, Random random) {
            this.connection = site.database().connect();
            this.random = random;
            thread.start();
        }

        void awaitSome() throws InterruptedException {
            while (writes.get() < MOST && failure == null) {
                Thread.sleep(1);
            }
        }

        private void write() {
            try (connection;
                    Statement statement = connection.createStatement()) {
                while (!closing) {
                    String id = Long.toString(-1L - random.nextInt(MOST));
                    String name = "'" + (char) ('A' + random.nextInt(60)) + "'";
                    // Also with an empty cell: the age of some.
                    String age = random.nextInt(3) == 0 ? "null" : Integer.toString(random.nextInt(5));
                    String time = "timestamp with time zone '2026-02-03 12:00:0" + random.nextInt(3) + "+00'";
                    String email = "'" + (char) ('a' + random.nextInt(26)) + id + BYSTANDER + "'";
                    int changed = statement.executeUpdate("update users set name = " + name + ", age = " + age
                            + ", created_at = " + time + ", email = " + email + " where id = " + id);
                    if (changed == 0) {
                        statement.executeUpdate(
                                "insert into users (id, name, email, age, created_at, updated_at, password, version, role,"
                                        + " tokens_valid_from)"
                                        + " values (" + id + ", " + name + ", " + email + ", " + age + ", " + time
                                        + ", " + time + ", 'none', 0, 'USER', " + time + ")");
                    } else if (random.nextInt(3) == 0) {
                        statement.executeUpdate("delete from users where id = " + id);
                    }
                    writes.incrementAndGet();
                }
            } catch (SQLException e) {
                failure = e;
            }
        }

        @Override
        public void close() {
            closing = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (failure != null) {
                throw new IllegalStateException("The bystanders could not write", failure);
            }
        }
    }
}
