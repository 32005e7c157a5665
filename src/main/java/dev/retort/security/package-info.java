/**
 * Authentication and authorization: the security mode, sign-in and its tokens, the keys that sign them, roles, and the check of
 * each caller. Imports {@code json}, {@code passwords} and {@code problems}.
 */
package dev.retort.security;
