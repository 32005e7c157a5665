// What a front end does with users, in strict TypeScript and without a cast: sign up, read, list, change, remove, and
// tell the errors apart. Run by check.sh with the address of a running, empty service.
import assert from "node:assert/strict";
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./build/api.js";

type User = components["schemas"]["User"];
type Violation = components["schemas"]["Violation"];

/** A user together with the version that was seen, as a front end would keep it. */
interface Versioned {
  readonly user: User;
  readonly etag: string;
}

/** What became of a sign-up, in the words of a form. */
type SignUp =
  | ({ readonly outcome: "done"; readonly location: string } & Versioned)
  | { readonly outcome: "email-taken" }
  | { readonly outcome: "invalid"; readonly violations: readonly Violation[] }
  | { readonly outcome: "later"; readonly seconds: number }
  | { readonly outcome: "failed"; readonly why: string };

function header(response: Response, name: string): string {
  const value = response.headers.get(name);
  assert(value !== null, `${response.url} answers ${response.status} without ${name}`);
  return value;
}

class Users {
  readonly #client: Client<paths>;

  constructor(baseUrl: string) {
    this.#client = createClient<paths>({ baseUrl });
  }

  async greet(): Promise<"World"> {
    const { data, error } = await this.#client.GET("/");
    assert(data, error?.detail);
    return data.Hello;
  }

  async signUp(body: components["schemas"]["CreateUser"]): Promise<SignUp> {
    const { data, error, response } = await this.#client.POST("/users", { body });
    if (data) {
      return { outcome: "done", user: data, etag: header(response, "ETag"), location: header(response, "Location") };
    }
    // Each case narrows the problem to the one of that status; the compiler sees that none is left out.
    switch (error.status) {
      case 400:
        return { outcome: "invalid", violations: error.violations ?? [] };
      case 409:
        return { outcome: "email-taken" };
      case 429:
      case 503:
        return { outcome: "later", seconds: Number(header(response, "Retry-After")) };
      case 401:
      case 403:
      case 406:
      case 408:
      case 413:
      case 415:
      case 500:
        return { outcome: "failed", why: error.detail };
    }
  }

  /** Undefined when address or password is wrong. */
  async signIn(body: components["schemas"]["Credentials"]): Promise<components["schemas"]["AccessToken"] | undefined> {
    const { data, error, response } = await this.#client.POST("/tokens", { body });
    if (data) {
      return data;
    }
    assert.equal(error.status, 401, error.detail);
    assert.match(header(response, "WWW-Authenticate"), /^Bearer /);
    return undefined;
  }

  /** The user whose token it is; undefined when the token is not valid. */
  async me(token: string): Promise<User | undefined> {
    const { data, error } = await this.#client.GET("/users/me", { headers: { Authorization: `Bearer ${token}` } });
    assert(data ?? error?.status === 401, error?.detail);
    return data;
  }

  async keyIds(): Promise<readonly string[]> {
    const { data, error } = await this.#client.GET("/.well-known/jwks.json");
    assert(data, error?.detail);
    return data.keys.map(({ kid }) => kid);
  }

  /** Undefined when there is none. */
  async read(id: number): Promise<Versioned | undefined> {
    const { data, error, response } = await this.#client.GET("/users/{id}", { params: { path: { id } } });
    if (data) {
      return { user: data, etag: header(response, "ETag") };
    }
    assert.equal(error.status, 404, error.detail);
    return undefined;
  }

  async isStill(known: Versioned): Promise<boolean> {
    const { response } = await this.#client.GET("/users/{id}", {
      params: { path: { id: known.user.id }, header: { "If-None-Match": known.etag } },
    });
    return response.status === 304;
  }

  async exists(id: number): Promise<boolean> {
    const { response } = await this.#client.HEAD("/users/{id}", { params: { path: { id } } });
    return response.ok;
  }

  /** Undefined when the user has changed since. */
  async patch(known: Versioned, body: components["schemas"]["PatchUser"]): Promise<Versioned | undefined> {
    const { data, error, response } = await this.#client.PATCH("/users/{id}", {
      params: { path: { id: known.user.id }, header: { "If-Match": known.etag } },
      headers: { "Content-Type": "application/merge-patch+json" },
      body,
    });
    if (data) {
      return { user: data, etag: header(response, "ETag") };
    }
    if (error.status === 412) {
      return undefined;
    }
    throw new Error(`${error.title}: ${error.detail}`);
  }

  async replace(known: Versioned, body: components["schemas"]["ReplaceUser"]): Promise<Versioned> {
    const { data, error, response } = await this.#client.PUT("/users/{id}", {
      params: { path: { id: known.user.id }, header: { "If-Match": known.etag } },
      body,
    });
    if (!data) {
      throw new Error(`${error.title}: ${error.detail}`);
    }
    return { user: data, etag: header(response, "ETag") };
  }

  async remove(id: number): Promise<void> {
    const { error } = await this.#client.DELETE("/users/{id}", { params: { path: { id } } });
    assert(!error, error?.detail);
  }

  /** Everybody, page by page. */
  async *all(query: Omit<NonNullable<paths["/users"]["get"]["parameters"]["query"]>, "after">): AsyncGenerator<User> {
    let after: string | null = null;
    do {
      const page: components["schemas"]["UserPage"] = await this.page(after === null ? query : { ...query, after });
      yield* page.items;
      after = page.next;
    } while (after !== null);
  }

  async page(query: NonNullable<paths["/users"]["get"]["parameters"]["query"]>) {
    const { data, error, response } = await this.#client.GET("/users", { params: { query } });
    if (error?.status === 400) {
      throw new Error(error.violations?.map(({ field, message }) => `${field} ${message}`).join("; ") ?? error.detail);
    }
    assert(data, error?.detail);
    assert.equal(response.headers.has("Link"), data.next !== null);
    return data;
  }

  async methods(): Promise<readonly string[]> {
    const { response } = await this.#client.OPTIONS("/users");
    return header(response, "Allow").split(", ");
  }
}

