package dev.retort.users;

/**
 * Where in a sorted list one is: behind this user.
 *
 * @param value of the member that the list is sorted by; null when the user has none
 * @param id of the user
 */
record Position(Object value, long id) {

    static Position of(UserView user, UserSort.Key key) {
        return new Position(key.of(user), user.id());
    }
}
