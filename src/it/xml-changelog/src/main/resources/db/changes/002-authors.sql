--liquibase formatted sql

--changeset alan:authors
create table Author (name varchar(100) not null, primary key (name));
--rollback drop table Author;