async function collected<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}

const [baseUrl] = process.argv.slice(2);
assert(baseUrl !== undefined, "usage: node client.js http://127.0.0.1:PORT");
const users = new Users(baseUrl);

assert.equal(await users.greet(), "World");
assert.deepEqual(await users.methods(), ["GET", "HEAD", "OPTIONS", "POST"]);

// Create
const password = "correct horse battery";
const ada = await users.signUp({ name: "Ada Lovelace", email: " Ada@Example.org", password, age: 36 });
assert(ada.outcome === "done", JSON.stringify(ada));
assert.equal(ada.user.email, "ada@example.org");
assert.equal(ada.user.age, 36);
assert.ok(Number.isSafeInteger(ada.user.id));
assert.ok(ada.location.endsWith(`/users/${ada.user.id}`));
assert.ok(!Number.isNaN(Date.parse(ada.user.createdAt)));
assert.ok(!("password" in ada.user));

// Errors, told apart
assert.deepEqual(await users.signUp({ name: "Another", email: "ADA@example.org", password }), { outcome: "email-taken" });
const invalid = await users.signUp({ name: " ", email: "nobody", password: "short", age: 151 });
assert(invalid.outcome === "invalid", JSON.stringify(invalid));
assert.deepEqual(invalid.violations.map(({ field }) => field), ["age", "email", "name", "password"]);

// Sign in
const token = await users.signIn({ email: "ADA@example.org", password });
assert(token);
assert.deepEqual([token.tokenType, token.expiresIn], ["Bearer", 900]);
assert.deepEqual(await users.me(token.accessToken), ada.user);
assert.equal(ada.user.role satisfies "user" | "admin", "user");
assert.equal(await users.signIn({ email: "ada@example.org", password: "wrong horse" }), undefined);
assert.equal(await users.me("a.b.c"), undefined);
assert.equal((await users.keyIds()).length, 1);

// Read
assert.deepEqual((await users.read(ada.user.id))?.user, ada.user);
assert.equal(await users.read(999_999), undefined);
assert.ok(await users.isStill(ada));
assert.ok(await users.exists(ada.user.id));
assert.ok(!(await users.exists(999_999)));

// Update
const older = await users.patch(ada, { age: null });
assert(older);
assert.equal(older.user.age, null);
assert.equal(older.user.name, "Ada Lovelace");
assert.notEqual(older.etag, ada.etag);
assert.equal(await users.patch(ada, { name: "Too late" }), undefined);
assert.ok(!(await users.isStill(ada)));
const replaced = await users.replace(older, { name: "Ada King", email: "ada@example.org", age: 37 });
assert.deepEqual([replaced.user.name, replaced.user.age], ["Ada King", 37]);
assert.equal(replaced.user.createdAt, ada.user.createdAt);

// List
for (const name of ["Grace Hopper", "Annie Easley", "Mary Jackson", "Katherine Johnson"]) {
  const email = `${name.toLowerCase().replace(" ", ".")}@example.org`;
  assert.equal((await users.signUp({ name, email, password })).outcome, "done");
}
const names = (await collected(users.all({ limit: 2, sort: "name" }))).map(({ name }) => name);
assert.deepEqual(names, ["Ada King", "Annie Easley", "Grace Hopper", "Katherine Johnson", "Mary Jackson"]);
const newestFirst = await collected(users.all({ limit: 3, sort: "-createdAt" }));
assert.deepEqual(newestFirst.map(({ name }) => name).at(-1), "Ada King");
const found = await users.page({ name: "a", limit: 1, total: true });
assert.equal(found.total, 2);
assert.equal(found.items[0]?.name, "Ada King");
assert.ok(found.next);
assert.equal((await users.page({ email: "GRACE.hopper@example.org" })).items.length, 1);
assert.equal((await users.page({})).total, undefined);
await assert.rejects(users.page({ after: found.next, sort: "-name" }), /after must be/);
await assert.rejects(users.page({ limit: 101 }), /limit must be an integer, 1 to 100/);

// Delete
await users.remove(ada.user.id);
assert.equal(await users.read(ada.user.id), undefined);

console.log("TypeScript client: sign in, create, read, list, replace, patch, delete, errors told apart");
