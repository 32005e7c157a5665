package dev.retort.users;

/**
 * A user and the version that was seen.
 *
 * @param version rises by one with every change; what the entity tag is made of
 */
record Tagged(UserView user, long version) {

    static Tagged of(User user) {
        return new Tagged(UserView.of(user), user.version);
    }
}
