package dev.retort.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * One page of a list of users.
 *
 * @param items in the order that was asked for
 * @param next the cursor of the page that follows; null when nothing follows
 * @param total how many users the filters let through; null unless it was asked for
 */
@RegisterForReflection
record UserPage(
        List<UserView> items,
        String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long total) {}
