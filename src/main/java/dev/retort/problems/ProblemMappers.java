package dev.retort.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers whatever ends a request inside of JAX-RS. */
@Singleton
class ProblemMappers {

    private final Problems problems;
    private final AllowedMethods methods;

    ProblemMappers(Problems problems, AllowedMethods methods) {
        this.problems = problems;
        this.methods = methods;
    }

    /** Everything that nothing below is nearer to. */
    @ServerExceptionMapper
    Response any(Throwable failure, UriInfo uri) {
        return response(failure, uri).build();
    }

    /** Requests that the framework refuses; a redirect stays one. */
    @ServerExceptionMapper
    Response web(WebApplicationException failure, UriInfo uri) {
        if (failure.getResponse().getStatus() < 400) {
            return failure.getResponse();
        }
        Response.ResponseBuilder response = response(failure, uri);
        if (failure instanceof NotAllowedException) {
            response.header(HttpHeaders.ALLOW, methods.allowedMethods(uri.getPath()));
        }
        String encodings = failure.getResponse().getHeaderString(HttpHeaders.ACCEPT_ENCODING);
        if (encodings != null) {
            response.header(HttpHeaders.ACCEPT_ENCODING, encodings);
        }
        return response.build();
    }

    // Quarkus has mappers of its own for these six, which are nearer than the ones above.

    @ServerExceptionMapper
    Response invalidToken(AuthenticationFailedException failure, UriInfo uri) {
        return response(failure, uri).build();
    }

    @ServerExceptionMapper
    Response noToken(UnauthorizedException failure, UriInfo uri) {
        return response(failure, uri).build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure, UriInfo uri) {
        return response(failure, uri).build();
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException failure, UriInfo uri) {
        return response(failure, uri).build();
    }

    @ServerExceptionMapper
    Response mismatchedInput(MismatchedInputException failure, UriInfo uri) {
        return json(failure, uri);
    }

    @ServerExceptionMapper
    Response validation(ValidationException failure, UriInfo uri) {
        return response(failure, uri).build();
    }

    /** A body that Jackson could not read into the parameter of a resource method. */
    @ServerExceptionMapper
    Response json(JsonProcessingException failure, UriInfo uri) {
        return response(
                        ProblemException.of(
                                ProblemType.INVALID_REQUEST, "The body does not have the expected JSON structure"),
                        uri)
                .build();
    }

    private Response.ResponseBuilder response(Throwable failure, UriInfo uri) {
        Problems.Answer answer = problems.of(failure, uri.getRequestUri().getRawPath());
        Response.ResponseBuilder response = Response.status(answer.status())
                .type(Problem.MEDIA_TYPE)
                .entity(answer.body().getBytes(StandardCharsets.UTF_8));
        answer.headers().forEach(response::header);
        return response;
    }
}
