// What the generated types must refuse. Never run: each line below is an error that the compiler has to find, and one
// that it does not find fails the check.
import createClient from "openapi-fetch";
import type { components, paths } from "./build/api.js";

type Schemas = components["schemas"];
const client = createClient<paths>({ baseUrl: "http://localhost" });

export async function misuse(user: Schemas["User"], problem: Schemas["Problem"]): Promise<void> {
  // @ts-expect-error a password is required
  await client.POST("/users", { body: { name: "Ada", email: "ada@example.org" } });
  // @ts-expect-error the server gives the id
  const body: Schemas["CreateUser"] = { id: 1, name: "Ada", email: "ada@example.org", password: "12345678" };
  await client.POST("/users", { body });
  // @ts-expect-error an age is a number
  await client.PATCH("/users/{id}", { params: { path: { id: 1 } }, body: { age: "36" } });
  // @ts-expect-error a name is never null
  await client.PATCH("/users/{id}", { params: { path: { id: 1 } }, body: { name: null } });
  // @ts-expect-error replacing takes name and e-mail
  await client.PUT("/users/{id}", { params: { path: { id: 1 } }, body: { name: "Ada" } });
  // @ts-expect-error an id is a number
  await client.GET("/users/{id}", { params: { path: { id: "1" } } });
  // @ts-expect-error nobody sorts by password
  await client.GET("/users", { params: { query: { sort: "password" } } });
  // @ts-expect-error there is no such parameter
  await client.GET("/users", { params: { query: { page: 2 } } });
  // @ts-expect-error there is no such path
  await client.GET("/people");
  // @ts-expect-error a list is not deleted
  await client.DELETE("/users");
  // @ts-expect-error no answer has a password
  user.password;
  // @ts-expect-error an age may be null
  user.age.toFixed();
  // @ts-expect-error the id stays what it is
  user.id = 2;
  // @ts-expect-error there may be no violations
  problem.violations.length;
  // @ts-expect-error no problem has this status
  problem.status === 418;
  const { data, error } = await client.GET("/users/{id}", { params: { path: { id: 1 } } });
  // @ts-expect-error there may be no user
  data.name;
  // @ts-expect-error reading never meets an e-mail address that is taken
  error?.status === 409;
}
