package dev.retort.bench.limit;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * Four of the service's requests, answered on bare Vert.x with the reactive PostgreSQL client: the same JSON and headers
 * out of the same queries, and no rule checked. Nothing on a JVM needs much less, so this is the limit.
 *
 * <p>Started with the port of HTTP and the URI of the database.
 */
public final class Limit extends VerticleBase {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /** As many as the service has ({@code quarkus.datasource.jdbc.max-size}). */
    private static final int CONNECTIONS = 20;

    private static final String COLUMNS = "id, name, email, age, created_at, updated_at, version, role";
    private static final String READ = "select " + COLUMNS + " from users where id = $1";
    private static final String LIST = "select " + COLUMNS + " from users order by id limit $1";
    private static final String CREATE =
            "insert into users (id, name, email, password, age, created_at, updated_at, version, role,"
                    + " tokens_valid_from) values (nextval('users_seq'), $1, $2, $3, $4, $5, $5, 0, 'USER', timestamptz 'epoch')"
                    + " returning " + COLUMNS;

    private static final Buffer GREETING = Buffer.buffer("{\"Hello\":\"World\"}");

    /** The cheapest that the service's settings allow, which is how the bench starts it. */
    private static final Argon2Function HASH = Argon2Function.getInstance(8, 1, 1, 32, Argon2.ID);

    private final int port;
    private final String database;
    private Pool pool;

    private Limit(int port, String database) {
        this.port = port;
        this.database = database;
    }

    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        for (int i = 0; i < CORES; i++) {
            vertx.deployVerticle(new Limit(Integer.parseInt(arguments[0]), arguments[1]))
                    .onFailure(failure -> {
                        System.err.println(failure);
                        System.exit(1);
                    });
        }
    }

    @Override
    public Future<?> start() {
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(Math.max(1, CONNECTIONS / CORES)))
                .connectingTo(PgConnectOptions.fromUri(database).setCachePreparedStatements(true))
                .using(vertx)
                .build();
        return vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(this::answer)
                .listen(port);
    }

    private void answer(HttpServerRequest request) {
        String path = request.path();
        if (path.equals("/")) {
            send(request.response(), GREETING);
        } else if (path.startsWith("/users/")) {
            read(request, Long.parseLong(path, 7, path.length(), 10));
        } else if (path.equals("/users") && request.method() == HttpMethod.POST) {
            request.body().onSuccess(body -> create(request, body.toJsonObject()));
        } else if (path.equals("/users")) {
            list(request, Integer.parseInt(request.getParam("limit")));
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private void read(HttpServerRequest request, long id) {
        query(request, READ, Tuple.of(id), rows -> {
            if (rows.size() == 0) {
                request.response().setStatusCode(404).end();
                return;
            }
            Row row = rows.iterator().next();
            request.response().putHeader("ETag", tag(row));
            send(request.response(), user(row).toBuffer());
        });
    }

    private void list(HttpServerRequest request, int limit) {
        query(request, LIST, Tuple.of(limit + 1), rows -> {
            JsonArray items = new JsonArray();
            String next = null;
            long last = 0;
            for (Row row : rows) {
                if (items.size() == limit) {
                    next = Base64.getUrlEncoder()
                            .encodeToString(Long.toString(last).getBytes());
                    request.response()
                            .putHeader("Link", "<" + request.absoluteURI() + "&after=" + next + ">; rel=\"next\"");
                    break;
                }
                last = row.getLong(0);
                items.add(user(row));
            }
            send(
                    request.response(),
                    new JsonObject().put("items", items).put("next", next).toBuffer());
        });
    }

    private void create(HttpServerRequest request, JsonObject wanted) {
        String hash = Password.hash(wanted.getString("password"))
                .addRandomSalt(16)
                .with(HASH)
                .getResult();
        OffsetDateTime now = Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        Tuple values =
                Tuple.of(wanted.getString("name"), wanted.getString("email"), hash, wanted.getInteger("age"), now);
        query(request, CREATE, values, rows -> {
            Row row = rows.iterator().next();
            request.response()
                    .setStatusCode(201)
                    .putHeader("ETag", tag(row))
                    .putHeader("Location", request.absoluteURI() + "/" + row.getLong(0));
            send(request.response(), user(row).toBuffer());
        });
    }

    private void query(
            HttpServerRequest request, String sql, Tuple values, java.util.function.Consumer<RowSet<Row>> next) {
        pool.preparedQuery(sql).execute(values).onSuccess(next::accept).onFailure(failure -> {
            System.err.println(failure);
            request.response().setStatusCode(500).end();
        });
    }

    private static JsonObject user(Row row) {
        return new JsonObject()
                .put("id", row.getLong(0))
                .put("name", row.getString(1))
                .put("email", row.getString(2))
                .put("age", row.getInteger(3))
                .put("role", row.getString(7).toLowerCase(java.util.Locale.ROOT))
                .put("createdAt", row.getOffsetDateTime(4).toInstant())
                .put("updatedAt", row.getOffsetDateTime(5).toInstant());
    }

    private static String tag(Row row) {
        return "\"" + row.getLong(6) + "\"";
    }

    private static void send(HttpServerResponse response, Buffer json) {
        response.putHeader("Content-Type", "application/json;charset=UTF-8").end(json);
    }
}
