package dev.retort.users;

/**
 * A user and the version that was seen.
 *
 * @param version rises by one with every change; what the entity tag is made of
 */
record VersionedUser(UserView user, long version) {

    static VersionedUser of(User user) {
        return new VersionedUser(UserView.of(user), user.version);
    }
}
