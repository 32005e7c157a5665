/** Ids of requests, and the audit log: who changed what, and who was refused. Imports no other package of the service. */
package dev.retort.audit;
